#include "engine/context/attach_deeds.hpp"

#include "engine/context/clause_roles.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {
namespace {

constexpr std::uint32_t longest_predicate = 6;  // words from a subject to its deed
constexpr std::uint32_t longest_opening = 14;   // words of a phrase in front of its subject

class DeedAttachment {
public:
    DeedAttachment(const TokenView& view, const Hit& hit, Role role, const Lexicon& lexicon,
                   TokenRange sentence, std::span<const Mention> mentions)
        : view_(view),
          words_(hit.tokens),
          role_(role),
          lexicon_(lexicon),
          sentence_(sentence),
          mentions_(mentions),
          roles_(view, sentence, mentions) {}

    [[nodiscard]] RoleLink attach() const {
        if (const Mention* const owner = owner_after()) return {owner, Link::genitive};
        for (const Mention* found : {agent_after(), accused_before(), told_before(),
                                     subject_behind(), subject_of_phrase(), subject_before()}) {
            if (found != nullptr) return {found, Link::subject};
        }
        return {};
    }

private:
    [[nodiscard]] bool acts(const Mention& mention) const {
        return mention.kind != MentionKind::member && is_actor(lexicon_.target(mention.target));
    }

    /// "is experiencing": the verb group of an act, unlike "is a", "was hit".
    [[nodiscard]] bool is_progressive(std::uint32_t token) const {
        return view_.is(token, WordClass::be) && token + 1 < sentence_.end &&
               view_.is_word(token + 1) && view_.normalised(token + 1).ends_with("ing");
    }

    [[nodiscard]] bool stands_for_deeds(std::uint32_t token) const {
        if (is_progressive(token)) return false;
        return view_.is_any(token,
                            any_of(WordClass::be, WordClass::preposition, WordClass::relative,
                                   WordClass::negator, WordClass::attitude));
    }

    /// "the crimes of the Dravian army", where the entry says that its "of" tells the doer.
    [[nodiscard]] const Mention* owner_after() const {
        const bool owned = role_ == Role::doer && words_.end < sentence_.end &&
                           view_.normalised(words_.end) == "of";
        if (!owned) return nullptr;
        const Mention* const owner = roles_.object_after(words_.end + 1);
        return owner != nullptr && acts(*owner) ? owner : nullptr;
    }

    /// Behind a word that opens a clause or a noun phrase: "after", "before", "since".
    [[nodiscard]] bool follows_time(const Mention& mention) const {
        std::uint32_t begin = mention.tokens.begin;
        if (begin > sentence_.begin && view_.is(begin - 1, WordClass::determiner)) --begin;
        return begin > sentence_.begin && view_.is_word(begin - 1) &&
               view_.is(begin - 1, WordClass::subordinator) &&
               view_.is(begin - 1, WordClass::preposition);
    }

    [[nodiscard]] bool has_verb(const Mention& mention) const {
        const std::uint32_t verb = mention.tokens.end;
        return verb < sentence_.end && view_.is_word(verb) && !is_possessive(view_, mention) &&
               (view_.normalised(verb).ends_with("ed") || view_.is_any(verb, auxiliary_verbs));
    }

