#include "engine/context/harm_words.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "tests/catch.hpp"
#include "tests/context/annotated_sample.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <rapidcheck.h>
#include <unistd.h>

namespace {

using namespace parallax;
using namespace parallax::test;

Target make_side(std::string id, std::string kind, std::string side,
                 std::vector<std::string> aliases, std::vector<std::string> adjectives,
                 std::vector<std::string> scenes) {
    Target target;
    target.id = std::move(id);
    target.name = target.id;
    target.kind = std::move(kind);
    target.side = std::move(side);
    target.aliases = std::move(aliases);
    target.adjectives = std::move(adjectives);
    target.scenes = std::move(scenes);
    target.lexicon = "war";
    return target;
}

/// Two invented sides at war, alike in all but their names; one armed group of a third country.
Lexicon make_war_lexicon() {
    std::vector<Target> targets{
        make_side("dravia", "state", "dravian", {"Dravia"}, {"Dravian"}, {}),
        make_side("dravians", "people", "dravian", {"Dravians"}, {"Dravian"},
                  {"Dravia", "Lissen", "Lissen festival"}),
        make_side("hillmen", "armed-group", "", {"Hill League"}, {}, {}),
        make_side("sorel", "state", "sorelian", {"Sorelia"}, {"Sorelian"}, {}),
        make_side("sorelians", "people", "sorelian", {"Sorelians"}, {"Sorelian"},
                  {"Sorelia", "Tarnow", "Tarnow festival"}),
    };
    std::sort(targets.begin(), targets.end(),
              [](const Target& a, const Target& b) { return a.id < b.id; });
    return Lexicon({{"war", "War", "1.0.0", "en", LexiconKind::framing, std::string(64, '0'), 0}},
                   {}, std::move(targets), {}, {});
}

std::string text_of(const Annotator::Sample& sample, const std::optional<Span>& span) {
    return span ? std::string(slice(sample.text, *span)) : "-";
}

std::string side_of(const AgencyParty& party, const Lexicon& lexicon) {
    if (!party.target) return "-";
    const std::string& side = lexicon.target(*party.target).side;
    return side.empty() ? "neither" : side;
}

/// "[verb] form agent-side>affected-side/link figure", one a record.
std::vector<std::string> list_records(const Annotator& annotator, const Annotator::Sample& sample) {
    std::vector<std::string> listed;
    for (const AgencyRecord& record : sample.annotation.agency) {
        std::string line("[");
        line.append(text_of(sample, record.verb)).append("] ").append(name_of(record.form));
        if (record.reduced) line.append(" reduced");
        line.append(" ").append(side_of(record.agent, annotator.lexicon()));
        line.append(">").append(side_of(record.affected, annotator.lexicon()));
        line.append("/").append(name_of(record.affected.link));
        if (record.flags.any()) line.append(" flagged");
        listed.push_back(std::move(line));
    }
    return listed;
}

struct AgencyCase {
    const char* name;
    const char* text;
    std::vector<std::string> records;
};

const std::vector<AgencyCase>& agency_cases() {
    static const std::vector<AgencyCase> cases{
        {"active",
         "Dravian gunmen killed 12 Sorelians.",
         {"[killed] active dravian>sorelian/named"}},
        {"passive with agent",
         "Twelve Sorelians were killed by Dravian gunmen.",
         {"[killed] passive dravian>sorelian/named"}},
        {"passive without agent",
         "At least 12 Sorelians have been killed.",
         {"[killed] passive-agentless ->sorelian/named"}},
        {"passive with adverbs",
         "Twelve Sorelians were also reportedly killed on Monday.",
         {"[killed] passive-agentless ->sorelian/named"}},
        {"participle without auxiliary",
         "Twelve killed in Tarnow.",
         {"[killed] passive-agentless reduced ->sorelian/scene"}},
        {"intransitive", "Twelve people died in Tarnow.", {"[died] intransitive ->sorelian/scene"}},
        {"nominal with both",
         "Dravia's killing of 12 Sorelians was condemned.",
         {"[killing] nominal dravian>sorelian/named"}},
        {"nominal, fate",
         "The deaths of 12 people in Tarnow were condemned.",
         {"[deaths] nominal ->sorelian/scene"}},
        {"an attack told in a clause of its own, its outcome in another",
         "Sorelia launched a major attack on Dravia, resulting in the deaths of 40 people.",
         {"[attack] nominal sorelian>dravian/named",
          "[deaths] causal-nominal sorelian>dravian/opponent"}},
        {"an attack with its own agent, its outcome in a relative clause",
         "Villagers recalled a cross-border raid in May by Sorelia which killed 12 people.",
         {"[raid] nominal sorelian>dravian/opponent",
          "[killed] event-subject sorelian>dravian/opponent"}},
        {"a war on somebody is an attack",
         "Dravia unleashed its war on Sorelia in May.",
         {"[war] nominal dravian>sorelian/named"}},
        {"a war on no side is none", "Dravia joined the war on drugs.", {}},
        {"a retaliatory campaign is an attack",
         "Dravia began a retaliatory campaign against the Sorelians.",
         {"[retaliatory campaign] nominal dravian>sorelian/named"}},
        {"a sales campaign is none", "Dravia began a sales campaign against the Sorelians.", {}},
        {"driven into displacement",
         "The Dravian war has pushed most of Tarnow's people into displacement.",
         {"[displacement] event-subject dravian>sorelian/scene"}},
        {"held though not released",
         "The truce came without releasing the hostages in Tarnow.",
         {"[hostages] nominal ->sorelian/scene"}},
        {"held though still to be released",
         "Officials will only release more hostages in Tarnow next week.",
         {"[hostages] nominal ->sorelian/scene"}},
        {"a destruction still to come",
         "Any truce must come after the destruction of Tarnow.",
         {"[destruction] nominal ->sorelian/scene flagged"}},
        {"event as subject",
         "The war has killed 12 Sorelians.",
         {"[killed] event-subject ->sorelian/named"}},
        {"event of a named attacker",
         "A Dravian strike killed 12 people.",
         {"[killed] event-subject dravian>sorelian/opponent"}},
        {"event in a relative clause",
         "The Dravian attack on Tarnow, which killed 12, was filmed.",
         {"[killed] event-subject dravian>sorelian/opponent"}},
        {"event where it happened",
         "Twelve people were killed in a Dravian air strike.",
         {"[killed] passive-agentless dravian>sorelian/opponent"}},
        {"causal nominal",
         "Dravia launched a campaign, resulting in the deaths of 12 people.",
         {"[deaths] causal-nominal dravian>sorelian/opponent"}},
        {"participial clause",
         "Dravian gunmen stormed a town, killing 12 people.",
         {"[stormed] active dravian>sorelian/opponent",
          "[killing] active dravian>sorelian/opponent"}},
        {"whom the place tells",
         "In Tarnow, 12 people were killed.",
         {"[killed] passive-agentless ->sorelian/scene"}},
        {"two sides, two records",
         "Three Dravians and 12 Sorelians were killed.",
         {"[killed] passive-agentless ->dravian/named",
          "[killed] passive-agentless ->sorelian/named"}},
        {"a second figure",
         "Twelve people were killed in Tarnow and 30 in Lissen.",
         {"[killed] passive-agentless ->sorelian/scene",
          "[killed] passive-agentless ->dravian/scene"}},
        {"people of a third country",
         "Twelve Canadians were killed in Tarnow.",
         {"[killed] passive-agentless ->-/foreign"}},
        {"a third country's group",
         "Six fighters from the Hill League were killed in Tarnow.",
         {"[killed] passive-agentless ->neither/named"}},
        {"threat, not deed",
         "Dravia may kill more Sorelians.",
         {"[kill] active dravian>sorelian/named flagged"}},
        {"what goes on is real, whatever is vowed",
         "Dravian troops continue to kill Sorelians.",
         {"[kill] active dravian>sorelian/named"}},
        {"what will go on is real now",
         "Dravian troops will continue to kill Sorelians.",
         {"[kill] active dravian>sorelian/named"}},
        {"an ongoing massacre is real, whatever is to be done about it",
         "The talks would end the ongoing massacre of Sorelians.",
         {"[massacre] nominal ->sorelian/named"}},
        {"a massacre to come",
         "The talks would prevent a massacre of Sorelians.",
         {"[massacre] nominal ->sorelian/named flagged"}},
        {"neither of two did it",
         "Neither the Dravian troops killed Sorelians nor did they leave.",
         {"[killed] active dravian>sorelian/named flagged"}},
        {"denied",
         "Dravian troops did not kill the Sorelians.",
         {"[kill] active dravian>sorelian/named flagged"}},
        {"left dead",
         "A blast in Tarnow left 12 people dead.",
         {"[dead] event-subject ->sorelian/event"}},
        {"attack as a noun",
         "Dravia's attack on Tarnow went on.",
         {"[attack] nominal dravian>sorelian/scene"}},
        {"a strike of workers is none that harms somebody",
         "The dockers' union ended its talks.",
         {}},
        {"what a neighbour tells",
         "Twelve Sorelians were killed. Her daughter was killed too.",
         {"[killed] passive-agentless ->sorelian/named",
          "[killed] passive-agentless ->sorelian/neighbour"}},
        {"a noun alone is left open",
         "Dravia spoke of the massacre.",
         {"[massacre] nominal ->-/none"}},
        {"an attack that is waged",
         "Dravia has waged an offensive on Tarnow.",
         {"[offensive] nominal dravian>sorelian/scene"}},
        {"a series of attacks, launched",
         "Dravia launched a series of attacks on Tarnow.",
         {"[attacks] nominal dravian>sorelian/scene"}},
        {"a gerund without determiner",
         "Dravia went on by launching attacks on Tarnow.",
         {"[attacks] nominal dravian>sorelian/scene"}},
        {"the owner of two joined nouns",
         "Dravia's bombardment and massacre of Sorelians went on.",
         {"[bombardment] nominal dravian>sorelian/opponent",
          "[massacre] nominal dravian>sorelian/named"}},
        {"the bare owner of a massacre acts",
         "Dravia's massacre was condemned.",
         {"[massacre] nominal dravian>sorelian/opponent"}},
        {"the bare owner of a destruction bears it",
         "Dravia's destruction was complete.",
         {"[destruction] nominal ->dravian/named"}},
        {"accused",
         "Dravia is accused of a massacre.",
         {"[massacre] nominal dravian>sorelian/opponent"}},
        {"accused by somebody",
         "The Hill League accused Dravia of a massacre.",
         {"[massacre] nominal dravian>sorelian/opponent"}},
        {"a deed of one side against the other",
         "The aggression of Dravia against the people of Tarnow went on.",
         {"[aggression] nominal dravian>sorelian/scene"}},
        {"its deeds against the other side",
         "Dravia and Sorelia met; its atrocities against Sorelians were on nobody's list.",
         {"[atrocities] nominal dravian>sorelian/named"}},
        {"groups of several countries",
         "Armed groups in Ostermoor, Vale, and Kern have carried out attacks on Sorelia.",
         {"[attacks] nominal ->sorelian/named"}},
        {"a named operation",
         "Dravia carried out Operation Iron Gate.",
         {"[Operation] nominal dravian>sorelian/opponent"}},
        {"a name that nobody carries out", "Operation Iron Gate is the film of the year.", {}},
        {"an attack by gunmen in which people died",
         "An attack by hundreds of Dravian gunmen on Monday, in which 12 people were killed, was "
         "filmed.",
         {"[killed] passive-agentless dravian>sorelian/opponent"}},
        {"attacks on two things that killed",
         "Dravia launched attacks on barracks and houses that killed 12 people.",
         {"[killed] event-subject dravian>sorelian/opponent"}},
        {"an illness harms by nobody's hand", "Twelve Sorelians died of cancer.", {}},
        {"aid workers are of neither side",
         "Three aid workers were killed in Tarnow.",
         {"[killed] passive-agentless ->-/foreign"}},
        {"a further figure behind \"as well as\"",
         "Twelve Sorelians were killed as well as three Dravians.",
         {"[killed] passive-agentless ->sorelian/named",
          "[killed] passive-agentless ->dravian/scene"}},
        {"a further figure that counts two",
         "Twelve Sorelians were killed as well as three Dravian soldiers and five civilians.",
         {"[killed] passive-agentless ->sorelian/named",
          "[killed] passive-agentless ->dravian/scene"}},
        {"a further figure in an aside before the verb",
         "Twelve Sorelians, along with three Dravian soldiers, were killed.",
         {"[killed] passive-agentless ->sorelian/named",
          "[killed] passive-agentless ->dravian/scene"}},
        {"two figures in two places",
         "Some 900 people in Tarnow and more than 680 in Lissen have been killed.",
         {"[killed] passive-agentless ->sorelian/scene",
          "[killed] passive-agentless ->dravian/scene"}},
        {"a clause of its own behind a figure",
         "Twelve Sorelians were killed, and 30 Dravians were fed.",
         {"[killed] passive-agentless ->sorelian/named"}},
        {"since when is not in which",
         "Some 31 reporters were killed in Tarnow since the Dravia-Sorelia war began.",
         {"[killed] passive-agentless ->sorelian/scene"}},
        {"a war both sides wage",
         "Thousands of people were killed in the Dravia-Sorelia war.",
         {"[killed] passive-agentless ->dravian/scene",
          "[killed] passive-agentless ->sorelian/scene"}},
        {"named the other way round",
         "Thousands of people were killed in the Sorelia-Dravia war.",
         {"[killed] passive-agentless ->sorelian/scene",
          "[killed] passive-agentless ->dravian/scene"}},
        {"another clause's war",
         "A girl whose parents were killed, was freed under the deal in the Dravia-Sorelia war.",
         {"[killed] passive-agentless ->-/none"}},
        {"who killed in a clause behind the main one",
         "Trade stopped after Dravian fighters surged over the hills, killing 12 people.",
         {"[killing] active dravian>sorelian/opponent"}},
        {"who killed in a clause behind which",
         "Nothing was said of the day on which Dravian fighters came down and killed 12 people.",
         {"[killed] active dravian>sorelian/opponent"}},
        {"what those killed were",
         "Those killed were Sorelians.",
         {"[killed] passive-agentless reduced ->sorelian/named"}},
        {"hostages whom somebody seized",
         "Some 30 Sorelian hostages were seized.",
         {"[seized] passive-agentless ->sorelian/named"}},
        {"not only",
         "Dravian fighters had not only killed 12 people but took the mill.",
         {"[killed] active dravian>sorelian/opponent"}},
        {"not",
         "Dravian fighters had not killed 12 people.",
         {"[killed] active dravian>sorelian/opponent flagged"}},
        {"a toll from somebody's strikes",
         "The death toll from Dravian strikes has passed 1,000.",
         {"[death toll] nominal dravian>sorelian/opponent"}},
        {"an army does not kill its own",
         "Dravian strikes killed eight soldiers.",
         {"[killed] event-subject dravian>sorelian/opponent"}},
        {"where another verb's deed is",
         "A raid on Tarnow killed 12 people and led to a war in Lissen.",
         {"[killed] event-subject ->sorelian/event"}},
        {"gunmen who storm towns, where one side is named",
         "Dravia and the Hill League met. Twelve Sorelians fell when Dravian troops stormed "
         "Tarnow.",
         {"[stormed] active dravian>sorelian/scene"}},
        {"no past tense",
         "The count of the Dravian ministry leaves out foreigners and slain fighters.",
         {"[slain] passive-agentless reduced ->-/none"}},
        {"out of a total",
         "Forty people were killed by Dravian gunmen out of a total of 90 people killed in Tarnow.",
         {"[killed] passive dravian>sorelian/opponent",
          "[killed] passive-agentless reduced ->sorelian/scene"}},
        {"a civilian massacre is suffered by them",
         "The talks turned to the Sorelian civilian massacre.",
         {"[massacre] nominal ->sorelian/named"}},
        {"how often",
         "One Sorelian child killed every 15 minutes is the count.",
         {"[killed] passive-agentless reduced ->sorelian/named"}},
        {"who are said to have been killed",
         "A complaint named eight Sorelian reporters it said were killed in Tarnow.",
         {"[killed] passive-agentless ->sorelian/named"}},
        {"a figure that is still held",
         "Of the 250 people seized in Tarnow, 130 are still being held.",
         {"[seized] passive-agentless reduced ->sorelian/scene",
          "[still being held] passive-agentless ->sorelian/scene"}},
        {"people who are still held",
         "Some 130 Sorelians are still held by Dravia.",
         {"[still held] passive dravian>sorelian/named"}},
        {"talks that are still held", "Talks with Dravia are still held in Tarnow.", {}},
        {"a town that is still held", "Dravian troops still held the Sorelian town of Tarnow.", {}},
        {"a besieged place is besieged by nobody who is named before it",
         "Dravian officials spoke of aid to people in besieged Tarnow.",
         {"[besieged] passive-agentless reduced ->sorelian/scene"}},
        {"besieged by the one who is said to",
         "Dravian troops have besieged Tarnow.",
         {"[besieged] active dravian>sorelian/scene"}},
        {"a besieged city that is shelled",
         "Dravian troops shelled the besieged city of Tarnow.",
         {"[shelled] active dravian>sorelian/scene"}},
        {"a besieged place that is entered",
         "Dravian troops entered besieged Tarnow.",
         {"[besieged] passive-agentless reduced ->sorelian/scene"}},
        {"who acts in a besieged place",
         "Dravian troops in besieged Tarnow killed 12 people.",
         {"[besieged] passive-agentless reduced ->sorelian/scene",
          "[killed] active dravian>sorelian/opponent"}},
        {"by supporters of somebody",
         "Twelve Sorelians were killed by supporters of the Hill League.",
         {"[killed] passive ->sorelian/named"}},
        {"by followers and others with them",
         "Twelve Sorelians were killed by Hill League followers and fighters.",
         {"[killed] passive ->sorelian/named"}},
        {"by somebody's supporters is not by him",
         "Twelve Sorelians were killed by Hill League supporters.",
         {"[killed] passive ->sorelian/named"}},
        {"people of a side who protest are of it",
         "Twelve Sorelians were killed by Dravian protesters.",
         {"[killed] passive dravian>sorelian/named"}},
        {"deaths to come",
         "More Sorelian deaths will follow.",
         {"[deaths] nominal ->sorelian/named flagged"}},
    };
    return cases;
}

/// The text with the names of the two sides exchanged.
std::string exchange(std::string_view text) {
    constexpr std::pair<std::string_view, std::string_view> names[]{
        {"Dravia", "Sorelia"}, {"dravian", "sorelian"}, {"Tarnow", "Lissen"}};
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        bool replaced = false;
        for (const auto& [a, b] : names) {
            for (const auto& [from, to] : {std::pair(a, b), std::pair(b, a)}) {
                if (replaced || text.substr(at, from.size()) != from) continue;
                out.append(to);
                at += from.size();
                replaced = true;
            }
        }
        if (!replaced) out += text[at++];
    }
    return out;
}

