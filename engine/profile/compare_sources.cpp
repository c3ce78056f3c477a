#include "engine/profile/compare_parts.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

struct SourceOrder {
    bool operator()(const SourceName& a, const SourceName& b) const {
        return a.speaker != b.speaker ? a.speaker < b.speaker : is_before(a.target, b.target);
    }
};

struct GrowingSource {
    SourceCell cell;
    std::map<std::pair<std::string, Endorsement>, std::uint64_t> cues;
    const DocumentRow* last = nullptr;
};

void add_count(GrowingSource& growing, const SourceCount& count, const DocumentRow& row) {
    SourceCell& cell = growing.cell;
    if (growing.last != &row) ++cell.documents;
    growing.last = &row;
    cell.passages += count.passages;
    cell.words += count.words;
    cell.words_by_voice[static_cast<std::size_t>(count.voice)] += count.words;
    growing.cues[{count.cue, count.endorsement}] += count.passages;
}

SourceCell finish(GrowingSource& growing) {
    for (const auto& [key, passages] : growing.cues) {
        growing.cell.cues.push_back({key.first, key.second, passages});
    }
    std::stable_sort(growing.cell.cues.begin(), growing.cell.cues.end(),
                     [](const CueUse& a, const CueUse& b) { return a.passages > b.passages; });
    return std::move(growing.cell);
}

std::uint64_t total_words(const SourceRow& row) {
    std::uint64_t words = 0;
    for (const SourceCell& cell : row.outlets) words += cell.words;
    return words;
}

std::string side_of(const std::optional<TargetId>& target, const Lexicon& lexicon) {
    if (!target) return {};
    const Target& named = lexicon.target(*target);
    return named.side.empty() ? named.id : named.side;
}

struct GrowingSide {
    std::uint64_t words = 0;
    ClusteredCount clustered;
    std::set<std::string> speakers;
    std::array<std::uint64_t, all_endorsements.size()> passages{};
};

}  // namespace

std::vector<SourceRow> compare_sources(const ProfileTable& table, const OutletIndex& index,
                                       const SourceNames& names) {
    std::map<SourceName, std::vector<GrowingSource>, SourceOrder> growing;
    std::map<SourceName, std::set<std::string>, SourceOrder> written;
    for (const std::uint32_t at : index.rows) {
        const DocumentRow& row = table.rows[at];
        for (std::size_t s = 0; s < row.sources.size(); ++s) {
            auto& outlets = growing[names[at][s]];
            outlets.resize(index.names.size());
            add_count(outlets[index.outlets[at]], row.sources[s], row);
            const std::string& speaker = row.sources[s].speaker;
            if (speaker != names[at][s].speaker) written[names[at][s]].insert(speaker);
        }
    }
    std::vector<SourceRow> rows;
    for (auto& [name, outlets] : growing) {
        SourceRow& row = rows.emplace_back(SourceRow{name.speaker, name.target, {}, {}});
        const std::set<std::string>& forms = written[name];
        row.written.assign(forms.begin(), forms.end());
        for (GrowingSource& outlet : outlets) row.outlets.push_back(finish(outlet));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const SourceRow& a, const SourceRow& b) {
        return total_words(a) > total_words(b);
    });
    return rows;
}

std::vector<SideRow> compare_sides(const ProfileTable& table, const Lexicon& lexicon,
                                   const OutletIndex& index, const SourceNames& names) {
    std::map<std::string, std::vector<GrowingSide>> growing;
    for (const std::uint32_t at : index.rows) {
        for (std::size_t s = 0; s < table.rows[at].sources.size(); ++s) {
            const SourceCount& count = table.rows[at].sources[s];
            const SourceName& name = names[at][s];
            auto& outlets = growing[side_of(name.target, lexicon)];
            outlets.resize(index.names.size());
            GrowingSide& side = outlets[index.outlets[at]];
            side.words += count.words;
            side.clustered.add(index.clusters[at], count.words);
            if (!name.speaker.empty()) side.speakers.insert(name.speaker);
            side.passages[static_cast<std::size_t>(count.endorsement)] += count.passages;
        }
    }
    std::vector<SideRow> rows;
    for (const auto& [name, outlets] : growing) {
        SideRow& row = rows.emplace_back(SideRow{name, {}});
        for (std::size_t o = 0; o < outlets.size(); ++o) {
            row.outlets.push_back(
                {estimate_clustered_share(outlets[o].words, outlets[o].clustered.sums(index, o)),
                 outlets[o].speakers.size(), outlets[o].passages});
        }
    }
    // The name of those not known is empty and sorts first.
    if (!rows.empty() && rows.front().side.empty()) {
        std::rotate(rows.begin(), rows.begin() + 1, rows.end());
    }
    return rows;
}

}  // namespace parallax
