#include "engine/context/speakers.hpp"

#include <string_view>

namespace parallax {

std::optional<TokenRange> find_possessor(const TokenView& view, const Clause& clause,
                                         std::uint32_t noun) {
    std::uint32_t at = noun;
    for (std::uint32_t steps = 0; at > clause.sentence.begin && steps < 4; ++steps) {
        --at;
        const std::string_view before =
            at > clause.sentence.begin ? view.normalised(at - 1) : std::string_view();
        const bool plural_mark =
            view.is(at, TokenKind::quote) && !before.empty() && before.back() == 's';
        if (plural_mark) --at;
        if (!view.is_word(at)) return std::nullopt;
        if (!plural_mark && view.is(at, WordClass::possessive)) return TokenRange{at, at + 1};
        if (!plural_mark && !view.shape(at).possessive) continue;
        std::uint32_t begin = at;
        while (begin > clause.sentence.begin && view.is_word(begin - 1) &&
               (view.is_name(begin - 1) || view.is(begin - 1, WordClass::determiner))) {
            --begin;
        }
        return TokenRange{begin, at + 1};
    }
    return std::nullopt;
}

std::optional<TokenRange> find_speaker_of_noun(const TokenView& view, const Clause& clause,
                                               TokenRange noun) {
    if (auto possessor = find_possessor(view, clause, noun.begin)) return possessor;
    const std::uint32_t next = noun.end;
    if (next + 1 < clause.sentence.end && view.normalised(next) == "by") {
        return find_noun_phrase(view, clause, next + 1);
    }
    return find_issuer(view, clause, noun.begin);
}

std::optional<TokenRange> find_issuer(const TokenView& view, const Clause& clause,
                                      std::uint32_t document) {
    std::uint32_t at = document;
    while (at > clause.sentence.begin && document - at < 4 && view.is_word(at - 1)) {
        --at;
        if (view.is(at, WordClass::issuing)) return find_speaker(view, clause, at);
    }
    return std::nullopt;
}

}  // namespace parallax