const AgencyRecord& first_record(const Annotator::Sample& sample) {
    REQUIRE_FALSE(sample.annotation.agency.empty());
    return sample.annotation.agency.front();
}

}  // namespace

TEST_CASE("agency: form, agent and affected side", "[agency]") {
    Annotator annotator(make_war_lexicon());
    for (const AgencyCase& test : agency_cases()) {
        INFO(test.name << ": " << test.text);
        CHECK(list_records(annotator, annotator.annotate(test.text)) == test.records);
    }
}

TEST_CASE("agency: exchanging the sides exchanges the records and nothing else", "[agency]") {
    Annotator annotator(make_war_lexicon());
    for (const AgencyCase& test : agency_cases()) {
        INFO(test.name << ": " << exchange(test.text));
        std::vector<std::string> wanted;
        for (const std::string& record : test.records) wanted.push_back(exchange(record));
        CHECK(list_records(annotator, annotator.annotate(exchange(test.text))) == wanted);
    }
}

TEST_CASE("agency: both sides of a war, in either order", "[agency]") {
    const std::vector<AgencyCase> cases{
        {"a war's name is no place",
         "Some 31 reporters were killed in the Dravia-Sorelia war.",
         {"[killed] passive-agentless ->dravian/scene",
          "[killed] passive-agentless ->sorelian/scene"}},
        {"a war between two",
         "The death toll rises in the war between Dravia and Sorelia.",
         {"[death toll] nominal ->dravian/scene", "[death toll] nominal ->sorelian/scene"}},
        {"two verbs for both sides",
         "Dravia met the League. The skirmishes killed and wounded people on both sides.",
         {"[killed] active ->dravian/scene", "[killed] active ->sorelian/scene",
          "[wounded] active ->dravian/scene", "[wounded] active ->sorelian/scene"}},
        {"the second verb's object is not the first's",
         "Dravia met the League. The raid killed a man in Tarnow and wounded several on both "
         "sides.",
         {"[killed] event-subject ->sorelian/scene", "[wounded] event-subject ->dravian/scene",
          "[wounded] event-subject ->sorelian/scene"}},
        {"an aside that names both",
         "Thousands of civilians, both Dravian and Sorelian, were killed.",
         {"[killed] passive-agentless ->dravian/scene",
          "[killed] passive-agentless ->sorelian/scene"}},
    };
    Annotator annotator(make_war_lexicon());
    for (const AgencyCase& test : cases) {
        const auto list = [&](const std::string& text) {
            std::vector<std::string> records = list_records(annotator, annotator.annotate(text));
            std::sort(records.begin(), records.end());
            return records;
        };
        INFO(test.name << ": " << test.text);
        CHECK(list(test.text) == test.records);
        std::vector<std::string> exchanged;
        for (const std::string& record : test.records) exchanged.push_back(exchange(record));
        std::sort(exchanged.begin(), exchanged.end());
        CHECK(list(exchange(test.text)) == exchanged);
    }
}

