#include "engine/profile/match_names.hpp"

#include "engine/context/name_variants.hpp"
#include "engine/profile/disjoint_sets.hpp"
#include "engine/profile/written_words.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace parallax {
namespace {

constexpr std::size_t shortest_with_slip = 6;  // letters
constexpr std::size_t longest_initials = 7;

bool is_capitals(std::string_view word) {
    return word.size() >= 2 && std::all_of(word.begin(), word.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
           });
}

/// A name cut into words.
struct Parts {
    std::vector<std::string> words;  ///< small letters
    std::string initials;            ///< words in capitals whole; empty for a single word
    bool is_capitals = false;        ///< one word, which may be the initials of others
};

Parts cut(std::string_view name) {
    Parts parts;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t end = std::min(name.find(' ', at), name.size());
        const std::string_view word = name.substr(at, end - at);
        at = end + 1;
        parts.words.push_back(lower_ascii(word));
        if (word == "of" || word == "and" || word == "for") continue;
        const bool is_whole = is_capitals(word) && word.size() < 4;
        parts.initials += lower_ascii(is_whole ? word : word.substr(0, 1));
    }
    parts.is_capitals =
        parts.words.size() == 1 && is_capitals(name) && name.size() <= longest_initials;
    if (parts.words.size() < 2) parts.initials.clear();
    return parts;
}

bool is_same_word(const std::string& a, const std::string& b) {
    if (a == b) return true;
    return std::min(a.size(), b.size()) >= shortest_with_slip && a.front() == b.front() &&
           is_one_slip_apart(a, b);
}

/// Whether the longer name ends in the words of the shorter.
bool ends_in(const Parts& longer, const Parts& shorter) {
    if (longer.words.size() <= shorter.words.size()) return false;
    return std::equal(shorter.words.rbegin(), shorter.words.rend(), longer.words.rbegin(),
                      &is_same_word);
}

class NameMatcher {
public:
    explicit NameMatcher(const std::vector<WrittenName>& names)
        : names_(names), sets_(names.size()) {
        for (const WrittenName& name : names) parts_.push_back(cut(name.words));
    }

    std::vector<std::uint32_t> match() {
        join_equal();
        join_initials();
        join_full_names();
        join_ends();
        std::vector<std::uint32_t> numbers;
        for (std::uint32_t i = 0; i < names_.size(); ++i) numbers.push_back(sets_.find(i));
        return numbers;
    }

private:
    void join_equal() {
        std::map<std::vector<std::string>, std::uint32_t> by_words;
        std::map<TargetId, std::uint32_t> by_target;
        for (std::uint32_t i = 0; i < names_.size(); ++i) {
            const auto [same, is_new] = by_words.emplace(parts_[i].words, i);
            if (is_new) {
                distinct_.push_back(i);
            } else {
                sets_.join(i, same->second);
            }
            if (names_[i].target) {
                sets_.join(i, by_target.emplace(*names_[i].target, i).first->second);
            }
        }
    }

    /// "U.N." and "UN" are equal by now; "UNSC" is the UN Security Council.
    void join_initials() {
        for (const std::uint32_t a : distinct_) {
            if (!parts_[a].is_capitals) continue;
            for (const std::uint32_t b : distinct_) {
                if (parts_[b].initials == parts_[a].words.front()) sets_.join(a, b);
            }
        }
    }

    /// Both have a given name, and both words agree.
    void join_full_names() {
        for (std::size_t i = 0; i < distinct_.size(); ++i) {
            const Parts& a = parts_[distinct_[i]];
            if (a.words.size() < 2) continue;
            for (std::size_t j = i + 1; j < distinct_.size(); ++j) {
                const Parts& b = parts_[distinct_[j]];
                if (b.words.size() < 2) continue;
                if (is_same_word(a.words.back(), b.words.back()) &&
                    is_same_word(a.words.front(), b.words.front())) {
                    sets_.join(distinct_[i], distinct_[j]);
                }
            }
        }
    }

    void join_ends() {
        for (const std::uint32_t a : distinct_) {
            std::optional<std::uint32_t> only;
            bool several = false;
            for (const std::uint32_t b : distinct_) {
                if (!ends_in(parts_[b], parts_[a])) continue;
                // "Bank of Israel" is not Israel, which has a name of its own.
                const auto known = target_of(a);
                if (known && known != target_of(b)) continue;
                if (only && sets_.find(*only) != sets_.find(b) &&
                    !ends_in(parts_[b], parts_[*only]) && !ends_in(parts_[*only], parts_[b])) {
                    several = true;
                }
                if (!only || parts_[b].words.size() > parts_[*only].words.size()) only = b;
            }
            if (only && !several) sets_.join(a, *only);
        }
    }

    [[nodiscard]] std::optional<TargetId> target_of(std::uint32_t name) const {
        return names_[name].target;
    }

    const std::vector<WrittenName>& names_;
    std::vector<Parts> parts_;
    DisjointSets sets_;
    std::vector<std::uint32_t> distinct_;  ///< the first of each words
};

}  // namespace

std::vector<std::uint32_t> match_names(const std::vector<WrittenName>& names) {
    return NameMatcher(names).match();
}

}  // namespace parallax
