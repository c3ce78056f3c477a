#pragma once

#include "engine/context/attribution.hpp"
#include "engine/context/token_view.hpp"
#include "engine/context/token_voices.hpp"
#include "tests/evaluate/polnear_rows.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace parallax::evaluate {

/// The attributions of an article, laid over its tokens.
class GoldTokens {
public:
    GoldTokens(const TokenView& view, const PolnearRow& row, std::span<const CueMatch> cues);

    [[nodiscard]] bool is_content(std::uint32_t token) const { return attribution_of_[token] != 0; }
    /// Index of the token's attribution in the row. Requires is_content(token).
    [[nodiscard]] std::size_t attribution_of(std::uint32_t token) const {
        return attribution_of_[token] - 1;
    }
    /// Whether the attribution's cue holds an act of speech of the rules' lists.
    [[nodiscard]] bool is_speech(std::size_t attribution) const { return is_speech_[attribution]; }

private:
    std::vector<std::uint32_t> attribution_of_;  ///< by token: index + 1, 0 = none
    std::vector<bool> is_speech_;
};

/// Whether the head of `speaker` lies in the annotated source, or is what its pronoun stands for.
[[nodiscard]] bool names_source(const TokenView& view, const Span& speaker,
                                const GoldAttribution& given);

/// By token: whether it is in any voice but the outlet's own.
[[nodiscard]] std::vector<bool> find_attributed(const TokenVoices& voices);

/// So many of so many.
struct Share {
    std::uint64_t hit = 0;
    std::uint64_t of = 0;

    void add(bool is_hit) {
        hit += is_hit ? 1 : 0;
        ++of;
    }
    [[nodiscard]] double value() const;
};

/// Precision, recall and F1 over word tokens.
struct WordCounts {
    std::uint64_t hit = 0;
    std::uint64_t found = 0;
    std::uint64_t wanted = 0;
    std::uint64_t words = 0;

    void add(const TokenView& view, const std::vector<bool>& is_found, const GoldTokens& gold);
    void print(const char* name) const;
};

/// All that is measured of one way to find voices.
struct VoiceScores {
    WordCounts words;
    std::map<std::string, Share> recall;  ///< by type of attribution, and of acts of speech
    /// Spans that match at overlap (intersection over union of words) .3 and .8.
    std::array<Share, 2> spans_found, spans_wanted;
    /// Attributions with a source: the head of the speaker that the passage with most of their
    /// words names lies in the annotated source.
    Share speakers;
    Share speakers_of_found;  ///< of those of whose words at least .3 were found
    std::map<std::string, Share> speakers_by_type;
    Share speakers_spoken;  ///< of these, those whose cue is an act of speech

    void add(const TokenView& view, const TokenVoices& voices, const GoldTokens& gold,
             const PolnearRow& row);
    void print(const char* name) const;

    std::map<std::string, std::uint64_t> words_by_missed_cue, words_by_wrong_cue;
    std::vector<std::string> wrong_speakers;
    void print_causes() const;

private:
    void add_causes(const TokenView& view, const TokenVoices& voices, const GoldTokens& gold,
                    const PolnearRow& row);
    void add_spans(const TokenView& view, const TokenVoices& voices, const GoldTokens& gold);
    void add_speakers(const TokenView& view, const TokenVoices& voices, const GoldTokens& gold,
                      const PolnearRow& row);
};

}  // namespace parallax::evaluate
