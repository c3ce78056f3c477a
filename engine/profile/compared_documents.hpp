#pragma once

#include "engine/numeric/permutation.hpp"
#include "engine/profile/outlet_index.hpp"
#include "engine/profile/profile_table.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax {

/// The documents that differences are about: those that name an event which another outlet covers
/// too, without near duplicates.
struct ComparedDocuments {
    std::vector<const DocumentRow*> rows;  ///< by event, date, id, key
    std::vector<PermutedUnit> units;       ///< of each row: event, outlet as in the index
    std::vector<std::string_view> events;  ///< by number, bytewise
    std::vector<bool> has_several;         ///< by outlet: two documents or more in the table
    std::uint64_t near_duplicates = 0;     ///< left out
    std::uint64_t without_event = 0;       ///< left out
};

[[nodiscard]] ComparedDocuments choose_documents(const ProfileTable& table,
                                                 const OutletIndex& index);

/// Some of the compared documents, with groups numbered from 0.
struct DocumentSubset {
    std::vector<std::uint32_t> documents;  ///< indices into ComparedDocuments::rows, rising
    std::vector<PermutedUnit> units;
    std::size_t groups = 0;
};

/// The documents of `outlets` on events that at least two of them cover; group = place in
/// `outlets`.
[[nodiscard]] DocumentSubset choose_outlets(const ComparedDocuments& compared,
                                            std::span<const std::uint32_t> outlets);

/// Two outlets, a < b, and the documents of both on events that both cover.
struct OutletPair {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    DocumentSubset subset;
};

/// All pairs with such an event, by a, b.
[[nodiscard]] std::vector<OutletPair> list_pairs(const ComparedDocuments& compared);

}  // namespace parallax
