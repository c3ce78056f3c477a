#include "engine/context/opportunities.hpp"

#include "engine/context/items_in.hpp"

#include <algorithm>
#include <tuple>

namespace parallax {
namespace {

bool names_its_target(const Hit& hit, const Lexicon& lexicon) {
    const Term& term = lexicon.term(hit.term);
    return hit.in_choice && hit.target && term.choice && lexicon.names_targets(*term.choice);
}

/// Is the mention part of the label's noun phrase: inside it, in apposition to it, directly beside
/// it.
bool belongs_to_label(const TokenView& view, const Mention& mention, const Hit& hit) {
    if (mention.tokens.overlaps(hit.tokens)) return true;
    if (!hit.target_span || *hit.target_span != view.span_of(mention.tokens)) return false;
    if (hit.link == Link::apposition) return true;
    const bool beside =
        mention.tokens.begin == hit.tokens.end || mention.tokens.end == hit.tokens.begin;
    return beside && hit.link == Link::modifier;
}

/// "the Security Council (UNSC)": in brackets of its own, directly behind a noun phrase that names
/// the same target.
bool repeats_in_brackets(const TokenView& view, const Mention& mention,
                         std::span<const Opportunity> found) {
    const std::uint32_t open = mention.tokens.begin;
    const std::uint32_t close = mention.tokens.end;
    const bool bracketed = open > 1 && close < view.size() && view.surface(open - 1) == "(" &&
                           view.surface(close) == ")";
    if (!bracketed) return false;
    const std::uint32_t end = view[open - 2].end;
    return std::any_of(found.begin(), found.end(), [&](const Opportunity& named) {
        return named.target == mention.target && named.span.end == end;
    });
}

/// "Hamas-run", "Iran-backed": the name modifies a participle and refers to nobody by itself.
bool modifies_participle(const TokenView& view, const Mention& mention) {
    const std::uint32_t next = mention.tokens.end;
    return next + 1 < view.size() && view.is(next, TokenKind::hyphen) && view.is_word(next + 1) &&
           !view.shape(next + 1).capitalised;
}

}  // namespace

Voice voice_of(const TokenVoices& voices, TokenRange tokens) {
    const auto first = voices.voices.begin();
    return *std::min_element(first + tokens.begin, first + tokens.end,
                             [](Voice a, Voice b) { return rank_of(a) < rank_of(b); });
}

std::vector<Opportunity> find_opportunities(const TokenView& view, const Lexicon& lexicon,
                                            const TokenVoices& voices, std::span<const Hit> hits,
                                            std::span<const Mention> mentions) {
    std::vector<Opportunity> found;
    for (std::size_t index = 0; index < hits.size(); ++index) {
        const Hit& hit = hits[index];
        if (!names_its_target(hit, lexicon)) continue;
        const bool repeated = std::any_of(
            found.rbegin(),
            std::find_if(found.rbegin(), found.rend(),
                         [&](const Opportunity& other) { return other.sentence != hit.sentence; }),
            [&](const Opportunity& other) {
                return other.target == *hit.target && other.span.overlaps(hit.span);
            });
        if (repeated) continue;  // one noun phrase, labelled within two choices
        found.push_back({*hit.target, hit.span, hit.sentence, OpportunityKind::label, hit.voice,
                         hit.wording, static_cast<std::uint32_t>(index)});
    }
    for (const Mention& mention : mentions) {
        if (mention.kind == MentionKind::member || mention.is_pronoun ||
            modifies_participle(view, mention))
            continue;
        const std::uint32_t sentence = sentence_of(view, mention.tokens.begin);
        if (view.parsed().sentences[sentence].section == Section::furniture) continue;
        const auto labels = items_in(hits, view.parsed().sentences[sentence].tokens);
        const bool labelled = std::any_of(labels.begin(), labels.end(), [&](const Hit& hit) {
            return names_its_target(hit, lexicon) && belongs_to_label(view, mention, hit);
        });
        if (labelled || repeats_in_brackets(view, mention, found)) continue;
        const Voice voice = voice_of(voices, mention.tokens);
        const bool is_event = lexicon.target(mention.target).kind == "event";
        found.push_back({mention.target, view.span_of(mention.tokens), sentence,
                         mention.kind == MentionKind::generic ? OpportunityKind::generic
                                                              : OpportunityKind::bare,
                         voice, is_event ? wording_of_predicate(voice) : wording_of_name(voice),
                         std::nullopt});
    }
    std::sort(found.begin(), found.end(), [](const Opportunity& a, const Opportunity& b) {
        return std::tie(a.span, a.target) < std::tie(b.span, b.target);
    });
    return found;
}

}  // namespace parallax
