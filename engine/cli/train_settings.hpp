#pragma once

#include "engine/model/training.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace boost::program_options {
class options_description;
}

namespace parallax {

/// How to learn, as the command line says it.
struct TrainSettings {
    std::string id;
    std::string task;
    std::vector<std::string> classes;
    std::string class_list;
    std::string families = "lexicon,style,words";
    std::string character_grams = "2-5";
    std::string scaling = "unit";
    std::string width;
    std::string penalty = "l2";
    std::string l1_ratio;
    std::string prior_map = "signed";
    std::string threshold = "half";
    std::string class_weights = "none";
    std::vector<std::string> prior_sd;
    std::vector<std::string> groups;
    std::uint64_t word_grams = 2;
    std::uint64_t folds = 5;
    std::uint64_t seed = 1;
    bool by_wording = false;
    bool weigh_agreement = false;
    bool ignore_marked = false;
    bool use_marked = true;
    bool fixed = false;
    bool no_validation = false;
    TrainingOptions training;

    /// The options of the training they stand for; also fills in `classes`. Throws InputError for
    /// words that mean nothing.
    TrainingOptions make_options();
};

void add_train_settings(boost::program_options::options_description& to, TrainSettings& settings);

}  // namespace parallax
