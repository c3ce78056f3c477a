#include "engine/cli/command_line.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/lexicon/show_lexicon.hpp"

#include <filesystem>

#include <boost/program_options.hpp>

namespace parallax {
namespace {

namespace po = boost::program_options;

constexpr CommandPage page{
    "lexicon show", "DIR…",
    "Shows what the lexicons, with all they extend, hold together: the lexicons, the targets with "
    "the names they go by, and the entries by axis and by choice with weight, note and source.",
    "parallax lexicon show lexicons/conflict"};

}  // namespace

int run_lexicon_show(const Arguments& arguments) {
    std::vector<std::string> folders;
    const po::options_description options;
    if (!read_arguments(page, options, arguments, folders)) return exit_done;
    if (folders.empty()) refuse_usage(page, "name the folder of a lexicon");
    const std::vector<std::filesystem::path> paths(folders.begin(), folders.end());

    StandardOutput out;
    out.write(show_lexicon(read_lexicons(paths)));
    out.finish();
    return exit_done;
}

}  // namespace parallax
