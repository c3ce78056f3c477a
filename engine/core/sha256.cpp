#include "engine/core/sha256.hpp"

#include "engine/core/input_error.hpp"

#include <array>
#include <cassert>
#include <cstdint>

#include <openssl/evp.h>

namespace parallax {

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
    if (!context_ || EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) != 1)
        throw SystemError("OpenSSL cannot compute SHA-256 on this system");
}

void Sha256::FreeContext::operator()(evp_md_ctx_st* context) const {
    EVP_MD_CTX_free(context);
}

void Sha256::update(std::string_view bytes) {
    [[maybe_unused]] const int done = EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size());
    assert(done == 1);
}

std::string Sha256::finish_hex() {
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    [[maybe_unused]] const int done = EVP_DigestFinal_ex(context_.get(), digest.data(), &length);
    assert(done == 1 && length == 32);
    std::string hex;
    hex.reserve(std::size_t{2} * length);
    for (unsigned int i = 0; i < length; ++i) {
        hex += digits[digest[i] >> 4U];
        hex += digits[digest[i] & 0xFU];
    }
    return hex;
}

std::string sha256_hex(std::string_view bytes) {
    Sha256 digest;
    digest.update(bytes);
    return digest.finish_hex();
}

std::string sha256_hex_of_parts(std::span<const std::string_view> parts) {
    Sha256 digest;
    for (const std::string_view part : parts) {
        std::array<char, 8> length{};
        auto rest = static_cast<std::uint64_t>(part.size());
        for (char& byte : length) {
            byte = static_cast<char>(rest & 0xFFU);
            rest >>= 8U;
        }
        digest.update({length.data(), length.size()});
        digest.update(part);
    }
    return digest.finish_hex();
}

}  // namespace parallax
