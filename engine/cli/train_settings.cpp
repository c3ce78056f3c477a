#include "engine/cli/train_settings.hpp"

#include "engine/cli/command_line.hpp"
#include "engine/cli/example_options.hpp"
#include "engine/core/decimal.hpp"
#include "engine/core/input_error.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace parallax {
namespace {

namespace po = boost::program_options;

[[noreturn]] void refuse(const char* option, const std::string& message) {
    throw InputError(Fault{option, 0, 0, message, ""});
}

template <typename Value, std::size_t n>
Value named(const std::array<Value, n>& all, const std::string& name) {
    return *std::find_if(all.begin(), all.end(),
                         [&](Value value) { return name == name_of(value); });
}

TextReading make_reading(const TrainSettings& settings) {
    TextReading reading;
    reading.families.clear();
    for (const std::string& name : split_list(settings.families)) {
        const std::optional<Family> family = family_named(name);
        if (!family) {
            refuse("--families", fmt::format("\"{}\" is not one of lexicon, axes, style, words, "
                                             "characters, position",
                                             shorten_for_message(name)));
        }
        if (!reading.has(*family)) reading.families.push_back(*family);
    }
    if (reading.families.empty()) refuse("--families", "name at least one family");
    std::sort(reading.families.begin(), reading.families.end());
    reading.word_grams = static_cast<std::uint32_t>(settings.word_grams);
    const std::string& grams = settings.character_grams;
    const std::size_t dash = grams.find('-');
    const auto low = read_decimal(grams.substr(0, dash));
    const auto high = dash == std::string::npos ? low : read_decimal(grams.substr(dash + 1));
    if (!low || !high || *low < 1 || *high > 8 || *low > *high || *low != std::floor(*low) ||
        *high != std::floor(*high)) {
        refuse("--character-grams", fmt::format("\"{}\" is not a range of lengths from 1 to 8, "
                                                "such as 2-5",
                                                shorten_for_message(grams)));
    }
    reading.shortest_characters = static_cast<std::uint32_t>(*low);
    reading.longest_characters = static_cast<std::uint32_t>(*high);
    reading.by_wording = settings.by_wording;
    reading.scaling = named(all_scalings, settings.scaling);
    return reading;
}

/// Widths to begin the search with, for rates and for unit lengths.
std::array<double, all_families.size()> usual_prior_sds(Scaling scaling) {
    if (scaling == Scaling::rate) return {0.5, 0.3, 0.2, 0.5, 0.15, 0.3};
    return {0.5, 0.3, 0.2, 2.0, 2.0, 1.0};
}

void set_penalty(const TrainSettings& settings, TrainingOptions& options) {
    const bool is_net = settings.penalty == "elastic-net";
    double& ratio = options.settings.l1_ratio;
    if (settings.penalty == "l1") ratio = 1.0;
    if (is_net) ratio = 0.5;
    options.keeps_l1_ratio = !is_net || !settings.l1_ratio.empty();
    if (settings.l1_ratio.empty()) return;
    if (!is_net) refuse("--l1-ratio", "is a share of --penalty elastic-net; name both");
    const std::optional<double> given = read_decimal(settings.l1_ratio);
    if (!given || *given <= 0.0 || *given >= 1.0) {
        refuse("--l1-ratio", fmt::format("\"{}\" is not a number above 0 and below 1, such as 0.5",
                                         shorten_for_message(settings.l1_ratio)));
    }
    ratio = *given;
}

}  // namespace

