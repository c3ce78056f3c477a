// Names of many documents: what is found by looking names up is what comparing each with each
// finds.
#include "engine/profile/disjoint_sets.hpp"
#include "engine/profile/match_names.hpp"
#include "engine/profile/name_parts.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace parallax;

/// match_names() as its words say it, without an index: each name is compared with all.
class SlowMatcher {
public:
    explicit SlowMatcher(const std::vector<WrittenName>& names)
        : names_(names), sets_(names.size()) {
        for (const WrittenName& name : names) parts_.push_back(cut_name(name.words));
    }

    std::vector<std::uint32_t> match() {
        join_equal();
        join_letters_and_initials();
        for (const std::uint32_t a : distinct_) {
            for (const std::uint32_t b : distinct_) {
                if (a < b && is_same_full_name(parts_[a], parts_[b])) sets_.join(a, b);
            }
        }
        join_longer([&](std::uint32_t a, std::uint32_t b) {
            const auto known = names_[a].target;
            return !surnames_.contains(a) && is_tail_of(parts_[a], parts_[b]) &&
                   (!known || known == names_[b].target || known == names_[b].speaks_for);
        });
        join_longer([&](std::uint32_t a, std::uint32_t b) {
            const bool apart =
                names_[a].target && names_[b].target && names_[a].target != names_[b].target;
            return goes_on(parts_[b], parts_[a]) && !apart;
        });
        join_surnames();
        std::vector<std::uint32_t> numbers;
        for (std::uint32_t i = 0; i < names_.size(); ++i) numbers.push_back(sets_.find(i));
        return numbers;
    }

private:
    void join_equal() {
        std::vector<std::uint32_t> first_of(names_.size());
        for (std::uint32_t i = 0; i < names_.size(); ++i) {
            for (std::uint32_t j = 0; j < i; ++j) {
                const bool one = names_[i].target && names_[i].target == names_[j].target &&
                                 names_[i].one_of == names_[j].one_of;
                if (one) sets_.join(i, j);
            }
            first_of[i] = i;
            for (std::uint32_t j = i; j-- > 0;) {
                if (parts_[j].words == parts_[i].words) first_of[i] = j;
            }
            if (first_of[i] == i) distinct_.push_back(i);
        }
        for (std::uint32_t i = 0; i < names_.size(); ++i) {
            bool is_target = false;
            for (std::uint32_t j = 0; j < names_.size(); ++j) {
                is_target = is_target || (first_of[j] == first_of[i] && names_[j].target);
            }
            if (parts_[i].words.size() == 1 && !parts_[i].is_capitals && !is_target) {
                surnames_[first_of[i]].push_back(i);
            } else {
                sets_.join(i, first_of[i]);
            }
        }
    }

    [[nodiscard]] std::string letters_of(std::uint32_t name) const {
        std::string letters;
        const std::vector<std::string>& words = parts_[name].words;
        for (std::string word : words) {
            if (words.size() > 1) {
                for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
            }
            letters += word;
        }
        return letters;
    }

    void join_letters_and_initials() {
        for (const std::uint32_t a : distinct_) {
            for (const std::uint32_t b : distinct_) {
                if (a < b && letters_of(a) == letters_of(b)) sets_.join(a, b);
                std::string initials = letters_of(a);
                for (char& c : initials) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
                bool is_person = false;
                for (std::uint32_t i = 0; i < names_.size(); ++i) {
                    const bool same = parts_[i].words == parts_[b].words;
                    is_person = is_person || (same && names_[i].is_person);
                }
                if (parts_[a].is_capitals && parts_[b].initials == initials && !is_person)
                    sets_.join(a, b);
            }
        }
    }

    template <class Fits>
    std::optional<std::uint32_t> find_only(const std::vector<std::uint32_t>& others, Fits fits) {
        std::optional<std::uint32_t> only;
        for (const std::uint32_t b : others) {
            if (!fits(b)) continue;
            const bool other =
                only && sets_.find(*only) != sets_.find(b) && !ends_in(parts_[b], parts_[*only]) &&
                !ends_in(parts_[*only], parts_[b]) && !share_full_name(parts_[b], parts_[*only]);
            if (other) return std::nullopt;
            if (!only || parts_[b].words.size() > parts_[*only].words.size()) only = b;
        }
        return only;
    }

