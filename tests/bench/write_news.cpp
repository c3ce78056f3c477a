// Writes generated news as corpus records: ten outlets, an event and a day for every twenty
// articles.
//
// usage: write_news REPOSITORY DOCUMENTS > articles.jsonl
#include "engine/corpus/write_jsonl.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "tests/bench/generate_news.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using namespace parallax;

constexpr std::size_t documents_of_an_event = 20;
constexpr std::size_t outlets = 10;
constexpr std::size_t bytes_of_a_document = 3000;
constexpr std::size_t most_at_once = 5000;

std::vector<std::string> plain_phrases(const std::filesystem::path& repository) {
    const std::vector<std::filesystem::path> folders{repository / "lexicons/conflict",
                                                     repository / "lexicons/us-politics"};
    std::vector<std::string> phrases;
    const Lexicon lexicon = read_lexicons(folders);
    for (const Term& term : lexicon.terms()) {
        if (term.phrase.find_first_of("*{|^\\") == std::string::npos)
            phrases.push_back(term.phrase);
    }
    return phrases;
}

std::string day_of(std::size_t event) {
    char day[16];
    std::snprintf(day, sizeof day, "20%02zu-%02zu-%02zu", 10 + event / 336 % 80,
                  1 + event / 28 % 12, 1 + event % 28);
    return day;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("usage: write_news REPOSITORY DOCUMENTS\n", stderr);
        return 2;
    }
    const std::vector<std::string> phrases = plain_phrases(argv[1]);
    const std::size_t wanted = std::strtoull(argv[2], nullptr, 10);
    std::size_t number = 0;
    for (std::uint64_t seed = 1; number < wanted; ++seed) {
        for (Document& document :
             bench::generate_news(most_at_once * bytes_of_a_document, seed, phrases)) {
            if (number == wanted) break;
            const std::size_t event = number / documents_of_an_event;
            document.id = "generated-" + std::to_string(number);
            document.outlet = "Outlet " + std::to_string(number % outlets);
            document.event = "event-" + std::to_string(event);
            document.date = day_of(event);
            const std::string line = write_jsonl(document);
            std::fwrite(line.data(), 1, line.size(), stdout);
            ++number;
        }
    }
    return 0;
}
