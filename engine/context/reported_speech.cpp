#include "engine/context/reported_speech.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace parallax {
namespace {

constexpr std::uint32_t longest_object = 12;   // tokens between a cue and its "that" or "to"
constexpr std::uint32_t longest_speaker = 16;  // tokens; a longer "subject" is a clause of its own

bool ends_with(std::string_view word, std::string_view ending) {
    return word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending;
}

/// Reads the attributions of one sentence.
class SentenceReader {
public:
    SentenceReader(const TokenView& view, const Clause& clause, std::span<const CueMatch> cues)
        : view_(view), clause_(clause), cues_(cues) {}

    std::vector<Attribution> read() {
        for (std::size_t index = 0; index < cues_.size(); ++index) {
            const CueMatch& match = cues_[index];
            if (is_inside_content(match)) continue;
            read_cue(match, index);
        }
        return std::move(found_);
    }

private:
    [[nodiscard]] const Cue& cue(const CueMatch& match) const {
        return view_.lists().cues[match.cue];
    }
    [[nodiscard]] bool in_sentence(std::uint32_t token) const {
        return token >= clause_.sentence.begin && token < clause_.sentence.end;
    }
    [[nodiscard]] std::string_view word(std::uint32_t token) const {
        return in_sentence(token) ? view_.normalised(token) : std::string_view();
    }
    [[nodiscard]] bool is(std::uint32_t token, WordClass wanted) const {
        return in_sentence(token) && view_.is(token, wanted);
    }
    [[nodiscard]] bool is(std::uint32_t token, TokenKind kind) const {
        return in_sentence(token) && view_.is(token, kind);
    }

    /// A cue inside content already found is nested; the outer attribution holds.
    [[nodiscard]] bool is_inside_content(const CueMatch& match) const {
        return std::any_of(found_.begin(), found_.end(), [&](const Attribution& attribution) {
            return attribution.content.begin <= match.tokens.begin &&
                   match.tokens.end <= attribution.content.end;
        });
    }

    void read_cue(const CueMatch& match, std::size_t index) {
        switch (cue(match).part) {
            case CuePart::preposition: read_preposition(match); break;
            case CuePart::adverb: read_adverb(match); break;
            case CuePart::noun: read_noun(match); break;
            case CuePart::adjective: read_adjective(match); break;
            case CuePart::verb: read_verb(match, index); break;
        }
    }

    void add(const CueMatch& match, TokenRange content, std::optional<TokenRange> speaker) {
        content = trim_punctuation(view_, content);
        if (content.empty()) return;
        // What was found inside is nested in this one now.
        std::erase_if(found_, [&](const Attribution& inner) {
            return content.begin <= inner.content.begin && inner.content.end <= content.end;
        });
        if (!speaker) speaker = inherit_speaker(match);
        found_.push_back({content, speaker, match.tokens, cue(match).endorsement,
                          cue(match).speech});
    }

    /// "… and demanded", ", adding": the speaker of the cue before, or the sentence's subject.
    [[nodiscard]] std::optional<TokenRange> inherit_speaker(const CueMatch& match) const {
        if (cue(match).part != CuePart::verb) return std::nullopt;
        const std::uint32_t verb = match.tokens.begin;
        if (verb == clause_.sentence.begin) return std::nullopt;
        const bool shared = is(verb - 1, WordClass::coordinator) ||
                            (ends_with(word(verb), "ing") && is(verb - 1, TokenKind::comma)) ||
                            is(verb - 1, WordClass::adverb);
        if (!shared) return std::nullopt;
        for (std::size_t index = found_.size(); index > 0; --index) {
            if (found_[index - 1].speaker) return found_[index - 1].speaker;
        }
        return first_subject(verb);
    }

    /// The first noun phrase of the sentence, up to its first verb.
    [[nodiscard]] std::optional<TokenRange> first_subject(std::uint32_t before) const {
        std::optional<TokenRange> phrase =
            find_noun_phrase(view_, clause_, clause_.sentence.begin);
        if (!phrase) return std::nullopt;
        for (const CueMatch& match : cues_) {
            if (cue(match).part == CuePart::verb && match.tokens.begin > phrase->begin) {
                phrase->end = std::min(phrase->end, match.tokens.begin);
            }
        }
        while (!phrase->empty() && view_.is_any(phrase->end - 1, any_of(WordClass::adverb,
                                                                        WordClass::have))) {
            --phrase->end;
        }
        if (phrase->empty() || phrase->end > before) return std::nullopt;
        return phrase;
    }

