#include "engine/lexicon/lexicon_folder.hpp"

#include "tests/catch.hpp"
#include "tests/lexicon/lexicon_folders.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <rapidcheck.h>

namespace parallax {
namespace {

TermsTable read_table(const std::string& bytes) {
    std::vector<Fault> faults;
    TermsTable table("terms.tsv", bytes, faults);
    for (const Fault& fault : faults) UNSCOPED_INFO(describe(fault));
    CHECK(faults.empty());
    return table;
}

constexpr const char* strange =
    "\xEF\xBB\xBF# first\r\n"
    "note\tphrase\tmine\taxis\r\n"
    "\r\n"
    "\"says \"\"so\"\"\"\ta\tx\tforce\t\t\r\n"
    "\"# kept \"\"too\"\"\"\t\t\t\n"
    "\"two\nlines\"\tb\n"
    "\"Regime\" denies\t c \t\"\"\r\n"
    "last\td";

TEST_CASE("a table is written as it was read") {
    CHECK(read_table(strange).bytes() == strange);
    CHECK(read_table("phrase\n").bytes() == "phrase\n");
    CHECK(read_table("phrase").bytes() == "phrase");
}

TEST_CASE("a folder is written as it was read") {
    const testing::TemporaryFolder folder;
    const auto path = folder.add("x", "{ \"any\":  1 }\n", strange);
    const LexiconFolder read = read_lexicon_folder(path);
    write_lexicon_folder(read, folder.path() / "copy");
    const LexiconFolder again = read_lexicon_folder(folder.path() / "copy" / "");
    CHECK(again.json == "{ \"any\":  1 }\n");
    CHECK(again.terms.bytes() == strange);
    CHECK(again.name == (folder.path() / "copy").generic_string());
}

TEST_CASE("changing cells leaves all else as it is") {
    TermsTable table = read_table("# c\nphrase\tmine\tweight\na\t\"q\"\t1\r\nb\n# d\n");
    table.set(2, "weight", "-2");
    CHECK(table.bytes() == "# c\nphrase\tmine\tweight\na\tq\t-2\r\nb\n# d\n");
    table.set(3, "weight", "3");
    CHECK(table.bytes() == "# c\nphrase\tmine\tweight\na\tq\t-2\r\nb\t\t3\n# d\n");
    table.set(3, "note", "\"x\" is\nso");
    CHECK(table.bytes() ==
          "# c\nphrase\tmine\tweight\tnote\na\tq\t-2\r\nb\t\t3\t\"\"\"x\"\" is\nso\"\n# d\n");
    CHECK(table.text(table.rows()[3], "note") == "\"x\" is\nso");
    table.erase(3);
    table.append({{"phrase", "e"}, {"weight", "1"}});
    CHECK(table.bytes() == "# c\nphrase\tmine\tweight\tnote\na\tq\t-2\r\n# d\ne\t\t1\t\n");
    CHECK(read_table(table.bytes()).bytes() == table.bytes());
}

TEST_CASE("an entry can follow a line without end") {
    TermsTable table = read_table("phrase\na");
    table.append({{"phrase", "b"}});
    CHECK(table.bytes() == "phrase\na\nb\n");
}

TEST_CASE("cells of any text survive writing and reading") {
    const auto text_of = [](const std::vector<std::string>& parts) {
        std::string out;
        for (const std::string& part : parts) out += part;
        return out;
    };
    const bool holds = rc::check("set, write, read", [&] {
        const auto parts =
            *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                "a", "\"", "\"\"", "\t", "\n", "\r\n", " ", "#", "é", "x"));
        const std::string note = text_of(parts);
        // Line breaks and tabs at once would be taken for a cell that was never closed.
        std::string expected = note;
        if (note.find('\n') != std::string::npos)
            std::replace(expected.begin(), expected.end(), '\t', ' ');
        std::vector<Fault> faults;
        TermsTable table("t", "phrase\tnote\nfirst\told\nsecond\tkept\n", faults);
        table.set(1, "note", note);
        const std::string bytes = table.bytes();
        const TermsTable again("t", bytes, faults);
        RC_ASSERT(faults.empty());
        RC_ASSERT(again.rows().size() == 3u);
        RC_ASSERT(again.rows()[1].cells[1].text == expected);
        RC_ASSERT(again.text(again.rows()[2], "note") == "kept");
        RC_ASSERT(again.bytes() == bytes);
    });
    REQUIRE(holds);
}

TEST_CASE("whatever bytes are read without fault are written again") {
    const bool holds = rc::check("read, write", [] {
        const auto parts = *rc::gen::container<std::vector<std::string>>(
            rc::gen::element<std::string>("a", "\"", "\t", "\n", "\r\n", "\r", "#", " ", "\"b\""));
        std::string bytes = "phrase\ta\tb\tc\td\te\tf\n";
        for (const std::string& part : parts) bytes += part;
        std::vector<Fault> faults;
        const TermsTable table("t", bytes, faults);
        RC_ASSERT(table.bytes() == bytes);
    });
    REQUIRE(holds);
}

}  // namespace
}  // namespace parallax
