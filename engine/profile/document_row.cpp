#include "engine/profile/count_sources.hpp"
#include "engine/profile/profile_table.hpp"
#include "engine/profile/written_words.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

using MaybeTarget = std::optional<TargetId>;

constexpr std::uint32_t words_of_opening = 8;

/// The first words outside furniture, on one line.
std::string read_opening(const AnalysedDocument& analysed) {
    const ParsedText& parsed = analysed.text;
    const auto sentence = std::find_if(
        parsed.sentences.begin(), parsed.sentences.end(),
        [](const Sentence& s) { return s.section != Section::furniture && s.tokens.size() > 0; });
    if (sentence == parsed.sentences.end()) return {};
    std::uint32_t words = 0;
    std::uint32_t at = sentence->tokens.begin;
    while (at < sentence->tokens.end && words < words_of_opening) {
        words += parsed.tokens[at].is_word() ? 1 : 0;
        ++at;
    }
    const Span span{parsed.tokens[sentence->tokens.begin].begin, parsed.tokens[at - 1].end};
    std::string opening = tidy_words(slice(analysed.document.text, span));
    if (at < sentence->tokens.end) opening += "\u2026";
    return opening;
}

/// Counts of one document under their keys, in the order in which a row lists them.
struct RowTally {
    std::map<std::tuple<ChoiceId, MaybeTarget, TermId, Wording, std::string>, std::uint32_t> labels;
    std::map<std::tuple<TermId, MaybeTarget, Wording>, TermCount> terms;
    std::map<std::tuple<TargetId, OpportunityKind, Wording>, std::uint32_t> opportunities;
};

void count_on_axis(AxisCount& count, const Hit& hit, double weight) {
    if (hit.flags.any()) {
        ++count.flagged;
        return;
    }
    ++count.hits;
    if (weight < 0.0) ++count.negative;
    if (weight > 0.0) ++count.positive;
    count.sum += weight;
}

/// The count of the hit's axis, target and wording, put in its place if it is new.
AxisCount& find_count(std::vector<AxisCount>& counts, AxisId axis, const Hit& hit) {
    const auto is_before = [](const AxisCount& count, const auto& key) {
        return std::tie(count.axis, count.target, count.wording) < key;
    };
    const auto key = std::tie(axis, hit.target, hit.wording);
    auto found = std::lower_bound(counts.begin(), counts.end(), key, is_before);
    if (found == counts.end() || std::tie(found->axis, found->target, found->wording) != key) {
        found = counts.insert(found, AxisCount{axis, hit.target, hit.wording});
    }
    return *found;
}

void count_hit(RowTally& tally, const Hit& hit, std::string_view bytes, const Lexicon& lexicon) {
    TermCount& count = tally.terms[{hit.term, hit.target, hit.wording}];
    ++count.hits;
    if (hit.on_axis && !hit.flags.any()) ++count.on_axis;
    if (!hit.flags.any()) ++count.plain;
    if (hit.in_choice && !hit.flags.any()) {
        const Term& term = lexicon.term(hit.term);
        assert(term.choice.has_value());
        ++tally.labels[{*term.choice, hit.target, hit.term, hit.wording,
                        tidy_words(slice(bytes, hit.span))}];
    }
}

void list_counts(DocumentRow& row, const RowTally& tally) {
    for (const auto& [key, count] : tally.labels) {
        const auto& [choice, target, term, wording, surface] = key;
        row.labels.push_back({choice, target, term, wording, surface, count});
    }
    for (const auto& [key, count] : tally.terms) {
        TermCount& listed = row.terms.emplace_back(count);
        std::tie(listed.term, listed.target, listed.wording) = key;
    }
    for (const auto& [key, count] : tally.opportunities) {
        const auto& [target, kind, wording] = key;
        row.opportunities.push_back({target, kind, wording, count});
    }
}

}  // namespace

void add_to_axes(std::vector<AxisCount>& counts, std::span<const Hit> hits,
                 const Lexicon& lexicon) {
    for (const Hit& hit : hits) {
        if (hit.section == Section::furniture || !hit.on_axis) continue;
        const Term& term = lexicon.term(hit.term);
        assert(term.axis.has_value());
        count_on_axis(find_count(counts, *term.axis, hit), hit, term.weight);
    }
}

std::string name_document(const DocumentRow& row) {
    if (!row.title.empty()) return row.title;
    return row.opening.empty() ? row.id : "\u201c" + row.opening + "\u201d";
}

AxisCounts count_axes(const AnalysedDocument& analysed, const Lexicon& lexicon) {
    AxisCounts row;
    for (const Field field : all_fields) {
        const Annotation& annotation = analysed.annotation(field);
        for (std::size_t v = 0; v < all_voices.size(); ++v) row.words[v] += annotation.words[v];
        row.scored_sentences += annotation.scored_sentences;
        add_to_axes(row.axes, annotation.hits, lexicon);
    }
    return row;
}

DocumentRow make_row(const AnalysedDocument& analysed, const Lexicon& lexicon) {
    const Document& document = analysed.document;
    DocumentRow row;
    row.key = content_key(document);
    row.id = document.id;
    row.outlet = document.outlet;
    row.event = document.event;
    row.date = document.date;
    row.title = document.title;
    if (row.title.empty()) row.opening = read_opening(analysed);
    row.url = document.url;
    AxisCounts axes = count_axes(analysed, lexicon);
    row.words = axes.words;
    row.scored_sentences = axes.scored_sentences;
    row.axes = std::move(axes.axes);
    row.sources = count_sources(analysed);
    row.harms = count_harms(analysed);
    row.parts = count_parts(analysed);
    RowTally tally;
    for (const Field field : all_fields) {
        const Annotation& annotation = analysed.annotation(field);
        const ParsedText& parsed = analysed.parsed(field);
        for (const Hit& hit : annotation.hits) {
            if (hit.section != Section::furniture)
                count_hit(tally, hit, analysed.bytes(field), lexicon);
        }
        for (const Opportunity& opportunity : annotation.opportunities) {
            assert(opportunity.sentence < parsed.sentences.size());
            if (parsed.sentences[opportunity.sentence].section == Section::furniture) continue;
            ++tally.opportunities[{opportunity.target, opportunity.kind, opportunity.wording}];
        }
    }
    list_counts(row, tally);
    return row;
}

}  // namespace parallax
