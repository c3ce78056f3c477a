#include "tests/catch.hpp"
#include "tests/cli/run_parallax.hpp"

#include <sstream>
#include <string>
#include <vector>

using namespace parallax::testing;

namespace {

/// A command of README.md and what it is said to print.
struct Example {
    std::string command;
    std::string output;
};

/// Every block that holds one `parallax …` line and is followed by an `output` block.
std::vector<Example> read_examples() {
    std::istringstream readme(read_file(source("README.md")));
    std::vector<Example> examples;
    std::string line;
    std::string command;
    while (std::getline(readme, line)) {
        if (line == "```") {
            command.clear();
            std::getline(readme, line);
            if (line.rfind("parallax ", 0) == 0) command = line;
            while (line != "```" && std::getline(readme, line)) {
            }
        } else if (line == "```output" && !command.empty()) {
            std::string output;
            while (std::getline(readme, line) && line != "```") output += line + "\n";
            examples.push_back({command, output});
        }
    }
    return examples;
}

/// Splits as a shell does, double quotation marks only.
std::vector<std::string> split_words(const std::string& command) {
    std::vector<std::string> words(1);
    bool quoted = false;
    for (const char byte : command) {
        if (byte == '"') {
            quoted = !quoted;
        } else if (byte == ' ' && !quoted) {
            words.emplace_back();
        } else {
            words.back() += byte;
        }
    }
    return words;
}

}  // namespace

TEST_CASE("the commands of README.md print what it shows") {
    const std::vector<Example> examples = read_examples();
    REQUIRE(examples.size() >= 3);
    const TemporaryFolder folder;
    for (const Example& example : examples) {
        INFO(example.command);
        std::vector<std::string> arguments = split_words(example.command);
        arguments.erase(arguments.begin());
        std::string expected = example.output;
        // What an example writes below build/ goes into a folder of the test's own.
        const std::string below = folder.path().string() + "/";
        for (std::string& argument : arguments) {
            if (argument.starts_with("build/")) argument.replace(0, 6, below);
        }
        for (std::size_t at = expected.find("build/"); at != std::string::npos;
             at = expected.find("build/", at + below.size())) {
            expected.replace(at, 6, below);
        }
        const Run result = run(arguments, {.folder = source("")});
        CHECK(result.exit_code == 0);
        CHECK(result.out + result.err == expected);
    }
}