TEST_CASE("agency: casualty figures", "[agency]") {
    struct FigureCase {
        const char* name;
        const char* text;
        const char* span;
        std::uint64_t low;
        std::uint64_t high;  ///< 0 = open
        const char* hedge;
    };
    const std::vector<FigureCase> cases{
        {"digits", "Some officials said 32,300 people were killed.", "32,300", 32300, 32300, "-"},
        {"at least", "At least 30 people were killed.", "At least 30", 30, 0, "At least"},
        {"more than", "The war has killed more than 32,300 people.", "more than 32,300", 32300, 0,
         "more than"},
        {"up to", "Up to 40 people died.", "Up to 40", 0, 40, "Up to"},
        {"about", "About 30 people died.", "About 30", 30, 30, "About"},
        {"between", "Between 10 and 20 people were killed.", "Between 10 and 20", 10, 20, "-"},
        {"to", "The blast killed 10 to 20 people.", "10 to 20", 10, 20, "-"},
        {"words", "Twenty-two people were killed.", "Twenty-two", 22, 22, "-"},
        {"words with a multiplier", "Two hundred people were killed.", "Two hundred", 200, 200,
         "-"},
        {"decimal", "The famine killed 1.5 million people.", "1.5 million", 1500000, 1500000, "-"},
        {"vague", "Dozens of people were killed.", "Dozens", 24, 0, "-"},
        {"tens of thousands", "Tens of thousands of people were killed.", "Tens of thousands",
         20000, 0, "-"},
    };
    Annotator annotator(make_war_lexicon());
    for (const FigureCase& test : cases) {
        INFO(test.name << ": " << test.text);
        const Annotator::Sample sample = annotator.annotate(test.text);
        const AgencyRecord& record = first_record(sample);
        REQUIRE(record.figure.has_value());
        CHECK(text_of(sample, record.figure->span) == test.span);
        CHECK(record.figure->low == test.low);
        CHECK(record.figure->high.value_or(0) == test.high);
        CHECK(text_of(sample, record.figure->hedge) == test.hedge);
    }
}

