#include "engine/report/estimate_json.hpp"
#include "engine/report/json_parts.hpp"
#include "engine/report/line_parts.hpp"

namespace parallax {
namespace {

void write_cell(JsonWriter& json, const ProminenceCell& cell) {
    json.begin_object();
    for (const TextPart part : all_text_parts) {
        json.key(name_of(part)).value(cell.counts[static_cast<std::size_t>(part)]);
    }
    write_share(json, "early", cell.early);
    json.key("documents").value(cell.documents);
    write_share(json, "in_headline", cell.in_headline);
    json.key("first").begin_object().key("mean");
    write_number(json, cell.first);
    json.key("documents").value(cell.first_documents);
    write_interval(json, cell.first_interval);
    json.end_object().end_object();
}

void write_cell(JsonWriter& json, const FunctionCell& cell) {
    json.begin_object().key("hits").value(cell.hits).key("without").value(cell.without);
    for (std::size_t f = 0; f < all_functions.size(); ++f) {
        write_share(json, all_functions[f], cell.functions[f]);
    }
    json.end_object();
}

/// One object by wording for each outlet.
template <class Cells>
void write_outlets(JsonWriter& json, std::string_view name, const std::vector<Cells>& outlets) {
    json.key(name).begin_array();
    for (const Cells& cells : outlets) {
        json.begin_object();
        for (const Wording wording : all_wordings) {
            json.key(name_of(wording));
            write_cell(json, cells[static_cast<std::size_t>(wording)]);
        }
        json.end_object();
    }
    json.end_array();
}

void write_words(JsonWriter& json, const std::vector<OutletParts>& outlets) {
    json.key("outlets").begin_array();
    for (const OutletParts& outlet : outlets) {
        json.begin_object();
        for (const TextPart part : all_text_parts) {
            json.key(name_of(part)).value(outlet.words[static_cast<std::size_t>(part)]);
        }
        write_share(json, "early", outlet.early);
        json.key("documents_with_headline").value(outlet.documents_with_headline).end_object();
    }
    json.end_array();
}

}  // namespace

std::string prominence_json(const Comparison& comparison, const UsedTables& used,
                            const Lexicon& lexicon, Detail detail) {
    JsonWriter json;
    json.begin_object();
    write_words(json, comparison.prominence.outlets);
    json.key("targets").begin_array();
    for (const ProminenceRow& row : comparison.prominence.targets) {
        json.begin_object().key("target");
        write_target(json, row.target, lexicon);
        write_outlets(json, "outlets", row.outlets);
        json.end_object();
    }
    json.end_array().key("labels").begin_array();
    for (const ProminenceRow& row : comparison.prominence.labels) {
        if (detail == Detail::page) break;
        json.begin_object().key("choice").value(lexicon.choice(*lexicon.term(*row.term).choice).id);
        json.key("target");
        write_target(json, row.target, lexicon);
        json.key("term").value(std::uint64_t{used.index_of(*row.term)});
        write_outlets(json, "outlets", row.outlets);
        json.end_object();
    }
    json.end_array().end_object();
    return json.take();
}

std::string functions_json(const Comparison& comparison, const Lexicon& lexicon, Detail detail) {
    JsonWriter json;
    json.begin_object();
    write_outlets(json, "all", comparison.functions.all);
    json.key("targets").begin_array();
    for (const FunctionRow& row : comparison.functions.targets) {
        if (detail == Detail::page) break;
        json.begin_object().key("target");
        write_target(json, row.target, lexicon);
        write_outlets(json, "outlets", row.outlets);
        json.end_object();
    }
    json.end_array().end_object();
    return json.take();
}

}  // namespace parallax
