#include "engine/context/namesakes.hpp"

#include "tests/catch.hpp"
#include "tests/context/annotated_sample.hpp"

#include <vector>

namespace {

using namespace parallax;
using namespace parallax::test;

Lexicon make_names_lexicon() {
    Target party = make_target("party", "party", {"Harbour Party"});
    party.members = {"Oto Ludin", "Ludin"};
    return make_bold_lexicon(
        {make_target("city", "place", {"Vellmar"}),
         make_target("mayor", "person", {"Lena Castor", "Mayor Castor", "Castor"}), party});
}

}  // namespace

TEST_CASE("a family name with somebody else's given name is somebody else", "[context]") {
    struct Case {
        const char* name;
        const char* text;
        const char* target;  ///< whom "bold" is attached to; "" = nobody
    };
    const std::vector<Case> cases{
        {"alone", "The crowd saw bold Castor.", "mayor"},
        {"her own given name", "The crowd cheered for bold Lena Castor.", "mayor"},
        {"another's given name", "The crowd cheered for bold Hugo Castor.", ""},
        {"a member's namesake", "The crowd cheered for bold Vera Ludin.", ""},
        {"the member", "The crowd cheered for bold Oto Ludin.", "party"},
        {"alone after the namesake",
         "Residents greeted Hugo Castor at the station. The crowd saw bold Castor.", ""},
        {"alone after both",
         "Residents greeted Lena Castor and Hugo Castor. The crowd saw bold Castor.", "mayor"},
        {"alone where she has her title",
         "Residents greeted Hugo Castor at the station. Mayor Castor came. The crowd saw bold "
         "Castor.",
         "mayor"},
        {"a title is no given name", "The crowd cheered for bold President Castor.", "mayor"},
        {"a place is no given name", "People in Tarnow saw it. In Tarnow bold Castor spoke again.",
         "mayor"},
        {"a sentence's first word may be none", "Bold Castor spoke again at home.", "mayor"},
        {"capitals throughout tell nothing", "Crowd Cheers Bold Defiant Castor", "mayor"},
        {"a name that is no family name", "The crowd cheered for bold Greater Vellmar.", "city"},
    };
    Annotator annotator(make_names_lexicon());
    for (const Case& sample : cases) {
        DYNAMIC_SECTION(sample.name) {
            const auto annotated = annotator.annotate(sample.text);
            REQUIRE(annotated.annotation.hits.size() == 1);
            const Hit& hit = annotated.annotation.hits.front();
            CHECK(target_of(annotator, hit) == sample.target);
        }
    }
}
