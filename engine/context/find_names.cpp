#include "engine/context/find_names.hpp"

#include "engine/context/clause_bounds.hpp"
#include "engine/context/items_in.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace parallax {
namespace {

constexpr std::size_t fewest_words_of_title_case = 4;
constexpr WordClasses no_noun =
    any_of(WordClass::be, WordClass::have, WordClass::modal, WordClass::preposition,
           WordClass::coordinator, WordClass::subordinator, WordClass::adverb, WordClass::that,
           WordClass::relative, WordClass::time);
constexpr std::uint32_t longest_particle = 3;  // letters of "bin", "van", "al"

/// One text while its names are looked for.
class NameFinder {
public:
    NameFinder(const TokenView& view, const ContextInput& input, const TokenVoices& voices)
        : view_(view), input_(input), voices_(voices) {}

    std::vector<NameMention> find() {
        for (std::uint32_t s = 0; s < view_.parsed().sentences.size(); ++s) {
            const Sentence& sentence = view_.parsed().sentences[s];
            if (sentence.section == Section::furniture) continue;
            if (sentence.section == Section::headline || is_title_case(sentence.tokens)) continue;
            read_sentence(s);
        }
        drop_unsure();
        return std::move(found_);
    }

private:
    /// Almost every word that could be small has a capital.
    [[nodiscard]] bool is_title_case(TokenRange tokens) const {
        // A short sentence full of names is none.
        std::uint32_t last = tokens.end;
        while (last > tokens.begin && view_.is(last - 1, TokenKind::quote)) --last;
        if (last > tokens.begin && view_.is(last - 1, TokenKind::stop)) return false;
        std::size_t words = 0;
        std::size_t capitals = 0;
        for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
            if (!view_.is(at, TokenKind::word)) continue;
            if (!view_.shape(at).capitalised && view_.classes(at) != 0) continue;
            ++words;
            if (view_.shape(at).capitalised) ++capitals;
        }
        return words >= fewest_words_of_title_case && capitals * 5 >= words * 4;
    }

    [[nodiscard]] bool is_particle(std::uint32_t at) const {
        return view_.is(at, TokenKind::word) && view_[at].span().size() <= longest_particle &&
               !view_.shape(at).capitalised && view_.classes(at) == 0;
    }

    [[nodiscard]] bool is_title(std::uint32_t at) const {
        return view_.is_any(at, any_of(WordClass::title, WordClass::speaker_person)) &&
               !view_.is(at, WordClass::speaker_organisation) && !view_.shape(at).all_capitals;
    }

    /// First token behind the name that goes on at `at`, or `at` if none does.
    [[nodiscard]] std::uint32_t go_on(std::uint32_t at, std::uint32_t end) const {
        if (at >= end || view_.shape(at - 1).possessive) return at;
        if (view_.is_name(at)) return at + 1;
        if (at + 1 >= end) return at;
        const bool joint = view_.is(at, TokenKind::hyphen) && view_.is_word(at + 1);
        if (joint && view_.is(at + 1, TokenKind::word)) {
            // "Israel-backed" is no name.
            return view_.shape(at + 1).capitalised ? at + 2 : at;
        }
        const bool initial = view_.is(at, TokenKind::stop) && !is_final_stop(view_, at) &&
                             view_.surface(at - 1).size() == 1;
        if (initial && view_.is_name(at + 1)) return at + 2;
        if (is_particle(at) && view_.is_name(at + 1)) return at + 2;
        if (is_particle(at) && at + 2 < end && view_.is(at + 1, TokenKind::hyphen) &&
            view_.is_name(at + 2)) {
            return at + 3;
        }
        const bool of = view_.is_name(at + 1) && view_.normalised(at) == "of" && !is_title(at - 1);
        return of ? at + 2 : at;
    }

    void read_sentence(std::uint32_t sentence) {
        const TokenRange tokens = view_.parsed().sentences[sentence].tokens;
        for (std::uint32_t at = tokens.begin; at < tokens.end;) {
            if (!view_.is_name(at)) {
                ++at;
                continue;
            }
            TokenRange run{at, at + 1};
            while (const std::uint32_t next = go_on(run.end, tokens.end)) {
                if (next == run.end) break;
                run.end = next;
            }
            at = run.end;
            // "al-Qassam" begins with a small letter.
            if (run.begin >= tokens.begin + 2 && view_.is(run.begin - 1, TokenKind::hyphen) &&
                is_particle(run.begin - 2)) {
                run.begin -= 2;
            }
            if (is_credit(run, tokens)) continue;
            split_at_titles(run, sentence);
        }
    }

