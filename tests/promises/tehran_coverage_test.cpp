#include "engine/core/whole_file.hpp"
#include "engine/pipeline.hpp"
#include "tests/catch.hpp"
#include "tests/promises/example_paths.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace parallax;
using namespace parallax::test;

constexpr std::size_t articles = 5;
constexpr std::array<std::string_view, articles> outlets{"Middle East Monitor", "Press TV",
                                                         "Breitbart", "Aggregator (AFP rewrite)",
                                                         "Unnamed outlet 004"};
constexpr std::string_view given = "g";
constexpr std::string_view shared = "s";
constexpr std::string_view body = "b";

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts(1);
    for (const char byte : text) {
        if (byte == at) {
            parts.emplace_back();
        } else {
            parts.back() += byte;
        }
    }
    return parts;
}

/// A fact as people found it in the articles.
struct ReadFact {
    std::string kind;
    std::string match;
    std::array<std::string, articles> cells;

    [[nodiscard]] bool is_given(std::size_t article) const {
        return cells[article] == given || cells[article] == shared;
    }
    /// Independent outlets besides this one.
    [[nodiscard]] std::size_t others(std::size_t article) const {
        std::size_t count = 0;
        bool in_shared_text = false;
        for (std::size_t a = 0; a < articles; ++a) {
            if (a == article) continue;
            if (cells[a] == given) ++count;
            in_shared_text = in_shared_text || cells[a] == shared;
        }
        return count + (in_shared_text ? 1 : 0);
    }
    [[nodiscard]] bool is_missing(std::size_t article) const {
        return cells[article] == "-" && others(article) >= least_outlets;
    }
};

std::vector<ReadFact> read_matrix() {
    std::istringstream lines(read_whole_file(root / "tests/promises/tehran_coverage.tsv"));
    std::vector<ReadFact> facts;
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        if (line.empty() || line[0] == '#') continue;
        const std::vector<std::string> cells = split(line, '\t');
        REQUIRE(cells.size() >= 2 + articles);
        ReadFact& fact = facts.emplace_back(ReadFact{cells[0], cells[1], {}});
        std::copy_n(cells.begin() + 2, articles, fact.cells.begin());
    }
    return facts;
}

std::string lower(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

/// Whether one of the alternatives stands at the beginning of a word of the text, or is the text.
bool matches(const std::string& alternatives, const std::string& text) {
    const std::string small = lower(text);
    for (const std::string& wanted : split(alternatives, '|')) {
        if (wanted.starts_with('=')) {
            if (small == wanted.substr(1)) return true;
            continue;
        }
        for (std::size_t at = small.find(wanted); at != std::string::npos;
             at = small.find(wanted, at + 1)) {
            const char before = at == 0 ? ' ' : small[at - 1];
            if (!(before >= 'a' && before <= 'z')) return true;
        }
    }
    return false;
}

std::string side_of(std::optional<TargetId> target, const Lexicon& lexicon) {
    return target ? lexicon.target(*target).side : std::string();
}

bool is_meant(const ReadFact& read, const EventFact& fact, const Lexicon& lexicon) {
    if (read.kind != name_of(fact.kind)) return false;
    if (fact.kind == FactKind::figure) {
        const std::vector<std::string> parts = split(read.match, ' ');
        const std::vector<std::string> range = split(parts[1], '-');
        return parts[0] == name_of(fact.unit) && fact.low >= std::stoull(range[0]) &&
               fact.low <= std::stoull(range[1]);
    }
    if (fact.kind == FactKind::cause && fact.doer) {
        const std::string harm(fact.unit == HarmKind::attack ? "violence" : name_of(fact.unit));
        return read.match ==
               side_of(fact.doer, lexicon) + " to " + side_of(fact.target, lexicon) + " " + harm;
    }
    if (fact.kind == FactKind::date) {
        return matches(read.match, fact.date) &&
               (fact.date.size() == 10 || read.match.front() == '=' ||
                read.match.size() == fact.date.size());
    }
    return matches(read.match, fact.text) ||
           std::any_of(fact.outlets.begin(), fact.outlets.end(), [&](const auto& cell) {
               return cell && std::any_of(cell->places.begin(), cell->places.end(),
                                          [&](const ShownFactPlace& place) {
                                              return matches(read.match, place.content);
                                          });
           });
}

struct Ratio {
    std::size_t right = 0;
    std::size_t all = 0;
};

}  // namespace

