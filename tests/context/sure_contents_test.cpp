#include "tests/catch.hpp"
#include "tests/context/annotated_sample.hpp"

#include <string>
#include <vector>

namespace {

using namespace parallax;
using namespace parallax::test;

/// A sentence that has one reading, with the voice model and without.
struct OneReading {
    const char* name;
    const char* text;
    std::vector<std::string> passages;
    std::vector<std::string> speakers;  ///< of each passage, "" = none
};

const std::vector<OneReading>& readings() {
    static const std::vector<OneReading> cases{
        // Who judges, in an aside about somebody else.
        {"considered by somebody",
         "The Front, considered a terrorist group by Dravia, left the talks.",
         {"reported:a terrorist group"},
         {"Dravia"}},
        {"listed as, by somebody",
         "The Front, listed as a terrorist group by the United Council, fired at the port.",
         {"reported:as a terrorist group"},
         {"the United Council"}},
        {"blacklisted as",
         "The Front, blacklisted as a terrorist group by Dravia, fired rockets at the port.",
         {"reported:as a terrorist group"},
         {"Dravia"}},
        {"a relative clause",
         "The Front, which Dravia and Sorel list as a terrorist group, has ruled the "
         "valley since May.",
         {"reported:as a terrorist group"},
         {"Dravia and Sorel"}},
        {"described by somebody as",
         "The aide, described by colleagues as a brutal man, was charged with fraud.",
         {"reported:as a brutal man"},
         {"colleagues"}},
        {"accused by somebody of",
         "The Front, accused by Dravia of genocide, has left the valley.",
         {"reported:of genocide"},
         {"Dravia"}},
        {"said to be, by nobody named",
         "The village, said to be held by terrorists, was shelled.",
         {"reported:to be held by terrorists"},
         {""}},
        {"between dashes",
         "The Front – designated a terrorist group by Dravia – left the talks.",
         {"reported:a terrorist group"},
         {"Dravia"}},
        {"what an appositive group is called is no content of the verb behind it",
         "The Front, a group that Dravia deems terrorist, rejected the offer.",
         {"reported:terrorist", "reported:the offer"},
         {"Dravia", "The Front"}},
        {"nor is what its soldiers are accused of",
         "The general, whose troops are accused of atrocities, denied wrongdoing.",
         {"reported:of atrocities", "reported:wrongdoing"},
         {"", "The general"}},

        // A colon behind a verb of saying.
        {"a banner",
         "One banner read: Dravia is a terrorist state.",
         {"reported:Dravia is a terrorist state"},
         {"One banner"}},
        {"a headline that screams",
         "The headline in the Courier screamed: Terrorists win again.",
         {"reported:Terrorists win again"},
         {"The headline in the Courier"}},
        {"where it was written",
         "He wrote on his page: The regime will fall.",
         {"reported:The regime will fall"},
         {"He"}},
        {"an answer",
         "Her answer: The regime has lied.",
         {"reported:The regime has lied"},
         {"Her"}},
        {"a list is no speech", "He met three men: a baker, a smith and a priest.", {}, {}},

        // What a participle governs, and the clause around it.
        {"an accusing envoy walks out",
         "Accusing the regime of genocide, the envoy walked out.",
         {"reported:the regime of genocide"},
         {"the envoy"}},
        {"a governor vetoes",
         "Calling the bill cruel, the governor walked out.",
         {"reported:the bill cruel"},
         {"the governor"}},
        {"a minister who is asked",
         "Asked about the brutal raid, the minister shrugged.",
         {"reported:about the brutal raid"},
         {""}},
        {"students march",
         "Students demanding an end to the brutal occupation marched downtown.",
         {"reported:an end to the brutal occupation"},
         {"Students"}},
        {"protesters block a road",
         "Protesters accusing Dravia of genocide blocked the road.",
         {"reported:Dravia of genocide"},
         {"Protesters"}},

        {"men are freed",
         "Men accused of being terrorists were freed.",
         {"reported:of being terrorists"},
         {""}},
        {"soldiers refuse",
         "Soldiers, ordered by the general to kill the villagers, refused.",
         {"reported:to kill the villagers"},
         {"the general"}},
        {"a minister goes",
         "The minister, who called the rebels terrorists and the mayor a thug, has resigned.",
         {"reported:the rebels terrorists and the mayor a thug"},
         {"The minister"}},
        {"the writer's own view", "In our view, the regime lied.", {}, {}},

        // Who does not agree.
        {"a charge somebody rejects",
         "Sorel says Dravia committed genocide, a charge Dravia rejects.",
         {"reported:Dravia committed genocide"},
         {"Sorel"}},
        {"something somebody denies",
         "The ambassador accused the regime of genocide, something Dravia denies.",
         {"reported:the regime of genocide"},
         {"The ambassador"}},
        {"which somebody denies",
         "Dravia says the hospital was a terrorist base, which the Front denies.",
         {"reported:the hospital was a terrorist base"},
         {"Dravia"}},

        // Where the same form means something else, or more.
        {"an aside with a list",
         "The bill, described by Ms Keller as a cruel, racist sham, passed.",
         {"reported:as a cruel, racist sham"},
         {"Ms Keller"}},
        {"three names for the rebels",
         "The mayor, who called the rebels thugs, killers and cowards, resigned.",
         {"reported:the rebels thugs, killers and cowards"},
         {"The mayor"}},
        {"the outlet goes on behind a joint",
         "The group is listed by the United Council as a terrorist organisation and has murdered "
         "hundreds.",
         {"reported:as a terrorist organisation"},
         {"the United Council"}},
        {"and behind a comma",
         "The mayor was accused by rivals of fraud, and the brutal police arrested him.",
         {"reported:of fraud"},
         {"rivals"}},
        {"a banner and what became of it",
         "One banner read: Stop the war, and the brutal police tore it down.",
         {},
         {}},
        {"a reply by deeds", "The regime responded: brutal police cleared the square.", {}, {}},
        {"two people who were told",
         "The president told two people: the crooked banker and his racist aide.",
         {},
         {}},
        {"a judgement on a statement", "The president's statement: a shameful lie.", {}, {}},
        {"a bank's account", "In the bank's account, the crooked manager hid two million.", {}, {}},
        {"a count, and what the outlet adds",
         "The massacre took nine lives, by the mayor's estimate, and the brutal police fled.",
         {},
         {}},
        {"who was made a minister",
         "Noor Halden, 43, named a minister in March, resigned.",
         {},
         {}},
        {"a vote that was called",
         "The minister, who called a shameful vote in June, lost it.",
         {},
         {}},

        // Others.
        {"nobody says whose fault it is", "The Front is not to blame for the massacre.", {}, {}},
        {"a parenthesis",
         "Neither side, diplomats concede, has the terrorists under control.",
         {"reported:Neither side", "reported:has the terrorists under control"},
         {"diplomats", "diplomats"}},
        {"two who say something of one thing",
         "The strike, which the Front says killed nine villagers and which the army insists hit "
         "terrorists, came at dawn.",
         {"reported:killed nine villagers", "reported:hit terrorists"},
         {"the Front", "the army"}},
        {"two who call it something",
         "The law, which its sponsor calls fair and its critics call cruel, passed.",
         {"reported:fair", "reported:cruel"},
         {"its sponsor", "its critics"}},
        {"whose account it is",
         "By the army's account, the militants fired first.",
         {"reported:the militants fired first"},
         {"the army's"}},
        {"whose count it is",
         "Nine villagers were massacred, by the hospital's count.",
         {"reported:Nine villagers were massacred"},
         {"the hospital's"}},
        {"a name behind who bears it",
         "It was a massacre, a marcher, Noor Halden, 34, said.",
         {"reported:It was a massacre"},
         {"Noor Halden"}},
    };
    return cases;
}

void check_reading(Annotator& annotator, const OneReading& sample) {
    const auto annotated = annotator.annotate(sample.text);
    CHECK(list_passages(annotated) == sample.passages);
    std::vector<std::string> speakers;
    for (const Passage& passage : annotated.annotation.passages)
        speakers.emplace_back(passage.speaker ? slice(annotated.text, *passage.speaker) : "");
    CHECK(speakers == sample.speakers);
}

}  // namespace

TEST_CASE("sentences of one reading by rules alone", "[context]") {
    Annotator annotator(make_sample_lexicon());
    for (const OneReading& sample : readings()) {
        DYNAMIC_SECTION(sample.name) {
            check_reading(annotator, sample);
        }
    }
}

TEST_CASE("sentences of one reading by rules and model together", "[context]") {
    Annotator annotator(make_sample_lexicon(), shipped_voice_model());
    for (const OneReading& sample : readings()) {
        DYNAMIC_SECTION(sample.name) {
            check_reading(annotator, sample);
        }
    }
}
