// Word-level precision, recall and F1 of attributed content against annotations by others; with
// baselines in the same run (quotation marks only, every sentence that holds a cue word), the rules
// alone and the full model. Also recall by type, spans, and who speaks.
//
// usage: evaluate_voice REPOSITORY ROWS.tsv [--model FILE] [--errors N]
// scripts/evaluate makes the rows.
#include "engine/context/annotate_text.hpp"
#include "engine/context/quotations.hpp"
#include "engine/context/rule_reading.hpp"
#include "engine/context/token_view.hpp"
#include "engine/context/token_voices.hpp"
#include "engine/context/warring_sides.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/text/parse_text.hpp"
#include "tests/evaluate/polnear_rows.hpp"
#include "tests/evaluate/voice_scores.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace {

using namespace parallax;
using namespace parallax::evaluate;

struct Programs {
    std::filesystem::path root;
    std::filesystem::path rows;
    std::filesystem::path model;
    int errors = 0;
};

/// Tokens between quotation marks.
std::vector<bool> read_marks(const TokenView& view) {
    std::vector<bool> found(view.size());
    for (const Quotation& quotation : find_quotations(view)) {
        for (std::uint32_t at = quotation.tokens.begin; at < quotation.tokens.end; ++at) {
            found[at] = true;
        }
    }
    return found;
}

/// Sentences that hold an unambiguous verb or phrase of speech, its own words left out, and what
/// stands between marks.
std::vector<bool> read_cue_sentences(const TokenView& view, const ContextRules& rules,
                                     ContextMemo& memo, const Vocabulary& vocabulary) {
    std::vector<bool> found(view.size());
    std::vector<bool> cue_words(view.size());
    std::vector<PhraseMatch> cues;
    rules.lists().cue_matcher.find_all(view.parsed(), vocabulary, memo.cues, cues);
    for (const PhraseMatch& match : cues) {
        const Cue& cue = rules.lists().cues[match.payload];
        if (!cue.speech || cue.ambiguous || cue.part == CuePart::noun) continue;
        const std::uint32_t sentence = sentence_of(view.parsed(), match.tokens.begin);
        const TokenRange range = view.parsed().sentences[sentence].tokens;
        for (std::uint32_t at = range.begin; at < range.end; ++at) found[at] = true;
        for (std::uint32_t at = match.tokens.begin; at < match.tokens.end; ++at) {
            cue_words[at] = true;
        }
    }
    const std::vector<bool> marks = read_marks(view);
    for (std::uint32_t at = 0; at < view.size(); ++at) {
        found[at] = marks[at] || (found[at] && !cue_words[at]);
    }
    return found;
}

/// Prints a sentence with what was found and annotated: = both, - missed, + found only.
bool print_errors(const TokenView& view, const Sentence& sentence, const std::vector<bool>& found,
                  const GoldTokens& gold) {
    int wrong = 0;
    std::string line;
    char state = ' ';
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
        const bool wanted = gold.is_content(at);
        wrong += view.is_word(at) && wanted != found[at] ? 1 : 0;
        const char now = !view.is_word(at)     ? state
                         : wanted && found[at] ? '='
                         : wanted              ? '-'
                         : found[at]           ? '+'
                                               : ' ';
        if (now != state) {
            line += state == ' ' ? "" : "]";
            if (now != ' ') line.append(" [").append(1, now);
            state = now;
        }
        line.append(" ").append(view.surface(at));
    }
    if (wrong < 4) return false;
    std::printf("%s\n\n", line.c_str());
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    Programs given;
    int plain = 0;
    for (int at = 1; at < argc; ++at) {
        if (std::strcmp(argv[at], "--model") == 0 && at + 1 < argc) {
            given.model = argv[++at];
        } else if (std::strcmp(argv[at], "--errors") == 0 && at + 1 < argc) {
            given.errors = std::atoi(argv[++at]);
        } else {
            (plain++ == 0 ? given.root : given.rows) = argv[at];
        }
    }
    if (plain != 2) {
        std::fprintf(stderr,
                     "usage: evaluate_voice REPOSITORY ROWS.tsv [--model FILE] [--errors N]\n");
        return 2;
    }
    const std::vector<PolnearRow> rows = read_polnear_rows(read_whole_file(given.rows));
    const TextRules text_rules(given.root / "lexicons/style");
    const ContextRules rules(given.root / "lexicons/style");
    const std::unique_ptr<const VoiceModel> model =
        given.model.empty() ? nullptr : std::make_unique<const VoiceModel>(given.model);
    const Lexicon lexicon({}, {}, {}, {}, {});
    const WarringSides sides(lexicon);
    Vocabulary vocabulary;
    ContextMemo memo;
    WordCounts marks;
    WordCounts cue_sentences;
    VoiceScores by_rules;
    VoiceScores full;
    int shown = 0;
    for (const PolnearRow& row : rows) {
        const ParsedText parsed = parse_text(row.text, "", text_rules, vocabulary);
        const Matches nothing;
        const ContextInput input{row.text, parsed, vocabulary, nothing, lexicon, sides};
        const TokenView view(input, rules.lists(), memo);
        const RuleReading reading = read_by_rules(view, memo, vocabulary);
        const GoldTokens gold(view, row, reading.cues);
        marks.add(view, read_marks(view), gold);
        cue_sentences.add(view, read_cue_sentences(view, rules, memo, vocabulary), gold);
        const TokenVoices ruled = find_voices(view, memo, vocabulary, nullptr);
        by_rules.add(view, ruled, gold, row);
        if (!model && given.errors == 0) continue;
        const TokenVoices voices = find_voices(view, memo, vocabulary, model.get());
        full.add(view, voices, gold, row);
        const std::vector<bool> found = find_attributed(voices);
        for (const Sentence& sentence : parsed.sentences) {
            if (shown >= given.errors) break;
            shown += print_errors(view, sentence, found, gold) ? 1 : 0;
        }
    }
    std::printf("%zu articles, %llu words\n", rows.size(),
                static_cast<unsigned long long>(marks.words));
    marks.print("baseline: quotation marks only");
    cue_sentences.print("baseline: cue word in sentence");
    by_rules.print("rules");
    if (model) full.print("full");
    if (given.errors > 0) full.print_causes();
    return 0;
}
