#include "engine/core/json_writer.hpp"
#include "engine/report/compliance_rows.hpp"
#include "engine/report/estimate_json.hpp"
#include "engine/report/json_parts.hpp"
#include "engine/report/line_parts.hpp"

namespace parallax {
namespace {

template <class Names>
void write_list(JsonWriter& json, std::string_view name, const Names& names) {
    json.key(name).begin_array();
    for (const auto& each : names) json.value(std::string_view(each));
    json.end_array();
}

template <class Values>
void write_names(JsonWriter& json, std::string_view name, const Values& values) {
    json.key(name).begin_array();
    for (const auto each : values) json.value(name_of(each));
    json.end_array();
}

void write_rule(JsonWriter& json, const StyleRule& rule) {
    json.begin_object().key("id").value(rule.id);
    write_list(json, "terms", rule.terms);
    write_names(json, "voices", rule.voices);
    write_names(json, "wordings", rule.wordings);
    json.key("from");
    write_text_or_null(json, rule.from);
    json.key("to");
    write_text_or_null(json, rule.to);
    write_list(json, "instead", rule.instead);
    json.key("message").value(rule.message).key("reference").value(rule.reference);
    json.key("note");
    write_text_or_null(json, rule.note);
    json.end_object();
}

void write_row(JsonWriter& json, const Compliance& compliance, const ComplianceRow& row) {
    json.begin_object().key("rule");
    write_text_or_null(json, row.rule ? compliance.style.rules[*row.rule].id : "");
    json.key("outlets").begin_array();
    for (const ComplianceCell& cell : row.outlets) {
        json.begin_object();
        write_share(json, "breaches", cell.breaches);
        json.key("documents").value(cell.documents);
        json.key("with_breach").value(cell.with_breach).end_object();
    }
    json.end_array().end_object();
}

void write_breach(JsonWriter& json, const BreachRow& row) {
    const StyleBreach& breach = *row.breach;
    const DocumentRow& document = *row.document;
    json.begin_object().key("rule").value(row.rule->id);
    json.key("outlet").value(document.outlet).key("document").value(document.id);
    json.key("event");
    write_text_or_null(json, document.event);
    json.key("date");
    write_text_or_null(json, document.date);
    json.key("url");
    write_text_or_null(json, document.url);
    json.key("field").value(name_of(breach.field));
    write_offsets(json, breach.use.span);
    json.key("sentence").begin_object();
    write_offsets(json, breach.use.sentence);
    json.end_object();
    json.key("surface").value(breach.surface).key("text").value(breach.sentence);
    json.key("voice").value(name_of(breach.use.voice));
    json.key("wording").value(name_of(breach.use.wording));
    json.key("speaker");
    write_text_or_null(json, breach.speaker);
    json.end_object();
}

}  // namespace

std::string compliance_json(const Report& report) {
    if (report.compliance.empty()) return "";
    JsonWriter json;
    json.begin_array();
    for (const Compliance& compliance : report.compliance) {
        const HouseStyle& style = compliance.style;
        json.begin_object().key("id").value(style.id).key("title").value(style.title);
        json.key("version");
        write_text_or_null(json, style.version);
        json.key("about");
        write_text_or_null(json, style.about);
        json.key("sha256").value(style.sha256).key("rules").begin_array();
        for (const StyleRule& rule : style.rules) write_rule(json, rule);
        json.end_array().key("undated").value(compliance.undated).key("rows").begin_array();
        for (const ComplianceRow& row : compliance.rows) write_row(json, compliance, row);
        json.end_array().key("breaches").begin_array();
        for (const BreachRow& row : list_breaches(report, compliance)) write_breach(json, row);
        json.end_array().end_object();
    }
    json.end_array();
    return json.take();
}

}  // namespace parallax
