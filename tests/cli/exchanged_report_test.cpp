#include "tests/catch.hpp"
#include "tests/cli/run_parallax.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

using namespace parallax::testing;
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

struct Story {
    const char* outlet;
    const char* event;
    const char* date;
    const char* title;
    const char* text;
};

// Two events in three outlets; %A and %B are the two groups.
const std::vector<Story> two_sided_stories{
    {"Alder Post", "raid", "2024-03-01", "%A blamed for raid on the harbour",
     "The terror group %A killed 14 people in the harbour of Oster on Monday, the mayor, Lena "
     "Castor, said. “%A is a terror group,” Castor told reporters.\n\n%B said that its freedom "
     "fighters would answer the brutal raid. A spokesman for %B demanded that %A leave the harbour "
     "by Friday. Nine members of %B were wounded in the fighting, a hospital said. The group left "
     "on Friday."},
    {"Birch Daily", "raid", "2024-03-02", "Fourteen dead in Oster as %A storms the harbour",
     "Fourteen people died on Monday when fighters of %A stormed the harbour of Oster, Mayor Lena "
     "Castor said. %A called the attack an act of self-defence. “We had no other way,” said a "
     "commander of %A.\n\n%B, which it calls a terror group, lost nine fighters. %B demanded on "
     "Tuesday that %A leave the harbour by Friday, and that the council open an inquiry."},
    {"Cedar Times", "raid", "2024-03-02", "Council of Oster meets after raid",
     "The council of Oster met on Tuesday, a day after the raid in which 14 people were killed by "
     "%A. Witnesses said that the brutal fighting with %B had gone on for hours. “The harbour is "
     "closed,” said Mayor Lena Castor. Prices of fish rose, and the ferries to the islands stayed "
     "in port."},
    {"Alder Post", "talks", "2024-03-11", "Talks between the two groups begin",
     "Talks between %A and %B began on Monday in Tarnow. %B accused %A of shelling two villages, "
     "in which three people were killed. %A denied it. Its freedom fighters, it said, had kept the "
     "truce. Oto Ludin, who speaks for the council, asked for patience."},
    {"Birch Daily", "talks", "2024-03-12", "Truce holds, says the council",
     "The truce between %B and %A held on Tuesday, said Oto Ludin, who speaks for the council. %B "
     "killed two farmers near Tarnow on Sunday, the brutal act of a terror group, %A said. Three "
     "people were killed when %A shelled two villages. The talks in Tarnow go on."},
    {"Cedar Times", "talks", "2024-03-12", "Villages near Tarnow count their dead",
     "Villagers near Tarnow buried three people who were killed on Saturday. %A shelled them, said "
     "%B; %A said that it had kept the truce. Oto Ludin asked both for patience. The council will "
     "meet again when the roads are dry."}};

