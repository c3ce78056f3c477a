#pragma once

#include "engine/corpus/input_records.hpp"
#include "engine/corpus/text_files.hpp"

#include <filesystem>
#include <string_view>
#include <vector>

namespace parallax {

/// The documents that a folder's corpus.json (`json`, its bytes) lists, in its order. `name` is the
/// folder's. A faulty entry is a reject placed in corpus.json. Throws InputError if `json` is not a
/// list of documents as a whole.
[[nodiscard]] std::vector<TextEntry> list_documents(std::string_view json,
                                                    const std::filesystem::path& folder,
                                                    const InputName& name);

}  // namespace parallax
