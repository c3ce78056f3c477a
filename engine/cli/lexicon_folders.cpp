#include "engine/cli/lexicon_folders.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/whole_file.hpp"

#include <system_error>

namespace parallax {

std::string relative_folder(const std::filesystem::path& to, const std::filesystem::path& from) {
    std::filesystem::path whole = std::filesystem::weakly_canonical(to);
    if (!whole.has_filename()) whole = whole.parent_path();
    return whole.lexically_relative(std::filesystem::weakly_canonical(from)).generic_string();
}

std::optional<Proposal> find_proposal(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / proposal_file_name;
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) return std::nullopt;
    return read_proposal(read_whole_file(file), file.generic_string());
}

void check_new_folder(const std::string& folder) {
    std::error_code ignored;
    if (!std::filesystem::exists(folder, ignored)) return;
    if (!std::filesystem::is_directory(folder, ignored)) {
        throw InputError(Fault{folder, 0, 0, "is a file; name a folder to be made", ""});
    }
    if (!std::filesystem::is_empty(folder, ignored)) {
        throw InputError(
            Fault{folder, 0, 0,
                  "exists and is not empty; a lexicon is never overwritten: name a new "
                  "folder, and compare the two with parallax lexicon diff",
                  ""});
    }
}

}  // namespace parallax
