#include "engine/context/settle_voices.hpp"

#include "engine/context/clause_bounds.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace parallax {
namespace {

constexpr std::uint32_t none = 0;
constexpr std::uint32_t longest_scare = 5;  // words between marks where nobody speaks

class Settler {
public:
    Settler(const TokenView& view, RuleReading reading, std::span<const VoiceState> states)
        : view_(view), read_(std::move(reading)), states_(states) {}

    RuleReading settle() {
        rules_source_ = read_.source_of;
        mark_content();
        for (const Sentence& sentence : view_.parsed().sentences) settle_sentence(sentence.tokens);
        return std::move(read_);
    }

private:
    [[nodiscard]] bool is_content_here(std::uint32_t token) const {
        return is_content(states_[token]);
    }

    /// Sets voices; sources of what is no longer content are dropped.
    void mark_content() {
        for (const Quotation& quotation : read_.quotations) settle_quotation(quotation);
        for (std::uint32_t at = 0; at < view_.size(); ++at) {
            Voice& voice = read_.voices[at];
            if (read_.quotation_of[at] != 0 || voice == Voice::borrowed || voice == Voice::scare) {
                continue;
            }
            voice = is_content_here(at) ? Voice::reported : Voice::own;
            if (voice == Voice::own) read_.source_of[at] = none;
        }
        trim_reported();
    }

    /// Speech or distance: most words between the marks decide.
    void settle_quotation(const Quotation& quotation) {
        std::uint32_t words = 0;
        std::uint32_t said = 0;
        bool borrowed = false;
        for (std::uint32_t at = quotation.tokens.begin; at < quotation.tokens.end; ++at) {
            if (!view_.is_word(at)) continue;
            ++words;
            said += is_content_here(at) ? 1 : 0;
            borrowed |= read_.voices[at] == Voice::borrowed;
        }
        if (borrowed || words == 0) return;
        if (said == 0 && is_title(quotation)) {
            for (std::uint32_t at = quotation.tokens.begin; at < quotation.tokens.end; ++at) {
                read_.voices[at] = Voice::own;
                read_.source_of[at] = none;
            }
            return;
        }
        const bool scare = words <= longest_scare && said * 2 < words;
        for (std::uint32_t at = quotation.tokens.begin; at < quotation.tokens.end; ++at) {
            read_.voices[at] = scare ? Voice::scare : Voice::quoted;
            if (scare) read_.source_of[at] = none;
        }
    }

    /// "The Daily Show": between the marks stands a name, which distances from nothing.
    [[nodiscard]] bool is_title(const Quotation& quotation) const {
        std::uint32_t names = 0;
        for (std::uint32_t at = quotation.tokens.begin; at < quotation.tokens.end; ++at) {
            if (view_[at].kind != TokenKind::word) continue;
            if (view_.shape(at).capitalised) {
                ++names;
            } else if (!view_.is_any(at, any_of(WordClass::determiner, WordClass::preposition,
                                                WordClass::coordinator))) {
                return false;
            }
        }
        return names > 0;
    }

    /// Stops and commas at the ends of indirect speech are the outlet's.
    void trim_reported() {
        for (std::uint32_t at = 0; at < view_.size();) {
            if (read_.voices[at] != Voice::reported) {
                ++at;
                continue;
            }
            std::uint32_t end = at;
            while (end < view_.size() && read_.voices[end] == Voice::reported) ++end;
            const TokenRange kept = trim_punctuation(view_, {at, end});
            for (std::uint32_t token = at; token < end; ++token) {
                if (token >= kept.begin && token < kept.end) continue;
                read_.voices[token] = Voice::own;
                read_.source_of[token] = none;
            }
            at = end;
        }
    }

    /// Gives every stretch of content in the sentence its source.
    void settle_sentence(TokenRange sentence) {
        for (std::uint32_t at = sentence.begin; at < sentence.end;) {
            const Voice voice = read_.voices[at];
            if (voice != Voice::reported && voice != Voice::quoted) {
                ++at;
                continue;
            }
            std::uint32_t end = at;
            while (end < sentence.end && (read_.voices[end] == Voice::reported ||
                                          read_.voices[end] == Voice::quoted)) {
                ++end;
            }
            settle_stretch({at, end}, sentence);
            at = end;
        }
    }

    void settle_stretch(TokenRange stretch, TokenRange sentence) {
        std::uint32_t source = none;
        for (std::uint32_t at = stretch.begin; at < stretch.end && source == none; ++at) {
            source = read_.source_of[at];
        }
        if (source == none) source = find_beside(stretch, sentence);
        if (source == none) source = previous_;
        for (std::uint32_t at = stretch.begin; at < stretch.end; ++at) {
            if (read_.source_of[at] == none) {
                read_.source_of[at] = source;
            } else {
                source = read_.source_of[at];
            }
        }
        if (source != none) previous_ = source;
    }

    /// The cue and speaker that the model saw beside this stretch, as a new attribution.
    std::uint32_t find_beside(TokenRange stretch, TokenRange sentence) {
        std::uint32_t before = 0;
        std::uint32_t after = 0;
        for (std::uint32_t at = stretch.begin; at < stretch.end; ++at) {
            before += states_[at] == VoiceState::content_before ? 1 : 0;
            after += states_[at] == VoiceState::content_after ? 1 : 0;
        }
        if (before == 0 && after == 0) return none;
        const bool behind = before > after;
        const auto cue = nearest(behind ? VoiceState::cue_behind : VoiceState::cue_ahead, stretch,
                                 sentence, behind);
        const auto speaker = nearest(behind ? VoiceState::speaker_behind
                                            : VoiceState::speaker_ahead,
                                     stretch, sentence, behind);
        if (!cue && !speaker) return none;
        Attribution attribution{stretch, speaker, cue, Endorsement::neutral, false};
        if (cue) {
            for (const CueMatch& match : read_.cues) {
                if (match.tokens.begin < cue->begin || match.tokens.begin >= cue->end) continue;
                const Cue& known = view_.lists().cues[match.cue];
                attribution.endorsement = known.endorsement;
                attribution.speech = known.speech;
                break;
            }
        }
        read_.attributions.push_back(attribution);
        return static_cast<std::uint32_t>(read_.attributions.size());
    }

    /// The nearest run of tokens in `state`, behind the stretch or before it.
    [[nodiscard]] std::optional<TokenRange> nearest(VoiceState state, TokenRange stretch,
                                                    TokenRange sentence, bool behind) const {
        if (behind) {
            for (std::uint32_t at = stretch.end; at < sentence.end; ++at) {
                if (states_[at] != state || !view_.is_word(at)) continue;
                std::uint32_t end = at;
                while (end < sentence.end && states_[end] == state) ++end;
                return trim_punctuation(view_, {at, end});
            }
            return std::nullopt;
        }
        for (std::uint32_t at = stretch.begin; at > sentence.begin; --at) {
            if (states_[at - 1] != state || !view_.is_word(at - 1)) continue;
            std::uint32_t begin = at - 1;
            while (begin > sentence.begin && states_[begin - 1] == state) --begin;
            return trim_punctuation(view_, {begin, at});
        }
        return std::nullopt;
    }

    const TokenView& view_;
    RuleReading read_;
    std::span<const VoiceState> states_;
    std::vector<std::uint32_t> rules_source_;
    std::uint32_t previous_ = none;
};

}  // namespace

RuleReading settle_voices(const TokenView& view, RuleReading reading,
                          std::span<const VoiceState> states) {
    return Settler(view, std::move(reading), states).settle();
}

}  // namespace parallax
