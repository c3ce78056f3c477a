#include "engine/profile/count_sources.hpp"
#include "engine/profile/part_counts.hpp"
#include "engine/report/flag_names.hpp"
#include "engine/report/internal/ordered_json.hpp"
#include "engine/report/json_parts.hpp"

#include <set>

namespace parallax {

namespace {

Json pair_of(Span span) {
    return Json::array({span.begin, span.end});
}

Json pair_or_null(const std::optional<Span>& span) {
    return span ? pair_of(*span) : Json(nullptr);
}

Json to_json(const Passage& passage) {
    return {{"begin", passage.span.begin},
            {"end", passage.span.end},
            {"voice", name_of(passage.voice)},
            {"endorsement", name_of(passage.endorsement)},
            {"speaker", pair_or_null(passage.speaker)},
            {"cue", pair_or_null(passage.cue)},
            {"source", nullptr}};
}

/// Names the sources of passages as the tables of sources do.
void add_sources(Json& annotation, const AnalysedDocument& article, const Comparison& comparison,
                 const Lexicon& lexicon) {
    const std::string key = content_key(article.document);
    for (const Statement& statement : list_statements(article)) {
        const SourceName name =
            find_source_name(comparison, key, {statement.speaker, statement.target});
        Json& passages = annotation[std::string(name_of(statement.field))]["passages"];
        passages[statement.passage]["source"] = {{"speaker", text_or_null(name.speaker)},
                                                 {"written", text_or_null(statement.speaker)},
                                                 {"target", target_json(name.target, lexicon)},
                                                 {"words", statement.words}};
    }
}

Json to_json(const Hit& hit, const UsedTables& used, const Lexicon& lexicon) {
    const Term& term = lexicon.term(hit.term);
    const bool on_axis = hit.on_axis && term.axis.has_value();
    const bool in_choice = hit.in_choice && term.choice.has_value();
    return {{"term", used.index_of(hit.term)},
            {"begin", hit.span.begin},
            {"end", hit.span.end},
            {"sentence", hit.sentence},
            {"section", name_of(hit.section)},
            {"voice", name_of(hit.voice)},
            {"wording", name_of(hit.wording)},
            {"passage", hit.passage ? Json(*hit.passage) : Json(nullptr)},
            {"target", target_json(hit.target, lexicon)},
            {"target_span", pair_or_null(hit.target_span)},
            {"link", name_of(hit.link)},
            {"axis", on_axis ? Json(lexicon.axis(*term.axis).id) : Json(nullptr)},
            {"weight", on_axis ? Json(term.weight) : Json(nullptr)},
            {"choice", in_choice ? Json(lexicon.choice(*term.choice).id) : Json(nullptr)},
            {"flags", names_of(hit.flags)}};
}

Json to_json(const Opportunity& opportunity, TextPart part, const Lexicon& lexicon) {
    return {{"target", lexicon.target(opportunity.target).id},
            {"begin", opportunity.span.begin},
            {"end", opportunity.span.end},
            {"sentence", opportunity.sentence},
            {"kind", name_of(opportunity.kind)},
            {"part", name_of(part)},
            {"voice", name_of(opportunity.voice)},
            {"wording", name_of(opportunity.wording)}};
}

Json to_json(const AgencyRecord& record, const Lexicon& lexicon) {
    const std::string side =
        record.affected.target ? lexicon.target(*record.affected.target).side : std::string();
    Json figure = nullptr;
    if (record.figure) {
        figure = {{"begin", record.figure->span.begin},
                  {"end", record.figure->span.end},
                  {"attributed", record.attribution.has_value()}};
    }
    return {{"begin", record.verb.begin},
            {"end", record.verb.end},
            {"sentence", record.sentence},
            {"lemma", record.lemma},
            {"kind", name_of(record.kind)},
            {"form", name_of(record.form)},
            {"force", record.force},
            {"agent", target_json(record.agent.target, lexicon)},
            {"agent_span", pair_or_null(record.agent.span)},
            {"affected", target_json(record.affected.target, lexicon)},
            {"affected_span", pair_or_null(record.affected.span)},
            {"side", text_or_null(side)},
            {"link", name_of(record.affected.link)},
            {"named", record.victims_named},
            {"figure", std::move(figure)},
            {"voice", name_of(record.voice)},
            {"flags", names_of(record.flags)}};
}

Json field_json(const ParsedText& parsed, const Annotation& annotation,
                const std::vector<TextPart>& parts, const UsedTables& used,
                const Lexicon& lexicon) {
    Json sections = Json::array();
    for (const SectionSpan& section : parsed.sections) {
        sections.push_back({{"begin", section.span.begin},
                            {"end", section.span.end},
                            {"section", name_of(section.section)}});
    }
    Json sentences = Json::array();
    for (const Sentence& sentence : parsed.sentences) {
        sentences.push_back(pair_of(sentence.span));
    }
    Json passages = Json::array();
    for (const Passage& passage : annotation.passages) {
        passages.push_back(to_json(passage));
    }
    Json hits = Json::array();
    for (const Hit& hit : annotation.hits) {
        hits.push_back(to_json(hit, used, lexicon));
    }
    Json opportunities = Json::array();
    for (const Opportunity& opportunity : annotation.opportunities) {
        opportunities.push_back(to_json(opportunity, parts[opportunity.sentence], lexicon));
    }
    Json agency = Json::array();
    for (const AgencyRecord& record : annotation.agency) {
        if (parsed.sentences[record.sentence].section == Section::furniture) continue;
        agency.push_back(to_json(record, lexicon));
    }
    return {{"sections", std::move(sections)},           {"sentences", std::move(sentences)},
            {"passages", std::move(passages)},           {"hits", std::move(hits)},
            {"opportunities", std::move(opportunities)}, {"agency", std::move(agency)}};
}

/// A feature of a lexicon model is named by its term, any other by its name.
Json feature_json(std::string_view feature, const UsedTables& used) {
    const std::size_t at = feature.rfind('@');
    if (at != std::string_view::npos) {
        if (const auto term = used.index_of(feature.substr(0, at))) {
            return {{"term", *term}, {"wording", feature.substr(at + 1)}};
        }
    }
    return {{"feature", feature}};
}

Json to_json(const Score& score, const Contribution& contribution, const UsedTables& used) {
    Json json = feature_json(score.feature_of(contribution), used);
    json["value"] = contribution.value;
    json["weight"] = contribution.weight;
    json["contribution"] = contribution.contribution;
    Json places = Json::array();
    for (const Place& place : score.places_of(contribution)) {
        places.push_back({{"field", name_of(place.field)},
                          {"begin", place.span.begin},
                          {"end", place.span.end}});
    }
    json["places"] = std::move(places);
    return json;
}

Json to_json(const Score& score, const UsedTables& used, const Lexicon& lexicon) {
    Json contributions = Json::array();
    for (const Contribution& contribution : score.contributions) {
        contributions.push_back(to_json(score, contribution, used));
    }
    return {{"model", score.model},
            {"axis", score.axis ? Json(lexicon.axis(*score.axis).id) : Json(nullptr)},
            {"target", target_json(score.target, lexicon)},
            {"class", score.positive_class},
            {"logit", score.logit},
            {"probability", score.probability ? Json(*score.probability) : Json(nullptr)},
            {"intercept", score.intercept},
            {"contributions", std::move(contributions)}};
}

Json to_json(const AnalysedDocument& article, const Comparison& comparison,
             const ListedDocuments& listed, const UsedTables& used, const Lexicon& lexicon) {
    const Document& document = article.document;
    const std::optional<std::size_t> index = listed.index_of(content_key(document));
    Json annotation = Json::object();
    for (const Field field : all_fields) {
        annotation[std::string(name_of(field))] =
            field_json(article.parsed(field), article.annotation(field), list_parts(article, field),
                       used, lexicon);
    }
    add_sources(annotation, article, comparison, lexicon);
    Json scores = Json::array();
    for (const Score& score : article.scores) {
        scores.push_back(to_json(score, used, lexicon));
    }
    return {{"document", index ? Json(*index) : Json(nullptr)},
            {"id", document.id},
            {"outlet", document.outlet},
            {"event", text_or_null(document.event)},
            {"date", text_or_null(document.date)},
            {"title", document.title},
            {"url", text_or_null(document.url)},
            {"text", document.text},
            {"annotation", std::move(annotation)},
            {"scores", std::move(scores)}};
}

}  // namespace

std::string articles_json(const Report& report, const ListedDocuments& listed,
                          const UsedTables& used, const Lexicon& lexicon) {
    ObjectList list;
    std::set<std::string> keys;  // two records with one content are one document
    for (const AnalysedDocument& article : report.articles) {
        if (!keys.insert(content_key(article.document)).second) {
            continue;
        }
        list.add(to_json(article, report.comparison, listed, used, lexicon));
    }
    return list.take();
}

}  // namespace parallax
