#include "engine/report/page_columns.hpp"

#include "engine/report/internal/ordered_json.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <iterator>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace parallax {

namespace {

using Rows = Json::array_t;

/// Of fewer rows the keys cost less than the columns.
constexpr std::size_t fewest_rows = 3;
/// What the marks of a column by words cost, about.
constexpr std::size_t marks_of_words = 24;

Json column_of(Rows rows);

/// The value that the page's members are made of.
Json value_of(Json value) {
    if (value.is_object()) {
        assert(!value.contains("$"));
        for (auto& [key, member] : value.items()) member = value_of(std::move(member));
        return value;
    }
    if (!value.is_array()) return value;
    auto& rows = value.get_ref<Rows&>();
    const std::size_t size = rows.size();
    Json column = column_of(std::move(rows));
    if (column.is_array()) return column;
    return {{"$", Json::array({size, std::move(column)})}};
}

Json plain(Rows rows) {
    for (Json& row : rows) row = value_of(std::move(row));
    return Json(std::move(rows));
}

bool have_same_keys(const Rows& rows) {
    const auto& first = rows.front().get_ref<const Json::object_t&>();
    return std::all_of(rows.begin(), rows.end(), [&](const Json& row) {
        const auto& members = row.get_ref<const Json::object_t&>();
        return std::equal(members.begin(), members.end(), first.begin(), first.end(),
                          [](const auto& a, const auto& b) { return a.first == b.first; });
    });
}

Json by_keys(Rows rows) {
    std::vector<std::pair<std::string, Rows>> columns;
    for (const auto& [key, member] : rows.front().items()) columns.emplace_back(key, Rows());
    for (Json& row : rows) {
        std::size_t at = 0;
        for (auto& [key, member] : row.items()) columns[at++].second.push_back(std::move(member));
    }
    Json of = Json::object();
    for (auto& [key, column] : columns) of[key] = column_of(std::move(column));
    return {{"of", std::move(of)}};
}

Json one_after_other(Rows rows) {
    Rows sizes;
    Rows all;
    for (Json& row : rows) {
        sizes.emplace_back(row.size());
        auto& elements = row.get_ref<Rows&>();
        std::move(elements.begin(), elements.end(), std::back_inserter(all));
    }
    return {{"sizes", column_of(std::move(sizes))}, {"all", column_of(std::move(all))}};
}

/// The value for most rows, and how many they are: null where objects or lists stand in the others.
std::pair<Json, std::size_t> find_most(const Rows& rows) {
    struct Use {
        std::size_t rows = 0;
        std::size_t first = 0;
    };
    std::unordered_map<std::string, Use> uses;
    bool holds_rows = false;
    std::size_t nulls = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        nulls += rows[i].is_null() ? 1 : 0;
        if (rows[i].is_structured()) {
            holds_rows = true;
        } else {
            ++uses.try_emplace(dump(rows[i]), Use{0, i}).first->second.rows;
        }
    }
    if (holds_rows && nulls > 0) return {nullptr, nulls};
    Use most;
    for (const auto& [text, use] : uses) {
        if (use.rows > most.rows || (use.rows == most.rows && use.first < most.first)) most = use;
    }
    return {most.rows == 0 ? Json(nullptr) : rows[most.first], most.rows};
}

Json all_but(Rows rows, const Json& most) {
    Rows at;
    Rows others;
    std::size_t before = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] == most) continue;
        at.emplace_back(i - before);
        others.push_back(std::move(rows[i]));
        before = i;
    }
    return {{"most", most}, {"at", value_of(std::move(at))}, {"is", column_of(std::move(others))}};
}

/// Null if the strings would take as much room as they do one by one.
Json by_words(const Rows& rows) {
    std::unordered_map<std::string, std::size_t> places;
    Rows words;
    Rows pick;
    std::size_t one_by_one = 0;
    std::size_t by_place = marks_of_words;
    for (const Json& row : rows) {
        const auto& word = row.get_ref<const std::string&>();
        const auto [place, is_new] = places.try_emplace(word, places.size());
        if (is_new) {
            words.push_back(row);
            by_place += word.size() + 3;
        }
        one_by_one += word.size() + 3;
        by_place += std::to_string(place->second).size() + 1;
        pick.emplace_back(place->second);
    }
    if (by_place >= one_by_one) return nullptr;
    return {{"words", std::move(words)}, {"pick", column_of(std::move(pick))}};
}

Json column_of(Rows rows) {
    const auto all = [&](auto fits) { return std::all_of(rows.begin(), rows.end(), fits); };
    if (rows.size() < fewest_rows) return plain(std::move(rows));
    if (!rows.front().is_structured() || rows.front().empty()) {
        if (all([&](const Json& row) { return row == rows.front(); })) {
            return {{"same", std::move(rows.front())}};
        }
    }
    if (all([](const Json& row) { return row.is_array(); }))
        return one_after_other(std::move(rows));
    if (all([](const Json& row) { return row.is_object(); })) {
        return have_same_keys(rows) ? by_keys(std::move(rows)) : plain(std::move(rows));
    }
    auto [most, uses] = find_most(rows);
    const bool parts =
        std::any_of(rows.begin(), rows.end(), [](const Json& row) { return row.is_structured(); });
    if (2 * uses > rows.size() || (parts && uses > 0 && most.is_null())) {
        return all_but(std::move(rows), most);
    }
    if (all([](const Json& row) { return row.is_string(); })) {
        if (Json column = by_words(rows); !column.is_null()) return column;
    }
    return plain(std::move(rows));
}

}  // namespace

std::string write_by_columns(std::string_view json) {
    return dump(value_of(Json::parse(json)));
}

}  // namespace parallax
