#include "engine/context/speaker_weights.hpp"

#include <algorithm>

namespace parallax {
namespace {

constexpr std::array<std::string_view, speaker_questions> names{
    "proposed",   "read-as",      "role",       "place",        "kind",       "next",
    "before",     "from-cue",     "to-cue",     "from-content", "voice",      "order",
    "repeats",    "sentence",     "cue-class",  "frame",        "shape",      "gap",
    "rivals",     "kind-role",    "clause",     "nobody",       "other-cue",  "other-class",
    "next-part",  "before-form",  "cue-order",  "opening",      "cue-role",   "subject-rank",
    "spoken",     "number",       "kind-class", "head-noun",    "begins",     "part-cue",
    "part-form",  "part-subject", "part-next",  "part-path",    "part-outer", "part-sense",
    "part-rules", "part-place",   "part-class", "part-opener",  "part-depth", "part-start",
    "part-turn",  "part-clause"};

/// By how much another must be likelier than the one named so far: a ratio of e^¼ in probability.
constexpr std::int32_t least_lead = 64;

/// Above this much likelihood content parts: odds of e⁻¹ to one; chosen on folds.
constexpr std::int32_t least_parting = -256;

}  // namespace

std::string_view name_of(SpeakerQuestion question) {
    return names[static_cast<std::size_t>(question)];
}

std::optional<SpeakerQuestion> speaker_question_from(std::string_view name) {
    const auto* const found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<SpeakerQuestion>(found - names.begin());
}

SpeakerWeights::SpeakerWeights(std::span<const Row> rows) {
    if (rows.empty()) return;
    weights_.assign(speaker_questions * speaker_answers, 0);
    for (const Row& row : rows) {
        weights_[static_cast<std::size_t>(row.question) * speaker_answers + row.answer] =
            row.weight;
        knows_partings_ = knows_partings_ || row.question >= SpeakerQuestion::part_cue;
    }
}

std::int32_t SpeakerWeights::score(const SpeakerCandidate& candidate) const {
    std::int32_t sum = 0;
    for (std::size_t question = 0; question < speaker_questions; ++question) {
        sum += weights_[question * speaker_answers + candidate.answers[question]];
    }
    return sum;
}

std::size_t SpeakerWeights::choose(std::span<const SpeakerCandidate> candidates) const {
    if (empty()) return 0;
    std::size_t best = 0;
    std::int32_t highest = score(candidates[0]) + (candidates[0].phrase ? least_lead : 0);
    for (std::size_t index = 1; index < candidates.size(); ++index) {
        const std::int32_t sum = score(candidates[index]);
        if (sum <= highest) continue;
        highest = sum;
        best = index;
    }
    return best;
}

bool SpeakerWeights::parts(const SpeakerCandidate& cue) const {
    return knows_partings_ && score(cue) - score(SpeakerCandidate{}) > least_parting;
}

}  // namespace parallax
