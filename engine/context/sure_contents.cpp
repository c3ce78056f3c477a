#include "engine/context/sure_contents.hpp"

#include "engine/context/content_limits.hpp"
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
                found = read_judgement(match);
                if (!found) found = read_naming(match);
                if (!found) found = read_verb_and_colon(match);
            } else if (part == CuePart::noun) {
                read_account(index);
                found = read_noun_and_colon(match);
            }
            if (found) found_.push_back({index, *found});
            if (part == CuePart::verb && !found) found = read_clause_verb(match);
            if (found && found->content.empty()) found_.push_back({index, *found});
        }
        return std::move(found_);
    }

private:
    [[nodiscard]] bool is_comma_or_dash(std::uint32_t at) const {
        return sentence_.is(at, TokenKind::comma) || sentence_.is(at, TokenKind::dash);
    }

    // ---- "the Front, widely considered a menace, …", "is seen by many as …" ------------------
    /// A passive participle: of an aside behind a comma or dash, or behind a form of "be".
    [[nodiscard]] std::optional<FoundContent> read_judgement(const CueMatch& match) const {
        const std::uint32_t verb = match.tokens.begin;
        const std::string_view form = sentence_.word(verb);
        if (form == sentence_.cue(match).lemma || ends_with(form, "ing")) return std::nullopt;
        std::uint32_t before = verb;
        while (before > sentence_.begin() &&
               sentence_.is_any(before - 1, any_of(WordClass::adverb, WordClass::negator))) {
            --before;
        }
        if (before <= sentence_.begin()) return std::nullopt;
        const bool is_finite = sentence_.is(before - 1, WordClass::be);
        if (!is_finite && hangs_on_noun(before)) return read_reduced(match);
        const bool aside =
            is_comma_or_dash(before - 1) || (is_finite && is_in_relative(before - 1));
        if (!aside && !is_finite) return std::nullopt;
        const std::uint32_t limit = aside ? find_close(match.tokens.end) : sentence_.end();
        auto found = read_complement(match, limit, aside);
        if (!found) return std::nullopt;
        // Behind "is", only who judges makes it sure.
        if (!aside && !found->speaker) return std::nullopt;
        const std::uint32_t last =
            found->speaker ? std::max(found->content.end, found->speaker->end) : found->content.end;
        found->certain = {verb, aside ? limit : last};
        return found;
    }

    /// "Men accused", "a farmer widely seen": the words before `place` are a noun phrase's.
    [[nodiscard]] bool hangs_on_noun(std::uint32_t place) const {
        return sentence_.view().is_word(place - 1) &&
               (sentence_.view().classes(place - 1) & ~noun_classes) == 0;
    }

    /// "Men accused of theft were freed": up to the verb of the clause around.
    [[nodiscard]] std::optional<FoundContent> read_reduced(const CueMatch& match) const {
        if (has_verb_before(match.tokens.begin)) return std::nullopt;
        const std::uint32_t end = find_close(match.tokens.end);
        const auto verb = find_main_verb(sentence_, {match.tokens.end, end});
        auto found = read_complement(match, verb ? *verb : end, true);
        const bool sure = found && sentence_.word(found->content.begin) != "a" &&
                          sentence_.word(found->content.begin) != "an";
        if (!sure) return std::nullopt;
        found->certain = {match.tokens.begin, verb ? *verb : end};
        return found;
    }

    /// ", whose troops are accused": a relative pronoun behind a comma opens what the verb stands
    /// in.
    [[nodiscard]] bool is_in_relative(std::uint32_t verb) const {
        std::uint32_t at = verb;
        while (at > sentence_.begin() && sentence_.view().is_word(at - 1)) --at;
        return at > sentence_.begin() && sentence_.is(at - 1, TokenKind::comma) &&
               (sentence_.is(at, WordClass::relative) || sentence_.word(at) == "whose");
    }

    /// The next comma or dash, or the sentence's end.
    [[nodiscard]] std::uint32_t find_close(std::uint32_t from) const {
        std::uint32_t at = from;
        while (at < sentence_.end() &&
               (sentence_.is_quoted(at) ||
                (!is_comma_or_dash(at) && !sentence_.is(at, TokenKind::semicolon) &&
                 !sentence_.is_final_stop(at)))) {
            ++at;
        }
        return at;
    }

    /// "by Dravia as a menace", "a menace by Dravia", "of theft", "to be armed".
    [[nodiscard]] std::optional<FoundContent> read_complement(const CueMatch& match,
                                                              std::uint32_t limit,
                                                              bool aside) const {
        const Cue& cue = sentence_.cue(match);
        const TokenView& view = sentence_.view();
        std::optional<TokenRange> agent;
        std::uint32_t at = match.tokens.end;
        if (sentence_.word(at) == "by") {
            agent = find_agent_at(view, sentence_.clause(), at + 1);
            if (!agent || agent->end > limit) return std::nullopt;
            for (std::uint32_t of = agent->begin; of < agent->end; ++of) {
                const std::string_view word = sentence_.word(of);
                if (word == "as" || (word == "of" && cue.takes(Complement::of))) agent->end = of;
            }
            if (agent->empty()) return std::nullopt;
            at = agent->end;
        }
        at = skip_adverbials(view, sentence_.clause(), at);
        if (at >= limit || sentence_.is_quoted(at)) return std::nullopt;
        const std::string_view next = sentence_.word(at);
        const bool naming = view.is(match.tokens.begin, RuleClass::naming);
        const bool names = (next == "a" || next == "an") && cue.takes(Complement::as) && naming;
        const bool takes =
            (next == "as" && cue.takes(Complement::as) && (naming || agent || !aside)) ||
            (next == "of" && cue.takes(Complement::of) &&
             (agent || view.is(match.tokens.begin, RuleClass::charge))) ||
            (next == "to" && agent && cue.takes(Complement::to)) ||
            (next == "to" && aside && view.is(match.tokens.begin, RuleClass::reputed) &&
             sentence_.is_any(at + 1, any_of(WordClass::be, WordClass::have)));
        if (!names && !takes) return std::nullopt;
        std::uint32_t end = at + 1;
        while (end < limit && (sentence_.is_quoted(end) || sentence_.word(end) != "by")) ++end;
        if (end < limit && !agent && next != "to") {
            agent = find_agent_at(view, sentence_.clause(), end + 1);
        } else {
            end = limit;
        }
        // "He paused, considered a break, and left" has the same form as an aside.
        if (names && !agent && has_verb_before(match.tokens.begin)) return std::nullopt;
        if (!aside && !agent) return std::nullopt;
        return FoundContent{{at, end}, agent, {}};
    }

    [[nodiscard]] bool has_verb_before(std::uint32_t place) const {
        for (std::uint32_t at = sentence_.begin(); at < place; ++at) {
            if (sentence_.is_any(at, finite_verbs) ||
                (at > sentence_.begin() && starts_predicate(sentence_.view(), at))) {
                return true;
            }
        }
        return false;
    }

    /// "Calling the bill cruel, the governor vetoed it", "The minister, who called the rebels
    /// thugs, resigned": all up to where the clause around goes on.
    [[nodiscard]] std::optional<FoundContent> read_naming(const CueMatch& match) const {
        const std::uint32_t verb = match.tokens.begin;
        const std::uint32_t first = match.tokens.end;
        if (!sentence_.view().is(verb, RuleClass::naming) || sentence_.is_quoted(first) ||
            !sentence_.is_any(first, any_of(WordClass::determiner, WordClass::possessive,
                                            WordClass::object_pronoun))) {
            return std::nullopt;
        }
        const bool leads = verb == sentence_.begin() && ends_with(sentence_.word(verb), "ing");
        const bool relative = verb > sentence_.begin() + 2 && sentence_.word(verb - 1) == "who" &&
                              sentence_.is(verb - 2, TokenKind::comma);
        if (!leads && !relative) return std::nullopt;
        const auto comma =
            leads ? find_comma_of_lead(sentence_, first) : std::optional(find_close(first));
        if (!comma) return std::nullopt;
        const auto speaker = find_speaker(sentence_.view(), sentence_.clause(), verb);
        return FoundContent{{first, *comma}, speaker, {verb, *comma}};
    }

    /// "Troops backing the regime entered": whatever is content there, the clause's verb is none.
    [[nodiscard]] std::optional<FoundContent> read_clause_verb(const CueMatch& match) const {
        const std::uint32_t verb = match.tokens.begin;
        const bool hangs = ends_with(sentence_.word(verb), "ing") && verb > sentence_.begin() &&
                           hangs_on_noun(verb) && !has_verb_before(verb);
        if (!hangs || sentence_.is(match.tokens.end, WordClass::that)) return std::nullopt;
        for (std::uint32_t at = sentence_.begin(); at < verb; ++at) {
            if (!sentence_.view().is_word(at)) return std::nullopt;
        }
        const std::uint32_t end = find_close(match.tokens.end);
        const auto main = find_main_verb(sentence_, {match.tokens.end + 1, end});
        if (!main) return std::nullopt;
        return FoundContent{{*main, *main}, std::nullopt, {*main, *main + 1}};
    }

    // ---- "One banner read: …" ----------------------------------------------------------------
    /// The colon close behind `from`, with nothing but an adverbial or hearer between, if words
    /// without marks follow it.
    [[nodiscard]] std::optional<std::uint32_t> find_colon(std::uint32_t from) const {
        constexpr std::uint32_t longest = 7;  // tokens between
        std::uint32_t at = from;
        for (; sentence_.holds(at) && !sentence_.is(at, TokenKind::colon); ++at) {
            const bool passes =
                sentence_.view().is_word(at) && !sentence_.is_quoted(at) &&
                !sentence_.is_any(at, finite_verbs | any_of(WordClass::that, WordClass::relative));
            if (!passes || at - from >= longest || is_cue_verb(at)) return std::nullopt;
        }
        const std::uint32_t first = at + 1;
        const bool words = sentence_.holds(first + 1) && sentence_.view().is_word(first) &&
                           !sentence_.is_quoted(first);
        return words ? std::optional(at) : std::nullopt;
    }

    [[nodiscard]] bool is_cue_verb(std::uint32_t token) const {
        return std::any_of(
            sentence_.cues().begin(), sentence_.cues().end(), [&](const CueMatch& match) {
                return match.tokens.begin == token && sentence_.cue(match).part == CuePart::verb;
            });
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
        if (!closes || !sentence_.is(preposition, WordClass::preposition)) return;
        const bool leads = preposition == sentence_.begin();
        if (!leads && !sentence_.is(preposition - 1, TokenKind::comma)) return;
        const std::uint32_t first = leads ? preposition : sentence_.clause_start(preposition);
        const bool goes_on = sentence_.is(end, TokenKind::comma);
        if (leads && !goes_on) return;
        const std::uint32_t last =
            goes_on ? find_clause_end(sentence_.view(), sentence_.clause(), end + 1) : end;
        const TokenRange certain{first, last};
        const std::string_view whose = sentence_.word(owner->begin);
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
