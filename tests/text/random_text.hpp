#pragma once

#include "engine/core/utf8.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <rapidcheck.h>

/// Texts put together at random from pieces that meet each other at every kind of boundary: ASCII
/// words, numbers and marks, curly marks, combining marks, joiners, emoji, CJK, Hebrew, Cyrillic,
/// white space of all sorts, and runs longer than a block.
inline rc::Gen<std::string> any_text() {
    static const std::vector<std::string> pieces = {"a",
                                                    "B",
                                                    "word",
                                                    "U.N",
                                                    "it's",
                                                    "3",
                                                    "42",
                                                    "1,000.5",
                                                    "_",
                                                    "x_1",
                                                    " ",
                                                    " ",
                                                    " ",
                                                    "  ",
                                                    "\n",
                                                    "\r\n",
                                                    "\t",
                                                    ".",
                                                    ".",
                                                    ",",
                                                    ";",
                                                    ":",
                                                    "'",
                                                    "\"",
                                                    "?",
                                                    "!",
                                                    "-",
                                                    "--",
                                                    "(",
                                                    ")",
                                                    "/",
                                                    "$",
                                                    "@",
                                                    "“",
                                                    "”",
                                                    "‘",
                                                    "’",
                                                    "’",
                                                    "–",
                                                    "—",
                                                    "…",
                                                    "é",
                                                    "naïve",
                                                    "Ω",
                                                    "привет",
                                                    "є",
                                                    "שלום",
                                                    "צ׳",
                                                    "צ\"ל",
                                                    "ג'ירפה",
                                                    "中文",
                                                    "日本語",
                                                    "カタカナ",
                                                    "ひらがな",
                                                    "한국어",
                                                    "ไทย",
                                                    "\u0301",
                                                    "\u200d",
                                                    "\u00ad",
                                                    "\u200b",
                                                    "\u2060",
                                                    "\ufeff",
                                                    "😀",
                                                    "👩\u200d👩\u200d👧",
                                                    "🇮🇱",
                                                    "🇵",
                                                    "❤\ufe0f",
                                                    "©",
                                                    "\u00a0",
                                                    "\u2003",
                                                    "\u2028",
                                                    "\u2029",
                                                    "\u3000",
                                                    "\u0085",
                                                    "«",
                                                    "»",
                                                    "„",
                                                    "‐",
                                                    "‑",
                                                    "€",
                                                    "½",
                                                    "²",
                                                    "．",
                                                    "：",
                                                    "\ufe55",
                                                    "\u00b7",
                                                    "\u2027",
                                                    "\u2024",
                                                    "\u05f4",
                                                    "\u02bc",
                                                    "\u2019s",
                                                    std::string(70, 'l'),
                                                    std::string(40, 'q'),
                                                    "http://a.example.com/b_c?d=e&f=1,5;6:7"};
    return rc::gen::map(rc::gen::container<std::vector<std::size_t>>(
                            rc::gen::inRange<std::size_t>(0, pieces.size())),
                        [](const std::vector<std::size_t>& chosen) {
                            std::string text;
                            for (const std::size_t i : chosen) text += pieces[i];
                            return text;
                        });
}

/// Texts of any code points at all.
inline rc::Gen<std::string> any_code_points() {
    return rc::gen::map(rc::gen::arbitrary<std::vector<std::uint32_t>>(),
                        [](const std::vector<std::uint32_t>& values) {
                            std::string text;
                            for (const std::uint32_t value : values) {
                                parallax::append_code_point(text, value % 0x110000);
                            }
                            return text;
                        });
}
