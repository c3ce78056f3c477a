#include "engine/profile/row_reader.hpp"

#include "engine/profile/agency_row_json.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <tuple>

namespace parallax {
namespace {

constexpr std::array all_opportunity_kinds{OpportunityKind::label, OpportunityKind::bare,
                                           OpportunityKind::generic};

Wording read_wording(JsonReader& reader, const LocatedJson& object) {
    return read_named(reader, object, "wording", all_wordings);
}

AxisCount read_axis_count(JsonReader& reader, const LocatedJson& value, const Lexicon& lexicon) {
    AxisCount count;
    count.axis = read_id(reader, value, "axis", lexicon, &Lexicon::find_axis);
    count.target = read_target(reader, value, lexicon);
    count.wording = read_wording(reader, value);
    count.hits = read_count(reader, value, "hits");
    count.negative = read_count(reader, value, "negative");
    count.positive = read_count(reader, value, "positive");
    count.flagged = read_count(reader, value, "flagged");
    count.sum = reader.number(value, "sum");
    return count;
}

LabelCount read_label_count(JsonReader& reader, const LocatedJson& value, const Lexicon& lexicon) {
    LabelCount count;
    count.choice = read_id(reader, value, "choice", lexicon, &Lexicon::find_choice);
    count.target = read_target(reader, value, lexicon);
    count.term = read_id(reader, value, "term", lexicon, &Lexicon::find_term);
    count.wording = read_wording(reader, value);
    count.surface = reader.text(value, "surface");
    count.count = read_count(reader, value, "count");
    return count;
}

TermCount read_term_count(JsonReader& reader, const LocatedJson& value, const Lexicon& lexicon) {
    TermCount count;
    count.term = read_id(reader, value, "term", lexicon, &Lexicon::find_term);
    count.target = read_target(reader, value, lexicon);
    count.wording = read_wording(reader, value);
    count.hits = read_count(reader, value, "hits");
    count.on_axis = read_count(reader, value, "on_axis");
    count.plain = read_count(reader, value, "plain");
    return count;
}

OpportunityCount read_opportunity_count(JsonReader& reader, const LocatedJson& value,
                                        const Lexicon& lexicon) {
    OpportunityCount count;
    count.target = read_id(reader, value, "target", lexicon, &Lexicon::find_target);
    count.kind = read_named(reader, value, "kind", all_opportunity_kinds);
    count.wording = read_wording(reader, value);
    count.count = read_count(reader, value, "count");
    return count;
}

SourceCount read_source_count(JsonReader& reader, const LocatedJson& value,
                              const Lexicon& lexicon) {
    SourceCount count;
    count.speaker = reader.text(value, "speaker");
    count.target = read_target(reader, value, lexicon);
    count.voice = read_named(reader, value, "voice", all_voices);
    count.endorsement = read_named(reader, value, "endorsement", all_endorsements);
    count.cue = reader.text(value, "cue");
    count.passages = read_count(reader, value, "passages");
    count.words = read_count(reader, value, "words");
    return count;
}

PartNumbers read_part_numbers(JsonReader& reader, const LocatedJson& object,
                              std::string_view field) {
    PartNumbers numbers{};
    const std::span<const LocatedJson> list = reader.list(object, field);
    if (list.size() != numbers.size()) {
        if (reader.is_faultless()) {
            reader.add_fault(*object.find(field), std::string(field) + " has three numbers");
        }
        return numbers;
    }
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        numbers[i] = static_cast<std::uint32_t>(
            reader.whole_number_of(list[i], field, std::numeric_limits<std::uint32_t>::max()));
    }
    return numbers;
}

PartCount read_part_count(JsonReader& reader, const LocatedJson& value, const Lexicon& lexicon) {
    PartCount count;
    if (value.find("term")->kind != LocatedJson::Kind::null) {
        count.term = read_id(reader, value, "term", lexicon, &Lexicon::find_term);
    }
    count.target = read_target(reader, value, lexicon);
    count.wording = read_wording(reader, value);
    count.counts = read_part_numbers(reader, value, "counts");
    if (value.find("first")->kind != LocatedJson::Kind::null) {
        count.first = read_count(reader, value, "first");
    }
    return count;
}

}  // namespace

