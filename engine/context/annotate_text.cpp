#include "engine/context/annotate_text.hpp"

#include "engine/context/attach_deeds.hpp"
#include "engine/context/attach_targets.hpp"
#include "engine/context/find_agency.hpp"
#include "engine/context/find_dates.hpp"
#include "engine/context/find_names.hpp"
#include "engine/context/headline_names.hpp"
#include "engine/context/hit_flags.hpp"
#include "engine/context/items_in.hpp"
#include "engine/context/name_speakers.hpp"
#include "engine/context/namesakes.hpp"
#include "engine/context/opportunities.hpp"
#include "engine/context/tie_speakers.hpp"
#include "engine/context/token_view.hpp"
#include "engine/context/token_voices.hpp"
#include "engine/context/told_wars.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

bool is_inside(TokenRange inner, TokenRange outer) {
    return inner != outer && outer.contains(inner);
}

/// A hit that lies wholly inside a target's own name says nothing ("liberation front" in "Sorel
/// Liberation Front").
bool lies_in_name(const TermMatch& match, std::span<const MentionMatch> mentions) {
    for (const MentionMatch& mention : mentions) {
        if (mention.tokens.begin > match.tokens.begin) break;
        if (mention.kind == MentionKind::alias && is_inside(match.tokens, mention.tokens)) {
            return true;
        }
    }
    return false;
}

/// "the destruction of Hamas' arsenal": a deed's phrase that ends in a name whose noun is still to
/// come tells of something else. A label is one also where it owns what follows.
bool is_cut_short(const TokenView& view, const TermMatch& match, const Lexicon& lexicon,
                  std::span<const MentionMatch> mentions) {
    if (lexicon.names_somebody(lexicon.term(match.term))) return false;
    return std::any_of(mentions.begin(), mentions.end(), [&](const MentionMatch& name) {
        return name.kind == MentionKind::alias && name.tokens.end == match.tokens.end &&
               name.tokens.begin > match.tokens.begin &&
               is_possessive(view, Mention{name.target, name.tokens, name.kind});
    });
}

/// "(Leader Press Office / Anadolu via Getty Images)": who took and sold a picture is no word about
/// what it shows.
bool is_photo_credit(const TokenView& view, TokenRange tokens, const Sentence& sentence) {
    if (sentence.section != Section::caption) return false;
    std::uint32_t open = tokens.begin;
    while (open > sentence.tokens.begin && !view.is(open - 1, TokenKind::bracket)) --open;
    if (open == sentence.tokens.begin || view.surface(open - 1) != "(") return false;
    for (std::uint32_t at = open; at < sentence.tokens.end; ++at) {
        if (view.is(at, TokenKind::bracket)) return false;
        if (view.surface(at) == "/" || view.normalised(at) == "via") return true;
    }
    return false;
}

/// Whether the hit is no more than a target's bare name, which is an opportunity but no label.
bool is_bare_name(const TermMatch& match, std::span<const MentionMatch> mentions) {
    for (const MentionMatch& mention : mentions) {
        if (mention.tokens.begin > match.tokens.begin) break;
        if (mention.kind == MentionKind::alias && mention.tokens == match.tokens) return true;
    }
    return false;
}

/// Whom a term always names.
std::optional<TargetId> find_named(const Term& term, const Lexicon& lexicon) {
    return lexicon.names_somebody(term) ? lexicon.fixed_target(term) : std::nullopt;
}

/// A label inside a longer term's words is part of that one ("military" in "military aggression"),
/// unless it names somebody by itself and the longer one names a deed ("fight against the hilltop
/// regime").
bool is_part_of_longer(const TermMatch& match, std::span<const TermMatch> terms,
                       const Lexicon& lexicon) {
    const bool names = find_named(lexicon.term(match.term), lexicon).has_value();
    for (const TermMatch& other : terms) {
        if (other.tokens.begin > match.tokens.begin) break;
        if (!is_inside(match.tokens, other.tokens)) continue;
        if (!names || lexicon.names_somebody(lexicon.term(other.term))) return true;
    }
    return false;
}

