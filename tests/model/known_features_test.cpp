#include "engine/model/feature_reader.hpp"
#include "engine/text/parse_text.hpp"
#include "tests/catch.hpp"
#include "tests/model/sample_lexicon.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace parallax {
namespace {

struct Occurrence {
    Family family = Family::lexicon;
    double amount = 0.0;
    Place place;

    friend bool operator==(const Occurrence&, const Occurrence&) = default;
};
using Occurrences = std::map<std::string, std::vector<Occurrence>>;

TEST_CASE("names are found by their number, others are unknown") {
    const FeatureNames none;
    CHECK(none.find("c:ab") == FeatureNames::unknown);
    std::vector<std::string> names;
    for (int i = 1000; i < 3000; ++i) names.push_back("w:" + std::to_string(i));
    const FeatureNames some(names);
    REQUIRE(some.size() == names.size());
    for (std::uint32_t i = 0; i < names.size(); ++i) {
        CHECK(some.find(names[i]) == i);
        CHECK(some.name(i) == names[i]);
        CHECK(some.find(names[i] + "x") == FeatureNames::unknown);
    }
    CHECK(some.find("") == FeatureNames::unknown);
}

// What is remembered of a word must not show: neither in a second text nor in another wording.
TEST_CASE("features by number are those by name") {
    const Lexicon lexicon = make_sample_lexicon();
    const TextRules rules(std::filesystem::path(PARALLAX_SOURCE_DIR) / "lexicons/style");
    const std::vector<std::pair<std::string, std::string>> articles = {
        {"Council delays vote on the harbour",
         "The council's vote on the harbour was delayed for the third time on Tuesday.\n\n"
         "\"The vote was a farce,\" said Ana Ruiz, who fishes there. Café owners in İzmir Street, "
         "all 14 of them, called the delay a delay too many!"},
        {"Vote again put off", "The delay was called a farce. The harbour waits, and waits."},
    };
    for (const bool by_wording : {false, true}) {
        CAPTURE(by_wording);
        TextReading reading;
        reading.families = {Family::style, Family::words, Family::characters, Family::position};
        reading.by_wording = by_wording;
        reading.outlet_names = {"Street"};
        const FeatureReader reader(reading, lexicon);
        Vocabulary vocabulary;
        FeatureMemo memo_of_names;
        FeatureMemo memo;
        std::vector<std::string> kept;
        FeatureNames names;
        for (std::size_t round = 0; round < 2; ++round) {
            for (const auto& [title, text] : articles) {
                const ParsedText parsed_title = parse_title(title, rules, vocabulary);
                const ParsedText parsed = parse_text(text, title, rules, vocabulary);
                Annotation plain;
                plain.scored_sentences = 1;
                Annotation annotation;
                annotation.scored_sentences = 3;
                Passage passage;
                passage.tokens = {4, 9};
                annotation.passages.push_back(passage);
                const std::vector<AnnotatedField> fields = {
                    {Field::title, &parsed_title, &plain, title},
                    {Field::text, &parsed, &annotation, text}};

                Occurrences by_name;
                FamilyTotals expected_totals{};
                reader.read(
                    fields, vocabulary, memo_of_names,
                    [&](std::string_view name, Family family, double amount, const Place& place) {
                        by_name[std::string(name)].push_back({family, amount, place});
                        expected_totals[static_cast<std::size_t>(family)] += amount;
                    });
                REQUIRE(by_name.size() > 200);
                if (names.size() == 0) {
                    std::size_t at = 0;
                    for (const auto& [name, unused] : by_name) {
                        if (at++ % 3 != 1) kept.push_back(name);
                    }
                    names = FeatureNames(kept);
                }
                Occurrences expected;
                for (auto& [name, occurrences] : by_name) {
                    if (names.find(name) != FeatureNames::unknown) expected[name] = occurrences;
                }
                Occurrences met;
                const FamilyTotals totals = reader.read_known(
                    fields, vocabulary, memo, names,
                    [&](std::uint32_t feature, Family family, double amount, const Place& place) {
                        met[std::string(names.name(feature))].push_back({family, amount, place});
                    });
                CHECK(met == expected);
                CHECK(totals == expected_totals);
            }
        }
    }
}

}  // namespace
}  // namespace parallax
