#include "tests/catch.hpp"
#include "tests/context/annotated_sample.hpp"

#include <string>
#include <vector>

namespace {

using namespace parallax;
using namespace parallax::test;

struct VoiceCase {
    const char* name;
    const char* text;
    std::vector<std::string> passages;
};

const std::vector<VoiceCase>& voice_cases() {
    static const std::vector<VoiceCase> cases{
        {"straight marks, cue after",
         "\"We will not leave the valley,\" Verrin said on Monday.",
         {"quoted:\"We will not leave the valley,\""}},
        {"curly marks, inverted cue",
         "“We will not leave the valley,” said Mr. Verrin.",
         {"quoted:“We will not leave the valley,”"}},
        {"guillemets",
         "«We will not leave the valley,» Verrin told the crowd.",
         {"quoted:«We will not leave the valley,»"}},
        {"single curly marks",
         "Verrin said: ‘We will not leave the valley.’",
         {"quoted:‘We will not leave the valley.’"}},
        {"nested marks stay inside",
         "Verrin said: “They called us ‘bandits’ and left.”",
         {"quoted:“They called us ‘bandits’ and left.”"}},
        {"apostrophes are no marks",
         "The ministry's convoy reached the farmers' market at six o'clock.",
         {}},
        {"plural possessive before a closing single mark",
         "He called it ‘the farmers’ last market’ on Friday.",
         {"quoted:‘the farmers’ last market’"}},
        {"single marks around a plural",
         "He boasted that five were ‘terrorists’ who hid in a shed.",
         {"reported:that five were", "quoted:‘terrorists’", "reported:who hid in a shed"}},
        {"an elision is no mark",
         "It was the farmers' market of the '90s, and the millers' too.",
         {}},
        {"unpaired opening mark ends with its sentence",
         "The mayor said: “Nobody came. The road was open again by noon.",
         {"quoted:“Nobody came."}},
        {"unpaired closing mark is nothing", "The road was open” by noon. Nobody came.", {}},
        {"a quotation behind somebody else's deed is nobody's speech",
         "The mayor accused the council of lying, and Keene left with “a heavy heart”.",
         {"reported:the council of lying", "scare:“a heavy heart”"}},
        {"partial quotation splits indirect speech",
         "Verrin said that the plan was “a humiliation” for the valley.",
         {"reported:that the plan was", "quoted:“a humiliation”", "reported:for the valley"}},
        {"indirect speech with that",
         "The ministry said that two bridges were closed.",
         {"reported:that two bridges were closed"}},
        {"indirect speech without that",
         "The ministry said two bridges were closed.",
         {"reported:two bridges were closed"}},
        {"cue after the content",
         "Two bridges were closed overnight, the ministry said.",
         {"reported:Two bridges were closed overnight"}},
        {"inverted cue after the content",
         "Two bridges were closed overnight, said the ministry.",
         {"reported:Two bridges were closed overnight"}},
        {"according to, in front",
         "According to the ministry, two bridges were closed.",
         {"reported:two bridges were closed"}},
        {"according to, behind",
         "Two bridges were closed, according to the ministry.",
         {"reported:Two bridges were closed"}},
        {"demanding",
         "The council passed a resolution demanding an immediate halt to the shelling.",
         {"reported:an immediate halt to the shelling"}},
        {"passive accusation",
         "The general is accused of shelling the market.",
         {"reported:of shelling the market"}},
        {"scare marks", "The “moderate” wing walked out of the hall.", {"scare:“moderate”"}},
        {"so-called", "A so-called safety zone was drawn on the map.", {"scare:safety zone"}},
        {"a one-word quotation that is a sentence",
         "The crowd went quiet. “Enough.” Then it left.",
         {"quoted:“Enough.”"}},
        {"what the outlet adds to a portrayal",
         "Valley Radio portrayed the visit as a triumph, now that the council had thrown the Front "
         "a lifeline.",
         {"reported:the visit as a triumph"}},
        {"what somebody is designated",
         "The council has designated the Valley Front a terrorist group.",
         {"reported:the Valley Front a terrorist group"}},
        {"what somebody is branded",
         "The mayor branded the militia a menace to the valley.",
         {"reported:the militia a menace to the valley"}},
        {"a product's brand is nobody's word", "The dairy branded its new cheese last week.", {}},
        {"no voice but the outlet's", "Rain fell on the valley for a third day.", {}},
    };
    return cases;
}

}  // namespace

TEST_CASE("voices of short texts", "[context]") {
    Annotator annotator(make_sample_lexicon());
    for (const VoiceCase& sample : voice_cases()) {
        DYNAMIC_SECTION(sample.name) {
            CHECK(list_passages(annotator.annotate(sample.text)) == sample.passages);
        }
    }
}

TEST_CASE("a quotation over paragraphs runs on where each opens with a mark", "[context]") {
    Annotator annotator(make_sample_lexicon());
    const auto sample = annotator.annotate(
        "Verrin spoke for an hour in the square.\n\n“We did not choose this war, he began.\n\n"
        "“We will not leave the valley,” he said.\n\nThe crowd cheered.");
    CHECK(list_passages(sample) ==
          std::vector<std::string>{"quoted:“We did not choose this war, he began.",
                                   "quoted:“We will not leave the valley,”"});
}

TEST_CASE("a reproduction after a colon runs until its source is named again", "[context]") {
    Annotator annotator(make_sample_lexicon());
    const auto sample = annotator.annotate(
        "The guest reached the capital before dawn on Monday.\n\n"
        "Valley Radio portrayed the visit as a triumph in its evening bulletin:\n\n"
        "“The visit opens a new chapter for the resistance movement and for every family in the "
        "valley,” the state agency reported.\n\n"
        "The people of the capital lined the streets from early morning to greet the guest.\n\n"
        "Valley Radio noted that rain had kept some families at home. The guest left at noon.");
    const auto passages = list_passages(sample);
    REQUIRE(passages.size() == 5);
    CHECK(passages[0].substr(0, 9) == "reported:");
    CHECK(passages[1].substr(0, 7) == "quoted:");
    CHECK(passages[2] == "borrowed:the state agency reported.");
    CHECK(hit_of(sample, "resistance movement").wording == Wording::source);
    const Passage& block = sample.annotation.passages[2];
    REQUIRE(block.speaker);
    CHECK(slice(sample.text, *block.speaker) == "Valley Radio");
}
