#include "tests/catch.hpp"
#include "tests/cli/run_parallax.hpp"

#include <algorithm>
#include <regex>
#include <set>
#include <string>
#include <vector>

using namespace parallax::testing;

namespace {

/// The long options that the helps of all commands list.
std::set<std::string> offered_options() {
    const std::vector<std::vector<std::string>> commands{{"report"},
                                                         {"compare"},
                                                         {"score"},
                                                         {"annotate"},
                                                         {"find"},
                                                         {"check"},
                                                         {"events"},
                                                         {"merge"},
                                                         {"verify"},
                                                         {"train"},
                                                         {"evaluate"},
                                                         {"agree"},
                                                         {"lexicon", "check"},
                                                         {"lexicon", "show"},
                                                         {"lexicon", "new"},
                                                         {"lexicon", "induce"},
                                                         {"lexicon", "diff"},
                                                         {"lexicon", "apply"},
                                                         {"lexicon", "import"},
                                                         {"lexicon", "export"}};
    const std::regex option(R"(\n  (?:-\w, )?(--[a-z0-9-]+))");
    std::set<std::string> all;
    for (std::vector<std::string> arguments : commands) {
        arguments.emplace_back("--help");
        const std::string help = run(arguments).out;
        for (std::sregex_iterator it(help.begin(), help.end(), option), end; it != end; ++it) {
            all.insert((*it)[1]);
        }
    }
    return all;
}

/// The options that a file names, written as in the shell.
std::set<std::string> named_options(const std::string& file) {
    std::string text = read_file(source("engine/cli/" + file));
    text.erase(std::remove(text.begin(), text.end(), '\\'), text.end());
    const std::regex option(R"(--[a-z][a-z0-9]*(-[a-z]+)*)");
    std::set<std::string> all;
    for (std::sregex_iterator it(text.begin(), text.end(), option), end; it != end; ++it) {
        all.insert(it->str());
    }
    return all;
}

}  // namespace

TEST_CASE("manual page and completions name the options there are, and no others") {
    std::set<std::string> offered = offered_options();
    CHECK(offered.size() > 15);
    offered.insert("--version");
    for (const char* const file :
         {"parallax.1", "completions/parallax.bash", "completions/_parallax"}) {
        INFO(file);
        CHECK(named_options(file) == offered);
    }
}
