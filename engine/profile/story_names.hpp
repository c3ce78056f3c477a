#pragma once

#include "engine/core/ids.hpp"
#include "engine/profile/story_facts.hpp"
#include "engine/profile/target_words.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace parallax {

/// A fact of one document.
struct GivenFact {
    std::uint32_t document = 0;  ///< a number of the caller
    const StoryFact* fact = nullptr;
    std::uint32_t outlet = 0;
};

/// Who is who among the names and sources of one event. Names are matched as match_names says; a
/// source is known by its name, else by the target it speaks for and what it is: "Hamas official"
/// and "officials of Hamas" are one, and so are "a spokesman for the harbour ministry" and the one
/// person whom another document introduces in these words. The facts must outlive it.
class StoryNames {
public:
    StoryNames(std::span<const GivenFact> facts, const NameForms& forms,
               const TargetWords& targets);

    /// The same from 1 on for the same name; 0 for what is no actor, source, quotation or demand.
    [[nodiscard]] std::uint32_t name_of(std::uint32_t fact) const { return names_[fact]; }

    /// The same for the same source of a source, quotation or demand; empty if nobody is named.
    [[nodiscard]] const std::string& source_of(std::uint32_t fact) const { return keys_[fact]; }

    /// Whether the source has a name or speaks for a target: "his wife" may be anybody's.
    [[nodiscard]] bool is_known_source(std::uint32_t fact) const;

    /// Whether the source has a name of its own: "Nasser Kanani", not "Iran" or "officials of
    /// Iran".
    [[nodiscard]] bool is_own_name(std::uint32_t fact) const;

    /// For whom the source speaks: what most facts say, where they differ.
    [[nodiscard]] std::optional<TargetId> side_of_source(std::uint32_t fact) const;

    /// How a name is called where all outlets stand side by side: a target by its name in the
    /// lexicon; everybody else as most outlets write the name, of several the longest.
    [[nodiscard]] std::string heading_of_name(std::uint32_t fact, bool is_place = false) const;
    [[nodiscard]] const std::string& heading_of_source(std::uint32_t fact) const;

private:
    /// How many outlets write a name so.
    using Forms = std::map<std::string, std::set<std::uint32_t>>;

    /// "in Tehran": a government's seat where it is no more than a place.
    [[nodiscard]] bool is_seat(const StoryFact& fact) const;
    void number_names(const NameForms& forms);
    void find_sources();
    void join_roles();
    [[nodiscard]] std::string key_of(std::uint32_t fact) const;
    [[nodiscard]] std::set<std::string> tell_role(const StoryFact& fact, bool with_name) const;
    [[nodiscard]] std::string find_heading(std::uint32_t fact) const;
    [[nodiscard]] std::string choose_form(const Forms& forms) const;
    [[nodiscard]] bool is_two_names(const std::string& text) const;

    std::span<const GivenFact> facts_;
    const TargetWords& targets_;
    std::vector<std::uint32_t> names_;                ///< by fact
    std::vector<std::string> keys_;                   ///< by fact
    std::set<std::uint32_t> proper_;                  ///< names that are no mere nouns
    std::map<std::uint32_t, TargetId> bare_;          ///< of a name, the target that it names
    std::map<TargetId, std::uint32_t> name_of_bare_;  ///< the other way round
    std::set<std::uint32_t> speakers_;                ///< names of targets that are sources
    std::map<std::uint32_t, Forms> forms_of_name_;
    std::map<std::uint32_t, Forms> forms_as_source_;  ///< of a name, where it speaks
    std::map<std::string, Forms> forms_of_source_;
    std::map<std::string, std::set<std::uint32_t>> names_of_source_;
    std::map<std::string, std::map<TargetId, std::uint32_t>> sides_of_source_;
    std::map<std::string, std::string> headings_;  ///< by key; of many facts found once
    std::set<std::string> all_names_;              ///< name_words() of all
};

}  // namespace parallax
