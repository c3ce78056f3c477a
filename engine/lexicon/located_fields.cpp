#include "engine/lexicon/located_fields.hpp"

#include "engine/core/ascii_case.hpp"

#include <algorithm>
#include <utility>

namespace parallax {

using JsonKind = LocatedJson::Kind;

void LocatedFields::add_fault(std::size_t offset, std::string message) {
    faults_.push_back(make_fault(file_, bytes_, offset, std::move(message)));
}

void LocatedFields::check_names(const LocatedJson& object, const std::string& of,
                                std::initializer_list<const char*> known) {
    const std::vector<std::string> names(known.begin(), known.end());
    for (const LocatedJson::Key& key : object.keys) {
        if (std::find(names.begin(), names.end(), key.name) != names.end()) continue;
        const std::string nearest = suggest_nearest(key.name, names);
        std::string message = "unknown field " + quote_for_message(key.name) + " of " + of;
        if (!nearest.empty()) {
            message += "; did you mean \"" + nearest + "\"?";
        } else {
            message += "; known are ";
            for (std::size_t i = 0; i < names.size(); ++i) {
                message += (i == 0 ? "" : ", ") + names[i];
            }
        }
        add_fault(key.offset, std::move(message));
    }
}

void LocatedFields::check_format(const LocatedJson& root, std::string_view known) {
    const Placed<std::string> format = required_text(root, "format");
    if (format.value.empty() || format.value == known) return;
    add_fault(format.offset, "format " + quote_for_message(format.value) +
                                 " cannot be read; this version reads \"" + std::string(known) +
                                 "\"");
}

void LocatedFields::check_slug(const std::string& what, const std::string& id, std::size_t offset) {
    if (id.empty() || is_slug(id)) return;
    add_fault(offset, what + " " + quote_for_message(id) +
                          " may hold only lower-case letters, digits and single hyphens; write "
                          "an id such as armed-group");
}

bool LocatedFields::has_kind(const LocatedJson& value, JsonKind kind, std::string_view name,
                             std::string_view wanted) {
    if (value.kind == kind) return true;
    std::string message = "\"";
    message.append(name).append("\" is of the wrong type; write ").append(wanted);
    add_fault(value.offset, std::move(message));
    return false;
}

Placed<std::string> LocatedFields::required_text(const LocatedJson& object, const char* name) {
    const LocatedJson* value = object.find(name);
    if (value == nullptr) {
        add_fault(object.offset, "the field \"" + std::string(name) + "\" is missing");
        return {{}, object.offset};
    }
    if (!has_kind(*value, JsonKind::string, name, "text in quotation marks")) {
        return {{}, value->offset};
    }
    if (value->text.find_first_not_of(" \t\r\n") == std::string::npos) {
        add_fault(value->offset, "\"" + std::string(name) + "\" is empty; write a text");
    }
    return {value->text, value->offset};
}

std::string LocatedFields::optional_text(const LocatedJson& object, const char* name) {
    const LocatedJson* value = object.find(name);
    if (value == nullptr || value->kind == JsonKind::null) return {};
    if (!has_kind(*value, JsonKind::string, name, "text in quotation marks")) return {};
    return value->text;
}

std::vector<Placed<std::string>> LocatedFields::list_of_text(const LocatedJson& object,
                                                             const char* name) {
    std::vector<Placed<std::string>> out;
    const LocatedJson* list = object.find(name);
    if (list == nullptr || list->kind == JsonKind::null) return out;
    if (!has_kind(*list, JsonKind::array, name, "a list such as [\"…\", \"…\"]")) return out;
    for (const LocatedJson& item : list->values) {
        if (!has_kind(item, JsonKind::string, name, "a list of texts")) continue;
        out.push_back({item.text, item.offset});
    }
    return out;
}

std::vector<ReadPhrase> LocatedFields::read_phrases(const LocatedJson& object, const char* name,
                                                    const std::string& of, Vocabulary& vocabulary) {
    std::vector<ReadPhrase> out;
    for (Placed<std::string>& phrase : list_of_text(object, name)) {
        PhraseResult parsed = parse_phrase(phrase.value, vocabulary);
        if (!parsed.fault.message.empty()) {
            Fault placed =
                make_fault(file_, bytes_, phrase.offset,
                           std::string(name) + " of " + of + ": " + parsed.fault.message);
            placed.column += parsed.fault.column;  // the opening mark stands before column 1
            faults_.push_back(std::move(placed));
            continue;
        }
        out.push_back({std::move(phrase.value), std::move(parsed.phrase)});
    }
    return out;
}

bool is_slug(std::string_view id) {
    if (id.empty() || id.front() == '-' || id.back() == '-') return false;
    if (id.find("--") != std::string_view::npos) return false;
    return std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

std::string make_slug(std::string_view text) {
    std::string slug;
    for (const char c : lower_ascii_letters(text)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            slug += c;
        } else if (!slug.empty() && slug.back() != '-') {
            slug += '-';
        }
    }
    if (slug.ends_with('-')) slug.pop_back();
    return slug;
}

}  // namespace parallax
