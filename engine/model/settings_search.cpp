#include "engine/model/settings_search.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <initializer_list>
#include <utility>

namespace parallax {
namespace {

double log_loss(const TrainingSet& set, std::span<const std::uint32_t> rows,
                const Eigen::VectorXd& weights, const Eigen::MatrixXd& probabilities) {
    double sum = 0.0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const LabelledExample& example = set.examples[rows[i]];
        for (std::size_t k = 0; k < example.shares.size(); ++k) {
            const double p =
                probabilities(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(k));
            sum -= weights[static_cast<Eigen::Index>(i)] * example.shares[k] *
                   std::log(std::max(p, 1e-15));
        }
    }
    return sum;
}

bool has_made_rows(const TrainingSet& set) {
    return std::any_of(set.examples.begin(), set.examples.end(),
                       [](const LabelledExample& example) { return example.parent.has_value(); });
}

/// A width of the settings.
using WidthOf = std::function<double&(TrainingSettings&)>;

/// Keeps what lowers the loss.
class Search {
public:
    Search(InnerFolds& folds, const TrainingSettings& start)
        : folds_(folds), best_(start), held_out_(folds.hold_out(start)) {}

    /// True if it is better by more than rounding and luck explain.
    bool try_settings(const TrainingSettings& settings) {
        if (settings == best_) return false;
        std::optional<HeldOutFit> found = folds_.hold_out_if_better(settings, held_out_);
        constexpr double least_gain = 2e-4;
        if (!found || found->loss > held_out_.loss - least_gain) return false;
        best_ = settings;
        held_out_ = std::move(*found);
        return true;
    }

    /// The widths together are doubled or halved as long as that helps.
    void search_widths(std::span<const WidthOf> widths) {
        constexpr double step = 2.0;
        constexpr int most_steps = 3;
        bool moved = false;
        for (const double factor : {step, 1.0 / step}) {
            for (int i = 0; i < most_steps && !(moved && factor < 1.0); ++i) {
                TrainingSettings next = best_;
                for (const WidthOf& width_of : widths) width_of(next) *= factor;
                if (!try_settings(next)) break;
                moved = moved || factor > 1.0;
            }
        }
    }

    void search_width(const WidthOf& width_of) { search_widths({&width_of, 1}); }

    /// Tries each value in turn. True if one was better.
    template <class Value>
    bool try_values(Value TrainingSettings::*member, std::initializer_list<Value> values) {
        bool moved = false;
        for (const Value value : values) {
            TrainingSettings next = best_;
            next.*member = value;
            moved = try_settings(next) || moved;
        }
        return moved;
    }

    [[nodiscard]] const TrainingSettings& best() const { return best_; }

private:
    InnerFolds& folds_;
    TrainingSettings best_;
    HeldOutFit held_out_;
};

WidthOf width_of(Family family) {
    return [family](TrainingSettings& settings) -> double& {
        return settings.prior_sd[static_cast<std::size_t>(family)];
    };
}

double& vector_width(TrainingSettings& settings) {
    return settings.vector_sd;
}

/// Whether the search may move the family's width.
bool is_searched(const TrainingOptions& options, Family family) {
    const auto at = static_cast<std::size_t>(family);
    return options.reading.has(family) && !options.keeps_prior_sd[at] &&
           options.settings.prior_sd[at] > 0.0;
}

void search_all_widths(Search& search, const TrainingOptions& options, bool has_vectors) {
    std::vector<WidthOf> together;
    for (const Family family : {Family::words, Family::characters, Family::position}) {
        if (is_searched(options, family)) together.push_back(width_of(family));
    }
    const bool is_alone = together.size() == 1 && !has_vectors;
    if (has_vectors) together.emplace_back(vector_width);
    if (!is_alone && !together.empty()) search.search_widths(together);
}

void search_family(Search& search, Family family, bool may_leave_out) {
    search.search_width(width_of(family));
    if (!may_leave_out) return;
    TrainingSettings without = search.best();
    width_of(family)(without) = 0.0;
    search.try_settings(without);
}

}  // namespace

InnerFolds::InnerFolds(const TrainingSet& set, const Lexicon& lexicon,
                       std::span<const std::uint32_t> rows, const Folds& folds,
                       const TrainingSettings& start)
    : set_(&set), lexicon_(&lexicon), rows_(rows.begin(), rows.end()), start_(start) {
    for (std::uint32_t f = 0; f < folds.count; ++f) {
        std::vector<std::uint32_t> learned;
        std::vector<std::uint32_t> left;
        std::vector<Eigen::Index> places;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            (folds.of[i] == f ? left : learned).push_back(rows[i]);
            if (folds.of[i] == f) places.push_back(static_cast<Eigen::Index>(i));
        }
        LaidOutRows laid_out(set, lexicon, learned, start);
        SparseRows left_features = select_features(set, left, laid_out.columns());
        folds_.push_back({std::move(learned), std::move(left), std::move(places),
                          std::move(laid_out), std::nullopt, std::move(left_features)});
    }
}

