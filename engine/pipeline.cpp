#include "engine/pipeline.hpp"

#include "engine/context/headline_names.hpp"
#include "engine/context/voice_model.hpp"
#include "engine/core/input_error.hpp"
#include "engine/corpus/claimed_contents.hpp"
#include "engine/excerpt_limits.hpp"
#include "engine/fact_sentences.hpp"
#include "engine/parallel_documents.hpp"
#include "engine/profile/evidence_sample.hpp"
#include "engine/recount_differences.hpp"
#include "engine/shared_text.hpp"
#include "engine/style_check.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <limits>
#include <tuple>

namespace parallax {
namespace {

/// What is kept of one document of a report.
struct AnalysedPart {
    Origin origin;
    std::optional<Reject> reject;
    DocumentRow row;
    std::vector<Evidence> evidence;
    WordTrace trace;
    std::vector<SharedExcerpt> left_out;  ///< of the text, because an earlier document has it
    std::vector<HarmEvidence> harms;
    std::vector<StyleFindings> styles;
    DocumentFacts facts;
    std::optional<AnalysedDocument> article;
    Document document;  ///< where no article is kept: shared runs are shown from it
};

/// A profile has one row for one content: of records that differ in nothing but their ids one
/// stays.
void reject_copies(std::vector<AnalysedPart>& parts) {
    std::vector<AnalysedPart*> analysed;
    std::vector<ContentClaim> claims;
    for (AnalysedPart& part : parts) {
        if (part.reject) continue;
        analysed.push_back(&part);
        claims.push_back({part.row.key, part.row.id, part.row.url});
    }
    const std::vector<std::size_t> kept = settle_contents(claims);
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (kept[i] == i) continue;
        analysed[i]->reject = reject_copy(analysed[i]->origin, claims[kept[i]].id);
        analysed[i]->article.reset();
    }
}

/// The articles, in the order in which a comparison lists their rows.
std::vector<AnalysedDocument> take_articles(std::vector<AnalysedPart>& parts) {
    std::vector<AnalysedPart*> order;
    for (AnalysedPart& part : parts) {
        if (part.article) order.push_back(&part);
    }
    std::sort(order.begin(), order.end(), [](const AnalysedPart* a, const AnalysedPart* b) {
        return std::tie(a->row.outlet, a->row.event, a->row.date, a->row.key) <
               std::tie(b->row.outlet, b->row.event, b->row.date, b->row.key);
    });
    std::vector<AnalysedDocument> articles;
    for (AnalysedPart* part : order) articles.push_back(std::move(*part->article));
    return articles;
}

Annotation annotate_field(std::string_view bytes, const ParsedText& parsed, const Matches& matches,
                          const Resources& resources, const ContextRules& rules,
                          AnnotationDepth depth, Workspace& workspace) {
    return annotate_text(
        {bytes, parsed, workspace.vocabulary, matches, resources.lexicon(), resources.sides()},
        rules, workspace.context, depth);
}

}  // namespace

std::optional<Reject> reject_language(const Document& document, const ParsedText& text,
                                      const Resources& resources, Workspace& workspace) {
    const std::string& language = resources.lexicon().language();
    const bool declared_other =
        !document.lang.empty() && document.lang.compare(0, language.size(), language) != 0;
    if (!declared_other &&
        is_in_language(text, resources.text_rules(), workspace.vocabulary, workspace.language)) {
        return std::nullopt;
    }
    return Reject{document.origin, RejectReason::language,
                  "the text is not in the lexicon's language (" + language +
                      "); analyse it with a lexicon of its own language"};
}

Reject reject_copy(const Origin& origin, std::string_view kept_id) {
    std::string message =
        "title, text, outlet, date and event are those of the record with the id \"";
    message.append(shorten_for_message(kept_id)).append("\", which was kept");
    return {origin, RejectReason::duplicate_content, std::move(message)};
}

