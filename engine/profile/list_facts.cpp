#include "engine/core/ascii_case.hpp"
#include "engine/core/utf8_cut.hpp"
#include "engine/profile/capital_runs.hpp"
#include "engine/profile/count_sources.hpp"
#include "engine/profile/sentence_at.hpp"
#include "engine/profile/shared_trace.hpp"
#include "engine/profile/story_facts.hpp"
#include "engine/profile/told_dates.hpp"
#include "engine/profile/told_names.hpp"
#include "engine/profile/written_words.hpp"
#include "engine/text/fold_accents.hpp"
#include "engine/text/normalise.hpp"
#include "engine/text/text_lists.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

constexpr std::size_t fewest_quoted_words = 2;  // that mean something
constexpr std::size_t shortest_stemmed = 5;     // letters of a word that loses its ending
constexpr std::array<std::string_view, 7> presuming{"presumed", "believed", "feared",    "thought",
                                                    "assumed",  "supposed", "reportedly"};

/// "attacks", "attack", "attacked" as one, and "achieve" with "achieving"; enough to find the same
/// words again, no more.
std::string_view stem(std::string_view word) {
    if (word.size() >= shortest_stemmed && word.ends_with('e')) {
        return word.substr(0, word.size() - 1);
    }
    for (const std::string_view ending : {"ing", "ed", "es", "s"}) {
        if (word.size() >= shortest_stemmed + ending.size() - 1 && word.ends_with(ending) &&
            !word.ends_with("ss")) {
            return word.substr(0, word.size() - ending.size());
        }
    }
    return word;
}

/// Who holds or drives out whom is another fact than who kills or attacks whom; whether an attack
/// killed is told by the figures.
HarmKind group_harm(HarmKind kind) {
    return kind == HarmKind::captivity || kind == HarmKind::displacement ? kind : HarmKind::attack;
}

/// One document while its facts are read.
class FactLister {
public:
    FactLister(const AnalysedDocument& analysed, const TextRules& rules,
               const Vocabulary& vocabulary)
        : analysed_(analysed),
          rules_(rules),
          lists_(rules.lists()),
          vocabulary_(vocabulary),
          traced_(list_traced_tokens(analysed.title, analysed.text)) {}

    DocumentFacts list() {
        DocumentFacts result;
        for (const Field field : all_fields) {
            const Annotation& annotation = analysed_.annotation(field);
            for (const AgencyRecord& record : annotation.agency) read_harm(field, record);
            for (const NameMention& name : list_told_names(analysed_, field, rules_, vocabulary_)) {
                read_name(field, name);
            }
            const std::vector<Acronym> acronyms = list_acronyms(analysed_, field);
            result.acronyms.insert(result.acronyms.end(), acronyms.begin(), acronyms.end());
        }
        for (ToldDate& date : list_told_dates(analysed_, vocabulary_)) read_date(std::move(date));
        for (const Statement& said : list_statements(analysed_)) read_statement(said);
        result.key = content_key(analysed_.document);
        result.capitals = list_capital_runs(analysed_);
        result.spellings = list_spellings(result.capitals);
        for (auto& [key, fact] : facts_) result.facts.push_back(std::move(fact));
        std::stable_sort(result.facts.begin(), result.facts.end(),
                         [](const StoryFact& a, const StoryFact& b) {
                             if (a.kind != b.kind) return a.kind < b.kind;
                             const FactPlace& p = a.places.front();
                             const FactPlace& q = b.places.front();
                             return std::tie(p.field, p.span) < std::tie(q.field, q.span);
                         });
        return result;
    }

private:
    using Key = std::tuple<FactKind, std::string, std::optional<TargetId>, std::optional<TargetId>,
                           HarmKind, std::uint64_t, std::optional<std::uint64_t>,
                           std::vector<std::uint32_t>, bool, bool>;

