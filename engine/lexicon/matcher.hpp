#pragma once

#include "engine/core/ids.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/lexicon/phrase_matcher.hpp"
#include "engine/text/parsed_text.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace parallax {

/// A term found at a place, after overlaps were resolved: leftmost-longest within its axis and,
/// apart from that, within its choice. At least one of the two is true, except for terms that have
/// neither (entries of outlet lexicons with an affinity alone): these are all kept.
struct TermMatch {
    TermId term;
    TokenRange tokens;
    bool on_axis = false;    ///< survives within its axis: counts towards the axis
    bool in_choice = false;  ///< survives within its choice: counts as a label

    friend auto operator<=>(const TermMatch&, const TermMatch&) = default;
};

/// How a noun phrase names a target.
enum class MentionKind : std::uint8_t {
    alias,      ///< bare name
    generic,    ///< "the group"
    member,     ///< the name of someone who stands for the target; no reference to it
    adjective,  ///< "Israeli": attaches what follows; no reference. Only in Matches::adjectives
    scene,      ///< "Gaza": its unnamed victims are the target's. Only in Matches::scenes
};

struct MentionMatch {
    TargetId target;
    TokenRange tokens;
    MentionKind kind = MentionKind::alias;

    friend auto operator<=>(const MentionMatch&, const MentionMatch&) = default;
};

struct Matches {
    std::vector<TermMatch> terms;        ///< by first token, longest first, then term
    std::vector<MentionMatch> mentions;  ///< by first token, longest first, kind, target
    /// In the same order; apart, because they are no mentions.
    std::vector<MentionMatch> adjectives;
    /// In the same order; may cover names.
    std::vector<MentionMatch> scenes;
};

/// A lexicon compiled for search. Immutable; shared by threads.
///
/// Terms: where two cover the same words, the one of the deeper (extending) lexicon comes first,
/// then the one with the smaller id. Mentions: aliases and members of all targets together are
/// leftmost-longest, those of exactly the same words are all kept; generics are leftmost-longest
/// among themselves, and one place may name several targets. Terms never suppress mentions.
/// Adjectives are leftmost-longest among themselves, less those that overlap a longer or other name
/// ("Israeli" in "Israeli army" where that is an alias). Scenes are leftmost-longest among
/// themselves.
class Matcher {
public:
    explicit Matcher(const Lexicon& lexicon);

    /// All terms and target mentions of the parsed text, overlaps resolved.
    [[nodiscard]] Matches find(const ParsedText& parsed, const Vocabulary& vocabulary,
                               MatchMemo& memo) const;

private:
    /// What a compiled phrase stands for. Payload numbers are in the order in which matches of the
    /// same words take precedence.
    struct Payload {
        bool is_term = false;
        TermId term;
        std::optional<AxisId> axis;
        std::optional<ChoiceId> choice;
        TargetId target;  ///< mentions only, as is the kind
        MentionKind kind = MentionKind::alias;
    };

    [[nodiscard]] std::vector<TermMatch> resolve_terms(std::span<const PhraseMatch> found) const;
    void resolve_mentions(std::span<const PhraseMatch> found, Matches& out) const;

    std::vector<Payload> payloads_;
    PhraseMatcher phrases_;
    std::size_t axes_ = 0;
    std::size_t choices_ = 0;
};

}  // namespace parallax
