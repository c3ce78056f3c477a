#include "engine/corpus/json_places.hpp"

#include "engine/core/utf8.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace parallax {
namespace {

bool is_json_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::size_t skip_space(std::string_view json, std::size_t at) {
    while (at < json.size() && is_json_space(json[at])) ++at;
    return at;
}

/// From an opening quotation mark to behind its closing one, or the end.
std::size_t skip_string(std::string_view json, std::size_t at) {
    for (++at; at < json.size(); ++at) {
        if (json[at] == '\\') {
            ++at;
        } else if (json[at] == '"') {
            return at + 1;
        }
    }
    return json.size();
}

/// From the first byte of a value to behind its last one, or the end.
std::size_t skip_value(std::string_view json, std::size_t at) {
    std::size_t depth = 0;
    while (at < json.size()) {
        const char c = json[at];
        if (c == '"') {
            at = skip_string(json, at);
            if (depth == 0) return at;
            continue;
        }
        if (depth == 0 && (c == ',' || c == '}' || c == ']' || is_json_space(c))) return at;
        if (c == '{' || c == '[') ++depth;
        ++at;
        if ((c == '}' || c == ']') && --depth == 0) return at;
    }
    return json.size();
}

class FaultFinder : public nlohmann::json::json_sax_t {
public:
    [[nodiscard]] const JsonFault& fault() const { return fault_; }
    [[nodiscard]] bool is_inside_string() const { return is_inside_string_; }

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool key(string_t&) override { return true; }
    bool parse_error(std::size_t read, const std::string& token,
                     const nlohmann::detail::exception& error) override {
        const std::string_view what = error.what();
        is_inside_string_ = what.find("invalid string") != std::string_view::npos;
        // A string that must not stand there was read to its end; show its begin.
        const bool is_string = token.size() > 1 && token.starts_with('"') && token.ends_with('"');
        const std::size_t back = is_string && !is_inside_string_ ? token.size() : 1;
        fault_.offset = read < back ? 0 : read - back;
        fault_.is_half_surrogate_pair = what.find("surrogate") != std::string_view::npos;
        return false;
    }

private:
    JsonFault fault_;
    bool is_inside_string_ = false;
};

}  // namespace

std::vector<JsonMember> list_members(std::string_view json, std::size_t begin) {
    std::vector<JsonMember> members;
    std::size_t at = skip_space(json, begin);
    if (at >= json.size() || json[at] != '{') return members;
    for (;;) {
        at = skip_space(json, at + 1);
        if (at >= json.size() || json[at] != '"') return members;
        JsonMember member;
        member.key_begin = at;
        const std::size_t key_end = skip_string(json, at);
        member.key = json.substr(at + 1, std::max(key_end, at + 2) - at - 2);
        at = skip_space(json, key_end);
        if (at < json.size() && json[at] == ':') at = skip_space(json, at + 1);
        const std::size_t value_end = skip_value(json, at);
        member.value = json.substr(std::min(at, json.size()), value_end - std::min(at, value_end));
        members.push_back(member);
        at = skip_space(json, value_end);
        if (at >= json.size() || json[at] != ',') return members;
    }
}

std::vector<std::string_view> list_elements(std::string_view json) {
    std::vector<std::string_view> elements;
    std::size_t at = skip_space(json, 0);
    if (at >= json.size() || json[at] != '[') return elements;
    for (;;) {
        at = skip_space(json, at + 1);
        if (at >= json.size() || json[at] == ']') return elements;
        const std::size_t end = skip_value(json, at);
        elements.push_back(json.substr(at, end - at));
        at = skip_space(json, end);
        if (at >= json.size() || json[at] != ',') return elements;
    }
}

std::size_t line_at(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

std::size_t column_at(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const std::size_t newline = before.rfind('\n');
    const std::size_t line_begin = newline == std::string_view::npos ? 0 : newline + 1;
    return 1 + count_code_points(before.substr(line_begin));
}

std::optional<JsonFault> find_json_fault(std::string_view json) {
    FaultFinder finder;
    if (nlohmann::json::sax_parse(json, &finder)) return std::nullopt;
    JsonFault fault = finder.fault();
    if (finder.is_inside_string()) return fault;
    // The parser stops inside a word such as `tru` or `text` without quotation marks; people look
    // for the word.
    while (fault.offset > 0 && fault.offset < json.size() && is_word_byte(json[fault.offset - 1]))
        --fault.offset;
    return fault;
}

}  // namespace parallax
