#include "engine/score_sentences.hpp"

#include "engine/model/sentence_unit.hpp"

#include <iterator>
#include <utility>

namespace parallax {

SentenceScores::SentenceScores(const AnalysedDocument& analysed, const Resources& resources,
                               Workspace& workspace)
    : analysed_(analysed), resources_(resources), workspace_(workspace) {
    if (resources.models().size() < 2) return;
    const bool without_induced = resources.is_induced_from(analysed.document);
    for (const Field field : all_fields) {
        matches_[static_cast<std::size_t>(field)] =
            resources.find_matches(analysed.parsed(field), without_induced, workspace);
    }
}

std::vector<Score> SentenceScores::score(Field field, std::uint32_t sentence) {
    const auto number = static_cast<std::size_t>(field);
    AnnotatedField whole = fields_of(analysed_)[number];
    const FeatureVector terms = count_features(whole, sentence);
    const std::vector<ReadyModel>& models = resources_.models();
    std::vector<Score> scores = models.front().scorer.score(terms);
    if (models.size() == 1) return scores;
    whole.matches = &matches_[number];
    const SentenceUnit unit(whole, sentence);
    const std::array<AnnotatedField, 1> fields{unit.field()};
    for (std::size_t i = 1; i < models.size(); ++i) {
        std::vector<Score> more =
            models[i].scorer.score(terms, fields, workspace_.vocabulary, workspace_.features[i]);
        std::move(more.begin(), more.end(), std::back_inserter(scores));
    }
    return scores;
}

}  // namespace parallax
