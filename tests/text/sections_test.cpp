#include "engine/corpus/read_corpus.hpp"
#include "engine/text/parse_text.hpp"
#include "tests/catch.hpp"
#include "tests/text/shipped_rules.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

using namespace parallax;

namespace {

struct Line {
    char section;  ///< h headline, b body, c caption, f furniture
    std::string_view text;
};

std::string join(const std::vector<Line>& lines, std::string_view line_break) {
    std::string text;
    for (const Line& line : lines) {
        text += line.text;
        text += line_break;
    }
    return text;
}

char letter_of(Section section) {
    return name_of(section).front();
}

/// The section of each paragraph, by its last sentence.
std::string sections_of(std::string_view text, std::string_view title) {
    Vocabulary vocabulary;
    const ParsedText parsed = parse_text(text, title, shipped_rules(), vocabulary);
    std::string letters;
    for (const Paragraph& paragraph : parsed.paragraphs) {
        letters += letter_of(parsed.sentences[paragraph.sentences.end - 1].section);
    }
    return letters;
}

void check(const char* name, std::string_view title, const std::vector<Line>& lines) {
    std::string expected;
    for (const Line& line : lines) expected += line.section;
    for (const std::string_view line_break : {"\n", "\n\n", "\r\n"}) {
        INFO(name);
        CHECK(sections_of(join(lines, line_break), title) == expected);
    }
}

}  // namespace

TEST_CASE("the sections of articles are told apart") {
    check("title repeated, captions, remains of comments",
          "Envoy Visits Lissen After U.N. Passes Truce Plan",
          {{'f', "Envoy Visits Lissen After U.N. Passes Truce Plan"},
           {'c', "LISSEN, TAVIA - APRIL 3: Envoy Mara Oln and Foreign Minister Pell H"},
           {'c', "Ada Brook/Anadolu via Getty"},
           {'b', "Envoy Mara Oln went to Lissen on Wednesday, a day after the vote."},
           {'b', "State television called the visit a lifeline for the talks:"},
           {'c',
            "Minister Pell Hart (R) meets Envoy Mara Oln (L) in Lissen, Tavia on April 3, 2024. "
            "( Tavian Press Office / Handout/Anadolu via Getty Images)"},
           {'b', "“We will not hesitate,” Hart declared."},
           {'f', "COMMENTS"},
           {'f', "Please let us know if you're having issues with commenting."}});
    check("date line, empty field, second headline", "Envoy Oln Visits Lissen: State Media",
          {{'f', "Wednesday, April 3, 2024"},
           {'f', "Envoy Oln Visits Lissen: State Media"},
           {'f', "Date:"},
           {'h', "Envoy Mara Oln Visits Lissen for Talks with Tavian Officials"},
           {'b', "Envoy Mara Oln made a visit to Lissen on Wednesday."},
           {'b', "The talks went on."},
           {'f', "Latest stories"}});
    check("no title, first line a sentence", "",
          {{'b', "Envoy Mara Oln visited Lissen on Wednesday."}, {'b', "She met the minister."}});
    check("no title, first line a headline", "",
          {{'h', "Envoy visits Lissen for truce talks"}, {'b', "She met the minister."}});
    check("subhead between paragraphs", "A title",
          {{'b', "She met the minister on Monday."},
           {'h', "A new phase of the war"},
           {'b', "The talks went on."}});
    check("title with other marks", "“Stop the War”: Thousands March – Police",
          {{'f', "\"Stop the war\": thousands march - police"}, {'b', "They marched on."}});
    check("dateline stays", "A title",
          {{'b', "LISSEN, Tavia (AP) — Talks went on Monday, he said."}});
}

