#include "engine/cli/outcome.hpp"

#include "engine/cli/analysis_options.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/progress_bar.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/core/input_error.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace parallax {
namespace {

std::string count(std::uint64_t number, const char* one, const char* many) {
    return fmt::format("{} {}", number, number == 1 ? one : many);
}

[[noreturn]] void refuse_nothing(const Outcome& outcome) {
    std::string message = "nothing could be analysed: ";
    if (!outcome.rejects.empty()) {
        message += outcome.rejects.size() == 1
                       ? "the only record was rejected"
                       : fmt::format("all {} records were rejected", outcome.rejects.size());
    } else if (outcome.left_out > 0) {
        message += fmt::format("{} left out by --from, --to, --event or --outlet",
                               outcome.left_out == 1
                                   ? "the only record was"
                                   : fmt::format("all {} records were", outcome.left_out));
    } else {
        message += "the corpus holds no record";
    }
    throw InputError(Fault{"", 0, 0, message, ""});
}

/// "outlet: 3 documents" a line, by name.
std::string list_outlets(const std::map<std::string, std::uint64_t>& documents_by_outlet) {
    std::string text;
    for (const auto& [outlet, documents] : documents_by_outlet) {
        text += fmt::format("  {}: {}\n", shorten_for_message(outlet),
                            count(documents, "document", "documents"));
    }
    return text;
}

}  // namespace

void sort_rejects(std::vector<Reject>& rejects) {
    std::sort(rejects.begin(), rejects.end(), [](const Reject& a, const Reject& b) {
        return std::tie(a.origin.file, a.origin.line, a.reason, a.message) <
               std::tie(b.origin.file, b.origin.line, b.reason, b.message);
    });
}

void stop_at_first(const std::vector<Reject>& rejects) {
    for (const Reject& reject : rejects) {
        // A near duplicate could be used; --dedupe asked for it to be left out.
        if (reject.reason == RejectReason::near_duplicate) continue;
        throw InputError(Fault{"", 0, 0, describe(reject), ""});
    }
}

void tell_rejects(const Outcome& outcome, const AnalysisOptions& options) {
    if (!options.quiet) {
        for (const Reject& reject : outcome.rejects) say(describe(reject) + "\n");
    }
    if (outcome.analysed() == 0) refuse_nothing(outcome);
}

int conclude(const Outcome& outcome, const AnalysisOptions& options, const std::string& more) {
    const bool has_rejects = !outcome.rejects.empty();
    if (!options.quiet || has_rejects) {
        say(fmt::format("read {}, analysed {}, rejected {}{}\n", outcome.read, outcome.analysed(),
                        outcome.rejects.size(),
                        outcome.left_out > 0
                            ? fmt::format(" ({} left out by filters)", outcome.left_out)
                            : ""));
    }
    if (!options.quiet && !more.empty()) say(more + "\n");
    return has_rejects ? exit_with_rejects : exit_done;
}

int run_dry(AnalysisInput input, const AnalysisOptions& options) {
    std::mutex mutex;
    std::map<std::string, std::uint64_t> documents_by_outlet;
    Outcome outcome{input.corpus.read, input.left_out, std::move(input.corpus.rejects)};
    {
        ProgressBar bar(input.corpus.documents.size(), options.quiet);
        std::vector<Reject> rejects = render_documents(
            std::move(input.corpus.documents), input.resources,
            static_cast<unsigned>(options.threads),
            [&](const AnalysedDocument& analysed, Workspace&) {
                const std::lock_guard lock(mutex);
                ++documents_by_outlet[analysed.document.outlet];
                return std::string();
            },
            [](std::string_view) {}, bar.callback());
        std::move(rejects.begin(), rejects.end(), std::back_inserter(outcome.rejects));
    }
    sort_rejects(outcome.rejects);
    if (options.strict) stop_at_first(outcome.rejects);
    tell_rejects(outcome, options);
    say(fmt::format("dry run: would analyse {}, reject {}; nothing was written\n",
                    count(outcome.analysed(), "record", "records"), outcome.rejects.size()));
    if (!options.quiet) say(list_outlets(documents_by_outlet));
    return outcome.rejects.empty() ? exit_done : exit_with_rejects;
}

}  // namespace parallax
