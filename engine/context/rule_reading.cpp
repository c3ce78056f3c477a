#include "engine/context/rule_reading.hpp"

#include "engine/context/borrowed_blocks.hpp"
#include "engine/context/clause_bounds.hpp"
#include "engine/context/find_cues.hpp"
#include "engine/context/headline_sources.hpp"
#include "engine/context/noun_phrases.hpp"
#include "engine/context/own_clauses.hpp"
#include "engine/context/passive_verbs.hpp"
#include "engine/context/reported_speech.hpp"
#include "engine/context/speakers.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

namespace parallax {
namespace {

constexpr std::uint32_t own = 0;  // "no source" in sources_

/// Reads one text by rules.
class RuleReader {
public:
    explicit RuleReader(const TokenView& view) : view_(view) {}

    RuleReading read(ContextMemo& memo, const Vocabulary& vocabulary) {
        read_.quotations = find_quotations(view_);
        read_.quotation_of.assign(view_.size(), 0);
        for (std::size_t index = 0; index < read_.quotations.size(); ++index) {
            const TokenRange tokens = read_.quotations[index].tokens;
            std::fill(read_.quotation_of.begin() + tokens.begin,
                      read_.quotation_of.begin() + tokens.end,
                      static_cast<std::uint32_t>(index + 1));
        }
        read_.cues = find_cues(view_, read_.quotation_of, memo, vocabulary);
        read_.voices.assign(view_.size(), Voice::own);
        read_.source_of.assign(view_.size(), own);
        lay_reported();
        lay_quotations();
        lay_so_called();
        lay_blocks();
        lay_headlines();
        return std::move(read_);
    }

private:
    [[nodiscard]] Clause clause_of(std::uint32_t sentence) const {
        return {view_.parsed().sentences[sentence].tokens, &read_.quotation_of};
    }

    void lay_reported() {
        for (std::size_t index = 0; index < read_.cues.size();) {
            const std::uint32_t sentence = read_.cues[index].sentence;
            const std::span<const CueMatch> cues = cues_of(read_.cues, sentence);
            for (Attribution& attribution : find_attributions(view_, clause_of(sentence), cues)) {
                read_.attributions.push_back(std::move(attribution));
                const TokenRange content = read_.attributions.back().content;
                for (std::uint32_t at = content.begin; at < content.end; ++at) {
                    if (read_.voices[at] != Voice::own) continue;
                    read_.voices[at] = Voice::reported;
                    read_.source_of[at] = static_cast<std::uint32_t>(read_.attributions.size());
                }
            }
            index += cues.size();
        }
        // A speaker's name and the cue itself are the outlet's, wherever content ranges reach.
        for (const Attribution& attribution : read_.attributions) {
            for (const auto& range : {attribution.speaker, attribution.cue}) {
                if (!range) continue;
                for (std::uint32_t at = range->begin; at < range->end; ++at) {
                    if (read_.source_of[at] == own ||
                        &read_.attributions[read_.source_of[at] - 1] != &attribution) {
                        continue;
                    }
                    read_.voices[at] = Voice::own;
                    read_.source_of[at] = own;
                }
            }
        }
    }

    // ---- quotations -------------------------------------------------------------------------
    void lay_quotations() {
        std::uint32_t previous_source = own;
        std::uint32_t previous_paragraph = 0;
        bool previous_continues = false;
        for (const Quotation& quotation : read_.quotations) {
            const std::uint32_t paragraph = paragraph_of(view_, quotation.tokens.begin);
            std::uint32_t source = find_source(quotation);
            if (source == own) source = find_name_before(quotation);
            if (source == own) source = find_introduction(quotation);
            const bool speech_here = source != own;
            const bool goes_on = previous_continues || paragraph == previous_paragraph;
            if (source == own && goes_on && !stands_apart(quotation)) {
                source = previous_source;
            }
            const bool scare = !speech_here && !previous_continues && is_short(quotation) &&
                               !stands_alone(quotation);
            const Voice voice = !scare                       ? Voice::quoted
                                : is_title(view_, quotation) ? Voice::own
                                                             : Voice::scare;
            for (std::uint32_t at = quotation.tokens.begin; at < quotation.tokens.end; ++at) {
                read_.voices[at] = voice;
                read_.source_of[at] = scare ? own : source;
            }
            // Scare marks of one kind are told apart from their neighbours by the marks alone.
            if (!scare && source != own) previous_source = source;
            previous_continues = quotation.continues;
            previous_paragraph = paragraph;
        }
    }

