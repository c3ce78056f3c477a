#include "engine/context/agency_details.hpp"

#include <algorithm>
#include <string_view>

namespace parallax {
namespace {

constexpr std::uint32_t age_window = 6;  // words behind a victim's noun phrase: "Adam Vale, 25,"

std::optional<TokenRange> tokens_of(const TokenView& view, TokenRange sentence, Span span) {
    TokenRange range{sentence.end, sentence.end};
    for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
        if (!span.contains(view[at].span())) continue;
        if (range.begin == sentence.end) range.begin = at;
        range.end = at + 1;
    }
    if (range.begin == sentence.end) return std::nullopt;
    return range;
}

bool is_unit_of_age(std::string_view word) {
    return word == "year" || word == "month" || word == "week" || word == "day";
}

/// "eight-year-old", "aged 8", ", 25,".
std::optional<TokenRange> find_age(const HarmSentence& s, TokenRange phrase) {
    const std::uint32_t end = std::min(s.end(), phrase.end + age_window);
    for (std::uint32_t at = phrase.begin; at < end; ++at) {
        if (!s.is_quantity(at)) continue;
        if (s.is(at + 1, TokenKind::hyphen) && is_unit_of_age(s.word(at + 2)) &&
            s.word(at + 4) == "old") {
            return TokenRange{at, at + 5};
        }
        if (is_unit_of_age(s.word(at + 1)) && s.word(at + 2) == "old") {
            return TokenRange{at, at + 3};
        }
        if (at > s.begin() && s.word(at - 1) == "aged") return TokenRange{at - 1, at + 1};
        if (at > s.begin() + 1 && s.is(at - 1, TokenKind::comma) && s.is_name(at - 2) &&
            s.is(at + 1, TokenKind::comma) && s.is(at, TokenKind::number)) {
            return TokenRange{at, at + 1};
        }
    }
    return std::nullopt;
}

/// Two capitalised words in a row that are no person noun and no name of the lexicon's: a place or
/// a people is no named victim, but somebody who stands for a target is.
bool holds_name(const HarmSentence& s, TokenRange phrase, const NamedInSentence& named) {
    const auto is_known = [&](std::uint32_t token) {
        const auto covers = [&](const auto& mention) {
            return mention.kind != MentionKind::member && mention.tokens.begin <= token &&
                   token < mention.tokens.end;
        };
        return std::any_of(named.mentions.begin(), named.mentions.end(), covers) ||
               std::any_of(named.adjectives.begin(), named.adjectives.end(), covers) ||
               std::any_of(named.scenes.begin(), named.scenes.end(), covers);
    };
    for (std::uint32_t at = phrase.begin; at + 1 < phrase.end; ++at) {
        const bool pair = s.is_name(at) && s.is_name(at + 1) && s.is(at, TokenKind::word) &&
                          s.is(at + 1, TokenKind::word) && !s.view().shape(at).all_capitals &&
                          !s.is(at, CasualtyClass::person) && !s.is(at + 1, CasualtyClass::person);
        if (pair && !is_known(at) && !is_known(at + 1)) return true;
    }
    return false;
}

/// "Additionally, …", "and X": no noun phrase that could name who tells.
bool can_tell(const HarmSentence& s, TokenRange phrase) {
    if (s.is(phrase.begin, WordClass::coordinator)) return false;
    const std::string_view word = s.word(phrase.begin);
    return phrase.size() > 1 || word.size() < 4 || word.substr(word.size() - 2) != "ly";
}

/// "waged a war after X carried out a raid in retaliation for": the reason is that of the deed in
/// the clause between.
bool answers_for_another(const HarmSentence& s, std::uint32_t begin, std::uint32_t cause) {
    bool clause = false;
    for (std::uint32_t at = begin; at < cause; ++at) {
        clause = clause || (s.is(at, WordClass::subordinator) && !s.is(at, WordClass::coordinator));
        if (clause && s.harm_at(at) != nullptr) return true;
    }
    return false;
}

/// "It is", "it was", "it's".
bool opens_impersonal(const HarmSentence& sentence, std::uint32_t at) {
    const std::string_view word = sentence.word(at);
    return word == "it's" || (word == "it" && sentence.is(at + 1, WordClass::be));
}

}  // namespace

