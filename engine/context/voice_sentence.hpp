#pragma once

#include "engine/context/rule_reading.hpp"
#include "engine/context/token_view.hpp"
#include "engine/context/voice_words.hpp"

#include <cstdint>
#include <vector>

namespace parallax {

/// A sentence as the voice model sees it: cut into chunks that are wholly in one state, at marks,
/// cues, names, function words and wherever the rules' reading changes. What stands between
/// quotation marks is one chunk. Built anew for each sentence; keeps its memory.
struct VoiceSentence {
    /// A cue with what stands around it; words are hashes, tags as in VoiceWord.
    struct SeenCue {
        std::uint32_t lemma = 0;
        std::uint32_t kind = 0;  ///< part, speech, ambiguous, class; packed
        std::uint32_t inflection = 0;
        std::uint32_t before = 0;   ///< tag of the word before
        std::uint32_t subject = 0;  ///< tag of the word before its auxiliaries and adverbs
        std::uint32_t next = 0;     ///< tag of the word behind
        bool strong = false;        ///< an unambiguous verb or phrase of speech
    };

    /// The nearest cue on one side of a chunk and what lies between.
    struct CuePath {
        std::uint32_t cue = 0;       ///< index into cues + 1, 0 = none
        std::uint32_t distance = 0;  ///< in chunks, in a few steps; 0 in the cue itself
        std::uint32_t path = 0;      ///< marks and joints between, capped counts packed
        friend bool operator==(const CuePath&, const CuePath&) = default;
    };

    struct Chunk {
        TokenRange tokens;
        VoiceWord first;
        VoiceWord last;
        std::uint32_t cue = 0;      ///< index into cues + 1
        std::uint32_t segment = 0;  ///< index into segments
        std::uint32_t rule = 0;     ///< voice, kind and side of the cue that made it; packed
        std::uint32_t quote = 0;    ///< 0 outside marks, else size and place in the sentence
        CuePath left, right;        ///< any cue
        std::uint32_t strong_left = 0, strong_right = 0;  ///< index into cues + 1
        std::uint32_t commas_left = 0, commas_right = 0;  ///< to these, at most 3
    };

    /// What stands between two marks.
    struct Segment {
        std::uint32_t first_tag = 0;
        std::uint32_t facts = 0;  ///< cues at its ends, marks around it, a finite verb; packed
    };

    std::vector<SeenCue> cues;
    std::vector<Chunk> chunks;
    std::vector<Segment> segments;
    std::uint32_t opening = 0;    ///< what the sentence holds and where it stands, packed
    std::uint32_t previous = 0;   ///< how the one before ends, packed
    std::uint32_t paragraph = 0;  ///< labels and colons of the paragraphs around, packed
    std::uint32_t manner = 0;     ///< persons, would-forms and questions outside marks, packed
};

/// Cuts sentences of one text.
class VoiceSentenceReader {
public:
    VoiceSentenceReader(const TokenView& view, const RuleReading& reading, const VoiceWords& words,
                        VoiceWordMemo& memo);

    /// Does the model read this sentence? It must hold a cue, or follow in its paragraph upon one
    /// that rules find attributed. Others stay as the rules read them.
    [[nodiscard]] bool is_read(std::uint32_t sentence) const { return is_read_[sentence]; }

    void read(std::uint32_t sentence, VoiceSentence& out);

private:
    void cut();
    void see_cues();
    [[nodiscard]] bool starts_chunk(std::uint32_t token) const;
    [[nodiscard]] std::uint32_t rule_of(std::uint32_t token) const;
    [[nodiscard]] std::uint32_t quote_of(std::uint32_t token) const;
    void find_paths();
    void find_segments();
    void note_sentence(std::uint32_t sentence);
    void note_paragraph(std::uint32_t sentence);
    [[nodiscard]] bool has_label(std::uint32_t paragraph);
    [[nodiscard]] VoiceWord word(std::uint32_t token) const {
        return see_word(view_, token, words_, memo_);
    }

    const TokenView& view_;
    const RuleReading& reading_;
    const VoiceWords& words_;
    VoiceWordMemo& memo_;
    std::vector<bool> is_read_;
    std::vector<std::uint8_t> labels_;  ///< by paragraph: 0 not known, 1 no, 2 yes
    TokenRange sentence_;
    std::span<const CueMatch> matches_;
    VoiceSentence* out_ = nullptr;
};

}  // namespace parallax
