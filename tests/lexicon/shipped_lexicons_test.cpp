#include "engine/core/input_error.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace parallax {
namespace {

std::vector<std::filesystem::path> list_shipped_lexicons() {
    std::vector<std::filesystem::path> folders;
    const std::filesystem::path root = std::filesystem::path(PARALLAX_SOURCE_DIR) / "lexicons";
    if (!std::filesystem::exists(root)) return folders;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        if (entry.path().filename() == "lexicon.json" &&
            std::filesystem::exists(entry.path().parent_path() / "terms.tsv")) {
            folders.push_back(entry.path().parent_path());
        }
    }
    std::sort(folders.begin(), folders.end());
    return folders;
}

std::string faults_of(const std::vector<std::filesystem::path>& folders) {
    try {
        const Lexicon lexicon = read_lexicons(folders);
        return {};
    } catch (const InputError& error) {
        return error.what();
    }
}

TEST_CASE("every shipped lexicon reads without fault") {
    const auto folders = list_shipped_lexicons();
    if (folders.empty()) {
        WARN("no lexicons are shipped yet");
        return;
    }
    for (const std::filesystem::path& folder : folders) {
        INFO(folder);
        CHECK(faults_of({folder}) == "");
    }
}

TEST_CASE("a label's function goes by its weight, whichever side it favours") {
    const Lexicon lexicon = read_lexicons(list_shipped_lexicons());
    const auto legitimacy = lexicon.find_axis("legitimacy");
    REQUIRE(legitimacy.has_value());
    std::size_t labels = 0;
    for (const Term& term : lexicon.terms()) {
        if (term.axis != legitimacy || !term.choice || !lexicon.names_somebody(term)) continue;
        INFO(term.file << ":" << term.line << ": " << term.phrase);
        if (std::abs(term.weight) < 1.0) continue;
        CHECK((term.function == "judge" || term.function == "cause"));
        ++labels;
    }
    CHECK(labels > 50);
}

TEST_CASE("the shipped lexicons agree with one another") {
    CHECK(faults_of(list_shipped_lexicons()) == "");
}

}  // namespace
}  // namespace parallax
