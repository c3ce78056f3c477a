#pragma once

#include "engine/context/attribution.hpp"
#include "engine/context/quotations.hpp"
#include "engine/context/token_view.hpp"

#include <optional>
#include <span>
#include <vector>

namespace parallax {

/// Paragraphs of another source that the text introduces and then reproduces.
struct BorrowedBlock {
    TokenRange tokens;                  ///< whole paragraphs
    std::optional<TokenRange> speaker;  ///< who the introduction names
    std::optional<TokenRange> cue;
    Endorsement endorsement = Endorsement::neutral;
};

/// Blocks introduced by a paragraph that ends with a colon. A block whose first paragraph stands
/// wholly in marks is plain quotation and ends with its marks. Otherwise it is a reproduction: it
/// runs up to the paragraph in which the source is named again as subject, or, if that never comes
/// within a few paragraphs, over its first paragraph only.
[[nodiscard]] std::vector<BorrowedBlock> find_borrowed_blocks(const TokenView& view,
                                                              std::span<const Quotation> quotations,
                                                              std::span<const CueMatch> cues);

}  // namespace parallax
