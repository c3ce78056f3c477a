#include "engine/cli/analysis_options.hpp"
#include "engine/cli/command_line.hpp"
#include "engine/cli/example_options.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/home.hpp"
#include "engine/cli/lexicon_folders.hpp"
#include "engine/cli/outcome.hpp"
#include "engine/cli/progress_bar.hpp"
#include "engine/cli/shipped_models.hpp"
#include "engine/cli/signal_pause.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/cli/train_checks.hpp"
#include "engine/cli/train_settings.hpp"
#include "engine/cli/training_bar.hpp"
#include "engine/core/plural.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/learn_examples.hpp"
#include "engine/model/data_findings.hpp"
#include "engine/model/lexicon_proposal.hpp"
#include "engine/model/like_words.hpp"
#include "engine/model/train.hpp"
#include "engine/model/word_vectors.hpp"
#include "engine/report/evaluation_parts.hpp"
#include "engine/report/evaluation_report.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace parallax {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;

constexpr CommandPage train_page{
    "train", "EXAMPLES… -o MODEL [options]",
    "Learns a logistic model from labelled texts (JSON lines, CSV or TSV "
    "with text and label), with "
    "the lexicons' weights as what is believed beforehand. Writes the model "
    "and, beside it, a model "
    "card with what held-out folds say of it.",
    "parallax train examples.jsonl -o model.json --group outlet"};

struct TrainCommand {
    AnalysisOptions analysis;
    ExampleOptions examples;
    TrainSettings settings;
    std::string output;
    std::string card;
    std::string license;
    std::string lexicon_out;
    std::string prior_model;
    std::string word_vectors;
};

/// Where the card goes unless told: beside the model, .md for .json.
std::string card_file(const TrainCommand& command) {
    if (!command.card.empty()) return command.card;
    fs::path path = command.output;
    return path.replace_extension(".md").string();
}

/// One call where both stand in one folder: then neither is seen without the other.
void write_model_and_card(const fs::path& model_file, const std::string& model,
                          const fs::path& card_file, const std::string& card) {
    const fs::path folder = model_file.parent_path();
    if (card_file.parent_path() == folder) {
        write_whole_files(folder.empty() ? "." : folder, {{model_file.filename().string(), model},
                                                          {card_file.filename().string(), card}});
        return;
    }
    write_whole_file(card_file, card);
    write_whole_file(model_file, model);
}

/// Entries that changed, over all folders written. Each folder says which lexicon it would change,
/// and how that fared on examples held out.
std::size_t write_proposals(const std::vector<ProposedLexicon>& proposals, const fs::path& folder,
                            const std::string& data_sha256,
                            const std::optional<ProposalEvaluation>& evaluation) {
    std::size_t changed = 0;
    for (const ProposedLexicon& lexicon : proposals) {
        const fs::path target = folder / lexicon.folder_name;
        fs::create_directories(target);
        Proposal proposal;
        proposal.base_id = lexicon.base_id;
        proposal.base_sha256 = lexicon.base_sha256;
        proposal.base_folder = relative_folder(lexicon.base, target);
        proposal.made_from = data_sha256;
        proposal.evaluation = evaluation;
        write_whole_files(target, {{"lexicon.json", lexicon.folder.json},
                                   {"terms.tsv", lexicon.folder.terms.bytes()},
                                   {std::string(proposal_file_name), write_proposal(proposal)}});
        changed += lexicon.changed;
    }
    return changed;
}

/// Names of the examples' outlets: n-grams must not see who publishes.
std::vector<std::string> list_outlets(const std::vector<Example>& examples) {
    std::set<std::string> names;
    for (const Example& example : examples) {
        if (!example.document.outlet.empty()) names.insert(example.document.outlet);
    }
    return {names.begin(), names.end()};
}

