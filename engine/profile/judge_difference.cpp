#include "engine/profile/judge_difference.hpp"

#include "engine/numeric/arrangements.hpp"
#include "engine/numeric/stratified_difference.hpp"
#include "engine/profile/share_estimate.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <set>

namespace parallax {
namespace {

double unit_of(const DeclaredMeasure& measure) {
    return measure.is_rate() ? words_a_rate_is_per : 1.0;
}

/// The sums of one event, which leave-one-out changes one at a time.
struct EventSums {
    double counts[2] = {0.0, 0.0};
    double exposures[2] = {0.0, 0.0};

    [[nodiscard]] bool is_common() const { return exposures[0] > 0.0 && exposures[1] > 0.0; }
    [[nodiscard]] double weighted() const {
        if (!is_common()) return 0.0;
        return (counts[0] * exposures[1] - counts[1] * exposures[0]) /
               (exposures[0] + exposures[1]);
    }
    [[nodiscard]] double weight() const {
        if (!is_common()) return 0.0;
        return exposures[0] * exposures[1] / (exposures[0] + exposures[1]);
    }
};

using Events = std::map<std::uint32_t, EventSums>;

Events sum_events(const MeasureColumns& columns, const DocumentSubset& subset) {
    Events events;
    for (std::size_t i = 0; i < subset.units.size(); ++i) {
        EventSums& sums = events[subset.units[i].stratum];
        sums.counts[subset.units[i].group] += columns.count[i];
        sums.exposures[subset.units[i].group] += columns.exposure[i];
    }
    return events;
}

std::optional<double> divide(double weighted, double weight) {
    // What subtraction leaves of nothing is not something.
    if (weight <= 1e-9) return std::nullopt;
    return weighted / weight;
}

/// Leaves out one thing after the other and notes where the sign goes and what drives the estimate.
class LeaveOneOut {
public:
    LeaveOneOut(const MeasureColumns& columns, const DocumentSubset& subset, double unit)
        : columns_(columns), subset_(subset), unit_(unit), events_(sum_events(columns, subset)) {
        for (const auto& [event, sums] : events_) {
            weighted_ += sums.weighted();
            weight_ += sums.weight();
        }
    }

    /// Scaled; absent if nothing is left.
    [[nodiscard]] std::optional<double> without_event(std::uint32_t event) const {
        const EventSums& sums = events_.at(event);
        return scaled(divide(weighted_ - sums.weighted(), weight_ - sums.weight()));
    }

    [[nodiscard]] std::optional<double> without_document(std::size_t at) const {
        const PermutedUnit& unit = subset_.units[at];
        const EventSums& before = events_.at(unit.stratum);
        EventSums after = before;
        after.counts[unit.group] -= columns_.count[at];
        after.exposures[unit.group] -= columns_.exposure[at];
        return scaled(divide(weighted_ - before.weighted() + after.weighted(),
                             weight_ - before.weight() + after.weight()));
    }

    /// `parts` by place in the subset.
    [[nodiscard]] std::optional<double> without_parts(
        std::span<const std::pair<std::size_t, DocumentPart>> parts) const {
        Events changed = events_;
        for (const auto& [at, part] : parts) {
            EventSums& sums = changed.at(subset_.units[at].stratum);
            sums.counts[subset_.units[at].group] -= part.count;
            sums.exposures[subset_.units[at].group] -= part.of;
        }
        double weighted = 0.0;
        double weight = 0.0;
        for (const auto& [event, sums] : changed) {
            weighted += sums.weighted();
            weight += sums.weight();
        }
        return scaled(divide(weighted, weight));
    }

    [[nodiscard]] const Events& events() const { return events_; }

private:
    [[nodiscard]] std::optional<double> scaled(std::optional<double> ratio) const {
        if (ratio) *ratio *= unit_;
        return ratio;
    }

