#include "engine/cli/change_record.hpp"

#include "engine/core/whole_file.hpp"

#include <system_error>

#include <fmt/format.h>

namespace parallax {
namespace {

constexpr std::string_view header =
    "date\tchange\tid\tphrase\tbefore\tafter\tsd\tevidence\tproposal\n";

std::string plain_cell(std::string text) {
    for (char& c : text) {
        if (c == '\t' || c == '\n' || c == '\r') c = ' ';
    }
    return text;
}

}  // namespace

std::string add_to_record(const std::filesystem::path& folder,
                          const std::vector<RecordedChange>& changes) {
    const std::filesystem::path file = folder / change_record_name;
    std::error_code ignored;
    std::string record = std::filesystem::exists(file, ignored) ? read_whole_file(file) : "";
    if (record.empty()) record = header;
    if (!record.ends_with('\n')) record += '\n';
    for (const RecordedChange& change : changes) {
        record +=
            fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", change.date, change.change,
                        plain_cell(change.id), plain_cell(change.phrase), change.before,
                        change.after, change.sd, plain_cell(change.evidence), change.proposal);
    }
    return record;
}

}  // namespace parallax
