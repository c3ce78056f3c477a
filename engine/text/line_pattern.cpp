#include "engine/text/line_pattern.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace parallax {
namespace {

using Element = LinePattern::Element;
using Kind = LinePattern::Kind;
using Literal = LinePattern::Literal;

constexpr std::uint32_t longest_class =
    40;  ///< tokens of a name, words in capitals, a date, a time
constexpr std::uint32_t unbounded = std::numeric_limits<std::uint32_t>::max();

constexpr std::string_view special = "{}|<*^\\";

/// Reads the notation from left to right.
class NotationReader {
public:
    explicit NotationReader(std::string_view notation) : rest_(notation) {}

    std::vector<Element> read() {
        std::vector<Element> elements;
        skip_spaces();
        while (!rest_.empty()) {
            if (rest_.front() == '{') {
                elements.push_back(read_alternatives());
            } else if (rest_.front() == '*') {
                rest_.remove_prefix(1);
                elements.push_back({Kind::gap, {}});
            } else if (rest_.front() == '<') {
                elements.push_back(read_class());
            } else {
                for (Literal& literal : read_word(" ")) {
                    elements.push_back({Kind::words, {{std::move(literal)}}});
                }
            }
            skip_spaces();
        }
        return elements;
    }

private:
    void skip_spaces() {
        while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
    }

    Element read_class() {
        const std::size_t close = rest_.find('>');
        const std::string_view name =
            rest_.substr(1, close == std::string_view::npos ? 0 : close - 1);
        Element element;
        if (name == "few") element.kind = Kind::few;
        if (name == "name") element.kind = Kind::name;
        if (name == "capitals") element.kind = Kind::capitals;
        if (name == "number") element.kind = Kind::number;
        if (name == "date") element.kind = Kind::date;
        if (name == "time") element.kind = Kind::time;
        if (element.kind == Kind::words) {
            throw std::invalid_argument(
                "<" + std::string(name) +
                "> is no class; write <few>, <name>, <capitals>, <number>, <date> or <time>");
        }
        rest_.remove_prefix(close + 1);
        return element;
    }

    Element read_alternatives() {
        rest_.remove_prefix(1);
        Element element{Kind::words, {{}}};
        while (true) {
            skip_spaces();
            if (rest_.empty()) throw std::invalid_argument("a { is not closed; write } after it");
            const char c = rest_.front();
            if (c == '}' || c == '|') {
                rest_.remove_prefix(1);
                if (c == '}') return element;
                element.alternatives.emplace_back();
                continue;
            }
            for (Literal& literal : read_word(" |}")) {
                element.alternatives.back().push_back(std::move(literal));
            }
        }
    }

    /// The tokens of the word that ends before one of `stops`.
    std::vector<Literal> read_word(std::string_view stops) {
        const bool exact = rest_.front() == '^';
        if (exact) rest_.remove_prefix(1);
        std::string word;
        while (!rest_.empty() && stops.find(rest_.front()) == std::string_view::npos) {
            if (rest_.front() == '\\') {
                rest_.remove_prefix(1);
                if (rest_.empty()) throw std::invalid_argument("a \\ has nothing after it");
            } else if (special.find(rest_.front()) != std::string_view::npos) {
                throw std::invalid_argument(std::string("the mark ") + rest_.front() +
                                            " stands inside a word; write \\ before it");
            }
            word.push_back(rest_.front());
            rest_.remove_prefix(1);
        }
        std::vector<Literal> literals;
        for (const Token& token : tokenise(word, vocabulary_)) {
            const Word entry = vocabulary_.word(token.word);
            literals.push_back({std::string(exact ? entry.surface : entry.normalised), exact});
        }
        if (literals.empty()) throw std::invalid_argument("a ^ has no word after it");
        return literals;
    }

    std::string_view rest_;
    Vocabulary vocabulary_;
};

std::uint32_t longest_match_of(const std::vector<Element>& elements) {
    std::uint32_t sum = 0;
    for (const Element& element : elements) {
        if (element.kind == Kind::gap) return unbounded;
        std::size_t longest = 0;
        for (const auto& words : element.alternatives) longest = std::max(longest, words.size());
        if (element.kind == Kind::few) longest = longest_few;
        if (element.kind == Kind::number) longest = 1;
        const bool is_words = element.kind == Kind::words;
        if (!is_words && longest == 0) longest = longest_class;
        sum += static_cast<std::uint32_t>(longest);
    }
    return sum;
}

}  // namespace

LinePattern::LinePattern(std::string_view notation) : elements_(NotationReader(notation).read()) {
    if (elements_.empty()) throw std::invalid_argument("the pattern is empty");
    longest_match_ = longest_match_of(elements_);
}

}  // namespace parallax
