#include "engine/cli/command_line.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/lexicon/lexicon.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace parallax {
namespace {

namespace po = boost::program_options;

constexpr CommandPage page{
    "lexicon show", "DIR…",
    "Shows what the lexicons, with all they extend, hold together: the lexicons, the axes with "
    "their "
    "poles and how many entries each pole has, the choices with their labels, and the targets with "
    "the names they go by.",
    "parallax lexicon show lexicons/conflict"};

std::string show_sources(const Lexicon& lexicon) {
    std::string text = "Lexicons\n";
    for (const LexiconSource& source : lexicon.sources()) {
        text += fmt::format("  {} {} ({}, {}): {} entries\n    {}\n    sha256 {}\n", source.id,
                            source.version, name_of(source.kind), source.language, source.terms,
                            source.title, source.sha256);
    }
    return text;
}

std::string show_axes(const Lexicon& lexicon) {
    std::string text;
    for (std::uint32_t i = 0; i < lexicon.axes().size(); ++i) {
        const Axis& axis = lexicon.axis(AxisId{i});
        std::size_t negative = 0;
        std::size_t positive = 0;
        for (const Term& term : lexicon.terms()) {
            if (term.axis != AxisId{i}) continue;
            negative += term.weight < 0.0 ? 1U : 0U;
            positive += term.weight > 0.0 ? 1U : 0U;
        }
        text += fmt::format("  {} ({}): {} ↔ {}\n    {} negative and {} positive entries\n    {}\n",
                            axis.id, axis.lexicon, axis.negative, axis.positive, negative, positive,
                            axis.about);
    }
    return text.empty() ? text : "\nAxes\n" + text;
}

std::string show_choices(const Lexicon& lexicon) {
    std::string text;
    for (std::uint32_t i = 0; i < lexicon.choices().size(); ++i) {
        const Choice& choice = lexicon.choice(ChoiceId{i});
        const auto labels =
            std::count_if(lexicon.terms().begin(), lexicon.terms().end(),
                          [&](const Term& term) { return term.choice == ChoiceId{i}; });
        text += fmt::format("  {} ({}): {} labels", choice.id, choice.lexicon, labels);
        if (choice.target) text += fmt::format(" of {}", lexicon.target(*choice.target).id);
        if (!choice.kinds.empty()) text += fmt::format(" of {}", fmt::join(choice.kinds, ", "));
        text += fmt::format("\n    {}\n", choice.about);
    }
    return text.empty() ? text : "\nChoices\n" + text;
}

std::string show_targets(const Lexicon& lexicon) {
    std::string text;
    const auto add = [&](const char* what, const std::vector<std::string>& phrases) {
        if (!phrases.empty()) text += fmt::format("    {}: {}\n", what, fmt::join(phrases, ", "));
    };
    for (const Target& target : lexicon.targets()) {
        text +=
            fmt::format("  {} ({}): {}, {}", target.id, target.lexicon, target.name, target.kind);
        if (!target.side.empty()) text += fmt::format(", side {}", target.side);
        text += '\n';
        add("aliases", target.aliases);
        add("generic", target.generic);
        add("members", target.members);
        add("adjectives", target.adjectives);
    }
    return text.empty() ? text : "\nTargets\n" + text;
}

}  // namespace

int run_lexicon_show(const Arguments& arguments) {
    std::vector<std::string> folders;
    const po::options_description options;
    if (!read_arguments(page, options, arguments, folders)) return exit_done;
    if (folders.empty()) refuse_usage(page, "name the folder of a lexicon");
    const std::vector<std::filesystem::path> paths(folders.begin(), folders.end());
    const Lexicon lexicon = read_lexicons(paths);

    StandardOutput out;
    out.write(show_sources(lexicon) + show_axes(lexicon) + show_choices(lexicon) +
              show_targets(lexicon));
    out.finish();
    return exit_done;
}

}  // namespace parallax
