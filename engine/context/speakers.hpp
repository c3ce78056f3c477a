#pragma once

#include "engine/context/attribution.hpp"
#include "engine/context/clause_bounds.hpp"
#include "engine/context/token_view.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace parallax {

/// "SOREL, March 3 - The council", "Sorel (AFP) – The council": where the text proper begins, if
/// that is before the token `before`. The sentence's own beginning without such an opening.
[[nodiscard]] std::uint32_t skip_dateline(const TokenView& view, const Clause& clause,
                                          std::uint32_t before);

/// The noun phrase that is the subject of the verb at `verb`: from the nearest clause border on the
/// left up to the verb, without its auxiliaries and adverbs, relative clauses and appositions set
/// off by commas skipped. None if the verb shares its subject with one before ("… and demanded").
[[nodiscard]] std::optional<TokenRange> find_subject(const TokenView& view, const Clause& clause,
                                                     std::uint32_t verb);

/// find_subject, or what the relative pronoun before the verb stands for.
[[nodiscard]] std::optional<TokenRange> find_own_subject(const TokenView& view,
                                                         const Clause& clause, std::uint32_t verb);

/// Who speaks by this verb or adjective: its subject; for "a resolution demanding" the noun before
/// it; for "… who praised" what "who" stands for; for "… and demanded", ", adding" and "by
/// announcing" the subject of the sentence.
[[nodiscard]] std::optional<TokenRange> find_speaker(const TokenView& view, const Clause& clause,
                                                     std::uint32_t verb);

/// Who speaks by this noun: its possessor; "a warning by the council" who stands behind it; "issued
/// a warning" the subject of that verb. None in "amid claims that".
[[nodiscard]] std::optional<TokenRange> find_speaker_of_noun(const TokenView& view,
                                                             const Clause& clause, TokenRange noun);

/// The noun phrase at `begin`, behind "by": "accused by Israel of using X" ends before "of".
[[nodiscard]] std::optional<TokenRange> find_agent_at(const TokenView& view, const Clause& clause,
                                                      std::uint32_t begin);

/// "was described by aides as", "sentenced to a year by a judge": the noun phrase after the first
/// "by" from `from` on.
[[nodiscard]] std::optional<TokenRange> find_agent(const TokenView& view, const Clause& clause,
                                                   std::uint32_t from);

/// "the court issued a ruling": the subject of the verb that makes, signs or passes what is named
/// by the noun phrase that begins at `document`, directly behind it.
[[nodiscard]] std::optional<TokenRange> find_issuer(const TokenView& view, const Clause& clause,
                                                    std::uint32_t document);

/// "Israel's claim", "Hamas' demands", "their fear": the possessor of the noun at `noun`.
[[nodiscard]] std::optional<TokenRange> find_possessor(const TokenView& view, const Clause& clause,
                                                       std::uint32_t noun);

}  // namespace parallax
