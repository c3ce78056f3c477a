#include "engine/context/content_limits.hpp"

#include "engine/context/noun_phrases.hpp"
#include "engine/context/speakers.hpp"

#include <algorithm>
#include <string_view>

namespace parallax {
namespace {

constexpr WordClasses joints = any_of(WordClass::coordinator, WordClass::subordinator);

/// "the failed coup", "fair and balanced": a word behind `at` is no verb.
bool opens_phrase(const CueSentence& sentence, std::uint32_t at) {
    return sentence.is_any(at, any_of(WordClass::determiner, WordClass::possessive,
                                      WordClass::coordinator, WordClass::preposition));
}

/// A verb of the closed classes, or one in -ed, from `at` up to the next comma.
bool has_predicate(const CueSentence& sentence, std::uint32_t at) {
    for (std::uint32_t first = at; at < sentence.end() && !sentence.is(at, TokenKind::comma);
         ++at) {
        if (sentence.is_any(at, finite_verbs)) return true;
        if (at > first && sentence.view().is_word(at) && ends_with(sentence.word(at), "ed") &&
            !opens_phrase(sentence, at - 1)) {
            return true;
        }
    }
    return false;
}

/// "the army, whose methods are known, blamed": a subject and an aside from `at` on, and a verb
/// behind it.
bool has_late_predicate(const CueSentence& sentence, std::uint32_t at) {
    const auto find_comma = [&](std::uint32_t from) {
        while (from < sentence.end() && !sentence.is(from, TokenKind::comma)) ++from;
        return from;
    };
    const std::uint32_t open = find_comma(at);
    const bool aside = sentence.is_any(
        open + 1, any_of(WordClass::relative, WordClass::determiner, WordClass::possessive));
    if (!aside || !sentence.is_any(at, any_of(WordClass::determiner, WordClass::possessive))) {
        return false;
    }
    const std::uint32_t close = find_comma(open + 1);
    return sentence.holds(close + 1) && has_predicate(sentence, close + 1);
}

class LimitFinder {
public:
    LimitFinder(const CueSentence& sentence, std::size_t index, TokenRange content)
        : sentence_(sentence), index_(index), match_(sentence.cues()[index]), content_(content) {}

    [[nodiscard]] std::optional<ContentLimit> find(bool name) const {
        const TokenRange sentence{sentence_.begin(), sentence_.end()};
        if (const auto joint = find_second_relative()) {
            std::uint32_t close = *joint;
            while (close < sentence.end && !sentence_.is(close, TokenKind::comma)) ++close;
            return ContentLimit{*joint, {content_.begin, close}};
        }
        if (const auto comma = find_closing_comma()) {
            return ContentLimit{*comma, {content_.begin, sentence.end}};
        }
        if (name) return std::nullopt;
        if (const auto close = find_clause_around()) {
            return ContentLimit{*close, {match_.tokens.begin, *close}};
        }
        if (const auto tail = find_denial()) {
            return ContentLimit{tail->begin, {content_.begin, tail->end}};
        }
        if (const auto comma = find_main_clause()) {
            return ContentLimit{*comma, {sentence.begin, *comma}};
        }
        if (const auto but = find_contrast()) {
            return ContentLimit{*but, {content_.begin, sentence.end}};
        }
        if (const auto aside = find_aside()) {
            return ContentLimit{*aside, {*aside, sentence.end}};
        }
        return std::nullopt;
    }

private:
    /// A noun phrase that can open a clause.
    [[nodiscard]] bool opens_clause(std::uint32_t at) const {
        return sentence_.is_any(at, any_of(WordClass::determiner, WordClass::possessive,
                                           WordClass::person_pronoun)) ||
               (sentence_.holds(at) && sentence_.view().is_name(at));
    }

    /// "which the army says hit a post and which the mayor insists was empty": the joint.
    [[nodiscard]] std::optional<std::uint32_t> find_second_relative() const {
        for (std::uint32_t at = content_.begin + 1; at + 1 < content_.end; ++at) {
            if (sentence_.is_quoted(at)) continue;
            if (sentence_.is(at, TokenKind::comma)) return std::nullopt;
            const bool second = sentence_.is(at, WordClass::coordinator) &&
                                sentence_.is(at + 1, WordClass::relative) &&
                                !sentence_.is(at + 1, WordClass::that);
            if (!second) continue;
            std::uint32_t first = content_.begin;
            while (first > sentence_.begin() &&
                   sentence_.word(first - 1) != sentence_.word(at + 1) &&
                   !sentence_.is(first - 1, TokenKind::comma)) {
                --first;
            }
            const bool same =
                first > sentence_.begin() && sentence_.word(first - 1) == sentence_.word(at + 1);
            return same ? std::optional(at) : std::nullopt;
        }
        return std::nullopt;
    }

