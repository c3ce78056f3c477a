#include "tests/catch.hpp"
#include "tests/cli/run_parallax.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

using namespace parallax::testing;
using nlohmann::json;

namespace {

std::vector<json> parse_lines(const std::string& text) {
    std::istringstream in(text);
    std::vector<json> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(json::parse(line));
    return lines;
}

json article(const std::string& id, const std::string& outlet, const std::string& date,
             const std::string& title, const std::string& text) {
    json record{{"id", id}, {"outlet", outlet}, {"title", title}, {"text", text}};
    if (!date.empty()) record["date"] = date;
    return record;
}

/// Three stories, two of them by two outlets.
std::vector<json> stories(bool with_dates = true) {
    const auto on = [&](const char* date) { return std::string(with_dates ? date : ""); };
    return {
        article(
            "a1", "Dune Echo", on("2025-03-03"), "Quellin ferry sinks off Marl",
            "The ferry Quellin sank off the island of Marl in a storm on Sunday night. The coast "
            "guard of Marl took 41 passengers from the water, and Captain Lena Storck said that "
            "the pumps of the Quellin had failed."),
        article(
            "a2", "Quay Post", on("2025-03-04"), "Pumps failed before Quellin went down",
            "Pumps had failed an hour before the Quellin went down off Marl, Captain Lena Storck "
            "told the coast guard. All 41 passengers of the ferry were saved from the storm."),
        article("b1", "Dune Echo", on("2025-03-03"), "Brunn vetoes harbour tax",
                "Mayor Ada Brunn vetoed the harbour tax that the council of Teln had passed in "
                "January. She said the tax would drive container lines to other ports."),
        article(
            "b2", "Quay Post", on("2025-03-05"), "Council to vote again on harbour tax",
            "The council of Teln will vote again on the harbour tax after Mayor Ada Brunn vetoed "
            "it. Container lines had threatened to leave the port of Teln if it passed."),
        article("c1", "Quay Post", on("2025-03-04"), "Cranes return to the Osk marshes",
                "Cranes came back to the marshes of Osk two weeks early, birdwatchers said. A warm "
                "February had melted the ice on the lakes where the birds feed."),
    };
}

std::string dump(const std::vector<json>& records) {
    std::string text;
    for (const json& record : records) text += record.dump() + "\n";
    return text;
}

/// Event by id.
std::map<std::string, std::string> events_of(const std::vector<json>& records,
                                             std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{"events",        "-", "-o", "-", "--quiet", "--lexicon",
                                       golden_lexicon()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Run result = run(arguments, {.input = dump(records)});
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    std::map<std::string, std::string> events;
    for (const json& line : parse_lines(result.out))
        events[line.at("id")] = line.value("event", "");
    return events;
}

}  // namespace

TEST_CASE("events groups articles of different outlets that tell one story") {
    const auto events = events_of(stories());
    CHECK(events.at("a1") == events.at("a2"));
    CHECK(events.at("b1") == events.at("b2"));
    CHECK(events.at("a1") != events.at("b1"));
    CHECK(events.at("c1").empty());
    CHECK(events.at("a1").starts_with("2025-03-03 "));
    CHECK(events.at("a1").find("quellin") != std::string::npos);
}

TEST_CASE("events does not look at the events that records name, and says so") {
    std::vector<json> records = stories();
    for (json& record : records) record["event"] = "one and the same";
    CHECK(events_of(records) == events_of(stories()));
    const Run result =
        run({"events", "-", "-o", "-", "--lexicon", golden_lexicon()}, {.input = dump(records)});
    CHECK(result.err ==
          "note: 5 records named an event already; it was not used and is replaced\n"
          "read 5, analysed 5, rejected 0\n2 events with 4 documents; 1 in none\n");
}

TEST_CASE("events are the same whatever the order of records and the number of threads") {
    std::vector<json> records = stories();
    const auto expected = events_of(records);
    std::sort(records.begin(), records.end(), [](const json& a, const json& b) {
        return a.at("text").get<std::string>() < b.at("text").get<std::string>();
    });
    CHECK(events_of(records, {"--threads", "3"}) == expected);
    std::reverse(records.begin(), records.end());
    CHECK(events_of(records) == expected);
}

TEST_CASE("events lie within three days; without dates words alone decide") {
    std::vector<json> records = stories();
    records[1]["date"] = "2025-03-07";
    CHECK(events_of(records).at("a1").empty());
    CHECK(events_of(records).at("a2").empty());
    records[1]["date"] = "2025-03-06";
    CHECK(events_of(records).at("a1") == events_of(records).at("a2"));
    CHECK_FALSE(events_of(records).at("a1").empty());
    const auto undated = events_of(stories(false));
    CHECK(undated.at("a1") == undated.at("a2"));
    CHECK(undated.at("a1").starts_with("undated "));
    CHECK(undated.at("c1").empty());
}

TEST_CASE("articles of one outlet alone are no event") {
    std::vector<json> records = stories();
    for (json& record : records) record["outlet"] = "Dune Echo";
    for (const auto& [id, event] : events_of(records)) CHECK(event.empty());
}

TEST_CASE("a report reads the records that events writes, and a table lists them") {
    const TemporaryFolder folder;
    write_file(folder / "in.jsonl", dump(stories()));
    const RunOptions there{.folder = folder.path()};
    const Run grouped =
        run({"events", "in.jsonl", "-o", "out.jsonl", "--lexicon", golden_lexicon()}, there);
    CHECK(grouped.exit_code == 0);
    CHECK(grouped.out.empty());
    CHECK(run({"report", "out.jsonl", "-o", "r", "--lexicon", golden_lexicon(), "--quiet"}, there)
              .exit_code == 0);
    const json report = json::parse(read_file(folder / "r/report.json"));
    std::set<std::string> named;
    for (const json& event : report.at("events")) {
        if (event.at("event").is_string()) named.insert(event.at("event"));
    }
    CHECK(named.size() == 2);
    const Run table = run({"events", "in.jsonl", "-o", "-", "--format", "csv", "--quiet",
                           "--lexicon", golden_lexicon()},
                          there);
    CHECK(table.out.starts_with("event,date,outlet,id,title,alike,note\n2025-03-03 "));
    CHECK(std::count(table.out.begin(), table.out.end(), '\n') == 6);
    CHECK(table.out.find("\n,2025-03-04,Quay Post,c1,Cranes return to the Osk marshes,,\n") !=
          std::string::npos);
}

TEST_CASE("a dry run of events says how many there are, and writes nothing") {
    const TemporaryFolder folder;
    write_file(folder / "in.jsonl", dump(stories()));
    const Run dry =
        run({"events", "in.jsonl", "-o", "out.jsonl", "--lexicon", golden_lexicon(), "--dry-run"},
            {.folder = folder.path()});
    CHECK(dry.exit_code == 0);
    CHECK(dry.out.empty());
    CHECK(dry.err ==
          "dry run: would analyse 5 records, reject 0; nothing was written\n"
          "2 events with 4 documents; 1 in none\n");
    CHECK(names_in(folder.path()) == std::vector<std::string>{"in.jsonl"});
}

TEST_CASE("what is wrong with a call of events is said") {
    const Run none = run({"events", golden_corpus()});
    CHECK(none.exit_code == 2);
    CHECK(
        none.err ==
        "name the file for the records with -o FILE, or - for standard output; see parallax events "
        "--help\n");
    const TemporaryFolder folder;
    write_file(folder / "in.jsonl", dump(stories()));
    const Run same = run({"events", "in.jsonl", "-o", "in.jsonl"}, {.folder = folder.path()});
    CHECK(same.exit_code == 2);
    CHECK(same.err ==
          "in.jsonl: this is also an input, which would be overwritten; name another "
          "file\n");
}
