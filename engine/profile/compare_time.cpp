#include "engine/profile/calendar_date.hpp"
#include "engine/profile/compare_parts.hpp"
#include "engine/profile/date_stretch.hpp"
#include "engine/profile/time_comparison.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace parallax {
namespace {

namespace chrono = std::chrono;
using chrono::sys_days;

constexpr int days_of_week = 7;
constexpr int fewest_days = 2 * days_of_week;
constexpr int most_days_by_week = 26 * days_of_week;
constexpr int most_days_by_month = 5 * 366;

sys_days begin_of_period(sys_days day, PeriodUnit unit) {
    const chrono::year_month_day date(day);
    switch (unit) {
        case PeriodUnit::week:
            return day - (chrono::weekday(day) - chrono::Monday);
        case PeriodUnit::month:
            return date.year() / date.month() / 1;
        case PeriodUnit::year:
            return date.year() / chrono::January / 1;
    }
    return day;
}

sys_days begin_of_next(sys_days begin, PeriodUnit unit) {
    const chrono::year_month_day date(begin);
    switch (unit) {
        case PeriodUnit::week:
            return begin + chrono::days(days_of_week);
        case PeriodUnit::month:
            return (date.year() / date.month() + chrono::months(1)) / 1;
        case PeriodUnit::year:
            return (date.year() + chrono::years(1)) / chrono::January / 1;
    }
    return begin;
}

/// A week has the year of its Thursday (ISO 8601).
std::string name_period(sys_days begin, PeriodUnit unit) {
    const chrono::year_month_day date(begin);
    switch (unit) {
        case PeriodUnit::week: {
            const sys_days thursday = begin + chrono::days(3);
            const chrono::year year = chrono::year_month_day(thursday).year();
            const sys_days new_year = year / chrono::January / 1;
            return fmt::format("{:04}-W{:02}", static_cast<int>(year),
                               (thursday - new_year).count() / days_of_week + 1);
        }
        case PeriodUnit::month:
            return fmt::format("{:04}-{:02}", static_cast<int>(date.year()),
                               static_cast<unsigned>(date.month()));
        case PeriodUnit::year:
            return fmt::format("{:04}", static_cast<int>(date.year()));
    }
    return {};
}

std::optional<PeriodUnit> choose_unit(sys_days first, sys_days last) {
    const auto days = (last - first).count();
    if (days < fewest_days) return std::nullopt;
    if (days <= most_days_by_week) return PeriodUnit::week;
    return days <= most_days_by_month ? PeriodUnit::month : PeriodUnit::year;
}

/// An outlet's cluster of documents within one period.
struct ClusterOfPeriod {
    std::size_t outlet = 0;
    std::size_t period = 0;
    std::uint32_t cluster = 0;

    friend bool operator<(const ClusterOfPeriod& a, const ClusterOfPeriod& b) {
        return std::tie(a.outlet, a.period, a.cluster) < std::tie(b.outlet, b.period, b.cluster);
    }
};

using Cell = std::pair<std::size_t, std::size_t>;  ///< outlet, period

struct GrowingHits {
    PeriodHits cell;
    std::map<std::uint32_t, std::uint64_t> clusters;  ///< hits
};

/// By cluster: labels among references to the target.
using GrowingLabels = ClusterTotals;

std::uint64_t count_hits(const AxisPeriods& row) {
    std::uint64_t hits = 0;
    for (const PeriodHits& cell : row.cells) hits += cell.rate.count;
    return hits;
}

std::uint64_t count_labels(const ChoicePeriods& row) {
    std::uint64_t labels = 0;
    for (const PeriodLabels& cell : row.cells) labels += cell.labelling.count;
    return labels;
}

class TimeTable {
public:
    TimeTable(const ProfileTable& table, const Lexicon& lexicon, const OutletIndex& index)
        : table_(table), lexicon_(lexicon), index_(index) {
        result_.without_date.assign(index.names.size(), 0);
        find_periods();
    }

