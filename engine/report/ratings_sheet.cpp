#include "engine/report/ratings_sheet.hpp"

#include "engine/core/sha256.hpp"
#include "engine/report/csv_row.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax {

std::string render_ratings_sheet(const Lexicon& lexicon, std::uint64_t seed) {
    const std::string drawn = std::to_string(seed);
    std::vector<std::pair<std::string, const Term*>> order;
    for (const Term& term : lexicon.terms()) {
        if (!term.axis) continue;
        const std::array<std::string_view, 2> parts = {drawn, term.id};
        order.emplace_back(sha256_hex_of_parts(parts), &term);
    }
    std::sort(order.begin(), order.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string sheet = "unit,phrase,axis,negative pole,positive pole,choice,rating,coder,remark\n";
    for (const auto& [hash, term] : order) {
        const Axis& axis = lexicon.axis(*term->axis);
        CsvRow row;
        row.text(term->id).text(term->phrase).text(axis.id).text(axis.negative);
        row.text(axis.positive).text(term->choice ? lexicon.choice(*term->choice).id : "");
        sheet += row.empty(3).take();
    }
    return sheet;
}

}  // namespace parallax
