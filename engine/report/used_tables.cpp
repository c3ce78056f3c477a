#include "engine/report/used_tables.hpp"

#include <algorithm>
#include <cassert>
#include <set>

namespace parallax {

namespace {

/// Ids met so far; sets keep them sorted.
struct MetIds {
    std::set<AxisId> axes;
    std::set<TargetId> targets;
    std::set<ChoiceId> choices;
    std::set<TermId> terms;

    void add(const std::optional<TargetId>& target) {
        if (target) {
            targets.insert(*target);
        }
    }
};

void add_rows(MetIds& met, const Comparison& comparison) {
    for (const AxisRow& row : comparison.axes) {
        met.axes.insert(row.axis);
        met.add(row.target);
    }
    for (const ChoiceRow& row : comparison.choices) {
        met.choices.insert(row.choice);
        met.add(row.target);
        met.terms.insert(row.terms.begin(), row.terms.end());
    }
    for (const MentionRow& row : comparison.mentions) {
        met.targets.insert(row.target);
    }
    for (const SourceRow& row : comparison.sources) {
        met.add(row.target);
    }
    for (const DocumentRow& row : comparison.documents) {
        for (const AxisCount& count : row.axes) {
            met.axes.insert(count.axis);
            met.add(count.target);
        }
        for (const LabelCount& count : row.labels) {
            met.choices.insert(count.choice);
            met.terms.insert(count.term);
            met.add(count.target);
        }
        for (const OpportunityCount& count : row.opportunities) {
            met.targets.insert(count.target);
        }
    }
    for (const Evidence& evidence : comparison.evidence) {
        met.terms.insert(evidence.term);
        met.add(evidence.target);
    }
    for (const EvidenceTotal& total : comparison.evidence_totals) {
        met.terms.insert(total.term);
        met.add(total.target);
    }
}

void add_article(MetIds& met, const AnalysedDocument& article) {
    for (const Field field : all_fields) {
        for (const Hit& hit : article.annotation(field).hits) {
            met.terms.insert(hit.term);
            met.add(hit.target);
        }
        for (const Opportunity& opportunity : article.annotation(field).opportunities) {
            met.targets.insert(opportunity.target);
        }
    }
    for (const Score& score : article.scores) {
        if (score.axis) {
            met.axes.insert(*score.axis);
        }
        met.add(score.target);
    }
}

}  // namespace

UsedTables::UsedTables(const Report& report, const Lexicon& lexicon) {
    MetIds met;
    add_rows(met, report.comparison);
    for (const AnalysedDocument& article : report.articles) {
        add_article(met, article);
    }
    for (const TermId id : met.terms) {
        const Term& term = lexicon.term(id);
        if (term.axis) {
            met.axes.insert(*term.axis);
        }
        if (term.choice) {
            met.choices.insert(*term.choice);
        }
        met.add(term.target);
    }
    for (const ChoiceId id : met.choices) {
        met.add(lexicon.choice(id).target);
    }
    axes_.assign(met.axes.begin(), met.axes.end());
    targets_.assign(met.targets.begin(), met.targets.end());
    choices_.assign(met.choices.begin(), met.choices.end());
    terms_.assign(met.terms.begin(), met.terms.end());
    for (std::size_t index = 0; index < terms_.size(); ++index) {
        index_by_id_.emplace(lexicon.term(terms_[index]).id, index);
    }
}

std::size_t UsedTables::index_of(TermId term) const {
    const auto found = std::lower_bound(terms_.begin(), terms_.end(), term);
    assert(found != terms_.end() && *found == term);
    return static_cast<std::size_t>(found - terms_.begin());
}

std::optional<std::size_t> UsedTables::index_of(std::string_view term_id) const {
    const auto found = index_by_id_.find(term_id);
    return found == index_by_id_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace parallax
