#include "engine/report/measures.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace parallax {

namespace {

std::string target_id(const std::optional<TargetId>& target, const Lexicon& lexicon) {
    return target ? lexicon.target(*target).id : "unattached";
}

MeasureCell cell_of(const ShareEstimate& estimate) {
    return {estimate.count, estimate.of, estimate.share, estimate.interval, nullptr, false, {}};
}

MeasureCell cell_of(const AxisCell& cell, bool poles) {
    return {cell.rate.count,
            cell.rate.words,
            cell.rate.per_thousand,
            cell.rate.interval,
            &cell,
            poles,
            {}};
}

std::string list_surfaces(const std::vector<SurfaceUse>& surfaces) {
    std::string text;
    for (const SurfaceUse& use : surfaces) {
        if (!text.empty()) text += "; ";
        text += use.surface + " (" + std::to_string(use.count) + ")";
    }
    return text;
}

void append_axes(std::vector<MeasureRow>& rows, const Comparison& comparison,
                 const Lexicon& lexicon) {
    for (const AxisRow& axis : comparison.axes) {
        const bool poles = can_sum_poles(lexicon.axis(axis.axis), axis.target);
        for (const Wording wording : all_wordings) {
            MeasureRow row{
                "axis",           lexicon.axis(axis.axis).id, "", target_id(axis.target, lexicon),
                name_of(wording), "hits per 1000 words",      {}};
            for (const auto& outlet : axis.outlets) {
                row.outlets.push_back(cell_of(outlet[static_cast<std::size_t>(wording)], poles));
            }
            rows.push_back(std::move(row));
        }
    }
}

void append_choices(std::vector<MeasureRow>& rows, const Comparison& comparison,
                    const Lexicon& lexicon) {
    for (const ChoiceRow& choice : comparison.choices) {
        const std::string measure = lexicon.choice(choice.choice).id;
        const std::string target = target_id(choice.target, lexicon);
        for (const Wording wording : all_wordings) {
            const auto at = static_cast<std::size_t>(wording);
            MeasureRow labelling{
                "labelling", measure,          "",
                target,      name_of(wording), "share of noun phrases that refer to the target",
                {}};
            for (const auto& outlet : choice.outlets) {
                labelling.outlets.push_back(cell_of(outlet[at].labelling));
            }
            rows.push_back(std::move(labelling));
            for (std::size_t term = 0; term < choice.terms.size(); ++term) {
                MeasureRow label{"label", measure,          lexicon.term(choice.terms[term]).id,
                                 target,  name_of(wording), "share of labels",
                                 {}};
                for (const auto& outlet : choice.outlets) {
                    MeasureCell cell = cell_of(outlet[at].labels[term]);
                    cell.surfaces = list_surfaces(outlet[at].surfaces[term]);
                    label.outlets.push_back(std::move(cell));
                }
                rows.push_back(std::move(label));
            }
        }
    }
}

void append_mentions(std::vector<MeasureRow>& rows, const Comparison& comparison,
                     const Lexicon& lexicon) {
    constexpr std::array kinds{OpportunityKind::label, OpportunityKind::bare,
                               OpportunityKind::generic};
    for (const MentionRow& mention : comparison.mentions) {
        for (const Wording wording : all_wordings) {
            for (const OpportunityKind kind : kinds) {
                MeasureRow row{"mention",
                               std::string(name_of(kind)),
                               "",
                               lexicon.target(mention.target).id,
                               name_of(wording),
                               "share of noun phrases that refer to the target",
                               {}};
                for (const auto& outlet : mention.outlets) {
                    const auto& counts = outlet[static_cast<std::size_t>(wording)];
                    MeasureCell cell;
                    cell.count = counts[static_cast<std::size_t>(kind)];
                    cell.of = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
                    if (cell.of > 0) {
                        cell.value = static_cast<double>(cell.count) / static_cast<double>(cell.of);
                    }
                    row.outlets.push_back(cell);
                }
                rows.push_back(std::move(row));
            }
        }
    }
}

void append_voices(std::vector<MeasureRow>& rows, const Comparison& comparison) {
    for (const Voice voice : all_voices) {
        MeasureRow row{"voice", std::string(name_of(voice)), "", "", "", "share of words", {}};
        for (const OutletSummary& outlet : comparison.outlets) {
            row.outlets.push_back(cell_of(outlet.voice_shares[static_cast<std::size_t>(voice)]));
        }
        rows.push_back(std::move(row));
    }
}

void append_sides(std::vector<MeasureRow>& rows, const Comparison& comparison) {
    for (const SideRow& side : comparison.sides) {
        MeasureRow row{
            "sources", side.side.empty() ? "unknown" : side.side, "", "", "", "share of words", {}};
        for (const SideCell& outlet : side.outlets) {
            row.outlets.push_back(cell_of(outlet.words));
        }
        rows.push_back(std::move(row));
    }
}

void append_shared(std::vector<MeasureRow>& rows, const Comparison& comparison) {
    MeasureRow row{"shared", "with any outlet", "", "", "", "share of words", {}};
    for (const SharedOutlet& outlet : comparison.shared.outlets) {
        row.outlets.push_back(cell_of(outlet.words));
    }
    rows.push_back(std::move(row));
}

/// Of all kinds of facts together, then of each.
void append_coverage(std::vector<MeasureRow>& rows, const Comparison& comparison) {
    const auto add = [&](std::string measure, const auto& shares_of) {
        MeasureRow missing{
            "not-mentioned", measure, "", "", "", "share of facts that two other outlets give", {}};
        MeasureRow only{"only-here", std::move(measure), "", "", "", "share of facts given", {}};
        for (const CoverageOutlet& outlet : comparison.coverage.outlets) {
            const FactShares& shares = shares_of(outlet);
            missing.outlets.push_back(cell_of(shares.not_mentioned));
            only.outlets.push_back(cell_of(shares.only_here));
        }
        rows.push_back(std::move(missing));
        rows.push_back(std::move(only));
    };
    if (comparison.coverage.events.empty()) return;
    add("all", [](const CoverageOutlet& outlet) -> const FactShares& { return outlet.all; });
    for (const FactKind kind : all_fact_kinds) {
        add(std::string(name_of(kind)), [kind](const CoverageOutlet& outlet) -> const FactShares& {
            return outlet.kinds[static_cast<std::size_t>(kind)];
        });
    }
}

void append_prominence(std::vector<MeasureRow>& rows, const Comparison& comparison,
                       const Lexicon& lexicon) {
    const auto add = [&](const ProminenceRow& prominence) {
        const std::string term =
            prominence.term ? lexicon.term(*prominence.term).id : std::string();
        for (const Wording wording : all_wordings) {
            MeasureRow row{"prominence",
                           "headline and first paragraph",
                           term,
                           target_id(prominence.target, lexicon),
                           name_of(wording),
                           "share of places",
                           {}};
            for (const ProminenceCells& outlet : prominence.outlets) {
                row.outlets.push_back(cell_of(outlet[static_cast<std::size_t>(wording)].early));
            }
            rows.push_back(std::move(row));
        }
    };
    for (const ProminenceRow& row : comparison.prominence.targets) add(row);
    for (const ProminenceRow& row : comparison.prominence.labels) add(row);
}

/// In the outlet's own wording, over all targets.
void append_functions(std::vector<MeasureRow>& rows, const Comparison& comparison) {
    for (std::size_t f = 0; f < all_functions.size(); ++f) {
        MeasureRow row{"function", std::string(all_functions[f]), "",
                       "",         name_of(Wording::outlet),      "share of framing hits",
                       {}};
        for (const FunctionCells& outlet : comparison.functions.all) {
            row.outlets.push_back(
                cell_of(outlet[static_cast<std::size_t>(Wording::outlet)].functions[f]));
        }
        rows.push_back(std::move(row));
    }
}

MeasureRow row_of_harm(std::string measure, const HarmRow& harm, std::string_view unit) {
    return {"agency", std::move(measure), "", harm.side, name_of(Voice::own), unit, {}};
}

/// Harm told in the outlet's own voice, by the side of those affected.
void append_harms(std::vector<MeasureRow>& rows, const Comparison& comparison) {
    const auto add_share = [&](std::string measure, const HarmRow& harm, std::string_view unit,
                               const auto& share_of) {
        MeasureRow row = row_of_harm(std::move(measure), harm, unit);
        for (const HarmCells& outlet : harm.outlets) {
            row.outlets.push_back(cell_of(share_of(outlet[static_cast<std::size_t>(Voice::own)])));
        }
        rows.push_back(std::move(row));
    };
    for (const HarmRow& harm : comparison.agency.sides) {
        constexpr std::string_view of_records = "share of records";
        for (const HarmFormKind form : all_harm_forms) {
            add_share(std::string(name_of(form)), harm, of_records, [form](const HarmCell& cell) {
                return cell.forms[static_cast<std::size_t>(form)];
            });
        }
        add_share("agent-named", harm, of_records,
                  [](const HarmCell& cell) { return cell.agent_named; });
        add_share("victims-named", harm, of_records,
                  [](const HarmCell& cell) { return cell.victims_named; });
        add_share("figures-attributed", harm, "share of figures",
                  [](const HarmCell& cell) { return cell.figures_attributed; });
        MeasureRow force = row_of_harm("force", harm, "sum of forces per record");
        for (const HarmCells& outlet : harm.outlets) {
            const HarmCell& own = outlet[static_cast<std::size_t>(Voice::own)];
            const std::uint64_t sum =
                own.forces[0].count + 2 * own.forces[1].count + 3 * own.forces[2].count;
            force.outlets.push_back({sum, own.records, own.mean_force, std::nullopt, nullptr});
        }
        rows.push_back(std::move(force));
    }
}

/// How often each word of harm is used of a side, in the outlet's own voice.
void append_verbs(std::vector<MeasureRow>& rows, const Comparison& comparison) {
    constexpr auto own = static_cast<std::size_t>(Voice::own);
    for (const HarmVerbRow& verb : comparison.agency.verbs) {
        const auto& sides = comparison.agency.sides;
        const auto side = std::find_if(sides.begin(), sides.end(),
                                       [&](const HarmRow& row) { return row.side == verb.side; });
        std::string measure = "verb-force-";
        measure += std::to_string(int{verb.force});
        MeasureRow row{"agency",  std::move(measure),  verb.lemma,
                       verb.side, name_of(Voice::own), "share of records",
                       {}};
        for (std::size_t o = 0; o < verb.outlets.size(); ++o) {
            MeasureCell cell;
            cell.count = verb.outlets[o][own];
            cell.of = side->outlets[o][own].records;
            if (cell.of > 0) {
                cell.value = static_cast<double>(cell.count) / static_cast<double>(cell.of);
            }
            row.outlets.push_back(cell);
        }
        rows.push_back(std::move(row));
    }
}

}  // namespace

std::vector<MeasureRow> list_measures(const Comparison& comparison, const Lexicon& lexicon) {
    std::vector<MeasureRow> rows;
    append_axes(rows, comparison, lexicon);
    append_choices(rows, comparison, lexicon);
    append_mentions(rows, comparison, lexicon);
    append_voices(rows, comparison);
    append_sides(rows, comparison);
    append_harms(rows, comparison);
    append_verbs(rows, comparison);
    append_shared(rows, comparison);
    append_coverage(rows, comparison);
    append_prominence(rows, comparison, lexicon);
    append_functions(rows, comparison);
    return rows;
}

}  // namespace parallax
