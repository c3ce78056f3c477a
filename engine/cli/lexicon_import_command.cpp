#include "engine/cli/command_line.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/lexicon_folders.hpp"
#include "engine/cli/signal_pause.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/sha256.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/lexicon/dictionary.hpp"
#include "engine/lexicon/import_dictionary.hpp"

#include <cstddef>
#include <filesystem>

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace parallax {
namespace {

namespace po = boost::program_options;

constexpr CommandPage lexicon_import_page{
    "lexicon import", "FILE -o DIR [options]",
    "Reads another program's dictionary into a new lexicon folder: LIWC (.dic, .dicx), WordStat "
    "(.cat), Yoshikoder (.ykd), Lexicoder (.lcd, .lc3), quanteda (YAML), VADER, AFINN, or a CSV of "
    "words with scores or categories. Each category becomes an axis; categories named negative and "
    "positive become the poles of one. What the file holds and a lexicon cannot is listed; then "
    "the exit code is 1.",
    "parallax lexicon import moral-foundations.dic -o moral-foundations"};

struct ImportCommand {
    std::vector<std::string> files;
    std::string output;
    std::string format;
    std::string encoding;
    std::string kind = "style";
    bool quiet = false;
    ImportSettings settings;
};

std::string count(std::size_t number, const char* one, const char* many) {
    return fmt::format("{} {}", number, number == 1 ? one : many);
}

}  // namespace

int run_lexicon_import(const Arguments& arguments) {
    ImportCommand command;
    po::options_description options;
    auto add = options.add_options();
    add("output,o", po::value(&command.output)->value_name("DIR"), "the new lexicon's folder");
    add("format",
        one_of("--format", command.format,
               {"dic", "dicx", "cat", "ykd", "lcd", "lc3", "yaml", "vader", "afinn", "csv"}),
        "what the file is (default: told by its content and name)");
    add("encoding", po::value(&command.encoding)->value_name("NAME"),
        "how the file was saved, such as windows-1252 or shift_jis (default: UTF-8, or what XML "
        "declares)");
    add("id", po::value(&command.settings.id)->value_name("ID"),
        "id of the lexicon (default: made of the folder's name)");
    add("kind", one_of("--kind", command.kind, {"style", "framing"}),
        "style: how the writer writes, whoever it is about (default); framing: how somebody is "
        "presented");
    add("lang", po::value(&command.settings.language)->value_name("CODE"),
        "language of the words (default: en)");
    add("license", po::value(&command.settings.license)->value_name("TEXT"),
        "licence of the dictionary, for lexicon.json");
    add("quiet", po::bool_switch(&command.quiet), "do not list what is left out, only count it");
    if (!read_arguments(lexicon_import_page, options, arguments, command.files)) return exit_done;
    if (command.files.size() != 1) refuse_usage(lexicon_import_page, "name one dictionary file");
    if (command.output.empty())
        refuse_usage(lexicon_import_page, "name the new lexicon's folder with -o");
    choose_lexicon_id(command.output, command.settings.id);
    check_new_folder(command.output);

    DictionaryInput input;
    input.file = command.files.front();
    input.bytes = read_whole_file(input.file);
    if (!command.format.empty()) input.format = dictionary_format_named(command.format);
    input.encoding = command.encoding;
    ImportSettings& settings = command.settings;
    settings.kind = command.kind == "style" ? LexiconKind::style : LexiconKind::framing;
    settings.sha256 = sha256_hex(input.bytes);
    const Dictionary dictionary = read_dictionary(input);
    const ImportedLexicon lexicon = import_dictionary(dictionary, settings);

    if (!command.quiet) {
        for (const Fault& fault : lexicon.left_out) say(describe(fault) + "\n");
    }
    if (lexicon.entries == 0) {
        throw InputError(
            Fault{input.file, 0, 0, "holds no entry that a lexicon can take over", ""});
    }
    {
        const SignalPause pause;
        write_whole_files(command.output,
                          {{"lexicon.json", lexicon.json}, {"terms.tsv", lexicon.terms}});
    }
    StandardOutput out;
    out.write(fmt::format(
        "{}: {}, {}, {} from {} ({}); {}{} repeated, {} left out\n", command.output,
        count(lexicon.entries, "entry", "entries"), count(lexicon.axes, "axis", "axes"),
        count(lexicon.choices, "choice", "choices"),
        std::filesystem::path(input.file).filename().string(), name_of(dictionary.format),
        lexicon.joined == 0 ? ""
                            : fmt::format("{} both on an axis and in a choice, ", lexicon.joined),
        lexicon.repeated, lexicon.left_out.size()));
    out.finish();
    return lexicon.left_out.empty() ? exit_done : exit_with_rejects;
}

}  // namespace parallax
