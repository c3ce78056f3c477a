// The reader of model files: what it takes is the same when written and read again.
#include "engine/core/input_error.hpp"
#include "engine/model/model.hpp"
#include "tests/fuzz/fuzz_target.hpp"

#include <stdexcept>

namespace parallax::fuzz {
namespace {

Model make_model(std::size_t classes) {
    Model model;
    model.id = "m";
    model.task = "t";
    model.classes = {"plain", "loaded"};
    model.intercept = -0.25;
    model.features = {{"w:bad", 1.5, 0.25, 1.0, 0}, {"w:good", -2.0, 0.5, 0.0, 0}};
    model.calibration = Calibration{1.25, -0.5};
    model.threshold = 0.4;
    model.training = TrainingRecord{std::string(64, 'a'),      std::string(64, 'b'), 20, 1, 5,
                                    {{"event.macro_f1", 0.75}}};
    if (classes == 2) return model;
    model.classes.emplace_back("other");
    model.intercept = 0.0;
    model.threshold.reset();
    model.calibration = Calibration{1.25, 0.0};
    model.class_intercepts = {0.5, -0.25, 0.0};
    model.features[1].class_index = 2;
    return model;
}

}  // namespace

std::vector<std::string> make_model_seeds() {
    return {write_model(make_model(2)), write_model(make_model(3))};
}

void feed_model(std::string_view input) {
    try {
        const Model model = read_model(input, "m.json");
        if (read_model(write_model(model), "m.json") != model)
            throw std::logic_error("a model is another when written and read");
    } catch (const InputError& error) {
        if (error.faults().empty()) throw std::logic_error("an error without a fault");
    }
}

}  // namespace parallax::fuzz
