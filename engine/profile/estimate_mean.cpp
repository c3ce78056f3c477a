#include "engine/numeric/resampling.hpp"
#include "engine/profile/compare_parts.hpp"

namespace parallax {
namespace {

constexpr std::size_t samples = 2000;

std::optional<Interval> resample_mean(const ClusteredValues& values) {
    std::vector<std::uint32_t> groups;
    std::map<std::uint32_t, std::uint32_t> numbers;
    for (const auto& [cluster, value] : values) {
        groups.push_back(
            numbers.emplace(cluster, static_cast<std::uint32_t>(numbers.size())).first->second);
    }
    if (numbers.size() < fewest_clusters_to_resample) return std::nullopt;
    std::vector<double> means;
    resample_groups(groups, numbers.size(), samples, 1,
                    [&](const std::vector<std::uint32_t>& times) {
                        double sum = 0.0;
                        double weight = 0.0;
                        for (std::size_t i = 0; i < values.size(); ++i) {
                            sum += values[i].second * times[i];
                            weight += times[i];
                        }
                        if (weight > 0.0) means.push_back(sum / weight);
                    });
    return percentile_interval(std::move(means));
}

}  // namespace

MeanEstimate estimate_mean(const ClusteredValues& values) {
    MeanEstimate estimate;
    if (values.empty()) return estimate;
    double sum = 0.0;
    for (const auto& [cluster, value] : values) sum += value;
    estimate.mean = sum / static_cast<double>(values.size());
    estimate.interval = resample_mean(values);
    return estimate;
}

}  // namespace parallax
