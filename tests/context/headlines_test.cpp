#include "tests/catch.hpp"
#include "tests/context/annotated_sample.hpp"

#include <string>
#include <vector>

using namespace parallax;
using namespace parallax::test;

TEST_CASE("names of headlines are those that the body uses", "[context]") {
    struct Case {
        const char* name;
        const char* text;
        std::vector<std::string> names;  ///< of the headline
    };
    const std::vector<Case> cases{
        {"all in capitals",
         "QUIST LEAVES MARROW AFTER VOTE\n\nMayor Lena Quist left Marrow on "
         "Monday. Farmers in Marrow cheered.",
         {"QUIST", "MARROW"}},
        {"title case",
         "Mayor Lena Quist Leaves for Marrow Today\n\nFriends saw Mayor Lena Quist in "
         "Marrow on Monday.",
         {"Lena Quist", "Marrow"}},
        {"a word that the body also writes small",
         "Power Returns to Marrow After the Storm\n\nA farmer praised Power in Marrow. The power "
         "had been off for days.",
         {"Marrow"}},
        {"a name that the body does not know",
         "OTO LUDIN VISITS THE SICK\n\nThe ward in Marrow was "
         "full on Monday.",
         {}},
        {"a name over a hyphen",
         "AMIR-SOREN MEETS FARMERS\n\nOn Monday Minister Tomas Amir-Soren "
         "met farmers. They asked Amir-Soren for seed.",
         {"AMIR-SOREN"}},
    };
    Annotator annotator(make_sample_lexicon());
    for (const Case& sample : cases) {
        DYNAMIC_SECTION(sample.name) {
            const auto annotated = annotator.annotate(sample.text);
            const Sentence& headline = annotated.parsed.sentences.front();
            REQUIRE(headline.section == Section::headline);
            std::vector<std::string> names;
            for (const NameMention& name : annotated.annotation.names) {
                if (name.sentence == 0) names.emplace_back(slice(annotated.text, name.span));
            }
            CHECK(names == sample.names);
        }
    }
}

TEST_CASE("a headline names its source behind a colon or before it", "[context]") {
    struct Case {
        const char* headline;
        const char* source;   ///< "" = none
        const char* content;  ///< "" = none
    };
    const std::vector<Case> cases{
        {"Mayor Visits the Flooded Valley: State Media", "State Media",
         "Mayor Visits the Flooded Valley"},
        {"Bridge fire leaves nine homeless: police", "police", "Bridge fire leaves nine homeless"},
        {"Nine dead in valley raid – UN", "UN", "Nine dead in valley raid"},
        {"Health ministry: Nine dead in valley raid", "Health ministry",
         "Nine dead in valley raid"},
        {"BRIDGE STAYS CLOSED ALL WEEK: MINISTER", "MINISTER", "BRIDGE STAYS CLOSED ALL WEEK"},
        {"BRIDGE STAYS CLOSED ALL WEEK: MARROW", "", ""},
        {"Explainer: How the flood began", "", ""},
        {"Valley flood: a timeline of the damage", "", ""},
        {"Bridge closed: where to cross the river", "", ""},
    };
    Annotator annotator(make_sample_lexicon());
    for (const Case& sample : cases) {
        INFO(sample.headline);
        const auto annotated =
            annotator.annotate(std::string(sample.headline) + "\n\nRain fell for days.");
        std::string source;
        std::string content;
        for (const Passage& passage : annotated.annotation.passages) {
            content += slice(annotated.text, passage.span);
            if (passage.speaker) source += slice(annotated.text, *passage.speaker);
            CHECK(passage.voice == Voice::reported);
        }
        CHECK(source == sample.source);
        CHECK(content == sample.content);
    }
}
