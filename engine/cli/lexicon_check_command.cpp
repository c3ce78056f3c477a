#include "engine/cli/command_line.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/core/plural.hpp"
#include "engine/lexicon/check_lexicon.hpp"

#include <algorithm>
#include <cstddef>

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace parallax {
namespace {

namespace po = boost::program_options;

constexpr CommandPage lexicon_check_page{
    "lexicon check", "DIR… [options]",
    "Reads each lexicon and prints what is wrong or doubtful in it as file:line: severity: text: "
    "entries given twice or hidden by others, phrases that no text can match, axes with one pole, "
    "entries without note or source. Exit code 5 if there is an error.",
    "parallax lexicon check lexicons/conflict --parity"};

std::string describe(const LexiconFinding& finding, bool in_colour) {
    const bool is_error = finding.severity == LexiconFinding::Severity::error;
    const std::string_view severity = is_error ? "error" : "warning";
    const std::string place =
        finding.line == 0 ? finding.file : fmt::format("{}:{}", finding.file, finding.line);
    if (!in_colour) return fmt::format("{}: {}: {}\n", place, severity, finding.message);
    return fmt::format("{}: \x1b[{}m{}\x1b[0m: {}\n", place, is_error ? 31 : 33, severity,
                       finding.message);
}

std::string render_parity(const std::vector<ParityRow>& rows) {
    std::size_t axis_width = std::string_view("axis").size();
    std::size_t side_width = std::string_view("side").size();
    for (const ParityRow& row : rows) {
        axis_width = std::max(axis_width, row.axis.size());
        side_width = std::max(side_width, row.side.size());
    }
    std::string table = fmt::format("{:<{}}  {:<{}}  {:>7}  {:>12}\n", "axis", axis_width, "side",
                                    side_width, "entries", "sum |weight|");
    for (const ParityRow& row : rows) {
        table += fmt::format("{:<{}}  {:<{}}  {:>7}  {:>12.2f}\n", row.axis, axis_width, row.side,
                             side_width, row.entries, row.sum);
    }
    return table;
}

}  // namespace

int run_lexicon_check(const Arguments& arguments) {
    bool parity = false;
    std::vector<std::string> folders;
    po::options_description options;
    options.add_options()(
        "parity", po::bool_switch(&parity),
        "also check that the sides of a conflict are treated alike, and print the "
        "sums of |weight| by axis and side");
    if (!read_arguments(lexicon_check_page, options, arguments, folders)) return exit_done;
    if (folders.empty()) refuse_usage(lexicon_check_page, "name the folder of a lexicon");

    StandardOutput out;
    const bool in_colour = wants_colour();
    std::size_t errors = 0;
    std::size_t warnings = 0;
    for (const std::string& folder : folders) {
        const LexiconCheck check = check_lexicon(folder, parity);
        for (const LexiconFinding& finding : check.findings) {
            out.write(describe(finding, in_colour));
            ++(finding.severity == LexiconFinding::Severity::error ? errors : warnings);
        }
        if (parity) out.write(render_parity(check.parity));
    }
    out.write(count_of(errors, "error") + ", " + count_of(warnings, "warning") + "\n");
    out.finish();
    return errors > 0 ? exit_check_failed : exit_done;
}

}  // namespace parallax
