#include "engine/lexicon/dictionary.hpp"
#include "engine/lexicon/export_lexicon.hpp"
#include "engine/lexicon/import_dictionary.hpp"
#include "engine/lexicon/phrase.hpp"
#include "engine/text/normalise.hpp"
#include "tests/catch.hpp"
#include "tests/lexicon/lexicon_folders.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace parallax;
using namespace parallax::testing;

namespace {

/// What a lexicon says, as far as a format can hold it: a weight for each sequence of words on an
/// axis, and which sequences are labels of a choice.
struct Claims {
    std::map<std::pair<std::string, std::string>, double> weights;
    std::map<std::pair<std::string, std::string>, bool> labels;
};

bool holds_weights(DictionaryFormat format) {
    return format != DictionaryFormat::dic && format != DictionaryFormat::lcd &&
           format != DictionaryFormat::lc3 && format != DictionaryFormat::yaml;
}

/// Case is lost everywhere; a word that stands for any ending is "x*".
std::string without_case(const std::vector<PhraseWord>& words) {
    std::string out;
    for (const PhraseWord& word : words) {
        out += ' ' + (word.match == PhraseWord::Match::exact ? normalise(word.text) : word.text);
        if (word.match == PhraseWord::Match::prefix) out += '*';
    }
    return out;
}

Claims claims_of(const Lexicon& lexicon, DictionaryFormat format,
                 const std::optional<std::string>& only_axis) {
    Claims claims;
    for (const Term& term : lexicon.terms()) {
        const PhraseResult parsed = parse_phrase(term.phrase);
        REQUIRE(parsed.fault.message.empty());
        for (const std::vector<PhraseWord>& words : parsed.phrase.sequences) {
            const std::string text = without_case(words);
            if (holds_one_axis(format) && text.find('*') != std::string::npos) continue;
            if (term.choice && !holds_one_axis(format))
                claims.labels[{lexicon.choice(*term.choice).id, text}] = true;
            if (!term.axis) continue;
            const std::string& axis = lexicon.axis(*term.axis).id;
            if (only_axis && axis != *only_axis) continue;
            if (format == DictionaryFormat::afinn && term.weight != std::trunc(term.weight))
                continue;
            const bool says_zero = holds_weights(format) && format != DictionaryFormat::dicx;
            if (term.weight == 0.0 && !says_zero) continue;
            const double weight =
                holds_weights(format) ? term.weight : std::copysign(1.0, term.weight);
            claims.weights.try_emplace({only_axis ? "valence" : axis, text}, weight);
        }
    }
    return claims;
}

Lexicon import_again(const LexiconExport& exported, DictionaryFormat format,
                     const TemporaryFolder& folder, const std::string& name) {
    const Dictionary dictionary = read_dictionary({"x", exported.bytes, format, ""});
    CHECK(dictionary.left_out.empty());
    const ImportedLexicon imported = import_dictionary(
        dictionary, {"again", "en", "CC0", LexiconKind::framing, std::string(64, '0')});
    for (const Fault& fault : imported.left_out) UNSCOPED_INFO(fault.message);
    CHECK(imported.left_out.empty());
    const std::filesystem::path again = folder.add(name, imported.json, imported.terms);
    return read_lexicons(std::vector{again});
}

void check_round_trip(const Lexicon& lexicon, DictionaryFormat format,
                      const std::optional<std::string>& axis, const TemporaryFolder& folder,
                      const std::string& name) {
    CAPTURE(std::string(name_of(format)), name);
    const LexiconExport exported =
        export_lexicon(lexicon, format, axis ? lexicon.find_axis(*axis) : std::nullopt);
    const Claims before = claims_of(lexicon, format, axis);
    if (exported.patterns == 0) {
        CHECK(before.weights.empty());
        return;
    }
    const Claims after =
        claims_of(import_again(exported, format, folder, name), format, std::nullopt);
    CHECK(before.weights.size() == after.weights.size());
    CHECK((before.weights == after.weights));
    CHECK((before.labels == after.labels));
}

}  // namespace

TEST_CASE("a lexicon that goes through another format keeps all that the format holds") {
    const TemporaryFolder folder;
    const Lexicon lexicon = read_plain(
        "{storm|gale} warning*\tforce\t-1.5\t\t\t\n"
        "at rest\tlegitimacy\t0.75\t\tgroup\t\n"
        "^May day\tforce\t2\t\t\t\n"
        "flood \\# tide\tforce\t-3\t\t\t\n"
        "ebb & flow\tlegitimacy\t-0.4\t\t\t\n"
        "safe, legal \"and\" <rare>\tlegitimacy\t1\t\t\t\n"
        "9/11\tforce\t-1\t\t\t\n"
        "null\tforce\t1\t\t\t\n"
        "{no|yes|true}\tlegitimacy\t-2\t\t\t\n"
        "October 7\tforce\t-1\t\t\t\n"
        "caf\u00E9 cr\u00E8me\tforce\t1\t\t\t\n"
        "people's front\t\t\t\tgroup\t\n"
        "{inner|outer} {town|towns}\t\t\t\tplace\t\n");
    for (const DictionaryFormat format : all_dictionary_formats) {
        const std::string name(name_of(format));
        check_round_trip(
            lexicon, format,
            holds_one_axis(format) ? std::optional<std::string>("force") : std::nullopt, folder,
            name);
    }
}