    // ---- "according to X" -------------------------------------------------------------------
    void read_preposition(const CueMatch& match) {
        if (cue(match).ambiguous) return;
        const std::uint32_t begin = match.tokens.begin;
        std::uint32_t end = match.tokens.end;
        std::uint32_t depth = 0;
        while (end < clause_.sentence.end && !is(end, TokenKind::comma) &&
               !is(end, TokenKind::stop) && !is(end, TokenKind::semicolon) &&
               !is(end, TokenKind::dash) && depth < 25) {
            if (is(end, WordClass::relative) && depth > 0) break;
            ++end;
            ++depth;
        }
        if (end == match.tokens.end) return;
        const TokenRange speaker{match.tokens.end, end};
        const bool leads = trim_punctuation(view_, {clause_.sentence.begin, begin}).size() < 2;
        if (leads) {
            add(match, {end, clause_.sentence.end}, speaker);
            return;
        }
        add(match, {clause_start(begin), begin}, speaker);
        if (is(end, TokenKind::comma) && !is(begin - 1, TokenKind::comma)) return;
        if (is(end, TokenKind::comma)) add(match, {end, clause_.sentence.end}, speaker);
    }

    /// Where the main clause before `end` starts: after a semicolon, or at the sentence's start.
    [[nodiscard]] std::uint32_t clause_start(std::uint32_t end) const {
        for (std::uint32_t at = end; at > clause_.sentence.begin; --at) {
            if (is(at - 1, TokenKind::semicolon) && !clause_.is_quoted(at - 1)) return at;
        }
        return clause_.sentence.begin;
    }

    // ---- "reportedly" -----------------------------------------------------------------------
    void read_adverb(const CueMatch& match) {
        std::uint32_t end = match.tokens.end;
        while (end < clause_.sentence.end && !is(end, TokenKind::comma) &&
               !is(end, TokenKind::semicolon) && !is(end, WordClass::relative)) {
            ++end;
        }
        add(match, {match.tokens.end, end}, std::nullopt);
    }

    // ---- "a warning that", "calls for", "accusations of" ------------------------------------
    void read_noun(const CueMatch& match) {
        const std::uint32_t next = match.tokens.end;
        const std::optional<TokenRange> speaker = possessor_before(match.tokens.begin);
        if (is(next, WordClass::that) && cue(match).takes(Complement::that) &&
            opens_clause(next) && !looks_relative(next)) {
            add(match, {next, content_end(next, match)}, speaker);
            return;
        }
        if (cue(match).ambiguous) return;
        const std::string_view preposition = word(next);
        const bool fits =
            (preposition == "of" && cue(match).takes(Complement::of) && cue(match).speech) ||
            (preposition == "for" && cue(match).takes(Complement::for_)) ||
            (preposition == "to" && cue(match).takes(Complement::to));
        if (fits) add(match, {next, phrase_end(next)}, speaker);
    }

    /// "that" with a clause after it, not "that detail".
    [[nodiscard]] bool opens_clause(std::uint32_t that) const {
        return in_sentence(that + 3) && !is(that + 2, TokenKind::stop) &&
               !is(that + 2, TokenKind::comma) && !is(that + 3, TokenKind::stop);
    }

    /// "a resolution that benefits all": a verb directly after "that".
    [[nodiscard]] bool looks_relative(std::uint32_t that) const {
        if (view_.is_any(that + 1, any_of(WordClass::be, WordClass::have, WordClass::modal,
                                          WordClass::do_))) {
            return true;
        }
        const std::string_view next = word(that + 1);
        return view_.classes(that + 1) == 0 && !view_.shape(that + 1).capitalised &&
               (ends_with(next, "s") || ends_with(next, "ed")) &&
               view_.is_any(that + 2, any_of(WordClass::determiner, WordClass::possessive,
                                             WordClass::preposition));
    }

