#include "engine/context/namesakes.hpp"

#include "engine/context/items_in.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax {
namespace {

bool has_title(const TokenView& view, std::uint32_t token) {
    return token > 0 && view.is_any(token - 1, any_of(WordClass::title, WordClass::speaker_person));
}

bool is_bare_name(const TokenView& view, const MentionMatch& match) {
    return (match.kind == MentionKind::alias || match.kind == MentionKind::member) &&
           match.tokens.size() == 1 && view.is_name(match.tokens.begin);
}

/// Whether a capital tells a name in the sentence: some word that could have one has none.
/// Headlines that capitalise their words leave short grammatical ones small.
bool tells_names(const TokenView& view, TokenRange sentence) {
    constexpr std::uint32_t longest_small = 5;  // bytes: "about"
    for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) {
        const bool may_be_small =
            view.classes(token) != 0 && view[token].end - view[token].begin <= longest_small;
        if (view[token].kind == TokenKind::word && !may_be_small && !view.shape(token).capitalised)
            return true;
    }
    return false;
}

/// Whether the word is somebody's given name: no place ("in Tarnow Castor said"), party, target or
/// abbreviation.
bool is_given_name(const TokenView& view, const Matches& matches, TokenRange sentence,
                   std::uint32_t token) {
    if (token == sentence.begin || !view.is_name(token)) return false;
    if (view.shape(token).possessive || view.shape(token).all_capitals) return false;
    if (view.normalised(token - 1) == "in") return false;
    return !any_holds(items_in(std::span(matches.mentions), sentence), token) &&
           !any_holds(items_in(std::span(matches.adjectives), sentence), token);
}

bool is_namesake(const TokenView& view, const Matches& matches, const MentionMatch& match) {
    const std::uint32_t token = match.tokens.begin;
    if (token == 0 || view[token].line_before) return false;
    const TokenRange sentence = view.parsed().sentences[sentence_of(view, token)].tokens;
    if (token == sentence.begin || !is_given_name(view, matches, sentence, token - 1)) return false;
    return !given_name_fits(view, match.target, token) &&
           view.target_names().is_family_name(match.target, view.normalised(token)) &&
           tells_names(view, sentence);
}

/// Whether the text gives the target's own name in full, or with a title.
bool is_introduced(const TokenView& view, const Matches& matches, TargetId target,
                   std::string_view family_name) {
    return std::any_of(matches.mentions.begin(), matches.mentions.end(),
                       [&](const MentionMatch& match) {
                           if (match.target != target || match.kind == MentionKind::generic)
                               return false;
                           if (view.normalised(match.tokens.end - 1) != family_name) return false;
                           return match.tokens.size() > 1 || has_title(view, match.tokens.begin);
                       });
}

}  // namespace

bool given_name_fits(const TokenView& view, TargetId target, std::uint32_t token) {
    if (token == 0 || view[token].line_before || !view.is_name(token - 1)) return true;
    if (has_title(view, token)) return true;
    return view.target_names().holds(target, view.normalised(token - 1));
}

std::optional<Matches> leave_out_namesakes(const TokenView& view, const Matches& matches) {
    std::vector<std::pair<TargetId, std::string_view>> others;
    std::vector<MentionMatch> left_out;
    for (const MentionMatch& match : matches.mentions) {
        if (!is_bare_name(view, match) || !is_namesake(view, matches, match)) continue;
        left_out.push_back(match);
        const std::string_view name = view.normalised(match.tokens.begin);
        if (!is_introduced(view, matches, match.target, name))
            others.emplace_back(match.target, name);
    }
    if (left_out.empty()) return std::nullopt;
    std::optional<Matches> own = matches;
    std::erase_if(own->mentions, [&](const MentionMatch& match) {
        if (!is_bare_name(view, match)) return false;
        const std::pair bare{match.target, view.normalised(match.tokens.begin)};
        return std::find(left_out.begin(), left_out.end(), match) != left_out.end() ||
               std::find(others.begin(), others.end(), bare) != others.end();
    });
    return own;
}

}  // namespace parallax
