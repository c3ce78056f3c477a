#pragma once

#include "engine/profile/shared_trace.hpp"
#include "tests/profile/sample_table.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <rapidcheck.h>

namespace parallax {

/// A document of numbers in place of words.
struct NumberedDocument {
    DocumentRow row;
    WordTrace trace;
};

inline NumberedDocument make_numbered(const std::string& id, const std::string& outlet,
                                      std::vector<std::uint32_t> words,
                                      const std::string& event = "flood",
                                      const std::string& date = "2025-01-01") {
    NumberedDocument document;
    document.trace.words = std::move(words);
    document.row =
        make_sample_row(id, outlet, event, static_cast<std::uint32_t>(count_words(document.trace)));
    document.row.date = date;
    document.trace.key = document.row.key;
    return document;
}

inline ProfileTable table_of(const std::vector<NumberedDocument>& documents) {
    std::vector<DocumentRow> rows;
    std::vector<WordTrace> traces;
    for (const NumberedDocument& document : documents) {
        rows.push_back(document.row);
        traces.push_back(document.trace);
    }
    return make_table(std::move(rows), {}, 1, 5, std::move(traces));
}

/// `count` numbers that stand nowhere else if no other call begins within.
inline std::vector<std::uint32_t> numbers(std::uint32_t from, std::uint32_t count) {
    std::vector<std::uint32_t> words;
    for (std::uint32_t word = from; word < from + count; ++word) words.push_back(word);
    return words;
}

inline std::vector<std::uint32_t> join(const std::vector<std::vector<std::uint32_t>>& parts) {
    std::vector<std::uint32_t> words;
    for (const auto& part : parts) words.insert(words.end(), part.begin(), part.end());
    return words;
}

/// Words that often repeat: stretches of a few common texts that begin and end at few places,
/// single words of a small vocabulary, breaks.
inline std::vector<std::uint32_t> any_words() {
    std::vector<std::uint32_t> words;
    for (int part = *rc::gen::inRange(0, 6); part > 0; --part) {
        switch (*rc::gen::inRange(0, 4)) {
            case 0:
                words.push_back(0);
                break;
            case 1:
                for (int n = *rc::gen::inRange(1, 15); n > 0; --n)
                    words.push_back(*rc::gen::inRange(1U, 4U));
                break;
            default: {
                const auto from = 100 * *rc::gen::inRange(1U, 3U) + 10 * *rc::gen::inRange(0U, 3U);
                const auto common = numbers(from, *rc::gen::element(11U, 12U, 13U, 20U, 30U, 40U));
                words.insert(words.end(), common.begin(), common.end());
            }
        }
    }
    return words;
}

inline std::vector<NumberedDocument> any_numbered() {
    const std::vector<std::string> outlets = {"Ærø Posten", "Beacon", "courier"};
    const std::vector<std::string> events = {"", "flood"};
    const std::vector<std::string> dates = {"", "2025-01-01", "2025-01-02"};
    std::vector<NumberedDocument> documents;
    const int count = *rc::gen::inRange(0, 8);
    for (int n = 0; n < count; ++n) {
        documents.push_back(make_numbered("doc " + std::to_string(n), *rc::gen::elementOf(outlets),
                                          any_words(), *rc::gen::elementOf(events),
                                          *rc::gen::elementOf(dates)));
        WordTrace& trace = documents.back().trace;
        const auto size = static_cast<std::uint32_t>(trace.words.size());
        if (size > 4) trace.voices.push_back({size / 4, size / 2, Voice::quoted});
    }
    return documents;
}

}  // namespace parallax
