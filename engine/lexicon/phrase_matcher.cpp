// Search of a trie over symbols. Case, wildcards and alternatives are gone before a text is
// searched: each distinct word is resolved once into the symbols it stands for (SymbolTable) and
// remembered by its WordId, so the search itself compares numbers. Flags kept with each word tell
// whether it begins a phrase, is one by itself, or stands later in one; they are gathered for 64
// tokens at a time into bit masks, which leave few places to look at.
//
// The naive twin that this must agree with: tests/lexicon/phrase_matcher_test.cpp.
#include "engine/lexicon/phrase_matcher.hpp"

#include "engine/lexicon/passed_over.hpp"
#include "engine/lexicon/phrase_trie.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstring>
#include <utility>

namespace parallax {
namespace {

// What is remembered of a word. The flags lie apart from the rest because they are read for every
// token, so they should stay in the cache.
using WordFlags = std::uint8_t;
constexpr WordFlags resolved_flag = 1;   ///< all others mean nothing without it
constexpr WordFlags begins_flag = 2;     ///< the first word of a phrase
constexpr WordFlags alone_flag = 4;      ///< a phrase by itself
constexpr WordFlags continues_flag = 8;  ///< a second or later word of a phrase
constexpr WordFlags several_flag = 16;   ///< stands for more than one symbol
constexpr WordFlags sign_flag = 32;      ///< of a token, never remembered: no word

constexpr std::uint32_t block_size = 64;

/// The flags of the tokens of a block, one byte each; behind the last all are 0.
class BlockFlags {
public:
    void set(std::uint32_t token, unsigned flags) { flags_[token] = static_cast<WordFlags>(flags); }

    /// Bit i tells whether token i has any of `flags`. The lowest bits of eight bytes are brought
    /// side by side by one product, whose partial sums never carry.
    [[nodiscard]] std::uint64_t with_any(unsigned flags) const {
        std::uint64_t mask = 0;
        for (std::uint32_t at = 0; at < block_size; at += 8) {
            std::uint64_t bytes = 0;
            std::memcpy(&bytes, flags_.data() + at, 8);
            std::uint64_t low = 0;
            for (unsigned bit = 0; bit < 8; ++bit) {
                if ((flags >> bit & 1U) != 0) low |= bytes >> bit;
            }
            mask |= ((low & 0x0101010101010101U) * 0x0102040810204080U >> 56U) << at;
        }
        return mask;
    }

private:
    std::array<WordFlags, block_size> flags_{};
};

}  // namespace

struct MatchMemo::Tables {
    std::vector<WordFlags> flags;        ///< by WordId
    std::vector<std::uint32_t> symbols;  ///< by WordId: its symbol, or with several_flag a list
    std::vector<Symbol> lists;           ///< each: how many symbols, then the symbols
    std::vector<Symbol> scratch;
};

MatchMemo::MatchMemo() : tables_(std::make_unique<Tables>()) {}
MatchMemo::~MatchMemo() = default;
MatchMemo::MatchMemo(MatchMemo&&) noexcept = default;
MatchMemo& MatchMemo::operator=(MatchMemo&&) noexcept = default;

namespace {

/// What every step of one search needs.
class Search {
public:
    Search(const PhraseTrie& trie, const std::vector<Token>& tokens, const Vocabulary& vocabulary,
           MatchMemo::Tables& memo, std::vector<PhraseMatch>& out)
        : trie_(trie), tokens_(tokens), vocabulary_(vocabulary), memo_(memo), out_(out) {
        if (memo.flags.size() < vocabulary.size()) {
            memo.flags.resize(vocabulary.size());
            memo.symbols.resize(vocabulary.size());
        }
    }

    /// Requires sentences that follow one another without a gap.
    void search(std::span<const Sentence> sentences) {
        sentence_ = sentences.begin();
        const std::uint32_t end = sentences.back().tokens.end;
        for (std::uint32_t begin = sentences.front().tokens.begin; begin < end;
             begin += block_size) {
            search_block(begin, std::min(block_size, end - begin));
        }
    }

private:
    void search_block(std::uint32_t begin, std::uint32_t size) {
        BlockFlags block;
        const std::span<const Token> tokens = std::span(tokens_).subspan(begin, size);
        const std::span<const WordFlags> flags_by_word = memo_.flags;
        for (std::uint32_t i = 0; i < size; ++i) {
            const Token& token = tokens[i];
            unsigned flags = flags_by_word[token.word.index()];
            if (flags == 0) [[unlikely]]
                flags = resolve(token.word);
            block.set(i, flags | (token.is_word() ? 0U : sign_flag));
        }
        // What follows the block is not known yet, so its last token always passes.
        const std::uint64_t followed =
            (block.with_any(continues_flag | sign_flag) >> 1U) | std::uint64_t{1} << (size - 1);
        const std::uint64_t open =
            block.with_any(begins_flag) & (block.with_any(alone_flag) | followed);
        for (std::uint64_t left = open; left != 0; left &= left - 1) {
            start_at(begin + static_cast<std::uint32_t>(std::countr_zero(left)));
        }
    }

    WordFlags flags_of(std::uint32_t token) {
        const WordId id = tokens_[token].word;
        const WordFlags flags = memo_.flags[id.index()];
        return flags != 0 ? flags : resolve(id);
    }