    template <class Fits>
    void join_longer(Fits fits) {
        for (const std::uint32_t a : distinct_) {
            const auto b = find_only(distinct_, [&](std::uint32_t n) { return fits(a, n); });
            if (b) sets_.join(a, *b);
        }
    }

    void join_surnames() {
        for (const auto& [first, places] : surnames_) {
            const auto fits = [&, name = first](std::uint32_t n) {
                return is_tail_of(parts_[name], parts_[n]);
            };
            const auto only = find_only(distinct_, fits);
            std::optional<std::uint32_t> unknown;
            if (places.front() != first) unknown = first;
            for (const std::uint32_t place : places) {
                std::vector<std::uint32_t> here;
                for (std::uint32_t i = 0; i < names_.size(); ++i) {
                    if (names_[i].document == names_[place].document && parts_[i].words.size() > 1)
                        here.push_back(i);
                }
                auto meant = only;
                if (!meant) meant = find_only(here, fits);
                if (!meant) meant = unknown;
                if (!meant) unknown = place;
                if (meant) sets_.join(place, *meant);
            }
        }
    }

    const std::vector<WrittenName>& names_;
    std::vector<NameParts> parts_;
    DisjointSets sets_;
    std::vector<std::uint32_t> distinct_;
    std::map<std::uint32_t, std::vector<std::uint32_t>> surnames_;
};

/// Names out of few words, some misspelt, so that many are alike.
std::vector<WrittenName> invent_names(std::mt19937& random, std::size_t count) {
    constexpr std::array<std::string_view, 18> words{
        "oskar",    "ana",     "velandi", "solberg", "zakharova", "council",
        "security", "harbour", "foreign", "affairs", "dravia",    "sorel",
        "bank",     "UN",      "J",       "UNSC",    "F",         "marit"};
    constexpr std::array<std::string_view, 4> joints{"of", "for", "and", "to"};
    const auto draw = [&](std::size_t below) { return random() % below; };
    std::vector<WrittenName> names;
    for (std::size_t n = 0; n < count; ++n) {
        WrittenName name;
        const std::size_t length = 1 + draw(4);
        for (std::size_t w = 0; w < length; ++w) {
            std::string word(words[draw(words.size())]);
            if (draw(6) == 0 && word.size() > 4) {
                const std::size_t at = 1 + draw(word.size() - 2);
                switch (draw(4)) {
                    case 0:
                        word.erase(at, 1);
                        break;
                    case 1:
                        word.insert(at, 1, 'e');
                        break;
                    case 2:
                        std::swap(word[at], word[at - 1]);
                        break;
                    default:
                        std::swap(word[at], word[word.size() - 2]);
                        break;
                }
            }
            if (w > 0 && draw(5) == 0) {
                name.words.append(" ").append(joints[draw(joints.size())]);
            }
            name.words.append(w == 0 ? "" : " ").append(word);
        }
        name.document = static_cast<std::uint32_t>(draw(6));
        name.is_person = draw(8) == 0;
        if (draw(9) == 0) name.target = TargetId{static_cast<std::uint32_t>(draw(3))};
        if (draw(9) == 0) name.speaks_for = TargetId{static_cast<std::uint32_t>(draw(3))};
        names.push_back(std::move(name));
    }
    return names;
}

bool are_spelled_alike(std::string_view a, std::string_view b, const NameForms& forms) {
    const std::vector<std::uint32_t> numbers =
        match_names({{name_words(a), {}}, {name_words(b), {}}}, forms);
    return numbers[0] == numbers[1];
}

}  // namespace

