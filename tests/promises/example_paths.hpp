#pragma once

#include "engine/pipeline.hpp"

#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

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

/// The lexicons of conflicts and of US politics with style and the voice model, and what `models`
/// name.
inline ResourcePaths shipped_paths(std::vector<std::filesystem::path> models = {}) {
    return {
        root / "lexicons/style",
        {root / "lexicons/conflict", root / "lexicons/israel-palestine",
         root / "lexicons/russia-ukraine", root / "lexicons/style", root / "lexicons/us-politics"},
        std::move(models),
        root / "models/voice/voice.model"};
}

/// What example_paths("conflict") names but for the voice model, with a house style; read once for
/// all tests.
inline const Resources& styled_resources() {
    static const Resources resources = [] {
        ResourcePaths paths = example_paths("conflict");
        paths.voice_model.clear();
        paths.house_styles = {root / "lexicons/house-style/terrorism-attribution"};
        return Resources(paths);
    }();
    return resources;
}

/// What shipped_paths() names, read once for all tests.
inline const Resources& shipped_resources() {
    static const Resources resources(shipped_paths());
    return resources;
}

}  // namespace parallax::test
