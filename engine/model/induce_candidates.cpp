#include "engine/model/induce_candidates.hpp"

#include "engine/core/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <unordered_map>
#include <utility>

namespace parallax {
namespace {

constexpr std::uint32_t no_gram = static_cast<std::uint32_t>(-1);

/// An n-gram: the one of all words but the last, and the one of all but the first.
struct Gram {
    std::uint32_t head = no_gram;
    std::uint32_t tail = no_gram;
    std::uint32_t first_word = 0;
    std::uint32_t last_word = 0;
    std::uint32_t length = 1;
    std::uint32_t documents = 0;
    std::uint32_t count = 0;
    std::uint32_t labels = 0;  ///< how often it stands in a label
    std::uint32_t cuts = 0;    ///< how often it is part of a longer word written with a hyphen
    std::uint32_t last_text = no_gram;
    std::uint32_t most_in_longer = 0;  ///< uses of the commonest gram one word longer
};

/// Goes over what may be looked at: names are breaks, sentences of others are left out.
class GramFinder {
public:
    GramFinder(const PhraseTexts& texts, const CandidateOptions& options)
        : texts_(texts), options_(options), names_(find_names(texts)) {
        const auto own = find_own_sentences(texts);
        left_out_.names =
            static_cast<std::uint64_t>(std::count(names_.begin(), names_.end(), true));
        usable_.resize(texts.texts.size());
        words_.resize(texts.texts.size());
        for (std::size_t t = 0; t < texts.texts.size(); ++t) {
            const PhraseText& text = texts.texts[t];
            usable_[t].assign(text.words.size(), false);
            for (std::size_t s = 0; s < text.sentences.size(); ++s) {
                if (!own[t][s]) {
                    ++left_out_.repeated_sentences;
                    continue;
                }
                const auto [begin, end] = bounds_of(text, s);
                for (std::size_t i = begin; i < end; ++i) {
                    const PhraseWordUse& use = text.words[i];
                    if (use.stop != BreakKind::none) continue;
                    ++words_[t];
                    usable_[t][i] = !names_[use.word];
                }
            }
        }
    }

    Candidates find() {
        find_words();
        for (std::uint32_t length = 2; length <= options_.longest; ++length) lengthen(length);
        note_labels_and_cuts();
        return take();
    }

private:
    /// Level by level: a gram is worth counting only if both grams one word shorter are frequent.
    void find_words() {
        grams_.resize(texts_.words.size());
        std::vector<std::vector<std::uint32_t>> at(texts_.texts.size());
        for (std::uint32_t w = 0; w < grams_.size(); ++w)
            grams_[w].first_word = grams_[w].last_word = w;
        for (std::uint32_t t = 0; t < texts_.texts.size(); ++t) {
            const PhraseText& text = texts_.texts[t];
            at[t].assign(text.words.size(), no_gram);
            for (std::size_t i = 0; i < text.words.size(); ++i) {
                if (!usable_[t][i]) continue;
                at[t][i] = text.words[i].word;
                count(grams_[text.words[i].word], t);
                total_ += 1.0;
            }
        }
        longest_.push_back(std::move(at));
    }

    static void count(Gram& gram, std::uint32_t text) {
        ++gram.count;
        if (gram.last_text != text) ++gram.documents;
        gram.last_text = text;
    }