TEST_CASE("Names that are looked up are those that comparing each with each finds") {
    std::mt19937 random(7);
    std::size_t joined = 0;
    for (int round = 0; round < 60; ++round) {
        const std::vector<WrittenName> names = invent_names(random, 90);
        const std::vector<std::uint32_t> found = match_names(names);
        const std::vector<std::uint32_t> expected = SlowMatcher(names).match();
        for (std::size_t i = 0; i < names.size(); ++i) {
            INFO("round " << round << ": " << names[i].words);
            REQUIRE(found[i] == expected[i]);
            joined += found[i] == i ? 0 : 1;
        }
    }
    CHECK(joined > 1000);
}

TEST_CASE("Words that are the same share a key, be a letter missing, changed or exchanged") {
    for (const auto& [a, b] :
         std::vector<std::pair<std::string, std::string>>{{"velandi", "velandy"},
                                                          {"velandi", "vellandi"},
                                                          {"velandi", "velani"},
                                                          {"velandi", "vealndi"},
                                                          {"zakharova", "zhakarova"}}) {
        INFO(a << " " << b);
        REQUIRE(is_same_word(a, b));
        const std::vector<std::string> keys = list_alike_keys(a);
        const std::vector<std::string> others = list_alike_keys(b);
        CHECK(std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
            return std::find(others.begin(), others.end(), key) != others.end();
        }));
    }
    CHECK_FALSE(is_same_word("sorel", "soral"));
}

TEST_CASE("Names whose words are known in several spellings are one, and only those") {
    const NameForms forms{{}, {{"kiev", "kyiv"}, {"qaddafi", "gaddafi"}}};
    CHECK(are_spelled_alike("Kiev", "Kyiv", forms));
    CHECK(are_spelled_alike("KIEV", "Kyiv", forms));
    CHECK(are_spelled_alike("Muammar Qaddafi", "Gaddafi", forms));
    CHECK(are_spelled_alike("Bank of Kiev", "Bank of Kyiv", forms));
    CHECK_FALSE(are_spelled_alike("Kiev", "Kyiv", {}));
    CHECK_FALSE(are_spelled_alike("Kiel", "Kyiv", forms));
    CHECK_FALSE(are_spelled_alike("Bank of Kiev", "Kyiv", forms));
}

TEST_CASE("Given names that differ in spelling alone are kept apart by a document that has both") {
    const NameForms forms{{}, {{"vladimir", "volodymyr"}, {"qaddafi", "gaddafi"}}};
    struct Case {
        const char* name;
        std::vector<std::pair<const char*, std::uint32_t>> names;  ///< with their documents
        std::vector<std::uint32_t> numbers;
        bool are_people = true;
    };
    const std::vector<Case> cases{
        {"in two documents", {{"Vladimir Petrov", 0}, {"Volodymyr Petrov", 1}}, {0, 0}},
        {"in one", {{"Vladimir Petrov", 0}, {"Volodymyr Petrov", 0}}, {0, 1}},
        {"in one, and each in another",
         {{"Vladimir Petrov", 0},
          {"Volodymyr Petrov", 0},
          {"Vladimir Petrov", 1},
          {"Volodymyr Petrov", 2}},
         {0, 1, 0, 1}},
        {"others are not touched",
         {{"Vladimir Petrov", 0},
          {"Volodymyr Petrov", 0},
          {"Vladimir Orlov", 1},
          {"Volodymyr Orlov", 2}},
         {0, 1, 2, 2}},
        {"a surname in two spellings is a slip",
         {{"Omar Qaddafi", 0}, {"Omar Gaddafi", 0}},
         {0, 0}},
        {"places have names in two languages",
         {{"Vladimir Region", 0}, {"Volodymyr Region", 0}},
         {0, 0},
         false},
    };
    for (const Case& test : cases) {
        INFO(test.name);
        std::vector<WrittenName> names;
        for (const auto& [words, document] : test.names) {
            WrittenName name;
            name.words = words;
            name.document = document;
            name.is_person = test.are_people;
            names.push_back(std::move(name));
        }
        CHECK(match_names(names, forms) == test.numbers);
    }
}
