#include "engine/text/tokens.hpp"

#include "engine/text/cut_tokens.hpp"
#include "engine/text/token_kind.hpp"
#include "engine/text/word_function.hpp"

#include <cassert>
#include <limits>

#include <boost/tokenizer.hpp>

namespace parallax {
namespace {

using WordTokenizer = boost::tokenizer<WordFunction, const char*, std::string_view>;

/// A hyphen joins two words that touch it; with white space on a side, or beside another hyphen,
/// it is a typed dash.
TokenKind kind_of_hyphen(const std::vector<Token>& tokens, std::size_t at) {
    const Token& hyphen = tokens[at];
    const Token* before = at > 0 ? &tokens[at - 1] : nullptr;
    const Token* after = at + 1 < tokens.size() ? &tokens[at + 1] : nullptr;
    const bool space_after = after == nullptr || after->space_before;
    if (hyphen.space_before || space_after) return TokenKind::dash;
    if (before->is_word() && after->is_word()) return TokenKind::hyphen;
    // What precedes has its final kind already; what follows has not.
    if (before->kind == TokenKind::dash || after->kind == TokenKind::hyphen) {
        return TokenKind::dash;
    }
    return TokenKind::symbol;
}

}  // namespace

CutText cut_tokens(std::string_view text, Vocabulary& vocabulary) {
    assert(text.size() <= std::numeric_limits<std::uint32_t>::max());
    CutText cut;
    std::vector<Token>& tokens = cut.tokens;
    std::vector<std::size_t> hyphens;
    // English news has a token for every 5.2 bytes.
    tokens.reserve(text.size() / 5 + 8);
    const char* const begin = text.data();
    const WordTokenizer tokenizer(begin, begin + text.size(), WordFunction(vocabulary));
    std::uint32_t previous_end = 0;
    for (auto it = tokenizer.begin(); !it.at_end(); ++it) {
        const std::string_view segment = *it;
        const auto start = static_cast<std::uint32_t>(segment.data() - begin);
        const TokenKind kind = kind_of(segment);
        if (kind == TokenKind::hyphen) hyphens.push_back(tokens.size());
        Token& token = tokens.emplace_back();
        token.begin = start;
        token.end = start + static_cast<std::uint32_t>(segment.size());
        token.kind = kind;
        if (start != previous_end) {
            token.space_before = true;
            const bool one_space = start == previous_end + 1 && begin[previous_end] == ' ';
            token.line_before = !one_space && has_line_break(slice(text, {previous_end, start}));
            if (token.line_before && tokens.size() > 1) {
                cut.line_starts.push_back(static_cast<std::uint32_t>(tokens.size() - 1));
            }
        }
        previous_end = start + static_cast<std::uint32_t>(segment.size());
    }
    vocabulary.intern(text, tokens);
    if (!tokens.empty()) {
        tokens.front().space_before = tokens.front().line_before = true;
        cut.line_starts.insert(cut.line_starts.begin(), 0);
    }
    for (const std::size_t at : hyphens) tokens[at].kind = kind_of_hyphen(tokens, at);
    return cut;
}

std::vector<Token> tokenise(std::string_view text, Vocabulary& vocabulary) {
    return cut_tokens(text, vocabulary).tokens;
}

}  // namespace parallax
