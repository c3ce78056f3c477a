#pragma once

#include <cassert>
#include <compare>
#include <cstdint>
#include <string_view>

namespace parallax {

/// Half-open range of bytes [begin, end) in the title or text of one document.
/// Offsets count bytes of UTF-8 and always stand on code point boundaries.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    friend constexpr auto operator<=>(const Span&, const Span&) = default;

    [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
    [[nodiscard]] constexpr bool empty() const { return begin == end; }
    [[nodiscard]] constexpr bool contains(Span other) const {
        return begin <= other.begin && other.end <= end;
    }
    [[nodiscard]] constexpr bool overlaps(Span other) const {
        return begin < other.end && other.begin < end;
    }
};

/// The bytes of `text` that `span` names. Requires span.end <= text.size().
[[nodiscard]] constexpr std::string_view slice(std::string_view text, Span span) {
    assert(span.begin <= span.end && span.end <= text.size());
    return {text.data() + span.begin, span.size()};
}

}  // namespace parallax
