#include "engine/context/find_style_uses.hpp"

#include "engine/context/place_voice.hpp"

#include <algorithm>
#include <vector>

namespace parallax {
namespace {

/// A rule's terms have an even number, its exceptions the odd one after it.
std::vector<PhraseEntry> list_phrases(const HouseStyle& style) {
    std::vector<PhraseEntry> entries;
    std::uint32_t number = 0;
    for (const StyleRule& rule : style.rules) {
        for (const Phrase& phrase : rule.phrases) entries.push_back({phrase, number});
        for (const Phrase& phrase : rule.exceptions) entries.push_back({phrase, number + 1});
        number += 2;
    }
    return entries;
}

bool is_excepted(const PhraseMatch& match, const std::vector<PhraseMatch>& found) {
    return std::any_of(found.begin(), found.end(), [&](const PhraseMatch& other) {
        return other.payload == match.payload + 1 && other.tokens.overlaps(match.tokens);
    });
}

}  // namespace

StyleMatcher::StyleMatcher(const HouseStyle& style) : phrases_(list_phrases(style)) {}

std::vector<StyleUse> StyleMatcher::find(const HouseStyle& style, std::string_view date,
                                         const ParsedText& parsed, const Annotation& annotation,
                                         const Vocabulary& vocabulary, MatchMemo& memo) const {
    std::vector<PhraseMatch> found;
    phrases_.find_all(parsed, vocabulary, memo, found);
    std::vector<StyleUse> uses;
    // Each rule has its own uses: what one allows another may not.
    std::vector<std::uint32_t> end_of_rule(style.rules.size(), 0);
    for (const PhraseMatch& match : found) {
        const bool is_exception = match.payload % 2 == 1;
        const StyleRule& rule = style.rules[match.payload / 2];
        if (is_exception || match.tokens.begin < end_of_rule[match.payload / 2] ||
            !is_in_force(rule, date) || is_excepted(match, found)) {
            continue;
        }
        end_of_rule[match.payload / 2] = match.tokens.end;
        const PlaceVoice place = find_place_voice(annotation, match.tokens);
        StyleUse use;
        use.rule = match.payload / 2;
        use.span = {parsed.tokens[match.tokens.begin].begin,
                    parsed.tokens[match.tokens.end - 1].end};
        use.sentence = parsed.sentences[sentence_of(parsed, match.tokens.begin)].span;
        use.voice = place.voice;
        use.wording = place.wording;
        if (place.passage != nullptr) use.speaker = place.passage->speaker;
        use.is_breach = !allows(rule, use.voice, use.wording);
        uses.push_back(use);
    }
    return uses;
}

}  // namespace parallax
