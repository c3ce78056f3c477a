#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// Where a record was read.
struct Origin {
    std::string file;        ///< base name, or the path below the corpus folder the user named
    std::uint64_t line = 0;  ///< from 1; for a .txt file 0 (the file is the record)
};

/// One article. Owns its bytes; nobody alters them once it is read. Every field is valid UTF-8.
struct Document {
    std::string id;      ///< given, or "sha256:" and 16 hex digits of title and text
    std::string outlet;  ///< never empty
    std::string text;    ///< never blank; CR LF kept, a leading BOM removed
    std::string title;   ///< may be empty
    std::string date;    ///< ISO 8601 date or date-time, or empty
    std::string url;     ///< may be empty
    std::string event;   ///< may be empty
    std::string lang;    ///< BCP 47 as given, or empty
    Origin origin;
};

/// SHA-256 over title, text, outlet, date and event: the key of the document's row.
[[nodiscard]] std::string content_key(const Document& document);

/// Why a record is not analysed. The code is stable; programs may depend on it.
enum class RejectReason : std::uint8_t {
    invalid_json,
    duplicate_key,
    missing_outlet,
    missing_text,
    empty_text,
    invalid_utf8,
    duplicate_id,
    duplicate_content,  ///< another id, but title, text, outlet, date and event of a record kept
    near_duplicate,     ///< left out by --dedupe: almost all its words stand in an earlier record
    impossible_date,    ///< also a date in another form than ISO 8601
    language,
    wrong_type,     ///< a field holds a number, list or object where text is due
    malformed_row,  ///< CSV/TSV: other number of cells than the header row, an unclosed quotation
    missing_file,   ///< corpus.json names a file that is not there
    truncated,      ///< the compressed stream ends early; what came before was read
    too_long,       ///< a field of more than 64 MiB: offsets and memory stay bounded
    missing_label,  ///< of a labelled example
    wrong_label,    ///< neither a class nor counts of classes, or a class that is not wanted
};

[[nodiscard]] std::string_view name_of(RejectReason reason);

/// A record that was read and is not analysed.
struct Reject {
    Origin origin;
    RejectReason reason = RejectReason::invalid_json;
    std::string message;  ///< one sentence without file and line, e.g. "the record has no outlet"
};

/// "file:line: reason: message"
[[nodiscard]] std::string describe(const Reject& reject);

/// By file, line, reason.
void sort_rejects(std::vector<Reject>& rejects);

}  // namespace parallax
