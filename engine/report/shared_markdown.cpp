#include "engine/report/markdown_parts.hpp"
#include "engine/report/markdown_text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace parallax {

namespace {

constexpr std::size_t pairs_shown = 40;

/// "120 own, 40 quoted"
std::string voices_text(const WordsByVoice& words) {
    std::string text;
    for (const Voice voice : all_voices) {
        const std::uint64_t count = words[static_cast<std::size_t>(voice)];
        if (count == 0) continue;
        text += text.empty() ? "" : ", ";
        text += group_digits(count) + " " + std::string(name_of(voice));
    }
    return text.empty() ? "–" : text;
}

std::string wire_words(const std::vector<WireWords>& wire) {
    std::string text;
    for (const WireWords& words : wire) {
        text += text.empty() ? "" : ", ";
        text += escape_markdown(words.agency) + " " + group_digits(words.words);
    }
    return text.empty() ? "–" : text;
}

std::string pairs_table(const Comparison& comparison) {
    struct Row {
        std::size_t outlet = 0;
        const SharedPair* pair = nullptr;
    };
    std::vector<Row> pairs;
    for (std::size_t o = 0; o < comparison.shared.outlets.size(); ++o) {
        for (const SharedPair& pair : comparison.shared.outlets[o].with)
            pairs.push_back({o, &pair});
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const Row& a, const Row& b) {
        return a.pair->words.count > b.pair->words.count;
    });
    const std::size_t all = pairs.size();
    if (all > pairs_shown) pairs.resize(pairs_shown);
    std::vector<std::vector<std::string>> rows;
    for (const auto& [outlet, pair] : pairs) {
        rows.push_back({escape_markdown(comparison.outlets[outlet].outlet),
                        escape_markdown(comparison.outlets[pair->other].outlet),
                        share_text(pair->words), voices_text(pair->voices), wire_words(pair->wire),
                        fmt::format("{} of {}", group_digits(pair->documents),
                                    group_digits(pair->of_documents)),
                        group_digits(pair->longest)});
    }
    std::string text = render_markdown_table(
        {"Words of", "also in", "Words", "Voice", "Wire copy", "Articles", "Longest run"}, rows);
    if (all > pairs_shown)
        text += fmt::format("\nThe {} of {} pairs with most words.\n", pairs_shown, all);
    return text;
}

std::string credits_text(const Comparison& comparison) {
    std::string text;
    for (std::size_t o = 0; o < comparison.shared.outlets.size(); ++o) {
        const SharedOutlet& outlet = comparison.shared.outlets[o];
        for (const WireWords& wire : outlet.copies) {
            text += fmt::format("- {}: {} {} {} copy of {} ({} words)\n",
                                escape_markdown(comparison.outlets[o].outlet),
                                group_digits(wire.documents),
                                wire.documents == 1 ? "article" : "articles",
                                wire.documents == 1 ? "says it is" : "say they are",
                                escape_markdown(wire.agency), group_digits(wire.words));
        }
        for (const WireWords& wire : outlet.material) {
            text += fmt::format(
                "- {}: {} {} that {} had a part\n", escape_markdown(comparison.outlets[o].outlet),
                group_digits(wire.documents), wire.documents == 1 ? "article says" : "articles say",
                escape_markdown(wire.agency));
        }
    }
    return text;
}

std::string totals_table(const Report& report) {
    const Comparison& comparison = report.comparison;
    std::vector<std::string> header{"Outlet", "Words also in another outlet", "Voice", "Articles"};
    if (report.shared_collapsed) header.emplace_back("Words not counted");
    std::vector<std::vector<std::string>> rows;
    for (std::size_t o = 0; o < comparison.shared.outlets.size(); ++o) {
        const SharedOutlet& outlet = comparison.shared.outlets[o];
        rows.push_back({escape_markdown(comparison.outlets[o].outlet), share_text(outlet.words),
                        voices_text(outlet.voices),
                        fmt::format("{} of {}", group_digits(outlet.documents),
                                    group_digits(comparison.outlets[o].documents))});
        if (report.shared_collapsed) rows.back().push_back(group_digits(outlet.left_out));
    }
    return render_markdown_table(header, rows);
}

}  // namespace

std::string markdown_shared(const Report& report) {
    const SharedComparison& shared = report.comparison.shared;
    const bool is_shared =
        std::any_of(shared.outlets.begin(), shared.outlets.end(), [](const SharedOutlet& outlet) {
            return outlet.words.count > 0 || outlet.left_out > 0 || !outlet.copies.empty() ||
                   !outlet.material.empty();
        });
    if (!is_shared) return "";
    std::string text = fmt::format(
        "## Shared text\n\nWords that stand in a run of at least {} words which another outlet's "
        "article on the same event has too, by the voice they stand in. Copying, a common agency "
        "and a common quotation look alike; the voice and the by-lines help to tell them "
        "apart.\n\n",
        shortest_run);
    if (report.shared_collapsed) {
        text +=
            "**Shared text is counted once in this report**: in the article of the earliest day "
            "that "
            "has it, whatever its outlet; of articles of one day in the one that passes it on in "
            "nobody else's voice; where that tells nothing, in none. This section shows it in "
            "full.\n\n";
    }
    text += totals_table(report) + "\n";
    if (!shared.runs.empty()) text += pairs_table(report.comparison) + "\n";
    if (const std::string credits = credits_text(report.comparison); !credits.empty())
        text += "By-lines and sign-offs:\n\n" + credits + "\n";
    return text;
}

}  // namespace parallax
