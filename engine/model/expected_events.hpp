#pragma once

#include "engine/model/induce_texts.hpp"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace parallax {

/// How many events so many texts would fall into, were they drawn at random; what keeps to fewer is
/// about something (Church & Gale 1995 measure the same of documents: residual idf).
class ExpectedEvents {
public:
    explicit ExpectedEvents(const PhraseTexts& texts);

    /// In (0, texts.events].
    [[nodiscard]] double of(std::uint32_t texts);

private:
    std::vector<double> shares_;  ///< by event: of all texts
    std::unordered_map<std::uint32_t, double> known_;
};

}  // namespace parallax
