#include "engine/context/attach_targets.hpp"

#include "engine/context/attach_by_role.hpp"
#include "engine/context/attach_deeds.hpp"
#include "engine/context/clause_roles.hpp"
#include "engine/context/items_in.hpp"
#include "engine/context/label_patterns.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace parallax {
namespace {

constexpr std::uint32_t widest_gap = 4;  // words (adjectives, an article) inside one noun phrase

std::uint32_t sentence_at(const TokenView& view, std::uint32_t token) {
    return sentence_of(view, token);
}

/// Words between two places, of which none is a border; `apart` if one is. A number rather than an
/// optional: compilers read the value of an empty one ahead of the question whether it is there.
constexpr std::uint32_t apart = std::numeric_limits<std::uint32_t>::max();
std::uint32_t words_between(const TokenView& view, std::uint32_t begin, std::uint32_t end) {
    std::uint32_t words = 0;
    for (std::uint32_t at = begin; at < end; ++at) {
        if (view.is(at, TokenKind::hyphen) || view.is(at, TokenKind::quote)) continue;
        if (!view.is_word(at)) return apart;
        ++words;
    }
    return words;
}

/// Attaches one hit.
class Attachment {
public:
    Attachment(Hit& hit, const TokenView& view, const Lexicon& lexicon,
               std::span<const Mention> mentions, std::span<const MentionMatch> adjectives)
        : hit_(hit),
          view_(view),
          lexicon_(lexicon),
          term_(lexicon.term(hit.term)),
          mentions_(mentions),
          adjectives_(adjectives),
          sentence_(view.parsed().sentences[hit.sentence].tokens) {
        names_ = lexicon.names_somebody(term_);
    }

    void run() {
        if (const auto fixed = lexicon_.fixed_target(term_)) {
            set(*fixed, std::nullopt, Link::fixed);
            return;
        }
        if (term_.role != Role::any && term_.role != Role::doer) {
            attach_in_sentence();
            return;
        }
        if (leaves_owner_open()) return;
        if (attach_next() || attach_title() || attach_before() || attach_adjective() ||
            attach_copula() || attach_naming()) {
            return;
        }
        if (!names_) {
            attach_in_sentence();
            return;
        }
        if (attach_definite()) return;
        attach_plural();
    }

private:
    void set(TargetId target, std::optional<Span> span, Link link) {
        hit_.target = target;
        hit_.target_span = span;
        hit_.link = link;
    }
    bool set(const Mention& mention, Link link) {
        set(mention.target, view_.span_of(mention.tokens), link);
        return true;
    }

    [[nodiscard]] bool fits(const Mention& mention) const {
        if (mention.tokens.overlaps(hit_.tokens)) return false;
        return lexicon_.can_be_about(term_, lexicon_.target(mention.target));
    }

    /// A member's name is first of all his own, where the lexicon knows him.
    [[nodiscard]] bool stands_for_himself(const Mention& member,
                                          std::span<const Mention> inside) const {
        return member.kind == MentionKind::member &&
               std::any_of(inside.begin(), inside.end(), [&](const Mention& other) {
                   return other.tokens == member.tokens && other.kind == MentionKind::alias &&
                          fits(other);
               });
    }

    /// By the role that the entry declares, else as a deed.
    void attach_in_sentence() {
        std::vector<Mention> fitting;
        const std::span<const Mention> inside = items_in(mentions_, sentence_);
        for (const Mention& mention : inside) {
            if (fits(mention) && !stands_for_himself(mention, inside)) fitting.push_back(mention);
        }
        const bool is_deed = term_.role == Role::any || term_.role == Role::doer;
        const RoleLink found =
            is_deed ? attach_deed(view_, hit_, term_.role, lexicon_, sentence_, fitting)
                    : attach_by_role(view_, hit_, term_.role, sentence_, fitting);
        if (found.mention == nullptr) return;
        // "Castor supporters lied": neither Castor nor another did.
        const bool does = is_deed || term_.role == Role::subject || found.link == Link::subject ||
                          found.link == Link::clause;
        const bool others = does && names_followers(view_, found.mention->tokens);
        if (!others) set(*found.mention, found.link);
    }

