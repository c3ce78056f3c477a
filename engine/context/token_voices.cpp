#include "engine/context/token_voices.hpp"

#include "engine/context/borrowed_blocks.hpp"
#include "engine/context/clause_bounds.hpp"
#include "engine/context/quotations.hpp"
#include "engine/context/reported_speech.hpp"
#include "engine/context/speakers.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace parallax {
namespace {

constexpr std::uint32_t longest_scare = 5;  // words between marks where nobody speaks
constexpr std::uint32_t own = 0;            // "no source" in sources_

/// Builds the voices of one text.
class VoiceBuilder {
public:
    VoiceBuilder(const TokenView& view, ContextMemo& memo, const Vocabulary& vocabulary)
        : view_(view), quotations_(find_quotations(view)) {
        quotation_of_.assign(view.size(), 0);
        for (std::size_t index = 0; index < quotations_.size(); ++index) {
            const TokenRange tokens = quotations_[index].tokens;
            std::fill(quotation_of_.begin() + tokens.begin, quotation_of_.begin() + tokens.end,
                      static_cast<std::uint32_t>(index + 1));
        }
        find_cues(memo, vocabulary);
    }

    TokenVoices build() {
        result_.voices.assign(view_.size(), Voice::own);
        source_of_.assign(view_.size(), own);
        lay_reported();
        lay_quotations();
        lay_so_called();
        lay_blocks();
        make_passages();
        return std::move(result_);
    }

private:
    void find_cues(ContextMemo& memo, const Vocabulary& vocabulary) {
        std::vector<PhraseMatch> found;
        view_.lists().cue_matcher.find_all(view_.parsed(), vocabulary, memo.cues, found);
        // Sorted by first token, longest first; a verb ranks before a noun of the same form and is
        // told from it by its neighbours when it is read.
        std::uint32_t sentence = 0;
        std::uint32_t covered = 0;
        for (std::size_t index = 0; index < found.size(); ++index) {
            const PhraseMatch& match = found[index];
            if (match.tokens.begin < covered || quotation_of_[match.tokens.begin] != 0) continue;
            std::size_t last = index;
            std::size_t chosen = index;
            while (last + 1 < found.size() && found[last + 1].tokens == match.tokens) {
                ++last;
                if (prefers(found[last], found[chosen])) chosen = last;
            }
            while (view_.parsed().sentences[sentence].tokens.end <= match.tokens.begin) ++sentence;
            cues_.push_back({match.tokens, found[chosen].payload, sentence});
            covered = match.tokens.end;
            index = last;
        }
    }

    /// Of two readings of one form, the one its left neighbour asks for.
    [[nodiscard]] bool prefers(const PhraseMatch& candidate, const PhraseMatch& current) const {
        const auto is_verb = [&](const PhraseMatch& match) {
            return view_.lists().cues[match.payload].part == CuePart::verb;
        };
        if (is_verb(candidate) == is_verb(current)) return false;
        const std::uint32_t begin = candidate.tokens.begin;
        const bool noun_place =
            begin > 0 && view_.is_word(begin - 1) &&
            (view_.is_any(begin - 1, any_of(WordClass::possessive)) ||
             (view_.is(begin - 1, WordClass::determiner) &&
              !view_.is(begin - 1, WordClass::person_pronoun)) ||
             (view_.is(begin - 1, WordClass::preposition) && view_.normalised(begin - 1) != "to") ||
             view_.shape(begin - 1).possessive);
        return is_verb(candidate) != noun_place;
    }

    std::span<const CueMatch> cues_of(std::uint32_t sentence) const {
        const auto [first, last] = std::equal_range(
            cues_.begin(), cues_.end(), CueMatch{{}, 0, sentence},
            [](const CueMatch& a, const CueMatch& b) { return a.sentence < b.sentence; });
        return {first, last};
    }

    Clause clause_of(std::uint32_t sentence) const {
        return {view_.parsed().sentences[sentence].tokens, &quotation_of_};
    }

