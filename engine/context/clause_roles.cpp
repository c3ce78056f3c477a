#include "engine/context/clause_roles.hpp"

#include "engine/context/passive_verbs.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace parallax {
namespace {

constexpr std::uint32_t longest_verb_group = 7;  // words: "has never once been seen to"
constexpr std::uint32_t longest_insertion = 14;  // words between two commas
constexpr std::uint32_t longest_object_gap = 4;  // words before the head of an object

/// An ending that no verb has: "criticism", "allegations".
bool has_noun_ending(std::string_view word) {
    if (word.ends_with('s') && !word.ends_with("ss")) word.remove_suffix(1);
    static constexpr std::array endings{"ism", "tion", "sion", "ness",
                                        "ity", "ship", "ance", "ence"};
    return word.size() > 5 && std::any_of(endings.begin(), endings.end(), [&](const char* ending) {
               return word.ends_with(ending);
           });
}

bool is_linking(std::string_view word) {
    return word == "to" || word == "of" || word == "for" || word == "in" || word == "about" ||
           word == "from" || word == "by" || word == "without";
}

}  // namespace

bool ClauseRoles::is_adverbial(std::uint32_t token) const {
    if (!view_.is_word(token)) return false;
    return view_.is_any(token, any_of(WordClass::adverb, WordClass::negator)) ||
           view_.normalised(token).ends_with("ly");
}

bool ClauseRoles::is_border(std::uint32_t token) const {
    const TokenKind kind = view_[token].kind;
    if (kind == TokenKind::comma || kind == TokenKind::semicolon || kind == TokenKind::stop ||
        kind == TokenKind::colon || kind == TokenKind::dash || kind == TokenKind::bracket) {
        return true;
    }
    return view_.is_word(token) &&
           (view_.is_any(token, any_of(WordClass::subordinator, WordClass::coordinator,
                                       WordClass::relative)) &&
            !view_.is(token, WordClass::preposition));
}

const Mention* ClauseRoles::ending_at(std::uint32_t token) const {
    // "Trump 's", "Adams’ plan": a mark that stands apart belongs to the name.
    if (token > sentence_.begin && view_.is(token - 1, TokenKind::quote)) --token;
    for (std::size_t index = mentions_.size(); index > 0; --index) {
        if (mentions_[index - 1].tokens.end == token) return &mentions_[index - 1];
    }
    return nullptr;
}

const Mention* ClauseRoles::starting_at(std::uint32_t token) const {
    for (const Mention& mention : mentions_) {
        if (mention.tokens.begin == token) return &mention;
    }
    return nullptr;
}

bool ClauseRoles::is_nominal(TokenRange words) const {
    if (has_noun_ending(view_.normalised(words.end - 1))) return true;
    if (words.begin > sentence_.begin) {
        const std::uint32_t before = words.begin - 1;
        if (view_.is_any(before, any_of(WordClass::determiner, WordClass::possessive)) &&
            !view_.is(before, WordClass::object_pronoun) &&
            !view_.is(before, WordClass::relative) && !view_.is(before, WordClass::that)) {
            return true;
        }
        const Mention* const owner = ending_at(words.begin);
        if (owner != nullptr && is_possessive(view_, *owner)) return true;
        if (view_.is(before, WordClass::preposition) && view_.normalised(before) != "to" &&
            !view_.normalised(words.end - 1).ends_with("ing")) {
            return true;
        }
    }
    if (words.end < sentence_.end) {
        const std::string_view next = view_.normalised(words.end);
        const std::string_view last = view_.normalised(words.end - 1);
        if ((next == "of" || next == "against") && !last.ends_with("ed") &&
            !last.ends_with("ing")) {
            return true;
        }
    }
    return false;
}

bool ClauseRoles::may_be_passive(TokenRange words) const {
    const std::string_view first = view_.normalised(words.begin);
    if (first.ends_with("ing")) return false;
    return is_past_participle(view_, words.begin) || is_past_participle(view_, words.end - 1);
}

bool ClauseRoles::is_undergone(TokenRange words) const {
    return may_be_passive(words) && has_passive_auxiliary(view_, sentence_, words.begin);
}

bool ClauseRoles::is_passive(TokenRange words) const {
    if (!may_be_passive(words)) return false;
    if (is_undergone(words)) return true;
    const std::uint32_t at = behind_auxiliary(view_, sentence_, words.begin);
    if (at > sentence_.begin && view_.is_any(at - 1, any_of(WordClass::have, WordClass::modal))) {
        return false;
    }
    if (words.end >= sentence_.end) return false;
    // Without an object, a participle before a preposition speaks of what stands before it.
    static constexpr std::array after_participle{"by", "of", "for", "over", "with", "amid",
                                                 "as", "in", "at",  "from", "on"};
    const std::string_view next = view_.normalised(words.end);
    return std::find(after_participle.begin(), after_participle.end(), next) !=
           after_participle.end();
}

const Mention* ClauseRoles::before_insertion(std::uint32_t comma) const {
    for (std::uint32_t at = comma; at > sentence_.begin && comma - at < longest_insertion; --at) {
        const std::uint32_t token = at - 1;
        if (view_.is(token, TokenKind::semicolon) || view_.is(token, TokenKind::dash)) break;
        if (!view_.is(token, TokenKind::comma)) continue;
        const Mention* const mention = ending_at(token);
        if (mention != nullptr && !is_possessive(view_, *mention)) return mention;
        break;
    }
    return nullptr;
}

