#include "engine/core/sha256.hpp"

#include "tests/catch.hpp"

#include <array>
#include <string>

using parallax::sha256_hex;
using parallax::sha256_hex_of_parts;

TEST_CASE("SHA-256 gives the digests of FIPS 180-4's examples") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256_hex(std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("the digest of parts is that of each part behind its length") {
    const std::array<std::string_view, 3> parts = {"ab", "", std::string_view("\0c", 2)};
    const std::string joined("\2\0\0\0\0\0\0\0ab\0\0\0\0\0\0\0\0\2\0\0\0\0\0\0\0\0c", 28);
    CHECK(sha256_hex_of_parts(parts) == sha256_hex(joined));
    CHECK(sha256_hex_of_parts({}) == sha256_hex(""));
}

TEST_CASE("moving a byte from one part to the next changes the digest") {
    const std::array<std::string_view, 2> one = {"ab", "c"};
    const std::array<std::string_view, 2> other = {"a", "bc"};
    const std::array<std::string_view, 3> longer = {"ab", "c", ""};
    CHECK(sha256_hex_of_parts(one) != sha256_hex_of_parts(other));
    CHECK(sha256_hex_of_parts(one) != sha256_hex_of_parts(longer));
}

TEST_CASE("bytes that come in pieces give the digest of the whole") {
    parallax::Sha256 digest;
    digest.update("a");
    digest.update("");
    digest.update("bc");
    CHECK(digest.finish_hex() == sha256_hex("abc"));
}
