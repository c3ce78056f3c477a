#include "engine/corpus/input_records.hpp"

#include "engine/core/sha256.hpp"
#include "engine/corpus/claimed_ids.hpp"

#include <cstddef>
#include <utility>
#include <variant>

namespace parallax {

InputFile describe_input(const std::string& shown, std::string_view bytes) {
    return InputFile{shown, sha256_hex(bytes), bytes.size()};
}

void reject_duplicate_ids(std::vector<Record>& records) {
    std::vector<IdClaim> claims;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const auto* const document = std::get_if<Document>(&records[i]);
        if (document == nullptr) continue;
        claims.push_back({document->id, document->url, document->lang, &document->origin});
        places.push_back(i);
    }
    const auto document_of = [&](std::size_t claim) -> Document& {
        return std::get<Document>(records[places[claim]]);
    };
    const std::vector<std::size_t> kept =
        settle_ids(claims, [&](std::size_t claim) { return content_key(document_of(claim)); });
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (kept[i] == i) continue;
        std::string message = describe_duplicate_id(claims[i].id, document_of(kept[i]).origin);
        Origin origin = std::move(document_of(i).origin);
        records[places[i]] =
            Reject{std::move(origin), RejectReason::duplicate_id, std::move(message)};
    }
}

}  // namespace parallax
