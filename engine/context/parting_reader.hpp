#pragma once

#include "engine/context/part_content.hpp"

#include <cstdint>

namespace parallax {

/// What stands before the verb of a clause.
enum class SubjectKind : std::uint8_t {
    none,
    he,
    they,
    it,
    we,
    you,
    relative,
    name,
    person,
    noun,
    joint,
    comma,
    to,
    preposition,
    other,
};
constexpr std::uint32_t subject_kinds = 15;

/// What stands before that.
enum class OpenerKind : std::uint8_t {
    content,  ///< nothing: the content begins there
    comma,
    comma_joint,
    joint,
    comma_subordinator,
    subordinator,
    that,
    relative,
    dash,
    preposition,
    noun,
    quote,
    other,
};
constexpr std::uint32_t opener_kinds = 13;

/// Reads the cues inside content of one text, and parts the content where it is told to.
class PartingReader {
public:
    PartingReader(const TokenView& view, const RuleReading& reading, DecodedVoices& decoded)
        : view_(view), reading_(reading), decoded_(decoded) {}

    /// Asks nothing of cues outside content, nor of "according to" and "reportedly".
    void read(const CueMatch& match, const ChooseParting& choose);

private:
    /// How often such words stand in the content before the cue's subject.
    struct Passed {
        std::uint32_t commas = 0, joints = 0, relatives = 0, verbs = 0, that = 0, quotes = 0;
    };
    /// What several answers are made of.
    struct Sight {
        std::uint32_t subject = 0, opener = 0, rough = 0;
        std::uint32_t next = 0;   ///< what follows the cue
        std::uint32_t start = 0;  ///< how the content begins
        std::uint32_t side = 0;   ///< of the content's cue: behind it, before it, none
        std::uint32_t speech = 0;
    };

    void find_content(TokenRange cue);
    void find_subject_of(const CueMatch& match);
    void part_at(const CueMatch& match);
    [[nodiscard]] bool opens_own_clause(const CueMatch& match) const;

    [[nodiscard]] SubjectKind subject_kind() const;
    [[nodiscard]] OpenerKind opener_kind() const;
    [[nodiscard]] std::uint32_t next_kind(std::uint32_t next) const;
    [[nodiscard]] std::uint32_t form_of(const CueMatch& match) const;
    [[nodiscard]] Passed pass() const;
    [[nodiscard]] const CueMatch* find_outer(std::uint32_t sentence) const;

    void answer(const CueMatch& match, SpeakerCandidate& out) const;
    void answer_of_cue(const CueMatch& match, const Sight& seen, SpeakerCandidate& out) const;
    void answer_of_content(const CueMatch& match, const Sight& seen, SpeakerCandidate& out) const;
    void answer_of_rules(const CueMatch& match, const Sight& seen, SpeakerCandidate& out) const;

    [[nodiscard]] VoiceState state(std::uint32_t token) const { return decoded_.states[token]; }
    [[nodiscard]] const Cue& cue_of(const CueMatch& match) const {
        return view_.lists().cues[match.cue];
    }

    const TokenView& view_;
    const RuleReading& reading_;
    DecodedVoices& decoded_;
    TokenRange sentence_, content_;
    std::uint32_t verb_ = 0;   ///< first of its auxiliaries
    std::uint32_t begin_ = 0;  ///< of its subject, else the same
    bool has_subject_ = false;
};

}  // namespace parallax
