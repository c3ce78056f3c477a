#include "tests/catch.hpp"
#include "tests/cli/run_parallax.hpp"

#include <string>

#include <nlohmann/json.hpp>

using namespace parallax::testing;

TEST_CASE("a shipped model goes by its name, and with the default lexicons by its own") {
    const Run named = run({"score", golden_corpus(), "--model", "framing"});
    CHECK(named.exit_code <= 1);
    CHECK(named.out.find("\"model\":\"framing\",\"axis\":null") != std::string::npos);
    INFO("if this fails, a lexicon changed since: run scripts/train-framing");
    CHECK(named.err.find("other lexicons") == std::string::npos);
    const Run by_file =
        run({"score", golden_corpus(), "--model", source("models/framing/framing.json").string()});
    CHECK(by_file.out == named.out);
}

TEST_CASE("a name that no shipped model has is refused with those there are") {
    const Run result = run({"score", golden_corpus(), "--model", "framming"});
    CHECK(result.exit_code == 2);
    CHECK(result.err ==
          "framming: there is neither a file nor a shipped model of this name; shipped: framing\n");
}
