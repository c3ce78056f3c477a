#pragma once

#include "engine/core/sha256.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/corpus/input_records.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace parallax {

/// The path that stands for standard input.
inline constexpr std::string_view standard_input = "-";

/// The bytes of a .jsonl, .csv or .tsv file in pieces, decompressed, and what is known of the file
/// at its end. Compressed files come in one piece.
class TableSource {
public:
    /// In bytes on disk; small enough for a piece to stay in the processor's cache from reading
    /// over hashing to parsing.
    static constexpr std::size_t piece_size = 1U << 20U;

    /// The path "-" is standard input. Errors as of FileReader. `name` is kept for messages.
    TableSource(const std::filesystem::path& path, const InputName& name);

    /// Appends the next piece to `out`; false if there was none left. Throws InputError if the file
    /// is UTF-16 or if nothing can be read of a compressed file, SystemError.
    bool append_piece(std::string& out);

    /// What the system says the file's size is: 0 for pipes.
    [[nodiscard]] std::size_t expected_size() const { return reader_.expected_size(); }

    [[nodiscard]] const InputName& name() const { return name_; }

    /// Why the file could not be read to its end; empty if it could, or is not yet known.
    [[nodiscard]] const std::string& damage() const { return damage_; }

    /// Call once, after the last piece.
    [[nodiscard]] InputFile describe();

private:
    void unpack_all(std::string& out, std::size_t begin);

    FileReader reader_;
    InputName name_;
    Sha256 digest_;
    std::uint64_t bytes_ = 0;
    std::string damage_;
    bool at_end_ = false;
};

}  // namespace parallax
