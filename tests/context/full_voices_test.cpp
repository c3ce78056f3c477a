#include "tests/catch.hpp"
#include "tests/context/annotated_sample.hpp"

#include <string>
#include <vector>

namespace {

using namespace parallax;
using namespace parallax::test;

struct FullCase {
    const char* name;
    const char* text;
    std::vector<std::string> passages;
    std::vector<std::string> speakers;  ///< of each passage, "" = none
};

const std::vector<FullCase>& full_cases() {
    static const std::vector<FullCase> cases{
        {"plain indirect speech",
         "The ministry said that two bridges were closed.",
         {"reported:that two bridges were closed"},
         {"The ministry"}},
        {"inverted, name with an apposition",
         "“These people are freeloaders,” said Colin Harth, a director of the firm.",
         {"quoted:“These people are freeloaders,”"},
         {"Colin Harth"}},
        {"the speaker phrase is the outlet's",
         "The Front-run health ministry said that nine people had died.",
         {"reported:that nine people had died"},
         {"The Front-run health ministry"}},
        {"partial quotation inside indirect speech",
         "The mayor said that the plan was “a humiliation” for the valley.",
         {"reported:that the plan was", "quoted:“a humiliation”", "reported:for the valley"},
         {"The mayor", "The mayor", "The mayor"}},
        {"a deed is no claim",
         "The tenants, organised neighbours from four blocks, held a peaceful march to the office.",
         {},
         {}},
        {"a work's name in marks is no scare",
         "The film “Night Over the Valley” opened in four towns on Monday.",
         {},
         {}},
        {"scare marks", "The “experts” stayed at home on Monday.", {"scare:“experts”"}, {""}},
        {"what the outlet adds to a portrayal",
         "Dravia's Valley Radio portrayed Verrin's visit as an effort to plan with Foreign "
         "Minister "
         "Oren Talvik, now that the council has tossed the Front a lifeline.",
         {"reported:Verrin's visit as an effort to plan with Foreign Minister Oren Talvik"},
         {"Dravia's Valley Radio"}},
        {"a belief inside an estimate has its own speaker",
         "It is estimated that around 250 guests were seized, with Dravia believing that nine are "
         "still held.",
         {"reported:that around 250 guests were seized, with Dravia believing",
          "reported:that nine are still held"},
         {"", "Dravia"}},
        {"how somebody speaks is no part of the speaker",
         "Verrin's aides happily retweeted their expressions of support.",
         {"reported:their expressions of support"},
         {"Verrin's aides"}},
        {"how many of them speak is no part of the speaker",
         "The ministers and the generals all urged a larger role for the country.",
         {"reported:a larger role for the country"},
         {"The ministers and the generals"}},
        {"the verb of speech before the noun that its speech is called",
         "Oto Ludin, a former minister and a deputy under Mr. Verrin, said in a telephone "
         "interview that the plan had failed.",
         {"reported:in a telephone", "reported:that the plan had failed"},
         {"Oto Ludin", "Oto Ludin"}},
        {"who celebrates is not who accused",
         "Harth accused colleagues of having “sold out,” and Marjorie Keene celebrated the end of "
         "“the death tax.”",
         {"reported:colleagues of having", "quoted:“sold out,”", "reported:the end of",
          "quoted:“the death tax.”"},
         {"Harth", "Harth", "Marjorie Keene", "Marjorie Keene"}},
        {"nor is who does something else",
         "The mayor accused the council of lying, and Keene left with “a heavy heart”.",
         {"reported:the council of lying", "scare:“a heavy heart”"},
         {"The mayor", ""}},
        {"nobody is named for longer words behind such a deed",
         "The mayor accused the council of lying, and Keene went home with “a heavy heart and no "
         "thought of coming back to the valley”.",
         {"reported:the council of lying",
          "quoted:“a heavy heart and no thought of coming back to the valley”"},
         {"The mayor", ""}},
        {"a deed of somebody else ends what a name is given to",
         "Verrin called the plan “a disgrace,” and Harth returned home to “a warm welcome.”",
         {"reported:the plan", "quoted:“a disgrace,”", "scare:“a warm welcome.”"},
         {"Verrin", "Verrin", ""}},
        {"a clause may have two halves",
         "The mayor said that the council had lied, and that Keene left with “a heavy heart”.",
         {"reported:that the council had lied, and that Keene left with", "quoted:“a heavy heart”"},
         {"The mayor", "The mayor"}},
        {"a pronoun is a subject by itself",
         "The union, which had walked out on Monday, ended what it called a humiliating process.",
         {"reported:a humiliating process"},
         {"it"}},
        {"himself is no part of a name",
         "Verrin himself admitted that the plan had failed.",
         {"reported:that the plan had failed"},
         {"Verrin"}},
        {"a deed behind a time is said",
         "The Front said after the raid soldiers massacred dozens of villagers.",
         {"reported:after the raid soldiers massacred dozens of villagers"},
         {"The Front"}},
        {"when and where are not",
         "The minister sounded hopeful after nine days of talks in the capital.",
         {},
         {}},
        {"who denies a claim does not make it",
         "According to the police, protesters threw stones, a claim organisers denied.",
         {"reported:protesters threw stones, a claim organisers denied"},
         {"the police"}},
        {"a lead-in is not said",
         "The market was quiet. A day after soldiers massacred 40 villagers, the Front protested "
         "on "
         "Sunday.",
         {},
         {}},
        {"nor what somebody is angered by",
         "The market was quiet. Angered by the massacre, Harth protested on Monday.",
         {},
         {}},
        {"who calls it a massacre behind a semicolon is somebody else",
         "According to the ministry, militants attacked the town; Harth called the raid a "
         "massacre.",
         {"reported:militants attacked the town", "reported:the raid a massacre"},
         {"the ministry", "Harth"}},
        {"a figure behind a semicolon is the source's",
         "According to the ministry, nine people were killed; 30 people were hurt in the fire.",
         {"reported:nine people were killed; 30 people were hurt in the fire"},
         {"the ministry"}},
        {"a place before a quotation is nobody's",
         "SOREL — “We stay,” Verrin said.",
         {"quoted:“We stay,”"},
         {"Verrin"}},
        {"who leads up to a quotation says it",
         "The market in the town was quiet on Monday and nobody came.\n\nIt stayed so.\n\nVerrin "
         "continued:\n\n“We will stay in the city for the winter.”",
         {"quoted:“We will stay in the city for the winter.”"},
         {"Verrin"}},
        {"who is asked does not",
         "The market in the town was quiet on Monday and nobody came.\n\nIt stayed so.\n\nVerrin "
         "was "
         "asked:\n\n“Will you stay in the city for the winter?”",
         {"quoted:“Will you stay in the city for the winter?”"},
         {""}},
        {"who was saying it does",
         "The market in the town was quiet on Monday and nobody came.\n\nIt stayed so.\n\nVerrin "
         "was saying:\n\n“We will stay in the city for the winter.”",
         {"quoted:“We will stay in the city for the winter.”"},
         {"Verrin"}},
        {"nor who speaks of something else before",
         "The market in the town was quiet on Monday and nobody came.\n\nIt stayed so.\n\nHarth, "
         "who "
         "told reporters he was tired, received this message from Verrin:\n\n“Will you stay in the "
         "city for the winter?”",
         {"quoted:“Will you stay in the city for the winter?”"},
         {""}},
        {"nor have those who are told",
         "Residents were told that the bridges would be closed.",
         {"reported:that the bridges would be closed"},
         {""}},
        {"a passive has no speaker in its subject",
         "Dravia is accused of shelling the market.",
         {"reported:of shelling the market"},
         {""}},
    };
    return cases;
}

}  // namespace

