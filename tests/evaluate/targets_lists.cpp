#include "tests/evaluate/targets_lists.hpp"

#include "engine/core/whole_file.hpp"

#include <cstdlib>
#include <sstream>

namespace parallax::targets {
namespace {

WordList read_vader(const std::filesystem::path& file) {
    WordList list{"vader", {}};
    std::istringstream lines(read_whole_file(file));
    for (std::string line; std::getline(lines, line);) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos) continue;
        list.weights[line.substr(0, tab)] = std::strtod(line.c_str() + tab + 1, nullptr) / 2;
    }
    return list;
}

WordList read_opinion_words(const std::filesystem::path& folder) {
    WordList list{"liu", {}};
    for (const auto& [name, weight] :
         {std::pair{"negative-words.txt", -1.0}, std::pair{"positive-words.txt", 1.0}}) {
        std::istringstream lines(read_whole_file(folder / name));
        for (std::string line; std::getline(lines, line);) {
            while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
            if (!line.empty() && line.front() != ';') list.weights[line] = weight;
        }
    }
    return list;
}

/// "type=weaksubj len=1 word1=abandoned pos1=adj stemmed1=n priorpolarity=negative"
WordList read_clues(const std::filesystem::path& file) {
    WordList list{"mpqa", {}};
    std::istringstream lines(read_whole_file(file));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream cells(line);
        std::string word;
        double weight = 0;
        double strength = 0.5;
        for (std::string cell; cells >> cell;) {
            if (cell == "type=strongsubj") strength = 1;
            if (cell.rfind("word1=", 0) == 0) word = cell.substr(6);
            if (cell == "priorpolarity=negative") weight = -1;
            if (cell == "priorpolarity=positive") weight = 1;
        }
        if (!word.empty() && weight != 0) list.weights[word] = weight * strength;
    }
    return list;
}

}  // namespace

double WordList::weight_of(std::string_view word) const {
    const auto found = weights.find(std::string(word));
    if (found != weights.end()) return found->second;
    for (const std::string_view ending : {"s", "ed", "d", "ing", "ly"}) {
        if (!word.ends_with(ending) || word.size() <= ending.size() + 3) continue;
        const auto stem = weights.find(std::string(word.substr(0, word.size() - ending.size())));
        if (stem != weights.end()) return stem->second;
    }
    return 0;
}

std::vector<WordList> read_word_lists(const std::filesystem::path& folder) {
    std::vector<WordList> lists;
    if (const auto file = folder / "vader/vader_lexicon.txt"; exists(file)) {
        lists.push_back(read_vader(file));
    }
    if (exists(folder / "bingliuopinion/negative-words.txt")) {
        lists.push_back(read_opinion_words(folder / "bingliuopinion"));
    }
    if (const auto file = folder / "mpqa/subjclueslen1-HLTEMNLP05.tff"; exists(file)) {
        lists.push_back(read_clues(file));
    }
    return lists;
}

}  // namespace parallax::targets
