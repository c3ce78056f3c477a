#pragma once

#include "engine/report/report.hpp"

#include <string>
#include <vector>

namespace parallax {

/// What a reader must know to read the numbers, in plain words.
struct MethodNote {
    std::string id;
    std::string title;
    std::string text;
};

/// The notes that hold for this report, the same in every format.
[[nodiscard]] std::vector<MethodNote> method_notes(const Report& report);

}  // namespace parallax
