#pragma once

#include "engine/model/induce.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// What texts were told apart by.
enum class InducedBy : std::uint8_t { outlet, label, event };
[[nodiscard]] std::string_view name_of(InducedBy by);

/// Where induced entries come from, as lexicon.json says it.
struct InducedRecord {
    InducedBy by = InducedBy::outlet;
    std::string from;      ///< SHA-256 of the inputs
    std::string language;  ///< of the lexicons the texts were read with
    std::string settings;  ///< the thresholds, as one line
    std::uint64_t seed = 1;
};

/// A lexicon folder to be written: its name, and its files' bytes by name.
struct InducedFolder {
    std::string slug;
    std::string class_name;  ///< empty if it speaks of all classes
    std::size_t entries = 0;
    std::map<std::string, std::string> files;
};

/// The entries as lexicons. By outlet and by event: one of kind `outlet` for each class that has
/// entries, with affinities. By label: one lexicon of kind `style`, with an axis from the first of
/// two labels to the second, or one for each label of more; weights are the model's coefficients.
[[nodiscard]] std::vector<InducedFolder> make_induced_lexicons(const PhraseTexts& texts,
                                                               const Induction& induction,
                                                               const InducedRecord& record);

/// The file beside the folders that names the texts they came from: the first 16 digits of their
/// keys, sorted, one a line.
inline constexpr std::string_view induced_documents_file = "documents.txt";
[[nodiscard]] std::string list_induced_documents(const PhraseTexts& texts);

/// "Daily Mail" → "daily-mail": a slug that no class before it has.
[[nodiscard]] std::vector<std::string> make_slugs(const std::vector<std::string>& names);

/// The phrase as terms.tsv writes it.
[[nodiscard]] std::string write_phrase(const PhraseTexts& texts, const Candidate& candidate);

}  // namespace parallax
