#include "tests/catch.hpp"
#include "tests/cli/run_parallax.hpp"

#include <map>
#include <string>
#include <vector>

using namespace parallax::testing;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> with(std::vector<std::string> words,
                              const std::vector<std::string>& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

/// The golden corpus in two files, the second with a record of the first under its id and a broken
/// line.
class Parts {
public:
    Parts() {
        const std::string all = read_file(golden_corpus());
        const std::size_t first = all.find('\n') + 1;
        const std::size_t second = all.find('\n', first) + 1;
        write_file(corpus(0), all.substr(0, second));
        write_file(corpus(1), all.substr(second) + all.substr(first, second - first) + "{\n");
    }
    [[nodiscard]] std::string corpus(int part) const {
        return path("part" + number(part) + ".jsonl");
    }
    [[nodiscard]] std::string partial(int part) const { return path(number(part) + ".part"); }
    [[nodiscard]] std::string path(const std::string& name) const {
        return (folder_ / name).string();
    }

    void make(int part, const std::vector<std::string>& options = {}) const {
        const Run result = run(with({"report", corpus(part), "--partial", partial(part),
                                     "--lexicon", golden_lexicon(), "--voice", "rules"},
                                    options));
        INFO(result.err);
        REQUIRE(result.exit_code == part);
        REQUIRE(result.out.empty());
    }

    [[nodiscard]] Run merge(const std::vector<std::string>& files,
                            const std::vector<std::string>& options = {}) const {
        return run(with(with({"merge", "-o", path("merged"), "--lexicon", golden_lexicon()}, files),
                        options));
    }

private:
    static std::string number(int part) { return std::to_string(part); }
    TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("merged partial reports are the report of all corpora, in any order") {
    const Parts parts;
    const std::vector<std::vector<std::string>> cases{
        {}, {"--excerpts-only", "--seed", "3"}, {"--house-style", "immigration-terms"}};
    for (const std::vector<std::string>& options : cases) {
        fs::remove_all(parts.path("whole"));
        const Run whole =
            run(with({"report", parts.corpus(0), parts.corpus(1), "-o", parts.path("whole"),
                      "--lexicon", golden_lexicon(), "--voice", "rules"},
                     options));
        REQUIRE(whole.exit_code == 1);
        parts.make(0, options);
        parts.make(1, options);
        for (const bool turned : {false, true}) {
            const Run merged =
                parts.merge({parts.partial(turned ? 1 : 0), parts.partial(turned ? 0 : 1)});
            CHECK(merged.exit_code == 1);
            CHECK(merged.out == parts.path("merged/index.html") + "\n");
            CHECK(merged.err == whole.err);
            check_same_files(bytes_of(parts.path("merged")), bytes_of(parts.path("whole")));
        }
    }
    const Run verified = run({"verify", parts.path("merged"), parts.corpus(0), parts.corpus(1),
                              "--lexicon", golden_lexicon()});
    CHECK(verified.exit_code == 0);
}

TEST_CASE("a dry merge says what the report would hold, and writes nothing") {
    const Parts parts;
    parts.make(0);
    parts.make(1);
    const Run dry = parts.merge({parts.partial(0), parts.partial(1)}, {"--dry-run"});
    CHECK(dry.exit_code == 1);
    CHECK(dry.out.empty());
    CHECK(dry.err.find("dry run: would analyse 4 records, reject 2; nothing was written\n"
                       "2 outlets, ") != std::string::npos);
    CHECK_FALSE(fs::exists(parts.path("merged")));
}

TEST_CASE("a partial report is compressed if its name says so") {
    const Parts parts;
    parts.make(0);
    parts.make(1);
    REQUIRE(parts.merge({parts.partial(0), parts.partial(1)}).exit_code == 1);
    const auto plain = bytes_of(parts.path("merged"));
    const Run packed = run({"report", parts.corpus(0), "--partial", parts.path("0.zst"),
                            "--lexicon", golden_lexicon(), "--voice", "rules"});
    CHECK(packed.exit_code == 0);
    CHECK(packed.err == "read 2, analysed 2, rejected 0\n");
    CHECK(2 * fs::file_size(parts.path("0.zst")) < fs::file_size(parts.partial(0)));
    CHECK(parts.merge({parts.path("0.zst"), parts.partial(1)}).exit_code == 1);
    check_same_files(bytes_of(parts.path("merged")), plain);
}

TEST_CASE("what cannot be merged is said, with what to do") {
    const Parts parts;
    parts.make(0);
    struct Case {
        std::string from;
        std::string to;
        std::string message;
    };
    const std::vector<Case> cases{
        {"\"version\":\"0.", "\"version\":\"99.",
         "it was made by version 99.1.0, and this is 0.1.0; make all parts with one"},
        {"{\"name\":\"voice\",\"value\":\"rules\"}", "",
         "it was made without the option voice rules, which the merged report is made with; make "
         "all parts with the same options"},
        {"\"seed\":1", "\"seed\":2",
         "it was made with the seed 2, and the merged report with 1; make all parts with one"},
        {"{\"name\":\"text\",\"sha256\":\"", "{\"name\":\"text\",\"sha256\":\"0",
         "it was made with other rule files than these; make the part again"},
        {"\"lexicon_sha256\":\"", "\"lexicon_sha256\":\"0",
         "it was made with other lexicons (SHA-256 0"},
    };
    for (const Case& c : cases) {
        INFO(c.message);
        fs::copy_file(parts.partial(0), parts.path("other"), fs::copy_options::overwrite_existing);
        replace_in(parts.path("other"), c.from, c.to);
        if (c.to.empty()) {
            replace_in(parts.path("other"), "},],\"seed\"", "}],\"seed\"");
        }
        const Run result = parts.merge({parts.partial(0), parts.path("other")});
        CHECK(result.exit_code == 2);
        CHECK(result.err.starts_with(parts.path("other") + ": " + c.message));
        CHECK_FALSE(fs::exists(parts.path("merged")));
    }
    const std::vector<std::string> in_spring{"--house-style", "immigration-terms", "--as-of",
                                             "2024-03-01"};
    const std::vector<std::string> in_autumn{"--house-style", "immigration-terms", "--as-of",
                                             "2024-10-01"};
    parts.make(0, in_spring);
    parts.make(1, in_autumn);
    CHECK(parts.merge({parts.partial(0), parts.partial(1)}).err ==
          parts.partial(1) +
              ": it was made with the option as-of 2024-10-01, and the merged report with as-of "
              "2024-03-01; make all parts with one\n");
    parts.make(0);
    const std::string bytes = read_file(parts.partial(0));
    write_file(parts.path("cut"), bytes.substr(0, bytes.rfind('\n', bytes.size() - 2) + 1));
    CHECK(holds(parts.merge({parts.path("cut")}).err, "; it was cut off, make it again\n"));
    write_file(parts.path("altered"), bytes);
    replace_in(parts.path("altered"), "\"text\":\"", "\"text\":\"Today ");
    CHECK(holds(parts.merge({parts.path("altered")}).err,
                "the record was altered: this is not its key"));
    CHECK(holds(parts.merge({parts.corpus(0)}).err,
                parts.corpus(0) +
                    ":1:1: this is no partial report that can be read; the first line "
                    "must name the format \"parallax-partial/1\", which parallax "
                    "report --partial writes"));
    CHECK(parts.merge({"no-such"}).err == "no-such: this file does not exist\n");
}
