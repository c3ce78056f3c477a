#pragma once

#include "engine/profile/profile_table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace parallax::test {

inline constexpr TargetId dravians{0};
inline constexpr TargetId sorelians{1};

/// Two peoples at war, each a side of its own.
inline Lexicon make_two_sides() {
    std::vector<Target> targets(2);
    targets[0].id = "dravians";
    targets[0].side = "dravian";
    targets[1].id = "sorelians";
    targets[1].side = "sorelian";
    for (Target& target : targets) {
        target.name = target.id;
        target.kind = "people";
        target.lexicon = "war";
    }
    return Lexicon({{"war", "War", "1.0.0", "en", LexiconKind::framing, std::string(64, '0'), 0}},
                   {}, std::move(targets), {}, {});
}

inline HarmCount make_harm(std::optional<TargetId> target, HarmFormKind form, bool agent_named,
                           std::uint8_t force, std::uint32_t count,
                           const std::string& lemma = "kill") {
    HarmCount harm;
    harm.lemma = lemma;
    harm.target = target;
    harm.form = form;
    harm.agent_named = agent_named;
    harm.force = force;
    harm.count = count;
    return harm;
}

}  // namespace parallax::test
