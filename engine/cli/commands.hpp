#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// What stands on the command line after the command's name.
using Arguments = std::vector<std::string>;

// Each runs one command and returns the exit code. They throw InputError, SystemError and
// ClosedPipe, which main turns into exit codes.
int run_report(const Arguments& arguments);
int run_compare(const Arguments& arguments);
int run_score(const Arguments& arguments);
int run_annotate(const Arguments& arguments);
int run_find(const Arguments& arguments);
int run_check(const Arguments& arguments);
int run_events(const Arguments& arguments);
int run_merge(const Arguments& arguments);
int run_verify(const Arguments& arguments);
int run_train(const Arguments& arguments);
int run_evaluate(const Arguments& arguments);
int run_agree(const Arguments& arguments);
int run_lexicon(const Arguments& arguments);
int run_lexicon_check(const Arguments& arguments);
int run_lexicon_show(const Arguments& arguments);
int run_lexicon_new(const Arguments& arguments);
int run_lexicon_induce(const Arguments& arguments);
int run_lexicon_diff(const Arguments& arguments);
int run_lexicon_apply(const Arguments& arguments);
int run_lexicon_import(const Arguments& arguments);
int run_lexicon_export(const Arguments& arguments);

struct Command {
    std::string_view name;
    std::string_view summary;
    int (*run)(const Arguments&);
};

/// Calls the command that the first argument names with the arguments after it. `prefix` is what
/// stands before the name, e.g. "parallax lexicon". Throws InputError that suggests what was meant.
int run_named(const std::vector<Command>& commands, std::string_view prefix,
              const Arguments& arguments);

/// The commands with their summaries, one a line, for help.
[[nodiscard]] std::string list_commands(const std::vector<Command>& commands);

}  // namespace parallax
