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

void add_edge_words(const Element& element, bool first, std::vector<std::string>& words) {
    for (const auto& alternative : element.alternatives) {
        if (alternative.empty()) continue;
        words.push_back(lookup_form(first ? alternative.front() : alternative.back()));
    }
}

bool may_be_absent(const Element& element) {
    const auto& all = element.alternatives;
    return std::any_of(all.begin(), all.end(), [](const auto& words) { return words.empty(); });
}

/// The words of which one must stand first; none if the pattern does not say.
std::vector<std::string> first_words(const std::vector<Element>& elements) {
    std::vector<std::string> words;
    for (const Element& element : elements) {
        if (element.kind != Kind::words) return {};
        add_edge_words(element, true, words);
        if (!may_be_absent(element)) return words;
    }
    return {};
}

/// The words of which one must stand last, or before one optional closing mark.
std::vector<std::string> last_words(const std::vector<Element>& elements) {
    const std::size_t count = elements.size();
    const bool skips = elements.back().kind == Kind::words && may_be_absent(elements.back());
    if (skips && count == 1) return {};
    const Element& element = elements[count - (skips ? 2 : 1)];
    if (element.kind != Kind::words || may_be_absent(element)) return {};
    std::vector<std::string> words;
    add_edge_words(element, false, words);
    return words;
}

bool ends_with(const LinePattern& pattern, const LineView& line) {
    std::uint32_t at = line.range.end - std::min(pattern.longest_match(), line.range.size());
    for (; at < line.range.end; ++at) {
        if (match_pattern(pattern, line, at, true)) return true;
    }
    return false;
}

}  // namespace

bool LineRules::index_by_first_word(const LineRule& rule, std::uint32_t number) {
    if (rule.where == Where::suffix) return false;
    const auto words = first_words(rule.pattern.elements());
    for (const std::string& word : words) {
        by_first_word_[word].push_back(number);
        first_words_.add(word);
    }
    return !words.empty();
}

bool LineRules::index_by_last_word(const LineRule& rule, std::uint32_t number) {
    if (rule.where == Where::prefix || rule.where == Where::opening) return false;
    const auto words = last_words(rule.pattern.elements());
    for (const std::string& word : words) {
        by_last_word_[word].push_back(number);
        last_words_.add(word);
    }
    return !words.empty();
}

bool LineRules::index_by_class(const LineRule& rule, std::uint32_t number) {
    if (rule.where == Where::suffix) return false;
    switch (rule.pattern.elements().front().kind) {
        case Kind::date:
            by_calendar_.push_back(number);
            by_number_.push_back(number);
            return true;
        case Kind::number:
        case Kind::time:
            by_number_.push_back(number);
            return true;
        case Kind::name:
            by_capitalised_.push_back(number);
            return true;
        case Kind::capitals:
            by_capitals_.push_back(number);
            return true;
        case Kind::words:
        case Kind::gap:
        case Kind::few:
            return false;
    }
    return false;
}

void LineRules::add(LineRule rule) {
    const auto number = static_cast<std::uint32_t>(rules_.size());
    // A word says more than a class, of which every line with a capital is a candidate.
    const bool is_indexed = index_by_first_word(rule, number) || index_by_last_word(rule, number) ||
                            index_by_class(rule, number);
    if (!is_indexed) {
        throw std::invalid_argument("the pattern needs a word at its " +
                                    std::string(rule.where == Where::suffix ? "end" : "beginning") +
                                    " by which it can be looked up");
    }
    rules_.push_back(std::move(rule));
}

LineRules::RuleNumbers LineRules::candidates(const LineView& line) const {
    RuleNumbers numbers;
    if (line.range.empty()) return numbers;
    const auto append = [&numbers](const RuleNumbers& more) {
        numbers.insert(numbers.end(), more.begin(), more.end());
    };
    const auto append_found = [&append](const WordIndex& index, const WordFilter& filter,
                                        std::string_view word) {
        if (!filter.may_hold(word)) return;
        if (const auto found = index.find(word); found != index.end()) append(found->second);
    };
    const Token& first = (*line.tokens)[line.range.begin];
    const Word first_word = line.vocabulary->word(first.word);
    append_found(by_first_word_, first_words_, first_word.normalised);
    for (std::uint32_t at = line.range.end - 1;; --at) {
        const Token& last = (*line.tokens)[at];
        append_found(by_last_word_, last_words_, line.vocabulary->normalised(last.word));
        const bool is_second = at + 2 == line.range.end;
        if (last.is_word() || is_second || at == line.range.begin) break;
    }
    if (first.kind == TokenKind::number) {
        append(by_number_);
    } else if (first_word.shape.capitalised) {
        append(by_capitalised_);
        if (first_word.shape.all_capitals) append(by_capitals_);
        if ((*line.calendar)(first_word.surface) != CalendarWord::none) append(by_calendar_);
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

std::optional<Section> LineRules::section_of(const LineView& line) const {
    for (const std::uint32_t number : candidates(line)) {
        const LineRule& rule = rules_[number];
        switch (rule.where) {
            case Where::line:
                if (line.range.size() > rule.pattern.longest_match()) break;
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
