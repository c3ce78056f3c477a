#pragma once

#include "engine/context/annotation.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/lexicon/matcher.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace parallax {

/// Which of a document's two texts a place is in.
enum class Field : std::uint8_t { title, text };

[[nodiscard]] std::string_view name_of(Field field);

/// A place in a document's bytes.
struct Place {
    Field field = Field::text;
    Span span;

    friend auto operator<=>(const Place&, const Place&) = default;
};

/// A term in one wording, about one target or none: the features of a lexicon model.
struct FeatureKey {
    TermId term;
    Wording wording = Wording::outlet;
    std::optional<TargetId> target;

    friend auto operator<=>(const FeatureKey&, const FeatureKey&) = default;
};

/// A feature met in a unit, with every place that counts.
struct FeatureCount {
    FeatureKey key;
    std::vector<Place> places;  ///< sorted, never empty
};

/// The features of one unit (a document, or a sentence).
struct FeatureVector {
    std::vector<FeatureCount> counts;  ///< by key
    std::uint32_t scored_sentences = 0;

    /// Occurrences ÷ scored sentences of the unit; for a single sentence the count itself.
    /// Requires scored_sentences > 0 where there is a count.
    [[nodiscard]] double value(const FeatureCount& count) const {
        return static_cast<double>(count.places.size()) / static_cast<double>(scored_sentences);
    }
};

/// Title and text of one document as context saw them.
struct AnnotatedField {
    Field field = Field::text;
    const ParsedText* parsed = nullptr;  ///< not owned; outlives the call
    const Annotation* annotation = nullptr;
    std::string_view bytes{};          ///< of the field; not owned
    const Matches* matches = nullptr;  ///< names of targets; none: n-grams see every name
};

/// Whether the hit counts: on an axis, not flagged, outside furniture.
[[nodiscard]] bool is_feature(const Hit& hit);

/// Features of the whole document: hits on an axis, not flagged, outside furniture.
[[nodiscard]] FeatureVector count_features(std::span<const AnnotatedField> fields);

/// Features of one sentence.
[[nodiscard]] FeatureVector count_features(const AnnotatedField& field, std::uint32_t sentence);

}  // namespace parallax
