#include "engine/context/harm_reader.hpp"
#include "engine/context/hit_flags.hpp"

#include <algorithm>
#include <string_view>

namespace parallax {
namespace {

constexpr std::uint32_t unreal_window = 4;  // words before the verb group that can deny the act

/// "after the ongoing war", "until persistent attacks": a word before the noun, in its own phrase.
bool says_going_on(const HarmSentence& sentence, std::uint32_t noun) {
    const TokenRange before = sentence.modifiers_before(noun);
    for (std::uint32_t at = before.begin; at < before.end; ++at) {
        if (sentence.is(at, RuleClass::ongoing)) return true;
    }
    return false;
}

}  // namespace

TokenRange HarmReader::event_in(TokenRange phrase) const {
    std::uint32_t end = phrase.end;
    for (std::uint32_t at = phrase.end; at > phrase.begin; --at) {
        const bool link = s_.is(at - 1, WordClass::preposition) && s_.word(at - 1) != "of";
        if (!link && at - 1 > phrase.begin) continue;
        const std::uint32_t first = link ? at : at - 1;
        if (first < end && is_event(s_, {first, end})) {
            return {trim_clause({first, end}), phrase.end};
        }
        end = at - 1;
    }
    return {phrase.begin, phrase.begin};
}

std::uint32_t HarmReader::trim_clause(TokenRange stretch) const {
    for (std::uint32_t at = stretch.end - 1; at > stretch.begin; --at) {
        if (s_.is_border(at - 1) || s_.is(at - 1, CasualtyClass::launch)) return at;
    }
    return stretch.begin;
}

void HarmReader::find_by(std::uint32_t from) {
    for (std::uint32_t at = from; s_.holds(at); ++at) {
        if (s_.is(at, TokenKind::comma) || s_.is(at, TokenKind::semicolon)) return;
        if (at > from && (s_.is(at, WordClass::be) || s_.is(at, WordClass::modal) ||
                          s_.is(at, WordClass::have))) {
            return;
        }
        if (s_.is(at, WordClass::relative) && !s_.is(at, WordClass::determiner)) return;
        if (s_.is(at, WordClass::subordinator) && !s_.is(at, WordClass::preposition)) return;
        if (s_.word(at) != "by" || s_.is(at + 1, WordClass::time)) continue;
        // "deaths reported by officials": said, not done by them.
        const bool deed = s_.is(at - 1, CasualtyClass::launch);  // "committed by"
        if (at > from && !deed && (s_.is_cue_verb(at - 1) || s_.word(at - 1) == "put")) continue;
        const TokenRange who = s_.phrase_after(at + 1);
        if (who.empty()) continue;
        if (is_event(s_, who)) {
            out_.event = with_tail(who);
        } else {
            out_.agent = who;
        }
        out_.form = HarmFormKind::passive;
        return;
    }
}

/// "a raid [last 7 October] by X": up to the preposition behind a date, if one stands there.
std::uint32_t HarmReader::skip_date(std::uint32_t begin) const {
    std::uint32_t at = begin;
    const bool dated = s_.word(at) == "on" || s_.word(at) == "in";
    if (dated && s_.is(at + 1, WordClass::time)) ++at;
    while (s_.is(at, WordClass::time) || s_.is(at, TokenKind::number) || s_.word(at) == "last") {
        ++at;
    }
    const std::string_view word = s_.word(at);
    return word == "by" || word == "on" || word == "against" ? at : begin;
}

TokenRange HarmReader::with_tail(TokenRange phrase) const {
    std::uint32_t end = phrase.end;
    if (const std::uint32_t behind = skip_date(end);
        behind > end && !s_.phrase_after(behind + 1).empty()) {
        end = behind;
    }
    while (s_.is(end, WordClass::preposition)) {
        const std::string_view word = s_.word(end);
        if (word != "on" && word != "by" && word != "against" && word != "in" && word != "of" &&
            word != "from" && word != "into") {
            break;
        }
        const TokenRange next = s_.phrase_after(end + 1);
        if (next.empty() || s_.is(next.begin, WordClass::time)) break;
        end = next.end;
    }
    return {phrase.begin, end};
}

void HarmReader::find_event_after(std::uint32_t from) {
    if (!out_.event.empty()) return;
    for (std::uint32_t at = from; s_.holds(at); ++at) {
        if (s_.is(at, TokenKind::semicolon)) return;
        const std::string_view word = s_.word(at);
        const bool opens = word == "in" || word == "during" || word == "amid" || word == "from" ||
                           word == "at" || word == "under" || word == "inside" || word == "as";
        if (!opens) continue;
        const TokenRange phrase = s_.phrase_after(at + 1);
        if (!phrase.empty() && is_event(s_, phrase)) {
            out_.event = with_tail(phrase);
            return;
        }
    }
}

void HarmReader::find_event_before() {
    if (!out_.event.empty() || out_.affected.empty()) return;
    const std::uint32_t first = out_.affected.begin;
    std::uint32_t end = first;
    if (first > s_.begin() + 1 && s_.word(first - 1) == "which" &&
        s_.is(first - 2, WordClass::preposition)) {
        end = first - 2;
    } else if (s_.word(first - 1) == "where" || s_.word(first - 1) == "when") {
        end = first - 1;
    }
    if (end == first) return;
    if (s_.is(end - 1, TokenKind::comma)) --end;
    const TokenRange phrase = s_.phrase_before(end);
    if (phrase.empty()) return;
    if (is_event(s_, phrase)) {
        out_.event = phrase;
        return;
    }
    // "an attack by [hundreds of gunmen on 7 October], in which"
    if (const auto attack = find_attack_left(phrase.begin)) {
        out_.event = {s_.modifiers_before(*attack).begin, end};
    }
}

void HarmReader::find_flags() {
    // "without releasing the hostages": they are held, whatever is said of their release.
    if (out_.word->frame == HarmFrame::people && !out_.affected.empty() &&
        s_.is(out_.affected.begin - 1, CasualtyClass::release)) {
        return;
    }
    out_.flags.negated = group_.negated;
    if (is_verb(out_.word->frame)) {
        if (group_.modal || is_intended()) out_.flags.hypothetical = true;
    } else {
        // "more deaths will follow"
        const std::uint32_t next = std::max(match_.tokens.end, out_.affected.end);
        if (s_.is(next, WordClass::modal) && !s_.is(next + 1, WordClass::have)) {
            out_.flags.hypothetical = true;
        }
        if (is_awaited(s_.view(), s_.tokens(), match_.tokens.begin) &&
            !says_going_on(s_, match_.tokens.begin)) {
            out_.flags.hypothetical = true;
        }
    }
    std::uint32_t at =
        std::min(group_.begin, out_.affected.empty() ? group_.begin : out_.affected.begin);
    if (!is_verb(out_.word->frame) && !out_.agent.empty()) {
        at = std::min(at, out_.agent.begin);
    }
    deny(at);
    if (is_verb(out_.word->frame) && at != group_.begin) deny(group_.begin);
}

bool HarmReader::is_intended() const {
    if (!group_.to || group_.have) return false;
    // "continue to shell", "persists in shelling": it happens already.
    if (s_.is(group_.begin - 1, RuleClass::ongoing)) return false;
    if (!group_.be) return true;
    // "afraid to be killed", but "said to be killed", "the first to be".
    const std::uint32_t before = group_.begin - 1;
    const std::string_view word = s_.word(before);
    if (s_.is(before, CasualtyClass::unreal)) return true;
    return !s_.is_cue_verb(before) && word != "first" && word != "latest" && word != "last" &&
           word != "only";
}

void HarmReader::deny(std::uint32_t at) {
    bool goes_on = false;  // "vowed to continue its war", "would discuss ongoing attacks"
    for (std::uint32_t token = at; token < match_.tokens.begin; ++token) {
        goes_on = goes_on || s_.is(token, RuleClass::ongoing);
    }
    for (std::uint32_t step = 0; step < unreal_window && at > s_.begin(); ++step, --at) {
        if (s_.is_border(at - 1)) break;
        goes_on = goes_on || s_.is(at - 1, RuleClass::ongoing);
        if (!s_.is(at - 1, CasualtyClass::unreal)) continue;
        if (at - 1 > s_.begin() && s_.view().shape(at - 1).capitalised) continue;  // the month
        // "feared killed", "feared to have been killed": somebody's guess, no threat.
        const bool guess =
            s_.word(at - 1) == "feared" && (at == match_.tokens.begin || group_.have);
        if (guess) continue;
        if (s_.is(at - 1, WordClass::negator)) {
            out_.flags.negated = true;
        } else if (!goes_on) {
            out_.flags.hypothetical = true;
        }
    }
}

}  // namespace parallax
