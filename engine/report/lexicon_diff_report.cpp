#include "engine/report/lexicon_diff_report.hpp"

#include "engine/report/internal/ordered_json.hpp"
#include "engine/report/markdown_text.hpp"
#include "engine/report/terminal_text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace parallax {
namespace {

using parallax::to_json;

constexpr std::array all_kinds{ChangeKind::added, ChangeKind::removed, ChangeKind::flipped,
                               ChangeKind::moved, ChangeKind::shifted, ChangeKind::other};

std::string show(const std::optional<double>& value) {
    return value ? fmt::format("{:+.3f}", *value) : std::string("-");
}

std::size_t count_kind(const LexiconDiff& diff, ChangeKind kind) {
    return static_cast<std::size_t>(
        std::count_if(diff.changes.begin(), diff.changes.end(),
                      [&](const EntryChange& change) { return change.kind == kind; }));
}

std::string list_counts(const LexiconDiff& diff) {
    return fmt::format(
        "{} added, {} removed, {} with the other sign, {} moved by more than one sd, {} by less, "
        "{} "
        "changed otherwise, {} unchanged",
        count_kind(diff, ChangeKind::added), count_kind(diff, ChangeKind::removed),
        count_kind(diff, ChangeKind::flipped), count_kind(diff, ChangeKind::moved),
        count_kind(diff, ChangeKind::shifted), count_kind(diff, ChangeKind::other), diff.unchanged);
}

std::string_view title_of(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::added:
            return "Added";
        case ChangeKind::removed:
            return "Removed";
        case ChangeKind::flipped:
            return "With the other sign";
        case ChangeKind::moved:
            return "Moved by more than one sd";
        case ChangeKind::shifted:
            return "Moved by one sd or less";
        case ChangeKind::other:
            return "Changed otherwise";
    }
    return "";
}

std::string list_evidence(const EntryChange& change) {
    std::string out;
    for (const auto& [column, text] : change.evidence)
        out += fmt::format("{}{} {}", out.empty() ? "" : ", ", column, text);
    return out;
}

std::string describe(const ProposalEvaluation& evaluation) {
    return fmt::format(
        "On {} examples held out in {} {} folds: area under the curve {:.3f} before, {:.3f} after",
        evaluation.examples, evaluation.folds, evaluation.fold_kind, evaluation.before,
        evaluation.after);
}

std::string name_verdict(const std::optional<double>& logit) {
    if (!logit || *logit == 0.0) return "none";
    return *logit < 0.0 ? "negative" : "positive";
}

std::string name_target(const VerdictChange& change) {
    return change.target.empty() ? "nobody named" : change.target;
}

Json verdicts_json(const VerdictComparison& verdicts) {
    Json json;
    json["documents"] = verdicts.documents;
    json["moved"] = verdicts.moved;
    json["changes"] = Json::array();
    for (const VerdictChange& change : verdicts.changes) {
        Json row;
        row["id"] = change.id;
        row["outlet"] = change.outlet;
        row["axis"] = change.axis;
        row["target"] = change.target.empty() ? Json(nullptr) : Json(change.target);
        row["before"] = to_json(change.before);
        row["after"] = to_json(change.after);
        row["why"] = Json::array();
        for (const MovedContribution& moved : change.why) {
            Json one{{"feature", moved.feature}, {"before", moved.before}, {"after", moved.after}};
            one["places"] = Json::array();
            for (const Place& place : moved.places) {
                one["places"].push_back({{"field", name_of(place.field)},
                                         {"begin", place.span.begin},
                                         {"end", place.span.end}});
            }
            row["why"].push_back(std::move(one));
        }
        json["changes"].push_back(std::move(row));
    }
    return json;
}

}  // namespace

std::string render_lexicon_diff(const LexiconDiffReport& report) {
    const LexiconDiff& diff = report.diff;
    std::string out = fmt::format("{} -> {}: {}\n", terminal_text(diff.old_id),
                                  terminal_text(diff.new_id), list_counts(diff));
    if (diff.other_declarations) out += "lexicon.json differs too\n";
    if (report.evaluation) out += describe(*report.evaluation) + "\n";
    for (const ChangeKind kind : all_kinds) {
        if (kind == ChangeKind::shifted || count_kind(diff, kind) == 0) continue;
        out += fmt::format("\n{}\n", title_of(kind));
        for (const EntryChange& change : diff.changes) {
            if (change.kind != kind) continue;
            out += fmt::format("  {}  {} -> {}\n", terminal_text(change.id),
                               show(change.before.value), show(change.after.value));
            const std::string evidence = list_evidence(change);
            if (!evidence.empty()) out += fmt::format("      {}\n", terminal_text(evidence));
        }
    }
    if (const std::size_t by_less = count_kind(diff, ChangeKind::shifted); by_less > 0) {
        out += fmt::format("\n{}: {}; --format markdown lists them\n",
                           title_of(ChangeKind::shifted), by_less);
    }
    if (!report.verdicts) return out;
    const VerdictComparison& verdicts = *report.verdicts;
    out += fmt::format("\nVerdicts: {} of {} documents score differently, {} change sides\n",
                       verdicts.moved, verdicts.documents, verdicts.changes.size());
    for (const VerdictChange& change : verdicts.changes) {
        out += fmt::format("  {} ({}), {} about {}: {} {} -> {} {}\n", terminal_text(change.id),
                           terminal_text(change.outlet), change.axis, name_target(change),
                           name_verdict(change.before), show(change.before),
                           name_verdict(change.after), show(change.after));
        for (const MovedContribution& moved : change.why) {
            out += fmt::format("      {}  {:+.3f} -> {:+.3f} at", terminal_text(moved.feature),
                               moved.before, moved.after);
            for (const Place& place : moved.places)
                out += fmt::format(" {} {}-{}", name_of(place.field), place.span.begin,
                                   place.span.end);
            out += "\n";
        }
    }
    return out;
}

