#include "engine/lexicon/phrase.hpp"

#include "engine/core/utf8.hpp"
#include "engine/lexicon/exact_form.hpp"
#include "engine/lexicon/passed_over.hpp"
#include "engine/lexicon/phrase_expansion.hpp"
#include "engine/text/normalise.hpp"
#include "engine/text/tokens.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

constexpr std::size_t most_words = 16;

bool comes_before(const PhraseWord& a, const PhraseWord& b) {
    return std::tie(a.text, a.match) < std::tie(b.text, b.match);
}

bool sequence_comes_before(const std::vector<PhraseWord>& a, const std::vector<PhraseWord>& b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), comes_before);
}

/// The mark that governs the token, if any: "*" at its end, or "^" at the begin of the stretch
/// without spaces that it belongs to.
const PhraseMark* find_mark(const PhraseExpansion& expansion, const Token& token, bool star) {
    for (const PhraseMark& mark : expansion.marks) {
        if (mark.is_star != star) continue;
        if (star && mark.offset == token.end) return &mark;
        if (!star && mark.offset <= token.begin &&
            expansion.text.find(' ', mark.offset) >= token.begin) {
            return &mark;
        }
    }
    return nullptr;
}

/// Turns one expansion into words; returns what is wrong with it, if anything.
PhraseFault cut_words(const PhraseExpansion& expansion, Vocabulary& vocabulary,
                      std::vector<PhraseWord>& words) {
    std::size_t stars_used = 0;
    const std::vector<Token> tokens = tokenise(expansion.text, vocabulary);
    const auto is_word = [](const Token& token) { return token.is_word(); };
    const auto first = std::find_if(tokens.begin(), tokens.end(), is_word);
    const auto last = std::find_if(tokens.rbegin(), tokens.rend(), is_word).base();
    const std::span<const Token> between(first, std::max(first, last));
    for (std::uint32_t at = 0; at < between.size(); ++at) {
        const Token& token = between[at];
        const auto end = static_cast<std::uint32_t>(between.size());
        if (at > 0 && is_passed_over(between, at, end, vocabulary)) continue;
        const Word word = vocabulary.word(token.word);
        const PhraseMark* star = token.is_word() ? find_mark(expansion, token, true) : nullptr;
        const PhraseMark* caret = token.is_word() ? find_mark(expansion, token, false) : nullptr;
        if (star != nullptr && caret != nullptr) {
            return {star->column, "a word cannot have both \"^\" and \"*\"; choose one"};
        }
        if (star != nullptr) {
            ++stars_used;
            words.push_back({normalise(word.surface), PhraseWord::Match::prefix});
        } else if (caret != nullptr) {
            words.push_back({exact_form(word), PhraseWord::Match::exact});
        } else {
            words.push_back({std::string(word.normalised), PhraseWord::Match::normalised});
        }
    }
    for (const PhraseMark& mark : expansion.marks) {
        if (mark.is_star && stars_used == 0) {
            return {mark.column, "\"*\" does not follow a word; write it directly after letters"};
        }
        if (mark.is_star) --stars_used;
    }
    const auto is_empty = [](const PhraseWord& word) { return word.text.empty(); };
    if (words.empty() || std::any_of(words.begin(), words.end(), is_empty)) {
        return {1, "the phrase has no word; write at least one"};
    }
    if (words.size() > most_words) {
        return {1, "the phrase has " + std::to_string(words.size()) +
                       " words; write at most 16, hyphens divide words"};
    }
    return {};
}

}  // namespace

PhraseResult parse_phrase(std::string_view notation, Vocabulary& vocabulary) {
    PhraseResult result;
    if (const auto bad = find_invalid_utf8(notation)) {
        result.fault = {count_code_points(notation.substr(0, *bad)) + 1,
                        "the bytes are not UTF-8; save the file as UTF-8"};
        return result;
    }
    PhraseExpansions expanded = expand_phrase(notation);
    result.fault = std::move(expanded.fault);
    if (!result.fault.message.empty()) return result;

    std::vector<std::vector<PhraseWord>>& sequences = result.phrase.sequences;
    for (const PhraseExpansion& expansion : expanded.expansions) {
        result.fault = cut_words(expansion, vocabulary, sequences.emplace_back());
        if (!result.fault.message.empty()) {
            sequences.clear();
            return result;
        }
    }
    std::sort(sequences.begin(), sequences.end(), sequence_comes_before);
    sequences.erase(std::unique(sequences.begin(), sequences.end()), sequences.end());
    return result;
}

PhraseResult parse_phrase(std::string_view notation) {
    Vocabulary vocabulary;
    return parse_phrase(notation, vocabulary);
}

}  // namespace parallax
