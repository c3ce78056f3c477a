#include "engine/context/content_limits.hpp"
#include "engine/context/content_patterns.hpp"
#include "engine/context/speakers.hpp"

#include <algorithm>
#include <string_view>

namespace parallax {
namespace {

constexpr std::uint32_t longest_object = 12;  // tokens between a cue and its "that" or "to"

class ContentAfter {
public:
    explicit ContentAfter(const CueSentence& sentence) : sentence_(sentence) {}

    /// "X said (that) …", "demanding a …", "vowed to …", "called it a …".
    std::optional<FoundContent> find(std::size_t index) {
        const std::optional<TokenRange> content = find_range(index);
        if (!content) return std::nullopt;
        const CueMatch& match = sentence_.cues()[index];
        FoundContent found{*content,
                           find_speaker(sentence_.view(), sentence_.clause(), match.tokens.begin)};
        const bool name = gives_name(match, content->begin);
        if (const auto limit = find_content_limit(sentence_, index, *content, name)) {
            found.content.end = limit->end;
            found.certain = limit->certain;
        } else if (name) {
            found.certain = *content;
            const bool what = found.speaker && found.speaker->size() > 1 &&
                              sentence_.word(found.speaker->begin) == "what";
            if (what) ++found.speaker->begin;
        }
        return found;
    }

private:
    [[nodiscard]] std::optional<TokenRange> find_range(std::size_t index) const {
        const CueMatch& match = sentence_.cues()[index];
        const Cue& cue = sentence_.cue(match);
        std::uint32_t after =
            skip_adverbials(sentence_.view(), sentence_.clause(), match.tokens.end);
        if (!sentence_.holds(after)) return std::nullopt;
        // "ordered the army to stop and see that": what comes first is the content.
        const auto that = find_that(after, match);
        const auto to = cue.takes(Complement::to) ? find_infinitive(after, match) : std::nullopt;
        if (that && !(to && *to < *that)) return TokenRange{*that, clause_end(*that, index)};
        if (to) return TokenRange{*to, clause_end(*to, index)};
        if (cue.takes(Complement::person)) {
            const auto hearer = find_noun_phrase(sentence_.view(), sentence_.clause(), after);
            if (!hearer || !sentence_.is_any(hearer->end, any_of(WordClass::be, WordClass::have,
                                                                 WordClass::modal))) {
                return std::nullopt;
            }
            // "told the BBC the plan was": where the hearer ends shows only in the article after
            // it.
            std::uint32_t next = after + 1;
            while (next < hearer->end && !sentence_.is(next, WordClass::determiner)) ++next;
            if (next == hearer->end) return std::nullopt;
            after = next;
        }
        if (is_border(sentence_.view(), after) && !sentence_.is_quoted(after)) return std::nullopt;
        if (takes_preposition(cue, sentence_.word(after))) {
            return TokenRange{after, phrase_end(after, index)};
        }
        if (sentence_.is(after, WordClass::preposition) &&
            !sentence_.is(after, WordClass::pronoun)) {
            return std::nullopt;
        }
        if (gives_name(match, after)) return TokenRange{after, name_end(after, index)};
        if (cue.ambiguous) {
            if (!cue.speech || !cue.takes(Complement::np) || !names_object(after)) {
                return std::nullopt;
            }
            return TokenRange{after, phrase_end(after, index)};
        }
        const bool object = cue.takes(Complement::np) || cue.takes(Complement::as) ||
                            cue.takes(Complement::of) || cue.takes(Complement::for_);
        if (cue.takes(Complement::that) && (!cue.takes(Complement::np) || has_finite_verb(after))) {
            return TokenRange{after, clause_end(after, index)};
        }
        // "considers the group a menace": thought, where it is said what for.
        if (object && (cue.speech || names_object(after))) {
            return TokenRange{after, phrase_end(after, index)};
        }
        return std::nullopt;
    }

    [[nodiscard]] static bool takes_preposition(const Cue& cue, std::string_view word) {
        return (word == "for" && cue.takes(Complement::for_)) ||
               (word == "of" && cue.takes(Complement::of)) ||
               (word == "as" && cue.takes(Complement::as)) ||
               (word == "on" && cue.takes(Complement::on)) ||
               (word == "about" && cue.takes(Complement::about));
    }

