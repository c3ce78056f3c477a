#include "engine/profile/event_vectors.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <utility>

namespace parallax {
namespace {

constexpr double word_share = 0.10;  ///< of the prior documents that hold a word
constexpr double name_share = 0.01;  ///< of the prior documents that hold a name

struct WordUse {
    std::uint32_t documents = 0;
    std::uint64_t as_name = 0;
    std::uint64_t as_word = 0;
};

using WordUses = std::unordered_map<std::string_view, WordUse>;

WordUses count_uses(std::span<const EventText* const> texts) {
    WordUses uses;
    for (const EventText* const text : texts) {
        for (const EventWord& word : text->words) {
            WordUse& use = uses[word.word];
            ++use.documents;
            use.as_name += word.as_name;
            use.as_word += word.as_word;
        }
    }
    return uses;
}

double rarity(const WordUse& use, std::size_t documents, const EventSettings& settings) {
    const double prior = settings.prior_documents;
    const double share = use.as_name > use.as_word ? name_share : word_share;
    return std::log((static_cast<double>(documents) + prior) /
                    (static_cast<double>(use.documents) + prior * share));
}

/// Where the documents of a day stand in a list in order of day.
constexpr int no_day = std::numeric_limits<int>::max();

int day_of(const EventText& text) {
    return text.day.value_or(no_day);
}

}  // namespace

EventVectors make_event_vectors(std::span<const EventText* const> texts,
                                const EventSettings& settings) {
    const WordUses uses = count_uses(texts);
    EventVectors result;
    // A word of one document alone makes nobody alike; it only takes its part of the length.
    for (const auto& [word, use] : uses) {
        if (use.documents > 1) result.words.push_back(word);
    }
    std::sort(result.words.begin(), result.words.end());
    std::unordered_map<std::string_view, std::uint32_t> index;
    for (const std::string_view word : result.words) {
        index.emplace(word, static_cast<std::uint32_t>(index.size()));
    }
    for (const EventText* const text : texts) {
        std::vector<EventTerm> terms;
        double squares = 0.0;
        for (const EventWord& word : text->words) {
            const WordUse& use = uses.at(word.word);
            const double weight = (1.0 + std::log(static_cast<double>(word.weight))) *
                                  std::max(0.0, rarity(use, texts.size(), settings));
            squares += weight * weight;
            if (use.documents > 1 && weight > 0.0) terms.push_back({index.at(word.word), weight});
        }
        for (EventTerm& term : terms) term.weight /= std::sqrt(squares);
        std::vector<EventTerm> by_weight = terms;
        std::sort(by_weight.begin(), by_weight.end(), [](const EventTerm& a, const EventTerm& b) {
            return a.weight != b.weight ? a.weight > b.weight : a.word < b.word;
        });
        by_weight.resize(std::min(by_weight.size(), settings.telling_words));
        std::vector<std::uint32_t>& telling = result.telling.emplace_back();
        for (const EventTerm& term : by_weight) telling.push_back(term.word);
        result.vectors.push_back(std::move(terms));
    }
    return result;
}

double dot(std::span<const EventTerm> a, std::span<const EventTerm> b) {
    double sum = 0.0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i].word == b[j].word) {
            sum += a[i++].weight * b[j++].weight;
        } else if (a[i].word < b[j].word) {
            ++i;
        } else {
            ++j;
        }
    }
    return sum;
}

std::vector<EventPair> find_alike(std::span<const EventText* const> texts,
                                  const EventVectors& vectors, const EventSettings& settings) {
    constexpr std::uint32_t shared_at_least = 2;
    std::vector<std::vector<std::uint32_t>> postings(vectors.words.size());
    for (std::uint32_t document = 0; document < texts.size(); ++document) {
        for (const std::uint32_t word : vectors.telling[document]) {
            postings[word].push_back(document);
        }
    }
    std::vector<EventPair> pairs;
    std::vector<std::uint32_t> shared(texts.size());
    std::vector<std::uint32_t> met;
    for (std::uint32_t document = 0; document < texts.size(); ++document) {
        const int last = texts[document]->day ? *texts[document]->day + settings.window : no_day;
        for (const std::uint32_t word : vectors.telling[document]) {
            // Later documents of the window, and those without a date at the end.
            const std::vector<std::uint32_t>& list = postings[word];
            const auto begin = std::upper_bound(list.begin(), list.end(), document);
            const auto end = std::partition_point(begin, list.end(), [&](std::uint32_t other) {
                return day_of(*texts[other]) <= last;
            });
            const auto undated = std::partition_point(end, list.end(), [&](std::uint32_t other) {
                return day_of(*texts[other]) != no_day;
            });
            const auto count = (end - begin) + (list.end() - undated);
            if (static_cast<std::size_t>(count) > settings.most_postings) continue;
            const auto meet = [&](std::uint32_t other) {
                if (shared[other]++ == 0) met.push_back(other);
            };
            std::for_each(begin, end, meet);
            std::for_each(undated, list.end(), meet);
        }
        std::sort(met.begin(), met.end());
        for (const std::uint32_t other : met) {
            if (std::exchange(shared[other], 0) < shared_at_least) continue;
            pairs.push_back(
                {document, other, dot(vectors.vectors[document], vectors.vectors[other])});
        }
        met.clear();
    }
    return pairs;
}

}  // namespace parallax
