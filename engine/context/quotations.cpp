#include "engine/context/quotations.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace parallax {
namespace {

/// Marks that close one another.
enum class Family : std::uint8_t {
    none,
    curly,
    straight,
    angle,
    single_curly,
    single_straight,
    single_angle
};

struct Mark {
    Family family = Family::none;
    bool can_open = false;
    bool can_close = false;
};

/// What a mark can do by its shape alone.
Mark shape_of(std::string_view surface) {
    if (surface == "“" || surface == "„" || surface == "‟") return {Family::curly, true, false};
    if (surface == "”") return {Family::curly, false, true};
    if (surface == "\"") return {Family::straight, true, true};
    if (surface == "«") return {Family::angle, true, false};
    if (surface == "»") return {Family::angle, false, true};
    if (surface == "‘" || surface == "‚") return {Family::single_curly, true, false};
    if (surface == "’") return {Family::single_curly, false, true};
    if (surface == "'") return {Family::single_straight, true, true};
    if (surface == "‹") return {Family::single_angle, true, false};
    if (surface == "›") return {Family::single_angle, false, true};
    return {};
}

bool is_single(Family family) {
    return family == Family::single_curly || family == Family::single_straight;
}

/// Finds the quotations of one paragraph.
class ParagraphScan {
public:
    ParagraphScan(const TokenView& view, TokenRange paragraph) : view_(view), range_(paragraph) {}

    /// Reads the paragraph; quotations go to `out`, in order. Returns the family of a mark left
    /// open, with its quotation as the last of `out`.
    std::optional<Family> read(std::vector<Quotation>& out) {
        bool is_open = false;
        std::uint32_t open = 0;
        Family family = Family::none;
        for (const std::uint32_t at : view_.marks_in(range_)) {
            const Mark mark = shape_of(view_.surface(at));
            if (!is_open) {
                if (opens(at, mark)) {
                    is_open = true;
                    open = at;
                    family = mark.family;
                }
                continue;
            }
            if (mark.family != family) {
                if (!closes_for(family, open, at, mark)) continue;
                out.push_back({{open, at + 1}, true, false});
                is_open = false;
                continue;
            }
            if (closes(at, mark)) {
                out.push_back({{open, at + 1}, true, false});
                is_open = false;
            } else if (mark.can_open && opens(at, mark)) {
                out.push_back({{open, end_of_sentence(open, at)}, false, false});
                open = at;
            }
        }
        if (!is_open) return std::nullopt;
        out.push_back({{open, end_of_sentence(open, range_.end)}, false, false});
        return family;
    }

private:
    [[nodiscard]] bool next_is_attached(std::uint32_t at) const {
        return at + 1 < range_.end && !view_[at + 1].space_before;
    }

    [[nodiscard]] bool starts_fresh(std::uint32_t at) const {
        if (at == range_.begin || view_[at].space_before) return true;
        const TokenKind before = view_[at - 1].kind;
        return before == TokenKind::bracket || before == TokenKind::dash ||
               before == TokenKind::quote || before == TokenKind::colon ||
               before == TokenKind::comma;
    }

    [[nodiscard]] bool opens(std::uint32_t at, Mark mark) const {
        if (at + 1 >= range_.end) return false;
        if (mark.family == Family::none) return false;
        if (is_single(mark.family)) {
            return mark.can_open && starts_fresh(at) && next_is_attached(at) &&
                   (view_.is_word(at + 1) || view_.is(at + 1, TokenKind::quote)) &&
                   has_single_closer(at, mark.family);
        }
        if (mark.family == Family::straight) return next_is_attached(at) && !is_inch_mark(at);
        if (!mark.can_open) return starts_fresh(at) && next_is_attached(at) && has_closer(at, mark);
        return true;
    }

    [[nodiscard]] bool closes(std::uint32_t at, Mark mark) const {
        if (is_single(mark.family)) return mark.can_close && closes_single(at, mark.family);
        if (mark.can_close && !mark.can_open) return true;
        const bool attached_before = !view_[at].space_before;
        if (mark.can_close) return attached_before || !next_is_attached(at);
        return attached_before && !next_is_attached(at);
    }

    /// “We stay," and "We stay,”: one double mark closes for the other where its own kind does not
    /// close any more, and where it cannot close what was opened in between.
    [[nodiscard]] bool closes_for(Family opened, std::uint32_t open, std::uint32_t at,
                                  Mark mark) const {
        const bool double_marks = (opened == Family::curly && mark.family == Family::straight) ||
                                  (opened == Family::straight && mark.family == Family::curly);
        if (!double_marks || !mark.can_close || !is_at_end(at) || is_inch_mark(at)) return false;
        for (std::uint32_t inner = open + 1; inner < at; ++inner) {
            if (view_.is(inner, TokenKind::quote) &&
                shape_of(view_.surface(inner)).family == mark.family) {
                return false;
            }
        }
        for (std::uint32_t later = at + 1; later < range_.end; ++later) {
            if (!view_.is(later, TokenKind::quote)) continue;
            const Mark other = shape_of(view_.surface(later));
            if (other.family != opened) continue;
            return !other.can_close || !is_at_end(later);
        }
        return true;
    }

    /// Directly behind a word or mark, and not directly before a word.
    [[nodiscard]] bool is_at_end(std::uint32_t at) const {
        return !view_[at].space_before && (!next_is_attached(at) || !view_.is_word(at + 1));
    }

