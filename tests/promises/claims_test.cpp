// What a report says that an outlet does not mention, and what it leaves open: invented articles.
#include "engine/report/report.hpp"
#include "tests/catch.hpp"
#include "tests/promises/event_reports.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace parallax;
using namespace parallax::test;

const Lexicon& lexicon() {
    return shipped_resources().lexicon();
}

std::vector<Article> three(const std::string& a, const std::string& b, const std::string& c) {
    return {{"Beacon", a + filler("the harbour")},
            {"Courier", b + filler("Brandt")},
            {"Herald", c + filler("Sorel")}};
}

/// A name, and what three articles say of it.
struct NameCase {
    std::string name, first, second, third;
};

/// Calls `check(fact)` with what is told of each case's name, an actor or a place.
template <class Check>
void check_names(const std::vector<NameCase>& cases, const Check& check) {
    for (const NameCase& c : cases) {
        INFO(c.name);
        const Report report = report_on(three(c.first, c.second, c.third));
        const EventFact* fact = find_fact(report, FactKind::actor, c.name);
        if (fact == nullptr) fact = find_fact(report, FactKind::place, c.name);
        REQUIRE(fact != nullptr);
        check(fact);
    }
}

}  // namespace

TEST_CASE("A name that stands in an article in another reading is not said to be missing") {
    const std::vector<NameCase> cases{
        {"Tarnow", "The ferry sank off Tarnow at dawn, and people in Tarnow saw it.",
         "The ferry sank near Tarnow at dawn.",
         "The ferry sank at dawn, said the Tarnow Republican Ana Velandi."},
        {"Sorel River Authority", "The ferry belonged to the Sorel River Authority, they said.",
         "The ferry of the Sorel River Authority sank at dawn.",
         "The ferry sank at dawn. The SRA had no comment, and nobody at the SRA came out."},
        {"Maria Zanakhova", "The captain was Maria Zanakhova, they said at the pier.",
         "Nobody has seen Maria Zanakhova since the ferry sank.",
         "The captain, one Maria Zahnakova, has not been seen since the ferry sank."}};
    check_names(cases, [](const EventFact* fact) {
        CHECK(count_cells(fact, FactStatus::not_mentioned) == 0);
        CHECK(givers(fact) >= 2);
    });
}

TEST_CASE("A name that stands nowhere in an article is said to be missing, and a doubt is told") {
    const Report report = report_on(
        three("Priya Nand met the crew. The boat came from Dravia, and Dravia sent divers.",
              "The crew met Priya Nand. Divers from Dravia searched the pier.",
              "The crew waited on the pier while Dravian divers searched it."));
    const EventFact* const person = find_fact(report, FactKind::actor, "Priya Nand");
    CHECK(count_cells(person, FactStatus::not_mentioned) == 1);
    const EventFact* place = find_fact(report, FactKind::place, "Dravia");
    if (place == nullptr) place = find_fact(report, FactKind::actor, "Dravia");
    CHECK(count_cells(place, FactStatus::not_mentioned) == 0);
    CHECK(count_cells(place, FactStatus::unclear) == 1);
    CHECK(render_json(report, lexicon()).find(R"("status":"unclear")") != std::string::npos);
}

TEST_CASE("A source without a name is nobody's to miss") {
    const Report report =
        report_on(three("The storm came early. His wife said that he had gone out alone.",
                        "The storm came early. His wife said that the boat was old.",
                        "The storm came early and the boats stayed in port."));
    const std::vector<EventFact>& facts = report.comparison.coverage.events.at(0).facts;
    for (const EventFact& fact : facts) {
        if (fact.kind != FactKind::source) continue;
        INFO(fact.text);
        CHECK(count_cells(&fact, FactStatus::not_mentioned) == 0);
    }
}

