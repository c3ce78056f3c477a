#include "engine/context/find_dates.hpp"

#include "engine/context/clause_bounds.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace parallax {
namespace {

constexpr std::array<std::string_view, 4> plurals{"people", "men", "women", "children"};

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

    /// "mid" of "mid-March" too.
    [[nodiscard]] std::string_view word_before(std::uint32_t at, TokenRange sentence) const {
        const bool joined = at > sentence.begin + 1 && view_.is(at - 1, TokenKind::hyphen);
        if (joined) return view_.normalised(at - 2);
        return at > sentence.begin ? view_.normalised(at - 1) : std::string_view();
    }

    /// Whether the words behind the number, one of them passed over, are people in the plural: "the
    /// 2000 Palestinian prisoners". "The 1979 hostages" may be those of a year; nothing is said.
    [[nodiscard]] bool counts_people(std::uint32_t at, TokenRange sentence) const {
        for (std::uint32_t next = at + 1; next < std::min(at + 3, sentence.end); ++next) {
            if (!view_.is(next, TokenKind::word)) return false;
            const std::string_view word = view_.normalised(next);
            const auto found = view_.lists().harm.beside.find(word);
            const bool is_people = found != view_.lists().harm.beside.end() &&
                                   (found->second.is(CasualtyClass::person) ||
                                    found->second.is(CasualtyClass::soldier) ||
                                    found->second.is(CasualtyClass::fighter));
            const bool is_plural = word.ends_with('s') ||
                                   std::find(plurals.begin(), plurals.end(), word) != plurals.end();
            if (is_people && is_plural) return true;
        }
        return false;
    }

    /// "between 1950 and 2050 people": from which of the two numbers it is asked does not matter.
    [[nodiscard]] bool is_range_of_people(std::uint32_t at, TokenRange sentence) const {
        if (word_before(at, sentence) == "between" && at + 2 < sentence.end &&
            view_.normalised(at + 1) == "and" && view_.is(at + 2, TokenKind::number)) {
            return counts_people(at + 2, sentence);
        }
        return at >= sentence.begin + 3 && view_.normalised(at - 1) == "and" &&
               view_.is(at - 2, TokenKind::number) && view_.normalised(at - 3) == "between" &&
               counts_people(at, sentence);
    }

    /// "the 2015 election", "Velandi's 1998 remarks", "from 1965 to 1981": a number of four digits
    /// that is a year though no word of time stands before it.
    [[nodiscard]] bool is_bare_year(std::uint32_t at, TokenRange sentence) const {
        if (at == sentence.begin) return false;
        const std::uint32_t before = at - 1;
        const bool noun_follows = at + 1 < sentence.end && view_.is(at + 1, TokenKind::word);
        if (noun_follows && !counts_people(at, sentence) &&
            (view_.is(before, WordClass::determiner) || view_.is(before, WordClass::possessive) ||
             view_.shape(before).possessive)) {
            return true;
        }
        const std::string_view link = view_.normalised(before);
        const bool joins = link == "to" || link == "and" || link == "or" ||
                           view_.is(before, TokenKind::hyphen) || view_.is(before, TokenKind::dash);
        return joins && !found_.empty() && found_.back().year != 0 &&
               found_.back().tokens.end == before;
    }

    /// "will on Monday", "is due to vote Thursday": the day is still to come.
    [[nodiscard]] bool is_to_come(std::uint32_t at, TokenRange sentence) const {
        if (word_before(at, sentence) == "next") return true;
        constexpr std::uint32_t reach = 8;  // words
        for (std::uint32_t back = at; back > sentence.begin && at - back < reach; --back) {
            const std::uint32_t token = back - 1;
            // "… will stay open, Castor said on Monday": of what was said.
            if (is_border(view_, token) || weekday_at(token) != 0) return false;
            if (view_.is(token, RuleClass::coming)) return true;
        }
        return false;
    }

    [[nodiscard]] std::uint8_t weekday_at(std::uint32_t at) const {
        return view_.is(at, TokenKind::word) && view_.shape(at).capitalised
                   ? words_.weekday(view_.normalised(at))
                   : std::uint8_t{0};
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
        } else if (const std::uint8_t weekday = weekday_at(at)) {
            date.weekday = weekday;
            date.ahead = is_to_come(at, sentence);
            // "Tuesday, March 26": the day of the month tells more.
            std::uint32_t next = at + 1;
            if (next < sentence.end && view_.is(next, TokenKind::comma)) ++next;
            if (next + 1 < sentence.end && view_.is(next, TokenKind::word) && month_at(next) != 0 &&
                number_at(next + 1, sentence) != 0) {
                return next;
            }
        } else if (const auto year = year_at(at, sentence);
                   year && !is_range_of_people(at, sentence) &&
                   (is_time_word(word_before(at, sentence)) || is_bare_year(at, sentence))) {
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
