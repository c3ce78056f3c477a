#pragma once

#include "engine/pipeline.hpp"

#include <filesystem>
#include <string_view>

namespace parallax::test {

inline const std::filesystem::path root = PARALLAX_SOURCE_DIR;

/// What the example corpus is read with: style, the shipped lexicon of this name, the example's
/// own, and the voice model.
inline ResourcePaths example_paths(std::string_view lexicon) {
    return {
        root / "lexicons/style",
        {root / "lexicons/style", root / "lexicons" / lexicon, root / "reports/example/lexicon"},
        {},
        root / "models/voice/voice.model"};
}

}  // namespace parallax::test
