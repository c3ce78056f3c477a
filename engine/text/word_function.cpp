#include "engine/text/word_function.hpp"

#include "engine/text/boundary_mask.hpp"
#include "engine/text/word_breaker.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace parallax {
namespace {

bool is_ascii_white(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

}  // namespace

void WordFunction::advance(const char* end) {
    base_ = rest_;
    const auto left = static_cast<std::size_t>(end - base_);
    BlockTokens tokens;
    if (left >= block_bytes) {
        tokens = cut_block(base_);
    } else {
        // White space behind the text ends its last token and moves no boundary.
        std::array<char, block_bytes> padded;
        padded.fill(' ');
        std::memcpy(padded.data(), base_, left);
        tokens = cut_block(padded.data());
    }
    starts_ = tokens.starts;
    ends_ = tokens.ends;
    rest_ += std::min<std::size_t>(tokens.consumed, left);
    if (tokens.consumed == 0) {
        rest_ = std::find_if(base_, end, is_ascii_white);
        const auto& segments =
            vocabulary_->word_breaker().cut({base_, static_cast<std::size_t>(rest_ - base_)});
        segment_ = segments.data();
        segments_end_ = segment_ + segments.size();
    }
}

}  // namespace parallax