TEST_CASE("shipped lexicons go through every format and come back") {
    const TemporaryFolder folder;
    const std::filesystem::path lexicons = std::filesystem::path(PARALLAX_SOURCE_DIR) / "lexicons";
    const std::vector<std::pair<std::string, std::string>> shipped{
        {"conflict", "force"}, {"evaluation", "regard"}, {"style", "certainty"}};
    for (const auto& [id, axis] : shipped) {
        const Lexicon lexicon = read_lexicons(std::vector{lexicons / id});
        for (const DictionaryFormat format : all_dictionary_formats) {
            check_round_trip(lexicon, format,
                             holds_one_axis(format) ? std::optional(axis) : std::nullopt, folder,
                             id + "-" + std::string(name_of(format)));
        }
    }
}

TEST_CASE("lexicons of conflicts go through a format of each kind and come back") {
    const TemporaryFolder folder;
    const std::filesystem::path lexicons = std::filesystem::path(PARALLAX_SOURCE_DIR) / "lexicons";
    for (const char* const id : {"israel-palestine", "russia-ukraine", "us-politics"}) {
        const Lexicon lexicon = read_lexicons(std::vector{lexicons / id});
        for (const DictionaryFormat format : {DictionaryFormat::dic, DictionaryFormat::csv}) {
            check_round_trip(lexicon, format, std::nullopt, folder,
                             id + ("-" + std::string(name_of(format))));
        }
    }
}

TEST_CASE("what a format cannot hold is listed on export") {
    const Lexicon lexicon = read_plain(
        "^May\tforce\t0.3\t\t\t\t\t\tn\ts\n"
        "storm*\tforce\t-2\t\t\t\t\t\t\ts\n"
        "calm\tforce\t0\n"
        "a\\*b\tlegitimacy\t1\n"
        "{front|wing}\t\t\t\tgroup\n"
        "\\#landslide\tlegitimacy\t1\n");
    const auto list = [&](DictionaryFormat format) {
        const auto axis = holds_one_axis(format) ? lexicon.find_axis("force") : std::nullopt;
        const LexiconExport exported = export_lexicon(lexicon, format, axis);
        std::vector<std::string> lines = exported.lost;
        for (const Fault& fault : exported.left_out)
            lines.push_back(std::to_string(fault.line) + ": " + fault.message);
        return lines;
    };
    CHECK(list(DictionaryFormat::yaml) ==
          std::vector<std::string>{
              "exact case (^) of 1 term", "names of poles and axes: force, legitimacy",
              "notes of 1 term", "sources of 2 terms",
              "weights (every entry counts as 1) of 2 terms", "2 targets declared with aliases",
              "4: \"calm\": weight 0 lies on neither pole; left out",
              "5: \"a\\*b\": the format cannot say the sign \"*\" itself; left out"});
    CHECK(list(DictionaryFormat::afinn) ==
          std::vector<std::string>{
              "names of poles and axes: force", "2 targets declared with aliases",
              "2: \"^May\": weight 0.3 is no whole number; left out",
              "3: \"storm*\": the format cannot say \"any ending\"; left out",
              "5: \"a\\*b\": the format holds one axis, not also legitimacy; left out",
              "6: \"{front|wing}\": the format holds no choices; left out",
              "7: \"\\#landslide\": the format holds one axis, not also legitimacy; left out"});
}

TEST_CASE("categories become axes with poles, choices and ids of their own") {
    const auto import = [](const char* file, const std::string& bytes) {
        return import_dictionary(read_dictionary({file, bytes, std::nullopt, ""}),
                                 {"w", "en", "", LexiconKind::style, std::string(64, 'a')});
    };
    const ImportedLexicon poles = import("w.lc3", "+negative\ngale\n+positive\ncalm\n+neg_x\nno\n");
    CHECK(poles.axes == 2);
    CHECK(poles.terms ==
          "phrase\taxis\tweight\tchoice\tsd\tcategory\tnote\tsource\n"
          "gale\tvalence\t-1\t\t\tnegative\tStands in \"negative\" in w.lc3.\tw.lc3 "
          "(aaaaaaaaaaaaaaaa), line 2\n"
          "calm\tvalence\t1\t\t\tpositive\tStands in \"positive\" in w.lc3.\tw.lc3 "
          "(aaaaaaaaaaaaaaaa), line 4\n"
          "no\tneg-x\t1\t\t\tneg_x\tStands in \"neg_x\" in w.lc3.\tw.lc3 (aaaaaaaaaaaaaaaa), line "
          "6\n");
    // Names that give one id are told apart by their path, then by a number.
    const ImportedLexicon same =
        import("w.yml", "sea:\n  \"+x+\": [tide]\n  \"-x-\": [ebb]\nair:\n  x: [gale]\n");
    CHECK(same.axes == 3);
    for (const char* const id : {"\"sea-x\"", "\"sea-x-2\"", "\"air-x\""})
        CHECK(same.json.find(id) != std::string::npos);
    // A word twice: the same again, or with another sign.
    const ImportedLexicon twice = import("w.lc3", "+negative\ngale\nGale\n+positive\ngale\ncalm\n");
    CHECK(twice.repeated == 1);
    REQUIRE(twice.left_out.size() == 1);
    CHECK(twice.left_out[0].message ==
          "\"gale\": stands in line 2 with weight -1 already; left out");
    // What a phrase cannot say.
    const ImportedLexicon odd =
        import("w.yml", "a: ['*storm', 'st*rm', 'st?rm', ':-)', 'storm**', '{x|y}']\n");
    std::vector<std::string> messages;
    for (const Fault& fault : odd.left_out) messages.push_back(fault.message);
    CHECK(messages == std::vector<std::string>{
                          "\"*storm\": \"*\" follows no letter; left out",
                          "\"st*rm\": \"*\" stands inside a word; left out",
                          "\"st?rm\": \"?\" stands for any letter; left out",
                          "\":-)\": the phrase has no word; write at least one; left out"});
    CHECK(odd.entries == 2);
}
