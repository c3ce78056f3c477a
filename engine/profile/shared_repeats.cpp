#include "engine/profile/shared_repeats.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

namespace parallax {
namespace {

void append(std::vector<WordRange>& ranges, WordRange range) {
    if (!ranges.empty() && range.begin <= ranges.back().end) {
        ranges.back().end = std::max(ranges.back().end, range.end);
    } else {
        ranges.push_back(range);
    }
}

/// Results are listed by the numbers of texts.
std::size_t count_numbers(const std::vector<StoryText>& texts) {
    std::size_t numbers = 0;
    for (const StoryText& text : texts) numbers = std::max(numbers, std::size_t{text.number} + 1);
    return numbers;
}

/// Who keeps a window that several texts of a group have.
class KeeperFinder {
public:
    KeeperFinder(const std::vector<StoryText>& group, const ShingleIndex& index)
        : group_(group), index_(index), voices_(group.size()) {}

    /// None if nothing tells who wrote the words.
    std::optional<std::uint32_t> find(std::uint32_t kind) {
        std::vector<WindowPlace> first = list_earliest(kind);
        if (!are_of_several(first)) return first.front().text;
        std::erase_if(first, [&](WindowPlace place) { return is_passed_on(place); });
        if (first.empty() || are_of_several(first)) return std::nullopt;
        return first.front().text;
    }

    /// Whether documents of one day have it, of several outlets.
    [[nodiscard]] bool is_tied(std::uint32_t kind) const {
        return are_of_several(list_earliest(kind));
    }

private:
    /// Those of the first day, by text.
    [[nodiscard]] std::vector<WindowPlace> list_earliest(std::uint32_t kind) const {
        const auto all = index_.places_of(kind);
        std::vector<WindowPlace> places(all.begin(), all.end());
        std::sort(places.begin(), places.end(), [](const WindowPlace& a, const WindowPlace& b) {
            return std::tie(a.text, a.begin) < std::tie(b.text, b.begin);
        });
        const std::string_view day = day_of(places.front().text);
        std::erase_if(places, [&](WindowPlace place) { return day_of(place.text) != day; });
        return places;
    }

    /// The hour that some records have says when it was put there, not who had it first.
    [[nodiscard]] std::string_view day_of(std::uint32_t text) const {
        constexpr std::size_t length = 10;  // 2024-03-26
        return group_[text].date.substr(0, length);
    }

    [[nodiscard]] bool are_of_several(const std::vector<WindowPlace>& places) const {
        return std::any_of(places.begin(), places.end(), [&](WindowPlace place) {
            return group_[place.text].outlet != group_[places.front().text].outlet;
        });
    }

    /// Whether most of its words there are those of somebody whom the text introduces.
    [[nodiscard]] bool is_passed_on(WindowPlace place) {
        std::vector<Voice>& voices = voices_[place.text];
        if (voices.empty()) voices = list_voices(*group_[place.text].trace);
        const auto begin = voices.begin() + place.begin;
        const auto passed = std::count_if(begin, begin + shortest_run, [](Voice voice) {
            return voice == Voice::quoted || voice == Voice::borrowed;
        });
        return passed * 2 > static_cast<std::ptrdiff_t>(shortest_run);
    }

    const std::vector<StoryText>& group_;
    const ShingleIndex& index_;
    std::vector<std::vector<Voice>> voices_;  ///< by text; empty: not read
};

/// Which documents of one group stay, and of which the others are near duplicates.
class DuplicateFinder {
public:
    explicit DuplicateFinder(const std::vector<StoryText>& group)
        : group_(group), index_(group), kept_with_(index_.kinds()) {}

