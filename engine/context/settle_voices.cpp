#include "engine/context/settle_voices.hpp"

#include "engine/context/attribution_finder.hpp"
#include "engine/context/choose_speakers.hpp"
#include "engine/context/clause_bounds.hpp"
#include "engine/context/cue_sentence.hpp"
#include "engine/context/own_clauses.hpp"
#include "engine/context/reported_speech.hpp"
#include "engine/context/speakers.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax {
namespace {

constexpr std::uint32_t none = SpeechStretch::no_source;

class Settler {
public:
    Settler(const TokenView& view, RuleReading reading, const DecodedVoices& decoded)
        : view_(view),
          read_(std::move(reading)),
          states_(decoded.states),
          is_read_(decoded.is_read),
          follows_model_(decoded.is_read) {}

    RuleReading settle(const ChooseSpeaker& choose) {
        leave_to_rules();
        for (const Quotation& quotation : read_.quotations) settle_quotation(quotation);
        find_told();
        settle_reported();
        find_stretches();
        for (SpeechStretch& stretch : stretches_) {
            stretch.source = find_source(stretch);
            stretch.found = stretch.source != none;
        }
        join_within_quotations();
        carry_on();
        choose_speakers(view_, read_, states_, stretches_, choose);
        for (const SpeechStretch& stretch : stretches_) {
            std::fill(read_.source_of.begin() + stretch.tokens.begin,
                      read_.source_of.begin() + stretch.tokens.end, stretch.source);
        }
        return std::move(read_);
    }

private:
    // ---- voices -----------------------------------------------------------------------------
    [[nodiscard]] bool holds_content(TokenRange range) const {
        const auto states = states_.subspan(range.begin, range.size());
        return std::any_of(states.begin(), states.end(), is_content);
    }

    /// A verb of speech without other senses.
    [[nodiscard]] bool is_plain(const CueMatch& match) const {
        const Cue& cue = view_.lists().cues[match.cue];
        return cue.speech && !cue.ambiguous && cue.part == CuePart::verb;
    }

    /// Where speech governs content by sure rules and the model sees none at all in the sentence,
    /// the rules hold.
    void leave_to_rules() {
        for (const Attribution& attribution : read_.attributions) {
            if (!attribution.cue) {  // a headline's source, or the name before a quotation
                leave(attribution.certain);
                continue;
            }
            const std::uint32_t index = sentence_of(view_, attribution.cue->begin);
            const TokenRange sentence = view_.parsed().sentences[index].tokens;
            const auto cues = cues_of(read_.cues, index);
            const bool plain = std::any_of(cues.begin(), cues.end(), [&](const CueMatch& match) {
                return match.tokens == *attribution.cue && is_plain(match);
            });
            // "…, a judge ruled": content before its cue is sure also with a verb of other senses.
            const bool sure =
                attribution.speech && attribution.content.end <= attribution.cue->begin;
            if (attribution.speaker && (plain || sure) && !holds_content(sentence)) {
                leave(sentence);
            }
            if (!attribution.certain.empty()) keep_certain(attribution, sentence);
        }
        add_orders();
        drop_deeds();
        drop_adverbials();
        drop_nobodys();
    }

    /// What the model takes for a continuation of such content is the outlet's.
    void keep_certain(const Attribution& attribution, TokenRange sentence) {
        leave(attribution.certain);
        for (std::uint32_t at = attribution.certain.end;
             at < sentence.end &&
             (states_[at] == VoiceState::content_after || view_.is(at, TokenKind::comma));
             ++at) {
            leave({at, at + 1});
        }
    }

    /// "have been supporting the rebels by sending arms": done by other deeds, a deed.
    void drop_deeds() {
        for (const CueMatch& match : read_.cues) {
            const Cue& cue = view_.lists().cues[match.cue];
            if (cue.part != CuePart::verb || cue.speech || cue.takes(Complement::that)) continue;
            const TokenRange sentence = view_.parsed().sentences[match.sentence].tokens;
            std::uint32_t end = match.tokens.end;
            bool deed = false;
            for (; end < sentence.end && states_[end] == VoiceState::content_after; ++end) {
                deed = deed || (end > match.tokens.end && view_.normalised(end - 1) == "by" &&
                                ends_with(view_.normalised(end), "ing"));
            }
            if (deed) leave({match.tokens.end, end});
        }
    }

