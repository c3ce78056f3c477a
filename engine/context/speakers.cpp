#include "engine/context/speakers.hpp"

#include "engine/context/noun_phrases.hpp"

#include <algorithm>
#include <string_view>

namespace parallax {
std::uint32_t skip_dateline(const TokenView& view, const Clause& clause, std::uint32_t before) {
    constexpr std::uint32_t longest = 12;      // tokens
    constexpr std::size_t shortest_place = 4;  // letters: "NATO - the alliance" is none
    const std::uint32_t begin = clause.sentence.begin;
    const std::uint32_t limit = std::min(before, begin + longest);
    bool agency = false;
    for (std::uint32_t at = begin; at < limit; ++at) {
        agency = agency || (view.is(at, TokenKind::bracket) && at > begin && at + 2 < limit &&
                            view.shape(at + 1).all_capitals && view.is(at + 2, TokenKind::bracket));
        if (!view.is(at, TokenKind::dash)) {
            if (view.is_any(at, finite_verbs)) return begin;
            continue;
        }
        const bool capitals =
            view.shape(begin).all_capitals && view.surface(begin).size() >= shortest_place;
        const bool opens = at > begin && at + 1 < before &&
                           (view.shape(at + 1).capitalised || view.is(at + 1, TokenKind::quote));
        return opens && (capitals || agency) ? at + 1 : begin;
    }
    return begin;
}

namespace {

/// First token of the stretch of words that ends at `end` without a border between.
std::uint32_t stretch_begin(const TokenView& view, const Clause& clause, std::uint32_t end) {
    std::uint32_t begin = end;
    while (begin > clause.sentence.begin && !is_border(view, begin - 1) &&
           !clause.is_quoted(begin - 1)) {
        --begin;
    }
    return begin;
}

bool starts_aside(const TokenView& view, TokenRange stretch) {
    return view.is(stretch.begin, WordClass::relative) ||
           view.is(stretch.begin, WordClass::determiner);
}

/// A verb among the closed classes: the words before are a clause of their own.
bool holds_predicate(const TokenView& view, TokenRange range) {
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
        if (view.is_any(at, finite_verbs)) return true;
    }
    return false;
}

/// "In 2012 Romney", "after the vote he": the name or pronoun that ends what begins with a
/// preposition; none of "in an interview".
TokenRange cut_lead_in(const TokenView& view, TokenRange range) {
    const std::uint32_t last = range.end - 1;
    if (view.is(last, WordClass::person_pronoun)) return {last, range.end};
    std::uint32_t begin = range.end;
    while (begin > range.begin && view.is_name(begin - 1)) --begin;
    const bool apart = begin < range.end && begin > range.begin + 1 &&
                       !view.is_any(begin - 1, any_of(WordClass::preposition, WordClass::determiner,
                                                      WordClass::possessive)) &&
                       !view.shape(begin - 1).possessive;
    return apart ? TokenRange{begin, range.end} : TokenRange{range.end, range.end};
}

/// Two commas at least, so that it is no apposition.
bool holds_list(const TokenView& view, TokenRange range) {
    std::uint32_t commas = 0;
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
        commas += view.is(at, TokenKind::comma) ? 1 : 0;
    }
    return commas > 1;
}

/// The end of the subject of the verb at `verb`: before its auxiliaries, adverbs, times ("on
/// Tuesday") and what a bracket adds.
std::uint32_t skip_back(const TokenView& view, const Clause& clause, std::uint32_t verb) {
    std::uint32_t end = verb;
    for (;;) {
        while (end > clause.sentence.begin && view.is_any(end - 1, verb_support) &&
               !is_contracted_subject(view, end - 1)) {
            --end;
        }
        if (end > clause.sentence.begin && is_contracted_subject(view, end - 1)) return end;
        std::uint32_t at = end;
        while (at > clause.sentence.begin && view.is(at - 1, WordClass::time)) --at;
        // "on Tuesday", "this week"
        if (at < end && at > clause.sentence.begin + 1 &&
            (view.is(at - 1, WordClass::preposition) || view.normalised(at - 1) == "this")) {
            end = at - 1;
            continue;
        }
        if (end > clause.sentence.begin + 2 && view.is(end - 1, TokenKind::bracket)) {
            at = end - 1;
            while (at > clause.sentence.begin && end - at < 8 &&
                   !view.is(at - 1, TokenKind::bracket)) {
                --at;
            }
            if (at > clause.sentence.begin + 1 && view.is(at - 1, TokenKind::bracket)) {
                end = at - 1;
                continue;
            }
        }
        return end;
    }
}