    /// "Fatemeh Bahrami/Anadolu via Getty Images": a slash or "via" beside a name.
    [[nodiscard]] bool is_credit(TokenRange run, TokenRange sentence) const {
        const auto is_sign = [&](std::uint32_t at, std::string_view sign) {
            return at >= sentence.begin && at < sentence.end && view_.normalised(at) == sign;
        };
        if (is_sign(run.begin - 1, "/") || is_sign(run.end, "/")) return true;
        // "announced via Twitter" is no credit.
        const bool credits = is_sign(run.end, "via") || is_sign(run.begin - 1, "via");
        const bool name_behind = run.end + 1 < sentence.end && view_.is_name(run.end + 1);
        return credits && (name_behind || is_sign(run.begin - 3, "/") ||
                           (run.begin >= sentence.begin + 2 && view_.is_name(run.begin - 2)));
    }

    /// "Israeli Prime Minister Benjamin Netanyahu" holds one name, "Hamas Chief Ismail Haniyeh"
    /// two.
    void split_at_titles(TokenRange run, std::uint32_t sentence) {
        std::uint32_t first = run.end;
        std::uint32_t last = run.end;
        for (std::uint32_t at = run.begin; at < run.end; ++at) {
            if (!is_title(at)) continue;
            if (first == run.end) first = at;
            last = at;
        }
        if (first == run.end) {
            keep(run, sentence, false);
            return;
        }
        // "Supreme Leader", "Israeli Ambassador": only what is a name of its own stays.
        if (first > run.begin && find_target({run.begin, first})) {
            keep({run.begin, first}, sentence, false);
        }
        const bool has_holder = last + 1 < run.end && !view_.shape(last).possessive;
        if (has_holder) keep({last + 1, run.end}, sentence, true);
    }

    /// Whose bare name these very words are; of several a person or place.
    [[nodiscard]] std::optional<TargetId> find_target(TokenRange run) const {
        std::optional<TargetId> found;
        for (const MentionMatch& match : items_in(std::span(input_.matches.mentions), run)) {
            if (match.kind != MentionKind::alias || match.tokens != run) continue;
            const std::string& kind = input_.lexicon.target(match.target).kind;
            if (!found || kind == "person" || kind == "place") found = match.target;
        }
        return found;
    }

    /// "Israeli troops", "American": who or what the words behind it are, and nobody's name.
    [[nodiscard]] bool is_nationality(TokenRange run, TokenRange sentence) const {
        if (run.size() != 1) return false;
        for (const MentionMatch& match : items_in(std::span(input_.matches.adjectives), run)) {
            if (match.tokens == run) return true;
        }
        const std::string_view word = view_.normalised(run.begin);
        if (!view_.is(run.begin, RuleClass::nationality) || view_.shape(run.begin).possessive) {
            return false;
        }
        const bool noun_follows = run.end < sentence.end && view_.is(run.end, TokenKind::word) &&
                                  !view_.shape(run.end).capitalised &&
                                  !view_.is_any(run.end, no_noun);
        return noun_follows || ends_with(word, "ians") || run.end == sentence.end ||
               view_.is(run.end, TokenKind::hyphen);
    }

    [[nodiscard]] bool is_number_word(std::uint32_t at) const {
        const WordMap<CasualtyWord>& beside = view_.lists().harm.beside;
        const auto found = beside.find(view_.normalised(at));
        return found != beside.end() && found->second.is(CasualtyClass::number);
    }

    /// "to the Ministry of Trade": a body, wherever it stands.
    [[nodiscard]] bool is_body(TokenRange run) const {
        for (std::uint32_t at = run.begin; at < run.end; ++at) {
            if (view_.is(at, WordClass::speaker_organisation)) return true;
        }
        return false;
    }

    [[nodiscard]] bool stands_behind_place_word(TokenRange run, TokenRange sentence) const {
        std::uint32_t at = run.begin;
        while (at > sentence.begin && (view_.is(at - 1, WordClass::determiner) ||
                                       view_.is(at - 1, RuleClass::direction))) {
            --at;
        }
        if (at == sentence.begin) return false;
        // "in Iraq, Lebanon and Yemen"
        std::uint32_t before = at;
        while (before > sentence.begin &&
               (view_.is(before - 1, TokenKind::comma) || view_.normalised(before - 1) == "and")) {
            --before;
        }
        if (before < at && !found_.empty() && found_.back().tokens.end == before) {
            return found_.back().behind_place_word;
        }
        const std::string_view word = view_.normalised(at - 1);
        // "the capital of Tarnow"
        if (word == "of" && at - 1 > sentence.begin) {
            return view_.is(at - 2, RuleClass::at_place) && view_.is(at - 2, TokenKind::word) &&
                   !view_.is(at - 2, WordClass::preposition);
        }
        // "at the ICJ", "within the Axis": a body that people meet in.
        if (at < run.begin && (word == "at" || word == "within")) return false;
        return view_.is(at - 1, RuleClass::at_place) || view_.is(at - 1, RuleClass::to_place) ||
               (word == "to" && at - 1 > sentence.begin && !view_.is_name(at - 2) &&
                view_.normalised(at - 2) != "according");
    }

