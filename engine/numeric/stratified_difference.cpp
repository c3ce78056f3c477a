#include "engine/numeric/stratified_difference.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace parallax {
namespace {

/// One group in one stratum.
struct Cell {
    double count = 0.0;
    double exposure = 0.0;
    std::size_t units = 0;

    [[nodiscard]] double ratio() const { return count / exposure; }
};

/// One stratum in which both groups have exposure, and its units [begin, end).
struct Stratum {
    Cell first;
    Cell second;
    std::size_t begin = 0;
    std::size_t end = 0;

    [[nodiscard]] double weight() const {
        return first.exposure * second.exposure / (first.exposure + second.exposure);
    }
    [[nodiscard]] double difference() const { return first.ratio() - second.ratio(); }
};

std::vector<Stratum> list_strata(std::span<const StratifiedUnit> units) {
    std::vector<Stratum> strata;
    for (std::size_t begin = 0; begin < units.size();) {
        Stratum stratum;
        stratum.begin = begin;
        std::size_t at = begin;
        for (; at < units.size() && units[at].stratum == units[begin].stratum; ++at) {
            Cell& cell = units[at].second ? stratum.second : stratum.first;
            cell.count += units[at].count;
            cell.exposure += units[at].exposure;
            if (units[at].exposure > 0.0) ++cell.units;
        }
        stratum.end = at;
        if (stratum.first.exposure > 0.0 && stratum.second.exposure > 0.0)
            strata.push_back(stratum);
        begin = at;
    }
    return strata;
}

struct Variance {
    double value = 0.0;
    double degrees = 0.0;  ///< of freedom
};

Variance variance_of_strata(std::span<const Stratum> strata, const StratifiedDifference& of) {
    Variance variance;
    double squares = 0.0;
    for (const Stratum& stratum : strata) {
        const double w = stratum.weight();
        const double residual = w * (stratum.difference() - of.estimate());
        variance.value += residual * residual / (1.0 - w / of.weight);
        squares += w * w;
    }
    variance.value /= of.weight * of.weight;
    variance.degrees = std::max(of.weight * of.weight / squares - 1.0, 1.0);
    return variance;
}

/// Adds the squared residuals of one cell's units, as a variance of its ratio.
double variance_of_cell(std::span<const StratifiedUnit> units, const Cell& cell, bool second) {
    double squares = 0.0;
    for (const StratifiedUnit& unit : units) {
        if (unit.second != second || unit.exposure <= 0.0) continue;
        const double residual = unit.count - cell.ratio() * unit.exposure;
        squares += residual * residual;
    }
    const auto n = static_cast<double>(cell.units);
    return squares * n / (n - 1.0) / (cell.exposure * cell.exposure);
}

Variance variance_of_units(std::span<const Stratum> strata, std::span<const StratifiedUnit> units,
                           const StratifiedDifference& of) {
    Variance variance;
    for (const Stratum& stratum : strata) {
        const auto own = units.subspan(stratum.begin, stratum.end - stratum.begin);
        const double w = stratum.weight();
        variance.value += w * w *
                          (variance_of_cell(own, stratum.first, false) +
                           variance_of_cell(own, stratum.second, true));
        variance.degrees += static_cast<double>(stratum.first.units + stratum.second.units) - 2.0;
    }
    variance.value /= of.weight * of.weight;
    return variance;
}

/// Variance if every hit, or every opportunity, were independent of the others.
double independent_variance(std::span<const Stratum> strata, const StratifiedDifference& of,
                            RatioKind kind) {
    Cell first;
    Cell second;
    double spread_first = 0.0;  // Σ w² ÷ n, how far the weights stretch one count
    double spread_second = 0.0;
    for (const Stratum& stratum : strata) {
        const double w = stratum.weight();
        first.count += stratum.first.count;
        first.exposure += stratum.first.exposure;
        second.count += stratum.second.count;
        second.exposure += stratum.second.exposure;
        spread_first += w * w / stratum.first.exposure;
        spread_second += w * w / stratum.second.exposure;
    }
    const auto variance_of_one = [kind](const Cell& cell) {
        if (kind == RatioKind::rate) return (cell.count + 0.5) / cell.exposure;
        const double share = (cell.count + 0.5) / (cell.exposure + 1.0);
        return share * (1.0 - share);
    };
    return (spread_first * variance_of_one(first) + spread_second * variance_of_one(second)) /
           (of.weight * of.weight);
}

}  // namespace

std::optional<StratifiedDifference> weigh_difference(std::span<const StratifiedUnit> units) {
    assert(std::is_sorted(
        units.begin(), units.end(),
        [](const StratifiedUnit& a, const StratifiedUnit& b) { return a.stratum < b.stratum; }));
    StratifiedDifference difference;
    for (const Stratum& stratum : list_strata(units)) {
        ++difference.strata;
        difference.weighted += stratum.weight() * stratum.difference();
        difference.weight += stratum.weight();
    }
    if (difference.strata == 0) return std::nullopt;
    return difference;
}

std::optional<DifferenceError> estimate_error(std::span<const StratifiedUnit> units,
                                              const StratifiedDifference& difference,
                                              RatioKind kind, double level) {
    assert(level > 0.0 && level < 1.0);
    const std::vector<Stratum> strata = list_strata(units);
    const bool counted = std::any_of(strata.begin(), strata.end(), [](const Stratum& stratum) {
        return stratum.first.count > 0.0 || stratum.second.count > 0.0;
    });
    if (!counted) return std::nullopt;
    const bool cells_have_two =
        std::all_of(strata.begin(), strata.end(), [](const Stratum& stratum) {
            return stratum.first.units >= 2 && stratum.second.units >= 2;
        });
    const bool by_unit = cells_have_two && strata.size() < fewest_strata_as_observations;
    if (!by_unit && strata.size() < 2) return std::nullopt;

    const Variance variance = by_unit ? variance_of_units(strata, units, difference)
                                      : variance_of_strata(strata, difference);
    DifferenceError error;
    error.standard_error =
        std::sqrt(std::max(variance.value, independent_variance(strata, difference, kind)));
    error.observation = by_unit ? Observation::unit : Observation::stratum;
    const double t = t_quantile(variance.degrees, 0.5 + level / 2.0);
    // A share's difference is within [−1, 1], a rate's within what a hit a word allows.
    error.interval = {std::max(difference.estimate() - t * error.standard_error, -1.0),
                      std::min(difference.estimate() + t * error.standard_error, 1.0), level};
    return error;
}

double log_ratio(double count_a, double exposure_a, double count_b, double exposure_b) {
    return std::log2((count_a + 0.5) / (exposure_a + 0.5)) -
           std::log2((count_b + 0.5) / (exposure_b + 0.5));
}

}  // namespace parallax
