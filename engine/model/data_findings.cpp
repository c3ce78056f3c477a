#include "engine/model/data_findings.hpp"

#include "engine/numeric/resampling.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include <fmt/format.h>

namespace parallax {
namespace {

constexpr std::uint64_t fewest_examples = 10;
constexpr double telling_share = 0.05;
constexpr double telling_length = 0.15;  ///< share of pairs beyond one half

void find_copies(const TrainingSet& set, std::vector<std::string>& findings) {
    std::map<std::string, std::set<std::optional<std::uint32_t>>> labels_of_text;
    std::map<std::string, std::uint64_t> times;
    for (const LabelledExample& example : set.examples) {
        if (example.parent) continue;
        labels_of_text[example.text_key].insert(example.majority());
        ++times[example.text_key];
    }
    std::uint64_t copied = 0;
    std::uint64_t in_conflict = 0;
    for (const auto& [key, labels] : labels_of_text) {
        copied += times[key] > 1 ? 1U : 0U;
        in_conflict += labels.size() > 1 ? 1U : 0U;
    }
    if (copied == 0) return;
    findings.push_back(fmt::format(
        "{} more than once, {} of them with different labels; copies stay in one fold",
        copied == 1 ? "1 text occurs" : fmt::format("{} texts occur", copied), in_conflict));
}

/// What an example belongs to, and what a model that tells it apart would learn instead of wording.
struct Belonging {
    std::string_view name;
    std::string LabelledExample::*field;
    std::string_view advice;
};

constexpr std::array belongings{
    Belonging{"outlet", &LabelledExample::outlet,
              ": a model may learn who writes instead of how; look at folds by outlet and at the "
              "outlet-only baseline"},
    Belonging{"topic", &LabelledExample::topic,
              ": a model may learn what is written about instead of how"},
    Belonging{"group", &LabelledExample::group,
              ": a model may learn whom it is about instead of how; look at folds by group"},
};

void find_belonging_label(const TrainingSet& set, const Belonging& belonging,
                          std::vector<std::string>& findings) {
    std::map<std::string, std::uint32_t> numbers;
    std::vector<std::uint32_t> belongs;
    std::vector<std::uint32_t> labels;
    for (const LabelledExample& example : set.examples) {
        const auto label = example.majority();
        const std::string& name = example.*belonging.field;
        if (example.parent || name.empty() || !label) continue;
        const auto next = static_cast<std::uint32_t>(numbers.size());
        belongs.push_back(numbers.emplace(name, next).first->second);
        labels.push_back(*label);
    }
    if (numbers.size() < 2) return;
    const MutualInformation found =
        mutual_information(belongs, numbers.size(), labels, set.classes.size());
    findings.push_back(fmt::format(
        "{} and label share {:.3f} nats of information, {:.0f} % of what there is to know{}",
        belonging.name, found.nats, 100.0 * found.share,
        found.share >= telling_share ? belonging.advice : ""));
}

/// Of two classes: in how many pairs of a text each the one of the second class has the longer
/// sentences, half of those alike counted. Nothing where the set holds no lengths.
void find_length_label(const TrainingSet& set, std::vector<std::string>& findings) {
    const std::vector<std::string>& names = set.table.names;
    const auto column = std::lower_bound(names.begin(), names.end(), "style:words");
    if (set.classes.size() != 2 || column == names.end() || *column != "style:words") return;
    const auto at = static_cast<Eigen::Index>(column - names.begin());
    std::array<std::vector<double>, 2> words;
    for (std::size_t row = 0; row < set.examples.size(); ++row) {
        const LabelledExample& example = set.examples[row];
        const auto label = example.majority();
        if (example.parent || !label) continue;
        words[*label].push_back(set.table.rows.coeff(static_cast<Eigen::Index>(row), at));
    }
    if (words[0].empty() || words[1].empty()) return;
    std::sort(words[0].begin(), words[0].end());
    double longer = 0.0;
    for (const double length : words[1]) {
        const auto [first, last] = std::equal_range(words[0].begin(), words[0].end(), length);
        longer +=
            static_cast<double>(first - words[0].begin()) + static_cast<double>(last - first) / 2.0;
    }
    const double share =
        longer / (static_cast<double>(words[0].size()) * static_cast<double>(words[1].size()));
    findings.push_back(fmt::format(
        "of two texts, one of each class, the one that is \"{}\" has the longer sentences in "
        "{:.0f} "
        "% of pairs{}",
        set.classes[1], 100.0 * share,
        share < 0.5 - telling_length || share > 0.5 + telling_length
            ? ": a model may learn how long sentences are instead of how they are worded"
            : ""));
}

}  // namespace

std::vector<std::pair<std::string, std::uint64_t>> count_by_class(const TrainingSet& set) {
    std::vector<std::pair<std::string, std::uint64_t>> counts;
    for (const std::string& name : set.classes) counts.emplace_back(name, 0);
    for (const LabelledExample& example : set.examples) {
        const auto label = example.majority();
        if (!example.parent && label) ++counts[*label].second;
    }
    return counts;
}

std::vector<std::string> find_in_data(const TrainingSet& set) {
    std::vector<std::string> findings;
    for (const auto& [name, count] : count_by_class(set)) {
        if (count >= fewest_examples) continue;
        findings.push_back(
            fmt::format("class \"{}\" has {}: too few to learn from or to measure", name,
                        count == 1 ? "1 example" : fmt::format("{} examples", count)));
    }
    find_copies(set, findings);
    for (const Belonging& belonging : belongings) find_belonging_label(set, belonging, findings);
    find_length_label(set, findings);
    return findings;
}

}  // namespace parallax
