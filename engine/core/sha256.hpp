#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace parallax {

/// SHA-256 of bytes that come piece by piece (FIPS 180-4, by OpenSSL). Throws SystemError if
/// OpenSSL was configured without it.
class Sha256 {
public:
    Sha256();

    void update(std::string_view bytes);

    /// 64 lower-case hexadecimal digits of all bytes so far. Nothing may be called after it.
    [[nodiscard]] std::string finish_hex();

private:
    struct FreeContext {
        void operator()(evp_md_ctx_st* context) const;
    };
    std::unique_ptr<evp_md_ctx_st, FreeContext> context_;
};

/// SHA-256 of `bytes` as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// SHA-256 over the parts, each preceded by its length as 8 little-endian bytes, so that moving
/// bytes from one part to the next changes the digest.
[[nodiscard]] std::string sha256_hex_of_parts(std::span<const std::string_view> parts);

}  // namespace parallax
