#pragma once

#include "engine/core/input_error.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// A JSON value that knows where it stands, so that a fault in a hand-written file can be shown at
/// its place. Members keep the order of the file.
struct LocatedJson {
    enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

    struct Key {
        std::string name;
        std::size_t offset = 0;  ///< of its opening quotation mark
    };

    Kind kind = Kind::null;
    std::size_t offset = 0;           ///< of the value's first byte
    std::string text;                 ///< of a string; of anything else as it is written
    std::vector<Key> keys;            ///< of an object, parallel to `values`
    std::vector<LocatedJson> values;  ///< of an object or array

    /// The member of this name, or none. Requires an object.
    [[nodiscard]] const LocatedJson* find(std::string_view name) const;
};

/// A position in a file: from 1, columns in code points.
struct FilePlace {
    std::size_t line = 0;
    std::size_t column = 0;
};

[[nodiscard]] FilePlace place_of(std::string_view bytes, std::size_t offset);

/// A fault at this offset of the file, with its line as excerpt.
[[nodiscard]] Fault make_fault(const std::string& file, std::string_view bytes, std::size_t offset,
                               std::string message);

/// Parses a JSON file of ours. Bad UTF-8, bad syntax, a name given twice in one object, and nesting
/// deeper than 64 are faults; after one of them the result is empty.
[[nodiscard]] std::optional<LocatedJson> parse_located_json(const std::string& file,
                                                            std::string_view bytes,
                                                            std::vector<Fault>& faults);

}  // namespace parallax
