#pragma once

#include "engine/context/annotate_text.hpp"
#include "engine/corpus/read_corpus.hpp"
#include "engine/profile/analysed_document.hpp"
#include "engine/report/report.hpp"
#include "engine/resources.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax {

/// Why the document cannot be scored by the lexicon, if it cannot: its language.
[[nodiscard]] std::optional<Reject> reject_language(const Document& document,
                                                    const ParsedText& text,
                                                    const Resources& resources,
                                                    Workspace& workspace);

/// Why a record is not analysed that differs in nothing but its id from another, which stays.
[[nodiscard]] Reject reject_copy(const Origin& origin, std::string_view kept_id);

/// The way of one document through the rooms. With `reject` set the document is in another language
/// than the lexicon and nothing else holds; otherwise nothing fails on text.
struct Analysis {
    AnalysedDocument analysed;
    std::optional<Reject> reject;
};
[[nodiscard]] Analysis analyse(Document document, const Resources& resources, Workspace& workspace,
                               AnnotationDepth depth = AnnotationDepth::records);

/// The same way up to the scores. With `analysis.reject` set nothing else holds.
struct ReadDocument {
    Analysis analysis;
    std::array<Matches, all_fields.size()> matches;  ///< of title and text

    /// What features are counted in. This object must stay where it is while they are used.
    [[nodiscard]] std::array<AnnotatedField, all_fields.size()> fields() const;
};
[[nodiscard]] ReadDocument read_document(Document document, const Resources& resources,
                                         Workspace& workspace,
                                         AnnotationDepth depth = AnnotationDepth::records);
/// With voices, speakers and all else of the context told by `rules` in place of the resources'.
[[nodiscard]] ReadDocument read_document(Document document, const Resources& resources,
                                         const ContextRules& rules, Workspace& workspace,
                                         AnnotationDepth depth = AnnotationDepth::records);

/// Called now and then with the number of documents done.
using Progress = std::function<void(std::size_t)>;

/// Analyses documents to `depth` on `threads` threads: `render` runs in parallel, `emit` gets each
/// rendering in input order, one at a time. `render` may match against `workspace`, whose
/// vocabulary the document's tokens belong to. Returns the rejects, in input order.
std::vector<Reject> render_documents(
    std::vector<Document> documents, const Resources& resources, AnnotationDepth depth,
    unsigned threads, const std::function<std::string(const AnalysedDocument&, Workspace&)>& render,
    const std::function<void(std::string_view)>& emit, const Progress& progress = {});

/// What `report` does besides its inputs.
struct ReportOptions {
    unsigned threads = 1;
    std::uint64_t seed = 1;
    std::size_t evidence_per_cell = 25;
    std::size_t article_bytes = 4'000'000;  ///< articles are shown whole up to this much text
    bool excerpts_only = false;  ///< no whole article, only sentences: see limit_excerpts()
    std::string version;         ///< of the engine, for the manifest
    std::vector<std::pair<std::string, std::string>> options;  ///< as given, for the manifest
    std::uint64_t left_out = 0;                                ///< by a filter
    bool collapse_shared = false;  ///< profiles count words that several documents share once
    std::string as_of;  ///< the day by which house styles' rules hold for articles without a date
    bool sensitivity = true;  ///< differences are counted in other ways too
};

/// What is known of a corpus once each of its documents was analysed: all that a report is made of.
/// Documents are those of the rows, in any order.
struct ReportMaterial {
    std::vector<InputFile> inputs;
    std::uint64_t read = 0;       ///< rows and rejects
    std::vector<Reject> rejects;  ///< in any order
    std::vector<DocumentRow> rows;
    std::vector<Evidence> evidence;  ///< every piece, also what no report has room for
    std::vector<WordTrace> traces;
    std::vector<HarmEvidence> harms;
    std::vector<DocumentFacts> facts;
    std::vector<std::vector<StyleFindings>> styles;  ///< as Resources::house_styles()
    /// Of a document, by key: the text that it repeats, if repeats are not counted.
    std::vector<std::pair<std::string, std::vector<SharedExcerpt>>> left_out;
    bool keeps_articles = false;             ///< whole articles go into the report
    std::vector<AnalysedDocument> articles;  ///< those, as a comparison lists them
    std::vector<Document> documents;         ///< else; shared text is shown from them
};

/// The first half of the way: corpus → text → lexicon → context → model → rows.
[[nodiscard]] ReportMaterial analyse_corpus(Corpus corpus, const Resources& resources,
                                            const ReportOptions& options,
                                            const Progress& progress = {});

/// The data and options that a run goes by; not what it read.
[[nodiscard]] Manifest describe_run(const Resources& resources, const ReportOptions& options);

/// The second half: rows → comparison → report.
[[nodiscard]] Report make_report(ReportMaterial material, const Resources& resources,
                                 const ReportOptions& options);

/// The main job: corpus → text → lexicon → context → model → profile → report.
[[nodiscard]] Report make_report(Corpus corpus, const Resources& resources,
                                 const ReportOptions& options, const Progress& progress = {});

}  // namespace parallax
