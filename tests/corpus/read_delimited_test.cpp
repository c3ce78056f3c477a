#include "tests/corpus/corpus_files.hpp"

using parallax::Corpus;
using Lines = std::vector<std::string>;

TEST_CASE("CSV and TSV cells are read as RFC 4180 writes them") {
    struct Case {
        std::string name;
        std::string file;
        std::string bytes;
        Lines texts;
    };
    const std::vector<Case> cases = {
        {"plain", "a.csv", "outlet,text\nA,one\nB,two\n", {"one", "two"}},
        {"no last line end", "a.csv", "outlet,text\nA,one", {"one"}},
        {"CR LF", "a.csv", "outlet,text\r\nA,one\r\nB,\"two\"\r\n", {"one", "two"}},
        {"a mark before the header", "a.csv", "\xEF\xBB\xBFoutlet,text\nA,one\n", {"one"}},
        {"columns in any order and case", "a.csv", " Text ,x,OUTLET\none,,A\n", {"one"}},
        {"separator and line ends in marks",
         "a.csv",
         "outlet,text\nA,\"1,\r\n\n2\"\nB,3\n",
         {"1,\r\n\n2", "3"}},
        {"doubled marks",
         "a.csv",
         "outlet,text\nA,\"\"\"no\"\" she said\"\"\"\n",
         {"\"no\" she said\""}},
        {"marks inside a plain cell",
         "a.csv",
         "outlet,text\nA,6\" of \"snow\"\n",
         {"6\" of \"snow\""}},
        {"a CR alone is text", "a.csv", "outlet,text\nA,one\rtwo\n", {"one\rtwo"}},
        {"empty lines", "a.csv", "\n\r\noutlet,text\n\nA,one\n\n\n", {"one"}},
        {"an unnamed index column", "a.csv", ",outlet,text,\n0,A,one,\n", {"one"}},
        {"tabs", "a.tsv", "outlet\ttext\nA\tone, two\nB\t\"th\tree\"\n", {"one, two", "th\tree"}},
        {"a header alone", "a.csv", "outlet,text\n", {}},
    };
    for (const Case& c : cases) {
        INFO(c.name);
        const Corpus corpus = read_bytes(c.file, c.bytes);
        CHECK(texts(corpus) == c.texts);
        CHECK(described_rejects(corpus).empty());
    }
}

TEST_CASE("an empty cell is an absent field") {
    const Corpus corpus =
        read_bytes("a.csv", "id,outlet,text,title,date,url,event,lang\n,A,x,,,,,\n");
    REQUIRE(corpus.documents.size() == 1);
    CHECK(corpus.documents.front().id.starts_with("sha256:"));
    CHECK(corpus.documents.front().date.empty());
}

TEST_CASE("a faulty row is a reject and reading goes on behind it") {
    const std::string open =
        "malformed_row: a quotation mark is opened and not closed at the end of the cell; close "
        "it, and double the marks inside";
    const std::string cells =
        " cells where the header row has 2; put cells that hold the separator or line ends into "
        "quotation marks";
    struct Case {
        std::string name;
        std::string rows;  ///< behind the header row, so that the first is line 2
        Lines rejects;
        Lines texts;
    };
    const std::vector<Case> cases = {
        {"too many cells",
         "A,one\nA,two,2\nA,three\n",
         {"3: malformed_row: the row has 3" + cells},
         {"one", "three"}},
        {"too few cells", "A\nA,two\n", {"2: malformed_row: the row has 1" + cells}, {"two"}},
        {"lines are counted in quotations",
         "A,\"1\n\n1\"\nA\nA,two\n",
         {"5: malformed_row: the row has 1" + cells},
         {"1\n\n1", "two"}},
        {"never closed", "A,\"one\nA,two\nA,three\n", {"2: " + open}, {"two", "three"}},
        {"closed by the next quotation",
         "A,\"one\nA,\"two\"\nA,three\n",
         {"2: " + open},
         {"two", "three"}},
        {"text behind the mark", "A,\"one\" two\nA,three\n", {"2: " + open}, {"three"}},
        {"the lines that belonged to it",
         "A,\"one\n\nsecond paragraph\nthird\nA,two\nA\n",
         {"2: " + open + "; lines 2 to 5 were left out", "7: malformed_row: the row has 1" + cells},
         {"two"}},
        {"two in turn", "A,\"one\nA,\"two\nA,three\n", {"2: " + open, "3: " + open}, {"three"}},
        {"opened on a later line of its row",
         "\"A\nB\",\"one\nA,two\n",
         {"2: " + open + "; lines 2 to 3 were left out"},
         {"two"}},
        {"at the end", "A,one\nA,\"two", {"3: " + open}, {"one"}},
        {"a blank outlet",
         "  ,one\nA,two\n",
         {"2: missing_outlet: the record has no outlet; name who published it in \"outlet\""},
         {"two"}},
        {"an empty text",
         "A,\nA,two\n",
         {"2: empty_text: the text is empty or only white space"},
         {"two"}},
        {"bytes that are no UTF-8",
         "A,\"x\"\"\xE9\"\nA,two\n",
         {"2: invalid_utf8: field \"text\" is not valid UTF-8 at byte offset 18 of the file; save "
          "the file as UTF-8"},
         {"two"}},
    };
    for (const Case& c : cases) {
        INFO(c.name);
        const Corpus corpus = read_bytes("a.csv", "outlet,text\n" + c.rows);
        Lines rejects;
        for (const std::string& reject : c.rejects) rejects.push_back("a.csv:" + reject);
        CHECK(described_rejects(corpus) == rejects);
        CHECK(texts(corpus) == c.texts);
        CHECK(corpus.read == corpus.documents.size() + corpus.rejects.size());
    }
}

TEST_CASE("bytes that are no UTF-8 do not matter in a column that is not read") {
    CHECK(texts(read_bytes("a.csv", "outlet,text,x\nA,one,\xFF\n")) == Lines{"one"});
}

TEST_CASE("many rows with open quotations take linear time") {
    std::string bytes = "outlet,text\n";
    for (int i = 0; i < 200'000; ++i) bytes += "A,\"one\n";
    const Corpus corpus = read_bytes("a.csv", bytes);
    CHECK(corpus.rejects.size() == 200'000);
}

TEST_CASE("a header row that lacks a column names those it has") {
    CHECK(fault_of_bytes("a.csv", "outlet,txt,date\nA,x,\n") ==
          "1:0: there is no column \"text\"; the header row has \"outlet\", \"txt\", \"date\"; "
          "rename \"txt\" if that is it");
    CHECK(fault_of_bytes("a.csv", "\npublisher,text\nA,x\n") ==
          "2:0: there is no column \"outlet\"; the header row has \"publisher\", \"text\"");
    CHECK(
        fault_of_bytes("a.csv", "outlet;text\nA;x\n") ==
        "1:0: there is no column \"outlet\"; the header row has \"outlet;text\"; the columns seem "
        "to be separated by another character than the file's name says: .csv means commas, "
        ".tsv means tabs");
    CHECK(fault_of_bytes("a.csv", "outlet,text,Text\nA,x,y\n") ==
          "1:0: there are two columns \"text\"; keep one");
    CHECK(fault_of_bytes("a.csv", "outlet,\"text\nA,x\n") ==
          "1:0: a quotation mark is opened in the header row and never closed");
    CHECK(fault_of_bytes("a.csv", "") ==
          "0:0: this file is empty; write a header row with at least \"outlet\" and \"text\", then "
          "one row a document");
}
