#include "engine/core/json_writer.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstring>

namespace parallax {
namespace {

/// The letter after the backslash for a byte that must be escaped; 'u' = as a number; 0 = none.
constexpr std::array<char, 256> make_escapes() {
    std::array<char, 256> escapes{};
    for (std::size_t control = 0; control < 0x20; ++control) escapes[control] = 'u';
    escapes['\b'] = 'b';
    escapes['\t'] = 't';
    escapes['\n'] = 'n';
    escapes['\f'] = 'f';
    escapes['\r'] = 'r';
    escapes['"'] = '"';
    escapes['\\'] = '\\';
    return escapes;
}

constexpr std::array<char, 256> escapes = make_escapes();

/// Whether one of eight bytes must be escaped: a byte is below n if its highest bit comes up when n
/// is taken off and was not there before (Mycroft 1987), and equal to c if xor c it is below 1.
bool any_escaped(const char* eight) {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t high = 0x8080808080808080U;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, eight, 8);
    const std::uint64_t quotes = (bytes ^ ones * '"') - ones;
    const std::uint64_t backslashes = (bytes ^ ones * '\\') - ones;
    const std::uint64_t controls = bytes - ones * 0x20;
    return ((quotes | backslashes | controls) & ~bytes & high) != 0;
}

/// The first byte from `at` on that must be escaped; the text's size if there is none.
std::size_t find_escaped(std::string_view text, std::size_t at) {
    while (at + 8 <= text.size() && !any_escaped(text.data() + at)) at += 8;
    while (at < text.size() && escapes[static_cast<unsigned char>(text[at])] == 0) ++at;
    return at;
}

template <class Number>
void append_digits(std::string& out, Number number) {
    std::array<char, 32> digits{};
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    assert(result.ec == std::errc());
    out.append(digits.data(), result.ptr);
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    std::size_t plain_from = 0;
    for (std::size_t i = find_escaped(text, 0); i < text.size(); i = find_escaped(text, i + 1)) {
        out += text.substr(plain_from, i - plain_from);
        plain_from = i + 1;
        const auto byte = static_cast<unsigned char>(text[i]);
        out += '\\';
        out += escapes[byte];
        if (escapes[byte] == 'u') {
            out += "00";
            out += digits[byte >> 4U];
            out += digits[byte & 0xFU];
        }
    }
    out += text.substr(plain_from);
    out += '"';
}

void append_json_number(std::string& out, double value) {
    // Up to here no shorter form with an exponent exists; most numbers of a line are such.
    constexpr double short_whole = 100'000;
    if (std::abs(value) < short_whole && std::trunc(value) == value && !std::signbit(value)) {
        append_digits(out, static_cast<std::uint64_t>(value));
        return;
    }
    if (!std::isfinite(value)) {
        out += "null";
        return;
    }
    append_digits(out, value);
}

void JsonWriter::separate() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (has_element_.empty()) return;
    if (has_element_.back() != 0) text_ += ',';
    has_element_.back() = 1;
}

JsonWriter& JsonWriter::begin_object() {
    separate();
    text_ += '{';
    has_element_.push_back(0);
    return *this;
}

JsonWriter& JsonWriter::end_object() {
    assert(!has_element_.empty() && !after_key_);
    text_ += '}';
    has_element_.pop_back();
    return *this;
}

JsonWriter& JsonWriter::begin_array() {
    separate();
    text_ += '[';
    has_element_.push_back(0);
    return *this;
}

JsonWriter& JsonWriter::end_array() {
    assert(!has_element_.empty() && !after_key_);
    text_ += ']';
    has_element_.pop_back();
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    assert(!after_key_ && !has_element_.empty());
    std::array<char, 64> piece;
    if (name.size() + 4 <= piece.size() && find_escaped(name, 0) == name.size()) {
        char* end = piece.data();
        if (has_element_.back() != 0) *end++ = ',';
        has_element_.back() = 1;
        *end++ = '"';
        end = std::copy(name.begin(), name.end(), end);
        *end++ = '"';
        *end++ = ':';
        text_.append(piece.data(), end);
    } else {
        separate();
        append_json_string(text_, name);
        text_ += ':';
    }
    after_key_ = true;
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
    separate();
    append_json_string(text_, text);
    return *this;
}

JsonWriter& JsonWriter::value(double number) {
    separate();
    append_json_number(text_, number);
    return *this;
}

JsonWriter& JsonWriter::value(std::uint64_t number) {
    separate();
    append_digits(text_, number);
    return *this;
}

JsonWriter& JsonWriter::value(bool truth) {
    separate();
    text_ += truth ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::null() {
    separate();
    text_ += "null";
    return *this;
}

}  // namespace parallax