TEST_CASE("Days told by their distance are days, and are left open where they cannot be told") {
    struct Case {
        std::string text;
        FactStatus status = FactStatus::given;
    };
    // Of 25 March 2024, a Monday; the articles are of Tuesday.
    const std::vector<Case> cases{
        {"The council voted yesterday.", FactStatus::given},
        {"The council voted last night.", FactStatus::given},
        {"The ferry will stay in port, the council said on Monday.", FactStatus::given},
        {"The envoy landed on Tuesday, a day after the council had voted.", FactStatus::given},
        {"The envoy landed on Tuesday and left at once. The visit came a day after the vote.",
         FactStatus::unclear},
        {"The council voted last week.", FactStatus::unclear},
        {"The council voted earlier this week.", FactStatus::unclear},
        {"The council voted in March.", FactStatus::unclear},
        {"The council voted two days ago.", FactStatus::not_mentioned},
        {"The council voted on Friday.", FactStatus::not_mentioned},
        {"The council voted.", FactStatus::not_mentioned}};
    for (const Case& c : cases) {
        INFO(c.text);
        const Report report = report_on(three("The council voted on Monday, 25 March.",
                                              "On Monday the council voted at noon.", c.text));
        const EventFact* const fact = find_fact(report, FactKind::date, "2024-03-25");
        REQUIRE(fact != nullptr);
        CHECK(fact->outlets.at(2)->status == c.status);
    }
}

TEST_CASE("A day counted from another that stands behind it is not told for sure") {
    const Report report =
        report_on(three("The envoy landed a day after the vote on 25 March.",
                        "The council voted on Monday.", "The council voted on 25 March."));
    CHECK(find_fact(report, FactKind::date, "2024-03-25") != nullptr);
    CHECK(find_fact(report, FactKind::date, "2024-03-24") == nullptr);
}

TEST_CASE("What another article may tell too is not said to stand in one only") {
    const Report report =
        report_on(three("The divers came from Dravia.", "They saw Dravian divers at the pier.",
                        "The crew waited on the pier."));
    const EventFact* place = find_fact(report, FactKind::place, "Dravia");
    if (place == nullptr) place = find_fact(report, FactKind::actor, "Dravia");
    REQUIRE(place != nullptr);
    CHECK(givers(place) == 1);
    CHECK_FALSE(place->only_here);
}

TEST_CASE("Who is said to speak does not depend on what outlets are called") {
    const std::string quoted = "“The harbour will never be sold to anybody from abroad,” ";
    const auto speaker_in = [&](const std::string& first, const std::string& second) {
        const Report report =
            report_on({{first, quoted + "Ana Verrin said on the pier." + filler("the harbour")},
                       {second, quoted + "Ben Doral said on the pier." + filler("Brandt")}});
        for (const EventFact& fact : report.comparison.coverage.events.at(0).facts) {
            if (fact.kind == FactKind::quote && givers(&fact) == 2) return fact.speaker;
        }
        return std::string("no such quotation");
    };
    const std::string speaker = speaker_in("Alder", "Birch");
    CHECK(speaker != "no such quotation");
    for (const char* const other : {"Aspen", "Cedar", "Yew", "Willow", "Larch"}) {
        CHECK(speaker_in(other, "Elm") == speaker);
        CHECK(speaker_in("Elm", other) == speaker);
    }
}

TEST_CASE("A day of the week in an article without a date is left open") {
    std::vector<Article> articles = three("The council voted on Monday.", "It voted on Monday.",
                                          "The council voted on Monday at noon.");
    articles[2].date.clear();
    const Report report = report_on(articles);
    const EventFact* const fact = find_fact(report, FactKind::date, "2024-03-25");
    REQUIRE(fact != nullptr);
    CHECK(fact->outlets.at(2)->status == FactStatus::unclear);
}

