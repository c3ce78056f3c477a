#include "engine/report/markdown_parts.hpp"
#include "engine/report/markdown_text.hpp"
#include "engine/report/method_notes.hpp"
#include "engine/report/report.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace parallax {

namespace {

std::string date_range(const std::string& first, const std::string& last) {
    if (first.empty()) {
        return "no dates";
    }
    return escape_markdown(first == last ? first : first + " to " + last);
}

std::string corpus_dates(const Comparison& comparison) {
    std::string first;
    std::string last;
    for (const OutletSummary& outlet : comparison.outlets) {
        if (!outlet.first_date.empty() && (first.empty() || outlet.first_date < first)) {
            first = outlet.first_date;
        }
        last = std::max(last, outlet.last_date);
    }
    return date_range(first, last);
}

}  // namespace

std::string markdown_target(const std::optional<TargetId>& target, const Lexicon& lexicon) {
    return target ? escape_markdown(lexicon.target(*target).name) : "no target";
}

std::string share_text(const ShareEstimate& estimate) {
    std::string text =
        fmt::format("{} of {}", group_digits(estimate.count), group_digits(estimate.of));
    if (estimate.share) text += fmt::format(" ({:.0f} %)", 100.0 * *estimate.share);
    return text;
}

std::string markdown_summary(const Report& report) {
    const Comparison& comparison = report.comparison;
    const Manifest& manifest = report.manifest;
    const auto named =
        std::count_if(comparison.events.begin(), comparison.events.end(),
                      [](const EventSummary& event) { return !event.event.empty(); });
    std::string text = "## What was compared\n\n";
    text += fmt::format("{} by {} on {}, {}. {} read: {} analysed, {} rejected",
                        count_grouped(manifest.analysed, "article"),
                        count_grouped(comparison.outlets.size(), "outlet"),
                        count_grouped(static_cast<std::uint64_t>(named), "event"),
                        corpus_dates(comparison), count_grouped(manifest.read, "record"),
                        group_digits(manifest.analysed), group_digits(report.rejects.size()));
    if (manifest.left_out > 0) {
        text += fmt::format(
            "; {} left out by --from, --to, --event or --outlet and not counted "
            "as read",
            group_digits(manifest.left_out));
    }
    text += ".\n\n";
    if (comparison.one_document_each) {
        text +=
            "**This report describes these articles only**: each outlet has one, so there are "
            "no intervals.\n\n";
    }
    std::vector<std::vector<std::string>> rows;
    for (const OutletSummary& outlet : comparison.outlets) {
        std::uint64_t words = 0;
        for (const std::uint64_t count : outlet.words) {
            words += count;
        }
        rows.push_back({escape_markdown(outlet.outlet), group_digits(outlet.documents),
                        share_text(outlet.without_hits), group_digits(words),
                        group_digits(outlet.sentences),
                        date_range(outlet.first_date, outlet.last_date)});
    }
    return text +
           render_markdown_table(
               {"Outlet", "Articles", "without framing hits", "Words", "Sentences", "Dates"},
               rows) +
           "\n";
}

std::string markdown_rejects(const Report& report) {
    if (report.rejects.empty()) {
        return "";
    }
    std::string text = "## Rejected records\n\n";
    for (const Reject& reject : report.rejects) {
        text += "- " + escape_markdown(describe(reject)) + "\n";
    }
    return text + "\n";
}

std::string markdown_voices(const Report& report) {
    std::vector<std::string> header{"Outlet", "Words"};
    for (const Voice voice : all_voices) {
        header.emplace_back(name_of(voice));
    }
    std::vector<std::vector<std::string>> rows;
    for (const OutletSummary& outlet : report.comparison.outlets) {
        std::vector<std::string> row{escape_markdown(outlet.outlet),
                                     group_digits(outlet.voice_shares[0].of)};
        for (const ShareEstimate& share : outlet.voice_shares) {
            row.push_back(share.share ? fmt::format("{} ({:.0f} %)", group_digits(share.count),
                                                    100.0 * *share.share)
                                      : group_digits(share.count));
        }
        rows.push_back(std::move(row));
    }
    return "## Whose voice\n\nWords in each voice, of all words of the outlet. "
           "Borrowed: reproduced from somebody the text names, without quotation marks.\n\n" +
           render_markdown_table(header, rows) + "\n";
}

std::string markdown_method(const Report& report) {
    std::string text = "## Method and limits\n\n";
    for (const MethodNote& note : method_notes(report)) {
        text += "**" + escape_markdown(note.title) + ".** " + escape_markdown(note.text) + "\n\n";
    }
    const Manifest& manifest = report.manifest;
    text += "## Made from\n\n";
    text +=
        fmt::format("- Parallax {}, seed {}\n", escape_markdown(manifest.version), manifest.seed);
    text += fmt::format("- model {}, SHA-256 {}\n", escape_markdown(manifest.model_id),
                        escape_markdown(manifest.model_sha256));
    for (const LexiconSource& source : manifest.lexicons) {
        text += fmt::format("- lexicon {} {} ({}), SHA-256 {}\n", escape_markdown(source.id),
                            escape_markdown(source.version), count_grouped(source.terms, "term"),
                            source.sha256);
    }
    for (const InputFile& input : manifest.inputs) {
        text += fmt::format("- input {}, {}, SHA-256 {}\n", escape_markdown(input.name),
                            count_grouped(input.bytes, "byte"), input.sha256);
    }
    return text;
}

std::string render_markdown(const Report& report, const Lexicon& lexicon) {
    std::string text =
        "# Framing report\n\n"
        "How each outlet words the same stories: which words it chose where others chose "
        "differently, about whom, and whose words they are. Counts come first; the sentences "
        "behind them stand below. No outlet is called biased.\n\n";
    text += markdown_summary(report);
    text += markdown_rejects(report);
    text += markdown_differences(report, lexicon);
    text += markdown_axes(report, lexicon, LexiconKind::framing, "Framing");
    text += markdown_contrasts(report, lexicon);
    text += markdown_choices(report, lexicon);
    text += markdown_voices(report);
    text += markdown_sources(report, lexicon);
    text += markdown_agency(report, lexicon);
    text += markdown_coverage(report, lexicon);
    text += markdown_prominence(report, lexicon);
    text += markdown_functions(report);
    text += markdown_time(report, lexicon);
    text += markdown_map(report, lexicon);
    text += markdown_affinity(report);
    text += markdown_shared(report);
    text += markdown_compliance(report);
    text += markdown_evidence(report, lexicon);
    text += markdown_axes(report, lexicon, LexiconKind::style, "Style");
    text += markdown_axes(report, lexicon, LexiconKind::outlet, "Outlet lexicons");
    text += markdown_method(report);
    return text;
}

}  // namespace parallax