    /// Many authorities and officials are spoken of where one state is named.
    [[nodiscard]] bool is_power(const Mention& mention) const {
        const std::string& kind = lexicon_.target(mention.target).kind;
        return kind == "state" || kind == "government" || kind == "place";
    }

    [[nodiscard]] bool is_person(const Mention& mention) const {
        return lexicon_.target(mention.target).kind == "person";
    }

    /// "the terrorist group Hamas", "terror group, Hamas", "the organization Haniyeh leads",
    /// "the terrorist group's leader Ismail Haniyeh".
    bool attach_next() {
        if (!names_) return false;
        for (const Mention& mention : mentions_) {
            if (mention.tokens.begin < hit_.tokens.end || !fits(mention)) continue;
            if (mention.tokens.begin >= sentence_.end) break;
            const std::uint32_t end = hit_.tokens.end;
            if (mention.tokens.begin == end) {
                return set(mention,
                           mention.kind == MentionKind::member ? Link::relative : Link::apposition);
            }
            const bool comma = view_.is(end, TokenKind::comma);
            if (comma && mention.tokens.begin == end + 1 && mention.kind == MentionKind::alias) {
                // "Like other leaders, Haniyeh": of several he is one, or none.
                const bool one = is_about_others(view_, sentence_, hit_.tokens) ||
                                 (is_person(mention) && is_plural(view_, hit_.tokens));
                return !one && set(mention, Link::apposition);
            }
            const bool possessive =
                view_.shape(end - 1).possessive || view_.is(end, TokenKind::quote);
            const std::uint32_t gap = words_between(view_, end, mention.tokens.begin);
            if (mention.kind == MentionKind::member && possessive && gap <= 2) {
                return set(mention, Link::genitive);
            }
            const bool relative = view_.is_word(end) && view_.is(end, WordClass::relative);
            if (relative && mention.tokens.begin == end + 1) return set(mention, Link::relative);
        }
        return false;
    }

    /// "Chairman of the Hamas Political Bureau, Ismail Haniyeh,": an office with what it is of, and
    /// its holder set off on both sides.
    bool attach_title() {
        const std::uint32_t begin =
            names_ ? find_office_holder(view_, sentence_, hit_.tokens) : std::uint32_t{0};
        if (begin == 0) return false;
        for (const Mention& mention : mentions_) {
            if (mention.tokens.begin != begin || !fits(mention) || !is_person(mention)) continue;
            const std::uint32_t next = mention.tokens.end;
            const bool closed = next >= sentence_.end || !view_.is_word(next);
            return closed && set(mention, Link::apposition);
        }
        return false;
    }

    /// "designated Hamas a X", "described Hamas as (a) X": what somebody names it.
    bool attach_naming() {
        const std::uint32_t end =
            names_ ? find_named_before(view_, sentence_, hit_.tokens) : std::uint32_t{0};
        if (end == 0) return false;
        for (const Mention& mention : mentions_) {
            if (mention.tokens.end != end || !fits(mention)) continue;
            return follows_naming(view_, sentence_, mention) && set(mention, Link::copula);
        }
        return false;
    }

    /// "Netanyahu and his extremist government": the pronoun stands for the name joined to it, also
    /// where it would be unsafe to say so elsewhere.
    [[nodiscard]] bool owns_by_pronoun(const Mention& mention) const {
        const std::uint32_t joint = mention.tokens.end;
        return joint + 1 < hit_.tokens.begin && view_.is(joint, WordClass::coordinator) &&
               view_.is(joint + 1, WordClass::possessive) &&
               !view_.is(joint + 1, WordClass::relative) && no_new_phrase(joint + 2);
    }