TEST_CASE("Years and months are read wherever they stand, and surnames are no months") {
    struct Case {
        std::string text, date;
        bool is_given = true;
    };
    const std::vector<Case> cases{
        {"He lost the 2015 election there.", "2015"},
        {"Velandi's 1998 remarks came up again.", "1998"},
        {"She taught from 1999 to 2007 in Sorel.", "2007"},
        {"She led the board through 2007.", "2007"},
        {"A vote is likely by mid-May.", "2024-05"},
        {"It left 2015 people homeless.", "2015", false},
        {"The envoy met Theresa May there. The law was set up by May.", "2024-05", false},
        {"The board will meet on Thursday.", "2024-03-28"},
        {"The board met on Thursday.", "2024-03-21"}};
    for (const Case& c : cases) {
        INFO(c.text);
        const Report report =
            report_on({{"Beacon", c.text + filler("the harbour")},
                       {"Courier", "The ferries stay in port." + filler("Brandt")}});
        CHECK((find_fact(report, FactKind::date, c.date) != nullptr) == c.is_given);
    }
}

TEST_CASE("A month is no fact beside a day in it") {
    const Report report =
        report_on(three("The bridge fell on 7 October, and since October nobody has crossed.",
                        "The bridge fell on 7 October.", "The bridge fell on 7 October at noon."));
    CHECK(givers(find_fact(report, FactKind::date, "2023-10-07")) == 3);
    CHECK(find_fact(report, FactKind::date, "2023-10") == nullptr);
}

TEST_CASE("One demand is one fact, whatever those are called who are to meet it") {
    const Report report = report_on(
        three("The debate was long. The UN Security Council demanded that Hamas release the "
              "hostages.",
              "The debate was long. The UN Security Council called on the brutal terrorist "
              "organization Hamas to release all of its hostages.",
              "The debate was long and the snow fell."));
    std::vector<const EventFact*> demands;
    for (const EventFact& fact : report.comparison.coverage.events.at(0).facts) {
        if (fact.kind == FactKind::demand) demands.push_back(&fact);
    }
    REQUIRE(demands.size() == 1);
    CHECK(givers(demands[0]) == 2);
    CHECK(demands[0]->text.find("brutal") == std::string::npos);
    CHECK(demands[0]->text.find("terrorist") == std::string::npos);
    const auto& shown = demands[0]->outlets.at(1)->places;
    REQUIRE(shown.size() == 1);
    CHECK(shown[0].text.find("brutal") != std::string::npos);
}

TEST_CASE("The same demand to two sides is two") {
    const Report report = report_on(
        three("The debate was long. The UN Security Council demanded that Hamas release the "
              "prisoners.",
              "The debate was long. The UN Security Council demanded that Israel release the "
              "prisoners.",
              "The debate was long and the snow fell."));
    std::size_t demands = 0;
    for (const EventFact& fact : report.comparison.coverage.events.at(0).facts) {
        demands += fact.kind == FactKind::demand ? 1 : 0;
    }
    CHECK(demands == 2);
}

TEST_CASE("A quotation is headed by what all who give it quote") {
    const Report report = report_on(
        three("Priya Nand said the pier faced “unprecedented neglect”.",
              "“Although the storm came late, the report shows that the pier faces unprecedented "
              "political neglect,” Priya Nand said.",
              "The pier stays closed."));
    const EventFact* const fact = find_fact(report, FactKind::quote, "“unprecedented neglect”");
    REQUIRE(fact != nullptr);
    CHECK(givers(fact) == 2);
}

TEST_CASE("Those presumed dead are not said to be dead") {
    const Report report =
        report_on({{"Beacon",
                    "The list was read out. Some 130 Israeli hostages are held, including 33 who "
                    "are presumed dead." +
                        filler("the harbour")},
                   {"Courier",
                    "The list was read out. 33 Israeli hostages are dead, the families were told." +
                        filler("Brandt")}});
    const std::string json = render_json(report, lexicon());
    CHECK(json.find("33 presumed dead") != std::string::npos);
    CHECK(json.find("33 killed") == std::string::npos);
}

TEST_CASE("What is estimated by nobody is told by the outlet") {
    const Report report = report_on(
        {{"Beacon", "The list was read out. It's estimated that 130 Israeli hostages were killed." +
                        filler("the harbour")},
         {"Courier", "The ferries stay in port." + filler("Brandt")}});
    const auto own = static_cast<std::size_t>(Voice::own);
    std::uint64_t records = 0;
    for (const HarmRow& row : report.comparison.agency.sides) {
        if (row.side == "israeli") records += row.outlets.at(0)[own].records;
    }
    CHECK(records > 0);
}

