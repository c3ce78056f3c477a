#include "engine/context/name_speakers.hpp"

#include "engine/context/clause_bounds.hpp"
#include "engine/context/noun_phrases.hpp"
#include "engine/context/rule_reading.hpp"
#include "engine/context/speaker_names.hpp"
#include "engine/context/speakers.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace parallax {
namespace {

constexpr std::uint32_t farthest = 2;  // sentences back in which a pronoun looks for its name

/// The tokens that lie in `span`.
TokenRange tokens_in(const TokenView& view, Span span) {
    const std::vector<Token>& tokens = view.parsed().tokens;
    const auto first = std::partition_point(
        tokens.begin(), tokens.end(), [&](const Token& token) { return token.begin < span.begin; });
    const auto last = std::partition_point(
        first, tokens.end(), [&](const Token& token) { return token.end <= span.end; });
    return {static_cast<std::uint32_t>(first - tokens.begin()),
            static_cast<std::uint32_t>(last - tokens.begin())};
}

/// Can `kind`, of a pronoun or "the statement", stand for one who is `other`?
bool can_stand_for(SpeakerKind kind, SpeakerKind other) {
    switch (kind) {
        case SpeakerKind::he:
            return other == SpeakerKind::person || other == SpeakerKind::name;
        case SpeakerKind::it:
            return other == SpeakerKind::group || other == SpeakerKind::name;
        case SpeakerKind::they:
            return other == SpeakerKind::people || other == SpeakerKind::group;
        default:
            return false;
    }
}

/// Whether a form that asks for something stands in the cue.
bool asks_for_something(const TokenView& view, TokenRange cue) {
    const std::vector<std::string>& forms = view.lists().demands;
    for (std::uint32_t at = cue.begin; at < cue.end; ++at) {
        std::string form;
        for (std::uint32_t end = at; end < cue.end; ++end) {
            form.append(end == at ? "" : " ").append(view.normalised(end));
            if (std::binary_search(forms.begin(), forms.end(), form)) return true;
        }
    }
    return false;
}

/// From `begin` to the first border behind a word that means something; marks are no border.
std::optional<TokenRange> read_demand(const TokenView& view, std::uint32_t begin,
                                      std::uint32_t end) {
    constexpr WordClasses borders =
        any_of(WordClass::subordinator, WordClass::relative, WordClass::modal);
    std::uint32_t last = begin;
    bool any = false;
    for (std::uint32_t at = begin; at < end; ++at) {
        if (view.is(at, TokenKind::quote)) continue;
        const bool of = view.normalised(at) == "of" || view.normalised(at) == "to";
        const bool is_end = is_border(view, at) || view.is_any(at, borders) ||
                            (view.is(at, WordClass::preposition) && !of);
        if (is_end && any) break;
        any = any || (view.is_word(at) && (view.classes(at) & ~lexical_classes) == 0);
        last = at + 1;
    }
    if (!any) return std::nullopt;
    return TokenRange{begin, last};
}

class SpeakerNamer {
public:
    SpeakerNamer(const TokenView& view, const Matches& matches) : view_(view), matches_(matches) {}

    void name(Passage& passage) {
        const TokenRange phrase = tokens_in(view_, *passage.speaker);
        if (phrase.begin >= phrase.end) return;
        const std::uint32_t sentence = sentence_of(view_, phrase.begin);
        NamedSpeaker speaker = read_speaker(view_, matches_, phrase);
        const bool nobody = names_nobody(view_, speaker.name);
        if (!nobody) passage.speaker_name = view_.span_of(speaker.name);
        passage.speaker_target = speaker.target;
        if (nobody || speaker.kind == SpeakerKind::document) {
            if (const auto meant = resolve(speaker, sentence)) {
                speaker.name = meant->name;
                speaker.kind = meant->kind;
                passage.speaker_name = view_.span_of(meant->name);
                if (meant->target) passage.speaker_target = meant->target;
                speaker.target = passage.speaker_target;
            }
        }
        if (!names_nobody(view_, speaker.name)) known_.push_back({speaker, sentence});
    }

private:
    struct Known {
        NamedSpeaker speaker;
        std::uint32_t sentence = 0;
    };

    [[nodiscard]] Clause clause_of(std::uint32_t sentence) const {
        return {view_.parsed().sentences[sentence].tokens};
    }

    [[nodiscard]] std::optional<NamedSpeaker> read(const std::optional<TokenRange>& phrase) const {
        if (!phrase || phrase->empty()) return std::nullopt;
        NamedSpeaker speaker = read_speaker(view_, matches_, *phrase);
        if (names_nobody(view_, speaker.name)) return std::nullopt;
        return speaker;
    }

    [[nodiscard]] std::optional<NamedSpeaker> resolve(const NamedSpeaker& speaker,
                                                      std::uint32_t sentence) const {
        switch (speaker.kind) {
            case SpeakerKind::who:
                return read(find_phrase_before(view_, clause_of(sentence), speaker.phrase.begin));
            case SpeakerKind::he:
            case SpeakerKind::it:
            case SpeakerKind::they:
                return find_meant(speaker, sentence);
            case SpeakerKind::document:
                return find_author(speaker, sentence);
            default:
                return std::nullopt;
        }
    }

