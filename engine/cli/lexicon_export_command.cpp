#include "engine/cli/command_line.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/line_output.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/core/input_error.hpp"
#include "engine/lexicon/dictionary.hpp"
#include "engine/lexicon/export_lexicon.hpp"
#include "engine/lexicon/lexicon.hpp"

#include <filesystem>

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace parallax {
namespace {

namespace po = boost::program_options;

constexpr CommandPage lexicon_export_page{
    "lexicon export", "LEXICON --format FORMAT -o FILE [options]",
    "Writes a lexicon, with all it extends, as another program's dictionary: LIWC (dic, dicx), "
    "WordStat (cat), Yoshikoder (ykd), Lexicoder (lcd, lc3), quanteda (yaml), VADER, AFINN or CSV. "
    "Poles and choices become categories, alternatives are written out. Lists what the format "
    "cannot hold; if entries are left out the exit code is 1.",
    "parallax lexicon export lexicons/conflict --format yaml -o conflict.yml"};

struct ExportCommand {
    std::vector<std::string> folders;
    std::string format;
    std::string output;
    std::string axis;
    bool quiet = false;
};

/// The axis to write where the format holds one.
std::optional<AxisId> choose_axis(const ExportCommand& command, const Lexicon& lexicon,
                                  DictionaryFormat format) {
    std::vector<std::string> ids;
    for (const Axis& axis : lexicon.axes()) ids.push_back(axis.id);
    const bool needs_one = holds_one_axis(format);
    if (command.axis.empty()) {
        if (!needs_one) return std::nullopt;
        if (ids.size() == 1) return lexicon.find_axis(ids.front());
        throw InputError(
            Fault{"--axis", 0, 0,
                  ids.empty() ? fmt::format("{} holds one axis of scores, and the lexicon has none",
                                            command.format)
                              : fmt::format("{} holds one axis; name one of {}", command.format,
                                            fmt::join(ids, ", ")),
                  ""});
    }
    if (!needs_one) {
        throw InputError(Fault{"--axis", 0, 0,
                               fmt::format("{} holds all axes; leave the option out, or write "
                                           "vader or afinn",
                                           command.format),
                               ""});
    }
    if (const auto found = lexicon.find_axis(command.axis)) return found;
    const std::string nearest = suggest_nearest(command.axis, ids);
    throw InputError(
        Fault{"--axis", 0, 0,
              fmt::format("the lexicon has no axis \"{}\"{}", shorten_for_message(command.axis),
                          nearest.empty() ? fmt::format("; it has {}", fmt::join(ids, ", "))
                                          : fmt::format("; did you mean \"{}\"?", nearest)),
              ""});
}

}  // namespace

int run_lexicon_export(const Arguments& arguments) {
    ExportCommand command;
    po::options_description options;
    auto add = options.add_options();
    add("format",
        one_of("--format", command.format,
               {"dic", "dicx", "cat", "ykd", "lcd", "lc3", "yaml", "vader", "afinn", "csv"}),
        "the format to write");
    add("output,o", po::value(&command.output)->value_name("FILE"),
        "the file (- is standard output); it appears whole or not at all");
    add("axis", po::value(&command.axis)->value_name("ID"),
        "the axis to write, for vader and afinn (default: the only one)");
    add("quiet", po::bool_switch(&command.quiet), "do not list what is left out, only count it");
    if (!read_arguments(lexicon_export_page, options, arguments, command.folders)) return exit_done;
    if (command.folders.size() != 1)
        refuse_usage(lexicon_export_page, "name the folder of one lexicon");
    if (command.format.empty()) refuse_usage(lexicon_export_page, "name the format with --format");
    if (command.output.empty()) refuse_usage(lexicon_export_page, "name the file with -o");
    const DictionaryFormat format = *dictionary_format_named(command.format);

    const std::filesystem::path folder = command.folders.front();
    const Lexicon lexicon = read_lexicons({&folder, 1});
    const LexiconExport exported =
        export_lexicon(lexicon, format, choose_axis(command, lexicon, format));
    if (!command.quiet) {
        for (const Fault& fault : exported.left_out) say(describe(fault) + "\n");
    }
    if (exported.patterns == 0) {
        throw InputError(Fault{command.folders.front(), 0, 0,
                               fmt::format("holds no entry that {} can hold", command.format), ""});
    }
    LineOutput out(command.output, true);
    out.write(exported.bytes);
    out.finish();
    for (const std::string& lost : exported.lost)
        say(fmt::format("{} cannot hold: {}\n", command.format, lost));
    say(fmt::format("{} of {} entries written as {} patterns\n", exported.entries,
                    lexicon.terms().size(), exported.patterns));
    return exported.left_out.empty() ? exit_done : exit_with_rejects;
}

}  // namespace parallax