    /// "is wanted in Tarnow over a bombing", "sounded hopeful after nine days of talks", "hit back
    /// within the hour": when and where, and nobody's words.
    void drop_adverbials() {
        for (const CueMatch& match : read_.cues) {
            const Cue& cue = view_.lists().cues[match.cue];
            if (cue.part != CuePart::verb && cue.part != CuePart::adjective) continue;
            const TokenRange sentence = view_.parsed().sentences[match.sentence].tokens;
            std::uint32_t begin = match.tokens.end;
            while (begin < sentence.end && states_[begin] == VoiceState::cue_ahead) ++begin;
            std::uint32_t end = begin;
            bool verb = false;
            for (; end < sentence.end && states_[end] == VoiceState::content_after; ++end) {
                verb = verb || view_.is_any(end, finite_verbs) || read_.quotation_of[end] != 0;
            }
            if (end == begin) continue;
            const std::string_view first = view_.normalised(begin);
            const bool time =
                view_.is_any_rule(begin, any_of(RuleClass::dated_by, RuleClass::meanwhile));
            const bool place = first == "in" || first == "at" || first == "on";
            const bool passive = !cue.speech && match.tokens.begin > sentence.begin &&
                                 view_.is(match.tokens.begin - 1, WordClass::be);
            const bool clause = cue.takes(Complement::that) || cue.takes(Complement::quote);
            const bool judges = clause || cue.takes(Complement::as) || cue.takes(Complement::of);
            if ((time && !verb && !clause) || (place && passive && !judges)) leave({begin, end});
        }
    }

    /// "the hope is that", "the goal being": nobody's.
    void drop_nobodys() {
        for (const CueMatch& match : read_.cues) {
            const Cue& cue = view_.lists().cues[match.cue];
            const std::uint32_t noun = match.tokens.begin;
            if (cue.part != CuePart::noun || cue.speech || noun == 0) continue;
            const TokenRange sentence = view_.parsed().sentences[match.sentence].tokens;
            std::uint32_t end = match.tokens.end;
            if (end >= sentence.end || !view_.is(end, WordClass::be)) continue;
            if (find_possessor(view_, {sentence, &read_.quotation_of}, noun)) continue;
            while (end < sentence.end && states_[end] != VoiceState::content_after) ++end;
            const std::uint32_t begin = match.tokens.end;
            if (end > begin + 2) continue;
            while (end < sentence.end && states_[end] == VoiceState::content_after) ++end;
            leave({begin, end});
        }
    }

    void leave(TokenRange range) {
        std::fill(follows_model_.begin() + range.begin, follows_model_.begin() + range.end, false);
    }

    /// "a ruling that ordered the army to stop": what is ordered is the court's, also where the
    /// rules saw it as part of something longer and the model, trained on other news, as nothing.
    void add_orders() {
        for (const CueMatch& match : read_.cues) {
            const Cue& cue = view_.lists().cues[match.cue];
            if (cue.cue_class != "order" || !is_plain(match) || holds_content(match.tokens)) {
                continue;
            }
            const Clause clause{view_.parsed().sentences[match.sentence].tokens,
                                &read_.quotation_of};
            for (const Attribution& found : find_attributions(view_, clause, {&match, 1})) {
                leave(found.content);
                read_.attributions.push_back(found);
                for (std::uint32_t at = found.content.begin; at < found.content.end; ++at) {
                    if (read_.quotation_of[at] != 0) continue;
                    read_.voices[at] = Voice::reported;
                    read_.source_of[at] = static_cast<std::uint32_t>(read_.attributions.size());
                }
            }
        }
    }

    void set(TokenRange tokens, Voice voice) {
        for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
            read_.voices[at] = voice;
            if (voice == Voice::own || voice == Voice::scare) read_.source_of[at] = none;
        }
    }

