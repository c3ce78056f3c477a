#include "engine/cli/analysis_options.hpp"
#include "engine/cli/command_line.hpp"
#include "engine/cli/example_options.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/home.hpp"
#include "engine/cli/lexicon_folders.hpp"
#include "engine/cli/outcome.hpp"
#include "engine/cli/progress_bar.hpp"
#include "engine/cli/signal_pause.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/induce_corpus.hpp"
#include "engine/model/induced_lexicon.hpp"
#include "engine/report/induction_report.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace parallax {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;

constexpr CommandPage lexicon_induce_page{
    "lexicon induce", "CORPUS|EXAMPLES… --by outlet|label|event -o DIR",
    "Finds the phrases that an outlet, the texts of a label, or the texts about an event word in "
    "their own way, weighs them, says how well they tell texts apart that they did not come from, "
    "and writes them as lexicons into a new folder.",
    "parallax lexicon induce articles.jsonl --by outlet -o induced"};

struct InduceCommand {
    AnalysisOptions analysis;
    ExampleOptions examples;
    InduceOptions induce;
    std::string by = "outlet";
    std::string wording = "outlet";
    std::string output;
    std::string scores;
    std::uint64_t folds = 5;
    std::uint64_t seed = 1;
    std::uint64_t min_documents = 5;
    std::uint64_t min_events = 3;
    std::uint64_t min_texts = 20;
    std::uint64_t samples = 100;
    std::uint64_t longest = 4;
    std::uint64_t most = 200;
};

/// Documents with their classes, and what was read on the way.
struct ReadInput {
    std::vector<ClassedDocument> documents;
    std::vector<InputFile> inputs;
    std::vector<Reject> rejects;
    std::uint64_t read = 0;
};

/// Labels, and files whose fields go by other names, are read as examples; everything else as a
/// corpus.
ReadInput read_classed(const InduceCommand& command, InducedBy by) {
    ReadInput input;
    if (by == InducedBy::label || !command.examples.renamed.empty()) {
        ExampleFields fields = read_field_names(command.examples);
        if (by == InducedBy::outlet) fields.label = fields.outlet;
        if (by == InducedBy::event) fields.label = fields.event;
        Examples examples = read_named_examples(lexicon_induce_page, command.analysis, fields);
        input.inputs = std::move(examples.inputs);
        input.rejects = std::move(examples.rejects);
        input.read = examples.read;
        for (Example& example : examples.examples) {
            const auto most =
                std::max_element(example.votes.begin(), example.votes.end(),
                                 [](const auto& a, const auto& b) { return a.second < b.second; });
            input.documents.push_back(
                {std::move(example.document), most->first, std::move(example.topic)});
        }
        return input;
    }
    require_corpora(lexicon_induce_page, command.analysis);
    Corpus corpus =
        read_corpus(command.analysis.corpora, static_cast<unsigned>(command.analysis.threads));
    if (command.analysis.strict) stop_at_first(corpus.rejects);
    const bool has_text = std::any_of(
        corpus.rejects.begin(), corpus.rejects.end(),
        [](const Reject& reject) { return reject.reason != RejectReason::missing_text; });
    if (corpus.documents.empty() && !corpus.rejects.empty() && !has_text) {
        throw InputError(Fault{command.analysis.corpora.front(), 0, 0,
                               "no record has a text; say which field to read with --field, such "
                               "as --field text=title for headlines",
                               ""});
    }
    input.inputs = std::move(corpus.inputs);
    input.rejects = std::move(corpus.rejects);
    input.read = corpus.read;
    for (Document& document : corpus.documents) {
        if (by == InducedBy::event && document.event.empty()) {
            input.rejects.push_back({document.origin, RejectReason::missing_label,
                                     "the record has no event to tell it by"});
            continue;
        }
        std::string name = by == InducedBy::outlet ? document.outlet : document.event;
        // Where nobody says which story a text belongs to, the day stands for it.
        if (document.event.empty() && !document.date.empty())
            document.event = document.date.substr(0, std::string_view("2000-01-01").size());
        if (by == InducedBy::event) document.event = document.outlet;
        input.documents.push_back({std::move(document), std::move(name), ""});
    }
    return input;
}

std::string describe_settings(const InduceCommand& command) {
    const EntryOptions& entries = command.induce.entries;
    return fmt::format(
        "q <= {}, at least {} documents and {} events, selected in at least {} of {} bootstrap "
        "samples, phrases of up to {} words in {} wording",
        entries.q, entries.min_documents, entries.min_events, entries.min_selected, entries.samples,
        command.longest, command.wording);
}

