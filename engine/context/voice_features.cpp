#include "engine/context/voice_features.hpp"

#include <algorithm>

namespace parallax {
namespace {

using Keys = VoiceFeatureKeys;

/// Feature templates by number: a number is part of every hash and must never change its meaning
/// while a trained model is shipped.
class KeyWriter {
public:
    KeyWriter(std::array<std::uint32_t, Keys::most>& keys, std::size_t& count, std::uint64_t first)
        : keys_(keys), count_(count), number_(first) {}

    template <class... Values>
    void add(Values... values) {
        std::uint64_t hash = ++number_ * 0x9e3779b97f4a7c15ULL;
        ((hash = mix(hash, static_cast<std::uint64_t>(values))), ...);
        keys_[count_++] = static_cast<std::uint32_t>(hash >> 32);
    }
    /// Passes over the numbers of templates that are left out.
    void skip(std::uint64_t templates) { number_ += templates; }

private:
    static std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
        hash = (hash ^ (value + 0x7f4a7c15ULL)) * 0xff51afd7ed558ccdULL;
        return hash ^ (hash >> 29);
    }
    std::array<std::uint32_t, Keys::most>& keys_;
    std::size_t& count_;
    std::uint64_t number_;
};

std::uint32_t bucket_of(std::uint32_t distance) {
    if (distance < 4) return distance;
    if (distance < 6) return 4;
    if (distance < 10) return 5;
    if (distance < 16) return 6;
    if (distance < 28) return 7;
    return 8;
}

/// Marks and joints passed on the way to a cue.
struct Passed {
    std::uint32_t commas = 0;
    std::uint32_t that = 0;
    std::uint32_t joints = 0;     ///< coordinators and subordinators
    std::uint32_t relatives = 0;
    std::uint32_t breaks = 0;     ///< semicolons, dashes, colons, brackets
    std::uint32_t quotes = 0;

    void pass(const TokenView& view, std::uint32_t token) {
        switch (view[token].kind) {
            case TokenKind::comma: commas = std::min(commas + 1, 3u); return;
            case TokenKind::semicolon:
            case TokenKind::dash:
            case TokenKind::colon:
            case TokenKind::bracket: breaks = std::min(breaks + 1, 2u); return;
            case TokenKind::quote: quotes = 1; return;
            case TokenKind::word: break;
            default: return;
        }
        if (view.is(token, WordClass::that)) that = 1;
        else if (view.is(token, WordClass::coordinator) || view.is(token, WordClass::subordinator))
            joints = std::min(joints + 1, 2u);
        else if (view.is(token, WordClass::relative)) relatives = 1;
    }
    [[nodiscard]] std::uint32_t packed() const {
        return commas | that << 2 | joints << 3 | relatives << 5 | breaks << 6 | quotes << 8;
    }
};

std::uint32_t kind_of_cue(const Cue& cue) {
    return static_cast<std::uint32_t>(cue.part) | (cue.speech ? 8u : 0u) |
           (cue.ambiguous ? 16u : 0u) | (hash_form(cue.cue_class) & 0xffffu) << 5;
}

std::uint32_t coarse(std::uint32_t kind) { return kind & 31u; }

bool is_mark(TokenKind kind) {
    return kind == TokenKind::comma || kind == TokenKind::semicolon || kind == TokenKind::colon ||
           kind == TokenKind::dash || kind == TokenKind::bracket || kind == TokenKind::quote;
}

}  // namespace

VoiceFeatures::VoiceFeatures(const TokenView& view, const RuleReading& reading,
                             const VoiceWords& words, VoiceWordMemo& memo, FeatureGroups groups)
    : view_(view), reading_(reading), words_(words), memo_(memo), groups_(groups) {
    const auto& sentences = view.parsed().sentences;
    is_read_.assign(sentences.size(), false);
    for (const CueMatch& cue : reading.cues) is_read_[cue.sentence] = true;
    for (const Quotation& quotation : reading.quotations) {
        const std::uint32_t first = sentence_of(view.parsed(), quotation.tokens.begin);
        const std::uint32_t last = sentence_of(view.parsed(), quotation.tokens.end - 1);
        for (std::uint32_t at = first; at <= last; ++at) is_read_[at] = true;
    }
    for (std::size_t index = sentences.size(); index-- > 1;) {
        if (is_read_[index - 1] && sentences[index].paragraph == sentences[index - 1].paragraph) {
            is_read_[index] = true;
        }
    }
    for (std::size_t index = 0; index < sentences.size(); ++index) {
        if (sentences[index].section == Section::furniture) is_read_[index] = false;
    }
}

