#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parallax {

/// Builds one CSV row cell by cell.
class CsvRow {
public:
    CsvRow& text(std::string_view cell);
    CsvRow& number(std::uint64_t cell);
    CsvRow& number(const std::optional<double>& cell);  ///< an absent one is an empty cell
    CsvRow& empty(std::size_t cells = 1);

    /// The row with its line feed.
    [[nodiscard]] std::string take();

private:
    void separate();

    std::string row_;
    bool has_cell_ = false;
};

}  // namespace parallax
