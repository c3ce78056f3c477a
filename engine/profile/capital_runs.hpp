#pragma once

#include "engine/profile/analysed_document.hpp"

#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace parallax {

/// The runs of words with a capital in title and text, furniture left out, whether they were read
/// as names or not: "Illinois Republican", the words of a headline. In the form of name_words(),
/// sorted, each once.
[[nodiscard]] std::vector<std::string> list_capital_runs(const AnalysedDocument& analysed);

/// What stands with a capital in some documents, to be asked whether a name may stand there too.
class SeenCapitals {
public:
    void add(std::span<const std::string> runs);

    /// Whether the name (in the form of name_words()) stands in a run, its initials or what they
    /// may stand for do, or a word of its stem ("South Korea", "South Korean"). Says yes too
    /// often rather than too seldom.
    [[nodiscard]] bool may_hold(std::string_view name) const;

private:
    std::unordered_set<std::string> parts_;     ///< words and stretches of runs, small letters
    std::unordered_set<std::string> stems_;     ///< of parts, without endings of peoples
    std::unordered_set<std::string> capitals_;  ///< words all in capitals, small letters
    std::unordered_set<std::string> initials_;  ///< of stretches of two words or more
};

}  // namespace parallax
