#include "engine/cli/analysis_options.hpp"
#include "engine/cli/command_line.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/home.hpp"
#include "engine/cli/line_output.hpp"
#include "engine/cli/outcome.hpp"
#include "engine/cli/progress_bar.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/core/plural.hpp"
#include "engine/corpus/write_jsonl.hpp"
#include "engine/find_events.hpp"
#include "engine/report/csv_row.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace parallax {
namespace {

namespace po = boost::program_options;

constexpr CommandPage events_page{
    "events", "CORPUS… -o FILE [options]",
    "Groups articles of different outlets that tell one story: published within three days of one "
    "another and alike in their words and in the targets they name. Writes the records with "
    "\"event\" filled, which `parallax report` reads, or a table. Events that the records name "
    "already are not looked at. An article without a date is compared with all others and has to "
    "be more alike. An article that no other outlet's matches is left without an event.",
    "parallax events articles.jsonl -o grouped.jsonl"};

struct EventsCommand {
    AnalysisOptions analysis;
    std::string format = "jsonl";
    std::string output;
};

/// The event of each document, or null.
std::vector<const EventGroup*> groups_by_document(const FoundEvents& found) {
    std::vector<const EventGroup*> groups(found.documents.size());
    for (const EventGroup& group : found.groups) {
        for (const std::uint32_t document : group.documents) groups[document] = &group;
    }
    return groups;
}

std::string render_records(FoundEvents& found) {
    const auto groups = groups_by_document(found);
    std::string lines;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i] != nullptr) found.documents[i].event = groups[i]->name;
        lines += write_jsonl(found.documents[i]);
    }
    return lines;
}

/// Events by name with their documents, then the documents without an event.
std::string render_table(const FoundEvents& found) {
    std::string csv = "event,date,outlet,id,title,alike,note\n";
    const auto add = [&](const std::string& event, const Document& document,
                         std::optional<double> alike, std::string_view note) {
        CsvRow row;
        row.text(event).text(document.date).text(document.outlet);
        row.text(document.id).text(document.title).number(alike).text(note);
        csv += row.take();
    };
    for (const EventGroup& group : found.groups) {
        for (std::size_t i = 0; i < group.documents.size(); ++i) {
            add(group.name, found.documents[group.documents[i]], group.alike[i], "");
        }
    }
    const auto groups = groups_by_document(found);
    for (std::uint32_t i = 0; i < groups.size(); ++i) {
        if (groups[i] != nullptr) continue;
        const bool crowded = std::binary_search(found.crowded.begin(), found.crowded.end(), i);
        add("", found.documents[i], std::nullopt, crowded ? "too many alike to compare" : "");
    }
    return csv;
}

void note_metadata(const FoundEvents& found, const AnalysisOptions& options) {
    if (options.quiet) return;
    if (found.named > 0) {
        say(fmt::format("note: {} named an event already; it was not used and is replaced\n",
                        count_of(found.named, "record")));
    }
    if (found.undated > 0) {
        say(fmt::format("note: {} without a date: compared with all others by words alone\n",
                        count_of(found.undated, "record")));
    }
    if (!found.crowded.empty()) {
        say(fmt::format(
            "note: {} in no event, because their words are shared by more than {} "
            "records of three days, which were not compared; name their events, or group "
            "fewer outlets or days at a time\n",
            count_of(found.crowded.size(), "record"), EventSettings{}.most_postings_of_two));
    }
}

std::string summarise(const FoundEvents& found) {
    std::size_t grouped = 0;
    for (const EventGroup& group : found.groups) grouped += group.documents.size();
    return fmt::format("{} with {}; {} in none", count_of(found.groups.size(), "event"),
                       count_of(grouped, "document"), found.documents.size() - grouped);
}

FoundEvents group(Corpus& corpus, const Resources& resources, const AnalysisOptions& options) {
    ProgressBar bar(corpus.documents.size(), options.quiet);
    return find_events(std::move(corpus.documents), resources,
                       static_cast<unsigned>(options.threads), bar.callback());
}

}  // namespace

int run_events(const Arguments& arguments) {
    EventsCommand command;
    AnalysisOptions& analysis = command.analysis;
    po::options_description options;
    auto add = options.add_options();
    add("output,o", po::value(&command.output)->value_name("FILE"),
        "write into FILE, whole or not at all; - is standard output");
    add("format", one_of("--format", command.format, {"jsonl", "csv"}),
        "corpus records, or a table of events with their documents and how alike each is to the "
        "others of its event (default: jsonl)");
    add("lexicon", po::value(&analysis.lexicons)->value_name("DIR"),
        "a lexicon folder, for the targets that articles name; may be given several times "
        "(default: all framing and style lexicons shipped)");
    add_manner_of_running(options, analysis);
    add_strict(options, analysis);
    add_dry_run_option(options, analysis);
    if (!read_arguments(events_page, options, arguments, analysis.corpora)) return exit_done;
    require_corpora(events_page, analysis);
    if (command.output.empty()) {
        refuse_usage(events_page,
                     "name the file for the records with -o FILE, or - for standard output");
    }
    if (command.output != "-") check_output_file(analysis, command.output);

    // Whose voice a word stands in makes no difference here.
    analysis.voice = "rules";
    AnalysisInput input = read_input(analysis, find_home());
    FoundEvents found = group(input.corpus, input.resources, analysis);
    if (analysis.strict) stop_at_first(found.rejects);
    const Outcome outcome = make_outcome(input.corpus.read, 0, std::move(input.corpus.rejects),
                                         std::move(found.rejects));
    tell_rejects(outcome, analysis);
    note_metadata(found, analysis);
    const std::string summary = summarise(found);
    if (analysis.dry_run) return conclude_dry(outcome, analysis, summary + "\n");
    LineOutput out(command.output, true);
    out.write(command.format == "csv" ? render_table(found) : render_records(found));
    out.finish();
    return conclude(outcome, analysis, summary);
}

}  // namespace parallax
