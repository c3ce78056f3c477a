#pragma once

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

// Each of these is the JSON text of one member of parallax-report/1.
[[nodiscard]] std::string manifest_json(const Manifest& manifest, int indent);
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
[[nodiscard]] std::string sources_json(const Comparison& comparison, const Lexicon& lexicon);
[[nodiscard]] std::string sides_json(const Comparison& comparison);
[[nodiscard]] std::string agency_json(const Comparison& comparison, const Lexicon& lexicon);
[[nodiscard]] std::string shared_json(const Report& report, const ListedDocuments& listed);
[[nodiscard]] std::string coverage_json(const Comparison& comparison, const ListedDocuments& listed,
                                        const Lexicon& lexicon);
[[nodiscard]] std::string prominence_json(const Comparison& comparison, const UsedTables& used,
                                          const Lexicon& lexicon);
[[nodiscard]] std::string functions_json(const Comparison& comparison, const Lexicon& lexicon);
[[nodiscard]] std::string documents_json(const ListedDocuments& listed, const UsedTables& used,
                                         const Lexicon& lexicon);
[[nodiscard]] std::string evidence_json(const Comparison& comparison, const ListedDocuments& listed,
                                        const UsedTables& used, const Lexicon& lexicon);
[[nodiscard]] std::string harm_evidence_json(const Comparison& comparison,
                                             const ListedDocuments& listed, const Lexicon& lexicon);
[[nodiscard]] std::string evidence_totals_json(const Comparison& comparison, const UsedTables& used,
                                               const Lexicon& lexicon);
[[nodiscard]] std::string articles_json(const Report& report, const ListedDocuments& listed,
                                        const UsedTables& used, const Lexicon& lexicon);

}  // namespace parallax