/// Which class the lexicons speak for, where nobody said which of two classes is the second. Empty:
/// nothing to say.
std::string name_lexicons_class(const TrainCommand& command, const TrainingSet& set) {
    const TrainingOptions& options = command.settings.training;
    if (!command.settings.classes.empty() || set.classes.size() != 2 ||
        options.settings.prior_map == PriorMap::zero || !options.reading.has(Family::lexicon))
        return "";
    return fmt::format(
        "the lexicons' {} speak for \"{}\", the second class by name; --classes names them in "
        "another order",
        options.settings.prior_map == PriorMap::absolute ? "weights" : "positive weights",
        set.classes.back());
}

/// The model to begin from. Throws InputError if its weights would mean something else here.
std::optional<Model> read_prior_model(const std::string& named, const TextReading& reading,
                                      std::size_t classes) {
    if (named.empty()) return std::nullopt;
    const fs::path file = find_model_file(find_home(), named);
    Model model = read_model(read_whole_file(file), file.string());
    const auto refuse = [&](const char* why) {
        throw InputError(
            Fault{"--prior-model", 0, 0,
                  fmt::format("the model \"{}\" {}", shorten_for_message(model.id), why), ""});
    };
    if (model.classes.size() != 2 || classes != 2)
        refuse("and the examples need two classes each: the prior speaks for the second");
    TextReading read = model.reading;
    read.outlet_names = reading.outlet_names;
    if (!(read == reading)) {
        refuse(
            "reads texts otherwise; train with its --families, --word-grams, "
            "--character-grams, --by-wording and --scaling");
    }
    return model;
}

/// Which words are used alike, if a file says so.
std::optional<WordVectors> read_vectors(const std::string& file, const TextReading& reading) {
    constexpr std::size_t most_words = 50'000;
    if (file.empty()) return std::nullopt;
    if (!reading.has(Family::words)) {
        throw InputError(Fault{"--word-vectors", 0, 0,
                               "the vectors say which words are used alike; name words among the "
                               "--families",
                               ""});
    }
    return read_word_vectors_file(file, most_words);
}

/// For the card: which words were taken to be alike. "" without vectors.
std::string describe_vectors(const TrainingSet& set, const TrainingSettings& settings) {
    if (set.vectors == nullptr) return "";
    const VectorCoverage coverage = cover_words(set);
    const std::string_view used =
        coverage.with_vector == 0
            ? "no word of the examples has a vector, so that nothing was learned from them; are "
              "they of another language, or written in capitals?"
        : settings.vector_sd == 0.0 ? "on inner folds vectors of words did not help: not used"
                                    : "weights of words are alike where their vectors are";
    return fmt::format(
        "{} ({} words, {} numbers each, width {:.3g}, SHA-256 {}; of {} that two or more examples "
        "hold, {} {} one)",
        used, set.vectors->size(), set.vectors->dimensions(), settings.vector_sd,
        set.vectors->sha256(), count_of(coverage.words, "word"), coverage.with_vector,
        coverage.with_vector == 1 ? "has" : "have");
}

/// For the card: what the weights began from. "" without a prior model.
std::string describe_prior(const std::optional<Model>& prior, const TrainingSettings& settings) {
    if (!prior) return "";
    return fmt::format(
        "prior means are the weights of the model \"{}\", learned from {} examples, times {:.3g}",
        shorten_for_message(prior->id), prior->training ? prior->training->examples : 0,
        settings.prior_scale);
}

ModelCard make_card(const TrainCommand& command, const Examples& examples,
                    const LearnableExamples& learnable, const Resources& resources,
                    const Training& training, std::uint64_t rejected,
                    const std::vector<std::string>& notes) {
    ModelCard card;
    card.inputs = examples.inputs;
    sort_inputs(card.inputs);
    card.data_license = command.license;
    card.read = examples.read;
    card.rejected = rejected;
    card.examples_by_class = count_by_class(learnable.set);
    card.findings = find_in_data(learnable.set);
    std::string speaks = name_lexicons_class(command, learnable.set);
    if (!speaks.empty()) card.findings.push_back(std::move(speaks));
    for (const std::string& note : notes) {
        if (!note.empty()) card.findings.push_back(note);
    }
    const auto lexicons = resources.lexicon().sources();
    card.lexicons.assign(lexicons.begin(), lexicons.end());
    card.training = &training;
    const std::uint64_t seed = command.settings.training.seed;
    for (const Validation& validation : training.validations) {
        card.validations.push_back(evaluate(validation.model, seed));
        card.majority.push_back(evaluate(validation.majority, seed));
        card.outlet_only.push_back(validation.outlet_only
                                       ? std::optional(evaluate(*validation.outlet_only, seed))
                                       : std::nullopt);
    }
    return card;
}

