#include "tests/catch.hpp"
#include "tests/cli/run_parallax.hpp"

#include <string>

using namespace parallax::testing;
namespace fs = std::filesystem;

namespace {

/// The executable copied to `folder`/`below`.
std::string copy_executable(const TemporaryFolder& folder, const std::string& below) {
    const fs::path copy = folder / below;
    fs::create_directories(copy.parent_path());
    fs::copy_file(built_executable(), copy);
    return copy.string();
}

/// Runs a copy without PARALLAX_HOME.
Run score_with(const std::string& executable) {
    return run({"score", golden_corpus(), "--lexicon", golden_lexicon()},
               {.executable = executable, .without_home = true});
}

}  // namespace

TEST_CASE("shipped data is found beside the installed executable") {
    const TemporaryFolder prefix;
    const std::string executable = copy_executable(prefix, "bin/parallax");
    fs::create_directories(prefix / "share/parallax");
    fs::create_directory_symlink(source("lexicons"), prefix / "share/parallax/lexicons");
    fs::create_directory_symlink(source("models"), prefix / "share/parallax/models");
    CHECK(score_with(executable).exit_code == 0);

    const fs::path link = prefix / "elsewhere";
    fs::create_symlink(executable, link);
    CHECK(score_with(link.string()).exit_code == 0);
}

TEST_CASE("shipped data is found above a build folder") {
    const TemporaryFolder tree;
    const std::string executable = copy_executable(tree, "build/dev/parallax");
    fs::create_directory_symlink(source("lexicons"), tree / "lexicons");
    fs::create_directory_symlink(source("models"), tree / "models");
    CHECK(score_with(executable).exit_code == 0);
}

TEST_CASE("missing shipped data is said plainly") {
    const TemporaryFolder nowhere;
    const std::string executable = copy_executable(nowhere, "bin/parallax");
    const Run lost = score_with(executable);
    CHECK(lost.exit_code == 2);
    CHECK(lost.err == "the shipped lexicons were not found beside " + executable +
                          "; set PARALLAX_HOME to the folder that holds "
                          "lexicons/style/lexicon.json\n");
    const Run wrong = run({"score", golden_corpus()},
                          {.environment = {"PARALLAX_HOME=/nowhere"}, .without_home = true});
    CHECK(wrong.exit_code == 2);
    CHECK(wrong.err ==
          "/nowhere: PARALLAX_HOME names this folder, but it holds no "
          "lexicons/style/lexicon.json; name the folder that does, or unset it\n");
}

TEST_CASE("without --lexicon the shipped framing and style lexicons are used, outlets' are not") {
    const TemporaryFolder home;
    const auto add = [&](const std::string& name, const std::string& from) {
        fs::copy(from, home / ("lexicons/" + name), fs::copy_options::recursive);
    };
    fs::create_directories(home / "lexicons/outlets");
    add("style", source("lexicons/style").string());
    add("tenants", golden_lexicon());
    add("outlets/daily", golden_lexicon());
    fs::create_directories(home / "lexicons/empty");
    fs::create_directory_symlink(source("models"), home / "models");
    const Run result =
        run({"score", golden_corpus()},
            {.environment = {"PARALLAX_HOME=" + home.path().string()}, .without_home = true});
    INFO(result.err);
    CHECK(result.exit_code == 0);
    CHECK(result.out.find("\"legitimacy\"") != std::string::npos);
    CHECK(result.out.find("\"endorsement\"") != std::string::npos);
}

TEST_CASE("a voice model that is missing or damaged is said plainly") {
    const TemporaryFolder home;
    fs::create_directory_symlink(source("lexicons"), home / "lexicons");
    const auto score = [&](const std::string& voice) {
        return run(
            {"score", golden_corpus(), "--voice", voice},
            {.environment = {"PARALLAX_HOME=" + home.path().string()}, .without_home = true});
    };
    const std::string file = (home / "models/voice/voice.model").string();
    const Run missing = score("full");
    CHECK(missing.exit_code == 2);
    CHECK(missing.err == file +
                             ": the voice model is missing; install Parallax again, or tell "
                             "voices apart by rules alone with --voice rules\n");
    CHECK(score("rules").exit_code == 0);

    fs::create_directories(home / "models/voice");
    fs::copy_file(source("models/voice/voice.model"), file);
    CHECK(score("full").exit_code == 0);
    fs::resize_file(file, fs::file_size(file) - 1);
    const Run damaged = score("full");
    CHECK(damaged.exit_code == 2);
    CHECK(damaged.err.find("voice.model: the file is damaged") != std::string::npos);
}

TEST_CASE("the shipped lexicons can be used together") {
    const Run result = run({"score", golden_corpus()});
    INFO(result.err);
    CHECK(result.exit_code == 0);
}