    /// "Israel's claim", "Hamas' demands": the possessor of the noun at `noun`.
    [[nodiscard]] std::optional<TokenRange> possessor_before(std::uint32_t noun) const {
        std::uint32_t at = noun;
        for (std::uint32_t steps = 0; at > clause_.sentence.begin && steps < 4; ++steps) {
            --at;
            const bool plural_mark = is(at, TokenKind::quote) && at > clause_.sentence.begin &&
                                     ends_with(word(at - 1), "s");
            if (plural_mark) --at;
            if (!view_.is_word(at)) return std::nullopt;
            if (!plural_mark && !view_.shape(at).possessive) continue;
            std::uint32_t begin = at;
            while (begin > clause_.sentence.begin && view_.is_word(begin - 1) &&
                   (view_.is_name(begin - 1) || is(begin - 1, WordClass::determiner))) {
                --begin;
            }
            return TokenRange{begin, at + 1};
        }
        return std::nullopt;
    }

    // ---- "confident that" -------------------------------------------------------------------
    void read_adjective(const CueMatch& match) {
        const std::uint32_t next = match.tokens.end;
        if (!is(next, WordClass::that) || !cue(match).takes(Complement::that)) return;
        if (!opens_clause(next)) return;
        add(match, {next, content_end(next, match)},
            find_subject(view_, clause_, match.tokens.begin));
    }

    // ---- verbs ------------------------------------------------------------------------------
    void read_verb(const CueMatch& match, std::size_t index) {
        const std::uint32_t begin = match.tokens.begin;
        if (is_noun_here(begin, match)) return;
        if (read_passive(match)) return;
        if (read_after_content(match)) return;
        read_before_content(match, index);
    }

    /// "the claims", "its demand": a verb's form used as a noun.
    [[nodiscard]] bool is_noun_here(std::uint32_t begin, const CueMatch& match) const {
        if (begin == clause_.sentence.begin || !view_.is_word(begin - 1)) return false;
        if (ends_with(word(begin), "ing")) return false;
        if (is(begin - 1, WordClass::determiner) && !is(begin - 1, WordClass::pronoun)) return true;
        if (is(begin - 1, WordClass::possessive)) return true;
        if (is(begin - 1, WordClass::preposition) && word(begin - 1) != "to") return true;
        return cue(match).ambiguous && view_.shape(begin - 1).possessive;
    }

    [[nodiscard]] bool has_be_before(std::uint32_t verb) const {
        std::uint32_t at = verb;
        while (at > clause_.sentence.begin &&
               view_.is_any(at - 1, any_of(WordClass::adverb, WordClass::negator))) {
            --at;
        }
        return at > clause_.sentence.begin && is(at - 1, WordClass::be);
    }

    /// "is accused of …", "was described as …", "has been revealed by Haaretz that …". True if the
    /// verb is passive, whether or not there is content.
    bool read_passive(const CueMatch& match) {
        const std::uint32_t verb = match.tokens.begin;
        const std::string_view form = word(verb);
        if (!has_be_before(verb) || ends_with(form, "ing") || form == cue(match).lemma) return false;
        std::uint32_t at = match.tokens.end;
        std::optional<TokenRange> speaker;
        if (word(at) == "by") {
            speaker = find_noun_phrase(view_, clause_, at + 1);
            at = speaker ? speaker->end : at + 1;
        }
        at = skip_adverbials(view_, clause_, at);
        const std::string_view next = word(at);
        const bool content = next == "that" || next == "of" || next == "to" || next == "as";
        if (content && (next == "that" || !cue(match).ambiguous)) {
            add(match, {at, content_end(at, match)}, speaker);
        }
        return true;
    }