void VoiceFeatures::enter(std::uint32_t sentence) {
    sentence_ = view_.parsed().sentences[sentence].tokens;
    places_.assign(sentence_.size(), Place{});
    for (std::uint32_t at = 0; at < sentence_.size(); ++at) {
        places_[at].word = see_word(view_, sentence_.begin + at, words_, memo_);
    }
    cues_.clear();
    for (const CueMatch& match : cues_of(reading_.cues, sentence)) {
        const Cue& cue = view_.lists().cues[match.cue];
        const bool strong = cue.speech && !cue.ambiguous &&
                            (cue.part == CuePart::verb || cue.part == CuePart::preposition);
        cues_.push_back({match.tokens.begin - sentence_.begin, match.tokens.end - sentence_.begin,
                         hash_form(cue.lemma), kind_of_cue(cue), strong});
        for (std::uint32_t at = cues_.back().begin; at < cues_.back().end; ++at) {
            places_[at].cue = static_cast<std::uint32_t>(cues_.size());
        }
    }
    fill_rules();
    fill_quotes();
    fill_paths();
    fill_segments();
    fill_frames();
    fill_sentence_facts(sentence);
    fill_paragraph_facts(sentence);
}

const VoiceFeatures::Place& VoiceFeatures::at(std::ptrdiff_t offset) const {
    if (offset < 0 || offset >= static_cast<std::ptrdiff_t>(places_.size())) return outside_;
    return places_[static_cast<std::size_t>(offset)];
}

void VoiceFeatures::fill_rules() {
    for (std::uint32_t begin = 0; begin < places_.size();) {
        const std::uint32_t first = sentence_.begin + begin;
        const std::uint32_t source = reading_.source_of[first];
        const Voice voice = reading_.voices[first];
        std::uint32_t end = begin + 1;
        while (end < places_.size() && reading_.voices[sentence_.begin + end] == voice &&
               reading_.source_of[sentence_.begin + end] == source) {
            ++end;
        }
        std::uint32_t rule = static_cast<std::uint32_t>(voice) + 1;
        if (source != 0) {
            const Attribution& attribution = reading_.attributions[source - 1];
            rule |= 8;
            if (attribution.speech) rule |= 16;
            if (attribution.speaker) rule |= 32;
            if (attribution.cue) {
                rule |= attribution.cue->begin < first ? 64 : 128;
                for (const SeenCue& cue : cues_) {
                    if (cue.begin + sentence_.begin == attribution.cue->begin) {
                        rule |= (cue.kind & 7u) << 8;
                    }
                }
            }
        }
        for (std::uint32_t at = begin; at < end; ++at) {
            places_[at].rule = rule;
            places_[at].rule_left = bucket_of(at - begin);
            places_[at].rule_right = bucket_of(end - 1 - at);
        }
        begin = end;
    }
    for (const Attribution& attribution : reading_.attributions) {
        if (!attribution.speaker) continue;
        const std::uint32_t begin = std::max(attribution.speaker->begin, sentence_.begin);
        const std::uint32_t end = std::min(attribution.speaker->end, sentence_.end);
        for (std::uint32_t at = begin; at < end; ++at) places_[at - sentence_.begin].rule |= 2048;
    }
}

void VoiceFeatures::fill_quotes() {
    for (std::uint32_t at = 0; at < places_.size(); ++at) {
        const std::uint32_t token = sentence_.begin + at;
        const std::uint32_t index = reading_.quotation_of[token];
        if (index == 0) continue;
        const Quotation& quotation = reading_.quotations[index - 1];
        std::uint32_t state = 1;
        if (token == quotation.tokens.begin) state = 2;
        if (token + 1 == quotation.tokens.end) state = 3;
        const bool whole = quotation.tokens.begin <= sentence_.begin &&
                           quotation.tokens.end >= sentence_.end;
        const bool opens = quotation.tokens.begin <= sentence_.begin;
        state |= whole ? 4u : 0u;
        state |= opens ? 8u : 0u;
        state |= std::min(bucket_of(quotation.tokens.size()), 7u) << 4;
        places_[at].quote = state | 128u;
    }
}