TEST_CASE("agency: each side with the figure that counts it", "[agency]") {
    struct SidesCase {
        const char* name;
        const char* text;
        std::vector<std::string> counted;  ///< "side figure: noun phrase", one a record
    };
    const std::vector<SidesCase> cases{
        {"along with",
         "Dravian gunmen killed 100 Sorelians, along with five Dravian soldiers.",
         {"sorelian 100: 100 Sorelians", "dravian five: five Dravian soldiers"}},
        {"an aside before the verb",
         "100 Sorelians, along with five Dravian soldiers, were killed.",
         {"sorelian 100: 100 Sorelians", "dravian five: five Dravian soldiers"}},
        {"joined",
         "Three Dravians and at least 12 Sorelians were killed.",
         {"dravian Three: Three Dravians", "sorelian at least 12: at least 12 Sorelians"}},
        {"a figure for both together is neither's",
         "Twelve Dravians and Sorelians were killed.",
         {"dravian -: Twelve Dravians and Sorelians", "sorelian -: Twelve Dravians and Sorelians"}},
        {"places",
         "Twelve people were killed in Tarnow and 30 in Lissen.",
         {"sorelian Twelve: Twelve people", "dravian 30: 30 in Lissen"}},
        {"further places",
         "Fire killed 12 people in Tarnow, and more than 30 in Lissen.",
         {"sorelian 12: 12 people", "dravian more than 30: more than 30 in Lissen"}},
    };
    Annotator annotator(make_war_lexicon());
    for (const SidesCase& test : cases) {
        INFO(test.name << ": " << test.text);
        const Annotator::Sample sample = annotator.annotate(test.text);
        std::vector<std::string> counted;
        for (const AgencyRecord& record : sample.annotation.agency) {
            const std::optional<Span> figure =
                record.figure ? std::optional(record.figure->span) : std::nullopt;
            counted.push_back(side_of(record.affected, annotator.lexicon()) + " " +
                              text_of(sample, figure) + ": " +
                              text_of(sample, record.affected.span));
        }
        CHECK(counted == test.counted);
    }
}