    void lengthen(std::uint32_t length) {
        std::unordered_map<std::uint64_t, std::uint32_t> known;
        const auto& shorter = longest_.back();
        std::vector<std::vector<std::uint32_t>> here(shorter.size());
        const auto frequent = [&](std::uint32_t gram) {
            return gram != no_gram && grams_[gram].documents >= options_.min_documents;
        };
        for (std::uint32_t t = 0; t < shorter.size(); ++t) {
            const std::vector<std::uint32_t>& row = shorter[t];
            here[t].assign(row.size(), no_gram);
            for (std::size_t i = 0; i + 1 < row.size(); ++i) {
                if (!frequent(row[i]) || !frequent(row[i + 1])) continue;
                const std::uint64_t key = (std::uint64_t{row[i]} << 32) | row[i + 1];
                const auto [at, is_new] =
                    known.try_emplace(key, static_cast<std::uint32_t>(grams_.size()));
                if (is_new) {
                    Gram gram;
                    gram.head = row[i];
                    gram.tail = row[i + 1];
                    gram.first_word = grams_[row[i]].first_word;
                    gram.last_word = grams_[row[i + 1]].last_word;
                    gram.length = length;
                    grams_.push_back(gram);
                }
                here[t][i] = at->second;
                count(grams_[at->second], t);
            }
        }
        for (const Gram& gram : grams_) {
            // "quick raid of" is no candidate, so "quick raid" is no part of one.
            if (gram.length != length || texts_.function_words[gram.first_word] ||
                texts_.function_words[gram.last_word])
                continue;
            for (const std::uint32_t part : {gram.head, gram.tail})
                grams_[part].most_in_longer = std::max(grams_[part].most_in_longer, gram.count);
        }
        longest_.push_back(std::move(here));
    }

    /// By word: whether it stands in a kicker or a tail label: the few words between an edge and a
    /// colon, a dash or a bar, or a whole line of a few words.
    static std::vector<bool> find_labels(const std::vector<PhraseWordUse>& words) {
        constexpr std::size_t most_words = 4;
        std::vector<bool> label(words.size(), false);
        std::size_t begin = 0;
        BreakKind before = BreakKind::edge;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const BreakKind after = words[i].stop;
            if (after == BreakKind::none || after == BreakKind::other) continue;
            const bool opens = before == BreakKind::edge;
            const bool closes = before == BreakKind::sign && after == BreakKind::edge;
            if ((opens || closes) && i - begin <= most_words) {
                for (std::size_t w = begin; w < i; ++w) label[w] = true;
            }
            begin = i + 1;
            before = after;
        }
        return label;
    }

    /// How often each gram is part of a label, and how often it is cut out of a compound: "semi" of
    /// "semi-automatic".
    void note_labels_and_cuts() {
        for (std::uint32_t t = 0; t < texts_.texts.size(); ++t) {
            const std::vector<PhraseWordUse>& words = texts_.texts[t].words;
            const std::vector<bool> label = find_labels(words);
            for (std::size_t n = 0; n < longest_.size(); ++n) {
                const std::vector<std::uint32_t>& row = longest_[n][t];
                for (std::size_t i = 0; i < row.size(); ++i) {
                    if (row[i] == no_gram) continue;
                    if (label[i] && label[i + n]) ++grams_[row[i]].labels;
                    const std::size_t end = i + n + 1;
                    if (words[i].joined || (end < words.size() && words[end].joined))
                        ++grams_[row[i]].cuts;
                }
            }
        }
    }

    [[nodiscard]] std::vector<std::uint32_t> words_of(std::uint32_t gram) const {
        std::vector<std::uint32_t> words;
        for (std::uint32_t g = gram; g != no_gram; g = grams_[g].head)
            words.push_back(grams_[g].last_word);
        std::reverse(words.begin(), words.end());
        return words;
    }

    /// Bits at the weakest joint of the gram (Church & Hanks 1990).
    [[nodiscard]] double association(std::uint32_t gram) const {
        const std::vector<std::uint32_t> words = words_of(gram);
        double weakest = 1e9;
        for (std::size_t cut = 1; cut < words.size(); ++cut) {
            std::uint32_t left = gram;
            for (std::size_t i = cut; i < words.size(); ++i) left = grams_[left].head;
            std::uint32_t right = gram;
            for (std::size_t i = 0; i < cut; ++i) right = grams_[right].tail;
            const double together = grams_[gram].count;
            weakest = std::min(
                weakest, std::log2(together * total_ / grams_[left].count / grams_[right].count));
        }
        return weakest;
    }

    void drop_topical(std::vector<Candidate>& phrases) {
        const std::size_t topics = texts_.topics.size();
        if (topics < 2) return;
        std::vector<double> counts;
        const auto before = phrases.size();
        std::erase_if(phrases, [&](Candidate& phrase) {
            counts.assign(topics, 0.0);
            for (const CandidateUse& use : phrase.uses) counts[texts_.texts[use.text].topic] += 1.0;
            phrase.topical = *std::max_element(counts.begin(), counts.end()) >
                             options_.largest_topic_share * static_cast<double>(phrase.uses.size());
            return phrase.topical && !phrase.listed;
        });
        left_out_.topical = before - phrases.size();
    }

