#pragma once

#include "engine/core/input_error.hpp"
#include "engine/lexicon/dictionary.hpp"
#include "engine/lexicon/lexicon.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace parallax {

struct ImportSettings {
    std::string id;
    std::string language = "en";
    std::string license{};  ///< "": said to be unknown
    LexiconKind kind = LexiconKind::style;
    std::string sha256{};  ///< of the dictionary's file, for the column `source`
};

/// A dictionary as a lexicon of ours.
struct ImportedLexicon {
    std::string json;   ///< bytes of lexicon.json
    std::string terms;  ///< bytes of terms.tsv
    std::size_t entries = 0;
    std::size_t axes = 0;
    std::size_t choices = 0;
    std::size_t repeated = 0;  ///< entries that said again what one before them said
    std::size_t joined = 0;    ///< entries of choices that share the row of the one on an axis
    /// What the file says and the lexicon cannot hold, by place.
    std::vector<Fault> left_out{};
};

/// Every category becomes an axis with weight 1 for its entries, or the weights of the file.
/// Categories named "negative" and "positive" are the poles of one axis, that of the category they
/// stand in (or of "x" in "x.negative"; with neither, and for formats of scores alone, the axis is
/// "valence"). Categories inside "choices", or named "choices.x", are choices. A category's path
/// goes into the column `category`, its place into `source`. Words are taken over as phrases: "*"
/// where a word ends stays, "_" of WordStat is a space; patterns that phrases cannot say are left
/// out and listed.
[[nodiscard]] ImportedLexicon import_dictionary(const Dictionary& dictionary,
                                                const ImportSettings& settings);

}  // namespace parallax