HeldOutFit InnerFolds::nothing_yet() const {
    HeldOutFit held_out;
    held_out.logits.resize(static_cast<Eigen::Index>(rows_.size()),
                           static_cast<Eigen::Index>(set_->logits()));
    return held_out;
}

void InnerFolds::fit_fold(Fold& fold, const TrainingSettings& settings, double relative_tolerance,
                          const LogisticFit* near, HeldOutFit& into) {
    const bool counts_made = settings.marked_weight > 0.0;
    if (counts_made && !fold.with_made) {
        TrainingSettings start = start_;  // the same columns
        start.marked_weight = settings.marked_weight;
        fold.with_made.emplace(*set_, *lexicon_, fold.learned, start);
    }
    LaidOutRows& laid_out = counts_made ? *fold.with_made : fold.laid_out;
    into.fits.push_back(laid_out.fit(settings, relative_tolerance, near));
    const FittedWeights fitted = laid_out.finish(into.fits.back(), settings, false);
    const Eigen::MatrixXd logits = predict_logits(fitted.fit, fold.left_features);
    for (std::size_t i = 0; i < fold.places.size(); ++i)
        into.logits.row(fold.places[i]) = logits.row(static_cast<Eigen::Index>(i));
    into.loss_of_fold.push_back(log_loss(*set_, fold.left,
                                         weigh_rows(*set_, fold.left, settings.balanced),
                                         probabilities_of(logits)));
}

void InnerFolds::close(const TrainingSettings& settings, HeldOutFit& held_out) const {
    const Eigen::VectorXd weights = weigh_rows(*set_, rows_, settings.balanced);
    const double total = weights.sum();
    if (total == 0.0) return;
    held_out.loss = log_loss(*set_, rows_, weights, probabilities_of(held_out.logits)) / total;
}

HeldOutFit InnerFolds::hold_out(const TrainingSettings& settings) {
    HeldOutFit held_out = nothing_yet();
    for (Fold& fold : folds_) fit_fold(fold, settings, 1e-4, nullptr, held_out);
    close(settings, held_out);
    return held_out;
}

std::optional<HeldOutFit> InnerFolds::hold_out_if_better(const TrainingSettings& settings,
                                                         const HeldOutFit& best) {
    // The fewer texts there are, the more a fold does better or worse by chance.
    const double hopeless = 1.0 + 0.2 / std::sqrt(static_cast<double>(rows_.size()));
    HeldOutFit held_out = nothing_yet();
    double loss = 0.0;
    double loss_of_best = 0.0;
    for (std::size_t f = 0; f < folds_.size(); ++f) {
        // A gradient of so little leaves the loss within a millionth of its least.
        fit_fold(folds_[f], settings, 1e-3, &best.fits[f], held_out);
        loss += held_out.loss_of_fold[f];
        loss_of_best += best.loss_of_fold[f];
        if (loss > hopeless * loss_of_best) return std::nullopt;
    }
    close(settings, held_out);
    return held_out;
}

TrainingSettings search_settings(InnerFolds& folds, const TrainingSet& set,
                                 const TrainingOptions& options) {
    const TextReading& reading = options.reading;
    Search search(folds, options.settings);
    // Widths mean something once it is known what they are around.
    if (!set.prior_weights.empty()) {
        if (search.try_values(&TrainingSettings::prior_scale, {0.5})) {
            search.try_values(&TrainingSettings::prior_scale, {0.25});
        } else {
            search.try_values(&TrainingSettings::prior_scale, {2.0});
        }
        search.try_values(&TrainingSettings::prior_scale, {0.0});
    }
    const bool searches_vectors =
        set.vectors != nullptr && !options.keeps_vector_sd && options.settings.vector_sd > 0.0;
    search_all_widths(search, options, searches_vectors);
    const bool has_ngrams = reading.has(Family::words) || reading.has(Family::characters);
    if (has_ngrams && !options.keeps_width) {
        search.try_values(&TrainingSettings::width,
                          {PriorWidth::even, PriorWidth::rare, PriorWidth::ratio});
    }
    for (const Family family : {Family::words, Family::characters, Family::lexicon, Family::axes,
                                Family::style, Family::position}) {
        const bool may_leave_out = family != Family::lexicon || !options.keeps_lexicon;
        if (is_searched(options, family)) search_family(search, family, may_leave_out);
    }
    if (searches_vectors) {
        search.search_width(vector_width);
        search.try_values(&TrainingSettings::vector_sd, {0.0});
    }
    if (search.best().prior_map != PriorMap::zero && reading.has(Family::lexicon))
        search.try_values(&TrainingSettings::prior_scale, {0.0, 0.3});
    if (!options.keeps_l1_ratio) search.try_values(&TrainingSettings::l1_ratio, {0.1, 0.9});
    if (has_made_rows(set) && search.try_values(&TrainingSettings::marked_weight, {0.3}))
        search.try_values(&TrainingSettings::marked_weight, {0.1, 0.6});
    return search.best();
}

}  // namespace parallax
