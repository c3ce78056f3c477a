#pragma once

#include "engine/core/span.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace parallax {

/// The bytes of a word as a hash table compares them: up to 16 inline; of a longer word the first
/// 8 and a hash of all, so that unequal words rarely reach a comparison of bytes.
struct WordKey {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::uint32_t length = 0;

    /// One branch, whatever it is that differs.
    friend bool operator==(const WordKey& a, const WordKey& b) {
        return ((a.low ^ b.low) | (a.high ^ b.high) | (a.length ^ b.length)) == 0;
    }
};

constexpr std::uint32_t inline_bytes = 16;

[[nodiscard]] WordKey make_word_key(std::string_view word);

/// Same result. Where `text` goes on for 16 bytes from the word's start it reads them all and cuts
/// the rest off by a mask, which costs less than a branch on the length.
[[nodiscard]] inline WordKey make_word_key(std::string_view text, Span span) {
    const std::uint32_t length = span.size();
    if (length > inline_bytes || text.size() - span.begin < inline_bytes) {
        return make_word_key(slice(text, span));
    }
    WordKey key;
    std::memcpy(&key.low, text.data() + span.begin, 8);
    std::memcpy(&key.high, text.data() + span.begin + 8, 8);
    // Little-endian: the first byte is the lowest.
    const std::uint32_t in_low = length < 8 ? length : 8;
    key.low &= ~std::uint64_t{0} >> (64 - 8 * in_low);
    key.high = length > 8 ? key.high & (~std::uint64_t{0} >> (128 - 8 * length)) : 0;
    key.length = length;
    return key;
}

[[nodiscard]] inline std::uint64_t hash_of(const WordKey& key) {
    std::uint64_t hash = (key.low ^ key.length) * 0x9E3779B97F4A7C15U;
    hash = ((hash ^ (hash >> 32U)) + key.high) * 0xD6E8FEB86659FD93U;
    return hash ^ (hash >> 29U);
}

/// Open addressing with linear probing from word to dense id, in 32-byte slots.
class WordTable {
public:
    WordTable();

    struct Slot {
        WordKey key;  ///< of length 0 if the slot is free
        std::uint32_t id = 0;

        [[nodiscard]] bool is_free() const { return key.length == 0; }
    };
    static_assert(sizeof(Slot) == 32);

    /// Has the memory that find() will look at brought near.
    void fetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & mask_]); }

    /// Where the search for the key begins: mostly it holds the key.
    [[nodiscard]] const Slot& first_slot(std::uint64_t hash) const { return slots_[hash & mask_]; }

    /// The slot that holds the key, or the free one where it belongs. `is_same(id)` decides for
    /// words longer than 16 bytes whether the bytes are the same.
    template <class SameBytes>
    [[nodiscard]] Slot& find(const WordKey& key, std::uint64_t hash, SameBytes is_same) {
        for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
            Slot& slot = slots_[at];
            if (slot.key == key && (key.length <= inline_bytes || is_same(slot.id))) return slot;
            if (slot.is_free()) return slot;
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
