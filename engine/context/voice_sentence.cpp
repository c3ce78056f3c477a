#include "engine/context/voice_sentence.hpp"

#include <algorithm>
#include <array>

namespace parallax {
namespace {

constexpr WordClasses clause_openers =
    any_of(WordClass::that, WordClass::relative, WordClass::subordinator, WordClass::coordinator,
           WordClass::preposition, WordClass::person_pronoun);
constexpr WordClasses noun_starts = any_of(WordClass::determiner, WordClass::possessive);

bool is_mark(TokenKind kind) {
    return kind == TokenKind::comma || kind == TokenKind::semicolon || kind == TokenKind::colon ||
           kind == TokenKind::dash || kind == TokenKind::bracket || kind == TokenKind::quote;
}

std::uint32_t step_of_distance(std::uint32_t chunks) {
    return chunks < 3 ? chunks : chunks < 6 ? 3 : chunks < 12 ? 4 : 5;
}

std::uint32_t kind_of_cue(const Cue& cue) {
    return static_cast<std::uint32_t>(cue.part) | (cue.speech ? 8u : 0u) |
           (cue.ambiguous ? 16u : 0u) | (hash_form(cue.cue_class) & 0xffffu) << 5;
}

std::uint32_t inflection_of(std::string_view form) {
    if (form.size() < 3) return 0;
    if (form.substr(form.size() - 3) == "ing") return 1;
    if (form.substr(form.size() - 2) == "ed") return 2;
    return form.back() == 's' ? 3 : 4;
}

/// Marks and joints passed on the way to a cue.
struct Passed {
    std::uint32_t commas = 0, that = 0, joints = 0, relatives = 0, breaks = 0, quotes = 0;

