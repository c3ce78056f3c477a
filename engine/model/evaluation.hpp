#pragma once

#include "engine/numeric/classification.hpp"
#include "engine/numeric/intervals.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parallax {

/// Predictions with what they are to be grouped by. All lists have one entry an example.
struct Judged {
    std::vector<std::string> classes;
    Classified classified;
    std::vector<std::string> groups;   ///< resampled whole
    std::vector<std::string> outlets;  ///< "" where unknown
    std::vector<std::string> topics;   ///< "" where unknown
};

struct MeasuredValue {
    Measure measure = Measure::accuracy;
    std::optional<double> value;
    std::optional<Interval> interval;  ///< 95 %, by resampling groups
};

/// The examples of one outlet or topic.
struct PartResult {
    std::string name;
    std::uint64_t examples = 0;
    double accuracy = 0.0;
    double macro_f1 = 0.0;
};

struct Evaluation {
    std::vector<std::string> classes;
    std::uint64_t examples = 0;
    std::uint64_t groups = 0;
    std::vector<MeasuredValue> measures;  ///< in order of Measure
    std::vector<ClassMeasures> by_class;
    std::vector<std::vector<std::uint64_t>> confusion;  ///< [truth][predicted]
    std::vector<ReliabilityBin> reliability;            ///< empty without probabilities
    std::vector<PartResult> by_outlet;                  ///< by name; empty if no outlet is known
    std::vector<PartResult> by_topic;

    [[nodiscard]] const MeasuredValue& measure(Measure which) const {
        return measures[static_cast<std::size_t>(which)];
    }
};

[[nodiscard]] Evaluation evaluate(const Judged& judged, std::uint64_t seed,
                                  std::size_t samples = 1000);

/// How one measure differs between two models on the same examples, first less second.
struct PairedDifference {
    Measure measure = Measure::accuracy;
    std::optional<double> difference;
    std::optional<Interval> interval;
    std::optional<double> p_value;  ///< paired bootstrap over groups
};

struct PairedComparison {
    std::vector<PairedDifference> differences;
    std::uint64_t both_right = 0;
    std::uint64_t only_first = 0;
    std::uint64_t only_second = 0;
    std::uint64_t none_right = 0;
    double mcnemar_p = 1.0;
};

/// Requires the same examples in the same order and the same classes.
[[nodiscard]] PairedComparison compare_models(const Judged& first, const Judged& second,
                                              std::uint64_t seed, std::size_t samples = 1000);

}  // namespace parallax