TEST_CASE("agency: ages and days are no figures", "[agency]") {
    Annotator annotator(make_war_lexicon());
    for (const char* text :
         {"An eight-year-old girl was killed.", "The boy, aged 8, was killed.",
          "The mayor was killed on 7 October.", "The mayor was killed Oct. 7."}) {
        INFO(text);
        CHECK_FALSE(first_record(annotator.annotate(text)).figure.has_value());
    }
}

TEST_CASE("agency: victims, source and cause", "[agency]") {
    Annotator annotator(make_war_lexicon());
    const Annotator::Sample named =
        annotator.annotate("Mira Tolan, an eight-year-old girl, was killed in Tarnow.");
    CHECK(first_record(named).victims_named);
    CHECK(text_of(named, first_record(named).age) == "eight-year-old");
    const Annotator::Sample unnamed = annotator.annotate("A mother was killed in Tarnow.");
    CHECK_FALSE(first_record(unnamed).victims_named);
    CHECK(text_of(unnamed, first_record(unnamed).family) == "mother");
    const Annotator::Sample told =
        annotator.annotate("Twelve people were killed, according to the Dravian health ministry.");
    CHECK(text_of(told, first_record(told).attribution) == "the Dravian health ministry");
    const Annotator::Sample bare = annotator.annotate("Twelve Dravians were killed on Monday.");
    CHECK_FALSE(first_record(bare).attribution.has_value());
    const Annotator::Sample caused =
        annotator.annotate("Troops killed 12 people in retaliation for a rocket attack.");
    CHECK(text_of(caused, first_record(caused).cause_link) == "in retaliation for");
    CHECK(text_of(caused, first_record(caused).cause) == "a rocket attack");
    const Annotator::Sample of_another = annotator.annotate(
        "Dravia attacked Tarnow after gunmen killed 12 people in retaliation for a rocket attack.");
    CHECK_FALSE(first_record(of_another).cause_link.has_value());
}