const Mention* ClauseRoles::subject_of(std::uint32_t token) const {
    bool after_relative = false;
    std::uint32_t at = token;
    while (at > sentence_.begin && token - at <= longest_verb_group) {
        const Mention* const mention = ending_at(at);
        if (mention != nullptr) {
            const bool contracted = view_.is(at - 1, WordClass::be);
            if (is_possessive(view_, *mention) && !contracted) return nullptr;
            const std::uint32_t begin = with_titles(view_, *mention).begin;
            const bool inside_phrase = begin > sentence_.begin &&
                                       view_.is(begin - 1, WordClass::preposition) &&
                                       !view_.is(begin - 1, WordClass::subordinator);
            // "critics of Trump say": the head of the phrase stands further left.
            return inside_phrase && !after_relative ? nullptr : mention;
        }
        const std::uint32_t before = at - 1;
        if (view_.is(before, TokenKind::quote)) {
            --at;
            continue;
        }
        if (view_.is(before, TokenKind::comma)) {
            if (after_relative) {
                --at;
                continue;
            }
            if (const Mention* subject = before_insertion(before)) return subject;
            return clause_subject(before);
        }
        if (!view_.is_word(before)) return nullptr;
        if (view_.is(before, WordClass::relative)) {
            after_relative = true;
            --at;
            continue;
        }
        if (view_.is(before, WordClass::coordinator)) return clause_subject(before);
        if (is_adverbial(before) || view_.is_any(before, auxiliary_verbs)) {
            --at;
            continue;
        }
        // "tried to", "was accused of": the verb before shares its subject.
        if (is_linking(view_.normalised(before)) && before > sentence_.begin &&
            view_.is_word(before - 1)) {
            return clause_subject(before);
        }
        if (view_.normalised(before).ends_with("ed") || view_.normalised(before).ends_with("ing")) {
            --at;
            continue;
        }
        return nullptr;
    }
    return nullptr;
}

const Mention* ClauseRoles::clause_subject(std::uint32_t token) const {
    // The last mention before `token` that opens a clause.
    const Mention* found = nullptr;
    for (const Mention& mention : mentions_) {
        if (mention.tokens.end > token) break;
        if (is_possessive(view_, mention)) continue;
        std::uint32_t begin = with_titles(view_, mention).begin;
        if (begin > sentence_.begin && view_.is(begin - 1, WordClass::determiner)) --begin;
        while (begin > sentence_.begin && view_.is(begin - 1, TokenKind::quote)) --begin;
        const bool opens = begin == sentence_.begin || is_border(begin - 1) ||
                           view_.is(begin - 1, WordClass::that);
        if (!opens) continue;
        const std::uint32_t next = mention.tokens.end;
        // "Trump, Cruz and Rubio": a list has no verb of its own.
        const bool listed = next < sentence_.end && (view_.is(next, TokenKind::stop) ||
                                                     view_.is(next, TokenKind::semicolon));
        if (!listed) found = &mention;
    }
    return found;
}

const Mention* ClauseRoles::object_after(std::uint32_t token) const {
    std::uint32_t prepositions = 0;
    std::uint32_t content = 0;
    std::uint32_t words = 0;
    for (std::uint32_t at = token; at < sentence_.end && words <= longest_object_gap; ++at) {
        if (const Mention* mention = starting_at(at)) return mention;
        if (view_.is(at, TokenKind::quote) || view_.is(at, TokenKind::hyphen)) continue;
        const bool abbreviation =
            view_.is(at, TokenKind::stop) && at > token && view_.is(at - 1, WordClass::title);
        if (abbreviation) continue;
        if (!view_.is_word(at)) return nullptr;
        if (view_.is_any(at, any_of(WordClass::be, WordClass::have, WordClass::modal,
                                    WordClass::do_, WordClass::coordinator, WordClass::negator))) {
            return nullptr;
        }
        if (view_.is(at, WordClass::preposition)) {
            // "praised supporters of Trump" is no praise of Trump.
            if (content > 0 || ++prepositions > 1) return nullptr;
            continue;
        }
        if (view_.is_any(at, any_of(WordClass::relative, WordClass::subordinator))) return nullptr;
        if (view_.is_any(at, any_of(WordClass::determiner, WordClass::possessive, WordClass::title,
                                    WordClass::adverb))) {
            continue;
        }
        // A name that is no mention is somebody else.
        const bool other = view_.is_name(at) && !view_.is(at, WordClass::speaker_person);
        const bool joined = other && at + 1 < sentence_.end && starting_at(at + 1) != nullptr;
        if (other && !joined) return nullptr;
        ++content;
        ++words;
    }
    return nullptr;
}

bool is_followed_by_others(const TokenView& view, TokenRange name) {
    std::uint32_t at = name.begin;
    while (at > 0 && view.is_any(at - 1, any_of(WordClass::determiner, WordClass::title))) --at;
    return at > 1 && view.normalised(at - 1) == "of" && view.is(at - 2, RuleClass::follower);
}

bool names_followers(const TokenView& view, TokenRange name) {
    const bool behind = name.end < view.size() && view.is(name.end, RuleClass::follower);
    return behind || is_followed_by_others(view, name);
}

const Mention* ClauseRoles::agent_after(std::uint32_t token) const {
    for (std::uint32_t at = token; at < sentence_.end && at < token + 6; ++at) {
        if (is_border(at)) return nullptr;
        if (view_.normalised(at) != "by") continue;
        const Mention* const agent = object_after(at + 1);
        return agent != nullptr && names_followers(view_, agent->tokens) ? nullptr : agent;
    }
    return nullptr;
}

}  // namespace parallax
