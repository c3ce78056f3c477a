#include "engine/model/feature_reader.hpp"

#include "engine/core/utf8.hpp"
#include "engine/lexicon/phrase.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace parallax {
namespace {

constexpr std::string_view target_shown = "⟨target⟩";
constexpr std::string_view outlet_shown = "⟨outlet⟩";
constexpr std::string_view number_shown = "⟨number⟩";

/// "^Fox ^News": the name in its own case, its signs made plain.
std::string exact_phrase(std::string_view name) {
    std::string phrase;
    bool at_word_start = true;
    for (const char c : name) {
        if (c == ' ') {
            at_word_start = true;
            phrase += ' ';
            continue;
        }
        if (at_word_start) phrase += '^';
        at_word_start = false;
        if (std::string_view("#*{}|^\\").find(c) != std::string_view::npos) phrase += '\\';
        phrase += c;
    }
    return phrase;
}

std::optional<PhraseMatcher> make_outlet_matcher(const std::vector<std::string>& names) {
    std::vector<PhraseEntry> entries;
    for (const std::string& name : names) {
        PhraseResult parsed = parse_phrase(exact_phrase(name));
        if (!parsed.fault.message.empty()) continue;  // no words in it: nothing to see in a text
        entries.push_back({std::move(parsed.phrase), static_cast<std::uint32_t>(entries.size())});
    }
    if (entries.empty()) return std::nullopt;
    return std::optional<PhraseMatcher>(std::in_place, entries);
}

/// The first token of a name shows what it is, the others show nothing.
void mask(TokenRange tokens, std::string_view shown, std::vector<std::string_view>& into) {
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) into[t] = {};
    into[tokens.begin] = shown;
}

void append_wording(std::string& name, Wording wording) {
    if (wording == Wording::outlet) return;
    name += '@';
    name += name_of(wording);
}

bool is_scored(const Sentence& sentence) {
    return sentence.section != Section::furniture;
}

/// Cuts words into character n-grams.
class GramCutter {
public:
    explicit GramCutter(const TextReading& reading) : reading_(reading) {}

    /// Calls see(begin, end) for each n-gram of "_word_", as offsets into spelled().
    template <class See>
    void cut(std::string_view shown, const See& see) {
        word_ = '_';
        word_ += shown;
        word_ += '_';
        bounds_.clear();
        for (std::size_t at = 0; at < word_.size();
             at += std::max<std::uint32_t>(decode_code_point(word_, at).length, 1)) {
            bounds_.push_back(static_cast<std::uint32_t>(at));
        }
        bounds_.push_back(static_cast<std::uint32_t>(word_.size()));
        const std::size_t points = bounds_.size() - 1;
        for (std::size_t first = 0; first < points; ++first) {
            for (std::size_t n = reading_.shortest_characters;
                 n <= reading_.longest_characters && first + n <= points; ++n) {
                see(bounds_[first], bounds_[first + n]);
            }
        }
    }

    [[nodiscard]] const std::string& spelled() const { return word_; }

private:
    const TextReading& reading_;
    std::string word_;
    std::vector<std::uint32_t> bounds_;  ///< offsets of code points in word_, then its size
};

void name_gram(std::string_view spelled, std::uint32_t begin, std::uint32_t end, Wording wording,
               std::string& name) {
    name = "c:";
    name.append(spelled, begin, end - begin);
    append_wording(name, wording);
}

/// Where an n-gram of "_word_" stands. Folding may change a word's length: then no letter's own
/// place is known.
Span span_of_gram(const Token& token, std::size_t shown, std::uint32_t begin, std::uint32_t end) {
    if (shown != token.end - token.begin) return token.span();
    return {token.begin + (begin == 0 ? 0 : begin - 1),
            token.begin + std::min(end - 1, static_cast<std::uint32_t>(shown))};
}

