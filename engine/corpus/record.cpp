#include "engine/corpus/record.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/sha256.hpp"
#include "engine/core/utf8.hpp"
#include "engine/corpus/iso_date.hpp"

#include <cassert>
#include <utility>

#include <fmt/format.h>

namespace parallax {
namespace {

/// Unicode White_Space (PropList.txt), and the two marks that show nothing either.
bool shows_nothing(char32_t c) {
    return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

void trim(std::string& field) {
    constexpr std::string_view white_space = " \t\r\n\v\f";
    const std::size_t last = field.find_last_not_of(white_space);
    field.erase(last == std::string::npos ? 0 : last + 1);
    field.erase(0, field.find_first_not_of(white_space));
}

std::optional<RecordFault> check_length(std::string_view name, const std::string& field) {
    if (field.size() <= longest_field) return std::nullopt;
    return RecordFault{RejectReason::too_long,
                       fmt::format("field \"{}\" has {} bytes; at most {} (64 MiB) are read", name,
                                   field.size(), longest_field)};
}

std::optional<RecordFault> check_date(const std::string& date) {
    if (date.empty()) return std::nullopt;
    switch (check_iso_date(date)) {
        case DateCheck::good:
            return std::nullopt;
        case DateCheck::impossible:
            return RecordFault{RejectReason::impossible_date,
                               fmt::format("the date \"{}\" does not exist; write the day of "
                                           "publication as YYYY-MM-DD",
                                           shorten_for_message(date))};
        case DateCheck::other_form:
            break;
    }
    return RecordFault{RejectReason::impossible_date,
                       fmt::format("the date \"{}\" is not in ISO 8601 form; write it as "
                                   "YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ",
                                   shorten_for_message(date))};
}

/// The same for one title and text whoever published them: an id must not know the outlet.
std::string make_id(const RawRecord& record) {
    constexpr std::size_t id_digits = 16;
    const std::array<std::string_view, 2> parts = {record.title, record.text};
    return "sha256:" + sha256_hex_of_parts(parts).substr(0, id_digits);
}

}  // namespace

bool is_blank(std::string_view text) {
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint code_point = decode_code_point(text, offset);
        if (!shows_nothing(code_point.value)) return false;
        offset += code_point.length;
    }
    return true;
}

std::optional<RecordFault> check_labels(RawRecord& record) {
    for (const FieldPlace& field : record_fields) {
        if (field.member == &RawRecord::text) continue;
        std::string& value = record.*field.member;
        if (field.member != &RawRecord::title) trim(value);
        if (auto fault = check_length(field.name, value)) return fault;
    }
    if (is_blank(record.outlet))
        return RecordFault{RejectReason::missing_outlet,
                           "the record has no outlet; name who published it in \"outlet\""};
    return check_date(record.date);
}

std::optional<RecordFault> check_text(RawRecord& record) {
    if (!record.has_text)
        return RecordFault{RejectReason::missing_text,
                           "the record has no text; put the article into \"text\""};
    std::size_t marks = 0;
    while (std::string_view(record.text).substr(marks).starts_with(byte_order_mark))
        marks += byte_order_mark.size();
    record.text.erase(0, marks);
    if (auto fault = check_length("text", record.text)) return fault;
    if (is_blank(record.text))
        return RecordFault{RejectReason::empty_text, "the text is empty or only white space"};
    return std::nullopt;
}

Document make_document(RawRecord&& record, Origin origin) {
    assert(!record.outlet.empty() && !record.text.empty());
    if (record.id.empty()) record.id = make_id(record);
    return Document{std::move(record.id),    std::move(record.outlet), std::move(record.text),
                    std::move(record.title), std::move(record.date),   std::move(record.url),
                    std::move(record.event), std::move(record.lang),   std::move(origin)};
}

Record make_record(RawRecord&& record, Origin origin) {
    if (auto fault = check_labels(record)) return make_reject(*std::move(fault), std::move(origin));
    if (auto fault = check_text(record)) return make_reject(*std::move(fault), std::move(origin));
    return make_document(std::move(record), std::move(origin));
}

Reject make_reject(RecordFault&& fault, Origin origin) {
    return Reject{std::move(origin), fault.reason, std::move(fault.message)};
}

RecordFault describe_invalid_utf8(std::string_view field, std::size_t offset,
                                  std::string_view where) {
    return RecordFault{RejectReason::invalid_utf8,
                       fmt::format("field \"{}\" is not valid UTF-8 at byte offset {} of {}; "
                                   "save the file as UTF-8",
                                   shorten_for_message(field), offset, where)};
}

}  // namespace parallax
