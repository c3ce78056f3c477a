// Who is meant by "the League's chief" where the name stands elsewhere in the article.
#include "engine/pipeline.hpp"
#include "tests/catch.hpp"
#include "tests/promises/example_paths.hpp"

#include <string>
#include <utility>
#include <vector>

namespace {

using namespace parallax;
using namespace parallax::test;

/// The labels of the person in title and text.
std::vector<std::string> list_labels(const AnalysedDocument& article, std::string_view person) {
    const Lexicon& lexicon = shipped_resources().lexicon();
    std::vector<std::string> labels;
    for (const Field field : all_fields) {
        for (const Opportunity& named : article.annotation(field).opportunities) {
            if (named.kind != OpportunityKind::label) continue;
            if (lexicon.target(named.target).id != person) continue;
            labels.emplace_back(slice(article.bytes(field), named.span));
        }
    }
    return labels;
}

}  // namespace

TEST_CASE("a leader's label without his name is his where the article says who leads",
          "[context]") {
    struct Case {
        const char* name;
        const char* title;
        const char* text;
        std::vector<std::string> labels;
    };
    const std::vector<Case> cases{
        {"a headline",
         "Hamas chief in Quorra for talks",
         "Hamas chief Ismail Haniyeh came to Quorra on Monday. Nobody met him at the gate.",
         {"chief", "chief"}},
        {"title case",
         "Hamas Leader Visits Quorra After the Vote",
         "Hamas leader Ismail Haniyeh came to Quorra on Monday. Nobody met him at the gate.",
         {"Leader", "leader"}},
        {"an office and what it is of",
         "Talks in Quorra",
         "Hamas chief Ismail Haniyeh came to Quorra on Monday. The quay was closed. It was the "
         "second visit of the head of the political bureau of Hamas to the port.",
         {"chief", "head of the political bureau"}},
        {"somebody else's name in a headline",
         "Hamas Leader Basem Khoury Visits Quorra",
         "Hamas chief Ismail Haniyeh was not in Quorra on Monday. Nobody asked why he was away.",
         {"chief"}},
        {"one of several",
         "Talks in Quorra",
         "Hamas chief Ismail Haniyeh came to Quorra. The quay was closed. A Hamas leader said so.",
         {"chief"}},
        {"a former one",
         "Talks in Quorra",
         "Hamas chief Ismail Haniyeh came to Quorra. The quay was closed. The talks of the former "
         "Hamas chief were not forgotten.",
         {"chief"}},
        {"two are called so",
         "Hamas chief in Quorra for talks",
         "Hamas chief Ismail Haniyeh came to Quorra. Hamas chief Yahya Sinwar stayed at home.",
         {"chief"}},
        {"a leader whom no lexicon knows",
         "Hamas chief in Quorra for talks",
         "Hamas chief Ismail Haniyeh came to Quorra. Hamas leader Basem Khoury stayed at home.",
         {"chief"}},
        {"another body's",
         "Hezbollah chief in Quorra for talks",
         "Hamas chief Ismail Haniyeh came to Quorra on Monday. Nobody met him at the gate.",
         {"chief"}},
    };
    Workspace workspace;
    for (const Case& sample : cases) {
        INFO(sample.name);
        Document document;
        document.id = sample.name;
        document.outlet = "Quorra Courier";
        document.title = sample.title;
        document.text = sample.text;
        const Analysis analysis = analyse(std::move(document), shipped_resources(), workspace);
        REQUIRE_FALSE(analysis.reject);
        CHECK(list_labels(analysis.analysed, "haniyeh") == sample.labels);
    }
}
