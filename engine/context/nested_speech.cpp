#include "engine/context/nested_speech.hpp"

#include "engine/context/reported_speech.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace parallax {
namespace {

class Nester {
public:
    Nester(const TokenView& view, RuleReading& reading) : view_(view), read_(reading) {}

    void nest(const CueMatch& match) {
        const std::uint32_t outer = outer_at(match.tokens.begin);
        if (outer == 0 || read_.attributions[outer - 1].cue == match.tokens) return;
        const Clause clause{view_.parsed().sentences[match.sentence].tokens, &read_.quotation_of};
        for (Attribution& inner : find_attributions(view_, clause, {&match, 1})) {
            if (!inner.speaker || inner.content.begin < match.tokens.end) continue;
            if (outer_at(inner.speaker->begin) != outer) continue;
            lay(std::move(inner), outer);
        }
    }

private:
    /// The source of indirect speech at `token`, 0 elsewhere.
    [[nodiscard]] std::uint32_t outer_at(std::uint32_t token) const {
        return read_.voices[token] == Voice::reported ? read_.source_of[token] : 0;
    }

    /// Content ends where the outer one does.
    void lay(Attribution inner, std::uint32_t outer) {
        std::uint32_t end = inner.content.begin;
        while (end < inner.content.end && read_.source_of[end] == outer) ++end;
        inner.content.end = end;
        if (inner.content.empty()) return;
        inner.outer = outer;
        read_.attributions.push_back(inner);
        std::fill(read_.source_of.begin() + inner.content.begin,
                  read_.source_of.begin() + inner.content.end,
                  static_cast<std::uint32_t>(read_.attributions.size()));
    }

    const TokenView& view_;
    RuleReading& read_;
};

/// A verb of speech without other senses, or with one who does it ("claimed by Dravia"); of thought
/// only in ", with Dravia believing that".
bool can_nest(const TokenView& view, const CueMatch& match) {
    const Cue& cue = view.lists().cues[match.cue];
    if (cue.part != CuePart::verb) return false;
    if (!cue.speech) {
        return cue.takes(Complement::that) && match.tokens.end < view.size() &&
               view.is(match.tokens.end, WordClass::that) &&
               ends_with(view.normalised(match.tokens.begin), "ing");
    }
    return !cue.ambiguous ||
           (match.tokens.end < view.size() && view.normalised(match.tokens.end) == "by");
}

}  // namespace

void nest_attributions(const TokenView& view, RuleReading& reading) {
    Nester nester(view, reading);
    for (std::size_t index = 1; index < reading.cues.size(); ++index) {
        const CueMatch& match = reading.cues[index];
        if (reading.cues[index - 1].sentence != match.sentence) continue;
        if (can_nest(view, match)) nester.nest(match);
    }
}

}  // namespace parallax
