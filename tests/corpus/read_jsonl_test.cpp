#include "tests/corpus/corpus_files.hpp"

using parallax::Corpus;
using parallax::Document;
using Lines = std::vector<std::string>;

TEST_CASE("all fields of a JSONL record are read") {
    const Corpus corpus = read_bytes(
        "a.jsonl",
        R"({"id":"1","outlet":"Herald","text":"One.\nTwo.","title":"T","date":"2025-03-04",)"
        R"("url":"https://example.org/1","event":"e","lang":"en-GB","extra":[1,{"text":2}]})"
        "\n");
    REQUIRE(corpus.documents.size() == 1);
    const Document& document = corpus.documents.front();
    CHECK(document.id == "1");
    CHECK(document.outlet == "Herald");
    CHECK(document.text == "One.\nTwo.");
    CHECK(document.title == "T");
    CHECK(document.date == "2025-03-04");
    CHECK(document.url == "https://example.org/1");
    CHECK(document.event == "e");
    CHECK(document.lang == "en-GB");
    CHECK(document.origin.file == "a.jsonl");
    CHECK(document.origin.line == 1);
    REQUIRE(corpus.inputs.size() == 1);
    CHECK(corpus.inputs.front().name == "a.jsonl");
    CHECK(corpus.inputs.front().bytes == 161);
}

