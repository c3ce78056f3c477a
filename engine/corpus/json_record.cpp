#include "engine/corpus/json_record.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/utf8.hpp"
#include "engine/corpus/json_places.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <simdjson.h>

namespace parallax {
namespace {

namespace dom = simdjson::dom;

using Outcome = std::variant<RawRecord, RecordFault>;

constexpr std::size_t longest_json = 0xFFFFFFFFU;  // simdjson counts in 32 bits

/// A number as it is written: 1.0 and 1 are two ids.
std::string number_as_written(std::string_view json, std::size_t member_index) {
    const std::vector<JsonMember> members = list_members(json);
    return members.size() > member_index ? std::string(members[member_index].value) : "";
}

std::string_view name_of_type(dom::element_type type) {
    switch (type) {
        case dom::element_type::ARRAY:
            return "a list";
        case dom::element_type::OBJECT:
            return "an object";
        case dom::element_type::BOOL:
            return "true or false";
        case dom::element_type::INT64:
        case dom::element_type::UINT64:
        case dom::element_type::DOUBLE:
            return "a number";
        case dom::element_type::STRING:
            return "a text";
        case dom::element_type::NULL_VALUE:
            return "null";
    }
    return "";
}

RecordFault describe_invalid_bytes(std::string_view json, std::size_t offset,
                                   std::string_view where) {
    std::string_view field;
    for (const JsonMember& member : list_members(json))
        if (member.key_begin <= offset) field = member.key;
    return describe_invalid_utf8(field, offset, where);
}

RecordFault describe_invalid_json(std::string_view json, std::string_view where) {
    constexpr std::size_t excerpt_bytes = 24;
    if (const auto offset = find_invalid_utf8(json))
        return describe_invalid_bytes(json, *offset, where);
    const auto fault = find_json_fault(json);
    if (!fault)
        return RecordFault{RejectReason::invalid_json,
                           fmt::format("{} holds a number or nesting too large to be read", where)};
    if (fault->is_half_surrogate_pair)
        return RecordFault{RejectReason::invalid_json,
                           fmt::format("{} holds half a surrogate pair (\\ud800 to \\udfff); write "
                                       "both halves or the character itself",
                                       where)};
    if (fault->offset >= json.size())
        return RecordFault{RejectReason::invalid_json,
                           fmt::format("{} ends before its JSON object is complete", where)};
    std::string_view excerpt = json.substr(fault->offset, excerpt_bytes);
    while (find_invalid_utf8(excerpt)) excerpt.remove_suffix(1);
    return RecordFault{RejectReason::invalid_json,
                       fmt::format("{} is not valid JSON from column {} on, at {}", where,
                                   count_code_points(json.substr(0, fault->offset)) + 1,
                                   shorten_for_message(excerpt))};
}

/// Adds one member to `record`. The index counts the members before it.
std::optional<RecordFault> take_member(RawRecord& record, const FieldPlace& field,
                                       dom::element value, std::string_view json,
                                       std::size_t index) {
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) {
        record.*field.member = text;
        if (field.member == &RawRecord::text) record.has_text = true;
        return std::nullopt;
    }
    if (value.is_null()) return std::nullopt;
    if (field.member == &RawRecord::id && value.is_number()) {
        record.id = number_as_written(json, index);
        return std::nullopt;
    }
    return RecordFault{RejectReason::wrong_type,
                       fmt::format("field \"{}\" holds {}; write a text in quotation marks",
                                   field.name, name_of_type(value.type()))};
}

}  // namespace

struct JsonRecordReader::Parser {
    dom::parser parser;
    std::vector<std::string_view> keys;
};

const std::size_t JsonRecordReader::padding = simdjson::SIMDJSON_PADDING;

JsonRecordReader::JsonRecordReader(std::span<const FieldPlace> fields)
    : fields_(fields), parser_(std::make_unique<Parser>()) {}
JsonRecordReader::~JsonRecordReader() = default;
JsonRecordReader::JsonRecordReader(JsonRecordReader&&) noexcept = default;
JsonRecordReader& JsonRecordReader::operator=(JsonRecordReader&&) noexcept = default;

Outcome JsonRecordReader::read(std::string_view json, bool is_padded, std::string_view where) {
    if (json.size() > longest_json)
        return RecordFault{
            RejectReason::too_long,
            fmt::format("{} has {} bytes; at most {} are read", where, json.size(), longest_json)};
    dom::element root;
    if (parser_->parser.parse(json.data(), json.size(), !is_padded).get(root) != simdjson::SUCCESS)
        return describe_invalid_json(json, where);
    dom::object object;
    if (root.get(object) != simdjson::SUCCESS)
        return RecordFault{
            RejectReason::invalid_json,
            fmt::format("{} holds {}; write one JSON object", where, name_of_type(root.type()))};

    RawRecord record;
    std::optional<RecordFault> first_fault;
    std::vector<std::string_view>& keys = parser_->keys;
    keys.clear();
    for (const dom::key_value_pair member : object) {
        for (const FieldPlace& field : fields_) {
            if (first_fault || field.name != member.key) continue;
            first_fault = take_member(record, field, member.value, json, keys.size());
        }
        keys.push_back(member.key);
    }
    std::sort(keys.begin(), keys.end());
    const auto twice = std::adjacent_find(keys.begin(), keys.end());
    if (twice != keys.end())
        return RecordFault{RejectReason::duplicate_key,
                           fmt::format("key \"{}\" stands twice in {}; keep one",
                                       shorten_for_message(*twice), where)};
    if (first_fault) return *std::move(first_fault);
    return record;
}

}  // namespace parallax
