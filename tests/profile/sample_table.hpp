#pragma once

#include "engine/core/sha256.hpp"
#include "engine/profile/profile_table.hpp"
#include "tests/model/sample_lexicon.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <rapidcheck.h>

namespace parallax {

inline constexpr TargetId army{0};
inline constexpr TargetId rebels{1};
inline constexpr AxisId legitimacy{1};
inline constexpr ChoiceId namer{1};

inline std::string sample_key(std::string_view name) {
    return sha256_hex(name);
}

/// A row of `words` words in own voice, with nothing counted in it.
inline DocumentRow make_sample_row(const std::string& id, const std::string& outlet,
                                   const std::string& event = "", std::uint32_t words = 500) {
    DocumentRow row;
    row.key = sample_key(id);
    row.id = id;
    row.outlet = outlet;
    row.event = event;
    row.words[0] = words;
    row.scored_sentences = 10;
    return row;
}

inline std::optional<TargetId> any_target() {
    const unsigned target = *rc::gen::inRange(0U, 3U);
    return target == 0 ? std::nullopt : std::optional(TargetId{target - 1});
}

inline Wording any_wording() {
    return static_cast<Wording>(*rc::gen::inRange(0, 4));
}

/// A number of small counts of a document, as map from key to count.
template <class Key>
std::map<Key, std::uint32_t> any_counts(Key (*any_key)()) {
    std::map<Key, std::uint32_t> counts;
    for (int n = *rc::gen::inRange(0, 5); n > 0; --n) {
        const Key key = any_key();
        counts[key] = *rc::gen::inRange(1U, 6U);
    }
    return counts;
}

inline void add_any_counts(DocumentRow& row) {
    using MaybeTarget = std::optional<TargetId>;
    const auto axes = any_counts<std::tuple<std::uint32_t, MaybeTarget, Wording>>(
        [] { return std::tuple(*rc::gen::inRange(0U, 3U), any_target(), any_wording()); });
    for (const auto& [key, n] : axes) {
        const auto& [axis, target, wording] = key;
        const double sum = *rc::gen::inRange(-1000, 1000) / 7.0;
        row.axes.push_back({AxisId{axis}, target, wording, n, n / 3, n / 2, n / 4, sum});
    }
    const auto labels =
        any_counts<std::tuple<std::uint32_t, MaybeTarget, std::uint32_t, Wording>>([] {
            return std::tuple(*rc::gen::inRange(0U, 2U), any_target(),
                              *rc::gen::inRange(0U, unsigned{sample_term_count}), any_wording());
        });
    for (const auto& [key, n] : labels) {
        const auto& [choice, target, term, wording] = key;
        for (const char* surface : {"Raiders", "raiders"})
            row.labels.push_back({ChoiceId{choice}, target, TermId{term}, wording, surface, n});
    }
    const auto opportunities = any_counts<std::tuple<std::uint32_t, int, Wording>>([] {
        return std::tuple(*rc::gen::inRange(0U, 2U), *rc::gen::inRange(0, 3), any_wording());
    });
    for (const auto& [key, n] : opportunities) {
        const auto& [target, kind, wording] = key;
        row.opportunities.push_back(
            {TargetId{target}, static_cast<OpportunityKind>(kind), wording, n});
    }
    for (int n = *rc::gen::inRange(0, 4); n > 0; --n) {
        HarmCount count;
        count.target = any_target();
        count.voice = all_voices[*rc::gen::inRange<std::size_t>(0, all_voices.size())];
        count.form = all_harm_forms[*rc::gen::inRange<std::size_t>(0, all_harm_forms.size())];
        count.force = static_cast<std::uint8_t>(*rc::gen::inRange(1, 4));
        count.agent_named = *rc::gen::arbitrary<bool>();
        count.flagged = *rc::gen::arbitrary<bool>();
        count.figure = all_figure_uses[*rc::gen::inRange<std::size_t>(0, 3)];
        count.count = *rc::gen::inRange(1U, 6U);
        row.harms.push_back(count);
    }
    std::sort(row.harms.begin(), row.harms.end(),
              [](const HarmCount& a, const HarmCount& b) { return key_of(a) < key_of(b); });
    row.harms.erase(
        std::unique(row.harms.begin(), row.harms.end(),
                    [](const HarmCount& a, const HarmCount& b) { return key_of(a) == key_of(b); }),
        row.harms.end());
}

/// Evidence of the row's document at one place, the same for the same place.
inline Evidence make_sample_evidence(const DocumentRow& row, std::uint32_t begin, TermId term,
                                     std::optional<TargetId> target, Wording wording,
                                     std::uint64_t seed) {
    Evidence evidence;
    evidence.key = row.key;
    evidence.span = {begin, begin + 4};
    evidence.sentence = {begin, begin + 20};
    evidence.text = "some words of a line";
    evidence.term = term;
    evidence.wording = wording;
    evidence.voice = wording == Wording::source ? Voice::quoted : Voice::own;
    evidence.speaker = wording == Wording::source ? "an army \"spokesman\"\n" : "";
    evidence.target = target;
    evidence.link = target ? Link::apposition : Link::none;
    evidence.on_axis = true;
    evidence.flags.negated = begin % 7 == 0;
    evidence.rank = evidence_rank(seed, row.key, evidence.field, evidence.span, term);
    return evidence;
}

/// A document's row and the evidence found in it.
struct SampleDocument {
    DocumentRow row;
    std::vector<Evidence> evidence;
};

/// Any document; `number` tells it from others.
inline SampleDocument any_document(std::size_t number, std::uint64_t seed) {
    const std::vector<std::string> outlets = {"Ærø Posten", "Beacon", "courier"};
    const std::vector<std::string> events = {"", "", "flood", "strike", "vote"};
    SampleDocument document;
    document.row = make_sample_row("doc " + std::to_string(number), *rc::gen::elementOf(outlets),
                                   *rc::gen::elementOf(events), *rc::gen::inRange(0U, 2000U));
    document.row.words[1] = *rc::gen::inRange(0U, 300U);
    document.row.date = *rc::gen::element<std::string>("", "2024-02-29", "2024-03-01T10:00:00Z");
    document.row.title = "a title \"quoted\" é";
    document.row.url = "https://example.org/" + std::to_string(number);
    add_any_counts(document.row);
    std::map<std::tuple<std::uint32_t, std::optional<TargetId>, Wording>, std::uint32_t> terms;
    std::uint32_t begin = 0;
    for (int n = *rc::gen::inRange(0, 6); n > 0; --n) {
        begin += *rc::gen::inRange(1U, 9U);
        const std::uint32_t term = *rc::gen::inRange(0U, 3U);
        document.evidence.push_back(make_sample_evidence(document.row, begin, TermId{term},
                                                         any_target(), any_wording(), seed));
        const Evidence& found = document.evidence.back();
        ++terms[{term, found.target, found.wording}];
    }
    const Lexicon lexicon = make_sample_lexicon();
    for (const auto& [key, hits] : terms) {
        const auto& [term, target, wording] = key;
        const std::uint32_t on_axis = lexicon.term(TermId{term}).axis ? hits / 2 : 0;
        document.row.terms.push_back({TermId{term}, target, wording, hits, on_axis});
    }
    return document;
}

/// The table of some of the documents.
inline ProfileTable table_of(const std::vector<SampleDocument>& documents, std::uint64_t seed,
                             std::size_t evidence_per_cell) {
    std::vector<DocumentRow> rows;
    std::vector<Evidence> evidence;
    for (const SampleDocument& document : documents) {
        rows.push_back(document.row);
        evidence.insert(evidence.end(), document.evidence.begin(), document.evidence.end());
    }
    return make_table(std::move(rows), std::move(evidence), seed, evidence_per_cell);
}

inline std::vector<SampleDocument> any_documents(std::uint64_t seed) {
    std::vector<SampleDocument> documents;
    const std::size_t count = *rc::gen::inRange<std::size_t>(0, 12);
    for (std::size_t i = 0; i < count; ++i) documents.push_back(any_document(i, seed));
    return documents;
}

}  // namespace parallax
