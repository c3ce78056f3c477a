#include "engine/context/reported_speech.hpp"

#include "engine/context/content_patterns.hpp"
#include "engine/context/cue_sentence.hpp"
#include "engine/context/noun_phrases.hpp"
#include "engine/context/passive_verbs.hpp"
#include "engine/context/speakers.hpp"
#include "engine/context/sure_contents.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace parallax {
namespace {

/// Reads the attributions of one sentence.
class SentenceReader {
public:
    SentenceReader(const TokenView& view, const Clause& clause, std::span<const CueMatch> cues)
        : sentence_(view, clause, cues) {}

    std::vector<Attribution> read() {
        read_closing_cue();
        read_sure();
        for (std::size_t index = 0; index < sentence_.cues().size(); ++index) {
            if (!is_read(index) && !is_inside_content(sentence_.cues()[index])) read_cue(index);
        }
        return std::move(found_);
    }

private:
    /// A cue inside content already found is nested; the outer attribution holds.
    [[nodiscard]] bool is_inside_content(const CueMatch& match) const {
        return std::any_of(found_.begin(), found_.end(), [&](const Attribution& attribution) {
            return attribution.content.contains(match.tokens);
        });
    }

    /// The cue of a pattern that leaves one reading is read.
    [[nodiscard]] bool is_read(std::size_t index) const {
        return std::find(sure_.begin(), sure_.end(), index) != sure_.end();
    }

    void read_sure() {
        for (const SureContent& sure : find_sure_contents(sentence_)) {
            const CueMatch& match = sentence_.cues()[sure.cue];
            if (is_inside_content(match)) continue;
            if (sure.found.content.empty()) {
                found_.push_back({sure.found.content, std::nullopt, match.tokens,
                                  Endorsement::neutral, false, sure.found.certain, 0});
                continue;
            }
            add(match, sure.found.content, sure.found.speaker, sure.found.certain);
            sure_.push_back(sure.cue);
        }
    }

    /// "Audiences can expect more, Verrin said.": all of the sentence is Verrin's, other cues in it
    /// too.
    void read_closing_cue() {
        constexpr std::size_t most = 6;  // cues looked at
        const std::size_t count = sentence_.cues().size();
        for (std::size_t index = count; index > 0 && index + most > count; --index) {
            const CueMatch& match = sentence_.cues()[index - 1];
            if (sentence_.cue(match).part != CuePart::verb || sentence_.is_noun_here(match) ||
                is_passive_verb(sentence_.view(), sentence_.clause().sentence,
                                match.tokens.begin)) {
                continue;
            }
            for (const FoundContent& found : find_content_before(sentence_, index - 1)) {
                if (found.certain.empty()) continue;
                add(match, found.content, found.speaker, found.certain);
                return;
            }
        }
    }

    void read_cue(std::size_t index) {
        const CueMatch& match = sentence_.cues()[index];
        switch (sentence_.cue(match).part) {
            case CuePart::preposition:
                read_preposition(match);
                break;
            case CuePart::adverb:
                read_adverb(match);
                break;
            case CuePart::noun:
                read_noun(match);
                break;
            case CuePart::adjective:
                read_adjective(match);
                break;
            case CuePart::verb:
                read_verb(match, index);
                break;
        }
    }

    void add(const CueMatch& match, TokenRange content, std::optional<TokenRange> speaker,
             TokenRange certain = {}) {
        content = trim_punctuation(sentence_.view(), content);
        if (content.empty()) return;
        // What was found inside is nested in this one now.
        std::erase_if(found_,
                      [&](const Attribution& inner) { return content.contains(inner.content); });
        found_.push_back({content, speaker, match.tokens, sentence_.cue(match).endorsement,
                          sentence_.cue(match).speech, certain, 0});
    }

    [[nodiscard]] std::optional<TokenRange> speaker_of(const CueMatch& match) const {
        return find_speaker(sentence_.view(), sentence_.clause(), match.tokens.begin);
    }

