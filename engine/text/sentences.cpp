#include "engine/text/sentences.hpp"

#include "engine/core/utf8.hpp"
#include "engine/text/text_lists.hpp"

#include <algorithm>

namespace parallax {
namespace {

bool is_closing_quote(std::string_view mark, bool space_before) {
    if (space_before) return false;
    return mark == "\"" || mark == "'" || mark == "”" || mark == "’" || mark == "»" || mark == "›";
}

bool is_closing_bracket(std::string_view mark) {
    return mark == ")" || mark == "]" || mark == "}";
}

/// Decides about one stop after the other in a piece of a paragraph.
class Splitter {
public:
    Splitter(std::string_view text, const std::vector<Token>& tokens, TokenRange piece,
             const TextRules::Lists& lists, const Vocabulary& vocabulary)
        : text_(text), tokens_(tokens), piece_(piece), lists_(lists), vocabulary_(vocabulary) {}

    void split(std::vector<TokenRange>& sentences) {
        begin_ = piece_.begin;
        for (std::uint32_t i = find_stop(piece_.begin); i < piece_.end; i = find_stop(i)) {
            const Ending ending = read_ending(i);
            if (ending.next == piece_.end) break;
            if (ends_sentence(ending)) {
                sentences.push_back({begin_, ending.next});
                begin_ = ending.next;
            }
            i = ending.next;
        }
        if (begin_ != piece_.end) sentences.push_back({begin_, piece_.end});
    }

private:
    /// A run of stops, the closing marks behind it, and what follows.
    struct Ending {
        std::uint32_t first = 0;  ///< the first stop
        std::uint32_t last = 0;   ///< the last stop
        std::uint32_t next = 0;   ///< the token behind the closing marks
        bool closes_quote = false;
        bool closes_bracket = false;
    };

    [[nodiscard]] bool has(std::uint32_t i) const { return i < piece_.end; }

    /// The first stop from `from` on; the piece's end without one.
    [[nodiscard]] std::uint32_t find_stop(std::uint32_t from) const {
        const auto found =
            std::find_if(tokens_.begin() + from, tokens_.begin() + piece_.end,
                         [](const Token& token) { return token.kind == TokenKind::stop; });
        return static_cast<std::uint32_t>(found - tokens_.begin());
    }

    /// Taken from the text, which is near, rather than from the vocabulary, which is large.
    [[nodiscard]] std::string_view surface(std::uint32_t i) const {
        return slice(text_, tokens_[i].span());
    }

    [[nodiscard]] WordRole role(std::uint32_t i) const { return lists_.role_of(surface(i)); }

    [[nodiscard]] bool is_capitalised(std::uint32_t i) const {
        const char first = text_[tokens_[i].begin];
        if (first >= 'a' && first <= 'z') return false;
        if (first >= 'A' && first <= 'Z') return true;
        return tokens_[i].is_word() && vocabulary_.word(tokens_[i].word).shape.capitalised;
    }

    [[nodiscard]] Ending read_ending(std::uint32_t first) const {
        Ending ending;
        ending.first = ending.last = first;
        std::uint32_t at = first + 1;
        while (has(at) && tokens_[at].kind == TokenKind::stop) ending.last = at++;
        while (has(at)) {
            const std::string_view mark = surface(at);
            if (tokens_[at].kind == TokenKind::quote &&
                is_closing_quote(mark, tokens_[at].space_before)) {
                ending.closes_quote = true;
            } else if (is_closing_bracket(mark)) {
                ending.closes_bracket = true;
            } else if (const std::uint32_t end = end_of_reference(at); end != at) {
                at = end - 1;
            } else {
                break;
            }
            ++at;
        }
        ending.next = at;
        return ending;
    }

    /// "[12]" directly behind a stop.
    [[nodiscard]] std::uint32_t end_of_reference(std::uint32_t at) const {
        const bool is_reference = has(at + 2) && !tokens_[at].space_before && surface(at) == "[" &&
                                  tokens_[at + 1].kind == TokenKind::number &&
                                  surface(at + 2) == "]";
        return is_reference ? at + 3 : at;
    }

    [[nodiscard]] bool ends_sentence(const Ending& ending) {
        const Token& next = tokens_[ending.next];
        if (next.kind == TokenKind::comma || next.kind == TokenKind::semicolon ||
            next.kind == TokenKind::colon || next.kind == TokenKind::hyphen ||
            next.kind == TokenKind::stop) {
            return false;
        }
        const std::uint32_t start = skip_opening(ending.next);
        if (!has(start) || ending.first == begin_) return false;
        const bool is_strong = surface(ending.last) == "?" || surface(ending.last) == "!";
        const bool capitalised = is_capitalised(start);
        const bool is_ellipsis = ending.last - ending.first >= 2;
        if (!next.space_before) return (is_strong || is_ellipsis) && capitalised;
        if (tokens_[start].kind == TokenKind::word && !capitalised) {
            return ends_before_lower_case(ending, start, is_strong);
        }
        if (is_strong) return !(ending.closes_quote && is_speaker(start));
        if (ending.last != ending.first) return true;
        if (surface(ending.last) != ".") return true;
        return !is_abbreviated(ending, start);
    }

    /// The first token from `at` on that is no opening mark.
    [[nodiscard]] std::uint32_t skip_opening(std::uint32_t at) const {
        while (has(at)) {
            const std::string_view mark = surface(at);
            const bool opens = tokens_[at].kind == TokenKind::quote || mark == "(" || mark == "[";
            if (!opens) break;
            ++at;
        }
        return at;
    }

