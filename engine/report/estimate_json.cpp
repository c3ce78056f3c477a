#include "engine/report/estimate_json.hpp"

namespace parallax {

void write_number(JsonWriter& json, const std::optional<double>& number) {
    if (number) {
        json.value(*number);
    } else {
        json.null();
    }
}

void write_bare_interval(JsonWriter& json, const std::optional<Interval>& interval) {
    if (!interval) {
        json.null();
        return;
    }
    json.begin_object().key("low").value(interval->low).key("high").value(interval->high);
    json.key("level").value(interval->level).end_object();
}

void write_interval(JsonWriter& json, const std::optional<Interval>& interval) {
    json.key("interval");
    write_bare_interval(json, interval);
}

void write_share(JsonWriter& json, std::string_view name, const ShareEstimate& estimate) {
    json.key(name).begin_object().key("count").value(estimate.count).key("of").value(estimate.of);
    json.key("share");
    write_number(json, estimate.share);
    write_interval(json, estimate.interval);
    json.end_object();
}

void write_rate(JsonWriter& json, std::string_view name, const RateEstimate& estimate) {
    json.key(name).begin_object().key("count").value(estimate.count);
    json.key("words").value(estimate.words).key("per_thousand");
    write_number(json, estimate.per_thousand);
    write_interval(json, estimate.interval);
    json.end_object();
}

void write_share_difference(JsonWriter& json, std::string_view name,
                            const ShareDifference& difference) {
    json.key(name).begin_object();
    write_share(json, "first", difference.first);
    write_share(json, "second", difference.second);
    json.key("difference");
    write_number(json, difference.difference);
    write_interval(json, difference.interval);
    json.end_object();
}

}  // namespace parallax
