#include "engine/context/own_clauses.hpp"

#include "engine/context/noun_phrases.hpp"

#include <algorithm>

namespace parallax {
namespace {

constexpr std::uint32_t longest_subject = 8;  // tokens

/// "Verrin left", "the council was", "he has": a noun phrase and directly behind it a verb.
bool begins_with_subject_and_verb(const TokenView& view, const Clause& clause, TokenRange range) {
    const std::uint32_t first = range.begin;
    if (first >= range.end || clause.is_quoted(first) || !view.is_word(first)) return false;
    // A pronoun may be the one who has just spoken: "but he was “not happy”".
    const bool opens =
        view.is_name(first) || view.is_any(first, noun_openers) || view.is(first, WordClass::title);
    if (!opens) return false;
    std::uint32_t end = first;
    const std::uint32_t limit = std::min(range.end, first + longest_subject);
    while (end < limit && !clause.is_quoted(end) && !is_border(view, end) &&
           !(end > first && (view.is_any(end, finite_verbs) || starts_predicate(view, end)))) {
        ++end;
    }
    if (end == limit || !view.is_word(end) || clause.is_quoted(end)) return false;
    return end > first && (view.is_any(end, finite_verbs) || starts_predicate(view, end)) &&
           can_speak(view, {first, end});
}

}  // namespace

std::optional<std::uint32_t> find_own_clause(const TokenView& view, const Clause& clause,
                                             TokenRange range) {
    for (std::uint32_t at = range.begin + 1; at + 2 < range.end; ++at) {
        if (clause.is_quoted(at) || !view.is(at, WordClass::coordinator)) continue;
        std::uint32_t before = at - 1;
        if (before > range.begin && view.is(before, TokenKind::quote)) --before;  // "“A,” and"
        if (!view.is(before, TokenKind::comma)) continue;
        if (begins_with_subject_and_verb(view, clause, {at + 1, range.end})) return at;
    }
    return std::nullopt;
}

bool ends_before(const TokenView& view, const Clause& clause, const CueMatch& match,
                 std::uint32_t place) {
    const Cue& cue = view.lists().cues[match.cue];
    if (cue.part != CuePart::verb || match.tokens.end >= place) return false;
    // "of lying": governed itself, whatever it may take elsewhere.
    const bool participle = ends_with(view.normalised(match.tokens.begin), "ing");
    if (cue.takes(Complement::that) && !participle) return false;
    return find_own_clause(view, clause, {match.tokens.end, place}).has_value();
}

bool stands_in_own_clause(const TokenView& view, const Clause& clause,
                          std::span<const CueMatch> cues, std::uint32_t place) {
    const CueMatch* last = nullptr;
    for (const CueMatch& match : cues) {
        if (match.tokens.end <= place) last = &match;
    }
    return last != nullptr && ends_before(view, clause, *last, place);
}

}  // namespace parallax