    /// Adds the fact, or one more place of it.
    void add(StoryFact fact, const FactPlace& place) {
        const std::string& compared = fact.kind == FactKind::date ? fact.date : fact.name;
        StoryFact& kept =
            facts_
                .try_emplace(Key{fact.kind, compared, fact.target, fact.doer, fact.unit, fact.low,
                                 fact.high, fact.words, fact.indirect, fact.presumed},
                             fact)
                .first->second;
        ++kept.count;
        kept.behind_place_word += fact.behind_place_word;
        kept.is_person = kept.is_person || fact.is_person;
        if (kept.places.size() < places_kept) kept.places.push_back(place);
    }

    [[nodiscard]] std::optional<FactPlace> place_at(Field field, Span span, Voice voice) const {
        const Sentence* const sentence = sentence_at(analysed_.parsed(field), span);
        if (sentence == nullptr) return std::nullopt;
        const auto& tokens = analysed_.parsed(field).tokens;
        const auto traced =
            std::partition_point(traced_.begin(), traced_.end(), [&](const TracedToken& token) {
                if (token.field != field) return token.field < field;
                const std::uint32_t begin = tokens[token.token].begin;
                return begin < span.begin || (begin == span.begin && !token.is_word);
            });
        return FactPlace{field, span, sentence->span, voice,
                         static_cast<std::uint32_t>(traced - traced_.begin())};
    }

    [[nodiscard]] std::string text_at(Field field, Span span) const {
        return tidy_words(slice(analysed_.bytes(field), span));
    }