    /// Behind ", and Verrin left with": no cue reaches it.
    [[nodiscard]] bool stands_apart(const Quotation& quotation) const {
        const std::uint32_t sentence = sentence_of(view_, quotation.tokens.begin);
        return stands_in_own_clause(view_, clause_of(sentence), cues_of(read_.cues, sentence),
                                    quotation.tokens.begin);
    }

    /// Who speaks between these marks: content that overlaps them, else a cue of the sentence in
    /// which they begin or end.
    std::uint32_t find_source(const Quotation& quotation) {
        for (std::uint32_t at = quotation.tokens.begin; at < quotation.tokens.end; ++at) {
            if (read_.source_of[at] != own) return read_.source_of[at];
        }
        const std::uint32_t first = sentence_of(view_, quotation.tokens.begin);
        const std::uint32_t last = sentence_of(view_, quotation.tokens.end - 1);
        for (const std::uint32_t sentence : {last, first}) {
            if (const std::uint32_t source = find_cue_beside(quotation, sentence); source != own) {
                return source;
            }
        }
        return own;
    }

    /// "Noor Halden: “We stay.”": a name and a colon in front of the marks, and nothing else.
    std::uint32_t find_name_before(const Quotation& quotation) {
        constexpr std::uint32_t longest_name = 5;
        const std::uint32_t colon = quotation.tokens.begin - 1;
        if (quotation.tokens.begin < 2 || !view_.is(colon, TokenKind::colon)) return own;
        const std::uint32_t index = sentence_of(view_, colon);
        const TokenRange name{view_.parsed().sentences[index].tokens.begin, colon};
        if (name.empty() || name.size() > longest_name) return own;
        for (std::uint32_t at = name.begin; at < name.end; ++at) {
            const bool title = view_.is(at, TokenKind::stop) && at > name.begin &&
                               view_.is(at - 1, WordClass::title);
            if (!view_.is_name(at) && !title && !view_.is(at, WordClass::title)) return own;
        }
        read_.attributions.push_back(
            {quotation.tokens, name, std::nullopt, Endorsement::neutral, true});
        return static_cast<std::uint32_t>(read_.attributions.size());
    }

    /// Not "Verrin was asked:", nor "After Harth spoke, Verrin's statement was blunt:": a passive
    /// has no speaker before it, and behind the cue no other verb says what stands behind the
    /// colon.
    [[nodiscard]] bool introduces(const CueMatch& match, std::uint32_t colon,
                                  std::span<const CueMatch> cues) const {
        const bool verb = view_.lists().cues[match.cue].part == CuePart::verb;
        const std::uint32_t begin = match.tokens.begin;
        const TokenRange sentence = view_.parsed().sentences[match.sentence].tokens;
        if (verb && is_passive_verb(view_, sentence, begin)) return false;
        for (std::uint32_t at = match.tokens.end; at < colon; ++at) {
            if (view_.is_any(at, finite_verbs | any_of(WordClass::relative)) ||
                starts_predicate(view_, at)) {
                return false;
            }
        }
        return std::none_of(cues.begin(), cues.end(), [&](const CueMatch& other) {
            return other.tokens.begin >= match.tokens.end && other.tokens.begin < colon &&
                   view_.lists().cues[other.cue].part == CuePart::verb;
        });
    }

