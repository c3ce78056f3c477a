#include "engine/context/harm_sentence.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace parallax {
namespace {

/// What the lists say of a word, looked up once a thread.
const CasualtyMemo::Entry& look_up(const TokenView& view, const Vocabulary& vocabulary,
                                   std::uint32_t token, CasualtyMemo& memo) {
    const std::size_t word = view[token].word.index();
    if (word >= memo.words.size()) memo.words.resize(vocabulary.size());
    CasualtyMemo::Entry& entry = memo.words[word];
    if (entry.known) return entry;
    const HarmLists& lists = view.lists().harm;
    const std::string_view normalised = view.normalised(token);
    if (const auto found = lists.beside.find(normalised); found != lists.beside.end()) {
        entry.word = found->second;
    }
    entry.opens_phrase = lists.phrase_starts.contains(normalised);
    entry.cue_verb = lists.cue_verbs.contains(normalised);
    entry.known = true;
    return entry;
}

/// The last token of the longest listed phrase of several words that begins here, and its classes.
std::uint32_t find_phrase(const TokenView& view, std::uint32_t first, std::uint32_t end,
                          CasualtyWord& found) {
    const HarmLists& lists = view.lists().harm;
    std::string key(view.normalised(first));
    std::uint32_t last = first;
    std::uint32_t words = 1;
    for (std::uint32_t at = first + 1; at < end && words < HarmLists::longest_phrase; ++at) {
        if (view.is(at, TokenKind::hyphen)) continue;
        if (!view.is_word(at)) break;
        key.append(" ").append(view.normalised(at));
        ++words;
        const auto known = lists.beside.find(key);
        if (known == lists.beside.end()) continue;
        found = known->second;
        last = at;
    }
    return last;
}

/// Puts on every token the classes of the longest listed phrase that covers it.
void classify(const TokenView& view, const Vocabulary& vocabulary, TokenRange sentence,
              CasualtyMemo& memo) {
    memo.sentence.assign(sentence.size(), {});
    for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
        if (view.is_word(at)) {
            memo.sentence[at - sentence.begin].cue_verb =
                look_up(view, vocabulary, at, memo).cue_verb;
        }
    }
    for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
        if (!view.is_word(at)) continue;
        const CasualtyMemo::Entry& entry = look_up(view, vocabulary, at, memo);
        CasualtyWord found = entry.word;
        const std::uint32_t last =
            entry.opens_phrase ? find_phrase(view, at, sentence.end, found) : at;
        if (found.classes == 0) continue;
        for (; at < last; ++at) memo.sentence[at - sentence.begin].word = found;
        memo.sentence[at - sentence.begin].word = found;
    }
}

}  // namespace

HarmSentence::HarmSentence(const TokenView& view, const Vocabulary& vocabulary, TokenRange sentence,
                           std::span<const HarmMatch> matches, CasualtyMemo& memo)
    : view_(view), sentence_(sentence), matches_(matches) {
    classify(view, vocabulary, sentence, memo);
    words_ = memo.sentence;
}

bool HarmSentence::is_adverb(std::uint32_t token) const {
    if (word(token) == "far" && word(token - 1) == "so") return true;
    if (word(token) == "so" && word(token + 1) == "far") return true;
    return is_word(token) && (is(token, WordClass::adverb) ||
                              (ends_with(word(token), "ly") && !is(token, CasualtyClass::person) &&
                               !is(token, CasualtyClass::family) && !is_name(token)));
}

bool HarmSentence::is_inner_mark(std::uint32_t token) const {
    if (is(token, TokenKind::hyphen) || is(token, TokenKind::quote)) return true;
    return is(token, TokenKind::stop) && is_word(token - 1) && is_word(token + 1) &&
           !view_[token].space_before && view_[token].end - view_[token].begin == 1;
}

bool HarmSentence::is_border(std::uint32_t token) const {
    if (!holds(token)) return true;
    if (is_inner_mark(token)) return false;
    switch (view_[token].kind) {
        case TokenKind::comma:
        case TokenKind::semicolon:
        case TokenKind::colon:
        case TokenKind::dash:
        case TokenKind::stop:
        case TokenKind::bracket:
            return true;
        default:
            return false;
    }
}

const HarmMatch* HarmSentence::harm_at(std::uint32_t token) const {
    // In order and apart, so that only the last one that begins here or before can cover the token.
    const auto behind = std::upper_bound(
        matches_.begin(), matches_.end(), token,
        [](std::uint32_t at, const HarmMatch& match) { return at < match.tokens.begin; });
    if (behind == matches_.begin()) return nullptr;
    const HarmMatch& match = *(behind - 1);
    return token < match.tokens.end ? &match : nullptr;
}

const HarmWord* HarmSentence::harm_noun_at(std::uint32_t token) const {
    const HarmMatch* const harm = harm_at(token);
    return harm != nullptr && harm->noun ? &harm_word(*harm->noun) : nullptr;
}

bool HarmSentence::is_quantity(std::uint32_t token) const {
    if (is(token, TokenKind::number)) {
        // A day of a month is no figure.
        const auto is_month = [&](std::uint32_t at) {
            return is_word(at) && view_.shape(at).capitalised &&
                   (is(at, WordClass::time) || view_.lists().rule_words.month(word(at)) != 0);
        };
        const std::uint32_t before = is(token - 1, TokenKind::stop) ? token - 2 : token - 1;
        return !is_month(token + 1) && !is_month(before);
    }
    return is(token, CasualtyClass::number) || is(token, CasualtyClass::vague) ||
           is(token, CasualtyClass::multiplier);
}

bool HarmSentence::is_cue_verb(std::uint32_t token) const {
    if (!is_word(token) || !words_[token - begin()].cue_verb) return false;
    const HarmMatch* const harm = harm_at(token);
    if (harm != nullptr && harm->noun) return false;
    if (is(token - 1, TokenKind::hyphen) || is(token, CasualtyClass::weapon)) return false;
    // "Dravia's air force", "the claim": a noun.
    const std::string_view before = word(token - 1);
    return !is_possessive(token - 1) && !is(token - 1, WordClass::possessive) && before != "the" &&
           before != "a" && before != "an";
}

}  // namespace parallax
