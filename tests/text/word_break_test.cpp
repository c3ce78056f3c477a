// Unicode's own word break cases, version 12.1, against ICU's rules of a newer version.

#include "engine/core/utf8.hpp"
#include "engine/text/tokens.hpp"
#include "tests/catch.hpp"

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <unicode/uchar.h>

using namespace parallax;

namespace {

struct BreakCase {
    std::string line;
    std::string text;
    std::vector<char32_t> code_points;
    std::vector<Span> segments;  ///< without white space
};

bool is_white(char32_t c) {
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

BreakCase read_case(const std::string& line) {
    BreakCase read;
    read.line = line;
    std::istringstream in(line);
    std::string word;
    std::uint32_t begin = 0;
    while (in >> word) {
        if (word == "÷") {
            const auto end = static_cast<std::uint32_t>(read.text.size());
            if (end > begin) read.segments.push_back({begin, end});
            begin = end;
        } else if (word != "×") {
            read.code_points.push_back(static_cast<char32_t>(std::stoul(word, nullptr, 16)));
            append_code_point(read.text, read.code_points.back());
        }
    }
    // White space is dropped: at the start of a segment, for marks may be tied to it.
    std::vector<Span> kept;
    for (Span segment : read.segments) {
        while (!segment.empty()) {
            const CodePoint c = decode_code_point(read.text, segment.begin);
            if (!is_white(c.value)) break;
            segment.begin += c.length;
        }
        if (!segment.empty()) kept.push_back(segment);
    }
    read.segments = kept;
    return read;
}

/// Our tailoring: a colon breaks, so a case in which one joins letters does not hold.
bool has_colon(const BreakCase& c) {
    for (const char32_t point : c.code_points) {
        if (point == ':') return true;
    }
    return false;
}

}  // namespace

TEST_CASE("Unicode 12.1 word break cases hold but for the colon") {
    const std::filesystem::path path = std::filesystem::path(PARALLAX_SOURCE_DIR) / ".." /
                                       "shared" / "data" / "unicode_break_tests" /
                                       "WordBreakTest.txt";
    std::ifstream file(path);
    if (!file) {
        WARN("skipped: " << path << " is not there");
        return;
    }
    Vocabulary vocabulary;
    unsigned cases = 0;
    unsigned colon_cases = 0;
    std::vector<std::string> unexpected;
    for (std::string line; std::getline(file, line);) {
        line = line.substr(0, line.find('#'));
        if (line.find("÷") == std::string::npos) continue;
        const BreakCase expected = read_case(line);
        ++cases;
        std::vector<Span> found;
        for (const Token& token : tokenise(expected.text, vocabulary)) {
            found.push_back(token.span());
        }
        if (found == expected.segments) continue;
        if (has_colon(expected)) {
            ++colon_cases;
        } else {
            unexpected.push_back(line);
        }
    }
    for (const auto& line : unexpected) UNSCOPED_INFO(line);
    CHECK(unexpected.empty());
    CHECK(cases == 1823);
    CHECK(colon_cases == 15);
}
