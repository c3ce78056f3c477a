#include "engine/cli/train_checks.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/model/data_findings.hpp"
#include "engine/model/train.hpp"
#include "engine/report/evaluation_report.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <unordered_map>

#include <fmt/format.h>

namespace parallax {

namespace fs = std::filesystem;

namespace {

/// The class most annotators named; none where two share that.
std::optional<std::string> majority_of(const Example& example) {
    std::optional<std::string> label;
    double most = 0.0;
    for (const auto& [name, votes] : example.votes) {
        if (votes == most) label.reset();
        if (votes > most) label = name;
        most = std::max(most, votes);
    }
    return label;
}

std::string place_of(const Example& example) {
    const Origin& origin = example.document.origin;
    return fmt::format("{}:{}", shorten_for_message(origin.file), origin.line);
}

}  // namespace

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

std::vector<std::string> list_conflicts(const std::vector<Example>& examples) {
    constexpr std::size_t most_shown = 10;
    std::unordered_map<std::string_view, const Example*> first;
    std::vector<std::string> conflicts;
    std::size_t more = 0;
    for (const Example& example : examples) {
        const auto [at, is_new] = first.try_emplace(example.document.text, &example);
        if (is_new || majority_of(*at->second) == majority_of(example)) continue;
        if (conflicts.size() == most_shown) {
            ++more;
            continue;
        }
        const auto label = [](const Example& one) {
            const std::optional<std::string> name = majority_of(one);
            return name ? fmt::format("\"{}\"", shorten_for_message(*name))
                        : std::string("as much one as the other");
        };
        conflicts.push_back(fmt::format("{} has the text of {} with another label ({}, there {})",
                                        place_of(example), place_of(*at->second), label(example),
                                        label(*at->second)));
    }
    if (more > 0) conflicts.push_back(fmt::format("{} more texts do", more));
    return conflicts;
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
