#include "engine/context/noun_phrases.hpp"
#include "engine/context/pack_answer.hpp"
#include "engine/context/speaker_candidates.hpp"
#include "engine/context/voice_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace parallax {
namespace {

/// Pronoun, owner, name, person, organisation, document, many, one: kind_of in few steps.
constexpr std::array<std::uint8_t, 20> rough_kinds{0, 1, 1, 2, 2, 1, 1, 3, 3, 0,
                                                   3, 4, 5, 6, 0, 2, 2, 0, 6, 0};

bool is_plural(const TokenView& view, std::uint32_t noun) {
    const std::string_view word = view.normalised(noun);
    return !view.shape(noun).capitalised && ends_with(word, "s") && !ends_with(word, "ss");
}

}  // namespace

/// "the envoy warned", "the envoy, who warned": a verb or cue stands directly behind.
void SpeakerCandidates::find_subjects() {
    is_subject_.assign(found_.size(), false);
    for (std::size_t index = 0; index < found_.size(); ++index) {
        if (!found_[index].phrase) continue;
        const std::uint8_t next = kind_behind(found_[index]);
        is_subject_[index] = next == 14 || next == 16 || next == 21 || next == 22;
    }
}

/// How often the head of the candidate speaks elsewhere in the text, up to 4.
std::uint32_t SpeakerCandidates::count_speeches(const SpeakerCandidate& candidate) const {
    constexpr std::uint32_t most = 4;
    const auto word = static_cast<std::uint32_t>(view_[candidate.head].word.index());
    std::uint32_t count = 0;
    for (auto at = std::lower_bound(speeches_.begin(), speeches_.end(), Speech{word, 0});
         at != speeches_.end() && at->word == word && count < most; ++at) {
        count += at->sentence != counted_ ? 1 : 0;
    }
    return count;
}

/// 0 not known, 1 one, 2 many.
std::uint32_t SpeakerCandidates::number_of(const SpeakerCandidate& candidate) const {
    const std::uint32_t head = candidate.head;
    const std::string_view word = view_.normalised(head);
    if (view_.is(head, WordClass::relative)) return 0;
    if (word == "they" || word == "we" || word == "you" || word == "i") return 2;
    if (is_speaking_pronoun(view_, head)) return 1;
    for (std::uint32_t at = candidate.phrase->begin; at < head; ++at) {
        if (view_.is(at, WordClass::coordinator)) return 2;
    }
    return is_plural(view_, head) || view_.is(head, WordClass::quantity) ? 2 : 1;
}

/// What the form of the cue tells of its subject's number.
std::uint32_t SpeakerCandidates::form_of_cue() const {
    if (!own_) return 0;
    const std::uint32_t verb = own_->begin;
    const std::string_view last = verb > sentence_.begin ? view_.normalised(verb - 1) : "";
    if (last == "is" || last == "has" || last == "was" || last == "does") return 1;
    if (last == "are" || last == "have" || last == "were" || last == "do") return 2;
    if (last == "to") return 3;
    const std::string_view word = view_.normalised(verb);
    if (ends_with(word, "ing")) return 4;
    if (ends_with(word, "ed")) return 5;
    return ends_with(word, "s") ? 6 : 7;
}

void SpeakerCandidates::answer_of_subject(std::size_t index, const Situation& now,
                                          const SpeakerSearch& search) {
    SpeakerCandidate& candidate = found_[index];
    const std::uint32_t head = candidate.head;
    const std::uint32_t place = own_ ? own_->begin : search.content.begin;
    const bool behind = head >= place;
    std::uint32_t between = 0;
    std::uint32_t before = 0;
    for (std::size_t other = 0; other < found_.size(); ++other) {
        if (other == index || !is_subject_[other]) continue;
        const std::uint32_t that = found_[other].head;
        if (!sentence_.contains({that, that + 1})) continue;
        before += that < head ? 1 : 0;
        between += behind ? (that >= place && that < head) : (that > head && that < place);
    }
    const std::uint32_t part = now.part == 0 || now.part > 2 ? 0 : now.part;
    put(candidate, SpeakerQuestion::subject_rank,
        pack_answer({{is_subject_[index] ? 1u : 0u, 2},
                     {between, 3},
                     {before, 2},
                     {now.form, 3},
                     {part, 3},
                     {behind ? 1u : 0u, 2}}));
    const std::uint32_t kind = kind_of(candidate);
    put(candidate, SpeakerQuestion::spoken,
        pack_answer(
            {{count_speeches(candidate), 5}, {kind, 20}, {is_subject_[index] ? 1u : 0u, 2}}));
    put(candidate, SpeakerQuestion::number,
        pack_answer({{number_of(candidate), 3},
                     {form_of_cue(), 8},
                     {behind ? 1u : 0u, 2},
                     {is_subject_[index] ? 1u : 0u, 2}}));
    put(candidate, SpeakerQuestion::kind_class,
        pack_answer({{rough_kinds[kind], 7}, {now.cue_class, 32}}));
    const bool listed =
        !view_.shape(head).capitalised &&
        view_.is_any(head, any_of(WordClass::speaker_person, WordClass::speaker_organisation,
                                  WordClass::speaker_document));
    if (listed) {
        put(candidate, SpeakerQuestion::head_noun,
            pack_answer({{hash_form(view_.normalised(head)) % 254, 254}}));
    }
    put(candidate, SpeakerQuestion::begins,
        pack_answer({{kind_of_neighbour(view_, search.content.begin), 21},
                     {now.direction, 4},
                     {is_subject_[index] ? 1u : 0u, 2}}));
}

}  // namespace parallax
