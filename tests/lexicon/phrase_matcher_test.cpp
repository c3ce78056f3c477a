// The matcher against its naive twin: every sequence of every phrase tried at every token. Words,
// signs and phrases are drawn from a small stock, so that random phrases do occur in random texts.
#include "engine/lexicon/phrase_matcher.hpp"

#include "engine/lexicon/exact_form.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <rapidcheck.h>

namespace parallax {
namespace {

const std::vector<std::string> stock{"terror", "terrorist", "Terror",  "terrorism",
                                     "group",  "Group",     "group's", "self",
                                     "US",     "us",        "U.S.",    "9"};
const std::vector<std::string> signs{" ",  " ",  " ",  "-", " - ", "\" ", " \"",
                                     "' ", ", ", ". ", ".", "/",   "–",   "; "};

rc::Gen<std::string> any_text() {
    return rc::gen::map(rc::gen::container<std::vector<std::pair<std::string, std::string>>>(
                            rc::gen::pair(rc::gen::elementOf(stock), rc::gen::elementOf(signs))),
                        [](const std::vector<std::pair<std::string, std::string>>& parts) {
                            std::string text;
                            for (const auto& [word, sign] : parts) text += word + sign;
                            return text;
                        });
}

rc::Gen<std::string> any_phrase() {
    const auto word =
        rc::gen::element<std::string>("terror", "terrorist", "terror*", "t*", "^Terror", "^Group",
                                      "group", "self", "self-us", "{us|^US}", "{terror group|self}",
                                      "U.S.", "9", "9/9", "{terror*|group|us us}", "group, us");
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(word),
                        [](std::vector<std::string> words) {
                            if (words.empty()) words.emplace_back("group");
                            if (words.size() > 4) words.resize(4);
                            std::string phrase;
                            for (const std::string& part : words) {
                                phrase += (phrase.empty() ? "" : " ") + part;
                            }
                            return phrase;
                        });
}

/// Cuts the text into sentences of the sizes given, whatever it says.
ParsedText cut(const std::string& text, const std::vector<std::uint32_t>& sizes,
               Vocabulary& vocabulary) {
    ParsedText parsed;
    parsed.tokens = tokenise(text, vocabulary);
    const auto all = static_cast<std::uint32_t>(parsed.tokens.size());
    std::size_t turn = 0;
    for (std::uint32_t begin = 0; begin < all; ++turn) {
        const std::uint32_t wanted = sizes.empty() ? all : sizes[turn % sizes.size()];
        const std::uint32_t end = std::min(all, begin + std::max(1U, wanted));
        const Section section = wanted % 7 == 5 ? Section::furniture : Section::body;
        parsed.sentences.push_back(
            {{parsed.tokens[begin].begin, parsed.tokens[end - 1].end}, {begin, end}, 0, section});
        begin = end;
    }
    return parsed;
}

bool matches(const PhraseWord& pattern, const Word& word) {
    switch (pattern.match) {
        case PhraseWord::Match::normalised:
            return pattern.text == word.normalised;
        case PhraseWord::Match::prefix:
            return word.normalised.starts_with(pattern.text);
        case PhraseWord::Match::exact:
            return exact_form(word) == pattern.text;
    }
    return false;
}

/// Token at which the next word of a phrase must stand, by the contract read literally.
std::uint32_t next_place(const ParsedText& parsed, std::uint32_t at, std::uint32_t end,
                         const Vocabulary& vocabulary) {
    const std::vector<Token>& tokens = parsed.tokens;
    for (++at; at < end; ++at) {
        const Token& token = tokens[at];
        const std::string_view surface = vocabulary.word(token.word).surface;
        if (token.kind == TokenKind::hyphen || token.kind == TokenKind::quote) continue;
        const bool tight = !token.space_before && at + 1 < end;
        const bool word_follows = at + 1 < end && tokens[at + 1].is_word();
        if (surface == "." && tight && tokens[at - 1].is_word()) {
            if (word_follows && tokens[at + 1].space_before) continue;
            const bool hyphen_follows = !tokens[at + 1].space_before && at + 2 < end &&
                                        tokens[at + 2].is_word() && !tokens[at + 2].space_before &&
                                        vocabulary.word(tokens[at + 1].word).surface == "-";
            if (hyphen_follows) continue;
        }
        const bool after_abbreviation = at > 1 && tokens[at - 1].kind == TokenKind::stop &&
                                        !tokens[at - 1].space_before && tokens[at - 2].is_word() &&
                                        vocabulary.word(tokens[at - 1].word).surface == ".";
        if (surface == "-" && tight && after_abbreviation && word_follows &&
            !tokens[at + 1].space_before) {
            continue;
        }
        return at;
    }
    return end;
}

std::vector<PhraseMatch> find_naively(const std::vector<PhraseEntry>& entries,
                                      const ParsedText& parsed, const Vocabulary& vocabulary) {
    std::vector<PhraseMatch> found;
    for (const Sentence& sentence : parsed.sentences) {
        if (sentence.section == Section::furniture) continue;
        for (std::uint32_t begin = sentence.tokens.begin; begin < sentence.tokens.end; ++begin) {
            for (const PhraseEntry& entry : entries) {
                for (const auto& sequence : entry.phrase.sequences) {
                    std::uint32_t at = begin;
                    std::uint32_t last = begin;
                    bool good = true;
                    for (std::size_t i = 0; i < sequence.size() && good; ++i) {
                        if (i > 0) at = next_place(parsed, last, sentence.tokens.end, vocabulary);
                        good = at < sentence.tokens.end &&
                               matches(sequence[i], vocabulary.word(parsed.tokens[at].word));
                        last = at;
                    }
                    if (good) found.push_back({entry.payload, {begin, last + 1}});
                }
            }
        }
    }
    std::sort(found.begin(), found.end(), [](const PhraseMatch& a, const PhraseMatch& b) {
        return std::tuple(a.tokens.begin, b.tokens.end, a.payload) <
               std::tuple(b.tokens.begin, a.tokens.end, b.payload);
    });
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::vector<PhraseEntry> make_entries(const std::vector<std::string>& notations) {
    std::vector<PhraseEntry> entries;
    Vocabulary vocabulary;
    for (std::uint32_t i = 0; i < notations.size(); ++i) {
        PhraseResult result = parse_phrase(notations[i], vocabulary);
        RC_ASSERT(result.fault.message == "");
        // Payloads repeat now and then: several entries of one target.
        entries.push_back({std::move(result.phrase), i % 5});
    }
    return entries;
}

TEST_CASE("the matcher finds what its naive twin finds") {
    const bool holds = rc::check("matcher = twin", [] {
        const auto entries =
            make_entries(*rc::gen::container<std::vector<std::string>>(any_phrase()));
        const PhraseMatcher matcher(entries);
        Vocabulary vocabulary;
        MatchMemo memo;
        std::vector<PhraseMatch> found;
        // Several texts with one memo: what is remembered must make no difference.
        for (int i = 0; i < 3; ++i) {
            const std::string text = *any_text();
            const auto sizes = *rc::gen::container<std::vector<std::uint32_t>>(
                rc::gen::inRange<std::uint32_t>(1, 90));
            const ParsedText parsed = cut(text, sizes, vocabulary);
            matcher.find_all(parsed, vocabulary, memo, found);
            RC_ASSERT(found == find_naively(entries, parsed, vocabulary));
            RC_TAG(!found.empty());
        }
    });
    REQUIRE(holds);
}

TEST_CASE("long sentences are searched across blocks of 64 tokens") {
    const auto entries = make_entries({"terror group", "terror group terror*", "group"});
    const PhraseMatcher matcher(entries);
    for (std::size_t length = 60; length < 135; ++length) {
        Vocabulary vocabulary;
        MatchMemo memo;
        std::string text;
        for (std::size_t i = 0; i < length; ++i) text += i % 3 == 0 ? "group " : "terror ";
        const ParsedText parsed = cut(text, {}, vocabulary);
        std::vector<PhraseMatch> found;
        matcher.find_all(parsed, vocabulary, memo, found);
        CHECK(found == find_naively(entries, parsed, vocabulary));
    }
}

TEST_CASE("matches do not depend on the order of entries") {
    const bool holds = rc::check("order of entries", [] {
        const auto entries =
            make_entries(*rc::gen::container<std::vector<std::string>>(any_phrase()));
        auto turned = entries;
        std::rotate(turned.begin(),
                    turned.begin() + *rc::gen::inRange<std::ptrdiff_t>(
                                         0, static_cast<std::ptrdiff_t>(turned.size()) + 1),
                    turned.end());
        std::reverse(turned.begin(), turned.end());
        Vocabulary vocabulary;
        const ParsedText parsed = cut(*any_text(), {}, vocabulary);
        MatchMemo one;
        MatchMemo two;
        std::vector<PhraseMatch> found;
        std::vector<PhraseMatch> found_turned;
        PhraseMatcher(entries).find_all(parsed, vocabulary, one, found);
        PhraseMatcher(turned).find_all(parsed, vocabulary, two, found_turned);
        RC_ASSERT(found == found_turned);
    });
    REQUIRE(holds);
}

TEST_CASE("no phrases, no matches") {
    const PhraseMatcher matcher(std::vector<PhraseEntry>{});
    Vocabulary vocabulary;
    MatchMemo memo;
    std::vector<PhraseMatch> found{{1, {0, 1}}};
    matcher.find_all(cut("terror group", {}, vocabulary), vocabulary, memo, found);
    CHECK(found.empty());
}

}  // namespace
}  // namespace parallax
