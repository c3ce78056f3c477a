#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace parallax {

/// Reads a file from its beginning, piece by piece.
class FileReader {
public:
    /// Throws InputError if the file does not exist or is a folder, SystemError if the system
    /// cannot read it.
    explicit FileReader(const std::filesystem::path& path);
    /// Reads what is left of standard input, be it a file, a pipe or a socket. Throws SystemError
    /// if it is closed.
    [[nodiscard]] static FileReader of_standard_input();
    FileReader(const FileReader&) = delete;
    FileReader& operator=(const FileReader&) = delete;
    ~FileReader();

    /// What the system says the file's size is: 0 for pipes.
    [[nodiscard]] std::size_t expected_size() const { return expected_size_; }

    /// Appends the next `size` bytes to `out`, fewer only at the end of the file; returns how many.
    /// Throws SystemError.
    std::size_t append_next(std::string& out, std::size_t size);

private:
    /// Takes over an open descriptor; `path` is for messages.
    FileReader(const std::filesystem::path& path, int descriptor);

    std::filesystem::path path_;
    int descriptor_;
    std::size_t expected_size_ = 0;
};

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
