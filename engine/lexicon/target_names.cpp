#include "engine/lexicon/target_names.hpp"

#include "engine/lexicon/lexicon.hpp"
#include "engine/lexicon/phrase.hpp"
#include "engine/text/vocabulary.hpp"

#include <algorithm>
#include <functional>

namespace parallax {
namespace {

void sort_once_each(std::vector<std::string>& words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
}

bool is_among(const std::vector<std::string>& words, std::string_view word) {
    return std::binary_search(words.begin(), words.end(), word, std::less<>());
}

}  // namespace

TargetNames::TargetNames(std::span<const Target> targets) : words_(targets.size()) {
    Vocabulary vocabulary;
    for (std::size_t at = 0; at < targets.size(); ++at) {
        Words& words = words_[at];
        const auto add = [&](const std::vector<std::string>& names) {
            for (const std::string& name : names) {
                const PhraseResult parsed = parse_phrase(name, vocabulary);
                for (const std::vector<PhraseWord>& spelling : parsed.phrase.sequences) {
                    for (const PhraseWord& word : spelling) words.all.push_back(word.text);
                    if (spelling.size() > 1) words.family_names.push_back(spelling.back().text);
                }
            }
        };
        add(targets[at].aliases);
        add(targets[at].members);
        sort_once_each(words.all);
        sort_once_each(words.family_names);
    }
}

bool TargetNames::holds(TargetId target, std::string_view word) const {
    return is_among(words_[target.index()].all, word);
}

bool TargetNames::is_family_name(TargetId target, std::string_view word) const {
    return is_among(words_[target.index()].family_names, word);
}

}  // namespace parallax
