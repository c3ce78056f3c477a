#include "engine/text/word_table.hpp"

#include <cassert>
#include <cstring>

namespace parallax {
namespace {

constexpr std::size_t first_slots = 1U << 12U;

std::uint64_t load_bytes(const char* bytes, std::size_t count) {
    std::uint64_t value = 0;
    std::memcpy(&value, bytes, count);
    return value;
}

WordKey make_long_key(std::string_view word) {
    std::uint64_t hash = word.size();
    std::size_t at = 0;
    for (; at + 8 <= word.size(); at += 8) {
        hash = (hash ^ load_bytes(word.data() + at, 8)) * 0xD6E8FEB86659FD93U;
        hash ^= hash >> 31U;
    }
    hash = (hash ^ load_bytes(word.data() + at, word.size() - at)) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 32U;
    return {load_bytes(word.data(), 8), hash, static_cast<std::uint32_t>(word.size())};
}

}  // namespace

WordKey make_word_key(std::string_view word) {
    if (word.size() > inline_bytes) return make_long_key(word);
    const auto length = static_cast<std::uint32_t>(word.size());
    if (word.size() <= 8) return {load_bytes(word.data(), word.size()), 0, length};
    return {load_bytes(word.data(), 8), load_bytes(word.data() + 8, word.size() - 8), length};
}

WordTable::WordTable() : slots_(first_slots), mask_(first_slots - 1) {}

void WordTable::fill(Slot& slot, const WordKey& key, std::uint32_t id) {
    assert(slot.is_free());
    slot = {key, id};
    ++used_;
    if (used_ * 3 > slots_.size() * 2) grow();
}

void WordTable::grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    for (const Slot& slot : old) {
        if (slot.is_free()) continue;
        std::size_t at = hash_of(slot.key) & mask_;
        while (!slots_[at].is_free()) at = (at + 1) & mask_;
        slots_[at] = slot;
    }
}

}  // namespace parallax
