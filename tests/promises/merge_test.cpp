// Partial reports of parts of a corpus, merged, against one report of the whole: every file of it,
// to the byte.
#include "engine/corpus/input_records.hpp"
#include "engine/corpus/take_left_out.hpp"
#include "engine/partial_file.hpp"
#include "tests/catch.hpp"
#include "tests/promises/example_paths.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace parallax;
using namespace parallax::test;

/// Articles of the example on five events; a text in German; two other articles under ids that are
/// taken; two copies under ids of their own; and a copy of one whose id is taken.
std::vector<Document> make_documents() {
    std::vector<Document> documents =
        read_corpus({(root / "reports/example/corpus").string()}).documents;
    documents.resize(20);
    for (std::size_t i = 0; i < documents.size(); ++i) {
        documents[i].id = "id-" + std::to_string(i);
        documents[i].origin = {"articles.jsonl", i + 1};
    }
    const auto add = [&](std::size_t like, const std::string& id, const std::string& more) {
        Document document = documents[like];
        document.id = id;
        document.text += more;
        document.origin = {"more.jsonl", documents.size()};
        documents.push_back(std::move(document));
    };
    add(3, "id-4", "\n\nThe terrorist group answered the regime a day later.");
    add(5, "id-4", "\n\nNobody was hurt in the second strike.");
    add(7, "id-00", "");
    add(7, "zz-copy", "");
    add(4, "a-copy", "");
    Document german = documents[0];
    german.id = "id-2";
    german.text =
        "Das Ministerium teilte am Dienstag mit, dass zwei Brücken gesperrt wurden und dass die "
        "Arbeiten noch mehrere Wochen dauern werden, weil das Hochwasser die Pfeiler beschädigt "
        "hat und weil es an Material fehlt.";
    german.origin = {"more.jsonl", 99};
    documents.push_back(std::move(german));
    return documents;
}

struct Filtered {
    Corpus corpus;
    std::vector<Document> left_out;
};

Filtered make_corpus(const std::vector<Document>& documents, const CorpusFilter& filter,
                     std::vector<InputFile> inputs) {
    std::vector<Record> records(documents.begin(), documents.end());
    reject_duplicate_ids(records);
    Filtered made;
    made.corpus.inputs = std::move(inputs);
    made.corpus.read = records.size();
    for (Record& record : records) {
        if (auto* document = std::get_if<Document>(&record)) {
            made.corpus.documents.push_back(std::move(*document));
        } else {
            made.corpus.rejects.push_back(std::get<Reject>(std::move(record)));
        }
    }
    made.left_out = take_left_out(made.corpus, filter);
    return made;
}

std::map<std::string, std::string> render(const Report& report) {
    const Lexicon& lexicon = styled_resources().lexicon();
    const ReportJson json = render_report_json(report, lexicon);
    return {{"whole", json.whole},
            {"page", json.page},
            {"markdown", render_markdown(report, lexicon)},
            {"profiles", render_profiles_csv(report, lexicon)},
            {"differences", render_differences_csv(report, lexicon)},
            {"shared", render_shared_csv(report)},
            {"facts", render_facts_csv(report, lexicon)},
            {"evidence", render_evidence_jsonl(report, lexicon)},
            {"compliance", render_compliance_csv(report)},
            {"breaches", render_breaches_csv(report)},
            {"manifest", render_manifest(report, lexicon)}};
}

InputFile input_of(std::size_t part) {
    return {"part-" + std::to_string(part), std::string(64, static_cast<char>('a' + part)), part};
}

struct Case {
    const char* name;
    ReportOptions options;
    CorpusFilter filter;
};

std::vector<Case> make_cases() {
    ReportOptions plain;
    plain.version = "1.2.3";
    ReportOptions large = plain;  // as a corpus too large to show its articles
    large.article_bytes = 0;
    large.evidence_per_cell = 2;
    large.threads = 2;
    ReportOptions excerpts = plain;
    excerpts.excerpts_only = true;
    excerpts.seed = 7;
    CorpusFilter some;
    some.outlets = {"Harrow Courier", "Kestrel Daily"};
    return {{"articles shown", plain, {}},
            {"articles left out", large, {}},
            {"articles left out, filtered", large, some},
            {"excerpts only", excerpts, {}}};
}

}  // namespace

TEST_CASE("partial reports merged are the report of the whole, however the parts are cut",
          "[promises]") {
    const std::vector<Document> documents = make_documents();
    for (const Case& c : make_cases()) {
        for (const std::uint32_t seed : {1U, 2U, 3U}) {
            CAPTURE(c.name, seed);
            std::mt19937 random(seed);
            const std::size_t count = 2 + seed % 3;
            std::vector<std::vector<Document>> parts(count);
            std::vector<Document> all = documents;
            std::shuffle(all.begin(), all.end(), random);
            for (const Document& document : all) parts[random() % count].push_back(document);

            std::vector<InputFile> inputs;
            for (std::size_t p = 0; p < count; ++p) inputs.push_back(input_of(p));
            Filtered whole = make_corpus(all, c.filter, inputs);
            ReportOptions options = c.options;
            options.left_out = whole.left_out.size();
            const Report expected =
                make_report(std::move(whole.corpus), styled_resources(), options);
            REQUIRE(expected.manifest.analysed >= 8);
            REQUIRE(expected.rejects.size() >= 2);

            std::vector<PartialReport> partials;
            for (std::size_t p = 0; p < count; ++p) {
                Filtered part = make_corpus(parts[p], c.filter, {inputs[p]});
                const PartialReport made = make_partial_report(
                    std::move(part.corpus), part.left_out, styled_resources(), c.options);
                const std::string bytes = write_partial(made, styled_resources().lexicon());
                partials.push_back(read_partial(bytes, "part", styled_resources()));
                CHECK(write_partial(partials.back(), styled_resources().lexicon()) == bytes);
            }
            std::reverse(partials.begin(), partials.end());
            const Report merged =
                merge_partial_reports(std::move(partials), styled_resources(), c.options);
            CHECK(merged.articles.size() == expected.articles.size());
            const auto found = render(merged);
            for (const auto& [name, bytes] : render(expected)) {
                INFO(name);
                const bool is_same = found.at(name) == bytes;
                CHECK(is_same);
            }
        }
    }
}
