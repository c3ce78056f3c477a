#include "engine/lexicon/show_lexicon.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <vector>

#include <fmt/format.h>

namespace parallax {
namespace {

using Terms = std::vector<const Term*>;

template <class... Arguments>
void append(std::string& out, fmt::format_string<Arguments...> pattern, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(out), pattern, std::forward<Arguments>(arguments)...);
}

template <class Keep>
Terms select(const Lexicon& lexicon, Keep keep) {
    Terms terms;
    for (const Term& term : lexicon.terms()) {
        if (keep(term)) terms.push_back(&term);
    }
    return terms;
}

std::string join(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts) {
        if (!out.empty()) out += ", ";
        out += text;
    }
    return out;
}

void show_names(std::string& out, std::string_view what, const std::vector<std::string>& names) {
    if (!names.empty()) append(out, "      {}: {}\n", what, join(names));
}

void show_details(std::string& out, const Lexicon& lexicon, const Term& term) {
    std::string facts;
    const auto add = [&](std::string_view name, std::string_view value) {
        if (value.empty()) return;
        if (!facts.empty()) facts += "; ";
        append(facts, "{} {}", name, value);
    };
    if (term.target) add("target", lexicon.target(*term.target).id);
    add("function", term.function);
    add("kinds", join(term.kinds));
    if (term.role != Role::any) add("role", name_of(term.role));
    add("pair", term.pair);
    if (term.reference) add("reference", "term of wire style guides");
    if (!facts.empty()) append(out, "             {}\n", facts);
    if (!term.note.empty()) append(out, "             {}\n", term.note);
    if (!term.source.empty()) append(out, "             source: {}\n", term.source);
}

void show_sources(std::string& out, const Lexicon& lexicon) {
    for (const LexiconSource& source : lexicon.sources()) {
        append(out, "{} {} ({}, {}): {}, {} entries\n", source.id, source.version,
               name_of(source.kind), source.language, source.title, source.terms);
    }
}

void show_targets(std::string& out, const Lexicon& lexicon) {
    if (lexicon.targets().empty()) return;
    out += "\nTargets\n";
    for (const Target& target : lexicon.targets()) {
        append(out, "  {}: {}, {}{}\n", target.id, target.name, target.kind,
               target.side.empty() ? "" : ", side " + target.side);
        show_names(out, "aliases", target.aliases);
        show_names(out, "generic", target.generic);
        show_names(out, "members", target.members);
        show_names(out, "adjectives", target.adjectives);
        show_names(out, "scenes", target.scenes);
    }
}

void show_axes(std::string& out, const Lexicon& lexicon) {
    for (std::uint32_t i = 0; i < lexicon.axes().size(); ++i) {
        const Axis& axis = lexicon.axis(AxisId{i});
        Terms terms = select(lexicon, [&](const Term& term) { return term.axis == AxisId{i}; });
        std::sort(terms.begin(), terms.end(), [](const Term* a, const Term* b) {
            return std::tie(a->weight, a->id) < std::tie(b->weight, b->id);
        });
        append(out, "\nAxis {}: {} (-) to {} (+), {} terms\n", axis.id, axis.negative,
               axis.positive, terms.size());
        if (!axis.about.empty()) append(out, "  {}\n", axis.about);
        for (const Term* term : terms) {
            append(out, "  {:>+8.2f}   {}\n", term->weight, term->phrase);
            show_details(out, lexicon, *term);
        }
    }
}

void show_choices(std::string& out, const Lexicon& lexicon) {
    for (std::uint32_t i = 0; i < lexicon.choices().size(); ++i) {
        const Choice& choice = lexicon.choice(ChoiceId{i});
        const Terms terms =
            select(lexicon, [&](const Term& term) { return term.choice == ChoiceId{i}; });
        append(out, "\nChoice {}: {} terms", choice.id, terms.size());
        if (choice.target) append(out, ", target {}", lexicon.target(*choice.target).id);
        if (!choice.kinds.empty()) append(out, ", kinds {}", join(choice.kinds));
        out += '\n';
        if (!choice.about.empty()) append(out, "  {}\n", choice.about);
        for (const Term* term : terms) {
            append(out, "  {} {}\n", term->reference ? "*" : " ", term->phrase);
            if (!term->axis) show_details(out, lexicon, *term);
        }
    }
}

void show_affinities(std::string& out, const Lexicon& lexicon) {
    const Terms terms = select(lexicon, [](const Term& term) { return term.affinity.has_value(); });
    if (terms.empty()) return;
    append(out, "\nAffinities: {} terms\n", terms.size());
    for (const Term* term : terms) {
        append(out, "  {:>+8.2f}   {}   ({})\n", *term->affinity, term->phrase, term->lexicon);
    }
}

}  // namespace

std::string show_lexicon(const Lexicon& lexicon) {
    std::string out;
    show_sources(out, lexicon);
    show_targets(out, lexicon);
    show_axes(out, lexicon);
    show_choices(out, lexicon);
    show_affinities(out, lexicon);
    return out;
}

}  // namespace parallax