    /// "…, said X." and "…, X said.": the content stands before.
    bool read_after_content(const CueMatch& match) {
        if (!cue(match).takes(Complement::quote) && !cue(match).takes(Complement::that)) return false;
        const std::uint32_t verb = match.tokens.begin;
        const std::uint32_t after = match.tokens.end;
        // Inverted: comma or mark directly before the verb, a noun phrase after it.
        if (verb > clause_.sentence.begin && is_content_border(verb - 1)) {
            const std::optional<TokenRange> speaker = find_noun_phrase(view_, clause_, after);
            if (!speaker || ends_with(word(verb), "ing")) return false;
            if (!has_words(clause_.sentence.begin, verb - 1, 3)) return false;
            add(match, {content_begin_before(verb - 1), verb - 1}, speaker);
            add_resumption(match, speaker->end, speaker);
            return true;
        }
        const std::optional<TokenRange> speaker = find_subject(view_, clause_, verb);
        if (!speaker || speaker->begin == clause_.sentence.begin) return false;
        const std::uint32_t border = speaker->begin - 1;
        if (!is_content_border(border)) return false;
        if (speaker->size() > longest_speaker || holds_verb(*speaker)) {
            return read_trailing_agency(match, *speaker);
        }
        if (!has_words(clause_.sentence.begin, border, 3)) return false;
        if (!ends_here(after)) return false;
        add(match, {content_begin_before(border), border}, speaker);
        add_resumption(match, after, speaker);
        return true;
    }

    [[nodiscard]] bool holds_verb(TokenRange range) const {
        for (std::uint32_t at = range.begin; at < range.end; ++at) {
            if (view_.is_any(at, any_of(WordClass::be, WordClass::have, WordClass::modal))) {
                return true;
            }
        }
        return false;
    }

    /// "… on the Gaza Strip Anadolu Agency reports." without its comma: the names directly before
    /// a cue that ends the sentence are the speaker.
    bool read_trailing_agency(const CueMatch& match, TokenRange stretch) {
        const std::uint32_t after = match.tokens.end;
        if (in_sentence(after) && !is(after, TokenKind::stop)) return false;
        std::uint32_t begin = stretch.end;
        while (begin > stretch.begin && stretch.end - begin < 2 && view_.is_name(begin - 1)) {
            --begin;
        }
        if (begin == stretch.end) return false;
        add(match, {clause_.sentence.begin, begin}, TokenRange{begin, stretch.end});
        return true;
    }

    [[nodiscard]] bool is_content_border(std::uint32_t token) const {
        return is(token, TokenKind::comma) || is(token, TokenKind::quote) ||
               is(token, TokenKind::dash);
    }

    /// Has the stretch at least `least` words, and does it not lead in with "after …" alone?
    [[nodiscard]] bool has_words(std::uint32_t begin, std::uint32_t end, int least) const {
        int words = 0;
        for (std::uint32_t at = begin; at < end; ++at) words += view_.is_word(at) ? 1 : 0;
        if (words < least) return false;
        return !is(begin, WordClass::preposition) && !is(begin, WordClass::subordinator);
    }

    [[nodiscard]] std::uint32_t content_begin_before(std::uint32_t border) const {
        return clause_start(border);
    }

    /// After the cue no complement follows: the end, a comma, or an adverbial.
    [[nodiscard]] bool ends_here(std::uint32_t at) const {
        if (at >= clause_.sentence.end) return true;
        if (is(at, TokenKind::stop) || is(at, TokenKind::comma) || is(at, TokenKind::semicolon) ||
            is(at, TokenKind::dash) || is(at, TokenKind::quote)) {
            return true;
        }
        return view_.is_any(at, any_of(WordClass::preposition, WordClass::time,
                                       WordClass::adverb)) &&
               !is(at, WordClass::that);
    }

    /// "A, X said, B": the content goes on after the comma that closes the parenthesis.
    void add_resumption(const CueMatch& match, std::uint32_t from,
                        const std::optional<TokenRange>& speaker) {
        if (!is(from, TokenKind::comma)) return;
        const std::uint32_t next = from + 1;
        if (!in_sentence(next) || clause_.is_quoted(next)) return;
        // A participle ("adding"), an apposition or a new clause is the outlet's again.
        if (ends_with(word(next), "ing") || is(next, WordClass::determiner) ||
            view_.is_any(next, any_of(WordClass::relative, WordClass::subordinator,
                                      WordClass::coordinator))) {
            return;
        }
        if (is(match.tokens.begin - 1, TokenKind::comma) && speaker &&
            speaker->begin > match.tokens.begin) {
            return;
        }
        add(match, {next, clause_.sentence.end}, speaker);
    }

