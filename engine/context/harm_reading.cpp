#include "engine/context/harm_reading.hpp"

#include <algorithm>

namespace parallax {
namespace {

constexpr std::uint32_t longest_apposition = 16;  // tokens between the commas of ", a doctor,"
constexpr std::uint32_t unreal_window = 4;  // words before the verb group that can deny the act

bool has(const HarmMatch& match, std::uint8_t form) {
    return (match.verb_forms & form) != 0;
}

/// The auxiliaries and adverbs before a verb.
struct VerbGroup {
    std::uint32_t begin = 0;  ///< its first token; the verb itself if it stands alone
    bool be = false, have = false, modal = false, do_ = false, to = false, negated = false;
};

class Reader {
public:
    Reader(const HarmSentence& sentence, const HarmMatch& match)
        : s_(sentence), match_(match), group_(find_group(match)) {}

    std::optional<HarmReading> run() {
        out_.tokens = match_.tokens;
        if (match_.verb && is_used_as_verb()) {
            out_.word = &s_.harm_word(*match_.verb);
            if (!read_verb()) return std::nullopt;
        } else if (match_.noun) {
            out_.word = &s_.harm_word(*match_.noun);
            if (out_.word->frame == HarmFrame::people && is_compound()) return std::nullopt;
            if (out_.word->frame == HarmFrame::state) {
                if (!read_state()) return std::nullopt;
            } else {
                read_noun();
            }
        } else {
            return std::nullopt;
        }
        find_flags();
        return out_;
    }

private:
    [[nodiscard]] bool is_chain(std::uint32_t at) const {
        return s_.is(at, WordClass::coordinator) || s_.is(at, TokenKind::comma);
    }

    /// "killed or injured": a verb that shares the group of the verb before it.
    [[nodiscard]] const HarmMatch* verb_before(std::uint32_t at) const {
        if (at <= s_.begin() + 1 || !is_chain(at - 1)) return nullptr;
        std::uint32_t last = at - 2;
        if (s_.is(last, TokenKind::comma) && last > s_.begin()) --last;
        const HarmMatch* const other = s_.harm_at(last);
        return other != nullptr && other->verb && other->verb_forms == match_.verb_forms ? other
                                                                                         : nullptr;
    }

    [[nodiscard]] VerbGroup find_group(const HarmMatch& match) const {
        VerbGroup group{.begin = match.tokens.begin};
        for (std::uint32_t at = match.tokens.begin; at > s_.begin(); --at) {
            const std::uint32_t before = at - 1;
            const std::string_view word = s_.word(before);
            if (s_.is(before, WordClass::be) || word == "got" || word == "getting") {
                group.be = true;
            } else if (s_.is(before, WordClass::have) && !s_.is(before - 1, TokenKind::quote)) {
                group.have = true;
            } else if (s_.is(before, WordClass::modal)) {
                group.modal = true;
            } else if (s_.is(before, WordClass::do_)) {
                group.do_ = true;
            } else if (word == "to" && at == group.begin) {
                // What stands before belongs to another verb: "is feared to have killed".
                group.to = true;
                group.begin = before;
                break;
            } else if (word == "since" && s_.is(before - 1, WordClass::have)) {
                continue;  // "have since been killed"
            } else if (s_.is(before, TokenKind::comma) && parenthesis_before(before) != before) {
                at = parenthesis_before(before) + 1;  // "had, in fact, killed"
                continue;
            } else if (s_.is(before, WordClass::negator) && word != "no") {
                group.negated = true;
            } else if (s_.is_adverb(before) || is_report(before) ||
                       (s_.is(before, TokenKind::quote) && at == match.tokens.begin) ||
                       word == "all" || word == "both" || word == "either" ||
                       s_.is(before, CasualtyClass::about)) {
                // An adverb belongs to the group only if more of the group stands before it.
                continue;
            } else if (const HarmMatch* const other =
                           at == match.tokens.begin ? verb_before(at) : nullptr) {
                VerbGroup shared = find_group(*other);
                if (shared.begin != other->tokens.begin || !has(match, VerbForms::past)) {
                    return shared;
                }
                break;
            } else {
                break;
            }
            if (s_.is(before, WordClass::negator)) group.negated = true;
            group.begin = before;
        }
        return group;
    }