    // ---- "according to X" -------------------------------------------------------------------
    void read_preposition(const CueMatch& match) {
        if (sentence_.cue(match).ambiguous) return;
        const std::uint32_t begin = match.tokens.begin;
        std::uint32_t end = match.tokens.end;
        std::uint32_t depth = 0;
        while (end < sentence_.end() && !sentence_.is(end, TokenKind::comma) &&
               !sentence_.is_final_stop(end) && !sentence_.is(end, TokenKind::semicolon) &&
               !sentence_.is(end, TokenKind::dash) && depth < 25) {
            if (sentence_.is(end, WordClass::relative) && depth > 0) break;
            ++end;
            ++depth;
        }
        if (end == match.tokens.end) return;
        const TokenRange speaker{match.tokens.end, end};
        const bool leads =
            trim_punctuation(sentence_.view(), {sentence_.begin(), begin}).size() < 2;
        if (leads) {
            std::uint32_t scope = end_of_report(end);
            const bool another = speaks_another(scope);
            const std::uint32_t stop = another ? scope : sentence_.end();
            // "…; 30 were wounded": the source's too.
            if (scope > end && !another && sentence_.is(scope, TokenKind::semicolon)) scope = stop;
            add(match, {end, stop}, speaker, scope > end ? TokenRange{end, scope} : TokenRange{});
            return;
        }
        const std::uint32_t scope = find_scope(begin);
        const std::uint32_t clause = sentence_.clause_start(begin);
        const bool whole = scope == clause;
        add(match, {scope, begin}, speaker, whole ? TokenRange{} : TokenRange{clause, end});
        if (!whole) return;
        if (sentence_.is(end, TokenKind::comma) && !sentence_.is(begin - 1, TokenKind::comma))
            return;
        if (sentence_.is(end, TokenKind::comma)) add(match, {end, sentence_.end()}, speaker);
    }

    /// "According to the post, Verrin said …": up to where somebody may be set against it, all is
    /// the post's, other cues in it too. The comma itself where no clause follows ("According to
    /// Verrin, the mayor, …").
    [[nodiscard]] std::uint32_t end_of_report(std::uint32_t comma) const {
        if (!sentence_.is(comma, TokenKind::comma)) return comma;
        std::uint32_t first = comma + 1;
        bool clause = false;
        const auto is_border = [&](std::uint32_t at) {
            return sentence_.is(at, TokenKind::comma) || sentence_.is(at, TokenKind::semicolon) ||
                   sentence_.is(at, TokenKind::dash);
        };
        for (; sentence_.holds(first) && !is_border(first); ++first) {
            clause = clause || sentence_.is_any(first, finite_verbs) ||
                     starts_predicate(sentence_.view(), first);
        }
        if (!clause) return comma;
        for (std::uint32_t at = first; at < sentence_.end(); ++at) {
            if (sentence_.is_quoted(at)) continue;
            const bool joint =
                sentence_.is_any(at + 1, any_of(WordClass::coordinator, WordClass::subordinator));
            if (sentence_.is(at, TokenKind::semicolon) || sentence_.is(at, TokenKind::dash) ||
                (sentence_.is(at, TokenKind::comma) && joint)) {
                return at;
            }
        }
        return sentence_.end();
    }

    /// "According to the ministry, militants attacked; Harth called it a massacre": from there on
    /// an act of speech with a subject of its own.
    [[nodiscard]] bool speaks_another(std::uint32_t from) const {
        return std::any_of(
            sentence_.cues().begin(), sentence_.cues().end(), [&](const CueMatch& other) {
                const Cue& cue = sentence_.cue(other);
                if (other.tokens.begin < from || cue.part != CuePart::verb || !cue.speech ||
                    sentence_.is(other.tokens.begin - 1, WordClass::determiner)) {
                    return false;
                }
                const auto subject =
                    find_subject(sentence_.view(), sentence_.clause(), other.tokens.begin);
                return subject && subject->begin >= from;
            });
    }

    /// Where what "according to" closes begins: with the whole clause, unless a figure is added to
    /// it
    /// ("…, which stood at 263, according to", "…, leaving 40 dead, most of them children,
    /// according to"): then the source gives the figure alone.
    [[nodiscard]] std::uint32_t find_scope(std::uint32_t cue) const {
        const std::uint32_t clause = sentence_.clause_start(cue);
        std::uint32_t end = cue;
        if (end > clause && sentence_.is(end - 1, TokenKind::comma)) --end;
        const std::optional<std::uint32_t> last = start_of_addition(clause, end, false);
        if (!last || !holds_figure({*last, end})) return clause;
        // A share ("with most of them children") needs the figure of which it is one.
        if (sentence_.word(*last) != "with" && sentence_.word(*last) != "most") return *last;
        const std::optional<std::uint32_t> whole = start_of_addition(clause, *last - 1, true);
        return whole && holds_figure({*whole, *last}) ? *whole : *last;
    }

