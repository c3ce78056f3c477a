#pragma once

#include "engine/lexicon/lexicon.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::testing {

/// A folder of its own under the system's temporary folder, removed at the end of the test.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    /// Writes a lexicon into the sub-folder `name` and returns its path.
    std::filesystem::path add(const std::string& name, std::string_view json,
                              std::string_view table) const;

private:
    std::filesystem::path path_;
};

/// A lexicon.json of this id with the axes legitimacy and force, the targets alpha and beta and the
/// choices group and place; `more` is put in as further fields, e.g. `"extends": ["../x"],`.
std::string plain_json(std::string_view id, std::string_view more = {});

/// The header row that plain tables use, with tabs and a line end.
extern const char* const plain_header;

/// Reads lexicons and returns the faults as text, one a line, without excerpts and with the path of
/// `folder` taken away; "" if there are none.
std::string faults_of(const TemporaryFolder& folder,
                      const std::vector<std::filesystem::path>& lexicons);

/// Reads one lexicon made of this table and the json of plain_json("plain").
Lexicon read_plain(std::string_view table);

}  // namespace parallax::testing
