// Whether intervals cover, null corpora give no verdicts and planted differences are found.
//   evaluate_statistics ROOT [CORPUS]
// Corpora are simulated: articles of about 420 words (log-normal), hits Poisson with a rate that
// varies by event (gamma, coefficient of variation .5, shared by the outlets) and by article
// (gamma, .5). With a CORPUS also real rows whose outlets are exchanged within events.
#include "engine/core/sha256.hpp"
#include "engine/corpus/read_corpus.hpp"
#include "engine/numeric/intervals.hpp"
#include "engine/numeric/stratified_difference.hpp"
#include "engine/pipeline.hpp"
#include "engine/profile/difference_comparison.hpp"
#include "engine/profile/profile_table.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace {

using namespace parallax;

constexpr double mean_words = 420.0;

class Newsroom {
public:
    explicit Newsroom(std::uint64_t seed) : random_(seed) {}

    double effect() { return std::gamma_distribution<double>(4.0, 0.25)(random_); }
    double words() {
        return std::round(std::max(
            60.0, std::lognormal_distribution<double>(std::log(mean_words) - 0.08, 0.4)(random_)));
    }
    double hits(double mean) {
        return mean > 0.0 ? static_cast<double>(std::poisson_distribution<long>(mean)(random_))
                          : 0.0;
    }
    std::mt19937_64& random() { return random_; }

private:
    std::mt19937_64 random_;
};

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

/// Expected hits ÷ words of the simulated articles at a mean of `hits` an article.
double true_rate(double hits) {
    return hits / mean_words;
}

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

/// Up to four entries of one axis and pole: a writer has several words for one thing.
using Entries = std::vector<TermId>;

std::vector<Entries> choose_entries(const Lexicon& lexicon, std::size_t most) {
    constexpr std::size_t of_each = 4;
    std::map<std::pair<std::size_t, bool>, Entries> chosen;
    for (std::uint32_t i = 0; i < lexicon.terms().size(); ++i) {
        const Term& term = lexicon.term(TermId{i});
        if (!term.axis || term.weight == 0.0) continue;
        if (lexicon.axis(*term.axis).kind != LexiconKind::framing) continue;
        Entries& entries = chosen[{term.axis->index(), term.weight > 0.0}];
        if (entries.size() < of_each) entries.push_back(TermId{i});
    }
    std::vector<Entries> groups;
    for (auto& [key, entries] : chosen) {
        if (groups.size() < most && entries.size() == of_each) groups.push_back(std::move(entries));
    }
    return groups;
}

/// Two outlets, one article each on every event; the first uses the first entries `factor` times as
/// often about the first target.
ProfileTable simulate(Newsroom& newsroom, const std::vector<Entries>& groups, std::size_t documents,
                      double hits, double factor) {
    std::vector<DocumentRow> rows;
    for (std::size_t event = 0; event < documents; ++event) {
        const double story = newsroom.effect();
        for (const int outlet : {0, 1}) {
            DocumentRow row;
            row.id = std::to_string(event) + (outlet == 0 ? "a" : "b");
            row.key = sha256_hex(row.id);
            row.outlet = outlet == 0 ? "A" : "B";
            row.event = std::to_string(event);
            const double words = newsroom.words();
            row.words[0] = static_cast<std::uint32_t>(words);
            const double article = newsroom.effect();
            bool first = true;
            std::vector<TermCount> counts;
            for (const Entries& entries : groups) {
                for (std::uint32_t target = 0; target < 2; ++target) {
                    const double times = first && outlet == 0 ? factor : 1.0;
                    first = false;
                    const double mean = times * true_rate(hits) * words * story * article /
                                        static_cast<double>(entries.size());
                    for (const TermId term : entries) {
                        const double count = newsroom.hits(mean);
                        if (count == 0.0) continue;
                        TermCount counted;
                        counted.term = term;
                        counted.target = TargetId{target};
                        counted.hits = counted.on_axis = static_cast<std::uint32_t>(count);
                        counts.push_back(counted);
                    }
                }
            }
            std::sort(counts.begin(), counts.end(), [](const TermCount& a, const TermCount& b) {
                return std::tie(a.term, a.target) < std::tie(b.term, b.target);
            });
            row.terms = std::move(counts);
            rows.push_back(std::move(row));
        }
    }
    return make_table(std::move(rows), {}, 1, 0);
}

struct Verdicts {
    std::size_t all = 0;
    bool planted = false;
};

Verdicts count_verdicts(const DifferenceComparison& comparison) {
    Verdicts verdicts;
    for (std::size_t m = 0; m < comparison.measures.size(); ++m) {
        for (const OutletDifference& pair : comparison.measures[m].pairs) {
            if (!pair.is_difference()) continue;
            ++verdicts.all;
            if (m == 0 && *pair.estimate > 0.0) verdicts.planted = true;
        }
    }
    return verdicts;
}

void print_share(const char* what, int of, int count) {
    const double share = static_cast<double>(count) / of;
    std::printf("%s: %d of %d corpora (%.3f, Monte-Carlo error %.3f)\n", what, count, of, share,
                1.96 * std::sqrt(0.05 * 0.95 / of));
}

void measure_power(const Lexicon& lexicon, int corpora) {
    const std::vector<Entries> groups = choose_entries(lexicon, 10);
    std::printf("\nSimulated tables of two outlets, %zu measures, 2 hits an article\n",
                2 * groups.size());
    for (const std::size_t documents : {10UL, 30UL, 100UL}) {
        for (const double factor : {1.0, 1.5, 2.0}) {
            Newsroom newsroom(1000 + documents);
            int any = 0;
            int planted = 0;
            for (int corpus = 0; corpus < corpora; ++corpus) {
                const Verdicts verdicts = count_verdicts(compare_differences(
                    simulate(newsroom, groups, documents, 2.0, factor), lexicon));
                any += verdicts.all > 0 ? 1 : 0;
                planted += verdicts.planted ? 1 : 0;
            }
            char what[96];
            if (factor == 1.0) {
                std::snprintf(what, sizeof what,
                              "%3zu documents an outlet, nothing planted, any verdict", documents);
                print_share(what, corpora, any);
            } else {
                std::snprintf(what, sizeof what,
                              "%3zu documents an outlet, planted %.1f times, found", documents,
                              factor);
                print_share(what, corpora, planted);
            }
            std::fflush(stdout);
        }
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
    for (int corpus = 0; corpus < corpora; ++corpus) {
        exchange_outlets(rows, newsroom);
        const auto verdicts =
            count_verdicts(compare_differences(make_table(rows, {}, 1, 0), resources.lexicon()));
        any += verdicts.all > 0 ? 1 : 0;
    }
    print_share("outlets exchanged within events, any verdict", corpora, any);
}

}  // namespace

int main(int arguments, char** values) {
    if (arguments < 2) {
        std::fputs("evaluate_statistics ROOT [CORPUS]\n", stderr);
        return 2;
    }
    const std::filesystem::path root = values[1];
    ResourcePaths paths;
    paths.rules = root / "lexicons" / "style";
    paths.lexicons = {root / "lexicons" / "conflict", root / "lexicons" / "us-politics"};
    measure_coverage(2000);
    std::fflush(stdout);
    const Lexicon lexicon = read_lexicons(paths.lexicons);
    measure_power(lexicon, 1000);
    if (arguments > 2) measure_real(values[2], paths, 1000);
}
