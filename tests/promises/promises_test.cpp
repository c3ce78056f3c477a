// The design's promises on whole documents, through the pipeline. Each test fails if its promise
// breaks; those about statistics stand with profile/ and the command's tests.
#include "engine/context/warring_sides.hpp"
#include "engine/pipeline.hpp"
#include "engine/report/lines.hpp"
#include "engine/text/parse_text.hpp"
#include "tests/catch.hpp"
#include "tests/promises/example_paths.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace parallax;
using namespace parallax::test;

const Resources& with_politics() {
    static const Resources resources(example_paths("us-politics"));
    return resources;
}

std::vector<Document> read_example_documents() {
    return read_corpus({(root / "reports/example/corpus").string()}).documents;
}

/// The annotation and score lines, without the fields that name the outlet.
std::string lines_of(Document document, Workspace& workspace) {
    Analysis analysis = analyse(std::move(document), with_politics(), workspace);
    REQUIRE_FALSE(analysis.reject);
    analysis.analysed.document.outlet = "-";
    return render_annotation(analysis.analysed, with_politics().lexicon()) +
           render_score(analysis.analysed, with_politics().lexicon());
}

}  // namespace

TEST_CASE("promise 1: nothing depends on the outlet's name or on other documents", "[promises]") {
    const std::vector<Document> documents = read_example_documents();
    REQUIRE(documents.size() == 48);
    Workspace shared;
    std::vector<std::string> together;
    for (const Document& document : documents) together.push_back(lines_of(document, shared));
    for (std::size_t index = documents.size(); index > 0; --index) {
        Document renamed = documents[index - 1];
        renamed.outlet = "Terrorist Regime Daily";
        Workspace alone;
        CHECK(lines_of(std::move(renamed), alone) == together[index - 1]);
    }
}

TEST_CASE("promise 2: words in quotation marks are never the outlet's", "[promises]") {
    Workspace workspace;
    std::size_t quoted = 0;
    for (const Document& document : read_example_documents()) {
        const Analysis analysis = analyse(document, with_politics(), workspace);
        for (const Field field : all_fields) {
            const Annotation& annotation = analysis.analysed.annotation(field);
            for (const Hit& hit : annotation.hits) {
                for (const Passage& passage : annotation.passages) {
                    const bool marks =
                        passage.voice == Voice::quoted || passage.voice == Voice::borrowed;
                    if (!marks || !passage.span.contains(hit.span)) continue;
                    ++quoted;
                    CHECK(hit.wording == Wording::source);
                }
            }
        }
    }
    CHECK(quoted > 100);
}

TEST_CASE("scores are the same where nothing but hits is asked for", "[promises]") {
    Workspace workspace;
    std::size_t records = 0;
    for (const Document& document : read_example_documents()) {
        const Analysis all = analyse(document, with_politics(), workspace);
        const Analysis hits = analyse(document, with_politics(), workspace, AnnotationDepth::hits);
        CHECK(render_score(hits.analysed, with_politics().lexicon()) ==
              render_score(all.analysed, with_politics().lexicon()));
        records += all.analysed.text_annotation.agency.size();
        CHECK(hits.analysed.text_annotation.agency.empty());
        CHECK(hits.analysed.text_annotation.names.empty());
    }
    CHECK(records > 100);
}

TEST_CASE("promise 3: a logit is its intercept and its contributions", "[promises]") {
    Workspace workspace;
    std::size_t scores = 0;
    for (const Document& document : read_example_documents()) {
        const Analysis analysis = analyse(document, with_politics(), workspace);
        for (const Score& score : analysis.analysed.scores) {
            double sum = score.intercept;
            for (const Contribution& contribution : score.contributions) {
                sum += contribution.contribution;
                CHECK(std::abs(contribution.contribution -
                               contribution.value * contribution.weight) < 1e-12);
                REQUIRE_FALSE(score.places_of(contribution).empty());
                for (const Place& place : score.places_of(contribution)) {
                    CHECK(place.span.end <= analysis.analysed.bytes(place.field).size());
                }
            }
            CHECK(std::abs(score.logit - sum) < 1e-9);
            ++scores;
        }
    }
    CHECK(scores > 100);
}

