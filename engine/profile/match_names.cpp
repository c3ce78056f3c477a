#include "engine/profile/match_names.hpp"

#include "engine/core/ascii_case.hpp"
#include "engine/profile/alike_words.hpp"
#include "engine/profile/disjoint_sets.hpp"
#include "engine/profile/name_parts.hpp"
#include "engine/profile/name_spellings.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace parallax {
namespace {

class NameMatcher {
public:
    NameMatcher(const std::vector<WrittenName>& names, const NameForms& forms)
        : names_(names),
          acronyms_(forms.acronyms),
          spellings_(forms.spellings),
          sets_(names.size()) {
        find_kept_apart();
        for (const WrittenName& name : names) {
            const bool apart =
                kept_apart_.contains(lower_ascii_letters(spellings_.respell(name.words)));
            parts_.push_back(apart ? cut_name(name.words) : cut(name.words));
        }
    }

    std::vector<std::uint32_t> match() {
        join_equal();
        index_names();
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
    [[nodiscard]] NameParts cut(std::string_view name) const {
        return cut_name(spellings_.respell(name));
    }

    /// A document that writes "Vladimir Petrov" and "Volodymyr Petrov" speaks of two: their given
    /// names are no spellings of one then, in no document.
    void find_kept_apart() {
        std::map<std::pair<std::uint32_t, std::string>, std::set<std::string>> given_names;
        std::set<std::string> people;
        for (const WrittenName& name : names_) {
            const std::size_t end = name.words.find(' ');
            if (name.target || end == std::string::npos) continue;
            const std::string respelled = lower_ascii_letters(spellings_.respell(name.words));
            given_names[{name.document, respelled}].insert(
                lower_ascii_letters(name.words.substr(0, end)));
            if (name.is_person) people.insert(respelled);
        }
        for (const auto& [place, written] : given_names) {
            // Places are called in two languages: "Kiev Region", "Kyiv Region".
            if (written.size() > 1 && people.contains(place.second)) {
                kept_apart_.insert(place.second);
            }
        }
    }

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
    void index_names() {
        words_.resize(names_.size());
        for (const std::uint32_t i : distinct_) {
            const NameParts& parts = parts_[i];
            for (const std::string& word : parts.words) words_[i].push_back(alike_.add(word));
            if (parts.words.empty()) continue;
            const std::uint32_t last = words_[i].back();
            by_last_[last].push_back(i);
            if (!parts.initials.empty()) by_initials_[parts.initials].push_back(i);
            if (parts.words.size() < 2) continue;
            by_ending_[{*(words_[i].end() - 2), last}].push_back(i);
            by_frame_[{parts.words.front().front(), last}].push_back(i);
            by_beginning_[{words_[i][0], words_[i][1]}].push_back(i);
        }
        same_words_.reserve(alike_.size());
        for (std::uint32_t word = 0; word < alike_.size(); ++word) {
            same_words_.push_back(alike_.list_alike(word));
        }
    }

    template <class Key>
    static void append(const std::map<Key, std::vector<std::uint32_t>>& index, const Key& key,
                       std::vector<std::uint32_t>& names) {
        const auto found = index.find(key);
        if (found == index.end()) return;
        names.insert(names.end(), found->second.begin(), found->second.end());
    }

    /// The distinct names, in order, that end in words that are the same as the last of this one,
    /// and as the last but one where it has two.
    [[nodiscard]] std::vector<std::uint32_t> list_with_ending(std::uint32_t name) const {
        std::vector<std::uint32_t> others;
        const std::vector<std::uint32_t>& words = words_[name];
        for (const std::uint32_t last : same_words_[words.back()]) {
            if (words.size() == 1) {
                append(by_last_, last, others);
                continue;
            }
            for (const std::uint32_t before : same_words_[*(words.end() - 2)]) {
                append(by_ending_, std::pair(before, last), others);
            }
        }
        std::sort(others.begin(), others.end());
        return others;
    }

    /// "U.N." and "UN" are equal by now; "UNSC" is the UN Security Council.
    void join_initials() {
        // "Press TV", "PressTV"; "Amir Velandi" beside "Amir-Velandi"
        std::map<std::string, std::uint32_t> by_letters;
        for (const std::uint32_t i : distinct_) {
            std::string letters;
            const bool single = parts_[i].words.size() == 1;
            for (const std::string& word : parts_[i].words) {
                letters += single ? word : lower_ascii_letters(word);
            }
            sets_.join(i, by_letters.emplace(std::move(letters), i).first->second);
        }
        for (const std::uint32_t a : distinct_) {
            if (!parts_[a].is_capitals) continue;
            const auto found = by_initials_.find(lower_ascii_letters(parts_[a].words.front()));
            if (found == by_initials_.end()) continue;
            for (const std::uint32_t b : found->second) {
                if (!people_.contains(b)) sets_.join(a, b);
            }
        }
    }

    void join_acronyms() {
        std::map<std::vector<std::string>, std::uint32_t> by_words;
        for (const std::uint32_t i : distinct_) by_words.emplace(parts_[i].words, i);
        for (const Acronym& acronym : acronyms_) {
            const auto name = by_words.find(cut(acronym.name).words);
            const auto initials = by_words.find(cut(acronym.initials).words);
            if (name == by_words.end() || initials == by_words.end()) continue;
            sets_.join(name->second, initials->second);
        }
    }

    void join_full_names() {
        for (const std::uint32_t i : distinct_) {
            if (parts_[i].words.size() < 2) continue;
            for (const std::uint32_t last : same_words_[words_[i].back()]) {
                const auto found = by_frame_.find({parts_[i].words.front().front(), last});
                if (found == by_frame_.end()) continue;
                for (const std::uint32_t j : found->second) {
                    if (j > i && is_same_full_name(parts_[i], parts_[j])) sets_.join(i, j);
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
            const auto b = find_only(list_with_ending(a), [&](auto n) { return is_end_of(a, n); });
            if (b) sets_.join(a, *b);
        }
    }

    /// "Islamic Republic" and "Islamic Republic of Iran" where they stand for two targets.
    [[nodiscard]] bool are_known_apart(std::uint32_t a, std::uint32_t b) const {
        return names_[a].target && names_[b].target && names_[a].target != names_[b].target;
    }

    void join_beginnings() {
        for (const std::uint32_t a : distinct_) {
            if (parts_[a].words.size() < 2) continue;
            const auto b = find_only(by_beginning_.at({words_[a][0], words_[a][1]}), [&](auto n) {
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
            const auto only = find_only(list_with_ending(first), fits);
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
    const std::vector<Acronym>& acronyms_;
    NameSpellings spellings_;
    std::set<std::string> kept_apart_;  ///< respelled
    std::vector<NameParts> parts_;
    DisjointSets sets_;
    std::vector<std::uint32_t> distinct_;  ///< the first of each words
    std::vector<std::uint32_t> first_of_;  ///< of a name, the first with its words
    std::set<std::uint32_t> people_;       ///< of the distinct: "D.C." is not Dick Cheney
    /// Places of single words that are no target's, by the first of them.
    std::map<std::uint32_t, std::vector<std::uint32_t>> surnames_;
    std::map<std::uint32_t, std::vector<std::uint32_t>> by_document_;  ///< of two words or more
    AlikeWords alike_;
    std::vector<std::vector<std::uint32_t>> words_;       ///< of a distinct name, their numbers
    std::vector<std::vector<std::uint32_t>> same_words_;  ///< by number of a word
    // Distinct names, in order, by what those that may be of one with them have in common.
    std::map<std::uint32_t, std::vector<std::uint32_t>> by_last_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> by_ending_;
    std::map<std::pair<char, std::uint32_t>, std::vector<std::uint32_t>> by_frame_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> by_beginning_;
    std::map<std::string, std::vector<std::uint32_t>> by_initials_;
};

}  // namespace

std::vector<std::uint32_t> match_names(const std::vector<WrittenName>& names,
                                       const NameForms& forms) {
    return NameMatcher(names, forms).match();
}

}  // namespace parallax
