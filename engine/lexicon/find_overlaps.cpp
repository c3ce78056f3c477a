// Entries are compared by the sequences of words they match. A word covers another if every token
// that the second matches is matched by the first; a sequence covers one of equal length if it does
// so word by word. Sequences without wildcards are found through a map, those with one (few) are
// tried in turn.
#include "engine/lexicon/lexicon_checks.hpp"
#include "engine/lexicon/phrase.hpp"
#include "engine/text/normalise.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace parallax {
namespace {

using Kind = LexiconFinding::Kind;
using Match = PhraseWord::Match;
using Severity = LexiconFinding::Severity;
using Sequence = std::vector<PhraseWord>;

/// A sequence of one entry, with the forms its words have once case is folded.
struct Reading {
    std::size_t entry = 0;  ///< index into the entries compared
    const Sequence* words = nullptr;
    std::vector<std::string> folded;
    bool has_prefix = false;
};

bool covers(const PhraseWord& a, const PhraseWord& b, const std::string& b_folded) {
    switch (a.match) {
        case Match::normalised:
            return b.match != Match::prefix && a.text == b_folded;
        case Match::prefix:
            return b_folded.starts_with(a.text);
        case Match::exact:
            return a == b;
    }
    return false;
}

bool covers(const Reading& a, const Reading& b) {
    if (a.words->size() != b.words->size()) return false;
    for (std::size_t i = 0; i < a.words->size(); ++i) {
        if (!covers((*a.words)[i], (*b.words)[i], b.folded[i])) return false;
    }
    return true;
}

std::string show(const Reading& reading) {
    std::string out;
    for (const PhraseWord& word : *reading.words) {
        if (!out.empty()) out += ' ';
        if (word.match == Match::exact) out += '^';
        out += word.text;
        if (word.match == Match::prefix) out += '*';
    }
    return out;
}

/// Compares the entries of one axis or one choice with one another.
class OverlapFinder {
public:
    OverlapFinder(const CheckedLexicon& lexicon, std::string place, bool on_axis,
                  std::vector<LexiconFinding>& out)
        : lexicon_(lexicon), place_(std::move(place)), on_axis_(on_axis), out_(out) {}

    void add(const TermRow& entry, const Phrase& phrase) {
        for (const Sequence& sequence : phrase.sequences) {
            Reading reading;
            reading.entry = entries_.size();
            reading.words = &sequence;
            for (const PhraseWord& word : sequence) {
                reading.has_prefix = reading.has_prefix || word.match == Match::prefix;
                reading.folded.push_back(word.match == Match::exact ? normalise(word.text)
                                                                    : word.text);
            }
            readings_.push_back(std::move(reading));
        }
        entries_.push_back(&entry);
    }

    void find() {
        for (std::size_t i = 0; i < readings_.size(); ++i) {
            if (readings_[i].has_prefix) {
                with_prefix_.push_back(i);
            } else {
                by_words_[readings_[i].folded].push_back(i);
            }
        }
        std::vector<std::size_t> open(entries_.size(), 0);  // readings that nothing shadows
        std::vector<std::size_t> shadow(entries_.size(), 0);
        for (const Reading& reading : readings_) {
            const auto other = judge(reading);
            if (other) {
                shadow[reading.entry] = *other;
            } else {
                ++open[reading.entry];
            }
        }
        if (!on_axis_) return;
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            if (open[i] > 0) continue;
            out_.push_back(lexicon_.at(
                *entries_[i], Severity::warning, Kind::shadowed,
                "never counts on " + place_ + ": all it matches is matched by line " +
                    std::to_string(entries_[shadow[i]]->term.line) +
                    " and others that come before it in the order of ids; take one out"));
        }
    }

private:
    /// Notes duplicates and conflicts of a reading; returns an entry that takes it away, if any.
    std::optional<std::size_t> judge(const Reading& reading) {
        std::optional<std::size_t> shadow;
        const auto compare = [&](std::size_t index) {
            const Reading& other = readings_[index];
            if (other.entry == reading.entry || !covers(other, reading)) return;
            note(reading, other);
            if (entries_[other.entry]->term.id < entries_[reading.entry]->term.id) {
                shadow = other.entry;
            }
        };
        if (const auto same = by_words_.find(reading.folded); same != by_words_.end()) {
            for (const std::size_t index : same->second) compare(index);
        }
        for (const std::size_t index : with_prefix_) compare(index);
        return shadow;
    }

    void note(const Reading& reading, const Reading& other) {
        const Term& a = entries_[reading.entry]->term;
        const Term& b = entries_[other.entry]->term;
        const bool same = *reading.words == *other.words;
        if (same && a.line < b.line) return;  // reported at the later line
        const bool opposed = on_axis_ && a.weight * b.weight < 0;
        if (!same && !opposed) return;
        const std::string& axis = entries_[reading.entry]->axis;
        if (!on_axis_ && !axis.empty() && axis == entries_[other.entry]->axis) return;
        if (!noted_.insert({reading.entry, other.entry}).second) return;
        std::string words = "\"";
        words.append(show(reading)).append("\" is matched by line ");
        words.append(std::to_string(b.line)).append(" too, on ").append(place_);
        if (opposed) {
            out_.push_back(lexicon_.at(*entries_[reading.entry], Severity::error, Kind::conflict,
                                       words + ", with a weight of the other sign; keep one"));
        } else {
            const bool harmless = !on_axis_ || a.weight == b.weight;
            out_.push_back(lexicon_.at(*entries_[reading.entry],
                                       harmless ? Severity::warning : Severity::error,
                                       Kind::duplicate, words + "; keep it in one of them"));
        }
    }

    const CheckedLexicon& lexicon_;
    std::string place_;
    bool on_axis_;
    std::vector<LexiconFinding>& out_;
    std::vector<const TermRow*> entries_;
    std::vector<Reading> readings_;
    std::map<std::vector<std::string>, std::vector<std::size_t>> by_words_;
    std::vector<std::size_t> with_prefix_;
    std::set<std::pair<std::size_t, std::size_t>> noted_;
};

}  // namespace

void find_overlaps(const CheckedLexicon& lexicon, std::vector<LexiconFinding>& out) {
    const std::vector<TermRow>& terms = lexicon.own().terms;
    Vocabulary vocabulary;
    std::vector<Phrase> phrases;
    std::map<std::string, std::vector<std::size_t>> by_axis;
    std::map<std::string, std::vector<std::size_t>> by_choice;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        phrases.push_back(parse_phrase(terms[i].term.phrase, vocabulary).phrase);
        if (!terms[i].axis.empty()) by_axis[terms[i].axis].push_back(i);
        if (!terms[i].choice.empty()) by_choice[terms[i].choice].push_back(i);
    }
    const auto compare = [&](const std::string& place, bool on_axis,
                             const std::vector<std::size_t>& entries) {
        OverlapFinder finder(lexicon, place, on_axis, out);
        for (const std::size_t i : entries) finder.add(terms[i], phrases[i]);
        finder.find();
    };
    for (const auto& [axis, entries] : by_axis) compare("axis \"" + axis + "\"", true, entries);
    for (const auto& [choice, entries] : by_choice) {
        compare("choice \"" + choice + "\"", false, entries);
    }
}

}  // namespace parallax
