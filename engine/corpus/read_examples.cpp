#include "engine/corpus/read_examples.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/sha256.hpp"
#include "engine/core/utf8.hpp"
#include "engine/corpus/delimited_rows.hpp"
#include "engine/corpus/json_places.hpp"
#include "engine/corpus/json_record.hpp"
#include "engine/corpus/record.hpp"
#include "engine/corpus/table_source.hpp"
#include "engine/corpus/unpack.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>
#include <variant>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace parallax {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

/// A record before it is checked: its texts, and the values that need not be texts as JSON.
struct RawExample {
    RawRecord record;
    Json label;
    Json group;
    Json topic;
    Json marked;
};

/// A text, number or truth value as one word; nothing for anything else.
std::optional<std::string> plain_text(const Json& value) {
    if (value.is_string()) return trimmed(value.get<std::string>());
    if (value.is_number() || value.is_boolean()) return value.dump();
    return std::nullopt;
}

RecordFault label_fault(std::string message) {
    return {RejectReason::wrong_label, std::move(message)};
}

std::variant<std::vector<std::pair<std::string, double>>, RecordFault> read_votes(
    const Json& label, const std::string& field) {
    if (label.is_null() || (label.is_string() && trimmed(label.get<std::string>()).empty())) {
        return RecordFault{
            RejectReason::missing_label,
            fmt::format("the example has no label; name its class in \"{}\"", field)};
    }
    std::map<std::string, double> votes;
    if (const std::optional<std::string> name = plain_text(label)) {
        votes[*name] = 1.0;
    } else if (label.is_object()) {
        for (const auto& [voted, count] : label.items()) {
            if (!count.is_number() || count.get<double>() < 0.0 ||
                !std::isfinite(count.get<double>())) {
                return label_fault(fmt::format(
                    "the count of \"{}\" in \"{}\" is {}; write how many annotators said so",
                    shorten_for_message(voted), field, shorten_for_message(count.dump())));
            }
            if (trimmed(voted).empty())
                return label_fault(fmt::format("a class in \"{}\" has no name", field));
            if (count.get<double>() > 0.0) votes[trimmed(voted)] += count.get<double>();
        }
        if (votes.empty())
            return label_fault(
                fmt::format("no annotator labelled this: every count in \"{}\" is 0", field));
    } else {
        return label_fault(fmt::format(
            "field \"{}\" is {}; write a class, or counts such as {{\"biased\":3,\"neutral\":1}}",
            field, shorten_for_message(label.dump())));
    }
    return std::vector<std::pair<std::string, double>>(votes.begin(), votes.end());
}

std::vector<std::string> read_marked(const Json& marked) {
    std::vector<std::string> texts;
    if (!marked.is_array()) return texts;
    for (const Json& one : marked) {
        if (one.is_string() && !is_blank(one.get<std::string>()))
            texts.push_back(trimmed(one.get<std::string>()));
    }
    return texts;
}

std::variant<Example, RecordFault> make_example(RawExample&& raw, const ExampleFields& fields,
                                                Origin origin) {
    RawRecord& record = raw.record;
    if (!record.has_text) {
        return RecordFault{RejectReason::missing_text,
                           fmt::format("the example has no text; put it into \"{}\"", fields.text)};
    }
    if (auto fault = check_text(record)) return *std::move(fault);
    for (const FieldPlace& field : record_fields) {
        std::string& value = record.*field.member;
        if (field.member != &RawRecord::text && field.member != &RawRecord::title)
            value = trimmed(value);
        if (value.size() > longest_field) {
            return RecordFault{
                RejectReason::too_long,
                fmt::format("field \"{}\" has {} bytes; at most {} (64 MiB) are read", field.name,
                            value.size(), longest_field)};
        }
    }
    auto votes = read_votes(raw.label, fields.label);
    if (auto* const fault = std::get_if<RecordFault>(&votes)) return std::move(*fault);
    if (record.id.empty()) {
        constexpr std::size_t id_digits = 16;
        const std::array<std::string_view, 2> parts = {record.title, record.text};
        record.id = "sha256:" + sha256_hex_of_parts(parts).substr(0, id_digits);
    }
    Example example;
    example.document = Document{std::move(record.id),
                                std::move(record.outlet),
                                std::move(record.text),
                                std::move(record.title),
                                "",
                                std::move(record.url),
                                std::move(record.event),
                                "",
                                std::move(origin)};
    example.votes = std::move(std::get<0>(votes));
    example.group = plain_text(raw.group).value_or("");
    example.topic = plain_text(raw.topic).value_or("");
    example.marked = read_marked(raw.marked);
    return example;
}

