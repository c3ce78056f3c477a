#include "engine/model/affinity.hpp"

#include "engine/numeric/logistic.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace parallax {

AffinityScorer::AffinityScorer(const Lexicon& lexicon, std::span<const InducedSource> induced) {
    for (const LexiconSource& source : lexicon.sources()) {
        if (source.kind != LexiconKind::outlet) continue;
        outlets_.push_back(source.id);
        const auto found =
            std::find_if(induced.begin(), induced.end(),
                         [&](const InducedSource& one) { return one.lexicon == source.id; });
        intercepts_.push_back(found == induced.end() ? 0.0 : found->intercept);
    }
    terms_.resize(lexicon.terms().size());
    for (std::size_t i = 0; i < terms_.size(); ++i) {
        const Term& term = lexicon.terms()[i];
        const auto outlet = std::lower_bound(outlets_.begin(), outlets_.end(), term.lexicon);
        if (!term.affinity || outlet == outlets_.end() || *outlet != term.lexicon) continue;
        terms_[i] =
            TermShare{static_cast<std::uint32_t>(outlet - outlets_.begin()), *term.affinity};
    }
}

void AffinityScorer::add(const Annotation& annotation, std::optional<std::uint32_t> sentence,
                         double scale, std::vector<double>& logits) const {
    for (const Hit& hit : annotation.hits) {
        const std::optional<TermShare>& term = terms_[hit.term.index()];
        if (!term || hit.wording != Wording::outlet || hit.section == Section::furniture) continue;
        if (sentence && hit.sentence != *sentence) continue;
        logits[term->outlet] += term->affinity * scale;
    }
}

std::vector<Affinity> AffinityScorer::soften(std::vector<double> logits) const {
    const std::vector<double> shares = softmax(std::move(logits));
    std::vector<Affinity> out;
    for (std::size_t i = 0; i < shares.size(); ++i) out.push_back({outlets_[i], shares[i]});
    return out;
}

std::vector<Affinity> AffinityScorer::score(std::span<const AnnotatedField> fields) const {
    if (outlets_.size() < 2) return {};
    std::uint32_t sentences = 0;
    for (const AnnotatedField& field : fields) sentences += field.annotation->scored_sentences;
    std::vector<double> logits = intercepts_;
    for (const AnnotatedField& field : fields)
        add(*field.annotation, std::nullopt, 1.0 / std::max(sentences, 1U), logits);
    return soften(std::move(logits));
}

std::vector<Affinity> AffinityScorer::score(const AnnotatedField& field,
                                            std::uint32_t sentence) const {
    if (outlets_.size() < 2) return {};
    std::vector<double> logits = intercepts_;
    add(*field.annotation, sentence, 1.0, logits);
    return soften(std::move(logits));
}

std::vector<Affinity> AffinityScorer::score(std::span<const TermHits> hits,
                                            std::uint32_t sentences) const {
    if (outlets_.size() < 2) return {};
    std::vector<double> logits = intercepts_;
    const double scale = 1.0 / std::max(sentences, 1U);
    for (const TermHits& found : hits) {
        const std::optional<TermShare>& term = terms_[found.term.index()];
        if (term) logits[term->outlet] += term->affinity * scale * found.hits;
    }
    return soften(std::move(logits));
}

}  // namespace parallax
