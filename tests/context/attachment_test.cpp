#include "tests/catch.hpp"
#include "tests/context/annotated_sample.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace parallax;
using namespace parallax::test;

Term make_term(std::string phrase, double weight, Role role) {
    Term term;
    term.id = phrase;
    term.phrase = std::move(phrase);
    term.axis = AxisId{0};
    term.weight = weight;
    term.role = role;
    term.lexicon = "sample";
    return term;
}

/// Two persons, a state, an armed group; words of praise and blame with roles, deeds without.
Lexicon make_roles_lexicon() {
    Axis axis;
    axis.id = "regard";
    axis.negative = "unfavourable";
    axis.positive = "favourable";
    axis.lexicon = "sample";
    Target front = make_target("front", "armed-group", {"Valley Front"});
    front.generic = {"the group"};
    front.members = {"Tomas Verrin", "Verrin"};
    Target state = make_target("state", "state", {"Dravia"});
    state.adjectives = {"Dravian"};
    Term named = make_term("hilltop regime", -1, Role::any);
    named.choice = ChoiceId{0};
    const Choice choice{"dravia-name", "names of Dravia", TargetId{3}, {}, "sample"};
    std::vector<Term> terms{make_term("allegations", -1, Role::object),
                            make_term("corrupt", -1, Role::modifier),
                            make_term("crimes", -1, Role::doer),
                            make_term("criticism", -1, Role::object),
                            make_term("{criticised|criticises|criticise}", -1, Role::object),
                            make_term("{harassed|harassing}", -1, Role::subject),
                            named,
                            make_term("hero", 1, Role::modifier),
                            make_term("in retaliation for", 0.5, Role::any),
                            make_term("lifeline", -0.3, Role::object),
                            make_term("{lied|lying}", -1, Role::subject),
                            make_term("massacre", -2, Role::any),
                            make_term("{murder|murdered}", -1, Role::subject),
                            make_term("offensive", -1, Role::any),
                            make_term("{praised|praise}", 1, Role::object),
                            make_term("racism", -1, Role::subject),
                            make_term("shelled", -1, Role::any),
                            make_term("shelling", -1, Role::any),
                            make_term("{thwarting|thwarted} the talks", -0.5, Role::any),
                            make_term("victory", 1, Role::subject)};
    std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return a.id < b.id; });
    return Lexicon({{"sample", "Sample", "1.0.0", "en", LexiconKind::framing, std::string(64, '0'),
                     terms.size()}},
                   {axis},
                   {make_target("bell", "person", {"Anna Bell", "Bell"}), front,
                    make_target("orr", "person", {"Simon Orr", "Orr"}), state},
                   {choice}, std::move(terms));
}

struct RoleCase {
    const char* name;
    const char* text;
    const char* surface;
    const char* target;  ///< "" = unattached
    Link link;
};

