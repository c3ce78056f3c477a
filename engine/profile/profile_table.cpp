#include "engine/profile/profile_table.hpp"

#include "engine/profile/evidence_sample.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

auto place_of_row(const DocumentRow& row) {
    return std::tie(row.key, row.id, row.url);
}

void sort_rows(std::vector<DocumentRow>& rows) {
    std::sort(rows.begin(), rows.end(), [](const DocumentRow& a, const DocumentRow& b) {
        return place_of_row(a) < place_of_row(b);
    });
    const auto repeated =
        std::unique(rows.begin(), rows.end(),
                    [](const DocumentRow& a, const DocumentRow& b) { return a.key == b.key; });
    rows.erase(repeated, rows.end());
}

template <class Item>
void sort_evidence(std::vector<Item>& evidence) {
    std::sort(evidence.begin(), evidence.end(),
              [](const Item& a, const Item& b) { return place_of(a) < place_of(b); });
    const auto repeated =
        std::unique(evidence.begin(), evidence.end(),
                    [](const Item& a, const Item& b) { return place_of(a) == place_of(b); });
    evidence.erase(repeated, evidence.end());
}

/// Traces or facts of documents, one of each.
template <class Item>
void sort_by_key(std::vector<Item>& items) {
    std::sort(items.begin(), items.end(),
              [](const Item& a, const Item& b) { return a.key < b.key; });
    const auto repeated = std::unique(items.begin(), items.end(),
                                      [](const Item& a, const Item& b) { return a.key == b.key; });
    items.erase(repeated, items.end());
}

/// Keeps the `most` lowest ranks of each outlet and cell. Both are sorted by key, and stay so.
template <class Item>
void keep_lowest_ranks(std::vector<Item>& evidence, const std::vector<DocumentRow>& rows,
                       std::size_t most) {
    EvidenceSample<Item> sample(most);
    std::size_t row = 0;
    for (Item& item : evidence) {
        while (row < rows.size() && rows[row].key < item.key) ++row;
        assert(row < rows.size() && rows[row].key == item.key);
        sample.add(rows[row].outlet, std::move(item));
    }
    evidence = sample.take();
    sort_evidence(evidence);
}

template <class Item>
void append(std::vector<Item>& to, std::vector<Item>&& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

ProfileTable make_table(std::vector<DocumentRow> rows, std::vector<Evidence> evidence,
                        std::uint64_t seed, std::size_t evidence_per_cell,
                        std::vector<WordTrace> traces, std::vector<HarmEvidence> harms,
                        std::vector<DocumentFacts> facts) {
    ProfileTable table{std::move(rows),   std::move(evidence), seed,
                       evidence_per_cell, std::move(traces),   std::move(harms),
                       std::move(facts)};
    sort_rows(table.rows);
    sort_by_key(table.traces);
    sort_by_key(table.facts);
    sort_evidence(table.evidence);
    keep_lowest_ranks(table.evidence, table.rows, evidence_per_cell);
    sort_evidence(table.harms);
    keep_lowest_ranks(table.harms, table.rows, evidence_per_cell);
    return table;
}

ProfileTable merge(ProfileTable left, ProfileTable right) {
    assert(left.seed == right.seed && left.evidence_per_cell == right.evidence_per_cell);
    append(left.rows, std::move(right.rows));
    append(left.evidence, std::move(right.evidence));
    append(left.traces, std::move(right.traces));
    append(left.harms, std::move(right.harms));
    append(left.facts, std::move(right.facts));
    return make_table(std::move(left.rows), std::move(left.evidence), left.seed,
                      left.evidence_per_cell, std::move(left.traces), std::move(left.harms),
                      std::move(left.facts));
}

}  // namespace parallax
