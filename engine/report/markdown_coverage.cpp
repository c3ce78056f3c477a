#include "engine/report/fact_text.hpp"
#include "engine/report/markdown_parts.hpp"
#include "engine/report/markdown_text.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace parallax {
namespace {

constexpr std::size_t events_shown = 10;
constexpr std::size_t missing_shown = 15;  // facts of an event
constexpr std::size_t targets_shown = 15;

std::string name_of_outlet(const Comparison& comparison, std::size_t outlet) {
    return escape_markdown(comparison.outlets[outlet].outlet);
}

std::string totals_table(const Comparison& comparison) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t o = 0; o < comparison.coverage.outlets.size(); ++o) {
        const CoverageOutlet& outlet = comparison.coverage.outlets[o];
        rows.push_back({name_of_outlet(comparison, o), group_digits(outlet.events),
                        group_digits(outlet.documents), group_digits(outlet.all.given),
                        share_text(outlet.all.not_mentioned), share_text(outlet.all.only_here)});
    }
    return render_markdown_table({"Outlet", "Events", "Articles", "Facts given",
                                  "Not mentioned, of facts others give", "Only here"},
                                 rows);
}

/// "Press TV: 310 words, 2024-03-26": what is left out is read beside how long the article is.
std::string lengths(const Comparison& comparison, const EventCoverage& event) {
    std::string text;
    for (std::size_t o = 0; o < event.outlets.size(); ++o) {
        if (!event.outlets[o]) continue;
        const auto& documents = event.outlets[o]->documents;
        const std::uint64_t words =
            std::accumulate(documents.begin(), documents.end(), std::uint64_t{0},
                            [](std::uint64_t sum, const CoveringDocument& document) {
                                return sum + document.words;
                            });
        text += text.empty() ? "" : "; ";
        text += fmt::format("{}: {} words", name_of_outlet(comparison, o), group_digits(words));
        if (!documents.front().date.empty()) {
            text += ", " + escape_markdown(documents.front().date);
        }
        if (documents.size() > 1) text += fmt::format(" ({} articles)", documents.size());
    }
    return text;
}

std::string list_outlets(const Comparison& comparison, const EventFact& fact, FactStatus status) {
    std::string text;
    for (std::size_t o = 0; o < fact.outlets.size(); ++o) {
        if (!fact.outlets[o] || fact.outlets[o]->status != status) continue;
        text += text.empty() ? "" : ", ";
        text += name_of_outlet(comparison, o);
    }
    return text;
}

/// The sentence of the first outlet that gives the fact.
std::string quote_sentence(const Comparison& comparison, const EventFact& fact) {
    for (std::size_t o = 0; o < fact.outlets.size(); ++o) {
        if (!fact.outlets[o]) continue;
        for (const ShownFactPlace& place : fact.outlets[o]->places) {
            if (place.text.empty()) continue;
            return fmt::format("  {}: {}\n", name_of_outlet(comparison, o),
                               escape_markdown(place.text));
        }
    }
    return {};
}

std::string describe_event(const Comparison& comparison, const EventCoverage& event,
                           const Lexicon& lexicon) {
    std::string text = "### " + escape_markdown(event.event) + "\n\n";
    text += lengths(comparison, event) + ".\n\n";
    std::size_t shown = 0;
    std::size_t missing = 0;
    for (const EventFact& fact : event.facts) {
        const std::string silent = list_outlets(comparison, fact, FactStatus::not_mentioned);
        if (silent.empty()) continue;
        ++missing;
        if (shown == missing_shown) continue;
        ++shown;
        text += fmt::format("- **{}** ({}): in {}; not in {}",
                            escape_markdown(describe_fact(fact, lexicon)), plain_name_of(fact.kind),
                            list_outlets(comparison, fact, FactStatus::given), silent);
        const std::string unclear = list_outlets(comparison, fact, FactStatus::unclear);
        text += unclear.empty() ? "\n" : "; unclear in " + unclear + "\n";
        text += quote_sentence(comparison, fact);
    }
    if (missing > shown) {
        text += fmt::format("- and {} more, in report.json\n", group_digits(missing - shown));
    }
    if (missing == 0) text += "Nothing that two other outlets give is missing anywhere.\n";
    return text + "\n";
}

}  // namespace

