#include "engine/context/headline_sources.hpp"

#include "engine/context/clause_bounds.hpp"

#include <cstdint>

namespace parallax {
namespace {

constexpr std::uint32_t longest_source = 7;  // tokens: "Gaza's Hamas-run health ministry"
constexpr std::uint32_t fewest_words = 3;    // of what is said

/// A headline all in capitals, in which capitals tell no acronym.
bool is_in_capitals(const TokenView& view, TokenRange sentence) {
    for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
        if (view.is(at, TokenKind::word) && view.surface(at).size() > 1 &&
            !view.shape(at).all_capitals) {
            return false;
        }
    }
    return true;
}

/// "state media", "UN", "health ministry": words of one noun phrase that speaks.
bool is_source(const TokenView& view, TokenRange headline, TokenRange phrase) {
    constexpr WordClasses speakers = any_of(
        WordClass::speaker_person, WordClass::speaker_organisation, WordClass::speaker_document);
    constexpr WordClasses stops =
        auxiliary_verbs |
        any_of(WordClass::preposition, WordClass::subordinator, WordClass::relative);
    if (phrase.empty() || phrase.size() > longest_source) return false;
    for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
        const bool inner = view.is(at, TokenKind::hyphen) || view.is(at, TokenKind::stop);
        if (!inner && (!view.is(at, TokenKind::word) || view.is_any(at, stops))) return false;
    }
    const std::uint32_t last = phrase.end - 1;
    const bool acronym = phrase.size() == 1 && view.shape(last).all_capitals;
    return view.is_any(last, speakers) || (acronym && !is_in_capitals(view, headline));
}

bool divides(const TokenView& view, std::uint32_t token) {
    return view.is(token, TokenKind::colon) || view.is(token, TokenKind::dash);
}

}  // namespace

std::optional<Attribution> find_headline_source(const TokenView& view, TokenRange sentence) {
    std::uint32_t border = sentence.end;
    for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
        if (view.is(at, TokenKind::quote)) return std::nullopt;  // the marks tell who speaks
        if (!divides(view, at)) continue;
        if (border != sentence.end) return std::nullopt;  // two borders: no plain pair
        border = at;
    }
    if (border == sentence.end) return std::nullopt;
    const TokenRange before = trim_punctuation(view, {sentence.begin, border});
    const TokenRange behind = trim_punctuation(view, {border + 1, sentence.end});
    const auto speaks = [&](TokenRange phrase, TokenRange content) {
        return is_source(view, sentence, phrase) && count_words(view, content) >= fewest_words;
    };
    Attribution found;
    if (speaks(behind, before)) {
        found.content = before;
        found.speaker = behind;
    } else if (view.is(border, TokenKind::colon) && speaks(before, behind)) {
        found.content = behind;
        found.speaker = before;
    } else {
        return std::nullopt;
    }
    found.speech = true;
    found.certain = sentence;
    return found;
}

}  // namespace parallax
