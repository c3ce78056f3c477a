#include "engine/profile/row_reader.hpp"

#include <limits>

namespace parallax {
namespace {

constexpr std::array all_sections{Section::headline, Section::body, Section::caption,
                                  Section::furniture};
constexpr std::array all_links{Link::none,   Link::fixed,    Link::apposition, Link::genitive,
                               Link::copula, Link::modifier, Link::relative,   Link::subject,
                               Link::object, Link::clause,   Link::anaphora};

}  // namespace

Span read_span(JsonReader& reader, const LocatedJson& object, std::string_view field) {
    const auto ends = reader.list(object, field);
    if (ends.size() == 2) {
        constexpr auto most = std::numeric_limits<std::uint32_t>::max();
        const auto begin = reader.whole_number_of(ends[0], "begin", most);
        const auto end = reader.whole_number_of(ends[1], "end", most);
        if (begin <= end)
            return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }
    reader.add_fault(*object.find(field),
                     std::string(field) + " must be [begin, end] with begin <= end");
    return {};
}

Evidence read_evidence(JsonReader& reader, const LocatedJson& line, const Lexicon& lexicon,
                       std::uint64_t seed) {
    Evidence evidence;
    if (!reader.has_fields(line, "an evidence",
                           {"key", "field", "span", "sentence", "text", "term", "section", "voice",
                            "wording", "endorsement", "speaker", "target", "link", "on_axis",
                            "in_choice", "negated", "hypothetical", "so_called"})) {
        return evidence;
    }
    evidence.key = reader.text(line, "key");
    evidence.field = read_named(reader, line, "field", all_fields);
    evidence.span = read_span(reader, line, "span");
    evidence.sentence = read_span(reader, line, "sentence");
    evidence.text = reader.text(line, "text");
    if (reader.is_faultless() && !evidence.sentence.contains(evidence.span))
        reader.add_fault(*line.find("span"), "span lies outside its sentence");
    if (reader.is_faultless() && evidence.text.size() != evidence.sentence.size())
        reader.add_fault(*line.find("text"), "text is not as long as its sentence");
    evidence.term = read_id(reader, line, "term", lexicon, &Lexicon::find_term);
    evidence.section = read_named(reader, line, "section", all_sections);
    evidence.voice = read_named(reader, line, "voice", all_voices);
    evidence.wording = read_named(reader, line, "wording", all_wordings);
    evidence.endorsement = read_named(reader, line, "endorsement", all_endorsements);
    evidence.speaker = reader.text(line, "speaker");
    evidence.target = read_target(reader, line, lexicon);
    evidence.link = read_named(reader, line, "link", all_links);
    evidence.on_axis = reader.truth(line, "on_axis");
    evidence.in_choice = reader.truth(line, "in_choice");
    evidence.flags.negated = reader.truth(line, "negated");
    evidence.flags.hypothetical = reader.truth(line, "hypothetical");
    evidence.flags.so_called = reader.truth(line, "so_called");
    if (is_content_key(evidence.key)) {
        evidence.rank =
            evidence_rank(seed, evidence.key, evidence.field, evidence.span, evidence.term);
    } else {
        reader.add_fault(*line.find("key"), "key must be 64 lower-case hexadecimal digits");
    }
    return evidence;
}

}  // namespace parallax
