#include "engine/context/headline_names.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax {
namespace {

using Words = std::vector<std::string_view>;

/// A name as the body writes it, marks left aside.
struct KnownName {
    Words words;
    const NameMention* mention = nullptr;
};

/// Appends the words among the tokens.
void append_words(const ParsedText& parsed, TokenRange tokens, const Vocabulary& vocabulary,
                  Words& words) {
    for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
        const Token& token = parsed.tokens[at];
        if (token.is_word()) words.push_back(vocabulary.normalised(token.word));
    }
}

/// The words of the headlines, sorted.
Words list_headline_words(const ParsedText& parsed, const Vocabulary& vocabulary) {
    Words words;
    for (const Sentence& sentence : parsed.sentences) {
        if (sentence.section != Section::headline) continue;
        append_words(parsed, sentence.tokens, vocabulary, words);
    }
    std::sort(words.begin(), words.end());
    return words;
}

/// The body's names and the last words of persons' names, the longest first, of equal ones that
/// which comes first: those alone that begin with one of `headline_words`.
std::vector<KnownName> list_names(const ParsedText& text, const Annotation& found,
                                  const Words& headline_words, const Vocabulary& vocabulary) {
    const auto is_wanted = [&](std::string_view word) {
        return std::binary_search(headline_words.begin(), headline_words.end(), word);
    };
    std::vector<KnownName> names;
    Words words;
    for (const NameMention& mention : found.names) {
        words.clear();
        append_words(text, mention.tokens, vocabulary, words);
        if (words.empty()) continue;
        if (mention.is_person && words.size() > 1 && is_wanted(words.back())) {
            names.push_back({{words.back()}, &mention});
        }
        if (is_wanted(words.front())) names.push_back({words, &mention});
    }
    std::stable_sort(names.begin(), names.end(), [](const KnownName& a, const KnownName& b) {
        return a.words.size() != b.words.size() ? a.words.size() > b.words.size()
                                                : a.words < b.words;
    });
    names.erase(
        std::unique(names.begin(), names.end(),
                    [](const KnownName& a, const KnownName& b) { return a.words == b.words; }),
        names.end());
    return names;
}

/// Whether the body writes the word small somewhere: a word like any other.
bool is_written_small(const ParsedText& text, std::string_view word, const Vocabulary& vocabulary) {
    return std::any_of(text.tokens.begin(), text.tokens.end(), [&](const Token& token) {
        if (token.kind != TokenKind::word) return false;
        const Word& here = vocabulary.word(token.word);
        return !here.shape.capitalised && here.normalised == word;
    });
}

/// The tokens from `at` on that are the words of a name, hyphens between them left aside; empty if
/// they are not.
TokenRange read_name(const ParsedText& parsed, std::uint32_t at, std::uint32_t end,
                     const Words& words, const Vocabulary& vocabulary) {
    std::uint32_t token = at;
    for (const std::string_view word : words) {
        while (token > at && token < end && parsed.tokens[token].kind == TokenKind::hyphen) ++token;
        if (token >= end || vocabulary.normalised(parsed.tokens[token].word) != word) {
            return {at, at};
        }
        ++token;
    }
    return {at, token};
}

Voice voice_at(const Annotation& annotation, std::uint32_t begin) {
    for (const Passage& passage : annotation.passages) {
        if (passage.span.begin <= begin && begin < passage.span.end) return passage.voice;
    }
    return Voice::own;
}

}  // namespace

void name_headlines(Annotation& annotation, const ParsedText& parsed, const ParsedText& text,
                    const Annotation& found, const Vocabulary& vocabulary) {
    const Words headline_words = list_headline_words(parsed, vocabulary);
    if (headline_words.empty() || found.names.empty()) return;
    const std::vector<KnownName> names = list_names(text, found, headline_words, vocabulary);
    if (names.empty()) return;
    std::vector<NameMention> added;
    for (std::uint32_t s = 0; s < parsed.sentences.size(); ++s) {
        const Sentence& sentence = parsed.sentences[s];
        if (sentence.section != Section::headline) continue;
        for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end;) {
            std::uint32_t next = at + 1;
            for (const KnownName& name : names) {
                const TokenRange tokens =
                    read_name(parsed, at, sentence.tokens.end, name.words, vocabulary);
                if (tokens.empty()) continue;
                if (name.words.size() == 1 &&
                    is_written_small(text, name.words.front(), vocabulary)) {
                    continue;
                }
                NameMention here = *name.mention;
                here.tokens = tokens;
                here.span = {parsed.tokens[tokens.begin].begin, parsed.tokens[tokens.end - 1].end};
                here.sentence = s;
                here.voice = voice_at(annotation, here.span.begin);
                added.push_back(here);
                next = tokens.end;
                break;
            }
            at = next;
        }
    }
    const auto middle = static_cast<std::ptrdiff_t>(annotation.names.size());
    annotation.names.insert(annotation.names.end(), added.begin(), added.end());
    std::inplace_merge(
        annotation.names.begin(), annotation.names.begin() + middle, annotation.names.end(),
        [](const NameMention& a, const NameMention& b) { return a.tokens.begin < b.tokens.begin; });
}

}  // namespace parallax
