#pragma once

#include <string>
#include <string_view>

namespace parallax {

/// The JSON text of a report's member, its lists written by columns: of a list of objects each key
/// stands once, what all rows have alike once, what most rows have once with the places of the
/// rest, a string that returns once. Nothing is lost: reports/page/src/columns.ts gives the same
/// value back.
///
///     value   = scalar | {key: value, …} | [value, …] | {"$": [rows, column]}
///     column  = [value, …]
///             | {"same": value}                              in every row
///             | {"most": value, "at": value, "is": column}   but in these rows, as steps from one
///                                                            to the next, these
///             | {"of": {key: column, …}}                     objects of the same keys
///             | {"sizes": column, "all": column}             lists, one after the other
///             | {"words": [string, …], "pick": column}       strings by their place among these
///
/// No object of a report has the key "$".
[[nodiscard]] std::string write_by_columns(std::string_view json);

}  // namespace parallax
