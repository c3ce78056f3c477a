#include "engine/context/token_voices.hpp"

#include "engine/context/decode_voices.hpp"
#include "engine/context/nested_speech.hpp"
#include "engine/context/part_content.hpp"
#include "engine/context/rule_reading.hpp"
#include "engine/context/settle_voices.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace parallax {
namespace {

/// Makes passages of voices and sources.
class PassageMaker {
public:
    PassageMaker(const TokenView& view, RuleReading reading)
        : view_(view), reading_(std::move(reading)) {
        result_.voices = std::move(reading_.voices);
    }

    TokenVoices make() {
        result_.passage_of.assign(view_.size(), 0);
        for (std::uint32_t at = find_said(0); at < view_.size();) {
            const std::uint32_t paragraph = paragraph_of(view_, at);
            const std::uint32_t limit = view_.parsed().paragraphs[paragraph].tokens.end;
            std::uint32_t end = at + 1;
            while (end < limit && continues_passage(at, end)) ++end;
            result_.passages.push_back(make_passage({at, end}));
            std::fill(result_.passage_of.begin() + at, result_.passage_of.begin() + end,
                      static_cast<std::uint32_t>(result_.passages.size()));
            at = find_said(end);
        }
        return std::move(result_);
    }

private:
    /// The first token from `from` on that is not the outlet's; all, if there is none.
    [[nodiscard]] std::uint32_t find_said(std::uint32_t from) const {
        const auto& voices = result_.voices;
        const auto found = std::find_if(voices.begin() + from, voices.end(),
                                        [](Voice voice) { return voice != Voice::own; });
        return static_cast<std::uint32_t>(found - voices.begin());
    }

    /// Requires tokens of one paragraph.
    [[nodiscard]] bool continues_passage(std::uint32_t begin, std::uint32_t token) const {
        return result_.voices[token] == result_.voices[begin] &&
               reading_.source_of[token] == reading_.source_of[begin] &&
               reading_.quotation_of[token] == reading_.quotation_of[begin];
    }

    Passage make_passage(TokenRange tokens) const {
        Passage passage{.span = view_.span_of(tokens),
                        .tokens = tokens,
                        .voice = result_.voices[tokens.begin],
                        .endorsement = Endorsement::neutral,
                        .speaker = std::nullopt,
                        .cue = std::nullopt,
                        .chain = {}};
        if (const std::uint32_t source = reading_.source_of[tokens.begin]; source != 0) {
            const Attribution& attribution = reading_.attributions[source - 1];
            passage.endorsement = attribution.endorsement;
            if (attribution.speaker) passage.speaker = view_.span_of(*attribution.speaker);
            if (attribution.cue) {
                passage.cue = view_.span_of(*attribution.cue);
                passage.plain_cue = view_.span_of(strip_cue(*attribution.cue));
            }
            for (std::uint32_t outer = attribution.outer; outer != 0;) {
                const Attribution& around = reading_.attributions[outer - 1];
                passage.chain.push_back({span_of(around.speaker), span_of(around.cue)});
                outer = around.outer;
            }
        }
        return passage;
    }

    /// Without what says when or how before the cue proper: "also called for", "has said"; a
    /// passive keeps its "has been".
    [[nodiscard]] TokenRange strip_cue(TokenRange cue) const {
        TokenRange kept = cue;
        while (kept.begin + 1 < cue.end) {
            const bool passive = view_.is(kept.begin + 1, WordClass::be);
            const bool perfect = view_.is(kept.begin, WordClass::have) && !passive;
            if (!perfect && !view_.is(kept.begin, WordClass::adverb)) break;
            ++kept.begin;
        }
        return view_.is_word(kept.begin) ? kept : cue;
    }

    [[nodiscard]] std::optional<Span> span_of(const std::optional<TokenRange>& tokens) const {
        return tokens ? std::optional(view_.span_of(*tokens)) : std::nullopt;
    }

    const TokenView& view_;
    RuleReading reading_;  ///< without its voices
    TokenVoices result_;
};

}  // namespace

TokenVoices find_voices(const TokenView& view, ContextMemo& memo, const Vocabulary& vocabulary,
                        const VoiceModel* model) {
    RuleReading reading = read_by_rules(view, memo, vocabulary);
    if (model != nullptr) {
        DecodedVoices decoded = decode_voices(view, reading, memo.voice_words, *model);
        const SpeakerWeights& weights = model->speakers();
        part_contents(view, reading, decoded,
                      [&](const PartingCue& cue) { return weights.parts(cue.answers); });
        reading = settle_voices(view, std::move(reading), decoded,
                                [&](const SpeakerSearch&, std::span<const SpeakerCandidate> all) {
                                    return weights.choose(all);
                                });
    }
    nest_attributions(view, reading);
    return PassageMaker(view, std::move(reading)).make();
}

}  // namespace parallax
