#include "engine/context/find_dates.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace parallax {
namespace {

/// The number at the word's beginning, with at most "st", "nd", "rd" or "th" behind it; else 0.
std::uint16_t read_number(std::string_view word) {
    std::uint16_t value = 0;
    std::size_t at = 0;
    for (; at < word.size() && word[at] >= '0' && word[at] <= '9'; ++at) {
        if (at == 4) return 0;
        value = static_cast<std::uint16_t>(value * 10 + (word[at] - '0'));
    }
    const std::string_view rest = word.substr(at);
    const bool ordinal = rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
    return at > 0 && (rest.empty() || ordinal) ? value : std::uint16_t{0};
}

class DateFinder {
public:
    DateFinder(const TokenView& view, const TokenVoices& voices)
        : view_(view), words_(view.lists().rule_words), voices_(voices) {}

    std::vector<DateMention> find() {
        for (std::uint32_t s = 0; s < view_.parsed().sentences.size(); ++s) {
            const Sentence& sentence = view_.parsed().sentences[s];
            if (sentence.section == Section::furniture) continue;
            for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end;) {
                at = read(at, sentence.tokens, s);
            }
        }
        return std::move(found_);
    }

private:
    [[nodiscard]] std::uint8_t month_at(std::uint32_t at) const {
        return view_.shape(at).capitalised ? words_.month(view_.normalised(at)) : std::uint8_t{0};
    }

    [[nodiscard]] std::uint16_t number_at(std::uint32_t at, TokenRange sentence) const {
        if (at < sentence.begin || at >= sentence.end || !view_.is(at, TokenKind::number)) return 0;
        return read_number(view_.normalised(at));
    }

    [[nodiscard]] std::optional<std::uint16_t> year_at(std::uint32_t at,
                                                       TokenRange sentence) const {
        const std::uint16_t number = number_at(at, sentence);
        return number >= 1900 && number < 2100 ? std::optional(number) : std::nullopt;
    }

    [[nodiscard]] std::string_view word_before(std::uint32_t at, TokenRange sentence) const {
        return at > sentence.begin ? view_.normalised(at - 1) : std::string_view();
    }

    /// Returns where to go on.
    std::uint32_t read(std::uint32_t at, TokenRange sentence, std::uint32_t number) {
        // Most tokens are none of these; their words are not looked at.
        constexpr RuleClasses named = any_of(RuleClass::month, RuleClass::weekday);
        if (!view_.is(at, TokenKind::number) && !view_.is_any_rule(at, named)) return at + 1;
        DateMention date;
        TokenRange tokens{at, at + 1};
        if (const std::uint8_t month = view_.is(at, TokenKind::word) ? month_at(at) : 0) {
            date.month = month;
            std::uint32_t next = at + 1;
            // "Oct. 7"
            if (next < sentence.end && view_.is(next, TokenKind::stop) &&
                number_at(next + 1, sentence) != 0) {
                ++next;
            }
            const std::uint16_t after = number_at(next, sentence);
            const std::uint16_t before = number_at(at - 1, sentence);
            if (after >= 1 && after <= 31) {
                date.day = static_cast<std::uint8_t>(after);
                tokens.end = next + 1;
                if (tokens.end < sentence.end && view_.is(tokens.end, TokenKind::comma)) ++next;
                if (const auto year = year_at(next + 1, sentence)) {
                    date.year = *year;
                    tokens.end = next + 2;
                }
            } else {
                if (before >= 1 && before <= 31) {
                    date.day = static_cast<std::uint8_t>(before);
                    tokens.begin = at - 1;
                }
                if (const auto year = year_at(next, sentence)) {
                    date.year = *year;
                    tokens.end = next + 1;
                }
            }
            const bool is_word_too = view_.is(at, RuleClass::homonym);
            const bool bare = date.day == 0 && date.year == 0;
            if (bare && is_word_too && !is_time_word(word_before(at, sentence))) return at + 1;
        } else if (const std::uint8_t weekday =
                       view_.is(at, TokenKind::word) && view_.shape(at).capitalised
                           ? words_.weekday(view_.normalised(at))
                           : 0) {
            date.weekday = weekday;
            date.ahead = word_before(at, sentence) == "next";
            // "Tuesday, March 26": the day of the month tells more.
            std::uint32_t next = at + 1;
            if (next < sentence.end && view_.is(next, TokenKind::comma)) ++next;
            if (next + 1 < sentence.end && view_.is(next, TokenKind::word) && month_at(next) != 0 &&
                number_at(next + 1, sentence) != 0) {
                return next;
            }
        } else if (const auto year = year_at(at, sentence);
                   year && is_time_word(word_before(at, sentence))) {
            date.year = *year;
        } else {
            return at + 1;
        }
        date.span = view_.span_of(tokens);
        date.tokens = tokens;
        date.sentence = number;
        date.voice = voices_.voices[at];
        found_.push_back(date);
        return tokens.end;
    }

    [[nodiscard]] bool is_time_word(std::string_view word) const {
        return words_.is(word, RuleClass::date_link);
    }

    const TokenView& view_;
    const RuleWords& words_;
    const TokenVoices& voices_;
    std::vector<DateMention> found_;
};

}  // namespace

std::vector<DateMention> find_dates(const TokenView& view, const TokenVoices& voices) {
    return DateFinder(view, voices).find();
}

}  // namespace parallax
