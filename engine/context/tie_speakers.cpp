#include "engine/context/tie_speakers.hpp"

#include <algorithm>

namespace parallax {
namespace {

/// The last bare name of the target before the place.
const Mention* find_name_before(const TokenView& view, std::span<const Mention> mentions,
                                TargetId target, std::uint32_t place) {
    const Mention* found = nullptr;
    for (const Mention& mention : mentions) {
        if (view[mention.tokens.begin].begin >= place) break;
        const bool names = mention.kind == MentionKind::alias && !mention.is_pronoun;
        if (names && mention.target == target) found = &mention;
    }
    return found;
}

void name_described_speaker(Passage& passage, const TokenView& view, const Lexicon& lexicon,
                            std::span<const Mention> mentions, std::span<const Hit> hits) {
    const Span name = *passage.speaker_name;
    for (const Hit& hit : hits) {
        if (hit.span.begin >= passage.speaker->end) break;
        if (!hit.target || !hit.in_choice || !hit.span.contains(name)) continue;
        if (lexicon.names_somebody(lexicon.term(hit.term))) passage.speaker_target = hit.target;
    }
    for (const Mention& mention : mentions) {
        const Span span = view.span_of(mention.tokens);
        if (span.begin >= passage.speaker->end) break;
        // "the UN resolution": it speaks for those who passed it.
        const bool issues = mention.kind == MentionKind::alias &&
                            mention.tokens.end < view.size() &&
                            view.is(mention.tokens.end, WordClass::speaker_document) &&
                            name.contains(span) && name.end == view[mention.tokens.end].end;
        if (issues && lexicon.target(mention.target).kind == "organisation") {
            passage.speaker_name = span;
            passage.speaker_target = mention.target;
            return;
        }
        const bool describes = mention.kind == MentionKind::generic && !mention.is_pronoun &&
                               span.contains(name) && passage.speaker->contains(span);
        if (!describes || lexicon.target(mention.target).kind != "person") continue;
        const Mention* const named = find_name_before(view, mentions, mention.target, span.begin);
        if (named != nullptr) passage.speaker_name = view.span_of(named->tokens);
    }
}

}  // namespace

void name_described_speakers(std::vector<Passage>& passages, const TokenView& view,
                             const Lexicon& lexicon, std::span<const Mention> mentions,
                             std::span<const Hit> hits) {
    for (Passage& passage : passages) {
        if (!passage.speaker || !passage.speaker_name) continue;
        name_described_speaker(passage, view, lexicon, mentions, hits);
    }
}

void tie_verbs_to_speakers(std::span<Hit> hits, std::span<const Passage> passages,
                           const Lexicon& lexicon) {
    for (Hit& hit : hits) {
        const Term& term = lexicon.term(hit.term);
        if (term.role != Role::any || lexicon.fixed_target(term)) continue;
        const LexiconSource* const source = lexicon.find_source(term.lexicon);
        if (source == nullptr || source->kind != LexiconKind::style) continue;
        const auto said = std::find_if(passages.begin(), passages.end(), [&](const Passage& one) {
            return one.cue && one.speaker && one.cue->overlaps(hit.span);
        });
        if (said == passages.end()) continue;
        hit.target = said->speaker_target;
        hit.target_span = hit.target ? said->speaker_name : std::nullopt;
        hit.link = hit.target ? Link::subject : Link::none;
    }
}

}  // namespace parallax
