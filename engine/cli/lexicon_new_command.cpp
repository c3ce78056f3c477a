#include "engine/cli/command_line.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/signal_pause.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/core/input_error.hpp"
#include "engine/lexicon/check_lexicon.hpp"
#include "engine/lexicon/declarations.hpp"

#include <filesystem>

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

/// The folder's name as an id: lower case, everything but letters and digits as single hyphens.
std::string make_id(const std::string& folder) {
    std::filesystem::path path = std::filesystem::path(folder).lexically_normal();
    if (!path.has_filename()) path = path.parent_path();
    std::string id;
    for (const char c : path.filename().string()) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            id += c;
        } else if (c >= 'A' && c <= 'Z') {
            id += static_cast<char>(c - 'A' + 'a');
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
    }
    while (!id.empty() && id.back() == '-') id.pop_back();
    return id;
}

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
    const bool is_given = !id.empty();
    if (!is_given) id = make_id(folder);
    if (!is_slug(id)) {
        throw InputError(Fault{"--id", 0, 0,
                               is_given ? fmt::format("\"{}\" is no id; write lower-case letters, "
                                                      "digits and single hyphens",
                                                      shorten_for_message(id))
                                        : "the folder's name gives no id; name one",
                               ""});
    }
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
