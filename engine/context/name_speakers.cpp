#include "engine/context/name_speakers.hpp"

#include "engine/context/items_in.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>

namespace parallax {
namespace {

/// The tokens that lie in `span`.
TokenRange tokens_in(const TokenView& view, Span span) {
    const std::vector<Token>& tokens = view.parsed().tokens;
    const auto first = std::partition_point(
        tokens.begin(), tokens.end(), [&](const Token& token) { return token.begin < span.begin; });
    const auto last = std::partition_point(
        first, tokens.end(), [&](const Token& token) { return token.end <= span.end; });
    return {static_cast<std::uint32_t>(first - tokens.begin()),
            static_cast<std::uint32_t>(last - tokens.begin())};
}

/// Up to the first comma, dash, bracket or relative pronoun: the noun phrase without what is added.
TokenRange cut_additions(const TokenView& view, TokenRange phrase) {
    for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
        const bool sign = !view.is_word(at) && !view.is(at, TokenKind::hyphen);
        if (at > phrase.begin && (sign || view.is(at, WordClass::relative))) {
            return {phrase.begin, at};
        }
    }
    return phrase;
}

/// "Prime Minister Benjamin Netanyahu" → "Benjamin Netanyahu"; a run of titles alone stays.
TokenRange drop_titles(const TokenView& view, TokenRange run) {
    for (std::uint32_t at = run.end; at-- > run.begin;) {
        if (!view.is(at, WordClass::speaker_person)) continue;
        return at + 1 < run.end ? TokenRange{at + 1, run.end} : run;
    }
    return run;
}

/// The name at the phrase's end, or else the phrase without its determiners.
TokenRange find_name(const TokenView& view, TokenRange phrase) {
    std::uint32_t run = phrase.end;
    while (run > phrase.begin && (view.is_name(run - 1) || view.is(run - 1, TokenKind::hyphen))) {
        --run;
    }
    // "al-Qassam" begins with a small letter.
    if (run < phrase.end && run > phrase.begin && view.is(run, TokenKind::hyphen)) --run;
    if (run < phrase.end) return drop_titles(view, {run, phrase.end});
    std::uint32_t begin = phrase.begin;
    while (begin + 1 < phrase.end &&
           (view.is(begin, WordClass::determiner) || view.is(begin, WordClass::possessive))) {
        ++begin;
    }
    return {begin, phrase.end};
}

/// "he", "it"; "the" where the rest was cut off.
bool names_nobody(const TokenView& view, TokenRange name) {
    return name.size() == 1 &&
           view.is_any(name.begin, any_of(WordClass::pronoun, WordClass::determiner,
                                          WordClass::possessive, WordClass::relative));
}

/// The target of the last of `found` that ends within the name; else of the first.
std::optional<TargetId> choose_target(std::span<const MentionMatch> found, MentionKind kind,
                                      TokenRange name) {
    std::optional<TargetId> first;
    std::optional<TargetId> in_name;
    for (const MentionMatch& match : found) {
        if (match.kind != kind) continue;
        if (!first) first = match.target;
        if (match.tokens.begin >= name.begin && match.tokens.end <= name.end) {
            in_name = match.target;
        }
    }
    return in_name ? in_name : first;
}

std::optional<TargetId> find_side(const Matches& matches, TokenRange phrase, TokenRange name) {
    const auto names = items_in(std::span(matches.mentions), phrase);
    for (const MentionKind kind : {MentionKind::member, MentionKind::alias, MentionKind::generic}) {
        if (const auto target = choose_target(names, kind, name)) return target;
    }
    return choose_target(items_in(std::span(matches.adjectives), phrase), MentionKind::adjective,
                         name);
}

}  // namespace

void name_speakers(std::vector<Passage>& passages, const TokenView& view, const Matches& matches) {
    for (Passage& passage : passages) {
        if (!passage.speaker) continue;
        const TokenRange phrase = tokens_in(view, *passage.speaker);
        if (phrase.begin >= phrase.end) continue;
        const TokenRange name = find_name(view, cut_additions(view, phrase));
        passage.speaker_target = find_side(matches, phrase, name);
        if (!names_nobody(view, name)) passage.speaker_name = view.span_of(name);
    }
}

}  // namespace parallax
