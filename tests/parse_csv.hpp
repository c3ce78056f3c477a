#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace parallax::test {

/// Rows of RFC 4180 CSV.
inline std::vector<std::vector<std::string>> parse_csv(const std::string& csv) {
    std::vector<std::vector<std::string>> rows(1);
    std::string cell;
    bool quoted = false;
    for (std::size_t at = 0; at < csv.size(); ++at) {
        const char byte = csv[at];
        if (quoted && byte == '"' && at + 1 < csv.size() && csv[at + 1] == '"') {
            cell += csv[++at];
        } else if (byte == '"') {
            quoted = !quoted;
        } else if (!quoted && (byte == ',' || byte == '\n')) {
            rows.back().push_back(std::exchange(cell, {}));
            if (byte == '\n') rows.emplace_back();
        } else {
            cell += byte;
        }
    }
    rows.pop_back();
    return rows;
}

}  // namespace parallax::test