    /// "Verrin continued:" or "The ministry issued this statement:" as the end of the paragraph
    /// before one that the quotation opens: who speaks there says it.
    std::uint32_t find_introduction(const Quotation& quotation) {
        const std::uint32_t paragraph = paragraph_of(view_, quotation.tokens.begin);
        const auto& paragraphs = view_.parsed().paragraphs;
        if (paragraph == 0 || paragraphs[paragraph].tokens.begin != quotation.tokens.begin) {
            return own;
        }
        const Paragraph& before = paragraphs[paragraph - 1];
        if (before.sentences.empty() || !view_.is(before.tokens.end - 1, TokenKind::colon)) {
            return own;
        }
        const std::uint32_t sentence = before.sentences.end - 1;
        if (view_.parsed().sentences[sentence].section != Section::body) return own;
        const auto cues = cues_of(read_.cues, sentence);
        const auto speaks = [&](CuePart part) {
            return std::find_if(cues.begin(), cues.end(), [&](const CueMatch& match) {
                const Cue& cue = view_.lists().cues[match.cue];
                return cue.part == part && cue.speech;
            });
        };
        auto found = speaks(CuePart::verb);
        if (found == cues.end()) found = speaks(CuePart::noun);
        if (found == cues.end()) return own;
        const Cue& cue = view_.lists().cues[found->cue];
        if (!introduces(*found, before.tokens.end - 1, cues)) return own;
        const Clause clause = clause_of(sentence);
        const auto speaker = cue.part == CuePart::verb
                                 ? find_speaker(view_, clause, found->tokens.begin)
                                 : find_speaker_of_noun(view_, clause, found->tokens);
        if (!speaker) return own;
        read_.attributions.push_back(
            {quotation.tokens, speaker, found->tokens, cue.endorsement, cue.speech});
        return static_cast<std::uint32_t>(read_.attributions.size());
    }

    std::uint32_t find_cue_beside(const Quotation& quotation, std::uint32_t sentence) {
        const CueMatch* nearest = nullptr;
        std::uint32_t distance = ~std::uint32_t{0};
        for (const CueMatch& match : cues_of(read_.cues, sentence)) {
            const Cue& cue = view_.lists().cues[match.cue];
            const bool can_quote =
                cue.speech && (cue.part == CuePart::verb || cue.part == CuePart::preposition ||
                               cue.takes(Complement::quote));
            const std::uint32_t begin = quotation.tokens.begin;
            if (!can_quote || ends_before(view_, clause_of(sentence), match, begin)) continue;
            const std::uint32_t gap = match.tokens.begin >= quotation.tokens.end
                                          ? match.tokens.begin - quotation.tokens.end
                                          : quotation.tokens.begin - match.tokens.end;
            if (gap < distance) {
                distance = gap;
                nearest = &match;
            }
        }
        if (nearest == nullptr) return own;
        const std::optional<TokenRange> speaker = speaker_of(*nearest, quotation, sentence);
        // Marks inside the very name of the speaker set off a word: nobody speaks there.
        if (speaker && speaker->begin <= quotation.tokens.begin &&
            quotation.tokens.end <= speaker->end) {
            return own;
        }
        const Cue& cue = view_.lists().cues[nearest->cue];
        read_.attributions.push_back(
            {quotation.tokens, speaker, nearest->tokens, cue.endorsement, cue.speech});
        return static_cast<std::uint32_t>(read_.attributions.size());
    }

    std::optional<TokenRange> speaker_of(const CueMatch& match, const Quotation& quotation,
                                         std::uint32_t sentence) const {
        const Clause clause = clause_of(sentence);
        const Cue& cue = view_.lists().cues[match.cue];
        if (cue.part == CuePart::preposition) {
            return find_noun_phrase(view_, clause, match.tokens.end);
        }
        const bool directly_after = match.tokens.begin == quotation.tokens.end ||
                                    (match.tokens.begin == quotation.tokens.end + 1 &&
                                     view_.is(quotation.tokens.end, TokenKind::comma));
        if (directly_after && !cue.takes(Complement::person)) {
            if (auto inverted = find_noun_phrase(view_, clause, match.tokens.end)) return inverted;
        }
        return find_speaker(view_, clause, match.tokens.begin);
    }

