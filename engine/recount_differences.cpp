#include "engine/recount_differences.hpp"

#include "engine/parallel_documents.hpp"
#include "engine/profile/event_facts.hpp"
#include "engine/profile/outlet_index.hpp"
#include "engine/profile/shared_repeats.hpp"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <iterator>
#include <map>
#include <utility>

namespace parallax {
namespace {

/// Rows by their place in the table, of documents that are counted another way.
using OtherRows = std::map<std::size_t, DocumentRow>;

/// Words that are not counted, by row.
using Repeats = std::vector<std::vector<WordRange>>;

std::size_t place_of(const DocumentRow& row, const ProfileTable& table) {
    return static_cast<std::size_t>(&row - table.rows.data());
}

/// The rows on events that two outlets cover: what differences are about.
std::vector<std::size_t> list_common_rows(const ProfileTable& table, const OutletIndex& index) {
    std::vector<std::size_t> rows;
    for (const StoryEvent& event : list_story_events(table, index, 2)) {
        for (const StoryDocument& document : event.documents)
            rows.push_back(place_of(*document.row, table));
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

class Recount {
public:
    Recount(const ProfileTable& table, const std::vector<const Document*>& documents,
            const Resources& resources, unsigned threads)
        : table_(table),
          resources_(resources),
          threads_(threads),
          index_(index_outlets(table.rows)),
          documents_(table.rows.size()),
          compared_(list_common_rows(table, index_)) {
        for (const Document* const document : documents) {
            const DocumentRow* const row = find_by_key(table.rows, content_key(*document));
            if (row != nullptr) documents_[place_of(*row, table)] = document;
        }
    }

    [[nodiscard]] OtherRows read_by_rules(bool collapses_shared) const {
        const Repeats repeats =
            collapses_shared ? find_repeated_words() : Repeats(table_.rows.size());
        return read_again(compared_, resources_.read_rules_alone(), repeats);
    }

    [[nodiscard]] OtherRows collapse_shared() const {
        const Repeats repeats = find_repeated_words();
        std::vector<std::size_t> rows;
        for (const std::size_t row : compared_) {
            if (!repeats[row].empty()) rows.push_back(row);
        }
        return read_again(rows, resources_.context_rules(), repeats);
    }

    /// The table with these rows in the place of those of the same documents.
    [[nodiscard]] ProfileTable replace(OtherRows others) const {
        ProfileTable table;
        table.seed = table_.seed;
        table.rows = table_.rows;
        table.traces = table_.traces;
        for (auto& [row, other] : others) table.rows[row] = std::move(other);
        return table;
    }

    [[nodiscard]] std::uint64_t count_changed(const OtherRows& others) const {
        return static_cast<std::uint64_t>(
            std::count_if(others.begin(), others.end(), [&](const auto& other) {
                const DocumentRow& before = table_.rows[other.first];
                return other.second.terms != before.terms || other.second.labels != before.labels ||
                       other.second.opportunities != before.opportunities ||
                       count_words(other.second) != count_words(before);
            }));
    }

private:
    /// The words of each row that are counted in another document or in none.
    [[nodiscard]] Repeats find_repeated_words() const {
        Repeats repeats = find_repeats(list_story_texts(table_, index_));
        repeats.resize(table_.rows.size());
        return repeats;
    }

    [[nodiscard]] OtherRows read_again(const std::vector<std::size_t>& rows,
                                       const ContextRules& rules, const Repeats& repeats) const {
        std::vector<DocumentRow> made(rows.size());
        std::vector<Workspace> workspaces(std::max(threads_, 1u));
        run_ordered(
            rows.size(), threads_,
            [&](std::size_t index, std::size_t lane) {
                const std::size_t row = rows[index];
                assert(documents_[row] != nullptr);
                ReadDocument read =
                    read_document(*documents_[row], resources_, rules, workspaces[lane]);
                made[index] = make_row(leave_out(std::move(read.analysis.analysed), repeats[row]),
                                       resources_.lexicon());
            },
            [](std::size_t) {});
        OtherRows others;
        for (std::size_t i = 0; i < rows.size(); ++i) others.emplace(rows[i], std::move(made[i]));
        return others;
    }

    const ProfileTable& table_;
    const Resources& resources_;
    unsigned threads_;
    OutletIndex index_;
    std::vector<const Document*> documents_;  ///< by row
    std::vector<std::size_t> compared_;       ///< rows on common events
};

Sensitivity recount_outlet_lexicons(const DifferenceComparison& differences,
                                    const ProfileTable& table, const Lexicon& lexicon) {
    const bool has_any =
        std::any_of(lexicon.terms().begin(), lexicon.terms().end(), [&](const Term& term) {
            return !is_headline_term(term, lexicon) && (term.axis || term.choice);
        });
    if (!has_any) {
        return leave_uncounted(Variant::outlet_lexicons,
                               "No lexicon of an outlet with an axis or a choice was read.");
    }
    return recount(differences, Variant::outlet_lexicons, table, lexicon);
}

}  // namespace

std::vector<const Document*> list_documents(const std::vector<AnalysedDocument>& articles,
                                            const std::vector<Document>& documents) {
    std::vector<const Document*> all;
    for (const AnalysedDocument& article : articles) all.push_back(&article.document);
    for (const Document& document : documents) all.push_back(&document);
    return all;
}

void recount_differences(DifferenceComparison& differences, const ProfileTable& table,
                         const std::vector<const Document*>& documents, const Resources& resources,
                         const ReportOptions& options) {
    if (!differences.tested) return;
    const Lexicon& lexicon = resources.lexicon();
    const Recount recounted(table, documents, resources, options.threads);
    const auto recount_rows = [&](Variant variant, OtherRows others) {
        const std::uint64_t changed = recounted.count_changed(others);
        Sensitivity sensitivity =
            recount(differences, variant, recounted.replace(std::move(others)), lexicon);
        sensitivity.documents = changed;
        return sensitivity;
    };
    std::vector<Sensitivity> ways;
    ways.push_back(recount_outlet_lexicons(differences, table, lexicon));
    ways.push_back(
        resources.context_rules().voice_model() == nullptr
            ? leave_uncounted(Variant::voice_rules,
                              "The report tells voices by the rules alone already.")
            : recount_rows(Variant::voice_rules, recounted.read_by_rules(options.collapse_shared)));
    ways.push_back(options.collapse_shared
                       ? leave_uncounted(Variant::shared_collapsed,
                                         "The report counts shared text once already.")
                       : recount_rows(Variant::shared_collapsed, recounted.collapse_shared()));
    differences.sensitivity.insert(differences.sensitivity.begin(),
                                   std::make_move_iterator(ways.begin()),
                                   std::make_move_iterator(ways.end()));
}

}  // namespace parallax
