#include "engine/profile/shared_comparison.hpp"

#include <cassert>

namespace parallax {

SharedExcerpt find_excerpt(const ParsedText& title, const ParsedText& text, std::uint32_t begin,
                           std::uint32_t words) {
    const std::vector<TracedToken> places = list_traced_tokens(title, text);
    assert(words > 0 && begin + words <= places.size());
    const TracedToken first = places[begin];
    const TracedToken last = places[begin + words - 1];
    assert(first.field == last.field);
    const ParsedText& parsed = first.field == Field::title ? title : text;
    SharedExcerpt excerpt;
    excerpt.field = first.field;
    excerpt.span = {parsed.tokens[first.token].begin, parsed.tokens[last.token].end};
    excerpt.sentences = {parsed.sentences[sentence_of(parsed, first.token)].span.begin,
                         parsed.sentences[sentence_of(parsed, last.token)].span.end};
    return excerpt;
}

}  // namespace parallax
