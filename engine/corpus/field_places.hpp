#pragma once

#include "engine/corpus/document.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace parallax {

/// A file of records as it lies on disk (decompressed), to say where a byte of a record's field
/// stands in it: behind the escapes of JSON and the doubled marks of CSV.
class FieldPlaces {
public:
    /// `name` tells the kind by its ending: .jsonl, .csv or .tsv, or "corpus.json".
    FieldPlaces(std::string bytes, std::string_view name);

    [[nodiscard]] const std::string& bytes() const { return bytes_; }

    /// The offset in bytes() of byte `offset` of the field ("title" or "text") of the record on
    /// this line; none if no record of that line has the field. Offsets are those of the document:
    /// leading byte order marks of a text are gone. An offset at the field's end is the end.
    [[nodiscard]] std::optional<std::size_t> find(std::uint64_t line, std::string_view field,
                                                  std::size_t offset) const;

    /// The same of corpus.json, for the entry that names `file`.
    [[nodiscard]] std::optional<std::size_t> find_listed(std::string_view file,
                                                         std::string_view field,
                                                         std::size_t offset) const;

private:
    struct CellPlace {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    void index_lines();
    void index_rows(char separator);

    std::string bytes_;
    bool is_delimited_ = false;
    std::map<std::uint64_t, std::size_t> lines_;  ///< line → its first byte; JSONL
    std::map<std::uint64_t, std::map<std::string, CellPlace, std::less<>>> rows_;  ///< CSV, TSV
};

}  // namespace parallax
