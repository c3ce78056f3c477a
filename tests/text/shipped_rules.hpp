#pragma once

#include "engine/text/parse_text.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// The rules in lexicons/style, read once.
inline const parallax::TextRules& shipped_rules() {
    static const parallax::TextRules rules(std::filesystem::path(PARALLAX_SOURCE_DIR) / "lexicons" /
                                           "style");
    return rules;
}

/// The bytes of every token.
inline std::vector<std::string> pieces_of(std::string_view text,
                                          const std::vector<parallax::Token>& tokens) {
    std::vector<std::string> pieces;
    for (const auto& token : tokens) pieces.emplace_back(slice(text, token.span()));
    return pieces;
}
