#include "tests/catch.hpp"
#include "tests/cli/run_parallax.hpp"

#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

using namespace parallax::testing;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// A report of the golden corpus in the folder's `report`.
void make_report(const TemporaryFolder& folder, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{"report", golden_corpus(), "-o",
                                       (folder / "report").string(), "--quiet"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Run result = run(arguments);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
}

Run verify(const TemporaryFolder& folder, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{"verify", (folder / "report").string()};
    if (more.empty() || more.front().starts_with("--")) arguments.push_back(golden_corpus());
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
}

}  // namespace

TEST_CASE("verify finds a report to be what its manifest says") {
    const TemporaryFolder folder;
    make_report(folder, {"--lexicon", golden_lexicon(), "--seed", "7", "--voice", "rules",
                         "--dedupe", "--collapse-shared", "--from", "2000-01-01", "--house-style",
                         "immigration-terms"});
    const Run result = verify(folder, {"--lexicon", golden_lexicon()});
    CHECK(result.out == "");
    CHECK(result.err == "11 files, all the same\n");
    CHECK(result.exit_code == 0);
    CHECK(names_in(folder / "report").size() == 11);
}

TEST_CASE("verify finds shipped lexicons by their ids") {
    const TemporaryFolder folder;
    make_report(folder, {"--lexicon", source("lexicons/conflict").string(), "--voice", "rules"});
    CHECK(verify(folder).exit_code == 0);
}

TEST_CASE("verify names what was altered, with both values") {
    const TemporaryFolder folder;
    make_report(folder, {"--lexicon", golden_lexicon(), "--voice", "rules"});
    replace_in(folder / "report/report.json", "\"analysed\":4", "\"analysed\":5");
    replace_in(folder / "report/profiles.csv", "outlet,documents", "outlet,articles");
    fs::remove(folder / "report/shared.csv");
    const Run result = verify(folder, {"--lexicon", golden_lexicon()});
    CHECK(result.exit_code == 5);
    CHECK(holds(result.out, "report.json counts/analysed: recorded 5, now 4\n"));
    CHECK(holds(result.out, "profiles.csv line 1: recorded outlet,articles,kind"));
    CHECK(holds(result.out, "shared.csv: recorded nothing, now "));
    CHECK(result.err == "3 differences in 3 files\n");
    const Run lines = verify(folder, {"--lexicon", golden_lexicon(), "--format", "json"});
    CHECK(json::parse(lines.out.substr(0, lines.out.find('\n'))) ==
          json({{"file", "report.json"},
                {"path", "counts/analysed"},
                {"recorded", "5"},
                {"computed", "4"}}));
}

TEST_CASE("verify names other inputs, lexicons and versions first") {
    const TemporaryFolder folder;
    fs::copy(golden_lexicon(), folder / "lexicon", fs::copy_options::recursive);
    make_report(folder, {"--lexicon", (folder / "lexicon").string(), "--voice", "rules"});
    replace_in(folder / "report/manifest.json", "\"version\": \"0.", "\"version\": \"99.");
    const std::string corpus = read_file(golden_corpus());
    write_file(folder / "corpus.jsonl", corpus.substr(corpus.find('\n') + 1));
    write_file(folder / "lexicon/terms.tsv", read_file(folder / "lexicon/terms.tsv") + "# note\n");
    const Run result = verify(
        folder, {(folder / "corpus.jsonl").string(), "--lexicon", (folder / "lexicon").string()});
    CHECK(result.exit_code == 5);
    CHECK(result.out.starts_with("manifest.json analysed: recorded 4, now 3\n"));
    CHECK(holds(result.out, "manifest.json inputs[corpus.jsonl]/sha256: recorded \""));
    CHECK(holds(result.out, "manifest.json lexicons["));
    CHECK(holds(result.out, "]/sha256: recorded \""));
    CHECK(holds(result.out, "manifest.json version: recorded \"99."));
    CHECK(holds(result.out, "\nreport.json: "));
    CHECK(holds(result.out, " more differences\n"));
    const Run all = verify(folder, {(folder / "corpus.jsonl").string(), "--lexicon",
                                    (folder / "lexicon").string(), "--format", "json"});
    CHECK(holds(all.out,
                "{\"file\":\"report.json\",\"path\":\"counts/analysed\",\"recorded\":\"4\","
                "\"computed\":\"3\"}\n"));
}

TEST_CASE("what verify cannot make again is said") {
    const TemporaryFolder folder;
    CHECK(verify(folder).exit_code == 2);
    CHECK(verify(folder).err == (folder / "report").string() +
                                    ": there is no such folder; name the folder of a report\n");
    fs::create_directory(folder / "report");
    CHECK(verify(folder).err ==
          (folder / "report").string() +
              ": this folder holds no manifest.json; name the folder of a report\n");
    write_file(folder / "report/manifest.json", "{");
    CHECK(verify(folder).err == (folder / "report/manifest.json").string() +
                                    ": this is no manifest: it is not the JSON that a report "
                                    "writes; make the report again\n");
    write_file(
        folder / "report/manifest.json",
        R"({"format":"parallax-manifest/1","version":"7.1","options":[{"name":"moon","value":"full"}]})");
    CHECK(verify(folder).err ==
          (folder / "report/manifest.json").string() +
              ": this version cannot make a report with the option \"moon\" again; use the "
              "version that made it, 7.1\n");
    const auto with_option = [](const std::string& name, const std::string& value) {
        return R"({"format":"parallax-manifest/1","version":"7.1","options":[{"name":")" + name +
               R"(","value":")" + value + R"("}]})";
    };
    for (const auto& [name, value] :
         std::vector<std::pair<std::string, std::string>>{{"voice", "loud"},
                                                          {"dedupe", "no"},
                                                          {"collapse-shared", ""},
                                                          {"excerpts-only", "1"},
                                                          {"seed", "many"},
                                                          {"seed", "9007199254740992"},
                                                          {"from", "2025-13-01"},
                                                          {"to", "May"},
                                                          {"outlet", ""},
                                                          {"lexicon", ""},
                                                          {"house-style", ""}}) {
        INFO(name << " " << value);
        write_file(folder / "report/manifest.json", with_option(name, value));
        CHECK(verify(folder).err == (folder / "report/manifest.json").string() + ": \"" + value +
                                        "\" is no value of the option \"" + name +
                                        "\" that a report writes; make the report again\n");
    }
    fs::remove_all(folder / "report");
    make_report(folder, {"--lexicon", golden_lexicon(), "--voice", "rules"});
    CHECK(verify(folder, {"--lexicon", golden_lexicon(), "--lexicon", "no-such"}).err ==
          "--lexicon: the report does not go by \"no-such\"; it goes by tenants\n");
    CHECK(
        verify(folder, {"--lexicon", golden_lexicon(), "--house-style", "immigration-terms"}).err ==
        "--house-style: the report does not go by the house style "
        "\"immigration-terms\"\n");
    CHECK(verify(folder, {"--lexicon", golden_lexicon(), "--model", "framing"}).err ==
          "the report goes by no model besides the lexicons; leave --model out\n");
    const Run result = verify(folder);
    CHECK(result.exit_code == 2);
    CHECK(holds(result.err, ", which is not shipped; name its folder with --lexicon\n"));
}
