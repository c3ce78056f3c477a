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

/// Whether the code point is of WB class Other in our rules although ICU's root rules let it join
/// letters: the colon is our tailoring (ICU has it since 72), "@" a departure of ICU 72 from UAX
/// #29.
bool stands_apart(char32_t c) {
    return c == '@' || c == ':' || c == 0xFE55 || c == 0xFF1A;
}

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

/// The end of the segment that begins with a mark that stands apart (UAX #29 WB4, WB3c).
std::uint32_t end_of_apart(std::string_view text, std::uint32_t begin) {
    constexpr char32_t joiner = 0x200D;
    CodePoint c = decode_code_point(text, begin);
    std::uint32_t end = begin + c.length;
    char32_t previous = c.value;
    while (end < text.size()) {
        c = decode_code_point(text, end);
        const bool is_joined =
            previous == joiner &&
            u_hasBinaryProperty(static_cast<UChar32>(c.value), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
        if (!is_attached(c.value) && !is_joined) break;
        previous = c.value;
        end += c.length;
    }
    return end;
}

std::uint32_t find_apart(std::string_view text, std::uint32_t from) {
    for (std::uint32_t at = from; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte == '@' || byte == ':') return at;
        if (byte == 0xEF && stands_apart(decode_code_point(text, at).value)) return at;
        ++at;
    }
    return static_cast<std::uint32_t>(text.size());
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
    std::uint32_t at = 0;
    while (at < text.size()) {
        const std::uint32_t apart = find_apart(text, at);
        if (apart > at) cut_by_rules(text, {at, apart});
        if (apart == text.size()) break;
        at = end_of_apart(text, apart);
        segments_.push_back({apart, at});
    }
    return segments_;
}

void WordBreaker::cut_by_rules(std::string_view text, Span stretch) {
    UErrorCode status = U_ZERO_ERROR;
    rules_->text = utext_openUTF8(rules_->text, text.data() + stretch.begin,
                                  static_cast<std::int64_t>(stretch.size()), &status);
    rules_->iterator->setText(rules_->text, status);
    require_success(status, "open UTF-8 text");
    std::uint32_t begin = stretch.begin;
    rules_->iterator->first();
    for (auto next = rules_->iterator->next(); next != icu::BreakIterator::DONE;
         next = rules_->iterator->next()) {
        const std::uint32_t end = stretch.begin + static_cast<std::uint32_t>(next);
        add_segment(text, {begin, end}, segments_);
        begin = end;
    }
}

}  // namespace parallax
