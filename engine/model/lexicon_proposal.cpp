#include "engine/model/lexicon_proposal.hpp"

#include "engine/lexicon/loaded_lexicon.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace parallax {
namespace {

const ModelFeature* find_feature(const Model& model, const std::string& name) {
    const auto found = std::lower_bound(model.features.begin(), model.features.end(), name,
                                        [](const ModelFeature& feature, const std::string& wanted) {
                                            return feature.name < wanted;
                                        });
    return found != model.features.end() && found->name == name ? &*found : nullptr;
}

}  // namespace

std::vector<ProposedLexicon> propose_lexicons(std::span<const std::filesystem::path> folders,
                                              const Model& model) {
    constexpr double rounding = 1e-4;
    std::vector<ProposedLexicon> proposals;
    for (LoadedLexicon& loaded : load_lexicons(folders)) {
        ProposedLexicon proposal{std::move(loaded.declared.id.value), std::move(loaded.folder), 0};
        for (const TermRow& row : loaded.terms) {
            if (row.axis.empty()) continue;
            const ModelFeature* const feature =
                find_feature(model, feature_name(row.term.id, Wording::outlet));
            if (feature == nullptr || std::abs(feature->weight - feature->prior) < rounding)
                continue;
            const bool keeps_sign = model.prior_map == PriorMap::absolute && row.term.weight < 0.0;
            const double weight = keeps_sign ? -feature->weight : feature->weight;
            proposal.folder.terms.set(row.row, "weight", fmt::format("{:.3f}", weight));
            proposal.folder.terms.set(row.row, "sd", fmt::format("{:.3f}", feature->sd));
            ++proposal.changed;
        }
        proposals.push_back(std::move(proposal));
    }
    return proposals;
}

}  // namespace parallax
