#include "engine/report/internal/ordered_json.hpp"
#include "engine/report/json_parts.hpp"
#include "engine/report/method_notes.hpp"
#include "engine/report/page_columns.hpp"
#include "engine/report/report.hpp"

#include <map>

namespace parallax {

namespace {

/// About 500 bytes each.
constexpr std::size_t most_evidence_of_page = 6000;

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

ReportJson render_report_json(const Report& report, const Lexicon& lexicon) {
    const Comparison& comparison = report.comparison;
    const UsedTables used(report, lexicon);
    const ListedDocuments listed(comparison);
    std::pair<std::string_view, std::string> members[] = {
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
        {"differences", differences_json(report.differences, used, lexicon)},
        {"compliance", compliance_json(report)},
        {"coverage", coverage_json(comparison, listed, lexicon)},
        {"prominence", prominence_json(comparison, used, lexicon)},
        {"functions", functions_json(comparison, lexicon)},
        {"contrasts", contrasts_json(comparison, lexicon)},
        {"time", time_json(comparison, lexicon)},
        {"map", map_json(comparison, used, lexicon)},
        {"affinity", affinity_json(report)},
        {"documents", documents_json(comparison, listed, used, lexicon)},
        {"evidence", evidence_json(sample_evidence(comparison, comparison.evidence.size()), listed,
                                   used, lexicon)},
        {"harm_evidence", harm_evidence_json(comparison, listed, lexicon)},
        {"evidence_totals", evidence_totals_json(comparison, used, lexicon)},
        {"articles", articles_json(report, listed, used, lexicon)},
        {"lexicon", lexicon_json(used, lexicon)},
        {"method", method_json(report)},
        {"manifest", manifest_json(report, lexicon, -1)},
    };
    const bool in_articles = !report.articles.empty();
    std::map<std::string_view, std::string> of_page{
        {"sources", sources_json(comparison, lexicon, Detail::page)},
        {"agency", agency_json(comparison, lexicon, Detail::page)},
        {"differences", differences_json(report.differences, used, lexicon, Detail::page)},
        {"prominence", prominence_json(comparison, used, lexicon, Detail::page)},
        {"functions", functions_json(comparison, lexicon, Detail::page)},
        {"contrasts", contrasts_json(comparison, lexicon, Detail::page)},
        {"time", time_json(comparison, lexicon, Detail::page)},
        {"map", map_json(comparison, used, lexicon, Detail::page)},
        {"documents", documents_json(comparison, listed, used, lexicon, Detail::page)},
        {"evidence_totals", "[]"},
    };
    const std::size_t most = in_articles ? 0 : most_evidence_of_page;
    if (comparison.evidence.size() > most) {
        of_page.emplace("evidence",
                        evidence_json(sample_evidence(comparison, most), listed, used, lexicon));
    }
    ReportJson json;
    const auto add = [](std::string& whole, std::string_view name, std::string_view text) {
        whole += whole.empty() ? "{" : ",\n";
        whole.append(dump(name)).append(":").append(text);
    };
    for (auto& [name, text] : members) {
        if (text.empty()) continue;
        add(json.whole, name, text);
        const auto cut = of_page.find(name);
        const bool held = in_articles && name == "harm_evidence";
        add(json.page, name,
            write_by_columns(held                   ? "[]"
                             : cut == of_page.end() ? text
                                                    : cut->second));
        text = {};
    }
    json.whole += "}\n";
    json.page += "}\n";
    return json;
}

std::string render_json(const Report& report, const Lexicon& lexicon) {
    return render_report_json(report, lexicon).whole;
}

std::string render_differences_json(const Report& report, const Lexicon& lexicon) {
    const UsedTables used(report, lexicon);
    Json outlets = Json::array();
    for (const OutletSummary& outlet : report.comparison.outlets)
        outlets.push_back({{"outlet", outlet.outlet}, {"documents", outlet.documents}});
    std::string json = R"({"format":"parallax-differences/1",)";
    json.append("\n\"outlets\":").append(dump(outlets));
    json.append(",\n\"counts\":").append(counts_json(report));
    json.append(",\n\"differences\":").append(differences_json(report.differences, used, lexicon));
    json.append(",\n\"lexicon\":").append(lexicon_json(used, lexicon));
    json.append(",\n\"manifest\":").append(manifest_json(report, lexicon, -1));
    return json.append("}\n");
}

}  // namespace parallax