/// "groups in Iraq, Lebanon, and Yemen": where the list begins of which "and Yemen" is the last.
std::uint32_t list_begin(const TokenView& view, const Clause& clause, std::uint32_t begin) {
    if (!view.is(begin, WordClass::coordinator)) return begin;
    std::uint32_t first = begin;
    while (first > clause.sentence.begin + 1 && view.is(first - 1, TokenKind::comma)) {
        const std::uint32_t item = stretch_begin(view, clause, first - 1);
        if (item == first - 1 || holds_predicate(view, {item, first - 1})) break;
        const bool opens = first == begin || view.is_name(item);
        if (!opens) break;
        first = item;
        if (begin - first > 24) break;
    }
    return first < begin && holds_list(view, {first, begin}) ? first : begin;
}

/// Cuts what stands before the subject proper: "but", "after the vote" is left to the border.
TokenRange cut_openers(const TokenView& view, TokenRange range) {
    for (std::uint32_t at = range.end; at > range.begin; --at) {
        const std::uint32_t token = at - 1;
        // A subordinator or coordinator inside the stretch starts the clause whose subject this is,
        // unless a coordinator joins two names.
        if (view.is(token, WordClass::that)) return {at < range.end ? at : token, range.end};
        if (at < range.end && view.is(token, WordClass::relative) &&
            !holds_predicate(view, {at, range.end}) && !starts_predicate(view, at)) {
            return {at, range.end};
        }
        if (view.is(token, WordClass::coordinator) && at < range.end) {
            const bool joins_names = token > range.begin && view.is_word(token - 1) &&
                                     !view.is(token, WordClass::subordinator) &&
                                     token == range.begin + (range.size() / 2) && range.size() < 8;
            if (!joins_names) return {at, range.end};
        } else if (view.is(token, WordClass::subordinator) && at < range.end) {
            return {at, range.end};
        }
    }
    return range;
}

bool is_participle(const TokenView& view, std::uint32_t verb) {
    const std::string_view word = view.normalised(verb);
    return word.size() > 4 && word.substr(word.size() - 3) == "ing";
}

/// Up to the first verb of the closed classes, border or joint.
std::uint32_t stretch_end(const TokenView& view, const Clause& clause, std::uint32_t begin,
                          std::uint32_t limit) {
    constexpr WordClasses ends =
        any_of(WordClass::be, WordClass::have, WordClass::modal, WordClass::that,
               WordClass::subordinator, WordClass::relative);
    std::uint32_t end = begin;
    while (end < limit && !is_border(view, end) && !clause.is_quoted(end) &&
           !(end > begin && view.is_any(end, ends))) {
        ++end;
    }
    return end;
}

/// The subject of the clause that begins at `begin`, as far as its verb is known for one.
std::optional<TokenRange> subject_from(const TokenView& view, const Clause& clause,
                                       std::uint32_t begin, std::uint32_t before) {
    const std::uint32_t end = stretch_end(view, clause, begin, before);
    if (begin >= end) return std::nullopt;
    const TokenRange phrase = cut_joints(view, cut_at_verb(view, {begin, end}));
    // Without a verb in sight all of it may be something else.
    if (phrase.end == before && !view.is_name(phrase.begin)) return std::nullopt;
    return can_speak(view, phrase) ? std::optional(phrase) : std::nullopt;
}

/// "In a statement, Hamas rejected … and said", "In Sorel, on Sunday, Verrin tried": the first that
/// a verb follows of what stands behind the commas from `comma` on, else the first of them.
std::optional<TokenRange> subject_behind_lead_in(const TokenView& view, const Clause& clause,
                                                 std::uint32_t comma, std::uint32_t before) {
    constexpr std::uint32_t longest = 40;  // tokens from the first comma on
    const std::uint32_t limit = std::min(before, comma + longest);
    std::optional<TokenRange> first;
    for (std::uint32_t at = comma; at < limit; ++at) {
        if (!view.is(at, TokenKind::comma)) continue;
        const auto subject = subject_from(view, clause, at + 1, before);
        if (!subject) continue;
        if (subject->end < before && view.is_word(subject->end)) return subject;
        if (!first) first = subject;
    }
    return first;
}

/// The first noun phrase of the sentence, up to its first verb.
std::optional<TokenRange> first_subject(const TokenView& view, const Clause& clause,
                                        std::uint32_t before) {
    std::uint32_t begin = skip_dateline(view, clause, before);
    std::uint32_t comma = begin;
    while (comma < before && !view.is(comma, TokenKind::comma)) ++comma;
    const bool joint = view.is(begin, WordClass::subordinator);
    // "A few days later, Verrin went back on it, telling"
    const bool time = comma > begin && comma < before && view.is(comma - 1, WordClass::time);
    if (!joint && !time && !view.is(begin, WordClass::preposition)) {
        return subject_from(view, clause, begin, before);
    }
    if (const auto subject = subject_behind_lead_in(view, clause, comma, before)) return subject;
    if (joint) return subject_from(view, clause, begin + 1, before);
    // "On Monday Verrin made a third attempt, writing"
    std::uint32_t verb = begin;
    while (verb < comma && !starts_predicate(view, verb)) ++verb;
    if (verb == comma || verb < begin + 2) return std::nullopt;
    const TokenRange subject = cut_lead_in(view, {begin, verb});
    return subject.empty() ? std::nullopt : std::optional(subject);
}

