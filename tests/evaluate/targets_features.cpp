#include "tests/evaluate/targets_features.hpp"

#include "engine/context/clause_roles.hpp"
#include "engine/context/items_in.hpp"
#include "engine/context/pronouns.hpp"
#include "tests/evaluate/targets_sums.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace parallax::targets {

std::string stem(std::string_view word) {
    std::string out(word);
    const auto drop = [&](std::string_view ending, std::size_t least) {
        if (out.size() < ending.size() + least || !std::string_view(out).ends_with(ending)) {
            return false;
        }
        out.resize(out.size() - ending.size());
        return true;
    };
    if (drop("ies", 2) || drop("ied", 2)) return out + 'y';
    if (drop("ing", 3) || drop("ed", 3) || drop("es", 4)) {
        if (out.size() > 3 && out[out.size() - 1] == out[out.size() - 2] && out.back() != 's' &&
            out.back() != 'l') {
            out.pop_back();
        }
        if (out.back() == 'e') out.pop_back();
        return out;
    }
    if (!std::string_view(out).ends_with("ss")) drop("s", 3);
    if (out.size() > 4 && out.back() == 'e') out.pop_back();
    return out;
}

namespace {

class Features {
public:
    Features(Reader& reader, const Row& row, const Reading& reading)
        : reader_(reader),
          reading_(reading),
          input_(reader.input(row, reading)),
          view_(reader.view(input_)),
          given_(reading.given) {
        name_words();
    }

    NamedFeatures make() {
        if (given_.empty()) return finish();
        sentence_ = reading_.parsed.sentences[sentence_of(reading_.parsed, given_.begin)].tokens;
        add_words();
        add_neighbours();
        add_clause();
        add_nearest();
        add_structure();
        add_hits();
        for (const WordList& list : reader_.lists()) add_list(list);
        return finish();
    }

private:
    /// What stands for each token: <t>, <n>, 0 for a number, else the word.
    void name_words() {
        names_.resize(view_.size());
        for (std::uint32_t at = 0; at < view_.size(); ++at) {
            names_[at] = view_.is(at, TokenKind::number) ? "0" : std::string(view_.normalised(at));
        }
        for (const Mention& mention : reading_.mentions) {
            const bool given = reader_.is_given(mention.target);
            if (given) places_.push_back(mention.tokens);
            for (std::uint32_t at = mention.tokens.begin; at < mention.tokens.end; ++at) {
                names_[at] = mention.is_pronoun ? names_[at] : given ? "<t>" : "<n>";
            }
        }
        for (std::uint32_t at = given_.begin; at < given_.end; ++at) names_[at] = "<t>";
    }

    void add(std::string name, double value = 1) {
        double& place = values_[std::move(name)];
        place = std::max(place, value);
    }
    void sum(std::string name, double value) { values_[std::move(name)] += value; }

    NamedFeatures finish() const { return {values_.begin(), values_.end()}; }

    [[nodiscard]] const std::string& name(std::int64_t at) const {
        static const std::string outside = "<>";
        const bool inside = at >= sentence_.begin && at < sentence_.end;
        return inside ? names_[static_cast<std::size_t>(at)] : outside;
    }

    void add_words() {
        std::string before = "<>";
        for (std::uint32_t at = 0; at < view_.size(); ++at) {
            if (!view_.is_word(at)) continue;
            add(std::string("w:") + names_[at], 0.25);
            add(std::string("ws:") + stem(names_[at]), 0.25);
            if (names_[at] != before) add(std::string("w2:") + before + '_' + names_[at], 0.2);
            before = names_[at];
        }
    }

