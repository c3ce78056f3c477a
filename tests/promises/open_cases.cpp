#include "tests/promises/open_cases.hpp"

#include "engine/core/input_error.hpp"
#include "engine/text/table_file.hpp"

#include <set>
#include <string_view>

namespace parallax::test {
namespace {

std::string subject_of(const Disagreement& one) {
    return one.article + "\t" + one.what + "\t" + one.place;
}

std::string row_of(const Disagreement& one) {
    return subject_of(one) + "\t" + one.gold + "\t" + one.engine;
}

bool is_cause(std::string_view text) {
    for (const std::string_view kind : {"engine: ", "judgement: "}) {
        if (text.size() > kind.size() && text.substr(0, kind.size()) == kind) return true;
    }
    return false;
}

}  // namespace

OpenCases::OpenCases(const std::filesystem::path& path) {
    std::vector<Fault> faults;
    const TableFile table =
        read_table(path, {"article", "what", "place", "gold", "engine", "cause"}, faults);
    for (const TableRow& row : table.rows) {
        const Disagreement one{row.cells[0], row.cells[1], row.cells[2], row.cells[3],
                               row.cells[4]};
        if (!causes_.emplace(row_of(one), row.cells[5]).second) {
            faults.push_back(table.fault(row, "the case is listed twice; remove one"));
        }
        similar_.emplace(subject_of(one), row.cells[5]);
    }
    if (!faults.empty()) throw InputError(std::move(faults));
}

std::vector<std::string> OpenCases::find_new(const std::vector<Disagreement>& found) const {
    std::vector<std::string> rows;
    for (const Disagreement& one : found) {
        if (!causes_.contains(row_of(one))) rows.push_back(row_of(one));
    }
    return rows;
}

std::vector<std::string> OpenCases::find_gone(const std::vector<Disagreement>& found) const {
    std::set<std::string> present;
    for (const Disagreement& one : found) present.insert(row_of(one));
    std::vector<std::string> rows;
    for (const auto& [row, cause] : causes_) {
        if (!present.contains(row)) rows.push_back(row);
    }
    return rows;
}

std::vector<std::string> OpenCases::find_without_cause() const {
    std::vector<std::string> rows;
    for (const auto& [row, cause] : causes_) {
        if (!is_cause(cause)) rows.push_back(row);
    }
    return rows;
}

std::string OpenCases::render(const std::vector<Disagreement>& found) const {
    std::string text = "article\twhat\tplace\tgold\tengine\tcause\n";
    std::set<std::string> written;
    for (const Disagreement& one : found) {
        if (!written.insert(row_of(one)).second) continue;
        const auto same = causes_.find(row_of(one));
        const auto similar = similar_.find(subject_of(one));
        text.append(row_of(one)).append("\t");
        if (same != causes_.end()) {
            text.append(same->second);
        } else if (similar != similar_.end()) {
            text.append(similar->second);
        }
        text.append("\n");
    }
    return text;
}

}  // namespace parallax::test