    void pass(const TokenView& view, const VoiceSentence::Chunk& chunk) {
        if (chunk.quote != 0) {
            quotes = 1;
            return;
        }
        const std::uint32_t token = chunk.tokens.begin;
        const TokenKind kind = view[token].kind;
        if (kind == TokenKind::comma) {
            commas = std::min(commas + 1, 3u);
        } else if (is_mark(kind)) {
            breaks = std::min(breaks + 1, 2u);
        } else if (view.is(token, WordClass::that)) {
            that = 1;
        } else if (view.is_any(token, any_of(WordClass::coordinator, WordClass::subordinator))) {
            joints = std::min(joints + 1, 2u);
        } else if (view.is(token, WordClass::relative)) {
            relatives = 1;
        }
    }
    [[nodiscard]] std::uint32_t packed() const {
        return commas | that << 2 | joints << 3 | relatives << 5 | breaks << 6 | quotes << 8;
    }
};

}  // namespace

VoiceSentenceReader::VoiceSentenceReader(const TokenView& view, const RuleReading& reading,
                                         const VoiceWords& words, VoiceWordMemo& memo)
    : view_(view), reading_(reading), words_(words), memo_(memo) {
    const auto& sentences = view.parsed().sentences;
    is_read_.assign(sentences.size(), false);
    labels_.assign(view.parsed().paragraphs.size(), 0);
    for (const CueMatch& cue : reading.cues) is_read_[cue.sentence] = true;
    for (std::size_t index = 0; index < sentences.size(); ++index) {
        if (sentences[index].section == Section::furniture) {
            is_read_[index] = false;
        } else if (!is_read_[index] && index > 0 &&
                   sentences[index].paragraph == sentences[index - 1].paragraph) {
            const TokenRange before = sentences[index - 1].tokens;
            for (std::uint32_t at = before.begin; at < before.end && !is_read_[index]; ++at) {
                if (reading.voices[at] != Voice::own) is_read_[index] = true;
            }
        }
    }
}

void VoiceSentenceReader::read(std::uint32_t sentence, VoiceSentence& out) {
    out_ = &out;
    sentence_ = view_.parsed().sentences[sentence].tokens;
    matches_ = cues_of(reading_.cues, sentence);
    out.cues.clear();
    out.chunks.clear();
    out.segments.clear();
    cut();
    see_cues();
    find_paths();
    find_segments();
    note_sentence(sentence);
    note_paragraph(sentence);
}

/// Whether a new chunk may start at `token`, which is neither the sentence's first nor inside a
/// quotation or cue.
bool VoiceSentenceReader::starts_chunk(std::uint32_t token) const {
    const Token& here = view_[token];
    const Token& last = view_[token - 1];
    if (is_mark(here.kind) || is_mark(last.kind)) return true;
    if (reading_.voices[token] != reading_.voices[token - 1] ||
        reading_.source_of[token] != reading_.source_of[token - 1]) {
        return true;
    }
    if (here.kind == TokenKind::stop) return token + 1 == sentence_.end;
    if (here.kind != TokenKind::word) return false;
    const WordClasses now = view_.classes(token);
    const WordClasses before = last.kind == TokenKind::word ? view_.classes(token - 1) : 0;
    if ((now & clause_openers) != 0) return true;
    if ((before & any_of(WordClass::person_pronoun, WordClass::relative)) != 0) return true;
    if ((now & verb_support) != 0) return (before & verb_support) == 0;
    if ((now & noun_starts) != 0) return (before & clause_openers) == 0;
    const bool name = view_.is_name(token);
    const bool named = last.kind == TokenKind::word && view_.is_name(token - 1);
    if (name != named && last.kind == TokenKind::word) {
        return (before & (noun_starts | clause_openers)) == 0;
    }
    return false;
}

void VoiceSentenceReader::cut() {
    std::size_t match = 0;
    for (std::uint32_t at = sentence_.begin; at < sentence_.end;) {
        VoiceSentence::Chunk chunk;
        std::uint32_t end = at + 1;
        const std::uint32_t quotation = reading_.quotation_of[at];
        if (quotation != 0) {
            end = std::min(reading_.quotations[quotation - 1].tokens.end, sentence_.end);
            chunk.quote = quote_of(at);
        } else if (match < matches_.size() && matches_[match].tokens.begin == at) {
            end = std::min(matches_[match].tokens.end, sentence_.end);
            chunk.cue = static_cast<std::uint32_t>(++match);
        } else {
            while (end < sentence_.end && reading_.quotation_of[end] == 0 &&
                   !(match < matches_.size() && matches_[match].tokens.begin == end) &&
                   !starts_chunk(end)) {
                ++end;
            }
        }
        chunk.tokens = {at, end};
        chunk.first = word(at);
        chunk.last = end == at + 1 ? chunk.first : word(end - 1);
        chunk.rule = rule_of(at);
        out_->chunks.push_back(chunk);
        at = end;
    }
}

std::uint32_t VoiceSentenceReader::rule_of(std::uint32_t token) const {
    std::uint32_t rule = static_cast<std::uint32_t>(reading_.voices[token]) + 1;
    const std::uint32_t source = reading_.source_of[token];
    if (source == 0) return rule;
    const Attribution& attribution = reading_.attributions[source - 1];
    rule |= 8u | (attribution.speech ? 16u : 0u) | (attribution.speaker ? 32u : 0u);
    if (!attribution.cue) return rule;
    rule |= attribution.cue->begin < token ? 64u : 128u;
    for (const CueMatch& match : matches_) {
        if (match.tokens.begin != attribution.cue->begin) continue;
        rule |= static_cast<std::uint32_t>(view_.lists().cues[match.cue].part) << 8;
    }
    return rule;
}

std::uint32_t VoiceSentenceReader::quote_of(std::uint32_t token) const {
    const Quotation& quotation = reading_.quotations[reading_.quotation_of[token] - 1];
    const TokenRange tokens = quotation.tokens;
    const std::uint32_t size = tokens.size();
    const std::uint32_t length = size < 4 ? 0 : size < 6 ? 1 : size < 9 ? 2 : size < 16 ? 3 : 4;
    return 1u | (tokens.begin <= sentence_.begin ? 2u : 0u) |
           (tokens.end >= sentence_.end ? 4u : 0u) | length << 3;
}

void VoiceSentenceReader::see_cues() {
    for (const VoiceSentence::Chunk& chunk : out_->chunks) {
        if (chunk.cue == 0) continue;
        const Cue& cue = view_.lists().cues[matches_[chunk.cue - 1].cue];
        VoiceSentence::SeenCue seen;
        seen.lemma = hash_form(cue.lemma);
        seen.kind = kind_of_cue(cue);
        seen.strong = cue.speech && !cue.ambiguous &&
                      (cue.part == CuePart::verb || cue.part == CuePart::preposition);
        seen.inflection = inflection_of(view_.normalised(chunk.tokens.begin));
        std::uint32_t at = chunk.tokens.begin;
        if (at > sentence_.begin) seen.before = word(at - 1).tag;
        while (at > sentence_.begin && view_.is_any(at - 1, verb_support)) --at;
        if (at > sentence_.begin) seen.subject = word(at - 1).tag;
        if (chunk.tokens.end < sentence_.end) seen.next = word(chunk.tokens.end).tag;
        out_->cues.push_back(seen);
    }
}

void VoiceSentenceReader::find_paths() {
    if (out_->cues.empty()) return;
    auto& chunks = out_->chunks;
    const auto walk = [&](bool to_right) {
        Passed passed;
        std::uint32_t cue = 0;
        std::uint32_t distance = 0;
        std::uint32_t strong = 0;
        std::uint32_t commas = 0;
        for (std::size_t step = 0; step < chunks.size(); ++step) {
            VoiceSentence::Chunk& chunk = chunks[to_right ? step : chunks.size() - 1 - step];
            if (chunk.cue != 0) {
                cue = chunk.cue;
                distance = 0;
                passed = Passed{};
                if (out_->cues[cue - 1].strong) {
                    strong = cue;
                    commas = 0;
                }
            } else {
                ++distance;
            }
            if (cue != 0) {
                (to_right ? chunk.left : chunk.right) = {cue, step_of_distance(distance),
                                                         passed.packed()};
            }
            (to_right ? chunk.strong_left : chunk.strong_right) = strong;
            (to_right ? chunk.commas_left : chunk.commas_right) = commas;
            if (chunk.cue == 0) passed.pass(view_, chunk);
            if (view_.is(chunk.tokens.begin, TokenKind::comma)) commas = std::min(commas + 1, 3u);
        }
    };
    walk(true);
    walk(false);
}

void VoiceSentenceReader::find_segments() {
    struct Open {
        std::uint32_t cue = 0;
        bool begins_with_cue = false, ends_in_cue = false, has_verb = false;
        std::uint32_t mark_before = 0;
        std::uint32_t chunks = 0;
    } open;
    VoiceSentence::Segment segment;
    const auto close = [&](std::uint32_t mark_after) {
        segment.facts = open.cue | (open.ends_in_cue ? 64u : 0u) |
                        (open.begins_with_cue ? 128u : 0u) | open.mark_before << 8 |
                        mark_after << 12 | (open.has_verb ? 1u << 16 : 0u);
        out_->segments.push_back(segment);
        segment = {};
        open = {};
        open.mark_before = mark_after;
    };
    for (VoiceSentence::Chunk& chunk : out_->chunks) {
        chunk.segment = static_cast<std::uint32_t>(out_->segments.size());
        const TokenKind kind = view_[chunk.tokens.begin].kind;
        if (is_mark(kind)) {
            close(static_cast<std::uint32_t>(kind) + 1);
            continue;
        }
        if (kind == TokenKind::stop) continue;
        if (open.chunks++ == 0) segment.first_tag = chunk.first.tag;
        open.has_verb |= view_.is_any(chunk.tokens.begin, auxiliary_verbs);
        open.ends_in_cue = chunk.cue != 0;
        if (chunk.cue == 0) continue;
        const VoiceSentence::SeenCue& seen = out_->cues[chunk.cue - 1];
        if (seen.strong && open.cue == 0) open.cue = (seen.kind & 31u) + 1;
        if (open.chunks <= 2) open.begins_with_cue = true;
    }
    close(0);
}

void VoiceSentenceReader::note_sentence(std::uint32_t sentence) {
    const auto& sentences = view_.parsed().sentences;
    VoiceSentence& out = *out_;
    bool quotes = false;
    for (const VoiceSentence::Chunk& chunk : out.chunks) quotes |= chunk.quote != 0;
    bool strong = false;
    for (const VoiceSentence::SeenCue& cue : out.cues) strong |= cue.strong;
    const bool new_paragraph =
        sentence == 0 || sentences[sentence - 1].paragraph != sentences[sentence].paragraph;
    out.opening = (quotes ? 1u : 0u) | (strong ? 2u : 0u) | (out.cues.empty() ? 0u : 4u) |
                  (new_paragraph ? 8u : 0u) |
                  (sentences[sentence].section == Section::headline ? 16u : 0u);
    out.previous = 0;
    if (sentence > 0) {
        const TokenRange before = sentences[sentence - 1].tokens;
        std::uint32_t last = before.end;
        while (last > before.begin && !view_.is_word(last - 1)) --last;
        if (last > before.begin) {
            out.previous = static_cast<std::uint32_t>(reading_.voices[last - 1]) + 1;
        }
        const auto cues = cues_of(reading_.cues, sentence - 1);
        out.previous |= cues.empty() ? 0u : 8u;
        for (const CueMatch& match : cues) {
            const Cue& cue = view_.lists().cues[match.cue];
            if (cue.speech) out.previous |= 16u;
        }
        if (reading_.voices[before.begin] != Voice::own) out.previous |= 32u;
    }
    out.manner = 0;
    for (const VoiceSentence::Chunk& chunk : out.chunks) {
        if (chunk.quote != 0) continue;
        const std::uint32_t token = chunk.tokens.begin;
        if (view_.is(token, WordClass::modal)) out.manner |= 1;
        if (view_.is(token, WordClass::person_pronoun)) {
            const std::string_view word = view_.normalised(token);
            out.manner |= word == "i" || word == "we" ? 2u : word == "you" ? 4u : 8u;
        }
    }
    if (view_.normalised(sentence_.end - 1) == "?") out.manner |= 16;
}

/// "SMITH: Good evening.": a name before a colon at the start of a paragraph.
bool VoiceSentenceReader::has_label(std::uint32_t index) {
    std::uint8_t& known = labels_[index];
    if (known != 0) return known == 2;
    known = 1;
    const TokenRange tokens = view_.parsed().paragraphs[index].tokens;
    const std::uint32_t limit = std::min(tokens.end, tokens.begin + 6);
    for (std::uint32_t token = tokens.begin; token < limit; ++token) {
        if (view_.is(token, TokenKind::colon)) {
            known = token > tokens.begin ? 2 : 1;
            break;
        }
        if (view_.is_word(token) && !view_.shape(token).capitalised) break;
    }
    return known == 2;
}

void VoiceSentenceReader::note_paragraph(std::uint32_t sentence) {
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
    const bool label_after = index + 1 < parsed.paragraphs.size() && has_label(index + 1);
    const std::uint32_t place =
        std::min(sentence - std::min(sentence, paragraph.sentences.begin), 2u);
    out_->paragraph = since_colon | (has_label(index) ? 8u : 0u) |
                      (index > 0 && has_label(index - 1) ? 16u : 0u) | (label_after ? 32u : 0u) |
                      place << 6 | (ends_in_colon(index) ? 256u : 0u);
}

}  // namespace parallax