    /// Speech, distance or a name: most words between the marks decide.
    void settle_quotation(const Quotation& quotation) {
        std::uint32_t words = 0;
        std::uint32_t said = 0;
        for (std::uint32_t at = quotation.tokens.begin; at < quotation.tokens.end; ++at) {
            if (!view_.is_word(at)) continue;
            ++words;
            said += is_content(states_[at]) ? 1 : 0;
        }
        if (words == 0 || !follows_model_[quotation.tokens.begin] ||
            read_.voices[quotation.tokens.begin] == Voice::borrowed) {
            return;
        }
        if (said == 0 && is_title(view_, quotation)) {
            set(quotation.tokens, Voice::own);
        } else if (words <= longest_scare && said * 2 < words) {
            set(quotation.tokens, Voice::scare);
        } else {
            set(quotation.tokens, Voice::quoted);
        }
    }

    /// Marks the sentences of which the rules or the model say anything. In the others, which are
    /// most, all is the outlet's.
    void find_told() {
        const auto& sentences = view_.parsed().sentences;
        is_told_.resize(sentences.size());
        for (std::size_t index = 0; index < sentences.size(); ++index) {
            const TokenRange tokens = sentences[index].tokens;
            const auto first = read_.voices.begin();
            is_told_[index] = is_read_[tokens.begin] ||
                              std::any_of(first + tokens.begin, first + tokens.end,
                                          [](Voice voice) { return voice != Voice::own; });
        }
    }

    void settle_reported() {
        const auto& sentences = view_.parsed().sentences;
        for (std::size_t first = 0; first < sentences.size(); ++first) {
            if (!is_told_[first]) continue;
            std::size_t last = first;
            while (last + 1 < sentences.size() && is_told_[last + 1]) ++last;
            settle_reported({sentences[first].tokens.begin, sentences[last].tokens.end});
            first = last;
        }
    }

    /// Indirect speech is where the model says so; stops and commas at its ends are the outlet's.
    void settle_reported(TokenRange range) {
        const auto is_reported = [&](std::uint32_t at) {
            const Voice voice = read_.voices[at];
            if (read_.quotation_of[at] != 0) return false;
            if (!follows_model_[at]) return voice == Voice::reported;
            return voice != Voice::borrowed && voice != Voice::scare && is_content(states_[at]);
        };
        for (std::uint32_t at = range.begin; at < range.end; ++at) {
            const Voice voice = read_.voices[at];
            if (voice == Voice::reported && !is_reported(at)) set({at, at + 1}, Voice::own);
        }
        for (std::uint32_t at = range.begin; at < range.end;) {
            if (!is_reported(at)) {
                ++at;
                continue;
            }
            std::uint32_t end = at;
            while (end < range.end && is_reported(end)) ++end;
            const TokenRange kept = trim_punctuation(view_, {at, end});
            for (std::uint32_t token = at; token < end; ++token) {
                if (token < kept.begin || token >= kept.end) set({token, token + 1}, Voice::own);
            }
            for (std::uint32_t token = kept.begin; token < kept.end; ++token) {
                read_.voices[token] = Voice::reported;
            }
            at = end;
        }
    }

    // ---- sources ----------------------------------------------------------------------------
    [[nodiscard]] bool is_said(std::uint32_t token) const {
        return read_.voices[token] == Voice::reported || read_.voices[token] == Voice::quoted;
    }

    void find_stretches() {
        const auto& sentences = view_.parsed().sentences;
        for (std::uint32_t index = 0; index < sentences.size(); ++index) {
            if (!is_told_[index]) continue;
            const TokenRange sentence = sentences[index].tokens;
            for (std::uint32_t at = sentence.begin; at < sentence.end;) {
                if (!is_said(at)) {
                    ++at;
                    continue;
                }
                std::uint32_t end = at;
                while (end < sentence.end && is_said(end)) ++end;
                stretches_.push_back({{at, end}, index, sentences[index].paragraph, none, false});
                at = end;
            }
        }
    }

    std::uint32_t find_source(const SpeechStretch& stretch) {
        const AttributionFinder finder(view_, read_, states_);
        if (auto attribution = finder.find(stretch.tokens, stretch.sentence)) {
            read_.attributions.push_back(*attribution);
            return static_cast<std::uint32_t>(read_.attributions.size());
        }
        return none;
    }

