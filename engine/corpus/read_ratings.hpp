#pragma once

#include "engine/corpus/read_corpus.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace parallax {

/// What the columns of ratings are called.
struct RatingColumns {
    std::string unit = "unit";
    std::string coder = "coder";
    std::string rating = "rating";
    std::string phrase = "phrase";  ///< shown beside the unit; may be missing
};

/// What one coder said of one unit.
struct Rating {
    std::uint32_t unit = 0;   ///< into Ratings::units
    std::uint32_t coder = 0;  ///< into Ratings::coders
    std::string text;         ///< never empty
    std::string file;         ///< and line, for messages
    std::uint64_t line = 0;
};

struct RatedUnit {
    std::string name;
    std::string phrase;  ///< "" where the files have none
};

/// All that was read: ratings.size() + blank == read.
struct Ratings {
    std::vector<RatedUnit> units;     ///< by name
    std::vector<std::string> coders;  ///< by name
    std::vector<Rating> ratings;      ///< by unit, then coder
    std::uint64_t blank = 0;          ///< rows without a rating
    std::uint64_t read = 0;
    std::vector<InputFile> inputs;
};

/// Reads .csv and .tsv files, a row a rating. A file without a column of coders, and a row whose
/// cell of it is empty, is by the coder that the file is named after (its name without ending), so
/// that filled sheets can be read as they come back. Throws InputError with all faults: files of
/// another kind, columns that are missing or given twice, malformed rows, a row without a unit, two
/// ratings of one unit by one coder.
[[nodiscard]] Ratings read_ratings(const std::vector<std::string>& paths,
                                   const RatingColumns& columns = {});

}  // namespace parallax
