#pragma once

#include "engine/corpus/read_examples.hpp"
#include "engine/model/training.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace boost::program_options {
class options_description;
}

namespace parallax {

struct AnalysisOptions;
struct CommandPage;

/// Names of the examples' fields as the user gave them.
struct ExampleOptions {
    std::vector<std::string> renamed;  ///< "label=verdict"
};

/// Adds --field.
void add_example_options(boost::program_options::options_description& to, ExampleOptions& options);

/// Carries out renamings of the form FIELD=NAME: `find` says where the name of a field goes, null
/// for a field there is not. Throws InputError for those and other forms, with `example` to go by.
void rename_fields(const std::vector<std::string>& renamed, std::string_view example,
                   const std::function<std::string*(const std::string& field)>& find);

/// Throws InputError if a renaming is not of the form FIELD=NAME or names no field there is.
[[nodiscard]] ExampleFields read_field_names(const ExampleOptions& options);

/// Reads the examples that `options.corpora` names. Throws InputError, with --strict also for the
/// first that cannot be used.
[[nodiscard]] Examples read_named_examples(const CommandPage& page, const AnalysisOptions& options,
                                           const ExampleFields& fields);

/// The kind of fold of this name. Throws InputError naming `option`.
[[nodiscard]] FoldKind read_fold_kind(std::string_view option, const std::string& name);

/// "a,b,c" as its parts, without white space around them; empty parts are left out.
[[nodiscard]] std::vector<std::string> split_list(std::string_view list);

}  // namespace parallax
