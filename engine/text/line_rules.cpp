#include "engine/text/line_rules.hpp"

#include "engine/text/normalise.hpp"

#include <algorithm>
#include <stdexcept>

namespace parallax {
namespace {

using Element = LinePattern::Element;
using Kind = LinePattern::Kind;
using Literal = LinePattern::Literal;
using Where = LineRule::Where;

std::string lookup_form(const Literal& literal) {
    return literal.exact ? normalise_word(literal.text) : literal.text;
}

/// The words of which one must stand first, or last; none if the pattern does not say.
std::vector<std::string> edge_words(const std::vector<Element>& elements, bool first) {
    std::vector<std::string> words;
    const std::size_t count = elements.size();
    for (std::size_t i = 0; i < count; ++i) {
        const Element& element = elements[first ? i : count - 1 - i];
        if (element.kind != Kind::words) return {};
        bool may_be_absent = false;
        for (const auto& alternative : element.alternatives) {
            if (alternative.empty()) {
                may_be_absent = true;
            } else {
                words.push_back(lookup_form(first ? alternative.front() : alternative.back()));
            }
        }
        if (!may_be_absent) return words;
    }
    return {};
}

bool ends_with(const LinePattern& pattern, const LineView& line) {
    std::uint32_t at = line.range.end - std::min(pattern.longest_match(), line.range.size());
    for (; at < line.range.end; ++at) {
        if (match_pattern(pattern, line, at, true)) return true;
    }
    return false;
}

}  // namespace

void LineRules::add(LineRule rule) {
    const auto number = static_cast<std::uint32_t>(rules_.size());
    const auto& elements = rule.pattern.elements();
    const Kind first = elements.front().kind;
    if (rule.where != Where::suffix) {
        const auto words = edge_words(elements, true);
        for (const std::string& word : words) by_first_word_[word].push_back(number);
        const bool is_numeric = first == Kind::number || first == Kind::date || first == Kind::time;
        if (is_numeric) by_number_.push_back(number);
        if (first == Kind::date) by_calendar_.push_back(number);
        const bool is_name = first == Kind::name || first == Kind::capitals;
        if (is_name) by_capitalised_.push_back(number);
        if (!words.empty() || is_numeric || is_name) {
            rules_.push_back(std::move(rule));
            return;
        }
    }
    if (rule.where == Where::line || rule.where == Where::suffix) {
        const auto words = edge_words(elements, false);
        for (const std::string& word : words) by_last_word_[word].push_back(number);
        if (!words.empty()) {
            rules_.push_back(std::move(rule));
            return;
        }
    }
    throw std::invalid_argument("the pattern needs a word at its " +
                                std::string(rule.where == Where::suffix ? "end" : "beginning") +
                                " by which it can be looked up");
}

LineRules::RuleNumbers LineRules::candidates(const LineView& line) const {
    RuleNumbers numbers;
    if (line.range.empty()) return numbers;
    const auto append = [&numbers](const RuleNumbers& more) {
        numbers.insert(numbers.end(), more.begin(), more.end());
    };
    const Token& first = (*line.tokens)[line.range.begin];
    const Word first_word = line.vocabulary->word(first.word);
    const Word last_word = line.vocabulary->word((*line.tokens)[line.range.end - 1].word);
    const auto by_first = by_first_word_.find(first_word.normalised);
    if (by_first != by_first_word_.end()) append(by_first->second);
    const auto by_last = by_last_word_.find(last_word.normalised);
    if (by_last != by_last_word_.end()) append(by_last->second);
    if (first.kind == TokenKind::number) {
        append(by_number_);
    } else if (first_word.shape.capitalised) {
        append(by_capitalised_);
        if ((*line.calendar)(first_word.surface) != CalendarWord::none) append(by_calendar_);
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

std::optional<Section> LineRules::section_of(const LineView& line) const {
    for (const std::uint32_t number : candidates(line)) {
        const LineRule& rule = rules_[number];
        switch (rule.where) {
            case Where::line:
                if (match_pattern(rule.pattern, line, line.range.begin, true)) return rule.section;
                break;
            case Where::prefix:
                if (match_pattern(rule.pattern, line, line.range.begin, false)) return rule.section;
                break;
            case Where::suffix:
                if (ends_with(rule.pattern, line)) return rule.section;
                break;
            case Where::opening:
                break;
        }
    }
    return std::nullopt;
}

std::optional<LineRules::Opening> LineRules::find_opening(const LineView& line) const {
    for (const std::uint32_t number : candidates(line)) {
        const LineRule& rule = rules_[number];
        if (rule.where != Where::opening) continue;
        if (const auto end = match_pattern(rule.pattern, line, line.range.begin, false)) {
            return Opening{*end, rule.section};
        }
    }
    return std::nullopt;
}

}  // namespace parallax
