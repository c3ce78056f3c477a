#include "engine/profile/comparison.hpp"
#include "engine/profile/outlet_index.hpp"
#include "tests/catch.hpp"
#include "tests/profile/sample_table.hpp"

#include <algorithm>
#include <map>

#include <rapidcheck.h>

namespace parallax {
namespace {

/// One outlet with two documents for each of `events`, with `hits` on one axis in each document.
ProfileTable make_event_table(std::size_t events, std::uint32_t hits) {
    std::vector<DocumentRow> rows;
    for (std::size_t i = 0; i < 2 * events; ++i) {
        DocumentRow& row = rows.emplace_back(make_sample_row(std::to_string(i), "Beacon",
                                                             "event " + std::to_string(i / 2),
                                                             static_cast<std::uint32_t>(100 + i)));
        row.axes.push_back({AxisId{1}, std::nullopt, Wording::outlet,
                            hits + static_cast<std::uint32_t>(i), 0, 0, 0, 0.0});
    }
    return make_table(rows, {}, 1, 1);
}

Interval interval_of(const Comparison& comparison) {
    return comparison.axes.at(0).outlets.at(0)[0].rate.interval.value();
}

TEST_CASE("from eight events on, an event is a cluster") {
    for (const std::size_t events : {7U, 8U}) {
        CAPTURE(events);
        const Comparison comparison = compare(make_event_table(events, 3), make_sample_lexicon());
        CHECK(comparison.clustered_by_event == (events >= 8));
        std::vector<ClusterTotal> clusters;
        for (std::size_t i = 0; i < 2 * events; ++i) {
            const auto n = static_cast<double>(i);
            if (events >= 8 && i % 2 == 1) {
                clusters.back().count += 3.0 + n;
                clusters.back().exposure += 100.0 + n;
            } else {
                clusters.push_back({3.0 + n, 100.0 + n});
            }
        }
        const Interval expected = clustered_rate_interval(clusters).value();
        CHECK(interval_of(comparison).low == Approx(1000.0 * expected.low).epsilon(1e-12));
        CHECK(interval_of(comparison).high ==
              Approx(1000.0 * std::min(expected.high, 1.0)).epsilon(1e-12));
    }
}

TEST_CASE("documents without an event are clusters of their own") {
    std::vector<DocumentRow> rows;
    for (int i = 0; i < 8; ++i)
        rows.push_back(make_sample_row("a" + std::to_string(i), "Beacon", "e" + std::to_string(i)));
    rows.push_back(make_sample_row("c1", "courier"));
    rows.push_back(make_sample_row("c2", "courier"));
    rows.push_back(make_sample_row("d1", "daily", "e0"));
    rows.push_back(make_sample_row("d2", "daily", "e0"));
    rows[0].axes.push_back({AxisId{1}, std::nullopt, Wording::outlet, 1, 0, 0, 0, 0.0});
    const Comparison comparison = compare(make_table(rows, {}, 1, 1), make_sample_lexicon());
    REQUIRE(comparison.clustered_by_event);
    CHECK(comparison.axes[0].outlets[1][0].rate.interval.has_value());
    // Two documents about one event are one cluster: its spread is unknown.
    CHECK_FALSE(comparison.axes[0].outlets[2][0].rate.interval.has_value());
}

/// The rate of an axis cell, counted anew document by document.
std::optional<Interval> count_anew(const ProfileTable& table, const Comparison& comparison,
                                   const AxisRow& axis, const std::string& outlet,
                                   Wording wording) {
    std::map<std::string, ClusterTotal> clusters;
    for (const DocumentRow& row : table.rows) {
        if (row.outlet != outlet) continue;
        const bool by_event = comparison.clustered_by_event && !row.event.empty();
        ClusterTotal& cluster = clusters[by_event ? row.event : row.key];
        cluster.exposure += static_cast<double>(count_words(row));
        for (const AxisCount& count : row.axes) {
            if (count.axis == axis.axis && count.target == axis.target && count.wording == wording)
                cluster.count += count.hits;
        }
    }
    std::vector<ClusterTotal> list;
    for (const auto& [name, cluster] : clusters) list.push_back(cluster);
    return clustered_rate_interval(list);
}

TEST_CASE("cells, intervals and totals equal those counted anew") {
    REQUIRE(rc::check("naive twin", [] {
        const ProfileTable table = table_of(any_documents(9), 9, 2);
        const Comparison comparison = compare(table, make_sample_lexicon());
        std::uint64_t hits = 0;
        for (const AxisRow& axis : comparison.axes) {
            for (std::size_t o = 0; o < comparison.outlets.size(); ++o) {
                for (const Wording wording : all_wordings) {
                    const AxisCell& cell = axis.outlets[o][static_cast<std::size_t>(wording)];
                    hits += cell.hits;
                    const auto expected =
                        count_anew(table, comparison, axis, comparison.outlets[o].outlet, wording);
                    if (cell.rate.words == 0) {
                        RC_ASSERT(!cell.rate.interval && !cell.rate.per_thousand);
                        continue;
                    }
                    RC_ASSERT(cell.rate.interval.has_value() == expected.has_value());
                    if (!expected) continue;
                    RC_ASSERT(cell.rate.interval->low ==
                              Approx(1000.0 * expected->low).epsilon(1e-9).margin(1e-12));
                    RC_ASSERT(cell.rate.interval->high ==
                              Approx(1000.0 * std::min(expected->high, 1.0)));
                }
            }
        }
        std::uint64_t expected_hits = 0;
        for (const DocumentRow& row : table.rows) {
            for (const AxisCount& count : row.axes) expected_hits += count.hits;
        }
        RC_ASSERT(hits == expected_hits);
        std::uint64_t shown = 0;
        for (const EvidenceTotal& total : comparison.evidence_totals) {
            RC_ASSERT(total.shown <= total.hits);
            RC_ASSERT(total.shown == std::min<std::uint64_t>(total.hits, 2));
            shown += total.shown;
        }
        RC_ASSERT(shown == comparison.evidence.size());
    }));
}

TEST_CASE("sums of scores show no order of documents") {
    REQUIRE(rc::check("sums", [] {
        auto documents = any_documents(4);
        const Comparison a = compare(table_of(documents, 4, 2), make_sample_lexicon());
        std::reverse(documents.begin(), documents.end());
        const Comparison b = compare(table_of(documents, 4, 2), make_sample_lexicon());
        RC_ASSERT(a.axes.size() == b.axes.size());
        for (std::size_t i = 0; i < a.axes.size(); ++i) {
            for (std::size_t o = 0; o < a.outlets.size(); ++o) {
                for (std::size_t w = 0; w < wording_count; ++w)
                    RC_ASSERT(a.axes[i].outlets[o][w].sum == b.axes[i].outlets[o][w].sum);
            }
        }
    }));
}

}  // namespace
}  // namespace parallax
