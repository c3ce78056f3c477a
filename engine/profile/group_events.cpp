#include "engine/profile/group_events.hpp"

#include "engine/profile/calendar_date.hpp"
#include "engine/profile/event_vectors.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <numeric>
#include <optional>
#include <queue>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace parallax {
namespace {

/// A group while it grows.
struct Group {
    std::vector<std::uint32_t> documents;
    std::optional<int> first;
    std::optional<int> last;
    bool has_undated = false;
    std::uint32_t version = 0;  ///< how often it took in another
    bool is_gone = false;
    std::map<std::uint32_t, double> alike;  ///< other group → sum of cosines over pairs
};

/// Two groups as they were when they were found to be alike.
struct PossiblePair {
    double alike = 0.0;
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    std::uint32_t first_version = 0;
    std::uint32_t second_version = 0;

    /// The most alike comes out first, of equally alike ones that of the smaller numbers.
    friend bool operator<(const PossiblePair& a, const PossiblePair& b) {
        return std::tie(a.alike, b.first, b.second) < std::tie(b.alike, a.first, a.second);
    }
};

class Linkage {
public:
    Linkage(std::span<const EventText* const> texts, std::span<const EventPair> pairs,
            const EventSettings& settings)
        : settings_(settings), groups_(texts.size()) {
        for (std::uint32_t i = 0; i < texts.size(); ++i) {
            groups_[i].documents = {i};
            groups_[i].first = groups_[i].last = texts[i]->day;
            groups_[i].has_undated = !texts[i]->day;
        }
        for (const EventPair& pair : pairs) {
            groups_[pair.first].alike[pair.second] = pair.alike;
            groups_[pair.second].alike[pair.first] = pair.alike;
            consider(pair.first, pair.second);
        }
    }

    /// All groups, those of one document too.
    std::vector<std::vector<std::uint32_t>> run() {
        while (!queue_.empty()) {
            const PossiblePair next = queue_.top();
            queue_.pop();
            const Group& a = groups_[next.first];
            const Group& b = groups_[next.second];
            if (a.is_gone || b.is_gone || a.version != next.first_version ||
                b.version != next.second_version) {
                continue;
            }
            join(next.first, next.second);
        }
        std::vector<std::vector<std::uint32_t>> result;
        for (Group& group : groups_) {
            if (!group.is_gone) result.push_back(std::move(group.documents));
        }
        return result;
    }

private:
    void consider(std::uint32_t first, std::uint32_t second) {
        if (second < first) std::swap(first, second);
        const Group& a = groups_[first];
        const Group& b = groups_[second];
        if (a.first && b.first &&
            std::max(*a.last, *b.last) - std::min(*a.first, *b.first) > settings_.window) {
            return;
        }
        const double alike = a.alike.at(second) / static_cast<double>(a.documents.size()) /
                             static_cast<double>(b.documents.size());
        const double least = a.has_undated || b.has_undated
                                 ? std::max(settings_.least_undated, settings_.least_alike)
                                 : settings_.least_alike;
        if (alike >= least) queue_.push({alike, first, second, a.version, b.version});
    }

    void join(std::uint32_t into, std::uint32_t from) {
        Group& a = groups_[into];
        Group& b = groups_[from];
        a.documents.insert(a.documents.end(), b.documents.begin(), b.documents.end());
        if (!a.first || (b.first && *b.first < *a.first)) a.first = b.first;
        if (!a.last || (b.last && *b.last > *a.last)) a.last = b.last;
        a.has_undated = a.has_undated || b.has_undated;
        ++a.version;
        b.is_gone = true;
        a.alike.erase(from);
        for (const auto& [other, sum] : b.alike) {
            groups_[other].alike.erase(from);
            if (other != into) a.alike[other] += sum;
        }
        for (const auto& [other, sum] : a.alike) {
            groups_[other].alike[into] = sum;
            consider(into, other);
        }
        b.alike.clear();
    }

