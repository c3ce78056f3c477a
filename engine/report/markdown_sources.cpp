#include "engine/report/markdown_parts.hpp"
#include "engine/report/markdown_text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace parallax {

namespace {

constexpr std::size_t sources_shown = 20;
constexpr std::size_t cues_shown = 3;

std::string sides_table(const Comparison& comparison) {
    std::vector<std::string> header{"Sources speak for"};
    for (const OutletSummary& outlet : comparison.outlets) {
        header.push_back(escape_markdown(outlet.outlet));
    }
    std::vector<std::vector<std::string>> rows;
    for (const SideRow& side : comparison.sides) {
        std::vector<std::string> row{side.side.empty() ? "side not known"
                                                       : escape_markdown(side.side)};
        for (const SideCell& cell : side.outlets) {
            std::string text = group_digits(cell.words.count);
            if (cell.words.share) {
                text += fmt::format(" ({:.0f} %)", 100.0 * *cell.words.share);
            }
            const auto passages = [&](Endorsement endorsement) {
                return cell.passages[static_cast<std::size_t>(endorsement)];
            };
            if (passages(Endorsement::doubtful) > 0) {
                text += fmt::format("; {} doubted", group_digits(passages(Endorsement::doubtful)));
            }
            if (passages(Endorsement::factive) > 0) {
                text +=
                    fmt::format("; {} taken as fact", group_digits(passages(Endorsement::factive)));
            }
            row.push_back(std::move(text));
        }
        rows.push_back(std::move(row));
    }
    return render_markdown_table(header, rows);
}

/// "said 4, claimed 1"
std::string cues_text(const SourceCell& cell) {
    std::string text;
    std::size_t shown = 0;
    for (const CueUse& use : cell.cues) {
        if (use.cue.empty() || shown == cues_shown) {
            continue;
        }
        text += text.empty() ? "" : ", ";
        text += fmt::format("{} {}", escape_markdown(use.cue), group_digits(use.passages));
        ++shown;
    }
    return text;
}

std::string sources_table(const Comparison& comparison, const Lexicon& lexicon) {
    std::vector<std::vector<std::string>> rows;
    for (const SourceRow& source : comparison.sources) {
        if (source.speaker.empty() || rows.size() == sources_shown) {
            continue;
        }
        std::string name = escape_markdown(source.speaker);
        if (source.target) {
            name.append(" (").append(markdown_target(source.target, lexicon)).append(")");
        }
        std::vector<std::string> row{std::move(name)};
        for (const SourceCell& cell : source.outlets) {
            std::string text = group_digits(cell.words);
            if (const std::string cues = cues_text(cell); !cues.empty()) {
                text.append(": ").append(cues);
            }
            row.push_back(std::move(text));
        }
        rows.push_back(std::move(row));
    }
    std::vector<std::string> header{"Source"};
    for (const OutletSummary& outlet : comparison.outlets) {
        header.push_back(escape_markdown(outlet.outlet));
    }
    return render_markdown_table(header, rows);
}

}  // namespace

std::string markdown_sources(const Report& report, const Lexicon& lexicon) {
    const Comparison& comparison = report.comparison;
    if (comparison.sources.empty()) {
        return "";
    }
    const auto named = std::count_if(comparison.sources.begin(), comparison.sources.end(),
                                     [](const SourceRow& row) { return !row.speaker.empty(); });
    std::string text =
        "## Sources\n\nWords in which somebody else speaks, quoted, reported or reproduced, by the "
        "side of the one who speaks, and their share of all words of the outlet; passages that the "
        "verb doubts (\"claimed\") or takes as fact (\"revealed\").\n\n";
    text += sides_table(comparison) + "\n";
    if (named > 0) {
        text += fmt::format("{} sources have a name here{}. Words, then the cues used most.\n\n",
                            group_digits(static_cast<std::uint64_t>(named)),
                            static_cast<std::size_t>(named) > sources_shown
                                ? fmt::format("; the {} with most words", sources_shown)
                                : "");
        text += sources_table(comparison, lexicon) + "\n";
    }
    return text;
}

}  // namespace parallax
