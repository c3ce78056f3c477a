#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace parallax {

/// Reads a regular file whole. Throws InputError if it does not exist or is a folder, SystemError
/// if the system cannot read it.
[[nodiscard]] std::string read_whole_file(const std::filesystem::path& path);

/// Writes `bytes` so that `path` holds either its old content or all of the new: temporary file in
/// the same folder, fsync, rename. Throws SystemError.
void write_whole_file(const std::filesystem::path& path, std::string_view bytes);

/// Writes several files of one folder; none of them appears before all were written in full.
/// Makes the folder if it is missing. Throws SystemError.
void write_whole_files(const std::filesystem::path& folder,
                       const std::map<std::string, std::string>& bytes_by_name);

}  // namespace parallax
