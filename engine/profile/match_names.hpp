#pragma once

#include "engine/core/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parallax {

/// A name as one document writes it.
struct WrittenName {
    std::string words;               ///< name_words()
    std::optional<TargetId> target;  ///< whose bare name it is
};

/// Which of these names of one event are of the same person, organisation or place: for each a
/// number, the same for the same one. Two names are of one if they are equal apart from capitals;
/// if they are bare names of one target; if one is the initials of the other ("UNSC", "UN Security
/// Council"); if one is the end of the other ("Khamenei", "Ali Khamenei"), and no other longer name
/// ends so too; or if their first and last words are equal or one slip apart in long words ("Nasser
/// Kanani", "Nasser Kanaani").
[[nodiscard]] std::vector<std::uint32_t> match_names(const std::vector<WrittenName>& names);

}  // namespace parallax
