#pragma once

#include "engine/text/vocabulary.hpp"

#include <string_view>

namespace parallax {

/// The shape of a surface form, `possessive` aside. Requires valid UTF-8.
[[nodiscard]] WordShape shape_of(std::string_view surface);

}  // namespace parallax
