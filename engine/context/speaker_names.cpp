#include "engine/context/speaker_names.hpp"

#include "engine/context/clause_bounds.hpp"
#include "engine/context/clause_roles.hpp"
#include "engine/context/items_in.hpp"
#include "engine/context/noun_phrases.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

namespace parallax {
namespace {

/// Up to the first comma, dash, bracket or relative pronoun: the noun phrase without what is added.
TokenRange cut_additions(const TokenView& view, TokenRange phrase) {
    for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
        const bool sign = view.is(at, TokenKind::stop)
                              ? is_final_stop(view, at)
                              : !view.is_word(at) && !view.is(at, TokenKind::hyphen);
        if (at > phrase.begin && (sign || view.is(at, WordClass::relative))) {
            return {phrase.begin, at};
        }
    }
    return phrase;
}

/// "Prime Minister Benjamin Netanyahu" → "Benjamin Netanyahu"; a run of titles alone stays.
TokenRange drop_titles(const TokenView& view, TokenRange run) {
    for (std::uint32_t at = run.end; at-- > run.begin;) {
        if (view.shape(at).possessive) return run;  // "the Prime Minister's Office"
        if (!view.is(at, WordClass::speaker_person)) continue;
        return at + 1 < run.end && view.is_word(at + 1) ? TokenRange{at + 1, run.end} : run;
    }
    return run;
}

/// The first preposition behind a noun; the phrase's end if there is none. "editor-in-chief" is one
/// word.
std::uint32_t find_preposition(const TokenView& view, TokenRange phrase) {
    for (std::uint32_t at = phrase.begin + 1; at < phrase.end; ++at) {
        if (view.is(at, WordClass::preposition) && !view.is(at - 1, TokenKind::hyphen)) return at;
    }
    return phrase.end;
}

/// The name at the phrase's end, or else the phrase without its determiners.
TokenRange find_name(const TokenView& view, TokenRange phrase) {
    std::uint32_t run = phrase.end;
    while (run > phrase.begin && (view.is_name(run - 1) || view.is(run - 1, TokenKind::hyphen) ||
                                  view.is(run - 1, TokenKind::stop))) {
        --run;
    }
    // "al-Qassam" begins with a small letter.
    if (run < phrase.end && run > phrase.begin && view.is(run, TokenKind::hyphen)) --run;
    // "Ambassador to the UN Gilad Erdan": the place of the office is no part of the name.
    if (run > phrase.begin + 1 && phrase.end - run > 2 && view.shape(run).all_capitals &&
        !view.shape(run + 1).all_capitals &&
        !view.is(phrase.end - 1, WordClass::speaker_organisation) &&
        view.is_any(run - 1, any_of(WordClass::determiner, WordClass::preposition))) {
        return drop_titles(view, {run + 1, phrase.end});
    }
    // "a critic of Israel": the name is of somebody else.
    const bool belongs_to_noun =
        run > phrase.begin && run < phrase.end && find_preposition(view, {phrase.begin, run}) < run;
    if (run < phrase.end && !belongs_to_noun) return drop_titles(view, {run, phrase.end});
    std::uint32_t begin = phrase.begin;
    while (begin + 1 < phrase.end &&
           (view.is(begin, WordClass::determiner) || view.is(begin, WordClass::possessive))) {
        ++begin;
    }
    return {begin, phrase.end};
}

/// The target of the last of `found` that ends within the name; else of the first.
std::optional<TargetId> choose_target(std::span<const MentionMatch> found, MentionKind kind,
                                      TokenRange name) {
    std::optional<TargetId> first;
    std::optional<TargetId> in_name;
    for (const MentionMatch& match : found) {
        if (match.kind != kind) continue;
        if (!first) first = match.target;
        if (name.contains(match.tokens)) in_name = match.target;
    }
    return in_name ? in_name : first;
}

/// "The group", "the president": only one that was named before, and no other of that kind was.
std::optional<TargetId> find_named_before(std::span<const MentionMatch> mentions,
                                          TokenRange phrase) {
    std::optional<TargetId> only;
    for (const MentionMatch& match : items_in(mentions, phrase)) {
        if (match.kind != MentionKind::generic) continue;
        const bool named = std::any_of(mentions.begin(), mentions.end(), [&](const auto& before) {
            return before.target == match.target && before.kind != MentionKind::generic &&
                   before.tokens.end <= phrase.begin;
        });
        if (!named || only == match.target) continue;
        if (only) return std::nullopt;
        only = match.target;
    }
    return only;
}

/// An organisation that is a publication too.
bool is_press(const TokenView& view, std::uint32_t at) {
    return view.is(at, WordClass::speaker_organisation) && view.is(at, WordClass::speaker_document);
}

/// "Dravian media", "Dravia's largest newspaper": the press of a country is not its government; its
/// "media office" is.
bool names_press(const TokenView& view, TokenRange phrase) {
    constexpr WordClasses bodies =
        any_of(WordClass::speaker_organisation, WordClass::speaker_person);
    for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
        if (!is_press(view, at)) continue;
        const bool of_body = at + 1 < phrase.end && view.is_any(at + 1, bodies) &&
                             !view.normalised(at + 1).ends_with('s');
        if (!of_body) return true;
    }
    return false;
}