    /// "branded [the group a menace]", "labelled [him as a fool]": somebody, and what for.
    [[nodiscard]] bool names_object(std::uint32_t from) const {
        constexpr std::uint32_t longest_name = 8;
        const bool somebody =
            sentence_.is_any(from, any_of(WordClass::determiner, WordClass::possessive,
                                          WordClass::object_pronoun)) ||
            (sentence_.holds(from) && sentence_.view().is_name(from));
        if (!somebody) return false;
        for (std::uint32_t at = from + 1; at < from + longest_name && sentence_.holds(at); ++at) {
            const std::string_view word = sentence_.word(at);
            if (word == "as" || word == "a" || word == "an") return true;
            if (!sentence_.view().is_word(at) ||
                sentence_.is_any(
                    at, any_of(WordClass::preposition, WordClass::be, WordClass::have,
                               WordClass::modal, WordClass::relative, WordClass::coordinator))) {
                return false;
            }
        }
        return false;
    }

    /// A finite verb form among the closed classes before the next comma.
    [[nodiscard]] bool has_finite_verb(std::uint32_t from) const {
        for (std::uint32_t at = from; at < sentence_.end(); ++at) {
            if (sentence_.is(at, TokenKind::comma) || sentence_.is(at, TokenKind::semicolon) ||
                sentence_.is(at, WordClass::relative)) {
                return false;
            }
            if (sentence_.is_any(at, auxiliary_verbs)) return true;
        }
        return false;
    }

