// Measures sentence splitting and tokens against a Universal Dependencies treebank (CoNLL-U).
// usage: evaluate_text FILE.conllu [--errors]   (run from the repository's root)

#include "engine/text/parse_text.hpp"
#include "engine/text/sentences.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

namespace {

using parallax::Span;

/// Sentences of the treebank joined to one text.
struct Passage {
    std::string text;
    std::vector<std::uint32_t> sentence_ends;  ///< byte behind the last token of each sentence
    std::vector<Span> tokens;
};

/// Byte offsets at which a splitter ends a sentence, sorted.
using Boundaries = std::vector<std::uint32_t>;

struct Tally {
    unsigned right = 0;
    unsigned found = 0;
    unsigned gold = 0;

    void add(const Boundaries& predicted, const Boundaries& expected) {
        Boundaries common;
        std::set_intersection(predicted.begin(), predicted.end(), expected.begin(), expected.end(),
                              std::back_inserter(common));
        right += static_cast<unsigned>(common.size());
        found += static_cast<unsigned>(predicted.size());
        gold += static_cast<unsigned>(expected.size());
    }

    void print(const char* name) const {
        const double precision = found == 0 ? 0 : static_cast<double>(right) / found;
        const double recall = gold == 0 ? 0 : static_cast<double>(right) / gold;
        const double f1 = right == 0 ? 0 : 2 * precision * recall / (precision + recall);
        std::printf("%-38s P %.4f  R %.4f  F1 %.4f  (%u gold, %u found)\n", name, precision, recall,
                    f1, gold, found);
    }
};

/// Reads the treebank once; a passage ends at `# newpar` or `# newdoc`, or only at the latter.
std::vector<Passage> read_passages(const char* path, bool whole_documents) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error(std::string("cannot read ") + path);
    std::vector<Passage> passages(1);
    std::string line;
    bool in_sentence = false;
    bool space_due = false;
    unsigned skip_to = 0;
    while (std::getline(file, line)) {
        Passage* passage = &passages.back();
        if (line.empty()) {
            if (in_sentence) {
                passage->sentence_ends.push_back(static_cast<std::uint32_t>(passage->text.size()));
            }
            in_sentence = false;
            skip_to = 0;
            continue;
        }
        if (line[0] == '#') {
            const bool cuts = line.rfind("# newdoc", 0) == 0 ||
                              (!whole_documents && line.rfind("# newpar", 0) == 0);
            if (cuts && !passage->text.empty()) {
                passages.emplace_back();
                space_due = false;
            }
            continue;
        }
        const std::size_t tab = line.find('\t');
        const std::string id = line.substr(0, tab);
        if (id.find('.') != std::string::npos) continue;
        const std::size_t hyphen = id.find('-');
        if (hyphen == std::string::npos && static_cast<unsigned>(std::stoul(id)) <= skip_to)
            continue;
        if (hyphen != std::string::npos) {
            skip_to = static_cast<unsigned>(std::stoul(id.substr(hyphen + 1)));
        }
        if (space_due) passage->text += ' ';
        const auto begin = static_cast<std::uint32_t>(passage->text.size());
        passage->text += line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1);
        passage->tokens.push_back({begin, static_cast<std::uint32_t>(passage->text.size())});
        space_due = line.find("SpaceAfter=No", line.rfind('\t')) == std::string::npos;
        in_sentence = true;
    }
    return passages;
}

/// Inner boundaries: without the end of the passage.
Boundaries inner(Boundaries boundaries, const Passage& passage) {
    while (!boundaries.empty() && boundaries.back() >= passage.sentence_ends.back()) {
        boundaries.pop_back();
    }
    return boundaries;
}

/// Boundaries behind a stop and its closing marks: those a splitter by stops can find at all.
Boundaries marked(const Boundaries& boundaries, const Passage& passage) {
    Boundaries kept;
    for (const std::uint32_t end : boundaries) {
        std::string_view before = std::string_view(passage.text).substr(0, end);
        const std::size_t last = before.find_last_not_of("\"')]}");
        if (last != std::string_view::npos) before = before.substr(0, last + 1);
        for (const std::string_view curly : {"”", "’"}) {
            if (before.size() >= 3 && before.substr(before.size() - 3) == curly) {
                before.remove_suffix(3);
            }
        }
        const bool is_ellipsis = before.size() >= 3 && before.substr(before.size() - 3) == "…";
        const bool is_stop = !before.empty() &&
                             std::string_view(".?!").find(before.back()) != std::string_view::npos;
        if (is_ellipsis || is_stop) kept.push_back(end);
    }
    return kept;
}

