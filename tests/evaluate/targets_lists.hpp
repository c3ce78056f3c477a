#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace parallax::targets {

/// Words with a weight from about -2 to 2, as somebody else lists them.
struct WordList {
    std::string name;
    std::unordered_map<std::string, double> weights;  ///< never iterated

    /// Weight of the word, or of what stands before its ending; 0 if the list has neither.
    [[nodiscard]] double weight_of(std::string_view word) const;
};

/// VADER (Hutto and Gilbert 2014), the opinion words of Hu and Liu (2004) and MPQA's subjectivity
/// clues (Wilson, Wiebe and Hoffmann 2005), as far as the folder has them. They are features of an
/// experiment and no part of the product.
[[nodiscard]] std::vector<WordList> read_word_lists(const std::filesystem::path& folder);

}  // namespace parallax::targets
