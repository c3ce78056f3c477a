#include "engine/model/json_reader.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <utility>

namespace parallax {
namespace {

using Kind = LocatedJson::Kind;

std::string_view describe_kind(const LocatedJson& value) {
    switch (value.kind) {
        case Kind::null:
            return "null";
        case Kind::boolean:
            return "true or false";
        case Kind::number:
            return "a number";
        case Kind::string:
            return "a text";
        case Kind::array:
            return "a list";
        case Kind::object:
            return "an object";
    }
    return "";
}

std::string say_wrong_kind(std::string_view what, const LocatedJson& found,
                           std::string_view wanted) {
    std::string message(what);
    message += " is ";
    message += describe_kind(found);
    message += "; ";
    message += wanted;
    message += " is due here";
    return message;
}

const LocatedJson& field_of(const LocatedJson& object, std::string_view field) {
    const LocatedJson* const value = object.find(field);
    assert(value != nullptr);
    return *value;
}

}  // namespace

JsonReader::JsonReader(std::string_view file, std::string_view bytes, std::size_t lines_before)
    : file_(file), bytes_(bytes), lines_before_(lines_before) {}

std::optional<LocatedJson> JsonReader::parse() {
    const std::size_t known = faults_.size();
    std::optional<LocatedJson> tree = parse_located_json(file_, bytes_, faults_);
    for (std::size_t i = known; i < faults_.size(); ++i) faults_[i].line += lines_before_;
    return tree;
}

bool JsonReader::has_fields(const LocatedJson& value, std::string_view what,
                            std::initializer_list<const char*> fields) {
    if (value.kind != Kind::object) {
        add_fault(value, say_wrong_kind(what, value, "an object"));
        return false;
    }
    const std::vector<std::string> known(fields.begin(), fields.end());
    for (std::size_t i = 0; i < value.keys.size(); ++i) {
        const std::string& name = value.keys[i].name;
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        const std::string nearest = suggest_nearest(name, known);
        std::string message =
            "unknown field " + quote_for_message(name) + " of " + std::string(what);
        message +=
            nearest.empty() ? "; remove it" : "; did you mean " + quote_for_message(nearest) + "?";
        LocatedJson at;
        at.offset = value.keys[i].offset;
        add_fault(at, std::move(message));
    }
    bool complete = true;
    for (const std::string& name : known) {
        if (value.find(name) != nullptr) continue;
        add_fault(value,
                  "field " + quote_for_message(name) + " of " + std::string(what) + " is missing");
        complete = false;
    }
    return complete;
}

std::string JsonReader::text(const LocatedJson& object, std::string_view field) {
    return text_of(field_of(object, field), field);
}

double JsonReader::number(const LocatedJson& object, std::string_view field) {
    return number_of(field_of(object, field), field);
}

std::uint64_t JsonReader::whole_number(const LocatedJson& object, std::string_view field,
                                       std::uint64_t most) {
    return whole_number_of(field_of(object, field), field, most);
}

bool JsonReader::truth(const LocatedJson& object, std::string_view field) {
    const LocatedJson& value = field_of(object, field);
    if (value.kind == Kind::boolean) return value.text == "true";
    add_fault(value, say_wrong_kind(field, value, "true or false"));
    return false;
}

std::span<const LocatedJson> JsonReader::list(const LocatedJson& object, std::string_view field) {
    const LocatedJson& value = field_of(object, field);
    if (value.kind == Kind::array) return value.values;
    add_fault(value, say_wrong_kind(field, value, "a list"));
    return {};
}

std::string JsonReader::text_of(const LocatedJson& value, std::string_view what) {
    if (value.kind == Kind::string) return value.text;
    add_fault(value, say_wrong_kind(what, value, "a text"));
    return {};
}

double JsonReader::number_of(const LocatedJson& value, std::string_view what) {
    if (value.kind != Kind::number) {
        add_fault(value, say_wrong_kind(what, value, "a number"));
        return 0.0;
    }
    double number = 0.0;
    const char* const end = value.text.data() + value.text.size();
    const auto read = std::from_chars(value.text.data(), end, number);
    if (read.ec == std::errc() && read.ptr == end) return number;
    add_fault(value, std::string(what) + " " + shorten_for_message(value.text) +
                         " is no finite number that a double can hold");
    return 0.0;
}

std::uint64_t JsonReader::whole_number_of(const LocatedJson& value, std::string_view what,
                                          std::uint64_t most) {
    if (value.kind != Kind::number) {
        add_fault(value, say_wrong_kind(what, value, "a whole number"));
        return 0;
    }
    std::uint64_t number = 0;
    const char* const end = value.text.data() + value.text.size();
    const auto read = std::from_chars(value.text.data(), end, number);
    if (read.ec == std::errc() && read.ptr == end && number <= most) return number;
    add_fault(value, std::string(what) + " " + shorten_for_message(value.text) +
                         " is no whole number from 0 to " + std::to_string(most));
    return 0;
}

void JsonReader::add_fault(const LocatedJson& at, std::string message) {
    Fault fault = make_fault(file_, bytes_, at.offset, std::move(message));
    fault.line += lines_before_;
    faults_.push_back(std::move(fault));
}

void throw_faults(std::vector<Fault> faults) {
    if (!faults.empty()) throw InputError(std::move(faults));
}

}  // namespace parallax
