#include "engine/lexicon/import_dictionary.hpp"

#include "engine/lexicon/dictionary_pattern.hpp"
#include "engine/lexicon/dictionary_plan.hpp"
#include "engine/lexicon/phrase.hpp"
#include "engine/lexicon/table_rows.hpp"
#include "engine/lexicon/term_rows.hpp"
#include "engine/lexicon/terms_table.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace parallax {
namespace {

class Importer {
public:
    Importer(const Dictionary& dictionary, const ImportSettings& settings)
        : dictionary_(dictionary),
          settings_(settings),
          base_name_(
              shorten_for_message(std::filesystem::path(dictionary.file).filename().string())),
          plan_(plan_dictionary(dictionary)),
          table_(make_table()) {}

    ImportedLexicon take() {
        out_.left_out = dictionary_.left_out;
        out_.left_out.insert(out_.left_out.end(), plan_.left_out.begin(), plan_.left_out.end());
        for (const PlannedDeclaration& one : plan_.declarations)
            ++(one.is_choice ? out_.choices : out_.axes);
        for (const PlannedCategory& planned : plan_.categories) {
            for (const DictionaryEntry& entry : planned.category->entries)
                add_entry(planned, entry);
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

    void leave_out(const DictionaryEntry& entry, const std::string& why) {
        out_.left_out.push_back({dictionary_.file, entry.place.line, entry.place.column,
                                 quote_for_message(entry.pattern) + ": " + why + "; left out", ""});
    }

    void add_entry(const PlannedCategory& planned, const DictionaryEntry& entry) {
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
        const PlannedDeclaration& declared = plan_.declarations[planned.declaration];
        double weight = entry.weight.value_or(1.0);
        if (planned.pole) weight = *planned.pole * std::abs(weight);
        if (std::abs(weight) > largest_weight) {
            leave_out(entry, fmt::format("weight {} is beyond 50", weight));
            return;
        }
        if (entry.sd && *entry.sd < 0.0) {
            leave_out(entry, fmt::format("sd {} is below 0", *entry.sd));
            return;
        }
        const std::string key = make_phrase_key(parsed.phrase);
        const auto [at, is_new] = row_by_key_.try_emplace({key, planned.declaration}, rows_.size());
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
        if (declared.is_choice && join_choice(key, declared.id, at->second)) {
            ++out_.joined;
            return;
        }
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
        row.category = planned.path;
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
        for (const PlannedDeclaration& one : plan_.declarations) {
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
    DictionaryPlan plan_;
    TermsTable table_;
    Vocabulary vocabulary_;
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
