#include "engine/profile/match_names.hpp"

#include "engine/context/name_variants.hpp"
#include "engine/core/ascii_case.hpp"
#include "engine/profile/disjoint_sets.hpp"
#include "engine/profile/written_words.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace parallax {
namespace {

constexpr std::size_t shortest_with_slip = 6;      // letters
constexpr std::size_t shortest_with_shift = 7;     // of a word whose letters stand in another order
constexpr std::size_t longest_whole_capitals = 3;  // letters of "UN", which is not "Un"

bool is_capitals(std::string_view word) {
    return word.size() >= 2 && std::all_of(word.begin(), word.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
           });
}

/// A name cut into words.
struct Parts {
    std::vector<std::string> words;  ///< small letters, but short words in capitals as they are
    std::string initials;            ///< words in capitals whole; empty for a single word
    bool is_capitals = false;        ///< one word, which may be the initials of others
};

Parts cut(std::string_view name) {
    Parts parts;
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

/// "Zakharova", "Zhakarova": the same letters, the first and last in their places.
bool is_shifted(std::string a, std::string b) {
    if (a.size() != b.size() || a.size() < shortest_with_shift || a.back() != b.back())
        return false;
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    return a == b;
}

bool is_same_word(const std::string& a, const std::string& b) {
    if (a == b) return true;
    return std::min(a.size(), b.size()) >= shortest_with_slip && a.front() == b.front() &&
           (is_one_slip_apart(a, b) || is_shifted(a, b));
}

/// "J Velandi" may be "John Velandi".
bool is_same_given_name(const std::string& a, const std::string& b) {
    if (is_same_word(a, b)) return true;
    return std::min(a.size(), b.size()) == 1 && a.front() == b.front();
}

/// Whether the longer name ends in the words of the shorter.
bool ends_in(const Parts& longer, const Parts& shorter) {
    if (longer.words.size() <= shorter.words.size()) return false;
    return std::equal(shorter.words.rbegin(), shorter.words.rend(), longer.words.rbegin(),
                      &is_same_word);
}

bool is_preposition(const std::string& word) {
    return word == "of" || word == "for" || word == "from" || word == "at" || word == "in" ||
           word == "to" || word == "with" || word == "on";
}

/// Whether it does without a preposition before: "the video of Ana Velandi" is no Velandi.
bool is_tail_of(const Parts& shorter, const Parts& longer) {
    if (!ends_in(longer, shorter)) return false;
    const auto front = longer.words.end() - static_cast<std::ptrdiff_t>(shorter.words.size());
    return std::none_of(longer.words.begin(), front, &is_preposition);
}

/// "J Oskar Velandi", "Jon Oskar Velandi": the two last words agree.
bool share_full_name(const Parts& a, const Parts& b) {
    return a.words.size() > 2 && b.words.size() > 2 &&
           std::equal(a.words.rbegin(), a.words.rbegin() + 2, b.words.rbegin());
}

/// Whether the longer name goes on behind the words of the shorter, two or more, with a
/// preposition.
bool goes_on(const Parts& longer, const Parts& shorter) {
    const std::size_t words = shorter.words.size();
    return words >= 2 && longer.words.size() > words + 1 && is_preposition(longer.words[words]) &&
           std::equal(shorter.words.begin(), shorter.words.end(), longer.words.begin());
}

class NameMatcher {
public:
    NameMatcher(const std::vector<WrittenName>& names, std::span<const Acronym> acronyms)
        : names_(names), acronyms_(acronyms), sets_(names.size()) {
        for (const WrittenName& name : names) parts_.push_back(cut(name.words));
    }

    std::vector<std::uint32_t> match() {
        join_equal();
        index_words();
        join_initials();
        join_acronyms();
        join_full_names();
        join_ends();
        join_beginnings();
        join_surnames();
        std::vector<std::uint32_t> numbers;
        for (std::uint32_t i = 0; i < names_.size(); ++i) numbers.push_back(sets_.find(i));
        return numbers;
    }

private:
    /// A single word may be the surname of different people in different documents.
    [[nodiscard]] bool may_be_surname(std::uint32_t name) const {
        return parts_[name].words.size() == 1 && !parts_[name].is_capitals && !names_[name].target;
    }

    void join_equal() {
        std::map<std::vector<std::string>, std::uint32_t> by_words;
        std::map<std::pair<TargetId, std::string>, std::uint32_t> by_target;
        std::set<std::uint32_t> of_target;
        for (std::uint32_t i = 0; i < names_.size(); ++i) {
            if (names_[i].target) {
                sets_.join(
                    i,
                    by_target.try_emplace({*names_[i].target, names_[i].one_of}, i).first->second);
            }
            const auto [same, is_new] = by_words.emplace(parts_[i].words, i);
            if (is_new) distinct_.push_back(i);
            if (names_[i].target) of_target.insert(same->second);
            if (names_[i].is_person) people_.insert(same->second);
            first_of_.push_back(same->second);
        }
        for (std::uint32_t i = 0; i < names_.size(); ++i) {
            const bool apart = may_be_surname(i) && !of_target.contains(first_of_[i]);
            if (apart) {
                surnames_[first_of_[i]].push_back(i);
            } else {
                sets_.join(i, first_of_[i]);
            }
        }
    }

    /// An event with thousands of documents has tens of thousands of names: each is compared only
    /// with those that can be of one with it.
    void index_words() {
        for (const std::uint32_t i : distinct_) {
            const std::vector<std::string>& words = parts_[i].words;
            if (words.empty()) continue;
            by_last_[{words.back().front(), words.back().size()}].push_back(i);
            by_first_[words.front()].push_back(i);
        }
    }

    /// The distinct names, in order, whose last word can be the same as this one: is_same_word asks
    /// for the same first letter, and a slip makes a word longer or shorter by one letter at most.
    [[nodiscard]] std::vector<std::uint32_t> list_alike(const std::string& last_word) const {
        std::vector<std::uint32_t> alike;
        for (std::size_t size = last_word.size() - 1; size <= last_word.size() + 1; ++size) {
            const auto found = by_last_.find({last_word.front(), size});
            if (found == by_last_.end()) continue;
            alike.insert(alike.end(), found->second.begin(), found->second.end());
        }
        std::sort(alike.begin(), alike.end());
        return alike;
    }

    /// "U.N." and "UN" are equal by now; "UNSC" is the UN Security Council.
    void join_initials() {
        // "Press TV", "PressTV"
        std::map<std::string, std::uint32_t> by_letters;
        for (const std::uint32_t i : distinct_) {
            if (parts_[i].words.size() > 2) continue;
            std::string letters;
            const bool single = parts_[i].words.size() == 1;
            for (const std::string& word : parts_[i].words) {
                letters += single ? word : lower_ascii_letters(word);
            }
            sets_.join(i, by_letters.emplace(std::move(letters), i).first->second);
        }
        for (const std::uint32_t a : distinct_) {
            if (!parts_[a].is_capitals) continue;
            for (const std::uint32_t b : distinct_) {
                if (parts_[b].initials == lower_ascii_letters(parts_[a].words.front()) &&
                    !people_.contains(b)) {
                    sets_.join(a, b);
                }
            }
        }
    }

    void join_acronyms() {
        for (const Acronym& acronym : acronyms_) {
            const Parts name = cut(acronym.name);
            const Parts initials = cut(acronym.initials);
            std::optional<std::uint32_t> first;
            for (const std::uint32_t i : distinct_) {
                if (parts_[i].words != name.words && parts_[i].words != initials.words) continue;
                if (first) sets_.join(i, *first);
                if (!first) first = i;
            }
        }
    }

    /// Both have a given name, and both words agree.
    void join_full_names() {
        for (const std::uint32_t i : distinct_) {
            const Parts& a = parts_[i];
            if (a.words.size() < 2) continue;
            for (const std::uint32_t j : list_alike(a.words.back())) {
                const Parts& b = parts_[j];
                if (j <= i || b.words.size() < 2) continue;
                if (is_same_word(a.words.back(), b.words.back()) &&
                    is_same_given_name(a.words.front(), b.words.front())) {
                    sets_.join(i, j);
                }
            }
        }
    }

    /// Whether `a` may be the end of the longer name `b`.
    [[nodiscard]] bool is_end_of(std::uint32_t a, std::uint32_t b) const {
        if (!is_tail_of(parts_[a], parts_[b])) return false;
        // "New Dravia" is not Dravia, which has a name of its own.
        const auto known = names_[a].target;
        return !known || known == names_[b].target || known == names_[b].speaks_for;
    }

    /// The only name of `others` that `fits` says is meant; none if there are several.
    template <class Fits>
    [[nodiscard]] std::optional<std::uint32_t> find_only(const std::vector<std::uint32_t>& others,
                                                         Fits fits) {
        std::optional<std::uint32_t> only;
        for (const std::uint32_t b : others) {
            if (!fits(b)) continue;
            if (only && sets_.find(*only) != sets_.find(b) && !ends_in(parts_[b], parts_[*only]) &&
                !ends_in(parts_[*only], parts_[b]) && !share_full_name(parts_[b], parts_[*only])) {
                return std::nullopt;
            }
            if (!only || parts_[b].words.size() > parts_[*only].words.size()) only = b;
        }
        return only;
    }

    void join_ends() {
        for (const std::uint32_t a : distinct_) {
            if (surnames_.contains(a) || parts_[a].words.empty()) continue;
            const auto b = find_only(list_alike(parts_[a].words.back()),
                                     [&](auto n) { return is_end_of(a, n); });
            if (b) sets_.join(a, *b);
        }
    }

    /// "Islamic Republic" and "Islamic Republic of Iran" where they stand for two targets.
    [[nodiscard]] bool are_known_apart(std::uint32_t a, std::uint32_t b) const {
        return names_[a].target && names_[b].target && names_[a].target != names_[b].target;
    }

    void join_beginnings() {
        for (const std::uint32_t a : distinct_) {
            if (parts_[a].words.empty()) continue;
            const auto b = find_only(by_first_.at(parts_[a].words.front()), [&](auto n) {
                return goes_on(parts_[n], parts_[a]) && !are_known_apart(a, n);
            });
            if (b) sets_.join(a, *b);
        }
    }

    void join_surnames() {
        for (const auto& [first, places] : surnames_) {
            const auto fits = [&, name = first](std::uint32_t n) {
                return is_tail_of(parts_[name], parts_[n]);
            };
            const auto only = find_only(list_alike(parts_[first].words.back()), fits);
            std::optional<std::uint32_t> unknown;
            if (places.front() != first) unknown = first;  // "SOREL" stands before "Sorel"
            for (const std::uint32_t place : places) {
                auto meant = only;
                if (!meant) meant = find_only(of_document(names_[place].document), fits);
                if (!meant) meant = unknown;
                if (!meant) unknown = place;
                if (meant) sets_.join(place, *meant);
            }
        }
    }

    [[nodiscard]] const std::vector<std::uint32_t>& of_document(std::uint32_t document) {
        if (by_document_.empty()) {
            for (std::uint32_t i = 0; i < names_.size(); ++i) {
                if (parts_[i].words.size() > 1) by_document_[names_[i].document].push_back(i);
            }
        }
        return by_document_[document];
    }

    const std::vector<WrittenName>& names_;
    std::span<const Acronym> acronyms_;
    std::vector<Parts> parts_;
    DisjointSets sets_;
    std::vector<std::uint32_t> distinct_;  ///< the first of each words
    std::vector<std::uint32_t> first_of_;  ///< of a name, the first with its words
    std::set<std::uint32_t> people_;       ///< of the distinct: "D.C." is not Dick Cheney
    /// Places of single words that are no target's, by the first of them.
    std::map<std::uint32_t, std::vector<std::uint32_t>> surnames_;
    std::map<std::uint32_t, std::vector<std::uint32_t>> by_document_;  ///< of two words or more
    /// Distinct names by first letter and length of their last word, and by their first word.
    std::map<std::pair<char, std::size_t>, std::vector<std::uint32_t>> by_last_;
    std::map<std::string, std::vector<std::uint32_t>> by_first_;
};

}  // namespace

std::vector<std::uint32_t> match_names(const std::vector<WrittenName>& names,
                                       std::span<const Acronym> acronyms) {
    return NameMatcher(names, acronyms).match();
}

}  // namespace parallax
