#pragma once

#include "engine/context/agency_parties.hpp"
#include "engine/context/annotation.hpp"
#include "engine/context/harm_reading.hpp"
#include "engine/context/token_voices.hpp"

#include <optional>

namespace parallax {

/// "It is estimated that": the words stand in indirect speech, but nobody is said to say them.
[[nodiscard]] bool is_impersonal(const HarmSentence& sentence, TokenRange tokens,
                                 const TokenVoices& voices);

/// The noun phrase of the source to whom what stands at `tokens` is attributed: the speaker of its
/// passage, else of the passage nearest in the same sentence.
[[nodiscard]] std::optional<TokenRange> find_source(const HarmSentence& sentence, TokenRange tokens,
                                                    const TokenVoices& voices);

/// Sets victims_named, age and family from the noun phrase of those affected.
void add_victims(const HarmSentence& sentence, TokenRange phrase, const NamedInSentence& named,
                 AgencyRecord& record);

/// Sets cause and cause_link.
void add_cause(const HarmSentence& sentence, const HarmReading& reading, AgencyRecord& record);

}  // namespace parallax
