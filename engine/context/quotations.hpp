#pragma once

#include "engine/context/token_view.hpp"

#include <vector>

namespace parallax {

/// A stretch between quotation marks, marks included. Nested marks belong to the outer stretch.
struct Quotation {
    TokenRange tokens;
    bool closed = true;      ///< has its closing mark; an unclosed one ends with its sentence
    bool continues = false;  ///< runs on in the next paragraph, which opens with a mark again
};

/// Most words between marks that set a word off where nobody speaks.
inline constexpr std::uint32_t longest_scare = 5;

/// Quotations of the text, in order, without overlap, none across a paragraph. Straight, curly and
/// angle marks, double and single; an apostrophe is no mark; an unpaired closing mark is nothing,
/// an unpaired opening mark reaches to the end of its sentence at most.
[[nodiscard]] std::vector<Quotation> find_quotations(const TokenView& view);

/// Whether between the marks stands a title ("Night Over the Valley"): at least three words, all
/// capitalised but articles, prepositions and conjunctions, outside headlines. It is set off as a
/// name, not to distance anybody from it.
[[nodiscard]] bool is_title(const TokenView& view, const Quotation& quotation);

}  // namespace parallax
