#include "engine/cli/home.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/whole_file.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <system_error>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace parallax {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view landmark = "lexicons/style/lexicon.json";

bool is_home(const fs::path& folder) {
    std::error_code ignored;
    return fs::is_regular_file(folder / landmark, ignored);
}

std::optional<fs::path> find_above(fs::path folder) {
    for (;;) {
        if (is_home(folder)) return folder;
        const fs::path parent = folder.parent_path();
        if (parent == folder) return std::nullopt;
        folder = parent;
    }
}

/// lexicon.json as far as it can be read; null otherwise.
nlohmann::json read_declarations(const fs::path& lexicon) {
    const fs::path file = lexicon / "lexicon.json";
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored)) return nullptr;
    auto json = nlohmann::json::parse(read_whole_file(file), nullptr, false);
    return json.is_object() ? json : nlohmann::json(nullptr);
}

std::string text_of(const nlohmann::json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

/// Whether the lexicon asks to be read only where somebody names it.
bool is_on_request(const nlohmann::json& declared) {
    const auto found = declared.find("on_request");
    return found != declared.end() && found->is_boolean() && found->get<bool>();
}

}  // namespace

fs::path find_home() {
    if (const char* const named = std::getenv("PARALLAX_HOME");
        named != nullptr && *named != '\0') {
        if (is_home(named)) return named;
        throw InputError(Fault{named, 0, 0,
                               fmt::format("PARALLAX_HOME names this folder, but it holds no {}; "
                                           "name the folder that does, or unset it",
                                           landmark),
                               ""});
    }
    std::error_code error;
    const fs::path executable = fs::read_symlink("/proc/self/exe", error);
    if (!error) {
        const fs::path folder = executable.parent_path();
        const fs::path installed = folder.parent_path() / "share" / "parallax";
        if (is_home(installed)) return installed;
        if (const auto tree = find_above(folder)) return *tree;
    }
    throw InputError(Fault{"", 0, 0,
                           fmt::format("the shipped lexicons were not found beside {}; set "
                                       "PARALLAX_HOME to the folder that holds {}",
                                       error ? "the executable" : executable.string(), landmark),
                           ""});
}

fs::path rules_folder(const fs::path& home) {
    return home / "lexicons" / "style";
}

fs::path voice_model_file(const fs::path& home) {
    fs::path file = home / "models" / "voice" / "voice.model";
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored)) {
        throw InputError(Fault{file.string(), 0, 0,
                               "the voice model is missing; install Parallax again, or tell voices "
                               "apart by rules alone with --voice rules",
                               ""});
    }
    return file;
}

std::string read_page_template(const fs::path& home) {
    const fs::path page = home / "reports" / "page" / "dist" / "index.html";
    std::error_code ignored;
    if (!fs::is_regular_file(page, ignored)) {
        throw InputError(
            Fault{page.string(), 0, 0,
                  "the report page is missing; in a source tree run scripts/setup and build "
                  "again, else install Parallax again",
                  ""});
    }
    return read_whole_file(page);
}

std::vector<fs::path> list_shipped_lexicons(const fs::path& home) {
    std::vector<fs::path> folders;
    for (const fs::directory_entry& entry : fs::directory_iterator(home / "lexicons")) {
        std::error_code ignored;
        if (!fs::exists(entry.path() / "lexicon.json", ignored)) continue;
        const nlohmann::json declared = read_declarations(entry.path());
        // One that cannot be read is listed, so that its fault is shown and not passed over.
        const bool on_request = !declared.is_null() &&
                                (text_of(declared, "kind") == "outlet" || is_on_request(declared));
        if (!on_request) folders.push_back(entry.path());
    }
    std::sort(folders.begin(), folders.end());
    return folders;
}

fs::path find_house_style(const fs::path& home, const std::string& name) {
    std::error_code ignored;
    const fs::path shipped = home / "lexicons" / "house-style";
    const bool is_id = !name.empty() && name.find('/') == std::string::npos;
    if (is_id && fs::exists(shipped / name / "house-style.json", ignored)) return shipped / name;
    if (!name.empty() && fs::exists(name, ignored)) return name;
    std::vector<std::string> ids;
    for (const fs::directory_entry& entry : fs::directory_iterator(shipped, ignored)) {
        ids.push_back(entry.path().filename().string());
    }
    std::sort(ids.begin(), ids.end());
    const std::string near = suggest_nearest(name, ids);
    throw InputError(Fault{name, 0, 0,
                           "there is no house style of this id and no such folder or file; " +
                               (near.empty() ? fmt::format("shipped are {}", fmt::join(ids, ", "))
                                             : fmt::format("did you mean \"{}\"?", near)),
                           ""});
}

std::string read_lexicon_id(const fs::path& folder) {
    return text_of(read_declarations(folder), "id");
}

}  // namespace parallax
