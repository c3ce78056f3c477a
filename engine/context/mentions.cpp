#include "engine/context/mentions.hpp"

#include "engine/context/items_in.hpp"
#include "engine/context/name_variants.hpp"
#include "engine/context/pronouns.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace parallax {
namespace {

/// The words behind `token` that name a place or a date: "Tessaly", "March 3", "3 May".
std::uint32_t skip_place_or_date(const TokenView& view, std::uint32_t token, bool& dated) {
    constexpr std::uint32_t longest_name = 3;
    const auto is_date = [&](std::uint32_t at) {
        return view.is(at, TokenKind::number) || view.is(at, RuleClass::month) ||
               view.is(at, RuleClass::weekday);
    };
    std::uint32_t at = token;
    if (at < view.size() && is_date(at)) {
        dated = true;
        // "Oct. 3"
        while (at < view.size() && (is_date(at) || view.is(at, TokenKind::stop))) ++at;
        return at;
    }
    const auto names = [&](std::uint32_t word) {
        return view.is_name(word) && !view.is(word, WordClass::finite) &&
               !view.lists().harm.cue_verbs.contains(view.normalised(word));
    };
    while (at < view.size() && at - token < longest_name && names(at) && !is_date(at)) ++at;
    return at;
}

/// Where a report or a picture was made, at the start of a line: "TARNOW (Agency) —", "Tarnow, 3
/// May –". Up to the dash stand the seat, at most one more place, a date and a bracket; behind it a
/// sentence begins. "Tarnow - the port's enemy - lied" is an aside.
bool opens_dateline(const TokenView& view, std::uint32_t token) {
    constexpr std::uint32_t longest_bracket = 6;
    if (token > 0 && !view[token].line_before) return false;
    const Sentence& sentence = view.parsed().sentences[sentence_of(view, token)];
    if (sentence.section == Section::headline) return false;
    const auto goes_on = [&](std::uint32_t at) {
        return at < view.size() && !view[at].line_before;
    };
    std::uint32_t at = token + 1;
    bool dated = false;
    bool bracketed = false;
    std::uint32_t places = 0;
    while (goes_on(at) && !view.is(at, TokenKind::dash)) {
        if (view.surface(at) == "(" && !bracketed) {
            bracketed = true;
            const std::uint32_t first = at;
            while (goes_on(at) && at - first < longest_bracket && view.surface(at) != ")") ++at;
            if (!goes_on(at) || view.surface(at) != ")") return false;
            ++at;
            continue;
        }
        if (!view.is(at, TokenKind::comma) && view.surface(at) != "/") return false;
        const bool had_date = dated;
        const std::uint32_t end = skip_place_or_date(view, at + 1, dated);
        if (end == at + 1 || (dated == had_date && ++places > 1)) return false;
        at = end;
    }
    if (!goes_on(at) || !goes_on(at + 1)) return false;
    std::uint32_t first = at + 1;
    while (goes_on(first + 1) && view.is(first, TokenKind::quote)) ++first;
    const bool in_capitals = view.shape(token).all_capitals;
    const bool sentence_behind = view.shape(first).capitalised;
    if (sentence_behind && (in_capitals || dated || bracketed)) return true;
    if (!in_capitals && (!sentence_behind || places > 0)) return false;
    for (std::uint32_t next = first; goes_on(next) && next < sentence.tokens.end; ++next) {
        if (view.is(next, TokenKind::dash)) return false;
    }
    return true;
}

/// Whether the state is the one that the government governs: the two share a side, or one is named
/// after the other ("government of Tessaly").
bool governs(const Target& government, const Target& state) {
    if (!government.side.empty() && government.side == state.side) return true;
    const auto holds = [&](const std::string& name) {
        return std::any_of(state.aliases.begin(), state.aliases.end(),
                           [&](const auto& alias) { return name.ends_with(" " + alias); });
    };
    return holds(government.name) ||
           std::any_of(government.aliases.begin(), government.aliases.end(), holds);
}

/// "Tarnow, Tessaly": a comma and the state whose seat it is. Not in a list of powers ("Tarnow,
/// Tessaly and Dravia"), nor before a verb of saying, whose subject the state is.
bool is_told_by_region(const TokenView& view, const Lexicon& lexicon, const MentionMatch& seat,
                       std::span<const MentionMatch> matches) {
    const std::uint32_t token = seat.tokens.begin;
    if (token + 2 >= view.size() || !view.is(token + 1, TokenKind::comma)) return false;
    const auto goes_on_as_list = [&](std::uint32_t next) {
        const bool comma = next + 1 < view.size() && view.is(next, TokenKind::comma);
        if (comma) ++next;
        if (next >= view.size() || !view.is_word(next)) return false;
        return view.is(next, WordClass::coordinator) ||
               view.lists().harm.cue_verbs.contains(view.normalised(next)) ||
               (comma && (view.is_name(next) || view.is(next, WordClass::article)));
    };
    return std::any_of(matches.begin(), matches.end(), [&](const MentionMatch& match) {
        if (match.kind != MentionKind::alias || match.tokens.begin != token + 2) return false;
        if (view.shape(match.tokens.end - 1).possessive) return false;
        const Target& region = lexicon.target(match.target);
        return region.kind == "state" && governs(lexicon.target(seat.target), region) &&
               !goes_on_as_list(match.tokens.end);
    });
}

/// A government's seat named as the place it is: "arrived in Tarnow", "a trip to Tarnow", "visited
/// Tarnow", "Tarnow, Tessaly", and in a dateline. In "Tarnow said", "a warning to Tarnow" it stands
/// for the government.
bool is_seat_as_place(const TokenView& view, const Lexicon& lexicon, const MentionMatch& match,
                      std::span<const MentionMatch> matches) {
    constexpr std::uint32_t reach = 10;  // words from "travelled" to "to"
    const bool seat = match.kind == MentionKind::alias && match.tokens.size() == 1 &&
                      lexicon.target(match.target).kind == "government" &&
                      view.is_name(match.tokens.begin);
    if (!seat || view.shape(match.tokens.begin).possessive) return false;
    if (opens_dateline(view, match.tokens.begin) ||
        is_told_by_region(view, lexicon, match, matches)) {
        return true;
    }
    if (match.tokens.begin == 0) return false;
    const std::uint32_t before = match.tokens.begin - 1;
    if (view[match.tokens.begin].line_before || !view.is_word(before)) return false;
    const std::string_view link = view.normalised(before);
    if (view.is(before, RuleClass::at_place) || view.is(before, RuleClass::by_way) ||
        view.is(before, WordClass::movement)) {
        return true;
    }
    if (link != "to" && link != "from" && link != "for") return false;
    // "spoke from Tarnow", unlike "a warning from Tarnow".
    if (link == "from" && before > 0 && view.is_word(before - 1) &&
        view.lists().harm.cue_verbs.contains(view.normalised(before - 1))) {
        return true;
    }
    for (std::uint32_t at = before; at > 0 && before - at < reach; --at) {
        if (!view.is_word(at - 1)) break;
        if (view.is(at - 1, WordClass::movement)) return true;
    }
    return false;
}

/// The mention that the description at `match` stands for, of those that `end` closes.
const Mention* find_described(const TokenView& view, std::span<const Mention> mentions,
                              std::span<const MentionMatch> same) {
    const TokenRange place = same.front().tokens;
    const std::uint32_t sentence = sentence_of(view, place.begin);
    for (std::size_t back = mentions.size(); back > 0; --back) {
        const Mention& earlier = mentions[back - 1];
        if (earlier.tokens.end > place.begin) continue;
        if (sentence_of(view, earlier.tokens.begin) + 1 < sentence) break;
        if (earlier.kind == MentionKind::member) continue;
        const bool can_stand = std::any_of(
            same.begin(), same.end(),
            [&](const MentionMatch& generic) { return generic.target == earlier.target; });
        if (can_stand) return &earlier;
    }
    return nullptr;
}

/// "the people of Gaza" where "people of Gaza" is a name, "the movement Hamas": the name itself
/// says who is meant, and the two are one noun phrase.
bool goes_with_name(const TokenView& view, std::span<const MentionMatch> matches,
                    const MentionMatch& generic) {
    const TokenRange sentence =
        view.parsed().sentences[sentence_of(view, generic.tokens.begin)].tokens;
    const auto names = items_in(matches, sentence);
    return std::any_of(names.begin(), names.end(), [&](const MentionMatch& name) {
        if (name.kind != MentionKind::alias) return false;
        const bool apposed = name.target == generic.target &&
                             name.tokens.begin == generic.tokens.end &&
                             !view.shape(generic.tokens.end - 1).possessive;
        // In "the Hamas leader" the name tells only whose leader.
        return apposed ||
               (name.tokens.overlaps(generic.tokens) && !generic.tokens.contains(name.tokens));
    });
}

std::vector<Mention> resolve_generics(const TokenView& view,
                                      std::span<const MentionMatch> matches) {
    std::vector<Mention> mentions;
    for (std::size_t index = 0; index < matches.size(); ++index) {
        const MentionMatch& match = matches[index];
        if (match.kind != MentionKind::generic) {
            mentions.push_back({match.target, match.tokens, match.kind});
            continue;
        }
        // All targets that this description could stand for, and the one mentioned last.
        std::size_t end = index + 1;
        while (end < matches.size() && matches[end].kind == MentionKind::generic &&
               matches[end].tokens == match.tokens) {
            ++end;
        }
        const auto same = matches.subspan(index, end - index);
        const bool named = std::any_of(same.begin(), same.end(), [&](const MentionMatch& generic) {
            return goes_with_name(view, matches, generic);
        });
        const Mention* const chosen = named ? nullptr : find_described(view, mentions, same);
        if (chosen != nullptr) {
            const TargetId target = chosen->target;
            mentions.push_back({target, match.tokens, MentionKind::generic});
        }
        index = end - 1;
    }
    return mentions;
}

/// Brings `added` into the order of place.
void merge_in(std::vector<Mention>& mentions, const std::vector<Mention>& added) {
    const auto by_place = [](const Mention& a, const Mention& b) {
        return std::tie(a.tokens.begin, b.tokens.end) < std::tie(b.tokens.begin, a.tokens.end);
    };
    const auto middle = static_cast<std::ptrdiff_t>(mentions.size());
    mentions.insert(mentions.end(), added.begin(), added.end());
    std::inplace_merge(mentions.begin(), mentions.begin() + middle, mentions.end(), by_place);
}

}  // namespace

