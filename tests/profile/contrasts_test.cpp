#include "engine/model/affinity.hpp"
#include "engine/profile/affinity_comparison.hpp"
#include "engine/profile/comparison.hpp"
#include "tests/catch.hpp"
#include "tests/profile/sample_table.hpp"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace parallax {
namespace {

Target make_target(const std::string& id, const std::string& kind, const std::string& side) {
    Target target;
    target.id = id;
    target.name = id;
    target.kind = kind;
    target.side = side;
    target.lexicon = "war";
    return target;
}

/// Opposite peoples and states; two armies on one side, three governments, a people on no side.
Lexicon make_war() {
    return Lexicon(
        {{"war", "War", "1.0.0", "en", LexiconKind::framing, std::string(64, '0'), 0}},
        {{"force", "condemning", "excusing", "", LexiconKind::framing, "war"},
         {"style", "calm", "loud", "", LexiconKind::style, "war"}},
        {make_target("a-people", "people", "b-side"), make_target("army-1", "army", "a-side"),
         make_target("army-2", "army", "a-side"), make_target("b-people", "people", "a-side"),
         make_target("gov-1", "government", "a-side"), make_target("gov-2", "government", "b-side"),
         make_target("gov-3", "government", "b-side"), make_target("neutral", "people", ""),
         make_target("state-1", "state", "a-side"), make_target("state-2", "state", "b-side")},
        {}, {});
}

constexpr AxisId force{0};
constexpr TargetId people_of_b{0};
constexpr TargetId people_of_a{3};

AxisCount count_poles(TargetId target, std::uint32_t negative, std::uint32_t positive,
                      Wording wording = Wording::outlet) {
    return {force, target, wording, negative + positive, negative, positive, 0, 0.0};
}

}  // namespace

TEST_CASE("opposites are of one kind, on the two sides, however many each has") {
    const std::vector<std::pair<TargetId, TargetId>> expected{
        // First the target whose side comes first.
        {people_of_a, people_of_b},
        {TargetId{4}, TargetId{5}},
        {TargetId{4}, TargetId{6}},
        {TargetId{8}, TargetId{9}}};
    CHECK(find_opposites(make_war()) == expected);
}

TEST_CASE("armed groups of one side alone are set against the other side's powers") {
    struct Case {
        const char* name;
        std::vector<std::pair<const char*, const char*>> targets;  ///< kind, side
        std::vector<std::pair<std::uint32_t, std::uint32_t>> opposites;
    };
    const Case cases[] = {
        {"against army, government and state, the side that comes first first",
         {{"armed-group", "b"},
          {"army", "a"},
          {"state", "a"},
          {"government", "a"},
          {"people", "a"}},
         {{1, 0}, {2, 0}, {3, 0}}},
        {"the names of the sides exchanged",
         {{"armed-group", "a"}, {"army", "b"}, {"state", "b"}},
         {{0, 1}, {0, 2}}},
        {"not with the powers of its own side",
         {{"armed-group", "a"}, {"state", "a"}, {"state", "b"}},
         {{0, 2}, {1, 2}}},
        {"where both sides have armed groups these are the opposites",
         {{"armed-group", "a"}, {"armed-group", "b"}, {"army", "a"}, {"state", "b"}},
         {{0, 1}}},
        {"not among three sides",
         {{"armed-group", "a"}, {"army", "b"}, {"army", "c"}, {"state", "c"}},
         {{1, 2}}},
    };
    for (const Case& sample : cases) {
        INFO(sample.name);
        std::vector<Target> targets;
        for (const auto& [kind, side] : sample.targets)
            targets.push_back(make_target("t" + std::to_string(targets.size()), kind, side));
        const Lexicon lexicon(
            {{"war", "War", "1.0.0", "en", LexiconKind::framing, std::string(64, '0'), 0}},
            {{"force", "condemning", "excusing", "", LexiconKind::framing, "war"}},
            std::move(targets), {}, {});
        std::vector<std::pair<TargetId, TargetId>> expected;
        for (const auto& [first, second] : sample.opposites)
            expected.emplace_back(TargetId{first}, TargetId{second});
        CHECK(find_opposites(lexicon) == expected);
    }
}