    void lay_reported() {
        for (std::size_t index = 0; index < cues_.size();) {
            const std::uint32_t sentence = cues_[index].sentence;
            const std::span<const CueMatch> cues = cues_of(sentence);
            for (Attribution& attribution : find_attributions(view_, clause_of(sentence), cues)) {
                attributions_.push_back(std::move(attribution));
                const TokenRange content = attributions_.back().content;
                for (std::uint32_t at = content.begin; at < content.end; ++at) {
                    if (result_.voices[at] != Voice::own) continue;
                    result_.voices[at] = Voice::reported;
                    source_of_[at] = static_cast<std::uint32_t>(attributions_.size());
                }
            }
            index += cues.size();
        }
        // A speaker's name and the cue itself are the outlet's, wherever content ranges reach.
        for (const Attribution& attribution : attributions_) {
            for (const auto& range : {attribution.speaker, attribution.cue}) {
                if (!range) continue;
                for (std::uint32_t at = range->begin; at < range->end; ++at) {
                    if (source_of_[at] == own ||
                        &attributions_[source_of_[at] - 1] != &attribution) {
                        continue;
                    }
                    result_.voices[at] = Voice::own;
                    source_of_[at] = own;
                }
            }
        }
    }

    // ---- quotations -------------------------------------------------------------------------
    void lay_quotations() {
        std::uint32_t previous_source = own;
        std::uint32_t previous_paragraph = 0;
        bool previous_continues = false;
        for (const Quotation& quotation : quotations_) {
            const std::uint32_t paragraph = paragraph_of(quotation.tokens.begin);
            std::uint32_t source = find_source(quotation);
            const bool speech_here = source != own;
            if (source == own && (previous_continues || paragraph == previous_paragraph)) {
                source = previous_source;
            }
            const bool scare = !speech_here && !previous_continues && is_short(quotation) &&
                               !stands_alone(quotation);
            const Voice voice = scare ? Voice::scare : Voice::quoted;
            for (std::uint32_t at = quotation.tokens.begin; at < quotation.tokens.end; ++at) {
                result_.voices[at] = voice;
                source_of_[at] = scare ? own : source;
            }
            // Scare marks of one kind are told apart from their neighbours by the marks alone.
            if (!scare && source != own) previous_source = source;
            previous_continues = quotation.continues;
            previous_paragraph = paragraph;
        }
    }

    /// Who speaks between these marks: content that overlaps them, else a cue of the sentence in
    /// which they begin or end.
    std::uint32_t find_source(const Quotation& quotation) {
        for (std::uint32_t at = quotation.tokens.begin; at < quotation.tokens.end; ++at) {
            if (source_of_[at] != own) return source_of_[at];
        }
        const std::uint32_t first = sentence_of(view_.parsed(), quotation.tokens.begin);
        const std::uint32_t last = sentence_of(view_.parsed(), quotation.tokens.end - 1);
        for (const std::uint32_t sentence : {last, first}) {
            if (const std::uint32_t source = find_cue_beside(quotation, sentence); source != own) {
                return source;
            }
        }
        return own;
    }

