#pragma once

#include "engine/core/ids.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

enum class LexiconKind : std::uint8_t { framing, style, outlet };

[[nodiscard]] std::string_view name_of(LexiconKind kind);

/// A frame dimension with a negative and a positive pole. The sign names the pole, not good or bad.
struct Axis {
    std::string id;
    std::string negative;
    std::string positive;
    std::string about;
    LexiconKind kind = LexiconKind::framing;
    std::string lexicon;  ///< id of the lexicon that declares it
};

/// Whether hits of the axis about this target may be added up by pole. Words of framing about
/// nobody known may not: they may be hostile to either side, and the two are never added up. Words
/// of style may: they tell how the writer writes.
[[nodiscard]] bool can_sum_poles(const Axis& axis, const std::optional<TargetId>& target);

/// An actor or place that is named and judged.
struct Target {
    std::string id;
    std::string name;
    std::string kind;  ///< armed-group, government, state, army, people, civilians, faith, place, …
    std::string side;                  ///< shared by targets on one side; may be empty
    std::vector<std::string> aliases;  ///< bare names, as phrases
    std::vector<std::string> generic;  ///< "the group": refers to it when it was just named
    std::vector<std::string> members;  ///< people who stand for it; no references to it themselves
    std::vector<std::string> adjectives;  ///< "Israeli": attaches the word after it; no reference
    std::string lexicon;
    /// Names of places and events whose unnamed victims are this target's ("in Gaza", "at the Nova
    /// festival"); no references to it.
    std::vector<std::string> scenes = {};
};

/// Terms among which a writer chooses when naming one thing.
struct Choice {
    std::string id;
    std::string about;
    std::optional<TargetId> target;  ///< none: its labels are attached by context
    std::vector<std::string> kinds;  ///< kinds of target its labels can name; empty = any
    std::string lexicon;
};

/// Whom a term speaks about: who does or bears it ("X lied", "X's triumph"), to whom it is done
/// ("criticised X", "allegations against X"), or what it describes ("a corrupt X", "X is a hero").
/// `doer`: a deed like those of entries without a role, whose "of X" names who does it ("the crimes
/// of X", unlike "the bombing of X"). `any`: the entry does not say.
enum class Role : std::uint8_t { any, subject, object, modifier, doer };

[[nodiscard]] std::string_view name_of(Role role);

/// A lexicon entry: a phrase with axis and weight and/or choice.
struct Term {
    std::string id;      ///< unique in the combined lexicon
    std::string phrase;  ///< as written in the file
    std::optional<AxisId> axis;
    double weight = 0.0;  ///< logit scale, |weight| <= 50; its sign is the pole; 0 without an axis
    std::optional<TargetId> target;
    std::optional<ChoiceId> choice;
    std::vector<std::string> kinds;  ///< kinds of target it can be about; empty = the choice's
    Role role = Role::any;
    std::string function;  ///< define, cause, judge, remedy, or empty
    std::string pair;
    bool reference = false;
    std::optional<double> sd;
    std::optional<double> affinity;
    std::string note;
    std::string source;
    std::string lexicon;  ///< id of the lexicon it comes from
    std::string file;     ///< "<lexicon id>/terms.tsv", for messages
    std::size_t line = 0;
};

/// One lexicon folder that went into a combined lexicon, as the manifest names it.
struct LexiconSource {
    std::string id;
    std::string title;
    std::string version;
    std::string language;
    LexiconKind kind = LexiconKind::framing;
    std::string sha256;     ///< over lexicon.json and terms.tsv
    std::size_t terms = 0;  ///< entries read from the folder, also those overridden
    std::size_t depth = 0;  ///< longest chain of lexicons below it; 0 = it extends none
};

/// One or more lexicon folders and all they extend, combined and resolved. Immutable. Tables are
/// sorted by id, so ids do not depend on the order of folders or entries.
class Lexicon {
public:
    /// Requires tables sorted by id without repetition, and only ids that point into them.
    Lexicon(std::vector<LexiconSource> sources, std::vector<Axis> axes, std::vector<Target> targets,
            std::vector<Choice> choices, std::vector<Term> terms);

    [[nodiscard]] std::span<const LexiconSource> sources() const { return sources_; }
    [[nodiscard]] std::span<const Axis> axes() const { return axes_; }
    [[nodiscard]] std::span<const Target> targets() const { return targets_; }
    [[nodiscard]] std::span<const Choice> choices() const { return choices_; }
    [[nodiscard]] std::span<const Term> terms() const { return terms_; }

    [[nodiscard]] const Axis& axis(AxisId id) const { return axes_[id.index()]; }
    [[nodiscard]] const Target& target(TargetId id) const { return targets_[id.index()]; }
    [[nodiscard]] const Choice& choice(ChoiceId id) const { return choices_[id.index()]; }
    [[nodiscard]] const Term& term(TermId id) const { return terms_[id.index()]; }

    [[nodiscard]] std::optional<AxisId> find_axis(std::string_view id) const;
    [[nodiscard]] std::optional<TargetId> find_target(std::string_view id) const;
    [[nodiscard]] std::optional<ChoiceId> find_choice(std::string_view id) const;
    [[nodiscard]] std::optional<TermId> find_term(std::string_view id) const;

    /// The source with this id, or none.
    [[nodiscard]] const LexiconSource* find_source(std::string_view id) const;

    /// The target that this term always means: its own, else its choice's.
    [[nodiscard]] std::optional<TargetId> fixed_target(const Term& term) const;

    /// Whether this term can be about the target: its own target or its choice's if it has one,
    /// else by the kinds of the term, else by those of its choice; no kinds = any.
    [[nodiscard]] bool can_be_about(const Term& term, const Target& target) const;

    /// Whether the labels of this choice are noun phrases that refer to a target (an armed group, a
    /// government), so that opportunities can be counted; deeds and states are not.
    [[nodiscard]] bool names_targets(ChoiceId id) const {
        return choice(id).target.has_value() || !choice(id).kinds.empty();
    }

    /// Whether the term is a noun phrase that refers to a target, rather than a deed or a state. An
    /// event is a target, but its names tell what somebody does: "war effort against X".
    [[nodiscard]] bool names_somebody(const Term& term) const;

    /// Language of the sources, e.g. "en" (all agree; checked when reading).
    [[nodiscard]] const std::string& language() const { return language_; }

    /// SHA-256 over the sources' digests in order of id.
    [[nodiscard]] const std::string& sha256() const { return sha256_; }

private:
    std::vector<LexiconSource> sources_;
    std::vector<Axis> axes_;
    std::vector<Target> targets_;
    std::vector<Choice> choices_;
    std::vector<Term> terms_;
    std::string language_;
    std::string sha256_;
};

/// Reads lexicon folders with all they extend and combines them. The same folder named or extended
/// twice counts once. Same phrase and axis twice: the extending lexicon wins; in unrelated lexicons
/// with different weights it is an error. Throws InputError with all faults of all files.
[[nodiscard]] Lexicon read_lexicons(std::span<const std::filesystem::path> folders);

}  // namespace parallax
