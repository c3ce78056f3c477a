#include "tests/corpus/corpus_files.hpp"

using parallax::Corpus;
using parallax::read_corpus;
using Lines = std::vector<std::string>;

namespace {

std::string corpus_json(const std::string& entries) {
    return "{\n\"format\": \"parallax-corpus/1\",\n\"documents\": [\n" + entries + "\n]}\n";
}

Lines places(const Corpus& corpus) {
    Lines all;
    for (const auto& document : corpus.documents)
        all.push_back(document.outlet + " " + document.origin.file + ":" +
                      std::to_string(document.origin.line));
    return all;
}

Lines input_names(const Corpus& corpus) {
    Lines all;
    for (const auto& input : corpus.inputs) all.push_back(input.name);
    return all;
}

}  // namespace

TEST_CASE("a folder is read by its corpus.json, in its order") {
    const CorpusFolder folder;
    folder.write("b.txt", "\xEF\xBB\xBFsecond\r\n");
    folder.write("sub/a.txt", "first");
    folder.write("unlisted.txt", "not read");
    folder.write("corpus.json",
                 corpus_json(R"({"file":"b.txt","outlet":"B","title":"t","date":"2025-01-02",
 "url":null,"event":"e","id":7,"lang":"en","editor":{"name":"x"}},
{"file":"./sub/a.txt","outlet":"A","title":null})"));
    const Corpus corpus = read_corpus({folder.path() + "/"});
    CHECK(described_rejects(corpus).empty());
    REQUIRE(corpus.documents.size() == 2);
    CHECK(texts(corpus) == Lines{"second\r\n", "first"});
    CHECK(places(corpus) == Lines{"B news/b.txt:0", "A news/sub/a.txt:0"});
    CHECK(corpus.documents[0].id == "7");
    CHECK(corpus.documents[0].event == "e");
    CHECK(corpus.documents[0].url.empty());
    CHECK(corpus.documents[1].title.empty());
    CHECK(input_names(corpus) == Lines{"news/corpus.json", "news/b.txt", "news/sub/a.txt"});
}