void add_train_settings(po::options_description& to, TrainSettings& settings) {
    auto add = to.add_options();
    add("classes", po::value(&settings.class_list)->value_name("A,B,…"),
        "the classes, of two the negative one first (default: all that occur, by name); examples "
        "of others are rejected");
    add("id", po::value(&settings.id)->value_name("ID"),
        "the model's id (default: its file's name)");
    add("task", po::value(&settings.task)->value_name("TEXT"), "what the model tells apart");
    add("families", po::value(&settings.families)->value_name("LIST"),
        "what it looks at: any of lexicon, axes, style, words, characters, position (default: "
        "lexicon,style,words)");
    add("word-grams", whole_number("--word-grams", settings.word_grams, 1, 3),
        "longest word n-gram (default: 2)");
    add("character-grams", po::value(&settings.character_grams)->value_name("A-B"),
        "lengths of character n-grams (default: 2-5)");
    add("by-wording", po::bool_switch(&settings.by_wording),
        "n-grams in others' words are features of their own");
    add("scaling", one_of("--scaling", settings.scaling, {"rate", "unit"}),
        "n-grams count per sentence, or as shares of the text's length (default: unit)");
    add("prior-map", one_of("--prior-map", settings.prior_map, {"signed", "absolute", "zero"}),
        "how the lexicon's weights are believed: as they stand (default), without sign (both poles "
        "speak for the second class), or not at all");
    add("prior-sd", po::value(&settings.prior_sd)->value_name("FAMILY=SD"),
        "how far weights of a family may lie from what is believed; 0 leaves it out; `vectors` for "
        "what --word-vectors adds; may be given several times (default: chosen on inner folds)");
    add("prior-width", one_of("--prior-width", settings.width, {"even", "rare", "ratio"}),
        "n-grams all alike, rare ones wider, or by the ratio of their frequencies in the classes "
        "(default: chosen on inner folds)");
    add("penalty", one_of("--penalty", settings.penalty, {"l2", "elastic-net", "l1"}),
        "what holds weights to what is believed: squares (default), squares and absolutes, or "
        "absolutes; with absolutes most weights stay exactly there, n-grams at 0: a sparse model");
    add("l1-ratio", po::value(&settings.l1_ratio)->value_name("R"),
        "share of absolutes in an elastic net, above 0 and below 1 (default: chosen on inner "
        "folds, from 0.5)");
    add("fixed", po::bool_switch(&settings.fixed),
        "take the widths as given instead of choosing them on inner folds");
    add("group", po::value(&settings.groups)->value_name("KIND"),
        "what a fold keeps together: stratified (default), outlet, event, url or group; may be "
        "given several times, the first one calibrates the model");
    add("folds", whole_number("--folds", settings.folds, 2, 100), "how many (default: 5)");
    add("no-validation", po::bool_switch(&settings.no_validation),
        "no held-out folds and no figures in the card");
    add("threshold", one_of("--threshold", settings.threshold, {"half", "f1", "macro-f1"}),
        "from which probability a text is of the second class: one half (default), or what was "
        "best "
        "on inner folds");
    add("class-weights", one_of("--class-weights", settings.class_weights, {"none", "balanced"}),
        "balanced: every class counts the same in sum (default: none)");
    add("weigh-agreement", po::bool_switch(&settings.weigh_agreement),
        "an example counts by how far its annotators agree");
    add("ignore-marked", po::bool_switch(&settings.ignore_marked),
        "make nothing of the stretches that annotators marked as their reason");
    add("seed", whole_number("--seed", settings.seed, 0, std::numeric_limits<std::uint64_t>::max()),
        "for folds and resampling (default: 1)");
}

TrainingOptions TrainSettings::make_options() {
    classes = split_list(class_list);
    if (classes.size() == 1) refuse("--classes", "name two or more classes, with commas between");
    for (std::size_t i = 0; i < classes.size(); ++i) {
        if (std::find(classes.begin(), classes.begin() + static_cast<std::ptrdiff_t>(i),
                      classes[i]) != classes.begin() + static_cast<std::ptrdiff_t>(i)) {
            refuse("--classes",
                   fmt::format("\"{}\" is named twice", shorten_for_message(classes[i])));
        }
    }
    use_marked = !ignore_marked;
    TrainingOptions options;
    options.id = id;
    options.task = task;
    options.reading = make_reading(*this);
    options.settings.prior_sd = usual_prior_sds(options.reading.scaling);
    for (const std::string& given : prior_sd) {
        const std::size_t sign = given.find('=');
        const bool is_of_vectors = given.substr(0, sign) == "vectors";
        const std::optional<Family> family = family_named(given.substr(0, sign));
        const std::optional<double> sd =
            sign == std::string::npos ? std::nullopt : read_decimal(given.substr(sign + 1));
        if ((!family && !is_of_vectors) || !sd || *sd < 0.0) {
            refuse("--prior-sd", fmt::format("\"{}\" is not FAMILY=SD, such as words=0.5",
                                             shorten_for_message(given)));
        }
        if (is_of_vectors) {
            options.settings.vector_sd = *sd;
            options.keeps_vector_sd = true;
            continue;
        }
        options.settings.prior_sd[static_cast<std::size_t>(*family)] = *sd;
        options.keeps_prior_sd[static_cast<std::size_t>(*family)] = true;
    }
    options.keeps_width = !width.empty();
    if (options.keeps_width) options.settings.width = named(all_prior_widths, width);
    options.settings.prior_map =
        named(std::array{PriorMap::as_signed, PriorMap::absolute, PriorMap::zero}, prior_map);
    set_penalty(*this, options);
    options.settings.balanced = class_weights == "balanced";
    options.threshold = named(all_threshold_rules, threshold);
    options.folds = static_cast<std::uint32_t>(folds);
    options.seed = seed;
    options.tune = !fixed;
    options.validate = !no_validation;
    options.fold_kinds.clear();
    for (const std::string& name : groups) {
        const FoldKind kind = read_fold_kind("--group", name);
        if (std::find(options.fold_kinds.begin(), options.fold_kinds.end(), kind) ==
            options.fold_kinds.end()) {
            options.fold_kinds.push_back(kind);
        }
    }
    if (options.fold_kinds.empty()) options.fold_kinds.push_back(FoldKind::stratified);
    training = options;
    return options;
}

}  // namespace parallax
