#include "engine/profile/declared_measures.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>

namespace parallax {
namespace {

/// Which terms headline results count: those of no outlet's lexicon, if these are left out.
std::vector<bool> find_counted_terms(const Lexicon& lexicon, bool with_outlet_lexicons) {
    std::vector<bool> counted;
    for (const Term& term : lexicon.terms()) {
        counted.push_back(with_outlet_lexicons || is_headline_term(term, lexicon));
    }
    return counted;
}

using Measures = std::map<DeclaredMeasure, MeasuredDocuments>;

void add_document(Measures& measures, const DeclaredMeasure& measure, const DocumentPart& part) {
    MeasuredDocuments& measured = measures[measure];
    measured.measure = measure;
    if (!measured.documents.empty() && measured.documents.back().document == part.document) {
        measured.documents.back().count += part.count;
        measured.documents.back().of += part.of;
    } else {
        measured.documents.push_back(part);
    }
}

void add_entry(Measures& measures, const DeclaredMeasure& measure, TermId term,
               const DocumentPart& part) {
    std::vector<EntryPart>& entries = measures[measure].entries;
    if (!entries.empty() && entries.back().term == term &&
        entries.back().part.document == part.document) {
        entries.back().part.count += part.count;
        entries.back().part.of += part.of;
    } else {
        entries.push_back({term, part});
    }
}

void add_axes(Measures& measures, const DocumentRow& row, std::uint32_t document,
              const Lexicon& lexicon, const std::vector<bool>& counted) {
    for (const TermCount& count : row.terms) {
        if (count.wording != Wording::outlet || count.on_axis == 0) continue;
        if (!counted[count.term.index()]) continue;
        const Term& term = lexicon.term(count.term);
        assert(term.axis.has_value());
        if (term.weight == 0.0 || !can_sum_poles(lexicon.axis(*term.axis), count.target)) continue;
        DeclaredMeasure measure;
        measure.axis = term.axis;
        measure.positive = term.weight > 0.0;
        measure.target = count.target;
        const DocumentPart part{document, static_cast<double>(count.on_axis), 0.0};
        add_document(measures, measure, part);
        add_entry(measures, measure, count.term, part);
    }
}

using ChoiceAndTarget = std::pair<ChoiceId, TargetId>;
using Labels = std::map<TermId, double>;

std::map<ChoiceAndTarget, Labels> count_labels(const DocumentRow& row,
                                               const std::vector<bool>& counted) {
    std::map<ChoiceAndTarget, Labels> labels;
    for (const LabelCount& count : row.labels) {
        if (count.wording != Wording::outlet || !count.target) continue;
        if (!counted[count.term.index()]) continue;
        labels[{count.choice, *count.target}][count.term] += count.count;
    }
    return labels;
}

double sum_of(const Labels& labels) {
    double sum = 0.0;
    for (const auto& [term, count] : labels) sum += count;
    return sum;
}

void add_shares(Measures& measures, const ChoiceAndTarget& key, const Labels& labels,
                std::uint32_t document) {
    const double all = sum_of(labels);
    DeclaredMeasure measure;
    measure.kind = DeclaredKind::label;
    measure.choice = key.first;
    measure.target = key.second;
    for (const auto& [term, count] : labels) {
        measure.term = term;
        add_document(measures, measure, {document, count, all});
    }
}

/// References to each target in the outlet's own wording.
std::map<TargetId, double> count_references(const DocumentRow& row) {
    std::map<TargetId, double> references;
    for (const OpportunityCount& count : row.opportunities) {
        if (count.wording == Wording::outlet) references[count.target] += count.count;
    }
    return references;
}

/// A label's share has all documents with labels of its choice, also those without this label.
void complete_shares(Measures& measures, const std::vector<std::map<ChoiceAndTarget, Labels>>& by) {
    for (auto& [measure, measured] : measures) {
        if (measure.kind != DeclaredKind::label) continue;
        measured.documents.clear();
        for (std::uint32_t document = 0; document < by.size(); ++document) {
            const auto found = by[document].find({*measure.choice, *measure.target});
            if (found == by[document].end()) continue;
            const auto own = found->second.find(*measure.term);
            const double count = own == found->second.end() ? 0.0 : own->second;
            measured.documents.push_back({document, count, sum_of(found->second)});
            for (const auto& [term, others] : found->second) {
                if (term != *measure.term)
                    measured.entries.push_back({term, {document, 0.0, others}});
            }
        }
    }
}

/// A labelling rate has all documents that refer to the target, also those without a label.
void add_labelling(Measures& measures, const std::set<ChoiceAndTarget>& keys,
                   const std::vector<std::map<TargetId, double>>& references,
                   const std::vector<std::map<ChoiceAndTarget, Labels>>& labels) {
    for (const ChoiceAndTarget& key : keys) {
        DeclaredMeasure measure;
        measure.kind = DeclaredKind::labelling;
        measure.choice = key.first;
        measure.target = key.second;
        for (std::uint32_t document = 0; document < labels.size(); ++document) {
            const auto referred = references[document].find(key.second);
            const auto labelled = labels[document].find(key);
            const double count =
                labelled == labels[document].end() ? 0.0 : sum_of(labelled->second);
            const double of = referred == references[document].end() ? 0.0 : referred->second;
            // A noun phrase with labels of two choices is one reference; both refer all the same.
            if (std::max(of, count) > 0.0)
                add_document(measures, measure, {document, count, std::max(of, count)});
            if (labelled == labels[document].end()) continue;
            for (const auto& [term, uses] : labelled->second)
                add_entry(measures, measure, term, {document, uses, uses});
        }
    }
}

}  // namespace

std::string_view name_of(DeclaredKind kind) {
    switch (kind) {
        case DeclaredKind::axis:
            return "axis";
        case DeclaredKind::labelling:
            return "labelling";
        case DeclaredKind::label:
            return "label";
    }
    return "";
}

bool is_headline_term(const Term& term, const Lexicon& lexicon) {
    const LexiconSource* const source = lexicon.find_source(term.lexicon);
    return source == nullptr || source->kind != LexiconKind::outlet;
}

std::string id_of(const DeclaredMeasure& measure, const Lexicon& lexicon) {
    std::string id(name_of(measure.kind));
    if (measure.axis) {
        id.append("/").append(lexicon.axis(*measure.axis).id);
        id.append(measure.positive ? "/positive" : "/negative");
    }
    if (measure.choice) id.append("/").append(lexicon.choice(*measure.choice).id);
    if (measure.target) id.append("/").append(lexicon.target(*measure.target).id);
    if (measure.term) id.append("/").append(lexicon.term(*measure.term).id);
    return id;
}

std::vector<MeasuredDocuments> measure_documents(std::span<const DocumentRow* const> rows,
                                                 const Lexicon& lexicon,
                                                 bool with_outlet_lexicons) {
    const std::vector<bool> counted = find_counted_terms(lexicon, with_outlet_lexicons);
    Measures measures;
    std::vector<std::map<ChoiceAndTarget, Labels>> labels;
    std::vector<std::map<TargetId, double>> references;
    std::set<ChoiceAndTarget> named;
    for (std::uint32_t document = 0; document < rows.size(); ++document) {
        const DocumentRow& row = *rows[document];
        add_axes(measures, row, document, lexicon, counted);
        labels.push_back(count_labels(row, counted));
        references.push_back(count_references(row));
        for (const auto& [key, of_key] : labels.back()) {
            add_shares(measures, key, of_key, document);
            if (lexicon.names_targets(key.first)) named.insert(key);
        }
    }
    complete_shares(measures, labels);
    add_labelling(measures, named, references, labels);
    std::vector<MeasuredDocuments> list;
    for (auto& [measure, measured] : measures) list.push_back(std::move(measured));
    return list;
}

}  // namespace parallax