std::array<AnnotatedField, all_fields.size()> ReadDocument::fields() const {
    auto fields = fields_of(analysis.analysed);
    for (std::size_t i = 0; i < fields.size(); ++i) fields[i].matches = &matches[i];
    return fields;
}

ReadDocument read_document(Document document, const Resources& resources, Workspace& workspace,
                           AnnotationDepth depth) {
    return read_document(std::move(document), resources, resources.context_rules(), workspace,
                         depth);
}

ReadDocument read_document(Document document, const Resources& resources, const ContextRules& rules,
                           Workspace& workspace, AnnotationDepth depth) {
    ReadDocument result;
    AnalysedDocument& analysed = result.analysis.analysed;
    analysed.document = std::move(document);
    const Document& read = analysed.document;

    analysed.title = parse_title(read.title, resources.text_rules(), workspace.vocabulary);
    analysed.text = parse_text(read.text, read.title, resources.text_rules(), workspace.vocabulary);
    result.analysis.reject = reject_language(read, analysed.text, resources, workspace);
    if (result.analysis.reject) return result;

    auto& [title_matches, text_matches] = result.matches;
    const bool without_induced = resources.is_induced_from(read);
    title_matches = resources.find_matches(analysed.title, without_induced, workspace);
    text_matches = resources.find_matches(analysed.text, without_induced, workspace);
    analysed.title_annotation = annotate_field(read.title, analysed.title, title_matches, resources,
                                               rules, depth, workspace);
    analysed.text_annotation =
        annotate_field(read.text, analysed.text, text_matches, resources, rules, depth, workspace);
    if (depth == AnnotationDepth::records) {
        name_headlines(analysed.title_annotation, analysed.title, analysed.text,
                       analysed.text_annotation, workspace.vocabulary);
    }
    return result;
}

Analysis analyse(Document document, const Resources& resources, Workspace& workspace,
                 AnnotationDepth depth) {
    ReadDocument read = read_document(std::move(document), resources, workspace, depth);
    if (read.analysis.reject) return std::move(read.analysis);

    const auto fields = read.fields();
    const FeatureVector terms = count_features(fields);
    std::vector<Score> all;
    workspace.features.resize(resources.models().size());
    for (std::size_t i = 0; i < resources.models().size(); ++i) {
        std::vector<Score> scores = resources.models()[i].scorer.score(
            terms, fields, workspace.vocabulary, workspace.features[i]);
        std::move(scores.begin(), scores.end(), std::back_inserter(all));
    }
    read.analysis.analysed.scores = std::move(all);
    return std::move(read.analysis);
}

std::vector<Reject> render_documents(
    std::vector<Document> documents, const Resources& resources, AnnotationDepth depth,
    unsigned threads, const std::function<std::string(const AnalysedDocument&, Workspace&)>& render,
    const std::function<void(std::string_view)>& emit, const Progress& progress) {
    struct Rendering {
        std::string bytes;
        std::optional<Reject> reject;
    };
    std::vector<Rendering> renderings(documents.size());
    std::vector<Workspace> workspaces(std::max(threads, 1u));
    std::vector<Reject> rejects;
    run_ordered(
        documents.size(), threads,
        [&](std::size_t index, std::size_t lane) {
            Workspace& workspace = workspaces[lane];
            Analysis analysis = analyse(std::move(documents[index]), resources, workspace, depth);
            renderings[index].reject = std::move(analysis.reject);
            if (!renderings[index].reject) {
                renderings[index].bytes = render(analysis.analysed, workspace);
            }
        },
        [&](std::size_t index) {
            Rendering rendering = std::move(renderings[index]);
            if (rendering.reject) {
                rejects.push_back(std::move(*rendering.reject));
            } else {
                emit(rendering.bytes);
            }
            if (progress) progress(index + 1);
        });
    return rejects;
}