void VoiceFeatures::fill_paths() {
    const auto walk = [&](bool to_right, bool strong) {
        Passed passed;
        std::uint32_t cue = 0;
        std::uint32_t distance = 0;
        const auto size = static_cast<std::uint32_t>(places_.size());
        for (std::uint32_t step = 0; step < size; ++step) {
            const std::uint32_t at = to_right ? step : size - 1 - step;
            Place& place = places_[at];
            const bool here = place.cue != 0 && (!strong || cues_[place.cue - 1].strong);
            if (here) {
                cue = place.cue;
                distance = 0;
                passed = Passed{};
            } else {
                ++distance;
            }
            CuePath& path = to_right ? (strong ? place.strong_left : place.left)
                                     : (strong ? place.strong_right : place.right);
            if (cue != 0) path = {cue, bucket_of(distance), passed.packed()};
            if (!here) passed.pass(view_, sentence_.begin + at);
        }
    };
    if (cues_.empty()) return;
    walk(true, false);
    walk(false, false);
    walk(true, true);
    walk(false, true);
}

void VoiceFeatures::fill_segments() {
    segments_.clear();
    segments_.push_back({});
    for (std::uint32_t at = 0; at < places_.size(); ++at) {
        const TokenKind kind = view_[sentence_.begin + at].kind;
        places_[at].segment = static_cast<std::uint32_t>(segments_.size() - 1);
        if (is_mark(kind)) {
            segments_.back().end = at;
            segments_.back().mark_after = static_cast<std::uint32_t>(kind) + 1;
            Segment next;
            next.begin = at + 1;
            next.mark_before = static_cast<std::uint32_t>(kind) + 1;
            segments_.push_back(next);
        }
    }
    segments_.back().end = static_cast<std::uint32_t>(places_.size());
    for (Segment& segment : segments_) {
        std::uint32_t last = segment.end;
        while (last > segment.begin && !view_.is_word(sentence_.begin + last - 1)) --last;
        for (std::uint32_t at = segment.begin; at < last; ++at) {
            const std::uint32_t token = sentence_.begin + at;
            segment.has_verb |= view_.is_any(token, any_of(WordClass::be, WordClass::have,
                                                           WordClass::modal, WordClass::do_));
            const std::uint32_t cue = places_[at].cue;
            if (cue == 0) continue;
            const SeenCue& seen = cues_[cue - 1];
            if (seen.strong && segment.cue == 0) segment.cue = coarse(seen.kind) + 1;
            if (seen.begin <= segment.begin + 1) segment.begins_with_cue = true;
            if (seen.end >= last) segment.ends_in_cue = true;
        }
    }
}

void VoiceFeatures::fill_frames() {
    constexpr WordClasses support = any_of(WordClass::be, WordClass::have, WordClass::modal,
                                           WordClass::do_, WordClass::adverb, WordClass::negator);
    for (SeenCue& cue : cues_) {
        const std::string_view form = view_.normalised(sentence_.begin + cue.begin);
        cue.inflection = form.size() < 3                          ? 0u
                         : form.substr(form.size() - 3) == "ing" ? 1u
                         : form.substr(form.size() - 2) == "ed"  ? 2u
                         : form.back() == 's'                     ? 3u
                                                                  : 4u;
        cue.before = at(std::ptrdiff_t{cue.begin} - 1).word.tag;
        std::ptrdiff_t subject = std::ptrdiff_t{cue.begin} - 1;
        while (subject >= 0 &&
               view_.is_any(sentence_.begin + static_cast<std::uint32_t>(subject), support)) {
            ++cue.supports;
            --subject;
        }
        cue.supports = std::min(cue.supports, 2u);
        cue.subject = at(subject).word.tag;
        cue.next_form = at(cue.end).word.form;
        cue.next = at(cue.end).word.tag;
        cue.second_next = at(std::ptrdiff_t{cue.end} + 1).word.tag;
    }
}

