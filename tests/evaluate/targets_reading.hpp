#pragma once

#include "engine/context/annotate_text.hpp"
#include "engine/context/mentions.hpp"
#include "engine/context/token_view.hpp"
#include "engine/context/warring_sides.hpp"
#include "engine/lexicon/matcher.hpp"
#include "engine/text/text_rules.hpp"
#include "tests/evaluate/targets_lists.hpp"
#include "tests/evaluate/targets_rows.hpp"

#include <filesystem>
#include <string>
#include <unordered_set>
#include <vector>

namespace parallax::targets {

/// A row as the engine reads it. The one named in the row and everybody else with a name are two
/// targets of a lexicon made in memory, so that the engine attaches hits to one or the other.
struct Reading {
    ParsedText parsed;
    Matches matches;
    Annotation annotation;
    std::vector<Mention> mentions;  ///< pronouns resolved
    TokenRange given;               ///< tokens of the row's place; empty if there is none
    std::vector<Voice> voices;      ///< by token
};

/// Reads rows. Not thread-safe.
class Reader {
public:
    /// `root`: the repository. `small`: words that are written small somewhere, so that a capital
    /// at a sentence's start makes no name of them.
    /// `lists`: by others, for the trained model alone; may be empty.
    Reader(const std::filesystem::path& root, std::unordered_set<std::string> small,
           std::vector<WordList> lists);

    [[nodiscard]] Reading read(const Row& row);

    [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }
    [[nodiscard]] const std::vector<WordList>& lists() const { return lists_; }
    [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }
    /// What a TokenView of the row looks at; both arguments must outlive it.
    [[nodiscard]] ContextInput input(const Row& row, const Reading& reading) const;
    [[nodiscard]] TokenView view(const ContextInput& input);
    /// Whether the target is the one that the row names.
    [[nodiscard]] bool is_given(TargetId target) const;

private:
    void add_mentions(const Row& row, Reading& reading);

    Lexicon lexicon_;
    Matcher matcher_;
    WarringSides sides_;
    TextRules text_rules_;
    ContextRules rules_;
    std::unordered_set<std::string> small_;
    std::vector<WordList> lists_;
    Vocabulary vocabulary_;
    MatchMemo memo_;
    ContextMemo context_;
};

/// Words of the rows that are written small in one of them.
[[nodiscard]] std::unordered_set<std::string> collect_small_words(const std::vector<Row>& rows);

}  // namespace parallax::targets
