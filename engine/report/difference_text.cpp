#include "engine/report/difference_text.hpp"

#include "engine/report/markdown_text.hpp"
#include "engine/report/sensitivity_title.hpp"

#include <cmath>

#include <fmt/format.h>

namespace parallax {

namespace {

std::string_view noun_of(DriverKind kind) {
    switch (kind) {
        case DriverKind::entry:
            return "the entry";
        case DriverKind::document:
            return "the article";
        case DriverKind::event:
            return "the event";
    }
    return "";
}

/// With a typographic minus; nothing is "−0.00".
std::string signed_number(double number, int decimals, std::string_view unit) {
    const std::string digits = fmt::format("{:.{}f}", std::abs(number), decimals);
    const bool is_zero = digits.find_first_not_of("0.") == std::string::npos;
    return fmt::format("{}{}{}", is_zero ? "" : (number < 0.0 ? "−" : "+"), digits, unit);
}

std::string signed_amount(double difference, bool is_rate, bool with_unit) {
    if (is_rate) return signed_number(difference, 2, "");
    return signed_number(100.0 * difference, 0, with_unit ? " points" : "");
}

}  // namespace

std::string measure_title(const DeclaredMeasure& measure, const Lexicon& lexicon) {
    const std::string about =
        measure.target ? fmt::format(" about {}", lexicon.target(*measure.target).name) : "";
    switch (measure.kind) {
        case DeclaredKind::axis: {
            const Axis& axis = lexicon.axis(*measure.axis);
            return fmt::format("{}: {} words{}", axis.id,
                               measure.positive ? axis.positive : axis.negative, about);
        }
        case DeclaredKind::labelling:
            return fmt::format("{}: how often mentions of {} are labelled",
                               lexicon.choice(*measure.choice).id,
                               lexicon.target(*measure.target).name);
        case DeclaredKind::label:
            return fmt::format("{}: the label “{}”{}", lexicon.choice(*measure.choice).id,
                               lexicon.term(*measure.term).id, about);
    }
    return "";
}

std::string difference_text(const std::optional<double>& difference, bool is_rate) {
    return difference ? signed_amount(*difference, is_rate, true) : "";
}

std::string magnitude_text(const std::optional<double>& difference, bool is_rate) {
    if (!difference) return "";
    return is_rate ? fmt::format("{:.2f}", *difference)
                   : fmt::format("{:.0f} points", 100.0 * *difference);
}

std::string_view name_of_verdict(bool is_difference) {
    return is_difference ? "difference" : "not enough evidence";
}

std::string shorten(Lacking lacking) {
    switch (lacking) {
        case Lacking::nothing:
            return "";
        case Lacking::one_document:
            return "one article only";
        case Lacking::no_common_events:
            return "no common event";
        case Lacking::few_hits:
            return fmt::format("under {} expected", fewest_to_judge);
        case Lacking::few_documents:
            return fmt::format("under {} articles", fewest_places_to_judge);
        case Lacking::few_events:
            return fmt::format("under {} events", fewest_places_to_judge);
        case Lacking::few_exchanges:
            return "too few articles to exchange";
        case Lacking::no_joint_difference:
            return "all together alike";
        case Lacking::not_significant:
            return fmt::format("q above {}", false_discovery_level);
        case Lacking::sign_changes:
            return "sign hangs on one thing";
    }
    return "";
}

std::string interval_text(const std::optional<Interval>& interval, bool is_rate) {
    if (!interval) return "";
    return fmt::format("{} … {}", signed_amount(interval->low, is_rate, false),
                       signed_amount(interval->high, is_rate, false));
}

std::string side_text(const DifferenceSide& side, bool is_rate) {
    if (!side.value) return "–";
    if (is_rate) {
        return fmt::format("{:.2f} ({} in {} words)", *side.value, group_digits(side.count),
                           group_digits(side.of));
    }
    return fmt::format("{:.0f} % ({} of {})", 100.0 * *side.value, group_digits(side.count),
                       group_digits(side.of));
}

std::string probability_text(const std::optional<double>& probability) {
    if (!probability) return "";
    return *probability < 0.001 ? "< 0.001" : fmt::format("{:.3f}", *probability);
}

std::string drivers_text(const OutletDifference& difference) {
    std::string text;
    for (const Driver& driver : difference.driven_by) {
        text += text.empty() ? "driven by " : ", ";
        text += fmt::format("{} “{}”", noun_of(driver.kind), driver.name);
    }
    return text;
}

std::string sensitivity_title(const Sensitivity& sensitivity, const Lexicon& lexicon) {
    switch (sensitivity.variant) {
        case Variant::outlet_lexicons:
            return "with the entries of outlet lexicons";
        case Variant::voice_rules:
            return "with voices told apart by the rules alone";
        case Variant::shared_collapsed:
            return "with text that several articles share counted once";
        case Variant::without_entry:
            return fmt::format("without the entry “{}”", lexicon.term(*sensitivity.entry).id);
    }
    return "";
}

}  // namespace parallax
