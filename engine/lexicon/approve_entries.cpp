#include "engine/lexicon/approve_entries.hpp"

#include "engine/lexicon/loaded_lexicon.hpp"
#include "engine/lexicon/term_rows.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <system_error>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace parallax {
namespace {

[[noreturn]] void refuse(const char* option, std::string message) {
    throw InputError(Fault{option, 0, 0, std::move(message), ""});
}

void check_weight(const Approval& approval) {
    if (approval.weight == 0.0) {
        refuse("--as", "weight 0 lies on neither pole of an axis; write such as " + approval.axis +
                           "=-0.6");
    }
    if (!(std::abs(approval.weight) <= largest_weight)) {
        refuse("--as", fmt::format("weight {} is beyond 50; weights are on the logit scale, write "
                                   "such as {}=-0.6",
                                   approval.weight, approval.axis));
    }
}

/// The lexicons that the entries will be read with, the entries' own last.
LoadedLexicons load_all(const std::filesystem::path& folder, const Approval& approval) {
    std::vector<std::filesystem::path> folders;
    if (approval.declared_by) folders.push_back(*approval.declared_by);
    folders.push_back(folder);
    LoadedLexicons loaded = load_lexicons(folders);
    // What the declaring lexicon extends may be the entries' own: then there would be a circle.
    std::error_code ignored;
    if (approval.declared_by && std::filesystem::equivalent(*approval.declared_by, folder, ignored))
        refuse("--to", "is the entries' own lexicon; name the one that declares the axis");
    if (!std::filesystem::equivalent(loaded.back().folder.name, folder, ignored))
        refuse("--to", "extends the entries' own lexicon; name one that does not");
    return loaded;
}

void check_axis(const LoadedLexicons& loaded, const Approval& approval) {
    std::vector<std::string> axes;
    for (const LoadedLexicon& lexicon : loaded) {
        for (const Placed<Axis>& axis : lexicon.declared.axes) axes.push_back(axis.value.id);
    }
    if (std::find(axes.begin(), axes.end(), approval.axis) != axes.end()) return;
    std::sort(axes.begin(), axes.end());
    axes.erase(std::unique(axes.begin(), axes.end()), axes.end());
    const std::string nearest = suggest_nearest(approval.axis, axes);
    std::string message =
        fmt::format("there is no axis {} in {} or what it extends",
                    quote_for_message(approval.axis), loaded.back().declared.id.value);
    if (approval.declared_by)
        message += fmt::format(", nor in {}", approval.declared_by->generic_string());
    if (!nearest.empty()) {
        message += fmt::format("; did you mean \"{}\"?", nearest);
    } else if (!axes.empty()) {
        message += fmt::format("; there are {}", fmt::join(axes, ", "));
    } else {
        message += "; name the lexicon that declares it with --to";
    }
    refuse("--as", std::move(message));
}

/// The row of the id, unless it may not be approved.
const TermRow* find_row(const LoadedLexicons& loaded, const std::string& id,
                        const Approval& approval, std::vector<Fault>& faults) {
    const LoadedLexicon& own = loaded.back();
    const auto fault = [&](std::string message) {
        faults.push_back({"--accept", 0, 0, std::move(message), ""});
        return nullptr;
    };
    const auto row = std::find_if(own.terms.begin(), own.terms.end(),
                                  [&](const TermRow& one) { return one.term.id == id; });
    if (row == own.terms.end()) {
        std::vector<std::string> ids;
        for (const TermRow& one : own.terms) ids.push_back(one.term.id);
        const std::string nearest = suggest_nearest(id, ids);
        return fault(fmt::format("{} has no entry {}{}", own.declared.id.value,
                                 quote_for_message(id),
                                 nearest.empty() ? std::string("; parallax lexicon show lists them")
                                                 : fmt::format("; did you mean \"{}\"?", nearest)));
    }
    if (!row->axis.empty()) {
        return fault(fmt::format("{} lies on axis {} already, with weight {}",
                                 quote_for_message(id), row->axis, row->term.weight));
    }
    for (const LoadedLexicon& other : loaded) {
        for (const TermRow& one : other.terms) {
            if (&one == &*row || one.phrase_key != row->phrase_key || one.axis != approval.axis)
                continue;
            return fault(fmt::format("{} lies on axis {} already, in {}:{}",
                                     quote_for_message(row->term.phrase), approval.axis,
                                     other.folder.terms.file(), one.term.line));
        }
    }
    return &*row;
}

/// lexicon.json with one more lexicon that is extended.
std::string extend(const std::string& json, const std::string& path) {
    nlohmann::ordered_json whole = nlohmann::ordered_json::parse(json);
    whole["extends"].push_back(path);
    return whole.dump(2) + "\n";
}

/// How the entries' lexicon names the declaring one; "" if it extends it already.
std::string path_to_extend(const LoadedLexicons& loaded, const std::filesystem::path& folder,
                           const Approval& approval) {
    if (!approval.declared_by) return {};
    std::error_code ignored;
    for (const std::size_t below : loaded.back().below) {
        if (std::filesystem::equivalent(loaded[below].folder.name, *approval.declared_by, ignored))
            return {};
    }
    const auto whole = [](const std::filesystem::path& path) {
        std::filesystem::path canonical = std::filesystem::weakly_canonical(path);
        return canonical.has_filename() ? canonical : canonical.parent_path();
    };
    return whole(*approval.declared_by).lexically_relative(whole(folder)).generic_string();
}

}  // namespace

ApprovedLexicon approve_entries(const std::filesystem::path& folder, const Approval& approval) {
    check_weight(approval);
    const LoadedLexicons loaded = load_all(folder, approval);
    check_axis(loaded, approval);
    std::vector<Fault> faults;
    std::vector<const TermRow*> rows;
    for (const std::string& id : approval.ids) {
        const TermRow* const row = find_row(loaded, id, approval, faults);
        if (row != nullptr && std::find(rows.begin(), rows.end(), row) == rows.end())
            rows.push_back(row);
    }
    if (!faults.empty()) throw InputError(std::move(faults));

    ApprovedLexicon approved{loaded.back().folder, {}};
    TermsTable& table = approved.folder.terms;
    for (const TermRow* const row : rows) {
        ApprovedEntry entry{row->term.id, row->term.phrase, {}};
        for (const std::string& column : table.columns()) {
            const std::string_view text = table.text(table.rows()[row->row], column);
            if (!text.empty() && column != "phrase" && column != "id")
                entry.cells.emplace_back(column, text);
        }
        approved.entries.push_back(std::move(entry));
        // Its name stays what it was when somebody approved it.
        table.set(row->row, "id", row->term.id);
        table.set(row->row, "axis", approval.axis);
        table.set(row->row, "weight", fmt::format("{}", approval.weight));
    }
    const std::string path = path_to_extend(loaded, folder, approval);
    if (!path.empty()) approved.folder.json = extend(approved.folder.json, path);
    return approved;
}

}  // namespace parallax