/// "he", "it": never the last word of a longer subject.
bool is_lone_subject(const TokenView& view, std::uint32_t token) {
    const bool person =
        view.is(token, WordClass::person_pronoun) && !view.is(token, WordClass::relative);
    return person || view.normalised(token) == "it";
}

bool is_relative_pronoun(const TokenView& view, std::uint32_t token) {
    const std::string_view word = view.normalised(token);
    return word == "who" || word == "which" || word == "that";
}

/// "a resolution", "Khamenei": has an article or a name.
bool names_somebody(const TokenView& view, TokenRange phrase) {
    return view.is_any(phrase.begin, any_of(WordClass::determiner, WordClass::possessive)) ||
           view.is_name(phrase.begin);
}

}  // namespace

std::optional<TokenRange> find_subject(const TokenView& view, const Clause& clause,
                                       std::uint32_t verb) {
    std::uint32_t end = skip_back(view, clause, verb);
    if (end == clause.sentence.begin) return std::nullopt;
    if (view.normalised(end - 1) == "to") return std::nullopt;
    if (view.is(end - 1, WordClass::coordinator)) return std::nullopt;  // "… and demanded"
    // "Haniyeh, who is based in Doha, said": step over what the pair of commas or dashes sets off.
    if (view.is(end - 1, TokenKind::comma) || view.is(end - 1, TokenKind::dash)) {
        const std::uint32_t comma = end - 1;
        const std::uint32_t inner = stretch_begin(view, clause, comma);
        if (inner == comma || inner <= clause.sentence.begin + 1) return std::nullopt;
        if (!view.is(inner - 1, view[comma].kind)) return std::nullopt;
        if (!starts_aside(view, {inner, comma}) && comma - inner > 8) return std::nullopt;
        end = inner - 1;
        // "Oto Ludin, 45, a farmer, said": the age is a second aside.
        const std::uint32_t age = end - 1;
        if (end > clause.sentence.begin + 2 && view.is(age, TokenKind::number) &&
            view.is(age - 1, TokenKind::comma)) {
            end = age - 1;
        }
    }
    TokenRange range{stretch_begin(view, clause, end), end};
    if (!range.empty()) range.begin = list_begin(view, clause, range.begin);
    range = cut_openers(view, range);
    // "ended what it called": a pronoun is a subject by itself.
    if (range.size() > 1 && is_lone_subject(view, range.end - 1) &&
        !view.is(range.end - 2, WordClass::coordinator)) {
        range.begin = range.end - 1;
    }
    while (!range.empty() &&
           view.is_any(range.begin, any_of(WordClass::coordinator, WordClass::adverb))) {
        ++range.begin;
    }
    while (!range.empty() && view.is_any(range.end - 1, any_of(WordClass::time)) &&
           range.size() > 1) {
        --range.end;
        while (range.size() > 1 && view.is(range.end - 1, WordClass::preposition)) --range.end;
    }
    if (!range.empty() && view.is(range.begin, WordClass::preposition)) {
        range = cut_lead_in(view, range);
    }
    if (range.empty()) return std::nullopt;
    return range;
}

namespace {

/// "accused by Israel of using …", "blamed by residents for the fire": what follows belongs to the
/// verb. "By a spokesman for the ministry" stays whole.
TokenRange cut_what_it_is_about(const TokenView& view, TokenRange agent) {
    for (std::uint32_t at = agent.begin + 1; at + 1 < agent.end; ++at) {
        const std::string_view word = view.normalised(at);
        const bool of_doing =
            word == "of" && view.normalised(at + 1).ends_with("ing") && !view.is_name(at + 1);
        const bool for_it = word == "for" && !view.is(at - 1, WordClass::speaker_person);
        if (of_doing || for_it) return {agent.begin, at};
    }
    return agent;
}

}  // namespace

std::optional<TokenRange> find_agent_at(const TokenView& view, const Clause& clause,
                                        std::uint32_t begin) {
    const std::optional<TokenRange> agent = find_noun_phrase(view, clause, begin);
    return agent ? std::optional(cut_what_it_is_about(view, *agent)) : std::nullopt;
}

