#include "engine/report/csv_row.hpp"
#include "engine/report/report.hpp"

#include <numeric>

namespace parallax {

namespace {

/// "Reuters 120; AFP 40"
std::string wire_text(const std::vector<WireWords>& wire) {
    std::string text;
    for (const WireWords& words : wire) {
        text += text.empty() ? "" : "; ";
        text.append(words.agency).append(" ").append(std::to_string(words.words));
    }
    return text;
}

void append_share(CsvRow& row, const ShareEstimate& words, const WordsByVoice& voices) {
    row.number(words.count).number(words.of).number(words.share);
    if (words.interval) {
        row.number(std::optional(words.interval->low));
        row.number(std::optional(words.interval->high));
        row.number(std::optional(words.interval->level));
    } else {
        row.empty(3);
    }
    for (const std::uint64_t count : voices) row.number(count);
}

}  // namespace

std::string render_shared_csv(const Report& report) {
    const Comparison& comparison = report.comparison;
    std::string csv =
        "outlet,with,words,of,share,low,high,level,own,quoted,reported,scare,borrowed,wire_words,"
        "wire,documents,of_documents,runs,longest,left_out\n";
    for (std::size_t o = 0; o < comparison.shared.outlets.size(); ++o) {
        const SharedOutlet& outlet = comparison.shared.outlets[o];
        CsvRow total;
        total.text(comparison.outlets[o].outlet).text("");
        append_share(total, outlet.words, outlet.voices);
        total.empty(2).number(outlet.documents).number(comparison.outlets[o].documents);
        total.empty(2).number(outlet.left_out);
        csv += total.take();
        for (const SharedPair& pair : outlet.with) {
            CsvRow row;
            row.text(comparison.outlets[o].outlet).text(comparison.outlets[pair.other].outlet);
            append_share(row, pair.words, pair.voices);
            row.number(std::accumulate(
                pair.wire.begin(), pair.wire.end(), std::uint64_t{0},
                [](std::uint64_t sum, const WireWords& wire) { return sum + wire.words; }));
            row.text(wire_text(pair.wire)).number(pair.documents).number(pair.of_documents);
            row.number(pair.runs).number(pair.longest).empty();
            csv += row.take();
        }
    }
    return csv;
}

}  // namespace parallax