/// "SMITH: Good evening.": a name before a colon at the start of a paragraph.
bool VoiceFeatures::has_label(const Paragraph& paragraph) const {
    const std::uint32_t limit = std::min(paragraph.tokens.end, paragraph.tokens.begin + 6);
    for (std::uint32_t token = paragraph.tokens.begin; token < limit; ++token) {
        if (view_.is(token, TokenKind::colon)) return token > paragraph.tokens.begin;
        if (view_.is_word(token) && !view_.shape(token).capitalised) return false;
    }
    return false;
}

void VoiceFeatures::fill_paragraph_facts(std::uint32_t sentence) {
    const ParsedText& parsed = view_.parsed();
    const std::uint32_t index = parsed.sentences[sentence].paragraph;
    const Paragraph& paragraph = parsed.paragraphs[index];
    const auto ends_in_colon = [&](std::uint32_t of) {
        const TokenRange tokens = parsed.paragraphs[of].tokens;
        return !tokens.empty() && view_.is(tokens.end - 1, TokenKind::colon);
    };
    std::uint32_t since_colon = 0;  // paragraphs since one that ended in a colon; 0 = none
    for (std::uint32_t back = 1; back <= 4 && back <= index && since_colon == 0; ++back) {
        if (ends_in_colon(index - back)) since_colon = back;
    }
    const bool label = has_label(paragraph);
    const bool label_before = index > 0 && has_label(parsed.paragraphs[index - 1]);
    const bool label_after =
        index + 1 < parsed.paragraphs.size() && has_label(parsed.paragraphs[index + 1]);
    const std::uint32_t place =
        std::min(sentence - std::min(sentence, paragraph.sentences.begin), 2u);
    paragraph_ = since_colon | (label ? 8u : 0u) | (label_before ? 16u : 0u) |
                 (label_after ? 32u : 0u) | place << 6 | (ends_in_colon(index) ? 256u : 0u);
    manner_ = 0;
    for (std::uint32_t token = sentence_.begin; token < sentence_.end; ++token) {
        if (reading_.quotation_of[token] != 0) continue;
        const std::string_view word = view_.normalised(token);
        if (word == "i" || word == "we" || word == "my" || word == "our") manner_ |= 1;
        if (word == "would" || word == "could" || word == "should") manner_ |= 2;
        if (word == "you") manner_ |= 4;
        if (word == "?") manner_ |= 8;
        if (word == "he" || word == "she" || word == "they") manner_ |= 16;
    }
}

void VoiceFeatures::fill_sentence_facts(std::uint32_t sentence) {
    const auto& sentences = view_.parsed().sentences;
    bool quotes = false;
    bool strong = false;
    for (const Place& place : places_) quotes |= place.quote != 0;
    for (const SeenCue& cue : cues_) strong |= cue.strong;
    const bool new_paragraph =
        sentence == 0 || sentences[sentence - 1].paragraph != sentences[sentence].paragraph;
    opening_ = (quotes ? 1u : 0u) | (strong ? 2u : 0u) | (cues_.empty() ? 0u : 4u) |
               (new_paragraph ? 8u : 0u) |
               (sentences[sentence].section == Section::headline ? 16u : 0u);
    previous_ = 0;
    if (sentence > 0) {
        const TokenRange before = sentences[sentence - 1].tokens;
        std::uint32_t last = before.end;
        while (last > before.begin && !view_.is_word(last - 1)) --last;
        if (last > before.begin) {
            previous_ = static_cast<std::uint32_t>(reading_.voices[last - 1]) + 1;
        }
        const auto cues = cues_of(reading_.cues, sentence - 1);
        previous_cue_ = 0;
        previous_ |= cues.empty() ? 0u : 8u;
        for (const CueMatch& cue : cues) {
            if (view_.lists().cues[cue.cue].speech) previous_ |= 16u;
            previous_cue_ = hash_form(view_.lists().cues[cue.cue].lemma);
        }
        if (reading_.voices[before.begin] != Voice::own) previous_ |= 32u;
    }
}

