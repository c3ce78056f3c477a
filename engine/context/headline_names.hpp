#pragma once

#include "engine/context/annotation.hpp"
#include "engine/text/parsed_text.hpp"
#include "engine/text/vocabulary.hpp"

namespace parallax {

/// Adds to `annotation`, that of `parsed`, the names in its headlines. Title case and capitals tell
/// no names ("QUIST LEAVES MARROW"), so a name there is what the same document's body, `text` with
/// its names `found`, uses as one: the whole name, a word of it that stands alone there, or the
/// last word of a person's; none that the body also writes small. `annotation` may be `found`. Both
/// texts must belong to the vocabulary.
void name_headlines(Annotation& annotation, const ParsedText& parsed, const ParsedText& text,
                    const Annotation& found, const Vocabulary& vocabulary);

}  // namespace parallax
