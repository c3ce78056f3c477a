#pragma once

#include "engine/context/annotation.hpp"

#include <string_view>
#include <vector>

namespace parallax {

/// The flags that are set, as every format names them.
[[nodiscard]] inline std::vector<std::string_view> names_of(HitFlags flags) {
    std::vector<std::string_view> names;
    if (flags.negated) {
        names.emplace_back("negated");
    }
    if (flags.hypothetical) {
        names.emplace_back("hypothetical");
    }
    if (flags.so_called) {
        names.emplace_back("so_called");
    }
    return names;
}

}  // namespace parallax
