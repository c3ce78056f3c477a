#pragma once

#include "engine/core/json_writer.hpp"
#include "engine/report/report.hpp"
#include "engine/report/used_tables.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// Which documents a report lists one by one: all of them, or, if they are too many for a page,
/// those that the evidence comes from.
class ListedDocuments {
public:
    explicit ListedDocuments(const Comparison& comparison);

    [[nodiscard]] const std::vector<const DocumentRow*>& rows() const { return rows_; }
    [[nodiscard]] std::size_t left_out() const { return left_out_; }

    /// Place in rows() of the document with this content key; none if it is not listed.
    [[nodiscard]] std::optional<std::size_t> index_of(std::string_view key) const;

private:
    std::vector<const DocumentRow*> rows_;
    std::size_t left_out_ = 0;
    std::map<std::string_view, std::size_t> index_by_key_;
};

/// The member "document": the place of the document with this content key, or null.
void write_document(JsonWriter& json, std::string_view key, const ListedDocuments& listed);

/// At most `most` pieces of the evidence, in its order: as many as possible of each outlet, term,
/// target and wording, chosen by rank.
[[nodiscard]] std::vector<const Evidence*> sample_evidence(const Comparison& comparison,
                                                           std::size_t most);

/// All of a member, or as much of it as the page reads.
enum class Detail { whole, page };

// Each of these is the JSON text of one member of parallax-report/1.
[[nodiscard]] std::string manifest_json(const Report& report, const Lexicon& lexicon, int indent);
[[nodiscard]] std::string counts_json(const Report& report);
[[nodiscard]] std::string rejects_json(const Report& report);
[[nodiscard]] std::string method_json(const Report& report);
[[nodiscard]] std::string lexicon_json(const UsedTables& used, const Lexicon& lexicon);
[[nodiscard]] std::string outlets_json(const Comparison& comparison);
[[nodiscard]] std::string events_json(const Comparison& comparison);
[[nodiscard]] std::string axes_json(const Comparison& comparison, const Lexicon& lexicon);
[[nodiscard]] std::string choices_json(const Comparison& comparison, const UsedTables& used,
                                       const Lexicon& lexicon);
[[nodiscard]] std::string mentions_json(const Comparison& comparison, const Lexicon& lexicon);
/// The page gets the sources with most words.
[[nodiscard]] std::string sources_json(const Comparison& comparison, const Lexicon& lexicon,
                                       Detail detail = Detail::whole);
[[nodiscard]] std::string sides_json(const Comparison& comparison);
/// The page gets the sides, not the targets.
[[nodiscard]] std::string agency_json(const Comparison& comparison, const Lexicon& lexicon,
                                      Detail detail = Detail::whole);
[[nodiscard]] std::string shared_json(const Report& report, const ListedDocuments& listed);
[[nodiscard]] std::string coverage_json(const Comparison& comparison, const ListedDocuments& listed,
                                        const Lexicon& lexicon);
/// The page gets no labels.
[[nodiscard]] std::string prominence_json(const Comparison& comparison, const UsedTables& used,
                                          const Lexicon& lexicon, Detail detail = Detail::whole);
/// The page gets no targets.
[[nodiscard]] std::string functions_json(const Comparison& comparison, const Lexicon& lexicon,
                                         Detail detail = Detail::whole);
/// The page gets the rows with most hits and labels.
[[nodiscard]] std::string time_json(const Comparison& comparison, const Lexicon& lexicon,
                                    Detail detail = Detail::whole);
/// The page gets the outlets' own wording.
[[nodiscard]] std::string contrasts_json(const Comparison& comparison, const Lexicon& lexicon,
                                         Detail detail = Detail::whole);
[[nodiscard]] std::string affinity_json(const Report& report);
/// The page gets the measures with the longest pulls.
[[nodiscard]] std::string map_json(const Comparison& comparison, const UsedTables& used,
                                   const Lexicon& lexicon, Detail detail = Detail::whole);
[[nodiscard]] std::string compliance_json(const Report& report);
/// The page gets no distances of choices, nothing where nothing was tested, and of many pairs those
/// of the measures that the joint tests opened.
[[nodiscard]] std::string differences_json(const DifferenceComparison& differences,
                                           const UsedTables& used, const Lexicon& lexicon,
                                           Detail detail = Detail::whole);
/// The page gets the counts of each document only where there are few documents.
[[nodiscard]] std::string documents_json(const Comparison& comparison,
                                         const ListedDocuments& listed, const UsedTables& used,
                                         const Lexicon& lexicon, Detail detail = Detail::whole);
[[nodiscard]] std::string evidence_json(const std::vector<const Evidence*>& evidence,
                                        const ListedDocuments& listed, const UsedTables& used,
                                        const Lexicon& lexicon);
[[nodiscard]] std::string harm_evidence_json(const Comparison& comparison,
                                             const ListedDocuments& listed, const Lexicon& lexicon);
[[nodiscard]] std::string evidence_totals_json(const Comparison& comparison, const UsedTables& used,
                                               const Lexicon& lexicon);
[[nodiscard]] std::string articles_json(const Report& report, const ListedDocuments& listed,
                                        const UsedTables& used, const Lexicon& lexicon);

}  // namespace parallax