TEST_CASE("agency: the war in Ukraine, both sides with the same words") {
    const std::filesystem::path root = PARALLAX_SOURCE_DIR;
    const std::vector<std::filesystem::path> folders{root / "lexicons/russia-ukraine"};
    Annotator annotator(read_lexicons(folders));
    const std::vector<AgencyCase> cases{
        {"a strike on a place",
         "A Russian missile strike on Kharkiv killed 12 people.",
         {"[killed] event-subject russian>ukrainian/opponent"}},
        {"the same of the other side",
         "A Ukrainian missile strike on Belgorod killed 12 people.",
         {"[killed] event-subject ukrainian>russian/opponent"}},
        {"a drone strike",
         "A Ukrainian drone strike on Belgorod killed 12 people.",
         {"[killed] event-subject ukrainian>russian/opponent"}},
        {"whom the place tells",
         "Twelve people were killed in Odesa.",
         {"[killed] passive-agentless ->ukrainian/scene"}},
        {"the same of the other side, place",
         "Twelve people were killed in Bryansk.",
         {"[killed] passive-agentless ->russian/scene"}},
        {"a place that both hold or claim is nobody's scene",
         "Twelve people were killed in Donetsk.",
         {"[killed] passive-agentless ->neither/scene"}},
        {"an army and a town",
         "Ukrainian forces shelled Shebekino, killing three residents.",
         {"[shelled] active ukrainian>russian/scene",
          "[killing] active ukrainian>russian/opponent"}},
        {"the other army and another town",
         "Russian forces shelled Kherson, killing three residents.",
         {"[shelled] active russian>ukrainian/scene",
          "[killing] active russian>ukrainian/opponent"}},
    };
    for (const AgencyCase& test : cases) {
        INFO(test.name << ": " << test.text);
        CHECK(list_records(annotator, annotator.annotate(test.text)) == test.records);
    }
}

