#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parallax::fuzz {

/// A reader that must answer any bytes with what they say or with an InputError.
struct FuzzTarget {
    std::string_view name;
    std::vector<std::string> (*make_seeds)();  ///< sound inputs, from which others are made
    /// Gives the reader an input and checks what it says of it. Throws std::logic_error if that
    /// breaks a promise; whatever else escapes it is a defect too.
    void (*feed)(std::string_view input);
};

/// All targets, by name.
[[nodiscard]] const std::vector<FuzzTarget>& fuzz_targets();

[[nodiscard]] std::vector<std::string> make_corpus_seeds();
void feed_corpus(std::string_view input);
[[nodiscard]] std::vector<std::string> make_dictionary_seeds();
void feed_dictionary(std::string_view input);
[[nodiscard]] std::vector<std::string> make_lexicon_seeds();
void feed_lexicon(std::string_view input);
[[nodiscard]] std::vector<std::string> make_model_seeds();
void feed_model(std::string_view input);
[[nodiscard]] std::vector<std::string> make_partial_seeds();
void feed_partial(std::string_view input);

}  // namespace parallax::fuzz
