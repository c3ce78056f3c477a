#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// Letters of the longest word in capitals that can be initials of a name.
inline constexpr std::size_t longest_initials = 7;

/// A name cut into words.
struct NameParts {
    std::vector<std::string> words;  ///< small letters, but short words in capitals as they are
    std::string initials;            ///< words in capitals whole; empty for a single word
    bool is_capitals = false;        ///< one word, which may be the initials of others
};

/// Of name_words().
[[nodiscard]] NameParts cut_name(std::string_view name);

/// Whether two words of names are one: equal, or long and one slip (is_one_slip_apart) or the order
/// of letters inside the word apart ("Zakharova", "Zhakarova").
[[nodiscard]] bool is_same_word(const std::string& a, const std::string& b);

/// Every word under which a word of its own has to look for those that is_same_word() can say are
/// the same: two such words share one of them.
[[nodiscard]] std::vector<std::string> list_alike_keys(const std::string& word);

/// Whether the longer name ends in the words of the shorter.
[[nodiscard]] bool ends_in(const NameParts& longer, const NameParts& shorter);

/// Whether it does without a preposition before: "the video of Ana Velandi" is no Velandi.
[[nodiscard]] bool is_tail_of(const NameParts& shorter, const NameParts& longer);

/// "J Oskar Velandi", "Jon Oskar Velandi": the two last words agree.
[[nodiscard]] bool share_full_name(const NameParts& a, const NameParts& b);

/// Whether the longer name goes on behind the words of the shorter, two or more, with a
/// preposition.
[[nodiscard]] bool goes_on(const NameParts& longer, const NameParts& shorter);

/// Whether two names of two words or more are of one. Their first and last words agree, the first
/// be it by its initial ("J Velandi", "John Velandi"), and what the shorter has between stands in
/// the longer in this order ("Jon F Velandi", "Jon Fridtjof Velandi", "Jon Velandi"). Where one of
/// them holds a preposition or "and", each word has its like but for those: "the Ministry of
/// Foreign Affairs" and "the Ministry for Foreign Affairs", not "the Ministry of Religious
/// Affairs".
[[nodiscard]] bool is_same_full_name(const NameParts& a, const NameParts& b);

}  // namespace parallax
