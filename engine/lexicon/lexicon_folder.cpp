#include "engine/lexicon/lexicon_folder.hpp"

#include "engine/core/whole_file.hpp"

#include <system_error>
#include <utility>

namespace parallax {
namespace {

constexpr const char* declarations_file = "lexicon.json";
constexpr const char* terms_file = "terms.tsv";

std::string name_without_slash(const std::filesystem::path& path) {
    std::string name = path.generic_string();
    while (name.size() > 1 && name.back() == '/') name.pop_back();
    return name;
}

/// Names of the folders beside the missing one, to suggest what was meant.
std::vector<std::string> list_siblings(const std::filesystem::path& path) {
    std::vector<std::string> names;
    std::error_code ignored;
    const std::filesystem::path parent =
        path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    for (std::filesystem::directory_iterator it(parent, ignored), end; it != end;
         it.increment(ignored)) {
        if (it->is_directory(ignored)) names.push_back(it->path().filename().string());
    }
    return names;
}

void require_folder(const std::string& name) {
    const std::filesystem::path path(name);
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) return;
    if (std::filesystem::exists(path, ignored)) {
        throw InputError(Fault{name,
                               0,
                               0,
                               "is a file; a lexicon is the folder that holds lexicon.json and "
                               "terms.tsv",
                               {}});
    }
    std::string message = "there is no such lexicon folder";
    const std::string nearest = suggest_nearest(path.filename().string(), list_siblings(path));
    if (!nearest.empty()) {
        message += "; did you mean \"" + (path.parent_path() / nearest).generic_string() + "\"?";
    }
    throw InputError(Fault{name, 0, 0, std::move(message), {}});
}

std::string read_part(const std::string& folder, const char* file) {
    const std::filesystem::path path = std::filesystem::path(folder) / file;
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        throw InputError(Fault{folder + '/' + file,
                               0,
                               0,
                               "is missing; a lexicon folder holds lexicon.json and terms.tsv",
                               {}});
    }
    return read_whole_file(path);
}

}  // namespace

LexiconFolder read_lexicon_folder(const std::filesystem::path& path, std::vector<Fault>& faults) {
    const std::string name = name_without_slash(path);
    require_folder(name);
    std::string json = read_part(name, declarations_file);
    const std::string table = read_part(name, terms_file);
    return {name, std::move(json), TermsTable(name + '/' + terms_file, table, faults)};
}

LexiconFolder read_lexicon_folder(const std::filesystem::path& path) {
    std::vector<Fault> faults;
    LexiconFolder folder = read_lexicon_folder(path, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    return folder;
}

void write_lexicon_folder(const LexiconFolder& lexicon, const std::filesystem::path& path) {
    write_whole_files(path,
                      {{declarations_file, lexicon.json}, {terms_file, lexicon.terms.bytes()}});
}

}  // namespace parallax
