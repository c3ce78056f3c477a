#include "engine/lexicon/dictionary.hpp"
#include "tests/catch.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include <fmt/format.h>

using namespace parallax;

namespace {

/// "mood: calm, storm* (2), sunny ± 0.5; mood > sea: tide" for what a dictionary holds.
void write_out(const std::vector<DictionaryCategory>& categories, const std::string& above,
               std::string& out) {
    for (const DictionaryCategory& category : categories) {
        const std::string path = above + category.name;
        if (!category.entries.empty() || category.below.empty()) {
            out += (out.empty() ? "" : "; ") + path + ":";
            for (std::size_t i = 0; i < category.entries.size(); ++i) {
                const DictionaryEntry& entry = category.entries[i];
                out += (i == 0 ? " " : ", ") + entry.pattern;
                if (entry.weight) out += fmt::format(" ({})", *entry.weight);
                if (entry.sd) out += fmt::format(" ± {}", *entry.sd);
            }
        }
        write_out(category.below, path + " > ", out);
    }
}

std::string read(const DictionaryInput& input) {
    std::string out;
    write_out(read_dictionary(input).categories, "", out);
    return out;
}

std::string faults_of(const DictionaryInput& input) {
    std::string out;
    try {
        static_cast<void>(read_dictionary(input));
    } catch (const InputError& error) {
        for (const Fault& fault : error.faults()) {
            out += fmt::format("{}{}:{}:{}: {}", out.empty() ? "" : "\n", fault.file, fault.line,
                               fault.column, fault.message);
        }
    }
    return out;
}

std::string left_out_of(const DictionaryInput& input) {
    std::string out;
    for (const Fault& fault : read_dictionary(input).left_out)
        out += fmt::format("{}:{}: {}\n", fault.line, fault.column, fault.message);
    return out;
}

}  // namespace

TEST_CASE("dictionaries of other programs are read as they mean it") {
    struct Case {
        const char* name;
        const char* file;
        std::string bytes;
        const char* expected;
    };
    const std::vector<Case> cases{
        {"LIWC, with a comment, tabs doubled and numbers padded", "w.dic",
         "%\n1\tcalm\n02\tstorm\n%\n# no entry\nquiet\t01\ngale*\t\t2\nsquall  1\t2\n",
         "calm: quiet, squall; storm: gale*, squall"},
        {"LIWC, divided by spaces, CR LF, a phrase", "w.dic",
         "%\r\n1 calm\r\n2 storm\r\n%\r\ncat 5 gale\t2\r\nat rest    1    2\r\n",
         "calm: at rest; storm: cat 5 gale, at rest"},
        {"LIWC with categories inside one another", "w.dic",
         "%\n1\tweather\n\t2\twind\n\t\t3\tstorm\nelse\n\t4\tsea\n%"
         "\ngale\t2\t3\nmist\t1\ntide\t4\n",
         "weather: mist; weather > wind: gale; weather > wind > storm: gale; else > sea: tide"},
        {"LIWC-22, marks and weights, quoted cells", "w.dicx",
         "DicTerm,Calm,Storm\n\"at rest, at sea\",X,\ngale*,,2.5\nmist,x,X\n",
         "Calm: at rest, at sea, mist; Storm: gale* (2.5), mist"},
        {"WordStat", "w.cat",
         "WEATHER\n\tWIND\n\t\tGALE* (1)\n\t\tNORTH_WIND (2)\n\tMIST (0.5)\nSEA\n\tTIDE (1)\n",
         "WEATHER: MIST (0.5); WEATHER > WIND: GALE* (1), NORTH_WIND (2); SEA: TIDE (1)"},
        {"Yoshikoder, with comment, entity and score", "w.ykd",
         "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<dictionary><cnode name=\"sea\" desc=\"d\">"
         "<!-- <pnode name=\"never\"/> --><pnode name=\"ebb &amp; flow\" score=\"1.5\"/>"
         "<cnode name=\"wind\"><pnode name=\"gale*\" score=\"NaN\"/></cnode></cnode></dictionary>",
         "sea: ebb & flow (1.5); sea > wind: gale*"},
        {"Yoshikoder in an encoding that it declares", "w.ykd",
         "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<dictionary><cnode name=\"sea\"><pnode "
         "name=\"caf\xE9\"/></cnode></dictionary>",
         "sea: caf\u00E9"},
        {"XML under another name", "w.cat",
         "<?xml version=\"1.0\"?><dictionary><cnode name=\"sea\"><pnode "
         "name=\"tide\"/></cnode></dictionary>",
         "sea: tide"},
        {"Lexicoder 3, with colour and comment", "w.lc3",
         "# made by hand\n+calm#AA0000\nquiet\n at rest \n+storm\ngale*\n",
         "calm: quiet, at rest; storm: gale*"},
        {"YAML, nested, with comment and words that look like values", "w.yml",
         "# weather\nweather:\n  wind: [gale*, 'north wind']\n  flat:\n    - no\n    - \"null\"\n"
         "    - deeper:\n        - tide\nNA: yes\n",
         "weather > wind: gale*, north wind; weather > flat: no, null; weather > flat > deeper: "
         "tide; NA: yes"},
        {"VADER", "w.txt", "gale\t-1.9\t0.94\t[-2, -1]\n:)\t2.0\t0\t[2]\n",
         ": gale (-1.9) ± 0.94, :) (2) ± 0"},
        {"AFINN", "w.txt", "gale\t-3\nat rest\t2\n", ": gale (-3), at rest (2)"},
        {"CSV of scores", "w.csv", "Word,Score\ngale,-2\n\"at rest, at sea\",1.5\n",
         ": gale (-2), at rest, at sea (1.5)"},
        {"CSV of categories, with semicolons", "w.csv",
         "term;category\ngale;weather > wind\ntide;sea\nmist;weather\n",
         "weather: mist; weather > wind: gale; sea: tide"},
        {"tab-separated text in UTF-16", "w.tsv",
         std::string("\xFF\xFEw\0o\0r\0d\0\t\0v\0a\0l\0u\0e\0\n\0g\0\xE4\0\t\0"
                     "1\0\n\0",
                     34),
         ": g\u00E4 (1)"},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        CHECK(read({one.file, one.bytes, std::nullopt, ""}) == one.expected);
    }
    CHECK(read({"w.cat", "SEA\n\t\x92S (1)\n", std::nullopt, "windows-1252"}) ==
          "SEA: \u2019S (1)");
}

