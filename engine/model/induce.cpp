#include "engine/model/induce.hpp"

#include "engine/model/folds.hpp"
#include "engine/numeric/logistic.hpp"
#include "engine/numeric/resampling.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <set>

namespace parallax {
namespace {

std::uint32_t largest(const std::vector<double>& values) {
    return static_cast<std::uint32_t>(std::max_element(values.begin(), values.end()) -
                                      values.begin());
}

Folds fold_texts(const PhraseTexts& texts, HeldOut held_out, std::uint32_t wanted,
                 std::uint64_t seed) {
    std::vector<std::string> groups;
    for (const PhraseText& text : texts.texts) {
        switch (held_out) {
            case HeldOut::texts:
                groups.push_back(text.key);
                break;
            case HeldOut::events:
                groups.push_back(std::to_string(text.event));
                break;
            case HeldOut::topics:
                groups.push_back(texts.topics[text.topic]);
                break;
        }
    }
    return grouped_folds(groups, wanted, seed);
}

/// The texts of `used` by which a class can be told: a copy, or what several classes print, has no
/// words of its own, and a class that repeats itself is not the more common for it.
std::vector<std::uint8_t> with_own_words(const Candidates& candidates,
                                         std::vector<std::uint8_t> used) {
    for (std::size_t t = 0; t < used.size(); ++t) {
        if (candidates.words[t] == 0.0) used[t] = 0;
    }
    return used;
}

/// One pass over the folds of a kind.
class Attributor {
public:
    Attributor(const PhraseTexts& texts, const Candidates& candidates, const InduceOptions& options)
        : texts_(texts), candidates_(candidates), options_(options) {}

    HeldOutAttribution run(HeldOut held_out, CrossFitted* cross_fitted) {
        const std::size_t classes = texts_.classes.size();
        HeldOutAttribution out;
        out.held_out = held_out;
        out.of_class.assign(classes, 0);
        out.right_class.assign(classes, 0);
        out.even_class.assign(classes, 0);
        right_.clear();
        events_.clear();
        const Folds folds = fold_texts(texts_, held_out, options_.folds, options_.entries.seed);
        out.folds = folds.count;
        if (folds.count < 2) return out;
        for (std::uint32_t fold = 0; fold < folds.count; ++fold) {
            std::vector<std::uint8_t> used(texts_.texts.size());
            for (std::size_t t = 0; t < used.size(); ++t) used[t] = folds.of[t] == fold ? 0 : 1;
            hold_out(used, out, cross_fitted);
        }
        if (out.texts == 0) return out;
        out.log_loss /= static_cast<double>(out.texts);
        out.log_loss_shares /= static_cast<double>(out.texts);
        double recall = 0.0;
        for (std::size_t c = 0; c < classes; ++c) {
            recall += out.of_class[c] == 0 ? 0.0
                                           : static_cast<double>(out.even_class[c]) /
                                                 static_cast<double>(out.of_class[c]);
        }
        out.mean_recall = recall / static_cast<double>(classes);
        out.accuracy = interval();
        return out;
    }

private:
    void hold_out(const std::vector<std::uint8_t>& used, HeldOutAttribution& out,
                  CrossFitted* cross_fitted) {
        const std::vector<PhraseEvidence> entries =
            find_entries(texts_, candidates_, used, options_.entries).entries;
        const std::vector<std::uint8_t> learned = with_own_words(candidates_, used);
        const AffinityModel model = fit_affinities(texts_, candidates_, entries, learned);
        const auto logits = predict_affinities(texts_, candidates_, entries, model, used);
        std::vector<double> shares(texts_.classes.size(), 0.5);
        for (std::size_t t = 0; t < used.size(); ++t) {
            if (learned[t] != 0) shares[texts_.texts[t].class_index] += 1.0;
        }
        const double all = std::accumulate(shares.begin(), shares.end(), 0.0);
        const std::uint32_t commonest = largest(shares);
        std::size_t row = 0;
        for (std::uint32_t t = 0; t < used.size(); ++t) {
            if (used[t] != 0) continue;
            const std::vector<double>& logit = logits[row++];
            std::vector<double> even(logit);
            for (std::size_t c = 0; c < even.size(); ++c)
                even[c] += model.even_intercepts[c] - model.intercepts[c];
            const std::uint32_t label = texts_.texts[t].class_index;
            const bool is_right = largest(logit) == label;
            const bool is_right_even = largest(even) == label;
            if (candidates_.words[t] > 0.0) {
                ++out.texts;
                ++out.of_class[label];
                if (is_right) ++out.right, ++out.right_class[label];
                if (is_right_even) ++out.right_even, ++out.even_class[label];
                if (commonest == label) ++out.right_commonest;
                out.log_loss -= std::log(std::max(softmax(logit)[label], 1e-12));
                out.log_loss_shares -= std::log(shares[label] / all);
                right_.push_back(is_right ? 1 : 0);
                events_.push_back(texts_.texts[t].event);
            }
            if (cross_fitted != nullptr) {
                cross_fitted->texts.push_back(t);
                cross_fitted->log_weights.push_back(std::move(even));
            }
        }
    }

