#include "engine/cli/change_record.hpp"
#include "engine/cli/command_line.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/lexicon_approve.hpp"
#include "engine/cli/lexicon_folders.hpp"
#include "engine/cli/signal_pause.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/model/lexicon_diff.hpp"
#include "engine/model/proposal_file.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <numeric>
#include <system_error>
#include <utility>

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace parallax {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;

constexpr CommandPage lexicon_apply_page{
    "lexicon apply", "PROPOSAL --all | --accept ID… [options]",
    "Carries accepted changes of a proposal over into the lexicon it was made for, and records "
    "them in the lexicon's CHANGES.tsv. Refuses if held-out examples were told apart worse after "
    "the change than before. With --as it brings entries of an induced lexicon, which have an "
    "affinity and no axis, onto an axis: then they count for all outlets alike, and still never on "
    "the texts they came from.",
    "parallax lexicon apply proposal/conflict --accept \"regime/legitimacy\""};

struct ApplyCommand {
    std::vector<std::string> folders;
    std::vector<std::string> accepted;
    std::string to;
    std::string as;
    std::string as_of;
    bool all = false;
    bool dry_run = false;
    bool force = false;
};

std::string show(const std::optional<double>& value) {
    return value ? fmt::format("{}", *value) : std::string();
}

/// Indices of the changes that the ids name. An id may name an entry that was taken out and one
/// that came in: both.
std::vector<std::size_t> select(const ApplyCommand& command, const LexiconDiff& diff) {
    std::vector<std::size_t> chosen;
    if (command.all) {
        chosen.resize(diff.changes.size());
        std::iota(chosen.begin(), chosen.end(), std::size_t{0});
        return chosen;
    }
    std::vector<std::string> known;
    for (const EntryChange& change : diff.changes) known.push_back(change.id);
    std::vector<Fault> faults;
    for (const std::string& id : command.accepted) {
        bool found = false;
        for (std::size_t i = 0; i < diff.changes.size(); ++i) {
            if (diff.changes[i].id != id) continue;
            found = true;
            if (std::find(chosen.begin(), chosen.end(), i) == chosen.end()) chosen.push_back(i);
        }
        if (found) continue;
        const std::string nearest = suggest_nearest(id, known);
        faults.push_back(
            {"--accept", 0, 0,
             fmt::format("no change has the id \"{}\"{}", shorten_for_message(id),
                         nearest.empty() ? std::string("; parallax lexicon diff lists them")
                                         : fmt::format("; did you mean \"{}\"?", nearest)),
             ""});
    }
    if (!faults.empty()) throw InputError(std::move(faults));
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

std::vector<RecordedChange> list_changes(const ApplyCommand& command, const LexiconDiff& diff,
                                         const std::vector<std::size_t>& chosen) {
    std::vector<RecordedChange> changes;
    for (const std::size_t index : chosen) {
        const EntryChange& change = diff.changes[index];
        std::string evidence;
        for (const auto& [column, text] : change.evidence) {
            if (column != "sd")
                evidence += fmt::format("{}{}: {}", evidence.empty() ? "" : "; ", column, text);
        }
        changes.push_back({command.as_of, std::string(name_of(change.kind)), change.id,
                           change.phrase, show(change.before.value), show(change.after.value),
                           show(change.after.sd), std::move(evidence),
                           shorten_digest(diff.new_sha256)});
    }
    return changes;
}

}  // namespace

int run_lexicon_apply(const Arguments& arguments) {
    ApplyCommand command;
    po::options_description options;
    auto add = options.add_options();
    add("accept", po::value(&command.accepted)->value_name("ID"),
        "id of a change to carry over, as parallax lexicon diff shows it; may be given several "
        "times");
    add("all", po::bool_switch(&command.all), "carry all changes over");
    add("to", po::value(&command.to)->value_name("DIR"),
        "the lexicon to change (default: the one the proposal names); with --as the one that "
        "declares the axis, which the induced lexicon will extend");
    add("as", po::value(&command.as)->value_name("AXIS=WEIGHT"),
        "bring the accepted entries of an induced lexicon onto this axis with this weight, whose "
        "sign is the pole, e.g. legitimacy=-0.6");
    add("as-of", po::value(&command.as_of)->value_name("DATE"),
        "date for CHANGES.tsv (default: left empty; no output depends on the clock)");
    add("force", po::bool_switch(&command.force),
        "also if held-out examples fared worse, or the lexicon is not what it was when the "
        "proposal "
        "was made");
    add("dry-run", po::bool_switch(&command.dry_run),
        "say which changes would be carried over, and write nothing");
    if (!read_arguments(lexicon_apply_page, options, arguments, command.folders)) return exit_done;
    if (command.folders.size() != 1)
        refuse_usage(lexicon_apply_page, "name the folder of one proposal");
    check_as_of(lexicon_apply_page, command.as_of);
    if (command.all == !command.accepted.empty())
        refuse_usage(lexicon_apply_page, "say which changes: --all, or --accept ID for each");
    if (!command.as.empty()) {
        if (command.all)
            refuse_usage(lexicon_apply_page,
                         "--as is a decision about each entry; name them with --accept");
        return run_approve({command.folders.front(), command.accepted, command.as, command.to,
                            command.as_of, command.dry_run});
    }
    const fs::path proposed = command.folders.front();
    const std::optional<Proposal> proposal = find_proposal(proposed);
    if (command.to.empty() && !proposal) {
        refuse_usage(lexicon_apply_page,
                     fmt::format("{} has no {} that names its lexicon; name it with --to",
                                 proposed.generic_string(), proposal_file_name));
    }
    const fs::path target = command.to.empty()
                                ? (proposed / proposal->base_folder).lexically_normal()
                                : fs::path(command.to);
    std::error_code ignored;
    if (command.to.empty() && !fs::exists(target, ignored)) {
        throw InputError(Fault{target.generic_string(), 0, 0,
                               "the lexicon that the proposal was made for is not there any more; "
                               "name its folder with --to",
                               ""});
    }
    const LexiconDiff diff = compare_lexicons(target, proposed);
    const std::vector<std::size_t> chosen = select(command, diff);
    if (proposal && !command.force) {
        if (proposal->base_sha256 != diff.old_sha256) {
            const std::size_t before = count_recorded(target, diff.new_sha256);
            throw InputError(Fault{
                target.generic_string(), 0, 0,
                fmt::format(
                    "is not what it was when the proposal was made{}; make the "
                    "proposal anew, or say --force",
                    before == 0 ? "" : fmt::format(" ({} of its changes applied since)", before)),
                ""});
        }
        if (proposal->evaluation && proposal->evaluation->after < proposal->evaluation->before) {
            say(
                fmt::format("refused: on {} held-out examples the area under the curve falls from "
                            "{:.3f} to {:.3f}; --force applies the changes nevertheless\n",
                            proposal->evaluation->examples, proposal->evaluation->before,
                            proposal->evaluation->after));
            return exit_check_failed;
        }
    }
    if (chosen.empty()) {
        say("nothing to change\n");
        return exit_done;
    }
    const LexiconFolder changed = apply_changes(target, proposed, diff, chosen);
    std::map<std::string, std::string> files;
    files["lexicon.json"] = changed.json;
    files["terms.tsv"] = changed.terms.bytes();
    files[std::string(change_record_name)] =
        add_to_record(target, list_changes(command, diff, chosen));
    if (command.dry_run) {
        StandardOutput out;
        for (const RecordedChange& change : list_changes(command, diff, chosen)) {
            const auto shown = [](const std::string& weight) {
                return weight.empty() ? "-" : weight;
            };
            out.write(fmt::format("{}: {} {} -> {}\n", change.id, change.change,
                                  shown(change.before), shown(change.after)));
        }
        out.finish();
        say(fmt::format("dry run: would apply {} of {} changes to {}; nothing was written\n",
                        chosen.size(), diff.changes.size(), target.generic_string()));
        return exit_done;
    }
    {
        const SignalPause pause;
        write_whole_files(target, files);
    }
    StandardOutput out;
    out.write(fmt::format("{}: {} of {} changes applied, recorded in {}\n", target.generic_string(),
                          chosen.size(), diff.changes.size(), change_record_name));
    out.finish();
    return exit_done;
}

}  // namespace parallax
