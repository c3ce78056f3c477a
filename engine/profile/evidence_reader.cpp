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

HitFlags read_flags(JsonReader& reader, const LocatedJson& line) {
    HitFlags flags;
    flags.negated = reader.truth(line, "negated");
    flags.hypothetical = reader.truth(line, "hypothetical");
    flags.so_called = reader.truth(line, "so_called");
    return flags;
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
    read_place(reader, line, evidence);
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
    evidence.flags = read_flags(reader, line);
    rank_evidence(reader, line, seed, evidence.term, evidence);
    return evidence;
}

}  // namespace parallax
