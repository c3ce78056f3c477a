#pragma once

#include "engine/corpus/record.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <variant>

namespace parallax {

/// Reads one JSON object after another as a record; holds the parser's buffers between them.
/// Not for use by several threads at once.
class JsonRecordReader {
public:
    /// The parser looks at up to this many bytes behind the JSON if it may.
    static const std::size_t padding;

    /// Only members named in `fields` are looked at; they outlive the reader.
    explicit JsonRecordReader(std::span<const FieldPlace> fields);
    ~JsonRecordReader();
    JsonRecordReader(JsonRecordReader&&) noexcept;
    JsonRecordReader& operator=(JsonRecordReader&&) noexcept;

    /// `json` should be one object. `where` is what messages call it, e.g. "the line". With
    /// `is_padded`, `padding` bytes behind it are readable; without, it is copied first. A null
    /// member is absent; a number is accepted in "id".
    [[nodiscard]] std::variant<RawRecord, RecordFault> read(std::string_view json, bool is_padded,
                                                            std::string_view where);

private:
    struct Parser;

    std::span<const FieldPlace> fields_;
    std::unique_ptr<Parser> parser_;
};

}  // namespace parallax
