#pragma once

#include "engine/context/attribution.hpp"
#include "engine/context/clause_bounds.hpp"
#include "engine/context/token_view.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace parallax {

/// One sentence with its cues, as the patterns of indirect speech read it. Questions about tokens
/// outside the sentence are answered with "no".
class CueSentence {
public:
    CueSentence(const TokenView& view, const Clause& clause, std::span<const CueMatch> cues)
        : view_(view), clause_(clause), cues_(cues) {}

    [[nodiscard]] const TokenView& view() const { return view_; }
    [[nodiscard]] const Clause& clause() const { return clause_; }
    [[nodiscard]] std::span<const CueMatch> cues() const { return cues_; }
    [[nodiscard]] std::uint32_t begin() const { return clause_.sentence.begin; }
    [[nodiscard]] std::uint32_t end() const { return clause_.sentence.end; }

    [[nodiscard]] const Cue& cue(const CueMatch& match) const {
        return view_.lists().cues[match.cue];
    }
    [[nodiscard]] bool holds(std::uint32_t token) const {
        return token >= begin() && token < end();
    }
    [[nodiscard]] std::string_view word(std::uint32_t token) const {
        return holds(token) ? view_.normalised(token) : std::string_view();
    }
    [[nodiscard]] bool is(std::uint32_t token, WordClass wanted) const {
        return holds(token) && view_.is(token, wanted);
    }
    [[nodiscard]] bool is_any(std::uint32_t token, WordClasses wanted) const {
        return holds(token) && view_.is_any(token, wanted);
    }
    [[nodiscard]] bool is(std::uint32_t token, TokenKind kind) const {
        return holds(token) && view_.is(token, kind);
    }
    [[nodiscard]] bool is_final_stop(std::uint32_t token) const {
        return holds(token) && parallax::is_final_stop(view_, token);
    }
    [[nodiscard]] bool is_quoted(std::uint32_t token) const { return clause_.is_quoted(token); }

    /// Where the main clause before `place` starts: after a semicolon, or at the sentence's start.
    [[nodiscard]] std::uint32_t clause_start(std::uint32_t place) const;

    /// "the claims", "its demand": a verb's form used as a noun.
    [[nodiscard]] bool is_noun_here(const CueMatch& match) const;

    /// A cue that is a verb begins here.
    [[nodiscard]] bool is_cue_verb(std::uint32_t token) const;

    /// "Men accused", "residents demanding": the word before `place` may be a noun.
    [[nodiscard]] bool hangs_on_noun(std::uint32_t place) const;

private:
    const TokenView& view_;
    const Clause& clause_;
    std::span<const CueMatch> cues_;
};

}  // namespace parallax
