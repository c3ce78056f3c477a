#include "engine/model/json_reader.hpp"
#include "engine/model/model.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>
#include <map>

#include <nlohmann/json.hpp>

namespace parallax {
namespace {

using Json = nlohmann::json;
using Kind = LocatedJson::Kind;

constexpr std::string_view model_format = "parallax-model/1";
constexpr std::array all_prior_maps{PriorMap::as_signed, PriorMap::absolute, PriorMap::zero};

Json finite(double number) {
    assert(std::isfinite(number));
    return number;
}

Json to_json(const TrainingRecord& training) {
    Json metrics = Json::object();
    for (const auto& [name, value] : training.metrics) metrics[name] = finite(value);
    return {{"data_sha256", training.data_sha256},
            {"lexicon_sha256", training.lexicon_sha256},
            {"examples", training.examples},
            {"seed", training.seed},
            {"folds", training.folds},
            {"metrics", std::move(metrics)}};
}

std::string quote(std::string_view text) {
    return '"' + shorten_for_message(text) + '"';
}

std::vector<std::string> read_classes(JsonReader& reader, const LocatedJson& root) {
    std::vector<std::string> classes;
    for (const LocatedJson& value : reader.list(root, "classes"))
        classes.push_back(reader.text_of(value, "a class"));
    const bool are_two_names = classes.size() == 2 && !classes[0].empty() && !classes[1].empty() &&
                               classes[0] != classes[1];
    if (!are_two_names) {
        reader.add_fault(*root.find("classes"),
                         "classes must be two different names, the negative one first");
    }
    return classes;
}

std::vector<ModelFeature> read_features(JsonReader& reader, const LocatedJson& root) {
    std::vector<ModelFeature> features;
    std::map<std::string, const LocatedJson*> met;
    for (const LocatedJson& value : reader.list(root, "features")) {
        if (!reader.has_fields(value, "a feature", {"name", "weight", "sd", "prior"})) continue;
        ModelFeature feature{reader.text(value, "name"), reader.number(value, "weight"),
                             reader.number(value, "sd"), reader.number(value, "prior")};
        if (feature.name.empty()) {
            reader.add_fault(*value.find("name"), "a feature's name is empty");
        } else if (!met.emplace(feature.name, &value).second) {
            reader.add_fault(*value.find("name"), "feature " + quote(feature.name) +
                                                      " is given twice; keep one of them");
        }
        if (feature.sd < 0.0) {
            reader.add_fault(*value.find("sd"), "sd " + value.find("sd")->text + " of feature " +
                                                    quote(feature.name) +
                                                    " is negative; write 0 if it is unknown");
        }
        features.push_back(std::move(feature));
    }
    std::sort(features.begin(), features.end(),
              [](const ModelFeature& a, const ModelFeature& b) { return a.name < b.name; });
    return features;
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
    reader.add_fault(
        *root.find("prior_map"),
        "prior_map " + quote(name) + " is unknown; write \"signed\", \"absolute\" or \"zero\"");
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
                            "calibration", "prior_map", "training"})) {
        return model;
    }
    model.id = reader.text(root, "id");
    if (model.id.empty() && root.find("id")->kind == Kind::string)
        reader.add_fault(*root.find("id"), "the model's id is empty; give it a name");
    model.task = reader.text(root, "task");
    model.classes = read_classes(reader, root);
    model.intercept = reader.number(root, "intercept");
    model.features = read_features(reader, root);
    model.calibration = read_calibration(reader, root);
    model.prior_map = read_prior_map(reader, root);
    model.training = read_training(reader, root);
    return model;
}

}  // namespace

std::string write_model(const Model& model) {
    assert(model.classes.size() == 2);
    Json features = Json::array();
    for (const ModelFeature& feature : model.features) {
        features.push_back({{"name", feature.name},
                            {"weight", finite(feature.weight)},
                            {"sd", finite(feature.sd)},
                            {"prior", finite(feature.prior)}});
    }
    Json root = {{"format", model_format},
                 {"id", model.id},
                 {"task", model.task},
                 {"classes", model.classes},
                 {"intercept", finite(model.intercept)},
                 {"features", std::move(features)},
                 {"calibration", nullptr},
                 {"prior_map", name_of(model.prior_map)},
                 {"training", nullptr}};
    if (model.calibration) {
        root["calibration"] = {{"a", finite(model.calibration->a)},
                               {"b", finite(model.calibration->b)}};
    }
    if (model.training) root["training"] = to_json(*model.training);
    return root.dump(1) + '\n';
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
            reader.add_fault(*format, "format " + quote(format->text) +
                                          " cannot be read; this version reads " +
                                          quote(model_format));
        } else {
            model = read_fields(reader, *root);
        }
    }
    throw_faults(reader.take_faults());
    return model;
}

}  // namespace parallax
