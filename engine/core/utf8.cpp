#include "engine/core/utf8.hpp"

#include <cassert>
#include <cstring>

namespace parallax {
namespace {

unsigned char byte_at(std::string_view bytes, std::size_t offset) {
    return static_cast<unsigned char>(bytes[offset]);
}

/// How many bytes a sequence with this lead byte has and what its second byte may be, which is
/// where overlong forms, surrogates and values above U+10FFFF show (Unicode 15, table 3-7).
struct Lead {
    std::uint32_t length;  ///< 0 = no lead byte
    unsigned char second_low;
    unsigned char second_high;
};

constexpr Lead classify_lead(unsigned char lead) {
    if (lead < 0x80) return {1, 0, 0};
    if (lead < 0xC2) return {0, 0, 0};
    if (lead < 0xE0) return {2, 0x80, 0xBF};
    if (lead == 0xE0) return {3, 0xA0, 0xBF};
    if (lead == 0xED) return {3, 0x80, 0x9F};
    if (lead < 0xF0) return {3, 0x80, 0xBF};
    if (lead == 0xF0) return {4, 0x90, 0xBF};
    if (lead < 0xF4) return {4, 0x80, 0xBF};
    if (lead == 0xF4) return {4, 0x80, 0x8F};
    return {0, 0, 0};
}

/// Length of the well-formed sequence at `offset`, or 0.
std::uint32_t well_formed_length(std::string_view bytes, std::size_t offset) {
    const Lead lead = classify_lead(byte_at(bytes, offset));
    if (lead.length <= 1) return lead.length;
    if (bytes.size() - offset < lead.length) return 0;
    const unsigned char second = byte_at(bytes, offset + 1);
    if (second < lead.second_low || second > lead.second_high) return 0;
    for (std::uint32_t i = 2; i < lead.length; ++i) {
        if ((byte_at(bytes, offset + i) & 0xC0U) != 0x80U) return 0;
    }
    return lead.length;
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) {
    std::size_t offset = 0;
    while (offset < bytes.size()) {
        if (bytes.size() - offset >= sizeof(std::uint64_t)) {
            std::uint64_t eight = 0;
            std::memcpy(&eight, bytes.data() + offset, sizeof eight);
            if ((eight & 0x8080808080808080U) == 0) {
                offset += sizeof eight;
                continue;
            }
        }
        const std::uint32_t length = well_formed_length(bytes, offset);
        if (length == 0) return offset;
        offset += length;
    }
    return std::nullopt;
}

CodePoint decode_code_point(std::string_view bytes, std::size_t offset) {
    assert(offset < bytes.size());
    const std::uint32_t length = well_formed_length(bytes, offset);
    const char32_t lead = byte_at(bytes, offset);
    if (length == 0) return {replacement_character, 1};
    if (length == 1) return {lead, 1};
    char32_t value = lead & (0xFFU >> (length + 1));
    for (std::uint32_t i = 1; i < length; ++i) {
        value = (value << 6U) | (byte_at(bytes, offset + i) & 0x3FU);
    }
    return {value, length};
}

void append_code_point(std::string& out, char32_t code_point) {
    const bool is_scalar =
        code_point <= 0x10FFFF && !(code_point >= 0xD800 && code_point <= 0xDFFF);
    const std::uint32_t value = is_scalar ? code_point : replacement_character;
    const auto append = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
    const auto continuation = [value](std::uint32_t shift) {
        return 0x80U | ((value >> shift) & 0x3FU);
    };
    if (value < 0x80) {
        append(value);
    } else if (value < 0x800) {
        append(0xC0U | (value >> 6U));
        append(continuation(0));
    } else if (value < 0x10000) {
        append(0xE0U | (value >> 12U));
        append(continuation(6));
        append(continuation(0));
    } else {
        append(0xF0U | (value >> 18U));
        append(continuation(12));
        append(continuation(6));
        append(continuation(0));
    }
}

std::size_t count_code_points(std::string_view bytes) {
    std::size_t count = 0;
    for (const char byte : bytes) {
        if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) ++count;
    }
    return count;
}

}  // namespace parallax