bool is_impersonal(const HarmSentence& sentence, TokenRange tokens, const TokenVoices& voices) {
    for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
        const std::uint32_t passage = voices.passage_of[at];
        if (passage == 0) continue;
        const Passage& said = voices.passages[passage - 1];
        const auto cue = said.cue ? tokens_of(sentence.view(), sentence.tokens(), *said.cue)
                                  : std::optional<TokenRange>();
        // "It is claiming": somebody says so.
        if (cue && sentence.word(cue->end - 1).ends_with("ing")) return false;
        if (said.speaker) {
            const auto who = tokens_of(sentence.view(), sentence.tokens(), *said.speaker);
            return who && opens_impersonal(sentence, who->begin);
        }
        return cue && (opens_impersonal(sentence, cue->begin) ||
                       opens_impersonal(sentence, cue->begin - 1) ||
                       opens_impersonal(sentence, cue->begin - 2));
    }
    return false;
}

std::optional<TokenRange> find_source(const HarmSentence& sentence, TokenRange tokens,
                                      const TokenVoices& voices) {
    for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
        const std::uint32_t passage = voices.passage_of[at];
        if (passage == 0) continue;
        const std::optional<Span>& speaker = voices.passages[passage - 1].speaker;
        if (!speaker) continue;
        const auto who = tokens_of(sentence.view(), sentence.tokens(), *speaker);
        if (is_impersonal(sentence, tokens, voices)) return std::nullopt;
        if (who && !can_tell(sentence, *who)) return std::nullopt;
        return who;
    }
    // "Officials said 12 killed": headlines leave out what marks indirect speech.
    for (std::uint32_t at = sentence.begin(); at < sentence.end(); ++at) {
        if (at + 1 < sentence.end() && sentence.word(at) == "according" &&
            sentence.word(at + 1) == "to") {
            // Where a passage has this cue, what stands outside is the outlet's own.
            const Span cue = sentence.view()[at].span();
            const bool read = std::any_of(
                voices.passages.begin(), voices.passages.end(),
                [&](const Passage& passage) { return passage.cue && passage.cue->contains(cue); });
            if (read) return std::nullopt;
            TokenRange who = sentence.phrase_after(at + 2);
            if (!who.empty()) return who;
        }
        if (!sentence.is_cue_verb(at) || at >= tokens.begin) continue;
        const TokenRange who = sentence.phrase_before(at);
        if (who.size() == 1 && !sentence.is_name(who.begin)) continue;
        const bool clause = sentence.starts_phrase(at + 1) || sentence.is(at + 1, WordClass::that);
        if (clause && !who.empty() && can_tell(sentence, who)) return who;
    }
    return std::nullopt;
}

void add_victims(const HarmSentence& sentence, TokenRange phrase, const NamedInSentence& named,
                 AgencyRecord& record) {
    if (phrase.empty()) return;
    const TokenView& view = sentence.view();
    record.victims_named = holds_name(sentence, phrase, named);
    if (const auto age = find_age(sentence, phrase)) record.age = view.span_of(*age);
    for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
        if (!sentence.is(at, CasualtyClass::family)) continue;
        record.family = view.span_of({at, at + 1});
        break;
    }
}

void add_cause(const HarmSentence& sentence, const HarmReading& reading, AgencyRecord& record) {
    for (std::uint32_t at = sentence.begin(); at < sentence.end(); ++at) {
        if (!sentence.is(at, CasualtyClass::cause)) continue;
        if (at >= reading.tokens.begin && at < reading.tokens.end) continue;
        std::uint32_t end = at + 1;
        while (sentence.is(end, CasualtyClass::cause)) ++end;
        const TokenRange why = sentence.phrase_after(end);
        if (why.empty()) continue;
        if (answers_for_another(sentence, reading.tokens.end, at)) {
            at = end;
            continue;
        }
        if (why.contains(reading.tokens)) {  // a deed is not its own cause
            at = end;
            continue;
        }
        // "after" also tells the time; only what somebody did counts as a cause.
        if (!is_event(sentence, why)) {
            at = end;
            continue;
        }
        record.cause_link = sentence.view().span_of({at, end});
        record.cause = sentence.view().span_of(why);
        return;
    }
}

}  // namespace parallax
