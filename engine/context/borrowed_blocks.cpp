#include "engine/context/borrowed_blocks.hpp"

#include "engine/context/clause_bounds.hpp"
#include "engine/context/speakers.hpp"

#include <algorithm>
#include <cstdint>

namespace parallax {
namespace {

constexpr std::size_t longest_block = 6;   // paragraphs looked through for the source's return
constexpr std::uint32_t subject_zone = 8;  // tokens at a paragraph's start that hold its subject
constexpr std::uint32_t shortest_paragraph = 8;  // words; a list item or a name alone is no block

bool is_body(const ParsedText& parsed, const Paragraph& paragraph) {
    return !paragraph.sentences.empty() &&
           parsed.sentences[paragraph.sentences.begin].section == Section::body;
}

/// Words of the range that stand outside quotation marks.
std::uint32_t count_unquoted(const TokenView& view, TokenRange range,
                             std::span<const Quotation> quotations) {
    std::uint32_t words = count_words(view, range);
    for (const Quotation& quotation : quotations) {
        const TokenRange inner{std::max(range.begin, quotation.tokens.begin),
                               std::min(range.end, quotation.tokens.end)};
        if (inner.begin < inner.end) words -= count_words(view, inner);
    }
    return words;
}

/// The introduction's cue: the first verb of its last sentence, but for "read by" in "The
/// statement, read by a spokesman, said:".
const CueMatch* find_cue(const TokenView& view, const Sentence& sentence,
                         std::span<const CueMatch> cues) {
    for (const CueMatch& match : cues) {
        if (match.tokens.begin < sentence.tokens.begin) continue;
        if (match.tokens.end > sentence.tokens.end) break;
        const Cue& cue = view.lists().cues[match.cue];
        const bool aside =
            match.tokens.end < sentence.tokens.end && view.normalised(match.tokens.end) == "by";
        if (cue.part == CuePart::verb && cue.speech && !aside) return &match;
    }
    return nullptr;
}

/// The last name of the speaker's noun phrase: "Iran's PressTV" → PressTV.
std::optional<std::uint32_t> head_name(const TokenView& view, TokenRange speaker) {
    for (std::uint32_t at = speaker.end; at > speaker.begin; --at) {
        if (view.is_name(at - 1)) return at - 1;
    }
    return std::nullopt;
}

bool names_again(const TokenView& view, const Paragraph& paragraph, std::uint32_t head) {
    const std::uint32_t end = std::min(paragraph.tokens.end, paragraph.tokens.begin + subject_zone);
    for (std::uint32_t at = paragraph.tokens.begin; at < end; ++at) {
        if (view.normalised(at) == view.normalised(head)) return true;
    }
    return false;
}

}  // namespace

std::vector<BorrowedBlock> find_borrowed_blocks(const TokenView& view,
                                                std::span<const Quotation> quotations,
                                                std::span<const CueMatch> cues) {
    std::vector<BorrowedBlock> blocks;
    const ParsedText& parsed = view.parsed();
    for (std::size_t index = 0; index + 1 < parsed.paragraphs.size(); ++index) {
        const Paragraph& introduction = parsed.paragraphs[index];
        if (!is_body(parsed, introduction) ||
            !view.is(introduction.tokens.end - 1, TokenKind::colon)) {
            continue;
        }
        const Paragraph& first = parsed.paragraphs[index + 1];
        if (!is_body(parsed, first)) continue;
        const std::uint32_t unquoted = count_unquoted(view, first.tokens, quotations);
        if (unquoted == 0 || count_words(view, first.tokens) < shortest_paragraph) continue;

        const Sentence& last = parsed.sentences[introduction.sentences.end - 1];
        const CueMatch* cue = find_cue(view, last, cues);
        if (cue == nullptr) continue;
        const std::optional<TokenRange> speaker =
            find_subject(view, Clause{last.tokens}, cue->tokens.begin);

        std::size_t end = index + 2;
        if (const auto head = speaker ? head_name(view, *speaker) : std::nullopt) {
            const std::size_t limit = std::min(parsed.paragraphs.size(), end + longest_block);
            for (std::size_t later = end; later < limit; ++later) {
                if (!is_body(parsed, parsed.paragraphs[later])) break;
                if (names_again(view, parsed.paragraphs[later], *head)) {
                    end = later;
                    break;
                }
            }
        }
        blocks.push_back({{first.tokens.begin, parsed.paragraphs[end - 1].tokens.end},
                          speaker,
                          cue->tokens,
                          view.lists().cues[cue->cue].endorsement});
        index = end - 1;
    }
    return blocks;
}

}  // namespace parallax
