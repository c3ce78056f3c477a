#include "engine/cli/analysis_options.hpp"

#include "engine/cli/command_line.hpp"
#include "engine/cli/home.hpp"
#include "engine/cli/outcome.hpp"
#include "engine/cli/shipped_models.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/core/input_error.hpp"
#include "engine/corpus/take_left_out.hpp"
#include "engine/shared_text.hpp"

#include <algorithm>
#include <system_error>
#include <thread>

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace parallax {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;

constexpr std::uint64_t most_threads = 1024;

/// A filter word that fits no record is most likely a slip: say so, with the one that was meant.
void note_unmatched(const char* option, const std::vector<std::string>& wanted,
                    std::string Document::*field, const std::vector<Document>& documents) {
    if (wanted.empty()) return;
    std::vector<std::string> present;
    for (const Document& document : documents) present.push_back(document.*field);
    std::sort(present.begin(), present.end());
    present.erase(std::unique(present.begin(), present.end()), present.end());
    for (const std::string& word : wanted) {
        if (std::binary_search(present.begin(), present.end(), word)) continue;
        const std::string near = suggest_nearest(word, present);
        say(fmt::format(
            "{}: no record has \"{}\"{}\n", option, shorten_for_message(word),
            near.empty() ? "" : fmt::format("; did you mean \"{}\"?", shorten_for_message(near))));
    }
}

/// A model's weights, also those of words, go by how the lexicons read a text.
void note_other_lexicons(const AnalysisOptions& options, const Resources& resources) {
    if (options.quiet) return;
    for (const ReadyModel& ready : resources.models()) {
        if (!is_of_other_lexicons(ready.model, resources.lexicon())) continue;
        constexpr std::size_t shown = 12;
        say(fmt::format(
            "note: model \"{}\" was trained with other lexicons (SHA-256 {}…; these have {}…): its "
            "figures do not hold; name the same --lexicon\n",
            shorten_for_message(ready.model.id),
            shorten_for_message(ready.model.training->lexicon_sha256.substr(0, shown)),
            resources.lexicon().sha256().substr(0, shown)));
    }
}

ResourcePaths find_resources(const AnalysisOptions& options, const fs::path& home) {
    ResourcePaths paths;
    paths.rules = rules_folder(home);
    paths.lexicons = lexicon_folders(options, home);
    for (const std::string& named : options.models)
        paths.models.push_back(find_model_file(home, named));
    for (const std::string& name : options.house_styles) {
        paths.house_styles.push_back(find_house_style(home, name));
    }
    if (options.voice != "rules") paths.voice_model = voice_model_file(home);
    return paths;
}

void add_lexicons_and_voice(po::options_description& to, AnalysisOptions& options) {
    auto add = to.add_options();
    add("lexicon", po::value(&options.lexicons)->value_name("DIR"),
        "a lexicon folder; may be given several times (default: all framing and style lexicons "
        "shipped)");
    add("voice", one_of("--voice", options.voice, {"full", "rules"}),
        "how voices are told apart: full = by rules and the trained voice model (default), rules = "
        "by rules alone, which is faster and misses more indirect speech");
}

}  // namespace

void add_manner_of_running(po::options_description& to, AnalysisOptions& options) {
    options.threads =
        std::clamp<std::uint64_t>(std::thread::hardware_concurrency(), 1, most_threads);
    auto add = to.add_options();
    add("threads", whole_number("--threads", options.threads, 1, most_threads),
        "how many threads to use (default: as many as the machine has); results do not depend on "
        "it");
    add("quiet", po::bool_switch(&options.quiet),
        "no progress bar and no summary; of rejected records only their number");
}

void add_strict(po::options_description& to, AnalysisOptions& options) {
    to.add_options()("strict", po::bool_switch(&options.strict),
                     "stop at the first record that cannot be used, with exit code 2");
}

void add_analysis_options(po::options_description& to, AnalysisOptions& options) {
    add_lexicons_and_voice(to, options);
    auto add = to.add_options();
    add("from", po::value(&options.filter.from)->value_name("DATE"),
        "only records from this day on (YYYY-MM-DD)");
    add("to", po::value(&options.filter.to)->value_name("DATE"), "only records up to this day");
    add("event", po::value(&options.filter.events)->value_name("NAME"),
        "only records of this event; may be given several times");
    add("outlet", po::value(&options.filter.outlets)->value_name("NAME"),
        "only records of this outlet; may be given several times");
    add("dedupe", po::bool_switch(&options.dedupe),
        "of near duplicates on one event (at least 80 % of their runs of 12 words are the same) "
        "analyse the earliest only, whatever the outlets; the others are listed as rejected");
    add_manner_of_running(to, options);
    add_strict(to, options);
    add_dry_run_option(to, options);
}

void add_dry_run_option(po::options_description& to, AnalysisOptions& options) {
    to.add_options()(
        "dry-run", po::bool_switch(&options.dry_run),
        "read and check everything, say what would be analysed and rejected, write nothing");
}