    /// "told reporters on Tuesday that": nothing but an object and adverbials stands between.
    [[nodiscard]] std::optional<std::uint32_t> find_that(std::uint32_t from,
                                                         const CueMatch& match) const {
        if (!sentence_.cue(match).takes(Complement::that)) return std::nullopt;
        const std::uint32_t limit = std::min(sentence_.end(), from + longest_object);
        for (std::uint32_t at = from; at < limit; ++at) {
            if (sentence_.is_quoted(at)) return std::nullopt;
            if (sentence_.is(at, WordClass::that)) {
                // "said that night" is no clause.
                const bool short_phrase =
                    !sentence_.holds(at + 2) || is_border(sentence_.view(), at + 2);
                if (sentence_.is(at + 1, WordClass::time) || short_phrase) return std::nullopt;
                return at;
            }
            if (sentence_.is_any(at, any_of(WordClass::be, WordClass::have, WordClass::modal)) ||
                sentence_.is_final_stop(at) || sentence_.is(at, TokenKind::semicolon) ||
                sentence_.is(at, WordClass::relative)) {
                return std::nullopt;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::uint32_t> find_infinitive(std::uint32_t from,
                                                               const CueMatch& match) const {
        const bool takes_object = sentence_.cue(match).takes(Complement::np) ||
                                  sentence_.cue(match).takes(Complement::on);
        const std::uint32_t limit =
            std::min(sentence_.end(), from + (takes_object ? longest_object : 1));
        for (std::uint32_t at = from; at < limit; ++at) {
            if (sentence_.is_quoted(at)) return std::nullopt;
            if (sentence_.word(at) == "to" && sentence_.holds(at + 1) &&
                sentence_.view().is_word(at + 1) &&
                !sentence_.is_any(at + 1, any_of(WordClass::determiner, WordClass::possessive,
                                                 WordClass::object_pronoun)) &&
                !sentence_.view().shape(at + 1).capitalised) {
                return at;
            }
            if (sentence_.is(at, TokenKind::comma) || sentence_.is_final_stop(at) ||
                sentence_.is(at, WordClass::be) || sentence_.is(at, WordClass::have) ||
                sentence_.is(at, WordClass::modal)) {
                return std::nullopt;
            }
        }
        return std::nullopt;
    }
    /// "a wing that lawyers call the pit", "what the army terms losses": a name for what the
    /// relative pronoun stands for, which is no content itself.
    [[nodiscard]] bool gives_name(const CueMatch& match, std::uint32_t after) const {
        const Cue& cue = sentence_.cue(match);
        const std::uint32_t verb = match.tokens.begin;
        const bool naming = cue.part == CuePart::verb && cue.speech &&
                            !ends_with(sentence_.word(verb), "ing") &&
                            sentence_.view().is(verb, RuleClass::naming);
        if (!naming || names_object(after)) return false;
        const bool phrase = sentence_.is(after, TokenKind::quote) ||
                            sentence_.is(after, WordClass::determiner) ||
                            (sentence_.holds(after) && sentence_.view().is_word(after) &&
                             (sentence_.view().classes(after) & ~lexical_classes) == 0);
        if (!phrase) return false;
        const auto subject = find_subject(sentence_.view(), sentence_.clause(), verb);
        if (!subject) return false;
        const std::string_view first = sentence_.word(subject->begin);
        const std::string_view before =
            subject->begin > sentence_.begin() ? sentence_.word(subject->begin - 1) : "";
        // "which its sponsor calls fair and its critics call cruel"
        const bool again = sentence_.is(subject->begin - 1, WordClass::coordinator) &&
                           std::any_of(sentence_.cues().begin(), sentence_.cues().end(),
                                       [&](const CueMatch& other) {
                                           return other.tokens.end < subject->begin &&
                                                  sentence_.cue(other).lemma == cue.lemma &&
                                                  sentence_.word(other.tokens.begin - 1) != "to";
                                       });
        // "What the army terms losses, lawyers call killings": what comes first is named twice.
        const bool fronted = sentence_.word(sentence_.begin()) == "what" &&
                             (sentence_.is(subject->begin - 1, TokenKind::comma) ||
                              sentence_.is(subject->begin - 1, TokenKind::quote));
        return first == "what" || before == "what" || before == "that" || before == "which" ||
               before == "whom" || fronted || again;
    }

    /// A name in marks ends with them.
    [[nodiscard]] std::uint32_t name_end(std::uint32_t from, std::size_t index) const {
        if (!sentence_.is_quoted(from)) return phrase_end(from, index);
        std::uint32_t end = from;
        while (sentence_.holds(end) && sentence_.is_quoted(end)) ++end;
        return end;
    }

    // ---- where content ends -----------------------------------------------------------------
    [[nodiscard]] std::uint32_t clause_end(std::uint32_t from, std::size_t index) const {
        return std::min(find_clause_end(sentence_.view(), sentence_.clause(), from),
                        next_main_cue(from, index));
    }
    [[nodiscard]] std::uint32_t phrase_end(std::uint32_t from, std::size_t index) const {
        return std::min(find_phrase_end(sentence_.view(), sentence_.clause(), from),
                        next_main_cue(from, index));
    }

    /// "which its sponsor calls fair and its critics call cruel": the joint before the same verb
    /// with another subject.
    [[nodiscard]] std::optional<std::uint32_t> find_same_naming(std::size_t index,
                                                                std::size_t later) const {
        const CueMatch& first = sentence_.cues()[index];
        const CueMatch& second = sentence_.cues()[later];
        if (sentence_.cue(first).lemma != sentence_.cue(second).lemma ||
            !sentence_.view().is(first.tokens.begin, RuleClass::naming)) {
            return std::nullopt;
        }
        const auto subject =
            find_subject(sentence_.view(), sentence_.clause(), second.tokens.begin);
        if (!subject || subject->begin <= first.tokens.end + 1) return std::nullopt;
        const std::uint32_t joint = subject->begin - 1;
        return sentence_.is(joint, WordClass::coordinator) ? std::optional(joint) : std::nullopt;
    }

    /// The border before a later cue verb that belongs to the outlet's own clause again:
    /// "…, but Israel rejected", "… and vowed to".
    [[nodiscard]] std::uint32_t next_main_cue(std::uint32_t from, std::size_t index) const {
        for (std::size_t later = index + 1; later < sentence_.cues().size(); ++later) {
            const CueMatch& match = sentence_.cues()[later];
            const std::uint32_t verb = match.tokens.begin;
            if (verb <= from + 1 || sentence_.cue(match).part != CuePart::verb) continue;
            if (sentence_.is_noun_here(match)) continue;
            if (const auto joint = find_same_naming(index, later)) return *joint;
            if (sentence_.cue(match).ambiguous) continue;
            const bool participle = ends_with(sentence_.word(verb), "ing");
            if (participle && sentence_.is(verb - 1, TokenKind::comma)) return verb - 1;
            if (participle) continue;
            const bool finite = sentence_.word(verb) != sentence_.cue(match).lemma;
            if (sentence_.is(verb - 1, WordClass::coordinator) && finite) return verb - 1;
            const std::optional<TokenRange> subject =
                find_subject(sentence_.view(), sentence_.clause(), verb);
            if (!subject || subject->begin <= from + 1) continue;
            const std::uint32_t border = subject->begin - 1;
            if (sentence_.is(border, TokenKind::comma) ||
                !sentence_.is(border - 1, TokenKind::comma))
                continue;
            const std::string_view joint = sentence_.word(border);
            if (sentence_.is(border, WordClass::coordinator) || joint == "while" || joint == "as" ||
                joint == "although" || joint == "though") {
                return border - 1;
            }
        }
        return sentence_.end();
    }

    const CueSentence& sentence_;
};

}  // namespace

std::optional<FoundContent> find_content_after(const CueSentence& sentence, std::size_t index) {
    return ContentAfter(sentence).find(index);
}

}  // namespace parallax
