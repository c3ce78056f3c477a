#include "engine/report/estimate_json.hpp"
#include "engine/report/fact_text.hpp"
#include "engine/report/json_parts.hpp"
#include "engine/report/line_parts.hpp"

namespace parallax {
namespace {

void write_shares(JsonWriter& json, std::string_view name, const FactShares& shares) {
    json.key(name).begin_object().key("given").value(shares.given);
    write_share(json, "only_here", shares.only_here);
    write_share(json, "not_mentioned", shares.not_mentioned);
    json.end_object();
}

void write_outlets(JsonWriter& json, const CoverageComparison& coverage) {
    json.key("outlets").begin_array();
    for (const CoverageOutlet& outlet : coverage.outlets) {
        json.begin_object().key("events").value(outlet.events);
        json.key("documents").value(outlet.documents);
        write_shares(json, "all", outlet.all);
        json.key("kinds").begin_object();
        for (const FactKind kind : all_fact_kinds) {
            write_shares(json, name_of(kind), outlet.kinds[static_cast<std::size_t>(kind)]);
        }
        json.end_object().end_object();
    }
    json.end_array();
}

void write_covering(JsonWriter& json, const std::optional<CoveringOutlet>& outlet,
                    const ListedDocuments& listed) {
    if (!outlet) {
        json.null();
        return;
    }
    json.begin_object().key("documents").begin_array();
    std::uint64_t words = 0;
    for (const CoveringDocument& document : outlet->documents) {
        json.begin_object();
        write_document(json, document.key, listed);
        json.key("date");
        write_text_or_null(json, document.date);
        json.key("words").value(document.words).end_object();
        words += document.words;
    }
    json.end_array().key("words").value(words).key("given").value(outlet->given);
    json.key("only_here").value(outlet->only_here);
    write_share(json, "not_mentioned", outlet->not_mentioned);
    json.end_object();
}

void write_place(JsonWriter& json, const ShownFactPlace& shown, const ListedDocuments& listed) {
    json.begin_object();
    write_document(json, shown.key, listed);
    json.key("field").value(name_of(shown.place.field));
    write_offsets(json, shown.place.span);
    json.key("sentence").begin_object();
    write_offsets(json, shown.place.sentence);
    json.end_object().key("text");
    write_text_or_null(json, shown.text);
    json.key("voice").value(name_of(shown.place.voice));
    json.key("content").value(shown.content).key("shared").value(shown.shared).end_object();
}

void write_cell(JsonWriter& json, const std::optional<FactCell>& cell,
                const ListedDocuments& listed) {
    if (!cell) {
        json.null();
        return;
    }
    json.begin_object().key("status").value(name_of(cell->status));
    json.key("count").value(cell->count).key("places").begin_array();
    for (const ShownFactPlace& shown : cell->places) write_place(json, shown, listed);
    json.end_array().end_object();
}

void write_index(JsonWriter& json, std::string_view name, std::optional<std::uint32_t> index) {
    json.key(name);
    if (index) {
        json.value(*index);
    } else {
        json.null();
    }
}

void write_figure(JsonWriter& json, const EventFact& fact) {
    json.key("figure");
    if (fact.kind != FactKind::figure) {
        json.null();
        return;
    }
    json.begin_object().key("low");
    if (fact.vague) {
        json.null();
    } else {
        json.value(fact.low);
    }
    json.key("high");
    if (fact.high && !fact.vague) {
        json.value(*fact.high);
    } else {
        json.null();
    }
    json.key("unit").value(name_of(fact.unit)).end_object();
}

void write_fact(JsonWriter& json, const EventFact& fact, const ListedDocuments& listed,
                const Lexicon& lexicon) {
    json.begin_object().key("kind").value(name_of(fact.kind));
    json.key("text").value(describe_fact(fact, lexicon));
    write_figure(json, fact);
    json.key("target");
    write_target(json, fact.target, lexicon);
    json.key("side");
    write_text_or_null(json, fact.target ? lexicon.target(*fact.target).side : std::string());
    json.key("speaker");
    write_text_or_null(json, fact.speaker);
    json.key("date");
    write_text_or_null(json, fact.kind == FactKind::date ? fact.date : std::string());
    json.key("independent").value(fact.independent).key("groups").begin_array();
    for (const auto& group : fact.groups) {
        json.begin_array();
        for (const std::uint32_t outlet : group) json.value(outlet);
        json.end_array();
    }
    json.end_array();
    write_index(json, "only_here", fact.only_here);
    json.key("outlets").begin_array();
    for (const auto& cell : fact.outlets) write_cell(json, cell, listed);
    json.end_array().end_object();
}

void write_event(JsonWriter& json, const EventCoverage& event, const ListedDocuments& listed,
                 const Lexicon& lexicon) {
    json.begin_object().key("event").value(event.event).key("first_date");
    write_text_or_null(json, event.first_date);
    json.key("last_date");
    write_text_or_null(json, event.last_date);
    json.key("outlets").begin_array();
    for (const auto& outlet : event.outlets) write_covering(json, outlet, listed);
    json.end_array().key("facts").begin_array();
    for (const EventFact& fact : event.facts) write_fact(json, fact, listed, lexicon);
    json.end_array().key("facts_left_out").value(event.facts_left_out).end_object();
}

}  // namespace

std::string coverage_json(const Comparison& comparison, const ListedDocuments& listed,
                          const Lexicon& lexicon) {
    const CoverageComparison& coverage = comparison.coverage;
    JsonWriter json;
    json.begin_object().key("least_outlets").value(least_outlets);
    json.key("documents_without_event").value(coverage.documents_without_event);
    write_outlets(json, coverage);
    json.key("events").begin_array();
    for (const EventCoverage& event : coverage.events) write_event(json, event, listed, lexicon);
    json.end_array().key("events_left_out").value(coverage.events_left_out).end_object();
    return json.take();
}

}  // namespace parallax
