#include "engine/text/word_table.hpp"

#include <array>
#include <cassert>
#include <cstring>

namespace parallax {
namespace {

constexpr std::size_t first_slots = 1U << 12U;
constexpr std::uint64_t odd_a = 0x9E3779B97F4A7C15U;
constexpr std::uint64_t odd_b = 0xD6E8FEB86659FD93U;

std::uint64_t mix(std::uint64_t low, std::uint64_t high, std::uint64_t length) {
    std::uint64_t hash = (low ^ length) * odd_a;
    hash = ((hash ^ (hash >> 32U)) + high) * odd_b;
    return hash ^ (hash >> 29U);
}

std::uint64_t load(const char* bytes, std::size_t count) {
    std::uint64_t value = 0;
    std::memcpy(&value, bytes, count);
    return value;
}

WordKey make_long_key(std::string_view word) {
    std::uint64_t hash = word.size();
    std::size_t at = 0;
    for (; at + 8 <= word.size(); at += 8) {
        hash = (hash ^ load(word.data() + at, 8)) * odd_b;
        hash ^= hash >> 31U;
    }
    hash = (hash ^ load(word.data() + at, word.size() - at)) * odd_a;
    hash ^= hash >> 32U;
    WordKey key{load(word.data(), 8), hash, 0, static_cast<std::uint32_t>(word.size())};
    key.hash = mix(key.low, key.high, key.length);
    return key;
}

struct KeyMask {
    std::uint64_t low;
    std::uint64_t high;
};

constexpr std::array<KeyMask, inline_bytes + 1> make_key_masks() {
    std::array<KeyMask, inline_bytes + 1> masks{};
    for (unsigned length = 0; length <= inline_bytes; ++length) {
        for (unsigned byte = 0; byte < length; ++byte) {
            const std::uint64_t bits = std::uint64_t{0xFF} << (8 * (byte % 8));
            (byte < 8 ? masks[length].low : masks[length].high) |= bits;
        }
    }
    return masks;
}

}  // namespace

WordKey make_word_key(std::string_view word) {
    if (word.size() > inline_bytes) return make_long_key(word);
    WordKey key;
    key.length = static_cast<std::uint32_t>(word.size());
    if (word.size() > 8) {
        key.low = load(word.data(), 8);
        key.high = load(word.data() + 8, word.size() - 8);
    } else {
        key.low = load(word.data(), word.size());
    }
    key.hash = mix(key.low, key.high, key.length);
    return key;
}

WordKey make_word_key(std::string_view text, Span span) {
    static constexpr auto masks = make_key_masks();
    if (span.size() > inline_bytes || text.size() - span.begin < inline_bytes) {
        return make_word_key(slice(text, span));
    }
    const char* bytes = text.data() + span.begin;
    WordKey key;
    key.length = span.size();
    key.low = load(bytes, 8) & masks[key.length].low;
    key.high = load(bytes + 8, 8) & masks[key.length].high;
    key.hash = mix(key.low, key.high, key.length);
    return key;
}

WordTable::WordTable() : slots_(first_slots), mask_(first_slots - 1) {}

void WordTable::fill(Slot& slot, const WordKey& key, std::uint32_t id) {
    assert(slot.length == 0);
    slot = {key.low, key.high, key.hash, key.length, id};
    ++used_;
    if (used_ * 3 > slots_.size() * 2) grow();
}

void WordTable::grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    for (const Slot& slot : old) {
        if (slot.length == 0) continue;
        std::size_t at = slot.hash & mask_;
        while (slots_[at].length != 0) at = (at + 1) & mask_;
        slots_[at] = slot;
    }
}

}  // namespace parallax
