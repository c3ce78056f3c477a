#include "engine/cli/command_line.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/lexicon_folders.hpp"
#include "engine/cli/signal_pause.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/lexicon/check_lexicon.hpp"

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace parallax {
namespace {

namespace po = boost::program_options;

constexpr CommandPage lexicon_new_page{
    "lexicon new", "DIR [options]",
    "Writes a lexicon folder with commented examples, to be filled in with a spreadsheet or a text "
    "editor. The folder must be new or empty.",
    "parallax lexicon new housing --id housing-policy"};

}  // namespace

int run_lexicon_new(const Arguments& arguments) {
    std::string id;
    std::vector<std::string> folders;
    po::options_description options;
    options.add_options()("id", po::value(&id)->value_name("ID"),
                          "id of the lexicon: lower-case letters, digits and single hyphens "
                          "(default: made of the folder's name)");
    if (!read_arguments(lexicon_new_page, options, arguments, folders)) return exit_done;
    if (folders.size() != 1) refuse_usage(lexicon_new_page, "name one folder for the new lexicon");
    const std::string& folder = folders.front();
    choose_lexicon_id(folder, id);
    {
        const SignalPause pause;
        write_new_lexicon(folder, id);
    }
    StandardOutput out;
    out.write(folder + "\n");
    out.finish();
    say(fmt::format("edit {0}/terms.tsv, then check it with: parallax lexicon check {0}\n",
                    folder));
    return exit_done;
}

}  // namespace parallax
