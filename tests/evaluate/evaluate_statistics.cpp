// Whether intervals cover, null corpora give no verdicts and planted differences are found.
//   evaluate_statistics ROOT [CORPUS] [coverage|verdicts|time|real] [CORPORA [EVENTS]]
// With EVENTS only the verdicts on two outlets with so many events. Corpora are simulated
// (simulated_rows.hpp). With a CORPUS also real rows whose outlets are exchanged within events; ""
// for none.
#include "engine/corpus/read_corpus.hpp"
#include "engine/numeric/intervals.hpp"
#include "engine/numeric/stratified_difference.hpp"
#include "engine/pipeline.hpp"
#include "engine/profile/difference_comparison.hpp"
#include "engine/profile/profile_table.hpp"
#include "tests/evaluate/simulated_rows.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace {

using namespace parallax;

/// How often an interval held the truth, and how wide it was for its truth.
struct Coverage {
    int corpora = 0;
    int held = 0;
    int none = 0;
    double width = 0.0;

    void add(const std::optional<Interval>& interval, double truth, double unit) {
        ++corpora;
        if (!interval) {
            ++none;
            return;
        }
        if (interval->low <= truth && truth <= interval->high) ++held;
        width += (interval->high - interval->low) * unit;
    }
    void print(const char* what, std::size_t documents, const char* rate) const {
        const int given = corpora - none;
        std::printf("%-28s %9zu %9s %9.3f %10.3f %8d\n", what, documents, rate,
                    given > 0 ? static_cast<double>(held) / given : 0.0,
                    given > 0 ? width / given : 0.0, none);
    }
};

void measure_coverage(int corpora) {
    std::printf(
        "Coverage of 95 %% intervals, %d corpora each; widths in hits per 1,000 words or "
        "points\n%-28s %9s %9s %9s %10s %8s\n",
        corpora, "", "documents", "hits/doc", "coverage", "mean width", "none");
    for (const double hits : {0.3, 2.0}) {
        char label[16];
        std::snprintf(label, sizeof label, "%.1f", hits);
        for (const std::size_t documents : {5UL, 10UL, 30UL}) {
            Newsroom newsroom(17 + documents + static_cast<std::uint64_t>(hits * 10));
            Coverage rate;
            Coverage share;
            Coverage same;
            Coverage twice;
            Coverage shares;
            for (int corpus = 0; corpus < corpora; ++corpus) {
                ClusterSums sums;
                ClusterSums labelled;
                std::vector<StratifiedUnit> equal;
                std::vector<StratifiedUnit> double_rate;
                std::vector<StratifiedUnit> label_shares;
                for (std::uint32_t event = 0; event < documents; ++event) {
                    const double story = newsroom.effect();
                    for (const bool second : {false, true}) {
                        const double words = newsroom.words();
                        const double mean = true_rate(hits) * words * story;
                        const double count = newsroom.hits(mean * newsroom.effect());
                        equal.push_back({event, second, count, words});
                        double_rate.push_back(
                            {event, second,
                             second ? count : newsroom.hits(2.0 * mean * newsroom.effect()),
                             words});
                        // Five times as many mentions, of which a fifth are labelled.
                        const double mentions = newsroom.hits(5.0 * mean * newsroom.effect());
                        const double p = std::min(1.0, 0.2 * newsroom.effect());
                        const double labels = static_cast<double>(std::binomial_distribution<long>(
                            static_cast<long>(mentions), p)(newsroom.random()));
                        label_shares.push_back({event, second, labels, mentions});
                        if (second) continue;
                        sums.add({count, words});
                        labelled.add({labels, mentions});
                    }
                }
                rate.add(clustered_rate_interval(sums), true_rate(hits), 1000.0);
                if (labelled.exposure > 0.0)
                    share.add(clustered_share_interval(labelled), 0.2, 100.0);
                const auto add = [&](Coverage& coverage, const std::vector<StratifiedUnit>& units,
                                     RatioKind kind, double truth, double unit) {
                    const auto difference = weigh_difference(units);
                    if (!difference) return;
                    const auto error = estimate_error(units, *difference, kind);
                    coverage.add(error ? std::optional(error->interval) : std::nullopt, truth,
                                 unit);
                };
                add(same, equal, RatioKind::rate, 0.0, 1000.0);
                add(twice, double_rate, RatioKind::rate, true_rate(hits), 1000.0);
                add(shares, label_shares, RatioKind::share, 0.0, 100.0);
            }
            rate.print("rate of an outlet", documents, label);
            share.print("label share of an outlet", documents, label);
            same.print("difference, none", documents, label);
            twice.print("difference, twice the rate", documents, label);
            shares.print("difference of shares, none", documents, label);
        }
    }
}