std::string replace(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

void write_stories(const fs::path& file, const std::string& a, const std::string& b) {
    std::string lines;
    for (const Story& story : two_sided_stories) {
        const auto name = [&](const char* text) {
            return replace(replace(text, "%A", a), "%B", b);
        };
        lines += json{{"id", std::string(story.outlet) + " on " + story.event},
                      {"outlet", story.outlet},
                      {"event", story.event},
                      {"date", story.date},
                      {"title", name(story.title)},
                      {"text", name(story.text)}}
                     .dump() +
                 "\n";
    }
    write_file(file, lines);
}

void write_lexicon(const fs::path& folder, const std::string& a, const std::string& b) {
    json targets;
    for (const auto& [id, alias] : {std::pair("a", a), std::pair("b", b)}) {
        targets[id] = {{"name", alias},
                       {"kind", "armed-group"},
                       {"side", std::string("side-") + id},
                       {"aliases", {alias}},
                       {"generic", {"the group"}}};
    }
    fs::create_directory(folder);
    write_file(folder / "lexicon.json",
               json{{"format", "parallax-lexicon/1"},
                    {"kind", "framing"},
                    {"id", "pair"},
                    {"language", "en"},
                    {"axes",
                     {{"legitimacy", {{"negative", "n"}, {"positive", "p"}}},
                      {"force", {{"negative", "condemning"}, {"positive", "excusing"}}}}},
                    {"targets", targets},
                    {"choices", {{"naming", {{"kinds", {"armed-group"}}}}}}}
                   .dump());
    write_file(
        folder / "terms.tsv",
        "phrase\taxis\tweight\tchoice\tfunction\nterror group\tlegitimacy\t-1.5\tnaming\tjudge\n"
        "freedom fighters\tlegitimacy\t1.25\tnaming\tjudge\nbrutal\tforce\t-0.5\t\tjudge\n"
        "self-defence\tforce\t0.5\t\tcause\n");
}

json map_text(const json& value, const std::function<std::string(const std::string&)>& change) {
    if (value.is_string()) return change(value.get<std::string>());
    if (!value.is_structured()) return value;
    json out = value.is_array() ? json::array() : json::object();
    for (const auto& [key, member] : value.items()) {
        if (value.is_array()) {
            out.push_back(map_text(member, change));
        } else {
            out[change(key)] = map_text(member, change);
        }
    }
    return out;
}

json negate(const json& value) {
    if (value.is_number()) return value == 0 ? value : json(-value.get<double>());
    if (!value.is_object()) return value;
    json out = value;
    out["low"] = negate(value["high"]);
    out["high"] = negate(value["low"]);
    return out;
}

/// A contrast with the target of the smaller id first.
json turn_contrast(json contrast) {
    if (contrast["first"] < contrast["second"]) return contrast;
    std::swap(contrast["first"], contrast["second"]);
    for (json& outlet : contrast["outlets"]) {
        for (json& cell : outlet) {
            std::swap(cell["first"], cell["second"]);
            cell["difference"] = negate(cell["difference"]);
            cell["interval"] = negate(cell["interval"]);
        }
    }
    return contrast;
}

/// Lists of objects in an order that no target's name or id decides.
json sort_lists(const json& value) {
    if (!value.is_structured()) return value;
    json out = value;
    for (json& member : out) member = sort_lists(member);
    const bool of_objects =
        value.is_array() &&
        std::all_of(out.begin(), out.end(), [](const json& m) { return m.is_structured(); });
    if (of_objects) {
        std::sort(out.begin(), out.end(),
                  [](const json& x, const json& y) { return x.dump() < y.dump(); });
    }
    return out;
}

/// The whole report but for digests of contents and lexicons.
json read_report(const fs::path& folder,
                 const std::function<std::string(const std::string&)>& change) {
    json report = json::parse(read_file(folder / "report.json"));
    report.erase("manifest");
    report["lexicon"].erase("sha256");
    for (json& document : report["documents"]) document.erase("key");
    report = map_text(report, change);
    for (json& contrast : report["contrasts"]) contrast = turn_contrast(contrast);
    return sort_lists(report);
}

}  // namespace

TEST_CASE("exchanging two targets in articles or lexicon exchanges them in the whole report") {
    struct Case {
        const char* name;
        std::string a;
        std::string b;
        const char* voice;
    };
    // As long as each other, so that places are the same. The voice model knows words such as
    // "front" and "union": only names are exchanged under it.
    const std::vector<Case> cases{{"names", "Redhill Front", "Norvane Front", "full"},
                                  {"any words", "Redhill Front", "Bluedel Guild", "rules"}};
    for (const Case& sample : cases) {
        INFO(sample.name);
        const TemporaryFolder folder;
        write_stories(folder / "plain.jsonl", sample.a, sample.b);
        write_stories(folder / "turned.jsonl", sample.b, sample.a);
        write_lexicon(folder / "plain", sample.a, sample.b);
        write_lexicon(folder / "turned", sample.b, sample.a);
        const auto report = [&](const std::string& corpus, const std::string& lexicon,
                                const std::function<std::string(const std::string&)>& change) {
            const std::string out = (folder / (corpus + "-" + lexicon)).string();
            const Run result =
                run({"report", (folder / (corpus + ".jsonl")).string(), "--lexicon",
                     (folder / lexicon).string(), "--voice", sample.voice, "-o", out});
            INFO(result.err);
            REQUIRE(result.exit_code == 0);
            return read_report(out, change);
        };
        const auto same = [](const std::string& text) { return text; };
        const auto ids = [](const std::string& text) {
            if (text == "a" || text == "b") return std::string(text == "a" ? "b" : "a");
            if (text == "side-a" || text == "side-b")
                return std::string(text == "side-a" ? "side-b" : "side-a");
            return text;
        };
        const auto all = [&](const std::string& text) {
            return ids(replace(replace(replace(text, sample.a, "\x01"), sample.b, sample.a), "\x01",
                               sample.b));
        };
        const json plain = report("plain", "plain", same);
        // There is something to exchange in each part, and it is not its own mirror image.
        for (const char* const part : {"axes", "choices", "mentions", "sources", "agency",
                                       "coverage", "prominence", "contrasts", "evidence"}) {
            INFO(part);
            CHECK(plain.at(part) != sort_lists(map_text(plain.at(part), all)));
        }
        CHECK(plain == report("plain", "turned", ids));
        CHECK(plain == report("turned", "plain", all));
        // Both exchanges: what is left is the names.
        CHECK(plain ==
              report("turned", "turned", [&](const std::string& text) { return ids(all(text)); }));
    }
}