double read_rate(const std::string& text) {
    double rate = 0.0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, rate);
    if (error == std::errc() && stop == end && rate > 0.0 && rate < 1.0) return rate;
    throw InputError(Fault{
        "--fdr", 0, 0,
        fmt::format("\"{}\" is no rate: the rate must lie between 0 and 1; write such as 0.05",
                    shorten_for_message(text)),
        ""});
}

/// Why there may be no phrase at all: what was there to look at.
std::string explain_no_phrases(const PhraseTexts& texts, const InduceCommand& command) {
    std::uint64_t sentences = 0;
    std::uint64_t without_words = 0;
    std::uint64_t words = 0;
    for (const PhraseText& text : texts.texts) {
        for (std::size_t s = 0; s < text.sentences.size(); ++s) {
            const auto [begin, end] = bounds_of(text, s);
            const auto own = static_cast<std::uint64_t>(std::count_if(
                text.words.begin() + static_cast<std::ptrdiff_t>(begin),
                text.words.begin() + static_cast<std::ptrdiff_t>(end),
                [](const PhraseWordUse& use) { return use.stop == BreakKind::none; }));
            ++sentences;
            words += own;
            if (own == 0) ++without_words;
        }
    }
    const bool passes_on = command.wording == "outlet";
    return fmt::format(
        "note: no phrase was found. {} of {} sentences in {} texts hold no word to look at: they "
        "are {}names and numbers; {} words are left{}\n",
        without_words, sentences, texts.texts.size(),
        passes_on ? "wholly quoted or reported, or " : "", words,
        passes_on ? "; --wording all looks at words that an outlet passes on too" : "");
}

/// Texts by class.
std::vector<std::pair<std::string, std::uint64_t>> count_texts(const PhraseTexts& texts) {
    std::vector<std::pair<std::string, std::uint64_t>> counts;
    for (const std::string& name : texts.classes) counts.emplace_back(name, 0);
    for (const PhraseText& text : texts.texts) ++counts[text.class_index].second;
    return counts;
}

/// The classes with their texts, and which of them are too small for a lexicon.
std::string foretell(const PhraseTexts& texts, std::uint64_t least) {
    const auto counts = count_texts(texts);
    std::string lines = list_counts(counts, "text");
    const auto small = std::count_if(counts.begin(), counts.end(),
                                     [&](const auto& count) { return count.second < least; });
    if (small > 0) {
        lines += fmt::format("  {} of these have fewer than {} texts and get no lexicon\n", small,
                             least);
    }
    return lines;
}

/// A lexicon is never overwritten: what is there already gets a proposal beside it.
void write_folders(const InduceCommand& command, std::vector<InducedFolder> folders,
                   const std::string& documents, const std::string& record) {
    const fs::path output = command.output;
    for (InducedFolder& folder : folders) write_whole_files(output / folder.slug, folder.files);
    write_whole_files(
        output, {{std::string(induced_documents_file), documents}, {"induction.json", record}});
}

}  // namespace