    void add_neighbours() {
        for (const TokenRange place : places_) {
            const bool own = place == given_;
            const double share = own ? 0.8 : 0.4;
            const std::int64_t left = place.begin;
            const std::int64_t right = place.end;
            for (int step = 1; step <= 8; ++step) {
                const double value = share * (step <= 3 ? 1 : step <= 5 ? 0.8 : 0.5);
                add(std::string("nl:") + stem(name(left - step)), value);
                add(std::string("nr:") + stem(name(right + step - 1)), value);
                add(std::string("nb:") + stem(name(left - step)), 0.7 * value);
                add(std::string("nb:") + stem(name(right + step - 1)), 0.7 * value);
            }
            if (!own) continue;
            for (int step = 1; step <= 3; ++step) {
                const std::string number = std::to_string(step);
                add(std::string("nl") + number + ':' + name(left - step), 0.7);
                add(std::string("nr") + number + ':' + name(right + step - 1), 0.7);
            }
            add(std::string("nll:") + name(left - 2) + '_' + name(left - 1), 0.7);
            add(std::string("nrr:") + name(right) + '_' + name(right + 1), 0.7);
            add(std::string("nlr:") + name(left - 1) + '_' + name(right), 0.7);
        }
    }

    [[nodiscard]] bool is_border(std::uint32_t at) const {
        const TokenKind kind = view_[at].kind;
        return kind == TokenKind::comma || kind == TokenKind::semicolon ||
               kind == TokenKind::stop || kind == TokenKind::colon || kind == TokenKind::dash ||
               (view_.is_word(at) &&
                view_.is_any(at, any_of(WordClass::subordinator, WordClass::coordinator)) &&
                !view_.is(at, WordClass::preposition));
    }

    void add_clause() {
        std::uint32_t begin = given_.begin;
        std::uint32_t end = given_.end;
        while (begin > sentence_.begin && !is_border(begin - 1)) --begin;
        while (end < sentence_.end && !is_border(end)) ++end;
        for (std::uint32_t at = begin; at < end; ++at) {
            if (view_.is_word(at)) add(std::string("cc:") + stem(names_[at]), 0.35);
        }
        for (std::uint32_t at = sentence_.begin; at < sentence_.end; ++at) {
            if (!view_.is_word(at) || (at >= given_.begin && at < given_.end)) continue;
            add(std::string(at < given_.begin ? "cl:" : "cr:") + stem(names_[at]), 0.25);
        }
    }

    /// Words between two places, whichever is first.
    static std::uint32_t gap_between(TokenRange a, TokenRange b) {
        return a.end <= b.begin ? b.begin - a.end : b.end <= a.begin ? a.begin - b.end : 0;
    }

    /// Whether the target is named nearer to these words than anybody else of the same sentence.
    [[nodiscard]] bool is_nearest(TokenRange words) const {
        std::uint32_t own = ~std::uint32_t{0};
        std::uint32_t other = own;
        for (const Mention& mention : reading_.mentions) {
            const bool given = reader_.is_given(mention.target);
            std::uint32_t& least = given ? own : other;
            // Who is named before is rather meant than who is named after.
            const std::uint32_t gap = 2 * gap_between(mention.tokens, words) +
                                      (mention.tokens.begin > words.begin ? 1 : 0);
            least = std::min(least, gap);
        }
        return own <= other;
    }

    void add_nearest() {
        for (std::uint32_t at = sentence_.begin; at < sentence_.end; ++at) {
            if (!view_.is_word(at) || (at >= given_.begin && at < given_.end)) continue;
            if (!is_nearest({at, at + 1})) continue;
            add(std::string("cn:") + stem(names_[at]), 0.5);
            if (at + 1 < sentence_.end && view_.is_word(at + 1)) {
                add(std::string("cn2:") + stem(names_[at]) + '_' + stem(names_[at + 1]), 0.3);
            }
        }
    }

    /// How many others are named, and how many clauses end, between the target and the hit.
    void add_path(const Hit& hit, const std::string& sign, double size) {
        const bool before = hit.tokens.end <= given_.begin;
        const std::uint32_t begin = before ? hit.tokens.end : given_.end;
        const std::uint32_t end = before ? given_.begin : hit.tokens.begin;
        int names = 0;
        int borders = 0;
        for (const Mention& mention : reading_.mentions) {
            names += mention.tokens.begin >= begin && mention.tokens.end <= end &&
                             !reader_.is_given(mention.target)
                         ? 1
                         : 0;
        }
        for (std::uint32_t at = begin; at < end; ++at) borders += is_border(at) ? 1 : 0;
        const std::string side = before ? "before" : "after";
        const std::string role(name_of(reader_.lexicon().term(hit.term).role));
        const std::string path =
            std::to_string(std::min(names, 2)) + std::to_string(std::min(borders, 2));
        sum(std::string("h:path") + sign + path, size);
        sum(std::string("h:path") + sign + side + role + path, size);
        if (is_nearest(hit.tokens)) {
            sum(std::string("h:nearest") + sign, size);
            sum(std::string("h:nearest") + sign + role + side, size);
        }
    }

