#include "engine/text/vocabulary.hpp"

#include "engine/text/normalise.hpp"
#include "engine/text/tokens.hpp"
#include "tests/catch.hpp"
#include "tests/text/random_text.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

using namespace parallax;

TEST_CASE("words are normalised") {
    struct Case {
        std::string_view surface;
        std::string_view normalised;
    };
    const Case cases[] = {
        {"Israel", "israel"},
        {"Israel’s", "israel"},
        {"ISRAEL'S", "israel"},
        {"it's", "it's"},
        {"It’s", "it's"},
        {"Who’s", "who's"},
        {"let’s", "let's"},
        {"don’t", "don't"},
        {"boss's", "boss"},
        {"'s", "'s"},
        {"’", "'"},
        {"“", "\""},
        {"”", "\""},
        {"„", "\""},
        {"—", "-"},
        {"‑", "-"},
        {"STRASSE", "strasse"},
        {"Straße", "strasse"},
        {"Erdoğan", "erdoğan"},
        {"ＵＮ", "un"},
        {"ﬁre", "fire"},
        {"É", "é"},
        {"E\u0301", "é"},
        {"Οδυσσεύς", "οδυσσεύσ"},
        {"soft\u00adware", "software"},
        {"ŉ", "'n"},
        {"U.N", "u.n"},
        {"I", "i"},
        {"İ", "i̇"},
    };
    for (const auto& c : cases) {
        INFO(c.surface);
        CHECK(normalise_word(c.surface) == c.normalised);
        Vocabulary vocabulary;
        CHECK(vocabulary.normalised(vocabulary.intern(c.surface)) == c.normalised);
    }
}

TEST_CASE("normalising twice changes nothing") {
    REQUIRE(rc::check([] {
        const std::string once = normalise(*any_code_points() + *any_text());
        RC_ASSERT(normalise(once) == once);
    }));
}

TEST_CASE("the shape of a word is seen") {
    struct Case {
        std::string_view surface;
        std::string_view shape;  ///< c capitalised, a all capitals, l letter, d digit, p possessive
    };
    const Case cases[] = {
        {"Hamas", "cl"},  {"hamas", "l"},  {"UN", "cal"}, {"U.N", "cal"},  {"UN’s", "calp"},
        {"A", "cl"},      {"172nd", "ld"}, {"7.5", "d"},  {"iPhone", "l"}, {"Émile", "cl"},
        {"ЦАХАЛ", "cal"}, {"中文", "l"},   {"?", ""},     {"it's", "l"},   {"Haniyeh’s", "clp"},
        {"ǅ", "cl"},      {"F16", "cld"},  {"’s", "l"},
    };
    for (const auto& c : cases) {
        INFO(c.surface);
        Vocabulary vocabulary;
        const WordShape shape = vocabulary.word(vocabulary.intern(c.surface)).shape;
        std::string seen;
        if (shape.capitalised) seen += 'c';
        if (shape.all_capitals) seen += 'a';
        if (shape.has_letter) seen += 'l';
        if (shape.has_digit) seen += 'd';
        if (shape.possessive) seen += 'p';
        CHECK(seen == c.shape);
    }
}

TEST_CASE("the same bytes have the same id while the vocabulary grows") {
    Vocabulary vocabulary;
    std::vector<std::string> words;
    for (unsigned i = 0; i < 60'000; ++i) {
        words.push_back("w" + std::to_string(i * 7919U) + std::string(i % 23, 'z'));
    }
    std::vector<WordId> ids;
    std::vector<std::string_view> surfaces;
    for (const auto& word : words) {
        ids.push_back(vocabulary.intern(word));
        surfaces.push_back(vocabulary.word(ids.back()).surface);
    }
    CHECK(vocabulary.size() == words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string inside = words[i] + " and a long rest of the text";
        Token token;
        token.end = static_cast<std::uint32_t>(words[i].size());
        vocabulary.intern(inside, {&token, 1});
        const WordId by_span = token.word;
        const bool same = vocabulary.intern(words[i]) == ids[i] && by_span == ids[i] &&
                          vocabulary.word(ids[i]).surface.data() == surfaces[i].data() &&
                          surfaces[i] == words[i];
        if (!same) FAIL_CHECK(words[i]);
    }
    CHECK(vocabulary.size() == words.size());
}

TEST_CASE("words differ by length even where their bytes are zero") {
    Vocabulary vocabulary;
    std::vector<WordId> ids;
    for (std::size_t length = 1; length <= 40; ++length) {
        ids.push_back(vocabulary.intern(std::string(length, '\0')));
    }
    CHECK(vocabulary.size() == 40);
    for (std::size_t i = 0; i < ids.size(); ++i) CHECK(ids[i].index() == i);
}

TEST_CASE("interning is a map from bytes to ids") {
    REQUIRE(rc::check([](const std::vector<std::string>& words) {
        Vocabulary vocabulary;
        std::map<std::string, WordId> expected;
        for (const auto& word : words) {
            if (word.empty()) continue;
            const WordId id = vocabulary.intern(word);
            RC_ASSERT(expected.emplace(word, id).first->second == id);
        }
        RC_ASSERT(vocabulary.size() == expected.size());
    }));
}
