#pragma once

#include "engine/context/attribution.hpp"
#include "engine/context/quotations.hpp"
#include "engine/context/token_view.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace parallax {

/// What the rules say of a text: the voice of every token and the attribution it comes from.
struct RuleReading {
    std::vector<Quotation> quotations;
    std::vector<std::uint32_t> quotation_of;  ///< by token: quotation index + 1, 0 = outside
    std::vector<CueMatch> cues;               ///< outside marks, in order
    std::vector<Attribution> attributions;
    std::vector<Voice> voices;             ///< by token
    std::vector<std::uint32_t> source_of;  ///< by token: attribution index + 1, 0 = none
};

/// Marks rank before blocks, blocks before indirect speech.
[[nodiscard]] RuleReading read_by_rules(const TokenView& view, ContextMemo& memo,
                                        const Vocabulary& vocabulary);

/// The paragraph that holds the token.
[[nodiscard]] std::uint32_t paragraph_of(const TokenView& view, std::uint32_t token);

/// The cues of one sentence, of cues in order.
[[nodiscard]] std::span<const CueMatch> cues_of(std::span<const CueMatch> cues,
                                                std::uint32_t sentence);

}  // namespace parallax