    [[nodiscard]] bool is_auxiliary(std::uint32_t at) const {
        return view_.is_any(at, any_of(WordClass::be, WordClass::have, WordClass::modal,
                                       WordClass::do_, WordClass::adverb, WordClass::negator)) ||
               view_.normalised(at).ends_with("ly");
    }

    void add_structure() {
        std::string group;
        std::uint32_t at = given_.end;
        const Mention given_mention{TargetId{0}, given_, MentionKind::alias};
        const bool possessive = is_possessive(view_, given_mention);
        while (at < sentence_.end && view_.is_word(at) && is_auxiliary(at)) {
            if (view_.is(at, WordClass::be)) group += "be";
            if (view_.is(at, WordClass::have)) group += "have";
            if (view_.is(at, WordClass::modal)) group += "modal";
            if (view_.is(at, WordClass::negator)) group += "not";
            ++at;
        }
        const std::string next = at < sentence_.end ? stem(names_[at]) : "<>";
        add(std::string(possessive ? "s:poss=" : "s:verb=") + next);
        add(std::string("s:verb=") + group + '_' + next);
        add(std::string("s:group=") + group + (possessive ? "poss" : ""));
        std::int64_t before =
            static_cast<std::int64_t>(with_titles(view_, given_mention).begin) - 1;
        const std::string title = name(static_cast<std::int64_t>(given_.begin) - 1);
        std::string preposition;
        for (int steps = 0; before >= sentence_.begin && steps < 4; --before, ++steps) {
            const auto token = static_cast<std::uint32_t>(before);
            if (!view_.is_word(token)) break;
            if (view_.is(token, WordClass::determiner)) continue;
            if (view_.is(token, WordClass::preposition) && preposition.empty()) {
                preposition = names_[token];
                continue;
            }
            break;
        }
        const std::string governor = stem(name(before));
        add(std::string("s:gov=") + preposition + '_' + governor);
        add(std::string("s:gov=") + governor);
        add(std::string("s:prep=") + preposition);
        add(std::string("s:frame=") + governor + '_' + preposition + '_' + next);
        add_kind();
        const std::string own_word(view_.normalised(given_.end - 1));
        if (view_.is_any(given_.end - 1, any_of(WordClass::pronoun, WordClass::possessive,
                                                WordClass::object_pronoun))) {
            add(std::string("s:pronoun=") + own_word);
            add("s:pronoun");
        }
        add(std::string("m:") + own_word);
        add(given_.begin == sentence_.begin ? "s:first" : "s:later");
        const double place = static_cast<double>(given_.begin - sentence_.begin) /
                             static_cast<double>(sentence_.size());
        add(std::string("s:third=") + std::to_string(static_cast<int>(place * 3)));
        add(std::string("s:voice=") + std::string(name_of(reading_.voices[given_.begin])));
        std::size_t others = 0;
        for (const Mention& mention : reading_.mentions) {
            others += reader_.is_given(mention.target) ? 0 : 1;
        }
        add(std::string("s:others=") + std::to_string(std::min<std::size_t>(others, 4)));
        add(std::string("s:length=") + std::to_string(std::min<std::size_t>(view_.size() / 8, 6)));
        add_speaking();
    }

