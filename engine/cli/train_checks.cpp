#include "engine/cli/train_checks.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/model/data_findings.hpp"
#include "engine/model/train.hpp"
#include "engine/report/evaluation_report.hpp"

#include <filesystem>
#include <set>
#include <system_error>

#include <fmt/format.h>

namespace parallax {

namespace fs = std::filesystem;

void check_default_card(const std::string& file) {
    std::error_code ignored;
    if (!fs::exists(file, ignored) || is_model_card(read_whole_file(file))) return;
    throw InputError(Fault{file, 0, 0,
                           "this is no model card and would be overwritten by one; name the "
                           "card's file with --card",
                           ""});
}

void check_lexicon_out(const std::string& folder) {
    std::error_code ignored;
    if (folder.empty() || !fs::exists(folder, ignored) || fs::is_empty(folder, ignored)) return;
    throw InputError(Fault{folder, 0, 0,
                           "this folder is not empty; a proposal is written into a new one and "
                           "never over a lexicon",
                           ""});
}

void check_classes(std::uint64_t read, const std::vector<std::string>& classes) {
    if (classes.size() >= 2) return;
    throw InputError(
        Fault{"", 0, 0,
              classes.empty()
                  ? fmt::format("there is nothing to learn from: {} records, no example", read)
                  : fmt::format("every example is of the class \"{}\"; a model needs two or more",
                                shorten_for_message(classes.front())),
              ""});
}

void check_classes_left(std::uint64_t read, const TrainingSet& set) {
    std::vector<std::string> classes;
    for (const auto& [name, count] : count_by_class(set)) {
        if (count > 0) classes.push_back(name);
    }
    check_classes(read, classes);
}

void check_groups(const TrainingSet& set, const std::vector<FoldKind>& kinds) {
    std::vector<std::uint32_t> own;
    for (std::uint32_t i = 0; i < set.examples.size(); ++i) {
        if (!set.examples[i].parent) own.push_back(i);
    }
    for (const FoldKind kind : kinds) {
        std::set<std::string> groups;
        for (const LabelledExample& example : set.examples) {
            const std::string& name = kind == FoldKind::outlet  ? example.outlet
                                      : kind == FoldKind::event ? example.event
                                      : kind == FoldKind::url   ? example.url
                                                                : example.group;
            if (!name.empty()) groups.insert(name);
        }
        if (kind == FoldKind::stratified) continue;
        if (groups.size() >= 2) {
            if (make_folds(set, own, kind, 2, 0).count >= 2) continue;
            throw InputError(
                Fault{"--group", 0, 0,
                      fmt::format("copies of texts, which stay in one fold, join every "
                                  "\"{}\" to every other; leave copies out or choose "
                                  "another kind",
                                  name_of(kind)),
                      ""});
        }
        throw InputError(Fault{"--group", 0, 0,
                               fmt::format("the examples have {} \"{}\"; folds by it need two or "
                                           "more",
                                           groups.empty() ? "no" : "only one", name_of(kind)),
                               ""});
    }
}

}  // namespace parallax
