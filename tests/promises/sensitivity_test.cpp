// Differences counted in other ways through the whole pipeline: each must be what a report made in
// that way says.
#include "engine/pipeline.hpp"
#include "tests/catch.hpp"
#include "tests/promises/example_paths.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace parallax;
using namespace parallax::test;

ResourcePaths conflict_paths(bool with_voice_model) {
    ResourcePaths paths{root / "lexicons/style",
                        {root / "lexicons/conflict", root / "lexicons/israel-palestine"},
                        {},
                        {}};
    if (with_voice_model) paths.voice_model = root / "models/voice/voice.model";
    return paths;
}

const Resources& full() {
    static const Resources resources(conflict_paths(true));
    return resources;
}

struct Story {
    const char* place;
    const char* thing;
    const char* witness;
};

/// Twelve stories of two outlets: the Ledger has hostile names for Hamas, the Star a plain one.
/// Both print one agency paragraph with such a name, and both quote or pass on a minister with
/// another.
Corpus make_corpus() {
    const std::vector<Story> stories{
        {"Khan Younis", "a bakery", "a baker"},   {"Rafah", "the crossing", "a driver"},
        {"Jabalia", "a clinic", "a nurse"},       {"Deir al-Balah", "a school", "a teacher"},
        {"Beit Hanoun", "a farm", "a grower"},    {"Nuseirat", "a market", "a porter"},
        {"Zeitoun", "a workshop", "a carpenter"}, {"Shejaiya", "a garage", "a mechanic"},
        {"Beit Lahia", "a pump", "an engineer"},  {"Maghazi", "a kitchen", "a cook"},
        {"Bureij", "a warehouse", "a guard"},     {"Tel al-Hawa", "an office", "a clerk"}};
    Corpus corpus;
    int day = 1;
    for (const Story& story : stories) {
        const std::string place = story.place;
        const std::string wire = "The army said that its aircraft had struck " +
                                 std::string(story.thing) + " in " + place +
                                 " that the terror group Hamas had used to store what it fires.";
        const std::string minister =
            " The minister said the terrorist organisation Hamas would be driven out of " + place +
            ", and he named no day.";
        const auto add = [&](const char* outlet, const std::string& text) {
            Document document;
            document.id = place + outlet;
            document.outlet = outlet;
            document.event = place;
            document.date = "2025-05-" + std::string(day < 10 ? "0" : "") + std::to_string(day);
            document.title = "What is left of " + std::string(story.thing) + " in " + place;
            document.text = text;
            document.origin = {"made.jsonl", corpus.read + 1};
            corpus.documents.push_back(std::move(document));
            ++corpus.read;
        };
        add("Ledger",
            wire + "\n\nThe terror group Hamas held the streets around it for a year, and " +
                "the terrorist organisation Hamas paid its men there each Friday." + minister +
                "\n\nFew walls stand now, " + story.witness + " told us by telephone.");
        add("Star", wire +
                        "\n\nThe militant group Hamas held the streets around it for a year, and " +
                        std::string("people who lived nearby had learned to walk another way.") +
                        minister + "\n\nWhen the dust was gone, " + story.witness +
                        " came back for the ledgers and a stove.");
        ++day;
    }
    return corpus;
}

const OutletDifference* find_pair(const DifferenceComparison& differences,
                                  const DeclaredMeasure& measure, std::uint32_t a,
                                  std::uint32_t b) {
    for (const MeasureDifference& one : differences.measures) {
        if (!(one.measure == measure)) continue;
        for (const OutletDifference& pair : one.pairs) {
            if (pair.a == a && pair.b == b) return &pair;
        }
    }
    return nullptr;
}

const Sensitivity& find_way(const Report& report, Variant variant) {
    const auto found =
        std::find_if(report.differences.sensitivity.begin(), report.differences.sensitivity.end(),
                     [&](const Sensitivity& one) { return one.variant == variant; });
    REQUIRE(found != report.differences.sensitivity.end());
    return *found;
}

/// Whether each row says what the report made in this way says.
void check_rows(const Sensitivity& way, const Report& headline, const Report& made) {
    REQUIRE_FALSE(way.rows.empty());
    CHECK_FALSE(way.measures.empty());
    for (const SensitivityRow& row : way.rows) {
        const DeclaredMeasure& measure = headline.differences.measures[row.measure].measure;
        const OutletDifference* const before =
            find_pair(headline.differences, measure, row.a, row.b);
        REQUIRE(before != nullptr);
        CHECK(row.headline == before->estimate);
        CHECK(row.was_difference == before->is_difference());
        const OutletDifference* const after = find_pair(made.differences, measure, row.a, row.b);
        if (after == nullptr) continue;
        CHECK(row.estimate == after->estimate);
        CHECK(row.interval == after->interval);
    }
}

}  // namespace

TEST_CASE("a difference counted in another way is what a report made in that way says",
          "[promises]") {
    const Report report = make_report(make_corpus(), full(), {});
    REQUIRE(report.differences.tested);

    SECTION("outlet lexicons: there are none here, and the report says so") {
        const Sensitivity& way = find_way(report, Variant::outlet_lexicons);
        CHECK(way.why_not == "No lexicon of an outlet with an axis or a choice was read.");
        CHECK(way.rows.empty());
    }
    SECTION("voices by rules alone") {
        const Resources rules(conflict_paths(false));
        const Report made = make_report(make_corpus(), rules, {});
        check_rows(find_way(report, Variant::voice_rules), report, made);
        CHECK(find_way(made, Variant::voice_rules).why_not ==
              "The report tells voices by the rules alone already.");
    }
    SECTION("shared text once") {
        ReportOptions collapsed;
        collapsed.collapse_shared = true;
        const Report made = make_report(make_corpus(), full(), collapsed);
        const Sensitivity& way = find_way(report, Variant::shared_collapsed);
        // Both print the agency's words on one day, each in its own voice: neither keeps them.
        CHECK(way.documents == 24);
        check_rows(way, report, made);
        CHECK(find_way(made, Variant::shared_collapsed).why_not ==
              "The report counts shared text once already.");
    }
    SECTION("not at all") {
        ReportOptions without;
        without.sensitivity = false;
        const Report made = make_report(make_corpus(), full(), without);
        for (const Sensitivity& way : made.differences.sensitivity)
            CHECK(way.variant == Variant::without_entry);
    }
}
