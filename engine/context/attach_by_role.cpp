#include "engine/context/attach_by_role.hpp"

#include "engine/context/clause_roles.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace parallax {
namespace {

constexpr std::uint32_t widest_description = 4;  // words from a description to what it describes
constexpr std::uint32_t most_borders = 3;        // marks and words that open clauses, to a name

constexpr WordClasses dependent_openers =
    any_of(WordClass::subordinator, WordClass::relative, WordClass::that);

class RoleAttachment {
public:
    RoleAttachment(const TokenView& view, const Hit& hit, TokenRange sentence,
                   std::span<const Mention> mentions)
        : view_(view),
          words_(hit.tokens),
          sentence_(sentence),
          mentions_(mentions),
          roles_(view, sentence, mentions),
          is_undecided_(view.is(hit.tokens.end - 1, RuleClass::undecided)) {}

    [[nodiscard]] RoleLink attach(Role role) const {
        RoleLink found;
        // "his corrupt deal", and nobody knows whose.
        if (role != Role::object && has_unknown_owner()) return found;
        switch (role) {
            case Role::subject:
                found = attach_subject();
                break;
            case Role::object:
                found = attach_object();
                break;
            case Role::modifier:
                found = attach_modifier();
                break;
            case Role::any:
            case Role::doer:
                break;
        }
        if (role != Role::object && is_opposed() && is_subject_before(found)) return {};
        // "Castor's murder", "the murder of Castor": done by him or to him, and nothing more is
        // said.
        if (found.mention == nullptr && leaves_open(role)) return {};
        if (found.mention != nullptr) {
            const bool far = found.link == Link::subject && is_over_others(*found.mention);
            return far ? link(last_before(), Link::clause) : found;
        }
        // "praised the plan": an object that is no target leaves nothing, least of all the judge.
        const bool done_to_another =
            role == Role::object &&
            ((!roles_.is_nominal(words_) && !roles_.is_passive(words_)) || is_received());
        // "was harassed": by whom is not said. "A gunman shot Trump": by somebody who is no target.
        const bool done_by_nobody = role == Role::subject && (is_undergone() || has_object());
        if (done_to_another || done_by_nobody) return {};
        const Mention* const before = last_before();
        const bool near =
            before != nullptr &&
            borders_behind(*before, dependent_openers | any_of(WordClass::coordinator)) <=
                most_borders;
        return link(near ? before : only_in_sentence(), Link::clause);
    }

private:
    static RoleLink link(const Mention* mention, Link link) {
        return mention == nullptr ? RoleLink{} : RoleLink{mention, link};
    }

    [[nodiscard]] const Mention* last_before() const {
        const Mention* last = nullptr;
        for (const Mention& mention : mentions_) {
            if (mention.tokens.end <= words_.begin) last = &mention;
        }
        return last;
    }

    /// Marks, and words of the classes `openers`, between a mention and the words.
    [[nodiscard]] std::uint32_t borders_behind(const Mention& mention, WordClasses openers) const {
        std::uint32_t borders = 0;
        for (std::uint32_t at = mention.tokens.end; at < words_.begin; ++at) {
            const bool opens = !view_.is_word(at) ||
                               (view_.is_any(at, openers) && !view_.is(at, WordClass::preposition));
            borders += opens ? 1 : 0;
        }
        return borders;
    }

