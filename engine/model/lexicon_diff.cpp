#include "engine/model/lexicon_diff.hpp"

#include "engine/lexicon/loaded_lexicon.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

/// What makes an entry the same in both: which words, and what they count for.
using EntryKey = std::tuple<std::string, std::string, std::string, std::string>;

EntryKey key_of(const TermRow& row) {
    return {row.phrase_key, row.axis, row.choice, row.target};
}

/// The lexicon itself, without what it extends, which comes before it.
LoadedLexicon load_alone(const std::filesystem::path& folder) {
    const std::array<std::filesystem::path, 1> folders{folder};
    return std::move(load_lexicons(folders).back());
}

EntryWeight weight_of(const TermRow& row) {
    EntryWeight weight;
    if (!row.axis.empty()) {
        weight.value = row.term.weight;
    } else {
        weight.value = row.term.affinity;
    }
    weight.sd = row.term.sd;
    return weight;
}

/// Cells that say why an entry is as it is.
constexpr std::array<std::string_view, 14> evidence_columns{
    "sd",        "log_odds",        "z",      "q",  "count",    "other_count",
    "documents", "other_documents", "events", "dp", "selected", "examples",
    "note",      "source"};

/// A row's cells in these columns, the empty ones left out.
template <class Columns>
std::vector<std::pair<std::string, std::string>> cells_of(const TermsTable& table, std::size_t row,
                                                          const Columns& columns) {
    std::vector<std::pair<std::string, std::string>> cells;
    for (const auto& column : columns) {
        const std::string_view text = table.text(table.rows()[row], column);
        if (!text.empty()) cells.emplace_back(column, text);
    }
    return cells;
}

/// Columns, of either table, whose cells differ.
std::vector<std::string> differing_columns(const TermsTable& a, const TermRow& row_a,
                                           const TermsTable& b, const TermRow& row_b) {
    std::set<std::string> columns(a.columns().begin(), a.columns().end());
    columns.insert(b.columns().begin(), b.columns().end());
    std::vector<std::string> out;
    for (const std::string& column : columns) {
        if (a.text(a.rows()[row_a.row], column) != b.text(b.rows()[row_b.row], column))
            out.push_back(column);
    }
    return out;
}

std::optional<ChangeKind> kind_of(const EntryWeight& before, const EntryWeight& after,
                                  const std::vector<std::string>& columns) {
    if (before.value && after.value) {
        const double moved = std::abs(*after.value - *before.value);
        if (*before.value * *after.value < 0.0) return ChangeKind::flipped;
        const std::optional<double> sd = after.sd ? after.sd : before.sd;
        if (moved > sd.value_or(0.0)) return ChangeKind::moved;
        if (moved > 0.0) return ChangeKind::shifted;
    } else if (before.value || after.value) {
        return ChangeKind::moved;
    }
    if (columns.empty()) return std::nullopt;
    return ChangeKind::other;
}

double distance(const EntryChange& change) {
    return std::abs(change.after.value.value_or(0.0) - change.before.value.value_or(0.0));
}

EntryChange describe(const TermRow& row) {
    EntryChange change;
    change.id = row.term.id;
    change.phrase = row.term.phrase;
    change.axis = row.axis;
    change.choice = row.choice;
    return change;
}

}  // namespace

std::string_view name_of(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::added:
            return "added";
        case ChangeKind::removed:
            return "removed";
        case ChangeKind::flipped:
            return "flipped";
        case ChangeKind::moved:
            return "moved";
        case ChangeKind::shifted:
            return "shifted";
        case ChangeKind::other:
            return "other";
    }
    return "";
}

LexiconDiff compare_lexicons(const std::filesystem::path& old_folder,
                             const std::filesystem::path& new_folder) {
    const LoadedLexicon a = load_alone(old_folder);
    const LoadedLexicon b = load_alone(new_folder);
    const TermsTable& old_table = a.folder.terms;
    const TermsTable& new_table = b.folder.terms;
    LexiconDiff diff;
    diff.old_id = a.declared.id.value;
    diff.new_id = b.declared.id.value;
    diff.old_sha256 = a.sha256;
    diff.new_sha256 = b.sha256;
    diff.other_declarations = a.folder.json != b.folder.json;

    std::map<EntryKey, const TermRow*> old_rows;
    for (const TermRow& row : a.terms) old_rows.emplace(key_of(row), &row);
    for (const TermRow& row : b.terms) {
        EntryChange change = describe(row);
        change.after = weight_of(row);
        change.new_row = row.row;
        change.evidence = cells_of(new_table, row.row, evidence_columns);
        const auto found = old_rows.find(key_of(row));
        if (found == old_rows.end()) {
            change.kind = ChangeKind::added;
            diff.changes.push_back(std::move(change));
            continue;
        }
        const TermRow& before = *found->second;
        change.before = weight_of(before);
        change.old_row = before.row;
        change.columns = differing_columns(old_table, before, new_table, row);
        old_rows.erase(found);
        const auto kind = kind_of(change.before, change.after, change.columns);
        if (!kind) {
            ++diff.unchanged;
            continue;
        }
        change.kind = *kind;
        diff.changes.push_back(std::move(change));
    }
    for (const auto& [key, row] : old_rows) {
        EntryChange change = describe(*row);
        change.kind = ChangeKind::removed;
        change.before = weight_of(*row);
        change.old_row = row->row;
        change.evidence = cells_of(old_table, row->row, evidence_columns);
        diff.changes.push_back(std::move(change));
    }
    std::sort(diff.changes.begin(), diff.changes.end(),
              [](const EntryChange& x, const EntryChange& y) {
                  return std::tuple(x.kind, -distance(x), std::string_view(x.id)) <
                         std::tuple(y.kind, -distance(y), std::string_view(y.id));
              });
    return diff;
}

LexiconFolder apply_changes(const std::filesystem::path& old_folder,
                            const std::filesystem::path& new_folder, const LexiconDiff& diff,
                            const std::vector<std::size_t>& accepted) {
    LexiconFolder result = read_lexicon_folder(old_folder);
    const LexiconFolder proposed = read_lexicon_folder(new_folder);
    std::vector<std::size_t> gone;
    for (const std::size_t index : accepted) {
        const EntryChange& change = diff.changes[index];
        if (change.kind == ChangeKind::removed) {
            gone.push_back(*change.old_row);
        } else if (change.kind == ChangeKind::added) {
            result.terms.append(
                cells_of(proposed.terms, *change.new_row, proposed.terms.columns()));
        } else {
            for (const std::string& column : change.columns) {
                result.terms.set(
                    *change.old_row, column,
                    proposed.terms.text(proposed.terms.rows()[*change.new_row], column));
            }
        }
    }
    std::sort(gone.rbegin(), gone.rend());
    for (const std::size_t row : gone) result.terms.erase(row);
    if (accepted.size() == diff.changes.size()) result.json = proposed.json;
    return result;
}

}  // namespace parallax
