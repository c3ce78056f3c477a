#include "engine/report/flag_names.hpp"
#include "engine/report/internal/ordered_json.hpp"
#include "engine/report/json_parts.hpp"

#include <cassert>

namespace parallax {

namespace {

/// What both evidence formats say of the place and of the hit.
void add_hit(Json& json, const Evidence& evidence, const Lexicon& lexicon) {
    const Term& term = lexicon.term(evidence.term);
    const bool on_axis = evidence.on_axis && term.axis.has_value();
    const bool in_choice = evidence.in_choice && term.choice.has_value();
    json["field"] = name_of(evidence.field);
    json["begin"] = evidence.span.begin;
    json["end"] = evidence.span.end;
    json["sentence"] = {{"begin", evidence.sentence.begin}, {"end", evidence.sentence.end}};
    json["text"] = evidence.text;
    json["section"] = name_of(evidence.section);
    json["voice"] = name_of(evidence.voice);
    json["wording"] = name_of(evidence.wording);
    json["endorsement"] = name_of(evidence.endorsement);
    json["speaker"] = text_or_null(evidence.speaker);
    json["target"] = target_json(evidence.target, lexicon);
    json["link"] = name_of(evidence.link);
    json["axis"] = on_axis ? Json(lexicon.axis(*term.axis).id) : Json(nullptr);
    json["weight"] = on_axis ? Json(term.weight) : Json(nullptr);
    json["choice"] = in_choice ? Json(lexicon.choice(*term.choice).id) : Json(nullptr);
    json["flags"] = names_of(evidence.flags);
}

/// What both evidence formats say of a record of harm.
void add_harm(Json& json, const HarmEvidence& evidence, const Lexicon& lexicon) {
    const std::string side =
        evidence.affected ? lexicon.target(*evidence.affected).side : std::string();
    json["field"] = name_of(evidence.field);
    json["begin"] = evidence.span.begin;
    json["end"] = evidence.span.end;
    json["sentence"] = {{"begin", evidence.sentence.begin}, {"end", evidence.sentence.end}};
    json["text"] = evidence.text;
    json["lemma"] = evidence.lemma;
    json["kind"] = name_of(evidence.kind);
    json["form"] = name_of(evidence.form);
    json["force"] = evidence.force;
    json["voice"] = name_of(evidence.voice);
    json["agent"] = target_json(evidence.agent, lexicon);
    json["agent_text"] = text_or_null(evidence.agent_text);
    json["affected"] = target_json(evidence.affected, lexicon);
    json["affected_text"] = text_or_null(evidence.affected_text);
    json["side"] = text_or_null(side);
    json["link"] = name_of(evidence.link);
    json["named"] = evidence.victims_named;
    json["figure"] = text_or_null(evidence.figure);
    json["speaker"] = text_or_null(evidence.source);
    json["flags"] = names_of(evidence.flags);
}

}  // namespace

std::string harm_evidence_json(const Comparison& comparison, const ListedDocuments& listed,
                               const Lexicon& lexicon) {
    ObjectList list;
    for (const HarmEvidence& evidence : comparison.harm_evidence) {
        const std::optional<std::size_t> document = listed.index_of(evidence.key);
        Json json{{"document", document ? Json(*document) : Json(nullptr)}};
        add_harm(json, evidence, lexicon);
        list.add(json);
    }
    return list.take();
}

std::string evidence_json(const std::vector<const Evidence*>& evidence,
                          const ListedDocuments& listed, const UsedTables& used,
                          const Lexicon& lexicon) {
    ObjectList list;
    for (const Evidence* const piece : evidence) {
        const std::optional<std::size_t> document = listed.index_of(piece->key);
        Json json{{"document", document ? Json(*document) : Json(nullptr)},
                  {"term", used.index_of(piece->term)}};
        add_hit(json, *piece, lexicon);
        list.add(json);
    }
    return list.take();
}

std::string evidence_totals_json(const Comparison& comparison, const UsedTables& used,
                                 const Lexicon& lexicon) {
    ObjectList list;
    for (const EvidenceTotal& total : comparison.evidence_totals) {
        list.add({{"outlet", total.outlet},
                  {"term", used.index_of(total.term)},
                  {"target", target_json(total.target, lexicon)},
                  {"wording", name_of(total.wording)},
                  {"hits", total.hits},
                  {"shown", total.shown}});
    }
    return list.take();
}

std::string render_evidence_jsonl(const Report& report, const Lexicon& lexicon) {
    std::map<std::string_view, const DocumentRow*> rows_by_key;
    for (const DocumentRow& row : report.comparison.documents) {
        rows_by_key.emplace(row.key, &row);
    }
    const auto describe_document = [&](const std::string& key) {
        const auto row = rows_by_key.find(key);
        assert(row != rows_by_key.end());
        const DocumentRow& document = *row->second;
        return Json{{"document", document.id},
                    {"key", key},
                    {"outlet", document.outlet},
                    {"event", text_or_null(document.event)},
                    {"date", text_or_null(document.date)},
                    {"title", text_or_null(document.title)},
                    {"url", text_or_null(document.url)}};
    };
    std::string lines;
    for (const Evidence& evidence : report.comparison.evidence) {
        const Term& term = lexicon.term(evidence.term);
        Json json = describe_document(evidence.key);
        json["of"] = "hit";
        json["term"] = term.id;
        json["phrase"] = term.phrase;
        json["lexicon"] = term.lexicon;
        json["note"] = text_or_null(term.note);
        json["source"] = text_or_null(term.source);
        add_hit(json, evidence, lexicon);
        lines += dump(json) + "\n";
    }
    for (const HarmEvidence& evidence : report.comparison.harm_evidence) {
        Json json = describe_document(evidence.key);
        json["of"] = "harm";
        add_harm(json, evidence, lexicon);
        lines += dump(json) + "\n";
    }
    return lines;
}

}  // namespace parallax
