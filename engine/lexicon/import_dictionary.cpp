#include "engine/lexicon/import_dictionary.hpp"

#include "engine/lexicon/dictionary_pattern.hpp"
#include "engine/lexicon/phrase.hpp"
#include "engine/lexicon/table_rows.hpp"
#include "engine/lexicon/term_rows.hpp"
#include "engine/lexicon/terms_table.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace parallax {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

/// Lower-case letters and digits, everything else a single hyphen; "" if nothing is left.
std::string make_slug(std::string_view text) {
    std::string slug;
    for (const char c : lower(text)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            slug += c;
        } else if (!slug.empty() && slug.back() != '-') {
            slug += '-';
        }
    }
    while (!slug.empty() && slug.back() == '-') slug.pop_back();
    return slug;
}

/// -1 or 1 for a category that is a pole, else none.
std::optional<double> pole_named(std::string_view name) {
    const std::string word = lower(name);
    if (word == "negative") return -1.0;
    if (word == "positive") return 1.0;
    return std::nullopt;
}

/// An axis or choice to be declared.
struct Declared {
    bool is_choice = false;
    std::string leaf;  ///< name of its category
    std::string path;  ///< "a > b"
    std::string id{};
    std::string negative = "other words";
    std::string positive{};
    std::string about{};
};

/// Where a category's entries go.
struct Destination {
    std::size_t declared = 0;
    std::optional<double> pole{};
    std::string path{};  ///< of the category itself
    const DictionaryCategory* category = nullptr;
};

class Importer {
public:
    Importer(const Dictionary& dictionary, const ImportSettings& settings)
        : dictionary_(dictionary),
          settings_(settings),
          base_name_(
              shorten_for_message(std::filesystem::path(dictionary.file).filename().string())),
          table_(make_table()) {}

    ImportedLexicon take() {
        out_.left_out = dictionary_.left_out;
        plan(dictionary_.categories, "", nullptr);
        name_all();
        for (const Destination& destination : destinations_) {
            for (const DictionaryEntry& entry : destination.category->entries)
                add_entry(destination, entry);
        }
        std::stable_sort(out_.left_out.begin(), out_.left_out.end(),
                         [](const Fault& a, const Fault& b) {
                             return std::tie(a.line, a.column) < std::tie(b.line, b.column);
                         });
        out_.entries = rows_.size();
        write_rows();
        out_.terms = table_.bytes();
        out_.json = make_json();
        return std::move(out_);
    }

private:
    struct EntryRow {
        std::string phrase;
        std::string axis{};
        std::optional<double> weight{};
        std::optional<double> sd{};
        std::string choice{};
        std::string category{};
        std::size_t line = 0;
    };

    static TermsTable make_table() {
        std::vector<Fault> none;
        return {"terms.tsv", "phrase\taxis\tweight\tchoice\tsd\tcategory\tnote\tsource\n", none};
    }

    /// Index of the axis or choice of this path, declared if it is new.
    std::size_t declare(bool is_choice, const std::string& leaf, const std::string& path,
                        const std::string& about) {
        for (std::size_t i = 0; i < declared_.size(); ++i) {
            if (declared_[i].path == path && declared_[i].is_choice == is_choice) return i;
        }
        Declared one;
        one.is_choice = is_choice;
        one.leaf = leaf;
        one.path = path;
        one.positive = leaf;
        one.about = about;
        declared_.push_back(std::move(one));
        return declared_.size() - 1;
    }

    void plan(const std::vector<DictionaryCategory>& categories, const std::string& above,
              const DictionaryCategory* parent) {
        for (const DictionaryCategory& category : categories) {
            const std::string path = above.empty() ? category.name : above + " > " + category.name;
            const bool holds_any = !category.entries.empty() || !category.below.empty();
            if (!category.entries.empty()) plan_one(category, path, above, parent);
            if (!holds_any && category.name != "choices") {
                Fault fault{dictionary_.file, category.place.line, category.place.column,
                            "category \"" + shorten_for_message(path) + "\" is empty; left out",
                            ""};
                out_.left_out.push_back(std::move(fault));
            }
            plan(category.below, path, &category);
        }
    }

