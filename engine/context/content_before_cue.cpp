#include "engine/context/content_patterns.hpp"
#include "engine/context/noun_phrases.hpp"
#include "engine/context/speakers.hpp"

#include <algorithm>
#include <string_view>

namespace parallax {
namespace {

constexpr std::uint32_t longest_speaker = 16;  // tokens; a longer "subject" is a clause of its own

class ContentBefore {
public:
    explicit ContentBefore(const CueSentence& sentence) : sentence_(sentence) {}

    /// "…, said X." and "…, X said.": the content stands before.
    std::vector<FoundContent> find(const CueMatch& match) {
        const Cue& cue = sentence_.cue(match);
        if (!cue.takes(Complement::quote) && !cue.takes(Complement::that)) return {};
        if (!can_follow_clause(match)) return {};
        if (!read_inverted(match)) read_plain(match);
        return std::move(found_);
    }

private:
    /// "A group that Dravia bans, rejected the offer": a verb that takes no clause, or denies one,
    /// has nothing before it but a quotation.
    [[nodiscard]] bool can_follow_clause(const CueMatch& match) const {
        const Cue& cue = sentence_.cue(match);
        if (cue.takes(Complement::that) && cue.cue_class != "deny") return true;
        for (std::uint32_t at = sentence_.begin(); at < match.tokens.begin; ++at) {
            if (sentence_.is_quoted(at)) return true;
        }
        return false;
    }

    /// "…, said X": a comma or mark directly before the verb, a noun phrase after it. True if it is
    /// this shape, whether or not there is content.
    bool read_inverted(const CueMatch& match) {
        const std::uint32_t verb = match.tokens.begin;
        if (verb == sentence_.begin() || !is_content_border(verb - 1)) return false;
        // "X, a farmer, told the paper": behind such a verb stands who is told.
        if (sentence_.cue(match).takes(Complement::person)) return false;
        const std::optional<TokenRange> speaker =
            find_noun_phrase(sentence_.view(), sentence_.clause(), match.tokens.end);
        if (ends_with(sentence_.word(verb), "ing")) return true;
        if (!speaker || starts_clause(*speaker)) return false;
        // "the group, banned by nobody, rejected it": an object.
        if (speaker->size() == 1 && sentence_.word(speaker->begin) == "it") return false;
        if (sentence_.cue(match).takes(Complement::np) && follows_aside(verb - 1)) return false;
        if (!has_words(sentence_.begin(), verb - 1, 3)) return true;
        const std::uint32_t begin = sentence_.clause_start(verb - 1);
        add({begin, verb - 1}, speaker);
        // Nothing follows but the one who speaks: no other reading is left.
        const Cue& cue = sentence_.cue(match);
        if (cue.speech && !cue.ambiguous && ends_sentence(speaker->end)) {
            found_.back().certain = {begin, speaker->end};
        }
        return true;
    }

    /// "Audiences can expect more, Verrin said on Sunday.": an act of speech of no other sense
    /// closes the sentence, and no other one closes a part of it before.
    [[nodiscard]] bool closes_sentence(const CueMatch& match, std::uint32_t border) const {
        const Cue& cue = sentence_.cue(match);
        if (!cue.speech || cue.ambiguous || !sentence_.is(border, TokenKind::comma)) return false;
        // "…, a claim organisers denied": of who denies it, it is the least.
        if (cue.cue_class == "deny" || !looks_finite(match)) return false;
        if (!is_mere_tail(match.tokens.end, cue.takes(Complement::person))) return false;
        return std::none_of(
            sentence_.cues().begin(), sentence_.cues().end(), [&](const CueMatch& other) {
                const bool closes =
                    other.tokens.end < border && sentence_.is(other.tokens.end, TokenKind::comma);
                return closes && sentence_.cue(other).speech;
            });
    }

    /// "said", "they insist"; not "saying", "a heated debate", "ACE Cash Express".
    [[nodiscard]] bool looks_finite(const CueMatch& match) const {
        const std::uint32_t verb = match.tokens.begin;
        const std::string_view form = sentence_.word(verb);
        if (ends_with(form, "ing") || sentence_.view().shape(verb).capitalised) return false;
        if (form != sentence_.cue(match).lemma || verb == sentence_.begin()) return true;
        return sentence_.is(verb - 1, WordClass::person_pronoun) ||
               ends_with(sentence_.word(verb - 1), "s");
    }

