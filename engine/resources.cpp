#include "engine/resources.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/sha256.hpp"
#include "engine/core/whole_file.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

namespace parallax {
namespace {

/// Throws InputError if a house style is for another language than the lexicon, or named twice.
std::vector<ReadyStyle> read_house_styles(const std::vector<std::filesystem::path>& paths,
                                          const Lexicon& lexicon) {
    std::vector<ReadyStyle> styles;
    for (const std::filesystem::path& path : paths) {
        HouseStyle style = read_house_style(path);
        const auto refuse = [&](std::string message) {
            throw InputError(Fault{path.generic_string(), 0, 0, std::move(message), ""});
        };
        if (style.language != lexicon.language()) {
            refuse("the house style is for \"" + shorten_for_message(style.language) +
                   "\" and the lexicon for \"" + lexicon.language() +
                   "\"; name a lexicon of its language");
        }
        for (const ReadyStyle& other : styles) {
            if (other.style.id == style.id) {
                refuse("another house style has the id \"" + style.id + "\" too; name it once");
            }
        }
        StyleMatcher matcher(style);
        styles.push_back({std::move(style), std::move(matcher)});
    }
    std::sort(styles.begin(), styles.end(),
              [](const ReadyStyle& a, const ReadyStyle& b) { return a.style.id < b.style.id; });
    return styles;
}

ReadyModel make_ready(Model model, const Lexicon& lexicon, bool by_axis_and_target) {
    const std::string bytes = write_model(model);
    Scorer scorer(model, lexicon, by_axis_and_target);
    return {std::move(model), sha256_hex(bytes), std::move(scorer)};
}

std::vector<std::string> list_document_files(const std::vector<InducedSource>& induced) {
    std::vector<std::string> files;
    for (const InducedSource& source : induced) {
        if (!source.documents.empty()) files.push_back(source.documents);
    }
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    return files;
}

MatcherWithoutInduced leave_out_induced(const Lexicon& lexicon,
                                        const std::vector<InducedSource>& induced) {
    std::vector<Term> terms;
    std::vector<TermId> ids;
    for (std::uint32_t i = 0; i < lexicon.terms().size(); ++i) {
        const Term& term = lexicon.term(TermId{i});
        const bool is_induced =
            std::any_of(induced.begin(), induced.end(),
                        [&](const InducedSource& one) { return one.lexicon == term.lexicon; });
        if (is_induced) continue;
        terms.push_back(term);
        ids.push_back(TermId{i});
    }
    const auto copy = [](const auto& items) { return std::vector(items.begin(), items.end()); };
    const Lexicon rest(copy(lexicon.sources()), copy(lexicon.axes()), copy(lexicon.targets()),
                       copy(lexicon.choices()), std::move(terms));
    return {Matcher(rest), std::move(ids)};
}

}  // namespace

Resources::Resources(const ResourcePaths& paths)
    : rules_folder_(paths.rules),
      text_rules_(paths.rules),
      wire_rules_(paths.rules),
      context_rules_(paths.rules, paths.voice_model),
      lexicon_(std::make_unique<const Lexicon>(read_lexicons(paths.lexicons))),
      matcher_(*lexicon_),
      sides_(*lexicon_),
      induced_(read_induced_sources(paths.lexicons)),
      affinities_(*lexicon_, induced_),
      induced_from_(list_document_files(induced_)) {
    if (!induced_from_.empty()) without_induced_.emplace(leave_out_induced(*lexicon_, induced_));
    models_.push_back(make_ready(make_lexicon_model(*lexicon_), *lexicon_, true));
    for (const std::filesystem::path& file : paths.models) {
        models_.push_back(
            make_ready(read_model(read_whole_file(file), file.generic_string()), *lexicon_, false));
    }
    house_styles_ = read_house_styles(paths.house_styles, *lexicon_);
}

std::string text_key(const Document& document) {
    return sha256_hex_of_parts(std::array<std::string_view, 2>{document.title, document.text});
}

bool Resources::is_induced_from(const Document& document) const {
    return !induced_from_.empty() && induced_from_.holds(text_key(document));
}

Matches Resources::find_matches(const ParsedText& text, bool without_induced,
                                Workspace& workspace) const {
    if (!without_induced) return matcher_.find(text, workspace.vocabulary, workspace.matches);
    Matches matches = without_induced_->matcher.find(text, workspace.vocabulary,
                                                     workspace.matches_without_induced);
    for (TermMatch& match : matches.terms) match.term = without_induced_->terms[match.term.index()];
    return matches;
}

}  // namespace parallax
