#include "engine/context/label_patterns.hpp"

#include <string_view>

namespace parallax {
namespace {

constexpr std::uint32_t widest_label = 4;    // words (adjectives, an article) beside a label
constexpr std::uint32_t longest_office = 9;  // tokens from a title to the comma behind its office

}  // namespace

std::uint32_t find_office_holder(const TokenView& view, TokenRange sentence, TokenRange label) {
    constexpr WordClasses predicate = any_of(WordClass::be, WordClass::have, WordClass::modal,
                                             WordClass::finite, WordClass::relative);
    std::uint32_t at = label.end;
    if (at >= sentence.end || view.normalised(at) != "of" || is_plural(view, label)) return 0;
    while (at < sentence.end && at - label.end < longest_office && view.is_word(at) &&
           !view.is_any(at, predicate)) {
        ++at;
    }
    return at < sentence.end && view.is(at, TokenKind::comma) ? at + 1 : 0;
}

std::uint32_t find_named_before(const TokenView& view, TokenRange sentence, TokenRange label) {
    const auto links = [&](std::uint32_t token) {
        const std::string_view word = view.normalised(token);
        return word == "a" || word == "an" || word == "as";
    };
    std::uint32_t at = label.begin;
    for (std::uint32_t steps = 0; steps < widest_label && at > sentence.begin && !links(at - 1);
         ++steps, --at) {
        const bool describes = view.is_word(at - 1) && view.classes(at - 1) == 0;
        if (!describes && !view.is(at - 1, TokenKind::quote)) return 0;
    }
    const std::uint32_t link = at;
    while (at > sentence.begin && (links(at - 1) || view.is(at - 1, TokenKind::quote))) --at;
    return at < link ? at : 0;
}

bool follows_naming(const TokenView& view, TokenRange sentence, const Mention& mention) {
    std::uint32_t at = with_titles(view, mention).begin;
    if (at > sentence.begin && view.is(at - 1, WordClass::determiner)) --at;
    return at > sentence.begin && view.is(at - 1, RuleClass::naming);
}

bool is_about_others(const TokenView& view, TokenRange sentence, TokenRange label) {
    for (std::uint32_t at = label.begin;
         at > sentence.begin && label.begin - at < widest_label && view.is_word(at - 1); --at) {
        if (view.normalised(at - 1) == "other") return true;
    }
    return false;
}

bool is_plural(const TokenView& view, TokenRange label) {
    const std::string_view last = view.normalised(label.end - 1);
    return !last.empty() && last.back() == 's' && !view.shape(label.end - 1).possessive;
}

}  // namespace parallax