    /// "X said (that) …", "demanding a …", "vowed to …", "called it a …".
    void read_before_content(const CueMatch& match, std::size_t index) {
        const std::uint32_t after = skip_adverbials(view_, clause_, match.tokens.end);
        const std::optional<TokenRange> speaker =
            find_subject(view_, clause_, match.tokens.begin);
        if (!in_sentence(after)) return;
        if (const std::optional<std::uint32_t> that = find_that(after, match)) {
            add(match, {*that, content_end_between(*that, match, index)}, speaker);
            return;
        }
        if (cue(match).takes(Complement::to)) {
            if (const std::optional<std::uint32_t> to = find_infinitive(after, match)) {
                add(match, {*to, content_end_between(*to, match, index)}, speaker);
                return;
            }
        }
        if (is(after, TokenKind::comma) || is(after, TokenKind::stop) || is(after, TokenKind::colon) ||
            is(after, TokenKind::semicolon)) {
            return;
        }
        const std::string_view next = word(after);
        const bool preposition_fits = (next == "for" && cue(match).takes(Complement::for_)) ||
                                      (next == "of" && cue(match).takes(Complement::of)) ||
                                      (next == "as" && cue(match).takes(Complement::as)) ||
                                      (next == "on" && cue(match).takes(Complement::on)) ||
                                      (next == "about" && cue(match).takes(Complement::about));
        if (preposition_fits) {
            add(match, {after, phrase_end_between(after, index)}, speaker);
            return;
        }
        if (is(after, WordClass::preposition) && !is(after, WordClass::pronoun)) return;
        const bool clause_follows = !cue(match).takes(Complement::np) || has_finite_verb(after);
        if (cue(match).takes(Complement::that) && !cue(match).ambiguous && clause_follows) {
            add(match, {after, content_end_between(after, match, index)}, speaker);
            return;
        }
        const bool object = cue(match).takes(Complement::np) || cue(match).takes(Complement::as) ||
                            cue(match).takes(Complement::of) || cue(match).takes(Complement::for_);
        if (object && cue(match).speech && !cue(match).ambiguous) {
            add(match, {after, phrase_end_between(after, index)}, speaker);
        }
    }

    /// A finite verb form among the closed classes before the next comma.
    [[nodiscard]] bool has_finite_verb(std::uint32_t from) const {
        for (std::uint32_t at = from; at < clause_.sentence.end; ++at) {
            if (is(at, TokenKind::comma) || is(at, TokenKind::semicolon) ||
                is(at, WordClass::relative)) {
                return false;
            }
            if (view_.is_any(at, any_of(WordClass::be, WordClass::have, WordClass::modal,
                                        WordClass::do_))) {
                return true;
            }
        }
        return false;
    }

