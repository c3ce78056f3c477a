#include "engine/text/word_breaker.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/utf8.hpp"

#include <string>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

namespace parallax {
namespace {

/// ICU fails only if its data file is missing: the system's fault, met when the breaker is made.
void require_success(UErrorCode status, const char* action) {
    if (U_FAILURE(status)) {
        throw SystemError(std::string("ICU cannot ") + action + ": " + u_errorName(status));
    }
}

bool is_colon(char32_t c) { return c == ':' || c == 0xFE55 || c == 0xFF1A; }

bool is_attached(char32_t c) {
    switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_WORD_BREAK)) {
        case U_WB_EXTEND:
        case U_WB_FORMAT:
        case U_WB_ZWJ:
            return true;
        default:
            return false;
    }
}

/// Adds `segment` without the white space at its start (marks attach behind white space only, so
/// there is none at its end).
void add_segment(std::string_view text, Span segment, std::vector<Span>& out) {
    while (!segment.empty()) {
        const CodePoint c = decode_code_point(text, segment.begin);
        if (u_isUWhiteSpace(static_cast<UChar32>(c.value)) == 0) break;
        segment.begin += c.length;
    }
    if (!segment.empty()) out.push_back(segment);
}

/// Before ICU 72 a colon between letters joined them (MidLetter); newer rules already break there,
/// so that a colon only ever stands first in its segment.
void add_split_at_colons(std::string_view text, Span segment, std::vector<Span>& out) {
    std::uint32_t at = segment.begin;
    while (at < segment.end) {
        CodePoint c = decode_code_point(text, at);
        if (at == segment.begin || !is_colon(c.value)) {
            at += c.length;
            continue;
        }
        add_segment(text, {segment.begin, at}, out);
        segment.begin = at;
        do {
            at += c.length;
            if (at < segment.end) c = decode_code_point(text, at);
        } while (at < segment.end && is_attached(c.value));
        add_segment(text, {segment.begin, at}, out);
        segment.begin = at;
    }
    add_segment(text, segment, out);
}

}  // namespace

struct WordBreaker::Rules {
    std::unique_ptr<icu::BreakIterator> iterator;
    UText* text = nullptr;

    Rules() {
        UErrorCode status = U_ZERO_ERROR;
        iterator.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
        require_success(status, "load its word break rules");
    }
    ~Rules() { utext_close(text); }
    Rules(const Rules&) = delete;
    Rules& operator=(const Rules&) = delete;
};

WordBreaker::WordBreaker() : rules_(std::make_unique<Rules>()) {}
WordBreaker::~WordBreaker() = default;
WordBreaker::WordBreaker(WordBreaker&&) noexcept = default;
WordBreaker& WordBreaker::operator=(WordBreaker&&) noexcept = default;

const std::vector<Span>& WordBreaker::cut(std::string_view text) {
    segments_.clear();
    UErrorCode status = U_ZERO_ERROR;
    rules_->text = utext_openUTF8(rules_->text, text.data(),
                                  static_cast<std::int64_t>(text.size()), &status);
    rules_->iterator->setText(rules_->text, status);
    require_success(status, "open UTF-8 text");
    auto begin = static_cast<std::uint32_t>(rules_->iterator->first());
    for (auto end = rules_->iterator->next(); end != icu::BreakIterator::DONE;
         end = rules_->iterator->next()) {
        const Span segment{begin, static_cast<std::uint32_t>(end)};
        add_split_at_colons(text, segment, segments_);
        begin = segment.end;
    }
    return segments_;
}

}  // namespace parallax
