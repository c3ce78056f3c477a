#include "engine/lexicon/lexicon_checks.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace parallax {
namespace {

using Kind = LexiconFinding::Kind;
using Severity = LexiconFinding::Severity;

constexpr double largest_difference = 0.1;  // of the larger side's sum

/// Resolves names of the lexicon under judgement; what extends wins, as when lexicons combine.
class Sides {
public:
    explicit Sides(const CheckedLexicon& lexicon) {
        const LoadedLexicon& own = lexicon.own();
        const auto add = [&](const Declarations& declared) {
            for (const Placed<Target>& target : declared.targets) {
                side_of_target_.try_emplace(target.value.id, target.value.side);
            }
            for (const Placed<DeclaredChoice>& choice : declared.choices) {
                target_of_choice_.try_emplace(choice.value.choice.id, choice.value.target.value);
            }
        };
        add(own.declared);
        // Deeper lexicons come later in the list of those below, so go through it from its end.
        for (auto it = own.below.rbegin(); it != own.below.rend(); ++it) {
            add(lexicon.loaded[*it].declared);
        }
    }

    /// "" if the entry is bound to no side.
    [[nodiscard]] std::string side_of(const TermRow& entry) const {
        std::string target = entry.target;
        if (target.empty() && !entry.choice.empty()) target = target_of_choice_.at(entry.choice);
        return target.empty() ? std::string{} : side_of_target_.at(target);
    }

private:
    std::map<std::string, std::string> side_of_target_;
    std::map<std::string, std::string> target_of_choice_;
};

void find_missing_pairs(const CheckedLexicon& lexicon, const Sides& sides, bool parity,
                        std::vector<LexiconFinding>& out) {
    const LoadedLexicon& own = lexicon.own();
    std::set<std::string> known;
    for (const TermRow& entry : own.terms) known.insert(entry.term.phrase);
    for (const std::size_t below : own.below) {
        for (const TermRow& entry : lexicon.loaded[below].terms) known.insert(entry.term.phrase);
    }
    for (const TermRow& entry : own.terms) {
        const std::string_view pair = entry.term.pair;
        constexpr std::string_view none = "none:";
        const std::string side = sides.side_of(entry);
        if (pair.starts_with(none)) {
            if (pair.find_first_not_of(' ', none.size()) != std::string_view::npos) continue;
            out.push_back(lexicon.at(entry, Severity::warning, Kind::no_pair,
                                     "the pair is \"none:\" without a reason; write one"));
        } else if (pair.empty()) {
            if (!parity || side.empty()) continue;
            out.push_back(lexicon.at(entry, Severity::warning, Kind::no_pair,
                                     "the entry is bound to side \"" + side +
                                         "\" and names no pair; write the phrase of its "
                                         "counterpart, or \"none: reason\""));
        } else if (!known.contains(entry.term.pair)) {
            out.push_back(lexicon.at(entry, Severity::warning, Kind::no_pair,
                                     "the pair \"" + shorten_for_message(pair) +
                                         "\" is no phrase of this lexicon or one it extends; copy "
                                         "the counterpart's phrase cell"));
        }
    }
}

std::string show_sum(double sum) {
    // Two decimals without a locale: weights have one or two.
    const auto hundredths = static_cast<long long>(std::llround(sum * 100.0));
    const std::string cents = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + '.' + (cents.size() < 2 ? "0" : "") + cents;
}

std::vector<ParityRow> sum_by_side(const CheckedLexicon& lexicon, const Sides& sides) {
    std::set<std::string> all_sides;
    std::map<std::pair<std::string, std::string>, ParityRow> rows;
    std::set<std::string> axes;
    for (const Placed<Target>& target : lexicon.own().declared.targets) {
        if (!target.value.side.empty()) all_sides.insert(target.value.side);
    }
    for (const TermRow& entry : lexicon.own().terms) {
        const std::string side = sides.side_of(entry);
        if (side.empty()) continue;
        all_sides.insert(side);
        if (entry.axis.empty()) continue;
        axes.insert(entry.axis);
        ParityRow& row = rows[{entry.axis, side}];
        ++row.entries;
        row.sum += std::abs(entry.term.weight);
    }
    std::vector<ParityRow> out;
    for (const std::string& axis : axes) {
        for (const std::string& side : all_sides) {
            ParityRow row = rows[{axis, side}];
            row.axis = axis;
            row.side = side;
            out.push_back(std::move(row));
        }
    }
    return out;
}

void find_unequal_sums(const CheckedLexicon& lexicon, const std::vector<ParityRow>& rows,
                       std::vector<LexiconFinding>& out) {
    const auto smaller = [](const ParityRow& a, const ParityRow& b) { return a.sum < b.sum; };
    for (auto begin = rows.begin(); begin != rows.end();) {
        const auto end = std::find_if(
            begin, rows.end(), [&](const ParityRow& row) { return row.axis != begin->axis; });
        const auto [least, most] = std::minmax_element(begin, end, smaller);
        const auto& reasons = lexicon.own().declared.parity;
        const bool has_reason =
            std::any_of(reasons.begin(), reasons.end(), [&](const auto& reason) {
                return reason.value.first == begin->axis && !reason.value.second.empty();
            });
        if (most->sum - least->sum > largest_difference * most->sum && !has_reason) {
            out.push_back(lexicon.in_declarations(
                0, Severity::warning, Kind::parity,
                "axis \"" + begin->axis + "\": the weights of side \"" + most->side + "\" sum to " +
                    show_sum(most->sum) + ", those of side \"" + least->side + "\" to " +
                    show_sum(least->sum) +
                    "; balance them within 10 %, or record the reason under \"parity\""));
        }
        begin = end;
    }
}

}  // namespace

void find_imbalance(const CheckedLexicon& lexicon, bool parity, std::vector<ParityRow>& rows,
                    std::vector<LexiconFinding>& out) {
    const Sides sides(lexicon);
    find_missing_pairs(lexicon, sides, parity, out);
    if (!parity) return;
    rows = sum_by_side(lexicon, sides);
    find_unequal_sums(lexicon, rows, out);
}

}  // namespace parallax
