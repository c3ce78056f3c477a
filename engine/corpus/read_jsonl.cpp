#include "engine/corpus/read_jsonl.hpp"

#include "engine/core/input_error.hpp"
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
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
    return bytes;
}

/// The lines that are records. `cut_line` is set to the number of the line at which a damaged
/// stream ends: one that has no end of line is no record, it is what was cut.
std::vector<Line> split_lines(const Unpacked& file, std::uint64_t& cut_line) {
    std::vector<Line> lines;
    std::uint64_t number = 0;
    std::string_view rest = file.bytes;
    while (!rest.empty()) {
        const std::size_t newline = rest.find('\n');
        if (newline == std::string_view::npos && !file.damage.empty()) break;
        const std::string_view line = strip_byte_order_mark(rest.substr(0, newline));
        ++number;
        if (line.find_first_not_of(json_space) != std::string_view::npos)
            lines.push_back({line, number});
        rest.remove_prefix(newline == std::string_view::npos ? rest.size() : newline + 1);
    }
    cut_line = number + 1;
    return lines;
}

void refuse_one_list(std::string_view bytes, const InputName& name) {
    const std::string_view json = strip_byte_order_mark(bytes);
    const std::size_t first = json.find_first_not_of(json_space);
    if (first == std::string_view::npos || json[first] != '[') return;
    const std::size_t last = json.find_last_not_of(json_space);
    if (json[last] != ']') return;
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

}  // namespace

std::vector<Record> read_jsonl(const Unpacked& file, const InputName& name, unsigned threads) {
    refuse_one_list(file.bytes, name);
    std::uint64_t cut_line = 0;
    const std::vector<Line> lines = split_lines(file, cut_line);
    const char* const end = file.bytes.data() + file.bytes.size();
    std::vector<Record> records(lines.size());
    for_each_block(lines.size(), threads, [&](std::size_t from, std::size_t to) {
        JsonRecordReader reader(record_fields);
        for (std::size_t i = from; i < to; ++i) {
            const char* const line_end = lines[i].bytes.data() + lines[i].bytes.size();
            const bool is_padded =
                static_cast<std::size_t>(end - line_end) >= JsonRecordReader::padding;
            records[i] = read_line(reader, lines[i], is_padded, name.shown);
        }
    });
    if (!file.damage.empty())
        records.emplace_back(
            Reject{Origin{name.shown, cut_line}, RejectReason::truncated, file.damage});
    return records;
}

}  // namespace parallax
