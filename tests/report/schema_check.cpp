#include "tests/report/schema_check.hpp"

#include "engine/core/whole_file.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <set>

namespace parallax::test {

namespace {

using Json = nlohmann::json;

class SchemaChecker {
public:
    /// `root` outlives it.
    explicit SchemaChecker(const Json& root) : root_(root) {}

    std::vector<std::string> check(const Json& value, const Json& schema) {
        check_value(value, schema, "");
        return faults_;
    }

private:
    void add_fault(const std::string& place, const std::string& what) {
        faults_.push_back((place.empty() ? "/" : place) + ": " + what);
    }

    static bool has_type(const Json& value, const std::string& type) {
        if (type == "integer") return value.is_number_integer();
        if (type == "number") return value.is_number();
        if (type == "string") return value.is_string();
        if (type == "boolean") return value.is_boolean();
        if (type == "object") return value.is_object();
        if (type == "array") return value.is_array();
        return type == "null" && value.is_null();
    }

    void check_type(const Json& value, const Json& types, const std::string& place) {
        const Json list = types.is_array() ? types : Json::array({types});
        const bool good = std::any_of(list.begin(), list.end(), [&](const Json& type) {
            return has_type(value, type.get<std::string>());
        });
        if (!good) add_fault(place, "is no " + types.dump());
    }

    void check_object(const Json& value, const Json& schema, const std::string& place) {
        if (!value.is_object()) return;
        const Json properties = schema.value("properties", Json::object());
        for (const auto& [name, member] : value.items()) {
            const std::string inner = place + "/" + name;
            if (properties.contains(name)) {
                check_value(member, properties[name], inner);
            } else if (schema.contains("additionalProperties")) {
                const Json& others = schema["additionalProperties"];
                if (others.is_boolean() && !others.get<bool>()) {
                    add_fault(inner, "is not in the schema");
                } else if (others.is_object()) {
                    check_value(member, others, inner);
                }
            }
        }
        for (const Json& name : schema.value("required", Json::array())) {
            if (!value.contains(name.get<std::string>())) {
                add_fault(place, "lacks " + name.get<std::string>());
            }
        }
    }

    void check_array(const Json& value, const Json& schema, const std::string& place) {
        if (!value.is_array()) return;
        if (schema.contains("items")) {
            for (std::size_t at = 0; at < value.size(); ++at) {
                check_value(value[at], schema["items"], place + "/" + std::to_string(at));
            }
        }
        if (value.size() < schema.value("minItems", std::size_t{0})) add_fault(place, "too few");
        if (value.size() > schema.value("maxItems", value.size())) add_fault(place, "too many");
        const std::set<Json> distinct(value.begin(), value.end());
        if (schema.value("uniqueItems", false) && distinct.size() < value.size()) {
            add_fault(place, "repeats an item");
        }
    }

    void check_scalar(const Json& value, const Json& schema, const std::string& place) {
        if (schema.contains("const") && value != schema["const"]) {
            add_fault(place, "is not " + schema["const"].dump());
        }
        if (schema.contains("enum")) {
            const Json& allowed = schema["enum"];
            if (std::find(allowed.begin(), allowed.end(), value) == allowed.end()) {
                add_fault(place, value.dump() + " is none of " + allowed.dump());
            }
        }
        if (value.is_number()) {
            const double number = value.get<double>();
            if (number < schema.value("minimum", number)) add_fault(place, "too small");
            if (number > schema.value("maximum", number)) add_fault(place, "too large");
        }
        if (value.is_string()) {
            const std::string text = value.get<std::string>();
            if (text.size() < schema.value("minLength", std::size_t{0})) add_fault(place, "empty");
            if (schema.contains("pattern") &&
                !std::regex_search(text, std::regex(schema["pattern"].get<std::string>()))) {
                add_fault(place, "does not match the pattern");
            }
        }
    }

    void check_keywords(const Json& schema, const std::string& place) {
        static const std::set<std::string> known{
            "$schema",     "$id",      "$defs",      "$ref",        "title",
            "description", "type",     "properties", "required",    "additionalProperties",
            "items",       "minItems", "maxItems",   "uniqueItems", "const",
            "enum",        "minimum",  "maximum",    "minLength",   "pattern",
            "anyOf"};
        for (const auto& [keyword, unused] : schema.items()) {
            if (!known.contains(keyword)) add_fault(place, "unknown schema keyword " + keyword);
        }
    }

    void check_value(const Json& value, const Json& schema, const std::string& place) {
        check_keywords(schema, place);
        if (schema.contains("$ref")) {
            const std::string reference = schema["$ref"].get<std::string>();
            check_value(value, root_.at(Json::json_pointer(reference.substr(1))), place);
        }
        if (schema.contains("anyOf")) {
            const Json& choices = schema["anyOf"];
            const bool good = std::any_of(choices.begin(), choices.end(), [&](const Json& choice) {
                SchemaChecker inner(root_);
                inner.check_value(value, choice, place);
                return inner.faults_.empty();
            });
            if (!good) add_fault(place, "fits none of anyOf: " + value.dump().substr(0, 200));
        }
        if (schema.contains("type")) check_type(value, schema["type"], place);
        check_object(value, schema, place);
        check_array(value, schema, place);
        check_scalar(value, schema, place);
    }

    const Json& root_;
    std::vector<std::string> faults_;
};

}  // namespace

namespace {

/// Each file is read once.
const Json& read_schema(const std::string& file) {
    static std::map<std::string, Json> schemas;
    const auto found = schemas.find(file);
    if (found != schemas.end()) return found->second;
    const std::string path = std::string(PARALLAX_SOURCE_DIR) + "/reports/schema/" + file;
    return schemas.emplace(file, Json::parse(read_whole_file(path))).first->second;
}

}  // namespace

std::vector<std::string> check_schema(const std::string& file, const Json& value) {
    const Json& schema = read_schema(file);
    return SchemaChecker(schema).check(value, schema);
}

std::vector<std::string> check_schema(const std::string& file, const Json& value,
                                      const std::string& part) {
    const Json& schema = read_schema(file);
    return SchemaChecker(schema).check(value, schema.at("$defs").at(part));
}

}  // namespace parallax::test
