#include "engine/lexicon/check_lexicon.hpp"

#include "engine/lexicon/lexicon_checks.hpp"
#include "engine/lexicon/located_json.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

using Kind = LexiconFinding::Kind;
using Severity = LexiconFinding::Severity;

void find_missing_notes(const CheckedLexicon& lexicon, std::vector<LexiconFinding>& out) {
    for (const TermRow& entry : lexicon.own().terms) {
        const bool no_note = entry.term.note.empty();
        const bool no_source = entry.term.source.empty();
        if (!no_note && !no_source) continue;
        out.push_back(lexicon.at(entry, Severity::warning, Kind::missing_note,
                                 no_note && no_source ? "the entry has no note and no source"
                                 : no_note            ? "the entry has no note"
                                                      : "the entry has no source"));
    }
}

void find_table_traps(const CheckedLexicon& lexicon, std::vector<LexiconFinding>& out) {
    const TermsTable& table = lexicon.own().folder.terms;
    const auto add = [&](std::size_t line, std::string message) {
        out.push_back({Severity::warning, Kind::table, table.file(), line, std::move(message)});
    };
    const std::vector<std::string> known = known_columns();
    for (const TermsRow& row : table.rows()) {
        if (row.kind == TermsRow::Kind::header) {
            for (const std::string& column : table.columns()) {
                if (std::find(known.begin(), known.end(), column) != known.end()) continue;
                const std::string nearest = suggest_column(column);
                if (nearest.empty()) continue;
                add(row.line,
                    "column \"" + column + "\" is not read; did you mean \"" + nearest + "\"?");
            }
        }
        for (const TermsCell& cell : row.cells) {
            if (cell.quoted || !cell.text.starts_with('"')) continue;
            add(cell.line,
                "a cell begins with a quotation mark that is part of its text; a "
                "spreadsheet would drop it, so write the whole cell in marks and each "
                "mark inside it twice");
        }
    }
}

void find_one_pole(const CheckedLexicon& lexicon, std::vector<LexiconFinding>& out) {
    struct Poles {
        std::size_t negative = 0;
        std::size_t positive = 0;
    };
    std::map<std::string, Poles> axes;  // those that the lexicon declares or uses
    const LoadedLexicon& own = lexicon.own();
    for (const Placed<Axis>& axis : own.declared.axes) axes[axis.value.id];
    for (const TermRow& entry : own.terms) {
        if (!entry.axis.empty()) axes[entry.axis];
    }
    const auto count = [&](const LoadedLexicon& one) {
        for (const TermRow& entry : one.terms) {
            const auto found = axes.find(entry.axis);
            if (found == axes.end()) continue;
            if (entry.term.weight < 0) ++found->second.negative;
            if (entry.term.weight > 0) ++found->second.positive;
        }
    };
    count(own);
    for (const std::size_t below : own.below) count(lexicon.loaded[below]);
    for (const auto& [axis, poles] : axes) {
        if (poles.negative > 0 && poles.positive > 0) continue;
        std::size_t line = 0;
        for (const Placed<Axis>& declared : own.declared.axes) {
            if (declared.value.id != axis) continue;
            line = place_of(own.declared.bytes, declared.offset).line;
        }
        std::string message = "axis \"" + axis + "\" has ";
        if (poles.negative + poles.positive == 0) {
            message += "no terms";
        } else {
            message += std::string("terms on its ") +
                       (poles.negative > 0 ? "negative" : "positive") + " pole only";
        }
        out.push_back(lexicon.in_declarations(line, Severity::warning, Kind::one_pole,
                                              message + "; add terms of both poles"));
    }
}

}  // namespace

std::string_view name_of(LexiconFinding::Kind kind) {
    constexpr std::array<std::string_view, 9> names{"duplicate",     "shadowed",     "one-pole",
                                                    "never-matches", "conflict",     "no-pair",
                                                    "parity",        "missing-note", "table"};
    const auto index = static_cast<std::size_t>(kind);
    assert(index < names.size());
    return names[index];
}

LexiconFinding CheckedLexicon::at(const TermRow& entry, Severity severity, Kind kind,
                                  std::string message) const {
    return {severity, kind, own().folder.terms.file(), entry.term.line, std::move(message)};
}

LexiconFinding CheckedLexicon::in_declarations(std::size_t line, Severity severity, Kind kind,
                                               std::string message) const {
    return {severity, kind, own().declared.file, line, std::move(message)};
}

LexiconCheck check_lexicon(const std::filesystem::path& folder, bool parity) {
    const LoadedLexicons loaded = load_lexicons({&folder, 1});
    static_cast<void>(combine_lexicons(loaded));
    const CheckedLexicon lexicon{loaded};
    LexiconCheck check;
    find_overlaps(lexicon, check.findings);
    find_dead_phrases(lexicon, check.findings);
    find_one_pole(lexicon, check.findings);
    find_imbalance(lexicon, parity, check.parity, check.findings);
    find_missing_notes(lexicon, check.findings);
    find_table_traps(lexicon, check.findings);
    std::stable_sort(check.findings.begin(), check.findings.end(),
                     [](const LexiconFinding& a, const LexiconFinding& b) {
                         return std::tie(a.file, a.line, a.kind, a.message) <
                                std::tie(b.file, b.line, b.kind, b.message);
                     });
    return check;
}

}  // namespace parallax
