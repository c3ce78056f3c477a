#include "engine/cli/recorded_report.hpp"

#include "engine/cli/home.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/plural.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/corpus/iso_date.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <system_error>
#include <utility>

#include <boost/program_options.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace parallax {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;
using Json = nlohmann::json;

bool is_report_file(const fs::path& file) {
    const std::string ending = file.extension().string();
    return ending == ".html" || ending == ".json" || ending == ".jsonl" || ending == ".md" ||
           ending == ".csv";
}

/// Whether make_report_options() can have written this value of an option.
bool is_recorded_value(const std::string& name, const std::string& value) {
    if (name == "voice") return value == "full" || value == "rules";
    if (name == "from" || name == "to" || name == "as-of")
        return check_iso_day(value) == DateCheck::good;
    if (name == "seed") {
        std::uint64_t seed = 0;
        const char* const end = value.data() + value.size();
        return std::from_chars(value.data(), end, seed).ptr == end && seed <= most_seed;
    }
    const bool is_switch = name == "dedupe" || name == "collapse-shared" ||
                           name == "no-sensitivity" || name == "excerpts-only";
    return is_switch ? value == "yes" : !value.empty();
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
    } else if (name == "as-of") {
        settings.as_of = value;
    } else if (name == "seed") {
        std::from_chars(value.data(), value.data() + value.size(), settings.seed);
    } else {
        return false;
    }
    return true;
}

[[noreturn]] void refuse(const fs::path& manifest, const std::string& message) {
    throw InputError(Fault{manifest.generic_string(), 0, 0, message, ""});
}

Manifest read_options(const Json& json) {
    Manifest manifest;
    manifest.version = json.value("version", "");
    for (const Json& option : json.value("options", Json::array())) {
        manifest.options.emplace_back(option.value("name", ""), option.value("value", ""));
    }
    return manifest;
}

/// The folder of the lexicon of this id: one that was named, else a shipped one.
std::string find_lexicon(const std::string& id, const std::vector<std::string>& named,
                         const fs::path& home) {
    for (const std::string& folder : named) {
        if (read_lexicon_id(folder) == id) return folder;
    }
    const fs::path shipped = home / "lexicons";
    std::set<fs::path> folders;
    for (const fs::path& parent : {shipped, shipped / "outlets"}) {
        for (const fs::directory_entry& entry : fs::directory_iterator(parent)) {
            folders.insert(entry.path());
        }
    }
    for (const fs::path& folder : folders) {
        if (read_lexicon_id(folder) == id) return folder.string();
    }
    throw InputError(Fault{"", 0, 0,
                           fmt::format("the report goes by the lexicon \"{}\", which is not "
                                       "shipped; name its folder with --lexicon",
                                       shorten_for_message(id)),
                           ""});
}

}  // namespace

void add_recorded_data_options(po::options_description& to, AnalysisOptions& options) {
    to.add_options()("lexicon", po::value(&options.lexicons)->value_name("DIR"),
                     "folder of a lexicon that the report goes by and that is not shipped");
    add_model_option(to, options);
    add_house_style_option(to, options);
}

void take_recorded_options(const Manifest& manifest, const std::string& file,
                           RecordedReport& into) {
    for (const auto& [name, value] : manifest.options) {
        const bool is_known = take_option(name, value, into);
        if (is_known && is_recorded_value(name, value)) continue;
        if (is_known) {
            refuse(file, fmt::format("\"{}\" is no value of the option \"{}\" that a report "
                                     "writes; make the report again",
                                     shorten_for_message(value), name));
        }
        refuse(file,
               fmt::format("this version cannot make a report with the option \"{}\" again; use "
                           "the version that made it, {}",
                           shorten_for_message(name), shorten_for_message(manifest.version)));
    }
}

ReportSettings make_recorded_settings(const RecordedReport& recorded, const AnalysisOptions& given,
                                      const fs::path& home) {
    ReportSettings settings = recorded.settings;
    AnalysisOptions& analysis = settings.analysis;
    analysis.corpora = given.corpora;
    analysis.threads = given.threads;
    analysis.quiet = given.quiet;
    const std::vector<std::string> ids = analysis.lexicons;
    for (std::string& lexicon : analysis.lexicons) {
        lexicon = find_lexicon(lexicon, given.lexicons, home);
    }
    for (const std::string& named : given.lexicons) {
        if (std::find(analysis.lexicons.begin(), analysis.lexicons.end(), named) !=
            analysis.lexicons.end()) {
            continue;
        }
        throw InputError(Fault{
            "--lexicon", 0, 0,
            fmt::format(
                "the report does not go by \"{}\"; it goes by {}", shorten_for_message(named),
                ids.empty() ? "the lexicons shipped" : fmt::format("{}", fmt::join(ids, ", "))),
            ""});
    }
    analysis.models = given.models;
    if (given.models.size() != recorded.models.size()) {
        if (recorded.models.empty()) {
            throw InputError(Fault{"", 0, 0,
                                   "the report goes by no model besides the lexicons; leave "
                                   "--model out",
                                   ""});
        }
        throw InputError(
            Fault{"", 0, 0,
                  fmt::format("the report goes by {} besides the lexicons ({}); name the files "
                              "with --model",
                              count_of(recorded.models.size(), "model"),
                              fmt::join(recorded.models, ", ")),
                  ""});
    }
    for (const std::string& named : given.house_styles) {
        const std::string id = read_house_style(find_house_style(home, named)).id;
        const auto found = std::find(recorded.settings.analysis.house_styles.begin(),
                                     recorded.settings.analysis.house_styles.end(), id);
        if (found == recorded.settings.analysis.house_styles.end()) {
            throw InputError(Fault{"--house-style", 0, 0,
                                   fmt::format("the report does not go by the house style \"{}\"",
                                               shorten_for_message(id)),
                                   ""});
        }
        analysis.house_styles[static_cast<std::size_t>(
            found - recorded.settings.analysis.house_styles.begin())] = named;
    }
    return settings;
}

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
        take_recorded_options(read_options(json), manifest.generic_string(), report);
    } catch (const Json::exception&) {
        refuse(manifest,
               "this is no manifest: it is not the JSON that a report writes; make the "
               "report again");
    }
    return report;
}

}  // namespace parallax
