#include "engine/profile/profile_table.hpp"
#include "engine/report/csv_row.hpp"
#include "engine/report/lines.hpp"

#include <numeric>

namespace parallax {

namespace {

CsvRow start_row(const Document& document) {
    CsvRow row;
    row.text(document.id).text(document.outlet).text(document.event).text(document.date);
    return row;
}

std::string_view target_cell(const std::optional<TargetId>& target, const Lexicon& lexicon) {
    return target ? std::string_view(lexicon.target(*target).id) : std::string_view("unattached");
}

}  // namespace

std::string score_csv_header() {
    return "id,outlet,event,date,model,axis,target,wording,hits,negative,positive,sum,words,"
           "scored_sentences,class,logit,probability,intercept\n";
}

std::string render_score_csv(const AnalysedDocument& analysed, const Lexicon& lexicon,
                             const AffinityScorer* affinities) {
    const AxisCounts document = count_axes(analysed, lexicon);
    const std::uint64_t words =
        std::accumulate(document.words.begin(), document.words.end(), std::uint64_t{0});
    std::string rows;
    for (const AxisCount& count : document.axes) {
        if (count.hits == 0) {
            continue;
        }
        CsvRow row = start_row(analysed.document);
        row.empty().text(lexicon.axis(count.axis).id).text(target_cell(count.target, lexicon));
        row.text(name_of(count.wording)).number(std::uint64_t{count.hits});
        if (can_sum_poles(lexicon.axis(count.axis), count.target)) {
            row.number(std::uint64_t{count.negative}).number(std::uint64_t{count.positive});
            row.number(std::optional(count.sum));
        } else {
            row.empty(3);
        }
        row.number(words);
        row.number(std::uint64_t{document.scored_sentences}).empty(4);
        rows += row.take();
    }
    for (const Score& score : analysed.scores) {
        CsvRow row = start_row(analysed.document);
        row.text(score.model);
        row.text(score.axis ? std::string_view(lexicon.axis(*score.axis).id) : "");
        row.text(score.axis ? target_cell(score.target, lexicon) : "");
        row.empty(5).number(words).number(std::uint64_t{document.scored_sentences});
        row.text(score.positive_class).number(std::optional(score.logit));
        row.number(score.probability).number(std::optional(score.intercept));
        rows += row.take();
    }
    if (affinities == nullptr) return rows;
    for (const Affinity& one : affinities->score(fields_of(analysed))) {
        CsvRow row = start_row(analysed.document);
        row.text("affinity").empty(7).number(words);
        row.number(std::uint64_t{document.scored_sentences}).text(one.lexicon).empty();
        row.number(std::optional(one.share)).empty();
        rows += row.take();
    }
    return rows;
}

}  // namespace parallax
