#include "engine/context/house_style.hpp"
#include "engine/context/style_exceptions.hpp"
#include "tests/catch.hpp"

using namespace parallax;

namespace {

StyleRule rule_of(std::vector<Voice> voices, std::vector<Wording> wordings) {
    StyleRule rule;
    rule.voices = std::move(voices);
    rule.wordings = std::move(wordings);
    return rule;
}

}  // namespace

TEST_CASE("a rule lets words stand in its voices, or in its wordings, or nowhere") {
    const StyleRule nowhere = rule_of({}, {});
    const StyleRule quoted = rule_of({Voice::quoted}, {});
    const StyleRule uncertain = rule_of({}, {Wording::uncertain});
    const StyleRule either = rule_of({Voice::quoted}, {Wording::uncertain});
    CHECK_FALSE(allows(nowhere, Voice::quoted, Wording::source));
    CHECK(allows(quoted, Voice::quoted, Wording::source));
    CHECK_FALSE(allows(quoted, Voice::reported, Wording::uncertain));
    CHECK(allows(uncertain, Voice::reported, Wording::uncertain));
    CHECK_FALSE(allows(uncertain, Voice::reported, Wording::outlet));
    CHECK(allows(either, Voice::quoted, Wording::source));
    CHECK(allows(either, Voice::reported, Wording::uncertain));
    CHECK_FALSE(allows(either, Voice::own, Wording::outlet));
}

TEST_CASE("a rule holds from its first to its last day") {
    StyleRule rule;
    rule.from = "2013-04-02";
    CHECK_FALSE(is_in_force(rule, "2013-04-01T23:59:59Z"));
    CHECK(is_in_force(rule, "2013-04-02"));
    CHECK(is_in_force(rule, ""));
    rule.to = "2014-01-01";
    CHECK(is_in_force(rule, "2014-01-01T23:00:00+02:00"));
    CHECK_FALSE(is_in_force(rule, "2014-01-02"));
    CHECK_FALSE(is_in_force(rule, ""));
}

TEST_CASE("an exception fits by rule, end of the path, record and words of the sentence") {
    const BreachPlace breach{"desk", "boat", "/news/desk/story.txt", "r1", "The ferry boat sank."};
    const auto fits = [&](StyleException exception) {
        exception.rule = exception.rule.empty() ? "boat" : exception.rule;
        return is_about(exception, breach);
    };
    CHECK(fits({.rule = "desk/boat", .text = "ferry"}));
    CHECK_FALSE(fits({.rule = "quay/boat", .text = "ferry"}));
    CHECK(fits({.file = "story.txt"}));
    CHECK(fits({.file = "desk/story.txt"}));
    CHECK_FALSE(fits({.file = "tory.txt"}));
    CHECK(fits({.document = "r1"}));
    CHECK_FALSE(fits({.document = "r2"}));
    CHECK_FALSE(fits({.file = "story.txt", .text = "Ferry"}));
}
