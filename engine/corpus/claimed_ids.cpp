#include "engine/corpus/claimed_ids.hpp"

#include "engine/core/input_error.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace parallax {
namespace {

struct Candidate {
    std::size_t index = 0;
    std::string key;
};

}  // namespace

std::vector<std::size_t> settle_ids(std::span<const IdClaim> claims,
                                    const std::function<std::string(std::size_t)>& key_of) {
    std::vector<std::size_t> order(claims.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<std::size_t> kept = order;
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return claims[a].id < claims[b].id; });
    const auto rank = [&](const Candidate& candidate) {
        const IdClaim& claim = claims[candidate.index];
        return std::tie(candidate.key, claim.url, claim.lang, claim.origin->file,
                        claim.origin->line, candidate.index);
    };
    for (auto begin = order.begin(); begin != order.end();) {
        const auto end = std::find_if(begin, order.end(), [&](std::size_t index) {
            return claims[index].id != claims[*begin].id;
        });
        if (end - begin > 1) {
            std::vector<Candidate> candidates;
            for (auto index = begin; index != end; ++index) {
                candidates.push_back({*index, key_of(*index)});
            }
            const std::size_t first = std::min_element(candidates.begin(), candidates.end(),
                                                       [&](const Candidate& a, const Candidate& b) {
                                                           return rank(a) < rank(b);
                                                       })
                                          ->index;
            for (auto index = begin; index != end; ++index) kept[*index] = first;
        }
        begin = end;
    }
    return kept;
}

std::string describe_duplicate_id(std::string_view id, const Origin& kept) {
    const std::string place =
        kept.line == 0 ? kept.file : fmt::format("{}:{}", kept.file, kept.line);
    return fmt::format("the id \"{}\" is also that of {}, which was kept", shorten_for_message(id),
                       place);
}

}  // namespace parallax