    /// Where a short parenthesis that ends at this comma begins, if an auxiliary stands before it;
    /// else the comma itself.
    [[nodiscard]] std::uint32_t parenthesis_before(std::uint32_t comma) const {
        for (std::uint32_t at = comma; at > s_.begin() + 1 && comma - at < 4; --at) {
            if (!s_.is(at - 1, TokenKind::comma)) continue;
            const bool auxiliary = s_.is(at - 2, WordClass::have) || s_.is(at - 2, WordClass::be) ||
                                   s_.is(at - 2, WordClass::modal);
            return auxiliary ? at - 1 : comma;
        }
        return comma;
    }

    /// "reported killed", "confirmed dead".
    [[nodiscard]] bool is_report(std::uint32_t at) const {
        const std::string_view word = s_.word(at);
        return word == "reported" || word == "confirmed" || word == "believed" ||
               word == "feared" || word == "presumed" || word == "found" || word == "being" ||
               word == "shot" || word == "left";
    }

    /// Of forms that are nouns too ("attack", "killing"): whether a verb stands here.
    [[nodiscard]] bool is_used_as_verb() const {
        const std::uint32_t first = match_.tokens.begin;
        const std::uint32_t next = match_.tokens.end;
        if (match_.noun && s_.is(next, WordClass::relative)) return false;
        const bool bare = has(match_, VerbForms::plain) || has(match_, VerbForms::third);
        if (bare && !has(match_, VerbForms::past)) {
            if (group_.to || group_.modal || group_.do_) return true;
            const bool subject = s_.is_word(first - 1) && first > s_.begin() &&
                                 !s_.is(first - 1, WordClass::preposition) &&
                                 !s_.is(first - 1, WordClass::determiner) &&
                                 !s_.is_possessive(first - 1);
            const bool object = s_.starts_phrase(next);
            if (s_.is(first - 1, WordClass::person_pronoun)) return true;
            const HarmFrame frame = s_.harm_word(*match_.verb).frame;
            // "two guided bombs fell": the plural of a noun, unless somebody stands before it.
            const bool somebody =
                s_.is_name(first - 1) || s_.is(first - 1, CasualtyClass::person) ||
                s_.is(first - 1, CasualtyClass::family) || s_.is(first - 1, CasualtyClass::event) ||
                s_.is(first - 1, CasualtyClass::weapon) || s_.is(first - 1, WordClass::relative) ||
                s_.harm_at(first - 1) != nullptr;
            if (s_.harm_word(*match_.verb).kind == HarmKind::attack && !somebody) return false;
            return subject && (object || frame == HarmFrame::intransitive) &&
                   !is_modifier(first - 1);
        }
        if (has(match_, VerbForms::gerund) && match_.noun) {
            if (s_.word(next) == "of") return false;
            if (s_.is(first - 1, WordClass::determiner) ||
                s_.is(first - 1, WordClass::possessive)) {
                return false;
            }
            if (group_.be) return true;
            return s_.starts_phrase(after_chain()) && !s_.is_possessive(first - 1);
        }
        return true;
    }

    /// An adjective or a noun that hangs on what follows ("Israeli strikes kill", "air strikes").
    [[nodiscard]] bool is_modifier(std::uint32_t at) const {
        const std::string_view word = s_.word(at);
        return s_.is(at, WordClass::have) || s_.is(at, WordClass::be) || s_.is_adverb(at) ||
               s_.is(at, WordClass::coordinator) || s_.is_cue_verb(at) ||
               (word.size() > 3 &&
                (word.substr(word.size() - 2) == "al" || word.substr(word.size() - 2) == "li" ||
                 word.substr(word.size() - 2) == "an"));
    }

    /// The first token after the verb and the verbs it is joined with.
    [[nodiscard]] std::uint32_t after_chain() const {
        std::uint32_t at = match_.tokens.end;
        while (s_.holds(at)) {
            if (s_.is(at, TokenKind::quote)) {
                ++at;
                continue;
            }
            std::uint32_t next = at;
            while (is_chain(next)) ++next;
            while (next > at && s_.is_adverb(next)) ++next;
            const HarmMatch* const other = next > at ? s_.harm_at(next) : nullptr;
            if (other == nullptr || !other->verb || other->verb_forms != match_.verb_forms) break;
            at = other->tokens.end;
        }
        return at;
    }

