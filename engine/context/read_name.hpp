#pragma once

#include "engine/core/input_error.hpp"
#include "engine/text/table_file.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax {

/// Values by the names that a table file gives them.
template <class Value, std::size_t Size>
using NameTable = std::array<std::pair<std::string_view, Value>, Size>;

template <class Value, std::size_t Size>
[[nodiscard]] std::optional<Value> look_up(const NameTable<Value, Size>& table,
                                           std::string_view name) {
    for (const auto& [key, value] : table) {
        if (key == name) return value;
    }
    return std::nullopt;
}

/// The value named in a cell; a fault that says `what` it should be if the name is not known.
template <class Value, std::size_t Size>
[[nodiscard]] std::optional<Value> read_name(const NameTable<Value, Size>& names,
                                             std::string_view cell, std::string_view what,
                                             const TableFile& file, const TableRow& row,
                                             std::vector<Fault>& faults) {
    const std::optional<Value> value = look_up(names, cell);
    if (!value) {
        std::string message(what);
        message.append(" \"").append(shorten_for_message(cell));
        message.append("\" is not known; write one of ");
        for (std::size_t index = 0; index < names.size(); ++index) {
            message.append(index == 0 ? "" : ", ").append(names[index].first);
        }
        faults.push_back(file.fault(row, std::move(message)));
    }
    return value;
}

}  // namespace parallax
