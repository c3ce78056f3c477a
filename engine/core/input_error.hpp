#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// One thing that is wrong in a file the user gave, with the place and what to do about it.
struct Fault {
    std::string file;        ///< as the user named it, or the part below a folder the user named
    std::size_t line = 0;    ///< from 1; 0 = the file as a whole
    std::size_t column = 0;  ///< from 1, in code points; 0 = the whole line
    std::string message;     ///< what was found and what to write instead, without a final stop
    std::string excerpt;     ///< the offending line, shortened; may be empty
};

/// "file:line:column: message", then the excerpt on a line of its own if there is one.
[[nodiscard]] std::string describe(const Fault& fault);

/// `line` made fit to be shown in a message: at most 160 code points, control characters and
/// malformed UTF-8 replaced, never cut inside a code point.
[[nodiscard]] std::string shorten_for_message(std::string_view line);

/// The same between double quotation marks.
[[nodiscard]] std::string quote_for_message(std::string_view text);

/// The candidate nearest to `word` by edit distance, or "" if none is near enough to suggest.
[[nodiscard]] std::string suggest_nearest(std::string_view word,
                                          const std::vector<std::string>& candidates);

/// Thrown by readers only: the user's input is wrong. Carries every fault found (at least one).
class InputError : public std::runtime_error {
public:
    explicit InputError(Fault fault);
    explicit InputError(std::vector<Fault> faults);

    [[nodiscard]] const std::vector<Fault>& faults() const { return faults_; }

private:
    std::vector<Fault> faults_;
};

/// The system failed (disk full, unreadable directory): no fault of the input or of ours.
class SystemError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace parallax