    /// Where the participle's own words end and the clause that it belongs to goes on: "Calling the
    /// bill cruel, the governor vetoed it", "Residents demanding an end to the war marched".
    [[nodiscard]] std::optional<std::uint32_t> find_clause_around() const {
        const std::uint32_t verb = match_.tokens.begin;
        const bool participle = ends_with(sentence_.word(verb), "ing");
        const bool asked = sentence_.is(content_.begin, WordClass::preposition) ||
                           sentence_.is(content_.begin, WordClass::subordinator);
        // "But fuming Verrin" opens with no clause of its own.
        const bool joined = verb == sentence_.begin() + 1 &&
                            sentence_.is(verb - 1, WordClass::subordinator) &&
                            !sentence_.is(verb - 1, WordClass::coordinator);
        const bool leads = verb == sentence_.begin() || joined;
        if (leads && (participle || asked)) return find_comma_of_lead(sentence_, content_.begin);
        const bool hangs_on_noun =
            participle && sentence_.hangs_on_noun(verb) &&
            !sentence_.is_any(verb - 1, verb_support | any_of(WordClass::preposition) | joints);
        if (!hangs_on_noun || sentence_.is(content_.begin, WordClass::that)) return std::nullopt;
        for (std::uint32_t at = sentence_.begin(); at < verb; ++at) {
            if (sentence_.is(at, TokenKind::comma) || starts_main_verb(sentence_, at) ||
                sentence_.is_any(at, joints) || sentence_.is(at, WordClass::relative)) {
                return std::nullopt;
            }
        }
        return find_main_verb(sentence_, {content_.begin + 1, content_.end});
    }

    /// "…, a charge Dravia rejects", "…, which the army denies": what the outlet adds about who
    /// does not agree, from its comma to its end.
    [[nodiscard]] std::optional<TokenRange> find_denial() const {
        for (std::size_t later = index_ + 1; later < sentence_.cues().size(); ++later) {
            const CueMatch& match = sentence_.cues()[later];
            if (sentence_.cue(match).part != CuePart::verb) continue;
            const std::uint32_t end = match.tokens.end;
            const bool closes = !sentence_.holds(end) || is_border(sentence_.view(), end);
            if (!closes) continue;
            const auto subject =
                find_subject(sentence_.view(), sentence_.clause(), match.tokens.begin);
            if (!subject) continue;
            std::uint32_t comma = subject->end;
            while (comma > content_.begin && !sentence_.is(comma, TokenKind::comma)) --comma;
            if (comma <= content_.begin || sentence_.is_quoted(comma)) continue;
            const std::string_view first = sentence_.word(comma + 1);
            const bool denies = sentence_.cue(match).cue_class == "deny";
            const bool takes_up = first == "something" || (first == "which" && denies) ||
                                  takes_up_noun(comma + 1, subject->end);
            if (takes_up && subject->end > comma + 2) return TokenRange{comma, end};
        }
        return std::nullopt;
    }

    /// "a claim", "an old charge": of saying.
    [[nodiscard]] bool takes_up_noun(std::uint32_t from, std::uint32_t before) const {
        constexpr std::uint32_t longest = 3;  // words with the article
        if (!sentence_.is(from, WordClass::determiner)) return false;
        return std::any_of(
            sentence_.cues().begin(), sentence_.cues().end(), [&](const CueMatch& match) {
                const bool names =
                    sentence_.cue(match).part == CuePart::noun || sentence_.is_noun_here(match);
                return names && match.tokens.begin > from && match.tokens.end < before &&
                       match.tokens.end - from <= longest;
            });
    }

    /// "A day after the council passed a resolution demanding a truce, the minister …": the comma
    /// that ends a clause of time in front, the cue inside it.
    [[nodiscard]] std::optional<std::uint32_t> find_main_clause() const {
        std::uint32_t at = sentence_.begin();
        const std::uint32_t limit = std::min(at + 4, match_.tokens.begin);
        while (at < limit && !sentence_.is(at, WordClass::subordinator)) ++at;
        if (at == limit || sentence_.word(at) == "so") return std::nullopt;
        for (; at < match_.tokens.begin; ++at) {
            if (sentence_.is(at, TokenKind::comma)) return std::nullopt;
        }
        for (at = content_.begin; at <= content_.end && sentence_.holds(at); ++at) {
            if (!sentence_.is(at, TokenKind::comma) || sentence_.is_quoted(at)) continue;
            if (opens_clause(at + 1) && has_predicate(sentence_, at + 1)) return at;
        }
        return std::nullopt;
    }

