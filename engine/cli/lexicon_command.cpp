#include "engine/cli/commands.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/standard_streams.hpp"

#include <fmt/format.h>

namespace parallax {

int run_lexicon(const Arguments& arguments) {
    const std::vector<Command> commands{
        {"check", "finds what is wrong or doubtful in a lexicon", run_lexicon_check},
        {"show", "what lexicons hold: axes, choices, targets and their entries", run_lexicon_show},
        {"new", "writes a new lexicon folder to begin with", run_lexicon_new},
        {"induce", "finds the phrases of each outlet or label, as lexicons", run_lexicon_induce},
        {"diff", "what became of a lexicon's entries, and of verdicts", run_lexicon_diff},
        {"apply", "carries accepted changes of a proposal over", run_lexicon_apply},
        {"import", "makes a lexicon of another program's dictionary", run_lexicon_import},
        {"export", "writes a lexicon as another program's dictionary", run_lexicon_export},
    };
    const std::string first = arguments.empty() ? "--help" : arguments.front();
    if (first == "--help" || first == "-h") {
        StandardOutput out;
        out.write(fmt::format(
            "parallax lexicon COMMAND …\n\n"
            "A lexicon is a folder with lexicon.json and terms.tsv, which a spreadsheet edits.\n\n"
            "Commands:\n{}\nExample:\n  parallax lexicon check lexicons/conflict\n",
            list_commands(commands)));
        out.finish();
        return exit_done;
    }
    return run_named(commands, "parallax lexicon", arguments);
}

}  // namespace parallax