/// Words inside a label, or the same words on an axis, belong to it: who wrote "brutal
/// organization" wrote "brutal", and said it of whom the label names.
void join_label(const Hit& label, std::span<Hit> hits, const Lexicon& lexicon) {
    for (Hit& hit : hits) {
        const Term& term = lexicon.term(hit.term);
        if (!label.tokens.contains(hit.tokens) || lexicon.names_somebody(term)) continue;
        if (hit.voice == label.voice) hit.wording = label.wording;
        if (hit.target || !label.target) continue;
        const Target& named = lexicon.target(*label.target);
        if (!is_actor(named) || !lexicon.can_be_about(term, named)) continue;
        hit.target = label.target;
        hit.target_span = label.span;
        hit.link = Link::modifier;
    }
}

void join_labels(std::vector<Hit>& hits, const Lexicon& lexicon) {
    for (std::size_t index = 0; index < hits.size(); ++index) {
        const Hit& label = hits[index];
        if (label.tokens.size() < 2 || !lexicon.names_somebody(lexicon.term(label.term))) continue;
        const auto inside = items_in(std::span<const Hit>(hits), label.tokens);
        const auto first = static_cast<std::size_t>(inside.data() - hits.data());
        join_label(label, std::span<Hit>(hits).subspan(first, inside.size()), lexicon);
    }
}

/// The name that ends a term about one target: "Marrow" in "ordered Marrow", where nobody else is
/// called so. Empty without one.
TokenRange find_closing_name(const TokenView& view, TokenRange tokens,
                             std::span<const MentionMatch> mentions) {
    std::uint32_t begin = tokens.end;
    while (begin > tokens.begin && view.is_name(begin - 1)) --begin;
    const TokenRange name{begin, tokens.end};
    const bool taken =
        std::any_of(mentions.begin(), mentions.end(),
                    [&](const MentionMatch& mention) { return mention.tokens.overlaps(name); });
    return begin == tokens.begin || taken ? TokenRange{begin, begin} : name;
}

void put_in_order(std::vector<Mention>& mentions) {
    std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
        return std::tie(a.tokens.begin, b.tokens.end) < std::tie(b.tokens.begin, a.tokens.end);
    });
}

/// The closing names of terms that are no labels and tell of one actor: "ordered Marrow" names who
/// governs from there.
std::vector<Mention> list_closing_names(const TokenView& view, const ContextInput& input) {
    std::vector<Mention> named;
    for (const TermMatch& match : input.matches.terms) {
        const Term& term = input.lexicon.term(match.term);
        if (!match.on_axis || term.choice || !term.target) continue;
        if (!is_actor(input.lexicon.target(*term.target))) continue;
        const TokenRange name = find_closing_name(
            view, match.tokens, items_in(std::span(input.matches.mentions), match.tokens));
        // Not "ordered Marrow University" nor "Marrow's mayor", who are somebody else.
        const bool goes_on = name.empty() || view.shape(name.end - 1).possessive ||
                             (name.end < view.size() && view.is_name(name.end));
        if (!goes_on) named.push_back({*term.target, name, MentionKind::alias});
    }
    return named;
}

/// Mentions with the labels that themselves name an actor ("the Tel Aviv regime"): others' deeds
/// can be theirs, though they are no bare names.
std::vector<Mention> with_fixed_names(const ContextInput& input,
                                      std::span<const Mention> mentions) {
    std::vector<Mention> named(mentions.begin(), mentions.end());
    for (const TermMatch& match : input.matches.terms) {
        const Term& term = input.lexicon.term(match.term);
        if (!term.choice || (!match.in_choice && !match.on_axis)) continue;
        const std::optional<TargetId> target = find_named(term, input.lexicon);
        if (!target || !is_actor(input.lexicon.target(*target))) continue;
        named.push_back({*target, match.tokens, MentionKind::alias});
    }
    put_in_order(named);
    return named;
}

