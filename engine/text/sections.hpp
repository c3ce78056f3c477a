#pragma once

#include "engine/text/parsed_text.hpp"
#include "engine/text/text_rules.hpp"
#include "engine/text/vocabulary.hpp"

#include <string_view>
#include <vector>

namespace parallax {

/// A range of tokens inside one paragraph that is of one section.
struct SectionPiece {
    TokenRange tokens;
    std::uint32_t paragraph = 0;
    Section section = Section::body;
};

/// Tells headlines, captions and page remains from the body, paragraph by paragraph. Every token is
/// in one piece. `paragraphs` are ranges of tokens, none empty.
[[nodiscard]] std::vector<SectionPiece> find_sections(const std::vector<Token>& tokens,
                                                      const std::vector<TokenRange>& paragraphs,
                                                      std::string_view title,
                                                      const TextRules& rules,
                                                      Vocabulary& vocabulary);

}  // namespace parallax