    /// Numbers of the words in the span that mean something; "cease-fire" is one with "ceasefire".
    [[nodiscard]] std::vector<std::uint32_t> words_in(Field field, Span span) const {
        const auto& tokens = analysed_.parsed(field).tokens;
        auto at = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& token) {
            return token.begin < span.begin;
        });
        std::vector<std::uint32_t> words;
        std::string word;
        for (; at != tokens.end() && at->end <= span.end; ++at) {
            if (at->kind == TokenKind::hyphen && !word.empty()) continue;
            const bool goes_on = at != tokens.begin() && (at - 1)->kind == TokenKind::hyphen &&
                                 !word.empty() && at->is_word();
            if (!goes_on) add_word(words, word);
            if (at->is_word()) word += vocabulary_.normalised(at->word);
        }
        add_word(words, word);
        std::sort(words.begin(), words.end());
        words.erase(std::unique(words.begin(), words.end()), words.end());
        return words;
    }

    void add_word(std::vector<std::uint32_t>& words, std::string& word) const {
        if (!word.empty() && !is_function_word(word)) words.push_back(number_of_word(stem(word)));
        word.clear();
    }

    [[nodiscard]] bool is_function_word(std::string_view word) const {
        const auto found = lists_.function_words.find(word);
        return found != lists_.function_words.end() && found->second.is_own;
    }

    void read_harm(Field field, const AgencyRecord& record) {
        const auto place = place_at(field, record.verb, record.voice);
        if (!place || record.flags.any()) return;
        if (record.figure) {
            StoryFact fact;
            fact.kind = FactKind::figure;
            fact.text = text_at(field, record.figure->span);
            fact.target = record.affected.target;
            fact.unit = record.kind;
            fact.low = record.figure->low;
            fact.high = record.figure->high;
            fact.vague = !record.figure->high && !record.figure->hedge;
            fact.presumed = is_presumed(field, record.verb);
            if (const auto figure = place_at(field, record.figure->span, record.voice)) {
                add(std::move(fact), *figure);
            }
        }
        if (record.affected.target) {
            StoryFact fact;
            fact.kind = FactKind::cause;
            fact.text = text_at(field, record.verb);
            fact.doer = record.agent.target;
            fact.target = record.affected.target;
            fact.unit = group_harm(record.kind);
            fact.indirect = !fact.doer;
            add(std::move(fact), *place);
        }
        if (record.cause) {
            StoryFact fact;
            fact.kind = FactKind::cause;
            fact.text = text_at(field, *record.cause);
            fact.words = words_in(field, *record.cause);
            fact.target = record.affected.target;
            const auto cause = place_at(field, *record.cause, record.voice);
            if (cause && !fact.words.empty()) add(std::move(fact), *cause);
        }
    }

    void read_name(Field field, const NameMention& name) {
        const auto place = place_at(field, name.span, name.voice);
        if (!place) return;
        StoryFact fact;
        fact.kind = FactKind::actor;
        fact.text = text_at(field, name.span);
        fact.name = name_words(fact.text);
        if (fact.name.empty()) return;
        fact.target = name.target;
        fact.is_person = name.is_person;
        fact.behind_place_word = name.behind_place_word ? 1 : 0;
        add(std::move(fact), *place);
    }

    /// "presumed dead", "feared killed": not said to be so.
    [[nodiscard]] bool is_presumed(Field field, Span verb) const {
        const auto& tokens = analysed_.parsed(field).tokens;
        const auto at = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& token) {
            return token.begin < verb.begin;
        });
        if (at == tokens.begin() || !(at - 1)->is_word()) return false;
        const std::string_view before = vocabulary_.normalised((at - 1)->word);
        return std::find(presuming.begin(), presuming.end(), before) != presuming.end();
    }

    void read_date(ToldDate date) {
        const auto place = place_at(date.field, date.span, date.voice);
        if (!place) return;
        StoryFact fact;
        fact.kind = FactKind::date;
        fact.date = std::move(date.date);
        fact.indirect = date.is_unsure;
        fact.text = text_at(date.field, date.span);
        add(std::move(fact), *place);
    }

    void read_statement(const Statement& said) {
        const Passage& passage = analysed_.annotation(said.field).passages[said.passage];
        const auto place = place_at(said.field, passage.span, said.voice);
        if (!place) return;
        StoryFact speaker;
        speaker.name = name_words(said.speaker);
        speaker.role = list_role(passage, said);
        speaker.target = said.target;
        if (!said.speaker.empty() && !said.goes_on) {
            StoryFact fact = speaker;
            fact.kind = FactKind::source;
            fact.text = said.speaker;
            const Span named = passage.speaker ? *passage.speaker : passage.span;
            if (const auto at = place_at(said.field, named, said.voice)) add(std::move(fact), *at);
        }
        if (passage.demanded) {
            StoryFact fact = speaker;
            fact.kind = FactKind::demand;
            fact.text = plain_demand(text_at(said.field, *passage.demanded));
            read_demanded(said.field, *passage.demanded, fact);
            if (!fact.words.empty()) add(std::move(fact), *place);
        }
        StoryFact fact = speaker;
        fact.kind = FactKind::quote;
        fact.indirect = said.voice != Voice::quoted;
        fact.words = words_in(said.field, passage.span);
        if (fact.words.size() < fewest_quoted_words) return;
        fact.text = text_at(said.field, passage.span);
        fact.text.resize(cut_utf8(fact.text, longest_fact_sentence).size());
        add(std::move(fact), *place);
    }

    /// What is asked for, without the words for those who are to do it or whom it is about: by
    /// which names and labels an outlet calls them makes no other demand.
    void read_demanded(Field field, Span span, StoryFact& demand) const {
        const Annotation& annotation = analysed_.annotation(field);
        std::set<std::uint32_t> named;
        for (const Opportunity& opportunity : annotation.opportunities) {
            if (!opportunity.span.overlaps(span)) continue;
            if (!demand.doer) demand.doer = opportunity.target;
            demand.labelled = demand.labelled || opportunity.kind == OpportunityKind::label;
            const std::vector<std::uint32_t> words = words_in(field, opportunity.span);
            named.insert(words.begin(), words.end());
        }
        for (const Hit& hit : annotation.hits) {
            if (!hit.target || !span.contains(hit.span)) continue;
            demand.labelled = true;
            const std::vector<std::uint32_t> words = words_in(field, hit.span);
            named.insert(words.begin(), words.end());
        }
        const std::vector<std::uint32_t> all = words_in(field, span);
        std::copy_if(all.begin(), all.end(), std::back_inserter(demand.words),
                     [&](std::uint32_t word) { return !named.contains(word); });
        if (demand.words.empty()) demand.words = all;
    }

    /// Without marks that only open or only close, and without "that" and "for" before it.
    [[nodiscard]] static std::string plain_demand(std::string text) {
        for (const std::string_view word : {"that ", "for "}) {
            if (text.starts_with(word)) text.erase(0, word.size());
        }
        for (const std::string_view mark : {"\u201c", "\u201d", "\""}) {
            for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
                text.erase(at, mark.size());
            }
        }
        return text;
    }

    /// Of a name elsewhere in the text its own words alone.
    [[nodiscard]] std::vector<std::string> list_role(const Passage& passage,
                                                     const Statement& said) const {
        std::string phrase = said.speaker;
        if (passage.speaker && passage.speaker_name &&
            passage.speaker->begin <= passage.speaker_name->begin &&
            passage.speaker_name->end <= passage.speaker->end) {
            phrase.append(" ").append(text_at(said.field, *passage.speaker));
        }
        std::set<std::string> role;
        const std::string words = name_words(phrase);
        for (const std::string_view written : cut_words(words)) {
            const std::string word = lower_ascii_letters(written);
            if (!is_function_word(word)) role.insert(singular(word));
        }
        return {role.begin(), role.end()};
    }

    /// Of every word with a capital, those of names among them.
    [[nodiscard]] std::vector<WordSpelling> list_spellings(
        const std::vector<std::string>& capitals) const {
        std::map<std::string, std::string> spellings;
        for (const std::string& run : capitals) {
            for (const std::string_view written : cut_words(run)) {
                std::string word = lower_ascii_letters(written);
                const auto found = lists_.spellings.find(word);
                if (found != lists_.spellings.end()) {
                    spellings.emplace(std::move(word), found->second);
                }
            }
        }
        std::vector<WordSpelling> list;
        for (const auto& [word, standard] : spellings) list.push_back({word, standard});
        return list;
    }

    const AnalysedDocument& analysed_;
    const TextRules& rules_;
    const TextRules::Lists& lists_;
    const Vocabulary& vocabulary_;
    std::vector<TracedToken> traced_;
    std::map<Key, StoryFact> facts_;
};

}  // namespace