    void find(std::vector<std::optional<NearDuplicate>>& found) {
        for (std::uint32_t text = 0; text < group_.size(); ++text) {
            const auto original =
                index_.different_windows(text) == 0 ? find_same(text) : find_similar(text);
            if (original) {
                found[group_[text].number] =
                    NearDuplicate{group_[original->kept].number, original->share};
            } else {
                keep(text);
            }
        }
    }

private:
    using Original = std::optional<NearDuplicate>;  ///< `kept` is an index into the group

    [[nodiscard]] std::vector<std::uint32_t> kinds_of(std::uint32_t text) const {
        std::vector<std::uint32_t> kinds;
        for (const SharedWindow& window : index_.windows_of(text)) kinds.push_back(window.kind);
        std::sort(kinds.begin(), kinds.end());
        kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
        return kinds;
    }

    [[nodiscard]] Original find_same(std::uint32_t text) const {
        const auto same = kept_short_.find(group_[text].trace->words);
        if (same == kept_short_.end()) return std::nullopt;
        return NearDuplicate{same->second, 1.0};
    }

    [[nodiscard]] Original find_similar(std::uint32_t text) const {
        std::map<std::uint32_t, std::uint64_t> shared;
        for (const std::uint32_t kind : kinds_of(text)) {
            for (const std::uint32_t kept : kept_with_[kind]) ++shared[kept];
        }
        Original best;
        for (const auto& [kept, count] : shared) {
            const std::uint64_t all =
                index_.different_windows(text) + index_.different_windows(kept) - count;
            const double share = static_cast<double>(count) / static_cast<double>(all);
            if (share >= near_duplicate_share && (!best || share > best->share))
                best = NearDuplicate{kept, share};
        }
        return best;
    }

    void keep(std::uint32_t text) {
        if (index_.different_windows(text) == 0)
            kept_short_.emplace(group_[text].trace->words, text);
        for (const std::uint32_t kind : kinds_of(text)) {
            if (kept_with_[kind].size() < most_places) kept_with_[kind].push_back(text);
        }
    }

    const std::vector<StoryText>& group_;
    ShingleIndex index_;
    std::vector<std::vector<std::uint32_t>> kept_with_;  ///< documents that stay, by window
    std::map<std::vector<std::uint32_t>, std::uint32_t> kept_short_;  ///< by all their words
};

}  // namespace

std::vector<std::vector<WordRange>> find_repeats(const std::vector<StoryText>& texts) {
    std::vector<std::vector<WordRange>> repeats(count_numbers(texts));
    for (const std::vector<StoryText>& group : group_by_story(texts)) {
        const ShingleIndex index(group);
        KeeperFinder finder(group, index);
        std::vector<std::optional<std::uint32_t>> keepers;
        for (std::uint32_t kind = 0; kind < index.kinds(); ++kind) {
            keepers.push_back(finder.find(kind));
        }
        for (std::uint32_t text = 0; text < group.size(); ++text) {
            for (const SharedWindow& window : index.windows_of(text)) {
                if (keepers[window.kind] == text) continue;
                append(repeats[group[text].number], {window.begin, window.begin + shortest_run});
            }
        }
    }
    return repeats;
}

std::vector<std::uint32_t> find_tied(const std::vector<StoryText>& texts) {
    std::set<std::uint32_t> tied;
    for (const std::vector<StoryText>& group : group_by_story(texts)) {
        const ShingleIndex index(group);
        const KeeperFinder finder(group, index);
        for (std::uint32_t kind = 0; kind < index.kinds(); ++kind) {
            if (!finder.is_tied(kind)) continue;
            for (const WindowPlace place : index.places_of(kind)) {
                tied.insert(group[place.text].number);
            }
        }
    }
    return {tied.begin(), tied.end()};
}

std::vector<std::optional<NearDuplicate>> find_near_duplicates(
    const std::vector<StoryText>& texts) {
    std::vector<std::optional<NearDuplicate>> found(count_numbers(texts));
    for (const std::vector<StoryText>& group : group_by_story(texts))
        DuplicateFinder(group).find(found);
    return found;
}

}  // namespace parallax
