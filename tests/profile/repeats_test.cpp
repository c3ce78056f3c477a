#include "engine/profile/shared_repeats.hpp"
#include "tests/catch.hpp"
#include "tests/profile/shared_sample.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace parallax {
namespace {

std::vector<StoryText> list_texts(const std::vector<NumberedDocument>& documents) {
    std::vector<StoryText> texts;
    for (std::uint32_t n = 0; n < documents.size(); ++n) {
        texts.push_back(make_story_text(documents[n].trace, 0, n, documents[n].row));
    }
    return texts;
}

using Windows = std::set<std::vector<std::uint32_t>>;

Windows windows_of(const std::vector<std::uint32_t>& words) {
    Windows windows;
    for (std::size_t at = 0; at + shortest_run <= words.size(); ++at) {
        const auto begin = words.begin() + static_cast<std::ptrdiff_t>(at);
        if (std::find(begin, begin + shortest_run, 0U) == begin + shortest_run)
            windows.emplace(begin, begin + shortest_run);
    }
    return windows;
}

bool is_left_out(const std::vector<WordRange>& ranges, std::uint32_t at) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](const WordRange& range) { return range.begin <= at && at < range.end; });
}

TEST_CASE("what is left of all texts holds every window, each in one document only") {
    REQUIRE(rc::check("repeats", [] {
        const auto documents = any_numbered();
        const auto texts = list_texts(documents);
        const auto repeats = find_repeats(texts);
        for (const auto& group : group_by_story(texts)) {
            Windows all;
            Windows seen;
            for (const StoryText& text : group) {
                const auto& words = text.trace->words;
                const Windows own = windows_of(words);
                all.insert(own.begin(), own.end());
                for (std::uint32_t at = 0; at < words.size(); ++at) {
                    bool is_repeated = false;  // in a window that an earlier text of the group has
                    for (std::uint32_t b = at < 11 ? 0 : at - 11; b <= at; ++b) {
                        if (b + shortest_run > words.size()) break;
                        const std::vector<std::uint32_t> window(words.begin() + b,
                                                                words.begin() + b + shortest_run);
                        is_repeated = is_repeated || seen.contains(window);
                    }
                    RC_ASSERT(is_left_out(repeats[text.number], at) == is_repeated);
                }
                seen.insert(own.begin(), own.end());
            }
            RC_ASSERT(seen == all);
        }
    }));
}

TEST_CASE("the earliest text keeps its words, whatever the outlets and the order of reading") {
    const auto common = numbers(100, 30);
    const auto late = make_numbered("late", "A", join({{1, 2}, common}), "flood", "2025-01-03");
    const auto early = make_numbered("early", "Z", common, "flood", "2025-01-01");
    const auto undated = make_numbered("undated", "M", join({common, {3}}), "flood", "");
    const std::vector<WordRange> all_of_it{{2, 32}};
    for (const auto& documents :
         {std::vector{late, early, undated}, std::vector{undated, early, late}}) {
        const auto repeats = find_repeats(list_texts(documents));
        for (std::size_t n = 0; n < documents.size(); ++n) {
            const std::string& id = documents[n].row.id;
            INFO(id);
            if (id == "early") CHECK(repeats[n].empty());
            if (id == "late") CHECK(repeats[n] == all_of_it);
            if (id == "undated") CHECK(repeats[n] == std::vector<WordRange>{{0, 30}});
        }
    }
}

TEST_CASE("of one outlet's documents of one day the words decide who keeps a run") {
    const auto common = numbers(100, 30);
    const auto kept_of = [&](const std::string& first, const std::string& second) {
        const std::vector documents = {make_numbered("x", first, join({common, {1}})),
                                       make_numbered("y", second, join({common, {2}}))};
        const auto repeats = find_repeats(list_texts(documents));
        return documents[repeats[0].empty() ? 0 : 1].row.id;
    };
    CHECK(kept_of("A", "B") == kept_of("B", "A"));
}

