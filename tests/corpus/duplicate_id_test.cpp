#include "tests/corpus/corpus_files.hpp"

#include <algorithm>

using parallax::Corpus;
using parallax::Document;
using parallax::read_corpus;
using Lines = std::vector<std::string>;

namespace {

std::string record(const std::string& id, const std::string& outlet, const std::string& text,
                   const std::string& url = "") {
    return R"({"id":")" + id + R"(","outlet":")" + outlet + R"(","text":")" + text +
           R"(","url":")" + url + "\"}";
}

}  // namespace

TEST_CASE("the content key covers title, text, outlet, date and event, and nothing else") {
    const Document document{"1", "A", "x", "t", "2025-01-01", "u", "e", "en", {"f", 1}};
    const std::string key = content_key(document);
    CHECK(key.size() == 64);
    struct Case {
        std::string Document::*field;
        bool counts;
    };
    const std::vector<Case> cases = {{&Document::id, false},   {&Document::outlet, true},
                                     {&Document::text, true},  {&Document::title, true},
                                     {&Document::date, true},  {&Document::url, false},
                                     {&Document::event, true}, {&Document::lang, false}};
    for (const Case& c : cases) {
        Document other = document;
        other.*c.field += "y";
        CHECK((content_key(other) != key) == c.counts);
    }
}

TEST_CASE("of records with one id the smallest content key stays, whatever the order") {
    std::vector<std::string> records = {record("1", "A", "one"), record("1", "B", "two"),
                                        record("1", "A", "three"), record("2", "A", "one")};
    std::string smallest;
    std::string kept;
    for (const std::string text : {"one", "two", "three"}) {
        Document document;
        document.outlet = text == "two" ? "B" : "A";
        document.text = text;
        const std::string key = content_key(document);
        if (smallest.empty() || key < smallest) {
            smallest = key;
            kept = text;
        }
    }
    std::sort(records.begin(), records.end());
    do {
        std::string bytes;
        std::uint64_t kept_line = 0;
        std::uint64_t line = 0;
        for (const std::string& one : records) {
            bytes += one + "\n";
            ++line;
            if (one.find("\"" + kept + "\"") != std::string::npos &&
                one.find(R"("id":"1")") != std::string::npos)
                kept_line = line;
        }
        const Corpus corpus = read_bytes("a.jsonl", bytes);
        REQUIRE(corpus.documents.size() == 2);
        const auto first = std::find_if(corpus.documents.begin(), corpus.documents.end(),
                                        [](const Document& d) { return d.id == "1"; });
        REQUIRE(first != corpus.documents.end());
        CHECK(first->text == kept);
        REQUIRE(corpus.rejects.size() == 2);
        CHECK(corpus.rejects[0].origin.line < corpus.rejects[1].origin.line);
        for (const auto& reject : corpus.rejects) {
            CHECK(reject.reason == parallax::RejectReason::duplicate_id);
            CHECK(reject.message == "the id \"1\" is also that of a.jsonl:" +
                                        std::to_string(kept_line) + ", which was kept");
        }
    } while (std::next_permutation(records.begin(), records.end()));
}

TEST_CASE("records of one content are told apart by url, then by place") {
    const CorpusFolder folder;
    const std::string b = folder.write(
        "b.jsonl", record("1", "A", "x", "u2") + "\n" + record("1", "A", "x", "u1") + "\n");
    const std::string a = folder.write("a.jsonl", record("1", "A", "x", "u1") + "\n");
    for (const std::vector<std::string>& paths : {std::vector{a, b}, std::vector{b, a}}) {
        const Corpus corpus = read_corpus(paths);
        REQUIRE(corpus.documents.size() == 1);
        CHECK(corpus.documents.front().url == "u1");
        CHECK(corpus.documents.front().origin.file == "a.jsonl");
        REQUIRE(corpus.rejects.size() == 2);
        CHECK(corpus.rejects.front().message ==
              "the id \"1\" is also that of a.jsonl:1, which was kept");
    }
}

TEST_CASE("a record that stands twice is read once, be its id given or not") {
    const Corpus corpus = read_bytes("a.jsonl", R"({"outlet":"A","text":"x"}
{"outlet":"A","text":"x"}
{"outlet":"B","text":"x"}
)");
    CHECK(corpus.documents.size() == 1);
    CHECK(corpus.rejects.size() == 2);
    CHECK(corpus.read == 3);
}