    [[nodiscard]] bool opens_with_participle(std::uint32_t at) const {
        return std::any_of(
            sentence_.cues().begin(), sentence_.cues().end(), [&](const CueMatch& other) {
                return other.tokens.begin == at && ends_with(sentence_.word(at), "ing");
            });
    }

    /// From `at` on nothing is said any more: "told reporters this week", "said in an interview
    /// with the paper".
    [[nodiscard]] bool is_mere_tail(std::uint32_t at, bool has_hearer) const {
        constexpr std::uint32_t longest = 14;  // tokens
        const std::uint32_t begin = at;
        if (has_hearer && !sentence_.is(at, WordClass::preposition)) {
            const auto hearer = find_noun_phrase(sentence_.view(), sentence_.clause(), at);
            if (hearer) at = hearer->end;
        }
        if (sentence_.is(at, WordClass::determiner) && sentence_.is(at + 1, WordClass::time)) ++at;
        at = skip_adverbials(sentence_.view(), sentence_.clause(), at);
        const std::string_view next = sentence_.word(at);
        const bool place = next == "in" || next == "at" || next == "on" || next == "during";
        const bool ends = ends_sentence(at) || sentence_.is(at, TokenKind::comma);
        if (!ends && !place) return false;
        for (std::uint32_t word = begin; !ends_sentence(word); ++word) {
            // "said Thursday, warning that"
            if (sentence_.is(word, TokenKind::comma) && opens_with_participle(word + 1))
                return true;
            const bool clause = sentence_.is_any(word, finite_verbs | any_of(WordClass::that)) ||
                                sentence_.is_quoted(word) || sentence_.is(word, TokenKind::comma) ||
                                sentence_.is(word, TokenKind::colon) ||
                                starts_predicate(sentence_.view(), word);
            if (clause || word - begin > longest) return false;
        }
        return true;
    }

    /// "the group, branded a gang by many, rejected the plan": a participle or a relative pronoun
    /// opens what the comma closes, and the verb goes on with its own subject.
    [[nodiscard]] bool follows_aside(std::uint32_t comma) const {
        if (!sentence_.is(comma, TokenKind::comma)) return false;
        std::uint32_t at = comma;
        while (at > sentence_.begin() && sentence_.view().is_word(at - 1)) --at;
        if (at <= sentence_.begin() + 1 || !sentence_.is(at - 1, TokenKind::comma)) return false;
        const std::string_view word = sentence_.word(at);
        return word == "who" || word == "which" || ends_with(word, "ed");
    }

    [[nodiscard]] bool ends_sentence(std::uint32_t at) const {
        return !sentence_.holds(at) || (sentence_.is_final_stop(at) && !sentence_.holds(at + 1));
    }

    /// "X, a nurse, said the ward was full": what follows the cue is a clause, no speaker.
    [[nodiscard]] bool starts_clause(TokenRange phrase) const {
        constexpr WordClasses predicate = finite_verbs | any_of(WordClass::that);
        if (sentence_.is_any(phrase.end, predicate)) return true;
        for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
            if (sentence_.is_any(at, predicate)) return true;
        }
        return false;
    }

