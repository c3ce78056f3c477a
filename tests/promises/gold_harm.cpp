#include "tests/promises/gold_disagreements.hpp"
#include "tests/promises/gold_words.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace parallax::test {
namespace {

std::string text_of(std::string_view bytes, const std::optional<Span>& span) {
    return span ? std::string(slice(bytes, *span)) : std::string("-");
}

}  // namespace

std::vector<Disagreement> compare_harm(const GoldArticle& gold, const AnalysedDocument& article) {
    std::vector<Disagreement> all;
    for (const Field field : all_fields) {
        const std::vector<AgencyRecord>& records = article.annotation(field).agency;
        const std::string_view bytes = article.bytes(field);
        std::vector<bool> met(records.size(), false);
        for (const GoldRow& row : gold.harm) {
            if (row.place.field != field) continue;
            const std::string& place = row.written;
            const auto record = std::find_if(
                records.begin(), records.end(),
                [&](const AgencyRecord& one) { return one.verb.overlaps(row.place.span); });
            if (record == records.end()) {
                all.push_back({gold.name, "harm", place, row.asked[0], "no record"});
                continue;
            }
            met[static_cast<std::size_t>(record - records.begin())] = true;
            const std::string form(name_of(record->form));
            if (form != row.asked[0]) {
                all.push_back({gold.name, "harm form", place, row.asked[0], form});
            }
            const std::string agent = text_of(bytes, record->agent.span);
            if (!answers(row.asked[1], agent)) {
                all.push_back({gold.name, "harm agent", place, row.asked[1], shorten(agent)});
            }
            const std::string affected = text_of(bytes, record->affected.span);
            if (!answers(row.asked[2], affected)) {
                all.push_back({gold.name, "harm affected", place, row.asked[2], shorten(affected)});
            }
        }
        for (std::size_t index = 0; index < records.size(); ++index) {
            if (met[index]) continue;
            all.push_back({gold.name, "harm", shorten(slice(bytes, records[index].span)),
                           "no record", std::string(name_of(records[index].form))});
        }
    }
    return all;
}

}  // namespace parallax::test
