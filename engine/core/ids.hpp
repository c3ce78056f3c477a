#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace parallax {

/// An index that cannot be mixed up with an index into another table.
template <class Tag>
struct Id {
    std::uint32_t value = 0;

    friend constexpr auto operator<=>(const Id&, const Id&) = default;
    [[nodiscard]] constexpr std::size_t index() const { return value; }
};

using WordId = Id<struct WordTag>;      ///< a distinct surface form in a Vocabulary
using TermId = Id<struct TermTag>;      ///< Lexicon::terms()
using AxisId = Id<struct AxisTag>;      ///< Lexicon::axes()
using TargetId = Id<struct TargetTag>;  ///< Lexicon::targets()
using ChoiceId = Id<struct ChoiceTag>;  ///< Lexicon::choices()

}  // namespace parallax
