#include "engine/cli/lexicon_folders.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/lexicon/located_fields.hpp"

#include <system_error>
#include <utility>

namespace parallax {
namespace {

/// The folder's name as an id: lower case, everything but letters and digits as single hyphens.
std::string make_id(const std::string& folder) {
    std::filesystem::path path = std::filesystem::path(folder).lexically_normal();
    if (!path.has_filename()) path = path.parent_path();
    std::string id;
    for (const char c : path.filename().string()) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            id += c;
        } else if (c >= 'A' && c <= 'Z') {
            id += static_cast<char>(c - 'A' + 'a');
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
    }
    while (!id.empty() && id.back() == '-') id.pop_back();
    return id;
}

}  // namespace

void choose_lexicon_id(const std::string& folder, std::string& id) {
    const bool is_given = !id.empty();
    if (!is_given) id = make_id(folder);
    if (is_slug(id)) return;
    std::string message = "the folder's name gives no id; name one";
    if (is_given) {
        message = "\"";
        message.append(shorten_for_message(id))
            .append("\" is no id; write lower-case letters, digits and single hyphens");
    }
    throw InputError(Fault{"--id", 0, 0, std::move(message), ""});
}

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
