#include "engine/core/input_error.hpp"
#include "engine/profile/profile_table.hpp"
#include "engine/profile/table_json.hpp"
#include "tests/catch.hpp"
#include "tests/profile/sample_table.hpp"

#include <algorithm>

#include <rapidcheck.h>

namespace parallax {
namespace {

/// Tables are equal if their files are: the file holds everything.
std::string bytes_of(const ProfileTable& table) {
    return write_table(table, make_sample_lexicon());
}

/// Three parts that may share documents.
std::array<std::vector<SampleDocument>, 3> split(const std::vector<SampleDocument>& documents) {
    std::array<std::vector<SampleDocument>, 3> parts;
    for (const SampleDocument& document : documents) {
        const int membership = *rc::gen::inRange(1, 8);
        for (std::size_t p = 0; p < parts.size(); ++p) {
            if ((membership >> p) % 2 == 1) parts[p].push_back(document);
        }
    }
    return parts;
}

TEST_CASE("merged tables are the table of all documents, whatever the parts and the order") {
    REQUIRE(rc::check("merge", [](std::uint64_t seed) {
        const auto documents = any_documents(seed);
        const std::size_t kept = *rc::gen::inRange<std::size_t>(0, 4);
        const auto parts = split(documents);
        const ProfileTable a = table_of(parts[0], seed, kept);
        const ProfileTable b = table_of(parts[1], seed, kept);
        const ProfileTable c = table_of(parts[2], seed, kept);
        const std::string whole = bytes_of(table_of(documents, seed, kept));
        RC_ASSERT(bytes_of(merge(merge(a, b), c)) == whole);
        RC_ASSERT(bytes_of(merge(a, merge(b, c))) == whole);
        RC_ASSERT(bytes_of(merge(merge(c, a), b)) == whole);
        RC_ASSERT(bytes_of(merge(a, a)) == bytes_of(a));
        const std::vector<SampleDocument> reversed(documents.rbegin(), documents.rend());
        RC_ASSERT(bytes_of(table_of(reversed, seed, kept)) == whole);
    }));
}

TEST_CASE("each cell keeps its lowest ranks") {
    REQUIRE(rc::check("bottom-k", [](std::uint64_t seed) {
        const auto documents = any_documents(seed);
        const std::size_t kept = *rc::gen::inRange<std::size_t>(0, 4);
        const ProfileTable all = table_of(documents, seed, 1000);
        const ProfileTable table = table_of(documents, seed, kept);
        const auto outlet_of = [&](const Evidence& e) {
            return std::find_if(all.rows.begin(), all.rows.end(),
                                [&](const DocumentRow& row) { return row.key == e.key; })
                ->outlet;
        };
        for (const Evidence& e : all.evidence) {
            const auto better =
                std::count_if(all.evidence.begin(), all.evidence.end(), [&](const Evidence& other) {
                    return outlet_of(other) == outlet_of(e) && other.term == e.term &&
                           other.target == e.target && other.wording == e.wording &&
                           other.rank < e.rank;
                });
            const bool found =
                std::any_of(table.evidence.begin(), table.evidence.end(), [&](const Evidence& o) {
                    return o.key == e.key && o.span == e.span && o.term == e.term;
                });
            RC_ASSERT(found == (static_cast<std::size_t>(better) < kept));
        }
    }));
}

TEST_CASE("of documents with the same content the smallest id stays") {
    DocumentRow first = make_sample_row("a", "Beacon");
    DocumentRow second = first;
    second.id = "b";
    for (const auto& rows : {std::vector{first, second}, std::vector{second, first}}) {
        const ProfileTable table = make_table(rows, {}, 1, 5);
        REQUIRE(table.rows.size() == 1);
        CHECK(table.rows[0].id == "a");
    }
}

TEST_CASE("ranks depend on seed, key, field, span and term, and on nothing else") {
    const std::string key = sample_key("x");
    const auto rank = evidence_rank(1, key, Field::text, {3, 9}, TermId{2});
    CHECK(rank == evidence_rank(1, key, Field::text, {3, 9}, TermId{2}));
    CHECK(rank != evidence_rank(2, key, Field::text, {3, 9}, TermId{2}));
    CHECK(rank != evidence_rank(1, sample_key("y"), Field::text, {3, 9}, TermId{2}));
    CHECK(rank != evidence_rank(1, key, Field::title, {3, 9}, TermId{2}));
    CHECK(rank != evidence_rank(1, key, Field::text, {4, 9}, TermId{2}));
    CHECK(rank != evidence_rank(1, key, Field::text, {3, 8}, TermId{2}));
    CHECK(rank != evidence_rank(1, key, Field::text, {3, 9}, TermId{3}));
}

TEST_CASE("ranks are spread evenly over places next to each other") {
    const std::string key = sample_key("x");
    std::array<int, 8> bins{};
    constexpr int drawn = 8000;
    for (std::uint32_t at = 0; at < drawn; ++at)
        ++bins[evidence_rank(7, key, Field::text, {at, at + 1}, TermId{0}) >> 61U];
    double chi_squared = 0.0;
    for (const int bin : bins) chi_squared += (bin - 1000.0) * (bin - 1000.0) / 1000.0;
    CHECK(chi_squared < 24.3);  // .999 quantile at 7 degrees of freedom
}

TEST_CASE("a table reads back as it was written") {
    REQUIRE(rc::check("round trip", [](std::uint64_t seed) {
        const auto documents = any_documents(seed);
        const ProfileTable table = table_of(documents, seed, 3);
        const Lexicon lexicon = make_sample_lexicon();
        const std::string lines = write_table(table, lexicon);
        const ProfileTable again = read_table(lines, "part.jsonl", lexicon);
        RC_ASSERT(again.rows == table.rows);
        RC_ASSERT(again.evidence.size() == table.evidence.size());
        RC_ASSERT(write_table(again, lexicon) == lines);
        for (std::size_t i = 0; i < table.evidence.size(); ++i)
            RC_ASSERT(again.evidence[i].rank == table.evidence[i].rank);
    }));
}

}  // namespace
}  // namespace parallax
