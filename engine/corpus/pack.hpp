#pragma once

#include <string>
#include <string_view>

namespace parallax {

/// The bytes as one Zstandard frame with a checksum, which unpack() reads. The same bytes give the
/// same frame on every machine with the same library.
[[nodiscard]] std::string pack(std::string_view bytes);

}  // namespace parallax