    /// The last speaker before in this or the two sentences before that the pronoun can stand for.
    [[nodiscard]] std::optional<NamedSpeaker> find_meant(const NamedSpeaker& pronoun,
                                                         std::uint32_t sentence) const {
        if (auto meant = find_subject_before(pronoun, sentence, 0)) return meant;
        for (std::size_t index = known_.size(); index-- > 0;) {
            const Known& known = known_[index];
            if (known.sentence + farthest < sentence) break;
            if (known.speaker.phrase.begin >= pronoun.phrase.begin) continue;
            if (can_stand_for(pronoun.kind, known.speaker.kind)) return known.speaker;
        }
        return sentence == 0 ? std::nullopt : find_subject_before(pronoun, sentence, 1);
    }

    /// "Dravia backs the group although it has declared": the noun phrase that opens the sentence,
    /// or the one before it in the paragraph.
    [[nodiscard]] std::optional<NamedSpeaker> find_subject_before(const NamedSpeaker& pronoun,
                                                                  std::uint32_t sentence,
                                                                  std::uint32_t back) const {
        const auto& sentences = view_.parsed().sentences;
        if (sentences[sentence - back].paragraph != sentences[sentence].paragraph) {
            return std::nullopt;
        }
        const Clause clause = clause_of(sentence - back);
        const auto phrase = find_noun_phrase(view_, clause, clause.sentence.begin);
        if (!phrase || phrase->end > pronoun.phrase.begin) return std::nullopt;
        const TokenRange subject = cut_joints(view_, cut_at_verb(view_, *phrase));
        if (!can_speak(view_, subject)) return std::nullopt;
        const auto meant = read(subject);
        // The first word of a sentence has a capital in any case.
        if (!meant || (meant->kind == SpeakerKind::name && meant->name.size() == 1)) {
            return std::nullopt;
        }
        return can_stand_for(pronoun.kind, meant->kind) ? meant : std::nullopt;
    }

    /// Whose the document is: the subject of "issued a ruling"; "a resolution by the council"; who
    /// spoke "in a statement".
    [[nodiscard]] std::optional<NamedSpeaker> find_author(const NamedSpeaker& document,
                                                          std::uint32_t sentence) const {
        const std::string_view noun = view_.normalised(document.name.end - 1);
        const std::uint32_t first = sentence - std::min(sentence, farthest);
        for (std::uint32_t at = sentence + 1; at-- > first;) {
            const TokenRange tokens = view_.parsed().sentences[at].tokens;
            for (std::uint32_t token = tokens.begin; token < tokens.end; ++token) {
                if (token > document.name.end || view_.normalised(token) != noun) continue;
                if (const auto author = find_author_at(token, at)) return author;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<NamedSpeaker> find_author_at(std::uint32_t noun,
                                                             std::uint32_t sentence) const {
        const Clause clause = clause_of(sentence);
        if (noun + 2 < clause.sentence.end && view_.normalised(noun + 1) == "by") {
            if (auto author = read(find_noun_phrase(view_, clause, noun + 2))) return author;
        }
        if (auto author = read(find_issuer(view_, clause, noun))) return author;
        std::uint32_t before = noun;
        while (before > clause.sentence.begin && noun - before < 4 && view_.is_word(before - 1) &&
               !view_.is(before - 1, WordClass::preposition)) {
            --before;
        }
        if (before == clause.sentence.begin || view_.normalised(before - 1) != "in") {
            return std::nullopt;
        }
        for (const Known& known : known_) {
            if (known.sentence == sentence && known.speaker.kind != SpeakerKind::document) {
                return known.speaker;
            }
        }
        return std::nullopt;
    }

    const TokenView& view_;
    const Matches& matches_;
    std::vector<Known> known_;
};

}  // namespace

void name_speakers(std::vector<Passage>& passages, const TokenView& view, const Matches& matches) {
    if (passages.empty()) return;
    SpeakerNamer namer(view, matches);
    for (Passage& passage : passages) {
        if (passage.speaker) namer.name(passage);
    }
}

void find_demands(std::vector<Passage>& passages, const TokenView& view) {
    std::optional<Span> last;  // the cue before: what goes on is no demand of its own
    for (Passage& passage : passages) {
        if (!passage.cue || passage.cue == last) continue;
        last = passage.cue;
        if (!asks_for_something(view, tokens_in(view, *passage.cue))) continue;
        const TokenRange sentence =
            view.parsed().sentences[sentence_of(view, passage.tokens.begin)].tokens;
        if (const auto phrase = read_demand(view, passage.tokens.begin, sentence.end)) {
            passage.demanded = view.span_of(*phrase);
        }
    }
}

}  // namespace parallax
