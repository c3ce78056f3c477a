#include "engine/profile/compared_documents.hpp"

#include "engine/profile/shared_repeats.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

/// Of each row of the table whether it is a near duplicate of another that stays.
std::vector<bool> find_duplicates(const ProfileTable& table, const OutletIndex& index) {
    std::vector<StoryText> texts = list_story_texts(table, index);
    std::erase_if(texts, [](const StoryText& text) { return text.event.empty(); });
    std::vector<bool> duplicates;
    for (const auto& original : find_near_duplicates(texts))
        duplicates.push_back(original.has_value());
    duplicates.resize(table.rows.size(), false);
    return duplicates;
}

}  // namespace

ComparedDocuments choose_documents(const ProfileTable& table, const OutletIndex& index) {
    ComparedDocuments compared;
    for (const std::uint64_t documents : index.documents)
        compared.has_several.push_back(documents >= 2);
    const std::vector<bool> duplicates = find_duplicates(table, index);
    std::vector<std::uint32_t> kept;
    for (const std::uint32_t row : index.rows) {
        if (table.rows[row].event.empty()) {
            ++compared.without_event;
        } else if (duplicates[row]) {
            ++compared.near_duplicates;
        } else {
            kept.push_back(row);
        }
    }
    // By nothing that tells the outlet, whose name must move no p value; the key comes last.
    std::sort(kept.begin(), kept.end(), [&](std::uint32_t a, std::uint32_t b) {
        const DocumentRow& one = table.rows[a];
        const DocumentRow& other = table.rows[b];
        return std::tie(one.event, one.date, one.id, one.key) <
               std::tie(other.event, other.date, other.id, other.key);
    });
    std::vector<PermutedUnit> units;
    std::vector<std::string_view> events;
    for (const std::uint32_t row : kept) {
        const std::string_view event = table.rows[row].event;
        if (events.empty() || events.back() != event) events.push_back(event);
        units.push_back({static_cast<std::uint32_t>(events.size() - 1), index.outlets[row]});
    }
    for (const Exchangeable& common : find_exchangeable(units)) {
        compared.events.push_back(events[units[common.begin].stratum]);
        for (std::size_t at = common.begin; at < common.end; ++at) {
            compared.rows.push_back(&table.rows[kept[at]]);
            compared.units.push_back(
                {static_cast<std::uint32_t>(compared.events.size() - 1), units[at].group});
        }
    }
    return compared;
}

DocumentSubset choose_outlets(const ComparedDocuments& compared,
                              std::span<const std::uint32_t> outlets) {
    std::vector<std::uint32_t> documents;
    std::vector<PermutedUnit> units;
    for (std::uint32_t document = 0; document < compared.units.size(); ++document) {
        const PermutedUnit& unit = compared.units[document];
        const auto found = std::find(outlets.begin(), outlets.end(), unit.group);
        if (found == outlets.end()) continue;
        documents.push_back(document);
        units.push_back({unit.stratum, static_cast<std::uint32_t>(found - outlets.begin())});
    }
    DocumentSubset subset;
    subset.groups = outlets.size();
    for (const Exchangeable& common : find_exchangeable(units)) {
        for (std::size_t at = common.begin; at < common.end; ++at) {
            subset.documents.push_back(documents[at]);
            subset.units.push_back(units[at]);
        }
    }
    return subset;
}

std::vector<OutletPair> list_pairs(const ComparedDocuments& compared) {
    const auto outlets = static_cast<std::uint32_t>(compared.has_several.size());
    std::vector<OutletPair> pairs;
    for (std::uint32_t a = 0; a < outlets; ++a) {
        for (std::uint32_t b = a + 1; b < outlets; ++b) {
            const std::uint32_t both[] = {a, b};
            DocumentSubset subset = choose_outlets(compared, both);
            if (!subset.documents.empty()) pairs.push_back({a, b, std::move(subset)});
        }
    }
    return pairs;
}

}  // namespace parallax
