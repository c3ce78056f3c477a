#include "engine/profile/map_table.hpp"

#include <cmath>

namespace parallax {
namespace {

/// Values that differ by less are equal for all that rounding tells.
constexpr double least_deviation = 1e-9;

}  // namespace

MapCounted sum_of(const std::vector<DocumentPart>& documents) {
    MapCounted sum;
    for (const DocumentPart& part : documents) {
        sum.count += part.count;
        sum.of += part.of;
    }
    return sum;
}

MapCounted total_of(const MapCounts& counts, std::size_t measure) {
    MapCounted total;
    for (const std::vector<MapCounted>& outlet : counts) {
        total.count += outlet[measure].count;
        total.of += outlet[measure].of;
    }
    return total;
}

MapCounts count_measures(const std::vector<MapCandidate>& measures,
                         const std::vector<std::uint32_t>& outlets) {
    MapCounts counts;
    for (const std::uint32_t o : outlets) {
        std::vector<MapCounted>& row = counts.emplace_back();
        for (const MapCandidate& measure : measures) row.push_back(sum_of(measure.documents[o]));
    }
    return counts;
}

std::vector<double> standardise(const MapCounts& counts, std::size_t measure) {
    const MapCounted total = total_of(counts, measure);
    std::vector<double> values(counts.size(), 0.0);
    if (total.count <= 0.0 || total.count >= total.of) return values;
    const double p = total.count / total.of;
    double mean = 0.0;
    for (std::size_t o = 0; o < counts.size(); ++o) {
        const auto& [count, of] = counts[o][measure];
        values[o] = std::log2((count + p) / (of - count + 1.0 - p)) - std::log2(p / (1.0 - p));
        mean += values[o] / static_cast<double>(counts.size());
    }
    double squares = 0.0;
    for (double& value : values) {
        value -= mean;
        squares += value * value;
    }
    const double deviation = std::sqrt(squares / static_cast<double>(counts.size() - 1));
    for (double& value : values) value = deviation < least_deviation ? 0.0 : value / deviation;
    return values;
}

NumberTable make_map_table(const std::vector<MapCandidate>& measures, const MapCounts& counts) {
    NumberTable table{measures.size(), std::vector<double>(measures.size() * counts.size())};
    for (std::size_t m = 0; m < measures.size(); ++m) {
        const std::vector<double> column = standardise(counts, m);
        const double weight = 1.0 / std::sqrt(static_cast<double>(measures[m].in_block));
        for (std::size_t o = 0; o < counts.size(); ++o)
            table.values[o * measures.size() + m] = column[o] * weight;
    }
    return table;
}

}  // namespace parallax