    void plan_one(const DictionaryCategory& category, const std::string& path,
                  const std::string& above, const DictionaryCategory* parent) {
        constexpr std::string_view choices = "choices";
        const std::size_t dot = category.name.rfind('.');
        const std::string after_dot = dot == std::string::npos ? "" : category.name.substr(dot + 1);
        Destination destination{0, std::nullopt, path, &category};
        if (lower(above) == choices) {
            destination.declared = declare(true, category.name, path, category.about);
        } else if (above.empty() && lower(category.name).starts_with("choices.")) {
            const std::string name = category.name.substr(choices.size() + 1);
            destination.declared = declare(true, name, "choices > " + name, category.about);
        } else if (category.name.empty()) {
            destination.declared = declare(false, "valence", "", "");
            name_poles(declared_[destination.declared]);
        } else if (const auto pole = pole_named(category.name)) {
            destination.pole = pole;
            destination.declared = declare(false, parent == nullptr ? "valence" : parent->name,
                                           above, parent == nullptr ? "" : parent->about);
            name_pole(declared_[destination.declared], *pole, category.about);
        } else if (const auto joined = pole_named(after_dot); joined && dot > 0) {
            destination.pole = joined;
            const std::string axis = category.name.substr(0, dot);
            destination.declared =
                declare(false, axis, above.empty() ? axis : above + " > " + axis, "");
            name_pole(declared_[destination.declared], *joined, category.about);
        } else {
            destination.declared = declare(false, category.name, path, category.about);
        }
        destinations_.push_back(std::move(destination));
    }

    static void name_poles(Declared& axis) {
        if (axis.negative == "other words") axis.negative = "negative";
        if (axis.positive == axis.leaf) axis.positive = "positive";
    }

    static void name_pole(Declared& axis, double pole, const std::string& about) {
        name_poles(axis);
        if (!about.empty()) (pole < 0 ? axis.negative : axis.positive) = about;
    }

    /// Ids from the categories' own names where those are enough, else from their whole path, and
    /// numbered where that is not enough either.
    void name_all() {
        std::map<std::pair<bool, std::string>, int> uses;
        for (const Declared& one : declared_) ++uses[{one.is_choice, make_slug(one.leaf)}];
        std::set<std::string> taken;  // ids of entries name axis or choice alike
        for (Declared& one : declared_) {
            std::string id = make_slug(one.leaf);
            if (id.empty() || uses[{one.is_choice, id}] > 1) id = make_slug(one.path);
            if (id.empty()) id = "category";
            std::string numbered = id;
            for (int n = 2; !taken.insert(numbered).second; ++n)
                numbered = fmt::format("{}-{}", id, n);
            one.id = std::move(numbered);
            if (one.negative == one.positive) one.negative = "not " + one.positive;
            ++(one.is_choice ? out_.choices : out_.axes);
        }
    }

    void leave_out(const DictionaryEntry& entry, const std::string& why) {
        out_.left_out.push_back(
            {dictionary_.file, entry.place.line, entry.place.column,
             "\"" + shorten_for_message(entry.pattern) + "\": " + why + "; left out", ""});
    }

    void add_entry(const Destination& destination, const DictionaryEntry& entry) {
        std::string phrase;
        const std::string pattern(trim_cell(entry.pattern));
        if (const std::string why = read_pattern(pattern, dictionary_.format, phrase);
            !why.empty()) {
            leave_out(entry, why);
            return;
        }
        const PhraseResult parsed = parse_phrase(phrase, vocabulary_);
        if (!parsed.fault.message.empty()) {
            leave_out(entry, parsed.fault.message);
            return;
        }
        const Declared& declared = declared_[destination.declared];
        double weight = entry.weight.value_or(1.0);
        if (destination.pole) weight = *destination.pole * std::abs(weight);
        if (std::abs(weight) > largest_weight) {
            leave_out(entry, fmt::format("weight {} is beyond 50", weight));
            return;
        }
        if (entry.sd && *entry.sd < 0.0) {
            leave_out(entry, fmt::format("sd {} is below 0", *entry.sd));
            return;
        }
        const std::string key = make_phrase_key(parsed.phrase);
        const auto [at, is_new] =
            row_by_key_.try_emplace({key, destination.declared}, rows_.size());
        if (!is_new) {
            const EntryRow& before = rows_[at->second];
            if (declared.is_choice || before.weight == weight) {
                ++out_.repeated;
            } else {
                leave_out(entry, fmt::format("stands in line {} with weight {} already",
                                             before.line, *before.weight));
            }
            return;
        }
        if (declared.is_choice && join_choice(key, declared.id, at->second)) return;
        EntryRow row;
        row.phrase = std::move(phrase);
        if (declared.is_choice) {
            row.choice = declared.id;
        } else {
            row.axis = declared.id;
            row.weight = weight == 0.0 ? 0.0 : weight;
            // A standard deviation of 0 says that raters agreed, not that nothing can be learned.
            if (entry.sd && *entry.sd > 0.0) row.sd = entry.sd;
            last_row_of_phrase_[key] = rows_.size();
        }
        row.category = destination.path;
        row.line = entry.place.line;
        rows_.push_back(std::move(row));
    }

