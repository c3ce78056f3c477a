#pragma once

#include <exception>
#include <string>
#include <string_view>

namespace parallax {

/// Whoever read our standard output went away: nothing to say, and nobody to say it to.
class ClosedPipe : public std::exception {
public:
    [[nodiscard]] const char* what() const noexcept override { return "closed pipe"; }
};

/// Standard output with a buffer. Every failed write is seen: throws ClosedPipe or SystemError.
class StandardOutput {
public:
    void write(std::string_view bytes);
    /// Writes what is still held back. To be called at the end: there is no write in a destructor.
    void finish();

private:
    std::string held_;
};

/// Writes a message for people to standard error; failing to do so changes nothing.
void say(std::string_view message);

/// Whether standard output is a terminal that wants colours: not with NO_COLOR or TERM=dumb.
[[nodiscard]] bool wants_colour();

/// Whether standard error is a terminal on which a line can be written over.
[[nodiscard]] bool can_redraw();

}  // namespace parallax
