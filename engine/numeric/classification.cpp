#include "engine/numeric/classification.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace parallax {
namespace {

constexpr std::size_t bin_count = 10;

std::size_t bin_of(double probability) {
    const auto bin = static_cast<std::size_t>(probability * static_cast<double>(bin_count));
    return std::min(bin, bin_count - 1);
}

/// True positives, predicted and actual by class.
struct ClassCounts {
    std::vector<double> right;
    std::vector<double> predicted;
    std::vector<double> actual;
    double all = 0.0;
};

ClassCounts count_classes(const Classified& c, const std::vector<std::uint32_t>& counts) {
    ClassCounts sums{std::vector<double>(c.classes), std::vector<double>(c.classes),
                     std::vector<double>(c.classes), 0.0};
    for (std::size_t i = 0; i < c.size(); ++i) {
        const double times = counts[i];
        sums.all += times;
        sums.actual[c.truth[i]] += times;
        sums.predicted[c.predicted[i]] += times;
        if (c.truth[i] == c.predicted[i]) sums.right[c.truth[i]] += times;
    }
    return sums;
}

double f1_of(const ClassCounts& sums, std::size_t k) {
    const double both = sums.predicted[k] + sums.actual[k];
    return both == 0.0 ? 0.0 : 2.0 * sums.right[k] / both;
}

}  // namespace

std::string_view name_of(Measure measure) {
    switch (measure) {
        case Measure::accuracy:
            return "accuracy";
        case Measure::macro_f1:
            return "macro_f1";
        case Measure::positive_f1:
            return "positive_f1";
        case Measure::auc:
            return "auc";
        case Measure::average_precision:
            return "average_precision";
        case Measure::log_loss:
            return "log_loss";
        case Measure::brier:
            return "brier";
        case Measure::ece:
            return "ece";
    }
    return "";
}

ClassificationMeasures::ClassificationMeasures(const Classified& classified)
    : classified_(&classified), ones_(classified.size(), 1) {
    if (classified.probabilities.empty()) return;
    for (std::size_t k = 0; k < classified.classes; ++k) {
        std::vector<std::uint32_t> order(classified.size());
        std::iota(order.begin(), order.end(), 0U);
        std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return classified.probability(a, k) > classified.probability(b, k);
        });
        order_.push_back(std::move(order));
    }
}

std::optional<double> ClassificationMeasures::rank_measure(
    Measure measure, std::size_t of, const std::vector<std::uint32_t>& counts) const {
    const Classified& c = *classified_;
    double positives = 0.0;
    double negatives = 0.0;
    for (std::size_t i = 0; i < c.size(); ++i)
        (c.truth[i] == of ? positives : negatives) += counts[i];
    if (positives == 0.0 || (measure == Measure::auc && negatives == 0.0)) return std::nullopt;

    const std::vector<std::uint32_t>& order = order_[of];
    double positives_above = 0.0;
    double all_above = 0.0;
    double pairs = 0.0;
    double precision_sum = 0.0;
    for (std::size_t at = 0; at < order.size();) {
        double tied_positives = 0.0;
        double tied_negatives = 0.0;
        const double score = c.probability(order[at], of);
        for (; at < order.size() && c.probability(order[at], of) == score; ++at)
            (c.truth[order[at]] == of ? tied_positives : tied_negatives) += counts[order[at]];
        pairs += tied_negatives * (positives_above + tied_positives / 2.0);
        positives_above += tied_positives;
        all_above += tied_positives + tied_negatives;
        if (tied_positives > 0.0)
            precision_sum += tied_positives / positives * (positives_above / all_above);
    }
    return measure == Measure::auc ? pairs / (positives * negatives) : precision_sum;
}

