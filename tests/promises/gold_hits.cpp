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

std::string text_of(const AnalysedDocument& article, Field field, const std::optional<Span>& span) {
    return span ? std::string(slice(article.bytes(field), *span)) : std::string("-");
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

std::vector<Disagreement> compare_harm(const GoldArticle& gold, const AnalysedDocument& article) {
    std::vector<Disagreement> all;
    for (const Field field : all_fields) {
        const std::vector<AgencyRecord>& records = article.annotation(field).agency;
        std::vector<bool> met(records.size(), false);
        for (const GoldRow& row : gold.harm) {
            if (row.place.field != field) continue;
            const std::string& place = row.written;
            const auto record = std::find_if(
                records.begin(), records.end(),
                [&](const AgencyRecord& one) { return one.verb.overlaps(row.place.span); });
            if (record == records.end()) {
                all.push_back({gold.name, "harm", place, row.asked[0], "no record"});
                continue;
            }
            met[static_cast<std::size_t>(record - records.begin())] = true;
            if (record->form != row.asked[0]) {
                all.push_back(
                    {gold.name, "harm form", place, row.asked[0], std::string(record->form)});
            }
            const std::string agent = text_of(article, field, record->agent);
            if (!answers(row.asked[1], agent)) {
                all.push_back({gold.name, "harm agent", place, row.asked[1], shorten(agent)});
            }
            const std::string affected = text_of(article, field, record->affected);
            if (!answers(row.asked[2], affected)) {
                all.push_back({gold.name, "harm affected", place, row.asked[2], shorten(affected)});
            }
        }
        for (std::size_t index = 0; index < records.size(); ++index) {
            if (met[index]) continue;
            all.push_back({gold.name, "harm",
                           shorten(slice(article.bytes(field), records[index].span)), "no record",
                           std::string(records[index].form)});
        }
    }
    return all;
}

}  // namespace parallax::test
