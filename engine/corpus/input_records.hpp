#pragma once

#include "engine/corpus/read_corpus.hpp"
#include "engine/corpus/record.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// How an input is called: in messages as the user named it, in results by its base name or by
/// "<folder>/<file>".
struct InputName {
    std::string given;
    std::string shown;
};

/// What one or several inputs held, in input order.
struct InputRecords {
    std::vector<Record> records;
    std::vector<InputFile> inputs;
};

/// `bytes` as they lie on disk.
[[nodiscard]] InputFile describe_input(const std::string& shown, std::string_view bytes);

/// Of the documents with one id all but one become rejects: the one with the smallest content key
/// stays (then the smallest url, lang and place), so that the order of the inputs does not matter.
void reject_duplicate_ids(std::vector<Record>& records);

}  // namespace parallax
