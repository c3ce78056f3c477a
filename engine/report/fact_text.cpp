#include "engine/report/fact_text.hpp"

#include "engine/report/markdown_text.hpp"

#include <fmt/format.h>

namespace parallax {
namespace {

std::string_view participle_of(HarmKind kind) {
    switch (kind) {
        case HarmKind::death:
            return "dead";
        case HarmKind::injury:
            return "injured";
        case HarmKind::attack:
            return "attacked";
        case HarmKind::captivity:
            return "held captive";
        case HarmKind::displacement:
            return "driven out";
        case HarmKind::deprivation:
            return "deprived";
        case HarmKind::destruction:
            return "destroyed";
    }
    return {};
}

std::string_view name_of_target(std::optional<TargetId> target, const Lexicon& lexicon) {
    return target ? std::string_view(lexicon.target(*target).name) : std::string_view();
}

/// "7", "7 or more", "7 to 9"; "“many”", which is no number.
std::string range_of_figure(const EventFact& fact) {
    if (fact.vague) return "“" + fact.text + "”";
    if (!fact.high) return group_digits(fact.low) + " or more";
    if (*fact.high == fact.low) return group_digits(fact.low);
    return group_digits(fact.low) + " to " + group_digits(*fact.high);
}

std::string describe_figure(const EventFact& fact, const Lexicon& lexicon) {
    std::string text = range_of_figure(fact);
    text.append(fact.presumed ? " presumed " : " ").append(participle_of(fact.unit));
    const std::string_view who = name_of_target(fact.target, lexicon);
    if (!who.empty()) text.append(": ").append(who);
    return text;
}

/// The reason is the outlets' own words, and "its" in them somebody's of their sentence.
std::string describe_reason(const EventFact& fact, const Lexicon& lexicon) {
    const std::string_view affected = name_of_target(fact.target, lexicon);
    std::string text = "violence";
    if (!affected.empty()) text.append(" against ").append(affected);
    return text.append(", said to answer “").append(fact.text).append("”");
}

std::string describe_cause(const EventFact& fact, const Lexicon& lexicon) {
    if (!fact.doer) return describe_reason(fact, lexicon);
    const std::string_view doer = name_of_target(fact.doer, lexicon);
    const std::string_view affected = name_of_target(fact.target, lexicon);
    switch (fact.unit) {
        case HarmKind::captivity:
            return fmt::format("{} holding {} captive", doer, affected);
        case HarmKind::displacement:
            return fmt::format("{} driving out {}", doer, affected);
        default:
            return fmt::format("violence by {} against {}", doer, affected);
    }
}

}  // namespace

std::string_view plain_name_of(FactKind kind) {
    switch (kind) {
        case FactKind::figure:
            return "casualty figures";
        case FactKind::actor:
            return "people and organisations named";
        case FactKind::source:
            return "sources";
        case FactKind::quote:
            return "quotations";
        case FactKind::demand:
            return "demands";
        case FactKind::date:
            return "dates";
        case FactKind::place:
            return "places";
        case FactKind::cause:
            return "causes of harm";
    }
    return {};
}

std::string describe_fact(const EventFact& fact, const Lexicon& lexicon) {
    switch (fact.kind) {
        case FactKind::figure:
            return describe_figure(fact, lexicon);
        case FactKind::cause:
            return describe_cause(fact, lexicon);
        case FactKind::date:
            return fact.date;
        default:
            return fact.text;
    }
}

}  // namespace parallax
