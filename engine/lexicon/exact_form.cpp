#include "engine/lexicon/exact_form.hpp"

#include "engine/core/utf8.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace parallax {
namespace {

constexpr std::array<char32_t, 6> apostrophes{U'\'',     U'\u2018', U'\u2019',
                                              U'\u201B', U'\u02BC', U'\uFF07'};

bool is_apostrophe(char32_t c) {
    for (const char32_t known : apostrophes) {
        if (c == known) return true;
    }
    return false;
}

}  // namespace

std::string exact_form(const Word& word) {
    const bool plain = std::all_of(word.surface.begin(), word.surface.end(), [](char byte) {
        return byte != '\'' && static_cast<unsigned char>(byte) < 0x80;
    });
    if (plain) return std::string(word.surface);
    std::string out;
    std::size_t last_apostrophe = std::string::npos;
    for (std::size_t at = 0; at < word.surface.size();) {
        const CodePoint c = decode_code_point(word.surface, at);
        if (is_apostrophe(c.value)) {
            last_apostrophe = out.size();
            out += '\'';
        } else {
            out += word.surface.substr(at, c.length);
        }
        at += c.length;
    }
    if (word.shape.possessive && last_apostrophe != std::string::npos) out.resize(last_apostrophe);
    return out;
}

}  // namespace parallax