    WordFlags resolve(WordId id) {
        std::vector<Symbol>& found = memo_.scratch;
        found.clear();
        trie_.symbols.resolve(vocabulary_.word(id), found);
        unsigned flags = resolved_flag;
        for (const Symbol symbol : found) {
            const TrieNode first = trie_.first[symbol];
            if (first != trie_root) flags |= begins_flag;
            if (first != trie_root && trie_.nodes[first].has_payloads()) flags |= alone_flag;
            if (trie_.stands_later[symbol]) flags |= continues_flag;
        }
        if (found.size() == 1) {
            memo_.symbols[id.index()] = found.front();
        } else if (!found.empty()) {
            flags |= several_flag;
            memo_.symbols[id.index()] = static_cast<std::uint32_t>(memo_.lists.size());
            memo_.lists.push_back(static_cast<Symbol>(found.size()));
            memo_.lists.insert(memo_.lists.end(), found.begin(), found.end());
        }
        memo_.flags[id.index()] = static_cast<WordFlags>(flags);
        return memo_.flags[id.index()];
    }

    /// Requires a token whose flags were asked for and which has a symbol.
    template <class Visit>
    void for_each_symbol(std::uint32_t token, Visit visit) {
        const std::size_t word = tokens_[token].word.index();
        const std::uint32_t number = memo_.symbols[word];
        if ((memo_.flags[word] & several_flag) == 0) {
            visit(number);
            return;
        }
        const std::uint32_t count = memo_.lists[number];
        // By index: a visit may resolve another word, which moves the lists.
        for (std::uint32_t i = 1; i <= count; ++i) visit(memo_.lists[number + i]);
    }

    void start_at(std::uint32_t token) {
        begin_ = token;
        while (sentence_->tokens.end <= token) ++sentence_;
        end_ = sentence_->tokens.end;
        const std::size_t before = out_.size();
        for_each_symbol(token, [&](Symbol symbol) {
            if (const TrieNode node = trie_.first[symbol]; node != trie_root) reach(node, token);
        });
        if (out_.size() - before > 1) put_in_order(before);
    }

    /// The words from begin_ to `token` lead to `node`: notes its phrases and goes on from there.
    void reach(TrieNode node, std::uint32_t token) {
        const PhraseTrie::Node& here = trie_.nodes[node];
        for (std::uint32_t i = here.payloads_begin; i < here.payloads_end; ++i) {
            out_.push_back({trie_.payloads[i], {begin_, token + 1}});
        }
        if (!here.has_edges) return;
        const std::uint32_t next = next_to_match(token);
        if (next == end_) return;
        if ((flags_of(next) & continues_flag) == 0) return;
        for_each_symbol(next, [&](Symbol symbol) {
            const TrieNode child = trie_.edges.find(node, symbol);
            if (child != trie_root) reach(child, next);
        });
    }

    /// The token that a phrase must match next, less what it passes over; end_ if there is none.
    [[nodiscard]] std::uint32_t next_to_match(std::uint32_t token) const {
        std::uint32_t at = token + 1;
        while (at < end_ && !tokens_[at].is_word() &&
               is_passed_over(tokens_, at, end_, vocabulary_)) {
            ++at;
        }
        return at;
    }

    void put_in_order(std::size_t from) {
        const auto first = out_.begin() + static_cast<std::ptrdiff_t>(from);
        std::sort(first, out_.end(), [](const PhraseMatch& a, const PhraseMatch& b) {
            return std::pair(b.tokens.end, a.payload) < std::pair(a.tokens.end, b.payload);
        });
        out_.erase(std::unique(first, out_.end()), out_.end());
    }

    const PhraseTrie& trie_;
    const std::vector<Token>& tokens_;
    const Vocabulary& vocabulary_;
    MatchMemo::Tables& memo_;
    std::vector<PhraseMatch>& out_;
    std::span<const Sentence>::iterator sentence_;
    std::uint32_t end_ = 0;    ///< of the sentence
    std::uint32_t begin_ = 0;  ///< first token of the match in progress
};

}  // namespace

PhraseMatcher::PhraseMatcher(std::span<const PhraseEntry> entries)
    : trie_(std::make_unique<const PhraseTrie>(entries)) {}
PhraseMatcher::~PhraseMatcher() = default;
PhraseMatcher::PhraseMatcher(PhraseMatcher&&) noexcept = default;
PhraseMatcher& PhraseMatcher::operator=(PhraseMatcher&&) noexcept = default;

void PhraseMatcher::find_all(const ParsedText& parsed, const Vocabulary& vocabulary,
                             MatchMemo& memo, std::vector<PhraseMatch>& out) const {
    out.clear();
    Search search(*trie_, parsed.tokens, vocabulary, memo.tables(), out);
    const auto is_furniture = [](const Sentence& sentence) {
        return sentence.section == Section::furniture;
    };
    for (auto first = parsed.sentences.begin(); first != parsed.sentences.end();) {
        const auto last = std::find_if(first, parsed.sentences.end(), is_furniture);
        if (first != last) search.search({first, last});
        first = std::find_if_not(last, parsed.sentences.end(), is_furniture);
    }
}

}  // namespace parallax
