#pragma once

#include "engine/context/annotation.hpp"
#include "engine/core/span.hpp"
#include "engine/profile/analysed_document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parallax {

/// One record of harm shown with its sentence. Texts are bytes of the document; empty if nothing is
/// known.
struct HarmEvidence {
    std::string key;  ///< of the document
    Field field = Field::text;
    Span span;         ///< the verb or noun, in the field's bytes
    Span sentence;     ///< its sentence, in the field's bytes
    std::string text;  ///< the sentence's bytes
    std::string lemma;
    HarmKind kind = HarmKind::death;
    HarmFormKind form = HarmFormKind::active;
    std::uint8_t force = 1;
    Voice voice = Voice::own;
    std::optional<TargetId> agent;
    std::string agent_text;
    std::optional<TargetId> affected;
    std::string affected_text;
    PartyLink link = PartyLink::none;  ///< how it is known who is affected
    bool victims_named = false;
    std::string figure;
    std::string source;  ///< the noun phrase that gives the figure or tells of the deed
    HitFlags flags;
    std::uint64_t rank = 0;  ///< evidence_rank() of the place: which ones are kept
};

/// Every record of harm outside furniture, title first, in order of records.
[[nodiscard]] std::vector<HarmEvidence> collect_harm_evidence(const AnalysedDocument& analysed,
                                                              std::uint64_t seed);

}  // namespace parallax