TEST_CASE("What a group says of itself by a pronoun is not told by the outlet") {
    const Report report =
        report_on({{"Beacon",
                    "Hamas issued a statement in the morning. It is alleging that Israeli troops "
                    "killed 40 Palestinian civilians in Gaza." +
                        filler("the harbour")},
                   {"Courier", "The picture came to us via Orlen"}});
    const auto own = static_cast<std::size_t>(Voice::own);
    std::uint64_t records = 0;
    std::uint64_t passed_on = 0;
    for (const HarmRow& row : report.comparison.agency.sides) {
        if (row.side != "palestinian") continue;
        records += row.outlets.at(0)[own].records;
        passed_on += row.outlets.at(0)[static_cast<std::size_t>(Voice::reported)].records;
    }
    CHECK(records == 0);
    CHECK(passed_on > 0);
}

TEST_CASE("A section says what it holds where there is too little to compare") {
    const Report report = report_on(
        {{"Beacon", "The raid began at dawn. Israeli troops killed 14 Palestinians in the camp." +
                        filler("the harbour")},
         {"Courier", "The raid began at dawn. Hamas fighters killed two Israelis at the fence." +
                         filler("Brandt")}});
    const std::string text = render_markdown(report, lexicon());
    CHECK(text.find("less palestinian") == std::string::npos);
    CHECK(text.find("too few (") == std::string::npos);
    CHECK(text.find("Records of the israeli and the palestinian side: Beacon 0 and 1, Courier 1 "
                    "and 0.") != std::string::npos);
    CHECK(text.find("No difference is tested and none is ranked.") != std::string::npos);
}

TEST_CASE("A name in another spelling is told of, be it a mark, a transliteration or a language") {
    const std::vector<NameCase> cases{
        {"Recep Tayyip Erdogan", "The call came from Recep Tayyip Erdogan, they said at the pier.",
         "Nobody had expected Recep Tayyip Erdogan to call about the ferry.",
         "The ferry line had a call from Recep Tayyip Erdoğan at noon."},
        {"Kyiv", "The ferry had been sold to owners in Kyiv, and the crew flew to Kyiv.",
         "Owners in Kyiv had bought the ferry.",
         "The ferry belongs to owners in Kiev, and nobody in Kiev answered."},
        {"Muammar Gaddafi", "The boat was built for Muammar Gaddafi, they said at the pier.",
         "It had been the boat of Muammar Gaddafi.",
         "The boat, once that of Moammar Qaddafi, sank at dawn, and Qaddafi had loved it."},
        {"Khan Younis", "The crew came from Khan Younis, and two had been born in Khan Younis.",
         "Three of them live in Khan Younis.",
         "The men were from Khan Yunis, and in Khan Yunis their families waited."}};
    check_names(cases, [](const EventFact* fact) { CHECK(givers(fact) == 3); });
}

TEST_CASE("Two ministries of one country are two") {
    const Report report = report_on(
        three("The crew wrote to the Ministry of Foreign Affairs, and the Ministry of Foreign "
              "Affairs sent a car.",
              "A clerk of the Ministry of Foreign Affairs met the crew.",
              "A letter from the Ministry of Religious Affairs was read on the pier."));
    const EventFact* const foreign =
        find_fact(report, FactKind::actor, "Ministry of Foreign Affairs");
    REQUIRE(foreign != nullptr);
    CHECK(givers(foreign) == 2);
    CHECK(count_cells(foreign, FactStatus::not_mentioned) == 1);
}

