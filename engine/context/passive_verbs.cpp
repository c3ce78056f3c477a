#include "engine/context/passive_verbs.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace parallax {
namespace {

constexpr std::uint32_t most_adverbs = 4;  // between auxiliary and participle

bool is_get(std::string_view word) {
    return word == "get" || word == "gets" || word == "got" || word == "getting" ||
           word == "gotten";
}

}  // namespace

bool is_past_participle(const TokenView& view, std::uint32_t token) {
    static constexpr std::array irregular{
        "beaten", "caught", "driven", "forgiven",   "found", "given",  "held",     "hit",
        "hurt",   "known",  "left",   "lost",       "made",  "misled", "outspent", "overthrown",
        "said",   "seen",   "shot",   "shown",      "shut",  "sunk",   "taken",    "thought",
        "thrown", "told",   "torn",   "understood", "won",   "written"};
    const std::string_view word = view.normalised(token);
    return word.ends_with("ed") ||
           std::find(irregular.begin(), irregular.end(), word) != irregular.end();
}

std::uint32_t behind_auxiliary(const TokenView& view, TokenRange sentence, std::uint32_t token) {
    const auto is_adverbial = [&](std::uint32_t at) {
        return view.is_word(at) &&
               (view.is_any(at, any_of(WordClass::adverb, WordClass::negator)) ||
                view.normalised(at).ends_with("ly"));
    };
    std::uint32_t at = token;
    while (at > sentence.begin && token - at < most_adverbs && is_adverbial(at - 1)) --at;
    return at;
}

bool has_passive_auxiliary(const TokenView& view, TokenRange sentence, std::uint32_t verb) {
    const std::uint32_t at = behind_auxiliary(view, sentence, verb);
    return at > sentence.begin &&
           (view.is(at - 1, WordClass::be) || is_get(view.normalised(at - 1)));
}

bool is_passive_verb(const TokenView& view, TokenRange sentence, std::uint32_t verb) {
    if (!view.is_word(verb) || view.normalised(verb).ends_with("ing")) return false;
    const bool by = verb + 1 < sentence.end && view.normalised(verb + 1) == "by";
    return (by || is_past_participle(view, verb)) && has_passive_auxiliary(view, sentence, verb);
}

}  // namespace parallax