    /// A phrase that lies on an axis and in a choice is one entry.
    bool join_choice(const std::string& key, const std::string& choice, std::size_t& row) {
        const auto on_axis = last_row_of_phrase_.find(key);
        if (on_axis == last_row_of_phrase_.end() || !rows_[on_axis->second].choice.empty())
            return false;
        rows_[on_axis->second].choice = choice;
        row = on_axis->second;
        return true;
    }

    void write_rows() {
        for (const EntryRow& row : rows_) {
            table_.append({{"phrase", row.phrase},
                           {"axis", row.axis},
                           {"weight", row.weight ? fmt::format("{}", *row.weight) : ""},
                           {"choice", row.choice},
                           {"sd", row.sd ? fmt::format("{}", *row.sd) : ""},
                           {"category", row.category},
                           {"note", row.category.empty() ? fmt::format("Scored in {}.", base_name_)
                                                         : fmt::format("Stands in \"{}\" in {}.",
                                                                       row.category, base_name_)},
                           {"source", fmt::format("{} ({}), line {}", base_name_,
                                                  settings_.sha256.substr(0, 16), row.line)}});
        }
    }

    [[nodiscard]] std::string make_json() const {
        using Json = nlohmann::ordered_json;
        Json axes = Json::object();
        Json choices = Json::object();
        for (const Declared& one : declared_) {
            const std::string from = one.path.empty()
                                         ? "Scores of " + base_name_ + "."
                                         : "Category \"" + one.path + "\" of " + base_name_ + ".";
            const std::string about = one.about.empty() ? from : one.about;
            if (one.is_choice) {
                choices[one.id] = {{"about", about}, {"target", nullptr}, {"kinds", Json::array()}};
            } else {
                axes[one.id] = {
                    {"negative", one.negative}, {"positive", one.positive}, {"about", about}};
            }
        }
        const Json json{
            {"format", "parallax-lexicon/1"},
            {"kind", std::string(name_of(settings_.kind))},
            {"id", settings_.id},
            {"title", base_name_},
            {"language", settings_.language},
            {"version", "1"},
            {"license", settings_.license.empty() ? "not known; ask who made " + base_name_
                                                  : settings_.license},
            {"about", fmt::format("Imported from {} ({}, SHA-256 {}). Weights are those of the "
                                  "file, 1 where it has none; they are no log-odds.",
                                  base_name_, name_of(dictionary_.format), settings_.sha256)},
            {"extends", Json::array()},
            {"axes", std::move(axes)},
            {"targets", Json::object()},
            {"choices", std::move(choices)}};
        return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    }

    const Dictionary& dictionary_;
    const ImportSettings& settings_;
    std::string base_name_;
    TermsTable table_;
    Vocabulary vocabulary_;
    std::vector<Declared> declared_;
    std::vector<Destination> destinations_;
    std::vector<EntryRow> rows_;
    std::map<std::pair<std::string, std::size_t>, std::size_t> row_by_key_;
    std::map<std::string, std::size_t> last_row_of_phrase_;  ///< on an axis
    ImportedLexicon out_;
};

}  // namespace

ImportedLexicon import_dictionary(const Dictionary& dictionary, const ImportSettings& settings) {
    return Importer(dictionary, settings).take();
}

}  // namespace parallax
