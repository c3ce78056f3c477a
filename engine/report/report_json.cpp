#include "engine/report/json_parts.hpp"
#include "engine/report/method_notes.hpp"
#include "engine/report/report.hpp"

#include <nlohmann/json.hpp>

namespace parallax {

namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string counts_json(const Report& report) {
    const Manifest& manifest = report.manifest;
    return dump({{"read", manifest.read},
                 {"analysed", manifest.analysed},
                 {"rejected", report.rejects.size()},
                 {"left_out", manifest.left_out},
                 {"left_out_means",
                  "readable records that --from, --to, --event or --outlet left out; they are not "
                  "counted as read"}});
}

std::string rejects_json(const Report& report) {
    Json list = Json::array();
    for (const Reject& reject : report.rejects) {
        list.push_back({{"file", reject.origin.file},
                        {"line", reject.origin.line},
                        {"reason", name_of(reject.reason)},
                        {"message", reject.message}});
    }
    return dump(list);
}

std::string method_json(const Report& report) {
    Json list = Json::array();
    for (const MethodNote& note : method_notes(report)) {
        list.push_back({{"id", note.id}, {"title", note.title}, {"text", note.text}});
    }
    return dump(list);
}

std::string render_json(const Report& report, const Lexicon& lexicon) {
    const Comparison& comparison = report.comparison;
    const UsedTables used(report, lexicon);
    const ListedDocuments listed(comparison);
    const std::pair<std::string_view, std::string> members[] = {
        {"format", R"("parallax-report/1")"},
        {"counts", counts_json(report)},
        {"one_document_each", dump(comparison.one_document_each)},
        {"clustered_by_event", dump(comparison.clustered_by_event)},
        {"documents_left_out", dump(listed.left_out())},
        {"articles_left_out", dump(report.articles_left_out)},
        {"rejects", rejects_json(report)},
        {"outlets", outlets_json(comparison)},
        {"events", events_json(comparison)},
        {"axes", axes_json(comparison, lexicon)},
        {"choices", choices_json(comparison, used, lexicon)},
        {"mentions", mentions_json(comparison, lexicon)},
        {"sources", sources_json(comparison, lexicon)},
        {"sides", sides_json(comparison)},
        {"agency", agency_json(comparison, lexicon)},
        {"shared", shared_json(report, listed)},
        {"coverage", coverage_json(comparison, listed, lexicon)},
        {"prominence", prominence_json(comparison, used, lexicon)},
        {"functions", functions_json(comparison, lexicon)},
        {"documents", documents_json(listed, used, lexicon)},
        {"evidence", evidence_json(comparison, listed, used, lexicon)},
        {"harm_evidence", harm_evidence_json(comparison, listed, lexicon)},
        {"evidence_totals", evidence_totals_json(comparison, used, lexicon)},
        {"articles", articles_json(report, listed, used, lexicon)},
        {"lexicon", lexicon_json(used, lexicon)},
        {"method", method_json(report)},
        {"manifest", manifest_json(report.manifest, -1)},
    };
    std::string json;
    for (const auto& [name, text] : members) {
        json += json.empty() ? "{" : ",\n";
        json += dump(name) + ":" + text;
    }
    return json + "}\n";
}

}  // namespace parallax