/// Features that were met by name wait some turns until they are looked up: memory is there by
/// then. They are met in the order in which they were added.
class WaitingFeatures {
public:
    WaitingFeatures(const FeatureNames& names, const MeetKnownFeature& meet)
        : names_(names), meet_(meet) {}

    void add(std::string_view name, Family family, double amount, const Place& place) {
        if (added_ - found_ == turns_.size()) find_next();
        Waiting& one = turns_[added_++ % turns_.size()];
        one.name = name;
        one.hash = names_.prepare(name);
        one.family = family;
        one.amount = amount;
        one.place = place;
    }

    void find_all() {
        while (found_ < added_) find_next();
    }

private:
    struct Waiting {
        std::string name;
        std::uint64_t hash = 0;
        Family family = Family::lexicon;
        double amount = 0.0;
        Place place;
    };

    void find_next() {
        const Waiting& one = turns_[found_++ % turns_.size()];
        const std::uint32_t feature = names_.find(one.name, one.hash);
        if (feature != FeatureNames::unknown) meet_(feature, one.family, one.amount, one.place);
    }

    const FeatureNames& names_;
    const MeetKnownFeature& meet_;
    std::array<Waiting, 16> turns_;
    std::size_t added_ = 0;
    std::size_t found_ = 0;
};

/// Calls see(token) for the words of a field that have a spelling; a masked name is none.
template <class See>
void for_each_spelling(const ParsedText& parsed, const FeatureMemo& memo, const See& see) {
    for (const Sentence& sentence : parsed.sentences) {
        if (!is_scored(sentence)) continue;
        for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
            if (!memo.shown[t].empty() && !is_stand_in(memo.shown[t])) see(t);
        }
    }
}

}  // namespace

FeatureReader::FeatureReader(TextReading reading, const Lexicon& lexicon)
    : reading_(std::move(reading)),
      lexicon_(&lexicon),
      outlet_names_(make_outlet_matcher(reading_.outlet_names)) {}

bool FeatureReader::is_scaled_to_unit(Family family) const {
    const bool is_ngram =
        family == Family::words || family == Family::characters || family == Family::position;
    return is_ngram && reading_.scaling == Scaling::unit;
}

double FeatureReader::grown(Family family, double amount) const {
    if (amount == 1.0 || !is_scaled_to_unit(family)) return amount;  // mostly 1
    return 1.0 + std::log(amount);
}

double FeatureReader::divisor(Family family, double family_total,
                              std::uint32_t scored_sentences) const {
    if (is_scaled_to_unit(family)) return std::sqrt(family_total);
    return static_cast<double>(std::max<std::uint32_t>(scored_sentences, 1));
}

void FeatureReader::show_tokens(const AnnotatedField& field, const Vocabulary& vocabulary,
                                FeatureMemo& memo) const {
    const std::vector<Token>& tokens = field.parsed->tokens;
    memo.shown.assign(tokens.size(), {});
    memo.wording.assign(tokens.size(), Wording::outlet);
    for (std::size_t t = 0; t < tokens.size(); ++t) {
        const Token& token = tokens[t];
        if (token.kind == TokenKind::word) memo.shown[t] = vocabulary.normalised(token.word);
        if (token.kind == TokenKind::number) memo.shown[t] = number_shown;
    }
    if (reading_.by_wording) {
        for (const Passage& passage : field.annotation->passages) {
            for (std::uint32_t t = passage.tokens.begin; t < passage.tokens.end; ++t)
                memo.wording[t] = wording_of_predicate(passage.voice);
        }
    }
    if (outlet_names_) {
        outlet_names_->find_all(*field.parsed, vocabulary, memo.outlet_names, memo.found);
        for (const PhraseMatch& match : memo.found) mask(match.tokens, outlet_shown, memo.shown);
    }
    if (field.matches == nullptr) return;
    for (const MentionMatch& match : field.matches->mentions) {
        if (match.kind != MentionKind::generic) mask(match.tokens, target_shown, memo.shown);
    }
    for (const MentionMatch& match : field.matches->adjectives)
        mask(match.tokens, target_shown, memo.shown);
}

