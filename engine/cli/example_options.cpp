#include "engine/cli/example_options.hpp"

#include "engine/cli/analysis_options.hpp"
#include "engine/cli/command_line.hpp"
#include "engine/cli/outcome.hpp"
#include "engine/core/input_error.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace parallax {
namespace {

namespace po = boost::program_options;

using FieldName = std::pair<std::string_view, std::string ExampleFields::*>;

constexpr std::array<FieldName, 10> field_names{{{"text", &ExampleFields::text},
                                                 {"label", &ExampleFields::label},
                                                 {"outlet", &ExampleFields::outlet},
                                                 {"event", &ExampleFields::event},
                                                 {"group", &ExampleFields::group},
                                                 {"topic", &ExampleFields::topic},
                                                 {"id", &ExampleFields::id},
                                                 {"title", &ExampleFields::title},
                                                 {"url", &ExampleFields::url},
                                                 {"marked", &ExampleFields::marked}}};

}  // namespace

void add_example_options(po::options_description& to, ExampleOptions& options) {
    to.add_options()(
        "field", po::value(&options.renamed)->value_name("FIELD=NAME"),
        "what the file calls a field: text, label, outlet, event, group, topic, id, title, url or "
        "marked; may be given several times");
}

void rename_fields(const std::vector<std::string>& renamed, std::string_view example,
                   const std::function<std::string*(const std::string& field)>& find) {
    for (const std::string& given : renamed) {
        const std::size_t sign = given.find('=');
        std::string* const name = find(given.substr(0, sign));
        if (sign == std::string::npos || sign + 1 == given.size() || name == nullptr) {
            throw InputError(Fault{"--field", 0, 0,
                                   fmt::format("\"{}\" is not FIELD=NAME with a field of ours; "
                                               "write for example {}",
                                               shorten_for_message(given), example),
                                   ""});
        }
        *name = given.substr(sign + 1);
    }
}

ExampleFields read_field_names(const ExampleOptions& options) {
    ExampleFields fields;
    rename_fields(options.renamed, "label=verdict", [&](const std::string& field) {
        const auto found = std::find_if(field_names.begin(), field_names.end(),
                                        [&](const FieldName& one) { return one.first == field; });
        return found == field_names.end() ? nullptr : &(fields.*(found->second));
    });
    return fields;
}

Examples read_named_examples(const CommandPage& page, const AnalysisOptions& options,
                             const ExampleFields& fields) {
    if (options.corpora.empty())
        refuse_usage(page, "name at least one file of labelled examples: .jsonl, .csv or .tsv");
    check_standard_input(page, options.corpora);
    Examples examples = read_examples(options.corpora, fields);
    if (options.strict) stop_at_first(examples.rejects);
    return examples;
}

FoldKind read_fold_kind(std::string_view option, const std::string& name) {
    for (const FoldKind kind : all_fold_kinds) {
        if (name == name_of(kind)) return kind;
    }
    throw InputError(Fault{std::string(option), 0, 0,
                           fmt::format("\"{}\" is not one of stratified, outlet, event, url, group",
                                       shorten_for_message(name)),
                           ""});
}

std::vector<std::string> split_list(std::string_view list) {
    std::vector<std::string> parts;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        std::string_view part = list.substr(0, end);
        list.remove_prefix(std::min(end + 1, list.size()));
        while (part.starts_with(' ')) part.remove_prefix(1);
        while (part.ends_with(' ')) part.remove_suffix(1);
        if (!part.empty()) parts.emplace_back(part);
    }
    return parts;
}

}  // namespace parallax
