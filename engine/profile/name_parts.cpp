#include "engine/profile/name_parts.hpp"

#include "engine/context/name_variants.hpp"
#include "engine/core/ascii_case.hpp"
#include "engine/profile/written_words.hpp"

#include <algorithm>
#include <iterator>

namespace parallax {
namespace {

constexpr std::size_t shortest_with_slip = 6;      // letters
constexpr std::size_t longest_with_slip = 40;      // letters: what is longer is no word of a name
constexpr std::size_t shortest_with_shift = 7;     // of a word whose letters stand in another order
constexpr std::size_t longest_whole_capitals = 3;  // letters of "UN", which is not "Un"

bool is_capitals(std::string_view word) {
    return word.size() >= 2 && std::all_of(word.begin(), word.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
           });
}

/// The same letters, the first and last in their places.
bool is_shifted(std::string a, std::string b) {
    if (a.size() != b.size() || a.size() < shortest_with_shift || a.back() != b.back())
        return false;
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    return a == b;
}

/// "J Velandi" may be "John Velandi".
bool is_same_given_name(const std::string& a, const std::string& b) {
    if (is_same_word(a, b)) return true;
    return std::min(a.size(), b.size()) == 1 && a.front() == b.front();
}

bool is_preposition(const std::string& word) {
    return word == "of" || word == "for" || word == "from" || word == "at" || word == "in" ||
           word == "to" || word == "with" || word == "on";
}

bool is_linking_word(const std::string& word) {
    return is_preposition(word) || word == "and";
}

std::vector<std::string> drop_joints(const std::vector<std::string>& words) {
    std::vector<std::string> rest;
    std::copy_if(words.begin(), words.end(), std::back_inserter(rest),
                 [](const std::string& word) { return !is_linking_word(word); });
    return rest;
}

/// Whether each word of the shorter list stands in the longer, in this order.
bool stand_in(const std::vector<std::string>& shorter, const std::vector<std::string>& longer) {
    auto next = longer.begin();
    for (const std::string& word : shorter) {
        next = std::find_if(next, longer.end(), [&](const std::string& other) {
            return is_same_given_name(word, other);
        });
        if (next == longer.end()) return false;
        ++next;
    }
    return true;
}

}  // namespace

NameParts cut_name(std::string_view name) {
    NameParts parts;
    for (const std::string_view word : cut_words(name)) {
        const bool is_whole = is_capitals(word) && word.size() <= longest_whole_capitals;
        parts.words.push_back(is_whole ? std::string(word) : lower_ascii_letters(word));
        if (word == "of" || word == "and" || word == "for") continue;
        parts.initials += lower_ascii_letters(is_whole ? word : word.substr(0, 1));
    }
    parts.is_capitals =
        parts.words.size() == 1 && is_capitals(name) && name.size() <= longest_initials;
    if (parts.words.size() < 2) parts.initials.clear();
    return parts;
}

bool is_same_word(const std::string& a, const std::string& b) {
    if (a == b) return true;
    const std::size_t shorter = std::min(a.size(), b.size());
    const std::size_t longer = std::max(a.size(), b.size());
    return shorter >= shortest_with_slip && longer <= longest_with_slip && a.front() == b.front() &&
           (is_one_slip_apart(a, b) || is_shifted(a, b));
}

std::vector<std::string> list_alike_keys(const std::string& word) {
    std::vector<std::string> keys{word};
    if (word.size() < shortest_with_slip || word.size() > longest_with_slip) return keys;
    // Words one slip apart are equal once a letter of one or of each is left out.
    for (std::size_t at = 0; at < word.size(); ++at) {
        std::string shorter = word;
        shorter.erase(at, 1);
        if (shorter != keys.back()) keys.push_back(std::move(shorter));
    }
    if (word.size() >= shortest_with_shift) {
        std::string letters = word;
        std::sort(letters.begin(), letters.end());
        keys.push_back(std::move(letters));
    }
    return keys;
}

bool ends_in(const NameParts& longer, const NameParts& shorter) {
    if (longer.words.size() <= shorter.words.size()) return false;
    return std::equal(shorter.words.rbegin(), shorter.words.rend(), longer.words.rbegin(),
                      &is_same_word);
}

bool is_tail_of(const NameParts& shorter, const NameParts& longer) {
    if (!ends_in(longer, shorter)) return false;
    const auto front = longer.words.end() - static_cast<std::ptrdiff_t>(shorter.words.size());
    return std::none_of(longer.words.begin(), front, &is_preposition);
}

bool share_full_name(const NameParts& a, const NameParts& b) {
    return a.words.size() > 2 && b.words.size() > 2 &&
           std::equal(a.words.rbegin(), a.words.rbegin() + 2, b.words.rbegin());
}

bool goes_on(const NameParts& longer, const NameParts& shorter) {
    const std::size_t words = shorter.words.size();
    return words >= 2 && longer.words.size() > words + 1 && is_preposition(longer.words[words]) &&
           std::equal(shorter.words.begin(), shorter.words.end(), longer.words.begin());
}

bool is_same_full_name(const NameParts& a, const NameParts& b) {
    if (a.words.size() < 2 || b.words.size() < 2) return false;
    if (!is_same_word(a.words.back(), b.words.back()) ||
        !is_same_given_name(a.words.front(), b.words.front())) {
        return false;
    }
    const auto is_joined = [](const NameParts& parts) {
        return std::any_of(parts.words.begin(), parts.words.end(), &is_linking_word);
    };
    if (is_joined(a) || is_joined(b)) {
        const std::vector<std::string> words = drop_joints(a.words);
        const std::vector<std::string> others = drop_joints(b.words);
        return words.size() == others.size() &&
               std::equal(words.begin(), words.end(), others.begin(), &is_same_given_name);
    }
    const bool a_is_shorter = a.words.size() <= b.words.size();
    const NameParts& shorter = a_is_shorter ? a : b;
    const NameParts& longer = a_is_shorter ? b : a;
    return stand_in({shorter.words.begin() + 1, shorter.words.end() - 1},
                    {longer.words.begin() + 1, longer.words.end() - 1});
}

}  // namespace parallax
