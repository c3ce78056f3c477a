#include "engine/text/fold_accents.hpp"

#include "engine/core/input_error.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace parallax {
namespace {

constexpr std::array<std::pair<char16_t, std::string_view>, 17> whole_letters{{{0x00C6, "AE"},
                                                                               {0x00D0, "D"},
                                                                               {0x00D8, "O"},
                                                                               {0x00DE, "Th"},
                                                                               {0x00DF, "ss"},
                                                                               {0x00E6, "ae"},
                                                                               {0x00F0, "d"},
                                                                               {0x00F8, "o"},
                                                                               {0x00FE, "th"},
                                                                               {0x0110, "D"},
                                                                               {0x0111, "d"},
                                                                               {0x0127, "h"},
                                                                               {0x0131, "i"},
                                                                               {0x0141, "L"},
                                                                               {0x0142, "l"},
                                                                               {0x0152, "OE"},
                                                                               {0x0153, "oe"}}};

bool is_latin(UChar32 letter) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(letter, &status) == USCRIPT_LATIN && U_SUCCESS(status);
}

icu::UnicodeString take_apart(const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const form = icu::Normalizer2::getNFDInstance(status);
    icu::UnicodeString apart;
    if (U_SUCCESS(status)) form->normalize(text, apart, status);
    if (U_FAILURE(status)) {
        throw SystemError(std::string("ICU cannot take letters apart: ") + u_errorName(status));
    }
    return apart;
}

}  // namespace

std::string fold_accents(std::string_view text) {
    const bool is_plain = std::all_of(text.begin(), text.end(),
                                      [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (is_plain) return std::string(text);
    const icu::UnicodeString apart = take_apart(icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))));
    icu::UnicodeString folded;
    bool behind_latin = false;
    for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
        const UChar32 letter = apart.char32At(at);
        if (u_charType(letter) == U_NON_SPACING_MARK) {
            if (!behind_latin) folded.append(letter);
            continue;
        }
        behind_latin = is_latin(letter);
        const auto* const whole = std::find_if(
            whole_letters.begin(), whole_letters.end(),
            [&](const auto& one) { return static_cast<UChar32>(one.first) == letter; });
        if (whole == whole_letters.end()) {
            folded.append(letter);
        } else {
            folded.append(icu::UnicodeString::fromUTF8(icu::StringPiece(
                whole->second.data(), static_cast<std::int32_t>(whole->second.size()))));
        }
    }
    // What of other scripts was taken apart is put together again.
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const form = icu::Normalizer2::getNFCInstance(status);
    icu::UnicodeString composed;
    if (U_SUCCESS(status)) form->normalize(folded, composed, status);
    if (U_FAILURE(status)) {
        throw SystemError(std::string("ICU cannot compose text: ") + u_errorName(status));
    }
    std::string result;
    composed.toUTF8String(result);
    return result;
}

}  // namespace parallax
