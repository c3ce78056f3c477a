#include "engine/model/lexicon_diff.hpp"

#include "engine/core/input_error.hpp"
#include "engine/model/proposal_file.hpp"
#include "tests/catch.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include <unistd.h>

using namespace parallax;

namespace {

/// Two lexicon folders below a folder of their own, removed at the end.
class Folders {
public:
    Folders()
        : root_(std::filesystem::temp_directory_path() /
                ("parallax-diff-" + std::to_string(::getpid()))) {}
    ~Folders() { std::filesystem::remove_all(root_); }
    Folders(const Folders&) = delete;
    Folders& operator=(const Folders&) = delete;

    [[nodiscard]] std::filesystem::path add(const std::string& name,
                                            const std::string& table) const {
        const std::filesystem::path folder = root_ / name;
        std::filesystem::create_directories(folder);
        std::ofstream(folder / "lexicon.json")
            << R"({"format":"parallax-lexicon/1","kind":"style","id":"lex","language":"en",)"
            << R"("axes":{"tone":{"negative":"low","positive":"high"}}})";
        std::ofstream(folder / "terms.tsv") << table;
        return folder;
    }

private:
    std::filesystem::path root_;
};

}  // namespace

TEST_CASE("a diff tells what became of each entry") {
    const Folders folders;
    const auto before = folders.add("before",
                                    "phrase\taxis\tweight\tsd\tnote\n"
                                    "# kept\n"
                                    "same\ttone\t1\t0.2\tx\n"
                                    "gone\ttone\t1\t0.2\tx\n"
                                    "turned\ttone\t-0.5\t0.2\tx\n"
                                    "far\ttone\t0.5\t0.2\tx\n"
                                    "near\ttone\t0.5\t0.2\tx\n"
                                    "noted\ttone\t0.5\t0.2\tx\n");
    const auto after = folders.add("after",
                                   "phrase\taxis\tweight\tsd\tnote\n"
                                   "same\ttone\t1\t0.2\tx\n"
                                   "turned\ttone\t0.4\t0.2\tx\n"
                                   "far\ttone\t1.5\t0.2\tx\n"
                                   "near\ttone\t0.6\t0.2\tx\n"
                                   "noted\ttone\t0.5\t0.2\ty\n"
                                   "fresh\ttone\t2\t0.3\tinduced\n");
    const LexiconDiff diff = compare_lexicons(before, after);
    std::map<std::string, ChangeKind> kinds;
    for (const EntryChange& change : diff.changes) kinds[change.id] = change.kind;
    CHECK(kinds == std::map<std::string, ChangeKind>{{"fresh/tone", ChangeKind::added},
                                                     {"gone/tone", ChangeKind::removed},
                                                     {"turned/tone", ChangeKind::flipped},
                                                     {"far/tone", ChangeKind::moved},
                                                     {"near/tone", ChangeKind::shifted},
                                                     {"noted/tone", ChangeKind::other}});
    CHECK(diff.unchanged == 1);

    // Accepting nothing changes nothing; accepting all gives the new entries, comments kept.
    CHECK(apply_changes(before, after, diff, {}).terms.bytes() ==
          read_lexicon_folder(before).terms.bytes());
    const std::string all = apply_changes(before, after, diff, {0, 1, 2, 3, 4, 5}).terms.bytes();
    CHECK(all ==
          "phrase\taxis\tweight\tsd\tnote\n"
          "# kept\n"
          "same\ttone\t1\t0.2\tx\n"
          "turned\ttone\t0.4\t0.2\tx\n"
          "far\ttone\t1.5\t0.2\tx\n"
          "near\ttone\t0.6\t0.2\tx\n"
          "noted\ttone\t0.5\t0.2\ty\n"
          "fresh\ttone\t2\t0.3\tinduced\n");
}

TEST_CASE("a proposal is read as it was written, and a broken one is refused") {
    Proposal proposal{"lex", "ab12", "../lex", "cd34",
                      ProposalEvaluation{"auc", 0.6, 0.7, 40, 5, "event"}};
    const Proposal read = read_proposal(write_proposal(proposal), "proposal.json");
    CHECK(read.base_folder == "../lex");
    REQUIRE(read.evaluation);
    CHECK(read.evaluation->after == 0.7);
    for (const char* const broken : {"", "[]", "{}", R"({"format":"parallax-proposal/2"})",
                                     R"({"format":"parallax-proposal/1","base":1})"}) {
        CHECK_THROWS_AS(read_proposal(broken, "proposal.json"), InputError);
    }
}
