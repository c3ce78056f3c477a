#include "engine/context/pronouns.hpp"

#include "engine/context/items_in.hpp"
#include "engine/context/person_genders.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace parallax {
namespace {

enum class Pronoun : std::uint8_t { none, person, thing, several };

Pronoun kind_of(std::string_view word) {
    struct Form {
        std::string_view word;
        Pronoun kind;
    };
    static constexpr std::array forms{
        Form{"he", Pronoun::person},         Form{"his", Pronoun::person},
        Form{"him", Pronoun::person},        Form{"himself", Pronoun::person},
        Form{"he's", Pronoun::person},       Form{"she", Pronoun::person},
        Form{"her", Pronoun::person},        Form{"hers", Pronoun::person},
        Form{"herself", Pronoun::person},    Form{"she's", Pronoun::person},
        Form{"it", Pronoun::thing},          Form{"its", Pronoun::thing},
        Form{"itself", Pronoun::thing},      Form{"they", Pronoun::several},
        Form{"their", Pronoun::several},     Form{"them", Pronoun::several},
        Form{"themselves", Pronoun::several}};
    for (const Form& form : forms) {
        if (form.word == word) return form.kind;
    }
    return Pronoun::none;
}

bool is_one_of(std::string_view kind, std::initializer_list<std::string_view> kinds) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

/// Finds whom one pronoun stands for.
class Resolution {
public:
    Resolution(const TokenView& view, const Lexicon& lexicon, std::span<const Mention> mentions)
        : view_(view), lexicon_(lexicon), mentions_(mentions), genders_(view, mentions) {}

    [[nodiscard]] const Mention* resolve(std::uint32_t token, Pronoun pronoun) {
        gender_ = gender_of_pronoun(view_.normalised(token));
        const std::vector<Sentence>& sentences = view_.parsed().sentences;
        const std::uint32_t own = sentence_of(view_, token);
        const TokenRange here{sentences[own].tokens.begin, token};
        bool blocked = false;
        if (answers_deed(token)) return find_answered(here, pronoun);
        if (const Mention* owner = find_object_owner(here, pronoun)) return owner;
        const bool object = pronoun == Pronoun::thing && is_object(token, sentences[own].tokens);
        if (object && names_event(here)) return nullptr;
        if (const Mention* found = only_one(here, pronoun, blocked)) {
            return object && is_subject_of(*found, here) ? nullptr : found;
        }
        if (pronoun == Pronoun::person) {
            const Mention* found =
                blocked ? find_teller(here) : find_announced(here, sentences[own].tokens);
            if (found == nullptr && blocked) found = find_nearest_subject(here);
            if (found != nullptr) return found;
        }
        if (blocked && view_.is(token, WordClass::possessive)) {
            // "Iran said that Hamas was in need of its friends": the clause has its own subject.
            bool blocked_here = false;
            const TokenRange clause{clause_begin(here), token};
            if (clause.begin > here.begin) return only_one(clause, pronoun, blocked_here);
        }
        const bool free_start = token == here.begin || !blocked;
        if (blocked || !free_start || own == 0) return nullptr;
        // "its" and "itself" look for their owner in their own clause only.
        if (pronoun == Pronoun::thing && view_.normalised(token) != "it") return nullptr;
        if (pronoun == Pronoun::thing && token != here.begin) return nullptr;
        if (sentences[own - 1].section == Section::furniture) return nullptr;
        return only_one(sentences[own - 1].tokens, pronoun, blocked);
    }

private:
    [[nodiscard]] bool stands_for(Pronoun pronoun, const Mention& mention) const {
        const std::string_view kind = lexicon_.target(mention.target).kind;
        const bool person = kind == "person" || mention.kind == MentionKind::member;
        switch (pronoun) {
            case Pronoun::person:
                return person && may_be_one(gender_, genders_.of(mention));
            case Pronoun::thing:
                return !person && is_one_of(kind, {"state", "government", "armed-group", "army",
                                                   "party", "organisation", "place"});
            case Pronoun::several:
                return !person && is_one_of(kind, {"people", "civilians", "group", "armed-group",
                                                   "faith", "army"});
            case Pronoun::none:
                break;
        }
        return false;
    }

    /// "in retaliation for its": a possessive behind an answer to somebody's deed.
    [[nodiscard]] bool answers_deed(std::uint32_t token) const {
        if (!view_.is(token, WordClass::possessive) || token < 2) return false;
        const std::string_view link = view_.normalised(token - 1);
        return (link == "for" || link == "to") && view_.is(token - 2, RuleClass::answer);
    }

