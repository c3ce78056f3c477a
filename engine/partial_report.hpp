#pragma once

#include "engine/pipeline.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// What became of a readable record in its part of the corpus.
enum class RecordFate : std::uint8_t {
    analysed,
    copy,      ///< differs in nothing but its id from one that was analysed
    language,  ///< in another language than the lexicon's
    left_out,  ///< by --from, --to, --event or --outlet
};
inline constexpr std::array all_record_fates{RecordFate::analysed, RecordFate::copy,
                                             RecordFate::language, RecordFate::left_out};
[[nodiscard]] std::string_view name_of(RecordFate fate);

/// A readable record of a part, so that the whole can tell whether another part has the same.
struct PartialRecord {
    Document document;        ///< with its text only if it was analysed
    std::string key;          ///< content_key()
    std::uint64_t bytes = 0;  ///< of title and text
    RecordFate fate = RecordFate::analysed;
    std::string message;  ///< with `language`: of the reject
};

/// One part of a corpus, analysed: what `report --partial` writes and `merge` makes one report of.
struct PartialReport {
    std::string name;   ///< its file, for messages
    Manifest manifest;  ///< inputs, options and data; without lexicons and counts
    std::string lexicon_sha256;
    std::vector<Reject> rejects;                     ///< of the reader, sorted
    std::vector<PartialRecord> records;              ///< by id, each once
    std::vector<std::vector<StyleFindings>> styles;  ///< as Resources::house_styles(); by key
    ProfileTable table;                              ///< with every piece of evidence
};

/// Analyses one part. `left_out` are the records that the filter took out of `corpus`. `options`
/// must not collapse shared text, which only all documents together tell.
[[nodiscard]] PartialReport make_partial_report(Corpus corpus,
                                                const std::vector<Document>& left_out,
                                                const Resources& resources,
                                                const ReportOptions& options,
                                                const Progress& progress = {});

/// All rejects of the part alone, sorted.
[[nodiscard]] std::vector<Reject> list_rejects(const PartialReport& partial);

/// Throws InputError if one was made with another version, lexicon, rule file, model, house style,
/// option or seed than `run`, which this run goes by.
void check_mergeable(const std::vector<PartialReport>& partials, const Manifest& run,
                     const std::string& lexicon_sha256);

/// The report that make_report() gives of the records of all parts together, whatever their order:
/// records with one id and copies over several parts become the same rejects. `options` are those
/// of the parts, which must be mergeable; left_out is added up from them.
[[nodiscard]] Report merge_partial_reports(std::vector<PartialReport> partials,
                                           const Resources& resources, ReportOptions options,
                                           const Progress& progress = {});

}  // namespace parallax
