#include "engine/lexicon/lexicon_checks.hpp"
#include "engine/lexicon/passed_over.hpp"
#include "engine/lexicon/phrase.hpp"
#include "engine/lexicon/phrase_expansion.hpp"
#include "engine/lexicon/phrase_matcher.hpp"

#include <algorithm>
#include <utility>

namespace parallax {
namespace {

/// The text as one sentence of the body.
ParsedText as_sentence(std::string_view text, Vocabulary& vocabulary) {
    ParsedText parsed;
    parsed.tokens = tokenise(text, vocabulary);
    const auto size = static_cast<std::uint32_t>(parsed.tokens.size());
    const auto bytes = static_cast<std::uint32_t>(text.size());
    if (size > 0) parsed.sentences.push_back({{0, bytes}, {0, size}, 0, Section::body});
    return parsed;
}

/// From the first word token to the last.
TokenRange all_words(const ParsedText& parsed) {
    TokenRange range;
    for (std::uint32_t i = 0; i < parsed.tokens.size(); ++i) {
        if (!parsed.tokens[i].is_word()) continue;
        if (range.empty()) range.begin = i;
        range.end = i + 1;
    }
    return range;
}

/// Whether a stop that ends a sentence stands between the words: no match crosses a sentence.
bool crosses_sentences(const ParsedText& parsed, TokenRange words, const Vocabulary& vocabulary) {
    for (std::uint32_t at = words.begin + 1; at < words.end; ++at) {
        if (parsed.tokens[at].kind == TokenKind::stop &&
            !is_passed_over(parsed.tokens, at, words.end, vocabulary)) {
            return true;
        }
    }
    return false;
}

}  // namespace

void find_dead_phrases(const CheckedLexicon& lexicon, std::vector<LexiconFinding>& out) {
    const std::vector<TermRow>& terms = lexicon.own().terms;
    Vocabulary vocabulary;
    std::vector<PhraseEntry> entries;
    for (std::uint32_t i = 0; i < terms.size(); ++i) {
        entries.push_back({parse_phrase(terms[i].term.phrase, vocabulary).phrase, i});
    }
    const PhraseMatcher matcher(entries);
    MatchMemo memo;
    std::vector<PhraseMatch> found;
    for (std::uint32_t i = 0; i < terms.size(); ++i) {
        const auto readings = expand_phrase(terms[i].term.phrase).expansions;
        std::size_t dead = 0;
        std::string example;
        for (const PhraseExpansion& reading : readings) {
            const ParsedText parsed = as_sentence(reading.text, vocabulary);
            matcher.find_all(parsed, vocabulary, memo, found);
            const PhraseMatch wanted{i, all_words(parsed)};
            if (std::find(found.begin(), found.end(), wanted) != found.end() &&
                !crosses_sentences(parsed, wanted.tokens, vocabulary)) {
                continue;
            }
            ++dead;
            if (example.empty()) example = reading.text;
        }
        if (dead == 0) continue;
        const bool all = dead == readings.size();
        out.push_back(lexicon.at(
            terms[i], all ? LexiconFinding::Severity::error : LexiconFinding::Severity::warning,
            LexiconFinding::Kind::never_matches,
            "no text can match \"" + example +
                "\": a stop divides sentences unless it abbreviates; write the phrase without it"));
    }
}

}  // namespace parallax
