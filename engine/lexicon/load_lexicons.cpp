#include "engine/core/sha256.hpp"
#include "engine/lexicon/loaded_lexicon.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

std::filesystem::path identity_of(const std::filesystem::path& path) {
    std::error_code error;
    std::filesystem::path canonical = std::filesystem::weakly_canonical(path, error);
    if (!canonical.has_filename()) canonical = canonical.parent_path();
    return error ? path : canonical;
}

/// Goes through the folders depth first, so that what is extended is read before what extends it.
class Loader {
public:
    void load_all(std::span<const std::filesystem::path> folders) {
        for (const std::filesystem::path& folder : folders) {
            try {
                load(folder);
            } catch (const InputError& error) {
                faults_.insert(faults_.end(), error.faults().begin(), error.faults().end());
            }
        }
    }

    LoadedLexicons take() {
        check_ids();
        check_names();
        if (!faults_.empty()) {
            sort_faults();
            throw InputError(std::move(faults_));
        }
        return std::move(loaded_);
    }

private:
    /// Index of the lexicon; none if it could not be read. Throws InputError if there is no such
    /// folder.
    std::optional<std::size_t> load(const std::filesystem::path& path) {
        const std::filesystem::path identity = identity_of(path);
        if (const auto known = index_by_identity_.find(identity);
            known != index_by_identity_.end()) {
            return known->second;
        }
        LexiconFolder folder = read_lexicon_folder(path, faults_);
        auto declared = parse_declarations(folder.name + "/lexicon.json", folder.json, faults_);
        if (!declared) {
            is_complete_ = false;
            index_by_identity_[identity] = std::nullopt;
            return std::nullopt;
        }
        std::vector<TermRow> terms =
            read_term_rows(folder.terms, declared->kind, declared->id.value, faults_);
        open_.push_back({identity, folder.name});
        LoadedLexicon lexicon{std::move(folder), std::move(*declared), std::move(terms), {}, 0, {}};
        load_extended(lexicon);
        open_.pop_back();
        const std::string table = lexicon.folder.terms.bytes();
        lexicon.sha256 =
            sha256_hex_of_parts(std::array<std::string_view, 2>{lexicon.folder.json, table});
        loaded_.push_back(std::move(lexicon));
        index_by_identity_[identity] = loaded_.size() - 1;
        return loaded_.size() - 1;
    }

    void load_extended(LoadedLexicon& lexicon) {
        std::set<std::size_t> below;
        for (const Placed<std::string>& extended : lexicon.declared.extends) {
            const std::filesystem::path path =
                (std::filesystem::path(lexicon.folder.name) / extended.value).lexically_normal();
            if (const std::string circle = describe_circle(path); !circle.empty()) {
                faults_.push_back(lexicon.declared.fault(
                    extended.offset,
                    "extends goes round in a circle (" + circle + "); take one of these out"));
                is_complete_ = false;
                continue;
            }
            std::optional<std::size_t> index;
            try {
                index = load(path);
            } catch (const InputError& error) {
                const Fault& first = error.faults().front();
                faults_.push_back(lexicon.declared.fault(
                    extended.offset, "extends \"" + shorten_for_message(extended.value) +
                                         "\": " + first.file + ": " + first.message));
                is_complete_ = false;
                continue;
            }
            if (!index) continue;
            below.insert(*index);
            below.insert(loaded_[*index].below.begin(), loaded_[*index].below.end());
            lexicon.depth = std::max(lexicon.depth, loaded_[*index].depth + 1);
        }
        lexicon.below.assign(below.begin(), below.end());
    }

    /// "a, b, a" if the folder is being read already; else "".
    [[nodiscard]] std::string describe_circle(const std::filesystem::path& path) const {
        const std::filesystem::path identity = identity_of(path);
        const auto begun = std::find_if(open_.begin(), open_.end(), [&](const auto& folder) {
            return folder.first == identity;
        });
        if (begun == open_.end()) return {};
        std::string circle;
        for (auto it = begun; it != open_.end(); ++it) circle += it->second + ", ";
        return circle + begun->second;
    }

