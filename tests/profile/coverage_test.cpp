#include "engine/profile/calendar_date.hpp"
#include "engine/profile/match_names.hpp"
#include "engine/profile/story_facts.hpp"
#include "engine/profile/word_pairs.hpp"
#include "tests/catch.hpp"

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace {

using namespace parallax;

bool are_one(const std::string& a, const std::string& b,
             const std::vector<std::string>& others = {}) {
    std::vector<WrittenName> names{{name_words(a), {}}, {name_words(b), {}}};
    for (const std::string& other : others) names.push_back({name_words(other), {}});
    const std::vector<std::uint32_t> numbers = match_names(names);
    return numbers[0] == numbers[1];
}

}  // namespace

TEST_CASE("Names are compared without articles, dots, hyphens and possessive endings") {
    CHECK(name_words("The U.N. Security Council’s") == "UN security council");
    CHECK(name_words("Oskar Amir-Velandi") == "oskar amirvelandi");
    CHECK(name_words("the group") == "group");
    CHECK(name_words("Recep Tayyip Erdoğan") == name_words("Recep Tayyip Erdogan"));
    CHECK(name_words("Søren Ærø") == "soren aero");
    CHECK(name_words("ДОНБАСЙ") == name_words("донбасй"));
}

TEST_CASE("Two spellings of one name are one, and two names are two") {
    struct Case {
        std::string a, b;
        bool one = false;
    };
    const std::vector<Case> cases{
        {"Oskar Velandi", "Velandi", true},
        {"Oskar Velandi", "Oskar Velandy", true},
        {"Oskar Velandi", "Ana Velandi", false},
        {"Oskar Amir-Velandi", "Oskar Amirvelandi", true},
        {"UNSC", "UN Security Council", true},
        {"U.N. Security Council", "UN Security Council", true},
        {"Sorel River Authority", "SRA", true},
        {"Sorel", "Soral", false},
        {"Sorel Bank", "Sorel", false},
        {"Marit Sorelson", "Marit Sorelsen", true},
        {"Priya Nand", "Priya Nand of the harbour ministry", true},
        {"Priya Nand", "Minister Priya Nand", true},
        {"Sorel Post", "SorelPost", true},
        {"Bank", "Bank of Sorel", false},
        {"Oskar Nand", "Minister Priya Nand", false},
        {"Velandi", "the video of Ana Velandi", false},
        {"Ministry of Religious Affairs", "Ministry of Foreign Affairs", false},
        {"Ministry of Foreign Affairs", "Ministry for Foreign Affairs", true},
        {"Ministry of Defence", "Ministry of Defense", true},
        {"Bank of Sorel", "Bank of New Sorel", false},
        {"Sorel Security Council", "Sorel Defence Council", false},
        {"Department of Trade and Fisheries", "Department of Trade of Fisheries", true},
        {"Oskar Fridtjof Velandi", "Oskar F. Velandi", true},
        {"Oskar Fridtjof Velandi", "Oskar Velandi", true},
        {"Oskar Fridtjof Velandi", "Oskar Peder Velandi", false},
        {"O. F. Velandi", "Oskar Velandi", true},
        {"Oskar bin Peder Velandi", "Oskar Velandi", true},
        {"Priya Nåndström", "Priya Nandstrom", true},
        {"Łukasz Żuraw", "Lukasz Zuraw", true},
        {"Oskar Amir-Velandi", "Oskar Amir Velandi", true},
    };
    for (const Case& c : cases) {
        INFO(c.a << " / " << c.b);
        CHECK(are_one(c.a, c.b) == c.one);
    }
}

TEST_CASE("A surname that two people have is nobody's") {
    CHECK(are_one("Velandi", "Oskar Velandi"));
    CHECK_FALSE(are_one("Velandi", "Oskar Velandi", {"Ana Velandi"}));
}

