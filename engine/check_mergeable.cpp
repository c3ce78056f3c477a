#include "engine/core/input_error.hpp"
#include "engine/partial_report.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace parallax {
namespace {

using NamedValues = std::vector<std::pair<std::string, std::string>>;

/// The first value that one list has and the other has not, as "lexicon conflict"; empty if there
/// is none.
std::string first_missing(const NamedValues& from, const NamedValues& in) {
    for (const auto& [name, value] : from) {
        if (std::find(in.begin(), in.end(), std::pair(name, value)) != in.end()) continue;
        return fmt::format("{} {}", name, shorten_for_message(value));
    }
    return "";
}

/// Where both have an option, once each, with different values: its name, and the two.
std::string describe_other_value(const NamedValues& then, const NamedValues& now) {
    const auto count = [](const NamedValues& in, const std::string& name) {
        return std::count_if(in.begin(), in.end(),
                             [&](const auto& option) { return option.first == name; });
    };
    for (const auto& [name, value] : then) {
        const auto found = std::find_if(now.begin(), now.end(),
                                        [&](const auto& option) { return option.first == name; });
        if (found == now.end() || found->second == value) continue;
        if (count(then, name) > 1 || count(now, name) > 1) continue;
        return fmt::format(
            "it was made with the option {} {}, and the merged report with {} {}; make all parts "
            "with one",
            name, shorten_for_message(value), name, shorten_for_message(found->second));
    }
    return "";
}

/// How `made` went by other data or options than `now`, as a sentence without an end; empty if it
/// did not.
std::string describe_mismatch(const PartialReport& made, const Manifest& now,
                              const std::string& lexicon_sha256) {
    const Manifest& then = made.manifest;
    if (then.version != now.version) {
        return fmt::format("it was made by version {}, and this is {}; make all parts with one",
                           shorten_for_message(then.version), now.version);
    }
    if (std::string other = describe_other_value(then.options, now.options); !other.empty()) {
        return other;
    }
    if (const std::string other = first_missing(then.options, now.options); !other.empty()) {
        return fmt::format(
            "it was made with the option {}, which the merged report is made without; make all "
            "parts with the same options",
            other);
    }
    if (const std::string other = first_missing(now.options, then.options); !other.empty()) {
        return fmt::format(
            "it was made without the option {}, which the merged report is made with; make all "
            "parts with the same options",
            other);
    }
    if (made.lexicon_sha256 != lexicon_sha256) {
        constexpr std::size_t shown = 12;
        return fmt::format(
            "it was made with other lexicons (SHA-256 {}…; these have {}…); name the same with "
            "--lexicon, or make the part again",
            shorten_for_message(made.lexicon_sha256.substr(0, shown)),
            lexicon_sha256.substr(0, shown));
    }
    if (then.house_styles != now.house_styles) {
        return "it was made with another state of a house style; name the same with --house-style, "
               "or make the part again";
    }
    if (then.rules != now.rules || then.model_sha256 != now.model_sha256) {
        return "it was made with other rule files than these; make the part again";
    }
    if (then.seed != now.seed) {
        return fmt::format(
            "it was made with the seed {}, and the merged report with {}; make all parts with one",
            then.seed, now.seed);
    }
    return "";
}

}  // namespace

void check_mergeable(const std::vector<PartialReport>& partials, const Manifest& run,
                     const std::string& lexicon_sha256) {
    std::vector<Fault> faults;
    for (const PartialReport& partial : partials) {
        std::string mismatch = describe_mismatch(partial, run, lexicon_sha256);
        if (!mismatch.empty()) faults.push_back({partial.name, 0, 0, std::move(mismatch), ""});
    }
    if (!faults.empty()) throw InputError(std::move(faults));
}

}  // namespace parallax
