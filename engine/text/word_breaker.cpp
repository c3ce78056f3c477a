#include "engine/text/word_breaker.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/utf8.hpp"

#include <string>

#include <unicode/brkiter.h>
#include <unicode/rbbi.h>
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

/// Puts `definition` in the place of the one that the rules give for `variable`.
void redefine(icu::UnicodeString& rules, const char* variable, const char* definition) {
    const icu::UnicodeString name = icu::UnicodeString::fromUTF8(variable) + "=";
    const std::int32_t begin = rules.indexOf(name);
    const std::int32_t end = begin < 0 ? -1 : rules.indexOf(u';', begin);
    if (end < 0) throw SystemError(std::string("ICU's word break rules do not define ") + variable);
    rules.replaceBetween(begin, end, name + icu::UnicodeString::fromUTF8(definition));
}

/// UAX #29 with a colon that breaks. ICU's own root rules depart from it in ways that change from
/// version to version: since ICU 72 "@" counts as a letter and a colon joins none.
icu::UnicodeString make_rules() {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> root(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    require_success(status, "load its word break rules");
    const auto* with_rules = dynamic_cast<const icu::RuleBasedBreakIterator*>(root.get());
    if (with_rules == nullptr) throw SystemError("ICU's word breaker has no rules to tailor");
    icu::UnicodeString rules = with_rules->getRules();
    redefine(rules, "$ALetter", R"([\p{Word_Break=ALetter}])");
    redefine(rules, "$MidLetter", R"([\p{Word_Break=MidLetter}-[\:\uFE55\uFF1A]])");
    return rules;
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
    std::unique_ptr<icu::RuleBasedBreakIterator> iterator;
    UText* text = nullptr;

    Rules() {
        UErrorCode status = U_ZERO_ERROR;
        UParseError place;
        iterator = std::make_unique<icu::RuleBasedBreakIterator>(make_rules(), place, status);
        require_success(status, "compile word break rules");
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
        add_segment(text, segment, segments_);
        begin = segment.end;
    }
    return segments_;
}

}  // namespace parallax
