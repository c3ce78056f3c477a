#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// Text on one line that no Markdown reader takes for markup or HTML and no terminal for commands.
[[nodiscard]] std::string escape_markdown(std::string_view text);

/// A pipe table with its columns filled up, so that it reads as well in a terminal. Cells are
/// Markdown; the first column stands left, the others right. Every row has as many cells as
/// `header`.
[[nodiscard]] std::string render_markdown_table(const std::vector<std::string>& header,
                                                const std::vector<std::vector<std::string>>& rows);

/// "12,340"
[[nodiscard]] std::string group_digits(std::uint64_t number);

/// "1 article", "12,340 articles". `noun` is one that takes an s.
[[nodiscard]] std::string count_grouped(std::uint64_t number, std::string_view noun);

}  // namespace parallax
