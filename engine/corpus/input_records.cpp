#include "engine/corpus/input_records.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/sha256.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace parallax {
namespace {

/// Positions in `records`, grouped by id; within a group the one that stays comes first.
std::vector<std::size_t> sort_by_id(const std::vector<Record>& records) {
    std::vector<std::size_t> order;
    order.reserve(records.size());
    for (std::size_t i = 0; i < records.size(); ++i)
        if (std::holds_alternative<Document>(records[i])) order.push_back(i);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::get<Document>(records[a]).id < std::get<Document>(records[b]).id;
    });
    return order;
}

struct Candidate {
    std::size_t index = 0;
    std::string key;
};

std::size_t find_smallest(const std::vector<Record>& records, const std::size_t* begin,
                          const std::size_t* end) {
    std::vector<Candidate> candidates;
    for (const std::size_t* index = begin; index != end; ++index)
        candidates.push_back({*index, content_key(std::get<Document>(records[*index]))});
    const auto rank = [&](const Candidate& candidate) {
        const auto& document = std::get<Document>(records[candidate.index]);
        return std::tie(candidate.key, document.url, document.lang, document.origin.file,
                        document.origin.line, candidate.index);
    };
    return std::min_element(
               candidates.begin(), candidates.end(),
               [&](const Candidate& a, const Candidate& b) { return rank(a) < rank(b); })
        ->index;
}

std::string describe_place(const Origin& origin) {
    return origin.line == 0 ? origin.file : fmt::format("{}:{}", origin.file, origin.line);
}

}  // namespace

InputFile describe_input(const std::string& shown, std::string_view bytes) {
    return InputFile{shown, sha256_hex(bytes), bytes.size()};
}

void reject_duplicate_ids(std::vector<Record>& records) {
    const std::vector<std::size_t> order = sort_by_id(records);
    const std::size_t* const end = order.data() + order.size();
    for (const std::size_t* begin = order.data(); begin != end;) {
        const std::string& id = std::get<Document>(records[*begin]).id;
        const std::size_t* const group_end = std::find_if(begin, end, [&](std::size_t index) {
            return std::get<Document>(records[index]).id != id;
        });
        if (group_end - begin > 1) {
            const std::size_t kept = find_smallest(records, begin, group_end);
            const auto& kept_document = std::get<Document>(records[kept]);
            const std::string message = fmt::format(
                "the id \"{}\" is also that of {}, which was kept",
                shorten_for_message(kept_document.id), describe_place(kept_document.origin));
            for (const std::size_t* index = begin; index != group_end; ++index) {
                if (*index == kept) continue;
                Origin origin = std::move(std::get<Document>(records[*index]).origin);
                records[*index] = Reject{std::move(origin), RejectReason::duplicate_id, message};
            }
        }
        begin = group_end;
    }
}

}  // namespace parallax