    [[nodiscard]] bool is_short(const Quotation& quotation) const {
        return count_words(view_, quotation.tokens) <= longest_scare;
    }

    /// A quotation that makes up its sentence is speech, however short ("“Enough.”").
    [[nodiscard]] bool stands_alone(const Quotation& quotation) const {
        const std::uint32_t sentence = sentence_of(view_, quotation.tokens.begin);
        const TokenRange range = view_.parsed().sentences[sentence].tokens;
        return trim_punctuation(view_, range) == trim_punctuation(view_, quotation.tokens) &&
               view_.parsed().sentences[sentence].section == Section::body;
    }

    /// "the so-called resistance": the words that the outlet sets off without marks.
    void lay_so_called() {
        if (!view_.has(RuleClass::name_given)) return;
        for (std::uint32_t second = 1; second < view_.size(); ++second) {
            if (!view_.is(second, RuleClass::name_given)) continue;
            const bool hyphened = second > 1 && view_.is(second - 1, TokenKind::hyphen);
            const std::string_view lead = view_.normalised(second - (hyphened ? 2 : 1));
            if (lead != "so" && lead != "self") continue;
            if (!hyphened && view_.normalised(second) != "called") continue;
            for (std::uint32_t next = second + 1; next < view_.size() && next < second + 4;
                 ++next) {
                if (!view_.is_word(next) || view_[next].line_before ||
                    view_.is_any(next,
                                 any_of(WordClass::preposition, WordClass::be, WordClass::have,
                                        WordClass::modal, WordClass::relative))) {
                    break;
                }
                if (read_.voices[next] != Voice::own) continue;
                read_.voices[next] = Voice::scare;
            }
        }
    }

    // ---- blocks -----------------------------------------------------------------------------
    void lay_blocks() {
        for (const BorrowedBlock& block :
             find_borrowed_blocks(view_, read_.quotations, read_.cues)) {
            read_.attributions.push_back(
                {block.tokens, block.speaker, block.cue, block.endorsement, true});
            const auto source = static_cast<std::uint32_t>(read_.attributions.size());
            for (std::uint32_t at = block.tokens.begin; at < block.tokens.end; ++at) {
                if (read_.voices[at] == Voice::quoted) continue;
                read_.voices[at] = Voice::borrowed;
                read_.source_of[at] = source;
            }
        }
    }

    // ---- headlines --------------------------------------------------------------------------
    /// Where a headline has no cue but names its source.
    void lay_headlines() {
        for (const Sentence& sentence : view_.parsed().sentences) {
            if (sentence.section != Section::headline) continue;
            const auto first = read_.voices.begin();
            const bool told =
                std::any_of(first + sentence.tokens.begin, first + sentence.tokens.end,
                            [](Voice voice) { return voice != Voice::own; });
            if (told) continue;
            const auto said = find_headline_source(view_, sentence.tokens);
            if (!said) continue;
            read_.attributions.push_back(*said);
            const auto source = static_cast<std::uint32_t>(read_.attributions.size());
            for (std::uint32_t at = said->content.begin; at < said->content.end; ++at) {
                read_.voices[at] = Voice::reported;
                read_.source_of[at] = source;
            }
        }
    }

    const TokenView& view_;
    RuleReading read_;
};

}  // namespace

std::span<const CueMatch> cues_of(std::span<const CueMatch> cues, std::uint32_t sentence) {
    const auto [first, last] = std::equal_range(
        cues.begin(), cues.end(), CueMatch{{}, 0, sentence},
        [](const CueMatch& a, const CueMatch& b) { return a.sentence < b.sentence; });
    return {first, last};
}

std::uint32_t paragraph_of(const TokenView& view, std::uint32_t token) {
    return view.parsed().sentences[view.sentence(token)].paragraph;
}

RuleReading read_by_rules(const TokenView& view, ContextMemo& memo, const Vocabulary& vocabulary) {
    return RuleReader(view).read(memo, vocabulary);
}

}  // namespace parallax
