#pragma once

#include <span>
#include <string>
#include <string_view>

namespace parallax {

/// SHA-256 of `bytes` as 64 lower-case hexadecimal digits (FIPS 180-4, by OpenSSL).
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// SHA-256 over the parts, each preceded by its length as 8 little-endian bytes, so that moving
/// bytes from one part to the next changes the digest.
[[nodiscard]] std::string sha256_hex_of_parts(std::span<const std::string_view> parts);

}  // namespace parallax
