#include "engine/context/house_style.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/sha256.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/corpus/iso_date.hpp"
#include "engine/lexicon/located_fields.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <system_error>
#include <utility>

namespace parallax {
namespace {

using Kind = LocatedJson::Kind;

constexpr std::string_view house_style_format = "parallax-house-style/1";

class PackReader : private LocatedFields {
public:
    PackReader(const std::string& file, std::string_view bytes, std::vector<Fault>& faults)
        : LocatedFields(file, bytes, faults) {}

    HouseStyle read(const LocatedJson& root) {
        check_names(root, "a house style",
                    {"format", "id", "title", "language", "version", "license", "about", "rules"});
        check_format(root, house_style_format);
        HouseStyle style;
        const Placed<std::string> id = required_text(root, "id");
        check_slug("id", id.value, id.offset);
        style.id = id.value;
        style.title = optional_text(root, "title");
        if (style.title.empty()) style.title = style.id;
        style.language = required_text(root, "language").value;
        style.version = optional_text(root, "version");
        optional_text(root, "license");
        style.about = optional_text(root, "about");
        read_rules(root, style);
        return style;
    }

private:
    void read_rules(const LocatedJson& root, HouseStyle& style) {
        const LocatedJson* const rules = root.find("rules");
        if (rules == nullptr) {
            add_fault(root.offset, "the field \"rules\" is missing");
            return;
        }
        if (!has_kind(*rules, Kind::array, "rules", "a list such as [{\"id\": …}]")) return;
        if (rules->values.empty()) add_fault(rules->offset, "\"rules\" is empty; write a rule");
        std::set<std::string> ids;
        for (const LocatedJson& value : rules->values) {
            if (!has_kind(value, Kind::object, "rules", "an object such as {\"id\": …}")) continue;
            StyleRule rule = read_rule(value);
            if (!rule.id.empty() && !ids.insert(rule.id).second) {
                add_fault(value.find("id")->offset, "rule \"" + shorten_for_message(rule.id) +
                                                        "\" is given twice; rename one of them");
            }
            style.rules.push_back(std::move(rule));
        }
    }

    StyleRule read_rule(const LocatedJson& value) {
        StyleRule rule;
        const Placed<std::string> id = required_text(value, "id");
        check_slug("rule", id.value, id.offset);
        rule.id = id.value;
        std::string of = "rule \"";
        of.append(shorten_for_message(rule.id)).append("\"");
        check_names(value, of,
                    {"id", "terms", "except", "voices", "wordings", "from", "to", "instead",
                     "message", "reference", "note"});
        read_terms(value, of, rule);
        rule.voices = read_words(value, "voices", std::span<const Voice>(all_voices));
        rule.wordings = read_words(value, "wordings", std::span<const Wording>(all_wordings));
        if (rule.voices.size() == all_voices.size() ||
            rule.wordings.size() == all_wordings.size()) {
            add_fault(value.offset, of + " lets its terms stand everywhere; take out where they "
                                         "may not stand");
        }
        rule.from = read_day(value, "from");
        rule.to = read_day(value, "to");
        if (!rule.from.empty() && !rule.to.empty() && rule.to < rule.from) {
            add_fault(value.find("to")->offset,
                      "\"to\" (" + rule.to + ") lies before \"from\" (" + rule.from + ")");
        }
        for (Placed<std::string>& words : list_of_text(value, "instead")) {
            rule.instead.push_back(std::move(words.value));
        }
        rule.message = required_text(value, "message").value;
        rule.reference = required_text(value, "reference").value;
        rule.note = optional_text(value, "note");
        return rule;
    }

    void read_terms(const LocatedJson& value, const std::string& of, StyleRule& rule) {
        const LocatedJson* const terms = value.find("terms");
        if (terms == nullptr) add_fault(value.offset, "the field \"terms\" is missing");
        if (terms != nullptr && terms->kind == Kind::array && terms->values.empty()) {
            add_fault(terms->offset, "\"terms\" is empty; write a phrase");
        }
        for (ReadPhrase& phrase : read_phrases(value, "terms", of, vocabulary_)) {
            rule.terms.push_back(std::move(phrase.notation));
            rule.phrases.push_back(std::move(phrase.phrase));
        }
        for (ReadPhrase& phrase : read_phrases(value, "except", of, vocabulary_)) {
            rule.exceptions.push_back(std::move(phrase.phrase));
        }
    }

    /// Values of an enumeration by their names.
    template <class Value>
    std::vector<Value> read_words(const LocatedJson& object, const char* name,
                                  std::span<const Value> known) {
        std::vector<std::string> names;
        for (const Value value : known) names.emplace_back(name_of(value));
        std::vector<Value> values;
        for (const Placed<std::string>& word : list_of_text(object, name)) {
            const auto found = std::find(names.begin(), names.end(), word.value);
            if (found != names.end()) {
                const Value value = known[static_cast<std::size_t>(found - names.begin())];
                if (std::find(values.begin(), values.end(), value) == values.end()) {
                    values.push_back(value);
                }
                continue;
            }
            std::string message = "\"" + shorten_for_message(word.value) + "\" is none of the " +
                                  name + "; they are ";
            for (std::size_t i = 0; i < names.size(); ++i) {
                message += (i == 0 ? "" : ", ") + names[i];
            }
            add_fault(word.offset, std::move(message));
        }
        return values;
    }

    std::string read_day(const LocatedJson& object, const char* name) {
        std::string day = optional_text(object, name);
        if (day.empty() || check_iso_day(day) == DateCheck::good) return day;
        add_fault(object.find(name)->offset,
                  quote_for_message(day) + " is no day; write one as YYYY-MM-DD");
        return {};
    }

    Vocabulary vocabulary_;
};

bool contains_day(std::string_view from, std::string_view to, std::string_view day) {
    return (from.empty() || from <= day) && (to.empty() || day <= to);
}

}  // namespace

HouseStyle parse_house_style(const std::string& file, std::string_view bytes) {
    std::vector<Fault> faults;
    HouseStyle style;
    if (const std::optional<LocatedJson> root = parse_located_json(file, bytes, faults)) {
        if (root->kind == Kind::object) {
            style = PackReader(file, bytes, faults).read(*root);
        } else {
            faults.push_back(
                {file, 1, 1, "a house style is a JSON object; write {\"format\": …}", {}});
        }
    }
    if (!faults.empty()) throw InputError(std::move(faults));
    style.sha256 = sha256_hex(bytes);
    return style;
}

HouseStyle read_house_style(const std::filesystem::path& path) {
    std::error_code ignored;
    const std::filesystem::path file =
        std::filesystem::is_directory(path, ignored) ? path / "house-style.json" : path;
    return parse_house_style(file.generic_string(), read_whole_file(file));
}

bool allows(const StyleRule& rule, Voice voice, Wording wording) {
    return std::find(rule.voices.begin(), rule.voices.end(), voice) != rule.voices.end() ||
           std::find(rule.wordings.begin(), rule.wordings.end(), wording) != rule.wordings.end();
}

bool is_in_force(const StyleRule& rule, std::string_view date) {
    if (date.empty()) return rule.to.empty();
    return contains_day(rule.from, rule.to, date.substr(0, 10));
}

}  // namespace parallax
