#include "engine/model/json_reader.hpp"
#include "engine/model/model.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include <nlohmann/json.hpp>

namespace parallax {
namespace {

using SortedJson = nlohmann::json;
using Kind = LocatedJson::Kind;

constexpr std::string_view model_format = "parallax-model/1";
constexpr std::array all_prior_maps{PriorMap::as_signed, PriorMap::absolute, PriorMap::zero};

SortedJson finite(double number) {
    assert(std::isfinite(number));
    return number;
}

SortedJson to_json(const TrainingRecord& training) {
    SortedJson metrics = SortedJson::object();
    for (const auto& [name, value] : training.metrics) metrics[name] = finite(value);
    return {{"data_sha256", training.data_sha256},
            {"lexicon_sha256", training.lexicon_sha256},
            {"examples", training.examples},
            {"seed", training.seed},
            {"folds", training.folds},
            {"metrics", std::move(metrics)}};
}

std::vector<std::string> read_classes(JsonReader& reader, const LocatedJson& root) {
    std::vector<std::string> classes;
    for (const LocatedJson& value : reader.list(root, "classes"))
        classes.push_back(reader.text_of(value, "a class"));
    std::vector<std::string> sorted = classes;
    std::sort(sorted.begin(), sorted.end());
    const bool are_names = classes.size() >= 2 && !sorted.front().empty() &&
                           std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end();
    if (!are_names) {
        reader.add_fault(*root.find("classes"),
                         "classes must be two or more different names, of two the negative one "
                         "first");
    }
    return classes;
}

/// The place of the feature's class among three or more.
std::uint32_t read_class(JsonReader& reader, const LocatedJson& feature,
                         const std::vector<std::string>& classes) {
    const std::string name = reader.text(feature, "class");
    const auto found = std::find(classes.begin(), classes.end(), name);
    if (found != classes.end()) return static_cast<std::uint32_t>(found - classes.begin());
    reader.add_fault(*feature.find("class"),
                     quote_for_message(name) + " is none of the model's classes; name one of them");
    return 0;
}

std::vector<ModelFeature> read_features(JsonReader& reader, const LocatedJson& root,
                                        const std::vector<std::string>& classes) {
    std::vector<ModelFeature> features;
    std::set<std::pair<std::string, std::uint32_t>> met;
    const bool is_binary = classes.size() <= 2;
    for (const LocatedJson& value : reader.list(root, "features")) {
        const bool has_all =
            is_binary
                ? reader.has_fields(value, "a feature", {"name", "weight", "sd", "prior"})
                : reader.has_fields(value, "a feature", {"name", "class", "weight", "sd", "prior"});
        if (!has_all) continue;
        ModelFeature feature{reader.text(value, "name"), reader.number(value, "weight"),
                             reader.number(value, "sd"), reader.number(value, "prior"),
                             is_binary ? 0 : read_class(reader, value, classes)};
        if (feature.name.empty()) {
            reader.add_fault(*value.find("name"), "a feature's name is empty");
        } else if (!met.emplace(feature.name, feature.class_index).second) {
            reader.add_fault(*value.find("name"), "feature " + quote_for_message(feature.name) +
                                                      " is given twice; keep one of them");
        }
        if (feature.sd < 0.0) {
            reader.add_fault(*value.find("sd"), "sd " + value.find("sd")->text + " of feature " +
                                                    quote_for_message(feature.name) +
                                                    " is negative; write 0 if it is unknown");
        }
        features.push_back(std::move(feature));
    }
    std::sort(features.begin(), features.end(), [](const ModelFeature& a, const ModelFeature& b) {
        return std::tie(a.name, a.class_index) < std::tie(b.name, b.class_index);
    });
    return features;
}

/// One number for two classes, else one a class.
void read_intercepts(JsonReader& reader, const LocatedJson& root, Model& model) {
    if (model.classes.size() <= 2) {
        model.intercept = reader.number(root, "intercept");
        return;
    }
    for (const LocatedJson& value : reader.list(root, "intercept"))
        model.class_intercepts.push_back(reader.number_of(value, "an intercept"));
    if (model.class_intercepts.size() != model.classes.size()) {
        reader.add_fault(*root.find("intercept"),
                         "a model of three or more classes has one intercept for each");
    }
}

TextReading read_text_reading(JsonReader& reader, const LocatedJson& root) {
    const LocatedJson& value = *root.find("reading");
    TextReading reading;
    if (!reader.has_fields(value, "reading",
                           {"families", "word_grams", "character_grams", "by_wording", "scaling",
                            "outlet_names"})) {
        return reading;
    }
    reading.families.clear();
    for (const LocatedJson& family : reader.list(value, "families")) {
        const std::string name = reader.text_of(family, "a family");
        if (const std::optional<Family> known = family_named(name)) {
            reading.families.push_back(*known);
        } else {
            reader.add_fault(family, "family " + quote_for_message(name) +
                                         " is unknown; this version has lexicon, axes, style, "
                                         "words, characters and position");
        }
    }
    std::sort(reading.families.begin(), reading.families.end());
    constexpr std::uint64_t longest_words = 3;
    constexpr std::uint64_t longest_characters = 8;
    reading.word_grams =
        static_cast<std::uint32_t>(reader.whole_number(value, "word_grams", longest_words));
    const std::span<const LocatedJson> grams = reader.list(value, "character_grams");
    if (grams.size() == 2) {
        reading.shortest_characters = static_cast<std::uint32_t>(
            reader.whole_number_of(grams[0], "character_grams", longest_characters));
        reading.longest_characters = static_cast<std::uint32_t>(
            reader.whole_number_of(grams[1], "character_grams", longest_characters));
    } else {
        reader.add_fault(*value.find("character_grams"),
                         "character_grams must be two numbers, the shortest and the longest");
    }
    reading.by_wording = reader.truth(value, "by_wording");
    const std::string scaling = reader.text(value, "scaling");
    bool is_known = false;
    for (const Scaling one : all_scalings) {
        if (scaling != name_of(one)) continue;
        reading.scaling = one;
        is_known = true;
    }
    if (!is_known) {
        reader.add_fault(*value.find("scaling"), "scaling " + quote_for_message(scaling) +
                                                     " is unknown; write \"rate\" or \"unit\"");
    }
    for (const LocatedJson& name : reader.list(value, "outlet_names"))
        reading.outlet_names.push_back(reader.text_of(name, "an outlet's name"));
    std::sort(reading.outlet_names.begin(), reading.outlet_names.end());
    return reading;
}

std::optional<double> read_threshold(JsonReader& reader, const LocatedJson& root) {
    const LocatedJson& value = *root.find("threshold");
    if (value.kind == Kind::null) return std::nullopt;
    const double threshold = reader.number(root, "threshold");
    if (threshold < 0.0 || threshold > 1.0)
        reader.add_fault(value, "the threshold is a probability, from 0 to 1");
    return threshold;
}

std::optional<Calibration> read_calibration(JsonReader& reader, const LocatedJson& root) {
    const LocatedJson& value = *root.find("calibration");
    if (value.kind == Kind::null) return std::nullopt;
    if (!reader.has_fields(value, "calibration", {"a", "b"})) return std::nullopt;
    return Calibration{reader.number(value, "a"), reader.number(value, "b")};
}

PriorMap read_prior_map(JsonReader& reader, const LocatedJson& root) {
    const std::string name = reader.text(root, "prior_map");
    for (const PriorMap map : all_prior_maps) {
        if (name == name_of(map)) return map;
    }
    reader.add_fault(*root.find("prior_map"),
                     "prior_map " + quote_for_message(name) +
                         " is unknown; write \"signed\", \"absolute\" or \"zero\"");
    return PriorMap::as_signed;
}

std::optional<TrainingRecord> read_training(JsonReader& reader, const LocatedJson& root) {
    const LocatedJson& value = *root.find("training");
    if (value.kind == Kind::null) return std::nullopt;
    if (!reader.has_fields(
            value, "training",
            {"data_sha256", "lexicon_sha256", "examples", "seed", "folds", "metrics"})) {
        return std::nullopt;
    }
    TrainingRecord training;
    training.data_sha256 = reader.text(value, "data_sha256");
    training.lexicon_sha256 = reader.text(value, "lexicon_sha256");
    training.examples = reader.whole_number(value, "examples");
    training.seed = reader.whole_number(value, "seed");
    training.folds = static_cast<std::uint32_t>(
        reader.whole_number(value, "folds", std::numeric_limits<std::uint32_t>::max()));
    const LocatedJson& metrics = *value.find("metrics");
    if (metrics.kind != Kind::object) {
        reader.add_fault(metrics, "metrics must be an object of numbers by name");
        return training;
    }
    for (std::size_t i = 0; i < metrics.keys.size(); ++i) {
        const std::string& name = metrics.keys[i].name;
        training.metrics.emplace_back(name, reader.number_of(metrics.values[i], name));
    }
    std::sort(training.metrics.begin(), training.metrics.end());
    return training;
}

Model read_fields(JsonReader& reader, const LocatedJson& root) {
    Model model;
    if (!reader.has_fields(root, "a model",
                           {"format", "id", "task", "classes", "intercept", "features",
                            "calibration", "threshold", "prior_map", "reading", "training"})) {
        return model;
    }
    model.id = reader.text(root, "id");
    if (model.id.empty() && root.find("id")->kind == Kind::string)
        reader.add_fault(*root.find("id"), "the model's id is empty; give it a name");
    model.task = reader.text(root, "task");
    model.classes = read_classes(reader, root);
    read_intercepts(reader, root, model);
    model.features = read_features(reader, root, model.classes);
    model.calibration = read_calibration(reader, root);
    model.threshold = read_threshold(reader, root);
    model.prior_map = read_prior_map(reader, root);
    model.reading = read_text_reading(reader, root);
    model.training = read_training(reader, root);
    return model;
}

/// A line each, so that a change of one weight is a change of one line.
std::string list_features(const Model& model) {
    const bool is_binary = model.class_intercepts.empty();
    std::string text = "[";
    for (const ModelFeature& feature : model.features) {
        text += &feature == &model.features.front() ? "\n  " : ",\n  ";
        text += "{\"name\":" + SortedJson(feature.name).dump();
        if (!is_binary)
            text += ",\"class\":" + SortedJson(model.classes[feature.class_index]).dump();
        text += ",\"weight\":" + finite(feature.weight).dump();
        text += ",\"sd\":" + finite(feature.sd).dump();
        text += ",\"prior\":" + finite(feature.prior).dump() + "}";
    }
    return text + "]";
}

SortedJson to_json(const TextReading& reading) {
    SortedJson families = SortedJson::array();
    for (const Family family : reading.families) families.push_back(name_of(family));
    return {{"families", std::move(families)},
            {"word_grams", reading.word_grams},
            {"character_grams", {reading.shortest_characters, reading.longest_characters}},
            {"by_wording", reading.by_wording},
            {"scaling", name_of(reading.scaling)},
            {"outlet_names", reading.outlet_names}};
}

}  // namespace

std::string write_model(const Model& model) {
    assert(model.classes.size() == 2 || model.class_intercepts.size() == model.classes.size());
    std::string text = "{";
    const auto add = [&](const char* name, const std::string& value) {
        text += text.size() == 1 ? "\n \"" : ",\n \"";
        text += name;
        text += "\": ";
        text += value;
    };
    add("format", SortedJson(model_format).dump());
    add("id", SortedJson(model.id).dump());
    add("task", SortedJson(model.task).dump());
    add("classes", SortedJson(model.classes).dump());
    SortedJson intercept;
    if (model.class_intercepts.empty()) intercept = finite(model.intercept);
    for (const double one : model.class_intercepts) intercept.push_back(finite(one));
    add("intercept", intercept.dump());
    SortedJson calibration;
    if (model.calibration)
        calibration = {{"a", finite(model.calibration->a)}, {"b", finite(model.calibration->b)}};
    add("calibration", calibration.dump());
    add("threshold", model.threshold ? finite(*model.threshold).dump() : "null");
    add("prior_map", SortedJson(name_of(model.prior_map)).dump());
    add("reading", to_json(model.reading).dump());
    add("training", model.training ? to_json(*model.training).dump() : "null");
    add("features", list_features(model));
    return text + "\n}\n";
}

Model read_model(std::string_view json, std::string_view name) {
    JsonReader reader(name, json);
    const std::optional<LocatedJson> root = reader.parse();
    Model model;
    if (root) {
        // Another format is told first: its unknown fields would only distract.
        const LocatedJson* const format =
            root->kind == Kind::object ? root->find("format") : nullptr;
        if (format != nullptr && format->text != model_format) {
            reader.add_fault(*format, "format " + quote_for_message(format->text) +
                                          " cannot be read; this version reads " +
                                          quote_for_message(model_format));
        } else {
            model = read_fields(reader, *root);
        }
    }
    throw_faults(reader.take_faults());
    return model;
}

}  // namespace parallax
