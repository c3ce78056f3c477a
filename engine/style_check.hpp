#pragma once

#include "engine/pipeline.hpp"
#include "engine/profile/compliance.hpp"

#include <string>
#include <vector>

namespace parallax {

// Steps of the pipeline that go by house styles (ResourcePaths::house_styles).

/// What each house style finds in the document, in the order of Resources::house_styles().
/// Rules are those in force on the document's date, without one on `as_of`. `workspace` is the one
/// the document was analysed with.
[[nodiscard]] std::vector<StyleFindings> check_style(const AnalysedDocument& analysed,
                                                     const Resources& resources,
                                                     std::string_view as_of, Workspace& workspace);

/// A document that was checked.
struct CheckedDocument {
    Document document;
    std::vector<StyleFindings> styles;  ///< as Resources::house_styles()
};

/// Checks documents on several threads; those in another language become rejects. Both in input
/// order. Rules are those in force on the document's date, without one on `as_of`.
struct StyleCheck {
    std::vector<CheckedDocument> documents;
    std::vector<Reject> rejects;
};
[[nodiscard]] StyleCheck check_documents(std::vector<Document> documents,
                                         const Resources& resources, const std::string& as_of,
                                         unsigned threads, const Progress& progress = {});

}  // namespace parallax
