#include "engine/cli/command_line.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/home.hpp"
#include "engine/cli/line_output.hpp"
#include "engine/cli/progress_bar.hpp"
#include "engine/cli/recorded_report.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/core/input_error.hpp"
#include "engine/report/report_differences.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace parallax {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;

constexpr CommandPage verify_page{
    "verify", "DIR CORPUS… [options]",
    "Makes the report in the folder DIR again from these corpora, with the options that its "
    "manifest names, and says what differs: file, place, what is recorded and what comes out now. "
    "Other inputs, lexicons, house styles, models and versions are named too. Writes nothing. Ends "
    "with exit code 5 if anything differs.",
    "parallax verify report articles.jsonl"};

constexpr std::size_t most_shown = 20;

struct VerifyCommand {
    AnalysisOptions analysis;  ///< where things lie; which ones, the manifest says
    std::string format = "text";
};

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

/// The manifest says which options and data; the command says where those lie that are not shipped.
ReportSettings make_settings(const RecordedReport& recorded, const VerifyCommand& command,
                             const fs::path& home) {
    ReportSettings settings = recorded.settings;
    AnalysisOptions& analysis = settings.analysis;
    const AnalysisOptions& given = command.analysis;
    analysis.corpora = given.corpora;
    analysis.threads = given.threads;
    analysis.quiet = given.quiet;
    for (std::string& lexicon : analysis.lexicons) {
        lexicon = find_lexicon(lexicon, given.lexicons, home);
    }
    analysis.models = given.models;
    if (given.models.size() != recorded.models.size()) {
        throw InputError(
            Fault{"", 0, 0,
                  fmt::format("the report goes by {} model{} besides the lexicons ({}); name {} "
                              "with --model",
                              recorded.models.size(), recorded.models.size() == 1 ? "" : "s",
                              fmt::join(recorded.models, ", "),
                              recorded.models.empty() ? "none" : "the files"),
                  ""});
    }
    for (std::string& style : analysis.house_styles) {
        for (const std::string& named : given.house_styles) {
            if (read_house_style(find_house_style(home, named)).id == style) style = named;
        }
    }
    return settings;
}

std::vector<ReportDifference> verify(const RecordedReport& recorded, const ReportSettings& settings,
                                     const fs::path& home) {
    AnalysisInput input = read_input(settings.analysis, home);
    const ReportOptions options = make_report_options(settings, input);
    ProgressBar bar(input.corpus.documents.size(), settings.analysis.quiet);
    const Report report =
        make_report(std::move(input.corpus), input.resources, options, bar.callback());
    return compare_report_files(
        recorded.files,
        render_report_files(report, input.resources.lexicon(), read_page_template(home)));
}

std::size_t count_files(const std::vector<ReportDifference>& differences) {
    std::set<std::string> files;
    for (const ReportDifference& difference : differences) files.insert(difference.file);
    return files.size();
}

}  // namespace

int run_verify(const Arguments& arguments) {
    VerifyCommand command;
    AnalysisOptions& analysis = command.analysis;
    po::options_description options;
    auto add = options.add_options();
    add("lexicon", po::value(&analysis.lexicons)->value_name("DIR"),
        "folder of a lexicon that the report goes by and that is not shipped");
    add_model_option(options, analysis);
    add_house_style_option(options, analysis);
    add("format", one_of("--format", command.format, {"text", "json"}),
        "lines for people, the first 20 differences of each file, or all as JSON lines (default: "
        "text)");
    add_manner_of_running(options, analysis);
    if (!read_arguments(verify_page, options, arguments, analysis.corpora)) return exit_done;
    if (analysis.corpora.size() < 2) {
        refuse_usage(verify_page, "name the folder of a report, then the corpora it was made from");
    }
    const std::string folder = analysis.corpora.front();
    analysis.corpora.erase(analysis.corpora.begin());
    require_corpora(verify_page, analysis);

    const fs::path home = find_home();
    const RecordedReport recorded = read_recorded_report(folder);
    const auto differences = verify(recorded, make_settings(recorded, command, home), home);
    LineOutput out("", false);
    out.write(command.format == "json" ? render_differences_jsonl(differences)
                                       : render_differences(differences, most_shown));
    out.finish();
    if (differences.empty()) {
        if (!analysis.quiet) {
            say(fmt::format("{} files, all the same\n", recorded.files.size()));
        }
        return exit_done;
    }
    if (!analysis.quiet) {
        const std::size_t files = count_files(differences);
        say(fmt::format("{} difference{} in {} file{}\n", differences.size(),
                        differences.size() == 1 ? "" : "s", files, files == 1 ? "" : "s"));
    }
    return exit_check_failed;
}

}  // namespace parallax
