#include "engine/numeric/resampling.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <random>

#include <boost/math/distributions/binomial.hpp>

namespace parallax {
namespace {

/// A number below `limit`, every one as likely (rejection): the standard leaves its own
/// distributions to each library, and samples must be the same everywhere.
std::uint64_t draw_below(std::mt19937_64& random, std::uint64_t limit) {
    const std::uint64_t usable = std::mt19937_64::max() - std::mt19937_64::max() % limit;
    std::uint64_t number = random();
    while (number >= usable) number = random();
    return number % limit;
}

double entropy_of(const std::vector<double>& counts, double all) {
    double sum = 0.0;
    for (const double count : counts) {
        if (count > 0.0) sum -= count / all * std::log(count / all);
    }
    return sum;
}

}  // namespace

void resample_groups(std::span<const std::uint32_t> group, std::size_t groups, std::size_t samples,
                     std::uint64_t seed,
                     const std::function<void(const std::vector<std::uint32_t>&)>& take) {
    std::mt19937_64 random(seed);
    std::vector<std::uint32_t> drawn(groups);
    std::vector<std::uint32_t> counts(group.size());
    for (std::size_t sample = 0; sample < samples; ++sample) {
        std::fill(drawn.begin(), drawn.end(), 0U);
        for (std::size_t i = 0; i < groups; ++i) ++drawn[draw_below(random, groups)];
        for (std::size_t i = 0; i < group.size(); ++i) counts[i] = drawn[group[i]];
        take(counts);
    }
}

std::optional<Interval> percentile_interval(std::vector<double> values, double level) {
    constexpr std::size_t fewest = 20;
    if (values.size() < fewest) return std::nullopt;
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        const double place = share * static_cast<double>(values.size() - 1);
        const auto below = static_cast<std::size_t>(place);
        const std::size_t above = std::min(below + 1, values.size() - 1);
        return values[below] +
               (place - static_cast<double>(below)) * (values[above] - values[below]);
    };
    const double tail = (1.0 - level) / 2.0;
    return Interval{at(tail), at(1.0 - tail), level};
}

double bootstrap_p_value(std::span<const double> differences) {
    double below = 1.0;
    double above = 1.0;
    for (const double difference : differences) {
        if (difference <= 0.0) below += 1.0;
        if (difference >= 0.0) above += 1.0;
    }
    return std::min(1.0,
                    2.0 * std::min(below, above) / (static_cast<double>(differences.size()) + 1.0));
}

double mcnemar_p_value(std::uint64_t only_first, std::uint64_t only_second) {
    const std::uint64_t discordant = only_first + only_second;
    if (discordant == 0) return 1.0;
    const boost::math::binomial_distribution<double> even(static_cast<double>(discordant), 0.5);
    const double tail =
        boost::math::cdf(even, static_cast<double>(std::min(only_first, only_second)));
    return std::min(1.0, 2.0 * tail);
}

MutualInformation mutual_information(std::span<const std::uint32_t> a, std::size_t values_of_a,
                                     std::span<const std::uint32_t> b, std::size_t values_of_b) {
    assert(a.size() == b.size());
    if (a.empty()) return {};
    std::vector<double> of_a(values_of_a);
    std::vector<double> of_b(values_of_b);
    std::vector<double> joint(values_of_a * values_of_b);
    for (std::size_t i = 0; i < a.size(); ++i) {
        of_a[a[i]] += 1.0;
        of_b[b[i]] += 1.0;
        joint[a[i] * values_of_b + b[i]] += 1.0;
    }
    const auto all = static_cast<double>(a.size());
    const double entropy_a = entropy_of(of_a, all);
    const double entropy_b = entropy_of(of_b, all);
    MutualInformation found;
    found.nats = std::max(0.0, entropy_a + entropy_b - entropy_of(joint, all));
    const double smaller = std::min(entropy_a, entropy_b);
    found.share = smaller > 0.0 ? std::min(1.0, found.nats / smaller) : 0.0;
    return found;
}

}  // namespace parallax
