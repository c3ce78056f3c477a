#pragma once

#include "engine/lexicon/lexicon.hpp"
#include "engine/profile/profile_table.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace parallax {

/// What a declared measure counts, always in the outlet's own wording:
/// axis: hits on one pole of an axis about one target, of all words;
/// labelling: labels of a choice for one target, of all noun phrases that refer to it;
/// label: one label of a choice for one target, of all labels.
enum class DeclaredKind : std::uint8_t { axis, labelling, label };

[[nodiscard]] std::string_view name_of(DeclaredKind kind);

/// One measure whose differences are tested. Which ones there are is decided by what all outlets
/// together say, before any outlet is told from another.
struct DeclaredMeasure {
    DeclaredKind kind = DeclaredKind::axis;
    std::optional<AxisId> axis;
    bool positive = false;  ///< pole, of an axis
    std::optional<ChoiceId> choice;
    std::optional<TermId> term;  ///< of a label
    std::optional<TargetId> target;

    [[nodiscard]] bool is_rate() const { return kind == DeclaredKind::axis; }

    friend bool operator<(const DeclaredMeasure& a, const DeclaredMeasure& b) {
        return std::tie(a.kind, a.axis, a.choice, a.target, a.positive, a.term) <
               std::tie(b.kind, b.axis, b.choice, b.target, b.positive, b.term);
    }
    friend bool operator==(const DeclaredMeasure&, const DeclaredMeasure&) = default;
};

/// "axis/legitimacy/negative/hamas", "labelling/armed-group/hamas", "label/armed-group/hamas/…"
[[nodiscard]] std::string id_of(const DeclaredMeasure& measure, const Lexicon& lexicon);

/// Whether headline results count the entry: those of lexicons of kind outlet they leave out.
[[nodiscard]] bool is_headline_term(const Term& term, const Lexicon& lexicon);

/// What one document adds to a measure.
struct DocumentPart {
    std::uint32_t document = 0;  ///< index into the rows
    double count = 0.0;
    double of = 0.0;  ///< 0 in a rate, whose denominator is the document's words
};

/// What one entry of the lexicon adds to a document's part.
struct EntryPart {
    TermId term;
    DocumentPart part;
};

/// A measure with all that documents and entries add to it. Only documents with something.
struct MeasuredDocuments {
    DeclaredMeasure measure;
    std::vector<DocumentPart> documents;  ///< by document
    std::vector<EntryPart> entries;       ///< by document, term
};

/// Every measure that the rows have something of, by kind, axis, choice, target, pole, term. Hits
/// without a target count on axes of style only. `with_outlet_lexicons`: also entries of lexicons
/// of kind outlet, which headline results leave out.
[[nodiscard]] std::vector<MeasuredDocuments> measure_documents(
    std::span<const DocumentRow* const> rows, const Lexicon& lexicon, bool with_outlet_lexicons);

}  // namespace parallax
