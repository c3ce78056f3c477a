#include "engine/numeric/intervals.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <cstdint>
#include <vector>

namespace parallax {
namespace {

/// SplitMix64 (Steele, Lea, Flood, 2014): the same corpora wherever the test runs.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    /// In (0, 1].
    double uniform() {
        state_ += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        z ^= z >> 31U;
        return (static_cast<double>(z >> 11U) + 1.0) * 0x1.0p-53;
    }

    /// Knuth's product of uniforms: exact for the small means used here.
    double poisson(double mean) {
        const double floor = std::exp(-mean);
        double count = 0.0;
        for (double product = uniform(); product > floor; product *= uniform()) count += 1.0;
        return count;
    }

    /// Gamma of shape 2 and mean 1.
    double gamma() { return -0.5 * (std::log(uniform()) + std::log(uniform())); }

private:
    std::uint64_t state_;
};

/// Share of 1,000 corpora whose interval holds the true rate. Counts are negative-binomial (size
/// 2): a document that uses a word once uses it again. Documents have 400 to 1,200 words.
double coverage(double hits_a_document, std::size_t documents, std::uint64_t seed) {
    constexpr int corpora = 1000;
    constexpr double mean_words = 800.0;
    const double rate = hits_a_document / mean_words;
    Dice dice(seed);
    int held = 0;
    for (int corpus = 0; corpus < corpora; ++corpus) {
        std::vector<ClusterTotal> clusters;
        for (std::size_t g = 0; g < documents; ++g) {
            const double words = 400.0 + std::floor(800.0 * dice.uniform());
            clusters.push_back({dice.poisson(rate * words * dice.gamma()), words});
        }
        const Interval interval = clustered_rate_interval(clusters).value();
        if (interval.low <= rate && rate <= interval.high) ++held;
    }
    return static_cast<double>(held) / corpora;
}

/// The same for a share of words: documents differ in it as a beta of the given mean and
/// concentration 6 does, so that words of one document go together.
double share_coverage(double share, std::size_t documents, std::uint64_t seed) {
    constexpr int corpora = 1000;
    constexpr int concentration = 6;
    Dice dice(seed);
    const auto sum_of_exponentials = [&](int shape) {
        double sum = 0.0;
        for (int at = 0; at < shape; ++at) sum -= std::log(dice.uniform());
        return sum;
    };
    int held = 0;
    for (int corpus = 0; corpus < corpora; ++corpus) {
        std::vector<ClusterTotal> clusters;
        for (std::size_t g = 0; g < documents; ++g) {
            const double words = 400.0 + std::floor(800.0 * dice.uniform());
            const int shape = static_cast<int>(share * concentration);
            const double in = sum_of_exponentials(shape);
            const double out = sum_of_exponentials(concentration - shape);
            clusters.push_back({std::floor(words * in / (in + out)), words});
        }
        const Interval interval = clustered_share_interval(clusters).value();
        if (interval.low <= share && share <= interval.high) ++held;
    }
    return static_cast<double>(held) / corpora;
}

TEST_CASE("shares of words: a 95 % interval holds the share in 93 % of corpora or more") {
    for (const double share : {1.0 / 3.0, 0.5}) {
        for (const std::size_t documents : {5U, 10U, 30U}) {
            const double held = share_coverage(share + 1e-9, documents, 4);
            CAPTURE(share, documents, held);
            CHECK(held >= 0.93);
        }
    }
}

TEST_CASE("shares of words: at 0 and 1 each cluster counts as one") {
    const std::vector<ClusterTotal> none{{0, 500}, {0, 300}, {0, 900}};
    const Interval low = clustered_share_interval(none).value();
    CHECK(low.low == 0.0);
    CHECK(low.high == Approx(1 - std::pow(0.025, 1.0 / 3.0)));  // exact binomial, 0 of 3
    const std::vector<ClusterTotal> all{{500, 500}, {300, 300}, {900, 900}};
    CHECK(clustered_share_interval(all).value().low == Approx(std::pow(0.025, 1.0 / 3.0)));
    CHECK_FALSE(clustered_share_interval(std::vector<ClusterTotal>{{3, 10}}).has_value());
}

TEST_CASE("ten clustered documents: a 95 % interval holds the rate in 93 % of corpora or more") {
    for (const double hits_a_document : {0.3, 2.0}) {
        for (const std::uint64_t seed : {1U, 2U, 3U}) {
            const double held = coverage(hits_a_document, 10, seed);
            CAPTURE(hits_a_document, seed, held);
            CHECK(held >= 0.93);
        }
    }
}

}  // namespace
}  // namespace parallax
