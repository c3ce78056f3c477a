#pragma once

#include "engine/context/token_view.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace parallax {

/// A sentence with what rules must not look into: tokens between quotation marks count as one
/// block.
struct Clause {
    TokenRange sentence;
    /// Token → quotation index + 1, 0 = outside. Null: nothing is quoted.
    const std::vector<std::uint32_t>* quotation_of = nullptr;

    [[nodiscard]] bool is_quoted(std::uint32_t token) const {
        return quotation_of != nullptr && (*quotation_of)[token] != 0;
    }
};

/// A stop that is no part of a word before it: not that of "Mr. Verrin" or "U.S. officials", with
/// which no sentence ends.
[[nodiscard]] bool is_final_stop(const TokenView& view, std::uint32_t token);

/// Punctuation or a mark that no noun phrase crosses.
[[nodiscard]] bool is_border(const TokenView& view, std::uint32_t token);

/// The noun phrase that starts at `begin` or after it ("said Mr Smith, a farmer"): up to a comma,
/// stop, mark, verb or preposition that is not "of". None if there is none ("said on Tuesday").
[[nodiscard]] std::optional<TokenRange> find_noun_phrase(const TokenView& view,
                                                         const Clause& clause, std::uint32_t begin);

/// First token after `begin` and the adverbs, times and short time phrases that stand there
/// ("said [on Tuesday] that").
[[nodiscard]] std::uint32_t skip_adverbials(const TokenView& view, const Clause& clause,
                                            std::uint32_t begin);

/// `range` without stops, commas, dashes and brackets at its ends.
[[nodiscard]] TokenRange trim_punctuation(const TokenView& view, TokenRange range);

/// End of a clause of content that starts at `from`: a semicolon, ", according to", or the
/// sentence's end.
[[nodiscard]] std::uint32_t find_clause_end(const TokenView& view, const Clause& clause,
                                            std::uint32_t from);

/// End of a noun phrase with what hangs on it that starts at `from`: also a comma, dash,
/// subordinate clause or finite verb ends it.
[[nodiscard]] std::uint32_t find_phrase_end(const TokenView& view, const Clause& clause,
                                            std::uint32_t from);

}  // namespace parallax
