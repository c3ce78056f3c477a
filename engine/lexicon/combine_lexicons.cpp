#include "engine/core/json_writer.hpp"
#include "engine/lexicon/loaded_lexicon.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

/// An item and the lexicon that declares it.
template <class Item>
struct Owned {
    const Placed<Item>* item = nullptr;
    std::size_t lexicon = 0;
};

struct OwnedTerm {
    const TermRow* row = nullptr;
    std::size_t lexicon = 0;
    bool removed = false;
};

/// Index of the item with this id in a table sorted by id, as an id of the type asked for.
template <class IdType, class Item>
std::optional<IdType> id_in(const std::vector<Item>& table, const std::string& id) {
    if (id.empty()) return std::nullopt;
    const auto found =
        std::lower_bound(table.begin(), table.end(), id,
                         [](const Item& a, const std::string& b) { return a.id < b; });
    return IdType{static_cast<std::uint32_t>(found - table.begin())};
}

void add_missing(std::vector<std::string>& to, const std::vector<std::string>& from) {
    for (const std::string& text : from) {
        if (std::find(to.begin(), to.end(), text) == to.end()) to.push_back(text);
    }
}

std::string show_number(double value) {
    std::string out;
    append_json_number(out, value);
    return out;
}

class Combiner {
public:
    explicit Combiner(const LoadedLexicons& loaded) : loaded_(loaded) {
        for (std::size_t i = 0; i < loaded.size(); ++i) by_id_.push_back(i);
        std::sort(by_id_.begin(), by_id_.end(), [&](std::size_t a, std::size_t b) {
            return loaded[a].declared.id.value < loaded[b].declared.id.value;
        });
    }

    Lexicon combine() {
        std::vector<Axis> axes = combine_axes();
        std::vector<Target> targets = combine_targets();
        std::vector<Choice> choices = combine_choices(targets);
        std::vector<Term> terms = combine_terms(axes, targets, choices);
        if (!faults_.empty()) throw InputError(std::move(faults_));
        return {list_sources(), std::move(axes), std::move(targets), std::move(choices),
                std::move(terms)};
    }

private:
    /// Declarations by id of the item, each group in the order of lexicon ids.
    template <class Item, class IdOf>
    std::map<std::string, std::vector<Owned<Item>>> group(
        std::vector<Placed<Item>> Declarations::*items, IdOf id_of) const {
        std::map<std::string, std::vector<Owned<Item>>> groups;
        for (const std::size_t lexicon : by_id_) {
            for (const Placed<Item>& item : loaded_[lexicon].declared.*items) {
                groups[id_of(item.value)].push_back({&item, lexicon});
            }
        }
        return groups;
    }

    /// Those of a group that no lexicon of the group overrides by extending theirs.
    template <class Item>
    std::vector<Owned<Item>> not_overridden(const std::vector<Owned<Item>>& owned) const {
        std::vector<Owned<Item>> out;
        for (const Owned<Item>& one : owned) {
            const bool overridden =
                std::any_of(owned.begin(), owned.end(), [&](const Owned<Item>& other) {
                    return loaded_[other.lexicon].extends(one.lexicon);
                });
            if (!overridden) out.push_back(one);
        }
        return out;
    }

    template <class Item>
    void add_fault(const Owned<Item>& at, const Owned<Item>& other, const std::string& what) {
        faults_.push_back(loaded_[at.lexicon].declared.fault(
            at.item->offset, what + " than in " + loaded_[other.lexicon].declared.file +
                                 "; make them agree or give one another id"));
    }

    std::vector<Axis> combine_axes() {
        std::vector<Axis> out;
        for (const auto& [id, owned] :
             group(&Declarations::axes, [](const Axis& axis) { return axis.id; })) {
            const Owned<Axis>& first = owned.front();
            for (const Owned<Axis>& other : owned) {
                const Axis& a = first.item->value;
                const Axis& b = other.item->value;
                if (a.negative != b.negative || a.positive != b.positive) {
                    add_fault(other, first, "axis \"" + id + "\" has other poles here");
                }
            }
            out.push_back(not_overridden(owned).front().item->value);
        }
        return out;
    }

    std::vector<Target> combine_targets() {
        std::vector<Target> out;
        for (const auto& [id, owned] :
             group(&Declarations::targets, [](const Target& target) { return target.id; })) {
            const std::vector<Owned<Target>> kept = not_overridden(owned);
            Target target = kept.front().item->value;
            for (const Owned<Target>& other : kept) {
                const Target& b = other.item->value;
                if (std::tie(target.name, target.kind, target.side) !=
                    std::tie(b.name, b.kind, b.side)) {
                    add_fault(other, kept.front(),
                              "target \"" + id + "\" has another name, kind or side here");
                }
                add_missing(target.aliases, b.aliases);
                add_missing(target.generic, b.generic);
                add_missing(target.members, b.members);
                add_missing(target.adjectives, b.adjectives);
                add_missing(target.scenes, b.scenes);
            }
            out.push_back(std::move(target));
        }
        return out;
    }