TEST_CASE("a contrast is the one target's share of the negative pole less the other's") {
    std::vector<DocumentRow> rows;
    for (int i = 0; i < 4; ++i) {
        DocumentRow row = make_sample_row("a" + std::to_string(i), "A");
        row.axes = {count_poles(people_of_b, 1, 2), count_poles(people_of_b, 9, 0, Wording::source),
                    count_poles(people_of_a, 3, 1)};
        rows.push_back(row);
    }
    DocumentRow few = make_sample_row("b", "B");
    few.axes = {count_poles(people_of_a, 2, 2)};
    rows.push_back(few);
    const Comparison comparison = compare(make_table(rows, {}, 1, 3), make_war());
    REQUIRE(comparison.contrasts.size() == 1);
    const TargetContrast& contrast = comparison.contrasts[0];
    CHECK(contrast.first == people_of_a);
    const ShareDifference& a = contrast.outlets[0][0];
    CHECK(a.first.count == 12);
    CHECK(a.first.of == 16);
    CHECK(a.second.count == 4);
    CHECK(a.second.of == 12);
    CHECK(a.difference == Approx(0.75 - 1.0 / 3.0));
    REQUIRE(a.interval.has_value());
    CHECK(a.interval->low < *a.difference);
    CHECK(a.interval->high > *a.difference);
    CHECK(contrast.outlets[0][1].second.count == 36);  // a source's words stand apart
    const ShareDifference& b = contrast.outlets[1][0];
    CHECK(b.first.of == 4);
    CHECK_FALSE(b.difference.has_value());
    CHECK_FALSE(b.first.interval.has_value());
}

TEST_CASE("exchanging the two sides exchanges the shares and turns the difference") {
    DocumentRow row = make_sample_row("a", "A");
    row.axes = {count_poles(people_of_b, 2, 6), count_poles(people_of_a, 7, 3)};
    DocumentRow swapped = make_sample_row("a", "A");
    swapped.axes = {count_poles(people_of_b, 7, 3), count_poles(people_of_a, 2, 6)};
    const auto contrast = [](const DocumentRow& one) {
        return compare(make_table({one}, {}, 1, 3), make_war()).contrasts.at(0).outlets[0][0];
    };
    CHECK(contrast(row).first.count == contrast(swapped).second.count);
    CHECK(*contrast(row).difference == Approx(-*contrast(swapped).difference));
}

TEST_CASE("affinity is averaged over documents with a phrase of an outlet lexicon") {
    std::vector<Term> terms(2);
    for (std::size_t i = 0; i < 2; ++i) {
        terms[i].id = i == 0 ? "quoth" : "verily";
        terms[i].lexicon = i == 0 ? "left-post" : "right-post";
        terms[i].affinity = 10.0;
    }
    LexiconSource left;
    left.id = "left-post";
    left.kind = LexiconKind::outlet;
    LexiconSource right = left;
    right.id = "right-post";
    const Lexicon lexicon({left, right}, {}, {}, {}, terms);
    const AffinityScorer scorer(lexicon, {});
    DocumentRow one = make_sample_row("a1", "A");
    one.terms = {{TermId{0}, std::nullopt, Wording::outlet, 1, 0, 0}};
    DocumentRow quoted = make_sample_row("a2", "A");
    quoted.terms = {{TermId{1}, std::nullopt, Wording::source, 5, 0, 0}};
    DocumentRow both = make_sample_row("a3", "A");
    both.terms = {{TermId{0}, std::nullopt, Wording::outlet, 2, 0, 0},
                  {TermId{1}, std::nullopt, Wording::outlet, 2, 0, 0}};
    const ProfileTable table = make_table({one, quoted, both, make_sample_row("b", "B")}, {}, 1, 3);
    const AffinityComparison affinity = compare_affinity(table, scorer);
    CHECK(affinity.lexicons == std::vector<std::string>{"left-post", "right-post"});
    REQUIRE(affinity.outlets.size() == 2);
    CHECK(affinity.outlets[0].documents == 2);
    // Affinity 10 · 1 hit ÷ 10 sentences against 0: e ÷ (e + 1); the other document is even.
    const double alone = std::exp(1.0) / (std::exp(1.0) + 1.0);
    CHECK(*affinity.outlets[0].means[0] == Approx((alone + 0.5) / 2.0));
    CHECK(*affinity.outlets[0].means[0] + *affinity.outlets[0].means[1] == Approx(1.0));
    CHECK(affinity.outlets[1].documents == 0);
    CHECK_FALSE(affinity.outlets[1].means[0].has_value());
    const Lexicon single({left}, {}, {}, {}, {terms[0]});
    CHECK(compare_affinity(table, AffinityScorer(single, {})).lexicons.empty());
}

}  // namespace parallax