namespace {

/// What is kept of a corpus: for a report that is made at once no more than it has room for, and no
/// sentences of facts, which it finds in the documents; for one to be merged all.
enum class Kept { for_report, all };

ReportMaterial analyse_all(Corpus corpus, const Resources& resources, const ReportOptions& options,
                           Kept kept, const Progress& progress) {
    const std::size_t per_cell = kept == Kept::for_report ? options.evidence_per_cell
                                                          : std::numeric_limits<std::size_t>::max();
    std::size_t bytes = 0;
    for (const Document& document : corpus.documents) {
        bytes += document.text.size() + document.title.size();
    }
    ReportMaterial material;
    const bool keep_articles = bytes <= options.article_bytes && !options.excerpts_only;
    material.keeps_articles = keep_articles;

    std::vector<std::vector<WordRange>> repeats(corpus.documents.size());
    if (options.collapse_shared) repeats = find_repeats(corpus, resources, options.threads);

    std::vector<AnalysedPart> parts(corpus.documents.size());
    std::vector<Workspace> workspaces(std::max(options.threads, 1u));
    EvidenceSample<Evidence> evidence(per_cell);
    EvidenceSample<HarmEvidence> harms(per_cell);
    run_ordered(
        parts.size(), options.threads,
        [&](std::size_t index, std::size_t lane) {
            AnalysedPart& part = parts[index];
            part.origin = corpus.documents[index].origin;
            Analysis analysis =
                analyse(std::move(corpus.documents[index]), resources, workspaces[lane]);
            part.reject = std::move(analysis.reject);
            if (part.reject) return;
            AnalysedDocument& analysed = analysis.analysed;
            // What an outlet prints it answers for, also where another printed it first.
            part.styles = check_style(analysed, resources, options.as_of, workspaces[lane]);
            part.trace = trace_document(analysed, resources, workspaces[lane].vocabulary);
            // What a document tells is told also where an earlier one has the same words.
            if (!analysed.document.event.empty()) {
                part.facts =
                    list_facts(analysed, resources.text_rules(), workspaces[lane].vocabulary);
                // They are half of what a large corpus keeps of a document.
                part.facts.facts.shrink_to_fit();
                if (kept == Kept::all) {
                    part.facts.sentences = quote_sentences(part.facts.facts, analysed);
                    part.facts.sentences.shrink_to_fit();
                }
            }
            for (const WordRange& range : repeats[index]) {
                part.left_out.push_back(find_excerpt(analysed.title, analysed.text, range.begin,
                                                     range.end - range.begin));
            }
            analysed = leave_out(std::move(analysed), repeats[index]);
            part.row = make_row(analysed, resources.lexicon());
            part.evidence = collect_evidence(analysed, options.seed);
            part.harms = collect_harm_evidence(analysed, options.seed);
            if (keep_articles) {
                part.article = std::move(analysed);
            } else {
                part.document = std::move(analysed.document);
            }
        },
        [&](std::size_t index) {
            if (progress) progress(index + 1);
            // Of copies that differ in what repeats, only one's evidence counts: it waits.
            AnalysedPart& part = parts[index];
            if (part.reject || options.collapse_shared) return;
            evidence.add(part.row.outlet, std::move(part.evidence));
            harms.add(part.row.outlet, std::move(part.harms));
        });

    reject_copies(parts);

    material.inputs = std::move(corpus.inputs);
    material.read = corpus.read;
    material.rejects = std::move(corpus.rejects);
    material.styles.resize(resources.house_styles().size());
    if (keep_articles) material.articles = take_articles(parts);
    material.rows.reserve(parts.size());
    material.traces.reserve(parts.size());
    for (AnalysedPart& each : parts) {
        AnalysedPart part = std::move(each);  // what is not kept goes when its turn is over
        if (part.reject) {
            material.rejects.push_back(std::move(*part.reject));
            continue;
        }
        material.left_out.emplace_back(part.trace.key, std::move(part.left_out));
        material.traces.push_back(std::move(part.trace));
        if (!keep_articles) material.documents.push_back(std::move(part.document));
        evidence.add(part.row.outlet, std::move(part.evidence));
        harms.add(part.row.outlet, std::move(part.harms));
        material.rows.push_back(std::move(part.row));
        for (std::size_t i = 0; i < material.styles.size(); ++i) {
            material.styles[i].push_back(std::move(part.styles[i]));
        }
        if (!part.facts.key.empty()) material.facts.push_back(std::move(part.facts));
    }
    material.evidence = evidence.take();
    material.harms = harms.take();
    return material;
}

}  // namespace