    /// "told reporters on Tuesday that": nothing but an object and adverbials stands between.
    [[nodiscard]] std::optional<std::uint32_t> find_that(std::uint32_t from,
                                                         const CueMatch& match) const {
        if (!cue(match).takes(Complement::that)) return std::nullopt;
        const std::uint32_t limit = std::min(clause_.sentence.end, from + longest_object);
        for (std::uint32_t at = from; at < limit; ++at) {
            if (clause_.is_quoted(at)) return std::nullopt;
            if (is(at, WordClass::that)) {
                // "said that night" is no clause.
                return is(at + 1, WordClass::time) ? std::nullopt : std::optional(at);
            }
            if (view_.is_any(at, any_of(WordClass::be, WordClass::have, WordClass::modal)) ||
                is(at, TokenKind::stop) || is(at, TokenKind::semicolon) ||
                is(at, WordClass::relative)) {
                return std::nullopt;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::uint32_t> find_infinitive(std::uint32_t from,
                                                               const CueMatch& match) const {
        const bool takes_object = cue(match).takes(Complement::np) || cue(match).takes(Complement::on);
        const std::uint32_t limit =
            std::min(clause_.sentence.end, from + (takes_object ? longest_object : 1));
        for (std::uint32_t at = from; at < limit; ++at) {
            if (clause_.is_quoted(at)) return std::nullopt;
            if (word(at) == "to" && in_sentence(at + 1) && view_.is_word(at + 1) &&
                !view_.is_any(at + 1, any_of(WordClass::determiner, WordClass::possessive,
                                             WordClass::object_pronoun)) &&
                !view_.shape(at + 1).capitalised) {
                return at;
            }
            if (is(at, TokenKind::comma) || is(at, TokenKind::stop) || is(at, WordClass::be) ||
                is(at, WordClass::have) || is(at, WordClass::modal)) {
                return std::nullopt;
            }
        }
        return std::nullopt;
    }

    // ---- where content ends -----------------------------------------------------------------
    /// End of a clause that starts at `from`: the sentence's end, a semicolon, ", according to", or
    /// a co-ordinated main clause that takes a new subject.
    [[nodiscard]] std::uint32_t content_end(std::uint32_t from, const CueMatch&) const {
        for (std::uint32_t at = from; at < clause_.sentence.end; ++at) {
            if (clause_.is_quoted(at)) continue;
            if (is(at, TokenKind::semicolon)) return at;
            if (is(at, TokenKind::comma) && word(at + 1) == "according" && word(at + 2) == "to") {
                return at;
            }
        }
        return clause_.sentence.end;
    }

    [[nodiscard]] std::uint32_t content_end_between(std::uint32_t from, const CueMatch& match,
                                                    std::size_t index) const {
        return std::min(content_end(from, match), next_main_cue(from, index));
    }

    /// End of a noun phrase complement: also a comma, a subordinate clause or a finite verb ends it.
    [[nodiscard]] std::uint32_t phrase_end(std::uint32_t from) const {
        for (std::uint32_t at = from + 1; at < clause_.sentence.end; ++at) {
            if (clause_.is_quoted(at)) continue;
            if (is(at, TokenKind::comma) || is(at, TokenKind::semicolon) ||
                is(at, TokenKind::dash) || is(at, TokenKind::stop)) {
                return at;
            }
            if (is(at, WordClass::subordinator) &&
                (!is(at, WordClass::preposition) ||
                 is(at + 1, WordClass::person_pronoun)) &&
                !is(at, WordClass::coordinator)) {
                return at;
            }
            if (view_.is_any(at, any_of(WordClass::be, WordClass::modal)) &&
                !is(at - 1, WordClass::relative) && word(at) != "been" && word(at) != "being" &&
                word(at - 1) != "to") {
                return at;
            }
        }
        return clause_.sentence.end;
    }

    [[nodiscard]] std::uint32_t phrase_end_between(std::uint32_t from, std::size_t index) const {
        return std::min(phrase_end(from), next_main_cue(from, index));
    }

    /// The border before a later cue verb that belongs to the outlet's own clause again:
    /// "…, but Israel rejected", "… and vowed to".
    [[nodiscard]] std::uint32_t next_main_cue(std::uint32_t from, std::size_t index) const {
        for (std::size_t later = index + 1; later < cues_.size(); ++later) {
            const CueMatch& match = cues_[later];
            const std::uint32_t verb = match.tokens.begin;
            if (verb <= from + 1 || cue(match).part != CuePart::verb) continue;
            if (is_noun_here(verb, match) || cue(match).ambiguous) continue;
            const bool participle = ends_with(word(verb), "ing");
            if (participle && is(verb - 1, TokenKind::comma)) return verb - 1;
            if (participle) continue;
            if (is(verb - 1, WordClass::coordinator) && ends_with(word(verb), "ed")) return verb - 1;
            const std::optional<TokenRange> subject = find_subject(view_, clause_, verb);
            if (!subject || subject->begin <= from + 1) continue;
            std::uint32_t border = subject->begin - 1;
            if (is(border, TokenKind::comma)) {
                if (ends_here(match.tokens.end)) continue;  // its content stands before: "…, X said."
                continue;
            }
            if (is(border, WordClass::coordinator) && is(border - 1, TokenKind::comma)) {
                return border - 1;
            }
            if (view_.is(border, WordClass::subordinator) && is(border - 1, TokenKind::comma) &&
                (word(border) == "while" || word(border) == "as" || word(border) == "although" ||
                 word(border) == "though")) {
                return border - 1;
            }
        }
        return clause_.sentence.end;
    }

    const TokenView& view_;
    const Clause& clause_;
    std::span<const CueMatch> cues_;
    std::vector<Attribution> found_;
};

}  // namespace

std::vector<Attribution> find_attributions(const TokenView& view, const Clause& clause,
                                           std::span<const CueMatch> cues) {
    return SentenceReader(view, clause, cues).read();
}

}  // namespace parallax
