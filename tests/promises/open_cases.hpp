#pragma once

#include "tests/promises/gold_disagreements.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace parallax::test {

/// The file of known disagreements: a row each, with the cause that a person wrote.
class OpenCases {
public:
    /// Throws InputError with all faults of the file.
    explicit OpenCases(const std::filesystem::path& path);

    /// Disagreements that the file does not hold, one line each.
    [[nodiscard]] std::vector<std::string> find_new(const std::vector<Disagreement>& found) const;

    /// Rows of the file that are no disagreements any more.
    [[nodiscard]] std::vector<std::string> find_gone(const std::vector<Disagreement>& found) const;

    /// Rows whose cause is neither "engine: …" nor "judgement: …".
    [[nodiscard]] std::vector<std::string> find_without_cause() const;

    /// The file as it should be. Causes are kept, also where only what the engine found has
    /// changed; the others are left empty for a person to write.
    [[nodiscard]] std::string render(const std::vector<Disagreement>& found) const;

private:
    std::map<std::string, std::string> causes_;   ///< by the whole row without its cause
    std::map<std::string, std::string> similar_;  ///< by article, what and place
};

}  // namespace parallax::test
