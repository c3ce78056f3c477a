#pragma once

#include "engine/pipeline.hpp"

#include <cstdint>
#include <vector>

namespace parallax {

/// Scores of one document, sentence by sentence, by all models: the lexicon's own by its hits, a
/// trained one as if the sentence were the whole text. `workspace` is the one that the document was
/// analysed with; both must outlive this object.
class SentenceScores {
public:
    SentenceScores(const AnalysedDocument& analysed, const Resources& resources,
                   Workspace& workspace);

    /// The scores of the sentence of this index, in the order of Resources::models().
    [[nodiscard]] std::vector<Score> score(Field field, std::uint32_t sentence);

private:
    const AnalysedDocument& analysed_;
    const Resources& resources_;
    Workspace& workspace_;
    std::array<Matches, all_fields.size()> matches_;  ///< of title and text, for trained models
};

}  // namespace parallax
