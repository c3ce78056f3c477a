#pragma once

#include "engine/context/cue_sentence.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace parallax {

/// What is said and by whom, as one pattern sees it.
struct FoundContent {
    TokenRange content;
    std::optional<TokenRange> speaker;
    TokenRange certain{};  ///< as in Attribution
};

/// Content that stands before its cue verb: "…, X said.", "…, said X.", "A, X said, B". Nothing if
/// the pattern does not fit. `index` names the cue in sentence.cues().
[[nodiscard]] std::vector<FoundContent> find_content_before(const CueSentence& sentence,
                                                            std::size_t index);

/// Content that stands after its cue verb: "X said (that) …", "demanding a …", "vowed to …".
[[nodiscard]] std::optional<FoundContent> find_content_after(const CueSentence& sentence,
                                                             std::size_t index);

}  // namespace parallax
