#pragma once

#include "engine/text/line_rules.hpp"
#include "engine/text/text_rules.hpp"
#include "engine/text/word_filter.hpp"
#include "engine/text/word_map.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace parallax {

/// What a word says about sentence ends near it: the `class` column of abbreviations.tsv.
enum class WordRole : std::uint8_t {
    none,
    title,         ///< "Mr": its stop never ends a sentence, a name follows
    never,         ///< "e.g", "vs": its stop never ends a sentence
    numbered,      ///< "No", "p": no end before a number
    month,         ///< "Jan": no end before a number
    weekday,       ///< "Tues": the same
    time,          ///< "p.m": no end before a day, a month or a time zone
    open,          ///< "U.S", "Inc", "Jr": an end only before a word that often starts sentences
    month_name,    ///< "January": no abbreviation
    weekday_name,  ///< "Monday": no abbreviation
    zone,          ///< "EDT": no abbreviation
    speech,        ///< "said": after a closing mark and a name it carries the sentence on
};

[[nodiscard]] constexpr bool is_abbreviation(WordRole role) {
    return role >= WordRole::title && role <= WordRole::open;
}

struct FunctionWord {
    bool is_own = false;            ///< a function word of the rules' language
    bool is_foreign = false;        ///< one of another language; may be both
    bool starts_sentences = false;  ///< its capital tells a new sentence
};

struct TextRules::Lists {
    /// By surface form: a form listed with a capital also stands here all in capitals, one listed
    /// without also with a capital and all in capitals.
    WordMap<WordRole> roles;
    WordFilter role_words;
    /// By normalised form.
    WordMap<FunctionWord> function_words;
    /// Of a word of names that is spelled in several ways, the spelling by which all are compared;
    /// that one itself is none of them. Small letters without marks.
    WordMap<std::string> spellings;
    LineRules lines;

    [[nodiscard]] WordRole role_of(std::string_view surface) const {
        if (!role_words.may_hold(surface)) return WordRole::none;
        const auto found = roles.find(surface);
        return found == roles.end() ? WordRole::none : found->second;
    }

    /// What the line patterns' <date> and <time> ask.
    [[nodiscard]] CalendarWord calendar_word(std::string_view surface) const;
};

}  // namespace parallax