std::optional<TokenRange> find_agent(const TokenView& view, const Clause& clause,
                                     std::uint32_t from) {
    for (std::uint32_t at = from; at + 1 < clause.sentence.end; ++at) {
        if (clause.is_quoted(at)) continue;
        if (view.is(at, TokenKind::semicolon)) break;
        if (view.normalised(at) != "by" || !view.is_word(at + 1)) continue;
        if (is_participle(view, at + 1) || view.is(at + 1, WordClass::time)) continue;
        return find_agent_at(view, clause, at + 1);
    }
    return std::nullopt;
}

std::optional<TokenRange> find_own_subject(const TokenView& view, const Clause& clause,
                                           std::uint32_t verb) {
    const std::uint32_t supported = skip_back(view, clause, verb);
    if (supported > clause.sentence.begin && is_relative_pronoun(view, supported - 1)) {
        if (const auto stands_for = find_phrase_before(view, clause, supported - 1)) {
            return stands_for;
        }
    }
    return find_subject(view, clause, verb);
}

namespace {

/// "After saying he was nervous, the man sat down": the subject of the clause that such an opening
/// leads up to, if its verb shows.
std::optional<TokenRange> find_subject_behind(const TokenView& view, const Clause& clause,
                                              std::uint32_t verb) {
    constexpr std::uint32_t longest_opening = 3;  // words before the participle: "even after"
    const std::uint32_t begin = clause.sentence.begin;
    if (!is_participle(view, verb) || verb - begin > longest_opening) return std::nullopt;
    for (std::uint32_t at = begin; at < verb; ++at) {
        if (!view.is_any(
                at, any_of(WordClass::preposition, WordClass::subordinator, WordClass::adverb))) {
            return std::nullopt;
        }
    }
    for (std::uint32_t at = verb + 1; at + 2 < clause.sentence.end; ++at) {
        if (!view.is(at, TokenKind::comma) || clause.is_quoted(at)) continue;
        const std::uint32_t next = at + 1;
        const bool opens = view.is_name(next) ||
                           view.is_any(next, any_of(WordClass::determiner, WordClass::possessive,
                                                    WordClass::person_pronoun));
        if (!opens) continue;
        const auto subject = subject_from(view, clause, next, clause.sentence.end);
        if (subject && subject->end < clause.sentence.end && view.is_word(subject->end)) {
            return subject;
        }
    }
    return std::nullopt;
}

/// "[people] who fled said", "[the man] who runs the ward said": the subject of the cue is what the
/// clause between hangs on, where that clause was taken for it.
std::optional<TokenRange> find_antecedent(const TokenView& view, const Clause& clause,
                                          TokenRange subject) {
    const std::uint32_t who = subject.begin;
    if (who < clause.sentence.begin + 2) return std::nullopt;
    const bool relative = view.normalised(who - 1) == "who" && view.is_word(who - 2);
    // "the man who doctors say is ill": a subject of its own.
    const bool own = view.is_name(who) ||
                     (view.classes(who) &
                      ~any_of(WordClass::finite, WordClass::attitude, WordClass::movement)) != 0;
    if (!relative || own) return std::nullopt;
    return find_phrase_before(view, clause, who - 1);
}

/// "[Verrin] said in a telephone" interview, "[Harth], a pollster, released data" that suggest: the
/// subject of the verb that was taken for the beginning of one.
std::optional<TokenRange> find_doer_of(const TokenView& view, const Clause& clause,
                                       TokenRange subject) {
    const std::uint32_t first = subject.begin;
    if (first == clause.sentence.begin) return std::nullopt;
    const bool behind_aside = view.is(first - 1, TokenKind::comma) &&
                              !view.shape(first).capitalised &&
                              ends_with(view.normalised(first), "ed");
    if (!behind_aside && !starts_with_verb(view, subject)) return std::nullopt;
    const auto doer = find_own_subject(view, clause, first);
    return doer && can_speak(view, *doer) ? doer : std::nullopt;
}

}  // namespace

std::optional<TokenRange> find_speaker(const TokenView& view, const Clause& clause,
                                       std::uint32_t verb) {
    if (verb == clause.sentence.begin) return find_subject_behind(view, clause, verb);
    const std::uint32_t before = verb - 1;
    if (is_participle(view, verb) && !view.is(before, WordClass::be)) {
        if (const auto behind = find_subject_behind(view, clause, verb)) return behind;
        if (view.is_word(before) &&
            !view.is_any(before, any_of(WordClass::preposition, WordClass::coordinator,
                                        WordClass::adverb))) {
            const auto noun = find_phrase_before(view, clause, verb);
            if (noun && names_somebody(view, *noun)) return noun;
        }
        return first_subject(view, clause, verb);
    }
    const std::optional<TokenRange> subject = find_own_subject(view, clause, verb);
    if (!subject) return first_subject(view, clause, verb);
    if (const auto doer = find_doer_of(view, clause, *subject)) return doer;
    const auto antecedent = find_antecedent(view, clause, *subject);
    return antecedent ? antecedent : subject;
}

}  // namespace parallax