/// "claimed that", "dismissed the": begins with the very cue of what follows.
bool begins_with_cue(const TokenView& view, const TermMatch& match, const TokenVoices& voices) {
    if (voices.voices[match.tokens.begin] != Voice::own) return false;
    for (std::uint32_t at = match.tokens.begin + 1; at < match.tokens.end; ++at) {
        if (voices.passage_of[at] == 0) continue;
        const auto& cue = voices.passages[voices.passage_of[at] - 1].cue;
        return cue && cue->contains(view[match.tokens.begin].span());
    }
    return false;
}

/// "is a brutal X", "described as an X", "called Israel an X": what somebody says of the one named,
/// not how the outlet names them.
bool is_said_of_somebody(const TokenView& view, const TokenVoices& voices, const Hit& hit) {
    const std::uint32_t begin = view.parsed().sentences[hit.sentence].tokens.begin;
    std::uint32_t at = hit.tokens.begin;
    bool indefinite = false;
    for (std::uint32_t adjectives = 0; at > begin && view.is_word(at - 1); --at) {
        if (view.is(at - 1, WordClass::determiner)) {
            indefinite = view.normalised(at - 1) == "a" || view.normalised(at - 1) == "an";
            --at;
            break;
        }
        const bool plain = view.classes(at - 1) == 0 && !view.is_name(at - 1);
        if (!(plain && ++adjectives <= 2)) break;
    }
    while (at > begin && view.is_any(at - 1, any_of(WordClass::adverb, WordClass::negator))) --at;
    if (at == begin) return false;
    if (view.is(at - 1, WordClass::be) || view.normalised(at - 1) == "as") return true;
    if (!indefinite || !hit.passage || !voices.passages[*hit.passage].cue) return false;
    const Span cue = *voices.passages[*hit.passage].cue;
    // "branded [the armed group] a menace": over whom it is said of.
    while (
        at > begin && view.is_word(at - 1) &&
        ((view.classes(at - 1) & ~lexical_classes) == 0 ||
         view.is(at - 1, WordClass::object_pronoun) ||
         view.is_any(at - 1, any_of(WordClass::speaker_person, WordClass::speaker_organisation))) &&
        view[at - 1].end != cue.end) {
        --at;
    }
    if (at > begin && view.is(at - 1, WordClass::determiner)) --at;
    return at > begin && view[at - 1].end == cue.end;
}

/// "the abortion campaigner", "a firearms dealer": nobody speaks for a matter or an event.
void leave_matters_silent(std::span<Passage> passages, const Lexicon& lexicon) {
    for (Passage& passage : passages) {
        if (!passage.speaker_target) continue;
        const std::string& kind = lexicon.target(*passage.speaker_target).kind;
        if (kind == "policy" || kind == "event") passage.speaker_target.reset();
    }
}