TEST_CASE("of several outlets' documents of one day the one that only passes words on keeps none") {
    const auto common = numbers(100, 30);
    const auto left_of = [&](std::vector<VoiceStretch> first, std::vector<VoiceStretch> second) {
        std::vector documents = {make_numbered("x", "A", join({common, {1}})),
                                 make_numbered("y", "B", join({common, {2}}))};
        documents[0].trace.voices = std::move(first);
        documents[1].trace.voices = std::move(second);
        std::vector<StoryText> texts = list_texts(documents);
        texts[1].outlet = 1;
        CHECK(find_tied(texts) == std::vector<std::uint32_t>{0, 1});
        const auto repeats = find_repeats(texts);
        return std::pair{repeats[0].empty(), repeats[1].empty()};
    };
    const std::vector<VoiceStretch> own;
    const std::vector<VoiceStretch> quoted{{0, 30, Voice::quoted}};
    const std::vector<VoiceStretch> borrowed{{0, 30, Voice::borrowed}};
    const std::vector<VoiceStretch> reported{{0, 30, Voice::reported}};
    CHECK(left_of(own, quoted) == std::pair{true, false});
    CHECK(left_of(borrowed, own) == std::pair{false, true});
    // Nothing tells who wrote it: no hash and no name may.
    CHECK(left_of(own, own) == std::pair{false, false});
    CHECK(left_of(quoted, borrowed) == std::pair{false, false});
    CHECK(left_of(reported, own) == std::pair{false, false});
}

TEST_CASE("an earlier day keeps a run, also where it quotes it") {
    const auto common = numbers(100, 30);
    std::vector documents = {make_numbered("x", "A", common, "flood", "2025-01-01"),
                             make_numbered("y", "B", common, "flood", "2025-01-02")};
    documents[0].trace.voices = {{0, 30, Voice::quoted}};
    std::vector<StoryText> texts = list_texts(documents);
    texts[1].outlet = 1;
    CHECK(find_tied(texts).empty());
    CHECK(find_repeats(texts)[0].empty());
    CHECK_FALSE(find_repeats(texts)[1].empty());
}

TEST_CASE("near duplicates are those of which four of five windows are the same") {
    struct Case {
        const char* name;
        std::vector<std::uint32_t> first;
        std::vector<std::uint32_t> second;
        double share;  ///< 0: both stay
    };
    const auto story = numbers(100, 111);  // 100 windows
    const Case cases[] = {
        {"the same", story, story, 1.0},
        {"some words more", story, join({story, numbers(500, 25)}), 0.8},
        {"a word too many", story, join({story, numbers(500, 26)}), 0.0},
        {"cut by a fifth", story, numbers(100, 91), 0.8},
        {"cut by more", story, numbers(100, 90), 0.0},
        {"another story", story, numbers(900, 111), 0.0},
        {"short and the same", numbers(5, 7), numbers(5, 7), 1.0},
        {"short and not the same", numbers(5, 7), numbers(5, 8), 0.0},
        {"no words", {}, {}, 1.0},
    };
    for (const Case& c : cases) {
        INFO(c.name);
        const auto found = find_near_duplicates(
            list_texts({make_numbered("second", "A", c.second, "flood", "2025-01-02"),
                        make_numbered("first", "B", c.first, "flood", "2025-01-01")}));
        CHECK_FALSE(found[1].has_value());
        REQUIRE(found[0].has_value() == (c.share > 0.0));
        if (found[0]) {
            CHECK(found[0]->kept == 1);
            CHECK(found[0]->share == Approx(c.share));
        }
    }
}

TEST_CASE("near duplicates of other events stay, and so does one of a document that went") {
    const auto story = numbers(100, 111);
    const auto first = make_numbered("a", "A", story, "flood", "2025-01-01");
    const auto grown =
        make_numbered("b", "B", join({story, numbers(500, 24)}), "flood", "2025-01-02");
    const auto grown_more = make_numbered(
        "c", "C", join({story, numbers(500, 24), numbers(700, 20)}), "flood", "2025-01-03");
    const auto elsewhere = make_numbered("d", "D", story, "vote", "2025-01-04");
    const auto found = find_near_duplicates(list_texts({first, grown, grown_more, elsewhere}));
    CHECK_FALSE(found[0].has_value());
    CHECK(found[1].has_value());
    CHECK_FALSE(found[2].has_value());  // near to b alone, which went
    CHECK_FALSE(found[3].has_value());
}

}  // namespace
}  // namespace parallax