void VoiceFeatures::list(std::uint32_t token, VoiceFeatureKeys& keys) const {
    keys.token_count = 0;
    keys.border_count = 0;
    const auto offset = static_cast<std::ptrdiff_t>(token - sentence_.begin);
    const Place& here = at(offset);
    const Place& last = at(offset - 1);
    const Place& next = at(offset + 1);
    const Place& before = at(offset - 2);
    const Place& after = at(offset + 2);
    const auto cue_of = [&](std::uint32_t index) {
        return index == 0 ? SeenCue{} : cues_[index - 1];
    };
    const SeenCue left = cue_of(here.left.cue);
    const SeenCue right = cue_of(here.right.cue);
    const SeenCue strong_left = cue_of(here.strong_left.cue);
    const SeenCue strong_right = cue_of(here.strong_right.cue);
    const SeenCue own = cue_of(here.cue);
    const Segment& segment = segments_[here.segment];
    const Segment none;
    const Segment& segment_next =
        here.segment + 1 < segments_.size() ? segments_[here.segment + 1] : none;
    const Segment& segment_last = here.segment > 0 ? segments_[here.segment - 1] : none;
    const auto facts = [](const Segment& of) {
        return of.cue | (of.ends_in_cue ? 64u : 0u) | (of.begins_with_cue ? 128u : 0u) |
               of.mark_before << 8 | of.mark_after << 12 | (of.has_verb ? 1u << 16 : 0u);
    };
    const std::uint32_t first_word = segment.begin < places_.size()
                                         ? places_[segment.begin].word.form
                                         : 0;
    const std::uint32_t first_tag =
        segment.begin < places_.size() ? places_[segment.begin].word.tag : 0;

    {
        KeyWriter write(keys.of_token, keys.token_count, 0);
        write.add();
        if (uses(FeatureGroup::words)) {
            write.add(here.word.form);
            write.add(last.word.form);
            write.add(next.word.form);
            write.add(before.word.form);
            write.add(after.word.form);
            write.add(last.word.form, here.word.form);
            write.add(here.word.form, next.word.form);
            write.add(here.word.ending);
            write.add(last.word.tag, here.word.tag, next.word.tag);
            write.add(here.word.tag, next.word.tag, after.word.tag);
            write.add(before.word.tag, last.word.tag, here.word.tag);
        } else {
            write.skip(11);
        }
        if (uses(FeatureGroup::cues)) {
            write.add(own.lemma);
            write.add(own.kind, last.word.tag, next.word.tag);
            write.add(left.lemma, here.left.path);
            write.add(left.kind, here.left.distance, here.left.path);
            write.add(right.lemma, here.right.path);
            write.add(right.kind, here.right.distance, here.right.path);
            write.add(strong_left.lemma, here.strong_left.path & 7);
            write.add(coarse(strong_left.kind), here.strong_left.distance, here.strong_left.path);
            write.add(strong_right.lemma, here.strong_right.path & 7);
            write.add(coarse(strong_right.kind), here.strong_right.distance,
                      here.strong_right.path);
            write.add(coarse(left.kind), coarse(right.kind), here.left.path & 31,
                      here.right.path & 31);
            write.add(left.lemma, here.word.tag, here.left.distance);
            write.add(right.lemma, here.word.tag, here.right.distance);
            write.add(left.lemma, left.inflection, left.next_form, here.left.path & 7);
            write.add(left.lemma, left.inflection, left.supports, left.subject, left.before);
            write.add(left.kind, left.inflection, left.subject, left.next, left.second_next);
            write.add(right.lemma, right.inflection, right.next, here.right.path & 7);
            write.add(right.kind, right.inflection, right.subject, right.next,
                      here.right.path & 7);
        } else {
            write.skip(18);
        }
        if (uses(FeatureGroup::rules)) {
            write.add(here.rule);
            write.add(here.rule, here.rule_left, here.rule_right);
            write.add(here.rule, last.rule, next.rule);
            write.add(here.rule, left.lemma);
            write.add(here.rule, right.lemma);
            write.add(here.rule & 15, here.word.tag, last.word.tag);
        } else {
            write.skip(6);
        }
        if (uses(FeatureGroup::quotations)) {
            write.add(here.quote, here.rule & 7);
            write.add(here.quote, coarse(strong_left.kind), coarse(strong_right.kind));
            write.add(here.quote, left.lemma, here.left.distance);
            write.add(here.quote, right.lemma, here.right.distance);
        } else {
            write.skip(4);
        }
        if (uses(FeatureGroup::segments)) {
            write.add(facts(segment), coarse(left.kind), here.left.path & 3);
            write.add(facts(segment), facts(segment_next));
            write.add(facts(segment), facts(segment_last));
            write.add(first_word, left.lemma);
            write.add(first_tag, coarse(left.kind), here.left.path & 3, here.rule & 15);
            write.add(first_word, facts(segment));
        } else {
            write.skip(6);
        }
        if (uses(FeatureGroup::sentences)) {
            write.add(opening_, previous_);
            write.add(opening_, here.rule & 7, here.quote != 0);
            write.add(opening_, bucket_of(static_cast<std::uint32_t>(offset)), here.word.tag);
            write.add(paragraph_, opening_ & 7);
            write.add(paragraph_, previous_, here.rule & 7);
            write.add(manner_, opening_ & 7, here.rule & 7);
            write.add(manner_, previous_);
            write.add(previous_cue_, opening_ & 15, here.rule & 7);
            write.add(previous_cue_, previous_, opening_ & 15);
        }
    }
    {
        KeyWriter write(keys.of_border, keys.border_count, 100);
        write.add();
        const bool opens = offset == 0;
        const std::uint32_t comma = last.word.tag;
        if (uses(FeatureGroup::words)) {
            write.add(here.word.form, opens);
            write.add(last.word.form);
            write.add(last.word.form, here.word.form);
            write.add(last.word.form, here.word.tag);
            write.add(last.word.tag, here.word.form);
            write.add(last.word.tag, here.word.tag, next.word.tag);
            write.add(before.word.tag, last.word.tag, here.word.tag);
            write.add(here.word.form, next.word.form, comma);
            write.add(last.word.tag, here.word.tag, next.word.tag, after.word.tag);
        } else {
            write.skip(9);
        }
        if (uses(FeatureGroup::cues)) {
            const SeenCue ended = cue_of(last.cue);
            write.add(ended.lemma, here.word.tag);
            write.add(ended.kind, here.word.form);
            write.add(own.lemma, comma);
            write.add(left.lemma, comma, here.word.tag);
            write.add(coarse(left.kind), here.left.distance, here.left.path, comma);
            write.add(left.lemma, here.word.form);
            write.add(right.lemma, comma, here.word.tag);
            write.add(coarse(right.kind), here.right.distance, here.right.path, comma);
            write.add(coarse(strong_left.kind), coarse(strong_right.kind), comma, here.word.tag);
            write.add(coarse(left.kind), coarse(right.kind), here.word.form, comma);
            write.add(ended.lemma, ended.inflection, ended.before, here.word.tag);
            write.add(ended.lemma, ended.inflection, ended.supports, ended.subject, here.word.tag);
            write.add(ended.kind, ended.inflection, ended.subject, here.word.tag, next.word.tag);
            write.add(ended.lemma, here.word.form, next.word.tag);
            write.add(left.lemma, left.inflection, left.subject, here.word.form, comma);
            write.add(left.kind, left.next, left.second_next, here.word.tag, comma);
            write.add(right.kind, right.inflection, right.next, comma, here.word.tag);
        } else {
            write.skip(17);
        }
        if (uses(FeatureGroup::rules)) {
            write.add(last.rule, here.rule);
            write.add(last.rule & 15, here.rule & 15, here.rule_right, last.rule_left);
            write.add(last.rule & 15, here.rule & 15, comma, here.word.tag);
            write.add(last.rule & 15, here.rule & 15, left.lemma);
        } else {
            write.skip(4);
        }
        if (uses(FeatureGroup::quotations)) {
            write.add(last.quote, here.quote);
            write.add(last.quote & 7, here.quote & 7, last.word.tag, here.word.tag);
        } else {
            write.skip(2);
        }
        if (uses(FeatureGroup::segments)) {
            write.add(comma, facts(segment), coarse(left.kind));
            write.add(comma, here.word.tag, facts(segment_next));
            write.add(comma, here.word.form, facts(segment));
        } else {
            write.skip(3);
        }
        if (uses(FeatureGroup::sentences) && opens) {
            write.add(opening_, previous_);
            write.add(opening_, here.word.form);
            write.add(paragraph_, previous_);
            write.add(manner_, previous_, opening_ & 15);
            write.add(previous_cue_, previous_, here.word.form);
            write.add(opening_, here.word.tag, next.word.tag, previous_ & 7);
        }
    }
}

}  // namespace parallax
