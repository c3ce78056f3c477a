#include "engine/context/hit_flags.hpp"

#include <string_view>

namespace parallax {
namespace {

constexpr std::uint32_t negation_reach = 5;  // words: "not by any means a massacre"
constexpr std::uint32_t denial_reach = 9;    // words: "refused to call the Hamas gunmen terrorists"
constexpr std::uint32_t condition_reach = 12;

bool ends_a_reach(const TokenView& view, std::uint32_t token) {
    const TokenKind kind = view[token].kind;
    return kind == TokenKind::comma || kind == TokenKind::semicolon || kind == TokenKind::stop ||
           kind == TokenKind::colon || kind == TokenKind::dash || kind == TokenKind::bracket;
}

/// A finite verb, as far as its form tells: "was", "took", "seemed"; not "the armed group".
bool is_verb(const TokenView& view, std::uint32_t token) {
    if (view.is_any(token, finite_verbs)) return true;
    return ends_with(view.normalised(token), "ed") && token > 0 &&
           !view.is(token - 1, WordClass::determiner);
}

/// The last word of "so-called" or "self-styled", the whole of it from `begin` on.
bool ends_so_called(const TokenView& view, std::uint32_t token, std::uint32_t begin) {
    if (token == begin || !view.is(token, RuleClass::name_given)) return false;
    const bool hyphened = view.is(token - 1, TokenKind::hyphen) && token > begin + 1;
    const std::string_view lead = view.normalised(hyphened ? token - 2 : token - 1);
    return lead == "so" || lead == "self";
}

}  // namespace

bool says_not_only(const TokenView& view, std::uint32_t negator) {
    if (negator + 1 >= view.size()) return false;
    const std::string_view next = view.normalised(negator + 1);
    return next == "only" || next == "just" || next == "merely" || next == "simply";
}

bool is_awaited(const TokenView& view, TokenRange sentence, std::uint32_t first) {
    constexpr std::uint32_t longest_phrase = 4;  // words before the noun
    constexpr std::uint32_t longest_verb = 5;    // words: "must not come to pass before"
    std::uint32_t at = first;
    while (at > sentence.begin && first - at < longest_phrase && view.is_word(at - 1) &&
           !view.is(at - 1, WordClass::preposition)) {
        --at;
    }
    if (at == sentence.begin || !view.is_word(at - 1)) return false;
    const std::string_view link = view.normalised(at - 1);
    if (link != "after" && link != "until" && link != "before") return false;
    const std::uint32_t preposition = at - 1;
    for (at = preposition; at > sentence.begin && preposition - at < longest_verb; --at) {
        if (ends_a_reach(view, at - 1)) return false;
        if (view.is(at - 1, WordClass::modal)) return !view.is(at, WordClass::have);
    }
    return false;
}

HitFlags find_flags(const TokenView& view, const Hit& hit) {
    HitFlags flags;
    const TokenRange sentence = view.parsed().sentences[hit.sentence].tokens;
    bool calling = false;      // a verb of naming stands between
    bool predicative = false;  // a form of "be" stands between: the hit is what is said, not who
    bool article_passed = false;
    bool definite = false;       // not by "that", which opens clauses too
    bool predicate = false;      // a verb stands between
    bool clause_passed = false;  // and a second clause is joined
    for (std::uint32_t at = hit.tokens.begin, steps = 1;
         at > sentence.begin && steps <= condition_reach; --at, ++steps) {
        const std::uint32_t token = at - 1;
        if (ends_a_reach(view, token)) break;
        if (!view.is_word(token)) {
            --steps;
            continue;
        }
        // All words that are asked for below are grammatical ones or in a rule's list.
        const bool is_listed = view.classes(token) != 0 || view.is(token, RuleClass::name_given) ||
                               view.is(token, RuleClass::naming);
        if (!is_listed) {
            predicate = predicate || is_verb(view, token);
            continue;
        }
        const std::string_view word = view.normalised(token);
        if (steps <= 3 && ends_so_called(view, token, sentence.begin)) flags.so_called = true;
        if (steps <= negation_reach && view.is(token, WordClass::negator) && word != "without" &&
            !says_not_only(view, token)) {
            // "did not say the terrorist group …": a definite phrase is not what is denied.
            flags.negated = flags.negated || !article_passed;
        }
        // "neither the mayor nor the council seemed very worried": what the verb says is denied.
        if (word == "neither" || word == "nor") {
            flags.negated = flags.negated || (predicate && !clause_passed);
        } else if (view.is(token, WordClass::coordinator) && word != "or") {
            clause_passed = clause_passed || predicate || steps > 2;  // unlike "brave and wise"
        }
        predicate = predicate || is_verb(view, token);
        if (word == "the" || word == "this" || word == "that") article_passed = true;
        if (word == "the" || word == "this") definite = true;
        if (view.is(token, RuleClass::naming) && token > sentence.begin &&
            (view.normalised(token - 1) == "to" || ends_with(word, "ing"))) {
            calling = true;
        }
        if (steps <= denial_reach && calling &&
            view.is_any(token, any_of(WordClass::denial, WordClass::negator))) {
            flags.negated = true;
        }
        // "denied that it was a massacre"
        if (predicative && steps <= denial_reach && !definite &&
            view.is(token, WordClass::denial)) {
            flags.negated = true;
        }
        if (view.is(token, WordClass::be) && steps <= 4) predicative = true;
        if (predicative && (word == "if" || word == "whether" || word == "unless")) {
            flags.hypothetical = true;
        }
        if (predicative && steps <= 5 && (word == "would" || word == "could" || word == "might")) {
            flags.hypothetical = true;
        }
    }
    if (is_awaited(view, sentence, hit.tokens.begin)) flags.hypothetical = true;
    // "the so-called front", where all of it is one term; not where the marker is the term.
    for (std::uint32_t at = hit.tokens.begin + 1; at + 1 < hit.tokens.end; ++at) {
        if (view.is_word(at) && ends_so_called(view, at, hit.tokens.begin)) flags.so_called = true;
    }
    return flags;
}

}  // namespace parallax