std::vector<Mention> find_mentions(const TokenView& view, const Lexicon& lexicon,
                                   std::span<const MentionMatch> matches) {
    if (matches.empty()) return {};
    std::vector<MentionMatch> names(matches.begin(), matches.end());
    std::erase_if(names, [&](const MentionMatch& match) {
        return is_seat_as_place(view, lexicon, match, matches);
    });
    const std::vector<MentionMatch> variants = find_name_variants(view, matches);
    if (!variants.empty()) {
        names.insert(names.end(), variants.begin(), variants.end());
        std::sort(names.begin(), names.end(), [](const MentionMatch& a, const MentionMatch& b) {
            return std::tie(a.tokens.begin, b.tokens.end, a.kind, a.target) <
                   std::tie(b.tokens.begin, a.tokens.end, b.kind, b.target);
        });
    }
    std::vector<Mention> mentions = resolve_generics(view, names);
    merge_in(mentions, resolve_pronouns(view, lexicon, mentions));
    return mentions;
}

TokenRange with_titles(const TokenView& view, const Mention& mention) {
    TokenRange whole = mention.tokens;
    while (whole.begin > 0 && !starts_sentence(view, whole.begin)) {
        std::uint32_t before = whole.begin - 1;
        const bool abbreviated = view.is(before, TokenKind::stop) && before > 0 &&
                                 view.surface(before) == "." &&
                                 view.is(before - 1, WordClass::title);
        if (abbreviated) --before;
        if (!view.is_word(before)) break;
        const bool title = view.is_any(before, any_of(WordClass::title, WordClass::speaker_person));
        if (!title && (!view.is_name(before) || starts_sentence(view, before))) break;
        if (view.shape(before).possessive) break;
        whole.begin = before;
    }
    return whole;
}

bool is_possessive(const TokenView& view, const Mention& mention) {
    const std::uint32_t last = mention.tokens.end - 1;
    const std::uint32_t next = mention.tokens.end;
    if (mention.tokens.size() == 1 && view.is(last, WordClass::possessive)) {
        // "her" is an object too: a noun follows the possessive.
        if (!view.is(last, WordClass::object_pronoun)) return true;
        return next < view.size() && view.is_word(next) &&
               !view.is_any(next, any_of(WordClass::preposition, WordClass::subordinator,
                                         WordClass::coordinator, WordClass::determiner,
                                         WordClass::adverb, WordClass::time, WordClass::be));
    }
    if (view.shape(last).possessive) return true;
    // "Hamas’ rejection": the mark stands apart after a final s.
    return next < view.size() && view.is(next, TokenKind::quote) && !view[next].space_before &&
           !view.normalised(last).empty() && view.normalised(last).back() == 's';
}

}  // namespace parallax
