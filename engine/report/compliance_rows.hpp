#pragma once

#include "engine/report/report.hpp"

#include <vector>

namespace parallax {

/// A breach with what the formats say of it.
struct BreachRow {
    const StyleRule* rule = nullptr;
    const StyleBreach* breach = nullptr;
    const DocumentRow* document = nullptr;
};

/// Every breach of one house style, by outlet, event, date, document, place. Points into `report`
/// and `compliance`.
[[nodiscard]] std::vector<BreachRow> list_breaches(const Report& report,
                                                   const Compliance& compliance);

}  // namespace parallax
