#include "engine/cli/analyse_lines.hpp"

#include "engine/cli/progress_bar.hpp"

#include <utility>
#include <vector>

namespace parallax {

Outcome analyse_lines(Corpus corpus, const Resources& resources, std::uint64_t left_out,
                      const AnalysisOptions& options, AnnotationDepth depth,
                      const std::function<std::string(const AnalysedDocument&, Workspace&)>& render,
                      const std::function<void(std::string_view)>& emit) {
    ProgressBar bar(corpus.documents.size(), options.quiet);
    std::vector<Reject> rejects =
        render_documents(std::move(corpus.documents), resources, depth,
                         static_cast<unsigned>(options.threads), render, emit, bar.callback());
    if (options.strict) stop_at_first(rejects);
    return make_outcome(corpus.read, left_out, std::move(corpus.rejects), std::move(rejects));
}

}  // namespace parallax
