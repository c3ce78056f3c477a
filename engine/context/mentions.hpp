#pragma once

#include "engine/context/token_view.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/lexicon/matcher.hpp"

#include <span>
#include <vector>

namespace parallax {

/// A place that stands for a target, after descriptions, pronouns and misspelt names were resolved.
struct Mention {
    TargetId target;
    TokenRange tokens;
    MentionKind kind = MentionKind::alias;
    bool is_pronoun = false;  ///< then the kind is that of the mention it was resolved to
};

/// All mentions of a text, in order of place: aliases and members as matched; other spellings of
/// their names (see find_name_variants); generic descriptions, for the one target that their own
/// sentence or the one before mentions last, and for none where two are as near; pronouns, where no
/// second one could be meant (see resolve_pronouns).
[[nodiscard]] std::vector<Mention> find_mentions(const TokenView& view, const Lexicon& lexicon,
                                                 std::span<const MentionMatch> matches);

/// The mention with the titles and given names before it: "former President Barack Obama".
[[nodiscard]] TokenRange with_titles(const TokenView& view, const Mention& mention);

/// "Haniyeh's", "Hamas'", "his".
[[nodiscard]] bool is_possessive(const TokenView& view, const Mention& mention);

}  // namespace parallax