const std::vector<RoleCase>& role_cases() {
    static const std::vector<RoleCase> cases{
        {"object of a verb", "Orr criticised Bell.", "criticised", "bell", Link::object},
        {"over a title", "Orr criticised former Senator Anna Bell.", "criticised", "bell",
         Link::object},
        {"over an abbreviated title", "Orr criticised Sen. Anna Bell.", "criticised", "bell",
         Link::object},
        {"possessive object", "Orr criticised Bell's plan.", "criticised", "bell", Link::object},
        {"subject of a passive", "Bell was sharply criticised by Orr.", "criticised", "bell",
         Link::object},
        {"passive without be", "Bell, criticised for her plan, left.", "criticised", "bell",
         Link::object},
        {"an object that is no target", "Orr criticised the plan.", "criticised", "", Link::none},
        {"what somebody praises is not he", "Dravia praised it as a success.", "praised", "",
         Link::none},
        {"another's object may be", "Dravia fell silent when Orr praised it as a success.",
         "praised", "state", Link::object},
        {"somebody's supporters are not he", "Orr praised supporters of Bell.", "praised", "",
         Link::none},
        {"noun with a preposition", "Orr repeated allegations against Bell.", "allegations", "bell",
         Link::object},
        {"noun of what its subject meets", "Bell faced criticism.", "criticism", "bell",
         Link::subject},
        {"over words beside the noun", "Bell has drawn intense public criticism.", "criticism",
         "bell", Link::subject},
        {"others' noun", "Bell received Orr's praise.", "praise", "bell", Link::subject},
        {"with a preposition", "Bell came under intense criticism.", "criticism", "bell",
         Link::subject},
        {"who receives it need not be named before", "The plan faced criticism, and Bell left.",
         "criticism", "", Link::none},
        {"a verb joined to that of receiving", "Orr faced the press and criticised Bell.",
         "criticised", "bell", Link::object},
        {"whose murder, and nobody knows which", "Orr spoke of Bell's murder.", "murder", "",
         Link::none},
        {"whose murder of somebody", "Orr spoke of Bell's murder of a clerk.", "murder", "bell",
         Link::genitive},
        {"the murder of somebody", "Orr spoke of the murder of Bell.", "murder", "", Link::none},
        {"the murder of somebody by another", "The murder of a clerk by Bell shook Orr.", "murder",
         "bell", Link::subject},
        {"murdered by somebody's supporters", "A clerk was murdered by Bell supporters.",
         "murdered", "", Link::none},
        {"murdered by somebody", "A clerk was murdered by Bell.", "murdered", "bell",
         Link::subject},
        {"who fights it has none", "Bell fought racism.", "racism", "", Link::none},
        {"who fights against it", "Bell led a campaign against the deep racism.", "racism", "",
         Link::none},
        {"who opposes the corrupt is not", "Bell opposed the corrupt mayor.", "corrupt", "",
         Link::none},
        {"whose it is that is fought", "Bell condemned Orr's racism.", "racism", "orr",
         Link::genitive},
        {"of whom it is that is fought", "Bell denounced the racism of Orr.", "racism", "orr",
         Link::genitive},
        {"one's own", "Bell defended racism.", "racism", "bell", Link::subject},
        {"a verb joined to that of fighting", "Bell fought the plan and lied.", "lied", "bell",
         Link::subject},
        {"who does it", "Bell harassed the clerk.", "harassed", "bell", Link::subject},
        {"who does it, behind by", "The clerk was harassed by Bell.", "harassed", "bell",
         Link::subject},
        {"to whom it is done", "Bell was repeatedly harassed.", "harassed", "", Link::none},
        {"to whom it is done, of two", "Orr says Bell got harassed at work.", "harassed", "",
         Link::none},
        {"subject of a verb", "Bell lied.", "lied", "bell", Link::subject},
        {"subject over adverbs and auxiliaries", "Bell has repeatedly lied to voters.", "lied",
         "bell", Link::subject},
        {"subject of a relative clause", "Orr met Bell, who lied.", "lied", "bell", Link::subject},
        {"subject before an insertion", "Bell, a farmer, lied.", "lied", "bell", Link::subject},
        {"joined clause", "Bell met Orr and lied.", "lied", "bell", Link::subject},
        {"over an aside that names somebody", "Bell, who met Orr in May, lied.", "lied", "bell",
         Link::subject},
        {"a clause of somebody else's", "Bell, who met Orr, and whose aide lied, left.", "lied",
         "orr", Link::clause},
        {"what is done to another falls on nobody named before",
         "After Bell spoke, the crowd praised the teachers.", "praised", "", Link::none},
        {"somebody's critics are not he", "Critics of Bell lied.", "lied", "", Link::none},
        {"nor his supporters", "Bell supporters lied.", "lied", "", Link::none},
        {"nor in a joined clause", "Bell supporters met Orr and lied.", "lied", "", Link::none},
        {"though he stands beside them", "Bell supporters left, and Bell lied.", "lied", "bell",
         Link::subject},
        {"genitive", "Bell's victory surprised Orr.", "victory", "bell", Link::genitive},
        {"genitive with of", "The victory of Bell surprised Orr.", "victory", "bell",
         Link::genitive},
        {"attribute", "The corrupt Bell met Orr.", "corrupt", "bell", Link::modifier},
        {"predicate", "Orr says Bell is corrupt.", "corrupt", "bell", Link::copula},
        {"called", "Orr called Bell a hero.", "hero", "bell", Link::copula},
        {"apposition", "Orr met Bell, a hero of the valley.", "hero", "bell", Link::apposition},
    };
    return cases;
}

