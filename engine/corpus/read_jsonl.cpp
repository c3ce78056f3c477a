#include "engine/corpus/read_jsonl.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/utf8.hpp"
#include "engine/corpus/json_record.hpp"
#include "engine/corpus/parallel_blocks.hpp"

#include <cstdint>
#include <string_view>
#include <utility>
#include <variant>

namespace parallax {
namespace {

constexpr std::string_view json_space = " \t\r\n";

struct Line {
    std::string_view bytes;
    std::uint64_t number = 0;  ///< from 1
};

std::string_view strip_byte_order_mark(std::string_view bytes) {
    return bytes.substr(mark_length(bytes));
}

/// The lines of `bytes` that are records. `number` is that of the line before and becomes that of
/// the last line.
std::vector<Line> split_lines(std::string_view bytes, std::uint64_t& number) {
    std::vector<Line> lines;
    while (!bytes.empty()) {
        const std::size_t newline = bytes.find('\n');
        const std::string_view line = strip_byte_order_mark(bytes.substr(0, newline));
        ++number;
        if (line.find_first_not_of(json_space) != std::string_view::npos)
            lines.push_back({line, number});
        bytes.remove_prefix(newline == std::string_view::npos ? bytes.size() : newline + 1);
    }
    return lines;
}

bool starts_a_list(std::string_view bytes) {
    const std::string_view json = strip_byte_order_mark(bytes);
    const std::size_t first = json.find_first_not_of(json_space);
    return first != std::string_view::npos && json[first] == '[';
}

/// `bytes` is the whole file.
void refuse_one_list(std::string_view bytes, const InputName& name) {
    const std::size_t last = bytes.find_last_not_of(json_space);
    if (bytes[last] != ']') return;
    throw InputError(Fault{name.given, 0, 0,
                           "this is one JSON list; write one JSON object a line, without the "
                           "brackets and commas around them",
                           ""});
}

Record read_line(JsonRecordReader& reader, const Line& line, bool is_padded,
                 const std::string& file) {
    Origin origin{file, line.number};
    auto outcome = reader.read(line.bytes, is_padded, "the line");
    if (auto* fault = std::get_if<RecordFault>(&outcome))
        return make_reject(std::move(*fault), std::move(origin));
    return make_record(std::get<RawRecord>(std::move(outcome)), std::move(origin));
}

/// Adds the records of these lines; `bytes_end` is where readable memory behind them ends.
void read_lines(const std::vector<Line>& lines, const char* bytes_end, const std::string& file,
                unsigned threads, std::vector<Record>& records) {
    const std::size_t first = records.size();
    records.resize(first + lines.size());
    for_each_block(lines.size(), threads, [&](std::size_t begin, std::size_t end) {
        JsonRecordReader reader(record_fields);
        for (std::size_t i = begin; i < end; ++i) {
            const char* const line_end = lines[i].bytes.data() + lines[i].bytes.size();
            const bool is_padded =
                static_cast<std::size_t>(bytes_end - line_end) >= JsonRecordReader::padding;
            records[first + i] = read_line(reader, lines[i], is_padded, file);
        }
    });
}

}  // namespace

std::vector<Record> read_jsonl(TableSource& source, unsigned threads) {
    std::vector<Record> records;
    std::uint64_t line_number = 0;
    std::string bytes;  // an unfinished line, then the latest piece
    bool is_first = true;
    bool at_end = false;
    while (!at_end) {
        at_end = !source.append_piece(bytes);
        if (is_first && starts_a_list(bytes)) {
            while (source.append_piece(bytes)) {
            }
            refuse_one_list(bytes, source.name());
        }
        is_first = false;
        // Of a damaged stream the line without an end is what was cut, and no record.
        const bool take_all = at_end && source.damage().empty();
        const std::size_t whole_lines = take_all ? bytes.size() : bytes.rfind('\n') + 1;
        const std::vector<Line> lines =
            split_lines(std::string_view(bytes).substr(0, whole_lines), line_number);
        read_lines(lines, bytes.data() + bytes.size(), source.name().shown, threads, records);
        bytes.erase(0, whole_lines);
    }
    if (!source.damage().empty())
        records.emplace_back(Reject{Origin{source.name().shown, line_number + 1},
                                    RejectReason::truncated, source.damage()});
    return records;
}

}  // namespace parallax
