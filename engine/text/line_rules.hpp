#pragma once

#include "engine/text/line_pattern.hpp"
#include "engine/text/parsed_text.hpp"
#include "engine/text/word_filter.hpp"
#include "engine/text/word_map.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// A row of sections.tsv.
struct LineRule {
    /// Where the pattern must stand for the rule to hold.
    enum class Where : std::uint8_t {
        line,     ///< it is the whole line
        prefix,   ///< the line begins with it; the whole line takes the section
        suffix,   ///< the line ends with it; the whole line takes the section
        opening,  ///< the text begins with it; only what it matched takes the section
    };

    Section section = Section::furniture;
    Where where = Where::line;
    LinePattern pattern;
};

/// The rules of sections.tsv, looked up by the word that a line must begin or end with so that
/// most lines are compared with none of them. Where several hold, the first in the file decides.
class LineRules {
public:
    LineRules() = default;

    /// Throws std::invalid_argument with a message for the user if the pattern neither begins with
    /// words or a class nor (line, suffix) ends with words.
    void add(LineRule rule);

    /// The section of the line by the rules that see the line as a whole.
    [[nodiscard]] std::optional<Section> section_of(const LineView& line) const;

    struct Opening {
        std::uint32_t end = 0;  ///< token behind the match
        Section section = Section::furniture;
    };

    /// What the `opening` rules find at the start of the text's first line.
    [[nodiscard]] std::optional<Opening> find_opening(const LineView& line) const;

private:
    using RuleNumbers = std::vector<std::uint32_t>;
    using WordIndex = WordMap<RuleNumbers>;

    bool index_by_first_word(const LineRule& rule, std::uint32_t number);
    bool index_by_last_word(const LineRule& rule, std::uint32_t number);
    bool index_by_class(const LineRule& rule, std::uint32_t number);
    [[nodiscard]] RuleNumbers candidates(const LineView& line) const;

    std::vector<LineRule> rules_;
    WordIndex by_first_word_;
    WordIndex by_last_word_;
    WordFilter first_words_;
    WordFilter last_words_;
    RuleNumbers by_number_;       ///< begin with a number, a date or a time
    RuleNumbers by_calendar_;     ///< begin with a date, which may begin with a month or weekday
    RuleNumbers by_capitalised_;  ///< begin with a name
    RuleNumbers by_capitals_;     ///< begin with words in capitals
};

}  // namespace parallax