    void check_ids() {
        for (std::size_t i = 0; i < loaded_.size(); ++i) {
            const Declarations& here = loaded_[i].declared;
            for (std::size_t j = 0; j < i; ++j) {
                const Declarations& other = loaded_[j].declared;
                if (!here.id.value.empty() && here.id.value == other.id.value) {
                    faults_.push_back(here.fault(
                        here.id.offset, "id \"" + here.id.value + "\" is that of " +
                                            loaded_[j].folder.name + " too; give one another id"));
                }
            }
            const Declarations& first = loaded_.front().declared;
            if (here.language.value.empty() || first.language.value.empty()) continue;
            if (here.language.value != first.language.value) {
                faults_.push_back(here.fault(here.language.offset,
                                             "language \"" + here.language.value +
                                                 "\" differs from \"" + first.language.value +
                                                 "\" of " + loaded_.front().folder.name +
                                                 "; load lexicons of one language together"));
            }
        }
    }

    /// Names are judged only if all that could declare them was read.
    void check_names() {
        if (!is_complete_) return;
        for (const LoadedLexicon& lexicon : loaded_) {
            const VisibleNames names = list_visible_names(loaded_, lexicon);
            for (const TermRow& entry : lexicon.terms) {
                check_cell(lexicon, entry, "axis", entry.axis, names.axes);
                check_cell(lexicon, entry, "target", entry.target, names.targets);
                check_cell(lexicon, entry, "choice", entry.choice, names.choices);
            }
            const Declarations& declared = lexicon.declared;
            for (const Placed<DeclaredChoice>& choice : declared.choices) {
                const Placed<std::string>& target = choice.value.target;
                if (target.value.empty() || is_among(target.value, names.targets)) continue;
                faults_.push_back(declared.fault(
                    target.offset, describe_unknown("target", target.value, names.targets)));
            }
            for (const auto& reason : declared.parity) {
                if (is_among(reason.value.first, names.axes)) continue;
                faults_.push_back(declared.fault(
                    reason.offset, describe_unknown("axis", reason.value.first, names.axes)));
            }
        }
    }

    void check_cell(const LoadedLexicon& lexicon, const TermRow& entry, std::string_view column,
                    const std::string& name, const std::vector<std::string>& declared) {
        if (name.empty() || is_among(name, declared)) return;
        const TermsTable& table = lexicon.folder.terms;
        faults_.push_back(
            table.fault(table.rows()[entry.row], column, describe_unknown(column, name, declared)));
    }

    static bool is_among(const std::string& name, const std::vector<std::string>& sorted) {
        return std::binary_search(sorted.begin(), sorted.end(), name);
    }

    /// File by file as they were first met, each from top to bottom.
    void sort_faults() {
        std::map<std::string, std::size_t> order;
        for (const Fault& fault : faults_) order.try_emplace(fault.file, order.size());
        std::stable_sort(faults_.begin(), faults_.end(), [&](const Fault& a, const Fault& b) {
            return std::tuple(order.at(a.file), a.line, a.column) <
                   std::tuple(order.at(b.file), b.line, b.column);
        });
    }

    LoadedLexicons loaded_;
    std::vector<Fault> faults_;
    std::map<std::filesystem::path, std::optional<std::size_t>> index_by_identity_;
    /// Folders being read, from the one the user named: identity, and name for messages.
    std::vector<std::pair<std::filesystem::path, std::string>> open_;
    bool is_complete_ = true;
};

template <class Item, class NameOf>
void add_names(const std::vector<Placed<Item>>& items, std::vector<std::string>& out,
               NameOf name_of_item) {
    for (const Placed<Item>& item : items) out.push_back(name_of_item(item.value));
}

void sort_names(std::vector<std::string>& names) {
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
}

}  // namespace

bool LoadedLexicon::extends(std::size_t other) const {
    return std::binary_search(below.begin(), below.end(), other);
}

VisibleNames list_visible_names(const LoadedLexicons& loaded, const LoadedLexicon& lexicon) {
    VisibleNames names;
    const auto add = [&](const Declarations& declared) {
        add_names(declared.axes, names.axes, [](const Axis& axis) { return axis.id; });
        add_names(declared.targets, names.targets, [](const Target& target) { return target.id; });
        add_names(declared.choices, names.choices,
                  [](const DeclaredChoice& declared_choice) { return declared_choice.choice.id; });
    };
    add(lexicon.declared);
    for (const std::size_t index : lexicon.below) add(loaded[index].declared);
    sort_names(names.axes);
    sort_names(names.targets);
    sort_names(names.choices);
    return names;
}

LoadedLexicons load_lexicons(std::span<const std::filesystem::path> folders) {
    Loader loader;
    loader.load_all(folders);
    return loader.take();
}

}  // namespace parallax
