#include "engine/core/input_error.hpp"
#include "engine/corpus/iso_date.hpp"
#include "engine/corpus/take_left_out.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace parallax {
namespace {

void check_bound(std::string_view option, const std::string& date) {
    if (date.empty() || check_iso_day(date) == DateCheck::good) return;
    throw InputError(Fault{
        std::string(option), 0, 0,
        fmt::format("\"{}\" is no date; write one as YYYY-MM-DD", shorten_for_message(date)), ""});
}

bool is_wanted(const std::vector<std::string>& wanted, const std::string& value) {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

/// By the day as it is written, whatever the zone.
bool is_between(const Document& document, const CorpusFilter& filter) {
    if (filter.from.empty() && filter.to.empty()) return true;
    if (document.date.empty()) return false;
    const std::string_view day = std::string_view(document.date).substr(0, 10);
    return (filter.from.empty() || filter.from <= day) && (filter.to.empty() || day <= filter.to);
}

}  // namespace

std::vector<Document> take_left_out(Corpus& corpus, const CorpusFilter& filter) {
    check_bound("--from", filter.from);
    check_bound("--to", filter.to);
    if (!filter.from.empty() && !filter.to.empty() && filter.to < filter.from) {
        throw InputError(Fault{
            "--from", 0, 0,
            fmt::format("{} lies after --to {}; no day is between them", filter.from, filter.to),
            ""});
    }
    std::vector<Document> left_out;
    std::erase_if(corpus.documents, [&](Document& document) {
        if (is_between(document, filter) && is_wanted(filter.outlets, document.outlet) &&
            is_wanted(filter.events, document.event)) {
            return false;
        }
        left_out.push_back(std::move(document));
        return true;
    });
    corpus.read -= left_out.size();
    return left_out;
}

std::uint64_t apply_filter(Corpus& corpus, const CorpusFilter& filter) {
    return take_left_out(corpus, filter).size();
}

}  // namespace parallax
