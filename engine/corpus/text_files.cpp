#include "engine/corpus/text_files.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/utf8.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/corpus/parallel_blocks.hpp"
#include "engine/corpus/unpack.hpp"

#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <simdjson.h>

namespace parallax {
namespace {

struct ReadEntry {
    Record record;
    std::optional<InputFile> input;
};

/// The text of the file, or why it cannot be used.
std::variant<std::string, RecordFault> take_text(std::string&& packed, const std::string& shown) {
    Unpacked file;
    try {
        file = unpack(std::move(packed), shown);
    } catch (const InputError& error) {
        return RecordFault{RejectReason::truncated, error.faults().front().message};
    }
    if (!file.damage.empty())
        return RecordFault{
            RejectReason::truncated,
            "the compressed file ends early or is damaged, so its text is not whole"};
    if (!simdjson::validate_utf8(file.bytes))
        return describe_invalid_utf8("text", find_invalid_utf8(file.bytes).value_or(0), "the file");
    return std::move(file.bytes);
}

ReadEntry read_text_file(TextFile&& file) {
    if (auto fault = check_labels(file.record))
        return {make_reject(*std::move(fault), std::move(file.labels)), std::nullopt};
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file.path, ignored))
        return {Reject{std::move(file.labels), RejectReason::missing_file,
                       fmt::format("there is no file \"{}\"; put it there or take the entry out",
                                   shorten_for_message(file.shown))},
                std::nullopt};
    std::string packed = read_whole_file(file.path);
    InputFile input = describe_input(file.shown, packed);
    Origin origin{file.shown, 0};
    auto text = take_text(std::move(packed), file.shown);
    if (auto* fault = std::get_if<RecordFault>(&text))
        return {make_reject(std::move(*fault), std::move(origin)), std::move(input)};
    file.record.text = std::get<std::string>(std::move(text));
    file.record.has_text = true;
    if (auto fault = check_text(file.record))
        return {make_reject(*std::move(fault), std::move(origin)), std::move(input)};
    return {make_document(std::move(file.record), std::move(origin)), std::move(input)};
}

}  // namespace

void read_text_files(std::vector<TextEntry>&& entries, unsigned threads, InputRecords& into) {
    std::vector<ReadEntry> results(entries.size());
    for_each_block(entries.size(), threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            if (auto* file = std::get_if<TextFile>(&entries[i])) {
                results[i] = read_text_file(std::move(*file));
            } else {
                results[i].record = std::get<Reject>(std::move(entries[i]));
            }
        }
    });
    for (ReadEntry& result : results) {
        into.records.push_back(std::move(result.record));
        if (result.input) into.inputs.push_back(*std::move(result.input));
    }
}

}  // namespace parallax