    /// "Castor, who met Orr, and whose aide lied": somebody else is named since, and a clause
    /// begun behind him; unlike "Castor met Orr and lied" and "Castor, who met Orr, lied".
    [[nodiscard]] bool is_over_others(const Mention& subject) const {
        const bool others =
            std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& mention) {
                return mention.tokens.begin >= subject.tokens.end &&
                       mention.tokens.end <= words_.begin;
            });
        if (!others) return false;
        for (std::uint32_t at = last_before()->tokens.end; at < words_.begin; ++at) {
            if (view_.is_any(at, dependent_openers) && !view_.is(at, WordClass::preposition))
                return true;
        }
        return false;
    }

    /// Where a sentence names one target and nobody else, there is no second to be meant.
    [[nodiscard]] const Mention* only_in_sentence() const {
        if (mentions_.empty()) return nullptr;
        for (const Mention& mention : mentions_) {
            if (mention.target != mentions_.front().target) return nullptr;
        }
        for (std::uint32_t at = sentence_.begin + 1; at < sentence_.end; ++at) {
            const bool known =
                std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& mention) {
                    return with_titles(view_, mention).begin <= at && at < mention.tokens.end;
                });
            if (!known && view_.is_name(at)) return nullptr;
        }
        return &mentions_.front();
    }

    [[nodiscard]] RoleLink attach_subject() const {
        if (roles_.is_nominal(words_)) {
            const Mention* const owner = owner_before();
            if (owner != nullptr && (!is_undecided_ || says_of_whom())) {
                return {owner, Link::genitive};
            }
            if (const Mention* doer = roles_.agent_after(words_.end)) return {doer, Link::subject};
            if (is_undecided_ && (owner != nullptr || says_of_whom())) return {};
            if (const Mention* whose = after_preposition("of")) return {whose, Link::genitive};
            return link(roles_.clause_subject(words_.begin), Link::subject);
        }
        if (roles_.is_passive(words_)) {
            if (const Mention* doer = roles_.agent_after(words_.end)) return {doer, Link::subject};
        }
        if (is_undergone()) return {};
        return link(roles_.subject_of(words_.begin), Link::subject);
    }

    /// "Castor's murder of", "the murder of": whom the deed is done to stands behind it.
    [[nodiscard]] bool says_of_whom() const {
        return words_.end < sentence_.end &&
               (view_.normalised(words_.end) == "of" || view_.normalised(words_.end) == "against");
    }

    [[nodiscard]] bool leaves_open(Role role) const {
        return role == Role::subject && is_undecided_ && roles_.is_nominal(words_) &&
               (owner_before() != nullptr || says_of_whom());
    }

    /// "was harassed", "Castor, killed by an officer": done to who stands before.
    [[nodiscard]] bool is_undergone() const {
        const bool by = words_.end < sentence_.end && view_.normalised(words_.end) == "by";
        return roles_.is_undergone(words_) || (by && roles_.is_passive(words_));
    }

    /// "shot Castor": a verb directly before the one it is done to.
    [[nodiscard]] bool has_object() const {
        if (roles_.is_nominal(words_)) return false;
        const Mention* const object = roles_.object_after(words_.end);
        return object != nullptr && with_titles(view_, *object).begin <= words_.end;
    }

    /// The verb or preposition of the class that governs the words: "faced [intense criticism]",
    /// "fought against [racism]". At most `widest_description` words stand between.
    [[nodiscard]] std::optional<std::uint32_t> find_governor(RuleClass wanted) const {
        for (std::uint32_t at = words_.begin;
             at > sentence_.begin && words_.begin - at <= widest_description; --at) {
            const std::uint32_t before = at - 1;
            if (view_.is(before, TokenKind::hyphen) || view_.is(before, TokenKind::quote)) continue;
            if (!view_.is_word(before)) return std::nullopt;
            if (view_.is(before, wanted)) return before;
            const bool inside =
                view_.is_any(before, any_of(WordClass::determiner, WordClass::possessive)) &&
                !view_.is(before, WordClass::relative);
            if (!inside && !is_one_phrase(before, at)) return std::nullopt;
        }
        return std::nullopt;
    }

    /// "fought corruption": no corruption of the fighter.
    [[nodiscard]] bool is_opposed() const { return find_governor(RuleClass::opposing).has_value(); }

    /// Told by nothing but standing before the words, unlike "Castor's corruption".
    [[nodiscard]] bool is_subject_before(const RoleLink& found) const {
        if (found.mention == nullptr) return true;
        return found.mention->tokens.end <= words_.begin && found.link != Link::genitive &&
               found.link != Link::apposition;
    }

    /// "faced criticism", "came under pressure": of whom what others do is told as a noun. Not
    /// where the noun itself says of whom: "won the conviction of Castor", "faces Castor's
    /// criticism".
    [[nodiscard]] const Mention* find_receiver() const {
        const auto governor = find_governor(RuleClass::receiving);
        if (!governor) return nullptr;
        const std::string_view next =
            words_.end < sentence_.end ? view_.normalised(words_.end) : std::string_view();
        const bool says_whom =
            (next == "of" || next == "about") && roles_.object_after(words_.end) != nullptr;
        if (says_whom) return nullptr;
        std::uint32_t verb = *governor;
        if (view_.is(verb, WordClass::preposition) && verb > sentence_.begin &&
            !view_.is_any(verb - 1, auxiliary_verbs)) {
            --verb;
        }
        return roles_.subject_of(verb);
    }

    /// "The plan faced criticism"; not "Facing criticism, Castor left": who receives it is still to
    /// come.
    [[nodiscard]] bool is_received() const {
        const auto governor = find_governor(RuleClass::receiving);
        return governor && *governor > sentence_.begin;
    }

    [[nodiscard]] RoleLink attach_object() const {
        if (const Mention* receiver = find_receiver()) return {receiver, Link::subject};
        if (roles_.is_nominal(words_)) {
            if (const Mention* whom = roles_.object_after(words_.end)) return {whom, Link::object};
            if (const Mention* owner = owner_before()) return {owner, Link::genitive};
            return link(roles_.clause_subject(words_.begin), Link::subject);
        }
        if (roles_.is_passive(words_)) {
            return link(roles_.subject_of(words_.begin), Link::object);
        }
        return link(roles_.object_after(words_.end), Link::object);
    }

    [[nodiscard]] RoleLink attach_modifier() const {
        if (const Mention* next = described_next()) return {next, Link::modifier};
        if (const Mention* owner = owner_before()) return {owner, Link::genitive};
        if (const Mention* apposed = before_apposition()) return {apposed, Link::apposition};
        if (const RoleLink copula = attach_copula(); copula.mention != nullptr) return copula;
        if (const Mention* whose = after_preposition("of")) return {whose, Link::genitive};
        return link(roles_.clause_subject(words_.begin), Link::subject);
    }

    /// "Haniyeh's brutal", "his": a possessor before, over adjectives only.
    [[nodiscard]] const Mention* owner_before() const {
        for (std::size_t index = mentions_.size(); index > 0; --index) {
            const Mention& mention = mentions_[index - 1];
            if (mention.tokens.end > words_.begin) continue;
            if (words_.begin - mention.tokens.end > widest_description) return nullptr;
            if (!is_possessive(view_, mention)) return nullptr;
            return is_one_phrase(mention.tokens.end, words_.begin) ? &mention : nullptr;
        }
        return nullptr;
    }

    /// A possessive pronoun before that was not resolved.
    [[nodiscard]] bool has_unknown_owner() const {
        for (std::uint32_t at = words_.begin;
             at > sentence_.begin && words_.begin - at < widest_description; --at) {
            if (!view_.is_word(at - 1)) return false;
            if (!view_.is(at - 1, WordClass::possessive)) continue;
            if (view_.is(at - 1, WordClass::relative)) return false;
            return is_one_phrase(at, words_.begin) &&
                   std::none_of(mentions_.begin(), mentions_.end(),
                                [&](const Mention& mention) { return mention.tokens.end == at; });
        }
        return false;
    }

    /// Nothing between but words that can stand inside a noun phrase.
    [[nodiscard]] bool is_one_phrase(std::uint32_t begin, std::uint32_t end) const {
        for (std::uint32_t at = begin; at < end; ++at) {
            if (view_.is(at, TokenKind::hyphen) || view_.is(at, TokenKind::quote)) continue;
            if (!view_.is_word(at) ||
                view_.is_any(at,
                             any_of(WordClass::determiner, WordClass::preposition, WordClass::be,
                                    WordClass::have, WordClass::modal, WordClass::relative,
                                    WordClass::coordinator, WordClass::subordinator))) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] const Mention* described_next() const {
        for (const Mention& mention : mentions_) {
            if (mention.tokens.begin < words_.end) continue;
            const TokenRange whole = with_titles(view_, mention);
            const std::uint32_t begin = std::max(whole.begin, words_.end);
            if (begin - words_.end > 2) return nullptr;
            return is_one_phrase(words_.end, begin) ? &mention : nullptr;
        }
        return nullptr;
    }

    /// "Hamas, a (brutal) X": the article tells an apposition from a list.
    [[nodiscard]] const Mention* before_apposition() const {
        std::uint32_t at = words_.begin;
        for (std::uint32_t steps = 0; at > sentence_.begin && steps < 5; --at, ++steps) {
            if (view_.is(at - 1, TokenKind::comma)) break;
            if (!view_.is_word(at - 1) && !view_.is(at - 1, TokenKind::hyphen)) return nullptr;
        }
        if (at == sentence_.begin || !view_.is(at - 1, TokenKind::comma)) return nullptr;
        if (!view_.is(at, WordClass::determiner)) return nullptr;
        for (const Mention& mention : mentions_) {
            if (mention.tokens.end == at - 1) return &mention;
        }
        return nullptr;
    }

    /// "X is (not) a hero", "called X a hero", "described X as a hero".
    [[nodiscard]] RoleLink attach_copula() const {
        std::uint32_t at = words_.begin;
        for (std::uint32_t steps = 0; at > sentence_.begin && steps <= widest_description;
             --at, ++steps) {
            const std::uint32_t before = at - 1;
            if (!view_.is_word(before) && !view_.is(before, TokenKind::quote) &&
                !view_.is(before, TokenKind::hyphen)) {
                return {};
            }
            for (const Mention& mention : mentions_) {
                if (mention.tokens.end != at) continue;
                const bool article =
                    view_.is(at, WordClass::determiner) || view_.normalised(at) == "as";
                if (at == words_.begin || article) return {&mention, Link::copula};
            }
            if (view_.is(before, WordClass::be) || view_.is(before, RuleClass::becoming)) {
                return link(roles_.subject_of(before + 1), Link::copula);
            }
        }
        return {};
    }

    [[nodiscard]] const Mention* after_preposition(std::string_view preposition) const {
        if (words_.end >= sentence_.end || view_.normalised(words_.end) != preposition) {
            return nullptr;
        }
        return roles_.object_after(words_.end + 1);
    }

    const TokenView& view_;
    TokenRange words_;
    TokenRange sentence_;
    std::span<const Mention> mentions_;
    ClauseRoles roles_;
    bool is_undecided_;  ///< its owner may have done it or suffered it
};

}  // namespace

RoleLink attach_by_role(const TokenView& view, const Hit& hit, Role role, TokenRange sentence,
                        std::span<const Mention> mentions) {
    return RoleAttachment(view, hit, sentence, mentions).attach(role);
}

}  // namespace parallax
