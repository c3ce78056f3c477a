#pragma once

#include "engine/lexicon/lexicon.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax {

/// Axes agency (0), legitimacy (1) and tone (2, style); targets army (0) and rebels (1); choices
/// attack (0, of deeds) and namer (1, of armed groups).
enum SampleTerm : std::uint32_t {
    brave_fighters,  ///< legitimacy 1.5, choice namer
    extremely,       ///< tone 0.5
    fighters,        ///< choice namer
    raid,            ///< choice attack
    resisted,        ///< agency 0.75
    sample_zero,     ///< legitimacy 0
    terrorists,      ///< legitimacy -2, choice namer
    sample_term_count,
};

inline Lexicon make_sample_lexicon(std::string sha256 = "sample") {
    std::vector<Axis> axes(3);
    axes[0] = {"agency", "acted upon", "acting", "", LexiconKind::framing, "sample"};
    axes[1] = {"legitimacy", "delegitimising", "legitimising", "", LexiconKind::framing, "sample"};
    axes[2] = {"tone", "calm", "loud", "", LexiconKind::style, "sample"};
    std::vector<Target> targets(2);
    targets[0].id = "army";
    targets[0].kind = "army";
    targets[1].id = "rebels";
    targets[1].kind = "armed-group";
    std::vector<Choice> choices(2);
    choices[0].id = "attack";
    choices[1].id = "namer";
    choices[1].kinds = {"armed-group"};

    std::vector<Term> terms;
    const auto add = [&](std::string id, std::optional<std::uint32_t> axis, double weight,
                         std::optional<std::uint32_t> choice) {
        Term& term = terms.emplace_back();
        term.id = std::move(id);
        if (axis) term.axis = AxisId{*axis};
        term.weight = weight;
        if (choice) term.choice = ChoiceId{*choice};
    };
    add("brave fighters", 1, 1.5, 1);
    add("extremely", 2, 0.5, std::nullopt);
    add("fighters", std::nullopt, 0.0, 1);
    add("raid", std::nullopt, 0.0, 0);
    add("resisted", 0, 0.75, std::nullopt);
    add("sample zero", 1, 0.0, std::nullopt);
    add("terrorists", 1, -2.0, 1);

    LexiconSource source;
    source.id = "sample";
    source.language = "en";
    source.sha256 = std::move(sha256);
    return Lexicon({source}, std::move(axes), std::move(targets), std::move(choices),
                   std::move(terms));
}

}  // namespace parallax