    /// "Haniyeh's murder", where nothing says of whom: a person or people may have done it or
    /// suffered it. A state, an army or a group does it.
    [[nodiscard]] bool leaves_owner_open() const {
        const std::uint32_t next = hit_.tokens.end;
        if (!view_.is(next - 1, RuleClass::undecided)) return false;
        if (next < sentence_.end &&
            (view_.normalised(next) == "of" || view_.normalised(next) == "against")) {
            return false;
        }
        return std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& mention) {
            const std::string& kind = lexicon_.target(mention.target).kind;
            const bool bears = mention.kind == MentionKind::member || kind == "person" ||
                               kind == "people" || kind == "civilians" || kind == "group";
            return bears && mention.tokens.end <= hit_.tokens.begin &&
                   mention.tokens.begin >= sentence_.begin && is_possessive(view_, mention) &&
                   words_between(view_, mention.tokens.end, hit_.tokens.begin) <= widest_gap &&
                   no_new_phrase(mention.tokens.end);
        });
    }

    /// "Haniyeh's brutal organization", "Hamas terrorists", "Hamas, the militant group".
    bool attach_before() {
        for (std::size_t index = mentions_.size(); index > 0; --index) {
            const Mention& mention = mentions_[index - 1];
            if (mention.tokens.end > hit_.tokens.begin || !fits(mention)) continue;
            if (mention.tokens.begin < sentence_.begin) break;
            const std::uint32_t gap = words_between(view_, mention.tokens.end, hit_.tokens.begin);
            if (gap <= widest_gap && is_possessive(view_, mention) &&
                no_new_phrase(mention.tokens.end)) {
                return set(mention, Link::genitive);
            }
            if (gap <= widest_gap && owns_by_pronoun(mention)) {
                return set(mention, Link::genitive);
            }
            if (!names_) continue;
            if (gap == 0 && mention.kind == MentionKind::alias) {
                return set(mention, Link::modifier);
            }
            if (mention.kind == MentionKind::alias &&
                view_.is(mention.tokens.end, TokenKind::comma)) {
                const std::uint32_t after = mention.tokens.end + 1;
                const std::uint32_t inner = words_between(view_, after, hit_.tokens.begin);
                const bool article =
                    after < hit_.tokens.begin && view_.is(after, WordClass::determiner);
                if (inner <= widest_gap && article) return set(mention, Link::apposition);
            }
        }
        return false;
    }

    /// No article, preposition or verb between: still the possessor's own noun phrase.
    [[nodiscard]] bool no_new_phrase(std::uint32_t begin) const {
        for (std::uint32_t at = begin; at < hit_.tokens.begin; ++at) {
            if (view_.is_any(at,
                             any_of(WordClass::determiner, WordClass::preposition, WordClass::be,
                                    WordClass::have, WordClass::modal, WordClass::relative))) {
                return false;
            }
        }
        return true;
    }

    /// "the Israeli offensive", "Israeli military aggression".
    bool attach_adjective() {
        for (const MentionMatch& adjective : adjectives_) {
            if (adjective.tokens.begin < sentence_.begin) continue;
            if (adjective.tokens.end > hit_.tokens.begin) break;
            const std::uint32_t gap = words_between(view_, adjective.tokens.end, hit_.tokens.begin);
            if (gap > 1 || !no_new_phrase(adjective.tokens.end)) continue;
            if (!lexicon_.can_be_about(term_, lexicon_.target(adjective.target))) continue;
            set(adjective.target, view_.span_of(adjective.tokens), Link::modifier);
            return true;
        }
        return false;
    }

    /// "Hamas is (not) a terrorist organization".
    bool attach_copula() {
        if (!names_) return false;
        std::uint32_t at = hit_.tokens.begin;
        std::uint32_t steps = 0;
        // "is scheduled to meet the leader": what "be" is said of is not the leader.
        while (at > sentence_.begin && steps < widest_gap + 1 && view_.is_word(at - 1) &&
               !view_.is_any(at - 1, any_of(WordClass::be, WordClass::preposition))) {
            --at;
            ++steps;
        }
        if (at == sentence_.begin || !view_.is(at - 1, WordClass::be)) return false;
        const std::uint32_t verb = at - 1;
        for (std::size_t index = mentions_.size(); index > 0; --index) {
            const Mention& mention = mentions_[index - 1];
            if (mention.tokens.end > verb || !fits(mention)) continue;
            if (mention.tokens.begin < sentence_.begin) break;
            const std::uint32_t gap = words_between(view_, mention.tokens.end, verb);
            if (gap <= 2) return set(mention, Link::copula);
        }
        return false;
    }

    /// "The terror group has insisted": a definite label for the target last mentioned in this
    /// sentence or the one before.
    bool attach_definite() {
        std::uint32_t at = hit_.tokens.begin;
        for (std::uint32_t steps = 0; steps < 3 && at > sentence_.begin; ++steps, --at) {
            if (!view_.is_word(at - 1)) return false;
            const std::string_view word = view_.normalised(at - 1);
            if (word == "other") return false;
            if (says_whose()) return false;
            if (word == "the" || word == "this" || word == "that")
                return attach_nearest_before(at - 1);
        }
        return false;
    }

    /// "the officials of the two sides": whose they are is said, and it is somebody else.
    [[nodiscard]] bool says_whose() const {
        const std::string_view last = view_.normalised(hit_.tokens.end - 1);
        return !last.empty() && last.back() == 's' && hit_.tokens.end < sentence_.end &&
               view_.normalised(hit_.tokens.end) == "of";
    }

    bool attach_nearest_before(std::uint32_t place) {
        const std::uint32_t first_sentence = hit_.sentence == 0 ? 0 : hit_.sentence - 1;
        for (std::size_t index = mentions_.size(); index > 0; --index) {
            const Mention& mention = mentions_[index - 1];
            if (mention.tokens.end > place || !fits(mention)) continue;
            if (mention.kind == MentionKind::generic) continue;
            if (sentence_at(view_, mention.tokens.begin) < first_sentence) break;
            return set(mention, Link::anaphora);
        }
        return false;
    }

    /// "After Hamas attacked, the army shot terrorists": a bare plural label where the sentence has
    /// mentioned one compatible target and no other.
    void attach_plural() {
        const std::string_view last = view_.normalised(hit_.tokens.end - 1);
        if (last.empty() || last.back() != 's' || says_whose()) return;
        if (is_about_others(view_, sentence_, hit_.tokens)) return;
        const Mention* only = nullptr;
        for (const Mention& mention : mentions_) {
            if (mention.tokens.begin < sentence_.begin) continue;
            if (mention.tokens.begin >= hit_.tokens.begin) break;
            if (!fits(mention) || is_person(mention) || is_power(mention)) continue;
            if (only != nullptr && only->target != mention.target) return;
            only = &mention;
        }
        if (only != nullptr) set(*only, Link::clause);
    }

    Hit& hit_;
    const TokenView& view_;
    const Lexicon& lexicon_;
    const Term& term_;
    std::span<const Mention> mentions_;
    std::span<const MentionMatch> adjectives_;
    TokenRange sentence_;
    bool names_ = false;  ///< the term names somebody, rather than a deed or a state
};

}  // namespace

void attach_target(Hit& hit, const TokenView& view, const Lexicon& lexicon,
                   std::span<const Mention> mentions, std::span<const MentionMatch> adjectives) {
    const std::vector<Sentence>& sentences = view.parsed().sentences;
    const TokenRange own = sentences[hit.sentence].tokens;
    // Anaphora looks back one sentence; nothing looks further.
    const TokenRange near{sentences[hit.sentence == 0 ? 0 : hit.sentence - 1].tokens.begin,
                          own.end};
    Attachment(hit, view, lexicon, items_in(mentions, near), items_in(adjectives, own)).run();
}

}  // namespace parallax
