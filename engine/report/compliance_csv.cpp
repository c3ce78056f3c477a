#include "engine/report/compliance_rows.hpp"
#include "engine/report/csv_row.hpp"

#include <cassert>
#include <map>
#include <optional>
#include <string_view>

namespace parallax {

std::vector<BreachRow> list_breaches(const Report& report, const Compliance& compliance) {
    std::map<std::string_view, const DocumentRow*> by_key;
    for (const DocumentRow& row : report.comparison.documents) by_key[row.key] = &row;
    std::vector<BreachRow> rows;
    for (const StyleBreach& breach : compliance.breaches) {
        const auto document = by_key.find(breach.key);
        assert(document != by_key.end());
        rows.push_back({&compliance.style.rules[breach.use.rule], &breach, document->second});
    }
    return rows;
}

std::string render_compliance_csv(const Report& report) {
    std::string csv =
        "house_style,rule,outlet,documents,documents_with_words,documents_with_breach,"
        "breaches,uses,share,low,high,level\n";
    for (const Compliance& compliance : report.compliance) {
        for (const ComplianceRow& row : compliance.rows) {
            for (std::size_t o = 0; o < row.outlets.size(); ++o) {
                const ComplianceCell& cell = row.outlets[o];
                const OutletSummary& outlet = report.comparison.outlets[o];
                const auto bound = [&](double Interval::*member) {
                    return cell.breaches.interval ? std::optional((*cell.breaches.interval).*member)
                                                  : std::nullopt;
                };
                CsvRow line;
                line.text(compliance.style.id);
                line.text(row.rule ? compliance.style.rules[*row.rule].id : "");
                line.text(outlet.outlet).number(outlet.documents);
                line.number(cell.documents).number(cell.with_breach);
                line.number(cell.breaches.count).number(cell.breaches.of);
                line.number(cell.breaches.share).number(bound(&Interval::low));
                line.number(bound(&Interval::high)).number(bound(&Interval::level));
                csv += line.take();
            }
        }
    }
    return csv;
}

std::string render_breaches_csv(const Report& report) {
    std::string csv =
        "house_style,rule,outlet,event,date,document,field,begin,end,words,voice,wording,speaker,"
        "sentence,message,reference\n";
    for (const Compliance& compliance : report.compliance) {
        for (const BreachRow& row : list_breaches(report, compliance)) {
            const StyleUse& use = row.breach->use;
            CsvRow line;
            line.text(compliance.style.id).text(row.rule->id).text(row.document->outlet);
            line.text(row.document->event).text(row.document->date).text(row.document->id);
            line.text(name_of(row.breach->field));
            line.number(std::uint64_t{use.span.begin}).number(std::uint64_t{use.span.end});
            line.text(row.breach->surface).text(name_of(use.voice)).text(name_of(use.wording));
            line.text(row.breach->speaker).text(row.breach->sentence);
            line.text(row.rule->message).text(row.rule->reference);
            csv += line.take();
        }
    }
    return csv;
}

}  // namespace parallax
