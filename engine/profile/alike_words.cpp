#include "engine/profile/alike_words.hpp"

#include "engine/profile/name_parts.hpp"

#include <algorithm>

namespace parallax {

std::uint32_t AlikeWords::add(const std::string& word) {
    const auto [kept, is_new] =
        numbers_.try_emplace(word, static_cast<std::uint32_t>(words_.size()));
    if (is_new) {
        words_.push_back(word);
        for (std::string& key : list_alike_keys(word)) {
            by_key_[std::move(key)].push_back(kept->second);
        }
    }
    return kept->second;
}

std::vector<std::uint32_t> AlikeWords::list_alike(std::uint32_t word) const {
    std::vector<std::uint32_t> alike;
    for (const std::string& key : list_alike_keys(words_[word])) {
        for (const std::uint32_t other : by_key_.at(key)) {
            if (is_same_word(words_[word], words_[other])) alike.push_back(other);
        }
    }
    std::sort(alike.begin(), alike.end());
    alike.erase(std::unique(alike.begin(), alike.end()), alike.end());
    return alike;
}

}  // namespace parallax