TEST_CASE("A state that speaks by its government or army is not said to be missing as a source") {
    struct Case {
        std::string state, army, other;
    };
    for (const Case& c : std::vector<Case>{{"Israel", "The Israeli army", "Hamas"},
                                           {"Ukraine", "The Ukrainian army", "Russia"},
                                           {"Russia", "The Russian army", "Ukraine"}}) {
        INFO(c.state);
        const Report report =
            report_on(three(c.state + " said that the bridge had been hit by mistake.",
                            c.state + " said it would look into the strike on the bridge.",
                            c.army + " said that the bridge had been hit by mistake."));
        const EventFact* const speaks = find_fact(report, FactKind::source, c.state);
        CHECK(givers(speaks) == 2);
        CHECK(count_cells(speaks, FactStatus::unclear) == 1);
        // The other side's words are none of its own.
        const Report apart =
            report_on(three(c.state + " said that the bridge had been hit by mistake.",
                            c.state + " said it would look into the strike on the bridge.",
                            c.other + " said that the bridge had been hit by mistake."));
        CHECK(count_cells(find_fact(apart, FactKind::source, c.state), FactStatus::not_mentioned) ==
              1);
    }
}

TEST_CASE("Somebody with a name of his own is said to be missing though his side speaks") {
    const Report report =
        report_on(three("Nasser Kanani said that the step came late for Iran.",
                        "Nasser Kanani, who speaks for Iran, said that he had seen the draft.",
                        "Iran said that it had seen the draft."));
    CHECK(count_cells(find_fact(report, FactKind::source, "Nasser Kanani"),
                      FactStatus::not_mentioned) == 1);
}

TEST_CASE("Who did harm is left open where an article tells the harm and not by whom") {
    for (const auto& [doer, people] : std::vector<std::pair<std::string, std::string>>{
             {"Israeli troops", "Palestinians"}, {"Hamas fighters", "Israelis"}}) {
        INFO(doer);
        const auto ask = [&, doer = doer, people = people](const std::string& third) {
            const Report report =
                report_on(three(doer + " killed nine " + people + " on the road.",
                                doer + " killed several " + people + " on the road.", third));
            const std::vector<EventFact>& facts = report.comparison.coverage.events.at(0).facts;
            const auto cause = std::find_if(facts.begin(), facts.end(), [](const EventFact& fact) {
                return fact.kind == FactKind::cause;
            });
            REQUIRE(cause != facts.end());
            CHECK(givers(&*cause) == 2);
            return count_cells(&*cause, FactStatus::unclear);
        };
        CHECK(ask("Nine " + people + " were killed on the road before noon.") == 1);
        CHECK(ask("The road was closed before noon, and nobody knew when it would open.") == 0);
        CHECK(ask("Nine Canadians were killed on the road before noon.") == 0);
    }
}

TEST_CASE("A number that opens a sentence is no part of the name behind it") {
    const Report report =
        report_on(three("Nine Palestinians crossed the bridge. Palestinians had waited there.",
                        "Four Palestinians crossed the bridge.",
                        "Two Rivers Bank paid for the bridge, and Two Rivers Bank owns it."));
    CHECK(givers(find_fact(report, FactKind::actor, "Palestinians")) == 2);
    CHECK(find_fact(report, FactKind::actor, "Nine Palestinians") == nullptr);
    CHECK(givers(find_fact(report, FactKind::actor, "Two Rivers Bank")) == 1);
}

TEST_CASE("A number of people is no year, and the year of an event is one") {
    struct Case {
        std::string sentence, year;
        bool is_year = false;
    };
    for (const Case& c :
         std::vector<Case>{{"The lists of the 2000 prisoners were read out.", "2000", false},
                           {"Nobody had counted the 1950 Palestinian detainees.", "1950", false},
                           {"The hall holds between 1950 and 2050 people.", "1950", false},
                           {"The hall holds between 1950 and 2050 people.", "2050", false},
                           {"The pier was built between 1950 and 1960.", "1950", true},
                           {"The pier was built between 1950 and 1960.", "1960", true},
                           {"Few remember the 2000 election.", "2000", true},
                           {"Few remember the 1972 Olympic athlete.", "1972", true},
                           {"In 2000 people came by sea.", "2000", true}}) {
        INFO(c.sentence << " " << c.year);
        const Report report = report_on(three(c.sentence, "The pier was quiet.", "It rained."));
        CHECK((find_fact(report, FactKind::date, c.year) != nullptr) == c.is_year);
    }
}
