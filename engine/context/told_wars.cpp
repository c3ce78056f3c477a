#include "engine/context/told_wars.hpp"

#include "engine/context/items_in.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

namespace parallax {
namespace {

/// Whether the event's names hold a word of this name.
bool holds_name(const TokenView& view, TargetId event, TokenRange name) {
    for (std::uint32_t at = name.begin; at < name.end; ++at) {
        if (view.is_word(at) && view.target_names().holds(event, view.normalised(at))) return true;
    }
    return false;
}

/// The side behind "war with" and the one named last before it; none where either is missing.
struct Sides {
    const MentionMatch* first = nullptr;
    const MentionMatch* second = nullptr;
};

Sides find_sides(const TokenView& view, std::span<const MentionMatch> names, std::uint32_t war) {
    std::uint32_t begin = war + 2;
    if (begin < view.size() && view.is(begin, WordClass::article)) ++begin;
    Sides sides;
    for (const MentionMatch& name : names) {
        if (name.kind != MentionKind::alias) continue;
        if (name.tokens.end <= war) sides.first = &name;
        if (name.tokens.begin == begin) sides.second = &name;
    }
    return sides;
}

std::optional<TargetId> find_war(const TokenView& view, const Lexicon& lexicon, const Sides& sides,
                                 std::uint32_t war) {
    if (sides.first == nullptr || sides.second == nullptr) return std::nullopt;
    const std::string& side = lexicon.target(sides.first->target).side;
    const std::string& other = lexicon.target(sides.second->target).side;
    if (side.empty() || other.empty() || side == other) return std::nullopt;
    for (std::uint32_t index = 0; index < lexicon.targets().size(); ++index) {
        const TargetId event{index};
        if (lexicon.target(event).kind == "event" && holds_name(view, event, {war, war + 1}) &&
            holds_name(view, event, sides.first->tokens) &&
            holds_name(view, event, sides.second->tokens)) {
            return event;
        }
    }
    return std::nullopt;
}

/// "its war", "Tessaly's long war": somebody's own; not "a war", "no war", "the 50-day war".
bool is_owned(const TokenView& view, const Sides& sides, TokenRange sentence, std::uint32_t war) {
    if (sides.first == nullptr) return false;
    const auto owns = [&](std::uint32_t before) {
        return before > sentence.begin &&
               (view.normalised(before - 1) == "its" ||
                (sides.first->tokens.end == before && view.shape(before - 1).possessive));
    };
    const bool described = war > sentence.begin && view.is(war - 1, TokenKind::word);
    return owns(war) || (described && owns(war - 1));
}

/// "in 2014", "since 1987": another war of the same two may be meant.
bool tells_year(const TokenView& view, TokenRange sentence) {
    for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
        const std::string_view number = view.surface(at);
        if (view.is(at, TokenKind::number) && number.size() == 4 &&
            (number.starts_with("19") || number.starts_with("20"))) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::optional<Matches> admit_told_wars(const TokenView& view, const Lexicon& lexicon,
                                       const Matches& matches) {
    if (!view.has(RuleClass::mutual)) return std::nullopt;
    std::vector<MentionMatch> wars;
    for (std::uint32_t at = 0; at + 2 < view.size(); ++at) {
        if (!view.is(at, RuleClass::mutual) || !view.is_word(at + 1)) continue;
        const std::string_view link = view.normalised(at + 1);
        if (link != "with" && link != "against") continue;
        if (view.normalised(at) != "war") continue;
        const TokenRange sentence = view.parsed().sentences[sentence_of(view, at)].tokens;
        const std::span<const MentionMatch> names = items_in(std::span(matches.mentions), sentence);
        const bool named = std::any_of(names.begin(), names.end(), [&](const MentionMatch& name) {
            return name.tokens.begin <= at && at < name.tokens.end;
        });
        const Sides sides = find_sides(view, names, at);
        const bool open =
            named || !is_owned(view, sides, sentence, at) || tells_year(view, sentence);
        const std::optional<TargetId> war =
            open ? std::nullopt : find_war(view, lexicon, sides, at);
        if (war) wars.push_back({*war, {at, sides.second->tokens.end}, MentionKind::alias});
    }
    if (wars.empty()) return std::nullopt;
    std::optional<Matches> with = matches;
    with->mentions.insert(with->mentions.end(), wars.begin(), wars.end());
    std::sort(with->mentions.begin(), with->mentions.end(),
              [](const MentionMatch& a, const MentionMatch& b) {
                  return std::tie(a.tokens.begin, b.tokens.end, a.kind, a.target) <
                         std::tie(b.tokens.begin, a.tokens.end, b.kind, b.target);
              });
    return with;
}

}  // namespace parallax
