#include "engine/core/utf8.hpp"
#include "engine/lexicon/dictionary_lines.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

using namespace parallax;

TEST_CASE("a byte's place is the same however long its line is") {
    // Signs of one to four bytes, so that the counts kept on the way fall into the middle of some.
    std::string text;
    for (int i = 0; i < 700; ++i) text += i % 97 == 96 ? "\nend “é𝄞” " : "a“é𝄞";
    text += '\n';
    for (int i = 0; i < 2000; ++i) text += "“x";
    const LineIndex lines(text);
    for (std::size_t at = 0; at <= text.size(); at += 7) {
        const std::string_view before = std::string_view(text).substr(0, at);
        const std::size_t begin = before.rfind('\n') + 1;  // 0 where there is none
        const FilePlace place = lines.place_of(at);
        CHECK(place.line ==
              static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1);
        CHECK(place.column == count_code_points(before.substr(begin)) + 1);
    }
}
