// Word-level precision, recall and F1 of attributed content against annotations by others, with
// two baselines in the same run: quotation marks only, and every sentence that holds a cue.
//
// usage: evaluate_voice REPOSITORY ROWS.tsv [--errors N]
// A row: text (tabs, newlines and backslashes escaped) and its content spans as byte ranges
// "begin-end:type" separated by spaces. scripts/evaluate makes the rows.
#include "engine/context/annotate_text.hpp"
#include "engine/context/quotations.hpp"
#include "engine/context/token_view.hpp"
#include "engine/context/token_voices.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/text/parse_text.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace parallax;

struct Span16 {
    Span span;
    std::string type;
};

struct Row {
    std::string text;
    std::vector<Span16> content;
};

std::string unescape(std::string_view cell) {
    std::string text;
    for (std::size_t at = 0; at < cell.size(); ++at) {
        if (cell[at] != '\\' || at + 1 == cell.size()) {
            text += cell[at];
            continue;
        }
        ++at;
        text += cell[at] == 'n' ? '\n' : cell[at] == 't' ? '\t' : cell[at] == 'r' ? '\r' : cell[at];
    }
    return text;
}

std::vector<Row> read_rows(const std::string& bytes) {
    std::vector<Row> rows;
    std::string_view rest = bytes;
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        const std::size_t tab = line.find('\t');
        Row row;
        row.text = unescape(line.substr(0, tab));
        std::string spans(line.substr(tab + 1));
        for (char* part = std::strtok(spans.data(), " "); part != nullptr;
             part = std::strtok(nullptr, " ")) {
            char* after = nullptr;
            const auto begin = static_cast<std::uint32_t>(std::strtoul(part, &after, 10));
            const auto stop = static_cast<std::uint32_t>(std::strtoul(after + 1, &after, 10));
            row.content.push_back({{begin, stop}, after + 1});
        }
        rows.push_back(std::move(row));
        if (end == std::string_view::npos) break;
        rest.remove_prefix(end + 1);
    }
    return rows;
}

struct Counts {
    std::uint64_t hit = 0, found = 0, wanted = 0;
    void add(bool is_found, bool is_wanted) {
        hit += is_found && is_wanted ? 1 : 0;
        found += is_found ? 1 : 0;
        wanted += is_wanted ? 1 : 0;
    }
    void print(const char* name) const {
        const double p = static_cast<double>(hit) / static_cast<double>(found);
        const double r = static_cast<double>(hit) / static_cast<double>(wanted);
        std::printf("%-36s P %.3f  R %.3f  F1 %.3f  (%llu words found, %llu annotated)\n", name, p, r,
                    2 * p * r / (p + r), static_cast<unsigned long long>(found),
                    static_cast<unsigned long long>(wanted));
    }
};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: evaluate_voice REPOSITORY ROWS.tsv [--errors N]\n");
        return 2;
    }
    const std::filesystem::path root = argv[1];
    const std::vector<Row> rows = read_rows(read_whole_file(argv[2]));
    const int errors = argc > 4 ? std::atoi(argv[4]) : 0;
    const TextRules text_rules(root / "lexicons/style");
    const ContextRules rules(root / "lexicons/style");
    const Lexicon lexicon({}, {}, {}, {}, {});
    Vocabulary vocabulary;
    ContextMemo memo;
    Counts ours, marks, cue_sentence;
    std::map<std::string, Counts> by_type;
    std::uint64_t words = 0;
    int shown = 0;
    for (const Row& row : rows) {
        const ParsedText parsed = parse_text(row.text, "", text_rules, vocabulary);
        const Matches nothing;
        const ContextInput input{row.text, parsed, vocabulary, nothing, lexicon};
        const TokenView view(input, rules.lists(), memo);
        const TokenVoices voices = find_voices(view, memo, vocabulary);
        std::vector<std::string> gold(parsed.tokens.size());
        for (const Span16& content : row.content) {
            for (std::size_t at = 0; at < parsed.tokens.size(); ++at) {
                if (content.span.contains(parsed.tokens[at].span())) gold[at] = content.type;
            }
        }
        std::vector<bool> in_marks(parsed.tokens.size()), in_cue(parsed.tokens.size());
        for (const Quotation& quotation : find_quotations(view)) {
            for (std::uint32_t at = quotation.tokens.begin; at < quotation.tokens.end; ++at) {
                in_marks[at] = true;
            }
        }
        std::vector<PhraseMatch> cues;
        rules.lists().cue_matcher.find_all(parsed, vocabulary, memo.cues, cues);
        for (const PhraseMatch& match : cues) {
            const Cue& cue = rules.lists().cues[match.payload];
            if (!cue.speech || cue.ambiguous || cue.part == CuePart::noun) continue;
            const Sentence& sentence = parsed.sentences[sentence_of(parsed, match.tokens.begin)];
            for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
                in_cue[at] = at < match.tokens.begin || at >= match.tokens.end;
            }
        }
        for (std::uint32_t at = 0; at < view.size(); ++at) {
            if (!view.is_word(at)) continue;
            ++words;
            const bool wanted = !gold[at].empty();
            const bool found = voices.voices[at] != Voice::own;
            ours.add(found, wanted);
            marks.add(in_marks[at], wanted);
            cue_sentence.add(in_cue[at] || in_marks[at], wanted);
            if (wanted) by_type[gold[at]].add(found, true);
        }
        if (shown < errors) {
            for (const Sentence& sentence : parsed.sentences) {
                int wrong = 0;
                for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
                    wrong += view.is_word(at) && gold[at].empty() != (voices.voices[at] == Voice::own);
                }
                if (wrong < 4 || shown >= errors) continue;
                ++shown;
                std::string line;
                char state = ' ';
                for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
                    const bool wanted = !gold[at].empty();
                    const bool found = voices.voices[at] != Voice::own;
                    const char now = !view.is_word(at) ? state : wanted && found ? '=' : wanted ? '-' : found ? '+' : ' ';
                    if (now != state) {
                        line += state == ' ' ? "" : "]";
                        if (now != ' ') line += std::string(" [") + now;
                        state = now;
                    }
                    line += ' ';
                    line += view.surface(at);
                }
                std::printf("%s\n\n", line.c_str());
            }
        }
    }
    std::printf("%zu articles, %llu words\n", rows.size(), static_cast<unsigned long long>(words));
    ours.print("rules");
    marks.print("baseline: quotation marks only");
    cue_sentence.print("baseline: cue word in sentence");
    for (const auto& [type, counts] : by_type) {
        std::printf("  recall %-8s %.3f\n", type.c_str(),
                    static_cast<double>(counts.hit) / static_cast<double>(counts.wanted));
    }
    return 0;
}
