#include "engine/profile/group_events.hpp"

#include "tests/catch.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace parallax;

namespace {

/// A text of these names and of words that every text has.
EventText make_text(std::string key, std::string outlet, std::optional<int> day,
                    const std::vector<std::string>& names) {
    EventText text{std::move(key), std::move(outlet), day, {}};
    std::map<std::string, EventWord> words;
    for (const std::string& name : names) words[name] = {name, 2, 2, 0};
    for (const char* const word : {"report", "people", "week"}) words[word] = {word, 3, 0, 3};
    for (const auto& [name, word] : words) text.words.push_back(word);
    return text;
}

/// Stories of three outlets each, every story with names of its own, `apart` days from the next.
std::vector<EventText> make_stories(int stories, int apart) {
    std::vector<EventText> texts;
    for (int story = 0; story < stories; ++story) {
        std::vector<std::string> names;
        for (int name = 0; name < 6; ++name) {
            names.push_back("n" + std::to_string(story) + "x" + std::to_string(name));
        }
        for (int outlet = 0; outlet < 3; ++outlet) {
            texts.push_back(make_text(std::to_string(story) + "-" + std::to_string(outlet),
                                      "outlet" + std::to_string(outlet), story * apart + outlet,
                                      names));
        }
    }
    return texts;
}

/// Names and members of groups, members by key.
std::set<std::pair<std::string, std::set<std::string>>> members(
    const std::vector<EventText>& texts) {
    std::set<std::pair<std::string, std::set<std::string>>> all;
    for (const EventGroup& group : group_events(texts).groups) {
        std::set<std::string> keys;
        for (const std::uint32_t document : group.documents) keys.insert(texts[document].key);
        all.emplace(group.name, keys);
    }
    return all;
}

}  // namespace

TEST_CASE("each story becomes one group, also where all are of one week") {
    for (const int apart : {0, 1, 30}) {
        INFO(apart);
        const auto groups = members(make_stories(20, apart));
        CHECK(groups.size() == 20);
        for (const auto& [name, keys] : groups) CHECK(keys.size() == 3);
    }
}

TEST_CASE("groups and their names do not depend on the order of texts") {
    std::vector<EventText> texts = make_stories(12, 1);
    texts.push_back(
        make_text("undated", "outlet0", std::nullopt, {"n3x0", "n3x1", "n3x2", "n3x3"}));
    const auto expected = members(texts);
    std::mt19937 random(7);
    for (int turn = 0; turn < 20; ++turn) {
        std::shuffle(texts.begin(), texts.end(), random);
        CHECK(members(texts) == expected);
    }
}

TEST_CASE("the same story told again later is another event, and names tell them apart") {
    std::vector<EventText> texts;
    for (const int day : {0, 10}) {
        for (const char* const outlet : {"a", "b"}) {
            texts.push_back(make_text(outlet + std::to_string(day), outlet, day,
                                      {"quellin", "marl", "storck"}));
        }
    }
    const auto groups = members(texts);
    CHECK(groups.size() == 2);
    for (const auto& [name, keys] : groups) CHECK(keys.size() == 2);
    CHECK(groups.begin()->first == "1970-01-01 marl quellin storck");
}

TEST_CASE("one outlet alone makes no event, and nothing makes none") {
    std::vector<EventText> texts = make_stories(2, 0);
    for (EventText& text : texts) text.outlet = "one";
    CHECK(group_events(texts).groups.empty());
    CHECK(group_events({}).groups.empty());
}

TEST_CASE("a story of more articles than a rare word has is one event all the same") {
    std::vector<EventText> texts;
    for (int i = 0; i < 420; ++i) {
        texts.push_back(make_text("s" + std::to_string(i), "outlet" + std::to_string(i % 3), 7,
                                  {"ahrend", "bolsk", "cerin"}));
    }
    for (const EventText& text : make_stories(3, 0)) texts.push_back(text);
    const EventGrouping grouping = group_events(texts);
    CHECK(grouping.crowded.empty());
    REQUIRE(grouping.groups.size() == 4);
    std::size_t largest = 0;
    for (const EventGroup& group : grouping.groups)
        largest = std::max(largest, group.documents.size());
    CHECK(largest == 420);
}

TEST_CASE("articles that too many are alike to are named, not dropped in silence") {
    std::vector<EventText> texts = make_stories(1, 0);
    for (int i = 0; i < 30; ++i) {
        texts.push_back(make_text("s" + std::to_string(i), "outlet" + std::to_string(i % 3), 7,
                                  {"ahrend", "bolsk", "cerin"}));
    }
    EventSettings settings;
    settings.most_postings = 10;
    settings.most_postings_of_two = 20;
    const EventGrouping grouping = group_events(texts, settings);
    REQUIRE(grouping.groups.size() == 1);
    CHECK(grouping.groups[0].documents.size() == 3);
    CHECK(grouping.crowded.size() == 30);
    CHECK(grouping.crowded.front() == 3);
}

TEST_CASE("days are counted from 1970") {
    CHECK(day_number("1970-01-01") == 0);
    CHECK(day_number("2000-03-01") == 11017);
    CHECK(day_number("2024-02-29T23:59:59Z") == 19782);
    CHECK_FALSE(day_number("").has_value());
}
