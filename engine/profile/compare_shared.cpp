#include "engine/profile/compare_parts.hpp"
#include "engine/profile/shared_comparison.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

/// Wire words while they are added up, by agency.
using WireSums = std::map<std::string, WireWords, std::less<>>;

std::vector<WireWords> list_wire(const WireSums& sums) {
    std::vector<WireWords> list;
    for (const auto& [agency, words] : sums) list.push_back(words);
    return list;
}

void add_wire(WireSums& sums, std::string_view agency, std::uint64_t words,
              std::uint64_t documents) {
    WireWords& wire = sums.try_emplace(std::string(agency)).first->second;
    wire.agency = agency;
    wire.words += words;
    wire.documents += documents;
}

/// An ordered pair of outlets while documents are added.
struct GrowingPair {
    SharedPair pair;
    ClusterSums exposure;  ///< of the outlet's clusters on events that both cover, without counts
    std::map<std::uint32_t, std::uint64_t> shared;  ///< words by number of the cluster
    WireSums wire;
    std::vector<SharedRun> longest;  ///< at most runs_shown
};

bool is_shown_before(const SharedRun& a, const SharedRun& b) {
    if (a.words != b.words) return a.words > b.words;
    return std::tie(a.here.key, a.here.begin, a.there.key, a.there.begin) <
           std::tie(b.here.key, b.here.begin, b.there.key, b.there.begin);
}

/// Adds up what the documents of a table share.
class SharedCounter {
public:
    SharedCounter(const ProfileTable& table, const OutletIndex& index)
        : table_(table), index_(index), shared_of_row_(table.rows.size()) {
        result_.outlets.resize(index.names.size());
    }

    SharedComparison count() {
        std::vector<StoryText> texts = list_story_texts(table_, index_);
        for (const StoryText& text : texts) traces_[text.number] = text.trace;
        for (const std::vector<StoryText>& group : group_by_story(std::move(texts)))
            count_group(group);
        finish_outlets();
        finish_pairs();
        return std::move(result_);
    }

private:
    void count_group(const std::vector<StoryText>& group) {
        const std::size_t outlets = count_exposure(group);
        if (outlets < 2) return;
        const ShingleIndex windows(group);
        for (std::uint32_t text = 0; text < group.size(); ++text) count_text(group, windows, text);
    }

    /// Words that could be shared: those on events that the other covers too. A cluster lies within
    /// one group, so that sums of groups can be added. Returns how many outlets the group has.
    std::size_t count_exposure(const std::vector<StoryText>& group) {
        struct Part {
            ClusterSums sums;
            std::uint64_t documents = 0;
        };
        std::map<std::uint32_t, Part> parts;
        std::map<std::pair<std::uint32_t, std::uint32_t>, double> clusters;
        for (const StoryText& text : group) {
            clusters[{text.outlet, index_.clusters[text.number]}] +=
                static_cast<double>(count_words(*text.trace));
            ++parts[text.outlet].documents;
        }
        for (const auto& [place, exposure] : clusters) {
            parts[place.first].sums.add({0.0, exposure});
            exposure_[place] = exposure;
        }
        for (const auto& [outlet, part] : parts) {
            for (const auto& [other, ignored] : parts) {
                if (outlet == other) continue;
                GrowingPair& growing = pairs_[{outlet, other}];
                growing.exposure.clusters += part.sums.clusters;
                growing.exposure.exposure += part.sums.exposure;
                growing.exposure.exposure_squared += part.sums.exposure_squared;
                growing.pair.of_documents += part.documents;
            }
        }
        return parts.size();
    }

    void count_text(const std::vector<StoryText>& group, const ShingleIndex& windows,
                    std::uint32_t text) {
        const std::set<std::uint32_t> others = outlets_that_share(group, windows, text);
        if (others.empty()) return;
        const std::vector<Voice> voices = list_voices(*group[text].trace);
        std::vector<bool> is_shared(voices.size());
        for (const std::uint32_t other : others) {
            const std::vector<TextRun> runs = find_runs(group, windows, text, other);
            count_pair(group, text, other, runs, voices);
            for (const TextRun& run : runs) {
                std::fill(is_shared.begin() + run.begin, is_shared.begin() + run.end(), true);
            }
        }
        WordsByVoice& words = shared_of_row_[group[text].number];
        for (std::size_t at = 0; at < voices.size(); ++at) {
            if (is_shared[at]) ++words[static_cast<std::size_t>(voices[at])];
        }
    }

    static std::set<std::uint32_t> outlets_that_share(const std::vector<StoryText>& group,
                                                      const ShingleIndex& windows,
                                                      std::uint32_t text) {
        std::set<std::uint32_t> outlets;
        for (const SharedWindow& window : windows.windows_of(text)) {
            const auto places = windows.places_of(window.kind);
            for (auto place = places.begin(); place != places.end();) {
                const std::uint32_t outlet = group[place->text].outlet;
                if (outlet != group[text].outlet) outlets.insert(outlet);
                place = std::partition_point(place, places.end(), [&](const WindowPlace& p) {
                    return group[p.text].outlet == outlet;
                });
            }
        }
        return outlets;
    }