void record_metrics(const ModelCard& card, Training& training) {
    auto& metrics = training.model.training->metrics;
    for (std::size_t i = 0; i < card.validations.size(); ++i) {
        const std::string prefix(name_of(training.validations[i].kind));
        const auto add = [&](const char* of, const Evaluation& evaluation) {
            for (const MeasuredValue& one : evaluation.measures) {
                if (one.value)
                    metrics.emplace_back(fmt::format("{}{}.{}", prefix, of, name_of(one.measure)),
                                         *one.value);
            }
        };
        add("", card.validations[i]);
        add(".majority", card.majority[i]);
        if (card.outlet_only[i]) add(".outlet_only", *card.outlet_only[i]);
    }
    std::sort(metrics.begin(), metrics.end());
}

/// What held-out folds say, on standard output.
void print_summary(const ModelCard& card, const Training& training) {
    std::string text;
    for (std::size_t i = 0; i < card.validations.size(); ++i) {
        text +=
            fmt::format("{}folds: {}\n", i == 0 ? "" : "\n", name_of(training.validations[i].kind));
        std::vector<std::pair<std::string, const Evaluation*>> columns{
            {"model", &card.validations[i]}, {"commonest class", &card.majority[i]}};
        if (card.outlet_only[i]) columns.emplace_back("outlet alone", &*card.outlet_only[i]);
        text += measures_table(columns);
    }
    StandardOutput out;
    out.write(text);
    out.finish();
}

}  // namespace