    /// Whose deed is answered: the one target that fits besides the subject of the clause, who
    /// answers. Nobody where that subject does not show.
    [[nodiscard]] const Mention* find_answered(TokenRange here, Pronoun pronoun) const {
        const auto inside = items_in(mentions_, here);
        const Mention* subject = nullptr;
        for (const Mention& mention : inside) {
            if (stands_for(pronoun, mention) && has_verb_behind(mention)) subject = &mention;
        }
        if (subject == nullptr || has_other_name(here, inside, pronoun)) return nullptr;
        const Mention* found = nullptr;
        for (const Mention& mention : inside) {
            if (!stands_for(pronoun, mention) || mention.target == subject->target) continue;
            if (found != nullptr && found->target != mention.target) return nullptr;
            found = &mention;
        }
        return found;
    }

    /// "Hamas carried out", "Israel has": the subject of a verb, by its form.
    [[nodiscard]] bool has_verb_behind(const Mention& mention) const {
        const std::uint32_t verb = mention.tokens.end;
        return verb < view_.size() && view_.is_word(verb) && !is_possessive(view_, mention) &&
               (ends_with(view_.normalised(verb), "ed") || view_.is_any(verb, finite_verbs));
    }

    /// "supporting Hamas in its", "condemned Israel for its": what the object of such a verb does
    /// or did.
    [[nodiscard]] const Mention* find_object_owner(TokenRange here, Pronoun pronoun) const {
        const std::uint32_t token = here.end;
        if (!view_.is(token, WordClass::possessive) || token < here.begin + 3) return nullptr;
        const std::string_view link = view_.normalised(token - 1);
        for (const Mention& mention : items_in(mentions_, here)) {
            if (mention.tokens.end != token - 1 || !stands_for(pronoun, mention)) continue;
            std::uint32_t verb = mention.tokens.begin;
            if (verb > here.begin && view_.is(verb - 1, WordClass::determiner)) --verb;
            if (verb == here.begin) return nullptr;
            const bool backed = view_.is(verb - 1, RuleClass::backing);
            const bool fits = (backed && (link == "in" || link == "for")) ||
                              (link == "for" && view_.is(verb - 1, RuleClass::judging));
            return fits ? &mention : nullptr;
        }
        return nullptr;
    }

    /// "praised it as", "called it a": no clause of its own follows that "it" could open.
    [[nodiscard]] bool is_object(std::uint32_t token, TokenRange sentence) const {
        const std::uint32_t next = token + 1;
        return view_.normalised(token) == "it" && token > sentence.begin &&
               view_.is_word(token - 1) &&
               (next >= sentence.end || !view_.is_word(next) ||
                view_.is_any(next, any_of(WordClass::determiner, WordClass::preposition,
                                          WordClass::subordinator, WordClass::time)));
    }

    /// What was done may be meant as well as who did it.
    [[nodiscard]] bool names_event(TokenRange range) const {
        const auto inside = items_in(mentions_, range);
        return std::any_of(inside.begin(), inside.end(), [&](const Mention& mention) {
            return lexicon_.target(mention.target).kind == "event";
        });
    }

    /// "Dravia called it a success": the subject of the very verb is not its object.
    [[nodiscard]] bool is_subject_of(const Mention& mention, TokenRange before) const {
        for (std::uint32_t at = mention.tokens.end; at < before.end; ++at) {
            const bool opens = !view_.is_word(at) ||
                               view_.is_any(at, any_of(WordClass::that, WordClass::subordinator,
                                                       WordClass::coordinator));
            if (opens) return false;
        }
        std::uint32_t begin = mention.tokens.begin;
        if (begin > before.begin && view_.is(begin - 1, WordClass::determiner)) --begin;
        return begin == before.begin || !view_.is(begin - 1, WordClass::preposition);
    }

    /// Behind the last word in `range` that opens a clause; the range's begin without one.
    [[nodiscard]] std::uint32_t clause_begin(TokenRange range) const {
        for (std::uint32_t at = range.end; at > range.begin; --at) {
            const bool opens =
                view_.is_word(at - 1) &&
                view_.is_any(at - 1, any_of(WordClass::that, WordClass::subordinator)) &&
                !view_.is(at - 1, WordClass::preposition);
            if (opens) return at;
        }
        return range.begin;
    }

