#pragma once

#include "engine/context/annotation.hpp"
#include "engine/context/house_style.hpp"
#include "engine/lexicon/phrase_matcher.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace parallax {

/// A place where words stand that a rule is about.
struct StyleUse {
    std::uint32_t rule = 0;  ///< index into HouseStyle::rules
    Span span;
    Span sentence;
    Voice voice = Voice::own;
    Wording wording = Wording::outlet;
    std::optional<Span> speaker;
    bool is_breach = false;  ///< it may not stand in this voice and wording
};

/// The terms of a house style compiled for search. Immutable; shared by threads.
class StyleMatcher {
public:
    explicit StyleMatcher(const HouseStyle& style);

    /// Every place of a text published on `date` where a rule in force is about the words, in order
    /// of place. Of overlapping terms the leftmost, then the longest, counts; of the same words the
    /// rule that stands first. What a rule's exceptions cover is no use. Furniture is not searched.
    [[nodiscard]] std::vector<StyleUse> find(const HouseStyle& style, std::string_view date,
                                             const ParsedText& parsed, const Annotation& annotation,
                                             const Vocabulary& vocabulary, MatchMemo& memo) const;

private:
    PhraseMatcher phrases_;
};

}  // namespace parallax
