#include "engine/cli/analysis_options.hpp"
#include "engine/cli/command_line.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/home.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/core/input_error.hpp"
#include "engine/exchange_targets.hpp"
#include "engine/lexicon/check_lexicon.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace parallax {
namespace {

namespace po = boost::program_options;

constexpr CommandPage lexicon_check_page{
    "lexicon check", "DIR… [--symmetry TARGET_A TARGET_B] [options]",
    "Reads each lexicon and prints what is wrong or doubtful in it as file:line: severity: text: "
    "entries given twice or hidden by others, phrases that no text can match, axes with one pole, "
    "entries without note or source. With --symmetry it also says of two targets alike what the "
    "lexicons can say of either, and prints the entries that say another thing of one than of the "
    "other. Exit code 5 if there is an error or an entry moves.",
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

std::string count_nouns(std::size_t count, std::string_view noun, std::string_view plural) {
    return fmt::format("{} {}", count, count == 1 ? noun : plural);
}

std::string describe(const MovedTerm& moved, const Lexicon& lexicon, const std::string& exchanged,
                     bool in_colour) {
    const Term& term = lexicon.term(moved.term);
    LexiconFinding finding;
    finding.severity = LexiconFinding::Severity::error;
    finding.file = term.file;
    finding.line = term.line;
    if (!moved.unpaired.empty()) {
        finding.message = fmt::format("\"{}\" is {}", term.id, moved.unpaired);
        return describe(finding, in_colour);
    }
    finding.message = fmt::format(
        "\"{}\" moves when {} are exchanged: {:+.2f} about the first, {:+.2f} about the "
        "second",
        term.id, exchanged, moved.about_first, moved.about_second);
    return describe(finding, in_colour) +
           fmt::format("    {}\n    {}\n", moved.first, moved.second);
}

std::string summarise(const SymmetryCheck& check, const std::string& exchanged) {
    std::string text;
    for (const std::string& list : check.lists) text += fmt::format("note: {}\n", list);
    const std::size_t silent = check.terms - check.reached - check.paired -
                               static_cast<std::size_t>(std::count_if(
                                   check.moved.begin(), check.moved.end(),
                                   [](const MovedTerm& one) { return !one.unpaired.empty(); }));
    return text +
           fmt::format(
               "symmetry of {}: {} of {}; {} spoke of one of the two in a sentence, {} bound "
               "to one with a counterpart or a reason, {} spoke of neither; {} read with "
               "either name\n",
               exchanged, fmt::format("{} moved", check.moved.size()),
               count_nouns(check.terms, "entry", "entries"), check.reached, check.paired, silent,
               count_nouns(check.sentences, "sentence", "sentences"));
}

TargetId find_target(const Lexicon& lexicon, const std::string& id) {
    const std::optional<TargetId> found = lexicon.find_target(id);
    if (found) return *found;
    throw InputError(Fault{"--symmetry", 0, 0,
                           fmt::format("there is no target \"{}\" in these lexicons; `parallax "
                                       "lexicon show DIR` lists them by their ids",
                                       shorten_for_message(id)),
                           ""});
}

/// Prints what exchanging the two targets moves; how many entries it does.
std::size_t check_symmetry(const std::vector<std::string>& folders,
                           const std::vector<std::string>& targets, StandardOutput& out) {
    AnalysisOptions analysis;
    analysis.lexicons = folders;
    analysis.voice = "rules";
    const Resources resources = read_resources(analysis, find_home());
    const Lexicon& lexicon = resources.lexicon();
    const TargetId first = find_target(lexicon, targets[0]);
    const TargetId second = find_target(lexicon, targets[1]);
    const SymmetryCheck check = exchange_targets(resources, first, second);
    const std::string exchanged = fmt::format("{} and {}", targets[0], targets[1]);
    const bool in_colour = wants_colour();
    for (const MovedTerm& moved : check.moved)
        out.write(describe(moved, lexicon, exchanged, in_colour));
    out.write(summarise(check, exchanged));
    return check.moved.size();
}

}  // namespace

int run_lexicon_check(const Arguments& arguments) {
    bool parity = false;
    std::vector<std::string> folders;
    std::vector<std::string> exchanged;
    po::options_description options;
    options.add_options()(
        "symmetry", po::value(&exchanged)->multitoken()->value_name("TARGET_A TARGET_B"),
        "exchange two targets, by their ids, in sentences made of every entry, and print what "
        "comes out otherwise")(
        "parity", po::bool_switch(&parity),
        "also check that the sides of a conflict are treated alike, and print the "
        "sums of |weight| by axis and side");
    if (!read_arguments(lexicon_check_page, options, arguments, folders)) return exit_done;
    // What follows the two ids is a folder.
    if (exchanged.size() > 2) {
        folders.insert(folders.end(), exchanged.begin() + 2, exchanged.end());
        exchanged.resize(2);
    }
    if (folders.empty()) refuse_usage(lexicon_check_page, "name the folder of a lexicon");
    if (exchanged.size() == 1)
        refuse_usage(lexicon_check_page, "--symmetry needs the ids of two targets");
    if (exchanged.size() == 2 && exchanged[0] == exchanged[1])
        refuse_usage(lexicon_check_page, "--symmetry needs two targets that differ");

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
    if (!exchanged.empty()) errors += check_symmetry(folders, exchanged, out);
    out.write(fmt::format("{} error{}, {} warning{}\n", errors, errors == 1 ? "" : "s", warnings,
                          warnings == 1 ? "" : "s"));
    out.finish();
    return errors > 0 ? exit_check_failed : exit_done;
}

}  // namespace parallax
