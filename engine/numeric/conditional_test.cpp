#include "engine/numeric/conditional_test.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <utility>
#include <vector>

#include <boost/math/special_functions/beta.hpp>

namespace parallax {
namespace {

using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

/// What both groups have in one stratum.
struct CountTable {
    double counts[2] = {0.0, 0.0};
    double exposures[2] = {0.0, 0.0};

    [[nodiscard]] double counted() const { return counts[0] + counts[1]; }
    [[nodiscard]] double exposed() const { return exposures[0] + exposures[1]; }
    [[nodiscard]] double expected() const { return counted() * exposures[0] / exposed(); }
    /// n_A·n_B ÷ n
    [[nodiscard]] double weight() const { return exposures[0] * exposures[1] / exposed(); }
    [[nodiscard]] double variance(RatioKind kind) const {
        const double binomial = counted() * weight() / exposed();
        if (kind == RatioKind::rate) return binomial;
        return exposed() > 1.0 ? binomial * (exposed() - counted()) / (exposed() - 1.0) : 0.0;
    }
};

/// Strata in which both groups have exposure and something is counted.
std::vector<CountTable> list_tables(std::span<const StratifiedUnit> units) {
    std::vector<CountTable> tables;
    for (std::size_t at = 0; at < units.size();) {
        const std::uint32_t stratum = units[at].stratum;
        CountTable table;
        for (; at < units.size() && units[at].stratum == stratum; ++at) {
            table.counts[units[at].second ? 1 : 0] += units[at].count;
            table.exposures[units[at].second ? 1 : 0] += units[at].exposure;
        }
        assert(at == units.size() || units[at].stratum > stratum);
        if (table.exposures[0] > 0.0 && table.exposures[1] > 0.0 && table.counted() > 0.0)
            tables.push_back(table);
    }
    return tables;
}

/// Pearson's X² and what would be expected of it, of strata as they were fitted.
struct Deviations {
    double squares = 0.0;
    double variance = 0.0;
};

Deviations deviate_from_ratio(std::span<const CountTable> tables) {
    double of_first = 0.0;
    double of_second = 0.0;
    for (const CountTable& table : tables) {
        of_first += table.counts[0] * table.exposures[1] / table.exposed();
        of_second += table.counts[1] * table.exposures[0] / table.exposed();
    }
    Deviations deviations;
    for (const CountTable& table : tables) {
        const double first = table.exposures[0] * of_first;
        const double second = table.exposures[1] * of_second;
        const double share = first / (first + second);
        const double above = table.counts[0] - table.counted() * share;
        deviations.squares += above * above;
        deviations.variance += table.counted() * share * (1.0 - share);
    }
    return deviations;
}

Deviations deviate_from_difference(std::span<const CountTable> tables) {
    double above = 0.0;
    double weight = 0.0;
    for (const CountTable& table : tables) {
        above += table.counts[0] - table.expected();
        weight += table.weight();
    }
    const double difference = above / weight;
    Deviations deviations;
    for (const CountTable& table : tables) {
        const double residual = table.counts[0] - table.expected() - table.weight() * difference;
        const double share = table.counted() / table.exposed();
        const auto spread_of = [&](double moved, double exposure) {
            const double fitted = std::clamp(share + moved, 0.0, 1.0);
            return fitted * (1.0 - fitted) / exposure;
        };
        const double spread =
            spread_of(difference * table.exposures[1] / table.exposed(), table.exposures[0]) +
            spread_of(-difference * table.exposures[0] / table.exposed(), table.exposures[1]);
        deviations.squares += residual * residual;
        deviations.variance += table.weight() * table.weight() * spread;
    }
    return deviations;
}

double estimate_dispersion(std::span<const CountTable> tables, RatioKind kind) {
    if (tables.size() < 2) return 1.0;
    const Deviations deviations =
        kind == RatioKind::rate ? deviate_from_ratio(tables) : deviate_from_difference(tables);
    if (deviations.variance <= 0.0) return 1.0;
    const auto strata = static_cast<double>(tables.size());
    return std::max(1.0, deviations.squares / deviations.variance * strata / (strata - 1.0));
}

/// P(X <= x) of n things with this share, by the incomplete beta function also between whole
/// numbers.
double at_most(double x, double n, double share) {
    return x >= n ? 1.0 : boost::math::ibetac(x + 1.0, n - x, share, Policy());
}

/// The group of which less is expected first: sums then are the same to the last bit whichever is
/// called first.
void order_groups(std::vector<CountTable>& tables) {
    double expected[2] = {0.0, 0.0};
    double counts[2] = {0.0, 0.0};
    for (const CountTable& table : tables) {
        for (std::size_t group = 0; group < 2; ++group) {
            expected[group] += table.counted() * table.exposures[group] / table.exposed();
            counts[group] += table.counts[group];
        }
    }
    if (std::pair(expected[0], counts[0]) <= std::pair(expected[1], counts[1])) return;
    for (CountTable& table : tables) {
        std::swap(table.counts[0], table.counts[1]);
        std::swap(table.exposures[0], table.exposures[1]);
    }
}

}  // namespace

double test_conditionally(std::span<const StratifiedUnit> units, RatioKind kind) {
    std::vector<CountTable> tables = list_tables(units);
    order_groups(tables);
    double count = 0.0;
    double total = 0.0;
    double expected = 0.0;
    double variance = 0.0;
    for (const CountTable& table : tables) {
        count += table.counts[0];
        total += table.counted();
        expected += table.expected();
        variance += table.variance(kind);
    }
    // Where all that could be counted is counted there is nothing to compare.
    if (variance <= 0.0) return 1.0;
    variance *= estimate_dispersion(tables, kind);
    const double share = expected / total;
    const double things = expected * (total - expected) / variance;
    const double counted = count * things / total;
    const double fewer = at_most(counted, things, share);
    const double more = at_most(things - counted, things, 1.0 - share);
    return std::min(1.0, 2.0 * std::min(fewer, more));
}

}  // namespace parallax