const std::vector<RoleCase>& deed_cases() {
    static const std::vector<RoleCase> cases{
        {"subject", "Dravia has waged a deadly offensive.", "offensive", "state", Link::subject},
        {"directly after its subject", "Dravia shelled the town.", "shelled", "state",
         Link::subject},
        {"agent", "A massacre committed by the Valley Front ended the truce.", "massacre", "front",
         Link::subject},
        {"by somebody's followers", "A massacre committed by Valley Front loyalists was filmed.",
         "massacre", "", Link::none},
        {"followers as subject", "Valley Front loyalists shelled the town.", "shelled", "",
         Link::none},
        {"followers of somebody", "Supporters of the Valley Front shelled the town.", "shelled", "",
         Link::none},
        {"a state's massacre", "Villagers fled Dravia's massacre.", "massacre", "state",
         Link::genitive},
        {"a person's massacre, his own or by him", "Villagers wrote of Bell's massacre.",
         "massacre", "", Link::none},
        {"a person's massacre of others", "Villagers wrote of Bell's massacre of hunters.",
         "massacre", "bell", Link::genitive},
        {"accused of it", "Dravia is accused of a massacre.", "massacre", "state", Link::subject},
        {"who condemns it is not who did it", "Dravia condemned the massacre.", "massacre", "",
         Link::none},
        {"a war of two is nobody's", "The Dravia-Front offensive went on.", "offensive", "",
         Link::none},
        {"adjective", "The Dravian offensive went on.", "offensive", "state", Link::modifier},
        {"possessive pronoun", "Dravia defended its offensive.", "offensive", "state",
         Link::genitive},
        {"a label that names an actor", "The hilltop regime shelled the town.", "shelled", "state",
         Link::subject},
        {"whose crimes they are", "Villagers wrote down the crimes of the hilltop regime.",
         "crimes", "state", Link::genitive},
        {"of tells a victim where the entry does not say otherwise",
         "The massacre of Bell's guests ended the truce.", "massacre", "", Link::none},
        {"progressive", "Dravia is shelling the town.", "shelling", "state", Link::subject},
        {"a state is no deed", "Dravia is a massacre away from war.", "massacre", "", Link::none},
        {"phrase behind an object",
         "Orr left after the Valley Front attacked the mill in retaliation for the raid.",
         "in retaliation for", "front", Link::subject},
        {"who was hit does not retaliate", "The Valley Front was hit in retaliation for the raid.",
         "in retaliation for", "", Link::none},
        {"gerund", "Dravia bears the blame for thwarting the talks.", "thwarting the talks",
         "state", Link::subject},
        {"a gerund with two who may be meant", "Orr blamed Dravia for thwarting the talks.",
         "thwarting the talks", "", Link::none},
        {"what is received of whom it names", "Dravia won criticism of Orr.", "criticism", "orr",
         Link::object},
        {"who is harassed by somebody does not harass", "Orr, harassed by a gang, wept.",
         "harassed", "", Link::none},
        {"nor who stands behind the verb", "A gang harassed Orr in July.", "harassed", "",
         Link::none},
        {"a name that stands for two", "Verrin shelled the town.", "shelled", "", Link::none},
        {"a pronoun joined to its name", "Bell met Orr and his offensive went on.", "offensive",
         "orr", Link::genitive},
        {"what is thrown to somebody", "The vote threw the Valley Front a lifeline.", "lifeline",
         "front", Link::clause},
        {"generic description", "The Valley Front fell back. On Monday the group shelled the town.",
         "shelled", "front", Link::subject},
    };
    return cases;
}

void check(const std::vector<RoleCase>& cases) {
    Annotator annotator(make_roles_lexicon());
    for (const RoleCase& sample : cases) {
        DYNAMIC_SECTION(sample.name) {
            const auto annotated = annotator.annotate(sample.text);
            const Hit& hit = hit_of(annotated, sample.surface);
            CHECK(target_of(annotator, hit) == sample.target);
            CHECK(name_of(hit.link) == name_of(sample.link));
        }
    }
}

}  // namespace

TEST_CASE("terms with a role are attached to whom they fall on", "[context]") {
    check(role_cases());
}

TEST_CASE("deeds are attached to who does them", "[context]") {
    check(deed_cases());
}
