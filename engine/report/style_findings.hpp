#pragma once

#include "engine/context/house_style.hpp"
#include "engine/corpus/document.hpp"
#include "engine/lexicon/located_json.hpp"
#include "engine/profile/compliance.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace parallax {

/// A breach of a house style at its place in the user's file.
struct StyleFinding {
    std::string path;  ///< as the user named it, "-" for standard input
    FilePlace begin;   ///< lines and columns from 1, columns in code points
    FilePlace end;     ///< behind the last character
    const HouseStyle* style = nullptr;
    StyleBreach breach;
    std::string document;                 ///< id of the record
    std::optional<std::string> accepted;  ///< the reason of the exception that covers it
};

/// An exception that covers no finding.
struct UnusedException {
    std::string file;
    FilePlace place;
    std::string rule;
};

/// All that `parallax check` found.
struct StyleCheckResult {
    std::vector<const HouseStyle*> styles;
    std::vector<StyleFinding> findings;  ///< by path, place, house style
    std::vector<UnusedException> unused;
    std::vector<Reject> rejects;
    std::string version;  ///< of the engine
};

/// One line each finding that is not accepted:
/// path:line:col: pack/rule: "words" (voice, wording, speaker): what the rule asks for …
[[nodiscard]] std::string render_findings(std::span<const StyleFinding> findings);

/// SARIF 2.1.0 (OASIS, 2020): accepted findings carry a suppression with their reason; unused
/// exceptions and rejected records are notifications of the run.
[[nodiscard]] std::string render_sarif(const StyleCheckResult& result);

}  // namespace parallax
