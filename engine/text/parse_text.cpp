#include "engine/text/parse_text.hpp"

#include "engine/text/cut_tokens.hpp"
#include "engine/text/sections.hpp"
#include "engine/text/sentences.hpp"

namespace parallax {
namespace {

std::vector<TokenRange> make_paragraphs(const CutText& cut) {
    std::vector<TokenRange> paragraphs;
    paragraphs.reserve(cut.line_starts.size());
    for (const std::uint32_t start : cut.line_starts) {
        if (!paragraphs.empty()) paragraphs.back().end = start;
        paragraphs.push_back({start, static_cast<std::uint32_t>(cut.tokens.size())});
    }
    return paragraphs;
}

Span span_of(const std::vector<Token>& tokens, TokenRange range) {
    return {tokens[range.begin].begin, tokens[range.end - 1].end};
}

/// Makes the sections tile a text of `size` bytes: each reaches to the next, the first from 0.
std::vector<SectionSpan> make_sections(const std::vector<Token>& tokens,
                                       const std::vector<SectionPiece>& pieces,
                                       std::uint32_t size) {
    std::vector<SectionSpan> sections;
    for (const SectionPiece& piece : pieces) {
        if (!sections.empty() && sections.back().section == piece.section) continue;
        const std::uint32_t begin = sections.empty() ? 0 : tokens[piece.tokens.begin].begin;
        if (!sections.empty()) sections.back().span.end = begin;
        sections.push_back({{begin, size}, piece.section});
    }
    if (sections.empty() && size > 0) sections.push_back({{0, size}, Section::furniture});
    return sections;
}

ParsedText assemble(std::vector<Token> tokens, const std::vector<TokenRange>& paragraphs,
                    const std::vector<SectionPiece>& pieces, std::string_view text,
                    const TextRules& rules, const Vocabulary& vocabulary) {
    ParsedText parsed;
    parsed.sections = make_sections(tokens, pieces, static_cast<std::uint32_t>(text.size()));
    parsed.paragraphs.reserve(paragraphs.size());
    for (const TokenRange& range : paragraphs) {
        parsed.paragraphs.push_back({span_of(tokens, range), range, {}});
    }
    std::vector<TokenRange> found;
    for (const SectionPiece& piece : pieces) {
        found.clear();
        split_sentences(text, tokens, piece.tokens, rules, vocabulary, found);
        Paragraph& paragraph = parsed.paragraphs[piece.paragraph];
        const auto first = static_cast<std::uint32_t>(parsed.sentences.size());
        if (paragraph.sentences.empty()) paragraph.sentences.begin = first;
        for (const TokenRange& range : found) {
            parsed.sentences.push_back(
                {span_of(tokens, range), range, piece.paragraph, piece.section});
        }
        paragraph.sentences.end = static_cast<std::uint32_t>(parsed.sentences.size());
    }
    parsed.tokens = std::move(tokens);
    return parsed;
}

}  // namespace

ParsedText parse_text(std::string_view text, std::string_view title, const TextRules& rules,
                      Vocabulary& vocabulary) {
    CutText cut = cut_tokens(text, vocabulary);
    const std::vector<TokenRange> paragraphs = make_paragraphs(cut);
    const std::vector<SectionPiece> pieces =
        find_sections(cut.tokens, paragraphs, title, rules, vocabulary);
    return assemble(std::move(cut.tokens), paragraphs, pieces, text, rules, vocabulary);
}

ParsedText parse_title(std::string_view title, const TextRules& rules, Vocabulary& vocabulary) {
    CutText cut = cut_tokens(title, vocabulary);
    const std::vector<TokenRange> paragraphs = make_paragraphs(cut);
    std::vector<SectionPiece> pieces;
    for (std::uint32_t i = 0; i < paragraphs.size(); ++i) {
        pieces.push_back({paragraphs[i], i, Section::headline});
    }
    return assemble(std::move(cut.tokens), paragraphs, pieces, title, rules, vocabulary);
}

}  // namespace parallax
