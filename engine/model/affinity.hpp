#pragma once

#include "engine/lexicon/induced_source.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/model/features.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace parallax {

/// How much a text's wording resembles that of an outlet, among those whose lexicons are read.
struct Affinity {
    std::string lexicon;  ///< its id
    double share = 0.0;   ///< in [0, 1]; those of one text sum to 1
};

/// How often one term was found in own wording.
struct TermHits {
    TermId term;
    std::uint32_t hits = 0;
};

/// Says whose wording a text resembles: the softmax over the outlet lexicons of
/// intercept + Σ affinity · hits ÷ scored sentences. Hits in the outlet's own wording count,
/// outside furniture. Every outlet is taken to be as common as another. Immutable; shared by
/// threads.
class AffinityScorer {
public:
    AffinityScorer(const Lexicon& lexicon, std::span<const InducedSource> induced);

    /// By id. Empty with fewer than two outlet lexicons: there is nothing to compare.
    [[nodiscard]] std::vector<Affinity> score(std::span<const AnnotatedField> fields) const;

    /// The same of one sentence.
    [[nodiscard]] std::vector<Affinity> score(const AnnotatedField& field,
                                              std::uint32_t sentence) const;

    /// The same of a text with `sentences` scored sentences, by the hits that were counted in it.
    [[nodiscard]] std::vector<Affinity> score(std::span<const TermHits> hits,
                                              std::uint32_t sentences) const;

    /// Ids of the outlet lexicons, sorted.
    [[nodiscard]] std::span<const std::string> outlets() const { return outlets_; }

    /// Whether the term is a phrase of one of these that tells of affinity.
    [[nodiscard]] bool marks(TermId term) const { return terms_[term.index()].has_value(); }

private:
    void add(const Annotation& annotation, std::optional<std::uint32_t> sentence, double scale,
             std::vector<double>& logits) const;
    [[nodiscard]] std::vector<Affinity> soften(std::vector<double> logits) const;

    struct TermShare {
        std::uint32_t outlet = 0;
        double affinity = 0.0;
    };
    std::vector<std::string> outlets_;  ///< ids, sorted
    std::vector<double> intercepts_;
    std::vector<std::optional<TermShare>> terms_;  ///< by TermId
};

}  // namespace parallax
