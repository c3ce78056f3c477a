#pragma once

#include "engine/numeric/intervals.hpp"
#include "engine/numeric/stratified_difference.hpp"
#include "engine/profile/declared_measures.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// One outlet of a pair, on events that both cover and where both have something to count.
struct DifferenceSide {
    std::uint64_t count = 0;
    std::uint64_t of = 0;         ///< words, or opportunities
    std::optional<double> value;  ///< per 1,000 words, or a share; absent if of is 0
    /// What it would count if both counted alike in each event: Σ of_e · count_e of both ÷ of_e of
    /// both.
    double expected = 0.0;
    std::uint64_t documents = 0;  ///< with a hit (rates) or an opportunity (shares)
    std::uint64_t events = 0;     ///< of these documents
};

/// Why there is no verdict, in the order in which it is looked for.
enum class Lacking : std::uint8_t {
    nothing,           ///< there is a verdict: a difference
    one_document,      ///< of at least one of the two: describes these articles only
    no_common_events,  ///< on which both could be compared
    few_hits,       ///< fewer than fewest_to_judge hits expected or opportunities of one of the two
    few_documents,  ///< in fewer than fewest_places_to_judge documents
    few_events,     ///< in fewer than fewest_places_to_judge events
    few_exchanges,  ///< documents can be exchanged in fewer ways than 1 ÷ false_discovery_level
    no_joint_difference,  ///< all outlets together show none
    not_significant,      ///< q above the level
    sign_changes,         ///< when one entry, document or event is left out
};
[[nodiscard]] std::string_view name_of(Lacking lacking);  ///< empty: nothing

/// A verdict needs so many opportunities of each outlet in a share, and in a rate so many hits of
/// each as would be expected if both used the words alike. Hits that each has cannot be what is
/// asked for: 23 against 1 would then never be a difference, and the clearest differences are those
/// where one outlet avoids a word. Hits expected depend on the sum of both and not on which of them
/// has the hits, so that asking for them favours no outcome (Bourgon, Gentleman & Huber 2010);
/// simulated corpora without a difference get verdicts no more often than the level
/// (scripts/evaluate statistics).
inline constexpr std::uint64_t fewest_to_judge = 10;
/// In so many documents and events of each outlet stand the opportunities of a share, in so many of
/// the outlet that has more than expected the hits of a rate; so many events are compared.
inline constexpr std::uint64_t fewest_places_to_judge = 3;
inline constexpr double false_discovery_level = 0.05;

enum class DriverKind : std::uint8_t { entry, document, event };
[[nodiscard]] std::string_view name_of(DriverKind kind);

/// What alone moves a difference by more than half.
struct Driver {
    DriverKind kind = DriverKind::entry;
    std::string name;
    std::optional<double> estimate;  ///< without it; absent if nothing is left to compare
};

/// The estimate when one entry is left out.
struct WithoutEntry {
    TermId term;
    std::optional<double> estimate;
};

/// Two outlets on one measure, first less second. Rates are per 1,000 words.
struct OutletDifference {
    std::uint32_t a = 0;
    std::uint32_t b = 0;  ///< > a
    DifferenceSide first;
    DifferenceSide second;
    std::uint64_t common_events = 0;
    std::optional<double> estimate;
    std::optional<Interval> interval;
    std::optional<Observation> clustered_by;
    std::optional<double> effect;  ///< log₂ of the ratio
    std::optional<double> p;
    std::optional<double> q;
    Lacking lacking = Lacking::no_common_events;
    std::vector<Driver> driven_by;
    std::optional<double> smallest_detectable;
    std::vector<WithoutEntry> without_entry;  ///< of a verdict of difference

    [[nodiscard]] bool is_difference() const { return lacking == Lacking::nothing; }
};

/// One measure with the joint test of all outlets and its pairs.
struct MeasureDifference {
    DeclaredMeasure measure;
    std::uint64_t count = 0;
    std::uint64_t of = 0;
    std::uint64_t documents = 0;
    std::uint64_t events = 0;
    std::uint64_t outlets = 0;  ///< tested jointly
    std::optional<double> p;    ///< absent: not in the family of tests
    std::optional<double> q;
    std::uint64_t draws = 0;
    bool opened = false;  ///< q is at most false_discovery_level
    std::uint64_t pairs_tested = 0;
    std::uint64_t pairs_not_tested = 0;  ///< of an opened measure: too little for a verdict
    std::vector<OutletDifference> pairs;
};