    bool read_verb() {
        if (out_.word->frame == HarmFrame::intransitive) {
            out_.form = HarmFormKind::intransitive;
            out_.affected = subject();
            find_event_after(match_.tokens.end);
            find_event_before();
            return true;
        }
        const std::uint32_t next = after_chain();
        if (has(match_, VerbForms::gerund)) {
            if (out_.word->frame == HarmFrame::either && !s_.starts_phrase(next)) {
                out_.form = HarmFormKind::intransitive;
                out_.affected = subject();
                return true;
            }
            set_active(next);
            return true;
        }
        const bool participle = has(match_, VerbForms::participle);
        if (participle && group_.be) {
            set_passive(next, false);
            return true;
        }
        if (participle && !group_.be && !group_.have && is_attribute()) {
            out_.form = HarmFormKind::passive_agentless;
            out_.reduced = true;
            out_.affected = s_.phrase_after(match_.tokens.end);
            return true;
        }
        const bool finite_only =
            !participle || group_.have || group_.modal || group_.do_ || group_.to;
        if (finite_only || is_active_past(next)) {
            set_active(next);
            return true;
        }
        if (out_.word->frame == HarmFrame::either) {
            out_.form = HarmFormKind::intransitive;
            out_.affected = subject();
            return true;
        }
        set_passive(next, true);
        // "Also killed were his parents."
        if (out_.affected.empty() && s_.is(next, WordClass::be)) {
            out_.reduced = false;
            out_.affected = s_.phrase_after(next + 1);
        }
        return true;
    }

    /// "the murdered women", "12 wounded soldiers", "internally displaced people"
    [[nodiscard]] bool is_attribute() const {
        const std::uint32_t next = match_.tokens.end;
        const std::uint32_t before = match_.tokens.begin - 1;
        if (!s_.is(next, CasualtyClass::person) && !s_.is(next, CasualtyClass::family) &&
            !(s_.is_name(next) && s_.is(before, WordClass::determiner))) {
            return false;
        }
        if (match_.tokens.begin == s_.begin()) return out_.word->lemma != "kill";
        const HarmMatch* const verb = s_.harm_at(before);
        return s_.is(before, WordClass::determiner) || s_.is_quantity(before) ||
               s_.is(before, WordClass::preposition) || s_.is_adverb(before) ||
               (verb != nullptr && verb->verb && !verb->noun);
    }

    /// "killed fighting Hamas"
    [[nodiscard]] bool ends_in_ing(std::uint32_t at) const {
        const std::string_view word = s_.word(at);
        return word.size() > 4 && word.substr(word.size() - 3) == "ing" && !s_.is_name(at);
    }

    /// "killed 12 people" against "12 people killed in Gaza".
    [[nodiscard]] bool is_active_past(std::uint32_t next) const {
        const std::uint32_t before = group_.begin - 1;
        const bool object =
            s_.starts_phrase(next) && !s_.is(next, WordClass::relative) && !ends_in_ing(next);
        if (group_.begin > s_.begin() && s_.is(before, WordClass::relative)) return true;
        if (s_.is(before, WordClass::person_pronoun)) return true;
        if (!object) return false;
        if (out_.word->kind == HarmKind::death && !can_be_killed(next)) return false;
        return group_.begin > s_.begin();
    }

    /// "killed [senior Hamas commanders]", not "the number killed [rose]".
    [[nodiscard]] bool can_be_killed(std::uint32_t at) const {
        for (std::uint32_t steps = 0; steps < 4 && s_.is_word(at); ++steps, ++at) {
            if (s_.is_quantity(at) || s_.is_hedge(at) || s_.is_name(at) ||
                s_.view().shape(at).capitalised || s_.is(at, WordClass::determiner) ||
                s_.is(at, WordClass::possessive) || s_.is(at, WordClass::object_pronoun) ||
                s_.is(at, CasualtyClass::person) || s_.is(at, CasualtyClass::family)) {
                return true;
            }
            if (s_.is(at, WordClass::preposition) || s_.is(at, WordClass::coordinator)) break;
            while (s_.is_inner_mark(at + 1)) ++at;
        }
        return false;
    }

    void set_active(std::uint32_t next) {
        out_.form = HarmFormKind::active;
        out_.affected = s_.phrase_after(next);
        const TokenRange who = subject();
        if (const TokenRange event = event_in(who); !event.empty()) {
            out_.form = HarmFormKind::event_subject;
            out_.event = event;
        } else {
            out_.agent = who;
        }
        if (out_.word->frame == HarmFrame::takes_lives) out_.form = HarmFormKind::event_subject;
        find_event_after(out_.affected.empty() ? next : out_.affected.end);
    }