    void count_pair(const std::vector<StoryText>& group, std::uint32_t text, std::uint32_t other,
                    const std::vector<TextRun>& runs, const std::vector<Voice>& voices) {
        const StoryText& here = group[text];
        GrowingPair& growing = pairs_[{here.outlet, other}];
        SharedPair& pair = growing.pair;
        ++pair.documents;
        std::uint32_t counted = 0;
        std::set<std::string_view> agencies;
        for (const TextRun& run : runs) {
            const StoryText& there = group[run.other.text];
            SharedRun shown{here.outlet,
                            other,
                            {here.trace->key, run.begin, std::nullopt},
                            {there.trace->key, run.other.begin, std::nullopt},
                            run.words,
                            {}};
            std::uint64_t added = 0;
            for (std::uint32_t at = run.begin; at < run.end(); ++at) {
                const auto voice = static_cast<std::size_t>(voices[at]);
                ++shown.voices[voice];
                if (at < counted) continue;
                ++pair.voices[voice];
                ++added;
            }
            counted = run.end();
            pair.words.count += added;
            growing.shared[index_.clusters[here.number]] += added;
            pair.longest = std::max<std::uint64_t>(pair.longest, run.words);
            ++pair.runs;
            std::string_view agency = wire_of(*here.trace);
            if (agency.empty()) agency = wire_of(*there.trace);
            if (!agency.empty())
                add_wire(growing.wire, agency, added, agencies.insert(agency).second ? 1 : 0);
            keep_longest(growing.longest, std::move(shown));
        }
    }

    static void keep_longest(std::vector<SharedRun>& longest, SharedRun run) {
        const auto place = std::upper_bound(longest.begin(), longest.end(), run, is_shown_before);
        if (place == longest.end() && longest.size() == runs_shown) return;
        longest.insert(place, std::move(run));
        if (longest.size() > runs_shown) longest.pop_back();
    }

    void finish_outlets() {
        std::vector<ClusterTotals> clusters(result_.outlets.size());
        std::vector<WireSums> copies(result_.outlets.size());
        std::vector<WireSums> material(result_.outlets.size());
        for (const std::uint32_t row : index_.rows) {
            const auto trace = traces_.find(row);
            if (trace == traces_.end()) continue;
            const std::uint32_t o = index_.outlets[row];
            SharedOutlet& outlet = result_.outlets[o];
            SharedDocument document{
                trace->second->key, count_words(*trace->second), 0, trace->second->credits, {}};
            for (std::size_t v = 0; v < all_voices.size(); ++v) {
                outlet.voices[v] += shared_of_row_[row][v];
                document.shared += shared_of_row_[row][v];
            }
            if (document.shared > 0) ++outlet.documents;
            const std::uint64_t counted = count_words(table_.rows[row]);
            const std::uint64_t left_out = document.words - std::min(document.words, counted);
            outlet.left_out += left_out;
            ClusterTotal& cluster = clusters[o][index_.clusters[row]];
            cluster.count += static_cast<double>(document.shared);
            cluster.exposure += static_cast<double>(document.words);
            for (const CreditedAgency& credit : document.credits) {
                add_wire((credit.kind == CreditKind::copy ? copies : material)[o], credit.agency,
                         document.words, 1);
            }
            if (document.shared > 0 || left_out > 0 || !document.credits.empty())
                result_.documents.push_back(std::move(document));
        }
        for (std::size_t o = 0; o < result_.outlets.size(); ++o) {
            SharedOutlet& outlet = result_.outlets[o];
            outlet.words = estimate_clustered_share(clusters[o]);
            outlet.copies = list_wire(copies[o]);
            outlet.material = list_wire(material[o]);
        }
    }

    [[nodiscard]] ShareEstimate estimate(std::uint32_t outlet, const GrowingPair& growing) const {
        ClusterSums sums = growing.exposure;
        for (const auto& [cluster, words] : growing.shared)
            add_hits(sums, words, exposure_.at({outlet, cluster}));
        return estimate_clustered_share(growing.pair.words.count, sums);
    }

    void finish_pairs() {
        std::vector<std::pair<std::size_t, SharedRun>> ranked;
        for (auto& [outlets, growing] : pairs_) {
            SharedPair& pair = growing.pair;
            if (pair.runs == 0) continue;
            pair.other = outlets.second;
            pair.words = estimate(outlets.first, growing);
            pair.wire = list_wire(growing.wire);
            result_.outlets[outlets.first].with.push_back(std::move(pair));
            for (std::size_t rank = 0; rank < growing.longest.size(); ++rank)
                ranked.emplace_back(rank, std::move(growing.longest[rank]));
        }
        for (SharedOutlet& outlet : result_.outlets) {
            std::stable_sort(outlet.with.begin(), outlet.with.end(),
                             [](const SharedPair& a, const SharedPair& b) {
                                 return a.words.count > b.words.count;
                             });
        }
        show_runs(std::move(ranked));
    }

    /// The longest of every pair before the second of any.
    void show_runs(std::vector<std::pair<std::size_t, SharedRun>> ranked) {
        std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
            if (a.first != b.first) return a.first < b.first;
            return a.second.words > b.second.words;
        });
        if (ranked.size() > all_runs_shown)
            ranked.erase(ranked.begin() + all_runs_shown, ranked.end());
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> shown;
        for (auto& [rank, run] : ranked) {
            ++shown[{run.outlet, run.other}];
            result_.runs.push_back(std::move(run));
        }
        std::stable_sort(result_.runs.begin(), result_.runs.end(),
                         [](const SharedRun& a, const SharedRun& b) {
                             return std::tie(a.outlet, a.other) < std::tie(b.outlet, b.other);
                         });
        for (std::uint32_t o = 0; o < result_.outlets.size(); ++o) {
            for (SharedPair& pair : result_.outlets[o].with) pair.shown = shown[{o, pair.other}];
        }
    }

    const ProfileTable& table_;
    const OutletIndex& index_;
    std::map<std::uint32_t, const WordTrace*> traces_;                    ///< by row
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> exposure_;  ///< by outlet, cluster
    std::vector<WordsByVoice> shared_of_row_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, GrowingPair> pairs_;
    SharedComparison result_;
};

}  // namespace

SharedComparison compare_shared(const ProfileTable& table, const OutletIndex& index) {
    return SharedCounter(table, index).count();
}

}  // namespace parallax
