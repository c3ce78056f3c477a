#pragma once

#include "engine/core/input_error.hpp"
#include "engine/lexicon/dictionary.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace parallax {

/// An axis or choice that a dictionary as a lexicon declares.
struct PlannedDeclaration {
    bool is_choice = false;
    std::string leaf;  ///< name of its category
    std::string path;  ///< "a > b"
    std::string id{};  ///< no other axis or choice has it
    std::string negative = "other words";
    std::string positive{};
    std::string about{};
};

/// Where a category's entries go.
struct PlannedCategory {
    std::size_t declaration = 0;
    std::optional<double> pole{};                  ///< -1 or 1 if it is a pole of an axis
    std::string path{};                            ///< of the category itself
    const DictionaryCategory* category = nullptr;  ///< the dictionary's, which outlives the plan
};

struct DictionaryPlan {
    std::vector<PlannedDeclaration> declarations{};
    std::vector<PlannedCategory> categories{};  ///< those that hold entries
    std::vector<Fault> left_out{};              ///< those that hold nothing
};

/// Makes axes and choices of a dictionary's categories, as import_dictionary() says.
[[nodiscard]] DictionaryPlan plan_dictionary(const Dictionary& dictionary);

}  // namespace parallax