void add_as_of_option(po::options_description& to, std::string& as_of) {
    to.add_options()(
        "as-of", po::value(&as_of)->value_name("DATE"),
        "the day by which rules hold for articles without a date (default: rules that have ended "
        "do not, all others do)");
}

void add_reading_options(po::options_description& to, AnalysisOptions& options) {
    add_lexicons_and_voice(to, options);
    add_manner_of_running(to, options);
    add_strict(to, options);
}

void add_model_option(po::options_description& to, AnalysisOptions& options) {
    to.add_options()("model", po::value(&options.models)->value_name("FILE"),
                     "a trained model to score with besides the lexicons, or the name of a shipped "
                     "one (framing); may be given several times");
}

void add_house_style_option(po::options_description& to, AnalysisOptions& options) {
    to.add_options()("house-style", po::value(&options.house_styles)->value_name("PACK"),
                     "a house style: the id of one in lexicons/house-style, or a folder or file of "
                     "your own; may be given several times");
}

void check_standard_input(const CommandPage& page, const std::vector<std::string>& files) {
    if (std::count(files.begin(), files.end(), "-") > 1) {
        refuse_usage(page, "standard input (-) is named twice; it can be read once");
    }
}

void require_corpora(const CommandPage& page, const AnalysisOptions& options) {
    if (options.corpora.empty()) {
        refuse_usage(page,
                     "name at least one corpus: a folder, a .jsonl, .csv or .tsv file, or - "
                     "for JSON lines on standard input");
    }
    for (const std::string& corpus : options.corpora) {
        if (corpus.empty()) refuse_usage(page, "the name of a corpus is empty");
    }
    check_standard_input(page, options.corpora);
}

void check_output_file(const AnalysisOptions& options, const std::string& file) {
    std::error_code ignored;
    const auto refuse = [&](const char* message) {
        throw InputError(Fault{file, 0, 0, message, ""});
    };
    if (fs::is_directory(file, ignored)) refuse("this is a folder; name a file to write into");
    const fs::path parent = fs::path(file).parent_path();
    if (!parent.empty() && !fs::is_directory(parent, ignored)) {
        refuse("there is no folder to put this file into; make it first");
    }
    for (const std::string& corpus : options.corpora) {
        if (fs::equivalent(corpus, file, ignored)) {
            refuse("this is also an input, which would be overwritten; name another file");
        }
    }
}

std::vector<fs::path> lexicon_folders(const AnalysisOptions& options, const fs::path& home) {
    if (options.lexicons.empty()) return list_shipped_lexicons(home);
    return {options.lexicons.begin(), options.lexicons.end()};
}

Resources read_resources(const AnalysisOptions& options, const fs::path& home) {
    Resources resources(find_resources(options, home));
    note_other_lexicons(options, resources);
    return resources;
}

AnalysisInput read_input(const AnalysisOptions& options, const fs::path& home) {
    AnalysisInput input{read_resources(options, home), {}, 0};
    input.corpus = read_corpus(options.corpora, static_cast<unsigned>(options.threads));
    if (options.strict) stop_at_first(input.corpus.rejects);
    note_unmatched("--outlet", options.filter.outlets, &Document::outlet, input.corpus.documents);
    note_unmatched("--event", options.filter.events, &Document::event, input.corpus.documents);
    if (options.keep_left_out) {
        input.left_out_documents = take_left_out(input.corpus, options.filter);
        input.left_out = input.left_out_documents.size();
    } else {
        input.left_out = apply_filter(input.corpus, options.filter);
    }
    if (options.dedupe) {
        reject_near_duplicates(input.corpus, input.resources,
                               static_cast<unsigned>(options.threads));
    }
    return input;
}

std::vector<std::pair<std::string, std::string>> list_given(const AnalysisOptions& options,
                                                            const Resources& resources) {
    std::vector<std::pair<std::string, std::string>> given;
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) given.emplace_back(name, value);
    };
    for (const std::string& event : options.filter.events) add("event", event);
    for (const std::string& outlet : options.filter.outlets) add("outlet", outlet);
    for (const std::string& folder : options.lexicons) add("lexicon", read_lexicon_id(folder));
    // The first model is the lexicon's own.
    for (std::size_t i = 1; i < resources.models().size(); ++i) {
        const ReadyModel& model = resources.models()[i];
        add("model", fmt::format("{} sha256:{}", model.model.id, model.sha256));
    }
    for (const ReadyStyle& ready : resources.house_styles()) add("house-style", ready.style.id);
    add("from", options.filter.from);
    add("to", options.filter.to);
    add("voice", options.voice);
    if (options.dedupe) add("dedupe", "yes");
    std::sort(given.begin(), given.end());
    given.erase(std::unique(given.begin(), given.end()), given.end());
    return given;
}

}  // namespace parallax