    /// What sort of phrase names the target, whoever it is: days, places and bodies are judged less
    /// often than people.
    void add_kind() {
        const std::uint32_t last = given_.end - 1;
        const bool name = view_.is_name(last);
        const std::string kind = view_.is(last, WordClass::time)               ? "time"
                                 : view_.is(last, TokenKind::number)           ? "number"
                                 : !name                                       ? "noun"
                                 : view_.shape(last).all_capitals              ? "capitals"
                                 : can_be_person(view_, last, sentence_.begin) ? "person"
                                                                               : "body";
        add(std::string("s:kind=") + kind);
        add(std::string("s:words=") + kind +
            std::to_string(std::min<std::uint32_t>(given_.size(), 4)));
        if (view_.is(given_.begin, WordClass::determiner)) add("s:determined");
        const std::uint32_t begin =
            with_titles(view_, Mention{TargetId{0}, given_, MentionKind::alias}).begin;
        if (begin < given_.begin || view_.is(given_.begin, WordClass::title)) add("s:titled");
        if (begin > sentence_.begin && view_.is_word(begin - 1)) {
            add(std::string("s:before=") + kind + '_' + names_[begin - 1]);
        }
    }

    void add_speaking() {
        const Span place = view_.span_of(given_);
        bool speaks = false;
        for (const Passage& passage : reading_.annotation.passages) {
            std::string cue = "none";
            if (passage.cue) cue = stem(slice(input_.text, *passage.cue));
            if (passage.speaker && passage.speaker->overlaps(place)) {
                speaks = true;
                add(std::string("s:speaks=") + cue);
                add(std::string("s:speaks:") + std::string(name_of(passage.voice)));
            } else if (passage.span.overlaps(place)) {
                add(std::string("s:said=") + cue);
            }
        }
        add(speaks ? "s:speaks" : "s:silent");
    }

    void add_hits() {
        const Lexicon& lexicon = reader_.lexicon();
        double all = 0;
        double own = 0;
        double other = 0;
        double near = 0;
        for (const Hit& hit : reading_.annotation.hits) {
            const Term& term = lexicon.term(hit.term);
            if (!term.axis || !hit.on_axis) continue;
            const std::string& axis = lexicon.axis(*term.axis).id;
            const double weight = weight_of(lexicon, hit);
            const std::string sign = weight < 0 ? "-" : "+";
            const double size = std::abs(weight);
            const bool given = hit.target && reader_.is_given(*hit.target);
            const std::string whom = given ? "own" : hit.target ? "other" : "free";
            if (is_evaluative(lexicon, hit)) {
                all += weight;
                if (given) own += weight;
                if (hit.target && !given) other += weight;
                const std::string link(name_of(hit.link));
                sum(std::string("h:") + whom + sign, size);
                sum(std::string("h:") + whom + sign + link, size);
                sum(std::string("h:") + whom + sign + std::string(name_of(hit.wording)), size);
                sum(std::string("h:") + whom + sign + "role" + std::string(name_of(term.role)),
                    size);
                if (hit.flags.negated) add(std::string("h:") + whom + sign + "not");
                add(std::string("h:") + whom + "=" + term.id, 0.8);
                if (given) add(std::string("h:") + link + "=" + term.id, 0.8);
                const std::uint32_t gap =
                    hit.tokens.begin >= given_.end
                        ? hit.tokens.begin - given_.end
                        : given_.begin - std::min(given_.begin, hit.tokens.end);
                if (gap <= 6) near += weight;
                sum(std::string("h:gap") + sign +
                        (gap <= 2    ? "2"
                         : gap <= 5  ? "5"
                         : gap <= 10 ? "10"
                                     : "far"),
                    size);
                sum(std::string("h:side") + sign +
                        (hit.tokens.begin < given_.begin ? "left" : "right"),
                    size);
                add_parties(hit, term, sign, size);
                add_path(hit, sign, size);
            } else {
                add(std::string("h:") + axis + sign + whom, size);
            }
        }
        for (const auto& [what, value] : {std::pair{"all", all}, std::pair{"own", own},
                                          std::pair{"other", other}, std::pair{"near", near}}) {
            sum(std::string("h:sum+") + what, std::max(0.0, std::tanh(value)));
            sum(std::string("h:sum-") + what, std::max(0.0, -std::tanh(value)));
            add(std::string("h:sign=") + what + (value > 0.2 ? "+" : value < -0.2 ? "-" : "0"));
        }
    }