/// "lemma form: agent | affected, side / figure", one a record.
std::vector<std::string> list_words(const Annotator& annotator, const Annotator::Sample& sample) {
    std::vector<std::string> listed;
    for (const AgencyRecord& record : sample.annotation.agency) {
        std::string line = record.lemma;
        line.append(" ").append(name_of(record.form)).append(": ");
        line.append(text_of(sample, record.agent.span)).append(" | ");
        line.append(text_of(sample, record.affected.span)).append(", ");
        line.append(side_of(record.affected, annotator.lexicon())).append(" / ");
        line.append(record.figure ? std::to_string(record.figure->low) : "-");
        listed.push_back(std::move(line));
    }
    return listed;
}

TEST_CASE("agency: whose words the parties are") {
    Annotator annotator(make_war_lexicon());
    const std::vector<AgencyCase> cases{
        {"a form spelt in two ways is both past and participle",
         "Six Sorelians were kidnapped by Dravia.",
         {"kidnap passive: Dravia | Six Sorelians, sorelian / 6"}},
        {"the same, not listed first",
         "Six Sorelians were burned alive by Dravia.",
         {"burn alive passive: Dravia | Six Sorelians, sorelian / 6"}},
        {"every one of them",
         "Dravia killed every one of the 12 farmers.",
         {"kill active: Dravia | every one of the 12 farmers, sorelian / 1"}},
        {"every so many of them",
         "Dravia killed every 10th farmer in Tarnow.",
         {"kill active: Dravia | every 10th farmer, sorelian / -"}},
        {"every so often",
         "A Sorelian child was reported killed every 10 to 15 minutes.",
         {"kill passive-agentless: - | A Sorelian child, sorelian / -"}},
        {"who were held",
         "The hostages held by Dravia were killed in a Sorelian air strike.",
         {"kill passive-agentless: Sorelian | The hostages, - / -"}},
        {"who were held, of a named side",
         "Sorelians detained by Dravia were tortured.",
         {"detain passive: Dravia | Sorelians, sorelian / -",
          "torture passive-agentless: - | Sorelians, sorelian / -"}},
        {"where they were held",
         "Sorelians detained in Lissen were tortured.",
         {"detain passive-agentless: - | Sorelians, sorelian / -",
          "torture passive-agentless: - | Sorelians, sorelian / -"}},
        {"who was accused",
         "The man accused of killing a Sorelian soldier was shot dead by Sorelian troops.",
         {"kill active: The man | a Sorelian soldier, sorelian / -",
          "shoot dead passive: Sorelian troops | The man, dravian / -"}},
        {"who was accused, without article",
         "A Dravian accused of killing Sorelians was shot dead.",
         {"kill active: A Dravian | Sorelians, sorelian / -",
          "shoot dead passive-agentless: - | A Dravian, dravian / -"}},
        {"who acts in a clause of its own",
         "Sorelia killed 45 Dravians and Dravia killed two Sorelians on Monday.",
         {"kill active: Sorelia | 45 Dravians, dravian / 45",
          "kill active: Dravia | two Sorelians, sorelian / 2"}},
        {"who acts in a clause of its own, behind a place",
         "Sorelia shelled Lissen and Dravia killed two Sorelians.",
         {"shell active: Sorelia | Lissen, dravian / -",
          "kill active: Dravia | two Sorelians, sorelian / 2"}},
        {"two who act together",
         "Dravians and Hill League gunmen killed two Sorelians.",
         {"kill active: Dravians and Hill League gunmen | two Sorelians, sorelian / 2"}},
        {"a figure and one",
         "Three Sorelians and a Dravian were killed.",
         {"kill passive-agentless: - | Three Sorelians, sorelian / 3",
          "kill passive-agentless: - | a Dravian, dravian / 1"}},
        {"one and a figure",
         "A Dravian and three Sorelians were killed.",
         {"kill passive-agentless: - | A Dravian, dravian / 1",
          "kill passive-agentless: - | three Sorelians, sorelian / 3"}},
        {"a list of figures",
         "In Tarnow, 12 Sorelians, 13 Dravians and two Hill League fighters were killed.",
         {"kill passive-agentless: - | 12 Sorelians, sorelian / 12",
          "kill passive-agentless: - | 13 Dravians, dravian / 13",
          "kill passive-agentless: - | two Hill League, neither / 2"}},
        {"a list with a comma before the last",
         "Officials said 12 Sorelians, 13 Dravians, and a Kernish woman were killed.",
         {"kill passive-agentless: - | 12 Sorelians, sorelian / 12",
          "kill passive-agentless: - | 13 Dravians, dravian / 13"}},
        {"one and no figure of the other's clause",
         "Troops shot a Dravian and three Sorelians were killed.",
         {"shoot active: Troops | a Dravian, dravian / -",
          "kill passive-agentless: - | three Sorelians, sorelian / 3"}},
        {"a figure for one side each",
         "Hill League gunmen killed two Sorelians and a Dravian.",
         {"kill active: Hill League gunmen | two Sorelians, sorelian / 2",
          "kill active: Hill League gunmen | a Dravian, dravian / 1"}},
        {"a figure that both share is neither's",
         "Twelve Sorelians and Dravians were killed.",
         {"kill passive-agentless: - | Twelve Sorelians and Dravians, sorelian / -",
          "kill passive-agentless: - | Twelve Sorelians and Dravians, dravian / -"}},
    };
    for (const AgencyCase& test : cases) {
        INFO(test.name << ": " << test.text);
        CHECK(list_words(annotator, annotator.annotate(test.text)) == test.records);
    }
}

