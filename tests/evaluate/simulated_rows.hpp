#pragma once

#include "engine/lexicon/lexicon.hpp"
#include "engine/profile/profile_table.hpp"

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace parallax {

inline constexpr double mean_words = 420.0;

/// Expected hits ÷ words of the simulated articles at a mean of `hits` an article.
inline double true_rate(double hits) {
    return hits / mean_words;
}

/// Articles of about 420 words (log-normal), hits Poisson with a rate that varies by event (gamma,
/// coefficient of variation .5, shared by the outlets) and by article (gamma, .5).
class Newsroom {
public:
    explicit Newsroom(std::uint64_t seed) : random_(seed) {}

    double effect();
    double words();
    double hits(double mean);
    double part(double of, double share);  ///< binomial
    std::mt19937_64& random() { return random_; }

private:
    std::mt19937_64 random_;
};

/// What simulated articles use: groups of entries of one axis and pole, because a writer has
/// several words for one thing, and the labels of one choice that names targets.
struct SimulatedEntries {
    const Lexicon* lexicon = nullptr;
    std::vector<std::vector<TermId>> groups;
    ChoiceId choice;
    std::vector<TermId> labels;
};

/// The lexicon must outlive the result.
[[nodiscard]] SimulatedEntries choose_entries(const Lexicon& lexicon, std::size_t most_groups);

struct SimulatedDesign {
    std::size_t outlets = 2;
    std::size_t events = 10;
    std::size_t articles = 1;  ///< of each outlet on each event
    double hits = 2.0;         ///< of each group of entries and target an article
    double factor = 1.0;       ///< how many times as often the first outlet uses the first group;
                               ///< above 3 the others use it so many times less often
    bool unequal = false;      ///< articles of the first outlet are five times as long
};

[[nodiscard]] ProfileTable simulate_table(Newsroom& newsroom, const SimulatedEntries& entries,
                                          const SimulatedDesign& design);

}  // namespace parallax
