#include "tests/promises/gold_disagreements.hpp"
#include "tests/promises/gold_words.hpp"

#include <algorithm>
#include <optional>

namespace parallax::test {
namespace {

std::string flags_of(const Hit& hit) {
    std::string names;
    const auto add = [&](bool set, std::string_view name) {
        if (set) names.append(names.empty() ? "" : " ").append(name);
    };
    add(hit.flags.negated, "negated");
    add(hit.flags.hypothetical, "hypothetical");
    add(hit.flags.so_called, "so-called");
    return names.empty() ? "-" : names;
}

/// Hits at the place: those with just its words, else those that share some.
std::vector<const Hit*> find_hits(const Annotation& annotation, Span span) {
    std::vector<const Hit*> same;
    std::vector<const Hit*> near;
    for (const Hit& hit : annotation.hits) {
        if (hit.span == span) same.push_back(&hit);
        if (hit.span.overlaps(span)) near.push_back(&hit);
    }
    return same.empty() ? near : same;
}

std::vector<Disagreement> compare_hit(const GoldArticle& gold, const GoldRow& row, const Hit& hit,
                                      const Lexicon& lexicon) {
    std::vector<Disagreement> found;
    const auto compare = [&](std::size_t cell, const char* what, std::string engine) {
        if (row.asked[cell].empty() || row.asked[cell] == engine) return;
        found.push_back({gold.name, what, row.written, row.asked[cell], std::move(engine)});
    };
    compare(0, "hit voice", std::string(name_of(hit.voice)));
    compare(1, "hit wording", std::string(name_of(hit.wording)));
    compare(2, "hit target", hit.target ? lexicon.target(*hit.target).id : "-");
    compare(3, "hit flags", flags_of(hit));
    return found;
}

}  // namespace

std::vector<Disagreement> compare_hits(const GoldArticle& gold, const AnalysedDocument& article,
                                       const Lexicon& lexicon) {
    std::vector<Disagreement> all;
    for (const GoldRow& row : gold.hits) {
        // Several terms may stand at one place; the one that agrees best is the one that was meant.
        std::optional<std::vector<Disagreement>> fewest;
        for (const Hit* hit : find_hits(article.annotation(row.place.field), row.place.span)) {
            std::vector<Disagreement> found = compare_hit(gold, row, *hit, lexicon);
            if (!fewest || found.size() < fewest->size()) fewest = std::move(found);
        }
        if (!fewest) {
            all.push_back({gold.name, "hit", row.written, "hit", "no hit"});
            continue;
        }
        all.insert(all.end(), fewest->begin(), fewest->end());
    }
    return all;
}

}  // namespace parallax::test