    void keep(TokenRange run, std::uint32_t sentence, bool is_person) {
        const TokenRange tokens = view_.parsed().sentences[sentence].tokens;
        // "Iranian Foreign Minister": the nationality of an office names nobody.
        while (run.size() > 1 && is_person &&
               is_nationality({run.begin, run.begin + 1}, {run.begin, run.begin + 1})) {
            ++run.begin;
        }
        // "Nine Palestinians": of those who open the sentence the number is no name, as it is of
        // "Two Rivers Bank".
        const TokenRange counted{run.begin + 1, run.end};
        if (run.size() > 1 && opens_sentence(run.begin, tokens) && is_number_word(run.begin) &&
            (find_target(counted) || is_nationality(counted, tokens))) {
            run = counted;
        }
        while (!run.empty() && !view_.is_word(run.end - 1)) --run.end;
        if (run.empty() || !holds_name(run)) return;
        // "Palestinians" are a target's name, "Israeli" is none.
        if (!is_person && !find_target(run) && is_nationality(run, tokens)) return;
        // "the Prime Minister's Office": not the office's name, but whose it is, tells it apart.
        if (run.size() == 1 && run.begin > tokens.begin && is_title(run.begin - 1) &&
            view_.shape(run.begin - 1).possessive) {
            return;
        }
        // "during Ramadan", "the month of Ramadan": a time.
        if (run.begin > tokens.begin && view_.normalised(run.begin - 1) == "during") return;
        if (run.begin > tokens.begin + 1 && view_.normalised(run.begin - 1) == "of" &&
            view_.is(run.begin - 2, WordClass::time)) {
            return;
        }
        NameMention name;
        name.tokens = run;
        name.span = view_.span_of(run);
        name.sentence = sentence;
        name.voice = voices_.voices[run.begin];
        name.is_person = is_person;
        name.target = find_target(run);
        // A target's seat may be a place: "outside the White House".
        const bool is_other_body = !name.target && is_body(run);
        name.behind_place_word = !is_other_body && stands_behind_place_word(run, tokens);
        found_.push_back(name);
        opens_.push_back(run.size() == 1 && opens_sentence(run.begin, tokens));
        if (!opens_.back()) {
            for (std::uint32_t at = run.begin; at < run.end; ++at) {
                if (view_.is_word(at)) sure_.push_back(view_.normalised(at));
            }
        }
    }

    [[nodiscard]] bool opens_sentence(std::uint32_t at, TokenRange sentence) const {
        while (at > sentence.begin && !view_.is_word(at - 1)) --at;
        return at == sentence.begin;
    }

    [[nodiscard]] bool holds_name(TokenRange run) const {
        for (std::uint32_t at = run.begin; at < run.end; ++at) {
            if (view_.is_name(at) && view_.shape(at).has_letter && view_.surface(at).size() > 1) {
                return true;
            }
        }
        return false;
    }

    /// The first word of a sentence has a capital in any case.
    void drop_unsure() {
        const auto is_before = [](std::string_view a, std::string_view b) {
            return a.size() != b.size() ? a.size() < b.size() : a < b;
        };
        std::sort(sure_.begin(), sure_.end(), is_before);
        std::size_t kept = 0;
        for (std::size_t index = 0; index < found_.size(); ++index) {
            const NameMention& name = found_[index];
            const bool unsure = opens_[index] && !name.target &&
                                !std::binary_search(sure_.begin(), sure_.end(),
                                                    view_.normalised(name.tokens.begin), is_before);
            if (unsure) continue;
            found_[kept++] = name;
        }
        found_.resize(kept);
    }

    const TokenView& view_;
    const ContextInput& input_;
    const TokenVoices& voices_;
    std::vector<NameMention> found_;
    std::vector<bool> opens_;             ///< as found_: a single word that opens its sentence
    std::vector<std::string_view> sure_;  ///< words of names that stand inside sentences
};

}  // namespace

std::vector<NameMention> find_names(const TokenView& view, const ContextInput& input,
                                    const TokenVoices& voices) {
    return NameFinder(view, input, voices).find();
}

}  // namespace parallax