TEST_CASE("agency: forms that share a phrase and are not alike are refused") {
    const std::filesystem::path folder = std::filesystem::temp_directory_path() /
                                         ("parallax-harm-forms-" + std::to_string(::getpid()));
    std::filesystem::remove_all(folder);
    std::filesystem::copy(std::filesystem::path(PARALLAX_SOURCE_DIR) / "lexicons/style", folder,
                          std::filesystem::copy_options::recursive);
    write_whole_file(
        folder / "harm.tsv",
        "lemma\tpart\tkind\tforce\tframe\tforms\tnote\tsource\n"
        "grab\tverb\tcaptivity\t2\ttransitive\tgrab, grabs, {grabbed|grabed}, grabbed, grabbing\t"
        "note\tauthors\n");
    std::vector<Fault> faults;
    std::vector<std::string> bytes;
    static_cast<void>(read_harm_lists(folder, faults, bytes));
    std::filesystem::remove_all(folder);
    REQUIRE(faults.size() == 1);
    CHECK(faults.front().line == 2);
    CHECK(faults.front().message ==
          "the forms \"{grabbed|grabed}\" and \"grabbed\" share a phrase; write both alike");
}

TEST_CASE("agency: a list of places belongs to the one who acts") {
    Annotator annotator(make_war_lexicon());
    const Annotator::Sample sample = annotator.annotate(
        "Armed groups in Ostermoor, Vale, and Kern have carried out attacks on Sorelia.");
    CHECK(text_of(sample, first_record(sample).agent.span) ==
          "Armed groups in Ostermoor, Vale, and Kern");
}

TEST_CASE("agency: harm that somebody else tells of is kept with voice and source") {
    Annotator annotator(make_war_lexicon());
    const Annotator::Sample sample = annotator.annotate(
        "Dravian officials said that 12 Sorelians had been killed by Dravian troops.");
    const AgencyRecord& record = first_record(sample);
    CHECK(record.voice == Voice::reported);
    CHECK(record.lemma == "kill");
    CHECK(text_of(sample, record.attribution) == "Dravian officials");
    CHECK(text_of(sample, record.figure->span) == "12");
}

TEST_CASE("agency: spans lie in the text and in each other", "[agency][property]") {
    Annotator annotator(make_war_lexicon());
    const std::vector<std::string> words{
        "Dravian", "Sorelians", "killed", "killing", "were",    "by",     "at",       "least",
        "12",      "people",    "who",    "which",   "the",     "attack", "on",       "in",
        "Tarnow",  ",",         ".",      "and",     "dead",    "left",   "hundreds", "of",
        "said",    "“",         "”",      "to",      "between", "-"};
    REQUIRE(rc::check("any words", [&] {
        const auto picks = *rc::gen::container<std::vector<std::size_t>>(
            rc::gen::inRange<std::size_t>(0, words.size()));
        std::string text;
        for (const std::size_t pick : picks) text.append(words[pick]).append(" ");
        const Annotator::Sample sample = annotator.annotate(text);
        for (const AgencyRecord& record : sample.annotation.agency) {
            RC_ASSERT(record.span.end <= sample.text.size());
            RC_ASSERT(record.span.contains(record.verb));
            RC_ASSERT(!record.verb.empty());
            for (const AgencyParty& party : {record.agent, record.affected}) {
                if (party.span) RC_ASSERT(record.span.contains(*party.span));
            }
            if (record.figure) {
                RC_ASSERT(record.figure->span.end <= sample.text.size());
                RC_ASSERT(!record.figure->high || record.figure->low <= *record.figure->high);
            }
        }
    }));
}
