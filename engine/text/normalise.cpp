#include "engine/text/normalise.hpp"

#include "engine/core/ascii_case.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/utf8.hpp"
#include "engine/text/normal_form.hpp"

#include <algorithm>
#include <array>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

namespace parallax {
namespace {

/// Words whose 's stands for "is", "has" or "us" more often than it marks possession.
constexpr std::array<std::string_view, 16> contractions = {
    "he's",    "she's",  "it's",  "that's", "there's", "here's", "what's",      "who's",
    "where's", "when's", "why's", "how's",  "let's",   "this's", "something's", "everything's"};

/// The straight mark for a curly quotation mark, an apostrophe or a dash; 0 for anything else.
char straight_form(char32_t c) {
    switch (c) {
        case 0x02BC:  // modifier letter apostrophe
        case 0x2018:
        case 0x2019:
        case 0x201A:
        case 0x201B:
            return '\'';
        case 0x201C:
        case 0x201D:
        case 0x201E:
        case 0x201F:
            return '"';
        case 0x2010:
        case 0x2011:
        case 0x2012:
        case 0x2013:
        case 0x2014:
        case 0x2015:
        case 0x2212:  // minus sign
        case 0x2E3A:  // two-em dash
        case 0x2E3B:  // three-em dash
            return '-';
        default:
            return 0;
    }
}

std::string straighten(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode_code_point(text, at);
        const char straight = straight_form(c.value);
        if (straight != 0) {
            out.push_back(straight);
        } else {
            out.append(text.substr(at, c.length));
        }
        at += c.length;
    }
    return out;
}

std::string fold_by_icu(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    if (U_SUCCESS(status)) {
        folding->normalizeUTF8(
            0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr,
            status);
    }
    if (U_FAILURE(status)) {
        throw SystemError(std::string("ICU cannot fold text: ") + u_errorName(status));
    }
    return out;
}

}  // namespace

std::string normalise(std::string_view text) {
    if (is_ascii(text)) return lower_ascii_letters(text);
    const std::string folded = straighten(text);
    if (is_ascii(folded)) return lower_ascii_letters(folded);
    // Compatibility forms can bring marks to light that have a straight form ("ŉ", "﹘").
    return straighten(fold_by_icu(folded));
}

bool ends_in_possessive(std::string_view normalised) {
    if (normalised.size() < 3 || normalised.substr(normalised.size() - 2) != "'s") return false;
    return std::find(contractions.begin(), contractions.end(), normalised) == contractions.end();
}

std::string normalise_word(std::string_view surface) {
    std::string word = normalise(surface);
    if (ends_in_possessive(word)) word.resize(word.size() - 2);
    return word;
}

}  // namespace parallax
