#include "engine/core/sha256.hpp"

#include "engine/core/input_error.hpp"

#include <array>
#include <cassert>
#include <cstdint>
#include <memory>

#include <openssl/evp.h>

namespace parallax {
namespace {

using DigestContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

/// Fails only when memory is exhausted or OpenSSL was configured without SHA-256.
DigestContext start_digest() {
    DigestContext context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    if (!context || EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1)
        throw SystemError("OpenSSL cannot compute SHA-256 on this system");
    return context;
}

void update(const DigestContext& context, std::string_view bytes) {
    [[maybe_unused]] const int done = EVP_DigestUpdate(context.get(), bytes.data(), bytes.size());
    assert(done == 1);
}

std::string finish(const DigestContext& context) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    [[maybe_unused]] const int done = EVP_DigestFinal_ex(context.get(), digest.data(), &length);
    assert(done == 1 && length == 32);
    std::string hex;
    hex.reserve(2 * length);
    for (unsigned int i = 0; i < length; ++i) {
        hex += digits[digest[i] >> 4U];
        hex += digits[digest[i] & 0xFU];
    }
    return hex;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
    const DigestContext context = start_digest();
    update(context, bytes);
    return finish(context);
}

std::string sha256_hex_of_parts(std::span<const std::string_view> parts) {
    const DigestContext context = start_digest();
    for (const std::string_view part : parts) {
        std::array<char, 8> length{};
        auto rest = static_cast<std::uint64_t>(part.size());
        for (char& byte : length) {
            byte = static_cast<char>(rest & 0xFFU);
            rest >>= 8U;
        }
        update(context, {length.data(), length.size()});
        update(context, part);
    }
    return finish(context);
}

}  // namespace parallax
