#pragma once

#include "engine/cli/analysis_options.hpp"
#include "engine/cli/outcome.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace parallax {

/// Analyses every document of the input to `depth` and renders it, in parallel, and hands the
/// renderings out in input order, with a progress bar. With --strict throws InputError for the
/// first record that is rejected.
[[nodiscard]] Outcome analyse_lines(
    Corpus corpus, const Resources& resources, std::uint64_t left_out,
    const AnalysisOptions& options, AnnotationDepth depth,
    const std::function<std::string(const AnalysedDocument&, Workspace&)>& render,
    const std::function<void(std::string_view)>& emit);

}  // namespace parallax
