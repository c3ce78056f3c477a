#include "engine/cli/commands.hpp"
#include "engine/core/input_error.hpp"

#include <cassert>

#include <fmt/format.h>

namespace parallax {

int run_named(const std::vector<Command>& commands, std::string_view prefix,
              const Arguments& arguments) {
    assert(!arguments.empty());
    const std::string& name = arguments.front();
    for (const Command& command : commands) {
        if (command.name == name) return command.run({arguments.begin() + 1, arguments.end()});
    }
    std::vector<std::string> names;
    for (const Command& command : commands) names.emplace_back(command.name);

    std::string message;
    if (name.starts_with('-')) {
        message = fmt::format("{} has no option {}; see {} --help", prefix,
                              shorten_for_message(name), prefix);
    } else {
        message = fmt::format("{} has no command \"{}\"", prefix, shorten_for_message(name));
        const std::string near = suggest_nearest(name, names);
        message += near.empty() ? fmt::format("; it has {}", fmt::join(names, ", "))
                                : fmt::format("; did you mean \"{}\"?", near);
    }
    throw InputError(Fault{"", 0, 0, message, ""});
}

std::string list_commands(const std::vector<Command>& commands) {
    std::string text;
    for (const Command& command : commands) {
        text += fmt::format("  {:<10}{}\n", command.name, command.summary);
    }
    return text;
}

}  // namespace parallax
