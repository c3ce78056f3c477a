#include "engine/corpus/document.hpp"

#include "engine/core/sha256.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace parallax {

std::string content_key(const Document& document) {
    const std::array<std::string_view, 5> parts = {document.title, document.text, document.outlet,
                                                   document.date, document.event};
    return sha256_hex_of_parts(parts);
}

std::string_view name_of(RejectReason reason) {
    switch (reason) {
        case RejectReason::invalid_json:
            return "invalid_json";
        case RejectReason::duplicate_key:
            return "duplicate_key";
        case RejectReason::missing_outlet:
            return "missing_outlet";
        case RejectReason::missing_text:
            return "missing_text";
        case RejectReason::empty_text:
            return "empty_text";
        case RejectReason::invalid_utf8:
            return "invalid_utf8";
        case RejectReason::duplicate_id:
            return "duplicate_id";
        case RejectReason::duplicate_content:
            return "duplicate_content";
        case RejectReason::near_duplicate:
            return "near_duplicate";
        case RejectReason::impossible_date:
            return "impossible_date";
        case RejectReason::language:
            return "language";
        case RejectReason::wrong_type:
            return "wrong_type";
        case RejectReason::malformed_row:
            return "malformed_row";
        case RejectReason::missing_file:
            return "missing_file";
        case RejectReason::truncated:
            return "truncated";
        case RejectReason::too_long:
            return "too_long";
        case RejectReason::missing_label:
            return "missing_label";
        case RejectReason::wrong_label:
            return "wrong_label";
    }
    return "";
}

std::string describe(const Reject& reject) {
    std::string out = reject.origin.file;
    if (reject.origin.line > 0) out.append(":").append(std::to_string(reject.origin.line));
    out += ": ";
    out += name_of(reject.reason);
    out += ": ";
    out += reject.message;
    return out;
}

void sort_rejects(std::vector<Reject>& rejects) {
    std::sort(rejects.begin(), rejects.end(), [](const Reject& a, const Reject& b) {
        return std::tie(a.origin.file, a.origin.line, a.reason, a.message) <
               std::tie(b.origin.file, b.origin.line, b.reason, b.message);
    });
}

}  // namespace parallax
