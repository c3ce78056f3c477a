#include "tests/promises/gold_annotation.hpp"

#include "engine/core/input_error.hpp"
#include "engine/text/table_file.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace parallax::test {
namespace {

constexpr std::string_view ellipsis = " … ";

bool continues_word(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return (value >= '0' && value <= '9') || (value >= 'A' && value <= 'Z') ||
           (value >= 'a' && value <= 'z');
}

/// True if neither end of the stretch cuts a word.
bool is_whole(std::string_view text, std::size_t begin, std::size_t size) {
    const std::size_t end = begin + size;
    const bool cut_before =
        begin > 0 && continues_word(text[begin - 1]) && continues_word(text[begin]);
    const bool cut_after =
        end < text.size() && continues_word(text[end - 1]) && continues_word(text[end]);
    return !cut_before && !cut_after;
}

/// Places where the words occur whole, from `from` on.
std::vector<std::size_t> find_whole(std::string_view text, std::string_view words,
                                    std::size_t from = 0) {
    std::vector<std::size_t> places;
    for (std::size_t at = text.find(words, from); at != std::string_view::npos && !words.empty();
         at = text.find(words, at + 1)) {
        if (is_whole(text, at, words.size())) places.push_back(at);
    }
    return places;
}

Span make_span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// The stretch that a cell names; on failure `problem` says why.
Span find_place(std::string_view text, const std::string& cell, std::string& problem) {
    std::string words = cell;
    const std::size_t open = words.find('[');
    std::size_t close = std::string::npos;
    if (open != std::string::npos) {
        words.erase(open, 1);
        close = words.find(']', open);
        if (close == std::string::npos) {
            problem = "\"" + cell + "\" opens a bracket and does not close it; write ]";
            return {};
        }
        words.erase(close, 1);
    }
    const std::size_t gap = words.find(ellipsis);
    const std::string first = words.substr(0, gap);
    const std::vector<std::size_t> places = find_whole(text, first);
    if (places.size() != 1) {
        problem.append("\"").append(first).append("\" occurs ");
        problem.append(std::to_string(places.size()));
        problem.append(" times in the article; copy words that occur once");
        return {};
    }
    if (open != std::string::npos) return make_span(places[0] + open, places[0] + close);
    if (gap == std::string::npos) return make_span(places[0], places[0] + first.size());
    const std::string last = words.substr(gap + ellipsis.size());
    const std::vector<std::size_t> ends = find_whole(text, last, places[0] + first.size());
    if (ends.empty()) {
        problem.append("\"").append(last).append("\" does not occur after \"").append(first);
        problem.append("\"; copy the last words of the stretch");
        return {};
    }
    return make_span(places[0], ends[0] + last.size());
}

std::vector<GoldRow> read_rows(const std::filesystem::path& path,
                               std::vector<std::string_view> columns,
                               const std::set<std::string, std::less<>>& first_values,
                               const Document& article, std::vector<Fault>& faults) {
    columns.insert(columns.begin(), {"text", "field"});
    TableFile table = read_table(path, columns, faults);
    table.name = (path.parent_path().filename() / path.filename()).string();
    std::vector<GoldRow> rows;
    for (const TableRow& row : table.rows) {
        GoldRow gold;
        gold.written = row.cells[0];
        gold.place.field = row.cells[1] == "title" ? Field::title : Field::text;
        if (!row.cells[1].empty() && row.cells[1] != "title") {
            faults.push_back(table.fault(
                row, "field is \"" + row.cells[1] + "\"; write title or leave it empty"));
        }
        if (!first_values.contains(row.cells[2])) {
            std::string message(columns[2]);
            message.append(" \"").append(row.cells[2]).append("\" is not known; README.md lists ");
            message.append("the values");
            faults.push_back(table.fault(row, message));
        }
        std::string problem;
        const std::string& text = gold.place.field == Field::title ? article.title : article.text;
        gold.place.span = find_place(text, row.cells[0], problem);
        if (!problem.empty()) faults.push_back(table.fault(row, problem));
        gold.asked.assign(row.cells.begin() + 2, row.cells.end());
        rows.push_back(std::move(gold));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const GoldRow& left, const GoldRow& right) {
        return std::pair(left.place.field, left.place.span) <
               std::pair(right.place.field, right.place.span);
    });
    return rows;
}

}  // namespace

GoldArticle read_gold_article(const std::filesystem::path& folder, const Document& article) {
    GoldArticle gold;
    gold.name = folder.filename().string();
    std::vector<Fault> faults;
    gold.passages = read_rows(folder / "passages.tsv", {"voice", "speaker", "cue", "endorsement"},
                              {"quoted", "reported", "scare", "borrowed"}, article, faults);
    gold.hits = read_rows(folder / "hits.tsv", {"voice", "wording", "target", "flags"},
                          {"own", "quoted", "reported", "scare", "borrowed"}, article, faults);
    gold.harm = read_rows(folder / "harm.tsv", {"form", "agent", "affected"},
                          {"active", "passive", "passive-agentless", "intransitive", "nominal",
                           "event-subject", "causal-nominal"},
                          article, faults);
    for (std::size_t row = 1; row < gold.passages.size(); ++row) {
        const GoldPlace& before = gold.passages[row - 1].place;
        const GoldPlace& place = gold.passages[row].place;
        if (before.field == place.field && before.span.overlaps(place.span)) {
            const std::string& text = place.field == Field::title ? article.title : article.text;
            faults.push_back({gold.name + "/passages.tsv", 0, 0,
                              "two passages overlap; a word has one voice",
                              std::string(slice(text, place.span))});
        }
    }
    if (!faults.empty()) throw InputError(std::move(faults));
    return gold;
}

}  // namespace parallax::test