    /// The one target of fitting kind in `range`; none, and `blocked`, where there is a second one
    /// or another name that the pronoun might stand for.
    [[nodiscard]] const Mention* only_one(TokenRange range, Pronoun pronoun, bool& blocked) const {
        const Mention* found = nullptr;
        const auto inside = items_in(mentions_, range);
        for (const Mention& mention : inside) {
            if (!stands_for(pronoun, mention)) continue;
            if (found != nullptr && found->target != mention.target) {
                blocked = true;
                return nullptr;
            }
            if (found == nullptr) found = &mention;
        }
        if (has_other_name(range, inside, pronoun)) {
            blocked = true;
            return nullptr;
        }
        return found;
    }

    /// A capitalised word that belongs to no mention, a name or title that goes with one aside.
    [[nodiscard]] bool has_other_name(TokenRange range, std::span<const Mention> inside,
                                      Pronoun pronoun) const {
        for (std::uint32_t at = range.begin; at < range.end; ++at) {
            if (pronoun == Pronoun::several && is_plural_noun(at)) {
                const bool known = covered(at, inside);
                if (!known) return true;
            }
            if (!view_.is_name(at) || at == range.begin) continue;
            if (pronoun == Pronoun::person && !can_be_meant(at, range.begin)) continue;
            if (!covered(at, inside)) return true;
        }
        return false;
    }

    /// The name that the word at `token` is in may be that of whom the pronoun stands for.
    [[nodiscard]] bool can_be_meant(std::uint32_t token, std::uint32_t from) const {
        if (!can_be_person(view_, token, from)) return false;
        TokenRange name{token, token + 1};
        while (name.begin > from && view_.is_name(name.begin - 1)) --name.begin;
        while (name.end < view_.size() && view_.is_name(name.end) &&
               !view_.shape(name.end - 1).possessive) {
            ++name.end;
        }
        return may_be_one(gender_, genders_.of_name(name));
    }

    /// "Castor told Ludin that she", "Ludin said he": who is told of in the first clause of what
    /// somebody says is whoever says it, where it is nobody else by its gender.
    [[nodiscard]] const Mention* find_teller(TokenRange here) const {
        constexpr std::uint32_t longest_date = 3;  // words between: "said on Monday that"
        std::uint32_t at = here.end;
        if (at > here.begin && view_.is(at - 1, TokenKind::quote)) return nullptr;
        if (at > here.begin && view_.is(at - 1, WordClass::that)) --at;
        for (std::uint32_t steps = 0; steps < longest_date && at > here.begin; ++steps) {
            if (!view_.is_any(at - 1, any_of(WordClass::time, WordClass::preposition))) break;
            --at;
        }
        if (at == here.begin || !view_.is_word(at - 1) ||
            !view_.lists().harm.cue_verbs.contains(view_.normalised(at - 1))) {
            return nullptr;
        }
        for (--at; at > here.begin && view_.is_any(at - 1, verb_support); --at) {
        }
        for (const Mention& mention : items_in(mentions_, here)) {
            if (mention.tokens.end != at || !stands_for(Pronoun::person, mention)) continue;
            return is_possessive(view_, mention) ? nullptr : &mention;
        }
        return nullptr;
    }

    /// "In her speech, Castor said": a phrase in front of the subject, and nobody named before.
    [[nodiscard]] const Mention* find_announced(TokenRange here, TokenRange sentence) const {
        constexpr std::uint32_t longest_phrase = 12;  // words from the pronoun to the comma
        if (here.size() == 0 || here.size() > longest_phrase || !view_.is_word(here.begin) ||
            !view_.is_any(here.begin, any_of(WordClass::preposition, WordClass::subordinator))) {
            return nullptr;
        }
        std::uint32_t at = here.end + 1;
        while (at < sentence.end && at - here.end < longest_phrase && view_.is_word(at)) ++at;
        if (at >= sentence.end || !view_.is(at, TokenKind::comma)) return nullptr;
        for (const Mention& mention : items_in(mentions_, sentence)) {
            const TokenRange whole = with_titles(view_, mention);
            if (mention.tokens.begin < at) {
                if (stands_for(Pronoun::person, mention)) return nullptr;
                continue;
            }
            const bool opens = whole.begin == at + 1 && stands_for(Pronoun::person, mention);
            return opens && !is_possessive(view_, mention) ? &mention : nullptr;
        }
        return nullptr;
    }

