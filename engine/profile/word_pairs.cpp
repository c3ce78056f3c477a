#include "engine/profile/word_pairs.hpp"

#include <algorithm>
#include <unordered_map>

namespace parallax {

std::size_t count_common(const WordNumbers& a, const WordNumbers& b) {
    std::size_t common = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i == *j) ++common;
        const bool first = *i <= *j;
        const bool second = *j <= *i;
        if (first) ++i;
        if (second) ++j;
    }
    return common;
}

void find_word_pairs(std::span<const WordNumbers* const> lists,
                     const std::function<void(std::uint32_t, std::uint32_t, std::size_t)>& take) {
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> lists_of_word;
    for (std::uint32_t list = 0; list < lists.size(); ++list) {
        for (const std::uint32_t word : *lists[list]) lists_of_word[word].push_back(list);
    }
    std::vector<std::uint32_t> others;
    for (std::uint32_t b = 0; b < lists.size(); ++b) {
        others.clear();
        for (const std::uint32_t word : *lists[b]) {
            const std::vector<std::uint32_t>& holders = lists_of_word[word];
            const auto before = std::lower_bound(holders.begin(), holders.end(), b);
            const auto known = static_cast<std::size_t>(before - holders.begin());
            const std::size_t met =
                holders.size() > most_lists_of_word ? std::min(known, nearest_lists) : known;
            others.insert(others.end(), before - static_cast<std::ptrdiff_t>(met), before);
        }
        std::sort(others.begin(), others.end());
        others.erase(std::unique(others.begin(), others.end()), others.end());
        for (const std::uint32_t a : others) take(a, b, count_common(*lists[a], *lists[b]));
    }
}

}  // namespace parallax