/// How far the labels of one choice are apart as a whole; exploratory.
struct LabelDistance {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint64_t labels_a = 0;
    std::uint64_t labels_b = 0;
    std::optional<double> jensen_shannon;
    std::optional<double> jensen_shannon_above_chance;
    std::optional<double> total_variation;
    std::optional<double> total_variation_above_chance;
};

struct ChoiceDifference {
    ChoiceId choice;
    TargetId target;
    std::vector<LabelDistance> pairs;
};

/// Another way of counting.
enum class Variant : std::uint8_t { outlet_lexicons, voice_rules, shared_collapsed, without_entry };
[[nodiscard]] std::string_view name_of(Variant variant);

/// One pair of outlets on one measure, counted another way.
struct SensitivityRow {
    std::uint32_t measure = 0;  ///< index into measures
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    bool was_difference = false;     ///< the headline verdict
    std::optional<double> headline;  ///< absent: the headline counts nothing of either
    std::optional<double> estimate;
    std::optional<Interval> interval;
    std::optional<double> q;
    bool same_sign = false;
    bool moved = false;  ///< its sign changed, it moved by more than half, or it is gone
    /// Of the verdict counted so; absent: not tested anew, as with one entry left out.
    std::optional<Lacking> lacking;
};

/// The joint test of one measure of the family, counted another way.
struct SensitivityMeasure {
    std::uint32_t measure = 0;  ///< index into measures
    std::optional<double> p;
    std::optional<double> q;
    bool opened = false;
};

/// All differences counted another way, over the same family of measures.
struct Sensitivity {
    Variant variant = Variant::without_entry;
    std::optional<TermId> entry;               ///< with without_entry
    std::string why_not;                       ///< a sentence, if it was not counted so
    std::uint64_t documents = 0;               ///< that count otherwise than in the headline
    std::vector<SensitivityMeasure> measures;  ///< the family; none of without_entry
    std::vector<SensitivityRow> rows;          ///< pairs with a verdict of difference either way
};

/// Differences between outlets on events that both cover: a pure function of a table.
struct DifferenceComparison {
    bool tested = false;
    std::string why_not;  ///< a sentence, if nothing could be tested
    std::uint64_t permutations = 0;
    std::uint64_t pair_permutations = 0;
    std::uint64_t near_duplicates = 0;          ///< documents left out of this part
    std::uint64_t documents_without_event = 0;  ///< the same
    std::vector<MeasureDifference> measures;    ///< in order of DeclaredMeasure
    std::vector<ChoiceDifference> choices;
    std::vector<Sensitivity> sensitivity;
};

/// Compares the outlets of a table two by two, tests all together, then pairs.
///
/// Compared are documents that name an event which another outlet covers too, without near
/// duplicates (find_near_duplicates). A measure is listed if all outlets together count
/// `fewest_to_list` of it there, and belongs to the family of tests if it could give a verdict at
/// all: twice fewest_to_judge hits or opportunities in twice fewest_places_to_judge documents and
/// fewest_places_to_judge events, of shares fewest_to_list on either side. All this is the same
/// however outlets are exchanged within events, so that choosing measures by it favours no outcome.
/// Joint tests come first, q by Benjamini & Hochberg (1995), then pairs in the measures these open,
/// corrected for the choice (Benjamini & Bogomolov 2014); p is the larger of a permutation test's
/// (test_groups) and a conditional one's (test_conditionally). Pairs too poor for a verdict are not
/// tested, are counted and have no p, as outlets with one document, which have no interval either.
[[nodiscard]] DifferenceComparison compare_differences(const ProfileTable& table,
                                                       const Lexicon& lexicon);

inline constexpr double fewest_to_list = 5.0;

/// The family of `headline` tested and judged once more in another table of the same documents,
/// with outlet_lexicons also with entries of lexicons of kind outlet. Requires that headline was
/// tested.
[[nodiscard]] Sensitivity recount(const DifferenceComparison& headline, Variant variant,
                                  const ProfileTable& table, const Lexicon& lexicon);

/// A way of counting that was not gone, and why, a sentence.
[[nodiscard]] Sensitivity leave_uncounted(Variant variant, std::string why_not);

/// Whether a difference counted another way has another sign, moved by more than half or is gone.
[[nodiscard]] bool has_moved(const std::optional<double>& headline,
                             const std::optional<double>& estimate);

/// Why there is not enough evidence, a sentence in plain words; empty for a difference.
[[nodiscard]] std::string explain(Lacking lacking, bool is_rate);

}  // namespace parallax
