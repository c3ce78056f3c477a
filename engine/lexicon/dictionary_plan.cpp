#include "engine/lexicon/dictionary_plan.hpp"

#include "engine/core/ascii_case.hpp"
#include "engine/lexicon/located_fields.hpp"

#include <map>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace parallax {
namespace {

/// -1 or 1 for a category that is a pole, else none.
std::optional<double> pole_named(std::string_view name) {
    const std::string word = lower_ascii_letters(name);
    if (word == "negative") return -1.0;
    if (word == "positive") return 1.0;
    return std::nullopt;
}

class DictionaryPlanner {
public:
    explicit DictionaryPlanner(const Dictionary& dictionary) : dictionary_(dictionary) {}

    DictionaryPlan take() {
        plan_all(dictionary_.categories, "", nullptr);
        name_all();
        return std::move(plan_);
    }

private:
    /// Index of the axis or choice of this path, declared if it is new.
    std::size_t declare(bool is_choice, const std::string& leaf, const std::string& path,
                        const std::string& about) {
        for (std::size_t i = 0; i < plan_.declarations.size(); ++i) {
            if (plan_.declarations[i].path == path && plan_.declarations[i].is_choice == is_choice)
                return i;
        }
        PlannedDeclaration one;
        one.is_choice = is_choice;
        one.leaf = leaf;
        one.path = path;
        one.positive = leaf;
        one.about = about;
        plan_.declarations.push_back(std::move(one));
        return plan_.declarations.size() - 1;
    }

    void plan_all(const std::vector<DictionaryCategory>& categories, const std::string& above,
                  const DictionaryCategory* parent) {
        for (const DictionaryCategory& category : categories) {
            const std::string path = path_below(above, category.name);
            const bool holds_any = !category.entries.empty() || !category.below.empty();
            if (!category.entries.empty()) plan_one(category, path, above, parent);
            if (!holds_any && category.name != "choices") {
                Fault fault{dictionary_.file, category.place.line, category.place.column,
                            "category " + quote_for_message(path) + " is empty; left out", ""};
                plan_.left_out.push_back(std::move(fault));
            }
            plan_all(category.below, path, &category);
        }
    }

    void plan_one(const DictionaryCategory& category, const std::string& path,
                  const std::string& above, const DictionaryCategory* parent) {
        constexpr std::string_view choices = "choices";
        const std::size_t dot = category.name.rfind('.');
        const std::string after_dot = dot == std::string::npos ? "" : category.name.substr(dot + 1);
        PlannedCategory planned{0, std::nullopt, path, &category};
        if (lower_ascii_letters(above) == choices) {
            planned.declaration = declare(true, category.name, path, category.about);
        } else if (above.empty() && lower_ascii_letters(category.name).starts_with("choices.")) {
            const std::string name = category.name.substr(choices.size() + 1);
            planned.declaration = declare(true, name, path_below("choices", name), category.about);
        } else if (category.name.empty()) {
            planned.declaration = declare(false, "valence", "", "");
            name_poles(plan_.declarations[planned.declaration]);
        } else if (const auto pole = pole_named(category.name)) {
            planned.pole = pole;
            planned.declaration = declare(false, parent == nullptr ? "valence" : parent->name,
                                          above, parent == nullptr ? "" : parent->about);
            name_pole(plan_.declarations[planned.declaration], *pole, category.about);
        } else if (const auto joined = pole_named(after_dot); joined && dot > 0) {
            planned.pole = joined;
            const std::string axis = category.name.substr(0, dot);
            planned.declaration = declare(false, axis, path_below(above, axis), "");
            name_pole(plan_.declarations[planned.declaration], *joined, category.about);
        } else {
            planned.declaration = declare(false, category.name, path, category.about);
        }
        plan_.categories.push_back(std::move(planned));
    }

    static void name_poles(PlannedDeclaration& axis) {
        if (axis.negative == "other words") axis.negative = "negative";
        if (axis.positive == axis.leaf) axis.positive = "positive";
    }

    static void name_pole(PlannedDeclaration& axis, double pole, const std::string& about) {
        name_poles(axis);
        if (!about.empty()) (pole < 0 ? axis.negative : axis.positive) = about;
    }

    /// Ids from the categories' own names where those are enough, else from their whole path, and
    /// numbered where that is not enough either.
    void name_all() {
        std::map<std::pair<bool, std::string>, int> uses;
        for (const PlannedDeclaration& one : plan_.declarations)
            ++uses[{one.is_choice, make_slug(one.leaf)}];
        std::set<std::string> taken;  // ids of entries name axis or choice alike
        for (PlannedDeclaration& one : plan_.declarations) {
            std::string id = make_slug(one.leaf);
            if (id.empty() || uses[{one.is_choice, id}] > 1) id = make_slug(one.path);
            if (id.empty()) id = "category";
            std::string numbered = id;
            for (int n = 2; !taken.insert(numbered).second; ++n)
                numbered = fmt::format("{}-{}", id, n);
            one.id = std::move(numbered);
            if (one.negative == one.positive) one.negative = "not " + one.positive;
        }
    }

    const Dictionary& dictionary_;
    DictionaryPlan plan_;
};

}  // namespace

DictionaryPlan plan_dictionary(const Dictionary& dictionary) {
    return DictionaryPlanner(dictionary).take();
}

}  // namespace parallax
