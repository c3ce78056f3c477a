#include "engine/context/harm_sentence.hpp"

namespace parallax {

std::vector<HarmMatch> find_harm_words(const TokenView& view, ContextMemo& memo,
                                       const Vocabulary& vocabulary) {
    const HarmLists& lists = view.lists().harm;
    std::vector<PhraseMatch> found;
    lists.matcher.find_all(view.parsed(), vocabulary, memo.harm, found);
    std::vector<HarmMatch> matches;
    for (const PhraseMatch& match : found) {
        const HarmForm& form = lists.forms[match.payload];
        const bool verb = is_verb(lists.words[form.word].frame);
        if (matches.empty() || match.tokens.begin >= matches.back().tokens.end) {
            matches.push_back({match.tokens, std::nullopt, std::nullopt, 0});
        } else if (matches.back().tokens != match.tokens) {
            continue;
        }
        HarmMatch& kept = matches.back();
        if (verb && !kept.verb) {
            kept.verb = form.word;
            kept.verb_forms = form.verb_forms;
        } else if (!verb && !kept.noun) {
            kept.noun = form.word;
        }
    }
    return matches;
}

}  // namespace parallax
