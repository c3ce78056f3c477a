#pragma once

#include "engine/lexicon/located_json.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// A breach that somebody accepted, with the reason.
struct StyleException {
    std::string rule = {};      ///< its id, or "<house style>/<id>"
    std::string file = {};      ///< "" = any; else the path's last parts, "desk/story.txt"
    std::string document = {};  ///< "" = any; else the record's id
    std::string text = {};      ///< "" = any; else words that stand in the sentence, as written
    std::string reason = {};
    FilePlace place = {};  ///< of its opening brace
};

struct StyleExceptions {
    std::string file;  ///< as named; for messages
    std::vector<StyleException> exceptions;
};

/// Reads {"format":"parallax-style-exceptions/1","exceptions":[…]}. Each needs a rule, a reason,
/// and at least one of file, document and text, so that no rule is switched off altogether. Throws
/// InputError with all faults.
[[nodiscard]] StyleExceptions read_style_exceptions(const std::filesystem::path& file);

/// The same from bytes; `file` is for messages.
[[nodiscard]] StyleExceptions parse_style_exceptions(const std::string& file,
                                                     std::string_view bytes);

/// A breach as exceptions are matched with it.
struct BreachPlace {
    std::string_view house_style;
    std::string_view rule;
    std::string_view path;
    std::string_view document;
    std::string_view sentence;
};
[[nodiscard]] bool is_about(const StyleException& exception, const BreachPlace& breach);

}  // namespace parallax
