#include "engine/model/sentence_unit.hpp"

#include <algorithm>
#include <vector>

namespace parallax {
namespace {

TokenRange move_back(TokenRange tokens, std::uint32_t by) {
    return {tokens.begin - by, tokens.end - by};
}

std::vector<MentionMatch> cut_mentions(const std::vector<MentionMatch>& mentions,
                                       TokenRange sentence) {
    std::vector<MentionMatch> inside;
    for (const MentionMatch& mention : mentions) {
        if (!sentence.contains(mention.tokens)) continue;
        inside.push_back(mention);
        inside.back().tokens = move_back(mention.tokens, sentence.begin);
    }
    return inside;
}

/// The part of a passage that lies in the sentence.
Passage cut_passage(const Passage& whole, const Sentence& sentence) {
    Passage part = whole;
    part.tokens = move_back({std::max(whole.tokens.begin, sentence.tokens.begin),
                             std::min(whole.tokens.end, sentence.tokens.end)},
                            sentence.tokens.begin);
    part.span = {std::max(whole.span.begin, sentence.span.begin),
                 std::min(whole.span.end, sentence.span.end)};
    const bool has_cue = whole.cue ? sentence.span.contains(*whole.cue)
                                   : sentence.tokens.begin <= whole.tokens.begin;
    if (!has_cue) part.endorsement = Endorsement::neutral;
    return part;
}

}  // namespace

SentenceUnit::SentenceUnit(const AnnotatedField& field, std::uint32_t index) : of_(field) {
    const Sentence& sentence = field.parsed->sentences[index];
    const std::vector<Token>& tokens = field.parsed->tokens;
    parsed_.tokens.assign(tokens.begin() + sentence.tokens.begin,
                          tokens.begin() + sentence.tokens.end);
    const TokenRange all{0, sentence.tokens.size()};
    parsed_.sentences = {{sentence.span, all, 0, sentence.section}};
    parsed_.paragraphs = {{sentence.span, all, {0, 1}}};
    parsed_.sections = {{sentence.span, sentence.section}};

    const Annotation& annotation = *field.annotation;
    annotation_.scored_sentences = 1;
    for (const Passage& passage : annotation.passages) {
        if (passage.tokens.overlaps(sentence.tokens)) {
            annotation_.passages.push_back(cut_passage(passage, sentence));
        }
    }
    for (const Hit& hit : annotation.hits) {
        if (hit.sentence != index) continue;
        Hit& inside = annotation_.hits.emplace_back(hit);
        inside.tokens = move_back(hit.tokens, sentence.tokens.begin);
        inside.sentence = 0;
        inside.passage.reset();
    }
    if (field.matches == nullptr) return;
    matches_.mentions = cut_mentions(field.matches->mentions, sentence.tokens);
    matches_.adjectives = cut_mentions(field.matches->adjectives, sentence.tokens);
}

AnnotatedField SentenceUnit::field() const {
    AnnotatedField field = of_;
    field.parsed = &parsed_;
    field.annotation = &annotation_;
    field.matches = of_.matches == nullptr ? nullptr : &matches_;
    return field;
}

}  // namespace parallax