int run_lexicon_induce(const Arguments& arguments) {
    InduceCommand command;
    AnalysisOptions& analysis = command.analysis;
    po::options_description options;
    auto add = options.add_options();
    add("by", one_of("--by", command.by, {"outlet", "label", "event"}),
        "what tells the texts apart (default: outlet)");
    add("output,o", po::value(&command.output)->value_name("DIR"),
        "new folder for the lexicons, one a class, or one for all labels");
    add("wording", one_of("--wording", command.wording, {"outlet", "all"}),
        "outlet = only words the outlet chose itself, all = also those it passes on (default: "
        "outlet)");
    add("scores", po::value(&command.scores)->value_name("FILE"),
        "also write each text's affinities by entries that were induced without its event, as JSON "
        "lines");
    add("min-documents", whole_number("--min-documents", command.min_documents, 2, 1'000'000),
        "least number of texts of the class that use a phrase (default: 5)");
    add("min-events", whole_number("--min-events", command.min_events, 1, 1'000'000),
        "least number of events in which they do (default: 3)");
    add("min-texts", whole_number("--min-texts", command.min_texts, 2, 1'000'000),
        "a class with fewer texts gets no lexicon (default: 20)");
    add("longest", whole_number("--longest", command.longest, 1, 4),
        "words of the longest phrase (default: 4)");
    add("most", whole_number("--most", command.most, 1, 100'000),
        "most entries a class (default: 200)");
    std::string rate;
    add("fdr", po::value(&rate)->value_name("Q"), "false discovery rate (default: 0.05)");
    add("samples", whole_number("--samples", command.samples, 0, 10'000),
        "bootstrap samples (default: 100)");
    add("folds", whole_number("--folds", command.folds, 2, 100), "folds held out (default: 5)");
    add("seed", whole_number("--seed", command.seed, 0, UINT32_MAX),
        "seed of folds and samples (default: 1)");
    add_example_options(options, command.examples);
    add_reading_options(options, analysis);
    add_dry_run_option(options, analysis);
    if (!read_arguments(lexicon_induce_page, options, arguments, analysis.corpora))
        return exit_done;
    if (analysis.corpora.empty())
        refuse_usage(lexicon_induce_page, "name a corpus or a file of examples");
    if (command.output.empty())
        refuse_usage(lexicon_induce_page, "name the folder for the lexicons with -o");
    check_new_folder(command.output);
    if (!command.scores.empty()) check_output_file(analysis, command.scores);
    if (!rate.empty()) command.induce.entries.q = read_rate(rate);
    const InducedBy by = command.by == "outlet"  ? InducedBy::outlet
                         : command.by == "label" ? InducedBy::label
                                                 : InducedBy::event;
    EntryOptions& entries = command.induce.entries;
    entries.min_documents = static_cast<std::uint32_t>(command.min_documents);
    entries.min_events = static_cast<std::uint32_t>(command.min_events);
    entries.min_class_texts = static_cast<std::uint32_t>(command.min_texts);
    entries.samples = static_cast<std::uint32_t>(command.samples);
    entries.most_per_class = static_cast<std::uint32_t>(command.most);
    entries.seed = command.seed;
    command.induce.candidates.longest = static_cast<std::uint32_t>(command.longest);
    command.induce.folds = static_cast<std::uint32_t>(command.folds);
    command.induce.compare_stories = by != InducedBy::event;

    ReadInput input = read_classed(command, by);
    const Resources resources = read_resources(analysis, find_home());
    PhraseReading reading;
    reading.all_wordings = command.wording == "all";
    reading.threads = static_cast<unsigned>(analysis.threads);
    std::set<std::string> names;
    for (const ClassedDocument& one : input.documents) {
        if (!one.document.outlet.empty()) names.insert(one.document.outlet);
    }
    reading.masked_names.assign(names.begin(), names.end());
    CollectedTexts collected;
    {
        ProgressBar bar(input.documents.size(), analysis.quiet, "texts");
        collected = collect_texts(std::move(input.documents), resources, reading, bar.callback());
    }
    if (analysis.strict) stop_at_first(collected.rejects);
    const Outcome outcome =
        make_outcome(input.read, 0, std::move(input.rejects), std::move(collected.rejects));
    tell_rejects(outcome, analysis);
    PhraseTexts& texts = collected.texts;
    if (texts.classes.size() < 2) {
        throw InputError(Fault{
            analysis.corpora.front(), 0, 0,
            fmt::format("all texts are of one {}; there is nothing to compare", name_of(by)), ""});
    }
    if (analysis.dry_run)
        return conclude_dry(outcome, analysis, foretell(texts, command.min_texts));
    const Induction induction = induce(texts, command.induce);

    InducedRecord record;
    record.by = by;
    record.from = hash_inputs(input.inputs);
    record.language = resources.lexicon().language();
    record.settings = describe_settings(command);
    record.seed = command.seed;
    std::vector<InducedFolder> folders = make_induced_lexicons(texts, induction, record);
    const std::size_t written = folders.size();
    const std::string summary = render_induction(texts, induction, record);
    const std::string json = render_induction_json(texts, induction, record, input.inputs,
                                                   outcome.read, outcome.rejects.size());
    {
        const SignalPause pause;
        if (!command.scores.empty())
            write_whole_file(command.scores, render_cross_fitted(texts, induction));
        write_folders(command, std::move(folders), list_induced_documents(texts), json);
    }
    StandardOutput out;
    out.write(summary);
    out.finish();
    if (induction.entries.empty() && !analysis.quiet) say(explain_no_phrases(texts, command));
    return conclude(outcome, analysis,
                    fmt::format("{}: {} lexicons, {} entries", command.output, written,
                                induction.entries.size()));
}

}  // namespace parallax