std::string render_lexicon_diff_json(const LexiconDiffReport& report) {
    const LexiconDiff& diff = report.diff;
    Json json;
    json["format"] = "parallax-lexicon-diff/1";
    json["old"] = {{"id", diff.old_id}, {"sha256", diff.old_sha256}};
    json["new"] = {{"id", diff.new_id}, {"sha256", diff.new_sha256}};
    json["unchanged"] = diff.unchanged;
    json["other_declarations"] = diff.other_declarations;
    json["evaluation"] = nullptr;
    if (const auto& found = report.evaluation) {
        json["evaluation"] = {{"measure", found->measure}, {"before", found->before},
                              {"after", found->after},     {"examples", found->examples},
                              {"folds", found->folds},     {"fold_kind", found->fold_kind}};
    }
    json["changes"] = Json::array();
    for (const EntryChange& change : diff.changes) {
        Json row;
        row["kind"] = name_of(change.kind);
        row["id"] = change.id;
        row["phrase"] = change.phrase;
        row["axis"] = change.axis.empty() ? Json(nullptr) : Json(change.axis);
        row["choice"] = change.choice.empty() ? Json(nullptr) : Json(change.choice);
        row["before"] = {{"weight", to_json(change.before.value)},
                         {"sd", to_json(change.before.sd)}};
        row["after"] = {{"weight", to_json(change.after.value)}, {"sd", to_json(change.after.sd)}};
        row["columns"] = change.columns;
        row["evidence"] = Json::object();
        for (const auto& [column, text] : change.evidence) row["evidence"][column] = text;
        json["changes"].push_back(std::move(row));
    }
    json["verdicts"] = report.verdicts ? verdicts_json(*report.verdicts) : Json(nullptr);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string render_lexicon_diff_markdown(const LexiconDiffReport& report) {
    const LexiconDiff& diff = report.diff;
    std::string out = fmt::format("# {} → {}\n\n{}.\n", escape_markdown(diff.old_id),
                                  escape_markdown(diff.new_id), list_counts(diff));
    if (diff.other_declarations) out += "\n`lexicon.json` differs too.\n";
    if (report.evaluation) out += "\n" + describe(*report.evaluation) + ".\n";
    for (const ChangeKind kind : all_kinds) {
        if (count_kind(diff, kind) == 0) continue;
        out +=
            fmt::format("\n## {}\n\n| entry | before | after | evidence |\n|---|---:|---:|---|\n",
                        title_of(kind));
        for (const EntryChange& change : diff.changes) {
            if (change.kind != kind) continue;
            out += fmt::format("| {} | {} | {} | {} |\n", escape_markdown(change.id),
                               show(change.before.value), show(change.after.value),
                               escape_markdown(list_evidence(change)));
        }
    }
    if (!report.verdicts) return out;
    const VerdictComparison& verdicts = *report.verdicts;
    out += fmt::format("\n## Verdicts\n\n{} of {} documents score differently, {} change sides.\n",
                       verdicts.moved, verdicts.documents, verdicts.changes.size());
    if (verdicts.changes.empty()) return out;
    out += "\n| document | axis | target | before | after | why |\n|---|---|---|---:|---:|---|\n";
    for (const VerdictChange& change : verdicts.changes) {
        std::string why;
        for (const MovedContribution& moved : change.why) {
            why += fmt::format("{}{} {:+.3f} → {:+.3f}", why.empty() ? "" : "; ",
                               escape_markdown(moved.feature), moved.before, moved.after);
        }
        out += fmt::format("| {} | {} | {} | {} | {} | {} |\n", escape_markdown(change.id),
                           escape_markdown(change.axis), escape_markdown(name_target(change)),
                           show(change.before), show(change.after), why);
    }
    return out;
}

}  // namespace parallax
