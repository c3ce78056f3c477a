#include "engine/context/judged_asides.hpp"

#include "engine/context/content_limits.hpp"
#include "engine/context/noun_phrases.hpp"
#include "engine/context/speakers.hpp"

#include <algorithm>
#include <string_view>

namespace parallax {
namespace {

class JudgementReader {
public:
    explicit JudgementReader(const CueSentence& sentence) : sentence_(sentence) {}

    [[nodiscard]] std::optional<FoundContent> find(const CueMatch& match) const {
        const auto found = read_judgement(match);
        return found ? found : read_naming(match);
    }

    /// "Troops backing the regime entered": whatever is content there, the clause's verb is none.
    [[nodiscard]] std::optional<FoundContent> read_clause_verb(const CueMatch& match) const {
        const std::uint32_t verb = match.tokens.begin;
        const bool hangs = ends_with(sentence_.word(verb), "ing") && verb > sentence_.begin() &&
                           sentence_.hangs_on_noun(verb) && !has_verb_before(verb);
        if (!hangs || sentence_.is(match.tokens.end, WordClass::that)) return std::nullopt;
        for (std::uint32_t at = sentence_.begin(); at < verb; ++at) {
            if (!sentence_.view().is_word(at)) return std::nullopt;
        }
        const std::uint32_t end = find_border(match.tokens.end);
        const auto main = find_main_verb(sentence_, {match.tokens.end + 1, end});
        if (!main) return std::nullopt;
        return FoundContent{{*main, *main}, std::nullopt, {*main, *main + 1}};
    }

private:
    [[nodiscard]] bool is_comma_or_dash(std::uint32_t at) const {
        return sentence_.is(at, TokenKind::comma) || sentence_.is(at, TokenKind::dash);
    }

    /// A passive participle: of an aside behind a comma or dash, or behind a form of "be".
    [[nodiscard]] std::optional<FoundContent> read_judgement(const CueMatch& match) const {
        const std::uint32_t verb = match.tokens.begin;
        const std::string_view form = sentence_.word(verb);
        if (form == sentence_.cue(match).lemma || ends_with(form, "ing")) return std::nullopt;
        std::uint32_t before = verb;
        while (before > sentence_.begin() &&
               (sentence_.is_any(before - 1, any_of(WordClass::adverb, WordClass::negator)) ||
                ends_with(sentence_.word(before - 1), "ly"))) {
            --before;
        }
        if (before <= sentence_.begin()) return std::nullopt;
        const bool is_finite = sentence_.is(before - 1, WordClass::be);
        if (!is_finite && sentence_.hangs_on_noun(before)) return read_reduced(match);
        const bool aside =
            is_comma_or_dash(before - 1) || (is_finite && is_in_relative(before - 1));
        if (!aside && !is_finite) return std::nullopt;
        const bool dashes = sentence_.is(before - 1, TokenKind::dash);
        const auto limit = aside ? find_close(match.tokens.end, dashes)
                                 : std::optional(find_next_clause(match.tokens.end));
        if (!limit) return std::nullopt;
        auto found = read_complement(match, *limit, aside);
        if (!found) return std::nullopt;
        const std::uint32_t last =
            found->speaker ? std::max(found->content.end, found->speaker->end) : found->content.end;
        // Behind "is", only who judges makes it sure, and only of a plain phrase.
        if (!aside && (!found->speaker || holds_joint({found->content.begin, last}))) {
            return std::nullopt;
        }
        found->certain = {verb, aside ? *limit : last};
        return found;
    }

