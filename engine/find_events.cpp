#include "engine/find_events.hpp"

#include "engine/parallel_documents.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace parallax {
namespace {

EventText read_event_text(const Document& document, const ParsedText& text,
                          const Resources& resources, Workspace& workspace) {
    const ParsedText title =
        parse_title(document.title, resources.text_rules(), workspace.vocabulary);
    const auto find = [&](const ParsedText& parsed) {
        return resources.matcher().find(parsed, workspace.vocabulary, workspace.matches);
    };
    EventText result;
    // Of documents that differ in nothing else the id tells them apart.
    result.key = content_key(document) + document.id;
    result.outlet = document.outlet;
    result.day = day_number(document.date);
    result.words = list_event_words(title, find(title), text, find(text), resources.lexicon(),
                                    resources.text_rules(), workspace.vocabulary);
    return result;
}

}  // namespace

FoundEvents find_events(std::vector<Document> documents, const Resources& resources,
                        unsigned threads, const Progress& progress) {
    FoundEvents found;
    std::vector<EventText> read(documents.size());
    std::vector<std::optional<Reject>> rejects(documents.size());
    std::vector<Workspace> workspaces(std::max(threads, 1u));
    for (Document& document : documents) {
        if (!document.event.empty()) ++found.named;
        document.event.clear();
    }
    run_ordered(
        documents.size(), threads,
        [&](std::size_t index, std::size_t lane) {
            const Document& document = documents[index];
            Workspace& workspace = workspaces[lane];
            const ParsedText text = parse_text(document.text, document.title,
                                               resources.text_rules(), workspace.vocabulary);
            rejects[index] = reject_language(document, text, resources, workspace);
            if (!rejects[index]) {
                read[index] = read_event_text(document, text, resources, workspace);
            }
        },
        [&](std::size_t index) {
            if (progress) progress(index + 1);
        });
    std::vector<EventText> texts;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        if (rejects[i]) {
            found.rejects.push_back(*std::move(rejects[i]));
            continue;
        }
        if (documents[i].date.empty()) ++found.undated;
        texts.push_back(std::move(read[i]));
        found.documents.push_back(std::move(documents[i]));
    }
    EventGrouping grouping = group_events(texts);
    found.groups = std::move(grouping.groups);
    found.crowded = std::move(grouping.crowded);
    return found;
}

}  // namespace parallax
