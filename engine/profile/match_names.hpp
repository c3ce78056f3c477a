#pragma once

#include "engine/core/ids.hpp"
#include "engine/profile/story_facts.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parallax {

/// A name as one document writes it.
struct WrittenName {
    std::string words;                        ///< name_words()
    std::optional<TargetId> target;           ///< whose bare name it is
    std::optional<TargetId> speaks_for = {};  ///< of a source
    std::uint32_t document = 0;
    /// Of a target whose bare names are those of several, what the names of one have in common.
    std::string one_of = {};
    bool is_person = false;
};

/// Which of these names of one event are of the same person, organisation or place: for each a
/// number, the same for the same one. Two names are of one if
/// - they are equal apart from capitals and spellings of their words, or bare names of one target;
///   spellings of given names join nobody where one document writes both;
/// - one is the initials of the other ("UNSC", "UN Security Council"), or a document writes the
///   initials in brackets behind the other; no initials are a person's;
/// - one is the end of the other ("Khamenei", "Minister Ali Khamenei") and no other longer name
///   ends so too; of several the only one of the document counts; a target's bare name is the end
///   only of names of those who speak for it, without a preposition between;
/// - one is the beginning of the other, of two words or more, and a preposition follows ("Priya
///   Nand", "Priya Nand of the ministry");
/// - they are of two words or more and is_same_full_name() says so ("Nasser Kanani", "N Kanaani").
[[nodiscard]] std::vector<std::uint32_t> match_names(const std::vector<WrittenName>& names,
                                                     const NameForms& forms = {});

}  // namespace parallax