    /// Negated shortly before: "did not help".
    [[nodiscard]] bool is_negated(std::uint32_t token) const {
        for (std::uint32_t at = token; at > sentence_.begin && token - at < 3; --at) {
            if (view_.is_any(at - 1, any_of(WordClass::negator, WordClass::denial))) return true;
        }
        return false;
    }

    /// Sums of a list's weights by sign, side and distance from the target, each at most 1.5.
    void add_list(const WordList& list) {
        std::map<std::string, double> sums;
        for (std::uint32_t at = sentence_.begin; at < sentence_.end; ++at) {
            if (!view_.is_word(at) || (at >= given_.begin && at < given_.end)) continue;
            double weight = list.weight_of(view_.normalised(at));
            if (weight == 0) continue;
            if (is_negated(at)) weight *= -0.6;
            const double size = std::abs(weight);
            const bool before = at < given_.begin;
            const std::uint32_t gap = before ? given_.begin - at : at + 1 - given_.end;
            const std::string sign = weight < 0 ? "-" : "+";
            const std::string side = before ? "left" : "right";
            sums[sign] += size;
            sums[sign + side] += size;
            if (gap <= 3) sums[sign + side + "3"] += size;
            if (gap <= 6) sums[sign + side + "6"] += size;
            sums[sign + side + "near"] += size * std::exp(-gap / 4.0);
            sums[sign + "near"] += size * std::exp(-gap / 8.0);
            const std::uint32_t begin = before ? at + 1 : given_.end;
            const std::uint32_t end = before ? given_.begin : at;
            bool clause = true;
            for (std::uint32_t mark = begin; mark < end; ++mark) {
                clause = clause && view_.is_word(mark);
            }
            if (clause) sums[sign + "clause"] += size;
            if (is_nearest({at, at + 1})) sums[sign + "nearest"] += size;
        }
        for (const auto& [what, total] : sums) {
            add(std::string("l:") + list.name + what, 0.5 * std::min(total, 3.0));
        }
    }

    /// The other party of a deed: the target criticises, is criticised by, wins against.
    void add_parties(const Hit& hit, const Term& term, const std::string& sign, double size) {
        const std::uint32_t in = sentence_of(reading_.parsed, hit.tokens.begin);
        const TokenRange range = reading_.parsed.sentences[in].tokens;
        const auto mentions = items_in(std::span<const Mention>(reading_.mentions), range);
        const ClauseRoles roles(view_, range, mentions);
        const bool passive = roles.is_passive(hit.tokens);
        const bool nominal = roles.is_nominal(hit.tokens);
        const Mention* const subject = roles.subject_of(hit.tokens.begin);
        const Mention* const object = roles.object_after(hit.tokens.end);
        const std::string form = std::string(name_of(term.role)) + (passive   ? "passive"
                                                                    : nominal ? "noun"
                                                                              : "");
        if (subject != nullptr && reader_.is_given(subject->target)) {
            sum(std::string("h:subject") + form + sign, size);
            add(std::string("h:subject") + form + '=' + term.id, 0.7);
        }
        if (object != nullptr && reader_.is_given(object->target)) {
            sum(std::string("h:object") + form + sign, size);
            add(std::string("h:object") + form + '=' + term.id, 0.7);
        }
        const Mention* const clause = roles.clause_subject(hit.tokens.begin);
        if (clause != nullptr && reader_.is_given(clause->target)) {
            sum(std::string("h:clause") + form + sign, size);
        }
    }

    Reader& reader_;
    const Reading& reading_;
    ContextInput input_;
    TokenView view_;
    TokenRange given_;
    TokenRange sentence_;
    std::vector<TokenRange> places_;
    std::vector<std::string> names_;
    std::map<std::string, double> values_;
};

}  // namespace

NamedFeatures make_features(Reader& reader, const Row& row, const Reading& reading) {
    return Features(reader, row, reading).make();
}

}  // namespace parallax::targets
