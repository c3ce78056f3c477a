#include "engine/report/agreement_report.hpp"

#include "engine/core/json_writer.hpp"
#include "engine/report/estimate_json.hpp"
#include "engine/report/evaluation_parts.hpp"
#include "engine/report/markdown_text.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace parallax {
namespace {

const Agreement& listed(const AgreementReport& report) {
    return *std::find_if(report.scales.begin(), report.scales.end(),
                         [&](const Agreement& one) { return one.scale == report.listed_by; });
}

/// Where the ratings of each unit begin; one more for the end.
std::vector<std::size_t> find_begins(const Ratings& ratings) {
    std::vector<std::size_t> begins(ratings.units.size() + 1);
    for (const Rating& rating : ratings.ratings) ++begins[rating.unit + 1];
    for (std::size_t u = 0; u < ratings.units.size(); ++u) begins[u + 1] += begins[u];
    return begins;
}

std::uint64_t count_single(const Ratings& ratings) {
    const std::vector<std::size_t> begins = find_begins(ratings);
    std::uint64_t single = 0;
    for (std::size_t u = 0; u < ratings.units.size(); ++u)
        single += begins[u + 1] - begins[u] == 1 ? 1U : 0U;
    return single;
}

std::string interval_of(const Agreement& agreement) {
    if (!agreement.interval) return "–";
    return fmt::format("{:.3f} to {:.3f}", agreement.interval->low, agreement.interval->high);
}

std::string times(std::uint64_t count, std::string_view what) {
    return fmt::format("{} {}{}", group_digits(count), what, count == 1 ? "" : "s");
}

}  // namespace

std::vector<std::uint32_t> find_doubtful_units(const AgreementReport& report) {
    const Agreement& agreement = listed(report);
    std::vector<std::uint32_t> units;
    for (std::uint32_t u = 0; u < agreement.by_unit.size(); ++u) {
        if (agreement.by_unit[u] && *agreement.by_unit[u] < lowest_agreement) units.push_back(u);
    }
    std::stable_sort(units.begin(), units.end(), [&](std::uint32_t a, std::uint32_t b) {
        return *agreement.by_unit[a] < *agreement.by_unit[b];
    });
    return units;
}

std::string render_agreement(const AgreementReport& report) {
    const Ratings& ratings = report.ratings;
    std::vector<std::vector<std::string>> rows;
    for (const Agreement& one : report.scales) {
        rows.push_back({std::string(name_of(one.scale)), three_digits(one.alpha), interval_of(one),
                        group_digits(one.units), group_digits(one.ratings)});
    }
    std::string text = render_markdown_table(
        {"scale", "Krippendorff's alpha", "95 % interval", "units", "ratings"}, rows);
    const Agreement& agreement = listed(report);
    text +=
        fmt::format("\n{}; {} that only one of them rated\n", times(ratings.coders.size(), "coder"),
                    times(count_single(ratings), "unit"));
    if (!agreement.alpha) {
        return text + (agreement.units == 0
                           ? "No unit was rated twice: there is nothing to compare.\n"
                           : "All ratings are the same: alpha says nothing without variation.\n");
    }
    const std::vector<std::uint32_t> doubtful = find_doubtful_units(report);
    text += fmt::format("{} of {} below {} on the {} scale\n", doubtful.size(),
                        times(agreement.units, "unit"), lowest_agreement, name_of(agreement.scale));
    if (doubtful.empty()) return text;
    const std::vector<std::size_t> begins = find_begins(ratings);
    rows.clear();
    for (const std::uint32_t unit : doubtful) {
        std::string said;
        for (std::size_t i = begins[unit]; i < begins[unit + 1]; ++i) {
            const Rating& rating = ratings.ratings[i];
            said += fmt::format("{}{}: {}", said.empty() ? "" : ", ", ratings.coders[rating.coder],
                                rating.text);
        }
        rows.push_back({escape_markdown(ratings.units[unit].name),
                        escape_markdown(ratings.units[unit].phrase),
                        three_digits(agreement.by_unit[unit]), escape_markdown(said)});
    }
    return text + "\n" + render_markdown_table({"unit", "phrase", "agreement", "ratings"}, rows);
}

std::string render_agreement_json(const AgreementReport& report) {
    const Ratings& ratings = report.ratings;
    JsonWriter json;
    json.begin_object().key("format").value("parallax-agreement/1");
    json.key("inputs").begin_array();
    for (const InputFile& input : ratings.inputs) {
        json.begin_object().key("name").value(input.name).key("sha256").value(input.sha256);
        json.end_object();
    }
    json.end_array();
    json.key("read").value(ratings.read);
    json.key("rated").value(static_cast<std::uint64_t>(ratings.ratings.size()));
    json.key("blank").value(ratings.blank).key("seed").value(report.seed);
    json.key("coders").begin_array();
    for (std::uint32_t coder = 0; coder < ratings.coders.size(); ++coder) {
        const auto made = std::count_if(ratings.ratings.begin(), ratings.ratings.end(),
                                        [&](const Rating& one) { return one.coder == coder; });
        json.begin_object().key("coder").value(ratings.coders[coder]);
        json.key("ratings").value(static_cast<std::uint64_t>(made)).end_object();
    }
    json.end_array();
    json.key("units").value(static_cast<std::uint64_t>(ratings.units.size()));
    json.key("units_rated_once").value(count_single(ratings));
    json.key("scales").begin_array();
    for (const Agreement& one : report.scales) {
        json.begin_object().key("scale").value(name_of(one.scale)).key("alpha");
        write_number(json, one.alpha);
        write_interval(json, one.interval);
        json.key("units").value(one.units).key("ratings").value(one.ratings);
        json.key("samples").value(one.samples).end_object();
    }
    json.end_array();
    json.key("bar").value(lowest_agreement);
    json.key("listed_by").value(name_of(report.listed_by));
    json.key("below").begin_array();
    const std::vector<std::size_t> begins = find_begins(ratings);
    for (const std::uint32_t unit : find_doubtful_units(report)) {
        json.begin_object().key("unit").value(ratings.units[unit].name);
        json.key("phrase").value(ratings.units[unit].phrase).key("agreement");
        write_number(json, listed(report).by_unit[unit]);
        json.key("ratings").begin_array();
        for (std::size_t i = begins[unit]; i < begins[unit + 1]; ++i) {
            const Rating& rating = ratings.ratings[i];
            json.begin_object().key("coder").value(ratings.coders[rating.coder]);
            json.key("rating").value(rating.text).end_object();
        }
        json.end_array().end_object();
    }
    json.end_array().end_object();
    return json.take() + "\n";
}

}  // namespace parallax
