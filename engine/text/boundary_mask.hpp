#pragma once

#include <cstddef>
#include <cstdint>

namespace parallax {

/// How many bytes are classified at once: one bit of a machine word for each.
constexpr std::size_t block_bytes = 64;

/// The tokens that lie whole in a block, as bits: bit i of `starts` is set where a token begins at
/// byte i, bit i of `ends` where one ends before byte i. Both have equally many bits, in pairs.
struct BlockTokens {
    std::uint64_t starts = 0;
    std::uint64_t ends = 0;
    std::uint32_t consumed = 0;  ///< bytes dealt with; 0 = the block needs the full Unicode rules
};

/// Cuts a block by UAX #29 with a colon that always breaks. Reads exactly 64 bytes at `bytes`,
/// which must stand at the start of the text or behind ASCII white space. Stops behind the last
/// ASCII white space before which all is ASCII, a curly quotation mark, a dash (U+2013, U+2014) or
/// an ellipsis (U+2026): up to there no later byte can move a boundary.
[[nodiscard]] BlockTokens cut_block(const char* bytes);

}  // namespace parallax
