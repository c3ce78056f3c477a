#include "engine/numeric/conditional_test.hpp"
#include "engine/numeric/multiple_testing.hpp"
#include "engine/profile/difference_tests.hpp"
#include "engine/profile/judge_difference.hpp"
#include "engine/profile/label_distance.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace parallax {
namespace {

constexpr std::uint64_t fewest_draws = 1999;
/// More than so many are drawn only where they are cheap; the smallest p is then 1 ÷ 200,001.
constexpr double draws_in_any_case = 200'000.0;
/// Look-ups and additions that take some seconds.
constexpr double affordable_steps = 1e10;

/// B ≥ 20·m ÷ q, so that the smallest p is well below what the correction asks for; fewer if a
/// draw, for all tests, takes so many steps that it would take minutes.
std::uint64_t choose_draws(double tests, double level, double steps) {
    const double wanted = std::ceil(20.0 * tests / level) - 1.0;
    const double most = std::max(draws_in_any_case, std::floor(affordable_steps / steps));
    return std::max(fewest_draws, static_cast<std::uint64_t>(std::min(wanted, most)));
}

/// What all outlets together say of a measure, whoever is who.
void add_totals(MeasureDifference& difference, const MeasuredDocuments& measured,
                const ComparedDocuments& compared) {
    std::set<std::uint32_t> events;
    double count = 0.0;
    double of = 0.0;
    for (const DocumentPart& part : measured.documents) {
        count += part.count;
        of += part.of;
        ++difference.documents;
        events.insert(compared.units[part.document].stratum);
    }
    if (measured.measure.is_rate()) {
        for (const DocumentRow* const row : compared.rows)
            of += static_cast<double>(count_words(*row));
    }
    difference.count = static_cast<std::uint64_t>(count);
    difference.of = static_cast<std::uint64_t>(of);
    difference.events = events.size();
}

bool can_be_listed(const MeasureDifference& difference) {
    return static_cast<double>(difference.count) >= fewest_to_list;
}

/// Whether these totals leave room for a verdict about any two outlets.
bool can_be_tested(const MeasureDifference& difference) {
    const std::uint64_t enough = difference.measure.is_rate() ? difference.count : difference.of;
    const bool varies = difference.measure.is_rate() ||
                        static_cast<double>(difference.of - difference.count) >= fewest_to_list;
    // The hits of a rate may all be of one outlet.
    const std::uint64_t documents = (difference.measure.is_rate() ? 1 : 2) * fewest_places_to_judge;
    return enough >= 2 * fewest_to_judge && varies && difference.documents >= documents &&
           difference.events >= fewest_places_to_judge;
}

std::vector<std::uint32_t> list_tested_outlets(const ComparedDocuments& compared) {
    std::vector<std::uint32_t> outlets;
    for (std::uint32_t outlet = 0; outlet < compared.has_several.size(); ++outlet) {
        if (compared.has_several[outlet]) outlets.push_back(outlet);
    }
    return outlets;
}

/// Tells of what was looked at and what for, from joint tests to verdicts.
class DifferenceTests {
public:
    DifferenceTests(const ProfileTable& table, const Lexicon& lexicon, const OutletIndex& index)
        : lexicon_(lexicon),
          seed_(table.seed),
          compared_(choose_documents(table, index)),
          pairs_(list_pairs(compared_)) {}

    DifferenceComparison run() {
        for (MeasuredDocuments& measured : measure_documents(compared_.rows, lexicon_, false))
            take_in(std::move(measured), false);
        result_.near_duplicates = compared_.near_duplicates;
        result_.documents_without_event = compared_.without_event;
        estimate_pairs();
        if (choose_family()) {
            test_jointly();
            test_pairs();
        }
        judge();
        result_.choices = measure_label_distances(compared_, pairs_, lexicon_, seed_);
        list_without_entries(result_);
        return std::move(result_);
    }

    /// Tests and judges what `headline` tested.
    DifferenceComparison run_again(const DifferenceComparison& headline,
                                   bool with_outlet_lexicons) {
        std::vector<MeasuredDocuments> found =
            measure_documents(compared_.rows, lexicon_, with_outlet_lexicons);
        auto at = found.begin();
        for (const MeasureDifference& wanted : headline.measures) {
            at = std::lower_bound(at, found.end(), wanted.measure,
                                  [](const MeasuredDocuments& one, const DeclaredMeasure& measure) {
                                      return one.measure < measure;
                                  });
            if (wanted.p) family_.push_back(result_.measures.size());
            const bool is_there = at != found.end() && at->measure == wanted.measure;
            take_in(is_there ? std::move(*at) : MeasuredDocuments{wanted.measure, {}, {}}, true);
        }
        estimate_pairs();
        joint_ = choose_outlets(compared_, list_tested_outlets(compared_));
        test_jointly();
        test_pairs();
        judge();
        return std::move(result_);
    }

private:
    void take_in(MeasuredDocuments measured, bool in_any_case) {
        MeasureDifference difference;
        difference.measure = measured.measure;
        add_totals(difference, measured, compared_);
        if (!in_any_case && !can_be_listed(difference)) return;
        result_.measures.push_back(std::move(difference));
        measured_.push_back(std::move(measured));
    }