    /// The part of a subject from the noun of an attack that stands nearest to the verb: "anger
    /// over [the attack on Israel] that killed". Empty if there is none.
    [[nodiscard]] TokenRange event_in(TokenRange phrase) const {
        std::uint32_t end = phrase.end;
        for (std::uint32_t at = phrase.end; at > phrase.begin; --at) {
            const bool link = s_.is(at - 1, WordClass::preposition) && s_.word(at - 1) != "of";
            if (!link && at - 1 > phrase.begin) continue;
            const std::uint32_t first = link ? at : at - 1;
            if (first < end && is_event(s_, {first, end})) {
                return {trim_clause({first, end}), phrase.end};
            }
            end = at - 1;
        }
        return {phrase.begin, phrase.begin};
    }

    /// Where the last noun phrase of a stretch begins, as far as commas and verbs tell: "Israel
    /// launched [a campaign]".
    [[nodiscard]] std::uint32_t trim_clause(TokenRange stretch) const {
        for (std::uint32_t at = stretch.end - 1; at > stretch.begin; --at) {
            if (s_.is_border(at - 1) || s_.is(at - 1, CasualtyClass::launch)) return at;
        }
        return stretch.begin;
    }

    void set_passive(std::uint32_t next, bool reduced) {
        out_.reduced = reduced;
        out_.form = HarmFormKind::passive_agentless;
        out_.affected = subject();
        find_by(next);
        find_event_after(next);
        find_event_before();
    }

    /// "by Hamas gunmen", "by an Israeli strike", in the rest of the clause.
    void find_by(std::uint32_t from) {
        for (std::uint32_t at = from; s_.holds(at); ++at) {
            if (s_.is(at, TokenKind::comma) || s_.is(at, TokenKind::semicolon)) return;
            if (at > from && (s_.is(at, WordClass::be) || s_.is(at, WordClass::modal) ||
                              s_.is(at, WordClass::have))) {
                return;
            }
            if (s_.is(at, WordClass::relative) && !s_.is(at, WordClass::determiner)) return;
            if (s_.is(at, WordClass::subordinator) && !s_.is(at, WordClass::preposition)) return;
            if (s_.word(at) != "by" || s_.is(at + 1, WordClass::time)) continue;
            // "deaths reported by officials": said, not done by them.
            if (at > from && (s_.is_cue_verb(at - 1) || s_.word(at - 1) == "put")) continue;
            const TokenRange who = s_.phrase_after(at + 1);
            if (who.empty()) continue;
            if (is_event(s_, who)) {
                out_.event = with_tail(who);
            } else {
                out_.agent = who;
            }
            out_.form = HarmFormKind::passive;
            return;
        }
    }

    /// An attack's noun phrase with its own prepositions: "the attack on Israel by Hamas".
    [[nodiscard]] TokenRange with_tail(TokenRange phrase) const {
        std::uint32_t end = phrase.end;
        while (s_.is(end, WordClass::preposition)) {
            const std::string_view word = s_.word(end);
            if (word != "on" && word != "by" && word != "against" && word != "in" && word != "of" &&
                word != "from" && word != "into") {
                break;
            }
            const TokenRange next = s_.phrase_after(end + 1);
            if (next.empty() || s_.is(next.begin, WordClass::time)) break;
            end = next.end;
        }
        return {phrase.begin, end};
    }

    /// "in an Israeli strike", "during the attack", "after Hamas attacked".
    void find_event_after(std::uint32_t from) {
        if (!out_.event.empty()) return;
        for (std::uint32_t at = from; s_.holds(at); ++at) {
            if (s_.is(at, TokenKind::semicolon)) return;
            const std::string_view word = s_.word(at);
            const bool opens = word == "in" || word == "during" || word == "amid" ||
                               word == "from" || word == "at" || word == "under" ||
                               word == "inside" || word == "as";
            if (!opens) continue;
            const TokenRange phrase = s_.phrase_after(at + 1);
            if (!phrase.empty() && is_event(s_, phrase)) {
                out_.event = with_tail(phrase);
                out_.event_is_place = true;
                return;
            }
        }
    }