TEST_CASE("a faulty JSONL record is a reject that says what to do") {
    struct Case {
        std::string name;
        std::string line;
        std::string reject;
    };
    const std::vector<Case> cases = {
        {"a word without marks", R"({"outlet":"A",text:"x"})",
         R"(invalid_json: the line is not valid JSON from column 15 on, at text:"x"})"},
        {"code points are counted", R"({"outlet":"é😀",})",
         "invalid_json: the line is not valid JSON from column 16 on, at }"},
        {"cut off", R"({"outlet":"A","text":"x)",
         "invalid_json: the line ends before its JSON object is complete"},
        {"two objects", R"({"outlet":"A","text":"x"} {})",
         "invalid_json: the line is not valid JSON from column 27 on, at {}"},
        {"a list", R"(["outlet"])", "invalid_json: the line holds a list; write one JSON object"},
        {"a text", R"("outlet")", "invalid_json: the line holds a text; write one JSON object"},
        {"a number", "12", "invalid_json: the line holds a number; write one JSON object"},
        {"a number too large", R"({"n":123456789012345678901234567890})",
         "invalid_json: the line holds a number or nesting too large to be read"},
        {"the second half of a surrogate pair", R"({"outlet":"A","text":"\udc00"})",
         R"(invalid_json: the line holds half a surrogate pair (\ud800 to \udfff); )"
         "write both halves or the character itself"},
        {"the first half of a surrogate pair", R"({"outlet":"A","text":"\ud800\u0041"})",
         R"(invalid_json: the line holds half a surrogate pair (\ud800 to \udfff); )"
         "write both halves or the character itself"},
        {"a tab in a string", "{\"outlet\":\"A\",\"text\":\"tab\there\"}",
         "invalid_json: the line is not valid JSON from column 26 on, at  here\"}"},
        {"a wrong escape", R"({"outlet":"A","text":"what\is"})",
         R"(invalid_json: the line is not valid JSON from column 28 on, at is"})"},
        {"a missing comma", R"({"outlet":"A" "text":"x"})",
         R"(invalid_json: the line is not valid JSON from column 15 on, at "text":"x"})"},
        {"nothing but a word", "null", "invalid_json: the line holds null; write one JSON object"},
        {"a key twice", R"({"outlet":"A","text":"x","outlet":"B"})",
         R"(duplicate_key: key "outlet" stands twice in the line; keep one)"},
        {"an unknown key twice", R"({"outlet":"A","x":1,"text":"x","x":2})",
         R"(duplicate_key: key "x" stands twice in the line; keep one)"},
        {"a key twice and a wrong type", R"({"outlet":1,"outlet":"A","text":"x"})",
         R"(duplicate_key: key "outlet" stands twice in the line; keep one)"},
        {"no outlet", R"({"text":"x"})",
         R"(missing_outlet: the record has no outlet; name who published it in "outlet")"},
        {"a blank outlet", R"({"outlet":" \t\u00a0","text":"x"})",
         R"(missing_outlet: the record has no outlet; name who published it in "outlet")"},
        {"a null outlet", R"({"outlet":null,"text":"x"})",
         R"(missing_outlet: the record has no outlet; name who published it in "outlet")"},
        {"no text", R"({"outlet":"A"})",
         R"(missing_text: the record has no text; put the article into "text")"},
        {"a null text", R"({"outlet":"A","text":null})",
         R"(missing_text: the record has no text; put the article into "text")"},
        {"an empty text", R"({"outlet":"A","text":""})",
         "empty_text: the text is empty or only white space"},
        {"a blank text", R"({"outlet":"A","text":"\ufeff \r\n\u2003\u200b"})",
         "empty_text: the text is empty or only white space"},
        {"bytes that are no UTF-8 in the text", "{\"outlet\":\"A\",\"text\":\"x\xFF\"}",
         R"(invalid_utf8: field "text" is not valid UTF-8 at byte offset 23 of the line; )"
         "save the file as UTF-8"},
        {"bytes that are no UTF-8 in an unknown field", "{\"z\":[\"\xC3\"],\"outlet\":\"A\"}",
         R"(invalid_utf8: field "z" is not valid UTF-8 at byte offset 7 of the line; )"
         "save the file as UTF-8"},
        {"an impossible day", R"({"outlet":"A","text":"x","date":"2024-02-30"})",
         R"(impossible_date: the date "2024-02-30" does not exist; write the day of )"
         "publication as YYYY-MM-DD"},
        {"another form of date", R"({"outlet":"A","text":"x","date":"March 3, 2024"})",
         R"(impossible_date: the date "March 3, 2024" is not in ISO 8601 form; write it as )"
         "YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ"},
        {"a number as text", R"({"outlet":"A","text":3.5})",
         R"(wrong_type: field "text" holds a number; write a text in quotation marks)"},
        {"an object as outlet", R"({"outlet":{"name":"A"},"text":"x"})",
         R"(wrong_type: field "outlet" holds an object; write a text in quotation marks)"},
        {"a list as event", R"({"outlet":"A","text":"x","event":["e"]})",
         R"(wrong_type: field "event" holds a list; write a text in quotation marks)"},
        {"a truth value as id", R"({"outlet":"A","text":"x","id":true})",
         R"(wrong_type: field "id" holds true or false; write a text in quotation marks)"},
    };
    for (const Case& c : cases) {
        INFO(c.name);
        const std::string good = R"({"outlet":"A","text":"good"})";
        const Corpus corpus = read_bytes("a.jsonl", "\n" + c.line + "\n" + good);
        CHECK(described_rejects(corpus) == Lines{"a.jsonl:2: " + c.reject});
        CHECK(texts(corpus) == Lines{"good"});
        CHECK(corpus.read == 2);
    }
}

TEST_CASE("a field of more than 64 MiB is a reject") {
    constexpr std::size_t limit = std::size_t{64} << 20U;
    const std::string fits(limit, 'x');
    const Corpus corpus = read_bytes("a.jsonl", R"({"outlet":"A","text":")" + fits + "\"}\n" +
                                                    R"({"outlet":"A","text":")" + fits + "x\"}\n");
    REQUIRE(corpus.documents.size() == 1);
    CHECK(corpus.documents.front().text.size() == limit);
    CHECK(described_rejects(corpus) ==
          Lines{R"(a.jsonl:2: too_long: field "text" has 67108865 bytes; at most 67108864 )"
                "(64 MiB) are read"});
}

