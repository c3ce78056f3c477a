#include "engine/profile/facts_json.hpp"

#include "engine/profile/row_reader.hpp"
#include "engine/profile/row_writer.hpp"

#include <limits>

namespace parallax {
namespace {

constexpr std::uint64_t most_word = std::numeric_limits<std::uint32_t>::max();

void write_fact(JsonWriter& out, const StoryFact& fact, const Lexicon& lexicon) {
    out.begin_object().key("kind").value(name_of(fact.kind)).key("text").value(fact.text);
    out.key("name").value(fact.name).key("role").begin_array();
    for (const std::string& word : fact.role) out.value(word);
    out.end_array();
    write_target(out, "target", fact.target, lexicon);
    write_target(out, "doer", fact.doer, lexicon);
    out.key("unit").value(name_of(fact.unit)).key("low").value(fact.low).key("high");
    if (fact.high) {
        out.value(*fact.high);
    } else {
        out.null();
    }
    out.key("vague").value(fact.vague).key("presumed").value(fact.presumed);
    out.key("labelled")
        .value(fact.labelled)
        .key("date")
        .value(fact.date)
        .key("words")
        .begin_array();
    for (const std::uint32_t word : fact.words) out.value(word);
    out.end_array().key("indirect").value(fact.indirect).key("is_person").value(fact.is_person);
    out.key("behind_place_word").value(fact.behind_place_word).key("count").value(fact.count);
    out.key("places").begin_array();
    for (const FactPlace& place : fact.places) {
        out.begin_object().key("field").value(name_of(place.field));
        write_span(out, "span", place.span);
        write_span(out, "sentence", place.sentence);
        out.key("voice").value(name_of(place.voice)).key("word").value(place.word).end_object();
    }
    out.end_array().end_object();
}

FactPlace read_fact_place(JsonReader& reader, const LocatedJson& value) {
    FactPlace place;
    if (!reader.has_fields(value, "a place of a fact",
                           {"field", "span", "sentence", "voice", "word"})) {
        return place;
    }
    place.field = read_named(reader, value, "field", all_fields);
    place.span = read_span(reader, value, "span");
    place.sentence = read_span(reader, value, "sentence");
    place.voice = read_named(reader, value, "voice", all_voices);
    place.word = read_count(reader, value, "word");
    return place;
}

StoryFact read_fact(JsonReader& reader, const LocatedJson& value, const Lexicon& lexicon) {
    StoryFact fact;
    if (!reader.has_fields(value, "a fact",
                           {"kind", "text", "name", "role", "target", "doer", "unit", "low", "high",
                            "vague", "presumed", "labelled", "date", "words", "indirect",
                            "is_person", "behind_place_word", "count", "places"})) {
        return fact;
    }
    fact.kind = read_named(reader, value, "kind", all_fact_kinds);
    fact.text = reader.text(value, "text");
    fact.name = reader.text(value, "name");
    for (const LocatedJson& word : reader.list(value, "role")) {
        fact.role.push_back(reader.text_of(word, "a word"));
    }
    fact.target = read_target(reader, value, lexicon);
    fact.doer = read_target(reader, value, lexicon, "doer");
    fact.unit = read_named(reader, value, "unit", all_harm_kinds);
    fact.low = reader.whole_number(value, "low");
    if (value.find("high")->kind != LocatedJson::Kind::null) {
        fact.high = reader.whole_number(value, "high");
    }
    fact.vague = reader.truth(value, "vague");
    fact.presumed = reader.truth(value, "presumed");
    fact.labelled = reader.truth(value, "labelled");
    fact.date = reader.text(value, "date");
    for (const LocatedJson& word : reader.list(value, "words")) {
        fact.words.push_back(
            static_cast<std::uint32_t>(reader.whole_number_of(word, "a word", most_word)));
    }
    fact.indirect = reader.truth(value, "indirect");
    fact.is_person = reader.truth(value, "is_person");
    fact.behind_place_word = read_count(reader, value, "behind_place_word");
    fact.count = read_count(reader, value, "count");
    for (const LocatedJson& place : reader.list(value, "places")) {
        fact.places.push_back(read_fact_place(reader, place));
    }
    if (reader.is_faultless() && (fact.places.empty() || fact.places.size() > places_kept)) {
        reader.add_fault(value, "a fact has one place to three");
    }
    return fact;
}

}  // namespace

std::string write_facts(const DocumentFacts& facts, const Lexicon& lexicon) {
    JsonWriter out;
    out.begin_object().key("key").value(facts.key).key("facts").begin_array();
    for (const StoryFact& fact : facts.facts) write_fact(out, fact, lexicon);
    out.end_array().key("sentences").begin_array();
    for (const FactSentence& sentence : facts.sentences) {
        out.begin_object().key("field").value(name_of(sentence.field));
        write_span(out, "span", sentence.span);
        out.key("text").value(sentence.text).end_object();
    }
    out.end_array().key("acronyms").begin_array();
    for (const Acronym& acronym : facts.acronyms) {
        out.begin_object().key("name").value(acronym.name);
        out.key("initials").value(acronym.initials).end_object();
    }
    out.end_array().key("spellings").begin_array();
    for (const WordSpelling& spelling : facts.spellings) {
        out.begin_object().key("word").value(spelling.word);
        out.key("standard").value(spelling.standard).end_object();
    }
    out.end_array().key("capitals").begin_array();
    for (const std::string& run : facts.capitals) out.value(run);
    out.end_array().end_object();
    return out.take();
}

DocumentFacts read_facts(JsonReader& reader, const LocatedJson& line, const Lexicon& lexicon) {
    DocumentFacts facts;
    if (!reader.has_fields(line, "the facts of a document",
                           {"key", "facts", "sentences", "acronyms", "spellings", "capitals"})) {
        return facts;
    }
    facts.key = reader.text(line, "key");
    if (!is_content_key(facts.key)) refuse_value(reader, line, "key");
    for (const LocatedJson& fact : reader.list(line, "facts")) {
        facts.facts.push_back(read_fact(reader, fact, lexicon));
    }
    for (const LocatedJson& value : reader.list(line, "sentences")) {
        if (!reader.has_fields(value, "a sentence", {"field", "span", "text"})) continue;
        FactSentence& sentence = facts.sentences.emplace_back();
        sentence.field = read_named(reader, value, "field", all_fields);
        sentence.span = read_span(reader, value, "span");
        sentence.text = reader.text(value, "text");
    }
    for (const LocatedJson& value : reader.list(line, "acronyms")) {
        if (!reader.has_fields(value, "an acronym", {"name", "initials"})) continue;
        facts.acronyms.push_back({reader.text(value, "name"), reader.text(value, "initials")});
    }
    for (const LocatedJson& value : reader.list(line, "spellings")) {
        if (!reader.has_fields(value, "a spelling", {"word", "standard"})) continue;
        facts.spellings.push_back({reader.text(value, "word"), reader.text(value, "standard")});
    }
    for (const LocatedJson& run : reader.list(line, "capitals")) {
        facts.capitals.push_back(reader.text_of(run, "a run of words"));
    }
    return facts;
}

}  // namespace parallax
