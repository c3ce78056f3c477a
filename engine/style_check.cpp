#include "engine/style_check.hpp"

#include "engine/parallel_documents.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace parallax {

std::vector<StyleFindings> check_style(const AnalysedDocument& analysed, const Resources& resources,
                                       std::string_view as_of, Workspace& workspace) {
    const std::string& own_date = analysed.document.date;
    const std::string_view date = own_date.empty() ? as_of : std::string_view(own_date);
    const std::vector<ReadyStyle>& styles = resources.house_styles();
    workspace.styles.resize(styles.size());
    std::vector<StyleFindings> findings;
    for (std::size_t i = 0; i < styles.size(); ++i) {
        const auto find = [&](Field field) {
            return styles[i].matcher.find(styles[i].style, date, analysed.parsed(field),
                                          analysed.annotation(field), workspace.vocabulary,
                                          workspace.styles[i]);
        };
        findings.push_back(count_style_uses(analysed, {find(Field::title), find(Field::text)}));
    }
    return findings;
}

StyleCheck check_documents(std::vector<Document> documents, const Resources& resources,
                           const std::string& as_of, unsigned threads, const Progress& progress) {
    std::vector<std::optional<CheckedDocument>> checked(documents.size());
    std::vector<std::optional<Reject>> rejects(documents.size());
    std::vector<Workspace> workspaces(std::max(threads, 1u));
    run_ordered(
        documents.size(), threads,
        [&](std::size_t index, std::size_t lane) {
            ReadDocument read = read_document(std::move(documents[index]), resources,
                                              workspaces[lane], AnnotationDepth::hits);
            rejects[index] = std::move(read.analysis.reject);
            if (rejects[index]) return;
            AnalysedDocument& analysed = read.analysis.analysed;
            std::vector<StyleFindings> styles =
                check_style(analysed, resources, as_of, workspaces[lane]);
            checked[index] = CheckedDocument{std::move(analysed.document), std::move(styles)};
        },
        [&](std::size_t index) {
            if (progress) progress(index + 1);
        });
    StyleCheck result;
    for (std::size_t i = 0; i < checked.size(); ++i) {
        if (checked[i]) result.documents.push_back(*std::move(checked[i]));
        if (rejects[i]) result.rejects.push_back(*std::move(rejects[i]));
    }
    return result;
}

}  // namespace parallax
