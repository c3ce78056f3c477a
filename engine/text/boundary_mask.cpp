#include "engine/text/boundary_mask.hpp"

#include <array>
#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace parallax {
namespace {

/// Bit i tells whether byte i of the block is of the class.
struct BlockClasses {
    std::uint64_t letter = 0;
    std::uint64_t digit = 0;
    std::uint64_t underscore = 0;  ///< ExtendNumLet
    std::uint64_t mid_any = 0;     ///< MidNumLet and Single_Quote: . '
    std::uint64_t mid_number = 0;  ///< MidNum: , ;
    std::uint64_t white = 0;       ///< ASCII white space
    std::uint64_t foreign = 0;     ///< not ASCII
};

#ifdef __SSE2__

std::uint64_t bits_of(__m128i bytes) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(bytes)));
}

__m128i equal_to(__m128i bytes, char value) {
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(value));
}

/// All ones where first <= byte <= first + width, unsigned.
__m128i in_range(__m128i bytes, char first, char width) {
    const __m128i distance = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
    return _mm_cmpeq_epi8(_mm_min_epu8(distance, _mm_set1_epi8(width)), distance);
}

BlockClasses classify(const char* bytes) {
    BlockClasses classes;
    for (unsigned at = 0; at < block_bytes; at += 16) {
        const __m128i chunk = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + at));
        const __m128i lower = _mm_or_si128(chunk, _mm_set1_epi8(0x20));
        classes.letter |= bits_of(in_range(lower, 'a', 25)) << at;
        classes.digit |= bits_of(in_range(chunk, '0', 9)) << at;
        classes.underscore |= bits_of(equal_to(chunk, '_')) << at;
        classes.mid_any |= bits_of(_mm_or_si128(equal_to(chunk, '.'), equal_to(chunk, '\''))) << at;
        classes.mid_number |= bits_of(_mm_or_si128(equal_to(chunk, ','), equal_to(chunk, ';')))
                              << at;
        classes.white |= bits_of(_mm_or_si128(equal_to(chunk, ' '), in_range(chunk, '\t', 4)))
                         << at;
        classes.foreign |= bits_of(chunk) << at;
    }
    return classes;
}

#else

enum : unsigned char {
    letter_class = 1,
    digit_class,
    underscore_class,
    any_class,
    number_class,
    white_class
};

constexpr std::array<unsigned char, 128> make_class_table() {
    std::array<unsigned char, 128> table{};
    for (unsigned c = 'a'; c <= 'z'; ++c) table[c] = table[c - 32] = letter_class;
    for (unsigned c = '0'; c <= '9'; ++c) table[c] = digit_class;
    for (unsigned c = '\t'; c <= '\r'; ++c) table[c] = white_class;
    table[' '] = white_class;
    table['_'] = underscore_class;
    table['.'] = table['\''] = any_class;
    table[','] = table[';'] = number_class;
    return table;
}

BlockClasses classify(const char* bytes) {
    static constexpr auto table = make_class_table();
    BlockClasses classes;
    for (unsigned at = 0; at < block_bytes; ++at) {
        const auto byte = static_cast<unsigned char>(bytes[at]);
        const std::uint64_t bit = std::uint64_t{1} << at;
        if (byte >= 0x80) {
            classes.foreign |= bit;
            continue;
        }
        switch (table[byte]) {
            case letter_class:
                classes.letter |= bit;
                break;
            case digit_class:
                classes.digit |= bit;
                break;
            case underscore_class:
                classes.underscore |= bit;
                break;
            case any_class:
                classes.mid_any |= bit;
                break;
            case number_class:
                classes.mid_number |= bit;
                break;
            case white_class:
                classes.white |= bit;
                break;
            default:
                break;
        }
    }
    return classes;
}

#endif

bool is_set(std::uint64_t mask, unsigned bit) {
    return bit < 64 && ((mask >> bit) & 1U) != 0;
}

/// The lowest `count` bits, 0 <= count <= 64.
std::uint64_t low_bits(unsigned count) {
    return count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

enum class Mark { none, apart, mid_any };

/// The marks of news text that need no ICU, all U+20xx: E2 80 xx in UTF-8.
Mark mark_at(const char* bytes) {
    if (bytes[0] != '\xE2' || bytes[1] != '\x80') return Mark::none;
    switch (static_cast<unsigned char>(bytes[2])) {
        case 0x98:  // ‘
        case 0x99:  // ’
            return Mark::mid_any;
        case 0x93:  // –
        case 0x94:  // —
        case 0x9C:  // “
        case 0x9D:  // ”
        case 0xA6:  // …
            return Mark::apart;
        default:
            return Mark::none;
    }
}

/// Adds to `joined` what the curly marks of the block join. Returns how many bytes of the block
/// are understood: all, or those before the first that needs ICU or runs over the block's end.
unsigned join_marks(const char* bytes, const BlockClasses& classes, std::uint64_t& joined) {
    std::uint64_t left = classes.foreign;
    while (left != 0) {
        const auto at = static_cast<unsigned>(std::countr_zero(left));
        if (at + 3 > block_bytes) return at;
        const Mark mark = mark_at(bytes + at);
        if (mark == Mark::none) return at;
        joined |= std::uint64_t{6} << at;
        if (mark == Mark::mid_any && at > 0) {
            const unsigned before = at - 1;
            const unsigned after = at + 3;
            const bool in_word = is_set(classes.letter, before) && is_set(classes.letter, after);
            const bool in_number = is_set(classes.digit, before) && is_set(classes.digit, after);
            if (in_word || in_number) joined |= std::uint64_t{9} << at;
        }
        left &= ~(std::uint64_t{7} << at);
    }
    return block_bytes;
}

}  // namespace

BlockTokens cut_block(const char* bytes) {
    const BlockClasses classes = classify(bytes);
    const std::uint64_t word = classes.letter | classes.digit | classes.underscore;
    // UAX #29: WB5, WB8-10 and WB13a-b join word characters, WB6-7 and WB11-12 a mark in a word
    // or number to both its neighbours. Bit i: no boundary between bytes i - 1 and i.
    std::uint64_t joined = word & (word << 1U);
    const std::uint64_t mid =
        (classes.mid_any & (classes.letter << 1U) & (classes.letter >> 1U)) |
        ((classes.mid_any | classes.mid_number) & (classes.digit << 1U) & (classes.digit >> 1U));
    joined |= mid | (mid << 1U);
    unsigned understood = block_bytes;
    if (classes.foreign != 0) understood = join_marks(bytes, classes, joined);

    const std::uint64_t white = classes.white & low_bits(understood);
    BlockTokens tokens;
    tokens.consumed = static_cast<std::uint32_t>(std::bit_width(white));
    const std::uint64_t boundary = ~joined & low_bits(tokens.consumed);
    tokens.starts = boundary & ~classes.white;
    tokens.ends = boundary & (~classes.white << 1U);
    return tokens;
}

}  // namespace parallax
