#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace parallax {

/// One thing in which a recorded report and the same report made again differ.
struct ReportDifference {
    std::string file;
    /// Where in the file: of JSON a path as "inputs[articles.jsonl]/sha256" (elements of a list by
    /// their name or id where all have one, else by number from 0), of other text "line 7", of a
    /// file as a whole "".
    std::string path;
    std::string recorded;  ///< as JSON, or the line; "" = not there
    std::string computed;  ///< the same, made again
};

/// What differs, manifest.json first (it tells why: other inputs, lexicons, model, version), then
/// by file and place. Of the page only whether it differs, because it holds report.json; of
/// report.json not its manifest. Files that neither side names are passed over.
[[nodiscard]] std::vector<ReportDifference> compare_report_files(
    const std::map<std::string, std::string>& recorded,
    const std::map<std::string, std::string>& computed);

/// "file path: recorded X, now Y" a line; of each file the first `most_each`, then how many more.
[[nodiscard]] std::string render_differences(const std::vector<ReportDifference>& differences,
                                             std::size_t most_each);

/// One JSON line each: {file,path,recorded,computed}, all of them; what is not there is null.
[[nodiscard]] std::string render_differences_jsonl(
    const std::vector<ReportDifference>& differences);

}  // namespace parallax