std::optional<TargetId> find_side_in(const TokenView& view, const Matches& matches,
                                     TokenRange phrase, TokenRange name) {
    const auto found = items_in(std::span(matches.mentions), phrase);
    std::vector<MentionMatch> names(found.begin(), found.end());
    // "Castor critics" do not speak for Castor.
    std::erase_if(names,
                  [&](const MentionMatch& match) { return names_followers(view, match.tokens); });
    const bool of_press = names_press(view, phrase);
    if (of_press) {
        std::erase_if(names, [&](const MentionMatch& match) {
            return view.shape(match.tokens.end - 1).possessive;
        });
    }
    for (const MentionKind kind : {MentionKind::member, MentionKind::alias}) {
        if (const auto target = choose_target(names, kind, name)) return target;
    }
    if (of_press) return std::nullopt;
    if (const auto target = find_named_before(matches.mentions, phrase)) return target;
    return choose_target(items_in(std::span(matches.adjectives), phrase), MentionKind::adjective,
                         name);
}

/// Names behind a preposition are those of others, unless the noun before speaks for them:
/// "a spokesman for Hamas" does, "a critic of Hamas" does not, "Israel's envoy to X" for Israel.
std::optional<TargetId> find_side(const TokenView& view, const Matches& matches, TokenRange phrase,
                                  TokenRange name) {
    const std::uint32_t preposition = find_preposition(view, phrase);
    const TokenRange front{phrase.begin, preposition};
    if (const auto target = find_side_in(view, matches, front, name)) return target;
    const bool speaks_for =
        preposition < phrase.end && view.is(preposition - 1, WordClass::representing);
    return speaks_for ? find_side_in(view, matches, phrase, name) : std::nullopt;
}

SpeakerKind kind_of_pronoun(std::string_view word) {
    word = word.substr(0, word.find('\''));  // "he's"
    if (word == "he" || word == "she" || word == "his" || word == "her") return SpeakerKind::he;
    if (word == "it" || word == "its") return SpeakerKind::it;
    if (word == "they" || word == "their") return SpeakerKind::they;
    if (word == "who" || word == "which" || word == "that") return SpeakerKind::who;
    return SpeakerKind::other;
}

/// The last word before the first preposition: "spokesman" of "the spokesman for the ministry".
std::uint32_t find_head(const TokenView& view, TokenRange phrase) {
    for (std::uint32_t at = find_preposition(view, phrase); at > phrase.begin; --at) {
        if (view.is_word(at - 1)) return at - 1;
    }
    return phrase.begin;
}

SpeakerKind kind_of_phrase(const TokenView& view, const Matches& matches, TokenRange phrase,
                           TokenRange name) {
    if (names_nobody(view, name)) return kind_of_pronoun(view.normalised(name.begin));
    const std::uint32_t head = find_head(view, phrase);
    bool is_group = false;
    for (const MentionMatch& match : items_in(std::span(matches.mentions), name)) {
        if (match.tokens.end > name.end || head < match.tokens.begin || head >= match.tokens.end) {
            continue;
        }
        // A person may stand for a target and be one.
        if (match.kind == MentionKind::member) return SpeakerKind::person;
        is_group = true;
    }
    if (is_group) return SpeakerKind::group;
    const std::string_view word = view.normalised(head);
    const bool plural = word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's';
    if (view.is(head, WordClass::speaker_organisation)) {
        return plural ? SpeakerKind::people : SpeakerKind::group;
    }
    if (view.is(head, WordClass::speaker_person)) {
        return plural ? SpeakerKind::people : SpeakerKind::person;
    }
    if (view.is(head, WordClass::speaker_document)) return SpeakerKind::document;
    if (!view.is_name(head)) return plural ? SpeakerKind::people : SpeakerKind::other;
    for (std::uint32_t at = phrase.begin; at < name.begin; ++at) {
        if (view.is(at, WordClass::speaker_person)) return SpeakerKind::person;
    }
    for (std::uint32_t at = name.begin; at < name.end; ++at) {
        if (view.is_any(at, any_of(WordClass::speaker_organisation, WordClass::preposition))) {
            return SpeakerKind::group;
        }
    }
    return SpeakerKind::name;
}

}  // namespace

bool names_nobody(const TokenView& view, TokenRange name) {
    if (name.size() == 1 && is_contracted_subject(view, name.begin)) return true;
    return name.size() == 1 &&
           view.is_any(name.begin, any_of(WordClass::pronoun, WordClass::determiner,
                                          WordClass::possessive, WordClass::relative));
}

NamedSpeaker read_speaker(const TokenView& view, const Matches& matches, TokenRange phrase) {
    const TokenRange name = find_name(view, cut_additions(view, phrase));
    return {phrase, name, kind_of_phrase(view, matches, phrase, name),
            find_side(view, matches, phrase, name)};
}

}  // namespace parallax