struct Verdicts {
    std::size_t all = 0;
    std::size_t one_sided =
        0;  ///< in rates of which one outlet has fewer than fewest_to_judge hits
    bool planted = false;
};

Verdicts count_verdicts(const DifferenceComparison& comparison) {
    Verdicts verdicts;
    for (const MeasureDifference& measure : comparison.measures) {
        for (const OutletDifference& pair : measure.pairs) {
            if (!pair.is_difference()) continue;
            ++verdicts.all;
            if (measure.measure.is_rate() &&
                std::min(pair.first.count, pair.second.count) < fewest_to_judge) {
                ++verdicts.one_sided;
            }
            if (&measure == &comparison.measures.front() && pair.a == 0 && *pair.estimate > 0.0)
                verdicts.planted = true;
        }
    }
    return verdicts;
}

void print_share(const std::string& what, int of, int count, int by_rule) {
    const double share = static_cast<double>(count) / of;
    std::printf("%-74s %5d %8.3f %8.3f %22d\n", what.c_str(), count, share,
                1.96 * std::sqrt(0.05 * 0.95 / of), by_rule);
    std::fflush(stdout);
}

/// Of how many corpora a verdict comes out; by_rule: only such as a bar of ten hits of each outlet,
/// taken by the letter, would refuse.
void measure_verdicts(const SimulatedEntries& entries, const SimulatedDesign& design, int corpora) {
    Newsroom newsroom(1000 + design.events);
    int any = 0;
    int planted = 0;
    int one_sided = 0;
    for (int corpus = 0; corpus < corpora; ++corpus) {
        const Verdicts verdicts = count_verdicts(
            compare_differences(simulate_table(newsroom, entries, design), *entries.lexicon));
        any += verdicts.all > 0 ? 1 : 0;
        planted += verdicts.planted ? 1 : 0;
        one_sided += verdicts.all > 0 && verdicts.all == verdicts.one_sided ? 1 : 0;
    }
    std::string what = std::to_string(design.outlets) + " outlets, " +
                       std::to_string(design.events) + " events, " +
                       std::to_string(design.articles) + " articles each, " +
                       std::to_string(design.hits).substr(0, 3) + " hits: ";
    if (design.factor == 1.0) {
        what += design.unequal ? "none planted, one outlet writes 5 times as long, any verdict"
                               : "none planted, any verdict";
        print_share(what, corpora, any, one_sided);
    } else {
        what += "planted " + std::to_string(design.factor).substr(0, 4) + " times, found";
        print_share(what, corpora, planted, one_sided);
    }
}

/// Two outlets with one article each on so many events.
void measure_events(const SimulatedEntries& entries, std::size_t events, int corpora) {
    for (const double factor : {1.0, 1.5, 2.0, 20.0})
        measure_verdicts(entries, SimulatedDesign{2, events, 1, 2.0, factor, false}, corpora);
}

/// `only_events`: 0 for all designs.
void measure_power(const Lexicon& lexicon, int corpora, std::size_t only_events) {
    const SimulatedEntries entries = choose_entries(lexicon, 10);
    std::printf(
        "\nSimulated tables, %zu rates and the labels of one choice, %d corpora each\n"
        "%-74s %5s %8s %8s %22s\n",
        2 * entries.groups.size(), corpora, "", "found", "share", "± MC", "one outlet under 10");
    using Design = SimulatedDesign;
    if (only_events > 0) return measure_events(entries, only_events, corpora);
    for (const std::size_t events : {10UL, 30UL, 100UL}) measure_events(entries, events, corpora);
    measure_verdicts(entries, Design{2, 30, 1, 0.5, 1.0, false}, corpora);
    measure_verdicts(entries, Design{2, 30, 1, 0.5, 20.0, false}, corpora);
    measure_verdicts(entries, Design{2, 30, 1, 0.5, 1.0, true}, corpora);
    measure_verdicts(entries, Design{2, 30, 1, 2.0, 1.0, true}, corpora);
    measure_verdicts(entries, Design{2, 100, 1, 2.0, 1.0, true}, corpora);
    measure_verdicts(entries, Design{5, 30, 1, 2.0, 1.0, true}, corpora);
    measure_verdicts(entries, Design{5, 30, 1, 0.5, 1.0, true}, corpora);
    measure_verdicts(entries, Design{2, 10, 3, 1.0, 1.0, false}, corpora);
    measure_verdicts(entries, Design{5, 30, 1, 0.5, 1.0, false}, corpora);
    measure_verdicts(entries, Design{5, 30, 1, 0.5, 20.0, false}, corpora);
}

