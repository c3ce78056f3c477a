#pragma once

#include "engine/context/rule_reading.hpp"
#include "engine/context/speaker_weights.hpp"
#include "engine/context/token_view.hpp"
#include "engine/context/voice_state.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace parallax {

/// Who proposes a candidate; bits of the answer to SpeakerQuestion::proposed, less one.
namespace speaker_proposal {
inline constexpr std::uint8_t by_reading = 1;  ///< the speaker known so far
inline constexpr std::uint8_t by_rules = 2;
inline constexpr std::uint8_t as_subject = 4;         ///< of the content's cue
inline constexpr std::uint8_t behind_cue = 8;         ///< "…, said X"
inline constexpr std::uint8_t as_owner = 16;          ///< "X's claim", "claimed by X"
inline constexpr std::uint8_t by_model = 32;          ///< the nearest that it took for a speaker
inline constexpr std::uint8_t as_other_subject = 64;  ///< of another cue
inline constexpr std::uint8_t by_model_farther = 128;
}  // namespace speaker_proposal

/// A stretch of content of one sentence, and what is known of who says it.
struct SpeakerSearch {
    TokenRange content;
    std::uint32_t sentence = 0;
    const Attribution& known;                ///< its attribution so far
    const Attribution* by_rules = nullptr;   ///< the rules'; null: none
    std::optional<TokenRange> last_speaker;  ///< of the stretch before
};

/// Lists who may say the content and answers every question about each of them. The first
/// candidate is the speaker known so far, and there is always one that names nobody.
class SpeakerCandidates {
public:
    SpeakerCandidates(const TokenView& view, const RuleReading& reading,
                      std::span<const VoiceState> states);

    /// Whether the speaker known so far is the subject of the cue known so far: a sign that nobody
    /// else need be asked about.
    [[nodiscard]] bool is_plain_subject(const SpeakerSearch& search);

    /// Valid until the next call.
    [[nodiscard]] std::span<const SpeakerCandidate> list(const SpeakerSearch& search);

private:
    /// What stands in a sentence before a token.
    struct Passed {
        std::uint16_t commas = 0, cues = 0, verbs = 0, joints = 0, relatives = 0, quotes = 0;
    };

    /// What a token is to the cues of the sentence: none, a word of one, or the first of a verb.
    enum class CueWord : std::uint8_t { none, cue, verb };

    void count(std::uint32_t sentence);
    void find_own_cue(const SpeakerSearch& search);
    [[nodiscard]] CueWord cue_word(std::uint32_t token) const {
        const std::uint32_t index = token - sentence_.begin;  // beyond all where it stands before
        return index < cue_words_.size() ? cue_words_[index] : CueWord::none;
    }
    [[nodiscard]] const CueMatch* find_cue_beside(TokenRange speaker, TokenRange content) const;
    [[nodiscard]] Passed pass(std::uint32_t begin, std::uint32_t end) const;
    void add(TokenRange phrase, std::uint8_t proposal, const CueMatch* other = nullptr);
    void add_proposed(const SpeakerSearch& search);
    void add_noun_phrases(TokenRange range, TokenRange content);
    /// What is the same for all candidates.
    struct Situation {
        std::uint32_t direction = 0;  ///< VoiceState of most of the content: own, or a content
        std::uint32_t known = 0;      ///< whether a cue and a speaker are
        std::uint32_t part = 0;       ///< of the cue: CuePart + 1; 0 = no cue, 6 = not in the lists
        std::uint32_t form = 0;       ///< of the cue: 1 = "-ing", 2 = behind a form of "be"
        std::uint32_t cue_class = 0;  ///< 0 = no cue
        std::uint32_t lemma = 0;      ///< of the cue; a number below 63
    };

    [[nodiscard]] Situation read_situation(const SpeakerSearch& search) const;
    void answer(const SpeakerSearch& search);
    void answer_of_proposals(std::size_t index, const Situation& now);
    void answer_of_form(SpeakerCandidate& candidate, std::uint32_t cue_side, const Situation& now,
                        const SpeakerSearch& search);
    void answer_of_place(SpeakerCandidate& candidate, std::uint32_t cue_side, const Situation& now,
                         const SpeakerSearch& search);
    void answer_of_cue(SpeakerCandidate& candidate, std::uint32_t cue_side, const Situation& now);
    void answer_of_other_cue(std::size_t index, TokenRange content);
    void find_subjects();
    void answer_of_subject(std::size_t index, const Situation& now, const SpeakerSearch& search);
    [[nodiscard]] std::uint32_t count_speeches(const SpeakerCandidate& candidate) const;
    [[nodiscard]] std::uint32_t number_of(const SpeakerCandidate& candidate) const;
    [[nodiscard]] std::uint32_t form_of_cue() const;
    [[nodiscard]] std::uint32_t where(const SpeakerCandidate& candidate) const;
    [[nodiscard]] std::uint8_t kind_of(const SpeakerCandidate& candidate) const;
    [[nodiscard]] std::uint8_t kind_before(const SpeakerCandidate& candidate) const;
    [[nodiscard]] std::uint8_t kind_behind(const SpeakerCandidate& candidate) const;
    [[nodiscard]] std::optional<bool> cue_at(std::uint32_t token) const;

    const TokenView& view_;
    const RuleReading& reading_;
    std::span<const VoiceState> states_;
    TokenRange sentence_;
    std::uint32_t counted_ = ~std::uint32_t{0};  ///< the sentence of passed_
    std::vector<Passed> passed_;                 ///< by token of the sentence, and behind its last
    std::vector<CueWord> cue_words_;             ///< by token of the sentence
    std::span<const CueMatch> cues_;             ///< of the sentence
    std::optional<TokenRange> own_;              ///< the content's cue, in this sentence
    const CueMatch* own_cue_ = nullptr;          ///< the same, where the lists know it
    std::vector<SpeakerCandidate> found_;
    std::vector<std::uint8_t> proposals_;  ///< by candidate: bits
    std::vector<const CueMatch*>
        others_;                    ///< by candidate: another cue that it belongs to, or null
    std::vector<bool> is_subject_;  ///< by candidate: a verb follows it
    struct Speech {
        std::uint32_t word = 0;      ///< WordId of a speaker's head
        std::uint32_t sentence = 0;  ///< of that head
        friend auto operator<=>(const Speech&, const Speech&) = default;
    };
    std::vector<Speech> speeches_;  ///< sorted: of each attribution known before any is chosen anew
};

/// What kind of thing stands beside a noun phrase, or begins some content: a number below 21.
[[nodiscard]] std::uint8_t kind_of_neighbour(const TokenView& view, std::uint32_t token);

/// "he", "his", "who's": may stand for one who speaks.
[[nodiscard]] bool is_speaking_pronoun(const TokenView& view, std::uint32_t token);

/// The word that carries a noun phrase: its last before a preposition, relative pronoun or border.
/// Requires a word in it.
[[nodiscard]] std::uint32_t head_of(const TokenView& view, TokenRange phrase);

}  // namespace parallax
