#pragma once

#include "engine/corpus/read_corpus.hpp"
#include "engine/pipeline.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace boost::program_options {
class options_description;
}

namespace parallax {

struct CommandPage;

/// The options that every analysing command has, and its corpora.
struct AnalysisOptions {
    std::vector<std::string> corpora;
    std::vector<std::string> lexicons;  ///< empty = all that are shipped
    std::vector<std::string> models;
    std::vector<std::string> house_styles;  ///< ids of shipped ones, folders or files
    std::string voice;                      ///< "full" or "rules"; "" = not given, which means full
    CorpusFilter filter;
    std::uint64_t threads = 1;
    bool dedupe = false;
    bool quiet = false;
    bool strict = false;
    bool dry_run = false;
    bool keep_left_out = false;  ///< the records that the filter leaves out are wanted too
};

/// Adds them; `threads` is set to what the machine has.
void add_analysis_options(boost::program_options::options_description& to,
                          AnalysisOptions& options);

/// Adds those of them that say how texts are read, not which: --lexicon, --voice, --threads,
/// --quiet and --strict. `threads` is set to what the machine has.
void add_reading_options(boost::program_options::options_description& to, AnalysisOptions& options);

/// Adds --threads and --quiet alone; `threads` is set to what the machine has.
void add_manner_of_running(boost::program_options::options_description& to,
                           AnalysisOptions& options);

/// Adds --strict.
void add_strict(boost::program_options::options_description& to, AnalysisOptions& options);

/// Adds --model, for the commands whose output holds scores.
void add_model_option(boost::program_options::options_description& to, AnalysisOptions& options);

/// Adds --house-style.
void add_house_style_option(boost::program_options::options_description& to,
                            AnalysisOptions& options);

/// Adds --as-of, the day by which a house style's rules hold for articles without a date.
void add_as_of_option(boost::program_options::options_description& to, std::string& as_of);

/// Adds --dry-run, for the commands that read other things than a corpus or write files.
void add_dry_run_option(boost::program_options::options_description& to, AnalysisOptions& options);

/// Throws InputError if "-" is named twice.
void check_standard_input(const CommandPage& page, const std::vector<std::string>& files);

/// Throws InputError if no corpus is named.
void require_corpora(const CommandPage& page, const AnalysisOptions& options);

/// Throws InputError if `file` cannot be the output: a folder, in a folder that is not there, or
/// one of the corpora, which it would overwrite.
void check_output_file(const AnalysisOptions& options, const std::string& file);

/// All that a run reads before it analyses.
struct AnalysisInput {
    Resources resources;
    Corpus corpus;                                  ///< what the filter and --dedupe left
    std::uint64_t left_out = 0;                     ///< by the filter
    std::vector<Document> left_out_documents = {};  ///< those, with keep_left_out
};

/// The lexicon folders named, or those shipped.
[[nodiscard]] std::vector<std::filesystem::path> lexicon_folders(const AnalysisOptions& options,
                                                                 const std::filesystem::path& home);

/// Reads lexicons and models, those shipped where none is named. Throws InputError.
[[nodiscard]] Resources read_resources(const AnalysisOptions& options,
                                       const std::filesystem::path& home);

/// Reads lexicons, models and corpora. Throws InputError, with --strict also for the first record
/// that cannot be used.
[[nodiscard]] AnalysisInput read_input(const AnalysisOptions& options,
                                       const std::filesystem::path& home);

/// The options given that can change results, by name: never paths nor threads. Lexicons and models
/// go by their ids.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> list_given(
    const AnalysisOptions& options, const Resources& resources);

}  // namespace parallax