void FeatureReader::read_axes(const AnnotatedField& field, FeatureMemo& memo,
                              const MeetFeature& meet) const {
    for (const Hit& hit : field.annotation->hits) {
        const Term& term = lexicon_->term(hit.term);
        if (!is_feature(hit) || !term.axis || term.weight == 0.0) continue;
        memo.name = "axis:";
        memo.name += lexicon_->axis(*term.axis).id;
        memo.name += term.weight < 0.0 ? '-' : '+';
        memo.name += '@';
        memo.name += name_of(hit.wording);
        meet(memo.name, Family::axes, std::abs(term.weight), {field.field, hit.span});
    }
}

void FeatureReader::read_words(const AnnotatedField& field, FeatureMemo& memo,
                               const MeetFeature& meet) const {
    const ParsedText& parsed = *field.parsed;
    const bool reads_words = reading_.has(Family::words);
    const bool reads_position =
        reading_.has(Family::position) &&
        (field.field == Field::title || field.annotation->scored_sentences > 1);
    bool is_first = true;
    std::vector<std::uint32_t> seen;
    for (const Sentence& sentence : parsed.sentences) {
        if (!is_scored(sentence)) continue;
        seen.clear();
        for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
            if (!memo.shown[t].empty()) seen.push_back(t);
        }
        if (seen.empty()) continue;
        const bool stands_out = is_first || sentence.section == Section::headline;
        is_first = false;
        for (std::size_t first = 0; first < seen.size(); ++first) {
            const Wording wording = memo.wording[seen[first]];
            const std::size_t end = std::min<std::size_t>(seen.size(), first + reading_.word_grams);
            memo.name = "w:";
            for (std::size_t last = first; reads_words && last < end; ++last) {
                // A phrase of two speakers is nobody's.
                if (memo.wording[seen[last]] != wording) break;
                if (last > first) memo.name += ' ';
                memo.name += memo.shown[seen[last]];
                const std::size_t plain = memo.name.size();
                append_wording(memo.name, wording);
                meet(memo.name, Family::words, 1.0,
                     {field.field,
                      {parsed.tokens[seen[first]].begin, parsed.tokens[seen[last]].end}});
                memo.name.resize(plain);
            }
            if (reads_position && stands_out) {
                memo.name = "p:";
                memo.name += memo.shown[seen[first]];
                append_wording(memo.name, wording);
                meet(memo.name, Family::position, 1.0,
                     {field.field, parsed.tokens[seen[first]].span()});
            }
        }
    }
}

void FeatureReader::read_characters(const AnnotatedField& field, FeatureMemo& memo,
                                    const MeetFeature& meet) const {
    GramCutter cutter(reading_);
    for_each_spelling(*field.parsed, memo, [&](std::uint32_t t) {
        const std::string_view shown = memo.shown[t];
        cutter.cut(shown, [&](std::uint32_t begin, std::uint32_t end) {
            name_gram(cutter.spelled(), begin, end, memo.wording[t], memo.name);
            meet(memo.name, Family::characters, 1.0,
                 {field.field, span_of_gram(field.parsed->tokens[t], shown.size(), begin, end)});
        });
    });
}

