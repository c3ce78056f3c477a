#include "engine/core/whole_file.hpp"

#include "engine/core/input_error.hpp"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace parallax {
namespace {

[[noreturn]] void throw_system_error(std::string_view what, const std::filesystem::path& path,
                                     int error) {
    throw SystemError(std::string(what) + " " + path.string() + ": " +
                      std::error_code(error, std::generic_category()).message());
}

class FileDescriptor {
public:
    explicit FileDescriptor(int descriptor) : descriptor_(descriptor) {}
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    FileDescriptor(FileDescriptor&& other) noexcept
        : descriptor_(std::exchange(other.descriptor_, -1)) {}
    FileDescriptor& operator=(FileDescriptor&&) = delete;
    ~FileDescriptor() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }

    [[nodiscard]] int get() const { return descriptor_; }
    [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
    void release() { descriptor_ = -1; }
    /// Closes now, so that an error of a late write is seen; returns it, or 0.
    [[nodiscard]] int close() { return ::close(std::exchange(descriptor_, -1)) == 0 ? 0 : errno; }

private:
    int descriptor_;
};

/// Complete content that waits beside its target; removed unless it is renamed into place.
class TemporaryFile {
public:
    TemporaryFile(std::filesystem::path target, std::string_view bytes)
        : target_(std::move(target)) {
        FileDescriptor file = open_beside_target();
        write_all(file, bytes);
        if (::fsync(file.get()) != 0) throw_system_error("cannot write", target_, remove(errno));
        if (const int error = file.close(); error != 0)
            throw_system_error("cannot write", target_, remove(error));
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    TemporaryFile(TemporaryFile&& other) noexcept
        : target_(std::move(other.target_)), path_(std::exchange(other.path_, {})) {}
    TemporaryFile& operator=(TemporaryFile&&) = delete;
    ~TemporaryFile() { remove(0); }

    void rename_to_target() {
        if (::rename(path_.c_str(), target_.c_str()) != 0)
            throw_system_error("cannot write", target_, errno);
        path_.clear();
    }

private:
    /// The name is new (O_EXCL), so that two runs at once never write into one temporary file.
    FileDescriptor open_beside_target() {
        struct stat old {};
        const bool replaces = ::stat(target_.c_str(), &old) == 0;
        if (replaces && !S_ISREG(old.st_mode))
            throw SystemError("cannot write " + target_.string() + ": it is not a regular file");
        std::string stem = ".";
        stem.append(target_.filename().string()).append(".").append(std::to_string(getpid()));
        for (int attempt = 0;; ++attempt) {
            path_ = target_.parent_path() / (stem + "." + std::to_string(attempt) + ".tmp");
            FileDescriptor file(
                ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
            if (file.is_open()) {
                if (replaces && ::fchmod(file.get(), old.st_mode & 07777U) != 0)
                    throw_system_error("cannot write", target_, remove(errno));
                return file;
            }
            path_.clear();
            if (errno != EEXIST) throw_system_error("cannot write", target_, errno);
        }
    }

    void write_all(const FileDescriptor& file, std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) throw_system_error("cannot write", target_, remove(errno));
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }

    /// A constructor that throws runs no destructor: it calls this. Returns `error`.
    int remove(int error) noexcept {
        if (!path_.empty()) ::unlink(path_.c_str());
        path_.clear();
        return error;
    }

    std::filesystem::path target_;
    std::filesystem::path path_;  ///< empty once there is nothing to remove
};

/// Makes the renames in `folder` durable. Some file systems cannot sync a folder; that is no loss
/// of what the caller was promised.
void sync_folder(const std::filesystem::path& folder) {
    const FileDescriptor handle(
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!handle.is_open()) throw_system_error("cannot open the folder", folder, errno);
    if (::fsync(handle.get()) != 0 && errno != EINVAL && errno != ENOTSUP)
        throw_system_error("cannot write the folder", folder, errno);
}

}  // namespace

FileReader::FileReader(const std::filesystem::path& path)
    : FileReader(path, ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}

FileReader FileReader::of_standard_input() {
    return {"standard input", ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)};
}

FileReader::FileReader(const std::filesystem::path& path, int descriptor)
    : path_(path), descriptor_(descriptor) {
    FileDescriptor file(descriptor_);
    if (!file.is_open()) {
        if (errno == ENOENT || errno == ENOTDIR)
            throw InputError(Fault{path.string(), 0, 0, "this file does not exist", ""});
        throw_system_error("cannot read", path, errno);
    }
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) throw_system_error("cannot read", path, errno);
    if (S_ISDIR(status.st_mode))
        throw InputError(Fault{path.string(), 0, 0, "this is a folder; name a file", ""});
    expected_size_ = static_cast<std::size_t>(status.st_size);
    file.release();
}

FileReader::~FileReader() {
    ::close(descriptor_);
}

std::size_t FileReader::append_next(std::string& out, std::size_t size) {
    const std::size_t begin = out.size();
    std::size_t length = 0;
    out.resize(begin + size);
    while (length < size) {
        const ssize_t got = ::read(descriptor_, out.data() + begin + length, size - length);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw_system_error("cannot read", path_, errno);
        if (got == 0) break;
        length += static_cast<std::size_t>(got);
    }
    out.resize(begin + length);
    return length;
}

std::string read_whole_file(const std::filesystem::path& path) {
    FileReader reader(path);
    // One byte more than the size, so that the end of a regular file shows in one pass.
    constexpr std::size_t least_piece = 1U << 16U;
    std::string bytes;
    std::size_t piece = reader.expected_size() > 0 ? reader.expected_size() + 1 : least_piece;
    while (reader.append_next(bytes, piece) == piece) piece = std::max(least_piece, bytes.size());
    return bytes;
}

void write_whole_file(const std::filesystem::path& path, std::string_view bytes) {
    TemporaryFile file(path, bytes);
    file.rename_to_target();
    sync_folder(path.parent_path());
}

void write_whole_files(const std::filesystem::path& folder,
                       const std::map<std::string, std::string>& bytes_by_name) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) throw_system_error("cannot make the folder", folder, error.value());
    std::vector<TemporaryFile> files;
    files.reserve(bytes_by_name.size());
    for (const auto& [name, bytes] : bytes_by_name) {
        assert(!name.empty() && name.find('/') == std::string::npos);
        files.emplace_back(folder / name, bytes);
    }
    for (TemporaryFile& file : files) file.rename_to_target();
    sync_folder(folder);
}

}  // namespace parallax
