#include "engine/excerpt_limits.hpp"

#include "engine/profile/source_names.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace parallax {
namespace {

/// Fewer words in a row are a name or a common phrase, more are a quotation.
constexpr std::uint64_t most_words_of_a_fact = 7;

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

std::uint64_t count_written_words(std::string_view text) {
    std::uint64_t words = 0;
    bool inside = false;
    for (const char c : text) {
        if (!is_space(c) && !inside) ++words;
        inside = !is_space(c);
    }
    return words;
}

/// The first words of a long text, with an ellipsis.
std::string shorten(const std::string& text) {
    std::uint64_t words = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool ends_word =
            !is_space(text[at]) && (at + 1 == text.size() || is_space(text[at + 1]));
        if (!ends_word || ++words < most_words_of_a_fact) continue;
        return at + 1 == text.size() ? text : text.substr(0, at + 1) + " …";
    }
    return text;
}

/// What of each document has been admitted so far.
class ExcerptBudget {
public:
    explicit ExcerptBudget(const std::vector<Document>& documents) {
        for (const Document& document : documents) {
            articles_[content_key(document)].words = count_written_words(document.text);
        }
    }

    /// Whether this sentence may be shown; `text` are its bytes.
    bool admits_sentence(const std::string& key, Field field, Span sentence,
                         std::string_view text) {
        if (field == Field::title) return true;
        Article& article = articles_[key];
        if (article.admitted.contains({sentence.begin, sentence.end})) return true;
        const std::uint64_t words = count_written_words(text);
        if (article.admitted.size() >= fewest_excerpt_sentences && !has_room(article, words)) {
            return false;
        }
        article.admitted.emplace(sentence.begin, sentence.end);
        article.shown += words;
        return true;
    }

    /// The same of a stretch of several sentences, which has to lie within the share.
    bool admits_stretch(const std::string& key, Field field, std::string_view text) {
        if (field == Field::title) return true;
        Article& article = articles_[key];
        const std::uint64_t words = count_written_words(text);
        if (!has_room(article, words)) return false;
        article.shown += words;
        return true;
    }

private:
    struct Article {
        std::uint64_t words = 0;
        std::uint64_t shown = 0;
        std::set<std::pair<std::uint32_t, std::uint32_t>> admitted;  ///< sentences of the text
    };

    static bool has_room(const Article& article, std::uint64_t words) {
        return static_cast<double>(article.shown + words) <=
               largest_excerpt_share * static_cast<double>(article.words);
    }

    std::unordered_map<std::string, Article> articles_;  ///< by content key
};

/// A piece of evidence whose sentence is not shown is its span alone.
template <class AnyEvidence>
void limit_evidence(std::vector<AnyEvidence>& evidence, ExcerptBudget& budget) {
    for (AnyEvidence& piece : evidence) {
        if (budget.admits_sentence(piece.key, piece.field, piece.sentence, piece.text)) continue;
        piece.text = piece.text.substr(piece.span.begin - piece.sentence.begin, piece.span.size());
        piece.sentence = piece.span;
    }
}

void limit_breaches(std::vector<Compliance>& compliance, ExcerptBudget& budget) {
    for (Compliance& one : compliance) {
        for (StyleBreach& breach : one.breaches) {
            if (budget.admits_sentence(breach.key, breach.field, breach.use.sentence,
                                       breach.sentence)) {
                continue;
            }
            breach.sentence = breach.surface;
            breach.use.sentence = breach.use.span;
        }
    }
}

void limit_fact(EventFact& fact, ExcerptBudget& budget) {
    bool is_shown = false;
    for (std::optional<FactCell>& cell : fact.outlets) {
        if (!cell) continue;
        for (ShownFactPlace& shown : cell->places) {
            if (!shown.text.empty() && budget.admits_sentence(shown.key, shown.place.field,
                                                              shown.place.sentence, shown.text)) {
                is_shown = is_shown || shown.text.find(fact.text) != std::string::npos;
                // A quotation may go on behind the sentence.
                if (shown.text.find(shown.content) == std::string::npos)
                    shown.content = shorten(shown.content);
                continue;
            }
            shown.text.clear();
            shown.content = shorten(shown.content);
        }
    }
    if (!is_shown) fact.text = shorten(fact.text);
    fact.speaker = shorten(fact.speaker);
}

/// Noun phrases with all that hangs on them can be as long as sentences.
void limit_names(Comparison& comparison) {
    for (Evidence& piece : comparison.evidence) piece.speaker = shorten(piece.speaker);
    for (HarmEvidence& piece : comparison.harm_evidence) {
        for (std::string* text :
             {&piece.agent_text, &piece.affected_text, &piece.figure, &piece.source}) {
            *text = shorten(*text);
        }
    }
    for (SourceRow& row : comparison.sources) {
        row.speaker = shorten(row.speaker);
        for (std::string& form : row.written) form = shorten(form);
    }
    for (RenamedSource& renamed : comparison.renamed_sources) {
        renamed.written.speaker = shorten(renamed.written.speaker);
        renamed.name.speaker = shorten(renamed.name.speaker);
    }
    sort_renamed(comparison.renamed_sources);
    for (DocumentRow& row : comparison.documents) {
        for (SourceCount& source : row.sources) source.speaker = shorten(source.speaker);
    }
}

void limit_place(SharedPlace& place, ExcerptBudget& budget) {
    if (!place.excerpt || place.excerpt->text.empty()) return;
    if (budget.admits_stretch(place.key, place.excerpt->field, place.excerpt->text)) return;
    place.excerpt->text.clear();
}

}  // namespace

void limit_excerpts(Report& report, const std::vector<Document>& documents) {
    ExcerptBudget budget(documents);
    Comparison& comparison = report.comparison;
    limit_names(comparison);
    limit_evidence(comparison.evidence, budget);
    limit_evidence(comparison.harm_evidence, budget);
    limit_breaches(report.compliance, budget);
    for (EventCoverage& event : comparison.coverage.events) {
        for (EventFact& fact : event.facts) limit_fact(fact, budget);
    }
    for (SharedRun& run : comparison.shared.runs) {
        limit_place(run.here, budget);
        limit_place(run.there, budget);
    }
}

}  // namespace parallax
