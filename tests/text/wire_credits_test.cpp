#include "engine/text/wire_credits.hpp"

#include "engine/core/input_error.hpp"
#include "tests/catch.hpp"
#include "tests/text/shipped_rules.hpp"

#include <filesystem>
#include <fstream>

namespace {

using namespace parallax;

const WireRules& shipped_wire() {
    static const WireRules rules(std::filesystem::path(PARALLAX_SOURCE_DIR) / "lexicons" / "style");
    return rules;
}

/// "copy Reuters «CAIRO (Reuters) -»", joined by line feeds.
std::string credits_of(const std::string& text) {
    Vocabulary vocabulary;
    const ParsedText parsed = parse_text(text, "A title", shipped_rules(), vocabulary);
    std::string found;
    for (const WireCredit& credit :
         find_wire_credits(parsed, shipped_wire(), shipped_rules(), vocabulary)) {
        if (!found.empty()) found += '\n';
        found.append(name_of(credit.kind)).append(" ").append(credit.agency).append(" «");
        found.append(slice(text, credit.span)).append("»");
    }
    return found;
}

const std::string body =
    "The council met on Monday to settle the price of water for the next year.\n\n"
    "Its members could not agree, and the meeting was put off until the spring.\n";

}  // namespace

TEST_CASE("an article's by-line, date line or sign-off names the agency it is from") {
    struct Case {
        const char* name;
        std::string text;
        const char* credits;
    };
    const Case cases[] = {
        {"date line", "CAIRO (Reuters) - " + body, "copy Reuters «CAIRO (Reuters) -»"},
        {"date line with a long dash", "WASHINGTON (AP) — " + body,
         "copy Associated Press «WASHINGTON (AP) —»"},
        {"date line of two places", "WASHINGTON/BEIJING (Reuters) - " + body,
         "copy Reuters «WASHINGTON/BEIJING (Reuters) -»"},
        {"date line with a state", "CAYCE, S.C. (Reuters) - " + body,
         "copy Reuters «CAYCE, S.C. (Reuters) -»"},
        {"date line with a short form", "ALEXANDRIA, Va. (Reuters) - " + body,
         "copy Reuters «ALEXANDRIA, Va. (Reuters) -»"},
        {"date line with a day", "JERUSALEM, March 26 (Xinhua) -- " + body,
         "copy Xinhua «JERUSALEM, March 26 (Xinhua) --»"},
        {"date line of two words", "Kuwait City (AFP) – " + body,
         "copy Agence France-Presse «Kuwait City (AFP) –»"},
        {"Iranian date line", "TEHRAN, March 26 (IRNA) – " + body,
         "copy IRNA «TEHRAN, March 26 (IRNA) –»"},
        {"Russian date line", "MOSCOW, March 26. /TASS/. " + body,
         "copy TASS «MOSCOW, March 26. /TASS/.»"},
        {"Palestinian date line", "RAMALLAH, Tuesday, March 26, 2024 (WAFA) – " + body,
         "copy WAFA «RAMALLAH, Tuesday, March 26, 2024 (WAFA) –»"},
        {"by-line", "By Reuters\n\n" + body, "copy Reuters «By Reuters»"},
        {"by-line of a reporter", "By Jane Doe, The Associated Press\n\n" + body,
         "copy Associated Press «By Jane Doe, The Associated Press»"},
        {"the agency alone", "Anadolu Agency\n\n" + body, "copy Anadolu «Anadolu Agency»"},
        {"the agency in brackets at the end", body + "\n(dpa)\n", "copy DPA «(dpa)»"},
        {"behind the last sentence", body + "\nNothing else was said. (AFP)\n",
         "copy Agence France-Presse «. (AFP)»"},
        {"after a dash behind the last sentence", body + "\nNothing else was said. — AP\n",
         "copy Associated Press «. — AP»"},
        {"sign-off", body + "\nThis story was produced by Reuters and edited elsewhere.\n",
         "copy Reuters «This story was produced by Reuters»"},
        {"printed elsewhere first", body + "\nThis article was originally published by JTA.\n",
         "copy JTA «This article was originally published by JTA»"},
        {"had a part", body + "\nThe Associated Press contributed to this report.\n",
         "material Associated Press «The Associated Press contributed to»"},
        {"two had a part", body + "\nReuters and AFP contributed to this report.\n",
         "material Agence France-Presse «Reuters and AFP contributed to»\n"
         "material Reuters «Reuters and AFP contributed to»"},
        {"a list of who had a part", body + "\nContributing: Jane Doe; The Associated Press\n",
         "material Associated Press «Contributing: Jane Doe; The Associated Press»"},
        {"along with others",
         body + "\nJane Doe contributed to this report, along with The Associated Press.\n",
         "material Associated Press «contributed to this report, along with The Associated "
         "Press.»"},
        {"material used", body + "\nMaterial from the Associated Press was used in this report.\n",
         "material Associated Press «Material from the Associated Press was used»"},
        {"a reporter had a part",
         body + "\n• Associated Press writer Bob Barr in London contributed to this report.\n",
         "material Associated Press «• Associated Press writer Bob Barr in London contributed»"},
        {"with", body + "\nWith Reuters\n", "material Reuters «With Reuters»"},
        {"a right", body + "\n© 2019 Thomson/Reuters. All rights reserved.\n",
         "copy Reuters «© 2019 Thomson/Reuters»"},
        {"in brackets", body + "\n(With inputs from PTI)\n",
         "material PTI «(With inputs from PTI»"},
        {"copy and material",
         "CAIRO (Reuters) - " + body + "\nReuters contributed to this report.\n",
         "copy Reuters «CAIRO (Reuters) -»"},
        {"cited", "The talks failed, Reuters reported.\n\n" + body, ""},
        {"quoted as a source",
         "“It is over,” official news agency IRNA reported.\n\nAccording to AFP, he left.\n\n" +
             body,
         ""},
        {"a picture's credit", "Photo: Reuters\n\n" + body, ""},
        {"a picture's credit in brackets", "A square in Cairo. (AP Photo/Jane Doe)\n\n" + body, ""},
        {"a small word that looks like one", "By Pa and Ma\n\n" + body, ""},
        {"in the middle of a long text",
         body + body + body + body + "\nBy Reuters\n\n" + body + body + body + body, ""},
    };
    for (const Case& c : cases) {
        INFO(c.name);
        CHECK(credits_of(c.text) == c.credits);
    }
}

TEST_CASE("faults of the agency files are all told") {
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / "parallax-wire-faults";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "wire-agencies.tsv") << "agency\tnames\nReuters\treuters\n";
    std::ofstream(folder / "wire-credits.tsv")
        << "kind\twhere\tpattern\nwhole\tline\tby <agency>\ncopy\tmiddle\tby <agency>\n"
           "copy\tline\tby nobody\ncopy\tline\tby {<agency>\n";
    try {
        const WireRules rules(folder);
        FAIL("no fault was found");
    } catch (const InputError& error) {
        std::string told;
        for (const Fault& fault : error.faults())
            told += std::to_string(fault.line) + ": " + fault.message + "\n";
        CHECK(told ==
              "2: kind is none of copy and material\n"
              "3: where is none of line, opening and ending\n"
              "4: the pattern does not name an <agency>\n"
              "5: the mark { stands inside a word; write \\ before it\n");
    }
    std::filesystem::remove_all(folder);
}
