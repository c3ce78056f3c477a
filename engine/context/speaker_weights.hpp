#pragma once

#include "engine/text/tokens.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace parallax {

/// What is asked about a noun phrase that may be who says a stretch of content; "its cue" is the
/// one that the model or the rules took for the content's.
enum class SpeakerQuestion : std::uint8_t {
    proposed,      ///< by whom: the reading so far, the rules, as subject or owner of its cue, …
    read_as,       ///< what the model takes the head for, and what kind of content this is
    role,          ///< subject, agent or owner of its cue, by the cue's kind
    place,         ///< on which side of the content, how many candidates between
    kind,          ///< pronoun, name, person, organisation, document, …
    next,          ///< what follows it
    before,        ///< what stands before it
    from_cue,      ///< cues and commas between it and its cue
    to_cue,        ///< verbs, joints and marks between it and its cue
    from_content,  ///< cues and commas between it and the content
    voice,         ///< in whose words it stands
    order,         ///< first, second, … noun phrase of its sentence
    repeats,       ///< whether it, or one of its name, spoke before
    sentence,      ///< in this sentence, the one before, or further off
    cue_class,     ///< of what class its cue is, and on which side
    frame,         ///< what stands before and after it, together
    shape,         ///< how long it is and how it begins
    gap,           ///< words between it and its cue
    rivals,        ///< whether it, or another, is what the reading, the rules or the model propose
    kind_role,     ///< its kind, and who proposes it
    clause,        ///< verbs, joints and relative pronouns between it and the content
    nobody,        ///< asked only where no speaker is named
    other_cue,     ///< what other cue it belongs to, and where that stands
    other_class,   ///< of what class that one is
    next_part,     ///< what follows it, by the part of speech of its cue
    before_form,   ///< what stands before it, by the form of its cue
    cue_order,     ///< how many candidates stand between it and its cue
    opening,       ///< its first word, and what follows it
    cue_role,      ///< which cue its is, and whether it is subject or owner of it
    subject_rank,  ///< whether a verb follows it, and how many such stand between it and its cue
    spoken,        ///< how often the rules find its head speaking elsewhere in the text
    number,        ///< one or many, and the form of its cue
    kind_class,    ///< its kind, and of what class its cue is
    head_noun,     ///< its head, where the lists know it as a noun that can speak
    begins,        ///< how the content begins, and on which side of the cue it stands
    // Of a cue inside content, and whether somebody else speaks from there on.
    part_cue,      ///< which cue
    part_form,     ///< its part of speech and form
    part_subject,  ///< what its subject is, and what stands before that
    part_next,     ///< what follows the cue
    part_path,     ///< commas, joints and verbs of the content before it
    part_outer,    ///< by which cue the content is said
    part_sense,    ///< whether that one, and this one, is an act of speech
    part_rules,    ///< what the rules make of it
    part_place,    ///< how much of the content stands before and behind
    part_class,    ///< the class of the cue
    part_opener,   ///< the word before its subject
    part_depth,    ///< whether "that" or marks stand before it in the content
    part_start,    ///< how the content begins, and what stands before the subject
    part_turn,     ///< what follows the cue, and what stands before the subject
    part_clause,   ///< how the content begins, and which verbs it has before the subject
};
inline constexpr std::size_t speaker_questions = 50;
inline constexpr std::size_t speaker_answers = 256;

/// As the model file has it: "from-cue".
[[nodiscard]] std::string_view name_of(SpeakerQuestion question);
[[nodiscard]] std::optional<SpeakerQuestion> speaker_question_from(std::string_view name);

/// A noun phrase that may be who says a stretch of content, with an answer to each question. An
/// answer 0 means that the question does not arise.
struct SpeakerCandidate {
    std::optional<TokenRange> phrase;  ///< none: nobody is named
    std::uint32_t head = 0;            ///< its last word before what hangs on it
    std::array<std::uint8_t, speaker_questions> answers{};
};

/// Weights of answers: the log-linear choice among candidates of McFadden (1974), in which a
/// candidate's probability is proportional to the exponential of the sum of its answers' weights.
class SpeakerWeights {
public:
    struct Row {
        SpeakerQuestion question = SpeakerQuestion::proposed;
        std::uint8_t answer = 0;
        std::int16_t weight = 0;  ///< in steps of 1/256
    };

    /// Without rows nothing is ever chosen anew.
    explicit SpeakerWeights(std::span<const Row> rows);

    [[nodiscard]] bool empty() const { return weights_.empty(); }
    [[nodiscard]] std::int32_t score(const SpeakerCandidate& candidate) const;

    /// Index of the likeliest, the first of equals; 0 without weights. The first candidate, if it
    /// names somebody, stays unless another is likelier by a margin. Requires a candidate.
    [[nodiscard]] std::size_t choose(std::span<const SpeakerCandidate> candidates) const;

    /// Whether content parts at a cue with these answers: where that is likelier than one in four,
    /// because who speaks is lost for all of what follows, a cue and its subject are a few words.
    /// Never without weights.
    [[nodiscard]] bool parts(const SpeakerCandidate& cue) const;

private:
    std::vector<std::int16_t> weights_;  ///< by question and answer
    bool knows_partings_ = false;        ///< there are weights for cues inside content
};

}  // namespace parallax