    /// What the lexicons know of each phrase.
    void note_terms(std::vector<Candidate>& phrases) const {
        for (Candidate& phrase : phrases) {
            std::size_t listed = 0;
            std::size_t style = 0;
            for (const CandidateUse& use : phrase.uses) {
                const PhraseWordUse& first = texts_.texts[use.text].words[use.first];
                if (first.listed) ++listed;
                if (first.style) ++style;
            }
            phrase.listed = 2 * listed > phrase.uses.size();
            phrase.style = 2 * style > phrase.uses.size();
        }
    }

    [[nodiscard]] bool is_class_name(const std::vector<std::uint32_t>& words) const {
        std::string joined;
        for (const std::uint32_t word : words) joined += texts_.words[word];
        return std::any_of(
            texts_.classes.begin(), texts_.classes.end(), [&](const std::string& name) {
                std::string letters;
                for (const char c : name.substr(0, name.find('.'))) {
                    if (c != ' ' && c != '-')
                        letters += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
                }
                return joined == letters || "the" + joined == letters;
            });
    }

    bool is_candidate(std::uint32_t index, const std::vector<std::uint32_t>& words) {
        const Gram& gram = grams_[index];
        if (gram.documents < options_.min_documents) return false;
        if (texts_.function_words[words.front()] || texts_.function_words[words.back()])
            return false;
        // A letter alone is a remnant: of an abbreviation, a broken encoding.
        for (const std::uint32_t end : {words.front(), words.back()}) {
            const std::string& word = texts_.words[end];
            if (decode_code_point(word, 0).length >= word.size()) return false;
        }
        if (gram.labels > options_.largest_label_share * gram.count || is_class_name(words)) {
            ++left_out_.labels;
            return false;
        }
        if (2 * gram.cuts > gram.count) return false;
        if (gram.most_in_longer > options_.largest_part_share * gram.count) return false;
        return words.size() == 1 || association(index) >= options_.min_association;
    }

    Candidates take() {
        Candidates out;
        std::vector<std::pair<std::vector<std::uint32_t>, std::uint32_t>> kept;
        for (std::uint32_t g = 0; g < grams_.size(); ++g) {
            std::vector<std::uint32_t> words = words_of(g);
            if (is_candidate(g, words)) kept.emplace_back(std::move(words), g);
        }
        std::sort(kept.begin(), kept.end());
        std::vector<std::uint32_t> place(grams_.size(), no_gram);
        for (std::uint32_t i = 0; i < kept.size(); ++i) {
            place[kept[i].second] = i;
            out.phrases.push_back({std::move(kept[i].first), {}});
        }
        for (std::uint32_t t = 0; t < texts_.texts.size(); ++t) {
            for (const auto& level : longest_) {
                for (std::uint32_t i = 0; i < level[t].size(); ++i) {
                    if (level[t][i] == no_gram || place[level[t][i]] == no_gram) continue;
                    std::vector<CandidateUse>& uses = out.phrases[place[level[t][i]]].uses;
                    if (uses.empty() || uses.back().text != t) uses.push_back({t, 0, i});
                    ++uses.back().count;
                }
            }
        }
        note_terms(out.phrases);
        drop_topical(out.phrases);
        out.words = std::move(words_);
        out.left_out = left_out_;
        return out;
    }

    const PhraseTexts& texts_;
    const CandidateOptions& options_;
    std::vector<bool> names_;
    std::vector<std::vector<bool>> usable_;  ///< by text, by word
    std::vector<double> words_;
    std::vector<Gram> grams_;  ///< words first, then by length
    /// By length less one, text and word: the gram that begins there.
    std::vector<std::vector<std::vector<std::uint32_t>>> longest_;
    double total_ = 0.0;
    LeftOut left_out_;
};

}  // namespace

Candidates find_candidates(const PhraseTexts& texts, const CandidateOptions& options) {
    return GramFinder(texts, options).find();
}

}  // namespace parallax
