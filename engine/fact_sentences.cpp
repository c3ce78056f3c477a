#include "engine/fact_sentences.hpp"

#include "engine/core/utf8_cut.hpp"
#include "engine/profile/story_facts.hpp"

#include <string>
#include <string_view>
#include <unordered_map>

namespace parallax {
namespace {

using FactPlaces = std::unordered_map<std::string_view, std::vector<ShownFactPlace*>>;

void quote_places(const FactPlaces& places, const Document& document) {
    const auto found = places.find(std::string_view(content_key(document)));
    if (found == places.end()) return;
    for (ShownFactPlace* const shown : found->second) {
        const std::string_view bytes = field_bytes(document, shown->place.field);
        shown->text = cut_utf8(slice(bytes, shown->place.sentence), longest_fact_sentence);
    }
}

}  // namespace

void quote_facts(CoverageComparison& coverage, const std::vector<AnalysedDocument>& articles,
                 const std::vector<Document>& documents) {
    FactPlaces places;
    for (EventCoverage& event : coverage.events) {
        for (EventFact& fact : event.facts) {
            for (auto& cell : fact.outlets) {
                if (!cell) continue;
                for (ShownFactPlace& shown : cell->places) {
                    if (shown.text.empty()) places[shown.key].push_back(&shown);
                }
            }
        }
    }
    if (places.empty()) return;
    for (const AnalysedDocument& article : articles) quote_places(places, article.document);
    for (const Document& document : documents) quote_places(places, document);
}

}  // namespace parallax