    const EventSettings& settings_;
    std::vector<Group> groups_;
    std::priority_queue<PossiblePair> queue_;
};

std::string day_name(const std::optional<int>& day) {
    return day ? write_day(std::chrono::sys_days(std::chrono::days(*day))) : "undated";
}

/// First day and the three words that weigh most in the group; targets are told by their words.
std::string name_group(std::span<const std::uint32_t> documents,
                       std::span<const EventText* const> texts, const EventVectors& vectors) {
    std::map<std::uint32_t, double> weights;
    std::optional<int> first;
    for (const std::uint32_t document : documents) {
        const std::optional<int>& day = texts[document]->day;
        if (day && (!first || *day < *first)) first = day;
        for (const EventTerm& term : vectors.vectors[document]) {
            if (!vectors.words[term.word].starts_with('@')) weights[term.word] += term.weight;
        }
    }
    std::vector<std::pair<double, std::uint32_t>> order;
    for (const auto& [word, weight] : weights) order.emplace_back(-weight, word);
    std::sort(order.begin(), order.end());
    std::string name = day_name(first);
    for (std::size_t i = 0; i < std::min<std::size_t>(order.size(), 3); ++i) {
        name.append(" ").append(vectors.words[order[i].second]);
    }
    return name;
}

bool has_two_outlets(std::span<const std::uint32_t> documents,
                     std::span<const EventText* const> texts) {
    return std::any_of(documents.begin(), documents.end(), [&](std::uint32_t document) {
        return texts[document]->outlet != texts[documents.front()]->outlet;
    });
}

std::vector<double> measure_alike(std::span<const std::uint32_t> documents,
                                  const EventVectors& vectors) {
    std::vector<double> alike;
    for (const std::uint32_t document : documents) {
        double sum = 0.0;
        for (const std::uint32_t other : documents) {
            if (other != document) sum += dot(vectors.vectors[document], vectors.vectors[other]);
        }
        alike.push_back(sum / static_cast<double>(documents.size() - 1));
    }
    return alike;
}

/// Two groups of one name are told apart by a number.
void number_names(std::vector<EventGroup>& groups) {
    for (std::size_t i = 0; i < groups.size();) {
        const std::string name = groups[i].name;
        std::size_t number = 0;
        for (; i < groups.size() && groups[i].name == name; ++i) {
            if (++number > 1) groups[i].name += fmt::format(" ({})", number);
        }
    }
}

}  // namespace

EventGrouping group_events(std::span<const EventText> texts, const EventSettings& settings) {
    std::vector<std::uint32_t> order(texts.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto rank = [](const EventText& text) {
            return std::tuple(!text.day.has_value(), text.day.value_or(0),
                              std::string_view(text.key));
        };
        return rank(texts[a]) < rank(texts[b]);
    });
    std::vector<const EventText*> sorted;
    for (const std::uint32_t index : order) sorted.push_back(&texts[index]);

    const EventVectors vectors = make_event_vectors(sorted, settings);
    const FoundAlike found = find_alike(sorted, vectors, settings);
    EventGrouping grouping;
    std::vector<EventGroup>& groups = grouping.groups;
    std::vector<bool> in_event(sorted.size(), false);
    for (std::vector<std::uint32_t>& documents : Linkage(sorted, found.pairs, settings).run()) {
        if (!has_two_outlets(documents, sorted)) continue;
        std::sort(documents.begin(), documents.end());
        EventGroup& group = groups.emplace_back();
        group.name = name_group(documents, sorted, vectors);
        group.alike = measure_alike(documents, vectors);
        for (const std::uint32_t document : documents) {
            group.documents.push_back(order[document]);
            in_event[document] = true;
        }
    }
    for (std::uint32_t document = 0; document < sorted.size(); ++document) {
        if (found.crowded[document] && !in_event[document])
            grouping.crowded.push_back(order[document]);
    }
    std::sort(grouping.crowded.begin(), grouping.crowded.end());
    std::stable_sort(groups.begin(), groups.end(),
                     [](const EventGroup& a, const EventGroup& b) { return a.name < b.name; });
    number_names(groups);
    return grouping;
}

}  // namespace parallax