TEST_CASE("voices and speakers by rules and model together", "[context]") {
    Annotator annotator(make_sample_lexicon(), shipped_voice_model());
    for (const FullCase& sample : full_cases()) {
        DYNAMIC_SECTION(sample.name) {
            const auto annotated = annotator.annotate(sample.text);
            CHECK(list_passages(annotated) == sample.passages);
            std::vector<std::string> speakers;
            for (const Passage& passage : annotated.annotation.passages) {
                speakers.emplace_back(passage.speaker ? slice(annotated.text, *passage.speaker)
                                                      : "");
            }
            CHECK(speakers == sample.speakers);
        }
    }
}

TEST_CASE("a cue counts without what says when or how", "[context]") {
    struct CueCase {
        const char* text;
        const char* cue;
        const char* plain;
    };
    const std::vector<CueCase> cases{
        {"The ministry said that two bridges were closed.", "said", "said"},
        {"Dravia has repeatedly said that two bridges were closed.", "has repeatedly said", "said"},
        {"Verrin also claimed that two bridges were closed.", "also claimed", "claimed"},
        {"Verrin did not say that two bridges were closed.", "did not say", "did not say"},
        {"It has been reported that two bridges were closed.", "has been reported",
         "has been reported"},
    };
    Annotator annotator(make_sample_lexicon(), shipped_voice_model());
    for (const CueCase& sample : cases) {
        DYNAMIC_SECTION(sample.text) {
            const auto annotated = annotator.annotate(sample.text);
            REQUIRE_FALSE(annotated.annotation.passages.empty());
            const Passage& passage = annotated.annotation.passages.front();
            REQUIRE(passage.cue);
            REQUIRE(passage.plain_cue);
            CHECK(slice(annotated.text, *passage.cue) == sample.cue);
            CHECK(slice(annotated.text, *passage.plain_cue) == sample.plain);
        }
    }
}