void measure_time(const Lexicon& lexicon) {
    const SimulatedEntries entries = choose_entries(lexicon, 10);
    std::printf(
        "\nTime of all differences, one article an outlet and event, 2 hits, planted 3 times\n"
        "%8s %8s %10s %10s %12s %10s\n",
        "outlets", "events", "verdicts", "draws", "not tested", "CPU s");
    for (const std::size_t outlets : {5UL, 10UL, 20UL, 40UL}) {
        Newsroom newsroom(3);
        const ProfileTable table =
            simulate_table(newsroom, entries, SimulatedDesign{outlets, 30, 1, 2.0, 3.0, false});
        const std::clock_t start = std::clock();
        const DifferenceComparison compared = compare_differences(table, lexicon);
        const double seconds =
            static_cast<double>(std::clock() - start) / static_cast<double>(CLOCKS_PER_SEC);
        std::uint64_t not_tested = 0;
        for (const MeasureDifference& measure : compared.measures)
            not_tested += measure.pairs_not_tested;
        std::printf("%8zu %8d %10zu %10llu %12llu %10.2f\n", outlets, 30,
                    count_verdicts(compared).all,
                    static_cast<unsigned long long>(compared.pair_permutations),
                    static_cast<unsigned long long>(not_tested), seconds);
        std::fflush(stdout);
    }
}

/// The rows of a corpus, analysed once, near duplicates and all.
std::vector<DocumentRow> analyse_rows(const std::string& file, const Resources& resources) {
    Corpus corpus = read_corpus({file}, 1);
    Workspace workspace;
    std::vector<DocumentRow> rows;
    for (Document& document : corpus.documents) {
        const Analysis analysis = analyse(std::move(document), resources, workspace);
        if (!analysis.reject) rows.push_back(make_row(analysis.analysed, resources.lexicon()));
    }
    return rows;
}

void exchange_outlets(std::vector<DocumentRow>& rows, Newsroom& newsroom) {
    std::map<std::string, std::vector<std::size_t>> events;
    for (std::size_t row = 0; row < rows.size(); ++row) events[rows[row].event].push_back(row);
    for (const auto& [event, members] : events) {
        for (std::size_t left = members.size(); left > 1; --left) {
            const std::size_t other = newsroom.random()() % left;
            std::swap(rows[members[left - 1]].outlet, rows[members[other]].outlet);
        }
    }
}

void measure_real(const std::string& file, const ResourcePaths& paths, int corpora) {
    const Resources resources(paths);
    std::vector<DocumentRow> rows = analyse_rows(file, resources);
    const auto start = std::chrono::steady_clock::now();
    const DifferenceComparison seen =
        compare_differences(make_table(rows, {}, 1, 0), resources.lexicon());
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::size_t tested = 0;
    for (const MeasureDifference& measure : seen.measures) tested += measure.p ? 1U : 0U;
    std::printf(
        "\n%zu real documents: %zu measures listed, %zu tested, %zu verdicts, %llu draws, "
        "%.2f s without near duplicates\n",
        rows.size(), seen.measures.size(), tested, count_verdicts(seen).all,
        static_cast<unsigned long long>(seen.permutations), seconds);
    Newsroom newsroom(7);
    int any = 0;
    int one_sided = 0;
    for (int corpus = 0; corpus < corpora; ++corpus) {
        exchange_outlets(rows, newsroom);
        const auto verdicts =
            count_verdicts(compare_differences(make_table(rows, {}, 1, 0), resources.lexicon()));
        any += verdicts.all > 0 ? 1 : 0;
        one_sided += verdicts.all > 0 && verdicts.all == verdicts.one_sided ? 1 : 0;
    }
    print_share("outlets exchanged within events, any verdict", corpora, any, one_sided);
}

}  // namespace

int main(int arguments, char** values) {
    if (arguments < 2) {
        std::fputs(
            "evaluate_statistics ROOT [CORPUS] [coverage|verdicts|time|real] [CORPORA [EVENTS]]\n",
            stderr);
        return 2;
    }
    const std::filesystem::path root = values[1];
    const std::string corpus = arguments > 2 ? values[2] : "";
    const std::string only = arguments > 3 ? values[3] : "";
    const auto wants = [&](const char* part) { return only.empty() || only == part; };
    ResourcePaths paths;
    paths.rules = root / "lexicons" / "style";
    paths.lexicons = {root / "lexicons" / "conflict", root / "lexicons" / "us-politics"};
    if (wants("coverage")) measure_coverage(2000);
    std::fflush(stdout);
    const Lexicon lexicon = read_lexicons(paths.lexicons);
    if (wants("time")) measure_time(lexicon);
    const int corpora = arguments > 4 ? std::stoi(values[4]) : 1000;
    const std::size_t events = arguments > 5 ? std::stoul(values[5]) : 0;
    if (wants("verdicts")) measure_power(lexicon, corpora, events);
    if (wants("real") && !corpus.empty()) measure_real(corpus, paths, corpora);
}