    std::vector<Choice> combine_choices(const std::vector<Target>& targets) {
        std::vector<Choice> out;
        for (const auto& [id, owned] :
             group(&Declarations::choices,
                   [](const DeclaredChoice& declared) { return declared.choice.id; })) {
            const std::vector<Owned<DeclaredChoice>> kept = not_overridden(owned);
            const DeclaredChoice& first = kept.front().item->value;
            for (const Owned<DeclaredChoice>& other : kept) {
                const DeclaredChoice& b = other.item->value;
                if (first.target.value != b.target.value || first.choice.kinds != b.choice.kinds) {
                    add_fault(other, kept.front(),
                              "choice \"" + id + "\" has another target or other kinds here");
                }
            }
            out.push_back(first.choice);
            out.back().target = id_in<TargetId>(targets, first.target.value);
        }
        return out;
    }

    std::vector<Term> combine_terms(const std::vector<Axis>& axes,
                                    const std::vector<Target>& targets,
                                    const std::vector<Choice>& choices) {
        std::vector<OwnedTerm> all;
        for (const std::size_t lexicon : by_id_) {
            for (const TermRow& row : loaded_[lexicon].terms) all.push_back({&row, lexicon, false});
        }
        std::map<std::pair<std::string, std::string>, std::vector<OwnedTerm*>> same;
        for (OwnedTerm& term : all) {
            same[{"", term.row->term.id}].push_back(&term);
            if (!term.row->axis.empty()) {
                same[{term.row->axis, term.row->phrase_key}].push_back(&term);
            }
        }
        for (const auto& [key, terms] : same) remove_overridden(terms);
        for (const auto& [key, terms] : same) merge_equal(terms);

        std::vector<Term> out;
        for (const OwnedTerm& owned : all) {
            if (owned.removed) continue;
            Term term = owned.row->term;
            term.axis = id_in<AxisId>(axes, owned.row->axis);
            term.target = id_in<TargetId>(targets, owned.row->target);
            term.choice = id_in<ChoiceId>(choices, owned.row->choice);
            out.push_back(std::move(term));
        }
        std::sort(out.begin(), out.end(), [](const Term& a, const Term& b) { return a.id < b.id; });
        return out;
    }

    void remove_overridden(const std::vector<OwnedTerm*>& terms) const {
        for (OwnedTerm* one : terms) {
            for (const OwnedTerm* other : terms) {
                if (loaded_[other->lexicon].extends(one->lexicon)) one->removed = true;
            }
        }
    }

    void merge_equal(const std::vector<OwnedTerm*>& terms) {
        const OwnedTerm* kept = nullptr;
        for (OwnedTerm* term : terms) {
            if (term->removed) continue;
            if (kept == nullptr) {
                kept = term;
                continue;
            }
            const TermRow& a = *kept->row;
            const TermRow& b = *term->row;
            if (std::tie(a.phrase_key, a.axis, a.term.weight, a.choice, a.target) !=
                std::tie(b.phrase_key, b.axis, b.term.weight, b.choice, b.target)) {
                add_conflict(*term, *kept);
            }
            term->removed = true;
        }
    }

    void add_conflict(const OwnedTerm& at, const OwnedTerm& other) {
        const TermRow& a = *at.row;
        const TermRow& b = *other.row;
        const LoadedLexicon& lexicon = loaded_[at.lexicon];
        const std::string place =
            loaded_[other.lexicon].folder.terms.file() + ':' + std::to_string(b.term.line);
        std::string what = "entry \"" + a.term.id + "\" ";
        std::string column = "phrase";
        if (a.phrase_key != b.phrase_key) {
            what += "has another phrase than in " + place;
        } else if (a.axis != b.axis || a.choice != b.choice || a.target != b.target) {
            what += "has another axis, choice or target than in " + place;
        } else {
            what += "has weight " + show_number(a.term.weight) + " here and " +
                    show_number(b.term.weight) + " in " + place;
            column = "weight";
        }
        const TermsTable& table = lexicon.folder.terms;
        faults_.push_back(
            table.fault(table.rows()[a.row], column,
                        what + "; make them agree, or let one lexicon extend the other"));
    }

    [[nodiscard]] std::vector<LexiconSource> list_sources() const {
        std::vector<LexiconSource> sources;
        for (const std::size_t index : by_id_) {
            const LoadedLexicon& lexicon = loaded_[index];
            const Declarations& declared = lexicon.declared;
            sources.push_back({declared.id.value, declared.title, declared.version,
                               declared.language.value, declared.kind, lexicon.sha256,
                               lexicon.terms.size(), lexicon.depth});
        }
        return sources;
    }

    const LoadedLexicons& loaded_;
    std::vector<std::size_t> by_id_;  ///< indices of the lexicons in the order of their ids
    std::vector<Fault> faults_;
};

}  // namespace

Lexicon combine_lexicons(const LoadedLexicons& loaded) {
    return Combiner(loaded).combine();
}

Lexicon read_lexicons(std::span<const std::filesystem::path> folders) {
    return combine_lexicons(load_lexicons(folders));
}

}  // namespace parallax