std::vector<Hit> make_hits(const TokenView& view, const ContextInput& input,
                           const TokenVoices& voices, std::span<const Mention> mentions) {
    const std::vector<Mention> named = with_fixed_names(input, mentions);
    std::vector<Hit> hits;
    for (const TermMatch& match : input.matches.terms) {
        const std::uint32_t sentence = sentence_of(input.parsed, match.tokens.begin);
        const TokenRange around = input.parsed.sentences[sentence].tokens;
        const auto names = items_in(std::span(input.matches.mentions), around);
        if (lies_in_name(match, names)) continue;
        if (is_cut_short(view, match, input.lexicon, names)) continue;
        if (is_photo_credit(view, match.tokens, input.parsed.sentences[sentence])) continue;
        const Term& term = input.lexicon.term(match.term);
        const bool in_choice =
            match.in_choice && !is_bare_name(match, names) &&
            !is_part_of_longer(match, items_in(std::span(input.matches.terms), around),
                               input.lexicon);
        const bool marks_outlet = !term.axis && !term.choice && term.affinity;
        if (!match.on_axis && !in_choice && !marks_outlet) continue;
        Hit hit{.term = match.term,
                .span = view.span_of(match.tokens),
                .tokens = match.tokens,
                .sentence = sentence,
                .section = input.parsed.sentences[sentence].section,
                .voice = voice_of(voices, match.tokens),
                .wording = Wording::outlet,
                .passage = std::nullopt,
                .target = std::nullopt,
                .target_span = std::nullopt,
                .link = Link::none,
                .on_axis = match.on_axis,
                .in_choice = in_choice,
                .flags = {}};
        // A cue is the outlet's choice, also where its pattern takes in the first word behind it.
        if (begins_with_cue(view, match, voices)) hit.voice = Voice::own;
        for (std::uint32_t at = match.tokens.begin; at < match.tokens.end && !hit.passage; ++at) {
            if (voices.passage_of[at] != 0 && voices.voices[at] == hit.voice) {
                hit.passage = voices.passage_of[at] - 1;
            }
        }
        attach_target(hit, view, input.lexicon, named, input.matches.adjectives);
        const bool as_name =
            input.lexicon.names_somebody(term) &&
            !(hit.voice == Voice::reported && is_said_of_somebody(view, voices, hit));
        hit.wording = as_name ? wording_of_name(hit.voice) : wording_of_predicate(hit.voice);
        hit.flags = find_flags(view, hit);
        hits.push_back(hit);
    }
    join_labels(hits, input.lexicon);
    return hits;
}

}  // namespace

Annotation annotate_text(const ContextInput& given, const ContextRules& rules, ContextMemo& memo,
                         AnnotationDepth depth) {
    const bool all = depth == AnnotationDepth::records;
    const TokenView view(given, rules.lists(), memo);
    const std::optional<Matches> own = leave_out_namesakes(view, given.matches);
    const Matches& kept = own ? *own : given.matches;
    const std::optional<Matches> wars = admit_told_wars(view, given.lexicon, kept);
    const ContextInput input{given.text,          given.parsed,  given.vocabulary,
                             wars ? *wars : kept, given.lexicon, given.sides};
    TokenVoices voices = find_voices(view, memo, input.vocabulary, rules.voice_model());
    std::vector<Mention> mentions = find_mentions(view, input.lexicon, input.matches.mentions);
    const std::vector<Mention> closing = list_closing_names(view, input);
    mentions.insert(mentions.end(), closing.begin(), closing.end());
    put_in_order(mentions);

    Annotation annotation;
    annotation.hits = make_hits(view, input, voices, mentions);
    annotation.opportunities =
        find_opportunities(view, input.lexicon, voices, annotation.hits, mentions);
    if (all) annotation.agency = find_agency(view, input, memo, voices, mentions, annotation.hits);
    for (const Sentence& sentence : input.parsed.sentences) {
        if (sentence.section == Section::furniture) continue;
        for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
            annotation.words[static_cast<std::size_t>(voices.voices[at])] +=
                view.is_word(at) ? 1 : 0;
        }
    }
    annotation.scored_sentences = count_scored_sentences(input.parsed);
    if (all) {
        annotation.names = find_names(view, input, voices);
        annotation.dates = find_dates(view, voices);
        name_headlines(annotation, input.parsed, input.parsed, annotation, input.vocabulary);
    }
    annotation.passages = std::move(voices.passages);
    name_speakers(annotation.passages, view, input.matches);
    name_described_speakers(annotation.passages, view, input.lexicon, mentions, annotation.hits);
    leave_matters_silent(annotation.passages, input.lexicon);
    tie_verbs_to_speakers(annotation.hits, annotation.passages, input.lexicon);
    if (all) find_demands(annotation.passages, view);
    return annotation;
}

}  // namespace parallax