TEST_CASE("single lines are known for what they are") {
    const std::vector<Line> lines = {
        {'f', "Advertisement"},
        {'f', "READ MORE: What the truce means"},
        {'f', "Related: Five things to know about the truce"},
        {'f', "Share this"},
        {'f', "Follow us on Twitter and Facebook"},
        {'f', "Follow Jane Doe on X: @janedoe"},
        {'f', "Sign up for our newsletter"},
        {'f', "Support independent journalism for as little as $1."},
        {'f', "Reporting by Jane Doe in Lissen; Editing by A. Smith"},
        {'f', "(Reporting by Jane Doe; Editing by A. Smith)"},
        {'f', "Copyright 2024 The Ledger. All rights reserved."},
        {'f', "© 2024 The Ledger"},
        {'f', "(c) 2024 The Ledger"},
        {'f', "By Jane Doe"},
        {'f', "By A. Smith and B. Jones, Staff"},
        {'f', "By Jean de la Tour and Amal Al-Khatib"},
        {'f', "Tuesday, March 26, 2024"},
        {'f', "2024-03-26"},
        {'f', "26 March 2024"},
        {'f', "26/03/2024"},
        {'f', "March 26, 2024 10:30 a.m. EDT"},
        {'f', "Published: March 26, 2024"},
        {'f', "Tags: truce, talks"},
        {'f', "12 comments"},
        {'f', "3 min read"},
        {'f', "Click here to read the full story."},
        {'f', "This article was originally published by The Ledger."},
        {'c', "(Photo: Jane Doe/AFP)"},
        {'c', "Photo by Jane Doe"},
        {'c', "FILE - Envoy Mara Oln speaks in Lissen, March 3, 2024."},
        {'c', "Envoy Mara Oln speaks in Lissen. (AP Photo/Jane Doe, File)"},
        {'c', "Envoy Mara Oln speaks in Lissen [File: Jane Doe/Reuters]"},
        {'c', "Smoke rises over Lissen on Monday. Jane Doe / Reuters"},
        {'c', "REUTERS/Jane Doe"},
        {'c', "Jane Doe/Getty Images"},
        {'b', "By Friday, the army had taken the town and the envoy had left it for good."},
        {'b', "Comments by the envoy angered the minister."},
        {'b', "Related claims were made on Monday by the minister."},
        {'b', "Share prices fell on Monday."},
        {'b', "The minister (right) met the envoy (left) in Lissen."},
        {'b', "He spoke to Getty Images staff about the picture on Monday."},
        {'b', "Follow the money, she said."},
        {'b', "- a first point"},
        {'b', "“We will win"},
    };
    for (const Line& line : lines) {
        INFO(line.text);
        const std::string text = "The envoy left on Monday.\n" + std::string(line.text) + "\n";
        CHECK(sections_of(text, "A title") == std::string("b") + line.section);
    }
}

TEST_CASE("a date at the start of the text is furniture, what follows it is not") {
    const std::string_view text = " date 2024-04-03 Envoy Mara Oln arrived in Lissen. She spoke.\n";
    Vocabulary vocabulary;
    const ParsedText parsed = parse_text(text, "", shipped_rules(), vocabulary);
    REQUIRE(parsed.sections.size() == 2);
    CHECK(slice(text, parsed.sections[0].span) == " date 2024-04-03 ");
    CHECK(parsed.sections[0].section == Section::furniture);
    REQUIRE(parsed.sentences.size() == 3);
    CHECK(slice(text, parsed.sentences[1].span) == "Envoy Mara Oln arrived in Lissen.");
    CHECK(parsed.sentences[1].section == Section::body);
    CHECK(parsed.paragraphs.size() == 1);
    CHECK(count_words(parsed) == 8);
    CHECK(count_scored_sentences(parsed) == 2);
}

TEST_CASE("the sections of the five real articles are right", "[tehran]") {
    const std::filesystem::path folder =
        std::filesystem::path(PARALLAX_SOURCE_DIR) / ".." / "shared" / "corpora" / "tehran-visit";
    if (!std::filesystem::exists(folder / "corpus.json")) {
        WARN("skipped: the five articles are not here");
        return;
    }
    struct Expected {
        const char* sections;
        std::size_t sentences;
    };
    const std::map<std::string, Expected> articles{
        {"000_8305684432beeeac.txt", {"bbbbbbbbbbbbbbb", 16}},
        {"001_5d18fd4474e21294.txt", {"fbbbbbbbbbbbb", 13}},
        {"002_0067b896b81f8cfa.txt", {"fccbbbbbbbbbbcbbbbcbbff", 27}},
        {"003_64bf8d2cd7a3f1df.txt", {"fffhbbbbbbbbf", 23}},
        {"004_3152fae448ae8700.txt", {"bbbbbbbbbbbbbb", 18}},
    };
    const std::vector<Document> documents = read_corpus({folder.string()}).documents;
    REQUIRE(documents.size() == articles.size());
    for (const Document& document : documents) {
        const std::string file = std::filesystem::path(document.origin.file).filename().string();
        INFO(file);
        const Expected& expected = articles.at(file);
        CHECK(sections_of(document.text, document.title) == expected.sections);
        Vocabulary vocabulary;
        const ParsedText parsed =
            parse_text(document.text, document.title, shipped_rules(), vocabulary);
        CHECK(parsed.sentences.size() == expected.sentences);
        LanguageMemo memo;
        CHECK(is_in_language(parsed, shipped_rules(), vocabulary, memo));
    }
}
