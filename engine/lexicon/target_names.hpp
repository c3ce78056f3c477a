#pragma once

#include "engine/core/ids.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

struct Target;

/// The words by which targets and the people who stand for them are called, in normalised form: of
/// every spelling of every alias and member. Cut once, because texts ask of name after name.
class TargetNames {
public:
    explicit TargetNames(std::span<const Target> targets);

    /// Whether the word stands anywhere in a name of the target.
    [[nodiscard]] bool holds(TargetId target, std::string_view word) const;

    /// Whether a name of the target, of several words, ends in this one.
    [[nodiscard]] bool is_family_name(TargetId target, std::string_view word) const;

private:
    struct Words {  ///< both sorted, without repetition
        std::vector<std::string> all;
        std::vector<std::string> family_names;
    };
    std::vector<Words> words_;  ///< by target
};

}  // namespace parallax
