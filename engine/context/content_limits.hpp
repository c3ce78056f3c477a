#pragma once

#include "engine/context/cue_sentence.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace parallax {

/// Where the outlet goes on behind content, before its clause or phrase ends.
struct ContentLimit {
    std::uint32_t end = 0;  ///< of the content
    TokenRange certain;     ///< as in Attribution
};

/// The end of `content`, which stands behind the cue sentence.cues()[index], where the clause
/// around goes on ("The colonel, who asked not to be named, told …"), an opening leads up to its
/// clause
/// ("Calling the bill cruel, the governor vetoed it"), or the outlet adds something ("…, a charge
/// Dravia rejects"). Of a mere `name` ("what lawyers call the pit") only the first is looked for.
/// None: it ends where its clause or phrase does.
[[nodiscard]] std::optional<ContentLimit> find_content_limit(const CueSentence& sentence,
                                                             std::size_t index, TokenRange content,
                                                             bool name);

/// A finite verb, or a word that looks like it, and no attribute ("the failed coup").
[[nodiscard]] bool starts_main_verb(const CueSentence& sentence, std::uint32_t at);

/// The comma before the clause that an opening leads up to, from `from` on: the one behind which a
/// verb follows; none where several are. "Asked about the raid[,] the minister shrugged".
[[nodiscard]] std::optional<std::uint32_t> find_comma_of_lead(const CueSentence& sentence,
                                                              std::uint32_t from);

/// The verb of the clause around, in words that hang on its subject: "[Men accused of] theft were".
[[nodiscard]] std::optional<std::uint32_t> find_main_verb(const CueSentence& sentence,
                                                          TokenRange range);

}  // namespace parallax