    const MeasureColumns& columns_;
    const DocumentSubset& subset_;
    double unit_;
    Events events_;
    double weighted_ = 0.0;
    double weight_ = 0.0;
};

bool keeps_sign(double estimate, const std::optional<double>& without) {
    return without && estimate * *without > 0.0;
}

double shift_of(double estimate, const std::optional<double>& without) {
    return without ? std::abs(*without - estimate) : std::abs(estimate);
}

using PartsByTerm = std::map<TermId, std::vector<std::pair<std::size_t, DocumentPart>>>;

PartsByTerm list_parts(const MeasuredDocuments& measured, const DocumentSubset& subset) {
    PartsByTerm parts;
    std::size_t at = 0;
    for (const EntryPart& entry : measured.entries) {
        // Entries go by document; those of a share once for each of its documents.
        if (at == subset.documents.size() || subset.documents[at] != entry.part.document) {
            at = static_cast<std::size_t>(std::lower_bound(subset.documents.begin(),
                                                           subset.documents.end(),
                                                           entry.part.document) -
                                          subset.documents.begin());
        }
        if (at == subset.documents.size() || subset.documents[at] != entry.part.document) continue;
        parts[entry.term].emplace_back(at, entry.part);
    }
    return parts;
}

/// Whether an entry is all that a label's share is a share against: without it every label is this
/// one, and there is no share to look at.
bool is_only_other_label(const DeclaredMeasure& measure, const MeasureColumns& columns,
                         const std::vector<std::pair<std::size_t, DocumentPart>>& parts) {
    if (measure.kind != DeclaredKind::label) return false;
    double others = 0.0;
    for (std::size_t i = 0; i < columns.count.size(); ++i)
        others += columns.exposure[i] - columns.count[i];
    for (const auto& [at, part] : parts) others -= part.of;
    return others <= 0.0;
}

bool has_enough(const DifferenceSide& side, bool is_rate) {
    // Sums of thirds may miss a whole number by their last bits.
    constexpr double least = static_cast<double>(fewest_to_judge) - 1e-9;
    return is_rate ? side.expected >= least : side.of >= fewest_to_judge;
}

/// Whether hits or opportunities stand in enough places, of a rate in those of the outlet with more
/// than expected: the other may have none.
Lacking look_for_places(const OutletDifference& difference, bool is_rate) {
    const DifferenceSide& first = difference.first;
    const DifferenceSide& second = difference.second;
    std::uint64_t documents = std::min(first.documents, second.documents);
    std::uint64_t events = std::min(first.events, second.events);
    if (is_rate) {
        const bool first_has_more = static_cast<double>(first.count) > first.expected;
        documents = (first_has_more ? first : second).documents;
        events = (first_has_more ? first : second).events;
    }
    if (documents < fewest_places_to_judge) return Lacking::few_documents;
    if (events < fewest_places_to_judge) return Lacking::few_events;
    return Lacking::nothing;
}

Lacking find_untestable(const OutletDifference& difference, const DeclaredMeasure& measure,
                        const MeasureColumns& columns, const DocumentSubset& subset) {
    if (!has_enough(difference.first, measure.is_rate()) ||
        !has_enough(difference.second, measure.is_rate())) {
        return Lacking::few_hits;
    }
    // Only events where something is counted can tell the two apart.
    std::vector<PermutedUnit> telling;
    std::set<std::uint32_t> events;
    for (const ScoredUnit& scored : score_units(subset.units, columns.count, columns.exposure)) {
        telling.push_back(subset.units[scored.unit]);
        events.insert(subset.units[scored.unit].stratum);
    }
    if (events.size() < fewest_places_to_judge) return Lacking::few_events;
    constexpr auto fewest_ways = static_cast<std::uint64_t>(1.0 / false_discovery_level + 0.5);
    if (count_arrangements(telling, fewest_ways) < fewest_ways) return Lacking::few_exchanges;
    return Lacking::nothing;
}

void add_sides(OutletDifference& difference, const DeclaredMeasure& measure,
               const MeasureColumns& columns, const DocumentSubset& subset) {
    const Events events = sum_events(columns, subset);
    for (const auto& [event, sums] : events) {
        if (!sums.is_common()) continue;
        const double ratio =
            (sums.counts[0] + sums.counts[1]) / (sums.exposures[0] + sums.exposures[1]);
        difference.first.expected += sums.exposures[0] * ratio;
        difference.second.expected += sums.exposures[1] * ratio;
    }
    std::set<std::uint32_t> of_side[2];
    DifferenceSide* const sides[2] = {&difference.first, &difference.second};
    for (std::size_t i = 0; i < subset.units.size(); ++i) {
        const PermutedUnit& unit = subset.units[i];
        if (!events.at(unit.stratum).is_common()) continue;
        DifferenceSide& side = *sides[unit.group];
        side.count += static_cast<std::uint64_t>(columns.count[i]);
        side.of += static_cast<std::uint64_t>(columns.exposure[i]);
        const double shown = measure.is_rate() ? columns.count[i] : columns.exposure[i];
        if (shown <= 0.0) continue;
        ++side.documents;
        of_side[unit.group].insert(unit.stratum);
    }
    for (std::size_t s = 0; s < 2; ++s) {
        sides[s]->events = of_side[s].size();
        if (sides[s]->of > 0) {
            sides[s]->value = unit_of(measure) * static_cast<double>(sides[s]->count) /
                              static_cast<double>(sides[s]->of);
        }
    }
}

}  // namespace

MeasureColumns list_columns(const MeasuredDocuments& measured, const ComparedDocuments& compared,
                            const DocumentSubset& subset) {
    MeasureColumns columns;
    columns.count.assign(subset.documents.size(), 0.0);
    columns.exposure.assign(subset.documents.size(), 0.0);
    if (measured.measure.is_rate()) {
        for (std::size_t i = 0; i < subset.documents.size(); ++i) {
            columns.exposure[i] =
                static_cast<double>(count_words(*compared.rows[subset.documents[i]]));
        }
    }
    auto at = subset.documents.begin();
    for (const DocumentPart& part : measured.documents) {
        at = std::lower_bound(at, subset.documents.end(), part.document);
        if (at == subset.documents.end()) break;
        if (*at != part.document) continue;
        const auto i = static_cast<std::size_t>(at - subset.documents.begin());
        columns.count[i] = part.count;
        if (!measured.measure.is_rate()) columns.exposure[i] = part.of;
    }
    return columns;
}

RatioKind ratio_of(const DeclaredMeasure& measure) {
    return measure.is_rate() ? RatioKind::rate : RatioKind::share;
}

std::vector<StratifiedUnit> list_units(const MeasureColumns& columns, const DocumentSubset& subset,
                                       std::uint32_t first) {
    std::vector<StratifiedUnit> units;
    units.reserve(subset.units.size());
    for (std::size_t i = 0; i < subset.units.size(); ++i) {
        units.push_back({subset.units[i].stratum, subset.units[i].group != first, columns.count[i],
                         columns.exposure[i]});
    }
    return units;
}

OutletDifference estimate_pair(const DeclaredMeasure& measure, const MeasureColumns& columns,
                               const ComparedDocuments& compared, const DocumentSubset& subset,
                               std::uint32_t a, std::uint32_t b) {
    OutletDifference difference;
    difference.a = a;
    difference.b = b;
    add_sides(difference, measure, columns, subset);
    const std::vector<StratifiedUnit> units = list_units(columns, subset, 0);
    const auto weighed = weigh_difference(units);
    const bool have_several = compared.has_several[a] && compared.has_several[b];
    difference.lacking = have_several ? Lacking::no_common_events : Lacking::one_document;
    if (!weighed) return difference;
    const double unit = unit_of(measure);
    difference.common_events = weighed->strata;
    difference.estimate = unit * weighed->estimate();
    difference.effect = log_ratio(
        static_cast<double>(difference.first.count), static_cast<double>(difference.first.of),
        static_cast<double>(difference.second.count), static_cast<double>(difference.second.of));
    if (!have_several) return difference;
    difference.lacking = find_untestable(difference, measure, columns, subset);
    const auto error = estimate_error(units, *weighed, ratio_of(measure));
    if (!error) return difference;
    difference.interval =
        Interval{unit * error->interval.low, unit * error->interval.high, error->interval.level};
    difference.clustered_by = error->observation;
    difference.smallest_detectable = unit * detectable_errors * error->standard_error;
    return difference;
}

void judge_pair(OutletDifference& difference, bool opened, const MeasuredDocuments& measured,
                const ComparedDocuments& compared, const DocumentSubset& subset,
                const Lexicon& lexicon) {
    if (difference.lacking == Lacking::nothing)
        difference.lacking = look_for_places(difference, measured.measure.is_rate());
    if (difference.lacking != Lacking::nothing) return;
    if (!opened) difference.lacking = Lacking::no_joint_difference;
    if (opened && !(difference.q && *difference.q <= false_discovery_level))
        difference.lacking = Lacking::not_significant;
    if (difference.lacking != Lacking::nothing) return;

    const double estimate = *difference.estimate;
    const MeasureColumns columns = list_columns(measured, compared, subset);
    const LeaveOneOut leave(columns, subset, unit_of(measured.measure));
    bool sign_stays = estimate != 0.0;
    const auto look_at = [&](DriverKind kind, std::string_view name,
                             const std::optional<double>& without) {
        sign_stays = sign_stays && keeps_sign(estimate, without);
        if (shift_of(estimate, without) > std::abs(estimate) / 2.0)
            difference.driven_by.push_back({kind, std::string(name), without});
    };
    for (const auto& [term, parts] : list_parts(measured, subset)) {
        if (is_only_other_label(measured.measure, columns, parts)) continue;
        const auto without = leave.without_parts(parts);
        look_at(DriverKind::entry, lexicon.term(term).id, without);
        difference.without_entry.push_back({term, without});
    }
    for (std::size_t at = 0; at < subset.documents.size(); ++at) {
        if (columns.exposure[at] > 0.0) {
            look_at(DriverKind::document, compared.rows[subset.documents[at]]->id,
                    leave.without_document(at));
        }
    }
    for (const auto& [event, sums] : leave.events()) {
        if (sums.is_common())
            look_at(DriverKind::event, compared.events[event], leave.without_event(event));
    }
    std::stable_sort(difference.driven_by.begin(), difference.driven_by.end(),
                     [&](const Driver& x, const Driver& y) {
                         return shift_of(estimate, x.estimate) > shift_of(estimate, y.estimate);
                     });
    if (!sign_stays) {
        difference.lacking = Lacking::sign_changes;
        difference.without_entry.clear();
    }
}

}  // namespace parallax
