#include "engine/cli/lexicon_approve.hpp"

#include "engine/cli/change_record.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/lexicon_folders.hpp"
#include "engine/cli/signal_pause.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/core/sha256.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/lexicon/approve_entries.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace parallax {
namespace {

/// Reads AXIS=WEIGHT.
Approval read_decision(const ApproveCommand& command) {
    const std::size_t sign = command.as.rfind('=');
    Approval approval;
    approval.ids = command.accepted;
    approval.axis = command.as.substr(0, sign);
    bool is_number = false;
    if (sign != std::string::npos) {
        const char* begin = command.as.data() + sign + 1;
        const char* const end = command.as.data() + command.as.size();
        if (begin != end && *begin == '+') ++begin;
        const auto [stop, error] = std::from_chars(begin, end, approval.weight);
        is_number = error == std::errc() && stop == end && std::isfinite(approval.weight);
    }
    if (!is_number || approval.axis.empty()) {
        throw InputError(Fault{"--as", 0, 0,
                               fmt::format("\"{}\" is not AXIS=WEIGHT, such as legitimacy=-0.6",
                                           shorten_for_message(command.as)),
                               ""});
    }
    if (!command.to.empty()) approval.declared_by = command.to;
    return approval;
}

}  // namespace

int run_approve(const ApproveCommand& command) {
    const Approval approval = read_decision(command);
    if (find_proposal(command.folder)) {
        throw InputError(Fault{command.folder, 0, 0,
                               "is a proposal for another lexicon; --as is for induced lexicons, "
                               "whose entries have no axis",
                               ""});
    }
    const ApprovedLexicon approved = approve_entries(command.folder, approval);
    const LexiconFolder before = read_lexicon_folder(command.folder);
    const std::string table_before = before.terms.bytes();
    const std::string sha256 =
        sha256_hex_of_parts(std::array<std::string_view, 2>{before.json, table_before});
    std::vector<RecordedChange> changes;
    for (const ApprovedEntry& entry : approved.entries) {
        RecordedChange change;
        change.date = command.as_of;
        change.change = "approved";
        change.id = entry.id;
        change.phrase = entry.phrase;
        change.after = fmt::format("{}", approval.weight);
        change.evidence = "axis: " + approval.axis;
        for (const auto& [column, text] : entry.cells)
            change.evidence += fmt::format("; {}: {}", column, text);
        change.proposal = sha256.substr(0, 16);
        changes.push_back(std::move(change));
    }
    std::map<std::string, std::string> files;
    files["lexicon.json"] = approved.folder.json;
    files["terms.tsv"] = approved.folder.terms.bytes();
    files[std::string(change_record_name)] = add_to_record(command.folder, changes);
    if (command.dry_run) {
        StandardOutput out;
        for (const ApprovedEntry& entry : approved.entries) out.write(entry.id + "\n");
        out.finish();
        say(fmt::format(
            "dry run: would bring {} onto axis {} with weight {}; nothing was written\n",
            approved.entries.size() == 1 ? "1 entry"
                                         : fmt::format("{} entries", approved.entries.size()),
            approval.axis, approval.weight));
        return exit_done;
    }
    {
        const SignalPause pause;
        write_whole_files(command.folder, files);
    }
    StandardOutput out;
    out.write(fmt::format("{}: {} {} on axis {} with weight {}, recorded in {}\n", command.folder,
                          approved.entries.size(),
                          approved.entries.size() == 1 ? "entry" : "entries", approval.axis,
                          approval.weight, change_record_name));
    out.finish();
    return exit_done;
}

}  // namespace parallax