TEST_CASE("empty lines, marks, CR LF and a last line without end are no faults") {
    const Corpus corpus = read_bytes("a.jsonl",
                                     "\xEF\xBB\xBF{\"outlet\":\"A\",\"text\":\"1\\r\\n\"}\r\n\r\n"
                                     " \t\n\xEF\xBB\xBF{\"outlet\":\"A\",\"text\":\"\\ufeff2\"}");
    CHECK(corpus.rejects.empty());
    CHECK(texts(corpus) == Lines{"1\r\n", "2"});
    CHECK(corpus.documents.back().origin.line == 4);
    CHECK(corpus.read == 2);
}

TEST_CASE("a file of no lines holds no records") {
    CHECK(read_bytes("a.jsonl", "").read == 0);
    CHECK(read_bytes("a.jsonl", "\n\n").read == 0);
}

TEST_CASE("a number as id is kept as it is written") {
    const Corpus corpus = read_bytes("a.jsonl", R"({"outlet":"A","text":"x","id":1.0}
{"x":{"id":9},"id" : 18446744073709551615,"outlet":"A","text":"x"}
{"outlet":"A","text":"x","id":-1e2})");
    REQUIRE(corpus.documents.size() == 3);
    CHECK(corpus.documents[0].id == "1.0");
    CHECK(corpus.documents[1].id == "18446744073709551615");
    CHECK(corpus.documents[2].id == "-1e2");
}

TEST_CASE("without an id the hash of title and text stands, whoever published them") {
    const Corpus corpus = read_bytes("a.jsonl", R"({"outlet":"A","text":"x","title":"t"}
{"outlet":"A","text":"tx"}
{"outlet":"A","text":"x","id":" "})");
    REQUIRE(corpus.documents.size() == 3);
    CHECK(corpus.documents[0].id == "sha256:f818aa7a1325fca8");
    CHECK(corpus.documents[1].id != corpus.documents[0].id);
    CHECK(corpus.documents[2].id != corpus.documents[0].id);
    const Corpus other = read_bytes("b.jsonl", R"({"outlet":"B","text":"x","title":"t"})");
    CHECK(other.documents.front().id == corpus.documents[0].id);
}

TEST_CASE("white space around labels is dropped, in title and text it is kept") {
    const Corpus corpus = read_bytes(
        "a.jsonl",
        R"({"outlet":" A ","text":" x ","title":" t ","event":"e\n","date":" 2025-01-01"})");
    REQUIRE(corpus.documents.size() == 1);
    CHECK(corpus.documents.front().outlet == "A");
    CHECK(corpus.documents.front().event == "e");
    CHECK(corpus.documents.front().date == "2025-01-01");
    CHECK(corpus.documents.front().text == " x ");
    CHECK(corpus.documents.front().title == " t ");
}

TEST_CASE("a file of another kind is refused with what to do") {
    CHECK(fault_of_bytes("a.jsonl", " \n[\n{\"outlet\":\"A\"}\n]\n") ==
          "0:0: this is one JSON list; write one JSON object a line, without the brackets and "
          "commas around them");
    CHECK(fault_of_bytes("a.json", "[]") ==
          "0:0: a .json file is not read; write one JSON object a line into a .jsonl file");
    CHECK(fault_of_bytes("corpus.json", "{}") ==
          "0:0: name the folder that holds corpus.json instead");
    CHECK(fault_of_bytes("a.txt", "x") ==
          "0:0: a single .txt file names no outlet; put it into a folder as <outlet>/a.txt and "
          "name that folder");
    CHECK(fault_of_bytes("a.docx", "x") ==
          "0:0: this is no corpus; name a folder or a .jsonl, .csv or .tsv file (also .gz or "
          ".zst)");
    CHECK(fault_of_bytes("a.jsonl", "\xFF\xFE{") == "0:0: this is UTF-16; save the file as UTF-8");
    CHECK(fault_of({"/nowhere/a.jsonl"}) == "0:0: this file does not exist");
    CHECK(fault_of({"/nowhere/a"}) == "0:0: this file does not exist");
}
