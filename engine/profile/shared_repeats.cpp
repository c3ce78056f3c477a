#include "engine/profile/shared_repeats.hpp"

#include <algorithm>
#include <cassert>
#include <map>

namespace parallax {
namespace {

void append(std::vector<WordRange>& ranges, WordRange range) {
    if (!ranges.empty() && range.begin <= ranges.back().end) {
        ranges.back().end = std::max(ranges.back().end, range.end);
    } else {
        ranges.push_back(range);
    }
}

/// The first text of the group that holds each kind of window.
std::vector<std::uint32_t> find_earliest(const ShingleIndex& index) {
    std::vector<std::uint32_t> earliest;
    for (std::uint32_t kind = 0; kind < index.kinds(); ++kind) {
        const auto places = index.places_of(kind);
        earliest.push_back(std::min_element(places.begin(), places.end(),
                                            [](const WindowPlace& a, const WindowPlace& b) {
                                                return a.text < b.text;
                                            })
                               ->text);
    }
    return earliest;
}

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
    std::vector<std::vector<WordRange>> repeats(texts.size());
    for (const std::vector<StoryText>& group : group_by_story(texts)) {
        const ShingleIndex index(group);
        const std::vector<std::uint32_t> earliest = find_earliest(index);
        for (std::uint32_t text = 0; text < group.size(); ++text) {
            assert(group[text].number < repeats.size());
            for (const SharedWindow& window : index.windows_of(text)) {
                if (earliest[window.kind] == text) continue;
                append(repeats[group[text].number], {window.begin, window.begin + shortest_run});
            }
        }
    }
    return repeats;
}

std::vector<std::optional<NearDuplicate>> find_near_duplicates(
    const std::vector<StoryText>& texts) {
    std::vector<std::optional<NearDuplicate>> found(texts.size());
    for (const std::vector<StoryText>& group : group_by_story(texts))
        DuplicateFinder(group).find(found);
    return found;
}

}  // namespace parallax
