#pragma once

#include "engine/context/annotation.hpp"
#include "engine/core/span.hpp"
#include "engine/profile/analysed_document.hpp"
#include "engine/text/text_rules.hpp"
#include "engine/text/vocabulary.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// What kind of thing a document tells of its story.
enum class FactKind : std::uint8_t {
    figure,  ///< how many were killed, injured, taken, driven out
    actor,   ///< somebody or an organisation that is named
    source,  ///< who is quoted or reported
    quote,   ///< words in quotation marks
    demand,  ///< what somebody is said to ask for
    date,    ///< a day, month or year
    place,   ///< a place that is named
    cause,   ///< who is said to have done harm to whom, and what it is said to answer
};
inline constexpr std::array all_fact_kinds{FactKind::figure, FactKind::actor,  FactKind::source,
                                           FactKind::quote,  FactKind::demand, FactKind::date,
                                           FactKind::place,  FactKind::cause};

[[nodiscard]] std::string_view name_of(FactKind kind);

/// Where a document gives a fact.
struct FactPlace {
    Field field = Field::text;
    Span span;
    Span sentence;
    Voice voice = Voice::own;
    std::uint32_t word = 0;  ///< its first word in the document's trace

    friend bool operator==(const FactPlace&, const FactPlace&) = default;
};

/// One fact as one document gives it, in a form in which it can be compared with what others give.
/// What a kind has no use for is empty.
struct StoryFact {
    FactKind kind = FactKind::actor;  ///< names are actors here; which are places the event tells
    std::string text;                 ///< as written where it stands first
    /// Words by which a name is compared: see name_words(); of a quote or demand those of who
    /// speaks.
    std::string name;
    /// Of a source, what words of its noun phrase say who it is, those of its name among them: the
    /// words that mean something, in the form of name_words(), singular, sorted, each once.
    std::vector<std::string> role = {};
    std::optional<TargetId> target;  ///< whom it is about, or for whom the source speaks
    std::optional<TargetId> doer;    ///< of a cause; of a demand who is to do it, if named
    HarmKind unit = HarmKind::death;
    std::uint64_t low = 0;              ///< of a figure
    std::optional<std::uint64_t> high;  ///< none: left open
    bool vague = false;                 ///< "dozens"
    bool presumed = false;              ///< of a figure: "presumed dead"
    bool labelled = false;              ///< of a demand: an outlet's label stands in its words
    std::string date;  ///< 2024-03-26, 2024-03 or 2024; empty for a day that cannot be told
    /// Numbers of the words of a quote, demand or cause that mean something, sorted, each once.
    std::vector<std::uint32_t> words;
    /// Indirect speech, a date that may be meant, harm of which nobody is said to be the cause: no
    /// fact of its own, but it may give another's or leave it open whether it does.
    bool indirect = false;
    bool is_person = false;
    std::uint32_t behind_place_word = 0;  ///< how many of `count` stand behind "in", "from"
    std::uint32_t count = 0;
    std::vector<FactPlace> places;  ///< the first `places_kept`

    friend bool operator==(const StoryFact&, const StoryFact&) = default;
};

inline constexpr std::size_t places_kept = 3;

/// A sentence of a document that gives a fact.
struct FactSentence {
    Field field = Field::text;
    Span span;
    std::string text;  ///< the sentence's bytes, at most `longest_fact_sentence`

    friend bool operator==(const FactSentence&, const FactSentence&) = default;
};

inline constexpr std::size_t longest_fact_sentence = 600;

/// Initials that a document writes in brackets behind a name: "Sorel River Authority (SRA)".
struct Acronym {
    std::string name;      ///< name_words()
    std::string initials;  ///< name_words()

    friend bool operator==(const Acronym&, const Acronym&) = default;
};

/// A word of a document's names that is spelled in several ways, and the spelling by which all are
/// compared: "kiev", "kyiv".
struct WordSpelling {
    std::string word;  ///< small letters
    std::string standard;

    friend bool operator==(const WordSpelling&, const WordSpelling&) = default;
};

/// What the documents of an event say of their names besides the names.
struct NameForms {
    std::vector<Acronym> acronyms = {};
    std::vector<WordSpelling> spellings = {};
};

/// What one document of an event gives.
struct DocumentFacts {
    std::string key;                           ///< of the document
    std::vector<StoryFact> facts;              ///< by kind, then first place
    std::vector<FactSentence> sentences = {};  ///< quote_sentences(), where they are wanted
    std::vector<Acronym> acronyms = {};        ///< in order of place
    std::vector<WordSpelling> spellings = {};  ///< sorted, each word once
    /// list_capital_runs(): by them is judged whether a name can be said to be missing.
    std::vector<std::string> capitals = {};

    friend bool operator==(const DocumentFacts&, const DocumentFacts&) = default;
};

/// The words of a name in the form in which names are compared: case folded, but words in capitals
/// alone stay so ("UN security council"); without articles, dots, hyphens, marks of Latin letters
/// (fold_accents) and possessive endings.
[[nodiscard]] std::string name_words(std::string_view written);

/// Reads the facts out of the annotation. The document must have been parsed with this vocabulary.
/// A day of the week or a day without a year is that nearest to the document's date that news is
/// likely to mean, "yesterday" is counted from that date and "a day after" from the one day that
/// its sentence names; what stays open is a date that may be meant. `sentences` stays empty.
[[nodiscard]] DocumentFacts list_facts(const AnalysedDocument& analysed, const TextRules& rules,
                                       const Vocabulary& vocabulary);

/// The sentences of the facts' first places, each once, by place.
[[nodiscard]] std::vector<FactSentence> quote_sentences(const std::vector<StoryFact>& facts,
                                                        const AnalysedDocument& analysed);

}  // namespace parallax
