#pragma once

#include "engine/model/induce_texts.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace parallax {

/// How many events so many texts of each class would fall into, were they drawn at random among the
/// texts of their class; what keeps to fewer is about something (Church & Gale 1995 measure the
/// same of documents: residual idf). By class, because a class of which every text tells an event
/// of its own can hardly repeat one, and one that tells few events in many texts can hardly do
/// else.
class ExpectedEvents {
public:
    explicit ExpectedEvents(const PhraseTexts& texts);

    /// In [0, texts.events]. `drawn`: by class, how many texts; 0 only if all are.
    [[nodiscard]] double of(std::span<const std::uint32_t> drawn);

private:
    /// An event that several classes tell: ln of the chance that one text drawn of the class is
    /// about another.
    struct Shared {
        std::uint32_t event = 0;  ///< index into missed_
        double log_missed = 0.0;
    };
    struct OfClass {
        std::vector<Shared> shared;
        /// Events that nobody else tells: share of the class's texts, and how many have it.
        std::map<double, std::uint32_t> alone;
        std::map<std::uint32_t, double> alone_expected;  ///< by texts drawn
    };

    std::vector<OfClass> classes_;
    std::vector<double> missed_;  ///< by shared event: ln of the chance that none is about it
    std::vector<std::uint32_t> touched_;  ///< kept for its memory
};

}  // namespace parallax
