#include "tests/catch.hpp"
#include "tests/context/annotated_sample.hpp"

#include <string>

namespace {

using namespace parallax;
using namespace parallax::test;

struct SpeakerCase {
    const char* name;
    const char* text;
    const char* speaker_name;  ///< "" = none
    const char* target;        ///< id, "" = none
};

constexpr SpeakerCase speaker_cases[] = {
    {"titles go", "Prime Minister Oren Talvik said the road would open again.", "Oren Talvik", ""},
    {"a title alone stays", "The Prime Minister said the road would open again.", "Prime Minister",
     ""},
    {"a common noun loses its article", "The health ministry said 12 people had died.",
     "health ministry", ""},
    {"an apposition goes", "“The ward is full,” said Lena Castor, a nurse at the clinic.",
     "Lena Castor", ""},
    {"a member stands for the target", "Tomas Verrin said the truce was over.", "Tomas Verrin",
     "front"},
    {"the target itself", "Dravia said it would answer.", "Dravia", "state"},
    {"the last name in the phrase counts",
     "Dravia was calm. Valley Front leader Tomas Verrin said the truce was over.", "Tomas Verrin",
     "front"},
    {"a critic does not speak for the one criticised",
     "A critic of Dravia said the road would open again.", "critic of Dravia", ""},
    {"nor does one who is named after him", "Valley Front critics said the road would open again.",
     "Valley Front critics", ""},
    {"nor do prisoners", "Two former prisoners of the Valley Front said the truce was over.",
     "Two former prisoners of the Valley Front", ""},
    {"a spokesman does", "A spokesman for the Valley Front said the truce was over.",
     "spokesman for the Valley Front", "front"},
    {"a description of somebody not named before is nobody's",
     "The movement said the truce was over.", "movement", ""},
    {"a description of the only one named before",
     "The Valley Front was calm. The movement said the truce was over.", "movement", "front"},
    {"a label stands for the target", "The Valley Front was calm. The terror group said no.",
     "terror group", "front"},
    {"a resolution speaks for those who passed it",
     "The Zone Council resolution demanded that Dravia withdraw.", "Zone Council", "zone-council"},
    {"an agent ends where the reproach begins",
     "The mayor was accused by Dravia of using the school as a shield.", "Dravia", "state"},
    {"a pronoun without anybody before it has no name",
     "Rain fell all day. He said the truce was over.", "", ""},
    {"a pronoun has the name of whom it means", "The man came late. He said the truce was over.",
     "man", ""},
};

}  // namespace

TEST_CASE("speakers are named, and tied to the target they stand for", "[context]") {
    Annotator annotator(make_sample_lexicon());
    for (const SpeakerCase& c : speaker_cases) {
        CAPTURE(c.name);
        const auto sample = annotator.annotate(c.text);
        REQUIRE(sample.annotation.passages.size() == 1);
        const Passage& passage = sample.annotation.passages.front();
        REQUIRE(passage.speaker);
        const std::string name =
            passage.speaker_name ? std::string(slice(sample.text, *passage.speaker_name)) : "";
        CHECK(name == c.speaker_name);
        const std::string target =
            passage.speaker_target ? annotator.lexicon().target(*passage.speaker_target).id : "";
        CHECK(target == c.target);
    }
}