    /// A word without a capital carries the sentence on, except for addresses, words of scripts
    /// without capitals, and writers who use none: their sentence began without one too.
    [[nodiscard]] bool ends_before_lower_case(const Ending& ending, std::uint32_t start,
                                              bool is_strong) {
        if (!has_cased_letter(start) || is_address(start)) {
            return true;
        }
        if (ending.closes_quote || ending.closes_bracket) return false;
        if (role(start) == WordRole::speech) return false;
        const std::string_view next = surface(start);
        if (next == "and" || next == "or") return false;
        const bool is_casual = begins_in_lower_case() || next == "i" || next == "i'm";
        if (is_strong) return is_casual || starts_in_list(start);
        return is_casual && ending.first == ending.last && !follows_abbreviation(ending.first);
    }

    [[nodiscard]] bool is_address(std::uint32_t i) const {
        const std::string_view text = surface(i);
        return text == "http" || text == "https" || text.substr(0, 4) == "www.";
    }

    [[nodiscard]] bool has_cased_letter(std::uint32_t i) const {
        return decode_code_point(surface(i), 0).value < 0x0590;
    }

    [[nodiscard]] bool begins_in_lower_case() const {
        const std::uint32_t first = skip_opening(begin_);
        return tokens_[first].kind == TokenKind::word && !is_capitalised(first);
    }

    /// "Stop!” Netanyahu said": names up to a verb of saying.
    [[nodiscard]] bool is_speaker(std::uint32_t at) const {
        for (unsigned names = 0; names < 4 && has(at); ++names, ++at) {
            if (role(at) == WordRole::speech) return names > 0;
            if (!is_capitalised(at)) return false;
        }
        return has(at) && role(at) == WordRole::speech;
    }

    [[nodiscard]] bool follows_word(std::uint32_t stop) const {
        return stop > begin_ && !tokens_[stop].space_before && tokens_[stop - 1].is_word();
    }

    [[nodiscard]] bool follows_abbreviation(std::uint32_t stop) const {
        if (!follows_word(stop)) return false;
        const std::uint32_t before = stop - 1;
        return is_abbreviation(role(before)) || is_initials(before) ||
               surface(before).find('.') != std::string_view::npos;
    }

    /// Whether the stop belongs to the word before it and the sentence goes on.
    [[nodiscard]] bool is_abbreviated(const Ending& ending, std::uint32_t start) {
        if (!follows_word(ending.first)) return false;
        const std::uint32_t before = ending.first - 1;
        const bool is_number_next = tokens_[start].kind == TokenKind::number;
        if (before == begin_ && is_list_label(before)) return true;
        switch (role(before)) {
            case WordRole::title:
            case WordRole::never:
                return true;
            case WordRole::numbered:
            case WordRole::month:
            case WordRole::weekday:
                if (is_number_next) return true;
                break;
            case WordRole::time:
                return is_calendar(start);
            case WordRole::open:
                return !starts_sentence(start);
            default:
                break;
        }
        return is_initials(before) && !starts_sentence(start);
    }

    /// "1." or "A." at the start.
    [[nodiscard]] bool is_list_label(std::uint32_t i) const {
        const Token& token = tokens_[i];
        return token.kind == TokenKind::number ? token.span().size() <= 2
                                               : token.span().size() == 1;
    }

    [[nodiscard]] bool is_calendar(std::uint32_t i) const {
        switch (role(i)) {
            case WordRole::month:
            case WordRole::weekday:
            case WordRole::month_name:
            case WordRole::weekday_name:
            case WordRole::zone:
                return true;
            default:
                return false;
        }
    }

    /// "J", "U.S": capital letters with stops between; "I" is mostly the pronoun.
    [[nodiscard]] bool is_initials(std::uint32_t i) const {
        const std::string_view text = surface(i);
        if (text == "I") return false;
        for (std::size_t at = 0; at < text.size(); ++at) {
            const bool fits = at % 2 == 0 ? text[at] >= 'A' && text[at] <= 'Z' : text[at] == '.';
            if (!fits) return false;
        }
        return true;
    }

    [[nodiscard]] bool starts_sentence(std::uint32_t i) {
        return starts_in_list(i) && !is_title_case();
    }

    [[nodiscard]] bool starts_in_list(std::uint32_t i) const {
        const auto found = lists_.function_words.find(vocabulary_.normalised(tokens_[i].word));
        return found != lists_.function_words.end() && found->second.starts_sentences;
    }

    /// In a headline whose words all have capitals a capital says nothing.
    [[nodiscard]] bool is_title_case() {
        if (title_case_ == TitleCase::unknown) {
            unsigned words = 0;
            unsigned capitals = 0;
            for (std::uint32_t i = piece_.begin; i < piece_.end; ++i) {
                if (tokens_[i].kind != TokenKind::word || tokens_[i].span().size() < 4) continue;
                ++words;
                if (is_capitalised(i)) ++capitals;
            }
            const bool is_title = words >= 3 && capitals * 5 >= words * 4;
            title_case_ = is_title ? TitleCase::yes : TitleCase::no;
        }
        return title_case_ == TitleCase::yes;
    }

    enum class TitleCase { unknown, yes, no };

    std::string_view text_;
    const std::vector<Token>& tokens_;
    TokenRange piece_;
    const TextRules::Lists& lists_;
    const Vocabulary& vocabulary_;
    std::uint32_t begin_ = 0;  ///< of the sentence being read
    TitleCase title_case_ = TitleCase::unknown;
};

}  // namespace

void split_sentences(std::string_view text, const std::vector<Token>& tokens, TokenRange piece,
                     const TextRules& rules, const Vocabulary& vocabulary,
                     std::vector<TokenRange>& sentences) {
    Splitter(text, tokens, piece, rules.lists(), vocabulary).split(sentences);
}

}  // namespace parallax
