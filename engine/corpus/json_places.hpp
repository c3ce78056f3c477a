#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace parallax {

/// Where a member of a JSON object stands in its text.
struct JsonMember {
    std::string_view key;  ///< between its quotation marks, escapes as written
    std::size_t key_begin = 0;
    std::string_view value;  ///< as written
};

/// The members of the object that is the first value at or after `begin`. Faulty JSON yields the
/// members before the fault and the one it lies in, as far as they can be told apart. Any depth.
[[nodiscard]] std::vector<JsonMember> list_members(std::string_view json, std::size_t begin = 0);

/// The elements of the array that `json` is, as written; the same for faulty JSON.
[[nodiscard]] std::vector<std::string_view> list_elements(std::string_view json);

/// Number of the line (from 1) that byte `offset` stands on.
[[nodiscard]] std::size_t line_at(std::string_view text, std::size_t offset);

/// Number of the column (from 1, in code points) of byte `offset` on its line.
[[nodiscard]] std::size_t column_at(std::string_view text, std::size_t offset);

/// Why a text is not one JSON value.
struct JsonFault {
    std::size_t offset = 0;  ///< of the token that must not stand there, or of the byte in a string
    bool is_half_surrogate_pair = false;
};

/// What a scalar parser (nlohmann/json) finds wrong in `json`, if anything. Slow; for messages.
[[nodiscard]] std::optional<JsonFault> find_json_fault(std::string_view json);

}  // namespace parallax
