#include "engine/lexicon/symbol_table.hpp"

#include "engine/lexicon/exact_form.hpp"
#include "engine/text/word_map.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <string>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

using Match = PhraseWord::Match;

bool match_comes_before(const PhraseWord& a, const PhraseWord& b) {
    return std::tie(a.match, a.text) < std::tie(b.match, b.text);
}

std::size_t hash_of(Match match, std::string_view text) {
    return hash_word(text) + static_cast<std::size_t>(match);
}

std::size_t first_byte_of(std::string_view text) {
    assert(!text.empty());
    return static_cast<unsigned char>(text.front());
}

}  // namespace

SymbolTable::SymbolTable(std::vector<PhraseWord> words) : words_(std::move(words)) {
    std::sort(words_.begin(), words_.end(), match_comes_before);
    words_.erase(std::unique(words_.begin(), words_.end()), words_.end());

    slots_.resize(std::bit_ceil(2 * words_.size() + 1));
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
        std::size_t at = hash_of(words_[i].match, words_[i].text) & (slots_.size() - 1);
        while (slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = i + 1;
        if (words_[i].match == Match::normalised) normalised_.add(words_[i].text);
        if (words_[i].match == Match::exact) exact_.add(words_[i].text);
    }

    const auto of_match = [this](Match match) {
        return std::partition_point(words_.begin(), words_.end(),
                                    [match](const PhraseWord& w) { return w.match < match; });
    };
    prefixes_begin_ = static_cast<std::size_t>(of_match(Match::prefix) - words_.begin());
    prefixes_end_ = static_cast<std::size_t>(of_match(Match::exact) - words_.begin());

    for (std::size_t i = prefixes_begin_; i < prefixes_end_; ++i) {
        PrefixRange& range = prefixes_[first_byte_of(words_[i].text)];
        if (range.begin == range.end) range.begin = static_cast<std::uint32_t>(i);
        range.end = static_cast<std::uint32_t>(i + 1);
    }
    shorter_prefix_.resize(prefixes_end_ - prefixes_begin_);
    for (std::size_t i = prefixes_begin_; i < prefixes_end_; ++i) {
        std::size_t shorter = i;
        // The longest prefix of a string among sorted strings is its predecessor or stands in the
        // predecessor's own chain.
        if (i > prefixes_begin_) {
            std::size_t candidate = i - 1;
            for (;;) {
                if (words_[i].text.starts_with(words_[candidate].text)) {
                    shorter = candidate;
                    break;
                }
                const std::size_t next = shorter_prefix_[candidate - prefixes_begin_];
                if (next == candidate) break;
                candidate = next;
            }
        }
        shorter_prefix_[i - prefixes_begin_] = shorter;
    }
}

std::size_t SymbolTable::find(Match match, std::string_view text) const {
    std::size_t at = hash_of(match, text);
    for (;; ++at) {
        const std::uint32_t slot = slots_[at & (slots_.size() - 1)];
        if (slot == 0) return words_.size();
        const PhraseWord& word = words_[slot - 1];
        if (word.match == match && word.text == text) return slot - 1;
    }
}

Symbol SymbolTable::symbol_of(const PhraseWord& word) const {
    const std::size_t index = find(word.match, word.text);
    assert(index < words_.size());
    return static_cast<Symbol>(index + 1);
}

void SymbolTable::resolve(const Word& word, std::vector<Symbol>& out) const {
    const auto first = static_cast<std::ptrdiff_t>(out.size());
    if (normalised_.may_hold(word.normalised)) {
        const std::size_t i = find(Match::normalised, word.normalised);
        if (i < words_.size()) out.push_back(static_cast<Symbol>(i + 1));
    }
    resolve_prefixes(word.normalised, out);
    if (prefixes_end_ < words_.size()) {
        const std::string form = exact_form(word);
        const std::size_t i = exact_.may_hold(form) ? find(Match::exact, form) : words_.size();
        if (i < words_.size()) out.push_back(static_cast<Symbol>(i + 1));
    }
    std::sort(out.begin() + first, out.end());
}

void SymbolTable::resolve_prefixes(std::string_view text, std::vector<Symbol>& out) const {
    if (text.empty()) return;
    const PrefixRange range = prefixes_[first_byte_of(text)];
    const auto begin = words_.begin() + range.begin;
    const auto end = words_.begin() + range.end;
    const auto after = std::upper_bound(
        begin, end, text, [](std::string_view t, const PhraseWord& w) { return t < w.text; });
    if (after == begin) return;
    auto i = static_cast<std::size_t>(after - words_.begin()) - 1;
    for (;;) {
        if (text.starts_with(words_[i].text)) out.push_back(static_cast<Symbol>(i + 1));
        const std::size_t next = shorter_prefix_[i - prefixes_begin_];
        if (next == i) return;
        i = next;
    }
}

}  // namespace parallax
