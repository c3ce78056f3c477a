#include "engine/cli/outcome.hpp"

#include "engine/cli/analysis_options.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/progress_bar.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/plural.hpp"
#include "engine/corpus/claimed_contents.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <mutex>
#include <utility>

#include <fmt/format.h>

namespace parallax {
namespace {

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

/// A record that a dry run would analyse.
struct DryRecord {
    std::string outlet;
    std::string key;  ///< of its content, where that is asked for
    std::string id;
    std::string url;
    Origin origin;
};

DryRecord describe_dry(const Document& document, SameContent same) {
    if (same == SameContent::each) return {document.outlet, "", "", "", {}};
    return {document.outlet, content_key(document), document.id, document.url, document.origin};
}

/// Takes records out that a profile has already under another id.
void reject_same_content(std::vector<DryRecord>& analysed, std::vector<Reject>& rejects) {
    std::vector<ContentClaim> claims;
    for (const DryRecord& record : analysed) claims.push_back({record.key, record.id, record.url});
    const std::vector<std::size_t> kept = settle_contents(claims);
    std::vector<DryRecord> stay;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (kept[i] == i) {
            stay.push_back(analysed[i]);
        } else {
            rejects.push_back(reject_copy(analysed[i].origin, claims[kept[i]].id));
        }
    }
    analysed = std::move(stay);
}

}  // namespace

std::string list_counts(const std::vector<std::pair<std::string, std::uint64_t>>& counts,
                        std::string_view noun) {
    std::string text;
    for (const auto& [name, count] : counts) {
        text += fmt::format("  {}: {}\n", shorten_for_message(name), count_of(count, noun));
    }
    return text;
}

Outcome make_outcome(std::uint64_t read, std::uint64_t left_out, std::vector<Reject> rejects,
                     std::vector<Reject> more) {
    std::move(more.begin(), more.end(), std::back_inserter(rejects));
    sort_rejects(rejects);
    return {read, left_out, std::move(rejects)};
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

int conclude_dry(const Outcome& outcome, const AnalysisOptions& options, const std::string& more) {
    say(fmt::format("dry run: would analyse {}, reject {}; nothing was written\n",
                    count_of(outcome.analysed(), "record"), outcome.rejects.size()));
    if (!options.quiet) say(more);
    return outcome.rejects.empty() ? exit_done : exit_with_rejects;
}

int run_dry(AnalysisInput input, const AnalysisOptions& options, SameContent same) {
    std::mutex mutex;
    std::vector<DryRecord> analysed;
    std::vector<Reject> rejects;
    {
        ProgressBar bar(input.corpus.documents.size(), options.quiet);
        rejects = render_documents(
            std::move(input.corpus.documents), input.resources, AnnotationDepth::hits,
            static_cast<unsigned>(options.threads),
            [&](const AnalysedDocument& one, Workspace&) {
                DryRecord record = describe_dry(one.document, same);
                const std::lock_guard lock(mutex);
                analysed.push_back(std::move(record));
                return std::string();
            },
            [](std::string_view) {}, bar.callback());
    }
    if (same == SameContent::once) reject_same_content(analysed, rejects);
    std::map<std::string, std::uint64_t> documents_by_outlet;
    for (const DryRecord& record : analysed) ++documents_by_outlet[record.outlet];
    const Outcome outcome = make_outcome(input.corpus.read, input.left_out,
                                         std::move(input.corpus.rejects), std::move(rejects));
    if (options.strict) stop_at_first(outcome.rejects);
    tell_rejects(outcome, options);
    return conclude_dry(
        outcome, options,
        list_counts({documents_by_outlet.begin(), documents_by_outlet.end()}, "document"));
}

}  // namespace parallax