void add(Examples& into, std::variant<RawExample, RecordFault> raw, const ExampleFields& fields,
         Origin origin) {
    ++into.read;
    if (auto* const fault = std::get_if<RecordFault>(&raw)) {
        into.rejects.push_back(make_reject(std::move(*fault), std::move(origin)));
        return;
    }
    auto made = make_example(std::move(std::get<RawExample>(raw)), fields, origin);
    if (auto* const fault = std::get_if<RecordFault>(&made)) {
        into.rejects.push_back(make_reject(std::move(*fault), std::move(origin)));
        return;
    }
    into.examples.push_back(std::move(std::get<Example>(made)));
}

/// The fields that must be texts, under the names the user gave them.
std::array<FieldPlace, 6> text_fields(const ExampleFields& fields) {
    return {{{fields.id, &RawRecord::id},
             {fields.text, &RawRecord::text},
             {fields.title, &RawRecord::title},
             {fields.outlet, &RawRecord::outlet},
             {fields.event, &RawRecord::event},
             {fields.url, &RawRecord::url}}};
}

std::variant<RawExample, RecordFault> read_json_line(JsonRecordReader& reader,
                                                     std::string_view line,
                                                     const ExampleFields& fields) {
    auto record = reader.read(line, false, "the line");
    if (auto* const fault = std::get_if<RecordFault>(&record)) return std::move(*fault);
    RawExample raw;
    raw.record = std::move(std::get<RawRecord>(record));
    const Json whole = Json::parse(line, nullptr, false);
    if (!whole.is_object())
        return RecordFault{RejectReason::invalid_json, "the line is no JSON object"};
    const auto member = [&](const std::string& name) { return whole.value(name, Json()); };
    raw.label = member(fields.label);
    raw.group = member(fields.group);
    raw.topic = member(fields.topic);
    raw.marked = member(fields.marked);
    return raw;
}

void read_json_lines(std::string_view bytes, const InputName& name, const std::string& damage,
                     const ExampleFields& fields, Examples& into) {
    const std::array<FieldPlace, 6> places = text_fields(fields);
    JsonRecordReader reader(places);
    std::uint64_t number = 0;
    while (!bytes.empty()) {
        const std::size_t newline = bytes.find('\n');
        // Of a damaged stream the line without an end is what was cut, and no record.
        if (newline == std::string_view::npos && !damage.empty()) break;
        std::string_view line = bytes.substr(0, newline);
        bytes.remove_prefix(newline == std::string_view::npos ? bytes.size() : newline + 1);
        ++number;
        line.remove_prefix(mark_length(line));
        if (trimmed(line).empty()) continue;
        if (number == 1 && trimmed(line).front() == '[') {
            throw InputError(Fault{name.given, 0, 0,
                                   "this is one JSON list; write one JSON object a line, without "
                                   "the brackets and commas around them",
                                   ""});
        }
        add(into, read_json_line(reader, line, fields), fields, Origin{name.shown, number});
    }
    if (damage.empty()) return;
    ++into.read;
    into.rejects.push_back(Reject{Origin{name.shown, number + 1}, RejectReason::truncated, damage});
}

/// For each column what the user calls it.
std::vector<std::string> read_header(const Row& row, std::string_view bytes, const InputName& name,
                                     const ExampleFields& fields) {
    std::vector<std::string> columns;
    for (const Cell& cell : row.cells) columns.push_back(trimmed(text_of(cell, bytes)));
    for (const std::string& wanted : {fields.text, fields.label}) {
        const auto times = std::count(columns.begin(), columns.end(), wanted);
        if (times == 1) continue;
        if (times > 1) {
            throw InputError(Fault{name.given, row.line, 0,
                                   fmt::format("there are {} columns \"{}\"; keep one", times,
                                               shorten_for_message(wanted)),
                                   ""});
        }
        std::string message = fmt::format("there is no column \"{}\"; the header row has ", wanted);
        for (const std::string& present : columns)
            message += fmt::format("{}\"{}\"", &present == &columns.front() ? "" : ", ",
                                   shorten_for_message(present));
        const std::string near = suggest_nearest(wanted, columns);
        message +=
            fmt::format("; name the right one with --field {}={}",
                        wanted == fields.text ? "text" : "label", near.empty() ? "NAME" : near);
        throw InputError(Fault{name.given, row.line, 0, message, ""});
    }
    return columns;
}

