#include "engine/model/expected_events.hpp"
#include "engine/model/induce.hpp"
#include "engine/model/weighted_word.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace parallax {
namespace {

/// Unit vectors of (1 + ln count) · ln(N ÷ df) · ln(expected ÷ events): a word tells a story if it
/// is rare and its texts fall into fewer events than as many drawn at random, as in residual
/// inverse document frequency (Church & Gale 1995). How a thing is worded spreads over events, and
/// tells none.
std::vector<std::vector<WeightedWord>> weigh_story_words(const PhraseTexts& texts) {
    std::vector<std::uint32_t> documents(texts.words.size(), 0);
    std::vector<std::map<std::uint32_t, std::uint32_t>> by_class(texts.words.size());
    std::vector<std::set<std::uint32_t>> events(texts.words.size());
    std::vector<std::vector<WeightedWord>> rows(texts.texts.size());
    for (std::size_t t = 0; t < rows.size(); ++t) {
        std::map<std::uint32_t, std::uint32_t> counts;
        for (const std::uint32_t word : texts.texts[t].about) {
            if (!texts.function_words[word]) ++counts[word];
        }
        for (const auto& [word, count] : counts) {
            ++documents[word];
            ++by_class[word][texts.texts[t].class_index];
            events[word].insert(texts.texts[t].event);
            rows[t].push_back({word, 1.0 + std::log(static_cast<double>(count))});
        }
    }
    ExpectedEvents expected(texts);
    std::vector<std::uint32_t> drawn(texts.classes.size());
    std::vector<double> weights(texts.words.size(), 0.0);
    for (std::size_t w = 0; w < weights.size(); ++w) {
        if (documents[w] < 2) continue;
        std::fill(drawn.begin(), drawn.end(), 0U);
        for (const auto& [class_index, count] : by_class[w]) drawn[class_index] = count;
        const double clumped = std::log(expected.of(drawn) / static_cast<double>(events[w].size()));
        weights[w] = std::max(clumped, 0.0) *
                     std::log(static_cast<double>(rows.size()) / static_cast<double>(documents[w]));
    }
    for (std::vector<WeightedWord>& row : rows) {
        for (WeightedWord& one : row) one.weight *= weights[one.word];
        std::erase_if(row, [](const WeightedWord& one) { return one.weight <= 0.0; });
        scale_to_unit(row);
    }
    return rows;
}

/// Groups of one event, by the words in them.
class StoryGroups {
public:
    /// The group that the text joins or begins.
    std::uint32_t place(const std::vector<WeightedWord>& text) {
        constexpr double least_alike = 0.2;
        likeness_.assign(squares_.size(), 0.0);
        for (const WeightedWord& one : text) {
            const auto at = groups_of_.find(one.word);
            if (at == groups_of_.end()) continue;
            for (const auto& [group, weight] : at->second) likeness_[group] += one.weight * weight;
        }
        std::size_t best = squares_.size();
        double most = least_alike;
        for (std::size_t g = 0; g < likeness_.size(); ++g) {
            if (squares_[g] <= 0.0) continue;
            const double alike = likeness_[g] / std::sqrt(squares_[g]);
            if (alike < most || (best < squares_.size() && alike == most)) continue;
            most = alike;
            best = g;
        }
        if (best == squares_.size()) squares_.push_back(0.0);
        for (const WeightedWord& one : text) {
            double& sum = groups_of_[one.word][static_cast<std::uint32_t>(best)];
            squares_[best] += one.weight * (2.0 * sum + one.weight);
            sum += one.weight;
        }
        return static_cast<std::uint32_t>(best);
    }

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(squares_.size()); }

private:
    std::vector<double> squares_;  ///< of a group's sum of texts
    /// By word: the sum of its weights in each group that holds it.
    std::unordered_map<std::uint32_t, std::map<std::uint32_t, double>> groups_of_;
    std::vector<double> likeness_;
};

}  // namespace

void derive_stories(PhraseTexts& texts) {
    const auto rows = weigh_story_words(texts);
    std::vector<std::vector<std::uint32_t>> of_event(texts.events);
    for (std::uint32_t t = 0; t < rows.size(); ++t) of_event[texts.texts[t].event].push_back(t);
    texts.stories = 0;
    for (const std::vector<std::uint32_t>& event : of_event) {
        StoryGroups groups;
        // In the order of their keys, which are hashes.
        for (const std::uint32_t t : event)
            texts.texts[t].story = texts.stories + groups.place(rows[t]);
        texts.stories += groups.size();
    }
}

}  // namespace parallax
