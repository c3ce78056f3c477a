#include "engine/model/features.hpp"

#include <algorithm>
#include <utility>

namespace parallax {
namespace {

using Occurrence = std::pair<FeatureKey, Place>;

void append_occurrence(std::vector<Occurrence>& out, Field field, const Hit& hit) {
    out.emplace_back(FeatureKey{hit.term, hit.wording, hit.target}, Place{field, hit.span});
}

FeatureVector count_occurrences(std::vector<Occurrence> occurrences,
                                std::uint32_t scored_sentences) {
    std::sort(occurrences.begin(), occurrences.end());
    FeatureVector vector;
    // A sentence without a word is not scored, yet a term made of signs may match in it.
    vector.scored_sentences =
        occurrences.empty() ? scored_sentences : std::max<std::uint32_t>(scored_sentences, 1);
    for (const auto& [key, place] : occurrences) {
        if (vector.counts.empty() || vector.counts.back().key != key)
            vector.counts.push_back({key, {}});
        vector.counts.back().places.push_back(place);
    }
    return vector;
}

}  // namespace

std::string_view name_of(Field field) {
    switch (field) {
        case Field::title:
            return "title";
        case Field::text:
            return "text";
    }
    return "text";
}

bool is_feature(const Hit& hit) {
    return hit.on_axis && !hit.flags.any() && hit.section != Section::furniture;
}

FeatureVector count_features(std::span<const AnnotatedField> fields) {
    std::vector<Occurrence> occurrences;
    std::uint32_t scored_sentences = 0;
    for (const AnnotatedField& field : fields) {
        scored_sentences += field.annotation->scored_sentences;
        for (const Hit& hit : field.annotation->hits) {
            if (is_feature(hit)) append_occurrence(occurrences, field.field, hit);
        }
    }
    return count_occurrences(std::move(occurrences), scored_sentences);
}

FeatureVector count_features(const AnnotatedField& field, std::uint32_t sentence) {
    std::vector<Occurrence> occurrences;
    for (const Hit& hit : field.annotation->hits) {
        if (hit.sentence == sentence && is_feature(hit))
            append_occurrence(occurrences, field.field, hit);
    }
    return count_occurrences(std::move(occurrences), 1);
}

}  // namespace parallax