    /// "Men accused of theft were freed": up to the verb of the clause around.
    [[nodiscard]] std::optional<FoundContent> read_reduced(const CueMatch& match) const {
        if (has_verb_before(match.tokens.begin)) return std::nullopt;
        const std::uint32_t border = find_border(match.tokens.end);
        const auto verb = find_main_verb(sentence_, {match.tokens.end, border});
        auto found = read_complement(match, verb ? *verb : border, true);
        const bool sure = found && verb && sentence_.word(found->content.begin) != "a" &&
                          sentence_.word(found->content.begin) != "an";
        if (!sure) return std::nullopt;
        found->certain = {match.tokens.begin, *verb};
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

    /// The next comma, dash, semicolon or final stop, or the sentence's end.
    [[nodiscard]] std::uint32_t find_border(std::uint32_t from) const {
        std::uint32_t at = from;
        while (at < sentence_.end() && (sentence_.is_quoted(at) || !ends_clause(at))) ++at;
        return at;
    }
    [[nodiscard]] bool ends_clause(std::uint32_t at) const {
        return is_comma_or_dash(at) || sentence_.is(at, TokenKind::semicolon) ||
               sentence_.is_final_stop(at);
    }

    /// What closes an aside: a dash where one opened it, else the comma behind which its sentence
    /// goes on, or the sentence's end if no comma stands before it. Nothing where a comma may as
    /// well be one of a list ("as a cruel, racist sham").
    [[nodiscard]] std::optional<std::uint32_t> find_close(std::uint32_t from, bool dashes) const {
        bool passed = false;
        for (std::uint32_t at = find_border(from); at < sentence_.end(); at = find_border(at + 1)) {
            if (!is_comma_or_dash(at)) return passed ? std::nullopt : std::optional(at);
            if (sentence_.is(at, TokenKind::dash) == dashes && (dashes || goes_on(at + 1))) {
                return at;
            }
            passed = true;
        }
        return passed ? std::nullopt : std::optional(sentence_.end());
    }

    /// Where another clause begins: a joint before a verb or pronoun ("and has murdered", "but
    /// she"), a comma before a joint, a subordinator; else the sentence's end.
    [[nodiscard]] std::uint32_t find_next_clause(std::uint32_t from) const {
        for (std::uint32_t at = from; at < sentence_.end(); ++at) {
            if (sentence_.is_quoted(at)) continue;
            if (sentence_.is(at, TokenKind::comma) &&
                sentence_.is_any(at + 1, any_of(WordClass::coordinator, WordClass::subordinator))) {
                return at;
            }
            const bool clause = starts_main_verb(sentence_, at + 1) ||
                                sentence_.is(at + 1, WordClass::person_pronoun);
            if (sentence_.is(at, WordClass::coordinator) && clause) return at;
            if (sentence_.is(at, WordClass::subordinator) && sentence_.word(at) != "as" &&
                !sentence_.is(at, WordClass::coordinator) &&
                !sentence_.is(at, WordClass::preposition)) {
                return at;
            }
        }
        return sentence_.end();
    }

    /// The sentence's verb, or a phrase that hangs on it, stands here.
    [[nodiscard]] bool goes_on(std::uint32_t at) const {
        while (sentence_.is(at, WordClass::adverb) || ends_with(sentence_.word(at), "ly")) ++at;
        return starts_main_verb(sentence_, at) || sentence_.is_cue_verb(at) ||
               (sentence_.is_any(at, any_of(WordClass::preposition, WordClass::relative,
                                            WordClass::subordinator)) &&
                !sentence_.is(at, WordClass::coordinator));
    }

    /// A comma, joint or subordinator: more may stand there than one phrase.
    [[nodiscard]] bool holds_joint(TokenRange range) const {
        for (std::uint32_t at = range.begin + 1; at < range.end; ++at) {
            if (is_comma_or_dash(at) || sentence_.is(at, TokenKind::semicolon)) return true;
            if (sentence_.is_any(at, any_of(WordClass::coordinator, WordClass::subordinator,
                                            WordClass::relative))) {
                return true;
            }
        }
        return false;
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
        // "He paused, considered a break, and left" has the same form as an aside, and "named a
        // minister" is a deed.
        if (names && !agent && (cue.ambiguous || has_verb_before(match.tokens.begin))) {
            return std::nullopt;
        }
        if (next == "as" && !agent && cue.ambiguous) return std::nullopt;
        if (!aside && !agent) return std::nullopt;
        if (holds_clause({at + 1, end}, next == "to") || names_second_agent({at, limit}, agent)) {
            return std::nullopt;
        }
        return FoundContent{{at, end}, agent, {}};
    }

    /// "seen as a brutal storm rolled in", "of murder freed by a judge"
    [[nodiscard]] bool holds_clause(TokenRange range, bool infinitive) const {
        for (std::uint32_t at = range.begin; at < range.end; ++at) {
            if (sentence_.is_quoted(at)) continue;
            if (!infinitive && starts_main_verb(sentence_, at)) return true;
            if (sentence_.word(at + 1) == "by" && ends_with(sentence_.word(at), "ed")) return true;
        }
        return false;
    }

    /// "as a liar and by Harth as a hero", "a hero by some and a butcher by others"
    [[nodiscard]] bool names_second_agent(TokenRange range,
                                          const std::optional<TokenRange>& agent) const {
        if (!agent) return false;
        for (std::uint32_t at = range.begin; at <= range.end; ++at) {
            if (sentence_.word(at) == "by" && at + 1 != agent->begin) return true;
        }
        return sentence_.word(agent->end) == "by";
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
        const auto comma = leads ? find_comma_of_lead(sentence_, first) : find_close(first, false);
        if (!comma || (relative && may_be_deed({first, *comma}))) return std::nullopt;
        const auto speaker = find_speaker(sentence_.view(), sentence_.clause(), verb);
        return FoundContent{{first, *comma}, speaker, {verb, *comma}};
    }

    /// "called a vote in June", "called his rival on Monday": no name is given.
    [[nodiscard]] bool may_be_deed(TokenRange object) const {
        constexpr std::uint32_t fewest = 3;  // words of "the rebels thugs"
        if (object.size() < fewest || sentence_.word(object.begin) == "a" ||
            sentence_.word(object.begin) == "an") {
            return true;
        }
        for (std::uint32_t at = object.begin; at < object.end; ++at) {
            if (sentence_.is(at, WordClass::preposition) && sentence_.word(at) != "as") return true;
        }
        return false;
    }

    const CueSentence& sentence_;
};

}  // namespace

std::optional<FoundContent> find_judgement(const CueSentence& sentence, const CueMatch& match) {
    return JudgementReader(sentence).find(match);
}

std::optional<FoundContent> find_clause_verb(const CueSentence& sentence, const CueMatch& match) {
    return JudgementReader(sentence).read_clause_verb(match);
}

}  // namespace parallax
