#include "engine/numeric/agreement.hpp"

#include "engine/numeric/resampling.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace parallax {
namespace {

/// The ratings of a unit: which value, and how often.
using UnitCounts = std::vector<std::pair<std::size_t, double>>;

struct Coincidences {
    std::vector<double> values;     ///< that occur in a unit with two or more ratings, rising
    std::vector<UnitCounts> units;  ///< empty for a unit with fewer than two
};

Coincidences count_coincidences(std::span<const UnitRating> ratings, std::size_t units) {
    std::vector<std::size_t> made(units);
    for (const UnitRating& rating : ratings) ++made[rating.unit];
    Coincidences found;
    for (const UnitRating& rating : ratings) {
        if (made[rating.unit] >= 2) found.values.push_back(rating.value);
    }
    std::sort(found.values.begin(), found.values.end());
    found.values.erase(std::unique(found.values.begin(), found.values.end()), found.values.end());
    found.units.resize(units);
    for (const UnitRating& rating : ratings) {
        if (made[rating.unit] < 2) continue;
        const auto at = static_cast<std::size_t>(
            std::lower_bound(found.values.begin(), found.values.end(), rating.value) -
            found.values.begin());
        UnitCounts& counts = found.units[rating.unit];
        const auto same = std::find_if(counts.begin(), counts.end(),
                                       [&](const auto& one) { return one.first == at; });
        if (same == counts.end()) {
            counts.emplace_back(at, 1.0);
        } else {
            same->second += 1.0;
        }
    }
    // Sums shall not depend on the order in which the ratings came.
    for (UnitCounts& counts : found.units) std::sort(counts.begin(), counts.end());
    return found;
}

double number_of_ratings(const UnitCounts& counts) {
    return std::accumulate(counts.begin(), counts.end(), 0.0,
                           [](double sum, const auto& one) { return sum + one.second; });
}

/// The squared differences of all values on a scale, given how often each value occurs.
class Differences {
public:
    Differences(const std::vector<double>& values, const std::vector<double>& times,
                RatingScale scale)
        : values_(&values), times_(&times), scale_(scale), up_to_(times.size()) {
        std::partial_sum(times.begin(), times.end(), up_to_.begin());
        // Alpha is the same in every unit; beyond this a square would be no number.
        constexpr double safe = 1e100;
        for (const double value : values) {
            if (std::abs(value) > safe) unit_ = std::max(unit_, std::abs(value));
        }
    }

    [[nodiscard]] double of(std::size_t a, std::size_t b) const {
        if (a == b) return 0.0;
        if (a > b) std::swap(a, b);
        double difference = 1.0;
        if (scale_ == RatingScale::interval) {
            difference = (*values_)[b] / unit_ - (*values_)[a] / unit_;
        } else if (scale_ == RatingScale::ordinal) {
            const double from_a_to_b = up_to_[b] - up_to_[a] + (*times_)[a];
            difference = from_a_to_b - ((*times_)[a] + (*times_)[b]) / 2.0;
        }
        return difference * difference;
    }

private:
    const std::vector<double>* values_;
    const std::vector<double>* times_;
    RatingScale scale_;
    std::vector<double> up_to_;
    double unit_ = 1.0;
};

/// Mean difference of two ratings of the unit.
double disagreement_within(const UnitCounts& counts, const Differences& differences) {
    double sum = 0.0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        for (std::size_t j = i + 1; j < counts.size(); ++j) {
            sum += 2.0 * counts[i].second * counts[j].second *
                   differences.of(counts[i].first, counts[j].first);
        }
    }
    const double made = number_of_ratings(counts);
    return sum / (made * (made - 1.0));
}

/// Mean difference of two ratings drawn from all of them.
double expected_disagreement(const std::vector<double>& times, const Differences& differences) {
    double sum = 0.0;
    for (std::size_t a = 0; a < times.size(); ++a) {
        for (std::size_t b = a + 1; b < times.size(); ++b)
            sum += 2.0 * times[a] * times[b] * differences.of(a, b);
    }
    const double made = std::accumulate(times.begin(), times.end(), 0.0);
    return made < 2.0 ? 0.0 : sum / (made * (made - 1.0));
}

struct Alpha {
    std::optional<double> value;
    std::vector<std::optional<double>> by_unit;
};

/// Alpha of a sample in which unit u stands times_drawn[u] times.
Alpha find_alpha(const Coincidences& found, RatingScale scale,
                 std::span<const std::uint32_t> times_drawn, bool with_units) {
    std::vector<double> times(found.values.size());
    double made = 0.0;
    for (std::size_t u = 0; u < found.units.size(); ++u) {
        const double drawn = times_drawn[u];
        for (const auto& [value, count] : found.units[u]) {
            times[value] += drawn * count;
            made += drawn * count;
        }
    }
    const Differences differences(found.values, times, scale);
    const double expected = expected_disagreement(times, differences);
    Alpha alpha;
    if (with_units) alpha.by_unit.resize(found.units.size());
    if (!(expected > 0.0)) return alpha;
    double observed = 0.0;
    for (std::size_t u = 0; u < found.units.size(); ++u) {
        if (found.units[u].empty() || times_drawn[u] == 0) continue;
        const double within = disagreement_within(found.units[u], differences);
        observed += times_drawn[u] * number_of_ratings(found.units[u]) * within;
        if (with_units) alpha.by_unit[u] = 1.0 - within / expected;
    }
    alpha.value = 1.0 - observed / made / expected;
    return alpha;
}

}  // namespace

std::string_view name_of(RatingScale scale) {
    switch (scale) {
        case RatingScale::ordinal:
            return "ordinal";
        case RatingScale::interval:
            return "interval";
        case RatingScale::nominal:
            break;
    }
    return "nominal";
}

Agreement measure_agreement(std::span<const UnitRating> ratings, std::size_t units,
                            RatingScale scale, std::uint64_t seed, std::size_t samples) {
    const Coincidences found = count_coincidences(ratings, units);
    Agreement agreement;
    agreement.scale = scale;
    // Only units that can be compared are drawn.
    std::vector<std::uint32_t> number(units);
    std::uint32_t comparable = 0;
    for (std::size_t u = 0; u < units; ++u) {
        if (found.units[u].empty()) continue;
        number[u] = comparable++;
        agreement.ratings += static_cast<std::uint64_t>(number_of_ratings(found.units[u]));
    }
    agreement.units = comparable;
    Alpha whole = find_alpha(found, scale, std::vector<std::uint32_t>(units, 1), true);
    agreement.alpha = whole.value;
    agreement.by_unit = std::move(whole.by_unit);
    if (!agreement.alpha) return agreement;
    std::vector<std::uint32_t> groups(comparable);
    std::iota(groups.begin(), groups.end(), 0U);
    std::vector<std::uint32_t> drawn(units);
    std::vector<double> values;
    resample_groups(groups, comparable, samples, seed,
                    [&](const std::vector<std::uint32_t>& counts) {
                        for (std::size_t u = 0; u < units; ++u)
                            drawn[u] = found.units[u].empty() ? 0 : counts[number[u]];
                        const Alpha alpha = find_alpha(found, scale, drawn, false);
                        if (alpha.value) values.push_back(*alpha.value);
                    });
    agreement.samples = values.size();
    agreement.interval = percentile_interval(std::move(values));
    return agreement;
}

}  // namespace parallax