TEST_CASE(
    "What each of the five Tehran-visit articles gives and does not mention is found as people "
    "found it",
    "[tehran]") {
    const std::filesystem::path folder = root / "../shared/corpora/tehran-visit";
    if (!std::filesystem::exists(folder)) {
        WARN("skipped: the five articles are not here");
        return;
    }
    const Resources& resources = shipped_resources();
    Corpus corpus = read_corpus({folder.string()});
    REQUIRE(corpus.documents.size() == articles);
    const Report report = make_report(std::move(corpus), resources, {}, {});
    const Comparison& comparison = report.comparison;
    std::array<std::size_t, articles> column{};  // of an article among the outlets
    for (std::size_t a = 0; a < articles; ++a) {
        const auto found =
            std::find_if(comparison.outlets.begin(), comparison.outlets.end(),
                         [&](const OutletSummary& outlet) { return outlet.outlet == outlets[a]; });
        REQUIRE(found != comparison.outlets.end());
        column[a] = static_cast<std::size_t>(found - comparison.outlets.begin());
    }
    REQUIRE(comparison.coverage.events.size() == 1);
    const std::vector<EventFact>& facts = comparison.coverage.events[0].facts;
    const std::vector<ReadFact> matrix = read_matrix();

    Ratio precision;  // of cells said not to be mentioned
    Ratio recall;
    Ratio cells;      // given or not, of facts that both have
    Ratio only_here;  // of facts said to stand in one outlet alone
    std::ostringstream errors;
    std::vector<const ReadFact*> meant(facts.size());
    for (std::size_t f = 0; f < facts.size(); ++f) {
        const auto read = std::find_if(matrix.begin(), matrix.end(), [&](const ReadFact& one) {
            return is_meant(one, facts[f], resources.lexicon());
        });
        if (read != matrix.end()) meant[f] = &*read;
        const auto spell = [&](std::size_t article) {
            return std::string(name_of(facts[f].kind)) + " \"" + facts[f].text + facts[f].date +
                   "\" in " + std::string(outlets[article]);
        };
        for (std::size_t a = 0; a < articles; ++a) {
            const bool missing = facts[f].outlets[column[a]]->status == FactStatus::not_mentioned;
            if (missing) {
                ++precision.all;
                if (meant[f] != nullptr && meant[f]->is_missing(a)) {
                    ++precision.right;
                } else {
                    errors << "wrongly not mentioned: " << spell(a) << "\n";
                }
            }
        }
        if (facts[f].only_here && meant[f] == nullptr) {
            ++only_here.all;
            errors << "nobody's fact: " << spell(0) << "\n";
        }
    }
    for (const ReadFact& read : matrix) {
        std::size_t givers = 0;
        for (std::size_t a = 0; a < articles; ++a) {
            bool is_given = false;
            bool is_missing = false;
            for (std::size_t f = 0; f < facts.size(); ++f) {
                if (meant[f] != &read) continue;
                is_given = is_given || facts[f].outlets[column[a]]->status == FactStatus::given;
                is_missing =
                    is_missing || facts[f].outlets[column[a]]->status == FactStatus::not_mentioned;
            }
            givers += is_given ? 1 : 0;
            ++cells.all;
            if (is_given == read.is_given(a)) {
                ++cells.right;
            } else {
                errors << (is_given ? "given, not read: " : "read, not given: ") << read.kind
                       << " \"" << read.match << "\" in " << outlets[a] << "\n";
            }
            if (!read.is_missing(a)) continue;
            ++recall.all;
            if (is_missing) {
                ++recall.right;
            } else {
                errors << "not found to be missing: " << read.kind << " \"" << read.match
                       << "\" in " << outlets[a] << "\n";
            }
        }
        if (givers == 1) {
            ++only_here.all;
            const auto readers =
                std::count_if(read.cells.begin(), read.cells.end(),
                              [](const auto& cell) { return cell != "-" && cell != body; });
            if (readers == 1) ++only_here.right;
        }
    }
    const auto share = [](const Ratio& score) {
        return static_cast<double>(score.right) / static_cast<double>(score.all);
    };
    std::ostringstream summary;
    summary << "not mentioned: precision " << precision.right << " of " << precision.all
            << ", recall " << recall.right << " of " << recall.all << "; cells " << cells.right
            << " of " << cells.all << "; only here " << only_here.right << " of " << only_here.all;
    INFO(errors.str() << summary.str());
    CHECK(share(precision) >= 0.95);
    CHECK(share(recall) >= 0.83);
    CHECK(share(cells) >= 0.96);
    CHECK(share(only_here) >= 0.8);
}
