#include "engine/text/parse_text.hpp"
#include "tests/catch.hpp"
#include "tests/text/shipped_rules.hpp"

#include <string_view>

using namespace parallax;

TEST_CASE("texts of other languages are told from English") {
    struct Case {
        const char* name;
        bool english;
        std::string_view text;
    };
    const Case cases[] = {
        {"English article", true,
         "The minister said on Monday that the talks would go on, although neither side had moved. "
         "Officials who were not in the room told reporters that a deal was near."},
        {"English headlines", true,
         "Israel strikes Rafah; Hamas vows revenge; Biden calls Netanyahu; oil prices jump; "
         "thousands protest in London, Paris, Cairo; Qatar hosts truce talks; aid ships reach "
         "Gaza"},
        {"English, foreign names", true,
         "Ursula von der Leyen, Bill de Blasio and Edwin van der Sar met in Los Angeles and then "
         "in "
         "La Paz on the day of the vote to speak about Las Vegas."},
        {"short German", true, "Die Verhandlungen gehen weiter."},
        {"German", false,
         "Der Minister sagte am Montag, dass die Verhandlungen in der Hauptstadt weitergehen. Die "
         "Opposition will an den Gesprächen nicht teilnehmen, so war es in einer Mitteilung zu "
         "lesen, und auch die Gewerkschaften haben sich dagegen ausgesprochen."},
        {"French", false,
         "Le ministre a déclaré lundi que les négociations se poursuivent dans la capitale. "
         "L'opposition ne veut pas participer aux discussions, on le sait, et les syndicats ont "
         "également fait savoir qu'ils étaient contre cette réforme."},
        {"Spanish", false,
         "El ministro dijo el lunes que las negociaciones siguen en la capital. La oposición no "
         "quiere participar en las conversaciones y los sindicatos también han dicho que no me "
         "parece bien, según ha informado a la prensa su portavoz."},
        {"Dutch", false,
         "De minister zei maandag dat de onderhandelingen in de hoofdstad doorgaan. De oppositie "
         "is niet van plan om deel te nemen aan de gesprekken, en ook de vakbonden waren er over "
         "verdeeld, zo had men in een verklaring gelezen."},
        {"Italian", false,
         "Il ministro ha detto lunedì che i negoziati continuano nella capitale. L'opposizione non "
         "vuole partecipare ai colloqui e anche i sindacati si sono espressi contro la riforma, "
         "come ha riferito a tutti il portavoce."},
        {"Swedish", false,
         "Ministern sade på måndagen att förhandlingarna fortsätter i huvudstaden. Oppositionen "
         "vill inte delta i samtalen, och även fackföreningarna har under dagen sagt att de är "
         "emot förslaget som regeringen har lagt fram för riksdagen."},
        {"Arabic", false,
         "قال الوزير يوم الاثنين إن المفاوضات مستمرة في العاصمة، وأضاف أن المعارضة لا تريد "
         "المشاركة "
         "في المحادثات، كما أعلنت النقابات رفضها لمشروع القانون الذي قدمته الحكومة إلى البرلمان في "
         "الأسبوع الماضي بعد جلسة طويلة."},
        {"Russian", false,
         "Министр заявил в понедельник, что переговоры в столице продолжаются. Оппозиция не хочет "
         "участвовать в беседах, и профсоюзы также выступили против законопроекта, который "
         "правительство внесло в парламент на прошлой неделе после долгого заседания."},
        {"short Arabic", false, "قال الوزير إن المفاوضات مستمرة"},
        {"nothing", true, ""},
        {"numbers", true, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25"},
    };
    for (const auto& c : cases) {
        INFO(c.name);
        Vocabulary vocabulary;
        const ParsedText parsed = parse_text(c.text, "", shipped_rules(), vocabulary);
        LanguageMemo memo;
        CHECK(is_in_language(parsed, shipped_rules(), vocabulary, memo) == c.english);
    }
}

TEST_CASE("the share of function words is a share of the words") {
    Vocabulary vocabulary;
    const auto share = [&](std::string_view text) {
        const ParsedText parsed = parse_text(text, "", shipped_rules(), vocabulary);
        return function_word_share(parsed, shipped_rules(), vocabulary);
    };
    CHECK(share("") == 0.0);
    CHECK(share("The dog and the cat.") == Approx(3.0 / 5));
    CHECK(share("12 dogs bark.") == 0.0);
}
