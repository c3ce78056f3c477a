#pragma once

#include "engine/lexicon/phrase.hpp"
#include "engine/text/vocabulary.hpp"
#include "engine/text/word_filter.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace parallax {

/// Number of a distinct pattern word, from 1; 0 is no symbol.
using Symbol = std::uint32_t;

/// The distinct words of a set of phrases, frozen. A word of a text stands for every symbol whose
/// pattern it meets: at most one normalised form, one exact form, and any number of prefixes.
/// Symbols are numbered in the order of (match, text), whatever the order they were given in.
class SymbolTable {
public:
    explicit SymbolTable(std::vector<PhraseWord> words);

    /// Requires a pattern word the table was made with.
    [[nodiscard]] Symbol symbol_of(const PhraseWord& word) const;

    /// Appends the symbols the text word stands for, in ascending order.
    void resolve(const Word& word, std::vector<Symbol>& out) const;

    /// Every symbol is at most this.
    [[nodiscard]] std::size_t size() const { return words_.size(); }

private:
    /// Index of the pattern word, or size() if there is none.
    [[nodiscard]] std::size_t find(PhraseWord::Match match, std::string_view text) const;
    void resolve_prefixes(std::string_view text, std::vector<Symbol>& out) const;

    /// Indices into words_.
    struct PrefixRange {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };

    std::vector<PhraseWord> words_;     ///< sorted by (match, text)
    std::vector<std::uint32_t> slots_;  ///< open addressing: index + 1, 0 = empty; half full
    WordFilter normalised_;
    WordFilter exact_;
    std::array<PrefixRange, 256> prefixes_{};  ///< by first byte
    std::size_t prefixes_begin_ = 0;
    std::size_t prefixes_end_ = 0;
    /// For each prefix the index of the longest other prefix that it starts with, or its own.
    std::vector<std::size_t> shorter_prefix_;
};

}  // namespace parallax
