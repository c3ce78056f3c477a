// The file of a partial report: each line fits the schema of its kind, and damage is noticed.
#include "engine/partial_file.hpp"

#include "engine/core/input_error.hpp"
#include "tests/catch.hpp"
#include "tests/promises/example_paths.hpp"
#include "tests/report/schema_check.hpp"

#include <cstddef>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace {

using namespace parallax;
using namespace parallax::test;
using Json = nlohmann::json;

/// A partial report of 24 articles with every kind of line and of record.
std::string make_partial() {
    Corpus corpus = read_corpus({(root / "reports/example/corpus").string()});
    corpus.documents.resize(24);
    Document copy = corpus.documents[3];
    copy.id = "~copy";
    corpus.documents.push_back(std::move(copy));
    corpus.documents[0].text =
        "Das Ministerium teilte am Dienstag mit, dass zwei Brücken gesperrt wurden und dass die "
        "Arbeiten noch mehrere Wochen dauern werden, weil das Hochwasser die Pfeiler beschädigt.";
    corpus.rejects.push_back({{"more.jsonl", 3}, RejectReason::missing_text, "no text"});
    const std::vector<Document> left_out{corpus.documents.back()};
    corpus.documents.erase(corpus.documents.begin() + 9);
    corpus.read = corpus.documents.size() + corpus.rejects.size();
    Document other = left_out.front();
    other.id = "~left out";
    ReportOptions options;
    options.version = "1.2.3";
    return write_partial(
        make_partial_report(std::move(corpus), {other}, styled_resources(), options),
        styled_resources().lexicon());
}

}  // namespace

TEST_CASE("every line of a partial report fits its schema", "[promises]") {
    std::istringstream in(make_partial());
    std::vector<Json> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(Json::parse(line));
    std::vector<std::string> kinds{"header"};
    const auto announce = [&](const Json& header, const char* count, const char* kind) {
        kinds.insert(kinds.end(), header.at(count).get<std::size_t>(), kind);
    };
    announce(lines.at(0), "rejects", "reject");
    announce(lines.at(0), "records", "record");
    announce(lines.at(0), "styles", "findings");
    const Json table = lines.at(kinds.size());
    kinds.emplace_back("table");
    announce(table, "rows", "row");
    announce(table, "evidence", "evidence");
    announce(table, "traces", "trace");
    announce(table, "harms", "harm");
    announce(table, "facts", "facts");
    REQUIRE(lines.size() == kinds.size());
    std::map<std::string, std::size_t> seen;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (++seen[kinds[i]] > 200) continue;
        INFO(i << ": " << kinds[i]);
        CHECK(check_schema("partial.schema.json", lines[i], kinds[i]) ==
              std::vector<std::string>{});
    }
    CHECK(seen.size() == 10);
    std::map<std::string, std::size_t> fates;
    for (const Json& line : lines) {
        if (line.contains("fate")) ++fates[line.at("fate")];
    }
    CHECK(fates.size() == 4);

    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (seen.erase(kinds[i]) == 0) continue;  // the first of its kind
        for (const auto& [name, value] : lines[i].items()) {
            INFO(kinds[i] << " without " << name);
            Json lacking = lines[i];
            lacking.erase(name);
            CHECK_FALSE(check_schema("partial.schema.json", lacking, kinds[i]).empty());
        }
        Json more = lines[i];
        more["bias"] = 1;
        CHECK_FALSE(check_schema("partial.schema.json", more, kinds[i]).empty());
    }
}

TEST_CASE("a partial report that was altered anywhere is refused", "[promises]") {
    const std::string bytes = make_partial();
    const auto refusal_of = [](const std::string& altered) -> std::string {
        try {
            static_cast<void>(read_partial(altered, "a.part", styled_resources()));
        } catch (const InputError& error) {
            return error.what();
        }
        return "";
    };
    REQUIRE(refusal_of(bytes).empty());

    // The copy's key, which must be that of a record that was analysed.
    const std::size_t copy = bytes.find("\"fate\":\"copy\"");
    REQUIRE(copy != std::string::npos);
    std::string altered = bytes;
    const std::size_t key = altered.find("\"key\":\"", copy) + 7;
    altered[key] = altered[key] == '0' ? '1' : '0';
    CHECK(refusal_of(altered) ==
          "a.part: a copy has no original among the records; make the file again");

    // A digit of any count, which could as well have been another.
    std::size_t counts = 0;
    for (std::size_t at = bytes.find("\"hits\":1,"); at != std::string::npos && counts < 5;
         at = bytes.find("\"hits\":1,", at + 1)) {
        altered = bytes;
        altered[at + 7] = '3';
        INFO(at);
        CHECK(refusal_of(altered) ==
              "a.part: it was altered or damaged behind its first line; make it again");
        ++counts;
    }
    CHECK(counts == 5);
}
