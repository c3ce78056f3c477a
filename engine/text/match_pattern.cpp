#include "engine/core/utf8.hpp"
#include "engine/text/line_pattern.hpp"

namespace parallax {
namespace {

using Element = LinePattern::Element;
using Kind = LinePattern::Kind;
using Literal = LinePattern::Literal;

/// Matches elements against the tokens of one line.
class Matching {
public:
    Matching(const LinePattern& pattern, const LineView& line, bool to_end)
        : elements_(pattern.elements()), line_(line), to_end_(to_end) {}

    std::optional<std::uint32_t> match(std::size_t element, std::uint32_t at) const {
        if (element == elements_.size()) {
            if (to_end_ && at != line_.range.end) return std::nullopt;
            return at;
        }
        const Element& wanted = elements_[element];
        switch (wanted.kind) {
            case Kind::words:
                for (const auto& words : wanted.alternatives) {
                    if (!matches_words(words, at)) continue;
                    const auto length = static_cast<std::uint32_t>(words.size());
                    if (const auto end = match(element + 1, at + length)) return end;
                }
                return std::nullopt;
            case Kind::gap:
                return match_run(element, at, line_.range.size(),
                                 [](std::uint32_t) { return true; });
            case Kind::few:
                return match_run(element, at, longest_few, [this](std::uint32_t i) {
                    return token(i).kind != TokenKind::stop;
                });
            case Kind::number:
                if (!is_number(at)) return std::nullopt;
                return match(element + 1, at + 1);
            case Kind::name:
                return match_after(element, at, end_of_name(at));
            case Kind::capitals:
                return match_after(element, at, end_of_capitals(at));
            case Kind::date:
                return match_after(element, at, end_of_date(at));
            case Kind::time:
                return match_after(element, at, end_of_time(at));
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] const Token& token(std::uint32_t i) const { return (*line_.tokens)[i]; }
    [[nodiscard]] bool has(std::uint32_t i) const { return i < line_.range.end; }
    [[nodiscard]] Word word(std::uint32_t i) const { return line_.vocabulary->word(token(i).word); }
    [[nodiscard]] bool is(std::uint32_t i, std::string_view normalised) const {
        return has(i) && word(i).normalised == normalised;
    }
    [[nodiscard]] bool is_number(std::uint32_t i) const {
        return has(i) && token(i).kind == TokenKind::number;
    }
    [[nodiscard]] CalendarWord calendar(std::uint32_t i) const {
        return has(i) ? (*line_.calendar)(word(i).surface) : CalendarWord::none;
    }
    [[nodiscard]] std::uint32_t skip(std::uint32_t i, std::string_view normalised) const {
        return is(i, normalised) ? i + 1 : i;
    }

    [[nodiscard]] bool matches_words(const std::vector<Literal>& words, std::uint32_t at) const {
        for (const Literal& literal : words) {
            if (!has(at)) return false;
            const Word found = word(at++);
            if ((literal.exact ? found.surface : found.normalised) != literal.text) return false;
        }
        return true;
    }

    template <class Allowed>
    std::optional<std::uint32_t> match_run(std::size_t element, std::uint32_t at,
                                           std::uint32_t longest, Allowed allowed) const {
        for (std::uint32_t length = 0;; ++length, ++at) {
            if (const auto end = match(element + 1, at)) return end;
            if (length == longest || !has(at) || !allowed(at)) return std::nullopt;
        }
    }

    /// Goes on behind a class that reached as far as `end`; an empty class is no match.
    std::optional<std::uint32_t> match_after(std::size_t element, std::uint32_t begin,
                                             std::uint32_t end) const {
        if (end == begin) return std::nullopt;
        return match(element + 1, end);
    }

    [[nodiscard]] bool is_name_word(std::uint32_t i) const {
        return has(i) && token(i).kind == TokenKind::word && word(i).shape.capitalised;
    }

    [[nodiscard]] bool is_name_particle(std::uint32_t i) const {
        static constexpr std::string_view particles[] = {"al", "bin", "da", "de",  "del", "der",
                                                         "di", "el",  "la", "van", "von"};
        if (!has(i)) return false;
        for (const std::string_view particle : particles) {
            if (word(i).surface == particle) return true;
        }
        return false;
    }

    [[nodiscard]] std::uint32_t end_of_name(std::uint32_t at) const {
        std::uint32_t end = at;
        for (unsigned words = 0; words < 5; ++words) {
            std::uint32_t next = at;
            while (is_name_particle(next)) ++next;
            if (has(next) && token(next).kind == TokenKind::hyphen) ++next;
            if (!is_name_word(next)) break;
            at = next + 1;
            const bool is_initial = count_code_points(word(next).normalised) == 1;
            if (is_initial) at = skip(at, ".");
            end = at;
            if (has(at) && token(at).kind == TokenKind::hyphen) ++at;
        }
        return end;
    }

    [[nodiscard]] std::uint32_t end_of_capitals(std::uint32_t at) const {
        std::uint32_t end = at;
        for (unsigned words = 0; words < 8; ++words) {
            if (!has(at) || !word(at).shape.all_capitals) break;
            end = ++at;
            at = skip(skip(at, "."), ",");
        }
        return end;
    }

    [[nodiscard]] bool is_year(std::uint32_t i) const {
        return is_number(i) && token(i).span().size() == 4;
    }

    [[nodiscard]] std::uint32_t skip_year(std::uint32_t at) const {
        const std::uint32_t year = skip(at, ",");
        return is_year(year) ? year + 1 : at;
    }

    /// "2024-03-26", "26/3/2024"
    [[nodiscard]] std::uint32_t end_of_numeric_date(std::uint32_t at) const {
        const bool has_parts = is_number(at) && is_number(at + 2) && is_number(at + 4);
        if (!has_parts || (!is_year(at) && !is_year(at + 4))) return at;
        const std::string_view mark = word(at + 1).normalised;
        const bool is_date = (mark == "-" || mark == "/") && is(at + 3, mark);
        return is_date ? at + 5 : at;
    }

    [[nodiscard]] std::uint32_t end_of_date(std::uint32_t begin) const {
        std::uint32_t at = begin;
        if (calendar(at) == CalendarWord::weekday) at = skip(skip(at + 1, "."), ",");
        const std::uint32_t numeric = end_of_numeric_date(at);
        if (numeric != at) return numeric;
        if (calendar(at) == CalendarWord::month) {
            const std::uint32_t day = skip(at + 1, ".");
            if (is_number(day)) return skip_year(day + 1);
        }
        if (is_number(at) && calendar(at + 1) == CalendarWord::month) {
            return skip_year(skip(at + 2, "."));
        }
        return begin;
    }

    [[nodiscard]] std::uint32_t end_of_time(std::uint32_t begin) const {
        if (!is_number(begin)) return begin;
        std::uint32_t at = begin + 1;
        if (is(at, ":") && is_number(at + 1)) at += 2;
        for (const std::string_view half : {"a.m", "p.m", "am", "pm"}) {
            if (is(at, half)) {
                at = skip(at + 1, ".");
                break;
            }
        }
        return calendar(at) == CalendarWord::zone ? at + 1 : at;
    }

    const std::vector<Element>& elements_;
    const LineView& line_;
    bool to_end_;
};

}  // namespace

std::optional<std::uint32_t> match_pattern(const LinePattern& pattern, const LineView& line,
                                           std::uint32_t begin, bool to_end) {
    return Matching(pattern, line, to_end).match(0, begin);
}

}  // namespace parallax