// Found by read_counts, which is in the header.
static auto key_of(const AxisCount& c) {
    return std::tie(c.axis, c.target, c.wording);
}
static auto key_of(const LabelCount& c) {
    return std::tie(c.choice, c.target, c.term, c.wording, c.surface);
}
static auto key_of(const TermCount& c) {
    return std::tie(c.term, c.target, c.wording);
}
static auto key_of(const OpportunityCount& c) {
    return std::tie(c.target, c.kind, c.wording);
}

static auto key_of(const SourceCount& c) {
    return std::tie(c.speaker, c.target, c.voice, c.endorsement, c.cue);
}

void refuse_value(JsonReader& reader, const LocatedJson& object, std::string_view field) {
    const LocatedJson& value = *object.find(field);
    if (value.kind != LocatedJson::Kind::string) return;  // told already
    reader.add_fault(value, std::string(field) + " \"" + shorten_for_message(value.text) +
                                "\" is unknown; make the file again with this version and lexicon");
}

std::uint32_t read_count(JsonReader& reader, const LocatedJson& object, std::string_view field) {
    return static_cast<std::uint32_t>(
        reader.whole_number(object, field, std::numeric_limits<std::uint32_t>::max()));
}

std::optional<TargetId> read_target(JsonReader& reader, const LocatedJson& object,
                                    const Lexicon& lexicon, std::string_view field) {
    if (object.find(field)->kind == LocatedJson::Kind::null) return std::nullopt;
    return read_id(reader, object, field, lexicon, &Lexicon::find_target);
}

bool is_content_key(std::string_view key) {
    return key.size() == 64 && key.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

DocumentRow read_row(JsonReader& reader, const LocatedJson& line, const Lexicon& lexicon) {
    DocumentRow row;
    if (!reader.has_fields(line, "a row",
                           {"key", "id", "outlet", "event", "date", "title", "opening", "url",
                            "words", "scored_sentences", "axes", "labels", "terms", "opportunities",
                            "sources", "harms", "part_words", "parts"})) {
        return row;
    }
    row.key = reader.text(line, "key");
    if (!is_content_key(row.key))
        reader.add_fault(*line.find("key"), "key must be 64 lower-case hexadecimal digits");
    row.id = reader.text(line, "id");
    row.outlet = reader.text(line, "outlet");
    if (row.outlet.empty()) reader.add_fault(*line.find("outlet"), "a row has no outlet");
    row.event = reader.text(line, "event");
    row.date = reader.text(line, "date");
    row.title = reader.text(line, "title");
    row.opening = reader.text(line, "opening");
    row.url = reader.text(line, "url");
    const LocatedJson& words = *line.find("words");
    if (reader.has_fields(words, "words", {"own", "quoted", "reported", "scare", "borrowed"})) {
        for (const Voice voice : all_voices)
            row.words[static_cast<std::size_t>(voice)] = read_count(reader, words, name_of(voice));
    }
    row.scored_sentences = read_count(reader, line, "scored_sentences");
    row.axes =
        read_counts(reader, line, "axes",
                    {"axis", "target", "wording", "hits", "negative", "positive", "flagged", "sum"},
                    lexicon, &read_axis_count);
    row.labels = read_counts(reader, line, "labels",
                             {"choice", "target", "term", "wording", "surface", "count"}, lexicon,
                             &read_label_count);
    row.terms = read_counts(reader, line, "terms",
                            {"term", "target", "wording", "hits", "on_axis", "plain"}, lexicon,
                            &read_term_count);
    row.opportunities =
        read_counts(reader, line, "opportunities", {"target", "kind", "wording", "count"}, lexicon,
                    &read_opportunity_count);
    row.sources =
        read_counts(reader, line, "sources",
                    {"speaker", "target", "voice", "endorsement", "cue", "passages", "words"},
                    lexicon, &read_source_count);
    row.harms = read_harms(reader, line, lexicon);
    row.parts.words = read_part_numbers(reader, line, "part_words");
    row.parts.counts =
        read_counts(reader, line, "parts", {"term", "target", "wording", "counts", "first"},
                    lexicon, &read_part_count);
    return row;
}

}  // namespace parallax
