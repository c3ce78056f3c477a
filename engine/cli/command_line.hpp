#pragma once

#include "engine/cli/commands.hpp"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace boost::program_options {
class options_description;
class value_semantic;
}  // namespace boost::program_options

namespace parallax {

/// What the help of a command says besides its options.
struct CommandPage {
    std::string_view name;      ///< as typed after "parallax", e.g. "lexicon check"
    std::string_view operands;  ///< e.g. "CORPUS… -o DIR"
    std::string_view about;
    std::string_view example;
};

/// Reads the arguments into the variables that `options` names, what is no option into `operands`.
/// Adds --help; if it is given prints the page and returns false: there is nothing more to do.
/// Throws InputError: unknown options with the one that was meant, missing and superfluous values.
[[nodiscard]] bool read_arguments(const CommandPage& page,
                                  const boost::program_options::options_description& options,
                                  const Arguments& arguments, std::vector<std::string>& operands);

/// Value of an option: a whole number from `least` to `most`. `option` is its name with dashes.
[[nodiscard]] boost::program_options::value_semantic* whole_number(std::string option,
                                                                   std::uint64_t& into,
                                                                   std::uint64_t least,
                                                                   std::uint64_t most);

/// Value of an option: one of these words.
[[nodiscard]] boost::program_options::value_semantic* one_of(
    std::string option, std::string& into, std::initializer_list<std::string> words);

/// InputError that says how the command wants to be called.
[[noreturn]] void refuse_usage(const CommandPage& page, const std::string& message);

/// Refuses a value of --as-of that is neither "" nor a day.
void check_as_of(const CommandPage& page, const std::string& day);

}  // namespace parallax