    /// "…, X said".
    void read_plain(const CueMatch& match) {
        const std::optional<TokenRange> speaker =
            find_subject(sentence_.view(), sentence_.clause(), match.tokens.begin);
        if (!speaker || speaker->begin == sentence_.begin()) return;
        // "…, something Dravia denies": takes up what stands before it.
        if (speaker->size() > 1 && sentence_.word(speaker->begin) == "something") return;
        const std::uint32_t border = step_over_apposition(speaker->begin - 1);
        if (!is_content_border(border)) return;
        if (speaker->size() > longest_speaker || holds_verb(*speaker)) {
            read_trailing_agency(match, *speaker);
            return;
        }
        const bool parenthesis = is_parenthesis(match, border);
        const std::uint32_t fewest = parenthesis ? 1 : 3;
        if (!has_words(sentence_.begin(), border, fewest) || !ends_here(match.tokens.end)) return;
        if (holds_cue({border, match.tokens.begin})) return;
        const std::uint32_t begin =
            std::max(sentence_.clause_start(border),
                     skip_dateline(sentence_.view(), sentence_.clause(), match.tokens.begin));
        if (is_lead_in({begin, border})) return;
        add({begin, border}, speaker);
        if (closes_sentence(match, border)) found_.back().certain = {begin, match.tokens.end};
        if (parenthesis) {
            const std::uint32_t end =
                find_clause_end(sentence_.view(), sentence_.clause(), match.tokens.end + 1);
            found_.back().certain = {begin, end};
            add({match.tokens.end + 1, end}, speaker);
            found_.back().certain = {begin, end};
            return;
        }
        add_resumption(match.tokens.end, speaker);
    }

    /// "Neither side, diplomats concede, has …": between commas, and behind them stands the verb of
    /// what stands before them.
    [[nodiscard]] bool is_parenthesis(const CueMatch& match, std::uint32_t border) const {
        const std::uint32_t close = match.tokens.end;
        const std::uint32_t verb = skip_adverbials(sentence_.view(), sentence_.clause(), close + 1);
        const Cue& cue = sentence_.cue(match);
        if (!sentence_.is(border, TokenKind::comma) || !sentence_.is(close, TokenKind::comma) ||
            !cue.takes(Complement::that) || !looks_finite(match)) {
            return false;
        }
        for (std::uint32_t at = sentence_.begin(); at < border; ++at) {
            if (sentence_.is(at, TokenKind::comma) || sentence_.is_quoted(at) ||
                sentence_.is_any(at, finite_verbs)) {
                return false;
            }
        }
        if (!sentence_.is_any(verb, finite_verbs)) return false;
        // "…, is cruel, but the minister signed it": the outlet's again.
        for (std::uint32_t at = close + 1; at < sentence_.end(); ++at) {
            if (sentence_.is(at, TokenKind::comma) || sentence_.is(at, TokenKind::semicolon) ||
                sentence_.is(at, WordClass::relative)) {
                return false;
            }
        }
        return !sentence_.is(border + 1, WordClass::relative);
    }

    /// "…, a marcher, Dana Ruiz, 34, said": the comma before a name, or the one before who bears
    /// it.
    [[nodiscard]] std::uint32_t step_over_apposition(std::uint32_t border) const {
        constexpr std::uint32_t longest = 6;  // tokens of "a retired army nurse"
        if (!sentence_.is(border, TokenKind::comma) || !sentence_.view().is_name(border + 1)) {
            return border;
        }
        std::uint32_t at = border;
        while (at > sentence_.begin() && border - at < longest && sentence_.view().is_word(at - 1))
            --at;
        std::uint32_t age = border + 1;
        while (sentence_.holds(age) && sentence_.view().is_name(age)) ++age;
        const bool has_age = sentence_.is(age, TokenKind::comma) &&
                             sentence_.is(age + 1, TokenKind::number) &&
                             sentence_.is(age + 2, TokenKind::comma);
        const bool bearer = at < border && at > sentence_.begin() &&
                            sentence_.is(at, WordClass::determiner) &&
                            (has_age || sentence_.is(border - 1, WordClass::speaker_person)) &&
                            is_content_border(at - 1);
        return bearer ? at - 1 : border;
    }

    /// "…, according to press reports", "…, a claim organisers denied"
    [[nodiscard]] bool holds_cue(TokenRange range) const {
        return std::any_of(sentence_.cues().begin(), sentence_.cues().end(),
                           [&](const CueMatch& other) {
                               const CuePart part = sentence_.cue(other).part;
                               return range.contains(other.tokens) &&
                                      (part == CuePart::preposition || part == CuePart::noun);
                           });
    }