    /// The first word of the stretch between a comma and `end` that adds to a clause: a relative
    /// clause or "with …", or else a participle.
    [[nodiscard]] std::optional<std::uint32_t> start_of_addition(std::uint32_t clause,
                                                                 std::uint32_t end,
                                                                 bool participle) const {
        std::uint32_t at = end;
        while (at > clause && !sentence_.is(at - 1, TokenKind::comma)) --at;
        if (at <= clause + 1) return std::nullopt;
        const std::string_view word = sentence_.word(at);
        const bool adds = participle ? ends_with(word, "ing") && word != "including"
                                     : word == "with" || word == "which" || word == "who";
        return adds ? std::optional(at) : std::nullopt;
    }

    [[nodiscard]] bool holds_figure(TokenRange range) const {
        for (std::uint32_t at = range.begin; at < range.end; ++at) {
            if (sentence_.is(at, TokenKind::number) || sentence_.is(at, WordClass::quantity)) {
                return true;
            }
        }
        return false;
    }

    // ---- "reportedly" -----------------------------------------------------------------------
    void read_adverb(const CueMatch& match) {
        std::uint32_t end = match.tokens.end;
        while (end < sentence_.end() && !sentence_.is(end, TokenKind::comma) &&
               !sentence_.is(end, TokenKind::semicolon) &&
               !sentence_.is(end, WordClass::relative)) {
            ++end;
        }
        add(match, {match.tokens.end, end}, std::nullopt);
    }

    // ---- "a warning that", "calls for", "accusations of" ------------------------------------
    void read_noun(const CueMatch& match) {
        const std::uint32_t next = match.tokens.end;
        const std::optional<TokenRange> speaker =
            find_speaker_of_noun(sentence_.view(), sentence_.clause(), match.tokens);
        if (sentence_.is(next, WordClass::that) && sentence_.cue(match).takes(Complement::that) &&
            opens_clause(next) && !looks_relative(next)) {
            add(match, {next, find_clause_end(sentence_.view(), sentence_.clause(), next)},
                speaker);
            return;
        }
        if (sentence_.cue(match).ambiguous) return;
        const std::string_view preposition = sentence_.word(next);
        const bool fits = (preposition == "of" && sentence_.cue(match).takes(Complement::of) &&
                           sentence_.cue(match).speech) ||
                          (preposition == "for" && sentence_.cue(match).takes(Complement::for_)) ||
                          (preposition == "to" && sentence_.cue(match).takes(Complement::to));
        if (fits)
            add(match, {next, find_phrase_end(sentence_.view(), sentence_.clause(), next)},
                speaker);
    }

    /// "that" with a clause after it, not "that detail".
    [[nodiscard]] bool opens_clause(std::uint32_t that) const {
        return sentence_.holds(that + 3) && !sentence_.is_final_stop(that + 2) &&
               !sentence_.is(that + 2, TokenKind::comma) && !sentence_.is_final_stop(that + 3);
    }

    /// "a resolution that benefits all": a verb directly after "that".
    [[nodiscard]] bool looks_relative(std::uint32_t that) const {
        if (sentence_.is_any(that + 1, auxiliary_verbs)) return true;
        const std::string_view next = sentence_.word(that + 1);
        return (sentence_.view().classes(that + 1) & ~lexical_classes) == 0 &&
               !sentence_.view().shape(that + 1).capitalised &&
               (ends_with(next, "s") || ends_with(next, "ed")) &&
               sentence_.is_any(that + 2, any_of(WordClass::determiner, WordClass::possessive,
                                                 WordClass::preposition));
    }

    // ---- "confident that" -------------------------------------------------------------------
    void read_adjective(const CueMatch& match) {
        const std::uint32_t next = match.tokens.end;
        if (!sentence_.is(next, WordClass::that) || !sentence_.cue(match).takes(Complement::that))
            return;
        if (!opens_clause(next)) return;
        add(match, {next, find_clause_end(sentence_.view(), sentence_.clause(), next)},
            speaker_of(match));
    }

    // ---- verbs ------------------------------------------------------------------------------
    void read_verb(const CueMatch& match, std::size_t index) {
        if (sentence_.is_noun_here(match) || read_passive(match)) return;
        const std::vector<FoundContent> before = find_content_before(sentence_, index);
        for (const FoundContent& found : before) {
            add(match, found.content, found.speaker, found.certain);
        }
        if (!before.empty()) return;
        if (const auto found = find_content_after(sentence_, index)) {
            add(match, found->content, found->speaker, found->certain);
        }
    }

