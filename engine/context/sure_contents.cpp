#include "engine/context/sure_contents.hpp"

#include "engine/context/content_limits.hpp"
#include "engine/context/judged_asides.hpp"
#include "engine/context/noun_phrases.hpp"
#include "engine/context/speakers.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace parallax {
namespace {

class SureContents {
public:
    explicit SureContents(const CueSentence& sentence) : sentence_(sentence) {}

    std::vector<SureContent> find() {
        for (std::size_t index = 0; index < sentence_.cues().size(); ++index) {
            const CueMatch& match = sentence_.cues()[index];
            const CuePart part = sentence_.cue(match).part;
            std::optional<FoundContent> found;
            if (part == CuePart::verb) {
                found = find_judgement(sentence_, match);
                if (!found) found = read_verb_and_colon(match);
                if (!found) found = find_clause_verb(sentence_, match);
            } else if (part == CuePart::noun) {
                read_account(index);
                found = read_noun_and_colon(match);
            }
            if (found) found_.push_back({index, *found});
        }
        return std::move(found_);
    }

private:
    // ---- "One banner read: …" ----------------------------------------------------------------
    /// The colon at `from` or behind one adverbial ("on his page"), if a sentence of one clause
    /// follows without marks: it has its capital and a verb.
    [[nodiscard]] std::optional<std::uint32_t> find_colon(std::uint32_t from) const {
        constexpr std::uint32_t longest = 7;  // tokens between
        std::uint32_t at = from;
        for (; sentence_.holds(at) && !sentence_.is(at, TokenKind::colon); ++at) {
            const bool passes =
                sentence_.view().is_word(at) && !sentence_.is_quoted(at) &&
                !sentence_.is_any(at, finite_verbs | any_of(WordClass::that, WordClass::relative));
            if (!passes || at - from >= longest || sentence_.is_cue_verb(at)) return std::nullopt;
        }
        const bool adverbial = at == from ||
                               sentence_.is_any(from, any_of(WordClass::adverb, WordClass::time)) ||
                               sentence_.word(from) == "on" || sentence_.word(from) == "in";
        const std::uint32_t first = at + 1;
        const bool words = sentence_.holds(first + 1) && sentence_.view().is_word(first) &&
                           !sentence_.is_quoted(first) && sentence_.view().shape(first).capitalised;
        if (!adverbial || !words || !holds_verb_behind(first)) return std::nullopt;
        return may_leave_to_outlet({first, sentence_.end()}) ? std::nullopt : std::optional(at);
    }

    [[nodiscard]] bool holds_verb_behind(std::uint32_t from) const {
        for (std::uint32_t at = from + 1; at < sentence_.end(); ++at) {
            if (starts_main_verb(sentence_, at) || may_be_verb(at)) return true;
        }
        return false;
    }
    /// "win", "lied": a bare word behind a plural or a name.
    [[nodiscard]] bool may_be_verb(std::uint32_t at) const {
        return sentence_.view().is_word(at) && !sentence_.view().shape(at).capitalised &&
               sentence_.hangs_on_noun(at) && ends_with(sentence_.word(at - 1), "s") &&
               (sentence_.view().classes(at) & ~lexical_classes) == 0;
    }

    /// A semicolon, or a comma and a joint: the outlet may go on behind it.
    [[nodiscard]] bool may_leave_to_outlet(TokenRange range) const {
        for (std::uint32_t at = range.begin; at < range.end; ++at) {
            if (sentence_.is_quoted(at)) continue;
            if (sentence_.is(at, TokenKind::semicolon)) return true;
            if (sentence_.is(at, TokenKind::comma) &&
                sentence_.is_any(at + 1, any_of(WordClass::coordinator, WordClass::subordinator))) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] FoundContent make_behind(std::uint32_t colon, TokenRange speaker,
                                           std::uint32_t cue) const {
        const TokenRange content{colon + 1, sentence_.end()};
        return {content, speaker, {std::min(cue, speaker.begin), content.end}};
    }

    [[nodiscard]] std::optional<FoundContent> read_verb_and_colon(const CueMatch& match) const {
        const Cue& cue = sentence_.cue(match);
        const std::uint32_t verb = match.tokens.begin;
        if (!cue.speech || !cue.takes(Complement::quote) || sentence_.is_noun_here(match)) {
            return std::nullopt;
        }
        if (verb == sentence_.begin() || sentence_.is(verb - 1, WordClass::be)) return std::nullopt;
        const auto colon = find_colon(match.tokens.end);
        if (!colon) return std::nullopt;
        const auto speaker = find_speaker(sentence_.view(), sentence_.clause(), verb);
        return speaker ? std::optional(make_behind(*colon, *speaker, verb)) : std::nullopt;
    }

    /// "Her answer: …": with its owner before it, and nothing else in the sentence.
    [[nodiscard]] std::optional<FoundContent> read_noun_and_colon(const CueMatch& match) const {
        const std::uint32_t colon = match.tokens.end;
        if (!sentence_.cue(match).speech || !sentence_.is(colon, TokenKind::colon)) {
            return std::nullopt;
        }
        const auto owner = find_possessor(sentence_.view(), sentence_.clause(), match.tokens.begin);
        if (!owner || owner->begin != sentence_.begin() || find_colon(colon) != colon) {
            return std::nullopt;
        }
        return make_behind(colon, *owner, match.tokens.begin);
    }

    // ---- "by the army's count" ---------------------------------------------------------------
    void read_account(std::size_t index) {
        const CueMatch& match = sentence_.cues()[index];
        const std::uint32_t noun = match.tokens.begin;
        if (!sentence_.view().is(noun, RuleClass::viewpoint)) return;
        const auto owner = find_possessor(sentence_.view(), sentence_.clause(), noun);
        if (!owner || owner->begin <= sentence_.begin()) return;
        const std::uint32_t preposition = owner->begin - 1;
        const std::uint32_t end = match.tokens.end;
        const bool closes = !sentence_.holds(end) || is_border(sentence_.view(), end);
        const std::string_view by = sentence_.word(preposition);
        // "in the mayor's view", not "in the bank's account"
        const bool fits = by == "by" || (by == "in" && !sentence_.cue(match).speech);
        if (!closes || !fits) return;
        const bool leads = preposition == sentence_.begin();
        if (!leads && !sentence_.is(preposition - 1, TokenKind::comma)) return;
        const std::uint32_t first = leads ? preposition : sentence_.clause_start(preposition);
        const bool goes_on = sentence_.is(end, TokenKind::comma);
        if (leads && !goes_on) return;
        const std::uint32_t last =
            goes_on ? find_clause_end(sentence_.view(), sentence_.clause(), end + 1) : end;
        const TokenRange certain{first, last};
        if (goes_on && may_leave_to_outlet({end, last})) return;
        const std::string_view whose = sentence_.word(owner->begin);
        const bool another = std::any_of(
            sentence_.cues().begin(), sentence_.cues().end(), [&](const CueMatch& other) {
                return other.tokens != match.tokens && sentence_.cue(other).speech;
            });
        if (another) return;
        if (whose == "my" || whose == "our") {  // the writer's own
            found_.push_back({index, {{first, first}, std::nullopt, certain}});
            return;
        }
        if (!leads) found_.push_back({index, {{first, preposition - 1}, owner, certain}});
        if (goes_on) found_.push_back({index, {{end + 1, last}, owner, certain}});
    }

    const CueSentence& sentence_;
    std::vector<SureContent> found_;
};

}  // namespace

std::vector<SureContent> find_sure_contents(const CueSentence& sentence) {
    return SureContents(sentence).find();
}

}  // namespace parallax
