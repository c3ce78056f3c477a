#include "engine/profile/word_pairs.hpp"

#include "tests/catch.hpp"

#include <numeric>

namespace parallax {

TEST_CASE("copies of one list are joined, however many there are") {
    const WordNumbers said{1, 2, 3, 4};
    const WordNumbers other{1, 2, 7, 8};
    std::vector<const WordNumbers*> lists;
    for (std::size_t i = 0; i < 5 * most_lists_of_word; ++i) {
        lists.push_back(i % 3 == 0 ? &other : &said);
    }
    std::vector<std::uint32_t> joined(lists.size());
    std::iota(joined.begin(), joined.end(), 0U);
    find_word_pairs(lists, [&](std::uint32_t a, std::uint32_t b, std::size_t common) {
        CHECK(a < b);
        CHECK(common == count_common(*lists[a], *lists[b]));
        if (common == said.size()) joined[b] = joined[a];
    });
    for (std::uint32_t i = 0; i < joined.size(); ++i) CHECK(joined[i] == (i % 3 == 0 ? 0U : 1U));
}

}  // namespace parallax
