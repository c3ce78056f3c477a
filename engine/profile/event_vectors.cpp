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

/// Documents by day, key; those without a date last.
using Postings = std::vector<std::uint32_t>;

/// Which documents of a list may be of one event with another.
class Window {
public:
    Window(std::span<const EventText* const> texts, int days) : texts_(texts), days_(days) {}

    /// Calls `visit` with each document of the list that comes later than `document`, within the
    /// window or without a date.
    template <class Visit>
    void for_each_later(const Postings& list, std::uint32_t document, const Visit& visit) const {
        const Later later = find_later(list, document);
        std::for_each(later.begin, later.end, visit);
        std::for_each(later.undated, list.end(), visit);
    }

    /// Whether a document of the list would have to be compared with more than `most` later ones.
    [[nodiscard]] bool is_crowded(const Postings& list, std::size_t most) const {
        if (list.size() <= most) return false;
        return std::any_of(list.begin(), list.end(), [&](std::uint32_t document) {
            const Later later = find_later(list, document);
            return static_cast<std::size_t>((later.end - later.begin) +
                                            (list.end() - later.undated)) > most;
        });
    }

private:
    struct Later {
        Postings::const_iterator begin;
        Postings::const_iterator end;
        Postings::const_iterator undated;
    };

    [[nodiscard]] Later find_later(const Postings& list, std::uint32_t document) const {
        const int last = texts_[document]->day ? *texts_[document]->day + days_ : no_day;
        const auto begin = std::upper_bound(list.begin(), list.end(), document);
        const auto end = std::partition_point(
            begin, list.end(), [&](std::uint32_t other) { return day_of(*texts_[other]) <= last; });
        const auto undated = std::partition_point(
            end, list.end(), [&](std::uint32_t other) { return day_of(*texts_[other]) != no_day; });
        return {begin, end, undated};
    }

    std::span<const EventText* const> texts_;
    int days_;
};

/// Calls `visit` with a number for each two of the words, which must be sorted.
template <class Visit>
void for_each_two(const std::vector<std::uint32_t>& words, const Visit& visit) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (std::size_t j = i + 1; j < words.size(); ++j)
            visit(std::uint64_t{words[i]} << 32U | words[j]);
    }
}

/// Both sorted.
std::uint32_t count_in_both(const std::vector<std::uint32_t>& a,
                            const std::vector<std::uint32_t>& b) {
    std::uint32_t count = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) {
            ++count;
            ++i;
            ++j;
        } else if (a[i] < b[j]) {
            ++i;
        } else {
            ++j;
        }
    }
    return count;
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

FoundAlike find_alike(std::span<const EventText* const> texts, const EventVectors& vectors,
                      const EventSettings& settings) {
    constexpr std::uint32_t shared_at_least = 2;
    const Window window(texts, settings.window);
    FoundAlike found;
    found.crowded.assign(texts.size(), false);

    std::vector<Postings> of_word(vectors.words.size());
    for (std::uint32_t document = 0; document < texts.size(); ++document) {
        for (const std::uint32_t word : vectors.telling[document])
            of_word[word].push_back(document);
    }
    std::vector<bool> is_common(of_word.size(), false);
    for (std::size_t word = 0; word < of_word.size(); ++word)
        is_common[word] = window.is_crowded(of_word[word], settings.most_postings);

    // Of words that many share two together may still be rare.
    std::vector<std::vector<std::uint32_t>> common(texts.size());
    std::unordered_map<std::uint64_t, Postings> of_two;
    for (std::uint32_t document = 0; document < texts.size(); ++document) {
        std::vector<std::uint32_t>& words = common[document];
        for (const std::uint32_t word : vectors.telling[document]) {
            if (is_common[word]) words.push_back(word);
        }
        std::sort(words.begin(), words.end());
        for_each_two(words, [&](std::uint64_t two) { of_two[two].push_back(document); });
    }
    for (auto& [two, postings] : of_two) {
        if (!window.is_crowded(postings, settings.most_postings_of_two)) continue;
        for (const std::uint32_t document : postings) found.crowded[document] = true;
        postings.clear();
    }

    std::vector<std::uint32_t> shared(texts.size());
    std::vector<std::uint32_t> met;
    for (std::uint32_t document = 0; document < texts.size(); ++document) {
        const auto meet = [&](std::uint32_t other, std::uint32_t words) {
            if (shared[other] == 0) met.push_back(other);
            shared[other] += words;
        };
        for (const std::uint32_t word : vectors.telling[document]) {
            if (is_common[word]) continue;
            window.for_each_later(of_word[word], document,
                                  [&](std::uint32_t other) { meet(other, 1); });
        }
        for_each_two(common[document], [&](std::uint64_t two) {
            window.for_each_later(of_two.at(two), document,
                                  [&](std::uint32_t other) { meet(other, shared_at_least); });
        });
        std::sort(met.begin(), met.end());
        for (const std::uint32_t other : met) {
            const std::uint32_t words = std::exchange(shared[other], 0);
            if (words < shared_at_least &&
                words + count_in_both(common[document], common[other]) < shared_at_least) {
                continue;
            }
            found.pairs.push_back(
                {document, other, dot(vectors.vectors[document], vectors.vectors[other])});
        }
        met.clear();
    }
    return found;
}

}  // namespace parallax
