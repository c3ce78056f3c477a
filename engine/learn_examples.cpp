#include "engine/learn_examples.hpp"

#include "engine/core/sha256.hpp"
#include "engine/model/feature_reader.hpp"
#include "engine/model/like_words.hpp"
#include "engine/parallel_documents.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

namespace parallax {
namespace {

struct HashName {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const {
        return std::hash<std::string_view>{}(name);
    }
};

/// What one thread keeps. Numbers of names are its own.
struct LearningLane {
    Workspace workspace;
    FeatureMemo memo;
    std::unordered_map<std::string, std::uint32_t, HashName, std::equal_to<>> number_of;
    std::vector<std::string> names;

    std::uint32_t number(std::string_view name) {
        const auto found = number_of.find(name);
        if (found != number_of.end()) return found->second;
        const auto next = static_cast<std::uint32_t>(names.size());
        number_of.emplace(name, next);
        names.emplace_back(name);
        return next;
    }
};

/// A text whose features are to be read.
struct Unit {
    Document document;
    LabelledExample label;
    std::string parent_key;  ///< of a made row
    std::size_t lane = 0;
    std::vector<std::pair<std::uint32_t, double>> values;  ///< by the lane's number, rising
    std::optional<Reject> reject;
};

void read_unit(Unit& unit, const Resources& resources, const FeatureReader& reader,
               LearningLane& lane) {
    const ReadDocument read =
        read_document(std::move(unit.document), resources, lane.workspace, AnnotationDepth::hits);
    unit.reject = read.analysis.reject;
    if (unit.reject) return;
    const auto fields = read.fields();
    const FeatureVector terms = count_features(fields);
    std::map<std::uint32_t, std::pair<Family, double>> amounts;
    std::array<double, all_families.size()> totals{};
    // A model scores by the families that it names and no other.
    if (reader.reading().has(Family::lexicon)) {
        for (const FeatureCount& count : terms.counts) {
            const std::string name =
                feature_name(resources.lexicon().term(count.key.term).id, count.key.wording);
            auto& [family, amount] = amounts[lane.number(name)];
            family = Family::lexicon;
            amount += static_cast<double>(count.places.size());
        }
    }
    reader.read(fields, lane.workspace.vocabulary, lane.memo,
                [&](std::string_view name, Family family, double amount, const Place&) {
                    totals[static_cast<std::size_t>(family)] += amount;
                    auto& one = amounts[lane.number(name)];
                    one.first = family;
                    one.second += amount;
                });
    unit.values.reserve(amounts.size());
    for (const auto& [number, one] : amounts) {
        unit.values.emplace_back(
            number, reader.value(one.first, one.second, totals[static_cast<std::size_t>(one.first)],
                                 terms.scored_sentences));
    }
}

std::string key_of(const Example& example) {
    std::string votes;
    for (const auto& [name, count] : example.votes) votes += fmt::format("{}={};", name, count);
    const Document& d = example.document;
    const std::array<std::string_view, 8> parts = {d.title, d.text, d.outlet,      d.event,
                                                   d.id,    d.url,  example.group, votes};
    return sha256_hex_of_parts(parts);
}

/// The text less its marked stretches, and those stretches; none if they are not found in it.
std::optional<std::pair<std::string, std::string>> split_marked(
    const std::string& text, const std::vector<std::string>& marked) {
    std::vector<std::pair<std::size_t, std::size_t>> spans;
    for (const std::string& one : marked) {
        const std::size_t at = text.find(one);
        if (at != std::string::npos) spans.emplace_back(at, at + one.size());
    }
    if (spans.empty()) return std::nullopt;
    std::sort(spans.begin(), spans.end());
    std::string inside;
    std::string outside;
    std::size_t at = 0;
    for (const auto& [begin, end] : spans) {
        if (begin < at) continue;
        outside.append(text, at, begin - at);
        if (!inside.empty()) inside += " … ";
        inside.append(text, begin, end - begin);
        at = end;
    }
    outside.append(text, at);
    return std::pair(std::move(inside), std::move(outside));
}

/// A row each for the marked words, which carry the label, and for the others, which carry the
/// opposite one.
void add_made_units(const Example& example, const LabelledExample& label,
                    std::vector<Unit>& units) {
    const auto split = split_marked(example.document.text, example.marked);
    if (!split) return;
    for (const bool is_marked : {true, false}) {
        const std::string& text = is_marked ? split->first : split->second;
        if (text.find_first_not_of(" \t\r\n") == std::string::npos) continue;
        Unit unit;
        unit.document.id = example.document.id;
        unit.document.text = text;
        unit.label = label;
        unit.label.key = label.key + (is_marked ? "+" : "-");
        unit.parent_key = label.key;
        if (!is_marked) std::swap(unit.label.shares[0], unit.label.shares[1]);
        units.push_back(std::move(unit));
    }
}

/// The columns of the table, and where each lane's numbers lie in them.
struct Columns {
    std::vector<std::string> names;
    std::vector<std::vector<int>> of_lane;  ///< −1: left out
};

Columns join_names(const std::vector<LearningLane>& lanes, const std::vector<Unit>& units,
                   const Lexicon& lexicon, const TextReading& reading,
                   const LearnOptions& options) {
    const Model* const prior = options.prior;
    std::map<std::string_view, std::uint32_t> met_in;
    for (const Unit& unit : units) {
        if (unit.reject || !unit.parent_key.empty()) continue;
        for (const auto& [number, value] : unit.values) ++met_in[lanes[unit.lane].names[number]];
    }
    std::set<std::string> kept;
    for (const auto& [name, units_met] : met_in) {
        const Family family = family_of(name);
        const bool has_vector =
            options.vectors != nullptr && find_vector(*options.vectors, name).has_value();
        if (!is_ngram(family) || units_met >= 2 || has_vector) kept.emplace(name);
    }
    // What the lexicon knows stays known where there is no evidence.
    if (reading.has(Family::lexicon)) {
        for (const Term& term : lexicon.terms()) {
            if (term.axis && term.weight != 0.0)
                kept.insert(feature_name(term.id, Wording::outlet));
        }
    }
    if (prior != nullptr) {
        for (const ModelFeature& feature : prior->features) kept.insert(feature.name);
    }
    Columns columns;
    columns.names.assign(kept.begin(), kept.end());
    for (const LearningLane& lane : lanes) {
        std::vector<int>& places = columns.of_lane.emplace_back(lane.names.size(), -1);
        for (std::size_t i = 0; i < lane.names.size(); ++i) {
            const auto at =
                std::lower_bound(columns.names.begin(), columns.names.end(), lane.names[i]);
            if (at != columns.names.end() && *at == lane.names[i])
                places[i] = static_cast<int>(at - columns.names.begin());
        }
    }
    return columns;
}

TrainingSet make_set(std::vector<Unit> units, const std::vector<LearningLane>& lanes,
                     const Lexicon& lexicon, const TextReading& reading,
                     const LearnOptions& options) {
    TrainingSet set;
    Columns columns = join_names(lanes, units, lexicon, reading, options);
    std::erase_if(units, [](const Unit& unit) { return unit.reject.has_value(); });
    std::sort(units.begin(), units.end(), [](const Unit& a, const Unit& b) {
        return std::tuple(!a.parent_key.empty(), std::string_view(a.label.key)) <
               std::tuple(!b.parent_key.empty(), std::string_view(b.label.key));
    });
    std::map<std::string_view, std::uint32_t> row_of;
    std::vector<Eigen::Triplet<double, int>> entries;
    std::vector<LabelledExample> examples;
    for (const Unit& unit : units) {
        const auto row = static_cast<int>(examples.size());
        LabelledExample label = unit.label;
        if (unit.parent_key.empty()) {
            row_of.emplace(unit.label.key, static_cast<std::uint32_t>(row));
        } else {
            const auto parent = row_of.find(unit.parent_key);
            if (parent == row_of.end()) continue;
            label.parent = parent->second;
        }
        examples.push_back(std::move(label));
        for (const auto& [number, value] : unit.values) {
            const int column = columns.of_lane[unit.lane][number];
            if (column >= 0) entries.emplace_back(row, column, value);
        }
    }
    set.table.rows.resize(static_cast<Eigen::Index>(examples.size()),
                          static_cast<Eigen::Index>(columns.names.size()));
    set.table.rows.setFromTriplets(entries.begin(), entries.end());
    set.table.names = std::move(columns.names);
    set.examples = std::move(examples);
    if (options.prior != nullptr) {
        for (const ModelFeature& feature : options.prior->features)
            set.prior_weights.emplace(feature.name, feature.weight);
    }
    if (options.vectors != nullptr) {
        set.vectors = options.vectors;
        for (const std::string& name : set.table.names)
            set.vector_of.push_back(find_vector(*options.vectors, name));
    }
    return set;
}

}  // namespace

std::vector<std::string> list_classes(const std::vector<Example>& examples) {
    std::set<std::string> names;
    for (const Example& example : examples) {
        for (const auto& [name, count] : example.votes) names.insert(name);
    }
    return {names.begin(), names.end()};
}

LearnableExamples read_features(std::vector<Example> examples, const Resources& resources,
                                const TextReading& reading, const LearnOptions& options,
                                const Progress& progress) {
    LearnableExamples result;
    const std::vector<std::string> classes =
        options.classes.empty() ? list_classes(examples) : options.classes;
    std::vector<Unit> units;
    std::set<std::string> keys;
    for (Example& example : examples) {
        LabelledExample label;
        label.shares.resize(classes.size());
        double votes = 0.0;
        std::string other;
        for (const auto& [name, count] : example.votes) {
            const auto found = std::find(classes.begin(), classes.end(), name);
            if (found == classes.end()) {
                other = name;
            } else {
                label.shares[static_cast<std::size_t>(found - classes.begin())] = count;
                votes += count;
            }
        }
        if (!other.empty()) {
            result.rejects.push_back({example.document.origin, RejectReason::wrong_label,
                                      fmt::format("\"{}\" is none of the classes wanted ({})",
                                                  other, fmt::join(classes, ", "))});
            continue;
        }
        for (double& share : label.shares) share /= votes;
        if (options.weigh_agreement) {
            const double most = *std::max_element(label.shares.begin(), label.shares.end());
            const double even = 1.0 / static_cast<double>(classes.size());
            label.weight = (most - even) / (1.0 - even);
        }
        label.key = key_of(example);
        while (!keys.insert(label.key).second) label.key += '=';
        label.outlet = example.document.outlet;
        label.event = example.document.event;
        label.url = example.document.url;
        label.group = example.group;
        label.topic = example.topic;
        label.text_key = text_key(example.document);
        if (options.use_marked && classes.size() == 2) add_made_units(example, label, units);
        Unit unit;
        unit.label = std::move(label);
        unit.document = std::move(example.document);
        units.push_back(std::move(unit));
    }

    const FeatureReader reader(reading, resources.lexicon());
    std::vector<LearningLane> lanes(std::max(options.threads, 1u));
    std::size_t done = 0;
    run_ordered(
        units.size(), options.threads,
        [&](std::size_t index, std::size_t lane) {
            units[index].lane = lane;
            read_unit(units[index], resources, reader, lanes[lane]);
        },
        [&](std::size_t index) {
            if (progress && units[index].parent_key.empty()) progress(++done);
        });
    for (Unit& unit : units) {
        if (unit.reject && unit.parent_key.empty()) result.rejects.push_back(*unit.reject);
    }
    result.set = make_set(std::move(units), lanes, resources.lexicon(), reading, options);
    result.set.classes = classes;
    return result;
}

}  // namespace parallax