    /// Whether two sources have the same cue or speaker.
    [[nodiscard]] bool are_one(std::uint32_t first_source, std::uint32_t second_source) const {
        const Attribution& first = read_.attributions[first_source - 1];
        const Attribution& second = read_.attributions[second_source - 1];
        return (first.cue && first.cue == second.cue) ||
               (first.speaker && second.speaker && first.speaker->overlaps(*second.speaker));
    }

    /// A quotation over several sentences has one speaker, wherever its cue stands; where its
    /// sentences found the same one each by itself, it is one passage.
    void join_within_quotations() {
        for (std::size_t index = 1; index < stretches_.size(); ++index) {
            const SpeechStretch& before = stretches_[index - 1];
            SpeechStretch& here = stretches_[index];
            if (before.source == none || !are_in_one_quotation(read_, before, here)) continue;
            if (here.source == none || are_one(before.source, here.source)) {
                here.source = before.source;
            }
        }
        for (std::size_t index = stretches_.size(); index-- > 1;) {
            SpeechStretch& before = stretches_[index - 1];
            const SpeechStretch& here = stretches_[index];
            if (before.source == none && are_in_one_quotation(read_, before, here)) {
                before.source = here.source;
            }
        }
    }

    /// The stretch before in the same paragraph that has a source, for a quotation the last of
    /// another sentence that is an act of speech: in "“A,” Verrin said in a talk airing on Sunday.
    /// “B.”" B is Verrin's.
    [[nodiscard]] std::uint32_t source_before(std::size_t index) const {
        const SpeechStretch& stretch = stretches_[index];
        std::uint32_t source = none;
        const bool quoted = read_.quotation_of[stretch.tokens.begin] != 0;
        for (std::size_t at = index; at-- > 0 && stretches_[at].paragraph == stretch.paragraph;) {
            const std::uint32_t other = stretches_[at].source;
            if (source == none) source = other;
            if (!quoted || other == none || stretches_[at].sentence == stretch.sentence) break;
            if (read_.attributions[other - 1].speech) return other;
        }
        return source;
    }

    /// A quotation behind ", and Verrin left with": no cue before it reaches it.
    [[nodiscard]] bool stands_apart(const SpeechStretch& stretch) const {
        const Clause clause{view_.parsed().sentences[stretch.sentence].tokens, &read_.quotation_of};
        return read_.quotation_of[stretch.tokens.begin] != 0 &&
               stands_in_own_clause(view_, clause, cues_of(read_.cues, stretch.sentence),
                                    stretch.tokens.begin);
    }

    /// Content without a cue goes on from the content before it in the paragraph, else leads up to
    /// what follows there, else goes on from the paragraph before.
    void carry_on() {
        for (std::size_t index = 0; index < stretches_.size(); ++index) {
            SpeechStretch& stretch = stretches_[index];
            if (stretch.source != none || stands_apart(stretch)) continue;
            stretch.source = source_before(index);
            for (std::size_t later = index + 1;
                 stretch.source == none && later < stretches_.size() &&
                 stretches_[later].paragraph == stretch.paragraph;
                 ++later) {
                stretch.source = stretches_[later].source;
            }
            if (stretch.source == none && index > 0 &&
                stretches_[index - 1].paragraph + 1 == stretch.paragraph) {
                stretch.source = stretches_[index - 1].source;
            }
        }
    }

    const TokenView& view_;
    RuleReading read_;
    std::span<const VoiceState> states_;
    const std::vector<bool>& is_read_;  ///< by token: by the model
    std::vector<bool> follows_model_;   ///< by token
    std::vector<bool> is_told_;         ///< by sentence: see find_told
    std::vector<SpeechStretch> stretches_;
};

}  // namespace

RuleReading settle_voices(const TokenView& view, RuleReading reading, const DecodedVoices& decoded,
                          const ChooseSpeaker& choose) {
    return Settler(view, std::move(reading), decoded).settle(choose);
}

}  // namespace parallax