    /// "The colonel, who asked not to be named, told …": the comma that closes the relative clause
    /// of the cue, where a verb shows that the clause around it goes on.
    [[nodiscard]] std::optional<std::uint32_t> find_closing_comma() const {
        constexpr std::uint32_t longest_subject = 6;  // words from "who" to the cue
        std::uint32_t who = match_.tokens.begin;
        while (who > sentence_.begin() + 1 && match_.tokens.begin - who < longest_subject &&
               sentence_.view().is_word(who - 1)) {
            --who;
            if (sentence_.word(who) == "who" || sentence_.word(who) == "which") break;
        }
        const bool aside = (sentence_.word(who) == "who" || sentence_.word(who) == "which") &&
                           (sentence_.is(who - 1, TokenKind::comma) ||
                            sentence_.is(who - 1, WordClass::coordinator));
        if (!aside) return std::nullopt;
        for (std::uint32_t at = content_.begin; at <= content_.end && sentence_.holds(at); ++at) {
            if (!sentence_.is(at, TokenKind::comma) || sentence_.is_quoted(at)) continue;
            std::uint32_t verb = at + 1;
            while (sentence_.is(verb, WordClass::adverb)) ++verb;
            const bool goes_on = sentence_.is_any(verb, finite_verbs) || is_finite_cue(verb) ||
                                 starts_main_verb(sentence_, verb);
            return goes_on ? std::optional(at) : std::nullopt;
        }
        return std::nullopt;
    }

    [[nodiscard]] bool is_finite_cue(std::uint32_t token) const {
        return sentence_.is_cue_verb(token) && !ends_with(sentence_.word(token), "ing");
    }

    /// "called on X to stop, but neither the army nor …": the comma before a clause of contrast
    /// that has its own subject, behind what is no clause itself.
    [[nodiscard]] std::optional<std::uint32_t> find_contrast() const {
        if (sentence_.word(content_.begin) != "to" && sentence_.word(content_.begin) != "for") {
            return std::nullopt;
        }
        for (std::uint32_t at = content_.begin; at <= content_.end; ++at) {
            if (!sentence_.is(at, TokenKind::comma) || sentence_.is_quoted(at)) continue;
            if (sentence_.word(at + 1) != "but") continue;
            if (opens_clause(at + 2) && has_predicate(sentence_, at + 2)) return at;
        }
        return std::nullopt;
    }

    /// "portrayed the visit as a success, now that the council had come round": the comma before a
    /// clause by which the outlet itself explains what is no clause.
    [[nodiscard]] std::optional<std::uint32_t> find_aside() const {
        if (!sentence_.cue(match_).takes(Complement::as)) return std::nullopt;
        bool as = false;
        for (std::uint32_t at = content_.begin; at <= content_.end && sentence_.holds(at); ++at) {
            as = as || sentence_.word(at) == "as";
            if (!as || !sentence_.is(at, TokenKind::comma) || sentence_.is_quoted(at)) continue;
            std::uint32_t next = at + 1;
            if (sentence_.word(next) == "now" && sentence_.word(next + 1) == "that") return at;
            if (sentence_.is(next, WordClass::adverb)) ++next;
            const bool explains =
                sentence_.is(next, WordClass::subordinator) && sentence_.word(next) != "as" &&
                !sentence_.is(next, WordClass::coordinator) && has_predicate(sentence_, next + 1);
            if (explains && opens_clause(next + 1)) return at;
        }
        return std::nullopt;
    }

    const CueSentence& sentence_;
    std::size_t index_;
    const CueMatch& match_;
    TokenRange content_;
};

}  // namespace

bool starts_main_verb(const CueSentence& sentence, std::uint32_t at) {
    const std::string_view word = sentence.word(at);
    const bool bare = word == "be" || word == "been" || word == "being" || word == "having";
    if (sentence.is_any(at, finite_verbs)) return !bare && sentence.word(at - 1) != "to";
    return sentence.holds(at) && !opens_phrase(sentence, at - 1) &&
           starts_predicate(sentence.view(), at) && sentence.word(at + 1) != "by";
}

std::optional<std::uint32_t> find_comma_of_lead(const CueSentence& sentence, std::uint32_t from) {
    std::optional<std::uint32_t> found;
    for (std::uint32_t at = from; at < sentence.end(); ++at) {
        if (!sentence.is(at, TokenKind::comma) || sentence.is_quoted(at)) continue;
        const bool joined = sentence.is_any(
            at + 1, any_of(WordClass::coordinator, WordClass::relative, WordClass::preposition));
        if (joined) continue;
        const bool late = has_late_predicate(sentence, at + 1);
        if (!late && !has_predicate(sentence, at + 1)) continue;
        if (found) return std::nullopt;
        found = at;
        if (late) break;
    }
    return found;
}

std::optional<std::uint32_t> find_main_verb(const CueSentence& sentence, TokenRange range) {
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
        if (sentence.is_quoted(at)) continue;
        if (sentence.is(at, TokenKind::comma) || sentence.is(at, WordClass::relative) ||
            sentence.is(at, WordClass::that)) {
            return std::nullopt;
        }
        if (starts_main_verb(sentence, at)) return at;
    }
    return std::nullopt;
}

std::optional<ContentLimit> find_content_limit(const CueSentence& sentence, std::size_t index,
                                               TokenRange content, bool name) {
    return LimitFinder(sentence, index, content).find(name);
}

}  // namespace parallax
