#include "engine/core/whole_file.hpp"

#include "engine/core/input_error.hpp"
#include "tests/catch.hpp"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = std::filesystem;
using parallax::InputError;
using parallax::read_whole_file;
using parallax::SystemError;
using parallax::write_whole_file;
using parallax::write_whole_files;

namespace {

class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "parallax-whole-file-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path_); }

    [[nodiscard]] const fs::path& path() const { return path_; }

    /// Names of all that is in the folder, hidden files too.
    [[nodiscard]] std::set<std::string> names() const {
        std::set<std::string> all;
        for (const auto& entry : fs::directory_iterator(path_))
            all.insert(entry.path().filename().string());
        return all;
    }

private:
    fs::path path_;
};

std::string message_of_write(const fs::path& path) {
    try {
        write_whole_file(path, "bytes");
    } catch (const SystemError& error) {
        return error.what();
    }
    return "no SystemError";
}

}  // namespace

TEST_CASE("a file that was written reads back the same") {
    const Folder folder;
    for (const std::size_t size : {0U, 1U, 65535U, 65536U, 65537U, 3'000'000U}) {
        std::string bytes(size, '\0');
        for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * 7 % 251);
        write_whole_file(folder.path() / "file", bytes);
        CHECK(read_whole_file(folder.path() / "file") == bytes);
    }
    CHECK(folder.names() == std::set<std::string>{"file"});
}

TEST_CASE("writing replaces the content and keeps the permissions") {
    const Folder folder;
    const fs::path path = folder.path() / "file";
    write_whole_file(path, "old and longer");
    REQUIRE(::chmod(path.c_str(), 0640) == 0);
    write_whole_file(path, "new");
    CHECK(read_whole_file(path) == "new");
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 07777U) == 0640U);
}

TEST_CASE("a new file has the permissions that the umask leaves") {
    const Folder folder;
    const mode_t old = ::umask(027);
    write_whole_file(folder.path() / "file", "x");
    ::umask(old);
    struct stat status {};
    REQUIRE(::stat((folder.path() / "file").c_str(), &status) == 0);
    CHECK((status.st_mode & 07777U) == 0640U);
}

TEST_CASE("reading says what is wrong with the path") {
    const Folder folder;
    const auto message_of = [](const fs::path& path) -> std::string {
        try {
            (void)read_whole_file(path);
        } catch (const InputError& error) {
            REQUIRE(error.faults().size() == 1);
            CHECK(error.faults().front().file == path.string());
            return error.faults().front().message;
        }
        return "no InputError";
    };
    CHECK(message_of(folder.path() / "absent") == "this file does not exist");
    CHECK(message_of(folder.path()) == "this is a folder; name a file");
    write_whole_file(folder.path() / "file", "x");
    CHECK(message_of(folder.path() / "file" / "below") == "this file does not exist");
}

TEST_CASE("a write that fails says why and leaves nothing behind") {
    const Folder folder;
    const fs::path absent = folder.path() / "absent" / "file";
    CHECK(message_of_write(absent) ==
          "cannot write " + absent.string() + ": No such file or directory");
    const fs::path taken = folder.path() / "taken";
    fs::create_directory(taken);
    CHECK(message_of_write(taken) ==
          "cannot write " + taken.string() + ": it is not a regular file");
    CHECK(message_of_write("/dev/null") == "cannot write /dev/null: it is not a regular file");
    CHECK(folder.names() == std::set<std::string>{"taken"});
}

TEST_CASE("a full disk leaves the old content and no temporary file") {
    const Folder folder;
    const fs::path path = folder.path() / "file";
    write_whole_file(path, "old");
    // A link to /dev/full would be replaced, so the limit on file size stands for the full disk.
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const struct rlimit limit { 1000, 1000 };
        ::setrlimit(RLIMIT_FSIZE, &limit);
        try {
            write_whole_file(path, std::string(5000, 'x'));
        } catch (const SystemError& error) {
            const bool says_why =
                std::string(error.what()).find("File too large") != std::string::npos;
            ::_exit(says_why ? 7 : 8);
        }
        ::_exit(9);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 7);
    CHECK(read_whole_file(path) == "old");
    CHECK(folder.names() == std::set<std::string>{"file"});
}

TEST_CASE("several files appear together or not at all") {
    const Folder folder;
    write_whole_files(folder.path() / "new" / "report", {{"a.txt", "1"}, {"b.txt", "2"}});
    CHECK(read_whole_file(folder.path() / "new" / "report" / "a.txt") == "1");
    CHECK(read_whole_file(folder.path() / "new" / "report" / "b.txt") == "2");

    fs::create_directory(folder.path() / "z.txt");
    CHECK_THROWS_AS(write_whole_files(folder.path(), {{"a.txt", "1"}, {"z.txt", "2"}}),
                    SystemError);
    CHECK(folder.names() == std::set<std::string>{"new", "z.txt"});
}

TEST_CASE("a folder that cannot be made is a system error") {
    const Folder folder;
    write_whole_file(folder.path() / "file", "x");
    const fs::path below = folder.path() / "file" / "below";
    CHECK_THROWS_WITH(write_whole_files(below, {{"a", "1"}}),
                      "cannot make the folder " + below.string() + ": Not a directory");
}

TEST_CASE("a file is read piece by piece to its end") {
    const Folder folder;
    write_whole_file(folder.path() / "file", "0123456789");
    parallax::FileReader reader(folder.path() / "file");
    CHECK(reader.expected_size() == 10);
    std::string bytes = "x";
    CHECK(reader.append_next(bytes, 4) == 4);
    CHECK(bytes == "x0123");
    CHECK(reader.append_next(bytes, 100) == 6);
    CHECK(bytes == "x0123456789");
    CHECK(reader.append_next(bytes, 100) == 0);
    CHECK(bytes == "x0123456789");
}