TEST_CASE("a faulty entry or text is a reject with its place") {
    const CorpusFolder folder;
    folder.write("good.txt", "good");
    folder.write("blank.txt", " \n");
    folder.write("latin.txt", "caf\xE9");
    std::filesystem::create_directory(folder.path() + "/folder.txt");
    folder.write("corpus.json", corpus_json(R"({"file":"good.txt","outlet":"A"},
{"file":"absent.txt","outlet":"A"},
{"file":"../news/good.txt","outlet":"A"},
{"file":"/etc/hostname","outlet":"A"},
{"file":"folder.txt","outlet":"A"},
{"outlet":"A"},
{"file":"good.txt"},
{
  "file":"good.txt","outlet":"A","date":"2025-13-01"},
"good.txt",
{"file":"good.txt","outlet":"A","outlet":"B"},
{"file":["good.txt"],"outlet":"A"},
{"file":"blank.txt","outlet":"A"},
{"file":"latin.txt","outlet":"A"})"));
    const Corpus corpus = read_corpus({folder.path()});
    CHECK(described_rejects(corpus) ==
          Lines{"news/corpus.json:5: missing_file: there is no file \"news/absent.txt\"; put it "
                "there or take the entry out",
                "news/corpus.json:6: missing_file: the file \"../news/good.txt\" lies outside the "
                "folder; move it into the folder and name it from there",
                "news/corpus.json:7: missing_file: the file \"/etc/hostname\" lies outside the "
                "folder; move it into the folder and name it from there",
                "news/corpus.json:8: missing_file: there is no file \"news/folder.txt\"; put it "
                "there or take the entry out",
                "news/corpus.json:9: missing_file: the entry names no file; write \"file\": "
                "\"<name>.txt\"",
                "news/corpus.json:10: missing_outlet: the record has no outlet; name who "
                "published it in \"outlet\"",
                "news/corpus.json:11: impossible_date: the date \"2025-13-01\" does not exist; "
                "write the day of publication as YYYY-MM-DD",
                "news/corpus.json:13: invalid_json: the entry holds a text; write one JSON object",
                "news/corpus.json:14: duplicate_key: key \"outlet\" stands twice in the entry; "
                "keep one",
                "news/corpus.json:15: wrong_type: field \"file\" holds a list; write a text in "
                "quotation marks",
                "news/blank.txt: empty_text: the text is empty or only white space",
                "news/latin.txt: invalid_utf8: field \"text\" is not valid UTF-8 at byte offset 3 "
                "of the file; save the file as UTF-8"});
    CHECK(texts(corpus) == Lines{"good"});
    CHECK(corpus.read == 13);
}

TEST_CASE("a corpus.json that is none as a whole is refused at its line and column") {
    const auto fault = [](const std::string& json) {
        const CorpusFolder folder;
        folder.write("corpus.json", json);
        return fault_of({folder.path()});
    };
    const std::string invalid =
        ": this is not valid JSON; a comma, bracket or quotation mark may be missing or too many "
        "just before";
    CHECK(fault("{\n \"format\": parallax}") == "2:12" + invalid);
    CHECK(fault(corpus_json(R"({"file":"é" "outlet":"A"})")) == "4:13" + invalid);
    CHECK(fault("") == "1:1" + invalid);
    CHECK(fault("{\"documents\":[]}") ==
          "1:1: this is no corpus; write \"format\": \"parallax-corpus/1\"");
    CHECK(fault("{\"format\":\n\"parallax-corpus/2\"}") ==
          "2:1: this is no corpus; write \"format\": \"parallax-corpus/1\"");
    CHECK(fault("[]") == "1:1: this is no corpus; write \"format\": \"parallax-corpus/1\"");
    CHECK(fault("{\"format\":\"parallax-corpus/1\",\n \"documents\": {}}") ==
          "2:15: there is no list of documents; write \"documents\": [{\"file\": …, \"outlet\": "
          "…}, …]");
    CHECK(fault("{\"format\":\"parallax-corpus/1\",\"documents\":[],\"documents\":[]}") ==
          "1:46: \"documents\" stands twice; keep one");
    CHECK(fault("{\"format\":\"\xFF\"}") ==
          "1:12: this is not valid UTF-8; save the file as UTF-8");
}

TEST_CASE("without corpus.json the folders are the outlets, sorted byte by byte") {
    const CorpusFolder folder;
    folder.write("Zeitung/2.txt", "z2");
    folder.write("Zeitung/1.txt", "z1");
    folder.write("anzeiger/2025/03/x.txt", "a");
    folder.write("anzeiger/notes.md", "not read");
    folder.write("anzeiger/._x.txt", "not read");
    folder.write(".hidden/x.txt", "not read");
    folder.write("more.jsonl", "{\"outlet\":\"J\",\"text\":\"j\"}\n");
    folder.write("more.csv", "outlet,text\nC,c\n");
    folder.write("stray.txt", "whose?");
    const Corpus corpus = read_corpus({folder.path()});
    CHECK(places(corpus) == Lines{"Zeitung news/Zeitung/1.txt:0", "Zeitung news/Zeitung/2.txt:0",
                                  "anzeiger news/anzeiger/2025/03/x.txt:0", "C news/more.csv:2",
                                  "J news/more.jsonl:1"});
    CHECK(described_rejects(corpus) ==
          Lines{"news/stray.txt: missing_outlet: the file lies in no outlet's folder; move it to "
                "<outlet>/"});
    CHECK(input_names(corpus) == Lines{"news/Zeitung/1.txt", "news/Zeitung/2.txt",
                                       "news/anzeiger/2025/03/x.txt", "news/more.csv",
                                       "news/more.jsonl"});
}

TEST_CASE("a folder with nothing to read says what it could hold") {
    const CorpusFolder folder;
    const std::string expected =
        "0:0: this folder holds nothing to read; put a corpus.json into it, or text files as "
        "<outlet>/<article>.txt, or .jsonl, .csv or .tsv files";
    CHECK(fault_of({folder.path()}) == expected);
    folder.write("stray.txt", "x");
    folder.write("outlet/x.pdf", "x");
    CHECK(fault_of({folder.path()}) == expected);
}

TEST_CASE("the name of the folder stands in every place, however it was named") {
    const CorpusFolder folder;
    folder.write("A/x.txt", "x");
    const auto old = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    const Corpus here = read_corpus({"."});
    std::filesystem::current_path(old);
    CHECK(places(here) == Lines{"A news/A/x.txt:0"});
    CHECK(places(read_corpus({folder.path() + "/../news/./"})) == Lines{"A news/A/x.txt:0"});
}

TEST_CASE("inputs carry the SHA-256 of their bytes on disk") {
    const CorpusFolder folder;
    folder.write("A/x.txt", "abc");
    const Corpus corpus = read_corpus({folder.path()});
    REQUIRE(corpus.inputs.size() == 1);
    CHECK(corpus.inputs.front().sha256 ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(corpus.inputs.front().bytes == 3);
}
