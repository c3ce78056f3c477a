#pragma once

#include "engine/core/span.hpp"
#include "engine/text/parsed_text.hpp"

#include <algorithm>

namespace parallax {

/// The sentence in which the span begins; none if that is furniture.
[[nodiscard]] inline const Sentence* sentence_at(const ParsedText& parsed, Span span) {
    const auto found = std::partition_point(
        parsed.sentences.begin(), parsed.sentences.end(),
        [&](const Sentence& sentence) { return sentence.span.end <= span.begin; });
    if (found == parsed.sentences.end() || found->section == Section::furniture) return nullptr;
    return &*found;
}

}  // namespace parallax
