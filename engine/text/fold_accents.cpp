#include "engine/text/fold_accents.hpp"

#include "engine/core/ascii_case.hpp"
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

using GetForm = decltype(&icu::Normalizer2::getNFDInstance);

icu::UnicodeString put_in_form(const icu::UnicodeString& text, GetForm get_form) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const form = get_form(status);
    icu::UnicodeString result;
    if (U_SUCCESS(status)) form->normalize(text, result, status);
    if (U_FAILURE(status)) {
        throw SystemError(std::string("ICU cannot normalise text: ") + u_errorName(status));
    }
    return result;
}

icu::UnicodeString read_utf8(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

}  // namespace

std::string fold_accents(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    const icu::UnicodeString apart =
        put_in_form(read_utf8(text), &icu::Normalizer2::getNFDInstance);
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
            folded.append(read_utf8(whole->second));
        }
    }
    // What of other scripts was taken apart is put together again.
    std::string result;
    put_in_form(folded, &icu::Normalizer2::getNFCInstance).toUTF8String(result);
    return result;
}

}  // namespace parallax
