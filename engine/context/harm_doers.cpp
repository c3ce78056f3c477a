#include "engine/context/harm_reader.hpp"

#include <string_view>

namespace parallax {
namespace {

constexpr std::uint32_t blame_window = 8;    // tokens from "accused" to "of"
constexpr std::uint32_t attack_window = 12;  // tokens from an attack to "that killed"

}  // namespace

TokenRange HarmReader::subject_of(TokenRange verb) const {
    HarmMatch other{verb, std::nullopt, std::nullopt, VerbForms::past};
    if (ends_in_ing(verb.begin)) other.verb_forms = VerbForms::gerund;
    return HarmReader(s_, other).subject();
}

TokenRange HarmReader::find_doer(std::uint32_t noun) const {
    std::uint32_t at = noun;
    // "by launching attacks": no determiner parts the verb from the noun.
    for (std::uint32_t end = match_.tokens.begin; end > noun; --end) {
        if (s_.is(end - 1, CasualtyClass::launch)) at = end;
    }
    if (s_.word(at - 1) == "of") {
        const std::uint32_t of = at - 1;
        for (std::uint32_t cue = of; cue > s_.begin() && of - cue < blame_window; --cue) {
            if (s_.is_border(cue - 1)) break;
            if (!s_.is(cue - 1, CasualtyClass::blamed)) continue;
            // "is accused of", "accused the army of"
            return cue == of ? subject_of({cue - 1, cue}) : TokenRange{cue, of};
        }
        at = s_.modifiers_before(of).begin;  // "a series of attacks"
    }
    while (at > s_.begin() && (s_.is_adverb(at - 1) || s_.is_inner_mark(at - 1))) --at;
    if (!s_.is(at - 1, CasualtyClass::launch)) return {noun, noun};
    std::uint32_t verb = at - 1;
    if (s_.word(verb) == "out" && s_.is(verb - 1, CasualtyClass::launch)) --verb;
    return subject_of({verb, at});
}

TokenRange HarmReader::attack_before(TokenRange who) const {
    const TokenRange none{who.begin, who.begin};
    const std::string_view relative = s_.word(group_.begin - 1);
    if ((relative != "that" && relative != "which") || who.empty()) return none;
    const TokenRange head = s_.head_of(who);
    if (s_.is(head.end - 1, CasualtyClass::person)) return none;
    const auto attack = find_attack_left(who.begin);
    return attack ? TokenRange{s_.modifiers_before(*attack).begin, who.end} : none;
}

std::optional<std::uint32_t> HarmReader::find_attack_left(std::uint32_t first) const {
    for (std::uint32_t at = first; at > s_.begin() && first - at < attack_window; --at) {
        const std::uint32_t before = at - 1;
        // "into that country" opens no clause.
        const bool relative =
            s_.is(before, WordClass::relative) &&
            !(s_.word(before) == "that" && s_.is(before - 1, WordClass::preposition));
        if (s_.is_border(before) || relative) return std::nullopt;
        const HarmWord* const harm = s_.harm_noun_at(before);
        if (harm == nullptr) continue;
        if (harm->frame != HarmFrame::attack) return std::nullopt;
        return s_.harm_at(before)->tokens.begin;
    }
    return std::nullopt;
}

TokenRange HarmReader::owner_of_joined(std::uint32_t noun) const {
    const std::uint32_t joint = noun - 1;
    if (!s_.is(joint, WordClass::coordinator)) return {noun, noun};
    const HarmMatch* const other = s_.harm_at(joint - 1);
    if (other == nullptr || !other->noun) return {noun, noun};
    return s_.modifiers_before(other->tokens.begin);
}

bool HarmReader::is_of_illness(std::uint32_t at) const {
    if (s_.word(at) != "of" && s_.word(at) != "from") return false;
    const TokenRange phrase = s_.phrase_after(at + 1);
    for (std::uint32_t token = phrase.begin; token < phrase.end; ++token) {
        if (s_.is(token, CasualtyClass::illness)) return true;
    }
    return false;
}

void HarmReader::find_predicate() {
    const std::uint32_t be = match_.tokens.end;
    const bool those = out_.reduced || out_.word->frame == HarmFrame::state;
    if (!those || !s_.is(be, WordClass::be)) return;
    const std::uint32_t first = s_.word(be + 1) == "from" ? be + 2 : be + 1;
    out_.predicate = s_.phrase_after(first);
}

}  // namespace parallax
