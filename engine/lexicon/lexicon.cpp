#include "engine/lexicon/lexicon.hpp"

#include "engine/core/sha256.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace parallax {
namespace {

template <class Item>
bool is_sorted_by_id(const std::vector<Item>& items) {
    return std::adjacent_find(items.begin(), items.end(), [](const Item& a, const Item& b) {
               return a.id >= b.id;
           }) == items.end();
}

template <class Item>
std::optional<std::size_t> find_by_id(const std::vector<Item>& items, std::string_view id) {
    const auto found =
        std::lower_bound(items.begin(), items.end(), id,
                         [](const Item& item, std::string_view key) { return item.id < key; });
    if (found == items.end() || found->id != id) return std::nullopt;
    return static_cast<std::size_t>(found - items.begin());
}

template <class IdType, class Item>
std::optional<IdType> find_id(const std::vector<Item>& items, std::string_view id) {
    const auto index = find_by_id(items, id);
    if (!index) return std::nullopt;
    return IdType{static_cast<std::uint32_t>(*index)};
}

}  // namespace

std::string_view name_of(LexiconKind kind) {
    switch (kind) {
        case LexiconKind::framing:
            return "framing";
        case LexiconKind::style:
            return "style";
        case LexiconKind::outlet:
            return "outlet";
    }
    assert(false);
    return {};
}

bool can_sum_poles(const Axis& axis, const std::optional<TargetId>& target) {
    return target.has_value() || axis.kind != LexiconKind::framing;
}

std::string_view name_of(Role role) {
    switch (role) {
        case Role::any:
            return "any";
        case Role::subject:
            return "subject";
        case Role::object:
            return "object";
        case Role::modifier:
            return "modifier";
        case Role::doer:
            return "doer";
    }
    assert(false);
    return {};
}

Lexicon::Lexicon(std::vector<LexiconSource> sources, std::vector<Axis> axes,
                 std::vector<Target> targets, std::vector<Choice> choices, std::vector<Term> terms)
    : sources_(std::move(sources)),
      axes_(std::move(axes)),
      targets_(std::move(targets)),
      choices_(std::move(choices)),
      terms_(std::move(terms)) {
    assert(is_sorted_by_id(sources_) && is_sorted_by_id(axes_) && is_sorted_by_id(targets_) &&
           is_sorted_by_id(choices_) && is_sorted_by_id(terms_));
    std::vector<std::string_view> digests;
    for (const LexiconSource& source : sources_) digests.push_back(source.sha256);
    sha256_ = sha256_hex_of_parts(digests);
    if (!sources_.empty()) language_ = sources_.front().language;
}

std::optional<AxisId> Lexicon::find_axis(std::string_view id) const {
    return find_id<AxisId>(axes_, id);
}

std::optional<TargetId> Lexicon::find_target(std::string_view id) const {
    return find_id<TargetId>(targets_, id);
}

std::optional<ChoiceId> Lexicon::find_choice(std::string_view id) const {
    return find_id<ChoiceId>(choices_, id);
}

std::optional<TermId> Lexicon::find_term(std::string_view id) const {
    return find_id<TermId>(terms_, id);
}

const LexiconSource* Lexicon::find_source(std::string_view id) const {
    const auto index = find_by_id(sources_, id);
    return index ? &sources_[*index] : nullptr;
}

std::optional<TargetId> Lexicon::fixed_target(const Term& term) const {
    return term.target || !term.choice ? term.target : choice(*term.choice).target;
}

bool Lexicon::names_somebody(const Term& term) const {
    if (term.choice ? !names_targets(*term.choice) : term.kinds.empty()) return false;
    const std::optional<TargetId> fixed = fixed_target(term);
    return !fixed || target(*fixed).kind != "event";
}

bool Lexicon::can_be_about(const Term& term, const Target& target) const {
    if (const auto fixed = fixed_target(term)) return this->target(*fixed).id == target.id;
    const std::vector<std::string>& kinds =
        !term.kinds.empty() || !term.choice ? term.kinds : choice(*term.choice).kinds;
    return kinds.empty() || std::find(kinds.begin(), kinds.end(), target.kind) != kinds.end();
}

}  // namespace parallax
