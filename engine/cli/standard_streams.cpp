#include "engine/cli/standard_streams.hpp"

#include "engine/core/input_error.hpp"

#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <system_error>

#include <unistd.h>

namespace parallax {
namespace {

constexpr std::size_t hold_back = std::size_t{1} << 16U;

/// False if the system refuses; errno says why.
bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool is_set(const char* variable) {
    const char* const value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

bool is_dumb() {
    const char* const terminal = std::getenv("TERM");
    return terminal == nullptr || std::string_view(terminal) == "dumb";
}

}  // namespace

void StandardOutput::write(std::string_view bytes) {
    held_ += bytes;
    if (held_.size() >= hold_back) finish();
}

void StandardOutput::finish() {
    if (!write_all(STDOUT_FILENO, held_)) {
        if (errno == EPIPE) throw ClosedPipe();
        throw SystemError("cannot write to standard output: " +
                          std::error_code(errno, std::generic_category()).message());
    }
    held_.clear();
}

void say(std::string_view message) {
    static_cast<void>(write_all(STDERR_FILENO, message));
}

bool wants_colour() {
    return ::isatty(STDOUT_FILENO) == 1 && !is_set("NO_COLOR") && !is_dumb();
}

bool can_redraw() {
    return ::isatty(STDERR_FILENO) == 1 && !is_dumb();
}

}  // namespace parallax
