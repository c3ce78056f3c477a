#include "engine/cli/recorded_report.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/whole_file.hpp"

#include <charconv>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace parallax {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

bool is_report_file(const fs::path& file) {
    const std::string ending = file.extension().string();
    return ending == ".html" || ending == ".json" || ending == ".jsonl" || ending == ".md" ||
           ending == ".csv";
}

/// Takes over one option of a manifest, as make_report_options() writes it; false if it is none.
bool take_option(const std::string& name, const std::string& value, RecordedReport& into) {
    ReportSettings& settings = into.settings;
    AnalysisOptions& analysis = settings.analysis;
    if (name == "event") {
        analysis.filter.events.push_back(value);
    } else if (name == "outlet") {
        analysis.filter.outlets.push_back(value);
    } else if (name == "from") {
        analysis.filter.from = value;
    } else if (name == "to") {
        analysis.filter.to = value;
    } else if (name == "lexicon") {
        analysis.lexicons.push_back(value);
    } else if (name == "model") {
        into.models.push_back(value.substr(0, value.find(" sha256:")));
    } else if (name == "house-style") {
        analysis.house_styles.push_back(value);
    } else if (name == "voice") {
        analysis.voice = value;
    } else if (name == "dedupe") {
        analysis.dedupe = true;
    } else if (name == "collapse-shared") {
        settings.collapse_shared = true;
    } else if (name == "excerpts-only") {
        settings.excerpts_only = true;
    } else if (name == "no-sensitivity") {
        settings.no_sensitivity = true;
    } else if (name == "seed") {
        const char* const end = value.data() + value.size();
        return std::from_chars(value.data(), end, settings.seed).ptr == end;
    } else {
        return false;
    }
    return true;
}

[[noreturn]] void refuse(const fs::path& manifest, const std::string& message) {
    throw InputError(Fault{manifest.generic_string(), 0, 0, message, ""});
}

void take_options(const Json& json, const fs::path& manifest, RecordedReport& into) {
    const std::string version = json.value("version", "");
    for (const Json& option : json.value("options", Json::array())) {
        const std::string name = option.value("name", "");
        if (take_option(name, option.value("value", ""), into)) continue;
        refuse(manifest,
               fmt::format("this version cannot make a report with the option \"{}\" again; verify "
                           "it with the version that made it, {}",
                           shorten_for_message(name), shorten_for_message(version)));
    }
}

}  // namespace

RecordedReport read_recorded_report(const fs::path& folder) {
    const fs::path manifest = folder / "manifest.json";
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored)) {
        refuse(folder, "there is no such folder; name the folder of a report");
    }
    if (!fs::is_regular_file(manifest, ignored)) {
        refuse(folder, "this folder holds no manifest.json; name the folder of a report");
    }
    RecordedReport report;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (!entry.is_regular_file(ignored) || !is_report_file(entry.path())) continue;
        report.files[entry.path().filename().string()] = read_whole_file(entry.path());
    }
    try {
        const Json json = Json::parse(report.files.at("manifest.json"));
        if (!json.is_object() || json.value("format", "") != "parallax-manifest/1") {
            refuse(manifest,
                   "this is no manifest that this version reads; it reads "
                   "\"parallax-manifest/1\"");
        }
        take_options(json, manifest, report);
    } catch (const Json::exception&) {
        refuse(manifest,
               "this is no manifest: it is not the JSON that a report writes; make the "
               "report again");
    }
    return report;
}

}  // namespace parallax