TEST_CASE("what is no dictionary is refused with its place") {
    struct Case {
        const char* file;
        std::string bytes;
        std::string encoding;
        const char* expected;
    };
    const std::vector<Case> cases{
        {"w.dic", "quiet\t1\n", "",
         "w.dic:1:1: a LIWC dictionary begins with a line \"%\", then its categories, then another "
         "\"%\""},
        {"w.dic", "%\n1\tcalm\n", "",
         "w.dic:2:0: the list of categories stands between two lines \"%\"; found one"},
        {"w.dic", "%\n1\tcalm\n01\tstorm\n%\nquiet\tone\nat rest\n", "",
         "w.dic:3:1: number 1 is that of category \"calm\" already; give each its own\n"
         "w.dic:5:7: \"one\" of \"quiet\" is no number of a category; write such as 12\n"
         "w.dic:6:1: \"at rest\" has no category; write its number after a tab"},
        {"w.dicx", "Word,Calm\nquiet,X\n", "",
         "w.dicx:1:1: a LIWC-22 dictionary begins with a row \"DicTerm\" and the names of its "
         "categories"},
        {"w.dicx", "DicTerm,Calm\nquiet,yes\n", "",
         "w.dicx:2:7: \"yes\" is neither X nor a weight; write X where the word belongs to the "
         "category"},
        {"w.cat", "\tGALE (1)\n", "",
         "w.cat:1:2: \"GALE (1)\" is moved in by 1 tab but stands in no category there; a category "
         "stands before its words, without a tab"},
        {"w.cat", "SEA\n\t\t\tTIDE (1)\n", "",
         "w.cat:2:4: \"TIDE (1)\" is moved in by 3 tabs but stands in no category there; move it "
         "in by at most 1"},
        {"w.cat", "SEA\n\tTID\xC9 (1)\n", "",
         "w.cat:2:5: the bytes are not UTF-8; name the encoding with --encoding, such as "
         "windows-1252"},
        {"w.cat", "SEA\n", "latin-nought",
         "--encoding:0:0: there is no encoding \"latin-nought\"; write a name such as "
         "windows-1252, iso-8859-2, shift_jis or utf-16"},
        {"w.cat", "SEA\n\tTIDE\n", "",
         "w.cat:0:0: read as cat this holds no entry; is it another format? name it with --format"},
        {"w.ykd", "<dictionary>\n<cnode name=\"sea\">\n<pnode name=\"tide\"></cnode></dictionary>",
         "", "w.ykd:3:22: the XML breaks off: start-end tags mismatch"},
        {"w.ykd", "<dictionary>\n <cnode><pnode name=\"tide\"/></cnode></dictionary>", "",
         "w.ykd:2:3: a <cnode> has no name; write name=\"\u2026\""},
        {"w.lcd", "<words><cnode name=\"sea\"/></words>", "",
         "w.lcd:1:2: the outermost element is <words>; a dictionary of Yoshikoder or Lexicoder is "
         "<dictionary> with <cnode> and <pnode>"},
        {"w.lc3", "gale\n+storm\n", "",
         "w.lc3:1:1: \"gale\" stands in no category; the first line is \"+\" and a category's "
         "name"},
        {"w.yml", "sea: [tide\nwind: gale\n", "",
         "w.yml:2:5: the YAML cannot be read: end of sequence flow not found"},
        {"w.yml", "- tide\n- gale\n", "",
         "w.yml:1:1: a list stands in no category; write \"category: [word, word]\""},
        {"w.yml", "a: &x [b]\nc: *x\n", "",
         "w.yml:2:4: an alias (*name) stands for other text; write the words out"},
        {"w.yml", "sea: [tide]\n---\nwind: [gale]\n", "",
         "w.yml:2:1: a second document begins; put all categories into one"},
        {"w.txt", "gale\t-1.5\nmist\tlow\n", "",
         "w.txt:2:6: score \"low\" of \"mist\" is not a number"},
        {"w.csv", "lemma,score\ngale,-2\nmist,low\nfog,\n", "",
         "w.csv:3:6: score \"low\" is not a number; write a decimal such as -0.8\n"
         "w.csv:4:1: \"fog\" has no score; write a decimal such as -0.8"},
        {"w.csv", "gale,-2\n", "",
         "w.csv:1:1: the header row names no column with words; name it phrase, word or term"},
        {"w.doc", "gale\n", "",
         "w.doc:0:0: neither name nor content tells the format; name it with --format: dic, dicx, "
         "cat, ykd, lcd, lc3, yaml, vader, afinn or csv"},
    };
    for (const Case& one : cases) {
        INFO(one.file << ": " << one.bytes);
        CHECK(faults_of({one.file, one.bytes, std::nullopt, one.encoding}) == one.expected);
    }
}