    /// "is accused of …", "was described as …", "has been revealed by Haaretz that …", "the dead
    /// claimed by Dravia to be …". True if the verb is passive, whether or not there is content.
    bool read_passive(const CueMatch& match) {
        const std::uint32_t verb = match.tokens.begin;
        const std::string_view form = sentence_.word(verb);
        const bool by = sentence_.word(match.tokens.end) == "by" && verb > sentence_.begin() &&
                        sentence_.view().is_word(verb - 1);
        // "the group, designated a gang by the court,"
        const bool apposed = verb > sentence_.begin() && sentence_.is(verb - 1, TokenKind::comma) &&
                             is_naming(match, sentence_.word(match.tokens.end));
        const bool reduced = ends_with(form, "ed") && (by || apposed) &&
                             !sentence_.is_any(verb - 1, any_of(WordClass::have));
        if (ends_with(form, "ing") || form == sentence_.cue(match).lemma) return false;
        const TokenRange whole = sentence_.clause().sentence;
        if (!reduced && !has_passive_auxiliary(sentence_.view(), whole, verb)) return false;
        std::uint32_t at = match.tokens.end;
        std::optional<TokenRange> speaker;
        if (sentence_.word(at) == "by") {
            speaker = find_agent_at(sentence_.view(), sentence_.clause(), at + 1);
            at = speaker ? speaker->end : at + 1;
        }
        at = skip_adverbials(sentence_.view(), sentence_.clause(), at);
        const std::string_view next = sentence_.word(at);
        if (!speaker && is_naming(match, next)) {
            read_passive_naming(match, at);
            return true;
        }
        // "Residents were told the bridges would be closed"
        if (!speaker && sentence_.cue(match).takes(Complement::person) && tells_clause(at)) {
            add(match, {at, find_clause_end(sentence_.view(), sentence_.clause(), at)}, speaker);
            return true;
        }
        const bool content = next == "that" || next == "of" || next == "to" || next == "as";
        if (content && (next == "that" || speaker || !sentence_.cue(match).ambiguous)) {
            add(match, {at, find_clause_end(sentence_.view(), sentence_.clause(), at)}, speaker);
        }
        return true;
    }

    /// A noun phrase and a finite verb before the next border.
    [[nodiscard]] bool tells_clause(std::uint32_t at) const {
        const bool opens = sentence_.is_any(at, any_of(WordClass::determiner, WordClass::possessive,
                                                       WordClass::person_pronoun)) ||
                           (sentence_.holds(at) && sentence_.view().is_name(at));
        if (!opens) return false;
        for (; sentence_.holds(at) && !is_border(sentence_.view(), at); ++at) {
            if (sentence_.is_any(at, finite_verbs)) return true;
        }
        return false;
    }

    /// "branded a", "classified an": somebody gives a name.
    [[nodiscard]] bool is_naming(const CueMatch& match, std::string_view next) const {
        const Cue& cue = sentence_.cue(match);
        return (next == "a" || next == "an") && cue.takes(Complement::as) &&
               cue.takes(Complement::np);
    }

    /// "is designated a gang by the court": the name up to the one who gives it. Without one only a
    /// verb of no other sense tells that somebody does.
    void read_passive_naming(const CueMatch& match, std::uint32_t begin) {
        const std::uint32_t limit = find_clause_end(sentence_.view(), sentence_.clause(), begin);
        std::uint32_t end = begin;
        while (end < limit && sentence_.word(end) != "by" && !sentence_.is(end, TokenKind::comma)) {
            ++end;
        }
        std::optional<TokenRange> speaker;
        if (sentence_.word(end) == "by") {
            speaker = find_agent_at(sentence_.view(), sentence_.clause(), end + 1);
        }
        if (speaker || !sentence_.cue(match).ambiguous) add(match, {begin, end}, speaker);
    }

    CueSentence sentence_;
    std::vector<Attribution> found_;
    std::vector<std::size_t> sure_;  ///< indices of cues
};

}  // namespace

std::vector<Attribution> find_attributions(const TokenView& view, const Clause& clause,
                                           std::span<const CueMatch> cues) {
    return SentenceReader(view, clause, cues).read();
}

}  // namespace parallax
