#pragma once

#include "engine/corpus/document.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace parallax {

/// Either an article or the reason why it is none: what one record of a corpus becomes.
using Record = std::variant<Document, Reject>;

/// A longer field is a reject, so that offsets of one document always fit in 32 bits.
inline constexpr std::size_t longest_field = std::size_t{64} << 20U;

/// The fields of a record as they were read, unchecked except that they are valid UTF-8.
struct RawRecord {
    std::string id;
    std::string outlet;
    std::string text;
    std::string title;
    std::string date;
    std::string url;
    std::string event;
    std::string lang;
    std::string file;       ///< of corpus.json entries only
    bool has_text = false;  ///< the field was there, be it blank
};

/// The name a field has in every format, and its place in RawRecord.
struct FieldPlace {
    std::string_view name;
    std::string RawRecord::*member;
};

inline constexpr std::array<FieldPlace, 8> record_fields = {{{"id", &RawRecord::id},
                                                             {"outlet", &RawRecord::outlet},
                                                             {"title", &RawRecord::title},
                                                             {"text", &RawRecord::text},
                                                             {"date", &RawRecord::date},
                                                             {"url", &RawRecord::url},
                                                             {"event", &RawRecord::event},
                                                             {"lang", &RawRecord::lang}}};

/// What is wrong with a record, before its place is known.
struct RecordFault {
    RejectReason reason = RejectReason::invalid_json;
    std::string message;
};

/// Trims white space off every field but title and text, then checks all but the text.
[[nodiscard]] std::optional<RecordFault> check_labels(RawRecord& record);

/// Removes leading byte order marks from the text and checks it.
[[nodiscard]] std::optional<RecordFault> check_text(RawRecord& record);

/// The document of a record that passed both checks.
[[nodiscard]] Document make_document(RawRecord&& record, Origin origin);

/// Both checks, then the document or the reject.
[[nodiscard]] Record make_record(RawRecord&& record, Origin origin);

[[nodiscard]] Reject make_reject(RecordFault&& fault, Origin origin);

/// The fault of `field` whose first malformed byte is at `offset` of `where`, e.g.
/// "the line".
[[nodiscard]] RecordFault describe_invalid_utf8(std::string_view field, std::size_t offset,
                                                std::string_view where);

/// True if `text` has nothing but Unicode white space, byte order marks and zero-width spaces.
[[nodiscard]] bool is_blank(std::string_view text);

}  // namespace parallax
