#include "engine/report/estimate_json.hpp"
#include "engine/report/evaluation_report.hpp"

namespace parallax {
namespace {

void write_measures(JsonWriter& json, const Evaluation& evaluation) {
    json.key("measures").begin_object();
    for (const MeasuredValue& one : evaluation.measures) {
        json.key(name_of(one.measure)).begin_object();
        json.key("value");
        write_number(json, one.value);
        write_interval(json, one.interval);
        json.end_object();
    }
    json.end_object();
}

void write_parts(JsonWriter& json, std::string_view name, const std::vector<PartResult>& parts) {
    json.key(name).begin_array();
    for (const PartResult& part : parts) {
        json.begin_object().key("name").value(part.name).key("examples").value(part.examples);
        json.key("accuracy").value(part.accuracy).key("macro_f1").value(part.macro_f1);
        json.end_object();
    }
    json.end_array();
}

void write_evaluation(JsonWriter& json, const Evaluation& evaluation) {
    json.begin_object();
    json.key("examples").value(evaluation.examples).key("groups").value(evaluation.groups);
    write_measures(json, evaluation);
    json.key("classes").begin_array();
    for (std::size_t k = 0; k < evaluation.classes.size(); ++k) {
        const ClassMeasures& one = evaluation.by_class[k];
        json.begin_object().key("class").value(evaluation.classes[k]);
        json.key("examples").value(one.examples).key("predicted").value(one.predicted);
        json.key("precision");
        write_number(json, one.precision);
        json.key("recall");
        write_number(json, one.recall);
        json.key("f1").value(one.f1).end_object();
    }
    json.end_array();
    json.key("confusion").begin_array();
    for (const std::vector<std::uint64_t>& row : evaluation.confusion) {
        json.begin_array();
        for (const std::uint64_t count : row) json.value(count);
        json.end_array();
    }
    json.end_array();
    json.key("reliability").begin_array();
    for (const ReliabilityBin& bin : evaluation.reliability) {
        json.begin_object().key("low").value(bin.low).key("high").value(bin.high);
        json.key("examples").value(bin.examples);
        json.key("mean_probability").value(bin.mean_probability);
        json.key("share_right").value(bin.share_right).end_object();
    }
    json.end_array();
    write_parts(json, "by_outlet", evaluation.by_outlet);
    write_parts(json, "by_topic", evaluation.by_topic);
    json.end_object();
}

void write_error(JsonWriter& json, const WrongExample& error) {
    json.begin_object().key("id").value(error.id);
    json.key("file").value(error.origin.file).key("line").value(error.origin.line);
    json.key("outlet").value(error.outlet).key("truth").value(error.truth);
    json.key("predicted").value(error.predicted).key("probability").value(error.probability);
    json.key("text").value(error.text).key("class").value(error.score.positive_class);
    json.key("logit").value(error.score.logit).key("intercept").value(error.score.intercept);
    json.key("contributions").begin_array();
    for (const Contribution& c : error.score.contributions) {
        json.begin_object().key("feature").value(error.score.feature_of(c));
        json.key("value").value(c.value);
        json.key("weight").value(c.weight).key("contribution").value(c.contribution).end_object();
    }
    json.end_array().end_object();
}

void write_comparison(JsonWriter& json, const EvaluationReport& report) {
    json.key("other");
    if (!report.comparison || !report.other) {
        json.null();
        return;
    }
    const PairedComparison& c = *report.comparison;
    json.begin_object().key("model").value(report.other_id).key("evaluation");
    write_evaluation(json, *report.other);
    json.key("differences").begin_object();
    for (const PairedDifference& one : c.differences) {
        json.key(name_of(one.measure)).begin_object().key("difference");
        write_number(json, one.difference);
        write_interval(json, one.interval);
        json.key("p_value");
        write_number(json, one.p_value);
        json.end_object();
    }
    json.end_object();
    json.key("both_right").value(c.both_right).key("only_first").value(c.only_first);
    json.key("only_second").value(c.only_second).key("none_right").value(c.none_right);
    json.key("mcnemar_p").value(c.mcnemar_p).end_object();
}

}  // namespace

std::string render_evaluation_json(const EvaluationReport& report) {
    JsonWriter json;
    json.begin_object().key("format").value("parallax-evaluation/1");
    json.key("model").value(report.model_id).key("model_sha256").value(report.model_sha256);
    json.key("inputs").begin_array();
    for (const InputFile& input : report.inputs) {
        json.begin_object().key("name").value(input.name).key("sha256").value(input.sha256);
        json.end_object();
    }
    json.end_array();
    json.key("read").value(report.read).key("evaluated").value(report.evaluated);
    json.key("rejected").value(report.rejected).key("undecided").value(report.undecided);
    json.key("seed").value(report.seed).key("group").value(report.group_kind);
    json.key("on_training_data").value(report.on_training_data);
    json.key("other_lexicons").value(report.other_lexicons);
    json.key("evaluation");
    write_evaluation(json, report.evaluation);
    write_comparison(json, report);
    json.key("errors").begin_array();
    for (const WrongExample& error : report.errors) write_error(json, error);
    json.end_array().end_object();
    return json.take() + "\n";
}

}  // namespace parallax
