#include "engine/core/utf8.hpp"
#include "engine/text/parse_text.hpp"
#include "engine/text/text_lists.hpp"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace parallax {
namespace {

constexpr unsigned fewest_words_to_judge = 20;

/// Of a long text tokens at equal distances are looked at, about so many: they tell the language
/// as surely as all of them.
constexpr std::uint32_t tokens_to_judge = 120;

/// From this many words on a text needs function words that no listed language shares: one in 40.
/// English articles have one in 3, strings of headlines one in 8, other languages none in 100.
constexpr unsigned fewest_words_for_share = 80;
constexpr unsigned words_for_one_telling = 40;

struct WordCounts {
    unsigned words = 0;
    unsigned own = 0;           ///< function words of the rules' language
    unsigned telling = 0;       ///< those that are of no other listed language
    unsigned foreign = 0;       ///< function words of other languages only
    unsigned other_script = 0;  ///< words whose first letter is neither Latin nor common
};

bool is_of_other_script(std::string_view surface) {
    if (static_cast<unsigned char>(surface.front()) < 0x80) return false;
    UErrorCode status = U_ZERO_ERROR;
    const auto c = static_cast<UChar32>(decode_code_point(surface, 0).value);
    const UScriptCode script = uscript_getScript(c, &status);
    return u_isalpha(c) && script != USCRIPT_LATIN && script != USCRIPT_COMMON &&
           script != USCRIPT_INHERITED;
}

// What is remembered of a word; not looked at yet: 0.
constexpr std::uint8_t seen_bit = 1;
constexpr std::uint8_t own_bit = 2;
constexpr std::uint8_t foreign_bit = 4;
constexpr std::uint8_t other_script_bit = 8;

std::uint8_t look_at(const Word& word, const TextRules& rules) {
    unsigned bits = seen_bit | (is_of_other_script(word.surface) ? other_script_bit : 0U);
    const auto& function_words = rules.lists().function_words;
    const auto found = function_words.find(word.normalised);
    if (found != function_words.end()) {
        bits |=
            (found->second.is_own ? own_bit : 0U) | (found->second.is_foreign ? foreign_bit : 0U);
    }
    return static_cast<std::uint8_t>(bits);
}

/// Counts over every `step`-th token, furniture aside.
WordCounts count(const ParsedText& parsed, const TextRules& rules, const Vocabulary& vocabulary,
                 LanguageMemo& memo, std::uint32_t step) {
    if (memo.words.size() < vocabulary.size()) memo.words.resize(vocabulary.size());
    // By what is known of a word, so that no word costs a branch; those that are none count as 0.
    std::array<unsigned, 16> of_kind{};
    std::uint32_t i = 0;
    for (const Sentence& sentence : parsed.sentences) {
        i = std::max(i, sentence.tokens.begin);
        if (sentence.section == Section::furniture) continue;
        for (; i < sentence.tokens.end; i += step) {
            const Token& token = parsed.tokens[i];
            std::uint8_t& bits = memo.words[token.word.index()];
            const bool is_word = token.kind == TokenKind::word;
            if (bits == 0 && is_word) [[unlikely]]
                bits = look_at(vocabulary.word(token.word), rules);
            ++of_kind[is_word ? bits : 0U];
        }
    }
    WordCounts counts;
    for (std::size_t bits = seen_bit; bits < of_kind.size(); bits += 2) {
        const bool is_own = (bits & own_bit) != 0;
        const bool is_foreign = (bits & foreign_bit) != 0;
        counts.words += of_kind[bits];
        if ((bits & other_script_bit) != 0) counts.other_script += of_kind[bits];
        if (is_own) counts.own += of_kind[bits];
        if (is_own && !is_foreign) counts.telling += of_kind[bits];
        if (is_foreign && !is_own) counts.foreign += of_kind[bits];
    }
    return counts;
}

}  // namespace

double function_word_share(const ParsedText& parsed, const TextRules& rules,
                           const Vocabulary& vocabulary) {
    LanguageMemo memo;
    const WordCounts counts = count(parsed, rules, vocabulary, memo, 1);
    return counts.words == 0 ? 0.0 : static_cast<double>(counts.own) / counts.words;
}

bool is_in_language(const ParsedText& parsed, const TextRules& rules, const Vocabulary& vocabulary,
                    LanguageMemo& memo) {
    const auto tokens = static_cast<std::uint32_t>(parsed.tokens.size());
    const WordCounts counts =
        count(parsed, rules, vocabulary, memo, std::max(1U, tokens / tokens_to_judge));
    if (counts.other_script * 2 > counts.words) return false;
    if (counts.words < fewest_words_to_judge) return true;
    if (counts.foreign > counts.own) return false;
    if (counts.words < fewest_words_for_share) return true;
    return counts.telling * words_for_one_telling >= counts.words;
}

}  // namespace parallax
