#pragma once

#include "engine/text/tokens.hpp"
#include "engine/text/vocabulary.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// The pattern column of sections.tsv: what a line, or its beginning or end, looks like.
/// Elements stand apart by spaces and are matched token by token:
///   word       that token, normalised (case and curly marks do not matter); "(c)" is three tokens
///   ^Word      that token in this very case
///   {a|b c|}   one of these; an empty one makes the whole optional
///   *          any tokens, also none
///   <few>      at most 12 tokens, no stop among them
///   <name>     one to five capitalised words, with initials ("A. Smith"), hyphens and "de", "al" …
///   <capitals> one to eight words in capitals, with commas between
///   <number>   a number token
///   <date>     a day: "2024-03-26", "26/3/2024", "March 26, 2024", "Tue, 26 March 2024", "March
///   26" <time>     "10:30", "10.30 p.m. EDT"
/// A backslash takes the meaning from { } | < * ^ and \.
class LinePattern {
public:
    enum class Kind : std::uint8_t { words, gap, few, name, capitals, number, date, time };

    struct Literal {
        std::string text;  ///< normalised, or the surface if `exact`
        bool exact = false;
    };
    struct Element {
        Kind kind = Kind::words;
        std::vector<std::vector<Literal>> alternatives;  ///< of Kind::words
    };

    /// Throws std::invalid_argument with a message for the user if the notation is broken.
    explicit LinePattern(std::string_view notation);

    [[nodiscard]] const std::vector<Element>& elements() const { return elements_; }

    /// How many tokens a match can have; the largest number if the pattern has a gap.
    [[nodiscard]] std::uint32_t longest_match() const { return longest_match_; }

private:
    std::vector<Element> elements_;
    std::uint32_t longest_match_ = 0;
};

/// What <few> can span, in tokens.
constexpr std::uint32_t longest_few = 12;

/// What <date> and <time> need to know of words.
enum class CalendarWord : std::uint8_t { none, month, weekday, zone };
using CalendarLookup = std::function<CalendarWord(std::string_view surface)>;

/// A line to match: a range of tokens and what is needed to read them.
struct LineView {
    const std::vector<Token>* tokens = nullptr;
    TokenRange range;
    const Vocabulary* vocabulary = nullptr;
    const CalendarLookup* calendar = nullptr;
};

/// The end of a match of the pattern from token `begin` on; with `to_end` only a match that ends
/// with the line. Of several ends the one of the earliest alternatives and shortest gaps.
[[nodiscard]] std::optional<std::uint32_t> match_pattern(const LinePattern& pattern,
                                                         const LineView& line, std::uint32_t begin,
                                                         bool to_end);

}  // namespace parallax
