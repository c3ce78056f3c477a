#pragma once

#include "engine/text/text_rules.hpp"
#include "engine/text/tokens.hpp"
#include "engine/text/vocabulary.hpp"

#include <string_view>
#include <vector>

namespace parallax {

/// Appends the sentences of `piece`, a range of the tokens of `text` inside one paragraph, to
/// `sentences`: they cover it in order. A stop with the closing marks behind it ends a sentence
/// unless a rule says that the sentence goes on.
void split_sentences(std::string_view text, const std::vector<Token>& tokens, TokenRange piece,
                     const TextRules& rules, const Vocabulary& vocabulary,
                     std::vector<TokenRange>& sentences);

}  // namespace parallax
