#pragma once

#include "engine/profile/story_facts.hpp"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace parallax {

/// Words of names with the spelling by which they are compared.
class NameSpellings {
public:
    explicit NameSpellings(std::span<const WordSpelling> spellings);

    /// The name (in the form of name_words()) with those words so spelled, apart from case.
    [[nodiscard]] std::string respell(std::string_view name) const;

    [[nodiscard]] bool empty() const { return standard_.empty(); }

private:
    std::unordered_map<std::string, std::string> standard_;
};

}  // namespace parallax
