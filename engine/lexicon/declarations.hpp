#pragma once

#include "engine/core/input_error.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/lexicon/located_fields.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax {

/// A choice whose target is still a name.
struct DeclaredChoice {
    Choice choice;
    Placed<std::string> target;  ///< "" = null
};

/// Where an induced lexicon comes from (`induced` in lexicon.json).
struct InducedFrom {
    std::string from;                 ///< SHA-256 of the inputs
    double intercept = 0.0;           ///< see LexiconSource
    Placed<std::string> documents{};  ///< file, relative to the folder; "" = not kept
};

/// What one lexicon.json says, before it meets other lexicons. Names are not resolved yet.
struct Declarations {
    std::string file;   ///< for messages
    std::string bytes;  ///< the whole file, to show the line of a fault found later
    LexiconKind kind = LexiconKind::framing;
    Placed<std::string> id;
    Placed<std::string> language;
    std::string title;
    std::string version;
    std::string license;
    std::string about;
    std::vector<Placed<std::string>> extends;  ///< paths, relative to the folder
    std::vector<Placed<Axis>> axes;
    std::vector<Placed<Target>> targets;
    std::vector<Placed<DeclaredChoice>> choices;
    /// By axis: why the sums of the sides differ.
    std::vector<Placed<std::pair<std::string, std::string>>> parity;

    std::optional<InducedFrom> induced{};

    [[nodiscard]] Fault fault(std::size_t offset, std::string message) const;
};

/// Reads a lexicon.json: unknown, missing and mistyped fields, ids that are no slugs, and phrases
/// of targets that do not parse are faults. What could be read is returned, also beside faults;
/// nothing if the file is no JSON object.
[[nodiscard]] std::optional<Declarations> parse_declarations(const std::string& file,
                                                             std::string_view bytes,
                                                             std::vector<Fault>& faults);

/// `axis "x" is not declared here or in a lexicon this one extends; did you mean "y"`, or what is
/// declared if nothing is near.
[[nodiscard]] std::string describe_unknown(std::string_view what, const std::string& name,
                                           const std::vector<std::string>& declared);

}  // namespace parallax
