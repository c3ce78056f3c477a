#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace parallax {

/// Of a word as tables of words look it up: few multiplications for words of at most 16 bytes,
/// which nearly all are. All bits depend on all bytes, so that a table may probe by any of them.
[[nodiscard]] inline std::size_t hash_word(std::string_view word) {
    const auto load = [](const char* from) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, from, 8);
        return bytes;
    };
    const auto mix = [](std::uint64_t hash, std::uint64_t bytes) {
        hash = (hash ^ bytes) * 0x9E3779B97F4A7C15U;
        return hash ^ (hash >> 32U);
    };
    const auto finish = [](std::uint64_t hash) {
        hash *= 0xD6E8FEB86659FD93U;
        return static_cast<std::size_t>(hash ^ (hash >> 32U));
    };
    std::uint64_t hash = word.size();
    std::size_t at = 0;
    for (; at + 16 < word.size(); at += 8) hash = mix(hash, load(word.data() + at));
    const std::size_t left = word.size() - at;
    if (left >= 8) {
        hash = mix(hash, load(word.data() + at));
        return finish(mix(hash, load(word.data() + word.size() - 8)));
    }
    // Three or fewer bytes, or two overlapping fours: no loop, and no byte behind the word.
    std::uint64_t few = 0;
    if (left >= 4) {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        std::memcpy(&first, word.data(), 4);
        std::memcpy(&last, word.data() + left - 4, 4);
        few = std::uint64_t{first} << 32U | last;
    } else if (left > 0) {
        const auto byte = [word](std::size_t i) {
            return std::uint64_t{static_cast<unsigned char>(word[i])};
        };
        few = byte(0) << 16U | byte(left / 2) << 8U | byte(left - 1);
    }
    return finish(mix(hash, few));
}

struct WordHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return hash_word(word); }
};

/// A table from words, looked up by a view. Its order is never used.
template <class Value>
using WordMap = std::unordered_map<std::string, Value, WordHash, std::equal_to<>>;

/// A set of words, asked with a view. Its order is never used.
using WordSet = std::unordered_set<std::string, WordHash, std::equal_to<>>;

}  // namespace parallax
