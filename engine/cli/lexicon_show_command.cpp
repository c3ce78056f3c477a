#include "engine/cli/command_line.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/lexicon/show_lexicon.hpp"
#include "engine/report/ratings_sheet.hpp"

#include <cstdint>
#include <filesystem>
#include <limits>

#include <boost/program_options.hpp>

namespace parallax {
namespace {

namespace po = boost::program_options;

constexpr CommandPage lexicon_show_page{
    "lexicon show", "DIR… [options]",
    "Shows what the lexicons, with all they extend, hold together: the lexicons, the targets with "
    "the names they go by, and the entries by axis and by choice with weight, note and source.",
    "parallax lexicon show lexicons/conflict"};

}  // namespace

int run_lexicon_show(const Arguments& arguments) {
    std::vector<std::string> folders;
    bool blank_sheet = false;
    constexpr std::uint64_t not_given = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t seed = not_given;
    po::options_description options;
    auto add = options.add_options();
    add("ratings-sheet", po::bool_switch(&blank_sheet),
        "write a blank sheet (CSV) for coders instead: the entries that lie on an axis, shuffled, "
        "without weights; see lexicons/CODEBOOK.md and parallax agree");
    add("seed", whole_number("--seed", seed, 0, not_given - 1), "shuffles the sheet (default: 1)");
    if (!read_arguments(lexicon_show_page, options, arguments, folders)) return exit_done;
    if (folders.empty()) refuse_usage(lexicon_show_page, "name the folder of a lexicon");
    if (seed != not_given && !blank_sheet) {
        refuse_usage(lexicon_show_page,
                     "--seed shuffles the sheet of --ratings-sheet, which was not asked for");
    }
    const std::vector<std::filesystem::path> paths(folders.begin(), folders.end());

    StandardOutput out;
    const Lexicon lexicon = read_lexicons(paths);
    out.write(blank_sheet ? render_ratings_sheet(lexicon, seed == not_given ? 1 : seed)
                          : show_lexicon(lexicon));
    out.finish();
    return exit_done;
}

}  // namespace parallax