    [[nodiscard]] TimeComparison make() {
        if (!result_.unit) return std::move(result_);
        for (const std::uint32_t at : index_.rows) {
            const std::optional<sys_days> day = read_day(table_.rows[at].date);
            if (day && is_in_stretch(*day)) add_row(at, find_period(*day));
        }
        sum_exposure();
        finish_axes();
        finish_choices();
        mark_events();
        return std::move(result_);
    }

private:
    void find_periods() {
        std::vector<sys_days> days;
        for (std::size_t at = 0; at < table_.rows.size(); ++at) {
            if (const std::optional<sys_days> day = read_day(table_.rows[at].date)) {
                days.push_back(*day);
            } else {
                ++result_.without_date[index_.outlets[at]];
            }
        }
        stretch_ = find_stretch(days);
        if (!stretch_) return;
        list_dated_apart();
        const auto [first, last] = *stretch_;
        result_.unit = choose_unit(first, last);
        if (!result_.unit) return;
        for (sys_days begin = begin_of_period(first, *result_.unit); begin <= last;
             begin = begin_of_next(begin, *result_.unit)) {
            Period& period = result_.periods.emplace_back();
            period.name = name_period(begin, *result_.unit);
            period.begin = write_day(begin);
            period.end = write_day(begin_of_next(begin, *result_.unit) - chrono::days(1));
            period.documents.assign(index_.names.size(), 0);
            period.words.assign(index_.names.size(), 0);
            begins_.push_back(begin);
        }
    }

    [[nodiscard]] bool is_in_stretch(sys_days day) const {
        return stretch_ && day >= stretch_->first && day <= stretch_->last;
    }

    void list_dated_apart() {
        for (std::size_t at = 0; at < table_.rows.size(); ++at) {
            const DocumentRow& row = table_.rows[at];
            const std::optional<sys_days> day = read_day(row.date);
            if (day && !is_in_stretch(*day))
                result_.dated_apart.push_back({row.id, index_.outlets[at], row.date});
        }
        std::sort(result_.dated_apart.begin(), result_.dated_apart.end(),
                  [](const FarDocument& a, const FarDocument& b) {
                      return std::tie(a.date, a.document) < std::tie(b.date, b.document);
                  });
    }

    [[nodiscard]] std::size_t find_period(sys_days day) const {
        const auto behind = std::upper_bound(begins_.begin(), begins_.end(), day);
        return static_cast<std::size_t>(behind - begins_.begin()) - 1;
    }

    void add_row(std::uint32_t at, std::size_t number) {
        const DocumentRow& row = table_.rows[at];
        const std::size_t outlet = index_.outlets[at];
        const std::uint32_t cluster = index_.clusters[at];
        Period& period = result_.periods[number];
        ++period.documents[outlet];
        period.words[outlet] += count_words(row);
        words_[{outlet, number, cluster}] += static_cast<double>(count_words(row));
        const Cell cell{outlet, number};
        for (const AxisCount& count : row.axes) {
            if (count.wording != Wording::outlet || count.hits == 0) continue;
            GrowingHits& growing = axes_[{count.axis, count.target}][cell];
            growing.cell.negative += count.negative;
            growing.cell.positive += count.positive;
            growing.cell.rate.count += count.hits;
            growing.clusters[cluster] += count.hits;
        }
        for (const LabelCount& count : row.labels) {
            if (count.wording != Wording::outlet || !count.target) continue;
            if (lexicon_.names_targets(count.choice))
                choices_[{count.choice, *count.target}][cell][cluster].count += count.count;
        }
        for (const OpportunityCount& count : row.opportunities) {
            if (count.wording == Wording::outlet)
                references_[count.target][cell][cluster] += count.count;
        }
        if (row.event.empty()) return;
        const auto [known, is_new] = events_.emplace(row.event, row.date);
        if (!is_new && row.date < known->second) known->second = row.date;
    }

