#include "engine/profile/evidence_sample.hpp"

#include "tests/catch.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace parallax {
namespace {

struct Given {
    std::string outlet;
    Evidence evidence;
};

/// Evidence of some outlets and cells; a fifth comes again, as that of a copied document does.
std::vector<Given> draw_evidence(std::size_t count, std::uint32_t cells, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<Given> given;
    given.reserve(count);
    while (given.size() < count) {
        if (!given.empty() && random() % 5 == 0) {
            given.push_back(given[random() % given.size()]);
            continue;
        }
        Given one;
        one.outlet = "Outlet " + std::to_string(random() % 3);
        one.evidence.key = std::to_string(random() % 40) + " of " + one.outlet;
        const auto begin = static_cast<std::uint32_t>(random() % 4000);
        one.evidence.span = {begin, begin + 5};
        one.evidence.term = TermId{static_cast<std::uint32_t>(random() % cells)};
        if (random() % 2 == 0) one.evidence.target = TargetId{0};
        // Few ranks, so that some are equal and the place must decide.
        one.evidence.rank =
            std::hash<std::string>()(one.evidence.key + std::to_string(begin)) % 500;
        given.push_back(std::move(one));
    }
    return given;
}

using ToldPlace = std::pair<std::string, std::pair<std::uint32_t, std::uint32_t>>;

ToldPlace name_place(const Evidence& evidence) {
    return {evidence.key, {evidence.span.begin, evidence.term.index()}};
}

std::vector<ToldPlace> list_places(const std::vector<Evidence>& evidence) {
    std::vector<ToldPlace> places;
    for (const Evidence& one : evidence) places.push_back(name_place(one));
    std::sort(places.begin(), places.end());
    return places;
}

/// All of it held at once: of each outlet and cell the places of the lowest ranks.
std::vector<ToldPlace> sample_at_once(const std::vector<Given>& given, std::size_t per_cell) {
    using Cell = std::pair<std::string, decltype(cell_of(Evidence()))>;
    std::map<Cell, std::map<std::pair<std::uint64_t, ToldPlace>, int>> cells;
    for (const Given& one : given)
        cells[{one.outlet, cell_of(one.evidence)}][{one.evidence.rank, name_place(one.evidence)}];
    std::vector<ToldPlace> kept;
    for (const auto& [cell, places] : cells) {
        std::size_t left = per_cell;
        for (const auto& [place, none] : places) {
            if (left-- == 0) break;
            kept.push_back(place.second);
        }
    }
    std::sort(kept.begin(), kept.end());
    return kept;
}

}  // namespace

TEST_CASE("evidence dropped on the way is what would be dropped at the end") {
    struct Case {
        const char* name;
        std::size_t count;
        std::uint32_t cells;
        std::size_t per_cell;
    };
    const Case cases[] = {
        {"fewer than are held before any is dropped", 500, 4, 3},
        {"dropped several times", 90'000, 4, 20},
        {"more cells than room: little can be dropped", 60'000, 20'000, 1},
        {"none wanted", 25'000, 2, 0},
    };
    for (const Case& sample : cases) {
        INFO(sample.name);
        std::vector<Given> given = draw_evidence(sample.count, sample.cells, 7);
        const std::vector<ToldPlace> expected = sample_at_once(given, sample.per_cell);
        for (const std::uint64_t order : {1U, 2U}) {
            EvidenceSample<Evidence> held(sample.per_cell);
            for (const Given& one : given) held.add(one.outlet, one.evidence);
            CHECK(list_places(held.take()) == expected);
            CHECK(held.take().empty());
            std::shuffle(given.begin(), given.end(), std::mt19937_64(order));
        }
    }
}

TEST_CASE("a piece of evidence is kept once however often it comes") {
    EvidenceSample<HarmEvidence> held(2);
    HarmEvidence harm;
    harm.key = "key";
    for (std::uint32_t begin : {30U, 10U, 30U, 10U, 20U}) {
        harm.span = {begin, begin + 5};
        harm.rank = begin;
        held.add("Alder Post", harm);
        held.add("The Ledger", std::vector<HarmEvidence>{harm, harm});
    }
    std::vector<std::uint32_t> begins;
    for (const HarmEvidence& one : held.take()) begins.push_back(one.span.begin);
    std::sort(begins.begin(), begins.end());
    CHECK(begins == std::vector<std::uint32_t>{10, 10, 20, 20});
}

}  // namespace parallax
