#include "engine/core/utf8.hpp"

#include "tests/catch.hpp"
#include "tests/text/random_text.hpp"

#include <optional>
#include <string>
#include <string_view>

using namespace parallax;
using namespace std::string_view_literals;

TEST_CASE("malformed UTF-8 is found where it begins") {
    struct Case {
        const char* name;
        std::string_view bytes;
        std::optional<std::size_t> offset;
    };
    const Case cases[] = {
        {"empty", "", std::nullopt},
        {"ASCII with NUL", "a\0b"sv, std::nullopt},
        {"two, three and four bytes", "é€😀", std::nullopt},
        {"last code point", "\xF4\x8F\xBF\xBF", std::nullopt},
        {"last before the surrogates", "\xED\x9F\xBF", std::nullopt},
        {"continuation alone", "ab\x80", 2},
        {"lead at the end", "abc\xC3", 3},
        {"cut short", "abc\xE2\x80", 3},
        {"cut short by ASCII", "\xE2\x80z", 0},
        {"overlong slash", "x\xC0\xAF", 1},
        {"overlong NUL in three", "x\xE0\x80\x80", 1},
        {"overlong in four", "x\xF0\x80\x80\x80", 1},
        {"surrogate", "x\xED\xA0\x80", 1},
        {"above U+10FFFF", "x\xF4\x90\x80\x80", 1},
        {"five byte lead", "x\xF8\x88\x80\x80\x80", 1},
        {"behind a long ASCII run", "0123456789abcdef0123456789\xFFz", 26},
    };
    for (const auto& c : cases) {
        INFO(c.name);
        CHECK(find_invalid_utf8(c.bytes) == c.offset);
    }
}

TEST_CASE("a code point is decoded, or replaced one byte at a time") {
    const std::string_view text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xFF";
    CHECK(decode_code_point(text, 0).value == U'a');
    CHECK(decode_code_point(text, 1).value == U'é');
    CHECK(decode_code_point(text, 3).value == U'€');
    CHECK(decode_code_point(text, 6).value == U'😀');
    CHECK(decode_code_point(text, 6).length == 4);
    CHECK(decode_code_point(text, 10).value == 0xFFFD);
    CHECK(decode_code_point(text, 10).length == 1);
}

TEST_CASE("appending and decoding are inverse") {
    REQUIRE(rc::check([](std::uint32_t number) {
        const char32_t value = number % 0x110000;
        std::string bytes;
        append_code_point(bytes, value);
        RC_ASSERT(!find_invalid_utf8(bytes).has_value());
        RC_ASSERT(count_code_points(bytes) == 1U);
        const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
        const CodePoint c = decode_code_point(bytes, 0);
        RC_ASSERT(c.length == bytes.size());
        RC_ASSERT(c.value == (is_surrogate ? char32_t{0xFFFD} : value));
    }));
}