Json cell_value(const std::string& text, bool may_be_object) {
    if (may_be_object && trimmed(text).starts_with('{')) {
        Json parsed = Json::parse(text, nullptr, false);
        if (parsed.is_object()) return parsed;
    }
    return text;
}

Json split_marked(const std::string& text) {
    Json list = Json::array();
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('|', begin), text.size());
        list.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return list;
}

std::variant<RawExample, RecordFault> read_row(const Row& row,
                                               const std::vector<std::string>& columns,
                                               std::string_view bytes,
                                               const ExampleFields& fields) {
    if (row.has_open_quotation) {
        return RecordFault{RejectReason::malformed_row,
                           "a quotation mark is opened and not closed at the end of the cell; "
                           "close it, and double the marks inside"};
    }
    if (row.cells.size() != columns.size()) {
        return RecordFault{
            RejectReason::malformed_row,
            fmt::format("the row has {} cells where the header row has {}; put cells that hold the "
                        "separator or line ends into quotation marks",
                        row.cells.size(), columns.size())};
    }
    const std::array<FieldPlace, 6> places = text_fields(fields);
    RawExample raw;
    raw.record.has_text = true;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Cell& cell = row.cells[i];
        if (const auto bad = find_invalid_utf8(bytes.substr(cell.begin, cell.end - cell.begin)))
            return describe_invalid_utf8(columns[i], cell.begin + *bad, "the file");
        std::string text = text_of(cell, bytes);
        if (columns[i] == fields.label) raw.label = cell_value(text, true);
        if (columns[i] == fields.group) raw.group = text;
        if (columns[i] == fields.topic) raw.topic = text;
        if (columns[i] == fields.marked) raw.marked = split_marked(text);
        for (const FieldPlace& place : places) {
            if (columns[i] == place.name) raw.record.*place.member = text;
        }
    }
    return raw;
}

void read_table_rows(std::string_view bytes, char separator, const InputName& name,
                     const std::string& damage, const ExampleFields& fields, Examples& into) {
    RowScanner scanner(bytes, mark_length(bytes), separator);
    Row row;
    if (!scanner.next(row)) {
        throw InputError(Fault{name.given, 0, 0,
                               fmt::format("this file is empty; write a header row with at least "
                                           "\"{}\" and \"{}\", then one row an example",
                                           fields.text, fields.label),
                               ""});
    }
    const std::vector<std::string> columns = read_header(row, bytes, name, fields);
    std::uint64_t last_line = row.last_line;
    while (scanner.next(row)) {
        last_line = row.line;
        if (row.reaches_end_of_file && !damage.empty()) break;
        add(into, read_row(row, columns, bytes, fields), fields, Origin{name.shown, row.line});
    }
    if (damage.empty()) return;
    ++into.read;
    into.rejects.push_back(Reject{Origin{name.shown, last_line}, RejectReason::truncated, damage});
}

void read_file(const std::string& path, const ExampleFields& fields, Examples& into) {
    const InputName name{path, path == standard_input ? path : fs::path(path).filename().string()};
    const std::string_view plain = strip_packing(name.shown);
    const bool is_csv = plain.ends_with(".csv");
    const bool is_tsv = plain.ends_with(".tsv");
    std::error_code ignored;
    if (path != standard_input && fs::exists(path, ignored) && !is_csv && !is_tsv &&
        !plain.ends_with(".jsonl")) {
        throw InputError(Fault{path, 0, 0,
                               "these are no examples; name a .jsonl, .csv or .tsv file (also .gz "
                               "or .zst), or - for JSON lines on standard input",
                               ""});
    }
    TableSource source(path, name);
    std::string bytes;
    while (source.append_piece(bytes)) {
    }
    if (is_csv || is_tsv) {
        read_table_rows(bytes, is_csv ? ',' : '\t', name, source.damage(), fields, into);
    } else {
        read_json_lines(bytes, name, source.damage(), fields, into);
    }
    into.inputs.push_back(source.describe());
}

}  // namespace

Examples read_examples(const std::vector<std::string>& paths, const ExampleFields& fields) {
    Examples examples;
    for (const std::string& path : paths) read_file(path, fields, examples);
    return examples;
}

std::string hash_inputs(const std::vector<InputFile>& inputs) {
    std::vector<std::string> digests;
    for (const InputFile& input : inputs) digests.push_back(input.sha256);
    std::sort(digests.begin(), digests.end());
    const std::vector<std::string_view> parts(digests.begin(), digests.end());
    return sha256_hex_of_parts(parts);
}

}  // namespace parallax
