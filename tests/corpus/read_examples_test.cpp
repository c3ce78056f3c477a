#include "engine/corpus/read_examples.hpp"

#include "engine/core/input_error.hpp"
#include "tests/catch.hpp"
#include "tests/corpus/corpus_files.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace parallax;

namespace {

using Votes = std::vector<std::pair<std::string, double>>;

}  // namespace

TEST_CASE("labels are names, numbers, truth values or counts") {
    const CorpusFolder folder;
    const std::string file = folder.write(
        "a.jsonl",
        R"({"text":"One.","label":"biased","outlet":"Argus","event":"e","group":7,"topic":"t"})"
        "\n"
        R"({"text":"Two.","label":3})"
        "\n"
        R"({"text":"Three.","label":true,"marked":["Three",""]})"
        "\n"
        R"({"text":"Four.","label":{"neutral":1,"biased":3,"odd":0}})");
    const Examples examples = read_examples({file});
    CHECK(examples.rejects.empty());
    CHECK(examples.read == 4);
    REQUIRE(examples.examples.size() == 4);
    CHECK(examples.examples[0].votes == Votes{{"biased", 1.0}});
    CHECK(examples.examples[0].document.outlet == "Argus");
    CHECK(examples.examples[0].group == "7");
    CHECK(examples.examples[0].topic == "t");
    CHECK(examples.examples[1].votes == Votes{{"3", 1.0}});
    CHECK(examples.examples[1].document.outlet.empty());
    CHECK(examples.examples[2].votes == Votes{{"true", 1.0}});
    CHECK(examples.examples[2].marked == std::vector<std::string>{"Three"});
    CHECK(examples.examples[3].votes == Votes{{"biased", 3.0}, {"neutral", 1.0}});
    CHECK(examples.examples[0].document.id.rfind("sha256:", 0) == 0);
}

TEST_CASE("an example that cannot be used is a reject with its place") {
    struct Case {
        const char* line;
        const char* reject;
    };
    const std::vector<Case> cases{
        {R"({"text":"x"})",
         R"(missing_label: the example has no label; name its class in "label")"},
        {R"({"text":"x","label":" "})",
         R"(missing_label: the example has no label; name its class in "label")"},
        {R"({"label":"a"})", R"(missing_text: the example has no text; put it into "text")"},
        {R"({"text":" ","label":"a"})", "empty_text: the text is empty or only white space"},
        {R"({"text":"x","label":["a"]})",
         R"(wrong_label: field "label" is ["a"]; write a class, or counts such as )"
         R"({"biased":3,"neutral":1})"},
        {R"({"text":"x","label":{"a":-1}})",
         R"(wrong_label: the count of "a" in "label" is -1; write how many annotators said so)"},
        {R"({"text":"x","label":{"a":0}})",
         R"(wrong_label: no annotator labelled this: every count in "label" is 0)"},
        {R"({"text":5,"label":"a"})",
         R"(wrong_type: field "text" holds a number; write a text in quotation marks)"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.line);
        const CorpusFolder folder;
        const Examples examples = read_examples({folder.write(
            "a.jsonl", std::string("\n") + c.line + "\n{\"text\":\"y\",\"label\":1}")});
        CHECK(examples.examples.size() == 1);
        CHECK(examples.read == 2);
        REQUIRE(examples.rejects.size() == 1);
        CHECK(describe(examples.rejects.front()) == std::string("a.jsonl:2: ") + c.reject);
    }
}

TEST_CASE("tables are read by the names the user gives their columns") {
    const CorpusFolder folder;
    ExampleFields fields;
    fields.text = "Satz";
    fields.label = "verdict";
    const std::string file = folder.write("a.csv",
                                          "Satz,verdict,outlet,marked\n"
                                          "\"One, two.\",biased,Argus,One|two\n"
                                          "Three.,\"{\"\"biased\"\":2,\"\"neutral\"\":1}\",,\n"
                                          "Four.\n");
    const Examples examples = read_examples({file}, fields);
    CHECK(examples.read == 3);
    REQUIRE(examples.examples.size() == 2);
    CHECK(examples.examples[0].document.text == "One, two.");
    CHECK(examples.examples[0].marked == std::vector<std::string>{"One", "two"});
    CHECK(examples.examples[1].votes == Votes{{"biased", 2.0}, {"neutral", 1.0}});
    REQUIRE(examples.rejects.size() == 1);
    CHECK(describe(examples.rejects.front()) ==
          "a.csv:4: malformed_row: the row has 1 cells where the header row has 4; put cells that "
          "hold the separator or line ends into quotation marks");

    try {
        static_cast<void>(read_examples({file}));
        FAIL("no error");
    } catch (const InputError& error) {
        CHECK(describe(error.faults().front()) ==
              file +
                  ":1: there is no column \"text\"; the header row has \"Satz\", \"verdict\", "
                  "\"outlet\", \"marked\"; name the right one with --field text=NAME");
    }
}

TEST_CASE("what holds no examples is an input error") {
    const CorpusFolder folder;
    CHECK_THROWS_AS(read_examples({folder.write("a.txt", "x")}), InputError);
    CHECK_THROWS_AS(read_examples({folder.write("b.jsonl", "[{}]")}), InputError);
    CHECK_THROWS_AS(read_examples({folder.write("c.csv", "")}), InputError);
    CHECK_THROWS_AS(read_examples({folder.path() + "/none.jsonl"}), InputError);
}