    /// "A day after soldiers stormed the town, Harth protested", "Shaken by the attack, Harth
    /// vowed": a lead-in of the one who speaks, nothing that is said.
    [[nodiscard]] bool is_lead_in(TokenRange range) const {
        constexpr std::uint32_t opening = 4;  // words
        for (std::uint32_t at = range.begin; at < range.end; ++at) {
            if (sentence_.is(at, TokenKind::comma)) return false;
        }
        const std::string_view first = sentence_.word(range.begin);
        const bool participle = (ends_with(first, "ing") || ends_with(first, "ed")) &&
                                !sentence_.view().is_name(range.begin);
        if (participle || sentence_.is(range.begin, WordClass::preposition) ||
            sentence_.word(range.begin + 1) == "by") {
            return true;
        }
        for (std::uint32_t at = range.begin; at < std::min(range.end, range.begin + opening);
             ++at) {
            if (sentence_.is(at, WordClass::subordinator) && !sentence_.is(at, WordClass::that)) {
                return true;
            }
            if (sentence_.is_any(at, finite_verbs)) return false;
        }
        return false;
    }

    [[nodiscard]] bool holds_verb(TokenRange range) const {
        for (std::uint32_t at = range.begin; at < range.end; ++at) {
            if (sentence_.is_any(at, any_of(WordClass::be, WordClass::have, WordClass::modal))) {
                return true;
            }
        }
        return false;
    }

    /// "… on the Gaza Strip Anadolu Agency reports." without its comma: the names directly before
    /// a cue that ends the sentence are the speaker.
    void read_trailing_agency(const CueMatch& match, TokenRange stretch) {
        const std::uint32_t after = match.tokens.end;
        if (sentence_.holds(after) && !sentence_.is_final_stop(after)) return;
        std::uint32_t begin = stretch.end;
        while (begin > stretch.begin && stretch.end - begin < 2 &&
               sentence_.view().is_name(begin - 1)) {
            --begin;
        }
        if (begin == stretch.end) return;
        add({sentence_.begin(), begin}, TokenRange{begin, stretch.end});
    }

    [[nodiscard]] bool is_content_border(std::uint32_t token) const {
        return sentence_.is(token, TokenKind::comma) || sentence_.is(token, TokenKind::quote) ||
               sentence_.is(token, TokenKind::dash);
    }

    /// Has the stretch at least `least` words, and does it not lead in with "after …" alone?
    [[nodiscard]] bool has_words(std::uint32_t begin, std::uint32_t end,
                                 std::uint32_t least) const {
        if (count_words(sentence_.view(), {begin, end}) < least) return false;
        return !sentence_.is(begin, WordClass::preposition) &&
               !sentence_.is(begin, WordClass::subordinator);
    }

    /// After the cue no complement follows: the end, a comma, or an adverbial.
    [[nodiscard]] bool ends_here(std::uint32_t at) const {
        if (at >= sentence_.end()) return true;
        if (sentence_.is_final_stop(at) || sentence_.is(at, TokenKind::comma) ||
            sentence_.is(at, TokenKind::semicolon) || sentence_.is(at, TokenKind::dash) ||
            sentence_.is(at, TokenKind::quote)) {
            return true;
        }
        return sentence_.is_any(
                   at, any_of(WordClass::preposition, WordClass::time, WordClass::adverb)) &&
               !sentence_.is(at, WordClass::that);
    }

    /// "A, X said, B": the content goes on after the comma that closes the parenthesis.
    void add_resumption(std::uint32_t from, const std::optional<TokenRange>& speaker) {
        if (!sentence_.is(from, TokenKind::comma)) return;
        const std::uint32_t next = from + 1;
        if (!sentence_.holds(next) || sentence_.is_quoted(next)) return;
        // A participle ("adding"), an apposition or a new clause is the outlet's again.
        if (ends_with(sentence_.word(next), "ing") ||
            sentence_.is_any(next, any_of(WordClass::determiner, WordClass::relative,
                                          WordClass::subordinator, WordClass::coordinator))) {
            return;
        }
        add({next, sentence_.end()}, speaker);
    }

    void add(TokenRange content, std::optional<TokenRange> speaker) {
        found_.push_back({content, speaker});
    }

    const CueSentence& sentence_;
    std::vector<FoundContent> found_;
};

}  // namespace

std::vector<FoundContent> find_content_before(const CueSentence& sentence, std::size_t index) {
    return ContentBefore(sentence).find(sentence.cues()[index]);
}

}  // namespace parallax
