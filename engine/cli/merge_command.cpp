#include "engine/cli/command_line.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/home.hpp"
#include "engine/cli/progress_bar.hpp"
#include "engine/cli/recorded_report.hpp"
#include "engine/cli/report_folder.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/corpus/unpack.hpp"
#include "engine/partial_file.hpp"

#include <algorithm>
#include <utility>

#include <boost/program_options.hpp>

namespace parallax {
namespace {

namespace po = boost::program_options;

constexpr CommandPage merge_page{
    "merge", "PARTIAL… -o DIR [options]",
    "Makes one report of the files that parallax report --partial wrote, the same to the byte as a "
    "report of all their corpora at once, whatever the order. Records that stand in several parts "
    "become rejects as they would there. All parts must be made by one version with the same "
    "lexicons and options; those named here only say where things lie that are not shipped.",
    "parallax merge monday.part tuesday.part -o report"};

struct MergeCommand {
    AnalysisOptions analysis;  ///< where things lie; which ones, the parts say
    std::string output;
};

/// The bytes of a partial report, unpacked. Throws InputError if they are damaged.
std::string read_bytes(const std::string& file) {
    Unpacked unpacked = unpack(read_whole_file(file), file);
    if (!unpacked.damage.empty()) throw InputError(Fault{file, 0, 0, unpacked.damage, ""});
    return std::move(unpacked.bytes);
}

}  // namespace

int run_merge(const Arguments& arguments) {
    MergeCommand command;
    AnalysisOptions& analysis = command.analysis;
    po::options_description options;
    options.add_options()(
        "output,o", po::value(&command.output)->value_name("DIR"),
        "folder for the report: a new or empty one, or that of an earlier report, "
        "which is replaced");
    add_recorded_data_options(options, analysis);
    add_manner_of_running(options, analysis);
    add_strict(options, analysis);
    add_dry_run_option(options, analysis);
    if (!read_arguments(merge_page, options, arguments, analysis.corpora)) return exit_done;
    if (analysis.corpora.empty()) {
        refuse_usage(merge_page, "name the files that parallax report --partial wrote");
    }
    if (command.output.empty())
        refuse_usage(merge_page, "name the folder for the report with -o DIR");
    check_report_folder(command.output);
    const std::filesystem::path home = find_home();
    const std::string page_template = read_page_template(home);

    std::vector<std::string> bytes;
    std::vector<PartialReport> partials;
    for (const std::string& file : analysis.corpora) {
        bytes.push_back(read_bytes(file));
        partials.push_back(read_partial_header(bytes.back(), file));
    }
    const Manifest& first = partials.front().manifest;
    RecordedReport recorded;
    take_recorded_options(first, partials.front().name, recorded);
    recorded.settings.seed = first.seed;
    const ReportSettings settings = make_recorded_settings(recorded, analysis, home);
    const AnalysisInput input{read_resources(settings.analysis, home), {}, 0};
    const ReportOptions report_options = make_report_options(settings, input);
    check_mergeable(partials, describe_run(input.resources, report_options),
                    input.resources.lexicon().sha256());

    std::uint64_t records = 0;
    for (std::size_t i = 0; i < partials.size(); ++i) {
        partials[i] = read_partial(bytes[i], partials[i].name, input.resources);
        bytes[i] = {};
        records += partials[i].records.size();
    }
    Report report;
    {
        ProgressBar bar(records, analysis.quiet);
        report = merge_partial_reports(std::move(partials), input.resources, report_options,
                                       bar.callback());
    }
    return write_report(command.output, analysis, report, input.resources.lexicon(), page_template);
}

}  // namespace parallax
