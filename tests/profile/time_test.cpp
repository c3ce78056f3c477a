#include "engine/profile/comparison.hpp"
#include "tests/catch.hpp"
#include "tests/profile/sample_table.hpp"

#include <string>
#include <vector>

namespace parallax {
namespace {

DocumentRow make_dated(const std::string& id, const std::string& outlet, const std::string& date,
                       std::uint32_t hits = 0, const std::string& event = "") {
    DocumentRow row = make_sample_row(id, outlet, event);
    row.date = date;
    if (hits > 0) row.axes = {{legitimacy, rebels, Wording::outlet, hits, hits, 0, 0, -2.0 * hits}};
    return row;
}

TimeComparison compare_dated(std::vector<DocumentRow> rows) {
    return compare(make_table(std::move(rows), {}, 1, 3), make_sample_lexicon()).time;
}

std::vector<std::string> names_of(const TimeComparison& time) {
    std::vector<std::string> names;
    for (const Period& period : time.periods) names.push_back(period.name);
    return names;
}

}  // namespace

TEST_CASE("periods are weeks, months or years, without a gap") {
    struct Case {
        const char* name;
        std::string first;
        std::string last;
        std::optional<PeriodUnit> unit;
        std::vector<std::string> begin;  ///< names of the first and last period
        std::size_t periods;
    };
    const Case cases[] = {
        {"less than two weeks", "2024-03-01", "2024-03-14", std::nullopt, {}, 0},
        {"two weeks", "2024-03-01", "2024-03-15", PeriodUnit::week, {"2024-W09", "2024-W11"}, 3},
        {"a week has the year of its Thursday",
         "2024-12-30",
         "2025-01-13T08:00:00Z",
         PeriodUnit::week,
         {"2025-W01", "2025-W03"},
         3},
        {"53 weeks", "2020-12-20", "2021-01-05", PeriodUnit::week, {"2020-W51", "2021-W01"}, 4},
        {"half a year", "2024-01-31", "2024-08-01", PeriodUnit::month, {"2024-01", "2024-08"}, 8},
        {"many years", "2015-06-01", "2024-01-01", PeriodUnit::year, {"2015", "2024"}, 10},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        const TimeComparison time =
            compare_dated({make_dated("a", "A", one.first), make_dated("b", "B", one.last)});
        CHECK(time.unit == one.unit);
        REQUIRE(time.periods.size() == one.periods);
        if (one.periods == 0) continue;
        CHECK(names_of(time).front() == one.begin[0]);
        CHECK(names_of(time).back() == one.begin[1]);
        CHECK(time.periods.front().documents == std::vector<std::uint64_t>{1, 0});
        CHECK(time.periods.back().documents == std::vector<std::uint64_t>{0, 1});
        for (std::size_t p = 1; p < time.periods.size(); ++p)
            CHECK(time.periods[p - 1].end < time.periods[p].begin);
    }
}

TEST_CASE("a period has the hits, words and interval of its documents alone") {
    DocumentRow quoting = make_dated("q", "A", "2024-03-05");
    quoting.axes = {{legitimacy, rebels, Wording::source, 9, 9, 0, 0, -18.0}};
    const TimeComparison time = compare_dated(
        {make_dated("a1", "A", "2024-03-04", 2, "vote"), make_dated("a2", "A", "2024-03-10", 1),
         quoting, make_dated("a3", "A", "2024-03-18", 4), make_dated("b", "B", "2024-03-20", 5),
         make_dated("b2", "B", "", 7), make_dated("b3", "B", "2024-02-26", 0, "vote")});
    CHECK(names_of(time) ==
          std::vector<std::string>{"2024-W09", "2024-W10", "2024-W11", "2024-W12"});
    CHECK(time.without_date == std::vector<std::uint64_t>{0, 1});
    CHECK(time.periods[1].documents == std::vector<std::uint64_t>{3, 0});
    CHECK(time.periods[1].words == std::vector<std::uint64_t>{1500, 0});
    REQUIRE(time.axes.size() == 1);
    const AxisPeriods& row = time.axes[0];
    CHECK(row.target == rebels);
    REQUIRE(row.cells.size() == 3);
    CHECK(row.cells[0].outlet == 0);
    CHECK(row.cells[0].period == 1);
    CHECK(row.cells[0].negative == 3);
    CHECK(row.cells[0].rate.count == 3);
    CHECK(row.cells[0].rate.words == 1500);
    const Interval expected =
        clustered_rate_interval(std::vector<ClusterTotal>{{2, 500}, {1, 500}, {0, 500}}).value();
    REQUIRE(row.cells[0].rate.interval.has_value());
    CHECK(row.cells[0].rate.interval->low == Approx(1000.0 * expected.low));
    CHECK(row.cells[0].rate.interval->high == Approx(1000.0 * expected.high));
    CHECK_FALSE(row.cells[1].rate.interval.has_value());
    CHECK(row.cells[2].outlet == 1);
    REQUIRE(time.events.size() == 1);
    CHECK(time.events[0].first_date == "2024-02-26");
    CHECK(time.events[0].period == 0);
}

TEST_CASE("a labelling rate by period has the references of documents without a label") {
    DocumentRow labelled = make_dated("a", "A", "2024-03-04");
    labelled.labels = {{namer, rebels, TermId{terrorists}, Wording::outlet, "terrorists", 2}};
    labelled.opportunities = {{rebels, OpportunityKind::label, Wording::outlet, 2},
                              {rebels, OpportunityKind::bare, Wording::outlet, 3}};
    DocumentRow plain = make_dated("b", "A", "2024-03-25");
    plain.opportunities = {{rebels, OpportunityKind::bare, Wording::outlet, 4}};
    const TimeComparison time = compare_dated({labelled, plain});
    REQUIRE(time.choices.size() == 1);
    REQUIRE(time.choices[0].cells.size() == 2);
    CHECK(time.choices[0].cells[0].labelling.count == 2);
    CHECK(time.choices[0].cells[0].labelling.of == 5);
    CHECK(time.choices[0].cells[1].period == 3);
    CHECK(time.choices[0].cells[1].labelling.count == 0);
    CHECK(time.choices[0].cells[1].labelling.of == 4);
    // A period of one article has no interval.
    CHECK_FALSE(time.choices[0].cells[0].labelling.interval.has_value());
}

TEST_CASE(
    "the interval of a labelling rate by period knows that labels of one article go together") {
    std::vector<DocumentRow> rows;
    const std::vector<ClusterTotal> articles{{2, 3}, {0, 4}, {1, 1}};
    for (const ClusterTotal& article : articles) {
        const auto labels = static_cast<std::uint32_t>(article.count);
        const auto references = static_cast<std::uint32_t>(article.exposure);
        DocumentRow& row =
            rows.emplace_back(make_dated("a" + std::to_string(rows.size()), "A", "2024-03-04"));
        if (labels > 0)
            row.labels = {
                {namer, rebels, TermId{terrorists}, Wording::outlet, "terrorists", labels}};
        row.opportunities = {{rebels, OpportunityKind::bare, Wording::outlet, references}};
    }
    rows.push_back(make_dated("z", "A", "2024-03-25"));
    const TimeComparison time = compare_dated(rows);
    const ShareEstimate& labelling = time.choices.at(0).cells.at(0).labelling;
    CHECK(labelling.count == 3);
    CHECK(labelling.of == 8);
    CHECK(labelling.interval == clustered_share_interval(articles));
}

TEST_CASE("an article dated far from the others stands in no period and is named") {
    struct Case {
        const char* name;
        std::vector<std::string> dates;
        std::vector<std::string> apart;
        std::optional<PeriodUnit> unit;
    };
    const Case cases[] = {
        {"a mistyped century",
         {"2025-03-01", "2025-03-09", "2025-03-20", "2205-03-10"},
         {"2205-03-10"},
         PeriodUnit::week},
        {"before the others too",
         {"1925-03-02", "2025-03-01", "2025-03-09", "2025-03-20"},
         {"1925-03-02"},
         PeriodUnit::week},
        {"two days of news and a wrong year",
         {"2025-03-01", "2025-03-02", "2025-03-02", "2015-03-02"},
         {"2015-03-02"},
         std::nullopt},
        {"of three articles one is no exception",
         {"2025-03-01", "2025-03-09", "2035-03-10"},
         {},
         PeriodUnit::year},
        {"a year's pause is none of decades",
         {"2025-03-01", "2025-03-09", "2025-03-20", "2026-02-10"},
         {},
         PeriodUnit::month},
        {"as far from the stretch as it is long",
         {"2010-01-01", "2011-01-01", "2012-01-01", "2013-01-01", "2014-01-01", "2016-01-01"},
         {},
         PeriodUnit::year},
        {"two of eight are another time, no mistake",
         {"2005-03-01", "2005-03-02", "2025-03-01", "2025-03-03", "2025-03-09", "2025-03-20",
          "2025-03-21", "2025-03-22"},
         {},
         PeriodUnit::year},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        std::vector<DocumentRow> rows;
        for (const std::string& date : one.dates)
            rows.push_back(make_dated("d" + std::to_string(rows.size()), "A", date, 1, "e" + date));
        const TimeComparison time = compare_dated(rows);
        std::vector<std::string> apart;
        for (const FarDocument& far : time.dated_apart) apart.push_back(far.date);
        CHECK(apart == one.apart);
        CHECK(time.unit == one.unit);
        std::uint64_t documents = 0;
        for (const Period& period : time.periods) documents += period.documents.at(0);
        if (time.unit) CHECK(documents + apart.size() == one.dates.size());
        for (const EventMark& mark : time.events) CHECK(mark.period < time.periods.size());
    }
}

}  // namespace parallax
