#include "tests/catch.hpp"
#include "tests/context/annotated_sample.hpp"

#include <string>
#include <vector>

namespace {

using namespace parallax;
using namespace parallax::test;

struct SpokenCase {
    const char* name;
    const char* text;
    std::vector<std::string> spoken;  ///< of each passage: "words | speaker | name"
};

std::string told(const Annotator::Sample& sample, const std::optional<Span>& span) {
    return span ? std::string(slice(sample.text, *span)) : "-";
}

const std::vector<SpokenCase>& spoken_cases() {
    static const std::vector<SpokenCase> cases{
        {"a belief inside an estimate has its own speaker",
         "It is estimated that nine guests were seized, with Dravia believing that four are alive.",
         {"that nine guests were seized, with Dravia believing | - | -",
          "that four are alive | Dravia | Dravia"}},
        {"a sentence's first word is no name for its capital",
         "Human rights groups said the road was mined.",
         {"the road was mined | Human rights groups | Human rights groups"}},
        {"a pronoun with its auxiliary",
         "Verrin came late. He's claiming that the road was mined.",
         {"that the road was mined | He's | Verrin"}},
        {"the subject behind an opening participle",
         "After reciting this passage from the book, Verrin said, “Nobody could be clearer.”",
         {"this passage from the book | Verrin | Verrin",
          "“Nobody could be clearer.” | Verrin | Verrin"}},
        {"a name and a colon",
         "Noor Halden: “We stay in the valley.”",
         {"“We stay in the valley.” | Noor Halden | Noor Halden"}},
        {"an apposition between name and verb",
         "Lena Castor, a nurse at the clinic, said the ward was full.",
         {"the ward was full | Lena Castor | Lena Castor"}},
        {"the place of speaking is no speaker",
         "“Nobody slept,” Lena Castor said at the town hall.",
         {"“Nobody slept,” | Lena Castor | Lena Castor"}},
        {"who is told is no speaker",
         "“Nobody slept,” Lena Castor, a nurse, told Valley Radio.",
         {"“Nobody slept,” | Lena Castor | Lena Castor"}},
        {"an age beside an apposition",
         "Oto Ludin, 45, a farmer from the valley, said the rain was late.",
         {"the rain was late | Oto Ludin | Oto Ludin"}},
        {"what a relative clause hangs on",
         "People who fled said the village was burning.",
         {"the village was burning | People | People"}},
        {"the verb of speech before the noun that its speech is called",
         "Oto Ludin, a former minister and a deputy under Mr. Verrin, said in a telephone "
         "interview that the plan had failed.",
         {"that the plan had failed | Oto Ludin | Oto Ludin"}},
        {"a second verb and its noun",
         "He has proposed checks at the border and signaled support for a list of migrants.",
         {"checks at the border | He | -", "support for a list of migrants | He | -"}},
        {"the verb of what a clause hangs on",
         "Stan Harth, a pollster, released data Monday morning that suggest voters are ignored.",
         {"voters are ignored | Stan Harth | Stan Harth"}},
        {"how seldom somebody speaks is no part of the speaker",
         "Mr. Verrin, whose party lost, seldom speaks of his brother.",
         {"of his brother | Mr. Verrin | Mr. Verrin"}},
        {"a week is no speaker",
         "The party, which won in May, this week announced the creation of a fund.",
         {"the creation of a fund | The party | party"}},
        {"what closes a relative clause",
         "The colonel, who asked not to be named, told Valley Radio that nine bombs fell.",
         {"not to be named | The colonel | colonel",
          "that nine bombs fell | The colonel | colonel"}},
        {"a name for what is meant by that",
         "They were kept in a wing that rights lawyers call the pit.",
         {"the pit | rights lawyers | rights lawyers"}},
        {"two names for what comes first",
         "What the army terms “losses,” rights lawyers call plain theft.",
         {"“losses,” | the army | army", "plain theft | rights lawyers | rights lawyers"}},
        {"a verb of sound beside a quotation",
         "“They clapped,” Verrin spat.",
         {"“They clapped,” | Verrin | Verrin"}},
        {"who gives a name behind it",
         "The Front, designated an armed gang by Dravia, rejected the plan.",
         {"an armed gang | Dravia | Dravia", "the plan | The Front | Front"}},
        {"a title's stop is no border",
         "Mr. Verrin of the U.S. embassy said the road was open.",
         {"the road was open | Mr. Verrin of the U.S. embassy | Mr. Verrin of the U.S. embassy"}},
        {"behind the one he stands beside",
         "At a meeting with the envoy, Noor Halden, Verrin said the truce was over.",
         {"the truce was over | Verrin | Verrin"}},
        {"inverted, to the end of the sentence",
         "The guest reached the capital before dawn, reported local radio stations.",
         {"The guest reached the capital before dawn | local radio stations | local radio "
          "stations"}},
        {"a ruling is the court's",
         "The Court issued a verdict that ordered the army to leave the valley.",
         {"to leave the valley | a verdict | Court"}},
        {"a resolution is its council's",
         "The River Council (RC) passed a resolution demanding an end to the siege.",
         {"an end to the siege | a resolution | River Council"}},
        {"the main clause after a clause of time is the outlet's",
         "A day after the River Council passed a resolution demanding an end to the siege, the "
         "minister flew to the coast.",
         {"an end to the siege | a resolution | River Council"}},
        {"a clause of contrast is the outlet's",
         "The council called on the rebels to free the crew, but neither the rebels nor their "
         "friends were moved.",
         {"to free the crew | The council | council"}},
        {"who stands for the words before it",
         "The envoy visited Verrin, who said the truce was over.",
         {"the truce was over | Verrin | Verrin"}},
        {"he goes back to the speaker of the sentence before",
         "Tomas Verrin said the truce was over. He added that the road was shut.",
         {"the truce was over | Tomas Verrin | Tomas Verrin",
          "that the road was shut | He | Tomas Verrin"}},
        {"it goes back to a body, not to a man",
         "The ministry said the truce was over. It added that the road was shut.",
         {"the truce was over | The ministry | ministry",
          "that the road was shut | It | ministry"}},
        {"he does not go back to a body",
         "The ministry said the truce was over. He added that the road was shut.",
         {"the truce was over | The ministry | ministry", "that the road was shut | He | -"}},
        {"a statement is whose it is",
         "The ministry, in a statement, warned that the truce was over. The statement said the "
         "road "
         "was shut.",
         {"that the truce was over | The ministry | ministry",
          "the road was shut | The statement | ministry"}},
        {"the agent of a passive",
         "The plan was described by two aides as a gamble.",
         {"as a gamble | two aides | two aides"}},
        {"a possessive before a noun of saying",
         "The mayor stood by his claim that the bridge was safe.",
         {"that the bridge was safe | his | mayor"}},
    };
    return cases;
}

struct ScopeCase {
    const char* name;
    const char* text;
    std::vector<std::string> passages;
};

const std::vector<ScopeCase>& scope_cases() {
    static const std::vector<ScopeCase> cases{
        {"the whole clause",
         "Two bridges were closed on Friday, according to the ministry.",
         {"reported:Two bridges were closed on Friday"}},
        {"a relative clause with a figure",
         "The army shelled the port, which lost 40 cranes, according to its owners.",
         {"reported:which lost 40 cranes"}},
        {"a share and the figure it is one of",
         "The army shelled the port on Friday, resulting in the deaths of 40 people, with most of "
         "them being dockers, according to the clinic.",
         {"reported:resulting in the deaths of 40 people, with most of them being dockers"}},
        {"a relative clause without a figure",
         "The army shelled the port, which the rebels hold, according to residents.",
         {"reported:The army shelled the port, which the rebels hold"}},
    };
    return cases;
}

}  // namespace

