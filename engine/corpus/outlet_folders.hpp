#pragma once

#include "engine/corpus/input_records.hpp"
#include "engine/corpus/text_files.hpp"

#include <filesystem>
#include <vector>

namespace parallax {

/// What a folder without corpus.json holds, each list sorted by path, byte by byte.
struct FolderContent {
    std::vector<TextEntry> texts;               ///< <outlet>/….txt at any depth; outlet = folder
    std::vector<std::filesystem::path> tables;  ///< .jsonl, .csv and .tsv at the top
};

/// Hidden files (a leading dot) are passed over. A .txt file at the top belongs to no outlet and is
/// a reject. Throws InputError if there is nothing to read, SystemError if the system cannot list
/// the folder.
[[nodiscard]] FolderContent list_folder(const std::filesystem::path& folder, const InputName& name);

/// True for a name that ends in .jsonl, .csv or .tsv, be it compressed.
[[nodiscard]] bool is_table_name(std::string_view name);

}  // namespace parallax
