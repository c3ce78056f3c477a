#include "engine/profile/profile_table.hpp"
#include "engine/profile/written_words.hpp"

#include <cassert>
#include <charconv>

namespace parallax {
namespace {

/// Finaliser of SplitMix64 (Steele, Lea, Flood, 2014): every bit of the input moves half the bits
/// of the output.
std::uint64_t mix(std::uint64_t z) {
    z += 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}

std::uint64_t absorb(std::uint64_t state, std::uint64_t value) {
    return mix(state ^ value);
}

/// The key's 256 bits, 64 at a time.
std::uint64_t absorb_key(std::uint64_t state, std::string_view key) {
    constexpr std::size_t digits = 16;
    assert(key.size() == 4 * digits);
    for (std::size_t at = 0; at < key.size(); at += digits) {
        std::uint64_t part = 0;
        [[maybe_unused]] const auto read =
            std::from_chars(key.data() + at, key.data() + at + digits, part, 16);
        assert(read.ec == std::errc() && read.ptr == key.data() + at + digits);
        state = absorb(state, part);
    }
    return state;
}

std::uint64_t pack(Span span) {
    return (std::uint64_t{span.begin} << 32U) | std::uint64_t{span.end};
}

std::uint64_t absorb_place(std::uint64_t keyed, Field field, Span span, TermId term) {
    const std::uint64_t placed =
        absorb(absorb(keyed, static_cast<std::uint64_t>(field)), pack(span));
    return absorb(placed, term.value);
}

void copy_passage(Evidence& evidence, const Hit& hit, const Annotation& annotation,
                  std::string_view bytes) {
    if (!hit.passage) return;
    assert(*hit.passage < annotation.passages.size());
    const Passage& passage = annotation.passages[*hit.passage];
    evidence.endorsement = passage.endorsement;
    // "He" and "who" name nobody.
    if (passage.speaker_name) evidence.speaker = tidy_words(slice(bytes, *passage.speaker_name));
}

}  // namespace

std::uint64_t evidence_rank(std::uint64_t seed, std::string_view key, Field field, Span span,
                            TermId term) {
    return absorb_place(absorb_key(mix(seed), key), field, span, term);
}

std::vector<Evidence> collect_evidence(const AnalysedDocument& analysed, std::uint64_t seed) {
    const std::string key = content_key(analysed.document);
    const std::uint64_t keyed = absorb_key(mix(seed), key);
    std::vector<Evidence> found;
    for (const Field field : all_fields) {
        const Annotation& annotation = analysed.annotation(field);
        const ParsedText& parsed = analysed.parsed(field);
        const std::string_view bytes = analysed.bytes(field);
        for (const Hit& hit : annotation.hits) {
            if (hit.section == Section::furniture) continue;
            assert(hit.sentence < parsed.sentences.size());
            Evidence evidence;
            evidence.key = key;
            evidence.field = field;
            evidence.span = hit.span;
            evidence.sentence = parsed.sentences[hit.sentence].span;
            evidence.text = slice(bytes, evidence.sentence);
            evidence.term = hit.term;
            evidence.section = hit.section;
            evidence.voice = hit.voice;
            evidence.wording = hit.wording;
            copy_passage(evidence, hit, annotation, bytes);
            evidence.target = hit.target;
            evidence.link = hit.link;
            evidence.on_axis = hit.on_axis;
            evidence.in_choice = hit.in_choice;
            evidence.flags = hit.flags;
            evidence.rank = absorb_place(keyed, field, hit.span, hit.term);
            found.push_back(std::move(evidence));
        }
    }
    return found;
}

}  // namespace parallax
