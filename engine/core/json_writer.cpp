#include "engine/core/json_writer.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstring>
#include <utility>

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
bool any_escaped(std::uint64_t bytes) {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t high = 0x8080808080808080U;
    const std::uint64_t quotes = (bytes ^ ones * '"') - ones;
    const std::uint64_t backslashes = (bytes ^ ones * '\\') - ones;
    const std::uint64_t controls = bytes - ones * 0x20;
    return ((quotes | backslashes | controls) & ~bytes & high) != 0;
}

template <class Bytes>
Bytes load(const char* from) {
    Bytes bytes = 0;
    std::memcpy(&bytes, from, sizeof bytes);
    return bytes;
}

void store(char* to, std::uint64_t bytes) {
    std::memcpy(to, &bytes, sizeof bytes);
}

constexpr std::size_t spare_bytes = 8;  ///< that copy_plain() may write behind what it copies

/// Up to seven bytes as one number, the first lowest; above them blanks, which need no escape.
/// Loads overlap, so that no length costs a loop.
std::uint64_t load_few(std::string_view text) {
    const std::size_t size = text.size();
    if (size == 0) return 0x2020202020202020U;
    std::uint64_t bytes = 0x2020202020202020U << (8 * size);
    if (size >= 4) {
        bytes |= std::uint64_t{load<std::uint32_t>(text.data() + size - 4)} << (8 * (size - 4));
        return bytes | load<std::uint32_t>(text.data());
    }
    const auto at = [text](std::size_t i) {
        return std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * i);
    };
    return bytes | at(0) | at(size / 2) | at(size - 1);
}

/// Copies a text that needs no escape; false, with anything in `to`, where it needs one. Requires
/// room for spare_bytes more than the text has.
bool copy_plain(std::string_view text, char* to) {
    if (text.size() < 8) {
        const std::uint64_t bytes = load_few(text);
        store(to, bytes);
        return !any_escaped(bytes);
    }
    const std::size_t last = text.size() - 8;
    for (std::size_t at = 0; at < last; at += 8) {
        const auto bytes = load<std::uint64_t>(text.data() + at);
        if (any_escaped(bytes)) return false;
        store(to + at, bytes);
    }
    const auto bytes = load<std::uint64_t>(text.data() + last);
    store(to + last, bytes);
    return !any_escaped(bytes);
}

/// The first byte from `at` on that must be escaped; the text's size if there is none.
std::size_t find_escaped(std::string_view text, std::size_t at) {
    while (at + 8 <= text.size() && !any_escaped(load<std::uint64_t>(text.data() + at))) at += 8;
    while (at < text.size() && escapes[static_cast<unsigned char>(text[at])] == 0) ++at;
    return at;
}

constexpr std::size_t longest_number = 32;

template <class Number>
char* write_digits(char* to, Number number) {
    const auto result = std::to_chars(to, to + longest_number, number);
    assert(result.ec == std::errc());
    return result.ptr;
}

/// Numbers of one or two decimals, as weights mostly are: `value` is the double nearest to
/// whole / scale, so those digits read back the same, and no fewer do. Nothing for others.
char* write_short_decimal(char* to, double value) {
    const double size = std::abs(value);
    if (!(size >= 0.01 && size < 100'000) || std::trunc(size) == size) return nullptr;
    for (const unsigned scale : {10u, 100u}) {
        const double whole = size * scale;
        if (std::trunc(whole) != whole || whole / scale != size) continue;
        const auto digits = static_cast<std::uint64_t>(whole);
        if (std::signbit(value)) *to++ = '-';
        to = write_digits(to, digits / scale);
        *to++ = '.';
        const auto rest = static_cast<unsigned>(digits % scale);
        if (scale == 100) *to++ = static_cast<char>('0' + rest / 10);
        *to++ = static_cast<char>('0' + rest % 10);
        return to;
    }
    return nullptr;
}

/// Writes at most longest_number bytes and returns their end.
char* write_number(char* to, double value) {
    // Up to here no shorter form with an exponent exists; most numbers of a line are such.
    constexpr double short_whole = 100'000;
    if (std::abs(value) < short_whole && std::trunc(value) == value && !std::signbit(value)) {
        return write_digits(to, static_cast<std::uint64_t>(value));
    }
    if (!std::isfinite(value)) return std::copy_n("null", 4, to);
    if (char* const end = write_short_decimal(to, value)) return end;
    return write_digits(to, value);
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
    std::array<char, longest_number> piece;
    out.append(piece.data(), write_number(piece.data(), value));
}

void JsonWriter::grow(std::size_t bytes) {
    room_.resize(2 * room_.size() + bytes + 256);
}

std::string JsonWriter::take() {
    room_.resize(used_);
    used_ = 0;
    return std::exchange(room_, {});
}

void JsonWriter::separate() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (has_element_.empty()) return;
    if (has_element_.back() != 0) put(',');
    has_element_.back() = 1;
}

void JsonWriter::put_string(std::string_view text) {
    char* const to = make_room(text.size() + spare_bytes + 2);
    if (copy_plain(text, to + 1)) {
        to[0] = to[text.size() + 1] = '"';
        used_ += text.size() + 2;
        return;
    }
    std::string escaped;
    append_json_string(escaped, text);
    std::copy(escaped.begin(), escaped.end(), make_room(escaped.size()));
    used_ += escaped.size();
}

JsonWriter& JsonWriter::begin_object() {
    separate();
    put('{');
    has_element_.push_back(0);
    return *this;
}

JsonWriter& JsonWriter::end_object() {
    assert(!has_element_.empty() && !after_key_);
    put('}');
    has_element_.pop_back();
    return *this;
}

JsonWriter& JsonWriter::begin_array() {
    separate();
    put('[');
    has_element_.push_back(0);
    return *this;
}

JsonWriter& JsonWriter::end_array() {
    assert(!has_element_.empty() && !after_key_);
    put(']');
    has_element_.pop_back();
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    assert(!after_key_ && !has_element_.empty());
    separate();
    put_string(name);
    put(':');
    after_key_ = true;
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
    separate();
    put_string(text);
    return *this;
}

JsonWriter& JsonWriter::value(double number) {
    separate();
    char* const to = make_room(longest_number);
    used_ += static_cast<std::size_t>(write_number(to, number) - to);
    return *this;
}

JsonWriter& JsonWriter::value(std::uint64_t number) {
    separate();
    char* const to = make_room(longest_number);
    used_ += static_cast<std::size_t>(write_digits(to, number) - to);
    return *this;
}

JsonWriter& JsonWriter::value(bool truth) {
    separate();
    constexpr std::array<std::string_view, 2> names{"false", "true"};
    const std::string_view name = names[truth ? 1 : 0];
    std::copy(name.begin(), name.end(), make_room(name.size()));
    used_ += name.size();
    return *this;
}

JsonWriter& JsonWriter::null() {
    separate();
    std::copy_n("null", 4, make_room(4));
    used_ += 4;
    return *this;
}

}  // namespace parallax
