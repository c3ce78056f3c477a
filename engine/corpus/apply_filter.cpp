#include "engine/core/input_error.hpp"
#include "engine/corpus/iso_date.hpp"
#include "engine/corpus/read_corpus.hpp"

#include <algorithm>
#include <string_view>

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

std::uint64_t apply_filter(Corpus& corpus, const CorpusFilter& filter) {
    check_bound("--from", filter.from);
    check_bound("--to", filter.to);
    const std::uint64_t removed = std::erase_if(corpus.documents, [&](const Document& document) {
        return !is_between(document, filter) || !is_wanted(filter.outlets, document.outlet) ||
               !is_wanted(filter.events, document.event);
    });
    corpus.read -= removed;
    return removed;
}

}  // namespace parallax
