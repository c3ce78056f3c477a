#include "engine/cli/commands.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/core/input_error.hpp"

#include <csignal>
#include <exception>
#include <filesystem>
#include <new>

#include <fmt/format.h>

namespace parallax {
namespace {

const std::vector<Command>& commands() {
    static const std::vector<Command> all{
        {"report", "side-by-side framing profiles of outlets: the main job", run_report},
        {"compare", "the differences between outlets, with intervals and verdicts", run_compare},
        {"score", "scores per axis and target with their contributions, one line a document",
         run_score},
        {"annotate", "voices, hits and mentions with their places, one line a document",
         run_annotate},
        {"find", "every place where a phrase stands, with voice and wording", run_find},
        {"check", "words that a house style does not let stand as they stand, with their places",
         run_check},
        {"train", "retrains weights and lexicons from labelled examples", run_train},
        {"evaluate", "how often a model is right on labelled examples, and where it errs",
         run_evaluate},
        {"events", "groups articles of different outlets that tell one story", run_events},
        {"merge", "one report of several parts of a corpus", run_merge},
        {"verify", "makes a report again and says what differs", run_verify},
        {"agree", "how far coders agree on labels or lexicon entries", run_agree},
        {"lexicon", "check, show or begin a lexicon", run_lexicon},
    };
    return all;
}

constexpr std::string_view introduction =
    R"(Parallax shows how news outlets frame the same story: which words each chose where others chose
differently, in whose voice, about whom, and the sentence that proves it.

Three jobs:

  Generate framing reports
      parallax report articles.jsonl -o report
      then open report/index.html in a browser

  Compare outlets
      parallax compare articles.jsonl --outlets "Daily A,Daily B"
      every difference with its counts, interval and verdict

  Retrain lexicons from labelled examples
      parallax train examples.jsonl -o model.json --lexicon-out proposal
      parallax score articles.jsonl --model model.json

Commands:
)";

constexpr std::string_view more_help =
    "\n`parallax COMMAND --help` shows the options of a command with an example.\n"
    "`parallax --version` shows the version.\n";

void print(const std::string& text) {
    StandardOutput out;
    out.write(text);
    out.finish();
}

int dispatch(const Arguments& arguments) {
    const std::string first = arguments.empty() ? "--help" : arguments.front();
    if (first == "--version") {
        print(fmt::format("parallax {}\n", PARALLAX_VERSION));
        return exit_done;
    }
    const bool asks_for_help = first == "--help" || first == "-h" || first == "help";
    if (asks_for_help && arguments.size() > 1) {
        return run_named(commands(), "parallax", {arguments[1], "--help"});
    }
    if (asks_for_help) {
        print(fmt::format("{}{}{}", introduction, list_commands(commands()), more_help));
        return exit_done;
    }
    return run_named(commands(), "parallax", arguments);
}

int report_failure(std::string_view message) {
    say(fmt::format("{}\n", message));
    return exit_system_failed;
}

}  // namespace
}  // namespace parallax

int main(int argc, char** argv) {
    using namespace parallax;
    // A reader that goes away shall show as a failed write, so that nothing is left half done.
    std::signal(SIGPIPE, SIG_IGN);
    try {
        return dispatch({argv + (argc > 0 ? 1 : 0), argv + argc});
    } catch (const InputError& error) {
        say(error.what() + std::string("\n"));
        return exit_wrong_input;
    } catch (const ClosedPipe&) {
        return exit_system_failed;
    } catch (const SystemError& error) {
        return report_failure(error.what());
    } catch (const std::filesystem::filesystem_error& error) {
        return report_failure(error.what());
    } catch (const std::bad_alloc&) {
        return report_failure("there is not enough memory; analyse fewer records at once");
    } catch (const std::exception& error) {
        say(fmt::format("a defect of parallax: {}; please report it with the command you ran\n",
                        error.what()));
        return exit_defect;
    } catch (...) {
        say("a defect of parallax: an unknown exception; please report it with the command you "
            "ran\n");
        return exit_defect;
    }
}
