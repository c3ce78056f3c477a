#include "engine/profile/profile_table.hpp"

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

auto place_of(const Evidence& evidence) {
    return std::tie(evidence.key, evidence.field, evidence.span, evidence.term);
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

void sort_evidence(std::vector<Evidence>& evidence) {
    std::sort(evidence.begin(), evidence.end(),
              [](const Evidence& a, const Evidence& b) { return place_of(a) < place_of(b); });
    const auto repeated = std::unique(
        evidence.begin(), evidence.end(),
        [](const Evidence& a, const Evidence& b) { return place_of(a) == place_of(b); });
    evidence.erase(repeated, evidence.end());
}

void sort_traces(std::vector<WordTrace>& traces) {
    std::sort(traces.begin(), traces.end(),
              [](const WordTrace& a, const WordTrace& b) { return a.key < b.key; });
    const auto repeated =
        std::unique(traces.begin(), traces.end(),
                    [](const WordTrace& a, const WordTrace& b) { return a.key == b.key; });
    traces.erase(repeated, traces.end());
}

/// Each row's outlet as a number; the same for the same outlet.
std::vector<std::size_t> number_outlets(const std::vector<DocumentRow>& rows) {
    std::map<std::string_view, std::size_t> numbers;
    std::vector<std::size_t> by_row;
    by_row.reserve(rows.size());
    for (const DocumentRow& row : rows)
        by_row.push_back(numbers.emplace(row.outlet, numbers.size()).first->second);
    return by_row;
}

/// Keeps the `most` lowest ranks of each outlet, term, target and wording. Both are sorted by key.
void keep_lowest_ranks(std::vector<Evidence>& evidence, const std::vector<DocumentRow>& rows,
                       std::size_t most) {
    const std::vector<std::size_t> outlets = number_outlets(rows);
    using Cell = std::tuple<std::size_t, TermId, std::optional<TargetId>, Wording>;
    struct Candidate {
        Cell cell;
        std::uint64_t rank = 0;
        std::size_t index = 0;  // in order of place, so that it settles equal ranks
        auto operator<=>(const Candidate&) const = default;
    };
    std::vector<Candidate> candidates;
    candidates.reserve(evidence.size());
    std::size_t row = 0;
    for (std::size_t i = 0; i < evidence.size(); ++i) {
        const Evidence& e = evidence[i];
        while (row < rows.size() && rows[row].key < e.key) ++row;
        assert(row < rows.size() && rows[row].key == e.key);
        candidates.push_back({{outlets[row], e.term, e.target, e.wording}, e.rank, i});
    }
    std::sort(candidates.begin(), candidates.end());

    std::vector<std::size_t> kept;
    std::size_t in_cell = 0;
    for (std::size_t c = 0; c < candidates.size(); ++c) {
        if (c == 0 || candidates[c].cell != candidates[c - 1].cell) in_cell = 0;
        if (in_cell++ < most) kept.push_back(candidates[c].index);
    }
    std::sort(kept.begin(), kept.end());
    for (std::size_t to = 0; to < kept.size(); ++to) {
        if (to != kept[to]) evidence[to] = std::move(evidence[kept[to]]);
    }
    evidence.resize(kept.size());
}

template <class Item>
void append(std::vector<Item>& to, std::vector<Item>&& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

ProfileTable make_table(std::vector<DocumentRow> rows, std::vector<Evidence> evidence,
                        std::uint64_t seed, std::size_t evidence_per_cell,
                        std::vector<WordTrace> traces) {
    ProfileTable table{std::move(rows), std::move(evidence), seed, evidence_per_cell,
                       std::move(traces)};
    sort_rows(table.rows);
    sort_traces(table.traces);
    sort_evidence(table.evidence);
    keep_lowest_ranks(table.evidence, table.rows, evidence_per_cell);
    return table;
}

ProfileTable merge(ProfileTable left, ProfileTable right) {
    assert(left.seed == right.seed && left.evidence_per_cell == right.evidence_per_cell);
    append(left.rows, std::move(right.rows));
    append(left.evidence, std::move(right.evidence));
    append(left.traces, std::move(right.traces));
    return make_table(std::move(left.rows), std::move(left.evidence), left.seed,
                      left.evidence_per_cell, std::move(left.traces));
}

}  // namespace parallax
