#include "engine/profile/compare_parts.hpp"

#include <optional>

namespace parallax {
namespace {

/// The first sentence that the facts keep of the run.
std::optional<SharedExcerpt> find_sentence(const DocumentFacts& facts, const SharedPlace& place,
                                           std::uint32_t words) {
    const FactPlace* first = nullptr;
    for (const StoryFact& fact : facts.facts) {
        const FactPlace& at = fact.places.front();
        const bool inside = at.word >= place.begin && at.word < place.begin + words;
        if (inside && (first == nullptr || at.word < first->word)) first = &at;
    }
    if (first == nullptr) return std::nullopt;
    for (const FactSentence& sentence : facts.sentences) {
        if (sentence.field != first->field || sentence.span != first->sentence) continue;
        return SharedExcerpt{sentence.field, sentence.span, sentence.span, sentence.text};
    }
    return std::nullopt;
}

void quote(SharedPlace& place, std::uint32_t words, const ProfileTable& table) {
    const DocumentFacts* const facts = find_by_key(table.facts, place.key);
    if (facts != nullptr) place.excerpt = find_sentence(*facts, place, words);
}

}  // namespace

void quote_facts(SharedComparison& shared, const ProfileTable& table) {
    for (SharedRun& run : shared.runs) {
        quote(run.here, run.words, table);
        quote(run.there, run.words, table);
    }
}

}  // namespace parallax