    /// A phrase that its clause's subject does or undergoes, over any words between: "… carried out
    /// the raid in retaliation for", "… bears responsibility for thwarting".
    [[nodiscard]] const Mention* subject_of_phrase() const {
        const bool adverbial = words_.size() > 1 && view_.is(words_.begin, WordClass::preposition);
        const bool gerund = words_.begin > sentence_.begin &&
                            view_.is_any(words_.begin - 1,
                                         any_of(WordClass::preposition, WordClass::coordinator)) &&
                            view_.normalised(words_.begin).ends_with("ing");
        if (!adverbial && !gerund) return nullptr;
        const Mention* subject = roles_.clause_subject(words_.begin);
        for (const Mention& mention : mentions_) {
            if (mention.tokens.end > words_.begin || !follows_time(mention)) continue;
            // "after Hamas carried out", "after Hamas's attack": a clause of its own, or a noun.
            if (!has_verb(mention)) return nullptr;
            subject = &mention;
        }
        if (subject == nullptr || !acts(*subject)) return nullptr;
        // "blamed Dravia for thwarting": whoever is named last may be meant.
        const auto is_between = [&](const Mention& mention) {
            return mention.tokens.begin >= subject->tokens.end &&
                   mention.tokens.end <= words_.begin && acts(mention) &&
                   !is_possessive(view_, mention);
        };
        if (gerund && std::any_of(mentions_.begin(), mentions_.end(), is_between)) return nullptr;
        // "was attacked in retaliation for": its subject is not who retaliates.
        const std::uint32_t verb = subject->tokens.end;
        const bool undergoes =
            verb < sentence_.end && view_.is(verb, WordClass::be) && !is_progressive(verb);
        return undergoes ? nullptr : subject;
    }

    /// "by X" within four words, also of a target that is no actor: the preposition is plain.
    [[nodiscard]] const Mention* agent_after() const {
        for (const Mention& mention : mentions_) {
            if (mention.tokens.begin <= words_.end) continue;
            const std::uint32_t gap = mention.tokens.begin - words_.end;
            if (gap > 4) break;
            std::uint32_t before = mention.tokens.begin - 1;
            if (view_.is(before, WordClass::determiner) && before > words_.end) --before;
            for (std::uint32_t at = words_.end; at < before; ++at) {
                const bool mark = view_.is(at, TokenKind::quote);
                const bool other = view_.is_any(
                    at, any_of(WordClass::be, WordClass::subordinator, WordClass::coordinator));
                if (!mark && (!view_.is_word(at) || other)) return nullptr;
            }
            if (view_.normalised(before) == "by") {
                return names_followers(view_, mention.tokens) ? nullptr : &mention;
            }
        }
        return nullptr;
    }

    [[nodiscard]] const Mention* accused_before() const {
        for (std::uint32_t at = words_.begin; at > sentence_.begin + 1 && words_.begin - at < 4;
             --at) {
            if (!view_.is_word(at - 1)) return nullptr;
            if (view_.normalised(at - 1) != "of") continue;
            if (!view_.is(at - 2, RuleClass::charge) || !roles_.is_passive({at - 2, at - 1}))
                return nullptr;
            const Mention* const whom = roles_.subject_of(at - 2);
            return whom != nullptr && acts(*whom) ? whom : nullptr;
        }
        return nullptr;
    }

    /// "ordered Dravia to stop the raids": who is told to stop does it.
    [[nodiscard]] const Mention* told_before() const {
        constexpr std::uint32_t longest_phrase = 3;  // words before the deed: "all of its"
        std::uint32_t at = words_.begin;
        while (at > sentence_.begin && words_.begin - at < longest_phrase &&
               view_.is_word(at - 1) && !view_.is(at - 1, RuleClass::stopping)) {
            --at;
        }
        if (at < sentence_.begin + 3 || !view_.is(at - 1, RuleClass::stopping) ||
            view_.normalised(at - 2) != "to") {
            return nullptr;
        }
        const std::uint32_t to = at - 2;
        for (const Mention& mention : mentions_) {
            if (mention.tokens.end != to || !acts(mention)) continue;
            std::uint32_t verb = mention.tokens.begin;
            if (verb > sentence_.begin && view_.is(verb - 1, WordClass::determiner)) --verb;
            if (verb > sentence_.begin && view_.normalised(verb - 1) == "on") --verb;
            const std::vector<std::string>& demands = view_.lists().demands;
            const bool told = verb > sentence_.begin &&
                              (std::binary_search(demands.begin(), demands.end(),
                                                  std::string(view_.normalised(verb - 1))) ||
                               view_.is(verb, WordClass::preposition));
            return told ? &mention : nullptr;
        }
        return nullptr;
    }

