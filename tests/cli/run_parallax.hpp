#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <sys/types.h>

namespace parallax::testing {

/// A folder of its own under the system's temporary folder, removed at the end of the test.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
        return path_ / name;
    }

private:
    std::filesystem::path path_;
};

struct Run {
    int exit_code = -1;  ///< 128 + n if a signal ended it
    std::string out;
    std::string err;
};

struct RunOptions {
    std::string input{};                     ///< on standard input
    std::filesystem::path folder{};          ///< to run in; empty = the tests' own folder
    std::vector<std::string> environment{};  ///< "NAME=value", besides PATH and PARALLAX_HOME
    std::string executable{};                ///< empty = the one that was built
    bool without_home = false;               ///< leave PARALLAX_HOME unset
};

/// Runs the command and waits for its end. PARALLAX_HOME is a folder with the lexicons of the
/// source tree and a page that holds the report's JSON and nothing else.
Run run(const std::vector<std::string>& arguments, const RunOptions& options = {});

/// A command that runs. Its standard streams are those of these files; "" is /dev/null.
pid_t start(const std::vector<std::string>& arguments, const RunOptions& options,
            const std::string& input, const std::string& output, const std::string& errors);

/// Its exit code, as in Run.
int wait_for(pid_t process);

std::string read_file(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, const std::string& bytes);
/// Writes `to` where `from`, which must be in the file, stands first.
void replace_in(const std::filesystem::path& file, const std::string& from, const std::string& to);

/// Without their line ends.
std::vector<std::string> lines_of(const std::string& text);

/// Names of all that is in the folder, hidden files too, sorted.
std::vector<std::string> names_in(const std::filesystem::path& folder);

/// Bytes of what is in the folder, by name; of a folder without folders in it.
std::map<std::string, std::string> bytes_of(const std::filesystem::path& folder);
/// The same of the files in its folders too, by path below it.
std::map<std::string, std::string> files_below(const std::filesystem::path& folder);

/// Checks that the same files with the same bytes were written, by name. Requires as many.
void check_same_files(const std::map<std::string, std::string>& found,
                      const std::map<std::string, std::string>& expected);

bool holds(const std::string& text, const std::string& part);

/// Below the source tree.
std::filesystem::path source(const std::string& path);

/// The small corpus and lexicon of tests/golden/cli.
std::string golden_corpus();
/// The command under test: what the variable PARALLAX_EXECUTABLE names, else that of this build.
std::string built_executable();
std::string golden_lexicon();

}  // namespace parallax::testing