void FeatureReader::read_known_characters(const AnnotatedField& field, FeatureMemo& memo,
                                          const FeatureNames& names, double& total,
                                          const MeetKnownFeature& meet) const {
    GramCutter cutter(reading_);
    const std::vector<Token>& tokens = field.parsed->tokens;
    memo.spelled.clear();
    std::size_t words = 0;
    for_each_spelling(*field.parsed, memo, [&](std::uint32_t t) {
        const std::size_t key = std::size_t{tokens[t].word.index()} * all_wordings.size() +
                                static_cast<std::size_t>(memo.wording[t]);
        memo.spelled.emplace_back(t, key);
        words = std::max(words, key + 1);
    });
    if (memo.grams_of.size() < words) memo.grams_of.resize(2 * words);
    // What is known of a word lies anywhere in memory, which is asked for it ahead of its turn.
    constexpr std::size_t ahead = 3;
    for (std::size_t i = 0; i < memo.spelled.size(); ++i) {
        if (i + 2 * ahead < memo.spelled.size()) {
            __builtin_prefetch(&memo.grams_of[memo.spelled[i + 2 * ahead].second]);
        }
        if (i + ahead < memo.spelled.size()) {
            const auto& later = memo.grams_of[memo.spelled[i + ahead].second];
            const FeatureMemo::KnownGram* const grams = memo.grams.data() + later.begin;
            for (std::uint32_t at = 0; at < later.end - later.begin; at += 4) {
                __builtin_prefetch(grams + at);
            }
        }
        const auto [t, key] = memo.spelled[i];
        const std::string_view shown = memo.shown[t];
        FeatureMemo::WordGrams& of_word = memo.grams_of[key];
        if (!of_word.is_read) {
            of_word.is_read = true;
            of_word.begin = static_cast<std::uint32_t>(memo.grams.size());
            cutter.cut(shown, [&, token = t](std::uint32_t begin, std::uint32_t end) {
                name_gram(cutter.spelled(), begin, end, memo.wording[token], memo.name);
                ++of_word.all;
                const std::uint32_t feature = names.find(memo.name);
                if (feature != FeatureNames::unknown) memo.grams.push_back({feature, begin, end});
            });
            of_word.end = static_cast<std::uint32_t>(memo.grams.size());
        }
        total += of_word.all;
        for (std::uint32_t at = of_word.begin; at < of_word.end; ++at) {
            const FeatureMemo::KnownGram& gram = memo.grams[at];
            meet(gram.feature, Family::characters, 1.0,
                 {field.field, span_of_gram(tokens[t], shown.size(), gram.begin, gram.end)});
        }
    }
}

template <class ReadCharacters>
void FeatureReader::read_fields(std::span<const AnnotatedField> fields,
                                const Vocabulary& vocabulary, FeatureMemo& memo,
                                const MeetFeature& meet,
                                const ReadCharacters& read_characters) const {
    const bool reads_words = reading_.has(Family::words) || reading_.has(Family::position);
    const bool reads_characters = reading_.has(Family::characters);
    const bool reads_style = reading_.has(Family::style);
    for (const AnnotatedField& field : fields) {
        if (reading_.has(Family::axes)) read_axes(field, memo, meet);
        if (!reads_words && !reads_characters && !reads_style) continue;
        show_tokens(field, vocabulary, memo);
        if (reads_style) read_style(field, vocabulary, memo.shown, meet);
        if (reads_words) read_words(field, memo, meet);
        if (reads_characters) read_characters(field);
    }
}

void FeatureReader::read(std::span<const AnnotatedField> fields, const Vocabulary& vocabulary,
                         FeatureMemo& memo, const MeetFeature& meet) const {
    read_fields(fields, vocabulary, memo, meet,
                [&](const AnnotatedField& field) { read_characters(field, memo, meet); });
}

FamilyTotals FeatureReader::read_known(std::span<const AnnotatedField> fields,
                                       const Vocabulary& vocabulary, FeatureMemo& memo,
                                       const FeatureNames& names,
                                       const MeetKnownFeature& meet) const {
    FamilyTotals totals{};
    WaitingFeatures waiting(names, meet);
    read_fields(
        fields, vocabulary, memo,
        [&](std::string_view name, Family family, double amount, const Place& place) {
            totals[static_cast<std::size_t>(family)] += amount;
            waiting.add(name, family, amount, place);
        },
        [&](const AnnotatedField& field) {
            read_known_characters(field, memo, names,
                                  totals[static_cast<std::size_t>(Family::characters)], meet);
        });
    waiting.find_all();
    return totals;
}

}  // namespace parallax
