#include "engine/profile/compare_parts.hpp"
#include "engine/profile/coverage_comparison.hpp"
#include "engine/profile/event_facts.hpp"
#include "engine/profile/target_words.hpp"

#include <algorithm>
#include <utility>

namespace parallax {
namespace {

/// How many facts one outlet gives of an event, of one kind or of all.
struct Tally {
    std::uint64_t given = 0;
    std::uint64_t only_here = 0;
    std::uint64_t missing = 0;
    std::uint64_t due = 0;  ///< enough others give them

    void add(const EventFact& fact, std::uint32_t outlet) {
        const FactStatus status = fact.outlets[outlet]->status;
        if (status == FactStatus::given) ++given;
        if (fact.only_here == outlet) ++only_here;
        if (status == FactStatus::not_mentioned) ++missing;
        if (count_others(fact, outlet) >= least_outlets) ++due;
    }
};

/// The same over events, which are the clusters of its shares.
struct GrowingShares {
    std::uint64_t given = 0;
    std::uint64_t only_here = 0;
    std::uint64_t missing = 0;
    ClusterSums only_of_given;
    ClusterSums missing_of_due;

    void add(const Tally& event) {
        given += event.given;
        only_here += event.only_here;
        missing += event.missing;
        only_of_given.add({static_cast<double>(event.only_here), static_cast<double>(event.given)});
        missing_of_due.add({static_cast<double>(event.missing), static_cast<double>(event.due)});
    }

    [[nodiscard]] FactShares finish() const {
        return {given, estimate_clustered_share(only_here, only_of_given),
                estimate_clustered_share(missing, missing_of_due)};
    }
};

struct GrowingOutlet {
    std::uint64_t events = 0;
    std::uint64_t documents = 0;
    GrowingShares all;
    std::array<GrowingShares, all_fact_kinds.size()> kinds;
};

CoveringOutlet summarise(const StoryEvent& event, std::uint32_t outlet) {
    CoveringOutlet summary;
    for (const StoryDocument& document : event.documents) {
        if (document.outlet != outlet) continue;
        summary.documents.push_back(
            {document.row->key, document.row->date, count_words(*document.row)});
    }
    return summary;
}

bool is_listed_before(const EventFact& a, const EventFact& b) {
    const auto missing = [](const EventFact& fact) {
        return std::count_if(fact.outlets.begin(), fact.outlets.end(), [](const auto& cell) {
            return cell && cell->status == FactStatus::not_mentioned;
        });
    };
    const auto missing_a = missing(a);
    const auto missing_b = missing(b);
    // What most outlets tell and one does not is the omission that tells most.
    if ((missing_a > 0) != (missing_b > 0)) return missing_a > 0;
    if (a.independent != b.independent) return a.independent > b.independent;
    if (missing_a != missing_b) return missing_a > missing_b;
    return std::tie(a.kind, a.text, a.date) < std::tie(b.kind, b.text, b.date);
}

class CoverageCounter {
public:
    CoverageCounter(const ProfileTable& table, const Lexicon& lexicon, const OutletIndex& index)
        : table_(table), targets_(lexicon), index_(index), growing_(index.names.size()) {}

    CoverageComparison count() {
        for (const DocumentRow& row : table_.rows) {
            if (row.event.empty()) ++result_.documents_without_event;
        }
        const std::vector<StoryEvent> events = list_story_events(table_, index_, 2);
        const std::size_t listed = std::min(events.size(), facts_shown / fewest_facts_shown);
        const std::size_t most =
            listed == 0 ? 0
                        : std::clamp(facts_shown / listed, fewest_facts_shown, most_facts_shown);
        for (const StoryEvent& event : events) {
            EventCoverage coverage = count_event(event);
            if (result_.events.size() == listed) {
                ++result_.events_left_out;
                continue;
            }
            if (coverage.facts.size() > most) {
                coverage.facts_left_out = coverage.facts.size() - most;
                coverage.facts.erase(coverage.facts.begin() + static_cast<std::ptrdiff_t>(most),
                                     coverage.facts.end());
            }
            result_.events.push_back(std::move(coverage));
        }
        for (const GrowingOutlet& growing : growing_) {
            CoverageOutlet& outlet = result_.outlets.emplace_back();
            outlet.events = growing.events;
            outlet.documents = growing.documents;
            outlet.all = growing.all.finish();
            for (std::size_t k = 0; k < all_fact_kinds.size(); ++k)
                outlet.kinds[k] = growing.kinds[k].finish();
        }
        return std::move(result_);
    }

private:
    EventCoverage count_event(const StoryEvent& event) {
        EventCoverage coverage;
        coverage.event = event.name;
        coverage.first_date = event.first_date;
        coverage.last_date = event.last_date;
        coverage.facts = compare_event(event, index_.names.size(), targets_);
        for (std::uint32_t outlet = 0; outlet < index_.names.size(); ++outlet) {
            if (!event.covers[outlet]) {
                coverage.outlets.emplace_back();
                continue;
            }
            CoveringOutlet summary = summarise(event, outlet);
            count_outlet(coverage.facts, outlet, summary);
            coverage.outlets.emplace_back(std::move(summary));
        }
        std::sort(coverage.facts.begin(), coverage.facts.end(), is_listed_before);
        return coverage;
    }

    void count_outlet(const std::vector<EventFact>& facts, std::uint32_t outlet,
                      CoveringOutlet& summary) {
        Tally all;
        std::array<Tally, all_fact_kinds.size()> kinds;
        for (const EventFact& fact : facts) {
            all.add(fact, outlet);
            kinds[static_cast<std::size_t>(fact.kind)].add(fact, outlet);
        }
        summary.given = all.given;
        summary.only_here = all.only_here;
        summary.not_mentioned = estimate_share(all.missing, all.due);
        GrowingOutlet& growing = growing_[outlet];
        ++growing.events;
        growing.documents += summary.documents.size();
        growing.all.add(all);
        for (std::size_t k = 0; k < kinds.size(); ++k) growing.kinds[k].add(kinds[k]);
    }

    const ProfileTable& table_;
    TargetWords targets_;
    const OutletIndex& index_;
    std::vector<GrowingOutlet> growing_;
    CoverageComparison result_;
};

}  // namespace

std::string_view name_of(FactStatus status) {
    constexpr std::array<std::string_view, 4> names{"given", "not_mentioned", "too_few_give_it",
                                                    "unclear"};
    return names[static_cast<std::size_t>(status)];
}

CoverageComparison compare_coverage(const ProfileTable& table, const Lexicon& lexicon,
                                    const OutletIndex& index) {
    return CoverageCounter(table, lexicon, index).count();
}

}  // namespace parallax