std::string_view name_of(FactKind kind) {
    constexpr std::array<std::string_view, all_fact_kinds.size()> names{
        "figure", "actor", "source", "quote", "demand", "date", "place", "cause"};
    return names[static_cast<std::size_t>(kind)];
}

std::string name_words(std::string_view written) {
    std::string result;
    const std::string tidy = tidy_words(written);
    for (const std::string_view surface : cut_words(tidy)) {
        std::string word;
        for (const char c : fold_accents(normalise_word(surface))) {
            if (c != '.' && c != '-' && c != ',' && c != '\'' && c != '"') word.push_back(c);
        }
        if (word.empty() || word == "the" || word == "a" || word == "an") continue;
        if (is_all_capitals(surface)) {
            for (char& c : word) {
                if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
            }
        }
        result.append(result.empty() ? "" : " ").append(word);
    }
    return result;
}

std::vector<FactSentence> quote_sentences(const std::vector<StoryFact>& facts,
                                          const AnalysedDocument& analysed) {
    std::set<std::pair<Field, Span>> wanted;
    for (const StoryFact& fact : facts) {
        wanted.emplace(fact.places.front().field, fact.places.front().sentence);
    }
    std::vector<FactSentence> sentences;
    for (const auto& [field, span] : wanted) {
        const std::string_view sentence = slice(analysed.bytes(field), span);
        sentences.push_back({field, span, std::string(cut_utf8(sentence, longest_fact_sentence))});
    }
    return sentences;
}

DocumentFacts list_facts(const AnalysedDocument& analysed, const TextRules& rules,
                         const Vocabulary& vocabulary) {
    return FactLister(analysed, rules, vocabulary).list();
}

}  // namespace parallax