    std::uint32_t find_cue_beside(const Quotation& quotation, std::uint32_t sentence) {
        const CueMatch* nearest = nullptr;
        std::uint32_t distance = ~std::uint32_t{0};
        for (const CueMatch& match : cues_of(sentence)) {
            const Cue& cue = view_.lists().cues[match.cue];
            const bool can_quote =
                cue.speech && (cue.part == CuePart::verb || cue.part == CuePart::preposition ||
                               cue.takes(Complement::quote));
            if (!can_quote) continue;
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
        attributions_.push_back(
            {quotation.tokens, speaker, nearest->tokens, cue.endorsement, cue.speech});
        return static_cast<std::uint32_t>(attributions_.size());
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
        if (directly_after) {
            if (auto inverted = find_noun_phrase(view_, clause, match.tokens.end)) return inverted;
        }
        return find_speaker(view_, clause, cues_of(sentence), match);
    }

    [[nodiscard]] bool is_short(const Quotation& quotation) const {
        std::uint32_t words = 0;
        for (std::uint32_t at = quotation.tokens.begin; at < quotation.tokens.end; ++at) {
            words += view_.is_word(at) ? 1 : 0;
        }
        return words <= longest_scare;
    }

    /// A quotation that makes up its sentence is speech, however short ("“Enough.”").
    [[nodiscard]] bool stands_alone(const Quotation& quotation) const {
        const std::uint32_t sentence = sentence_of(view_.parsed(), quotation.tokens.begin);
        const TokenRange range = view_.parsed().sentences[sentence].tokens;
        return trim_punctuation(view_, range) == trim_punctuation(view_, quotation.tokens) &&
               view_.parsed().sentences[sentence].section == Section::body;
    }

    /// "the so-called resistance": the words that the outlet sets off without marks.
    void lay_so_called() {
        for (std::uint32_t at = 0; at + 1 < view_.size(); ++at) {
            const bool hyphened = at + 2 < view_.size() && view_.is(at + 1, TokenKind::hyphen);
            const std::uint32_t second = hyphened ? at + 2 : at + 1;
            if (view_.normalised(at) != "so" && view_.normalised(at) != "self") continue;
            const std::string_view word = view_.normalised(second);
            if (word != "called" && word != "styled" && word != "proclaimed") continue;
            if (!hyphened && word != "called") continue;
            for (std::uint32_t next = second + 1; next < view_.size() && next < second + 4;
                 ++next) {
                if (!view_.is_word(next) || view_[next].line_before ||
                    view_.is_any(next,
                                 any_of(WordClass::preposition, WordClass::be, WordClass::have,
                                        WordClass::modal, WordClass::relative))) {
                    break;
                }
                if (result_.voices[next] != Voice::own) continue;
                result_.voices[next] = Voice::scare;
            }
        }
    }

    // ---- blocks -----------------------------------------------------------------------------
    void lay_blocks() {
        for (const BorrowedBlock& block : find_borrowed_blocks(view_, quotations_, cues_)) {
            attributions_.push_back(
                {block.tokens, block.speaker, block.cue, block.endorsement, true});
            const auto source = static_cast<std::uint32_t>(attributions_.size());
            for (std::uint32_t at = block.tokens.begin; at < block.tokens.end; ++at) {
                if (result_.voices[at] == Voice::quoted) continue;
                result_.voices[at] = Voice::borrowed;
                source_of_[at] = source;
            }
        }
    }

    // ---- passages ---------------------------------------------------------------------------
    void make_passages() {
        result_.passage_of.assign(view_.size(), 0);
        for (std::uint32_t at = 0; at < view_.size();) {
            if (result_.voices[at] == Voice::own) {
                ++at;
                continue;
            }
            std::uint32_t end = at + 1;
            while (end < view_.size() && continues_passage(at, end)) ++end;
            result_.passages.push_back(make_passage({at, end}));
            std::fill(result_.passage_of.begin() + at, result_.passage_of.begin() + end,
                      static_cast<std::uint32_t>(result_.passages.size()));
            at = end;
        }
    }

    [[nodiscard]] bool continues_passage(std::uint32_t begin, std::uint32_t token) const {
        return result_.voices[token] == result_.voices[begin] &&
               source_of_[token] == source_of_[begin] &&
               quotation_of_[token] == quotation_of_[begin] &&
               paragraph_of(token) == paragraph_of(begin);
    }

    Passage make_passage(TokenRange tokens) const {
        Passage passage{.span = view_.span_of(tokens),
                        .tokens = tokens,
                        .voice = result_.voices[tokens.begin],
                        .endorsement = Endorsement::neutral,
                        .speaker = std::nullopt,
                        .cue = std::nullopt};
        if (const std::uint32_t source = source_of_[tokens.begin]; source != own) {
            const Attribution& attribution = attributions_[source - 1];
            passage.endorsement = attribution.endorsement;
            if (attribution.speaker) passage.speaker = view_.span_of(*attribution.speaker);
            if (attribution.cue) passage.cue = view_.span_of(*attribution.cue);
        }
        return passage;
    }

    [[nodiscard]] std::uint32_t paragraph_of(std::uint32_t token) const {
        const std::uint32_t sentence = sentence_of(view_.parsed(), token);
        return view_.parsed().sentences[sentence].paragraph;
    }

    const TokenView& view_;
    std::vector<Quotation> quotations_;
    std::vector<std::uint32_t> quotation_of_;
    std::vector<CueMatch> cues_;
    std::vector<Attribution> attributions_;
    std::vector<std::uint32_t> source_of_;  ///< by token: attribution index + 1
    TokenVoices result_;
};

}  // namespace

TokenVoices find_voices(const TokenView& view, ContextMemo& memo, const Vocabulary& vocabulary) {
    return VoiceBuilder(view, memo, vocabulary).build();
}

}  // namespace parallax
