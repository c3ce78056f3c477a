#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace parallax {

struct WordHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
        return std::hash<std::string_view>{}(word);
    }
};

/// A table from words, looked up by a view. Its order is never used.
template <class Value>
using WordMap = std::unordered_map<std::string, Value, WordHash, std::equal_to<>>;

/// A set of words, asked with a view. Its order is never used.
using WordSet = std::unordered_set<std::string, WordHash, std::equal_to<>>;

}  // namespace parallax
