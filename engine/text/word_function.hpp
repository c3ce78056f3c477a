#pragma once

#include "engine/core/span.hpp"
#include "engine/text/vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace parallax {

/// A TokenizerFunction for Boost.Tokenizer (over const char*, std::string_view) that gives the
/// tokens of tokenise(). It holds the boundary masks of the current 64-byte block and steps by
/// counting trailing zeros; a stretch that needs more than ASCII rules is cut by ICU whole, from
/// white space to white space, and its segments are then handed out one by one.
class WordFunction {
public:
    explicit WordFunction(Vocabulary& vocabulary) : vocabulary_(&vocabulary) {}

    void reset() { *this = WordFunction(*vocabulary_); }

    bool operator()(const char*& next, const char* end, std::string_view& token) {
        while (starts_ == 0) {
            if (segment_ != segments_end_) {
                token = {base_ + segment_->begin, segment_->size()};
                ++segment_;
                next = token.data() + token.size();
                return true;
            }
            if (rest_ == nullptr) rest_ = next;
            if (rest_ == end) return false;
            advance(end);
        }
        const int begin = __builtin_ctzll(starts_);
        const int finish = __builtin_ctzll(ends_);
        starts_ &= starts_ - 1;
        ends_ &= ends_ - 1;
        token = {base_ + begin, static_cast<std::size_t>(finish - begin)};
        next = base_ + finish;
        return true;
    }

private:
    /// Cuts the block or stretch that begins at `rest_`. Requires rest_ != end.
    void advance(const char* end);

    Vocabulary* vocabulary_;
    const char* base_ = nullptr;  ///< what the masks and segments are relative to
    const char* rest_ = nullptr;  ///< where the next block begins; null before the first
    std::uint64_t starts_ = 0;
    std::uint64_t ends_ = 0;
    const Span* segment_ = nullptr;
    const Span* segments_end_ = nullptr;
};

}  // namespace parallax
