#include "engine/core/input_error.hpp"
#include "engine/profile/table_json.hpp"
#include "tests/catch.hpp"
#include "tests/profile/sample_table.hpp"

namespace parallax {
namespace {

std::string make_file() {
    DocumentRow row = make_sample_row("one", "Beacon", "flood");
    row.axes.push_back({AxisId{0}, std::nullopt, Wording::outlet, 1, 0, 1, 0, 0.75});
    row.axes.push_back({AxisId{1}, rebels, Wording::outlet, 1, 1, 0, 0, -2.0});
    row.terms.push_back({TermId{terrorists}, rebels, Wording::outlet, 1, 1});
    const Evidence evidence =
        make_sample_evidence(row, 10, TermId{terrorists}, rebels, Wording::outlet, 5);
    const ProfileTable table =
        make_table({row, make_sample_row("two", "courier")}, {evidence}, 5, 3);
    return write_table(table, make_sample_lexicon());
}

TEST_CASE("a faulty table file is an input error with its place") {
    struct Case {
        const char* name;
        std::string from;
        std::string to;
        const char* place;
        const char* message;
    };
    const std::string lexicon = make_sample_lexicon().sha256();
    const std::string other(64, '0');
    const std::vector<Case> cases = {
        {"another lexicon", lexicon, other, "part.jsonl:1:", "made with another lexicon"},
        {"another format", "table/1", "table/2", "part.jsonl:1:11:", "\"parallax-table/1\""},
        {"cut off", "\"rows\":2", "\"rows\":9", "part.jsonl:4: ", ""},
        {"too many lines", "\"evidence\":1", "\"evidence\":0", "part.jsonl:3: ", "more lines than"},
        {"unknown axis", "\"agency\"", "\"legacy\"", "part.jsonl:", "axis \"legacy\" is unknown"},
        {"unknown target", "\"rebels\"", "\"robots\"", "part.jsonl:", "target \"robots\""},
        {"axes out of order", "\"agency\"", "\"tone\"", "part.jsonl:", "axes is out of order"},
        {"unknown voice", "\"voice\":\"own\"", "\"voice\":\"loud\"",
         "part.jsonl:4:", "voice \"loud\" is unknown"},
        {"negative count", "\"hits\":1", "\"hits\":-1",
         "part.jsonl:", "hits -1 is no whole number"},
        {"no outlet", "\"Beacon\"", "\"\"", "part.jsonl:", "a row has no outlet"},
        {"span outside", "[10,14]", "[9,14]", "part.jsonl:4:", "span lies outside"},
        {"span backwards", "[10,14]", "[14,10]", "part.jsonl:4:", "[begin, end]"},
        {"text too short", "some words", "some", "part.jsonl:4:", "not as long as its sentence"},
        {"no row", "{\"key\":\"" + sample_key("one") + "\",\"field\"",
         "{\"key\":\"" + other + "\",\"field\"", "part.jsonl:4:", "has no row"},
        {"not JSON", "\"field\":\"text\"", "\"field\":text", "part.jsonl:4:", "not valid JSON"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        std::string file = make_file();
        const std::size_t at = file.find(c.from);
        REQUIRE(at != std::string::npos);
        file.replace(at, c.from.size(), c.to);
        std::string message;
        try {
            (void)read_table(file, "part.jsonl", make_sample_lexicon());
        } catch (const InputError& error) {
            message = error.what();
        }
        CAPTURE(message);
        CHECK(message.find(c.place) != std::string::npos);
        CHECK(message.find(c.message) != std::string::npos);
    }
    CHECK_THROWS_AS(read_table("", "part.jsonl", make_sample_lexicon()), InputError);
    CHECK_THROWS_AS(read_table("{}", "part.jsonl", make_sample_lexicon()), InputError);
    CHECK_NOTHROW(read_table(make_file(), "part.jsonl", make_sample_lexicon()));
}

TEST_CASE("no table that was cut off is read") {
    const std::string file = make_file();
    for (std::size_t length = 0; length + 1 < file.size(); ++length) {
        CAPTURE(length);
        CHECK_THROWS_AS(read_table(file.substr(0, length), "part.jsonl", make_sample_lexicon()),
                        InputError);
    }
}

TEST_CASE("a table of another lexicon is refused") {
    CHECK_THROWS_AS(read_table(make_file(), "part.jsonl", make_sample_lexicon("other")),
                    InputError);
}

}  // namespace
}  // namespace parallax