    void estimate_pairs() {
        for (std::size_t m = 0; m < measured_.size(); ++m) {
            for (const OutletPair& pair : pairs_) {
                const MeasureColumns columns = list_columns(measured_[m], compared_, pair.subset);
                result_.measures[m].pairs.push_back(estimate_pair(
                    measured_[m].measure, columns, compared_, pair.subset, pair.a, pair.b));
            }
        }
    }

    /// False, with the reason, if nothing can be tested.
    bool choose_family() {
        const std::vector<std::uint32_t> outlets = list_tested_outlets(compared_);
        joint_ = choose_outlets(compared_, outlets);
        if (compared_.has_several.size() < 2) {
            result_.why_not = "There is one outlet; a difference needs two.";
        } else if (outlets.size() < 2) {
            result_.why_not =
                "Fewer than two outlets have more than one article: the differences describe these "
                "articles only.";
        } else if (joint_.documents.empty()) {
            result_.why_not =
                "No event is covered by two outlets with more than one article; outlets are "
                "compared on common events only, because otherwise they may differ in topics.";
        } else {
            for (std::size_t m = 0; m < measured_.size(); ++m) {
                if (can_be_tested(result_.measures[m])) family_.push_back(m);
            }
            if (family_.empty())
                result_.why_not = "No measure has enough hits, articles and events for a verdict.";
        }
        result_.tested = !family_.empty();
        return result_.tested;
    }

    void test_jointly() {
        std::vector<std::vector<ScoredUnit>> scores;
        std::vector<double> least;
        for (const std::size_t m : family_) {
            const MeasureColumns columns = list_columns(measured_[m], compared_, joint_);
            scores.push_back(score_units(joint_.units, columns.count, columns.exposure));
            least.push_back(test_each_conditionally(measured_[m].measure, columns));
        }
        PermutationOptions options;
        double steps = static_cast<double>(joint_.units.size());
        for (const std::vector<ScoredUnit>& of_measure : scores)
            steps += static_cast<double>(of_measure.size());
        options.draws =
            choose_draws(static_cast<double>(family_.size()), false_discovery_level, steps);
        options.seed = seed_;
        result_.permutations = options.draws;
        const auto tests = test_groups(joint_.units, joint_.groups, scores, options);
        std::vector<double> p;
        for (std::size_t i = 0; i < tests.size(); ++i) p.push_back(std::max(tests[i].p, least[i]));
        const std::vector<double> q = adjust_benjamini_hochberg(p);
        const std::size_t outlets = count_joint_outlets();
        for (std::size_t i = 0; i < family_.size(); ++i) {
            MeasureDifference& difference = result_.measures[family_[i]];
            difference.outlets = outlets;
            difference.p = p[i];
            difference.q = q[i];
            difference.draws = tests[i].draws;
            difference.opened = q[i] <= false_discovery_level;
            if (difference.opened) opened_.push_back(family_[i]);
        }
    }

    /// p of each outlet against all others, corrected for how many they are (Bonferroni); of two
    /// outlets of one against the other. The larger of it and a permutation's counts: exchanging
    /// two articles of very unlike length takes too few hits of the short ones for as likely as too
    /// many, and this test alone finds too much where outlets have several articles on an event.
    [[nodiscard]] double test_each_conditionally(const DeclaredMeasure& measure,
                                                 const MeasureColumns& columns) const {
        const std::size_t tests = joint_.groups == 2 ? 1 : joint_.groups;
        double smallest = 1.0;
        for (std::uint32_t group = 0; group < tests; ++group) {
            smallest = std::min(smallest, test_conditionally(list_units(columns, joint_, group),
                                                             ratio_of(measure)));
        }
        return std::min(1.0, smallest * static_cast<double>(tests));
    }

    /// Those with a document on a common event.
    [[nodiscard]] std::size_t count_joint_outlets() const {
        std::vector<bool> is_there(joint_.groups, false);
        for (const PermutedUnit& unit : joint_.units) is_there[unit.group] = true;
        return static_cast<std::size_t>(std::count(is_there.begin(), is_there.end(), true));
    }