TEST_CASE("The bare name of a target is not the end of another name") {
    const std::vector<std::uint32_t> numbers =
        match_names({{"dravia", TargetId{3}}, {"bank of dravia", {}}, {"DRAVIA", TargetId{3}}});
    CHECK(numbers[0] != numbers[1]);
    CHECK(numbers[0] == numbers[2]);
}

TEST_CASE("A surname means the one of its own document where the event knows several") {
    const std::vector<std::uint32_t> numbers = match_names({{"oskar velandi", {}, {}, 0},
                                                            {"velandi", {}, {}, 0},
                                                            {"ana velandi", {}, {}, 1},
                                                            {"velandi", {}, {}, 1}});
    CHECK(numbers[0] == numbers[1]);
    CHECK(numbers[2] == numbers[3]);
    CHECK(numbers[0] != numbers[2]);
}

TEST_CASE("Initials in brackets behind a name are that name's in all documents") {
    const std::vector<Acronym> acronyms{{"harbour board of dravia", "HBD"}};
    const std::vector<std::uint32_t> numbers =
        match_names({{"harbour board of dravia", {}}, {"HBD", {}}, {"HBX", {}}}, {acronyms, {}});
    CHECK(numbers[0] == numbers[1]);
    CHECK(numbers[0] != numbers[2]);
}

TEST_CASE("A target's bare name ends the names of those who speak for it, not those of others") {
    const std::vector<std::uint32_t> numbers =
        match_names({{"river council", TargetId{2}},
                     {"dravian river council", {}, TargetId{2}},
                     {"envoy to river council", {}, TargetId{2}},
                     {"old river council", {}}});
    CHECK(numbers[0] == numbers[1]);
    CHECK(numbers[0] != numbers[2]);
    CHECK(numbers[0] != numbers[3]);
}

TEST_CASE("Days of a text are found on the calendar") {
    struct Case {
        DateMention date;
        std::string written, found;
    };
    const auto day = [](unsigned month, unsigned number, unsigned year = 0) {
        DateMention date;
        date.month = static_cast<std::uint8_t>(month);
        date.day = static_cast<std::uint8_t>(number);
        date.year = static_cast<std::uint16_t>(year);
        return date;
    };
    const auto weekday = [](unsigned number, bool ahead = false) {
        DateMention date;
        date.weekday = static_cast<std::uint8_t>(number);
        date.ahead = ahead;
        return date;
    };
    const std::vector<Case> cases{
        {weekday(2), "2024-03-26", "2024-03-26"},  // a Tuesday
        {weekday(1), "2024-03-26T08:00:00Z", "2024-03-25"},
        {weekday(3), "2024-03-26", "2024-03-20"},
        {weekday(3, true), "2024-03-26", "2024-03-27"},
        {weekday(2, true), "2024-03-26", "2024-04-02"},
        {day(10, 7), "2024-03-26", "2023-10-07"},
        {day(4, 5), "2024-03-26", "2024-04-05"},
        {day(11, 0), "2024-03-26", "2023-11"},
        {day(1, 0), "2024-03-26", "2024-01"},
        {day(10, 7, 2023), "", "2023-10-07"},
        {day(10, 7), "", ""},
        {weekday(2), "", ""},
        {day(2, 30, 2023), "2024-03-26", ""},
        {day(0, 0, 2007), "", "2007"},
    };
    for (const Case& c : cases) {
        INFO(c.written << " " << c.found);
        CHECK(resolve_date(c.date, c.written) == c.found);
    }
}

TEST_CASE("Pairs of word lists are found with how many words both hold") {
    const WordNumbers a{1, 2, 3};
    const WordNumbers b{2, 3, 4};
    const WordNumbers c{7};
    const std::vector<const WordNumbers*> lists{&a, &b, &c};
    std::vector<std::tuple<std::uint32_t, std::uint32_t, std::size_t>> found;
    find_word_pairs(lists, [&](std::uint32_t first, std::uint32_t second, std::size_t common) {
        found.emplace_back(first, second, common);
    });
    REQUIRE(found.size() == 1);
    CHECK(found[0] == std::tuple{0U, 1U, std::size_t{2}});
}
