#include "engine/report/flag_names.hpp"
#include "engine/report/markdown_parts.hpp"
#include "engine/report/markdown_text.hpp"

#include <array>
#include <map>

#include <fmt/format.h>

namespace parallax {

namespace {

/// The same for every outlet, so that the list is no verdict on the one that writes most.
constexpr std::size_t shown_per_outlet = 6;

constexpr std::array<std::string_view, wording_count> wording_phrases{
    "outlet's wording", "source's wording", "uncertain wording", "in scare quotes"};

std::string sentence_with_phrase(const Evidence& evidence) {
    const std::string_view sentence = evidence.text;
    const std::size_t begin = evidence.span.begin - evidence.sentence.begin;
    const std::size_t end = evidence.span.end - evidence.sentence.begin;
    const std::string_view before = sentence.substr(0, begin);
    const std::string_view after = sentence.substr(end);
    std::string text = escape_markdown(before);
    text += "**" + escape_markdown(sentence.substr(begin, end - begin)) + "**";
    const bool space_after = !after.empty() && (after.front() == ' ' || after.front() == '\n' ||
                                                after.front() == '\r' || after.front() == '\t');
    return text + (space_after ? " " : "") + escape_markdown(after);
}

std::string describe_evidence(const Evidence& evidence, const DocumentRow& document,
                              const Lexicon& lexicon) {
    const Term& term = lexicon.term(evidence.term);
    std::string line = "- " + sentence_with_phrase(evidence) + "\n  ";
    line += fmt::format(
        "{} {:+.1f}, about {}; {}, {} voice", escape_markdown(lexicon.axis(*term.axis).id),
        term.weight, markdown_target(evidence.target, lexicon),
        wording_phrases[static_cast<std::size_t>(evidence.wording)], name_of(evidence.voice));
    if (!evidence.speaker.empty()) {
        line += " of " + escape_markdown(evidence.speaker);
    } else if (evidence.voice != Voice::own && evidence.voice != Voice::scare) {
        line += " of an unnamed source";
    }
    for (const std::string_view flag : names_of(evidence.flags)) {
        line += fmt::format(", set aside as {}", escape_markdown(flag));
    }
    line += fmt::format(". {}{}, {}:{}–{}\n", escape_markdown(name_document(document)),
                        document.date.empty() ? "" : ", " + escape_markdown(document.date),
                        name_of(evidence.field), evidence.span.begin, evidence.span.end);
    return line;
}

}  // namespace

std::string markdown_evidence(const Report& report, const Lexicon& lexicon) {
    const Comparison& comparison = report.comparison;
    std::map<std::string_view, const DocumentRow*> rows_by_key;
    for (const DocumentRow& row : comparison.documents) {
        rows_by_key.emplace(row.key, &row);
    }
    std::map<std::string_view, std::vector<const Evidence*>> by_outlet;
    for (const Evidence& evidence : comparison.evidence) {
        const Term& term = lexicon.term(evidence.term);
        const auto row = rows_by_key.find(evidence.key);
        if (!evidence.on_axis || !term.axis || row == rows_by_key.end() ||
            lexicon.axis(*term.axis).kind != LexiconKind::framing ||
            evidence.wording != Wording::outlet || evidence.flags.any()) {
            continue;
        }
        std::vector<const Evidence*>& list = by_outlet[row->second->outlet];
        if (list.size() < shown_per_outlet) {
            list.push_back(&evidence);
        }
    }
    if (by_outlet.empty()) {
        return "";
    }
    std::string text = fmt::format(
        "## Strongest evidence\n\nUp to {} sentences of each outlet with a phrase of its own "
        "wording, in bold, largest weight first. All kept evidence is in evidence.jsonl.\n\n",
        shown_per_outlet);
    for (const OutletSummary& outlet : comparison.outlets) {
        text += "### " + escape_markdown(outlet.outlet) + "\n\n";
        for (const Evidence* evidence : by_outlet[outlet.outlet]) {
            text += describe_evidence(*evidence, *rows_by_key.at(evidence->key), lexicon);
        }
        text += by_outlet[outlet.outlet].empty()
                    ? "No sentence with a framing term of its own wording.\n\n"
                    : "\n";
    }
    return text;
}

}  // namespace parallax