    /// "the attack on 7 October in which 1,400 people were killed".
    void find_event_before() {
        if (!out_.event.empty() || out_.affected.empty()) return;
        const std::uint32_t first = out_.affected.begin;
        std::uint32_t end = first;
        if (first > s_.begin() + 1 && s_.word(first - 1) == "which" &&
            s_.is(first - 2, WordClass::preposition)) {
            end = first - 2;
        } else if (s_.word(first - 1) == "where" || s_.word(first - 1) == "when") {
            end = first - 1;
        }
        if (end == first) return;
        if (s_.is(end - 1, TokenKind::comma)) --end;
        const TokenRange phrase = s_.phrase_before(end);
        if (!phrase.empty() && is_event(s_, phrase)) {
            out_.event = phrase;
            out_.event_is_place = true;
        }
    }

    /// The subject: before the verb group; what "who" stands for; for ", killing 12" and
    /// "… and killed 12" the first noun phrase of the clause.
    [[nodiscard]] TokenRange subject() const {
        std::uint32_t end = group_.begin;
        if (const HarmMatch* const other = verb_before(match_.tokens.begin);
            other != nullptr && group_.begin == match_.tokens.begin) {
            end = find_group(*other).begin;
        }
        if (end > s_.begin() && s_.is(end - 1, TokenKind::quote)) --end;
        if (end > s_.begin() && s_.is(end - 1, WordClass::relative) &&
            !s_.is(end - 1, WordClass::determiner)) {
            return antecedent(end - 1);
        }
        if (end > s_.begin() && (s_.word(end - 1) == "which" || s_.word(end - 1) == "that")) {
            const TokenRange before = antecedent(end - 1);
            if (!before.empty()) return before;
        }
        if (has(match_, VerbForms::gerund) && !group_.be) {
            if (s_.is(end - 1, WordClass::preposition) || group_.to) return clause_subject(end - 1);
            return clause_subject(end);
        }
        // "X, 25, was killed", "X, a doctor, was killed": the apposition is passed over.
        if (s_.is(end - 1, TokenKind::comma) || s_.is(end - 1, TokenKind::dash)) {
            const TokenKind mark = s_.view()[end - 1].kind;
            std::uint32_t at = end - 1;
            while (at > s_.begin() && !s_.is(at - 1, mark)) --at;
            if (at > s_.begin() + 1 && end - at <= longest_apposition) {
                const TokenRange before = s_.phrase_before(at - 1);
                if (!before.empty()) return before;
            }
            return clause_subject(end);
        }
        while (end > s_.begin() && (s_.is_adverb(end - 1) || is_report(end - 1))) --end;
        // "civilians claimed by officials to have been killed"
        if (group_.to && group_.be) {
            for (std::uint32_t at = end; at > s_.begin() + 1 && end - at < 6; --at) {
                if (s_.word(at - 1) == "by" && s_.is_cue_verb(at - 2)) {
                    return s_.phrase_before(at - 2);
                }
            }
        }
        const TokenRange phrase = s_.phrase_before(end);
        if (phrase.empty()) {
            const bool coordinated = s_.is(end - 1, WordClass::coordinator);
            return coordinated || group_.to ? clause_subject(end - 1) : phrase;
        }
        return with_relative_clause(phrase);
    }

    /// "[two men] who shot at soldiers were killed": the clause between is passed over.
    [[nodiscard]] TokenRange with_relative_clause(TokenRange phrase) const {
        for (std::uint32_t at = phrase.begin; at > s_.begin() && phrase.begin - at < 8; --at) {
            if (s_.is_border(at - 1) || s_.is(at - 1, WordClass::that)) break;
            if (s_.word(at - 1) != "who") continue;
            const TokenRange before = antecedent(at - 1);
            return before.empty() ? phrase : before;
        }
        return phrase;
    }

    [[nodiscard]] TokenRange antecedent(std::uint32_t relative) const {
        std::uint32_t end = relative;
        if (end > s_.begin() && s_.is(end - 1, TokenKind::comma)) --end;
        if (end > s_.begin() && s_.is(end - 1, TokenKind::quote)) --end;
        return s_.phrase_before(end);
    }