int run_train(const Arguments& arguments) {
    TrainCommand command;
    AnalysisOptions& analysis = command.analysis;
    po::options_description options;
    auto add = options.add_options();
    add("output,o", po::value(&command.output)->value_name("MODEL"),
        "the model's file (JSON); it appears whole or not at all");
    add("card", po::value(&command.card)->value_name("FILE"),
        "the model card's file (Markdown; default: the model's name with .md)");
    add("lexicon-out", po::value(&command.lexicon_out)->value_name("DIR"),
        "also write the lexicons with the weights that were learned into this new folder: a "
        "proposal to look at; terms then stay in the model also where inner folds would leave them "
        "out");
    add("prior-model", po::value(&command.prior_model)->value_name("MODEL"),
        "begin from this model's weights (a file, or the name of a shipped one) instead of the "
        "lexicons'; how far they are believed is chosen on inner folds");
    add("word-vectors", po::value(&command.word_vectors)->value_name("FILE"),
        "words that are used alike get like weights: a file with a word and its numbers a line, as "
        "GloVe and word2vec write it; the first 50,000 words are read");
    add("data-license", po::value(&command.license)->value_name("TEXT"),
        "licence of the examples, for the card");
    add_example_options(options, command.examples);
    add_train_settings(options, command.settings);
    add_reading_options(options, analysis);
    add_dry_run_option(options, analysis);
    if (!read_arguments(train_page, options, arguments, analysis.corpora)) return exit_done;
    if (command.output.empty()) refuse_usage(train_page, "name the model's file with -o");
    check_output_file(analysis, command.output);
    const std::string card_name = card_file(command);
    check_output_file(analysis, card_name);
    if (card_name == command.output)
        refuse_usage(train_page,
                     "the model and its card need files of their own; name one with --card");
    if (command.card.empty()) check_default_card(card_name);
    check_lexicon_out(command.lexicon_out);
    TrainingOptions training_options = command.settings.make_options();
    if (!command.lexicon_out.empty() && training_options.settings.prior_map == PriorMap::zero) {
        refuse_usage(train_page,
                     "--lexicon-out needs --prior-map signed or absolute: with zero the signs of "
                     "weights would be the classes', not the lexicon's");
    }

    Examples examples =
        read_named_examples(train_page, analysis, read_field_names(command.examples));
    const std::vector<std::string> classes = command.settings.classes.empty()
                                                 ? list_classes(examples.examples)
                                                 : command.settings.classes;
    check_classes(examples.read, classes);
    if (!command.lexicon_out.empty() && classes.size() != 2) {
        refuse_usage(train_page,
                     "--lexicon-out needs two classes: a lexicon's weight has two poles");
    }
    if (!analysis.quiet) {
        for (const std::string& conflict : list_conflicts(examples.examples))
            say("note: " + conflict + "\n");
    }
    training_options.reading.outlet_names = list_outlets(examples.examples);
    // Where no term may move there would be nothing to propose.
    training_options.keeps_lexicon = !command.lexicon_out.empty();
    training_options.threads = static_cast<unsigned>(analysis.threads);
    if (training_options.id.empty()) training_options.id = fs::path(command.output).stem().string();

    const Resources resources = read_resources(analysis, find_home());
    LearnOptions learn;
    learn.classes = classes;
    learn.weigh_agreement = command.settings.weigh_agreement;
    learn.use_marked = command.settings.use_marked;
    learn.threads = training_options.threads;
    const std::optional<Model> prior =
        read_prior_model(command.prior_model, training_options.reading, classes.size());
    if (prior) learn.prior = &*prior;
    const std::optional<WordVectors> vectors =
        read_vectors(command.word_vectors, training_options.reading);
    if (vectors) learn.vectors = &*vectors;
    LearnableExamples learnable;
    {
        ProgressBar bar(examples.examples.size(), analysis.quiet, "examples");
        learnable = read_features(std::move(examples.examples), resources, training_options.reading,
                                  learn, bar.callback());
    }
    if (analysis.strict) stop_at_first(learnable.rejects);
    const Outcome outcome =
        make_outcome(examples.read, 0, std::move(examples.rejects), std::move(learnable.rejects));
    tell_rejects(outcome, analysis);
    check_classes_left(examples.read, learnable.set);
    check_groups(learnable.set, training_options.fold_kinds);
    if (analysis.dry_run) {
        return conclude_dry(outcome, analysis,
                            list_counts(count_by_class(learnable.set), "example"));
    }

    Training training;
    {
        TrainingBar bar(analysis.quiet);
        training_options.progress = bar.callback();
        training = train_model(learnable.set, resources.lexicon(), training_options);
    }
    training.model.training->data_sha256 = hash_inputs(examples.inputs);
    training.model.training->lexicon_sha256 = resources.lexicon().sha256();
    const ModelCard card =
        make_card(command, examples, learnable, resources, training, outcome.rejects.size(),
                  {describe_prior(prior, training.settings),
                   describe_vectors(learnable.set, training.settings)});
    record_metrics(card, training);
    if (!analysis.quiet) {
        for (const std::string& finding : card.findings) say("note: " + finding + "\n");
    }
    const std::string model = write_model(training.model);
    std::vector<ProposedLexicon> proposals;
    std::optional<ProposalEvaluation> evaluation;
    if (!command.lexicon_out.empty()) {
        proposals = propose_lexicons(lexicon_folders(analysis, find_home()), training.model);
        evaluation =
            evaluate_proposal(learnable.set, resources.lexicon(), training, training_options);
    }
    std::string proposed;
    {
        const SignalPause pause;
        if (!command.lexicon_out.empty()) {
            proposed =
                fmt::format("\n{}: {} entries with another weight", command.lexicon_out,
                            write_proposals(proposals, command.lexicon_out,
                                            training.model.training->data_sha256, evaluation));
        }
        write_model_and_card(command.output, model, card_name, render_model_card(card));
    }
    print_summary(card, training);
    return conclude(outcome, analysis,
                    fmt::format("{}: {} weights, {:.1f} MB, card {}{}", command.output,
                                training.model.features.size(),
                                static_cast<double>(model.size()) / 1e6, card_name, proposed));
}

}  // namespace parallax
