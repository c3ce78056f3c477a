#include "engine/cli/command_line.hpp"

#include "engine/cli/standard_streams.hpp"
#include "engine/core/input_error.hpp"
#include "engine/corpus/iso_date.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace parallax {
namespace {

namespace po = boost::program_options;

constexpr const char* operands_name = "operands";
constexpr std::size_t text_width = 96;
constexpr std::size_t name_column = 20;

std::string long_name(const po::option_description& option) {
    return option.canonical_display_name(po::command_line_style::allow_long);
}

/// "-o, --output DIR"
std::string shown_name(const po::option_description& option) {
    const std::string name = long_name(option);
    const std::string letter =
        option.canonical_display_name(po::command_line_style::allow_dash_for_short);
    std::string shown = letter.starts_with('-') ? letter + ", " + name : name;
    const std::string value = option.format_parameter();
    return value.empty() ? shown : shown + " " + value;
}

/// `text` in lines of at most text_width bytes, each but the first moved in by `indent`.
std::string wrap(std::string_view text, std::size_t indent) {
    std::string out;
    std::size_t used = indent;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (used > indent && used + 1 + end > text_width) {
            out += "\n" + std::string(indent, ' ');
            used = indent;
        } else if (used > indent) {
            out += ' ';
            ++used;
        }
        out += text.substr(0, end);
        used += end;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

std::string help_of(const CommandPage& page, const po::options_description& options) {
    std::string text = fmt::format("parallax {} {}\n\n{}\n\nOptions:\n", page.name, page.operands,
                                   wrap(page.about, 0));
    for (const auto& option : options.options()) {
        const std::string name = shown_name(*option);
        const std::string about = wrap(option->description(), name_column + 4);
        if (name.size() <= name_column) {
            text += fmt::format("  {:<{}}  {}\n", name, name_column, about);
        } else {
            text += fmt::format("  {}\n{:{}}{}\n", name, "", name_column + 4, about);
        }
    }
    return text + fmt::format("\nExample:\n  {}\n", page.example);
}

std::string describe_unknown(const CommandPage& page, const std::string& given,
                             const po::options_description& options) {
    std::vector<std::string> names;
    for (const auto& option : options.options()) names.push_back(long_name(*option));
    const std::string near = suggest_nearest(given, names);
    const std::string message =
        fmt::format("parallax {} has no option {}", page.name, shorten_for_message(given));
    return near.empty() ? fmt::format("{}; see parallax {} --help", message, page.name)
                        : fmt::format("{}; did you mean {}?", message, near);
}

std::string describe_syntax(const po::invalid_command_line_syntax& error) {
    using Syntax = po::invalid_command_line_syntax;
    const std::string option = error.get_option_name();
    switch (error.kind()) {
        case Syntax::missing_parameter:
        case Syntax::empty_adjacent_parameter:
            return option + " needs a value";
        case Syntax::extra_parameter:
            return option + " takes no value";
        default:
            return error.what();
    }
}

/// A value that is empty comes from a variable that was not set, and never means what it does.
void check_values(const CommandPage& page, const po::parsed_options& parsed) {
    for (const po::option& option : parsed.options) {
        if (option.position_key >= 0) continue;
        for (const std::string& value : option.value) {
            if (value.empty()) refuse_usage(page, "--" + option.string_key + " needs a value");
        }
    }
}

}  // namespace

bool read_arguments(const CommandPage& page, const po::options_description& options,
                    const Arguments& arguments, std::vector<std::string>& operands) {
    bool help = false;
    po::options_description visible;
    visible.add(options);
    visible.add_options()("help,h", po::bool_switch(&help), "show this help");
    po::options_description all;
    all.add(visible);
    all.add_options()(operands_name, po::value(&operands), "");
    po::positional_options_description places;
    places.add(operands_name, -1);

    po::variables_map values;
    try {
        const int style =
            po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
        const auto parsed =
            po::command_line_parser(arguments).options(all).positional(places).style(style).run();
        check_values(page, parsed);
        po::store(parsed, values);
    } catch (const po::unknown_option& error) {
        throw InputError(
            Fault{"", 0, 0, describe_unknown(page, error.get_option_name(), visible), ""});
    } catch (const po::invalid_command_line_syntax& error) {
        refuse_usage(page, describe_syntax(error));
    } catch (const po::multiple_occurrences& error) {
        refuse_usage(page, error.get_option_name() + " is given twice; give it once");
    } catch (const po::error& error) {
        refuse_usage(page, error.what());
    }
    po::notify(values);
    if (!help) return true;
    StandardOutput out;
    out.write(help_of(page, visible));
    out.finish();
    return false;
}

po::value_semantic* whole_number(std::string option, std::uint64_t& into, std::uint64_t least,
                                 std::uint64_t most) {
    const auto read = [option = std::move(option), &into, least, most](const std::string& text) {
        std::uint64_t number = 0;
        const char* const end = text.data() + text.size();
        const auto [stop, error] = std::from_chars(text.data(), end, number);
        if (error != std::errc() || stop != end || number < least || number > most) {
            throw InputError(Fault{option, 0, 0,
                                   fmt::format("\"{}\" is not a whole number from {} to {}",
                                               shorten_for_message(text), least, most),
                                   ""});
        }
        into = number;
    };
    return po::value<std::string>()->value_name("N")->notifier(read);
}

po::value_semantic* one_of(std::string option, std::string& into,
                           std::initializer_list<std::string> words) {
    const std::vector<std::string> known(words);
    const auto read = [option = std::move(option), &into, known](const std::string& text) {
        if (std::find(known.begin(), known.end(), text) == known.end()) {
            throw InputError(Fault{option, 0, 0,
                                   fmt::format("\"{}\" is not one of {}", shorten_for_message(text),
                                               fmt::join(known, ", ")),
                                   ""});
        }
        into = text;
    };
    return po::value<std::string>()
        ->value_name(fmt::format("{}", fmt::join(known, "|")))
        ->notifier(read);
}

void refuse_usage(const CommandPage& page, const std::string& message) {
    throw InputError(
        Fault{"", 0, 0, fmt::format("{}; see parallax {} --help", message, page.name), ""});
}

void check_as_of(const CommandPage& page, const std::string& day) {
    if (day.empty() || check_iso_day(day) == DateCheck::good) return;
    refuse_usage(page, fmt::format("--as-of \"{}\" is no date; write one as YYYY-MM-DD",
                                   shorten_for_message(day)));
}

}  // namespace parallax
