#include "tests/catch.hpp"
#include "tests/cli/run_parallax.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

using namespace parallax::testing;

namespace {

std::string sheet(const std::string& seed) {
    const Run result = run({"lexicon", "show", source("lexicons/conflict").string(),
                            "--ratings-sheet", "--seed", seed});
    REQUIRE(result.exit_code == 0);
    return result.out;
}

/// The sheet with `rating` in the cell of each row for which `rate` gives one; the three cells at
/// the end of a blank row are rating, coder and remark.
template <typename Rate>
std::string fill(const std::string& blank, Rate rate) {
    std::string filled;
    for (const std::string& line : lines_of(blank)) {
        filled += line.ends_with(",,,") ? line.substr(0, line.size() - 3) + "," + rate(line) + ",,"
                                        : line;
        filled += "\n";
    }
    return filled;
}

}  // namespace

TEST_CASE("a ratings sheet is blank, shuffled by its seed, and holds every entry on an axis") {
    const std::string one = sheet("1");
    CHECK(one == sheet("1"));
    const std::string other = sheet("2");
    CHECK(one != other);
    std::vector<std::string> first = lines_of(one);
    std::vector<std::string> second = lines_of(other);
    CHECK(first.front() ==
          "unit,phrase,axis,negative pole,positive pole,choice,rating,coder,remark");
    CHECK(first.size() > 100);
    for (std::size_t i = 1; i < first.size(); ++i) CHECK(first[i].ends_with(",,,"));
    std::sort(first.begin(), first.end());
    std::sort(second.begin(), second.end());
    CHECK(first == second);
    CHECK(std::set<std::string>(first.begin(), first.end()).size() == first.size());
}

TEST_CASE("filled sheets come back as ratings by the coders that the files are named after") {
    const TemporaryFolder folder;
    const auto by_length = [](const std::string& line) { return std::to_string(line.size() % 5); };
    write_file(folder / "anna.csv", fill(sheet("1"), by_length));
    write_file(folder / "ben.csv", fill(sheet("2"), by_length));
    const std::vector<std::string> files{(folder / "anna.csv").string(),
                                         (folder / "ben.csv").string()};
    const Run result = run({"agree", files[0], files[1], "--format", "json"});
    REQUIRE(result.exit_code == 0);
    const auto json = nlohmann::json::parse(result.out);
    CHECK(json["coders"][0]["coder"] == "anna");
    CHECK(json["coders"][1]["coder"] == "ben");
    CHECK(json["blank"] == 0);
    CHECK(json["units"] == lines_of(sheet("1")).size() - 1);
    for (const auto& scale : json["scales"]) CHECK(scale["alpha"] == 1.0);
    CHECK(json["below"].empty());
    CHECK(holds(result.err, "blank 0\n"));

    write_file(folder / "ben.csv", fill(sheet("2"), [](const std::string& line) {
                   return line.size() % 3 == 0 ? std::string() : std::to_string(line.size() % 4);
               }));
    const Run apart = run({"agree", files[0], files[1]});
    CHECK(apart.exit_code == 0);
    CHECK(holds(apart.out, "below 0.667 on the ordinal scale"));
    CHECK(holds(apart.out, "2 coders; "));
    CHECK(run({"agree", files[1], files[0]}).out == apart.out);
}

TEST_CASE("labels are compared on the nominal scale") {
    const TemporaryFolder folder;
    const std::string file = (folder / "labels.tsv").string();
    write_file(file,
               "id\twho\tlabel\n1\ta\tplain\n1\tb\tplain\n2\ta\tloaded\n2\tb\tplain\n3\ta\tloaded\n"
               "3\tb\tloaded\n4\ta\tplain\n4\tb\tplain\n");
    const Run result = run(
        {"agree", file, "--field", "unit=id", "--field", "coder=who", "--field", "rating=label"});
    CHECK(result.exit_code == 0);
    CHECK(holds(result.out, "| nominal |"));
    CHECK(holds(result.out, "0.533"));
    CHECK_FALSE(holds(result.out, "ordinal"));
    CHECK(holds(result.out, "| 2    |        |    -0.867 | a: loaded, b: plain |"));
}

TEST_CASE("what is wrong with ratings is said with file and line") {
    const TemporaryFolder folder;
    const std::string file = (folder / "r.csv").string();
    struct Case {
        std::string name;
        std::string bytes;
        std::vector<std::string> options;
        std::string message;
    };
    const std::string head = "unit,coder,rating\n";
    const std::vector<Case> cases{
        {"column missing",
         "entry,coder,rating\nx,a,1\n",
         {},
         file + ":1: there is no column \"unit\"; the header row has \"entry\", \"coder\", "
                "\"rating\"; rename one, or say which it is with --field\n"},
        {"separator",
         "unit;coder;rating\nx;a;1\n",
         {},
         "the columns seem to be separated by another character than the file's name says: .csv "
         "means commas, .tsv means tabs\n"},
        {"twice rated",
         head + "x,a,1\nx,b,1\nx,a,2\n",
         {},
         file + ":4: coder \"a\" has rated \"x\" already, at " + file + ":2; keep one\n"},
        {"no unit",
         head + ",a,1\n",
         {},
         file + ":2: the row has no unit; name what was rated in \"unit\"\n"},
        {"cells", head + "x,a\n", {}, file + ":2: the row has 2 cells, the header 3\n"},
        {"quotation mark",
         head + "x,a,\"1\n",
         {},
         file + ":2: a quotation mark is opened and not closed at the end of the cell; close it, "
                "and double the marks inside\n"},
        {"no number",
         head + "x,a,1\nx,b,0;5\n",
         {"--scale", "interval"},
         file + ":3: the rating \"0;5\" is not a number; write a decimal such as -0.5, or measure "
                "with --scale nominal\n"},
        {"one coder",
         head + "x,a,1\ny,a,2\n",
         {},
         file + ": there is only one coder (\"a\") with ratings; agreement takes two or more\n"},
        {"nobody",
         head + "x,a,\n",
         {},
         ": there is no coder with ratings; agreement takes two or "
         "more\n"},
        {"empty", "", {}, file + ": the file is empty; it needs a header row and a row a rating\n"},
        {"field",
         head,
         {"--field", "colour=x"},
         "--field: \"colour=x\" is not FIELD=NAME with a "
         "field of ours; write for example rating=label\n"},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        write_file(file, one.bytes);
        std::vector<std::string> arguments{"agree", file};
        arguments.insert(arguments.end(), one.options.begin(), one.options.end());
        const Run result = run(arguments);
        CHECK(result.exit_code == 2);
        CHECK(result.out.empty());
        INFO(result.err);
        CHECK(holds(result.err, one.message));
    }
    const Run other = run({"agree", source("README.md").string()});
    CHECK(other.exit_code == 2);
    CHECK(holds(other.err,
                "ratings are read from .csv or .tsv files; save the table as one of these\n"));
}