std::string markdown_coverage(const Report& report, const Lexicon& lexicon) {
    const Comparison& comparison = report.comparison;
    const CoverageComparison& coverage = comparison.coverage;
    if (coverage.events.empty()) return "";
    std::string text = fmt::format(
        "## Told and not told\n\nWhat the articles on one event say: casualty figures, names, "
        "sources, quotations, demands, dates, places, causes. A fact counts as not mentioned by an "
        "outlet if at least {} others give it independently of each other; text that they share "
        "counts once. Where words of it stand in an article but were not read as this fact, that "
        "is "
        "unclear and nothing is claimed. A short article says less, and an earlier one cannot know "
        "what came later: "
        "read the lengths and dates beside it. Whether a fact should have been told is for the "
        "reader to judge.\n\n",
        least_outlets);
    if (coverage.documents_without_event > 0) {
        text += fmt::format("{} {} no event and {} not compared here.\n\n",
                            group_digits(coverage.documents_without_event),
                            coverage.documents_without_event == 1 ? "article has" : "articles have",
                            coverage.documents_without_event == 1 ? "is" : "are");
    }
    text += totals_table(comparison) + "\n";
    for (std::size_t e = 0; e < std::min(coverage.events.size(), events_shown); ++e) {
        text += describe_event(comparison, coverage.events[e], lexicon);
    }
    const std::uint64_t all = coverage.events.size() + coverage.events_left_out;
    if (all > events_shown) {
        text += fmt::format("The first {} of {} events by name; report.json lists {}.\n\n",
                            events_shown, group_digits(all), group_digits(coverage.events.size()));
    }
    return text;
}

std::string markdown_prominence(const Report& report, const Lexicon& lexicon) {
    const Comparison& comparison = report.comparison;
    constexpr auto own = static_cast<std::size_t>(Wording::outlet);
    struct Row {
        const ProminenceRow* target = nullptr;
        std::uint64_t places = 0;
    };
    std::vector<Row> targets;
    for (const ProminenceRow& row : comparison.prominence.targets) {
        std::uint64_t places = 0;
        for (const ProminenceCells& outlet : row.outlets) places += outlet[own].early.of;
        if (places > 0) targets.push_back({&row, places});
    }
    if (targets.empty()) return "";
    std::stable_sort(targets.begin(), targets.end(),
                     [](const Row& a, const Row& b) { return a.places > b.places; });
    const std::size_t all = targets.size();
    if (all > targets_shown) targets.resize(targets_shown);
    std::vector<std::string> header{"Target"};
    std::vector<std::string> words{"(all words)"};
    for (std::size_t o = 0; o < comparison.outlets.size(); ++o) {
        header.push_back(name_of_outlet(comparison, o));
        words.push_back(share_text(comparison.prominence.outlets[o].early));
    }
    std::vector<std::vector<std::string>> rows{words};
    for (const Row& target : targets) {
        std::vector<std::string> row{markdown_target(target.target->target, lexicon)};
        for (const ProminenceCells& outlet : target.target->outlets) {
            row.push_back(share_text(outlet[own].early));
        }
        rows.push_back(std::move(row));
    }
    std::string text =
        "## What comes first\n\nHow many of the places where the outlet itself names a target "
        "stand "
        "in the headline or the first paragraph. The first row says how many of all words stand "
        "there: a larger share puts the target to the front.\n\n" +
        render_markdown_table(header, rows) + "\n";
    if (all > targets_shown) {
        text += fmt::format("The {} of {} targets that are named most.\n\n", targets_shown, all);
    }
    return text;
}

std::string markdown_functions(const Report& report) {
    const Comparison& comparison = report.comparison;
    constexpr auto own = static_cast<std::size_t>(Wording::outlet);
    std::vector<std::vector<std::string>> rows;
    std::uint64_t hits = 0;
    for (std::size_t o = 0; o < comparison.functions.all.size(); ++o) {
        const FunctionCell& cell = comparison.functions.all[o][own];
        hits += cell.hits;
        std::vector<std::string> row{name_of_outlet(comparison, o)};
        for (const ShareEstimate& share : cell.functions) row.push_back(share_text(share));
        row.push_back(group_digits(cell.without));
        rows.push_back(std::move(row));
    }
    if (hits == 0) return "";
    return "## What the words do\n\nWhat the framing terms in the outlet's own wording do (Entman "
           "1993): define what is at stake, name a cause, judge, call for a remedy. The lexicon "
           "says which; the last column counts hits of terms of which it does not, bare names, "
           "offices and spellings among them.\n\n" +
           render_markdown_table(
               {"Outlet", "define", "name a cause", "judge", "call for a remedy", "not said"},
               rows) +
           "\n";
}

}  // namespace parallax
