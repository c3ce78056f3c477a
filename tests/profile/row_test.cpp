#include "engine/profile/analysed_document.hpp"
#include "engine/profile/profile_table.hpp"
#include "tests/catch.hpp"
#include "tests/profile/sample_table.hpp"

#include <string>

namespace parallax {
namespace {

/// Finds `words` in the text; they stand in it once.
Span find_span(std::string_view text, std::string_view words) {
    const auto at = static_cast<std::uint32_t>(text.find(words));
    return {at, at + static_cast<std::uint32_t>(words.size())};
}

Hit make_hit(std::string_view text, std::string_view words, TermId term, const Lexicon& lexicon) {
    Hit hit;
    hit.term = term;
    hit.span = find_span(text, words);
    hit.on_axis = lexicon.term(term).axis.has_value();
    hit.in_choice = lexicon.term(term).choice.has_value();
    return hit;
}

void add_sentence(ParsedText& parsed, std::string_view text, std::string_view sentence,
                  Section section) {
    Sentence added;
    added.span = find_span(text, sentence);
    added.section = section;
    added.tokens.begin = static_cast<std::uint32_t>(parsed.tokens.size());
    for (std::uint32_t at = added.span.begin; at < added.span.end; ++at) {
        if (text[at] == ' ') continue;
        Token token;
        token.begin = at;
        while (at < added.span.end && text[at] != ' ') ++at;
        token.end = at;
        parsed.tokens.push_back(token);
    }
    added.tokens.end = static_cast<std::uint32_t>(parsed.tokens.size());
    parsed.sentences.push_back(added);
}

/// Title, one sentence with a quotation, one sentence of furniture.
AnalysedDocument make_analysed(const Lexicon& lexicon) {
    AnalysedDocument analysed;
    analysed.document.id = "d1";
    analysed.document.outlet = "Beacon";
    analysed.document.event = "flood";
    analysed.document.date = "2024-05-01";
    analysed.document.url = "https://example.org/1";
    analysed.document.title = "Fighters strike";
    analysed.document.text =
        "A minister said \"terrorists\" of the rebels were no brave fighters. Read on: terrorists!";
    const std::string& title = analysed.document.title;
    const std::string& text = analysed.document.text;

    add_sentence(analysed.title, title, title, Section::headline);
    analysed.title_annotation.hits = {make_hit(title, "Fighters", TermId{fighters}, lexicon)};
    analysed.title_annotation.opportunities = {
        {rebels, {0, 8}, 0, OpportunityKind::label, Voice::own, Wording::outlet, 0}};
    analysed.title_annotation.hits[0].section = Section::headline;
    analysed.title_annotation.hits[0].target = rebels;
    analysed.title_annotation.words = {2, 0, 0, 0, 0};
    analysed.title_annotation.scored_sentences = 1;

    const std::string_view first = std::string_view(text).substr(0, text.find(" Read"));
    add_sentence(analysed.text, text, first, Section::body);
    add_sentence(analysed.text, text, "Read on: terrorists!", Section::furniture);
    Annotation& annotation = analysed.text_annotation;
    annotation.words = {10, 1, 0, 0, 0};
    annotation.scored_sentences = 1;
    Passage passage;
    passage.span = find_span(text, "\"terrorists\"");
    passage.endorsement = Endorsement::doubtful;
    passage.speaker = find_span(text, "A minister");
    passage.speaker_name = find_span(text, "minister");
    passage.speaker_target = rebels;
    passage.cue = find_span(text, "said");
    passage.tokens = {3, 4};
    passage.voice = Voice::quoted;
    annotation.passages = {passage};
    Hit quoted = make_hit(text, "terrorists", TermId{terrorists}, lexicon);
    quoted.voice = Voice::quoted;
    quoted.wording = Wording::source;
    quoted.passage = 0;
    quoted.target = rebels;
    quoted.link = Link::genitive;
    Hit negated = make_hit(text, "brave fighters", TermId{brave_fighters}, lexicon);
    negated.target = rebels;
    negated.flags.negated = true;
    Hit furniture = quoted;
    furniture.span = {80, 90};
    furniture.sentence = 1;
    furniture.section = Section::furniture;
    annotation.hits = {quoted, negated, furniture};
    annotation.opportunities = {
        {rebels, quoted.span, 0, OpportunityKind::label, Voice::quoted, Wording::source, 0},
        {rebels, find_span(text, "the rebels"), 0, OpportunityKind::bare, Voice::own,
         Wording::outlet, std::nullopt},
        {rebels, furniture.span, 1, OpportunityKind::label, Voice::quoted, Wording::source, 2}};
    return analysed;
}

TEST_CASE("a row counts hits, labels, terms and opportunities of title and text") {
    const Lexicon lexicon = make_sample_lexicon();
    const AnalysedDocument analysed = make_analysed(lexicon);
    const DocumentRow row = make_row(analysed, lexicon);
    CHECK(row.key == content_key(analysed.document));
    CHECK(row.id == "d1");
    CHECK(row.outlet == "Beacon");
    CHECK(row.event == "flood");
    CHECK(row.date == "2024-05-01");
    CHECK(row.title == "Fighters strike");
    CHECK(row.url == "https://example.org/1");
    CHECK(row.words == std::array<std::uint32_t, 5>{12, 1, 0, 0, 0});
    CHECK(row.scored_sentences == 2);

    CHECK(row.axes ==
          std::vector<AxisCount>{{legitimacy, rebels, Wording::outlet, 0, 0, 0, 1, 0.0},
                                 {legitimacy, rebels, Wording::source, 1, 1, 0, 0, -2.0}});
    CHECK(row.labels == std::vector<LabelCount>{
                            {namer, rebels, TermId{fighters}, Wording::outlet, "Fighters", 1},
                            {namer, rebels, TermId{terrorists}, Wording::source, "terrorists", 1}});
    CHECK(row.terms ==
          std::vector<TermCount>{{TermId{brave_fighters}, rebels, Wording::outlet, 1, 0, 0},
                                 {TermId{fighters}, rebels, Wording::outlet, 1, 0, 1},
                                 {TermId{terrorists}, rebels, Wording::source, 1, 1, 1}});
    CHECK(row.parts.words[0] == 2);
    CHECK(row.opportunities ==
          std::vector<OpportunityCount>{{rebels, OpportunityKind::label, Wording::outlet, 1},
                                        {rebels, OpportunityKind::label, Wording::source, 1},
                                        {rebels, OpportunityKind::bare, Wording::outlet, 1}});
    CHECK(row.sources == std::vector<SourceCount>{{"minister", rebels, Voice::quoted,
                                                   Endorsement::doubtful, "said", 1, 1}});
}

TEST_CASE("evidence shows every hit outside furniture with its sentence and speaker") {
    const Lexicon lexicon = make_sample_lexicon();
    const AnalysedDocument analysed = make_analysed(lexicon);
    const std::vector<Evidence> found = collect_evidence(analysed, 42);
    REQUIRE(found.size() == 3);
    CHECK(found[0].field == Field::title);
    CHECK(found[0].text == "Fighters strike");
    CHECK(found[0].section == Section::headline);
    CHECK(found[0].in_choice);
    CHECK_FALSE(found[0].on_axis);

    const Evidence& quoted = found[1];
    CHECK(slice(analysed.document.text, quoted.span) == "terrorists");
    CHECK(quoted.text == slice(analysed.document.text, quoted.sentence));
    CHECK(quoted.text.substr(0, 10) == "A minister");
    CHECK(quoted.speaker == "minister");
    CHECK(quoted.endorsement == Endorsement::doubtful);
    CHECK(quoted.voice == Voice::quoted);
    CHECK(quoted.wording == Wording::source);
    CHECK(quoted.link == Link::genitive);
    CHECK(quoted.target == rebels);
    CHECK(quoted.rank ==
          evidence_rank(42, content_key(analysed.document), Field::text, quoted.span, quoted.term));
    CHECK(found[2].flags.negated);
    CHECK(found[2].speaker.empty());
}

TEST_CASE("the fields of a document are its title and its text") {
    const AnalysedDocument analysed = make_analysed(make_sample_lexicon());
    const auto fields = fields_of(analysed);
    CHECK(fields[0].field == Field::title);
    CHECK(fields[0].annotation == &analysed.title_annotation);
    CHECK(fields[1].parsed == &analysed.text);
    CHECK(count_features(fields).counts.size() == 1);
}

}  // namespace
}  // namespace parallax
