// Prints a text file with every passage marked, for reading by eye.
#include "engine/context/annotate_text.hpp"
#include "engine/context/warring_sides.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/text/parse_text.hpp"

#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

int main(int argc, char** argv) {
    using namespace parallax;
    if (argc < 3) {
        std::fprintf(stderr, "usage: show_voices REPOSITORY FILE [--model FILE] [LEXICON…]\n");
        return 2;
    }
    const std::filesystem::path root = argv[1];
    const std::string text = read_whole_file(argv[2]);
    std::vector<std::filesystem::path> folders;
    std::filesystem::path model;
    for (int index = 3; index < argc; ++index) {
        if (std::string_view(argv[index]) == "--model" && index + 1 < argc) {
            model = argv[++index];
        } else {
            folders.emplace_back(argv[index]);
        }
    }
    const TextRules text_rules(root / "lexicons/style");
    const ContextRules rules(root / "lexicons/style", model);
    const Lexicon lexicon = read_lexicons(folders);
    const Matcher matcher(lexicon);
    const WarringSides sides(lexicon);
    Vocabulary vocabulary;
    MatchMemo memo;
    ContextMemo context;
    const ParsedText parsed = parse_text(text, "", text_rules, vocabulary);
    const Matches matches = matcher.find(parsed, vocabulary, memo);
    const Annotation annotation =
        annotate_text({text, parsed, vocabulary, matches, lexicon, sides}, rules, context);
    for (const SectionSpan& section : parsed.sections) {
        std::printf("\n[%s] ", std::string(name_of(section.section)).c_str());
        std::size_t at = section.span.begin;
        for (const Passage& passage : annotation.passages) {
            if (!section.span.contains(passage.span)) continue;
            std::printf("%s\033[7m<%s:", text.substr(at, passage.span.begin - at).c_str(),
                        std::string(name_of(passage.voice)).substr(0, 1).c_str());
            std::printf("%s>\033[0m", std::string(slice(text, passage.span)).c_str());
            if (passage.speaker) {
                std::printf("{%s", std::string(slice(text, *passage.speaker)).c_str());
                if (passage.speaker_name && !passage.speaker->contains(*passage.speaker_name)) {
                    std::printf(" = %s", std::string(slice(text, *passage.speaker_name)).c_str());
                }
                std::printf("}");
            }
            if (passage.cue) {
                std::printf("(%s)", std::string(slice(text, *passage.cue)).c_str());
            }
            at = passage.span.end;
        }
        std::printf("%s", text.substr(at, section.span.end - at).c_str());
    }
    std::printf("\n\n");
    for (const Hit& hit : annotation.hits) {
        const Term& term = lexicon.term(hit.term);
        std::printf("%-34s %-14s %5.1f %-9s %-9s %-10s %-16s %s%s%s\n",
                    std::string(slice(text, hit.span)).c_str(),
                    hit.on_axis && term.axis ? lexicon.axis(*term.axis).id.c_str() : "-",
                    term.weight, std::string(name_of(hit.voice)).c_str(),
                    std::string(name_of(hit.wording)).c_str(),
                    std::string(name_of(hit.link)).c_str(),
                    hit.target ? lexicon.target(*hit.target).id.c_str() : "-",
                    hit.in_choice && term.choice ? lexicon.choice(*term.choice).id.c_str() : "-",
                    hit.flags.negated ? " NEG" : "", hit.flags.so_called ? " SO" : "");
    }
    return 0;
}
