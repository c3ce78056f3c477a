#include "engine/report/json_parts.hpp"

#include <set>

namespace parallax {

namespace {

/// About 300 bytes each: as many as a page can load at once and a reader can want.
constexpr std::size_t most_listed = 5000;

}  // namespace

ListedDocuments::ListedDocuments(const Comparison& comparison) {
    const bool all = comparison.documents.size() <= most_listed;
    std::set<std::string_view> shown;
    if (!all) {
        for (const Evidence& evidence : comparison.evidence) {
            shown.insert(evidence.key);
        }
        for (const SharedRun& run : comparison.shared.runs) {
            shown.insert({run.here.key, run.there.key});
        }
    }
    for (const DocumentRow& row : comparison.documents) {
        if (all || shown.contains(row.key)) {
            index_by_key_.emplace(row.key, rows_.size());
            rows_.push_back(&row);
        }
    }
    left_out_ = comparison.documents.size() - rows_.size();
}

std::optional<std::size_t> ListedDocuments::index_of(std::string_view key) const {
    const auto found = index_by_key_.find(key);
    return found == index_by_key_.end() ? std::nullopt : std::optional(found->second);
}

void write_document(JsonWriter& json, std::string_view key, const ListedDocuments& listed) {
    json.key("document");
    if (const auto index = listed.index_of(key)) {
        json.value(std::uint64_t{*index});
    } else {
        json.null();
    }
}

}  // namespace parallax
