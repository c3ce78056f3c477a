#include "engine/core/json_writer.hpp"

#include "tests/catch.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <rapidcheck.h>

using parallax::append_json_number;
using parallax::append_json_string;
using parallax::JsonWriter;

namespace {

/// By both ways, which must agree.
std::string string_of(std::string_view text) {
    std::string out;
    append_json_string(out, text);
    JsonWriter writer;
    writer.value(text);
    CHECK(writer.text() == out);
    return out;
}

std::string number_of(double value) {
    std::string out;
    append_json_number(out, value);
    return out;
}

}  // namespace

TEST_CASE("strings are escaped where JSON asks for it and nowhere else") {
    struct Case {
        std::string_view text;
        std::string_view json;
    };
    const std::vector<Case> cases = {
        {"", R"("")"},
        {"plain", R"("plain")"},
        {"a\"b\\c/d", R"("a\"b\\c/d")"},
        {"\b\f\n\r\t", R"("\b\f\n\r\t")"},
        {std::string_view("\0\x01\x1f\x7f", 4), "\"\\u0000\\u0001\\u001f\x7f\""},
        {"“é” 😀", "\"“é” 😀\""},
        {"\xE2\x80\xA8\xE2\x80\xA9", "\"\xE2\x80\xA8\xE2\x80\xA9\""},
    };
    for (const Case& c : cases) {
        INFO(c.json);
        CHECK(string_of(c.text) == c.json);
    }
}

TEST_CASE("numbers are the shortest that read back the same") {
    CHECK(number_of(0.1) == "0.1");
    CHECK(number_of(-0.8) == "-0.8");
    CHECK(number_of(3) == "3");
    CHECK(number_of(1e300) == "1e+300");
    CHECK(number_of(1.0 / 3) == "0.3333333333333333");
    CHECK(number_of(std::numeric_limits<double>::quiet_NaN()) == "null");
    CHECK(number_of(-std::numeric_limits<double>::infinity()) == "null");
}

TEST_CASE("numbers of few decimals are written as the standard library writes them") {
    for (int whole = -20'000; whole <= 20'000; ++whole) {
        for (const double scale : {1.0, 10.0, 100.0, 1000.0}) {
            const double value = whole / scale;
            if (whole == 0 || std::abs(value) < 1e-3) continue;
            std::array<char, 32> digits{};
            const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
            if (number_of(value) != std::string(digits.data(), end)) {
                FAIL(number_of(value) << " is not " << std::string(digits.data(), end));
            }
        }
    }
}

TEST_CASE("a byte that needs an escape is found wherever it stands") {
    for (std::size_t size = 1; size < 40; ++size) {
        for (std::size_t at = 0; at < size; ++at) {
            for (const char byte : {'"', '\\', '\n', '\x1f', '\0', '\x7f', ' '}) {
                std::string text(size, 'a');
                text[at] = byte;
                REQUIRE(nlohmann::json::parse(string_of(text)).get<std::string>() == text);
            }
        }
    }
}

TEST_CASE("any double reads back the same") {
    const bool held = rc::check("to JSON and back", [] {
        const auto bits =
            *rc::gen::inRange<std::uint64_t>(0, std::numeric_limits<std::uint64_t>::max());
        double value = 0;
        static_assert(sizeof(value) == sizeof(bits));
        std::memcpy(&value, &bits, sizeof(value));
        RC_PRE(std::isfinite(value));
        RC_ASSERT(nlohmann::json::parse(number_of(value)).get<double>() == value);
    });
    REQUIRE(held);
}

TEST_CASE("any bytes of valid UTF-8 read back the same") {
    const bool held = rc::check("to JSON and back", [](const std::vector<std::uint8_t>& ascii) {
        std::string text;
        for (const std::uint8_t byte : ascii) {
            if (byte < 0x80) {
                text += static_cast<char>(byte);
            } else {
                text += byte % 2 == 0 ? "é" : "😀";
            }
        }
        RC_ASSERT(nlohmann::json::parse(string_of(text)).get<std::string>() == text);
    });
    REQUIRE(held);
}

TEST_CASE("commas and colons fall into their places") {
    JsonWriter writer;
    writer.begin_object();
    writer.key("a").value("x").key("b").begin_array();
    writer.value(1.5).value(std::uint64_t{18446744073709551615U}).value(std::uint32_t{7});
    writer.value(true).null().begin_object().end_object().begin_array().end_array();
    writer.end_array().key("c").begin_object().key("d").value(false).end_object();
    writer.end_object();
    CHECK(writer.text() ==
          R"({"a":"x","b":[1.5,18446744073709551615,7,true,null,{},[]],"c":{"d":false}})");
    CHECK(writer.take().back() == '}');
}

TEST_CASE("a literal is a text, not a truth value") {
    JsonWriter writer;
    writer.value("false");
    CHECK(writer.text() == "\"false\"");
}
