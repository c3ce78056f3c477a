#include "engine/context/casualty_figures.hpp"

#include <algorithm>
#include <cmath>

namespace parallax {
namespace {

constexpr std::uint64_t largest = 1'000'000'000'000;  // more than there are people

struct Quantity {
    std::uint32_t end = 0;    ///< first token after it
    std::uint64_t value = 0;  ///< the least it can mean
    bool vague = false;
};

/// "32,300", "1.9", "14"; nothing for "172nd".
std::optional<double> read_digits(std::string_view text) {
    double value = 0.0;
    double scale = 0.0;
    for (const char letter : text) {
        if (letter == ',') continue;
        if (letter == '.' && scale == 0.0) {
            scale = 1.0;
            continue;
        }
        if (letter < '0' || letter > '9' || value > static_cast<double>(largest)) return {};
        value = value * 10 + (letter - '0');
        if (scale > 0.0) scale *= 10;
    }
    return scale > 0.0 ? value / scale : value;
}

/// The number of words of one quantity, from `at`; digits, then number words that add up.
std::optional<Quantity> read_quantity(const HarmSentence& sentence, std::uint32_t at,
                                      std::uint32_t end) {
    double total = 0.0;
    bool vague = false;
    bool any = false;
    while (at < end) {
        if (any && sentence.is(at, TokenKind::hyphen) && sentence.is_quantity(at + 1)) {
            ++at;
            continue;
        }
        if (any && sentence.word(at) == "of" && vague && sentence.is_quantity(at + 1)) {
            ++at;
            continue;
        }
        if (!sentence.is_word(at)) break;
        const double value = static_cast<double>(sentence.value(at));
        if (sentence.is(at, TokenKind::number)) {
            const auto digits = read_digits(sentence.word(at));
            if (any || !digits) break;
            total = *digits;
        } else if (sentence.is(at, CasualtyClass::vague)) {
            // "tens of thousands": the parts multiply, and thousands alone means at least two.
            total = any ? total * value / 2 : value;
            vague = true;
        } else if (sentence.is(at, CasualtyClass::multiplier)) {
            total = any ? total * value : value;
        } else if (sentence.is(at, CasualtyClass::number)) {
            total += value;
        } else {
            break;
        }
        any = true;
        total = std::min(total, static_cast<double>(largest));
        ++at;
    }
    if (!any) return std::nullopt;
    return Quantity{at, static_cast<std::uint64_t>(std::llround(total)), vague};
}

bool is_age(const HarmSentence& sentence, std::uint32_t begin, std::uint32_t end) {
    const std::uint32_t next = sentence.is(end, TokenKind::hyphen) ? end + 1 : end;
    const std::string_view unit = sentence.word(next);
    return unit == "year" || unit == "years" || unit == "month" || unit == "months" ||
           unit == "week" || unit == "weeks" || unit == "day" || unit == "days" ||
           unit == "hours" || unit == "percent" || unit == "per" ||
           (sentence.is(begin - 1, TokenKind::word) && sentence.word(begin - 1) == "aged") ||
           (sentence.is(begin - 1, TokenKind::comma) && sentence.is_border(end));
}

}  // namespace

std::optional<CasualtyFigure> find_figure(const HarmSentence& sentence, TokenRange phrase) {
    for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
        if (!sentence.is_quantity(at) || sentence.is_hedge(at)) continue;
        const auto first = read_quantity(sentence, at, phrase.end);
        if (!first || is_age(sentence, at, first->end)) continue;
        CasualtyFigure figure;
        figure.low = first->value;
        if (!first->vague) figure.high = first->value;
        std::uint32_t end = first->end;
        std::uint32_t begin = at;
        const std::string_view joint = sentence.word(end);
        const bool between = sentence.word(at - 1) == "between";
        const bool ranges = joint == "to" || (joint == "and" && between) ||
                            sentence.is(end, TokenKind::hyphen) ||
                            sentence.is(end, TokenKind::dash);
        if (ranges && sentence.is_quantity(end + 1)) {
            if (const auto second = read_quantity(sentence, end + 1, phrase.end);
                second && second->value >= first->value) {
                figure.high = second->value;
                end = second->end;
            }
        }
        std::uint32_t hedge = at;
        while (hedge > sentence.begin() && sentence.is_hedge(hedge - 1)) --hedge;
        if (hedge < at) {
            if (sentence.is(at - 1, CasualtyClass::floor)) figure.high.reset();
            if (sentence.is(at - 1, CasualtyClass::ceiling)) figure.low = 0;
            figure.hedge = sentence.view().span_of({hedge, at});
            begin = hedge;
        } else if (between) {
            begin = at - 1;
        }
        figure.span = sentence.view().span_of({begin, end});
        return figure;
    }
    return std::nullopt;
}

std::optional<CasualtyFigure> find_one(const HarmSentence& sentence, TokenRange phrase) {
    if (phrase.empty() || !sentence.counts_one(phrase.begin)) return std::nullopt;
    CasualtyFigure figure;
    figure.low = 1;
    figure.high = 1;
    figure.span = sentence.view().span_of({phrase.begin, phrase.begin + 1});
    return figure;
}

}  // namespace parallax
