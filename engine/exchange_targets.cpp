#include "engine/exchange_targets.hpp"

#include "engine/lexicon/phrase_expansion.hpp"
#include "engine/pipeline.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace parallax {
namespace {

// Places where a phrase may stand about a name: as a label, a predicate, a deed done or suffered.
// {0} is the name, {1} the phrase.
constexpr std::array<std::string_view, 5> noun_frames{
    "The {1} {0} gave no answer when it was asked on Monday.",
    "{0} is the {1} that they spoke of on Monday.",
    "{0}, the {1}, gave no answer when it was asked.",
    "The {1} of {0} went on for two days in the north.",
    "The {0} {1} was in all of the papers on Monday.",
};
constexpr std::array<std::string_view, 2> subject_frames{
    "{0} {1} the people of the town on Monday.",
    "On Monday {0} {1} in front of the whole town.",
};
constexpr std::array<std::string_view, 2> object_frames{
    "They {1} {0} when the talks ended on Monday.",
    "{0} was {1} when the talks ended on Monday.",
};

std::span<const std::string_view> frames_of(Role role) {
    if (role == Role::subject) return subject_frames;
    if (role == Role::object) return object_frames;
    return noun_frames;
}

constexpr double least_move = 1e-9;

/// The first way of writing it, without marks.
std::string write_plain(std::string_view notation) {
    const PhraseExpansions expansions = expand_phrase(notation);
    return expansions.expansions.empty() ? std::string(notation) : expansions.expansions[0].text;
}

std::size_t count_words_of(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

/// The first names of the two that are equally long, else the first of each.
std::pair<std::string, std::string> choose_names(const Target& first, const Target& second) {
    const auto name_of = [](const Target& target) {
        return target.aliases.empty() ? target.name : write_plain(target.aliases.front());
    };
    for (const std::string& one : first.aliases) {
        for (const std::string& other : second.aliases) {
            if (count_words_of(write_plain(one)) == count_words_of(write_plain(other)))
                return {write_plain(one), write_plain(other)};
        }
    }
    return {name_of(first), name_of(second)};
}

std::vector<std::string> compare_lists(const Target& first, const Target& second) {
    std::vector<std::string> notes;
    const auto compare = [&](std::string_view what, const std::vector<std::string>& one,
                             const std::vector<std::string>& other) {
        std::vector<std::size_t> lengths;
        std::vector<std::size_t> others;
        for (const std::string& name : one) lengths.push_back(count_words_of(write_plain(name)));
        for (const std::string& name : other) others.push_back(count_words_of(write_plain(name)));
        std::sort(lengths.begin(), lengths.end());
        std::sort(others.begin(), others.end());
        if (one.size() != other.size()) {
            notes.push_back(fmt::format("{} has {} {}, {} has {}", first.id, one.size(), what,
                                        second.id, other.size()));
        } else if (lengths != others) {
            notes.push_back(fmt::format("the {} of {} and {} differ in their numbers of words",
                                        what, first.id, second.id));
        }
    };
    compare("aliases", first.aliases, second.aliases);
    compare("generic names", first.generic, second.generic);
    compare("adjectives", first.adjectives, second.adjectives);
    return notes;
}

using Scores = std::map<std::pair<AxisId, TargetId>, double>;

class Exchange {
public:
    Exchange(const Resources& resources, TargetId first, TargetId second)
        : resources_(resources), first_(first), second_(second) {
        const Lexicon& lexicon = resources.lexicon();
        check_.lists = compare_lists(lexicon.target(first), lexicon.target(second));
        names_ = choose_names(lexicon.target(first), lexicon.target(second));
    }

    SymmetryCheck run() {
        const Lexicon& lexicon = resources_.lexicon();
        for (std::uint32_t i = 0; i < lexicon.terms().size(); ++i) {
            const Term& term = lexicon.term(TermId{i});
            if (!term.axis || term.weight == 0.0) continue;
            if (lexicon.axis(*term.axis).kind != LexiconKind::framing) continue;
            const std::optional<TargetId> bound = lexicon.fixed_target(term);
            if (bound && *bound != first_ && *bound != second_) continue;
            ++check_.terms;
            if (bound) {
                look_for_counterpart(TermId{i}, *bound);
            } else {
                read_sentences(TermId{i});
            }
        }
        return std::move(check_);
    }

private:
    void look_for_counterpart(TermId id, TargetId bound) {
        const Lexicon& lexicon = resources_.lexicon();
        const Term& term = lexicon.term(id);
        const TargetId other = bound == first_ ? second_ : first_;
        constexpr std::string_view none = "none:";
        if (term.pair.starts_with(none) && term.pair.size() > none.size()) {
            ++check_.paired;
            return;
        }
        std::string found;
        for (const Term& one : lexicon.terms()) {
            const bool is_pair = one.phrase == term.pair || one.pair == term.phrase;
            if (!is_pair || lexicon.fixed_target(one) != other || one.axis != term.axis) continue;
            if (std::abs(one.weight - term.weight) < least_move) {
                ++check_.paired;
                return;
            }
            found =
                fmt::format("\"{}\" of {} has {:+}", one.id, lexicon.target(other).id, one.weight);
        }
        MovedTerm moved;
        moved.term = id;
        moved.unpaired = fmt::format(
            "bound to {} with weight {:+}, and {}", lexicon.target(bound).id, term.weight,
            found.empty()
                ? fmt::format("no entry bound to {} is its pair", lexicon.target(other).id)
                : found);
        check_.moved.push_back(std::move(moved));
    }

    void read_sentences(TermId id) {
        const Term& term = resources_.lexicon().term(id);
        const std::string phrase = write_plain(term.phrase);
        MovedTerm moved;
        moved.term = id;
        double largest = 0.0;
        bool is_reached = false;
        for (const std::string_view frame : frames_of(term.role)) {
            std::string one = fmt::format(fmt::runtime(frame), names_.first, phrase);
            std::string other = fmt::format(fmt::runtime(frame), names_.second, phrase);
            ++check_.sentences;
            const Scores first = score(one);
            const Scores second = score(other);
            is_reached = is_reached || !first.empty() || !second.empty();
            const double about_first = value_of(first, {*term.axis, first_});
            const double about_second = value_of(second, {*term.axis, second_});
            const double size = std::abs(about_first - about_second) +
                                std::abs(value_of(first, {*term.axis, second_}) -
                                         value_of(second, {*term.axis, first_}));
            if (size <= largest + least_move) continue;
            largest = size;
            moved.about_first = about_first;
            moved.about_second = about_second;
            moved.first = std::move(one);
            moved.second = std::move(other);
        }
        check_.reached += is_reached ? 1U : 0U;
        if (largest > 0.0) check_.moved.push_back(std::move(moved));
    }

    static double value_of(const Scores& scores, std::pair<AxisId, TargetId> key) {
        const auto found = scores.find(key);
        return found == scores.end() ? 0.0 : found->second;
    }

    /// What the sentence says about the two.
    Scores score(const std::string& sentence) {
        Document document;
        document.id = "sentence";
        document.lang = resources_.lexicon().language();
        document.text = sentence;
        const ReadDocument read =
            read_document(std::move(document), resources_, workspace_, AnnotationDepth::hits);
        Scores scores;
        if (read.analysis.reject) return scores;
        for (const Score& one :
             resources_.models().front().scorer.score(count_features(read.fields()))) {
            if (!one.axis || !one.target) continue;
            if (*one.target != first_ && *one.target != second_) continue;
            scores[{*one.axis, *one.target}] += one.logit;
        }
        return scores;
    }

    const Resources& resources_;
    TargetId first_;
    TargetId second_;
    std::pair<std::string, std::string> names_;
    Workspace workspace_;
    SymmetryCheck check_;
};

}  // namespace

SymmetryCheck exchange_targets(const Resources& resources, TargetId first, TargetId second) {
    assert(first != second);
    return Exchange(resources, first, second).run();
}

}  // namespace parallax
