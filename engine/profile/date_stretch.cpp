#include "engine/profile/date_stretch.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace parallax {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr days longest_pause{366};
constexpr std::size_t fewest_of_stretch = 3;

struct Part {
    sys_days first;
    sys_days last;
    std::size_t documents = 0;
};

/// The days in order, parted where more than a year lies between two of them.
std::vector<Part> part_days(std::vector<sys_days> ordered) {
    std::sort(ordered.begin(), ordered.end());
    std::vector<Part> parts;
    for (const sys_days day : ordered) {
        if (parts.empty() || day - parts.back().last > longest_pause) parts.push_back({day, day});
        parts.back().last = day;
        ++parts.back().documents;
    }
    return parts;
}

days measure_distance(const Part& part, const Part& from) {
    return part.first > from.last ? part.first - from.last : from.first - part.last;
}

}  // namespace

std::optional<DateStretch> find_stretch(std::span<const sys_days> all) {
    if (all.empty()) return std::nullopt;
    const std::vector<Part> parts = part_days({all.begin(), all.end()});
    const DateStretch whole{parts.front().first, parts.back().last};
    const Part& main =
        *std::max_element(parts.begin(), parts.end(),
                          [](const Part& a, const Part& b) { return a.documents < b.documents; });
    const std::size_t apart = all.size() - main.documents;
    if (main.documents < fewest_of_stretch || apart > std::max<std::size_t>(1, all.size() / 10))
        return whole;
    const days length = main.last - main.first;
    const bool are_far = std::all_of(parts.begin(), parts.end(), [&](const Part& part) {
        return &part == &main || measure_distance(part, main) > length;
    });
    return are_far ? DateStretch{main.first, main.last} : whole;
}

}  // namespace parallax
