#pragma once

#include "engine/core/span.hpp"
#include "engine/corpus/document.hpp"
#include "engine/model/features.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace parallax::test {

/// A stretch of an article that a row of the gold tables is about.
struct GoldPlace {
    Field field = Field::text;
    Span span;
};

/// What a person wrote about a place: `asked` in the order of the table's columns after `field`.
/// An empty cell is not asked, "-" asks that there be none.
struct GoldRow {
    GoldPlace place;
    std::string written;  ///< the words as the table has them, with […] where they needed more
    std::vector<std::string> asked;
};

/// The annotation of one article; tests/golden/annotations/README.md says what the cells mean.
struct GoldArticle {
    std::string name;
    std::vector<GoldRow> passages;  ///< voice, speaker, cue, endorsement; in order of place
    std::vector<GoldRow> hits;      ///< voice, wording, target, flags
    std::vector<GoldRow> harm;      ///< form, agent, affected
};

/// Reads the three tables of `folder` and finds every row's text in the article. Throws InputError
/// with all faults; a text that does not occur, or occurs more than once, is one.
[[nodiscard]] GoldArticle read_gold_article(const std::filesystem::path& folder,
                                            const Document& article);

}  // namespace parallax::test