TEST_CASE("codes that depend on other words and unknown categories are left out by name") {
    CHECK(
        left_out_of({"w.dic",
                     "%\n1\tcalm\n2\tstorm\n%\nlike\t(02 134)1/2\t1\nkind\t<of>1/2\t2\nmist\t1 7\n",
                     std::nullopt, ""}) ==
        "5:6: the condition (02 134)1/2 of \"like\" depends on the words around it; left out\n"
        "6:6: the condition <of>1/2 of \"kind\" depends on the words around it; left out\n"
        "7:8: category 7 of \"mist\" is not among the categories above; left out\n");
}

// None of these formats has a sign for comments (LIWC, WordStat, Lexicoder, VADER, AFINN, RFC
// 4180): a line that people write as one is none of theirs, a hashtag is.
TEST_CASE("a hashtag is a word, a line of # and anything else a comment") {
    struct Case {
        const char* file;
        std::string bytes;
        const char* expected;
        const char* left_out;
    };
    const std::vector<Case> cases{
        {"w.dic", "# made by hand\n%\n1\tcalm\n%\n#vote\t1\n#2020 vote\t1\n#### words\n#later\n#\n",
         "calm: #vote, #2020 vote",
         "8:1: \"#later\" has no category and is taken for a comment; left out\n"},
        {"w.dicx", "# by hand,\nDicTerm,Calm\n#vote,X\n#,X\n#later\n", "Calm: #vote",
         "5:1: \"#later\" stands alone and is taken for a comment; left out\n"},
        {"w.cat", "# by hand\nSEA\n\t#TIDE (1)\n\t#later\n\t# (1)\n", "SEA: #TIDE (1)",
         "4:2: \"#later\" has no weight and is taken for a comment; left out\n"},
        {"w.lc3", "#by hand\n# by hand\n+calm#AA0000\n#vote\n", "calm: #vote",
         "1:1: \"#by hand\" is more than a word and is taken for a comment; left out\n"},
        {"w.txt", "# score\t1\n#vote\t-2\n#later\n", ": #vote (-2)",
         "3:1: \"#later\" has no score and is taken for a comment; left out\n"},
        {"w.csv", "word,score\n#vote,-2\n#later\n# by hand,1\n", ": #vote (-2)",
         "3:1: \"#later\" stands alone and is taken for a comment; left out\n"},
        {"w.dic", "%\n1\tcalm\n%\n#!x\t1\n#!y\t7\n#!z is no word\n#- 1\n# a\t1\n##b\t1\nmist\t1\n",
         "calm: mist", "4:1: \"#!x\" begins as a comment does and is taken for one; left out\n"},
        {"w.txt", "#:\t-2\n#!x\n# score\t1\n#vote\t1\n", ": #vote (1)",
         "1:1: \"#:\" begins as a comment does and is taken for one; left out\n"},
        {"w.csv", "word,score\n#vote,-2\n#!x,1\n#!y,z\n# by hand,1\n", ": #vote (-2)",
         "3:1: \"#!x\" begins as a comment does and is taken for one; left out\n"},
        {"w.yml", "# by hand\nsea: ['#vote', tide] #later\n", "sea: #vote, tide", ""},
        {"w.lcd", "<dictionary><cnode name=\"sea\"><pnode name=\"#vote\"/></cnode></dictionary>",
         "sea: #vote", ""},
    };
    for (const Case& one : cases) {
        INFO(one.file);
        const DictionaryInput input{one.file, one.bytes, std::nullopt, ""};
        CHECK(read(input) == one.expected);
        CHECK(left_out_of(input) == one.left_out);
    }
}

