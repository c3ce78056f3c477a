#include "engine/corpus/write_jsonl.hpp"
#include "tests/corpus/corpus_files.hpp"

#include <array>
#include <cstdint>

#include <rapidcheck.h>

using parallax::Corpus;
using parallax::Document;
using parallax::Reject;

namespace {

/// Text that JSON, CSV and UTF-8 find hard.
rc::Gen<std::string> any_text() {
    return rc::gen::map(
        rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 40)), [](const auto& picks) {
            static constexpr std::array<std::string_view, 12> pieces = {
                "\"", "\\", "\n", "\r\n", ",", "😀", "é", "\xE2\x80\xA8", "\\u0041", "\t", "{", "“"};
            std::string text;
            for (const int pick : picks) {
                const auto index = static_cast<std::size_t>(pick);
                if (index < pieces.size()) {
                    text += pieces[index];
                } else {
                    text += static_cast<char>(index < 26 ? index - pieces.size() : index + 60);
                }
            }
            return text;
        });
}

Document any_document(int number) {
    const std::array<std::string_view, 4> dates = {"", "2024-02-29", "2025-03-04T23:59:60Z",
                                                   "1999-12-31T00:00+05:30"};
    Document document;
    document.id = "id" + std::to_string(number);
    document.outlet = "o" + *any_text() + "o";
    document.text = *any_text() + "x";
    document.title = *any_text();
    document.date = dates[*rc::gen::inRange<std::size_t>(0, dates.size())];
    document.url = "u" + *any_text() + "u";
    document.event = *rc::gen::element<std::string>("", "event", "évent \" 2");
    document.lang = *rc::gen::element<std::string>("", "en");
    return document;
}

bool is_same(const Document& a, const Document& b) {
    return a.id == b.id && a.outlet == b.outlet && a.text == b.text && a.title == b.title &&
           a.date == b.date && a.url == b.url && a.event == b.event && a.lang == b.lang;
}

std::string quote_cell(const std::string& cell) {
    std::string out = "\"";
    for (const char c : cell) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + "\"";
}

std::string show(const Corpus& corpus) {
    std::string out = std::to_string(corpus.read) + "\n";
    for (const Document& document : corpus.documents)
        out += document.origin.file + ":" + std::to_string(document.origin.line) + " " +
               write_jsonl(document);
    for (const Reject& reject : corpus.rejects) out += describe(reject) + "\n";
    return out;
}

}  // namespace

TEST_CASE("what write_jsonl writes reads back the same, and CSV as JSONL") {
    const bool held = rc::check("written and read", [] {
        std::vector<Document> documents;
        std::string jsonl;
        std::string csv = "id,outlet,text,title,date,url,event,lang\r\n";
        const int count = *rc::gen::inRange(0, 8);
        for (int i = 0; i < count; ++i) {
            const Document& d = documents.emplace_back(any_document(i));
            jsonl += write_jsonl(d);
            for (const std::string* cell :
                 {&d.id, &d.outlet, &d.text, &d.title, &d.date, &d.url, &d.event})
                csv += quote_cell(*cell) + ",";
            csv += quote_cell(d.lang) + "\r\n";
        }
        for (const Corpus& corpus : {read_bytes("a.jsonl", jsonl), read_bytes("a.csv", csv)}) {
            RC_ASSERT(corpus.rejects.empty());
            RC_ASSERT(corpus.documents.size() == documents.size());
            for (std::size_t i = 0; i < documents.size(); ++i)
                RC_ASSERT(is_same(corpus.documents[i], documents[i]));
        }
    });
    REQUIRE(held);
}

TEST_CASE("a record is written on one line with its fields in a fixed order") {
    const Document document{"1", "A", "x\ny", "", "2025-01-01", "", "e", "", {"f", 1}};
    CHECK(write_jsonl(document) ==
          "{\"id\":\"1\",\"outlet\":\"A\",\"date\":\"2025-01-01\",\"event\":\"e\",\"text\":"
          "\"x\\ny\"}\n");
}

TEST_CASE("damaged bytes lose no record, and threads change nothing") {
    const bool held = rc::check("damaged and read", [] {
        std::string bytes;
        const int count = *rc::gen::inRange(1, 40);
        for (int i = 0; i < count; ++i) bytes += write_jsonl(any_document(i % 30));
        const auto lines = static_cast<std::uint64_t>(count);
        const int faults = *rc::gen::inRange(0, 12);
        for (int i = 0; i < faults; ++i) {
            const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
            if (bytes[at] != '\n') bytes[at] = *rc::gen::element('"', '\\', '\xFF', '{', '\0', '9');
        }
        const Corpus one = read_bytes("a.jsonl", bytes, 1);
        RC_ASSERT(one.read == lines);
        RC_ASSERT(one.documents.size() + one.rejects.size() == one.read);
        for (const unsigned threads : {2U, 5U})
            RC_ASSERT(show(read_bytes("a.jsonl", bytes, threads)) == show(one));
    });
    REQUIRE(held);
}

TEST_CASE("damaged CSV keeps the books and reads on") {
    const bool held = rc::check("damaged and read", [] {
        const std::string rows = *any_text() + "\nA,last\n";
        const Corpus corpus = read_bytes("a.csv", "outlet,text\nA,first\n" + rows);
        RC_ASSERT(corpus.documents.size() + corpus.rejects.size() == corpus.read);
        RC_ASSERT(corpus.read >= 2U);
        RC_ASSERT(corpus.documents.front().text == "first");
    });
    REQUIRE(held);
}

TEST_CASE("a folder reads the same on any number of threads") {
    const CorpusFolder folder;
    for (int i = 0; i < 50; ++i)
        folder.write("o" + std::to_string(i % 3) + "/" + std::to_string(i) + ".txt",
                     i % 7 == 0 ? " " : "text " + std::to_string(i % 20));
    const std::string one = show(parallax::read_corpus({folder.path()}, 1));
    CHECK(one == show(parallax::read_corpus({folder.path()}, 2)));
    CHECK(one == show(parallax::read_corpus({folder.path()}, 7)));
}
