#include "engine/compare_verdicts.hpp"

#include "engine/parallel_documents.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

/// Scores by the names of axis and target, which two lexicons share; their numbers they do not.
using ScoresByName = std::map<std::pair<std::string, std::string>, Score>;

ScoresByName name_scores(std::vector<Score> scores, const Lexicon& lexicon) {
    ScoresByName out;
    for (Score& score : scores) {
        if (!score.axis) continue;
        std::string target = score.target ? lexicon.target(*score.target).id : std::string();
        out.emplace(std::pair(lexicon.axis(*score.axis).id, std::move(target)), std::move(score));
    }
    return out;
}

int side_of(const Score* score) {
    if (score == nullptr || score->logit == 0.0) return 0;
    return score->logit < 0.0 ? -1 : 1;
}

std::vector<MovedContribution> list_moved(const Score* before, const Score* after) {
    std::map<std::string, MovedContribution> by_feature;
    const auto add = [&](const Score* score, double MovedContribution::*amount) {
        if (score == nullptr) return;
        for (const Contribution& one : score->contributions) {
            const std::string_view feature = score->feature_of(one);
            MovedContribution& moved = by_feature[std::string(feature)];
            moved.feature = feature;
            moved.*amount = one.contribution;
            const auto places = score->places_of(one);
            moved.places.assign(places.begin(), places.end());
        }
    };
    add(before, &MovedContribution::before);
    add(after, &MovedContribution::after);
    std::vector<MovedContribution> out;
    for (auto& [name, moved] : by_feature) {
        if (moved.before != moved.after) out.push_back(std::move(moved));
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const MovedContribution& a, const MovedContribution& b) {
                         return std::abs(a.after - a.before) > std::abs(b.after - b.before);
                     });
    return out;
}

/// What one document became.
struct Part {
    std::vector<VerdictChange> changes;
    bool moved = false;
    std::optional<Reject> reject;
};

void compare(const Document& document, const ScoresByName& before, const ScoresByName& after,
             Part& part) {
    std::map<std::pair<std::string, std::string>, std::pair<const Score*, const Score*>> both;
    for (const auto& [name, score] : before) both[name].first = &score;
    for (const auto& [name, score] : after) both[name].second = &score;
    for (const auto& [name, pair] : both) {
        const auto& [old_score, new_score] = pair;
        const auto logit = [](const Score* score) {
            return score == nullptr ? std::nullopt : std::optional(score->logit);
        };
        if (logit(old_score) != logit(new_score)) part.moved = true;
        if (side_of(old_score) == side_of(new_score)) continue;
        VerdictChange change;
        change.id = document.id;
        change.outlet = document.outlet;
        change.axis = name.first;
        change.target = name.second;
        change.before = logit(old_score);
        change.after = logit(new_score);
        change.why = list_moved(old_score, new_score);
        part.changes.push_back(std::move(change));
    }
}

}  // namespace

VerdictComparison compare_verdicts(const std::vector<Document>& documents, const Resources& before,
                                   const Resources& after, unsigned threads,
                                   const Progress& progress) {
    std::vector<Part> parts(documents.size());
    std::vector<std::pair<Workspace, Workspace>> workspaces(std::max(threads, 1U));
    VerdictComparison out;
    run_ordered(
        documents.size(), threads,
        [&](std::size_t index, std::size_t lane) {
            const Document& document = documents[index];
            Part& part = parts[index];
            Analysis old_analysis =
                analyse(document, before, workspaces[lane].first, AnnotationDepth::hits);
            Analysis new_analysis =
                analyse(document, after, workspaces[lane].second, AnnotationDepth::hits);
            part.reject = std::move(old_analysis.reject);
            if (part.reject) return;
            compare(document,
                    name_scores(std::move(old_analysis.analysed.scores), before.lexicon()),
                    name_scores(std::move(new_analysis.analysed.scores), after.lexicon()), part);
        },
        [&](std::size_t index) {
            Part part = std::move(parts[index]);
            if (part.reject) {
                out.rejects.push_back(std::move(*part.reject));
            } else {
                ++out.documents;
                if (part.moved) ++out.moved;
                std::move(part.changes.begin(), part.changes.end(),
                          std::back_inserter(out.changes));
            }
            if (progress) progress(index + 1);
        });
    return out;
}

}  // namespace parallax
