#include "engine/text/text_rules.hpp"

#include "engine/core/input_error.hpp"
#include "engine/text/line_pattern.hpp"
#include "tests/catch.hpp"
#include "tests/text/shipped_rules.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

using namespace parallax;

namespace {

/// A folder of rule files that is removed at the end.
class RulesFolder {
public:
    RulesFolder() {
        std::filesystem::create_directories(path_);
        write("abbreviations.tsv", "form\tclass\nMr\ttitle\n");
        write("function-words.tsv", "word\tlanguage\tstarts\nthe\ten\tyes\n");
        write("sections.tsv", "kind\twhere\tpattern\nfurniture\tline\tcomments\n");
        write("name-spellings.tsv", "spelling\talso\nvelandi\twelandi velandy\n");
    }
    ~RulesFolder() { std::filesystem::remove_all(path_); }
    RulesFolder(const RulesFolder&) = delete;
    RulesFolder& operator=(const RulesFolder&) = delete;

    void write(const char* name, std::string_view bytes) const {
        std::ofstream(path_ / name, std::ios::binary) << bytes;
    }

    [[nodiscard]] std::vector<Fault> faults() const {
        try {
            const TextRules rules(path_);
        } catch (const InputError& error) {
            return error.faults();
        }
        return {};
    }

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_ =
        std::filesystem::temp_directory_path() /
        ("parallax-rules-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
};

}  // namespace

TEST_CASE("the shipped rules are read and named by a hash") {
    CHECK(shipped_rules().sha256().size() == 64);
}

TEST_CASE("a byte order mark, CR LF, comments and other columns are accepted") {
    const RulesFolder folder;
    folder.write("abbreviations.tsv",
                 "\xEF\xBB\xBF# a comment\r\nnote\tclass\tform\r\nx\ttitle\tMr\r\n");
    CHECK(folder.faults().empty());
}

TEST_CASE("all faults of the rule files are told at once") {
    const RulesFolder folder;
    folder.write("abbreviations.tsv", "form\tclass\nMr\ttytle\nMs\ttitle\nms\ttitle\nDr\n");
    folder.write("sections.tsv",
                 "kind\twhere\tpattern\nfurnitur\tline\tx\nfurniture\tmiddle\tx\n"
                 "furniture\tline\t{a|b\nfurniture\tline\t<nome>\nfurniture\tprefix\t* x\n"
                 "furniture\tline\ta*b\nfurniture\tline\t\n");
    folder.write("name-spellings.tsv",
                 "spelling\talso\nvelandi\twelandi  velandy\nsorel\tVelandy soréll so-rel\n"
                 "dravia\twelandi\n");
    const auto faults = folder.faults();
    REQUIRE(faults.size() == 15);
    CHECK(faults[0].file == "abbreviations.tsv");
    CHECK(faults[0].line == 5);
    CHECK(faults[1].message.find("\"tytle\"") != std::string::npos);
    CHECK(faults[1].excerpt == "Mr tytle");
    CHECK(faults[3].file == "sections.tsv");
    CHECK(faults[3].line == 2);
    CHECK(faults[10].message.find("the word \"\" is listed twice") != std::string::npos);
    CHECK(faults[12].message.find("\"soréll\"") != std::string::npos);
    CHECK(faults[14].line == 4);
}

TEST_CASE("a missing column or file is told") {
    const RulesFolder folder;
    folder.write("function-words.tsv", "word\tlanguage\nthe\ten\n");
    REQUIRE(folder.faults().size() == 1);
    CHECK(folder.faults()[0].message.find("starts") != std::string::npos);
    std::filesystem::remove(folder.path() / "sections.tsv");
    CHECK_THROWS_AS(TextRules(folder.path()), InputError);
}

TEST_CASE("line patterns match as their notation says") {
    struct Case {
        std::string_view pattern;
        std::string_view line;
        bool whole;
    };
    const Case cases[] = {
        {"read more", "Read MORE", true},
        {"read more", "Read more now", false},
        {"you're here", "You’re here", true},
        {"^FILE - *", "FILE - a picture", true},
        {"^FILE - *", "File - a picture", false},
        {"{a|b c|} d", "d", true},
        {"{a|b c|} d", "b c d", true},
        {"{a|b c|} d", "b d", false},
        {"x * y", "x y", true},
        {"x * y", "x 1 2 y 3 y", true},
        {"x <few>", "x one two", true},
        {"x <few>", "x one. two", false},
        {"by <name>", "By A. Smith", true},
        {"by <name>", "By Jean de la Tour", true},
        {"by <name>", "By Amal Al-Khatib", true},
        {"by <name>", "By smith", false},
        {"<capitals> x", "TEL AVIV, U.K x", true},
        {"<number>", "12", true},
        {"<date>", "2024-03-26", true},
        {"<date>", "Tues., March 26, 2024", true},
        {"<date>", "26 Sept. 2024", true},
        {"<date>", "March 26", true},
        {"<date>", "March 2024 began", false},
        {"<time>", "10:30 p.m. EDT", true},
        {"\\* \\{x\\}", "* {x}", true},
    };
    for (const auto& c : cases) {
        INFO(c.pattern << " on " << c.line);
        Vocabulary vocabulary;
        const auto tokens = tokenise(c.line, vocabulary);
        const CalendarLookup calendar = [](std::string_view word) {
            if (word == "March" || word == "Sept") return CalendarWord::month;
            if (word == "Tues") return CalendarWord::weekday;
            return word == "EDT" ? CalendarWord::zone : CalendarWord::none;
        };
        const LineView line{
            &tokens, {0, static_cast<std::uint32_t>(tokens.size())}, &vocabulary, &calendar};
        CHECK(match_pattern(LinePattern(c.pattern), line, 0, true).has_value() == c.whole);
    }
    for (const char* broken : {"", "{a", "a}b", "<x>", "^", "\\"}) {
        INFO(broken);
        CHECK_THROWS_AS(LinePattern(broken), std::invalid_argument);
    }
}
