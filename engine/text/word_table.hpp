#pragma once

#include "engine/core/span.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace parallax {

/// The bytes of a word as a hash table compares them: up to 16 inline; of a longer word the first
/// 8 and a second hash, so that unequal words rarely reach a comparison of bytes.
struct WordKey {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::uint64_t hash = 0;
    std::uint32_t length = 0;
};

constexpr std::uint32_t inline_bytes = 16;

[[nodiscard]] WordKey make_word_key(std::string_view word);

/// Same result; reads past the word where `text` goes on for at least 16 bytes from its start.
[[nodiscard]] WordKey make_word_key(std::string_view text, Span span);

/// Open addressing with linear probing from word to dense id, in 32-byte slots.
class WordTable {
public:
    WordTable();

    struct Slot {
        std::uint64_t low = 0;
        std::uint64_t high = 0;
        std::uint64_t hash = 0;
        std::uint32_t length = 0;  ///< 0 = free
        std::uint32_t id = 0;
    };
    static_assert(sizeof(Slot) == 32);

    /// Has the memory that find() will look at brought near.
    void fetch(const WordKey& key) const { __builtin_prefetch(&slots_[key.hash & mask_]); }

    /// The slot that holds the key, or the free one where it belongs. `is_same(id)` decides for
    /// words longer than 16 bytes whether the bytes are the same.
    template <class SameBytes>
    [[nodiscard]] Slot& find(const WordKey& key, SameBytes is_same) {
        for (std::size_t at = key.hash & mask_;; at = (at + 1) & mask_) {
            Slot& slot = slots_[at];
            if (slot.length == 0) return slot;
            const bool equal =
                slot.low == key.low && slot.high == key.high && slot.length == key.length;
            if (equal && (key.length <= inline_bytes || is_same(slot.id))) return slot;
        }
    }

    /// Fills a free slot that find() gave; references to slots end here.
    void fill(Slot& slot, const WordKey& key, std::uint32_t id);

private:
    void grow();

    std::vector<Slot> slots_;
    std::size_t mask_ = 0;
    std::size_t used_ = 0;
};

}  // namespace parallax
