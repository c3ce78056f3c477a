#include "engine/profile/shared_runs.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <tuple>

namespace parallax {
namespace {

constexpr std::uint64_t base = 0x9E3779B97F4A7C15ULL;

struct HashedWindow {
    std::uint64_t hash = 0;
    WindowPlace place;
};

/// base^(shortest_run - 1)
constexpr std::uint64_t leading_power() {
    std::uint64_t power = 1;
    for (std::uint32_t i = 1; i < shortest_run; ++i) power *= base;
    return power;
}

/// The windows of one text that hold no break, each with its hash.
void list_windows(std::uint32_t text, const std::vector<std::uint32_t>& words,
                  std::vector<HashedWindow>& windows) {
    std::uint64_t hash = 0;
    std::uint32_t length = 0;
    for (std::uint32_t at = 0; at < words.size(); ++at) {
        if (words[at] == 0) {
            hash = 0;
            length = 0;
            continue;
        }
        if (length == shortest_run) {
            hash -= leading_power() * words[at - shortest_run];
            --length;
        }
        hash = hash * base + words[at];
        ++length;
        if (length == shortest_run) windows.push_back({hash, {text, at + 1 - shortest_run}});
    }
}

std::span<const std::uint32_t> words_at(std::span<const StoryText> group, WindowPlace place) {
    return std::span(group[place.text].trace->words).subspan(place.begin, shortest_run);
}

std::uint64_t hash_of(const WordTrace& trace) {
    std::uint64_t hash = trace.words.size();
    for (const std::uint32_t word : trace.words) hash = (hash ^ word) * base;
    return hash ^ (hash >> 29U);
}

}  // namespace

std::vector<StoryText> list_story_texts(const ProfileTable& table, const OutletIndex& index) {
    std::vector<StoryText> texts;
    std::uint32_t row = 0;
    for (const WordTrace& trace : table.traces) {
        while (row < table.rows.size() && table.rows[row].key < trace.key) ++row;
        assert(row < table.rows.size() && table.rows[row].key == trace.key);
        texts.push_back(make_story_text(trace, index.outlets[row], row, table.rows[row]));
    }
    return texts;
}

std::vector<std::vector<StoryText>> group_by_story(std::vector<StoryText> texts) {
    struct Ordered {
        StoryText text;
        std::uint64_t hash = 0;
    };
    std::map<std::string_view, std::vector<Ordered>> by_event;
    for (const StoryText& text : texts)
        by_event[text.event].push_back({text, hash_of(*text.trace)});
    std::vector<std::vector<StoryText>> groups;
    for (auto& [event, group] : by_event) {
        std::sort(group.begin(), group.end(), [](const Ordered& a, const Ordered& b) {
            const bool a_undated = a.text.date.empty();
            const bool b_undated = b.text.date.empty();
            return std::tie(a_undated, a.text.date, a.hash, a.text.trace->words, a.text.id,
                            a.text.url, a.text.trace->key) <
                   std::tie(b_undated, b.text.date, b.hash, b.text.trace->words, b.text.id,
                            b.text.url, b.text.trace->key);
        });
        std::vector<StoryText>& sorted = groups.emplace_back();
        for (const Ordered& ordered : group) sorted.push_back(ordered.text);
    }
    return groups;
}

ShingleIndex::ShingleIndex(std::span<const StoryText> group)
    : windows_(group.size()), different_(group.size()) {
    std::vector<HashedWindow> windows;
    for (std::uint32_t text = 0; text < group.size(); ++text)
        list_windows(text, group[text].trace->words, windows);

    const auto is_less = [&](const HashedWindow& a, const HashedWindow& b) {
        if (a.hash != b.hash) return a.hash < b.hash;
        const auto words_a = words_at(group, a.place);
        const auto words_b = words_at(group, b.place);
        const auto differ = std::mismatch(words_a.begin(), words_a.end(), words_b.begin());
        if (differ.first != words_a.end()) return *differ.first < *differ.second;
        return std::tie(group[a.place.text].outlet, a.place.text, a.place.begin) <
               std::tie(group[b.place.text].outlet, b.place.text, b.place.begin);
    };
    std::sort(windows.begin(), windows.end(), is_less);

    const auto is_same = [&](const HashedWindow& a, const HashedWindow& b) {
        if (a.hash != b.hash) return false;
        const auto words_a = words_at(group, a.place);
        return std::equal(words_a.begin(), words_a.end(), words_at(group, b.place).begin());
    };
    for (std::size_t begin = 0; begin < windows.size();) {
        std::size_t end = begin;
        std::size_t texts = 0;
        for (; end < windows.size() && is_same(windows[begin], windows[end]); ++end) {
            const std::uint32_t text = windows[end].place.text;
            if (end > begin && windows[end - 1].place.text == text) continue;
            ++texts;
            ++different_[text];
        }
        if (texts > 1) {
            const auto kind = static_cast<std::uint32_t>(kinds());
            for (std::size_t at = begin; at < end; ++at) {
                places_.push_back(windows[at].place);
                windows_[windows[at].place.text].push_back({windows[at].place.begin, kind});
            }
            first_place_.push_back(static_cast<std::uint32_t>(places_.size()));
        }
        begin = end;
    }
    for (std::vector<SharedWindow>& of_text : windows_) {
        std::sort(of_text.begin(), of_text.end(),
                  [](const SharedWindow& a, const SharedWindow& b) { return a.begin < b.begin; });
    }
}

namespace {

/// The run through two equal windows, as far as it goes to both sides.
TextRun widen(const std::vector<std::uint32_t>& here, std::uint32_t begin,
              const std::vector<std::uint32_t>& there, WindowPlace place) {
    std::uint32_t before = 0;
    while (before < begin && before < place.begin && here[begin - before - 1] != 0 &&
           here[begin - before - 1] == there[place.begin - before - 1]) {
        ++before;
    }
    std::uint32_t length = shortest_run;
    while (begin + length < here.size() && place.begin + length < there.size() &&
           here[begin + length] != 0 && here[begin + length] == there[place.begin + length]) {
        ++length;
    }
    return {begin - before, {place.text, place.begin - before}, before + length};
}

/// The places of a window in one outlet's texts.
std::span<const WindowPlace> places_in(std::span<const StoryText> group, const ShingleIndex& index,
                                       std::uint32_t kind, std::uint32_t outlet) {
    const auto places = index.places_of(kind);
    const auto begin = std::partition_point(
        places.begin(), places.end(), [&](WindowPlace p) { return group[p.text].outlet < outlet; });
    const auto end = std::partition_point(
        begin, places.end(), [&](WindowPlace p) { return group[p.text].outlet == outlet; });
    return {begin, end};
}

}  // namespace

std::vector<TextRun> find_runs(std::span<const StoryText> group, const ShingleIndex& index,
                               std::uint32_t text, std::uint32_t outlet) {
    assert(group[text].outlet != outlet);
    const std::vector<std::uint32_t>& here = group[text].trace->words;
    std::vector<TextRun> runs;
    for (const SharedWindow& window : index.windows_of(text)) {
        // A window that ends inside the last run tells nothing new.
        if (!runs.empty() && window.begin + shortest_run <= runs.back().end()) continue;
        const auto places = places_in(group, index, window.kind, outlet);
        TextRun best;
        for (const WindowPlace place : places.first(std::min(places.size(), most_places))) {
            const TextRun run = widen(here, window.begin, group[place.text].trace->words, place);
            if (run.words > best.words) best = run;
        }
        if (best.words > 0) runs.push_back(best);
    }
    return runs;
}

}  // namespace parallax