    /// "Ludin met Castor, who praised her plan"; "Castor left because she": the last one named
    /// before, where it is the subject of a verb. An object pronoun never means the subject.
    [[nodiscard]] const Mention* find_nearest_subject(TokenRange here) const {
        const std::uint32_t token = here.end;
        const bool object =
            view_.is(token, WordClass::object_pronoun) &&
            !ends_with(view_.normalised(token), "self") &&
            !is_possessive(view_, {TargetId{0}, {token, token + 1}, MentionKind::alias});
        if (object) return nullptr;
        const auto inside = items_in(mentions_, here);
        const Mention* last = nullptr;
        for (const Mention& mention : inside) {
            if (stands_for(Pronoun::person, mention)) last = &mention;
        }
        if (last == nullptr || is_possessive(view_, *last)) return nullptr;
        const std::uint32_t behind = last->tokens.end;
        if (has_other_name({behind, token}, inside, Pronoun::person)) return nullptr;
        const std::uint32_t begin = with_titles(view_, *last).begin;
        if (begin > here.begin && view_.is(begin - 1, WordClass::preposition) &&
            !view_.is(begin - 1, WordClass::subordinator)) {
            return nullptr;
        }
        return has_verb_behind(*last) ? last : nullptr;
    }

    [[nodiscard]] bool is_plural_noun(std::uint32_t token) const {
        return view_.is_any(token, any_of(WordClass::speaker_person)) &&
               view_.normalised(token).back() == 's';
    }

    [[nodiscard]] bool covered(std::uint32_t token, std::span<const Mention> inside) const {
        return std::any_of(inside.begin(), inside.end(), [&](const Mention& mention) {
            if (token >= mention.tokens.end) return false;
            return token >= mention.tokens.begin || with_titles(view_, mention).begin <= token;
        });
    }

    const TokenView& view_;
    const Lexicon& lexicon_;
    std::span<const Mention> mentions_;
    PersonGenders genders_;
    Gender gender_ = Gender::unknown;  ///< of the pronoun in hand
};

/// "it is likely that", "it was reported": an "it" before a form of "be" stands for a clause.
bool is_empty_it(const TokenView& view, std::uint32_t token) {
    return view.normalised(token) == "it" && token + 1 < view.size() &&
           view.is_any(token + 1, any_of(WordClass::be, WordClass::modal));
}

}  // namespace

bool can_be_person(const TokenView& view, std::uint32_t token, std::uint32_t from) {
    if (view.is(token, WordClass::time)) return false;
    const std::string_view surface = view.surface(token);
    const bool acronym =
        surface.size() > 1 && std::all_of(surface.begin(), surface.end(),
                                          [](char byte) { return byte >= 'A' && byte <= 'Z'; });
    if (acronym) return false;
    std::uint32_t begin = token;
    while (begin > from && view.is_name(begin - 1)) --begin;
    if (begin == from || !view.is_word(begin - 1)) return true;
    return view.normalised(begin - 1) != "the";
}

std::vector<Mention> resolve_pronouns(const TokenView& view, const Lexicon& lexicon,
                                      std::span<const Mention> mentions) {
    std::vector<Mention> found;
    if (mentions.empty()) return found;
    Resolution resolution(view, lexicon, mentions);
    // Nothing can be meant before the first mention or more than a sentence after the last.
    std::size_t next = 0;
    for (std::uint32_t sentence = 0; sentence < view.parsed().sentences.size(); ++sentence) {
        const Sentence& here = view.parsed().sentences[sentence];
        if (here.section == Section::furniture) continue;
        const std::uint32_t from =
            sentence == 0 ? 0 : view.parsed().sentences[sentence - 1].tokens.begin;
        while (next < mentions.size() && mentions[next].tokens.begin < from) ++next;
        if (next == mentions.size()) break;
        if (mentions[next].tokens.begin >= here.tokens.end) continue;
        const std::span<const Mention> inside = items_in(mentions, here.tokens);
        for (std::uint32_t at = here.tokens.begin; at < here.tokens.end; ++at) {
            if (!view.is_any(at, any_of(WordClass::pronoun, WordClass::object_pronoun,
                                        WordClass::possessive, WordClass::be))) {
                continue;
            }
            const Pronoun kind = kind_of(view.normalised(at));
            if (kind == Pronoun::none || is_empty_it(view, at)) continue;
            if (any_holds(inside, at)) continue;
            if (const Mention* meant = resolution.resolve(at, kind)) {
                found.push_back({meant->target, {at, at + 1}, meant->kind, true});
            }
        }
    }
    return found;
}

}  // namespace parallax
