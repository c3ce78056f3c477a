#include "engine/model/data_findings.hpp"

#include "engine/numeric/resampling.hpp"

#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

namespace parallax {
namespace {

constexpr std::uint64_t fewest_examples = 10;
constexpr double telling_share = 0.05;

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
        "{} occur more than once, {} of them with different labels; copies stay in one fold",
        copied == 1 ? "1 text" : fmt::format("{} texts", copied), in_conflict));
}

void find_outlet_label(const TrainingSet& set, std::vector<std::string>& findings) {
    std::map<std::string, std::uint32_t> numbers;
    std::vector<std::uint32_t> outlets;
    std::vector<std::uint32_t> labels;
    for (const LabelledExample& example : set.examples) {
        const auto label = example.majority();
        if (example.parent || example.outlet.empty() || !label) continue;
        const auto next = static_cast<std::uint32_t>(numbers.size());
        outlets.push_back(numbers.emplace(example.outlet, next).first->second);
        labels.push_back(*label);
    }
    if (numbers.size() < 2) return;
    const MutualInformation found =
        mutual_information(outlets, numbers.size(), labels, set.classes.size());
    findings.push_back(fmt::format(
        "outlet and label share {:.3f} nats of information, {:.0f} % of what there is to know{}",
        found.nats, 100.0 * found.share,
        found.share >= telling_share
            ? ": a model may learn who writes instead of how; look at folds by outlet and at the "
              "outlet-only baseline"
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
    find_outlet_label(set, findings);
    return findings;
}

}  // namespace parallax
