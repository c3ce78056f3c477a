#include "engine/shared_text.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/utf8_cut.hpp"
#include "engine/parallel_documents.hpp"
#include "engine/text/parse_text.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace parallax {
namespace {

/// A document's trace; without words if the document will be rejected.
std::vector<WordTrace> trace_corpus(const Corpus& corpus, const Resources& resources,
                                    unsigned threads) {
    std::vector<WordTrace> traces(corpus.documents.size());
    std::vector<Workspace> workspaces(std::max(threads, 1u));
    run_ordered(
        traces.size(), threads,
        [&](std::size_t index, std::size_t lane) {
            const Document& document = corpus.documents[index];
            Workspace& workspace = workspaces[lane];
            Vocabulary& vocabulary = workspace.vocabulary;
            const ParsedText text =
                parse_text(document.text, document.title, resources.text_rules(), vocabulary);
            if (reject_language(document, text, resources, workspace)) return;
            const ParsedText title =
                parse_title(document.title, resources.text_rules(), vocabulary);
            traces[index] = trace_words(title, text, vocabulary);
            traces[index].key = content_key(document);
        },
        [](std::size_t) {});
    return traces;
}

/// Which outlets are the same counts here, not what they are called.
std::vector<StoryText> list_texts(const Corpus& corpus, const std::vector<WordTrace>& traces) {
    std::map<std::string_view, std::uint32_t> outlets;
    std::vector<StoryText> texts;
    for (std::uint32_t number = 0; number < traces.size(); ++number) {
        const Document& document = corpus.documents[number];
        const auto outlet =
            outlets.emplace(document.outlet, static_cast<std::uint32_t>(outlets.size()))
                .first->second;
        texts.push_back(make_story_text(traces[number], outlet, number, document));
    }
    return texts;
}

/// Adds the voices of these documents to their traces.
void trace_voices(std::vector<WordTrace>& traces, const std::vector<std::uint32_t>& numbers,
                  const Corpus& corpus, const Resources& resources, unsigned threads) {
    std::vector<Workspace> workspaces(std::max(threads, 1u));
    run_ordered(
        numbers.size(), threads,
        [&](std::size_t index, std::size_t lane) {
            const std::uint32_t number = numbers[index];
            const Analysis analysis = analyse(corpus.documents[number], resources, workspaces[lane],
                                              AnnotationDepth::hits);
            if (analysis.reject) return;
            traces[number] =
                trace_document(analysis.analysed, resources, workspaces[lane].vocabulary);
        },
        [](std::size_t) {});
}

struct QuotedPlace {
    SharedPlace* place = nullptr;
    std::uint32_t words = 0;
};

using PlacesByKey = std::map<std::string_view, std::vector<QuotedPlace>>;

/// The article is parsed again: one kept for a report may have words left out.
void quote(const PlacesByKey& places, const Document& document, bool with_text,
           const Resources& resources, Vocabulary& vocabulary) {
    const auto found = places.find(content_key(document));
    if (found == places.end()) return;
    const ParsedText title = parse_title(document.title, resources.text_rules(), vocabulary);
    const ParsedText text =
        parse_text(document.text, document.title, resources.text_rules(), vocabulary);
    for (const auto& [place, words] : found->second) {
        SharedExcerpt excerpt = find_excerpt(title, text, place->begin, words);
        if (with_text) {
            const std::string_view bytes = field_bytes(document, excerpt.field);
            excerpt.text = cut_utf8(slice(bytes, excerpt.sentences), longest_excerpt);
        }
        place->excerpt = std::move(excerpt);
    }
}

}  // namespace

std::vector<std::vector<WordRange>> find_repeats(const Corpus& corpus, const Resources& resources,
                                                 unsigned threads) {
    std::vector<WordTrace> traces = trace_corpus(corpus, resources, threads);
    const std::vector<StoryText> texts = list_texts(corpus, traces);
    trace_voices(traces, find_tied(texts), corpus, resources, threads);
    return find_repeats(texts);
}

void reject_near_duplicates(Corpus& corpus, const Resources& resources, unsigned threads) {
    const std::vector<WordTrace> traces = trace_corpus(corpus, resources, threads);
    std::vector<StoryText> texts = list_texts(corpus, traces);
    const auto found = find_near_duplicates(texts);
    std::vector<Document> kept;
    for (std::size_t at = 0; at < corpus.documents.size(); ++at) {
        if (!found[at] || traces[at].words.empty()) {
            continue;
        }
        const std::string& id = corpus.documents[found[at]->kept].id;
        corpus.rejects.push_back(
            {corpus.documents[at].origin, RejectReason::near_duplicate,
             fmt::format("{:.0f} % of its runs of {} words and of those of the record with the id "
                         "\"{}\", which was kept, are in both",
                         100.0 * found[at]->share, shortest_run, shorten_for_message(id))});
    }
    for (std::size_t at = 0; at < corpus.documents.size(); ++at) {
        if (found[at] && !traces[at].words.empty()) continue;
        kept.push_back(std::move(corpus.documents[at]));
    }
    corpus.documents = std::move(kept);
}

WordTrace trace_document(const AnalysedDocument& analysed, const Resources& resources,
                         const Vocabulary& vocabulary) {
    const std::vector<WireCredit> credits = find_wire_credits(analysed.text, resources.wire_rules(),
                                                              resources.text_rules(), vocabulary);
    return trace_document(analysed, credits, vocabulary);
}

void quote_runs(SharedComparison& shared, const std::vector<AnalysedDocument>& articles,
                const std::vector<Document>& documents, const Resources& resources) {
    PlacesByKey places;
    for (SharedRun& run : shared.runs) {
        places[run.here.key].push_back({&run.here, run.words});
        places[run.there.key].push_back({&run.there, run.words});
    }
    if (places.empty()) return;
    Vocabulary vocabulary;
    for (const AnalysedDocument& article : articles)
        quote(places, article.document, false, resources, vocabulary);
    for (const Document& document : documents) quote(places, document, true, resources, vocabulary);
}

void note_left_out(
    SharedComparison& shared,
    const std::vector<std::pair<std::string, std::vector<SharedExcerpt>>>& left_out) {
    std::map<std::string_view, const std::vector<SharedExcerpt>*> by_key;
    for (const auto& [key, excerpts] : left_out) by_key.emplace(key, &excerpts);
    for (SharedDocument& document : shared.documents) {
        const auto found = by_key.find(document.key);
        if (found != by_key.end()) document.left_out = *found->second;
    }
}

}  // namespace parallax