    /// The first noun phrase of the clause that holds what stands before `end`.
    [[nodiscard]] TokenRange clause_subject(std::uint32_t end) const {
        if (end <= s_.begin() || end > s_.end()) return {s_.begin(), s_.begin()};
        std::uint32_t at = s_.clause_begin(end - 1);
        // "On 7 October, Hamas …": an opening adverbial is passed over.
        const bool adverbial = s_.is(at, WordClass::preposition) || s_.is(at, WordClass::time);
        if (adverbial) {
            std::uint32_t comma = at;
            while (comma < end && !s_.is(comma, TokenKind::comma)) ++comma;
            if (comma + 1 < end) at = comma + 1;
        }
        while (at < end && !s_.starts_phrase(at)) ++at;
        TokenRange phrase = s_.phrase_after(at);
        phrase.end = std::min(phrase.end, end);
        // Up to the verb, as far as closed lists tell: a figure never belongs to the subject.
        for (std::uint32_t token = phrase.begin; token < phrase.end; ++token) {
            if (token > phrase.begin && s_.is_cue_verb(token)) phrase.end = token;
        }
        return phrase.begin < phrase.end ? phrase : TokenRange{s_.begin(), s_.begin()};
    }

    /// "left 30 dead", "12 people are dead", "shot dead" (listed apart), "the dead".
    bool read_state() {
        const std::uint32_t first = match_.tokens.begin;
        const std::string_view before = s_.word(first - 1);
        if (before == "the" || before == "of" || before == "their" || before == "its" ||
            before == "his" || before == "her") {
            out_.form = HarmFormKind::nominal;
            const std::uint32_t next = match_.tokens.end;
            if (s_.word(next) == "are" || s_.word(next) == "were" || !s_.is_word(next)) {
                out_.affected = {first, match_.tokens.end};
            } else {
                out_.affected = s_.phrase_after(first);
            }
            return true;
        }
        const TokenRange who = s_.phrase_before(group_.begin);
        out_.form = HarmFormKind::intransitive;
        out_.affected = who;
        if (s_.starts_phrase(match_.tokens.end) && !group_.be) {
            out_.affected = s_.phrase_after(first);  // "dead bodies", "dead children"
            out_.form = HarmFormKind::nominal;
            return true;
        }
        // "has left 30 dead": something left them so.
        for (std::uint32_t at = first; at > s_.begin() && first - at < 8; --at) {
            const std::string_view word = s_.word(at - 1);
            if (word != "left" && word != "leaving" && word != "leaves" && word != "leave")
                continue;
            const bool be = s_.is(at - 2, WordClass::be);
            if (be) break;
            out_.affected = {at, first};
            out_.form = HarmFormKind::event_subject;
            const TokenRange subject =
                word == "leaving" ? clause_subject(at - 1) : s_.phrase_before(skip_aux(at - 1));
            out_.event = is_event(s_, subject) ? subject : TokenRange{at, at};
            if (out_.event.empty()) out_.agent = subject;
            return true;
        }
        return group_.be || s_.is(group_.begin - 1, WordClass::be) || !who.empty();
    }

    [[nodiscard]] std::uint32_t skip_aux(std::uint32_t at) const {
        while (at > s_.begin() && (s_.is(at - 1, WordClass::have) || s_.is_adverb(at - 1) ||
                                   s_.is(at - 1, WordClass::modal))) {
            --at;
        }
        if (at > s_.begin() && s_.is(at - 1, WordClass::relative)) {
            --at;
            if (at > s_.begin() && s_.is(at - 1, TokenKind::comma)) --at;
        }
        return at;
    }

    void read_noun() {
        const std::uint32_t first = match_.tokens.begin;
        const std::uint32_t next = match_.tokens.end;
        const HarmFrame frame = out_.word->frame;
        out_.form = HarmFormKind::nominal;
        if (const std::uint32_t cause = find_result(); cause != first) {
            out_.form = HarmFormKind::causal_nominal;
            out_.event = event_in({s_.clause_begin(cause), cause});
        }
        const TokenRange before = s_.modifiers_before(first);
        const std::string_view link = s_.word(next);
        const bool of = link == "of" || link == "among" || link == "for" || link == "from";
        if (frame == HarmFrame::attack) {
            out_.agent = before;
            out_.event = with_tail({before.begin, next});
            for (std::uint32_t at = next; at < out_.event.end; ++at) {
                const std::string_view word = s_.word(at);
                if (word == "on" || word == "against" || word == "of") {
                    out_.affected = s_.phrase_after(at + 1);
                } else if (word == "by") {
                    out_.agent = s_.phrase_after(at + 1);
                }
            }
            return;
        }
        if (frame == HarmFrame::deed || frame == HarmFrame::fate) {
            if (of) out_.affected = s_.phrase_after(next + 1);
            const bool own = s_.is_possessive(first - 1) || s_.is(first - 1, WordClass::possessive);
            if (first > s_.begin() && !before.empty()) {
                const bool acts = frame == HarmFrame::deed && (of || !own);
                if (acts) {
                    out_.agent = before;
                } else if (out_.affected.empty()) {
                    out_.affected = before;
                }
            }
            find_by(out_.affected.empty() ? next : out_.affected.end);
            if (out_.form == HarmFormKind::passive) out_.form = HarmFormKind::nominal;
            find_event_after(next);
            return;
        }
        // Counts and people: the noun phrase around the word.
        TokenRange phrase{before.begin, next};
        if (of || link == "on") {
            const TokenRange more = s_.phrase_after(next + 1);
            if (!more.empty()) phrase.end = more.end;
        }
        out_.affected = phrase;
        find_event_after(next);
    }