std::optional<double> ClassificationMeasures::measure(
    Measure measure, const std::vector<std::uint32_t>& counts) const {
    const Classified& c = *classified_;
    assert(counts.size() == c.size());
    const ClassCounts sums = count_classes(c, counts);
    if (sums.all == 0.0) return std::nullopt;
    switch (measure) {
        case Measure::accuracy:
            return std::accumulate(sums.right.begin(), sums.right.end(), 0.0) / sums.all;
        case Measure::macro_f1: {
            double sum = 0.0;
            for (std::size_t k = 0; k < c.classes; ++k) sum += f1_of(sums, k);
            return sum / static_cast<double>(c.classes);
        }
        case Measure::positive_f1:
            return f1_of(sums, c.classes - 1);
        default:
            break;
    }
    if (c.probabilities.empty()) return std::nullopt;
    if (measure == Measure::auc || measure == Measure::average_precision) {
        if (c.classes == 2) return rank_measure(measure, 1, counts);
        double sum = 0.0;
        for (std::size_t k = 0; k < c.classes; ++k) {
            const std::optional<double> one = rank_measure(measure, k, counts);
            if (!one) return std::nullopt;
            sum += *one;
        }
        return sum / static_cast<double>(c.classes);
    }
    double sum = 0.0;
    std::array<double, bin_count> bin_gap{};
    for (std::size_t i = 0; i < c.size(); ++i) {
        const double times = counts[i];
        if (measure == Measure::log_loss) {
            sum -= times * std::log(std::clamp(c.probability(i, c.truth[i]), 1e-15, 1.0 - 1e-15));
        } else if (measure == Measure::brier) {
            double squares = 0.0;
            for (std::size_t k = 0; k < c.classes; ++k) {
                const double gap = c.probability(i, k) - (c.truth[i] == k ? 1.0 : 0.0);
                squares += gap * gap;
            }
            sum += times * (c.classes == 2 ? squares / 2.0 : squares);
        } else {
            const double p = c.probability(i, c.predicted[i]);
            bin_gap[bin_of(p)] += times * ((c.truth[i] == c.predicted[i] ? 1.0 : 0.0) - p);
        }
    }
    if (measure == Measure::ece) {
        for (const double gap : bin_gap) sum += std::abs(gap);
    }
    return sum / sums.all;
}

std::optional<double> ClassificationMeasures::measure(Measure one) const {
    return measure(one, ones_);
}

std::vector<ClassMeasures> measure_classes(const Classified& classified) {
    const ClassCounts sums =
        count_classes(classified, std::vector<std::uint32_t>(classified.size(), 1));
    std::vector<ClassMeasures> measures(classified.classes);
    for (std::size_t k = 0; k < classified.classes; ++k) {
        ClassMeasures& one = measures[k];
        one.examples = static_cast<std::uint64_t>(sums.actual[k]);
        one.predicted = static_cast<std::uint64_t>(sums.predicted[k]);
        if (sums.predicted[k] > 0.0) one.precision = sums.right[k] / sums.predicted[k];
        if (sums.actual[k] > 0.0) one.recall = sums.right[k] / sums.actual[k];
        one.f1 = f1_of(sums, k);
    }
    return measures;
}

std::vector<std::vector<std::uint64_t>> confusion_of(const Classified& classified) {
    std::vector<std::vector<std::uint64_t>> counts(classified.classes,
                                                   std::vector<std::uint64_t>(classified.classes));
    for (std::size_t i = 0; i < classified.size(); ++i)
        ++counts[classified.truth[i]][classified.predicted[i]];
    return counts;
}

std::vector<ReliabilityBin> reliability_of(const Classified& classified) {
    std::vector<ReliabilityBin> bins(bin_count);
    for (std::size_t b = 0; b < bin_count; ++b) {
        bins[b].low = static_cast<double>(b) / static_cast<double>(bin_count);
        bins[b].high = static_cast<double>(b + 1) / static_cast<double>(bin_count);
    }
    if (classified.probabilities.empty()) return bins;
    for (std::size_t i = 0; i < classified.size(); ++i) {
        const double p = classified.probability(i, classified.predicted[i]);
        ReliabilityBin& bin = bins[bin_of(p)];
        ++bin.examples;
        bin.mean_probability += p;
        bin.share_right += classified.truth[i] == classified.predicted[i] ? 1.0 : 0.0;
    }
    for (ReliabilityBin& bin : bins) {
        if (bin.examples == 0) continue;
        bin.mean_probability /= static_cast<double>(bin.examples);
        bin.share_right /= static_cast<double>(bin.examples);
    }
    return bins;
}

}  // namespace parallax