ReportMaterial analyse_corpus(Corpus corpus, const Resources& resources,
                              const ReportOptions& options, const Progress& progress) {
    return analyse_all(std::move(corpus), resources, options, Kept::all, progress);
}

Manifest describe_run(const Resources& resources, const ReportOptions& options) {
    Manifest manifest;
    manifest.version = options.version;
    const auto sources = resources.lexicon().sources();
    manifest.lexicons.assign(sources.begin(), sources.end());
    manifest.rules = {{"context", resources.context_rules().sha256()},
                      {"text", resources.text_rules().sha256()},
                      {"wire", resources.wire_rules().sha256()}};
    if (const VoiceModel* const voice = resources.context_rules().voice_model()) {
        manifest.rules.push_back({"voice-model", voice->sha256()});
    }
    for (const ReadyStyle& ready : resources.house_styles()) {
        manifest.house_styles.emplace_back(ready.style.id, ready.style.sha256);
    }
    manifest.model_id = resources.models().front().model.id;
    manifest.model_sha256 = resources.models().front().sha256;
    manifest.options = options.options;
    manifest.seed = options.seed;
    manifest.left_out = options.left_out;
    return manifest;
}

Report make_report(ReportMaterial material, const Resources& resources,
                   const ReportOptions& options) {
    Report report;
    report.rejects = std::move(material.rejects);
    sort_rejects(report.rejects);
    report.articles = std::move(material.articles);
    report.manifest = describe_run(resources, options);
    report.manifest.inputs = std::move(material.inputs);
    sort_inputs(report.manifest.inputs);
    report.manifest.read = material.read;
    report.manifest.analysed = material.rows.size();
    assert(report.manifest.analysed + report.rejects.size() == report.manifest.read);

    const ProfileTable table =
        make_table(std::move(material.rows), std::move(material.evidence), options.seed,
                   options.evidence_per_cell, std::move(material.traces), std::move(material.harms),
                   std::move(material.facts));
    report.comparison = compare(table, resources.lexicon());
    report.differences = compare_differences(table, resources.lexicon());
    if (options.sensitivity) {
        recount_differences(report.differences, table,
                            list_documents(report.articles, material.documents), resources,
                            options);
    }
    report.affinity = compare_affinity(table, resources.affinities());
    for (std::size_t i = 0; i < material.styles.size(); ++i) {
        report.compliance.push_back(summarise_compliance(resources.house_styles()[i].style, table,
                                                         std::move(material.styles[i])));
    }
    quote_facts(report.comparison.coverage, report.articles, material.documents);
    note_left_out(report.comparison.shared, material.left_out);
    quote_runs(report.comparison.shared, report.articles, material.documents, resources);
    report.shared_collapsed = options.collapse_shared;
    report.articles_left_out = !material.keeps_articles;
    report.excerpts_only = options.excerpts_only;
    if (options.excerpts_only) limit_excerpts(report, material.documents);
    return report;
}

Report make_report(Corpus corpus, const Resources& resources, const ReportOptions& options,
                   const Progress& progress) {
    ReportMaterial material =
        analyse_all(std::move(corpus), resources, options, Kept::for_report, progress);
    return make_report(std::move(material), resources, options);
}

}  // namespace parallax