    /// "resulting in the deaths of", "caused the death of".
    /// The verb that says so, or the noun itself if there is none.
    [[nodiscard]] std::uint32_t find_result() const {
        const std::uint32_t first = match_.tokens.begin;
        for (std::uint32_t at = first; at > s_.begin() && first - at < 6; --at) {
            const std::string_view word = s_.word(at - 1);
            const bool cause = word == "caused" || word == "causing" || word == "causes" ||
                               word == "cause" || word == "brought" || word == "bringing";
            const bool leads =
                (word == "resulting" || word == "resulted" || word == "results" || word == "led" ||
                 word == "leading" || word == "leads" || word == "contributed") &&
                (s_.word(at) == "in" || s_.word(at) == "to");
            if (cause || leads) return at - 1;
            if (s_.is_border(at - 1)) return first;
        }
        return first;
    }

    void find_flags() {
        out_.flags.negated = group_.negated;
        if (is_verb(out_.word->frame)) {
            const bool infinitive = group_.to && !group_.have && !group_.be;
            if (group_.modal || infinitive) out_.flags.hypothetical = true;
        }
        std::uint32_t at =
            std::min(group_.begin, out_.affected.empty() ? group_.begin : out_.affected.begin);
        if (!is_verb(out_.word->frame) && !out_.agent.empty()) {
            at = std::min(at, out_.agent.begin);
        }
        deny(at);
        if (is_verb(out_.word->frame) && at != group_.begin) deny(group_.begin);
    }

    /// "a hostage deal": the people are only what the deal is about.
    [[nodiscard]] bool is_compound() const {
        const std::uint32_t next = match_.tokens.end;
        const std::string_view word = s_.word(match_.tokens.begin);
        return !word.empty() && word.back() != 's' && s_.starts_phrase(next) &&
               !s_.view().shape(next).capitalised && s_.view()[next].space_before;
    }

    /// Looks before a place for words that say the act did not happen.
    void deny(std::uint32_t at) {
        for (std::uint32_t step = 0; step < unreal_window && at > s_.begin(); ++step, --at) {
            if (s_.is_border(at - 1)) break;
            if (!s_.is(at - 1, CasualtyClass::unreal)) continue;
            if (s_.is(at - 1, WordClass::negator)) {
                out_.flags.negated = true;
            } else {
                out_.flags.hypothetical = true;
            }
        }
    }

    const HarmSentence& s_;
    const HarmMatch& match_;
    VerbGroup group_;
    HarmReading out_;
};

}  // namespace

bool is_event(const HarmSentence& sentence, TokenRange phrase) {
    const TokenRange head = sentence.head_of(phrase);
    // The last noun that is known decides: "the militants' attack", "the attack's victims".
    for (std::uint32_t at = head.end; at > head.begin; --at) {
        const std::uint32_t token = at - 1;
        const HarmMatch* const harm = sentence.harm_at(token);
        if (harm != nullptr && harm->noun) {
            const HarmFrame frame = sentence.harm_word(*harm->noun).frame;
            return frame == HarmFrame::attack || frame == HarmFrame::event ||
                   frame == HarmFrame::deed;
        }
        if (sentence.is(token, CasualtyClass::person) ||
            sentence.is(token, CasualtyClass::family)) {
            return false;
        }
        if (sentence.is(token, CasualtyClass::event) || sentence.is(token, CasualtyClass::weapon)) {
            return true;
        }
    }
    return false;
}

std::optional<HarmReading> read_harm(const HarmSentence& sentence, const HarmMatch& match) {
    return Reader(sentence, match).run();
}

}  // namespace parallax
