#pragma once

#include "engine/lexicon/dictionary.hpp"
#include "engine/lexicon/phrase_expansion.hpp"

#include <string>
#include <string_view>

namespace parallax {

/// Writes another program's pattern as a phrase of ours into `phrase`: "*" where a word ends stays,
/// "_" of WordStat is a space, signs that mean something in phrases are escaped. Returns what a
/// phrase cannot say, or "" if it can say all.
[[nodiscard]] std::string read_pattern(std::string_view pattern, DictionaryFormat format,
                                       std::string& phrase);

/// One way of writing a phrase, as another program's pattern.
struct DictionaryPattern {
    std::string text{};
    std::string why_not{};  ///< why the format cannot hold it, or ""
    bool loses_case = false;
};

[[nodiscard]] DictionaryPattern write_pattern(const PhraseExpansion& expansion,
                                              DictionaryFormat format);

}  // namespace parallax
