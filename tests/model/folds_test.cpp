#include "engine/model/folds.hpp"

#include "tests/catch.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace parallax;

namespace {

std::vector<std::string> make_keys(std::size_t count) {
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < count; ++i) keys.push_back("example " + std::to_string(i));
    return keys;
}

}  // namespace

TEST_CASE("stratified folds are as large as one another, class by class") {
    const std::vector<std::string> keys = make_keys(103);
    std::vector<std::uint32_t> classes;
    for (std::size_t i = 0; i < keys.size(); ++i) classes.push_back(i % 4 == 0 ? 1 : 0);
    const Folds folds = stratified_folds(keys, classes, 5, 42);
    std::map<std::pair<std::uint32_t, std::uint32_t>, int> sizes;
    for (std::size_t i = 0; i < keys.size(); ++i) ++sizes[{folds.of[i], classes[i]}];
    for (std::uint32_t fold = 0; fold < 5; ++fold) {
        CHECK(sizes[{fold, 1}] >= 5);
        CHECK(sizes[{fold, 1}] <= 6);
        CHECK(sizes[{fold, 0}] >= 15);
        CHECK(sizes[{fold, 0}] <= 16);
    }
    CHECK(stratified_folds(keys, classes, 5, 43).of != folds.of);
}

TEST_CASE("the order of examples changes no example's fold") {
    std::vector<std::string> keys = make_keys(40);
    std::vector<std::uint32_t> classes;
    for (std::size_t i = 0; i < keys.size(); ++i) classes.push_back(i % 3 == 0 ? 1 : 0);
    const Folds folds = stratified_folds(keys, classes, 4, 1);
    std::map<std::string, std::uint32_t> fold_of;
    for (std::size_t i = 0; i < keys.size(); ++i) fold_of[keys[i]] = folds.of[i];
    std::reverse(keys.begin(), keys.end());
    std::reverse(classes.begin(), classes.end());
    const Folds again = stratified_folds(keys, classes, 4, 1);
    for (std::size_t i = 0; i < keys.size(); ++i) CHECK(again.of[i] == fold_of[keys[i]]);
}

TEST_CASE("a group is in one fold, and folds are about as large") {
    std::vector<std::string> groups;
    for (int g = 0; g < 20; ++g) {
        for (int i = 0; i <= g % 5; ++i) groups.push_back("outlet " + std::to_string(g));
    }
    const Folds folds = grouped_folds(groups, 4, 9);
    CHECK(folds.count == 4);
    std::map<std::string, std::set<std::uint32_t>> fold_of;
    std::map<std::uint32_t, int> sizes;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        fold_of[groups[i]].insert(folds.of[i]);
        ++sizes[folds.of[i]];
    }
    for (const auto& [group, in] : fold_of) CHECK(in.size() == 1);
    for (const auto& [fold, size] : sizes) CHECK(size == 15);
    CHECK(grouped_folds({"a", "b", "a"}, 5, 1).count == 2);
}
