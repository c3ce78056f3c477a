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

std::string shorten_digest(const std::string& sha256) {
    constexpr std::size_t digits = 16;
    return sha256.substr(0, digits);
}

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

std::size_t count_recorded(const std::filesystem::path& folder,
                           const std::string& proposal_sha256) {
    const std::filesystem::path file = folder / change_record_name;
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) return 0;
    const std::string record = read_whole_file(file);
    const std::string end = "\t" + shorten_digest(proposal_sha256) + "\n";
    std::size_t count = 0;
    for (std::size_t at = record.find(end); at != std::string::npos; at = record.find(end, at + 1))
        ++count;
    return count;
}

}  // namespace parallax
