#pragma once

#include "engine/corpus/read_corpus.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/profile/affinity_comparison.hpp"
#include "engine/profile/comparison.hpp"
#include "engine/profile/compliance.hpp"
#include "engine/profile/difference_comparison.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax {

/// What went in, so that anyone can run it again. No path of a machine, no clock.
struct Manifest {
    std::string version;                                            ///< of the engine
    std::vector<InputFile> inputs;                                  ///< by name
    std::vector<LexiconSource> lexicons;                            ///< by id
    std::vector<std::pair<std::string, std::string>> rules;         ///< data file set → SHA-256
    std::vector<std::pair<std::string, std::string>> house_styles;  ///< id → SHA-256
    std::string model_id;
    std::string model_sha256;
    std::vector<std::pair<std::string, std::string>> options;  ///< as given, by name
    std::uint64_t seed = 0;
    std::uint64_t read = 0;  ///< records; read = analysed + rejected
    std::uint64_t analysed = 0;
    std::uint64_t left_out = 0;  ///< by --from, --to, --event, --outlet; not counted in read
};

/// All that any report format shows. Renderers are pure functions of it.
struct Report {
    Manifest manifest;
    std::vector<Reject> rejects;  ///< by file, line
    Comparison comparison;
    std::vector<Compliance> compliance;      ///< by id of the house style; empty if none was named
    std::vector<AnalysedDocument> articles;  ///< as comparison.documents; empty if too many to show
    bool articles_left_out = false;          ///< too large for one page, or excerpts_only
    bool shared_collapsed = false;           ///< counts hold words of several documents once
    DifferenceComparison differences;        ///< between outlets, on events that both cover
    AffinityComparison affinity;             ///< whose wording; empty without outlet lexicons
    bool excerpts_only = false;              ///< whole articles were not wanted
};

/// The page's place for the report's JSON; a template holds it exactly once.
inline constexpr std::string_view report_marker =
    R"(<script type="application/json" id="report">__PARALLAX_REPORT__</script>)";

/// parallax-report/1: everything the page shows. Schema: reports/schema/report.schema.json.
[[nodiscard]] std::string render_json(const Report& report, const Lexicon& lexicon);

/// report.json, and as much of it as the page reads: the same members with the same values at the
/// same places, but without the evidence that the articles show where the report holds them, and,
/// where documents are many, with a sample of the evidence, documents without their counts, and the
/// sources with most words.
struct ReportJson {
    std::string whole;
    std::string page;
};
[[nodiscard]] ReportJson render_report_json(const Report& report, const Lexicon& lexicon);

/// Readable in a terminal or a forge.
[[nodiscard]] std::string render_markdown(const Report& report, const Lexicon& lexicon);

/// One self-contained page: `page_template` with the report's JSON put in the place of its marker,
/// escaped for a script element. Throws SystemError if the template does not hold report_marker
/// exactly once: the installation is broken.
[[nodiscard]] std::string render_html(std::string_view page_template, std::string_view report_json);

/// One row per outlet, measure, target and wording, with counts, rates and intervals.
[[nodiscard]] std::string render_profiles_csv(const Report& report, const Lexicon& lexicon);

/// One row per pair of outlets, measure, target and wording: both counts and the difference
/// (first outlet less second). For each pair first the declared measures on common events, with
/// interval, p, q and verdict, then every measure on all articles, exploratory. Rows in which both
/// outlets count nothing are left out.
[[nodiscard]] std::string render_differences_csv(const Report& report, const Lexicon& lexicon);

/// The differences alone, as `parallax compare` prints them: Markdown that reads as well in a
/// terminal, every pair in a table; and parallax-differences/1 (reports/schema/
/// differences.schema.json).
[[nodiscard]] std::string render_differences_markdown(const Report& report, const Lexicon& lexicon);
[[nodiscard]] std::string render_differences_json(const Report& report, const Lexicon& lexicon);

/// One row per outlet, and one per outlet and other outlet it shares text with: words shared, of
/// how many, by voice, with wire copy, documents and the longest run.
[[nodiscard]] std::string render_shared_csv(const Report& report);

/// One row per event, fact and outlet that covers the event, of the facts that report.json lists:
/// whether the outlet gives it, is not found to mention it, or is unclear (FactStatus), with the
/// lengths and dates of its articles and the first sentence that gives it.
[[nodiscard]] std::string render_facts_csv(const Report& report, const Lexicon& lexicon);

/// One row per house style, rule (empty: all together) and outlet: breaches of how many uses.
[[nodiscard]] std::string render_compliance_csv(const Report& report);

/// One row per breach of a house style, with its sentence.
[[nodiscard]] std::string render_breaches_csv(const Report& report);

/// One JSON line per kept evidence.
[[nodiscard]] std::string render_evidence_jsonl(const Report& report, const Lexicon& lexicon);

/// parallax-manifest/1. Schema: reports/schema/manifest.schema.json.
[[nodiscard]] std::string render_manifest(const Report& report, const Lexicon& lexicon);

/// A CSV cell: quoted where RFC 4180 asks for it, and a leading = + - @ tab or carriage return made
/// harmless to spreadsheets by a preceding apostrophe. For text only; numbers need none of it.
[[nodiscard]] std::string csv_cell(std::string_view text);

}  // namespace parallax
