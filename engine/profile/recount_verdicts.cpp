#include "engine/profile/difference_tests.hpp"

#include <cassert>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace parallax {
namespace {

SensitivityRow start_row(std::uint32_t measure, std::uint32_t a, std::uint32_t b) {
    SensitivityRow row;
    row.measure = measure;
    row.a = a;
    row.b = b;
    return row;
}

void compare_with_headline(SensitivityRow& row) {
    row.same_sign = row.headline && row.estimate && *row.headline * *row.estimate > 0.0;
    row.moved = has_moved(row.headline, row.estimate);
}

/// Pairs of outlets listed in either, with both of what is known of them.
using BothWays = std::pair<const OutletDifference*, const OutletDifference*>;
std::map<std::pair<std::uint32_t, std::uint32_t>, BothWays> match_pairs(
    const std::vector<OutletDifference>& before, const std::vector<OutletDifference>& after) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, BothWays> pairs;
    for (const OutletDifference& pair : before) pairs[{pair.a, pair.b}].first = &pair;
    for (const OutletDifference& pair : after) pairs[{pair.a, pair.b}].second = &pair;
    return pairs;
}

}  // namespace

bool has_moved(const std::optional<double>& headline, const std::optional<double>& estimate) {
    if (!headline || !estimate) return true;
    return *estimate * *headline <= 0.0 ||
           std::abs(*estimate - *headline) > std::abs(*headline) / 2.0;
}

void list_without_entries(DifferenceComparison& headline) {
    std::map<TermId, Sensitivity> by_entry;
    for (std::uint32_t m = 0; m < headline.measures.size(); ++m) {
        for (const OutletDifference& pair : headline.measures[m].pairs) {
            for (const WithoutEntry& without : pair.without_entry) {
                Sensitivity& sensitivity = by_entry[without.term];
                sensitivity.entry = without.term;
                SensitivityRow row = start_row(m, pair.a, pair.b);
                row.was_difference = true;
                row.headline = pair.estimate;
                row.estimate = without.estimate;
                compare_with_headline(row);
                sensitivity.rows.push_back(row);
            }
        }
    }
    for (auto& [term, sensitivity] : by_entry)
        headline.sensitivity.push_back(std::move(sensitivity));
}

Sensitivity recount(const DifferenceComparison& headline, Variant variant,
                    const ProfileTable& table, const Lexicon& lexicon) {
    assert(headline.tested);
    Sensitivity sensitivity;
    sensitivity.variant = variant;
    const DifferenceComparison again =
        test_again(headline, table, lexicon, variant == Variant::outlet_lexicons);
    for (std::uint32_t m = 0; m < headline.measures.size(); ++m) {
        const MeasureDifference& before = headline.measures[m];
        const MeasureDifference& after = again.measures[m];
        if (!before.p) continue;
        sensitivity.measures.push_back({m, after.p, after.q, after.opened});
        for (const auto& [pair, both] : match_pairs(before.pairs, after.pairs)) {
            const auto& [one, other] = both;
            const bool was = one != nullptr && one->is_difference();
            const bool is = other != nullptr && other->is_difference();
            if (!was && !is) continue;
            SensitivityRow row = start_row(m, pair.first, pair.second);
            row.was_difference = was;
            if (one != nullptr) row.headline = one->estimate;
            if (other != nullptr) {
                row.estimate = other->estimate;
                row.interval = other->interval;
                row.q = other->q;
            }
            row.lacking = other != nullptr ? other->lacking : Lacking::few_hits;
            compare_with_headline(row);
            sensitivity.rows.push_back(row);
        }
    }
    return sensitivity;
}

Sensitivity leave_uncounted(Variant variant, std::string why_not) {
    Sensitivity sensitivity;
    sensitivity.variant = variant;
    sensitivity.why_not = std::move(why_not);
    return sensitivity;
}

}  // namespace parallax
