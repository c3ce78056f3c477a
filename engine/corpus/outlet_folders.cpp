#include "engine/corpus/outlet_folders.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/utf8.hpp"
#include "engine/corpus/unpack.hpp"

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace parallax {
namespace {

/// The files below `folder`, as paths from there, sorted byte by byte. Folders that are symbolic
/// links are not entered: they could lead in a circle.
std::vector<std::string> list_files(const std::filesystem::path& folder) {
    namespace fs = std::filesystem;
    std::vector<std::string> files;
    std::error_code error;
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const bool is_hidden = entry->path().filename().native().starts_with('.');
        if (is_hidden) {
            entry.disable_recursion_pending();
            continue;
        }
        std::error_code ignored;
        if (entry->is_regular_file(ignored))
            files.push_back(entry->path().lexically_relative(folder).generic_string());
    }
    if (error)
        throw SystemError("cannot list the folder " + folder.string() + ": " + error.message());
    std::sort(files.begin(), files.end());
    return files;
}

TextEntry make_entry(const std::filesystem::path& folder, const std::string& file,
                     const std::string& shown_folder) {
    const std::size_t slash = file.find('/');
    Origin origin{shown_folder + "/" + file, 0};
    if (find_invalid_utf8(file)) {
        origin.file = shown_folder + "/" + shorten_for_message(file);
        return Reject{std::move(origin), RejectReason::invalid_utf8,
                      "the path of the file is not valid UTF-8; rename it"};
    }
    if (slash == std::string::npos)
        return Reject{std::move(origin), RejectReason::missing_outlet,
                      "the file lies in no outlet's folder; move it to <outlet>/"};
    TextFile text{folder / file, origin.file, {}, origin};
    text.record.outlet = file.substr(0, slash);
    return text;
}

}  // namespace

bool is_table_name(std::string_view name) {
    const std::string_view plain = strip_packing(name);
    return plain.ends_with(".jsonl") || plain.ends_with(".csv") || plain.ends_with(".tsv");
}

FolderContent list_folder(const std::filesystem::path& folder, const InputName& name) {
    FolderContent content;
    bool has_outlet_text = false;
    for (const std::string& file : list_files(folder)) {
        const bool is_at_top = file.find('/') == std::string::npos;
        if (strip_packing(file).ends_with(".txt")) {
            content.texts.push_back(make_entry(folder, file, name.shown));
            has_outlet_text = has_outlet_text || !is_at_top;
        } else if (is_at_top && is_table_name(file)) {
            content.tables.push_back(folder / file);
        }
    }
    if (!has_outlet_text && content.tables.empty())
        throw InputError(
            Fault{name.given, 0, 0,
                  "this folder holds nothing to read; put a corpus.json into it, or "
                  "text files as <outlet>/<article>.txt, or .jsonl, .csv or .tsv files",
                  ""});
    return content;
}

}  // namespace parallax