TEST_CASE("who speaks, by rules alone", "[context]") {
    Annotator annotator(make_sample_lexicon());
    for (const SpokenCase& sample : spoken_cases()) {
        DYNAMIC_SECTION(sample.name) {
            const auto annotated = annotator.annotate(sample.text);
            std::vector<std::string> spoken;
            for (const Passage& passage : annotated.annotation.passages) {
                std::string line(slice(annotated.text, passage.span));
                line.append(" | ").append(told(annotated, passage.speaker));
                line.append(" | ").append(told(annotated, passage.speaker_name));
                spoken.push_back(std::move(line));
            }
            CHECK(spoken == sample.spoken);
        }
    }
}

TEST_CASE("how far back \"according to\" reaches", "[context]") {
    Annotator annotator(make_sample_lexicon());
    for (const ScopeCase& sample : scope_cases()) {
        DYNAMIC_SECTION(sample.name) {
            CHECK(list_passages(annotator.annotate(sample.text)) == sample.passages);
        }
    }
}

TEST_CASE("speech inside speech keeps both speakers", "[context]") {
    Annotator annotator(make_sample_lexicon());
    const auto sample = annotator.annotate(
        "Valley Radio reported that the dead included 40 men claimed by Dravia to have been "
        "soldiers.");
    REQUIRE(sample.annotation.passages.size() == 2);
    const Passage& inner = sample.annotation.passages[1];
    CHECK(slice(sample.text, inner.span) == "to have been soldiers");
    CHECK(told(sample, inner.speaker) == "Dravia");
    REQUIRE(inner.chain.size() == 1);
    CHECK(told(sample, inner.chain[0].speaker) == "Valley Radio");
    CHECK(told(sample, inner.chain[0].cue) == "reported");
    CHECK(sample.annotation.passages[0].chain.empty());
}
