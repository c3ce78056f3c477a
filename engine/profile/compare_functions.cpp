#include "engine/profile/compare_parts.hpp"
#include "engine/profile/function_comparison.hpp"

#include <algorithm>
#include <map>

namespace parallax {
namespace {

/// One outlet's cell while its documents go by.
struct GrowingFunctions {
    FunctionCell cell;
    std::map<std::uint32_t, std::array<std::uint64_t, all_functions.size()>> clusters;

    void add(std::size_t function, std::uint64_t hits, std::uint32_t cluster) {
        if (function == all_functions.size()) {
            cell.without += hits;
            return;
        }
        cell.hits += hits;
        clusters[cluster][function] += hits;
    }

    [[nodiscard]] FunctionCell finish() const {
        FunctionCell finished = cell;
        for (std::size_t f = 0; f < all_functions.size(); ++f) {
            ClusterTotals totals;
            for (const auto& [number, hits] : clusters) {
                std::uint64_t all = 0;
                for (const std::uint64_t of_function : hits) all += of_function;
                totals[number] = {static_cast<double>(hits[f]), static_cast<double>(all)};
            }
            finished.functions[f] = estimate_clustered_share(totals);
        }
        return finished;
    }
};

using FunctionCellRow = std::vector<std::array<GrowingFunctions, all_wordings.size()>>;

std::size_t function_of(const Term& term) {
    return static_cast<std::size_t>(
        std::find(all_functions.begin(), all_functions.end(), term.function) -
        all_functions.begin());
}

std::vector<FunctionCells> finish(const FunctionCellRow& growing) {
    std::vector<FunctionCells> outlets;
    for (const auto& outlet : growing) {
        FunctionCells& cells = outlets.emplace_back();
        for (std::size_t w = 0; w < cells.size(); ++w) cells[w] = outlet[w].finish();
    }
    return outlets;
}

}  // namespace

FunctionComparison compare_functions(const ProfileTable& table, const Lexicon& lexicon,
                                     const OutletIndex& index) {
    FunctionCellRow all(index.names.size());
    std::map<std::optional<TargetId>, FunctionCellRow> by_target;
    for (const std::uint32_t at : index.rows) {
        for (const TermCount& count : table.rows[at].terms) {
            const Term& term = lexicon.term(count.term);
            const LexiconSource* const source = lexicon.find_source(term.lexicon);
            if (source == nullptr || source->kind != LexiconKind::framing) continue;
            const std::size_t function = function_of(term);
            const auto wording = static_cast<std::size_t>(count.wording);
            const std::uint32_t outlet = index.outlets[at];
            all[outlet][wording].add(function, count.plain, index.clusters[at]);
            FunctionCellRow& row = by_target[count.target];
            row.resize(index.names.size());
            row[outlet][wording].add(function, count.plain, index.clusters[at]);
        }
    }
    FunctionComparison result;
    result.all = finish(all);
    for (const auto& [target, row] : by_target) result.targets.push_back({target, finish(row)});
    // An empty optional comes first; hits without a target belong last.
    if (!result.targets.empty() && !result.targets.front().target) {
        std::rotate(result.targets.begin(), result.targets.begin() + 1, result.targets.end());
    }
    return result;
}

}  // namespace parallax
