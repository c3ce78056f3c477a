#pragma once

#include "engine/context/rule_reading.hpp"
#include "engine/context/token_view.hpp"
#include "engine/context/voice_words.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace parallax {

/// Changes whenever features do: a model is of use only to the features it was trained on.
inline constexpr std::uint32_t voice_feature_version = 1;

/// Features of one token as hashes: of what it is, and of the border between it and the token before
/// it.
struct VoiceFeatureKeys {
    static constexpr std::size_t most = 80;
    std::array<std::uint32_t, most> of_token{};
    std::array<std::uint32_t, most> of_border{};
    std::size_t token_count = 0;
    std::size_t border_count = 0;
};

/// Groups of features, so that each can be left out to see what it brings.
enum class FeatureGroup : std::uint8_t { words, rules, cues, quotations, segments, sentences };

using FeatureGroups = std::uint32_t;
inline constexpr FeatureGroups all_feature_groups = (1u << 6) - 1;

[[nodiscard]] constexpr FeatureGroups bit_of(FeatureGroup group) {
    return 1u << static_cast<unsigned>(group);
}

/// Describes the tokens of one text, a sentence at a time, to the voice model.
class VoiceFeatures {
public:
    VoiceFeatures(const TokenView& view, const RuleReading& reading, const VoiceWords& words,
                  VoiceWordMemo& memo, FeatureGroups groups = all_feature_groups);

    /// Has the sentence a cue or a mark, or follows it upon one that has? Others are own voice.
    [[nodiscard]] bool is_read(std::uint32_t sentence) const { return is_read_[sentence]; }

    /// Makes `sentence` the one that list() speaks of. Requires is_read(sentence).
    void enter(std::uint32_t sentence);

    /// Requires a token of the sentence entered.
    void list(std::uint32_t token, VoiceFeatureKeys& keys) const;

private:
    /// A cue as features see it.
    struct SeenCue {
        std::uint32_t begin = 0;  ///< offsets in the sentence
        std::uint32_t end = 0;
        std::uint32_t lemma = 0;  ///< hash
        std::uint32_t kind = 0;   ///< part, class, speech, ambiguous
        std::uint32_t inflection = 0;
        std::uint32_t supports = 0;     ///< auxiliaries and adverbs before it, at most 2
        std::uint32_t before = 0;       ///< tag of the word before
        std::uint32_t subject = 0;      ///< tag of the last word before auxiliaries and adverbs
        std::uint32_t next_form = 0;    ///< of the word behind
        std::uint32_t next = 0;         ///< tags of the two words behind
        std::uint32_t second_next = 0;
        bool strong = false;
    };

    /// What lies between a token and the nearest cue on one side.
    struct CuePath {
        std::uint32_t cue = 0;       ///< index into cues_ + 1, 0 = none
        std::uint32_t distance = 0;  ///< 0 inside the cue, then buckets
        std::uint32_t path = 0;      ///< marks and joints between, capped counts packed
    };

    struct Place {
        VoiceWord word;
        std::uint32_t cue = 0;      ///< index into cues_ + 1
        std::uint32_t segment = 0;  ///< index into segments_
        std::uint32_t rule = 0;     ///< voice, kind of cue that made it
        std::uint32_t rule_left = 0;   ///< distance to the rule passage's border, bucket
        std::uint32_t rule_right = 0;
        std::uint32_t quote = 0;    ///< state of the quotation
        CuePath left, right;        ///< any cue
        CuePath strong_left, strong_right;
    };

    struct Segment {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        std::uint32_t cue = 0;        ///< kind of its first strong cue, else 0
        bool ends_in_cue = false;
        bool begins_with_cue = false;
        std::uint32_t mark_before = 0;
        std::uint32_t mark_after = 0;
        bool has_verb = false;
    };

    void fill_places();
    void fill_rules();
    void fill_quotes();
    void fill_paths();
    void fill_segments();
    void fill_frames();
    void fill_paragraph_facts(std::uint32_t sentence);
    [[nodiscard]] bool has_label(const Paragraph& paragraph) const;
    void fill_sentence_facts(std::uint32_t sentence);
    [[nodiscard]] const Place& at(std::ptrdiff_t offset) const;
    [[nodiscard]] bool uses(FeatureGroup group) const { return (groups_ & bit_of(group)) != 0; }

    const TokenView& view_;
    const RuleReading& reading_;
    const VoiceWords& words_;
    VoiceWordMemo& memo_;
    FeatureGroups groups_;
    std::vector<bool> is_read_;

    TokenRange sentence_;
    std::vector<Place> places_;
    std::vector<SeenCue> cues_;
    std::vector<Segment> segments_;
    Place outside_;
    std::uint32_t opening_ = 0;   ///< facts of the sentence, packed
    std::uint32_t previous_ = 0;  ///< facts of the one before
    std::uint32_t previous_cue_ = 0;  ///< lemma of its last cue
    std::uint32_t paragraph_ = 0;     ///< facts of the paragraph, packed
    std::uint32_t manner_ = 0;        ///< first persons, would-forms and questions of the sentence
};

}  // namespace parallax