    /// What the rates of a cell are of: the words of its clusters.
    void sum_exposure() {
        for (const auto& [cluster, words] : words_)
            exposure_[{cluster.outlet, cluster.period}].add({0.0, words});
    }

    [[nodiscard]] ClusterSums sum_clusters(const Cell& at, const GrowingHits& growing) const {
        const auto exposure = exposure_.find(at);
        ClusterSums sums = exposure == exposure_.end() ? ClusterSums() : exposure->second;
        for (const auto& [cluster, hits] : growing.clusters)
            add_hits(sums, hits, words_.at({at.first, at.second, cluster}));
        return sums;
    }

    void finish_axes() {
        for (auto& [key, cells] : axes_) {
            AxisPeriods& row = result_.axes.emplace_back(AxisPeriods{key.first, key.second, {}});
            for (auto& [at, growing] : cells) {
                PeriodHits& cell = row.cells.emplace_back(growing.cell);
                cell.outlet = at.first;
                cell.period = at.second;
                cell.rate = estimate_rate(growing.cell.rate.count,
                                          result_.periods[at.second].words[at.first],
                                          sum_clusters(at, growing));
            }
        }
        std::stable_sort(result_.axes.begin(), result_.axes.end(),
                         [](const AxisPeriods& a, const AxisPeriods& b) {
                             const bool has_target = a.target.has_value();
                             if (has_target != b.target.has_value()) return has_target;
                             return count_hits(a) > count_hits(b);
                         });
    }

    void finish_choices() {
        for (auto& [key, cells] : choices_) {
            // Periods that name the target without a label count too.
            const auto named = references_.find(key.second);
            if (named != references_.end()) {
                for (const auto& [at, clusters] : named->second) {
                    for (const auto& [cluster, count] : clusters)
                        cells[at][cluster].exposure += count;
                }
            }
            ChoicePeriods& row =
                result_.choices.emplace_back(ChoicePeriods{key.first, key.second, {}});
            for (auto& [at, clusters] : cells) {
                for (auto& [cluster, total] : clusters) {
                    // A noun phrase with labels of two choices is one reference.
                    total.exposure = std::max(total.exposure, total.count);
                }
                const ShareEstimate labelling = estimate_clustered_share(clusters);
                if (labelling.of > 0) row.cells.push_back({at.first, at.second, labelling});
            }
        }
        std::stable_sort(result_.choices.begin(), result_.choices.end(),
                         [](const ChoicePeriods& a, const ChoicePeriods& b) {
                             return count_labels(a) > count_labels(b);
                         });
    }

    void mark_events() {
        for (const auto& [event, first] : events_)
            result_.events.push_back({event, first, find_period(*read_day(first))});
        std::stable_sort(
            result_.events.begin(), result_.events.end(),
            [](const EventMark& a, const EventMark& b) { return a.first_date < b.first_date; });
    }

    const ProfileTable& table_;
    const Lexicon& lexicon_;
    const OutletIndex& index_;
    TimeComparison result_;
    std::optional<DateStretch> stretch_;
    std::vector<sys_days> begins_;  ///< of the periods
    std::map<ClusterOfPeriod, double> words_;
    std::map<Cell, ClusterSums> exposure_;
    std::map<std::pair<AxisId, std::optional<TargetId>>, std::map<Cell, GrowingHits>> axes_;
    std::map<std::pair<ChoiceId, TargetId>, std::map<Cell, GrowingLabels>> choices_;
    std::map<TargetId, std::map<Cell, std::map<std::uint32_t, double>>> references_;
    std::map<std::string, std::string> events_;  ///< name → first date
};

}  // namespace

std::string_view name_of(PeriodUnit unit) {
    switch (unit) {
        case PeriodUnit::week:
            return "week";
        case PeriodUnit::month:
            return "month";
        case PeriodUnit::year:
            return "year";
    }
    return "";
}

TimeComparison compare_time(const ProfileTable& table, const Lexicon& lexicon,
                            const OutletIndex& index) {
    return TimeTable(table, lexicon, index).make();
}

}  // namespace parallax
