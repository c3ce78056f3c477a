#pragma once

#include "engine/report/report.hpp"
#include "engine/shared_text.hpp"
#include "tests/promises/example_paths.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax::test {

struct Article {
    std::string outlet;
    std::string text;
    std::string title = {};
    std::string date = "2024-03-26";
};

/// A report on invented articles that tell one event, an outlet each.
inline Report report_on(const std::vector<Article>& articles) {
    Corpus corpus;
    for (const Article& article : articles) {
        Document& document = corpus.documents.emplace_back();
        document.id = "id of " + article.outlet;
        document.outlet = article.outlet;
        document.event = "one event";
        document.date = article.date;
        document.title = article.title;
        document.text = article.text;
    }
    corpus.read = articles.size();
    return make_report(std::move(corpus), shipped_resources(), {}, {});
}

inline const EventFact* find_fact(const Report& report, FactKind kind, std::string_view text) {
    const std::vector<EventFact>& facts = report.comparison.coverage.events.at(0).facts;
    const auto found = std::find_if(facts.begin(), facts.end(), [&](const EventFact& fact) {
        return fact.kind == kind && (fact.kind == FactKind::date ? fact.date : fact.text) == text;
    });
    return found == facts.end() ? nullptr : &*found;
}

inline std::size_t count_cells(const EventFact* fact, FactStatus status) {
    if (fact == nullptr) return 0;
    return static_cast<std::size_t>(
        std::count_if(fact->outlets.begin(), fact->outlets.end(),
                      [&](const auto& cell) { return cell && cell->status == status; }));
}

inline std::size_t givers(const EventFact* fact) {
    return count_cells(fact, FactStatus::given);
}

/// Sentences that no other article of the event has.
inline std::string filler(const std::string& place) {
    return "\n\nTraffic near " + place +
           " was light in the morning and the shops along the old road opened at their usual hour, "
           "although the market stayed closed for the third week.";
}

}  // namespace parallax::test
