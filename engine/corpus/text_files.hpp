#pragma once

#include "engine/corpus/input_records.hpp"
#include "engine/corpus/record.hpp"

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace parallax {

/// A text file of a folder that is to become one record.
struct TextFile {
    std::filesystem::path path;
    std::string shown;  ///< "<folder>/<file>"
    RawRecord record;   ///< its fields besides the text
    Origin labels;      ///< where those fields were read
};

/// One place in a list of text files; what is no file already is a reject.
using TextEntry = std::variant<TextFile, Reject>;

/// Reads the files on up to `threads` threads and adds to `into` one record for each entry and one
/// input for each file read, in order. Faults of the text are placed in the text file, line 0.
void read_text_files(std::vector<TextEntry>&& entries, unsigned threads, InputRecords& into);

}  // namespace parallax
