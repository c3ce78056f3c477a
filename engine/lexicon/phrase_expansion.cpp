#include "engine/lexicon/phrase_expansion.hpp"

#include "engine/core/utf8.hpp"

#include <optional>
#include <utility>

namespace parallax {
namespace {

constexpr std::size_t most_sequences = 4096;
constexpr std::string_view escapable = "#*{}|^\\";

/// Thrown and caught in this file only, so that the scanner can stop anywhere.
struct Stop {
    PhraseFault fault;
};

[[noreturn]] void stop_at(std::size_t column, std::string message) {
    throw Stop{{column, std::move(message)}};
}

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void append(PhraseExpansion& to, const PhraseExpansion& tail) {
    const std::size_t shift = to.text.size();
    to.text += tail.text;
    for (PhraseMark mark : tail.marks) {
        mark.offset += shift;
        to.marks.push_back(mark);
    }
}

/// Reads the notation once from left to right into parts; each part is a list of alternatives, and
/// text outside braces is a part with one.
class Scanner {
public:
    explicit Scanner(std::string_view notation) : notation_(notation) {}

    std::vector<PhraseExpansion> scan() {
        while (at_ < notation_.size()) {
            step();
        }
        if (group_column_ != 0) stop_at(group_column_, "\"{\" is not closed; write \"}\" after it");
        close_text();
        return multiply_out();
    }

private:
    void step() {
        const char c = notation_[at_];
        if (is_space(c)) {
            if (!text_.text.empty() && text_.text.back() != ' ') text_.text += ' ';
            // A space that opens a part after a group still divides words.
            if (text_.text.empty() && group_column_ == 0 && !parts_.empty()) text_.text += ' ';
            take(1);
        } else if (c == '\\') {
            take_escape();
        } else if (c == '{') {
            open_group();
        } else if (c == '|') {
            if (group_column_ == 0) {
                stop_at(column_, "\"|\" stands outside braces; write {a|b}, or \\| for the sign");
            }
            close_alternative();
            take(1);
        } else if (c == '}') {
            close_group();
        } else if (c == '*') {
            take_star();
        } else if (c == '^') {
            take_caret();
        } else {
            const CodePoint point = decode_code_point(notation_, at_);
            text_.text += notation_.substr(at_, point.length);
            take(point.length);
        }
    }

    void take(std::size_t bytes) {
        at_ += bytes;
        ++column_;
    }

    /// The byte after the one at hand, or a space at the end.
    [[nodiscard]] char next() const {
        return at_ + 1 < notation_.size() ? notation_[at_ + 1] : ' ';
    }

    [[nodiscard]] char before() const { return at_ == 0 ? ' ' : notation_[at_ - 1]; }

    void take_escape() {
        if (at_ + 1 >= notation_.size() || escapable.find(next()) == std::string_view::npos) {
            stop_at(column_,
                    "\"\\\" must be followed by one of # * { } | ^ \\; write \\\\ for the "
                    "sign itself");
        }
        text_.text += next();
        take(1);
        take(1);
    }

    void open_group() {
        if (group_column_ != 0) {
            stop_at(column_, "braces inside braces; write the alternatives out side by side");
        }
        if (!is_space(before()) && before() != '-') {
            stop_at(column_,
                    "\"{\" is joined to the word before it; put a space before it, or "
                    "write whole words such as {settler|settlers}");
        }
        close_text();
        group_column_ = column_;
        take(1);
    }

    void close_alternative() {
        if (!text_.text.empty() && text_.text.back() == ' ') text_.text.pop_back();
        if (text_.text.empty()) {
            stop_at(column_,
                    "an alternative is empty; take out the spare \"|\" or write a second "
                    "entry without the word");
        }
        alternatives_.push_back(std::exchange(text_, {}));
    }

    void close_group() {
        if (group_column_ == 0) {
            stop_at(column_, "\"}\" without \"{\" before it; write \\} for the sign itself");
        }
        close_alternative();
        if (!is_space(next()) && next() != '-' && next() != '\'') {
            stop_at(column_,
                    "\"}\" is joined to what follows it; put a space after it, or write "
                    "whole words such as {settler|settlers}");
        }
        parts_.push_back(std::exchange(alternatives_, {}));
        sequences_ *= parts_.back().size();
        if (sequences_ > most_sequences) {
            stop_at(group_column_,
                    "the alternatives multiply to more than 4096 phrases; divide "
                    "them over several entries");
        }
        group_column_ = 0;
        take(1);
    }

    void take_star() {
        const bool ends_word = is_space(next()) || next() == '|' || next() == '}' || next() == '-';
        if (is_space(before()) || before() == '{' || before() == '|' || !ends_word) {
            stop_at(column_,
                    "\"*\" may stand only at the end of a word; write \\* for the sign "
                    "itself");
        }
        text_.marks.push_back({text_.text.size(), column_, true});
        take(1);
    }

    void take_caret() {
        const bool begins_word =
            is_space(before()) || before() == '{' || before() == '|' || before() == '-';
        if (!begins_word || is_space(next())) {
            stop_at(column_,
                    "\"^\" may stand only at the begin of a word; write \\^ for the sign "
                    "itself");
        }
        text_.marks.push_back({text_.text.size(), column_, false});
        take(1);
    }

    void close_text() {
        if (!text_.text.empty()) parts_.push_back({std::exchange(text_, {})});
    }

    [[nodiscard]] std::vector<PhraseExpansion> multiply_out() const {
        std::vector<PhraseExpansion> done(1);
        for (const std::vector<PhraseExpansion>& part : parts_) {
            std::vector<PhraseExpansion> longer;
            longer.reserve(done.size() * part.size());
            for (const PhraseExpansion& begun : done) {
                for (const PhraseExpansion& alternative : part) {
                    longer.push_back(begun);
                    append(longer.back(), alternative);
                }
            }
            done = std::move(longer);
        }
        for (PhraseExpansion& expansion : done) {
            if (!expansion.text.empty() && expansion.text.back() == ' ') expansion.text.pop_back();
        }
        return done;
    }

    std::string_view notation_;
    std::size_t at_ = 0;
    std::size_t column_ = 1;
    std::size_t group_column_ = 0;  ///< of the open "{"; 0 outside braces
    std::size_t sequences_ = 1;
    PhraseExpansion text_;
    std::vector<PhraseExpansion> alternatives_;
    std::vector<std::vector<PhraseExpansion>> parts_;
};

}  // namespace

PhraseExpansions expand_phrase(std::string_view notation) {
    PhraseExpansions out;
    try {
        out.expansions = Scanner(notation).scan();
    } catch (const Stop& stop) {
        out.fault = stop.fault;
    }
    return out;
}

}  // namespace parallax