    [[nodiscard]] std::optional<Interval> interval() const {
        constexpr std::size_t samples = 200;
        std::vector<double> values;
        resample_groups(events_, texts_.events, samples, options_.entries.seed,
                        [&](const std::vector<std::uint32_t>& times) {
                            double all = 0.0;
                            double right = 0.0;
                            for (std::size_t i = 0; i < times.size(); ++i) {
                                all += times[i];
                                right += times[i] * right_[i];
                            }
                            if (all > 0.0) values.push_back(right / all);
                        });
        return percentile_interval(std::move(values));
    }

    const PhraseTexts& texts_;
    const Candidates& candidates_;
    const InduceOptions& options_;
    std::vector<std::uint32_t> right_;
    std::vector<std::uint32_t> events_;
};

bool has_events(const PhraseTexts& texts) {
    return texts.events < texts.texts.size();
}

}  // namespace

std::string_view name_of(HeldOut held_out) {
    switch (held_out) {
        case HeldOut::texts:
            return "texts";
        case HeldOut::events:
            return "events";
        case HeldOut::topics:
            return "topics";
    }
    return "";
}

Induction induce(PhraseTexts& texts, const InduceOptions& options) {
    Induction out;
    const std::set<std::uint32_t> known = [&] {
        std::set<std::uint32_t> topics;
        for (const PhraseText& text : texts.texts) topics.insert(text.topic);
        return topics;
    }();
    const std::size_t fewest = std::size_t{options.fewest_texts_of_topic} * options.derived_topics;
    if (known.size() < 2 && options.derived_topics > 1 && texts.texts.size() >= fewest) {
        derive_topics(texts, options.derived_topics);
        out.topics_derived = true;
    }
    out.topics = static_cast<std::uint32_t>(texts.topics.size());
    if (options.compare_stories) derive_stories(texts);
    out.candidates = find_candidates(texts, options.candidates);

    if (options.folds >= 2) {
        Attributor attributor(texts, out.candidates, options);
        const bool by_event = has_events(texts);
        out.attributions.push_back(
            attributor.run(HeldOut::texts, by_event ? nullptr : &out.cross_fitted));
        if (by_event)
            out.attributions.push_back(attributor.run(HeldOut::events, &out.cross_fitted));
        out.attributions.push_back(attributor.run(HeldOut::topics, nullptr));
        std::erase_if(out.attributions, [](const HeldOutAttribution& one) {
            return one.folds < 2 || one.texts == 0;
        });
    }
    const std::vector<std::uint8_t> all(texts.texts.size(), 1);
    FoundEntries found = find_entries(texts, out.candidates, all, options.entries);
    out.entries = std::move(found.entries);
    out.left_out = found.left_out;
    out.tests = found.tests;
    out.stories = found.stories;
    out.model =
        fit_affinities(texts, out.candidates, out.entries, with_own_words(out.candidates, all));
    return out;
}

}  // namespace parallax
