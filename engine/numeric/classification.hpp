#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax {

/// What a classifier said of n examples of K classes, and what they are.
struct Classified {
    std::size_t classes = 2;
    std::vector<std::uint32_t> truth;      ///< n, each < classes
    std::vector<std::uint32_t> predicted;  ///< n, each < classes
    std::vector<double> probabilities;     ///< n × K row by row; empty: none are known

    [[nodiscard]] std::size_t size() const { return truth.size(); }
    [[nodiscard]] double probability(std::size_t example, std::size_t of) const {
        return probabilities[example * classes + of];
    }
};

/// Precision, recall and F1 of one class; none where nothing was predicted or there is nothing.
struct ClassMeasures {
    std::uint64_t examples = 0;   ///< of this class
    std::uint64_t predicted = 0;  ///< said to be of it
    std::optional<double> precision;
    std::optional<double> recall;
    double f1 = 0.0;  ///< 2TP ÷ (2TP + FP + FN); 0 where that is 0 ÷ 0
};

/// Examples whose predicted class had a probability in [low, high).
struct ReliabilityBin {
    double low = 0.0;
    double high = 0.0;
    std::uint64_t examples = 0;
    double mean_probability = 0.0;
    double share_right = 0.0;
};

/// Measures that are one number. Those of probabilities are none without them; area under the
/// curve and average precision are of two classes, or the mean over classes against the rest.
enum class Measure : std::uint8_t {
    accuracy,
    macro_f1,     ///< mean F1 over the classes
    positive_f1,  ///< F1 of the last class
    auc,          ///< P(score of a positive > that of a negative), ties half (Hanley & McNeil 1982)
    average_precision,  ///< Σ (Rₖ − Rₖ₋₁)·Pₖ over distinct scores, falling
    log_loss,           ///< mean −ln p(truth), p kept from 0 and 1 by 1e-15
    brier,              ///< mean Σ_k (p_k − y_k)² (Brier 1950; of two classes half of it)
    ece,  ///< Σ bin share · |share right − mean probability|, ten bins (Naeini et al. 2015)
};
inline constexpr std::array all_measures{
    Measure::accuracy,          Measure::macro_f1, Measure::positive_f1, Measure::auc,
    Measure::average_precision, Measure::log_loss, Measure::brier,       Measure::ece};

[[nodiscard]] std::string_view name_of(Measure measure);

/// Computes measures of one set of predictions again and again with other weights, as resampling
/// does; sorts once.
class ClassificationMeasures {
public:
    /// `classified` must outlive it.
    explicit ClassificationMeasures(const Classified& classified);

    /// `counts[i]` is how often example i stands in the sample. None where it is undefined.
    [[nodiscard]] std::optional<double> measure(Measure measure,
                                                const std::vector<std::uint32_t>& counts) const;
    /// Every example once.
    [[nodiscard]] std::optional<double> measure(Measure measure) const;

private:
    [[nodiscard]] std::optional<double> rank_measure(
        Measure measure, std::size_t of, const std::vector<std::uint32_t>& counts) const;

    const Classified* classified_;
    std::vector<std::vector<std::uint32_t>> order_;  ///< by class: examples by probability falling
    std::vector<std::uint32_t> ones_;
};

/// Per class, in order of class.
[[nodiscard]] std::vector<ClassMeasures> measure_classes(const Classified& classified);

/// counts[truth][predicted]
[[nodiscard]] std::vector<std::vector<std::uint64_t>> confusion_of(const Classified& classified);

/// Ten bins of equal width over [0, 1] by the probability of the predicted class; the last holds 1.
[[nodiscard]] std::vector<ReliabilityBin> reliability_of(const Classified& classified);

}  // namespace parallax
