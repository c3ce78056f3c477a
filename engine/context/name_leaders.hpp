#pragma once

#include "engine/context/annotation.hpp"
#include "engine/context/context_rules.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/text/parsed_text.hpp"
#include "engine/text/vocabulary.hpp"

#include <span>

namespace parallax {

/// One of a document's texts, annotated. Both must outlive it.
struct AnnotatedText {
    Annotation* annotation = nullptr;
    const ParsedText* parsed = nullptr;
};

/// Attaches labels of an armed group's or organisation's leader that stand without his name
/// ("League chief in Tarnow for talks", "the head of the League"), where the document's texts tell
/// who that is ("League chief Ismar Hadenih") and call nobody else so; with the opportunity that
/// each is. Such a label says who is meant only by "the", by the body's possessive, or in a
/// headline, which leaves articles out.
void name_leaders(std::span<const AnnotatedText> texts, const Lexicon& lexicon,
                  const ContextRules& rules, const Vocabulary& vocabulary);

}  // namespace parallax