    /// Only for a deed that opens the sentence: "In retaliation for the raid, Israel …".
    [[nodiscard]] const Mention* subject_behind() const {
        if (words_.begin != sentence_.begin) return nullptr;
        for (std::uint32_t at = words_.end;
             at + 1 < sentence_.end && at - words_.end < longest_opening; ++at) {
            if (!view_.is(at, TokenKind::comma)) continue;
            for (const Mention& mention : mentions_) {
                const std::uint32_t begin = mention.tokens.begin;
                const bool article = begin == at + 2 && view_.is(at + 1, WordClass::determiner);
                if (begin != at + 1 && !article) continue;
                const bool opens_name = view_.is(words_.begin, WordClass::preposition);
                return opens_name && acts(mention) && !is_possessive(view_, mention) ? &mention
                                                                                     : nullptr;
            }
            return nullptr;
        }
        return nullptr;
    }

    [[nodiscard]] const Mention* subject_before() const {
        for (std::size_t index = mentions_.size(); index > 0; --index) {
            const Mention& mention = mentions_[index - 1];
            if (mention.tokens.end > words_.begin) continue;
            // One name can stand for two: a person, and the group of which he is a member.
            const bool of_two = index > 1 && mentions_[index - 2].tokens == mention.tokens;
            if (!acts(mention) && of_two) continue;
            if (!acts(mention) || is_possessive(view_, mention) || !opens_clause(mention)) {
                return nullptr;
            }
            if (view_.is(mention.tokens.end, TokenKind::hyphen)) return nullptr;
            const std::uint32_t gap = words_.begin - mention.tokens.end;
            if (gap > longest_predicate) return nullptr;
            if (gap == 0 && roles_.is_passive(words_)) return nullptr;
            for (std::uint32_t at = mention.tokens.end; at < words_.begin; ++at) {
                const bool mark = view_.is(at, TokenKind::hyphen) || view_.is(at, TokenKind::quote);
                if (!mark && (!view_.is_word(at) || stands_for_deeds(at))) return nullptr;
            }
            return &mention;
        }
        return nullptr;
    }

    [[nodiscard]] bool opens_clause(const Mention& mention) const {
        std::uint32_t begin = mention.tokens.begin;
        if (begin > sentence_.begin && view_.is(begin - 1, WordClass::determiner)) --begin;
        // "On Monday the group …"
        while (begin > sentence_.begin && view_.is(begin - 1, WordClass::time)) --begin;
        const bool dated = begin > sentence_.begin && view_.is(begin, WordClass::time) &&
                           view_.is(begin - 1, WordClass::preposition);
        if (dated) --begin;
        if (begin == sentence_.begin) return true;
        // "the Israel-Hamas war" is nobody's deed alone, "pro-Palestine" nobody's name.
        if (!view_.is_word(begin - 1)) return !view_.is(begin - 1, TokenKind::hyphen);
        return view_.is_any(
            begin - 1, any_of(WordClass::subordinator, WordClass::that, WordClass::coordinator));
    }

    const TokenView& view_;
    TokenRange words_;
    Role role_;
    const Lexicon& lexicon_;
    TokenRange sentence_;
    std::span<const Mention> mentions_;
    ClauseRoles roles_;
};

}  // namespace

bool is_actor(const Target& target) {
    static constexpr std::array kinds{"state", "government",   "army",  "armed-group",
                                      "party", "organisation", "person"};
    return std::find(kinds.begin(), kinds.end(), target.kind) != kinds.end();
}

RoleLink attach_deed(const TokenView& view, const Hit& hit, Role role, const Lexicon& lexicon,
                     TokenRange sentence, std::span<const Mention> mentions) {
    return DeedAttachment(view, hit, role, lexicon, sentence, mentions).attach();
}

}  // namespace parallax
