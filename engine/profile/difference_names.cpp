#include "engine/profile/difference_comparison.hpp"

#include <fmt/format.h>

namespace parallax {
namespace {

std::string_view place_of_few(bool is_rate) {
    return is_rate ? "The one with more of them has them" : "In one of the two they stand";
}

}  // namespace

std::string_view name_of(Lacking lacking) {
    switch (lacking) {
        case Lacking::nothing:
            return "";
        case Lacking::one_document:
            return "one_document";
        case Lacking::no_common_events:
            return "no_common_events";
        case Lacking::few_hits:
            return "few_hits";
        case Lacking::few_documents:
            return "few_documents";
        case Lacking::few_events:
            return "few_events";
        case Lacking::few_exchanges:
            return "few_exchanges";
        case Lacking::no_joint_difference:
            return "no_joint_difference";
        case Lacking::not_significant:
            return "not_significant";
        case Lacking::sign_changes:
            return "sign_changes";
    }
    return "";
}

std::string_view name_of(DriverKind kind) {
    switch (kind) {
        case DriverKind::entry:
            return "entry";
        case DriverKind::document:
            return "document";
        case DriverKind::event:
            return "event";
    }
    return "";
}

std::string_view name_of(Variant variant) {
    switch (variant) {
        case Variant::outlet_lexicons:
            return "outlet_lexicons";
        case Variant::voice_rules:
            return "voice_rules";
        case Variant::shared_collapsed:
            return "shared_collapsed";
        case Variant::without_entry:
            return "without_entry";
    }
    return "";
}

std::string explain(Lacking lacking, bool is_rate) {
    switch (lacking) {
        case Lacking::nothing:
            return "";
        case Lacking::one_document:
            return "One of the two has a single article: this describes these articles only.";
        case Lacking::no_common_events:
            return "The two have no event in common on which this could be compared.";
        case Lacking::few_hits:
            return is_rate ? fmt::format(
                                 "If both used these words alike, one of the two would "
                                 "have fewer than {} hits on common events.",
                                 fewest_to_judge)
                           : fmt::format(
                                 "One of the two has fewer than {} opportunities on common "
                                 "events.",
                                 fewest_to_judge);
        case Lacking::few_documents:
            return fmt::format("{} in fewer than {} articles.", place_of_few(is_rate),
                               fewest_places_to_judge);
        case Lacking::few_events:
            return fmt::format("{} in fewer than {} events.", place_of_few(is_rate),
                               fewest_places_to_judge);
        case Lacking::few_exchanges:
            return "The two have so few articles in common events that exchanging them could tell "
                   "no difference from chance.";
        case Lacking::no_joint_difference:
            return "All outlets together differ no more on this measure than chance allows.";
        case Lacking::not_significant:
            return fmt::format(
                "Chance could have made this difference: its corrected p value is above {}.",
                false_discovery_level);
        case Lacking::sign_changes:
            return "The sign changes when one entry of the lexicon, one article or one event is "
                   "left out.";
    }
    return "";
}

}  // namespace parallax
