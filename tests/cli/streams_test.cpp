#include "tests/catch.hpp"
#include "tests/cli/run_parallax.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace parallax::testing;
namespace fs = std::filesystem;

namespace {

/// A pseudo-terminal whose far end a command can write to.
class Terminal {
public:
    Terminal() : descriptor_(::posix_openpt(O_RDWR | O_NOCTTY)) {
        REQUIRE(descriptor_ >= 0);
        REQUIRE(::grantpt(descriptor_) == 0);
        REQUIRE(::unlockpt(descriptor_) == 0);
        name_ = ::ptsname(descriptor_);
        // Kept open, so that what was written is not lost when the command ends.
        far_end_ = ::open(name_.c_str(), O_RDWR | O_NOCTTY);
        REQUIRE(far_end_ >= 0);
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    ~Terminal() {
        ::close(far_end_);
        ::close(descriptor_);
    }

    [[nodiscard]] const std::string& name() const { return name_; }

    /// What was written there so far.
    [[nodiscard]] std::string shown() const {
        REQUIRE(::fcntl(descriptor_, F_SETFL, O_NONBLOCK) == 0);
        std::string text;
        char buffer[4096];
        for (ssize_t got = 0; (got = ::read(descriptor_, buffer, sizeof buffer)) > 0;) {
            text.append(buffer, static_cast<std::size_t>(got));
        }
        return text;
    }

private:
    int descriptor_;
    int far_end_ = -1;
    std::string name_;
};

std::string shown_with(const std::vector<std::string>& more,
                       const std::vector<std::string>& environment) {
    const Terminal terminal;
    std::vector<std::string> arguments{"score", golden_corpus(), "--lexicon", golden_lexicon()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const RunOptions options{.environment = environment};
    CHECK(wait_for(start(arguments, options, "", "", terminal.name())) == 0);
    return terminal.shown();
}

}  // namespace

TEST_CASE("a progress bar is drawn on a terminal and taken away") {
    const std::string shown = shown_with({}, {"TERM=xterm"});
    CHECK(holds(shown, "4 of 4 documents\r\x1b[K"));
    CHECK(holds(shown, "read 4, analysed 4, rejected 0"));
    CHECK_FALSE(holds(shown_with({"--quiet"}, {"TERM=xterm"}), "documents"));
    CHECK_FALSE(holds(shown_with({}, {"TERM=dumb"}), "documents"));
}

TEST_CASE("findings are coloured on a terminal that wants it") {
    const TemporaryFolder folder;
    const std::string lexicon = (folder / "plain").string();
    fs::copy(golden_lexicon(), lexicon, fs::copy_options::recursive);
    write_file(lexicon + "/terms.tsv",
               read_file(golden_lexicon() + "/terms.tsv") + "unruly\tconduct\t-0.5\n");
    const auto check_on_terminal = [&](const std::vector<std::string>& environment) {
        const Terminal terminal;
        const RunOptions options{.environment = environment};
        CHECK(wait_for(start({"lexicon", "check", lexicon}, options, "", terminal.name(), "")) ==
              0);
        return terminal.shown();
    };
    CHECK(holds(check_on_terminal({"TERM=xterm"}), "\x1b[33mwarning\x1b[0m"));
    const std::string plain = check_on_terminal({"TERM=xterm", "NO_COLOR=1"});
    CHECK(holds(plain, ": warning: "));
    CHECK_FALSE(holds(plain, "\x1b"));
}

TEST_CASE("a full disk is the system's fault") {
    const TemporaryFolder folder;
    const std::string errors = (folder / "errors").string();
    const std::vector<std::vector<std::string>> commands{
        {"--help"},
        {"score", golden_corpus(), "--lexicon", golden_lexicon()},
        {"find", "the", golden_corpus(), "--lexicon", golden_lexicon()}};
    for (const auto& arguments : commands) {
        INFO(arguments.front());
        CHECK(wait_for(start(arguments, {}, "", "/dev/full", errors)) == 4);
        CHECK(read_file(errors) == "cannot write to standard output: No space left on device\n");
    }
}

TEST_CASE("a reader that goes away ends the command quietly") {
    const TemporaryFolder folder;
    const std::string pipe = (folder / "pipe").string();
    const std::string errors = (folder / "errors").string();
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    REQUIRE(reader >= 0);
    const pid_t process =
        start({"score", golden_corpus(), "--lexicon", golden_lexicon()}, {}, "", pipe, errors);
    // The command holds its end since start() returned, and has not read its input yet.
    ::close(reader);
    CHECK(wait_for(process) == 4);
    CHECK(read_file(errors).empty());
}

TEST_CASE("a signal ends the command with 128 + n and nothing written") {
    for (const int number : {SIGINT, SIGTERM}) {
        const TemporaryFolder folder;
        const std::string input = (folder / "in").string();
        REQUIRE(::mkfifo(input.c_str(), 0600) == 0);
        const int writer_end = ::open(input.c_str(), O_RDWR | O_CLOEXEC);
        const pid_t process = start(
            {"report", "-", "--lexicon", golden_lexicon(), "-o", (folder / "report").string()}, {},
            input, "", "");
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        REQUIRE(::kill(process, number) == 0);
        CHECK(wait_for(process) == 128 + number);
        ::close(writer_end);
        CHECK(names_in(folder.path()) == std::vector<std::string>{"in"});
    }
}

TEST_CASE("a training that is interrupted leaves the old model and card whole") {
    const TemporaryFolder folder;
    const std::string model = (folder / "m.json").string();
    write_file(model, "the old model\n");
    write_file((folder / "m.md").string(), "# m\n\n## Data\n\n## What the model looks at\n\n");
    const std::string card = read_file((folder / "m.md").string());
    int whole = 0;
    for (int wait = 0; wait < 8; ++wait) {
        const pid_t process = start(
            {"train", source("reports/example/labelled.jsonl").string(), "-o", model, "--lexicon",
             source("lexicons/evaluation").string(), "--voice", "rules", "--no-validation"},
            {}, "", "", "");
        std::this_thread::sleep_for(std::chrono::milliseconds(40 * wait));
        ::kill(process, SIGINT);
        const int code = wait_for(process);
        INFO("after " << 40 * wait << " ms");
        CHECK((code == 0 || code == 128 + SIGINT));
        CHECK(names_in(folder.path()) == std::vector<std::string>{"m.json", "m.md"});
        const bool is_old = read_file(model) == "the old model\n";
        CHECK((read_file((folder / "m.md").string()) == card) == is_old);
        if (code != 0 && is_old) ++whole;
        if (!is_old) break;
    }
    CHECK(whole > 0);
}

TEST_CASE("on a terminal training says steps, loss and the time left, and wipes that away") {
    const TemporaryFolder folder;
    const Terminal terminal;
    const RunOptions options{.environment = {"TERM=xterm"}};
    CHECK(wait_for(start(
              {"train", source("reports/example/labelled.jsonl").string(), "-o",
               (folder / "m.json").string(), "--lexicon", source("lexicons/evaluation").string(),
               "--voice", "rules", "--fixed", "--folds", "2", "--families", "lexicon"},
              options, "", "", terminal.name())) == 0);
    const std::string shown = terminal.shown();
    CHECK(holds(shown, "1 of 4 steps, loss 0."));
    CHECK(holds(shown, " s left"));
    const std::size_t last = shown.find("4 of 4 steps");
    REQUIRE(last != std::string::npos);
    CHECK(shown.find("0 s left\r\x1b[K", last) != std::string::npos);
}

TEST_CASE("a report is whole or not there whenever a signal comes") {
    for (int wait = 0; wait < 12; ++wait) {
        const TemporaryFolder folder;
        const pid_t process = start({"report", golden_corpus(), "--lexicon", golden_lexicon(), "-o",
                                     (folder / "report").string()},
                                    {}, "", "", "");
        std::this_thread::sleep_for(std::chrono::milliseconds(15 * wait));
        ::kill(process, SIGTERM);
        const int code = wait_for(process);
        INFO("after " << 15 * wait << " ms");
        CHECK((code == 0 || code == 128 + SIGTERM));
        if (!fs::exists(folder / "report")) continue;
        CHECK(names_in(folder / "report").size() == 9);
    }
}
