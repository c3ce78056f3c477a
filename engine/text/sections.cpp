#include "engine/text/sections.hpp"

#include "engine/text/text_lists.hpp"

#include <optional>

namespace parallax {
namespace {

constexpr unsigned longest_headline = 25;  ///< words
constexpr unsigned longest_subhead = 12;   ///< words

class SectionFinder {
public:
    SectionFinder(const std::vector<Token>& tokens, std::string_view title,
                  const TextRules::Lists& lists, Vocabulary& vocabulary)
        : tokens_(tokens), lists_(lists), vocabulary_(vocabulary) {
        for (const Token& token : tokenise(title, vocabulary)) {
            if (token.is_word()) title_.push_back(vocabulary.normalised(token.word));
        }
    }

    std::vector<SectionPiece> find(const std::vector<TokenRange>& paragraphs) {
        std::vector<SectionPiece> pieces;
        for (std::uint32_t i = 0; i < paragraphs.size(); ++i) {
            TokenRange rest = paragraphs[i];
            if (i == 0) {
                if (const auto opening = lists_.lines.find_opening(view(rest))) {
                    pieces.push_back({{rest.begin, opening->end}, i, opening->section});
                    rest.begin = opening->end;
                }
            }
            if (rest.empty()) continue;
            const Section section = section_of(rest);
            if (section == Section::body) seen_body_ = true;
            if (section != Section::furniture) seen_text_ = true;
            pieces.push_back({rest, i, section});
        }
        return pieces;
    }

private:
    [[nodiscard]] LineView view(TokenRange line) const {
        return {&tokens_, line, &vocabulary_, &calendar_};
    }

    /// The same words in the same order, whatever the marks between them.
    [[nodiscard]] bool repeats_title(TokenRange line) const {
        std::size_t matched = 0;
        for (std::uint32_t i = line.begin; i < line.end; ++i) {
            if (!tokens_[i].is_word()) continue;
            if (matched == title_.size()) return false;
            if (vocabulary_.normalised(tokens_[i].word) != title_[matched]) return false;
            ++matched;
        }
        return matched > 0 && matched == title_.size();
    }

    [[nodiscard]] Section section_of(TokenRange line) const {
        if (repeats_title(line)) return Section::furniture;
        if (const auto section = lists_.lines.section_of(view(line))) return *section;
        return is_headline(line) ? Section::headline : Section::body;
    }

    /// By length and shape: the first line of a text without a title, lines before the first body
    /// text, and subheads between body paragraphs, which must be shorter.
    [[nodiscard]] bool is_headline(TokenRange line) const {
        if (line.size() > 3 * longest_headline) return false;
        const unsigned words = count_words_in(line);
        if (words == 0 || words > (seen_body_ ? longest_subhead : longest_headline)) return false;
        const TokenKind last = kind_before_closing_marks(line);
        if (last == TokenKind::stop) return false;
        if (!seen_text_ && title_.empty()) return true;
        const bool ends_open = last == TokenKind::colon || last == TokenKind::comma ||
                               last == TokenKind::semicolon || last == TokenKind::dash;
        if (ends_open) return false;
        return starts_like_headline(line);
    }

    [[nodiscard]] unsigned count_words_in(TokenRange line) const {
        unsigned words = 0;
        for (std::uint32_t i = line.begin; i < line.end; ++i) {
            if (tokens_[i].is_word()) ++words;
        }
        return words;
    }

    [[nodiscard]] TokenKind kind_before_closing_marks(TokenRange line) const {
        std::uint32_t last = line.end - 1;
        while (last > line.begin && (tokens_[last].kind == TokenKind::quote ||
                                     tokens_[last].kind == TokenKind::bracket)) {
            --last;
        }
        return tokens_[last].kind;
    }

    [[nodiscard]] bool starts_like_headline(TokenRange line) const {
        std::uint32_t first = line.begin;
        if (!seen_body_) {
            while (first + 1 < line.end && tokens_[first].kind == TokenKind::quote) ++first;
        }
        if (tokens_[first].kind == TokenKind::number) return line.size() > 1;
        return tokens_[first].kind == TokenKind::word &&
               vocabulary_.word(tokens_[first].word).shape.capitalised;
    }

    const std::vector<Token>& tokens_;
    const TextRules::Lists& lists_;
    const Vocabulary& vocabulary_;
    const CalendarLookup calendar_ = [this](std::string_view word) {
        return lists_.calendar_word(word);
    };
    std::vector<std::string_view> title_;  ///< its words, normalised
    bool seen_text_ = false;               ///< a line that is no furniture
    bool seen_body_ = false;
};

}  // namespace

std::vector<SectionPiece> find_sections(const std::vector<Token>& tokens,
                                        const std::vector<TokenRange>& paragraphs,
                                        std::string_view title, const TextRules& rules,
                                        Vocabulary& vocabulary) {
    return SectionFinder(tokens, title, rules.lists(), vocabulary).find(paragraphs);
}

}  // namespace parallax
