#pragma once

#include <string>

namespace parallax::test {

/// Whether `part` stands in the text.
inline bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace parallax::test
