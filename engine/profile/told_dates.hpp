#pragma once

#include "engine/profile/analysed_document.hpp"
#include "engine/text/vocabulary.hpp"

#include <string>
#include <vector>

namespace parallax {

/// A date as a document tells it.
struct ToldDate {
    Field field = Field::text;
    Span span;
    Voice voice = Voice::own;
    std::string date;        ///< ISO 8601: a day, month or year; "" if it cannot be told
    bool is_unsure = false;  ///< one of several that may be meant, or near the day itself
};

/// The dates that a document names, then those that it tells by their distance. Where several may
/// be meant, each. Surnames that are months are none. The document must have been parsed with this
/// vocabulary.
[[nodiscard]] std::vector<ToldDate> list_told_dates(const AnalysedDocument& analysed,
                                                    const Vocabulary& vocabulary);

}  // namespace parallax