    [[nodiscard]] bool is_inch_mark(std::uint32_t at) const {
        return at > range_.begin && !view_[at].space_before && view_.is(at - 1, TokenKind::number);
    }

    /// A text may use the closing shape on both sides; one that opens needs another that closes.
    [[nodiscard]] bool has_closer(std::uint32_t open, Mark mark) const {
        for (std::uint32_t at = open + 1; at < range_.end; ++at) {
            if (view_.is(at, TokenKind::quote) &&
                shape_of(view_.surface(at)).family == mark.family) {
                return !view_[at].space_before;
            }
        }
        return false;
    }

    /// Could this single mark end a quotation: directly after a word or stop, and before a gap.
    [[nodiscard]] bool ends_word(std::uint32_t at) const {
        if (view_[at].space_before || at == range_.begin) return false;
        return at + 1 >= range_.end || view_[at + 1].space_before || !view_.is_word(at + 1);
    }

    /// "the Palestinians’ return": a plural possessive looks like a closing mark.
    [[nodiscard]] bool looks_possessive(std::uint32_t at) const {
        if (!view_.is_word(at - 1) || at + 1 >= range_.end) return false;
        const std::string_view before = view_.normalised(at - 1);
        return !before.empty() && before.back() == 's' && view_.is_word(at + 1);
    }

    [[nodiscard]] bool closes_single(std::uint32_t at, Family family) const {
        if (!ends_word(at)) return false;
        if (!looks_possessive(at)) return true;
        return !has_later_single_closer(at, family);
    }

    [[nodiscard]] bool has_later_single_closer(std::uint32_t from, Family family) const {
        for (std::uint32_t at = from + 1; at < range_.end; ++at) {
            if (!view_.is(at, TokenKind::quote)) continue;
            const Mark mark = shape_of(view_.surface(at));
            if (mark.family != family) continue;
            if (mark.can_close && ends_word(at) && !looks_possessive(at)) return true;
            if (mark.can_open && starts_fresh(at)) return false;
        }
        return false;
    }

    /// A mark further on that can end what opens here. After an opening mark of its own shape even
    /// "‘terrorists’ who" closes, though it looks like a plural possessive.
    [[nodiscard]] bool has_single_closer(std::uint32_t open, Family family) const {
        if (is_elision(open)) return false;
        for (std::uint32_t at = open + 1; at < range_.end; ++at) {
            if (!view_.is(at, TokenKind::quote)) continue;
            const Mark mark = shape_of(view_.surface(at));
            if (mark.family == family && mark.can_close && ends_word(at)) return true;
        }
        return false;
    }

    /// "’90s", "’em", "’til": an apostrophe for what is left out.
    [[nodiscard]] bool is_elision(std::uint32_t at) const {
        if (view_.is(at + 1, TokenKind::number)) return true;
        const std::string_view word = view_.normalised(at + 1);
        return word == "em" || word == "til" || word == "cause" || word == "tis" ||
               word == "twas" || word == "n";
    }

    /// End of the sentence in which `open` stands, but not beyond `limit`.
    [[nodiscard]] std::uint32_t end_of_sentence(std::uint32_t open, std::uint32_t limit) const {
        const std::uint32_t sentence = sentence_of(view_, open);
        return std::min(view_.parsed().sentences[sentence].tokens.end, limit);
    }

    const TokenView& view_;
    TokenRange range_;
};

bool is_read(const ParsedText& parsed, const Paragraph& paragraph) {
    return !paragraph.sentences.empty() &&
           parsed.sentences[paragraph.sentences.begin].section != Section::furniture;
}

}  // namespace

std::vector<Quotation> find_quotations(const TokenView& view) {
    std::vector<Quotation> quotations;
    const ParsedText& parsed = view.parsed();
    for (std::size_t index = 0; index < parsed.paragraphs.size(); ++index) {
        const Paragraph& paragraph = parsed.paragraphs[index];
        if (!is_read(parsed, paragraph)) continue;
        // Furniture at either end of a paragraph has sentences of its own.
        TokenRange words{parsed.sentences[paragraph.sentences.begin].tokens.begin,
                         paragraph.tokens.end};
        const std::optional<Family> left_open = ParagraphScan(view, words).read(quotations);
        if (!left_open || index + 1 >= parsed.paragraphs.size()) continue;
        const Paragraph& next = parsed.paragraphs[index + 1];
        if (next.tokens.empty() || !view.is(next.tokens.begin, TokenKind::quote)) continue;
        const Mark mark = shape_of(view.surface(next.tokens.begin));
        if (mark.family == *left_open && mark.can_open) {
            quotations.back().tokens.end = paragraph.tokens.end;
            quotations.back().continues = true;
        }
    }
    return quotations;
}

bool is_title(const TokenView& view, const Quotation& quotation) {
    const std::uint32_t sentence = sentence_of(view, quotation.tokens.begin);
    if (view.parsed().sentences[sentence].section == Section::headline) return false;
    std::uint32_t words = 0;
    for (std::uint32_t at = quotation.tokens.begin; at < quotation.tokens.end; ++at) {
        if (view[at].kind != TokenKind::word) continue;
        ++words;
        if (!view.shape(at).capitalised &&
            !view.is_any(at, any_of(WordClass::determiner, WordClass::preposition,
                                    WordClass::coordinator))) {
            return false;
        }
    }
    return words >= 3;
}

}  // namespace parallax
