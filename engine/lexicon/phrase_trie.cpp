#include "engine/lexicon/phrase_trie.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <utility>

namespace parallax {
namespace {

std::vector<PhraseWord> words_of(std::span<const PhraseEntry> entries) {
    std::vector<PhraseWord> words;
    for (const PhraseEntry& entry : entries) {
        for (const auto& sequence : entry.phrase.sequences) {
            words.insert(words.end(), sequence.begin(), sequence.end());
        }
    }
    return words;
}

}  // namespace

EdgeTable::EdgeTable() {
    resize(64);
}

void EdgeTable::insert(TrieNode node, Symbol symbol, TrieNode target) {
    assert(target != trie_root && find(node, symbol) == trie_root);
    if (2 * ++edges_ > slots_.size()) resize(2 * slots_.size());
    put({make_key(node, symbol), target});
}

void EdgeTable::resize(std::size_t slots) {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots));
    bitmap_.assign((slots << log2_bits_per_slot) / 64, 0);
    shift_ = 64U - static_cast<unsigned>(std::countr_zero(slots));
    for (const Slot& slot : old) {
        if (slot.target != trie_root) put(slot);
    }
}

void EdgeTable::put(const Slot& slot) {
    const std::uint64_t hash = hash_of(slot.key);
    const std::uint64_t bit = hash >> (shift_ - log2_bits_per_slot);
    bitmap_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    std::size_t at = hash >> shift_;
    while (slots_[at].target != trie_root) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
}

PhraseTrie::PhraseTrie(std::span<const PhraseEntry> entries)
    : symbols(words_of(entries)),
      first(symbols.size() + 1, trie_root),
      stands_later(symbols.size() + 1, false),
      nodes(1) {
    // The nodes of first words come first, so that the ones visited most lie close together.
    for (const PhraseEntry& entry : entries) {
        for (const std::vector<PhraseWord>& sequence : entry.phrase.sequences) {
            assert(!sequence.empty());
            TrieNode& node = first[symbols.symbol_of(sequence.front())];
            if (node != trie_root) continue;
            node = static_cast<TrieNode>(nodes.size());
            nodes.emplace_back();
        }
    }
    std::vector<std::pair<TrieNode, std::uint32_t>> ends;
    for (const PhraseEntry& entry : entries) {
        for (const std::vector<PhraseWord>& sequence : entry.phrase.sequences) {
            TrieNode node = first[symbols.symbol_of(sequence.front())];
            for (std::size_t i = 1; i < sequence.size(); ++i) {
                const Symbol symbol = symbols.symbol_of(sequence[i]);
                TrieNode next = edges.find(node, symbol);
                if (next == trie_root) {
                    next = static_cast<TrieNode>(nodes.size());
                    nodes.emplace_back();
                    nodes[node].has_edges = true;
                    edges.insert(node, symbol, next);
                }
                stands_later[symbol] = true;
                node = next;
            }
            ends.emplace_back(node, entry.payload);
        }
    }
    std::sort(ends.begin(), ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    for (const auto& [node, payload] : ends) {
        const auto at = static_cast<std::uint32_t>(payloads.size());
        if (!nodes[node].has_payloads()) nodes[node].payloads_begin = at;
        payloads.push_back(payload);
        nodes[node].payloads_end = at + 1;
    }
}

}  // namespace parallax
