#pragma once

#include "engine/profile/analysed_document.hpp"
#include "engine/profile/story_facts.hpp"
#include "engine/text/text_rules.hpp"
#include "engine/text/vocabulary.hpp"

#include <string_view>
#include <vector>

namespace parallax {

/// The names of one field that tell who or where: without pronouns and other grammatical words with
/// a capital, party and state behind a politician ("R-Ohio"), first words of sentences that stand
/// alone nowhere else in the field, and what a quotation adds in brackets to the name behind it
/// ("(Prime Minister Oskar) Velandi"). Places of datelines ("SOREL, March 3 -") are marked as
/// standing behind a place word. The document must have been parsed with this vocabulary.
[[nodiscard]] std::vector<NameMention> list_told_names(const AnalysedDocument& analysed,
                                                       Field field, const TextRules& rules,
                                                       const Vocabulary& vocabulary);

/// Initials in brackets directly behind a name that begins with the same letter.
[[nodiscard]] std::vector<Acronym> list_acronyms(const AnalysedDocument& analysed, Field field);

/// Whether the word has letters, two at least, and all of them are ASCII capitals.
[[nodiscard]] bool is_all_capitals(std::string_view word);

}  // namespace parallax