TEST_CASE("promise 4: analysed and rejected add up to what was read", "[promises]") {
    Corpus corpus = read_corpus({(root / "reports/example/corpus").string()});
    corpus.documents[0].text =
        "Das Ministerium teilte am Dienstag mit, dass zwei Brücken gesperrt wurden und dass die "
        "Arbeiten noch mehrere Wochen dauern werden, weil das Hochwasser die Pfeiler beschädigt "
        "hat und weil es an Material fehlt.";
    const std::uint64_t read = corpus.read;
    const Report report = make_report(std::move(corpus), with_politics(), {});
    CHECK(report.manifest.read == read);
    CHECK(report.manifest.analysed + report.rejects.size() == read);
    REQUIRE(report.rejects.size() == 1);
    CHECK(report.rejects[0].reason == RejectReason::language);
}

TEST_CASE("promise 4: a copy under another id is a reject, whichever comes first", "[promises]") {
    for (const bool copy_first : {false, true}) {
        CAPTURE(copy_first);
        Corpus corpus = read_corpus({(root / "reports/example/corpus").string()});
        Document copy = corpus.documents[5];
        copy.id = "~copy";  // sorts after every hash
        copy.origin = {"again.jsonl", 7};
        corpus.documents.insert(corpus.documents.begin() + (copy_first ? 0 : 48), std::move(copy));
        ++corpus.read;
        const Report report = make_report(std::move(corpus), with_politics(), {});
        CHECK(report.manifest.read == 49);
        CHECK(report.manifest.analysed == 48);
        CHECK(report.articles.size() == 48);
        REQUIRE(report.rejects.size() == 1);
        CHECK(report.rejects[0].reason == RejectReason::duplicate_content);
        CHECK(report.rejects[0].origin.line == 7);
    }
}

TEST_CASE("promise 5: threads and order of records do not show in a report", "[promises]") {
    Corpus corpus = read_corpus({(root / "reports/example/corpus").string()});
    Corpus reversed = corpus;
    std::reverse(reversed.documents.begin(), reversed.documents.end());
    ReportOptions two;
    two.threads = 2;
    const Report one = make_report(std::move(corpus), with_politics(), {});
    const Report other = make_report(std::move(reversed), with_politics(), two);
    CHECK(render_json(one, with_politics().lexicon()) ==
          render_json(other, with_politics().lexicon()));
    CHECK(render_markdown(one, with_politics().lexicon()) ==
          render_markdown(other, with_politics().lexicon()));
}

TEST_CASE("promise 7: exchanging two targets exchanges their scores and nothing else",
          "[promises]") {
    Axis legitimacy;
    legitimacy.id = "legitimacy";
    legitimacy.negative = "delegitimising";
    legitimacy.positive = "legitimising";
    const Choice naming{"naming", "an armed group", std::nullopt, {"armed-group"}, "pair"};
    const auto make_lexicon = [&](const char* first, const char* second) {
        Target a{"a", "A", "armed-group", "left", {first}, {"the group"}, {}, {}, "pair"};
        Target b{"b", "B", "armed-group", "right", {second}, {"the group"}, {}, {}, "pair"};
        Term bad;
        bad.id = "terror group/legitimacy";
        bad.phrase = "terror group";
        bad.axis = AxisId{0};
        bad.weight = -1.5;
        bad.choice = ChoiceId{0};
        bad.lexicon = "pair";
        return Lexicon({{"pair", "Pair", "1", "en", LexiconKind::framing, std::string(64, '0'), 1}},
                       {legitimacy}, {a, b}, {naming}, {bad});
    };
    const std::string text =
        "The terror group Redhill Front closed the road. Bluefield League said it would answer. "
        "Redhill Front and Bluefield League met, and the terror group left.";
    const auto count_about = [&](const Lexicon& lexicon) {
        const TextRules text_rules(root / "lexicons/style");
        const ContextRules rules(root / "lexicons/style");
        const Matcher matcher(lexicon);
        const WarringSides sides(lexicon);
        Vocabulary vocabulary;
        MatchMemo memo;
        ContextMemo context;
        const ParsedText parsed = parse_text(text, "", text_rules, vocabulary);
        const Matches matches = matcher.find(parsed, vocabulary, memo);
        const Annotation annotation =
            annotate_text({text, parsed, vocabulary, matches, lexicon, sides}, rules, context);
        std::vector<std::pair<std::string, Span>> about;
        for (const Hit& hit : annotation.hits) {
            about.emplace_back(hit.target ? lexicon.target(*hit.target).id : "", hit.span);
        }
        return about;
    };
    auto plain = count_about(make_lexicon("Redhill Front", "Bluefield League"));
    const auto exchanged = count_about(make_lexicon("Bluefield League", "Redhill Front"));
    REQUIRE(plain.size() == 2);
    for (auto& [target, span] : plain) target = target == "a" ? "b" : target == "b" ? "a" : "";
    CHECK(plain == exchanged);
}
