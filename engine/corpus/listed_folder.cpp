#include "engine/corpus/listed_folder.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/utf8.hpp"
#include "engine/corpus/json_places.hpp"
#include "engine/corpus/json_record.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace parallax {
namespace {

constexpr std::string_view format_name = "\"parallax-corpus/1\"";

/// The text comes from the file that the entry names.
constexpr std::array<FieldPlace, 8> entry_fields = {{{"file", &RawRecord::file},
                                                     {"id", &RawRecord::id},
                                                     {"outlet", &RawRecord::outlet},
                                                     {"title", &RawRecord::title},
                                                     {"date", &RawRecord::date},
                                                     {"url", &RawRecord::url},
                                                     {"event", &RawRecord::event},
                                                     {"lang", &RawRecord::lang}}};

[[noreturn]] void throw_fault(std::string_view json, std::size_t offset, const InputName& name,
                              std::string message) {
    std::string_view line = json.substr(0, json.find('\n', offset));
    const std::size_t before = line.substr(0, std::min(offset, line.size())).rfind('\n');
    if (before != std::string_view::npos) line.remove_prefix(before + 1);
    throw InputError(Fault{name.given, line_at(json, offset), column_at(json, offset),
                           std::move(message), shorten_for_message(line)});
}

/// The list's bytes, checked to be what the format asks for.
std::string_view find_document_list(std::string_view json, const InputName& name) {
    if (const auto offset = find_invalid_utf8(json))
        throw_fault(json, *offset, name, "this is not valid UTF-8; save the file as UTF-8");
    if (const auto fault = find_json_fault(json))
        throw_fault(json, std::min(fault->offset, json.size()), name,
                    "this is not valid JSON; a comma, bracket or quotation mark may be missing or "
                    "too many just before");
    std::string_view format;
    std::string_view documents;
    for (const JsonMember& member : list_members(json)) {
        std::string_view* const known = member.key == "format"      ? &format
                                        : member.key == "documents" ? &documents
                                                                    : nullptr;
        if (known == nullptr) continue;
        if (!known->empty())
            throw_fault(json, member.key_begin, name,
                        fmt::format("\"{}\" stands twice; keep one", member.key));
        *known = member.value;
    }
    if (format != format_name)
        throw_fault(json,
                    format.empty() ? 0 : static_cast<std::size_t>(format.data() - json.data()),
                    name, fmt::format("this is no corpus; write \"format\": {}", format_name));
    if (!documents.starts_with('['))
        throw_fault(
            json, documents.empty() ? 0 : static_cast<std::size_t>(documents.data() - json.data()),
            name,
            "there is no list of documents; write \"documents\": [{\"file\": …, \"outlet\": …}, "
            "…]");
    return documents;
}

/// An absolute path or one with ".." could name a file that does not belong to the corpus.
bool leads_outside(const std::filesystem::path& file) {
    return file.is_absolute() || std::find(file.begin(), file.end(), "..") != file.end();
}

TextEntry make_entry(RawRecord&& record, const std::filesystem::path& folder, Origin labels,
                     const std::string& shown_folder) {
    if (record.file.empty())
        return Reject{std::move(labels), RejectReason::missing_file,
                      "the entry names no file; write \"file\": \"<name>.txt\""};
    const std::filesystem::path file(record.file);
    if (leads_outside(file))
        return Reject{std::move(labels), RejectReason::missing_file,
                      fmt::format("the file \"{}\" lies outside the folder; move it into the "
                                  "folder and name it from there",
                                  shorten_for_message(record.file))};
    std::string shown = shown_folder + "/" + file.lexically_normal().generic_string();
    return TextFile{folder / file, std::move(shown), std::move(record), std::move(labels)};
}

}  // namespace

std::vector<TextEntry> list_documents(std::string_view json, const std::filesystem::path& folder,
                                      const InputName& name) {
    const InputName file{(folder / "corpus.json").string(), name.shown + "/corpus.json"};
    json.remove_prefix(mark_length(json));
    const std::string_view documents = find_document_list(json, file);

    JsonRecordReader reader(entry_fields);
    std::vector<TextEntry> entries;
    std::uint64_t line = 1;
    const char* counted_to = json.data();
    for (const std::string_view element : list_elements(documents)) {
        line += static_cast<std::uint64_t>(std::count(counted_to, element.data(), '\n'));
        counted_to = element.data();
        Origin labels{file.shown, line};
        auto outcome = reader.read(element, false, "the entry");
        if (auto* fault = std::get_if<RecordFault>(&outcome)) {
            entries.emplace_back(make_reject(std::move(*fault), std::move(labels)));
            continue;
        }
        entries.push_back(make_entry(std::get<RawRecord>(std::move(outcome)), folder,
                                     std::move(labels), name.shown));
    }
    return entries;
}

}  // namespace parallax
