#pragma once

#include "engine/lexicon/phrase_matcher.hpp"
#include "engine/lexicon/symbol_table.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace parallax {

using TrieNode = std::uint32_t;

/// No edge leads to the root, so its number also says "there is no such edge".
constexpr TrieNode trie_root = 0;

/// (node, symbol) -> node, in one open-addressing hash table behind a bitmap that answers most
/// questions about edges that are not there: neighbours in a text seldom are neighbours in a
/// phrase. Filled once, then only read.
class EdgeTable {
public:
    EdgeTable();

    /// trie_root if there is no such edge.
    [[nodiscard]] TrieNode find(TrieNode node, Symbol symbol) const {
        const std::uint64_t key = make_key(node, symbol);
        const std::uint64_t hash = hash_of(key);
        const std::uint64_t bit = hash >> (shift_ - log2_bits_per_slot);
        if (((bitmap_[bit / 64] >> (bit % 64)) & 1) == 0) return trie_root;
        for (std::size_t at = hash >> shift_;; at = (at + 1) & (slots_.size() - 1)) {
            if (slots_[at].key == key) return slots_[at].target;
            if (slots_[at].target == trie_root) return trie_root;
        }
    }

    /// Requires that the edge is not there yet.
    void insert(TrieNode node, Symbol symbol, TrieNode target);

private:
    struct Slot {
        std::uint64_t key = 0;  // no edge has the key 0: symbols count from 1
        TrieNode target = trie_root;
    };

    static constexpr unsigned log2_bits_per_slot = 3;

    static std::uint64_t make_key(TrieNode node, Symbol symbol) {
        return (std::uint64_t{node} << 32) | symbol;
    }

    /// Fibonacci hashing: the high bits of a product with 2^64 / golden ratio are well mixed.
    static std::uint64_t hash_of(std::uint64_t key) { return key * 0x9E3779B97F4A7C15U; }

    void resize(std::size_t slots);
    void put(const Slot& slot);

    std::vector<Slot> slots_;  ///< a power of two, at most half full
    std::vector<std::uint64_t> bitmap_;
    unsigned shift_ = 0;
    std::size_t edges_ = 0;
};

/// Phrases as a trie over symbols. Node numbers depend on the order of entries; what is found does
/// not.
struct PhraseTrie {
    explicit PhraseTrie(std::span<const PhraseEntry> entries);

    struct Node {
        std::uint32_t payloads_begin = 0;  ///< into `payloads`
        std::uint32_t payloads_end = 0;
        bool has_edges = false;

        [[nodiscard]] bool has_payloads() const { return payloads_begin < payloads_end; }
    };

    SymbolTable symbols;
    EdgeTable edges;                 ///< all but those of the root
    std::vector<TrieNode> first;     ///< by symbol: the root's edges
    std::vector<bool> stands_later;  ///< by symbol: whether it is a second or later word
    std::vector<Node> nodes;
    std::vector<std::uint32_t> payloads;  ///< by node, ascending
};

}  // namespace parallax
