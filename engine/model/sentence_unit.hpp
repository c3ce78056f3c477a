#pragma once

#include "engine/model/features.hpp"

#include <cstdint>

namespace parallax {

/// One sentence of a field as a text of its own, so that a model that looks at whole texts can look
/// at it. Places stay those of the field; a passage that goes on over the sentence is cut to it,
/// and its endorsement counts where its cue stands.
class SentenceUnit {
public:
    /// `field` needs its matches where the model masks names.
    SentenceUnit(const AnnotatedField& field, std::uint32_t sentence);

    /// Valid while this object stays where it is.
    [[nodiscard]] AnnotatedField field() const;

private:
    AnnotatedField of_;
    ParsedText parsed_;
    Annotation annotation_;
    Matches matches_;
};

}  // namespace parallax