    void test_pairs() {
        if (opened_.empty()) return;
        std::uint64_t most_tests = 0;
        for (const std::size_t m : opened_) {
            MeasureDifference& measure = result_.measures[m];
            for (const OutletDifference& pair : measure.pairs)
                ++(pair.lacking == Lacking::nothing ? measure.pairs_tested
                                                    : measure.pairs_not_tested);
            most_tests = std::max(most_tests, measure.pairs_tested);
        }
        const auto share_opened =
            static_cast<double>(opened_.size()) / static_cast<double>(family_.size());
        PermutationOptions options;
        // About one look-up for sixteen documents (arrangements.hpp), for each measure.
        double steps = 1.0;
        for (const OutletPair& pair : pairs_) {
            steps += static_cast<double>(opened_.size()) *
                     (1.0 + static_cast<double>(pair.subset.units.size()) / 16.0);
        }
        options.draws = choose_draws(static_cast<double>(most_tests) / share_opened,
                                     false_discovery_level, steps);
        // One seed for all pairs: a pair's place depends on the outlets' names.
        options.seed = seed_ + 1;
        result_.pair_permutations = options.draws;
        for (std::size_t at = 0; at < pairs_.size(); ++at) test_pair(at, options);
        for (const std::size_t m : opened_) correct_pairs(result_.measures[m]);
    }

    /// All measures of a pair by the same draws.
    void test_pair(std::size_t at, const PermutationOptions& options) {
        const OutletPair& pair = pairs_[at];
        std::vector<std::vector<ScoredUnit>> scores;
        std::vector<OutletDifference*> differences;
        std::vector<double> least;
        for (const std::size_t m : opened_) {
            OutletDifference& difference = result_.measures[m].pairs[at];
            if (difference.lacking != Lacking::nothing) continue;
            // The joint test of two outlets is their test.
            if (result_.measures[m].outlets == 2) {
                difference.p = result_.measures[m].p;
                continue;
            }
            const MeasureColumns columns = list_columns(measured_[m], compared_, pair.subset);
            scores.push_back(score_units(pair.subset.units, columns.count, columns.exposure));
            least.push_back(test_conditionally(list_units(columns, pair.subset, 0),
                                               ratio_of(measured_[m].measure)));
            differences.push_back(&difference);
        }
        if (scores.empty()) return;
        const auto tests = test_groups(pair.subset.units, 2, scores, options);
        for (std::size_t i = 0; i < tests.size(); ++i)
            differences[i]->p = std::max(tests[i].p, least[i]);
    }

    void correct_pairs(MeasureDifference& measure) const {
        std::vector<double> p;
        for (const OutletDifference& difference : measure.pairs) {
            if (difference.p) p.push_back(*difference.p);
        }
        const std::vector<double> q = adjust_in_selected_family(p, opened_.size(), family_.size());
        std::size_t next = 0;
        for (OutletDifference& difference : measure.pairs) {
            if (difference.p) difference.q = q[next++];
        }
    }

    void judge() {
        for (std::size_t m = 0; m < measured_.size(); ++m) {
            MeasureDifference& measure = result_.measures[m];
            for (std::size_t at = 0; at < pairs_.size(); ++at) {
                judge_pair(measure.pairs[at], measure.opened, measured_[m], compared_,
                           pairs_[at].subset, lexicon_);
            }
            std::erase_if(measure.pairs, [](const OutletDifference& pair) {
                return pair.first.count == 0 && pair.second.count == 0;
            });
        }
    }

    const Lexicon& lexicon_;
    std::uint64_t seed_;
    ComparedDocuments compared_;
    std::vector<OutletPair> pairs_;
    std::vector<MeasuredDocuments> measured_;  ///< as result_.measures
    DocumentSubset joint_;
    std::vector<std::size_t> family_;  ///< tested measures
    std::vector<std::size_t> opened_;  ///< of these, those whose outlets differ
    DifferenceComparison result_;
};

}  // namespace

DifferenceComparison compare_differences(const ProfileTable& table, const Lexicon& lexicon) {
    const OutletIndex index = index_outlets(table.rows);
    return DifferenceTests(table, lexicon, index).run();
}

DifferenceComparison test_again(const DifferenceComparison& headline, const ProfileTable& table,
                                const Lexicon& lexicon, bool with_outlet_lexicons) {
    const OutletIndex index = index_outlets(table.rows);
    return DifferenceTests(table, lexicon, index).run_again(headline, with_outlet_lexicons);
}

}  // namespace parallax
