#include "engine/core/input_error.hpp"
#include "engine/core/utf8.hpp"
#include "tests/catch.hpp"

#include <string>

#include <rapidcheck.h>

namespace parallax {
namespace {

TEST_CASE("a fault is described with as much of its place as it has") {
    CHECK(describe(Fault{"a.tsv", 14, 3, "weight \"x\" is not a number", "p\tq"}) ==
          "a.tsv:14:3: weight \"x\" is not a number\np\tq");
    CHECK(describe(Fault{"a.tsv", 14, 0, "message", ""}) == "a.tsv:14: message");
    CHECK(describe(Fault{"a.tsv", 0, 0, "message", ""}) == "a.tsv: message");
    CHECK(describe(Fault{"", 0, 0, "message", ""}) == "message");
}

TEST_CASE("an input error carries and shows every fault") {
    const InputError error({{"a", 1, 0, "first", ""}, {"b", 2, 1, "second", "line"}});
    CHECK(error.faults().size() == 2);
    CHECK(std::string(error.what()) == "a:1: first\nb:2:1: second\nline");
}

TEST_CASE("a line is made fit for a message") {
    CHECK(shorten_for_message("plain\r\n") == "plain");
    CHECK(shorten_for_message("a\tb") == "a b");
    CHECK(shorten_for_message("a\x1b[31mb") == "a\uFFFD[31mb");
    CHECK(shorten_for_message("a\xff"
                              "b") ==
          "a\uFFFD"
          "b");
    CHECK(shorten_for_message("a\u202Eb") == "a\uFFFDb");
    CHECK(shorten_for_message(std::string(160, 'x')) == std::string(160, 'x'));
    CHECK(shorten_for_message(std::string(161, 'x')) == std::string(159, 'x') + "…");
}

TEST_CASE("a shortened line is valid and short whatever the bytes") {
    REQUIRE(rc::check("shorten_for_message", [](const std::string& bytes) {
        const std::string shown = shorten_for_message(bytes + bytes + bytes + bytes);
        RC_ASSERT(!find_invalid_utf8(shown));
        RC_ASSERT(count_code_points(shown) <= 160u);
    }));
}

TEST_CASE("the nearest name is suggested only if it is near") {
    const std::vector<std::string> known{"legitimacy", "force", "humanity", "control"};
    CHECK(suggest_nearest("legitimcy", known) == "legitimacy");
    CHECK(suggest_nearest("Force", known) == "force");
    CHECK(suggest_nearest("froce", known) == "force");  // exchanged neighbours: one edit
    CHECK(suggest_nearest("humnity", known) == "humanity");
    CHECK(suggest_nearest("colour", known) == "");
    CHECK(suggest_nearest("x", {"y"}) == "");
    CHECK(suggest_nearest("ab", {"ac", "aa"}) == "aa");  // equally near: the first by name
    CHECK(suggest_nearest("anything", {}) == "");
}

}  // namespace
}  // namespace parallax
