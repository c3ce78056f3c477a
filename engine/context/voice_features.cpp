#include "engine/context/voice_features.hpp"

namespace parallax {
namespace {

using Chunk = VoiceSentence::Chunk;
using SeenCue = VoiceSentence::SeenCue;
using Segment = VoiceSentence::Segment;

/// Writes hashes of feature templates. A template's number is part of its hashes, so templates that
/// are left out still take theirs.
class KeyWriter {
public:
    KeyWriter(VoiceKeys& out, FeatureGroups groups, std::uint64_t first)
        : out_(out), groups_(groups), number_(first) {
        out_.count = 0;
    }

    template <class... Values>
    void add(FeatureGroup group, Values... values) {
        ++number_;
        if ((groups_ & bit_of(group)) == 0) return;
        std::uint64_t hash = number_ * 0x9e3779b97f4a7c15ULL;
        ((hash = mix(hash, static_cast<std::uint64_t>(values))), ...);
        out_.keys[out_.count++] = static_cast<std::uint32_t>(hash >> 32);
    }

private:
    static std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
        hash = (hash ^ value) * 0xff51afd7ed558ccdULL;
        return hash ^ (hash >> 31);
    }
    VoiceKeys& out_;
    FeatureGroups groups_;
    std::uint64_t number_;
};

constexpr auto words = FeatureGroup::words;
constexpr auto cues = FeatureGroup::cues;
constexpr auto rules = FeatureGroup::rules;
constexpr auto quotations = FeatureGroup::quotations;
constexpr auto clauses = FeatureGroup::clauses;
constexpr auto sentences = FeatureGroup::sentences;

/// Part of speech and strength of a cue, its class left aside.
std::uint32_t coarse(std::uint32_t kind) {
    return kind & 31u;
}

const Chunk& chunk_at(const VoiceSentence& sentence, std::size_t index) {
    static constexpr Chunk outside{};
    return index < sentence.chunks.size() ? sentence.chunks[index] : outside;
}

const SeenCue& cue_at(const VoiceSentence& sentence, std::uint32_t index) {
    static constexpr SeenCue nothing{};
    return index == 0 ? nothing : sentence.cues[index - 1];
}

const Segment& segment_at(const VoiceSentence& sentence, std::size_t index) {
    static constexpr Segment outside{};
    return index < sentence.segments.size() ? sentence.segments[index] : outside;
}

}  // namespace

void list_word_features(const VoiceSentence& sentence, std::size_t index, FeatureGroups groups,
                        VoiceKeys& out) {
    const Chunk& here = chunk_at(sentence, index);
    const Chunk& last = chunk_at(sentence, index - 1);
    const Chunk& next = chunk_at(sentence, index + 1);
    const SeenCue& own = cue_at(sentence, here.cue);
    KeyWriter write(out, groups, 0);
    write.add(words, here.first.form);
    write.add(words, here.last.form);
    write.add(words, last.last.form, here.first.tag);
    write.add(words, next.first.form, here.last.tag);
    write.add(words, here.first.form, here.last.form);
    write.add(words, here.last.ending, here.last.tag);
    write.add(cues, own.lemma, own.inflection);
    write.add(cues, own.kind, own.before, own.next);
    write.add(rules, here.rule, last.rule, next.rule);
    write.add(rules, here.rule & 15u, here.first.tag, last.last.tag);
    write.add(clauses, last.first.tag, last.last.tag, here.first.tag, here.left.distance);
}

bool stand_alike(const Chunk& a, const Chunk& b) {
    return a.left == b.left && a.right == b.right && a.rule == b.rule && a.quote == b.quote &&
           a.segment == b.segment && a.strong_left == b.strong_left &&
           a.strong_right == b.strong_right && a.commas_left == b.commas_left &&
           a.commas_right == b.commas_right;
}

void list_place_features(const VoiceSentence& sentence, std::size_t index, FeatureGroups groups,
                         VoiceKeys& out) {
    const Chunk& here = chunk_at(sentence, index);
    const SeenCue& left = cue_at(sentence, here.left.cue);
    const SeenCue& right = cue_at(sentence, here.right.cue);
    const SeenCue& strong_left = cue_at(sentence, here.strong_left);
    const SeenCue& strong_right = cue_at(sentence, here.strong_right);
    const Segment& segment = segment_at(sentence, here.segment);
    const Segment& segment_last = segment_at(sentence, std::size_t{here.segment} - 1);
    const Segment& segment_next = segment_at(sentence, here.segment + 1);
    KeyWriter write(out, groups, 100);
    write.add(cues, left.lemma, here.left.path);
    write.add(cues, left.kind, here.left.distance, here.left.path);
    write.add(cues, right.lemma, here.right.path);
    write.add(cues, right.kind, here.right.distance, here.right.path);
    write.add(cues, right.lemma, right.inflection, right.next, here.right.path & 7u);
    write.add(cues, strong_left.lemma, here.commas_left);
    write.add(cues, strong_right.lemma, here.commas_right);
    write.add(cues, coarse(left.kind), coarse(right.kind), here.left.path & 31u,
              here.right.path & 31u);
    write.add(cues, coarse(strong_left.kind), here.commas_left, coarse(strong_right.kind),
              here.commas_right);
    write.add(rules, here.rule, right.lemma);
    write.add(quotations, here.quote, coarse(strong_left.kind), coarse(strong_right.kind));
    write.add(clauses, segment.facts, segment_next.facts);
    write.add(clauses, segment.facts, segment_last.facts);
    write.add(clauses, segment.first_tag, coarse(left.kind), here.left.path & 3u, here.rule & 15u);
    write.add(sentences, sentence.opening, sentence.previous, here.rule & 7u);
    write.add(sentences, sentence.paragraph, sentence.opening & 7u, here.rule & 7u);
    write.add(sentences, sentence.manner, sentence.previous);
}

void list_border_features(const VoiceSentence& sentence, std::size_t index, FeatureGroups groups,
                          VoiceKeys& out) {
    const Chunk& here = chunk_at(sentence, index);
    const Chunk& last = chunk_at(sentence, index - 1);
    const SeenCue& left = cue_at(sentence, here.left.cue);
    const SeenCue& right = cue_at(sentence, here.right.cue);
    const SeenCue& ended = cue_at(sentence, last.cue);
    const SeenCue& own = cue_at(sentence, here.cue);
    const std::uint32_t mark = last.last.tag;
    KeyWriter write(out, groups, 200);
    write.add(words);
    write.add(words, here.first.form, index == 0);
    write.add(cues, ended.lemma, here.first.form);
    write.add(cues, ended.lemma, ended.inflection, ended.subject, here.first.tag);
    write.add(cues, ended.kind, ended.inflection, here.first.tag, here.last.tag);
    write.add(cues, own.lemma, own.inflection, mark);
    write.add(cues, coarse(left.kind), here.left.distance, here.left.path, mark);
    write.add(cues, coarse(right.kind), here.right.distance, here.right.path, mark);
    write.add(rules, last.rule, here.rule);
    write.add(quotations, last.quote, here.quote, mark);
}

}  // namespace parallax