Boundaries split_by_ours(const Passage& passage, const std::vector<parallax::Token>& tokens,
                         const parallax::TextRules& rules, const parallax::Vocabulary& vocabulary) {
    std::vector<parallax::TokenRange> sentences;
    parallax::split_sentences(passage.text, tokens, {0, static_cast<std::uint32_t>(tokens.size())},
                              rules, vocabulary, sentences);
    Boundaries ends;
    for (const auto& sentence : sentences) ends.push_back(tokens[sentence.end - 1].end);
    if (!ends.empty()) ends.back() = static_cast<std::uint32_t>(passage.text.size());
    return ends;
}

Boundaries split_by_icu(const Passage& passage, icu::BreakIterator& iterator) {
    UErrorCode status = U_ZERO_ERROR;
    UText* text = utext_openUTF8(nullptr, passage.text.data(),
                                 static_cast<std::int64_t>(passage.text.size()), &status);
    iterator.setText(text, status);
    Boundaries ends;
    iterator.first();
    for (auto end = iterator.next(); end != icu::BreakIterator::DONE; end = iterator.next()) {
        auto at = static_cast<std::size_t>(end);
        while (at > 0 && passage.text[at - 1] == ' ') --at;
        ends.push_back(static_cast<std::uint32_t>(at));
    }
    utext_close(text);
    return ends;
}

void print_errors(const Passage& passage, const Boundaries& predicted, const Boundaries& expected) {
    const auto show = [&](char sign, const Boundaries& wrong) {
        for (const std::uint32_t at : wrong) {
            const std::uint32_t from = at > 60 ? at - 60 : 0;
            std::printf("%c %s ||%s\n", sign, passage.text.substr(from, at - from).c_str(),
                        passage.text.substr(at, 50).c_str());
        }
    };
    Boundaries wrong;
    std::set_difference(predicted.begin(), predicted.end(), expected.begin(), expected.end(),
                        std::back_inserter(wrong));
    show('+', wrong);
    wrong.clear();
    std::set_difference(expected.begin(), expected.end(), predicted.begin(), predicted.end(),
                        std::back_inserter(wrong));
    show('-', wrong);
}

void evaluate(const char* path, bool whole_documents, bool errors,
              const parallax::TextRules& rules) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> iterator(
        icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status));
    parallax::Vocabulary vocabulary;
    Tally ours_inner;
    Tally icu_inner;
    Tally ours_marked;
    Tally icu_marked;
    Tally ours_all;
    Tally icu_all;
    Tally tokens_tally;
    for (const Passage& passage : read_passages(path, whole_documents)) {
        const auto tokens = parallax::tokenise(passage.text, vocabulary);
        const Boundaries ours = split_by_ours(passage, tokens, rules, vocabulary);
        const Boundaries by_icu = split_by_icu(passage, *iterator);
        const Boundaries gold_inner = inner(passage.sentence_ends, passage);
        ours_inner.add(inner(ours, passage), gold_inner);
        icu_inner.add(inner(by_icu, passage), gold_inner);
        const Boundaries gold_marked = marked(gold_inner, passage);
        ours_marked.add(inner(ours, passage), gold_marked);
        icu_marked.add(inner(by_icu, passage), gold_marked);
        ours_all.add(ours, passage.sentence_ends);
        icu_all.add(by_icu, passage.sentence_ends);
        if (errors) print_errors(passage, inner(ours, passage), gold_inner);
        std::set<Span> gold_tokens(passage.tokens.begin(), passage.tokens.end());
        tokens_tally.gold += static_cast<unsigned>(gold_tokens.size());
        tokens_tally.found += static_cast<unsigned>(tokens.size());
        for (const auto& token : tokens) {
            tokens_tally.right += static_cast<unsigned>(gold_tokens.count(token.span()));
        }
    }
    std::printf("%s\n", whole_documents ? "Whole documents joined" : "Paragraphs joined");
    ours_inner.print("  ours, boundaries inside");
    icu_inner.print("  ICU,  boundaries inside");
    ours_marked.print("  ours, inside, marked by a stop");
    icu_marked.print("  ICU,  inside, marked by a stop");
    ours_all.print("  ours, with the ends of passages");
    icu_all.print("  ICU,  with the ends of passages");
    if (!whole_documents) tokens_tally.print("  tokens, ours (UAX #29) against UD");
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::fprintf(stderr, "usage: evaluate_text FILE.conllu [--errors]\n");
        return 2;
    }
    try {
        const parallax::TextRules rules("lexicons/style");
        const bool errors = count > 2 && std::string_view(arguments[2]) == "--errors";
        evaluate(arguments[1], false, errors, rules);
        evaluate(arguments[1], true, false, rules);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "evaluate_text: %s\n", error.what());
        return 4;
    }
    return 0;
}
