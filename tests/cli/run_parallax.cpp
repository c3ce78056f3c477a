#include "tests/cli/run_parallax.hpp"

#include "tests/catch.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace parallax::testing {
namespace {

namespace fs = std::filesystem;

std::vector<char*> pointers_to(const std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (const std::string& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
    pointers.push_back(nullptr);
    return pointers;
}

std::string or_null(const std::string& file) {
    return file.empty() ? "/dev/null" : file;
}

/// What PARALLAX_HOME names in tests: made once, so that the built report page is not needed.
const fs::path& test_home() {
    static const TemporaryFolder folder;
    static const bool made = [] {
        fs::create_directory_symlink(source("lexicons"), folder / "lexicons");
        fs::create_directory_symlink(source("models"), folder / "models");
        fs::create_directories(folder / "reports/page/dist");
        write_file(
            folder / "reports/page/dist/index.html",
            "<script type=\"application/json\" id=\"report\">__PARALLAX_REPORT__</script>\n");
        return true;
    }();
    static_cast<void>(made);
    return folder.path();
}

}  // namespace

std::string built_executable() {
    const char* const named = std::getenv("PARALLAX_EXECUTABLE");
    return named != nullptr ? named : PARALLAX_EXECUTABLE;
}

TemporaryFolder::TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "parallax-cli-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) FAIL("no temporary folder could be made");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

pid_t start(const std::vector<std::string>& arguments, const RunOptions& options,
            const std::string& input, const std::string& output, const std::string& errors) {
    const std::string executable =
        options.executable.empty() ? built_executable() : options.executable;
    std::vector<std::string> words{executable};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<std::string> environment{"PATH=/usr/bin:/bin", "LC_ALL=C"};
    if (!options.without_home) environment.push_back("PARALLAX_HOME=" + test_home().string());
    // The last of two settings of one variable would not count.
    environment.insert(environment.begin(), options.environment.begin(), options.environment.end());

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    constexpr int made = O_WRONLY | O_CREAT | O_TRUNC;
    posix_spawn_file_actions_addopen(&actions, 0, or_null(input).c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, or_null(output).c_str(), made, 0644);
    posix_spawn_file_actions_addopen(&actions, 2, or_null(errors).c_str(), made, 0644);
    if (!options.folder.empty()) {
        posix_spawn_file_actions_addchdir_np(&actions, options.folder.c_str());
    }
    pid_t process = -1;
    const int error = posix_spawn(&process, executable.c_str(), &actions, nullptr,
                                  pointers_to(words).data(), pointers_to(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    INFO(executable);
    REQUIRE(error == 0);
    return process;
}

int wait_for(pid_t process) {
    int status = 0;
    while (::waitpid(process, &status, 0) != process) REQUIRE(errno == EINTR);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

Run run(const std::vector<std::string>& arguments, const RunOptions& options) {
    const TemporaryFolder streams;
    write_file(streams / "in", options.input);
    Run result;
    result.exit_code = wait_for(start(arguments, options, (streams / "in").string(),
                                      (streams / "out").string(), (streams / "err").string()));
    result.out = read_file(streams / "out");
    result.err = read_file(streams / "err");
    return result;
}

std::string read_file(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    INFO(file);
    REQUIRE(in.is_open());
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

void write_file(const fs::path& file, const std::string& bytes) {
    std::ofstream out(file, std::ios::binary);
    out << bytes;
    out.close();
    INFO(file);
    REQUIRE(out.good());
}

void replace_in(const fs::path& file, const std::string& from, const std::string& to) {
    std::string bytes = read_file(file);
    const std::size_t at = bytes.find(from);
    REQUIRE(at != std::string::npos);
    write_file(file, bytes.replace(at, from.size(), to));
}

void check_same_files(const std::map<std::string, std::string>& found,
                      const std::map<std::string, std::string>& expected) {
    REQUIRE(found.size() == expected.size());
    for (const auto& [name, bytes] : expected) {
        INFO(name);
        const bool is_same = found.at(name) == bytes;  // a difference would print whole reports
        CHECK(is_same);
    }
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) {
        names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::map<std::string, std::string> bytes_of(const fs::path& folder) {
    std::map<std::string, std::string> bytes;
    for (const std::string& name : names_in(folder)) bytes[name] = read_file(folder / name);
    return bytes;
}

std::map<std::string, std::string> files_below(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file())
            files[entry.path().lexically_relative(folder).generic_string()] =
                read_file(entry.path());
    }
    return files;
}

fs::path source(const std::string& path) {
    return fs::path(PARALLAX_SOURCE_DIR) / path;
}

std::string golden_corpus() {
    return source("tests/golden/cli/corpus.jsonl").string();
}

std::string golden_lexicon() {
    return source("tests/golden/cli/lexicon").string();
}

}  // namespace parallax::testing