TEST_CASE("what a file holds beside its entries is left out by name") {
    CHECK(left_out_of(
              {"w.dicx", "DicTerm,Calm,Storm\nquiet,X,0\nmist,0,0.0\nfog,,\n", std::nullopt, ""}) ==
          "3:1: \"mist\" has no category; left out\n"
          "4:1: \"fog\" has no category; left out\n");
    CHECK(read({"w.dicx", "DicTerm,Calm,Storm\nquiet,X,0\n", std::nullopt, ""}) ==
          "Calm: quiet; Storm:");
    CHECK(left_out_of({"w.ykd",
                       "<dictionary>\n<cnode name=\"sea\"> ebb, flow\n<pnode name=\"tide\">spring"
                       "</pnode><pnode name=\"gale\"><pnode name=\"storm\"/></pnode>\n"
                       "<![CDATA[surge]]></cnode></dictionary>",
                       std::nullopt, ""}) ==
          "2:19: \"ebb, flow\" is text between the elements; a word is <pnode name=\"…\">; left "
          "out\n"
          "3:20: what stands inside <pnode> \"tide\" is not read; left out\n"
          "3:54: what stands inside <pnode> \"gale\" is not read; left out\n"
          "4:10: \"surge\" is text between the elements; a word is <pnode name=\"…\">; left "
          "out\n");
}

TEST_CASE("no bytes crash a reader") {
    // Pieces of real files, cut and joined anyhow: either a dictionary or an InputError.
    const std::string pieces[] = {
        "%\n1\ta\n%\n", "DicTerm,a\nx,X\n",
        "A\n\tb (1)\n", "<dictionary><cnode name='a'><pnode name='b'/></cnode></dictionary>",
        "+a\nb\n",      "a: [b, {c: [d]}]\n",
        "b\t1\n",       "word,score\nb,1\n",
        "\"",           std::string("\0\xFF\t\r", 4)};
    std::size_t read_ones = 0;
    for (const std::string& first : pieces) {
        for (const std::string& second : pieces) {
            for (std::size_t cut = 0; cut <= first.size(); ++cut) {
                for (const DictionaryFormat format : all_dictionary_formats) {
                    try {
                        const Dictionary dictionary =
                            read_dictionary({"w", first.substr(0, cut) + second, format, ""});
                        ++read_ones;
                    } catch (const InputError& error) {
                        CHECK_FALSE(error.faults().empty());
                    }
                }
            }
        }
    }
    CHECK(read_ones > 100);
}
