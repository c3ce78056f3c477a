#pragma once

#include "engine/context/token_view.hpp"
#include "engine/lexicon/matcher.hpp"

#include <cstdint>
#include <optional>

namespace parallax {

/// What a noun phrase that speaks refers to, as far as its own words tell.
enum class SpeakerKind : std::uint8_t {
    person,
    people,    ///< several
    group,     ///< a government, party, newspaper
    document,  ///< "the statement"
    name,      ///< a name of which nothing more is known
    other,
    he,  ///< "he", "she": a person named elsewhere
    it,
    they,
    who,  ///< a relative pronoun
};

/// Who speaks: the part of the noun phrase that names, and the target it stands or speaks for.
struct NamedSpeaker {
    TokenRange phrase;
    TokenRange name;
    SpeakerKind kind = SpeakerKind::other;
    std::optional<TargetId> target;
};

/// Reads a noun phrase. Its name is the run of names at its end without titles ("Prime Minister
/// Benjamin Netanyahu": "Benjamin Netanyahu"), or else the phrase without articles; its target that
/// whose name, member or adjective stands in it, the last name before the end of the naming part
/// first. Requires a phrase that is not empty.
[[nodiscard]] NamedSpeaker read_speaker(const TokenView& view, const Matches& matches,
                                        TokenRange phrase);

/// "he", "it", "who"; also "the" where the rest was cut off.
[[nodiscard]] bool names_nobody(const TokenView& view, TokenRange name);

}  // namespace parallax
