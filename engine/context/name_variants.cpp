#include "engine/context/name_variants.hpp"

#include "engine/context/items_in.hpp"
#include "engine/context/namesakes.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace parallax {
namespace {

constexpr std::size_t shortest_name = 6;  // letters: "Iraq" is no slip of "Iran"

/// A name that the text mentions.
struct SpelledName {
    std::string_view word;  ///< normalised
    MentionMatch mention;
};

bool is_ending(std::string_view name, std::string_view variant) {
    return variant.starts_with(name) || name.starts_with(variant);
}

/// The one known name that the word is a slip of.
const SpelledName* find_like(const std::vector<SpelledName>& known, std::string_view word) {
    const SpelledName* like = nullptr;
    for (const SpelledName& name : known) {
        if (name.word == word) return nullptr;
        if (name.word.front() != word.front() || is_ending(name.word, word)) continue;
        if (is_one_slip_apart(name.word, word)) like = &name;
    }
    return like;
}

bool is_written_small(const TokenView& view, std::string_view word) {
    for (std::uint32_t token = 0; token < view.size(); ++token) {
        if (!view.shape(token).capitalised && view.normalised(token) == word) return true;
    }
    return false;
}

}  // namespace

bool is_one_slip_apart(std::string_view a, std::string_view b) {
    if (a == b) return false;
    if (a.size() > b.size()) std::swap(a, b);
    const auto first = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto same_start = static_cast<std::size_t>(first.first - a.begin());
    std::size_t same_end = 0;
    while (same_end < a.size() - same_start &&
           a[a.size() - 1 - same_end] == b[b.size() - 1 - same_end]) {
        ++same_end;
    }
    const std::string_view left = a.substr(same_start, a.size() - same_start - same_end);
    const std::string_view right = b.substr(same_start, b.size() - same_start - same_end);
    if (left.size() <= 1 && right.size() <= 1) return true;
    return left.size() == 2 && right.size() == 2 && left[0] == right[1] && left[1] == right[0];
}

std::vector<MentionMatch> find_name_variants(const TokenView& view,
                                             std::span<const MentionMatch> matches) {
    std::vector<SpelledName> known;
    for (const MentionMatch& match : matches) {
        if (match.kind != MentionKind::alias && match.kind != MentionKind::member) continue;
        const std::uint32_t last = match.tokens.end - 1;
        const std::string_view word = view.normalised(last);
        if (word.size() < shortest_name || !view.shape(last).capitalised) continue;
        const bool there = std::any_of(known.begin(), known.end(), [&](const SpelledName& other) {
            return other.word == word && other.mention.target == match.target;
        });
        if (!there) known.push_back({word, match});
    }
    std::vector<MentionMatch> found;
    if (known.empty()) return found;

    for (std::uint32_t token = 0; token < view.size(); ++token) {
        if (!view.is_name(token)) continue;
        const std::string_view word = view.normalised(token);
        if (word.size() + 1 < shortest_name) continue;
        const SpelledName* const like = find_like(known, word);
        if (like == nullptr) continue;
        const Sentence& sentence = view.parsed().sentences[sentence_of(view, token)];
        if (sentence.section == Section::furniture) continue;
        if (any_holds(items_in(matches, sentence.tokens), token) || is_written_small(view, word)) {
            continue;
        }
        if (!given_name_fits(view, like->mention.target, token)) continue;
        found.push_back({like->mention.target, {token, token + 1}, like->mention.kind});
    }
    return found;
}

}  // namespace parallax
