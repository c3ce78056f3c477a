#include "engine/profile/comparison.hpp"

#include "engine/profile/compare_parts.hpp"
#include "engine/profile/source_names.hpp"

#include <algorithm>

namespace parallax {

Comparison compare(const ProfileTable& table, const Lexicon& lexicon) {
    const OutletIndex index = index_outlets(table.rows);
    Comparison comparison;
    comparison.outlets = summarise_outlets(table, lexicon, index);
    comparison.events = summarise_events(table, index);
    comparison.axes = compare_axes(table, lexicon, index);
    comparison.choices = compare_choices(table, lexicon, index);
    comparison.mentions = compare_mentions(table, index);
    const SourceNames names = name_sources(table, lexicon, index);
    comparison.sources = compare_sources(table, index, names);
    comparison.renamed_sources = list_renamed(table, names);
    comparison.sides = compare_sides(table, lexicon, index, names);
    comparison.agency = compare_agency(table, lexicon, index);
    comparison.shared = compare_shared(table, index);
    quote_facts(comparison.shared, table);
    comparison.coverage = compare_coverage(table, lexicon, index);
    comparison.prominence = compare_prominence(table, lexicon, index);
    comparison.functions = compare_functions(table, lexicon, index);
    comparison.time = compare_time(table, lexicon, index);
    comparison.contrasts = compare_contrasts(table, lexicon, index);
    comparison.map = compare_map(table, lexicon, index);
    comparison.documents.reserve(table.rows.size());
    for (const std::uint32_t row : index.rows) comparison.documents.push_back(table.rows[row]);
    comparison.evidence = sort_by_strength(table.evidence, lexicon);
    comparison.harm_evidence = sort_by_rank(table.harms);
    comparison.evidence_totals = total_evidence(table, index);
    comparison.one_document_each =
        !index.documents.empty() &&
        std::all_of(index.documents.begin(), index.documents.end(),
                    [](std::uint64_t documents) { return documents == 1; });
    comparison.clustered_by_event = index.clustered_by_event;
    return comparison;
}

}  // namespace parallax
