#include "engine/report/internal/ordered_json.hpp"
#include "engine/report/json_parts.hpp"

namespace parallax {

namespace {

/// With so many documents the page shows counts of one event from them; it could not load more.
constexpr std::size_t most_counted_on_page = 1000;

Json axes_of(const DocumentRow& row, const Lexicon& lexicon) {
    Json list = Json::array();
    for (const AxisCount& count : row.axes) {
        const bool poles = can_sum_poles(lexicon.axis(count.axis), count.target);
        list.push_back({{"axis", lexicon.axis(count.axis).id},
                        {"target", target_json(count.target, lexicon)},
                        {"wording", name_of(count.wording)},
                        {"hits", count.hits},
                        {"negative", poles ? Json(count.negative) : Json(nullptr)},
                        {"positive", poles ? Json(count.positive) : Json(nullptr)},
                        {"flagged", count.flagged},
                        {"sum", poles ? Json(count.sum) : Json(nullptr)}});
    }
    return list;
}

Json labels_of(const DocumentRow& row, const UsedTables& used, const Lexicon& lexicon) {
    Json list = Json::array();
    for (const LabelCount& count : row.labels) {
        list.push_back({{"choice", lexicon.choice(count.choice).id},
                        {"target", target_json(count.target, lexicon)},
                        {"term", used.index_of(count.term)},
                        {"wording", name_of(count.wording)},
                        {"surface", count.surface},
                        {"count", count.count}});
    }
    return list;
}

Json opportunities_of(const DocumentRow& row, const Lexicon& lexicon) {
    Json list = Json::array();
    for (const OpportunityCount& count : row.opportunities) {
        list.push_back({{"target", lexicon.target(count.target).id},
                        {"kind", name_of(count.kind)},
                        {"wording", name_of(count.wording)},
                        {"count", count.count}});
    }
    return list;
}

Json sources_of(const DocumentRow& row, const Comparison& comparison, const Lexicon& lexicon) {
    Json list = Json::array();
    for (const SourceCount& count : row.sources) {
        const SourceName name =
            find_source_name(comparison, row.key, {count.speaker, count.target});
        list.push_back({{"speaker", text_or_null(name.speaker)},
                        {"written", text_or_null(count.speaker)},
                        {"target", target_json(name.target, lexicon)},
                        {"voice", name_of(count.voice)},
                        {"endorsement", name_of(count.endorsement)},
                        {"cue", text_or_null(count.cue)},
                        {"passages", count.passages},
                        {"words", count.words}});
    }
    return list;
}

Json harms_of(const DocumentRow& row, const Lexicon& lexicon) {
    Json list = Json::array();
    for (const HarmCount& count : row.harms) {
        const std::string side = count.target ? lexicon.target(*count.target).side : std::string();
        list.push_back({{"target", target_json(count.target, lexicon)},
                        {"side", text_or_null(side)},
                        {"lemma", count.lemma},
                        {"voice", name_of(count.voice)},
                        {"kind", name_of(count.kind)},
                        {"form", name_of(count.form)},
                        {"force", count.force},
                        {"agent_named", count.agent_named},
                        {"victims_named", count.victims_named},
                        {"figure", name_of(count.figure)},
                        {"flagged", count.flagged},
                        {"count", count.count}});
    }
    return list;
}

Json words_of(const DocumentRow& row) {
    Json words = Json::object();
    for (const Voice voice : all_voices) {
        words[std::string(name_of(voice))] = row.words[static_cast<std::size_t>(voice)];
    }
    return words;
}

}  // namespace

std::string documents_json(const Comparison& comparison, const ListedDocuments& listed,
                           const UsedTables& used, const Lexicon& lexicon, Detail detail) {
    const bool counts = detail == Detail::whole || listed.rows().size() <= most_counted_on_page;
    ObjectList list;
    for (const DocumentRow* row : listed.rows()) {
        if (!counts) {
            list.add({{"id", row->id},
                      {"outlet", row->outlet},
                      {"event", text_or_null(row->event)},
                      {"date", text_or_null(row->date)},
                      {"title", text_or_null(row->title)},
                      {"opening", text_or_null(row->opening)},
                      {"url", text_or_null(row->url)},
                      {"words", words_of(*row)}});
            continue;
        }
        list.add({{"key", row->key},
                  {"id", row->id},
                  {"outlet", row->outlet},
                  {"event", text_or_null(row->event)},
                  {"date", text_or_null(row->date)},
                  {"title", text_or_null(row->title)},
                  {"opening", text_or_null(row->opening)},
                  {"url", text_or_null(row->url)},
                  {"words", words_of(*row)},
                  {"scored_sentences", row->scored_sentences},
                  {"axes", axes_of(*row, lexicon)},
                  {"labels", labels_of(*row, used, lexicon)},
                  {"opportunities", opportunities_of(*row, lexicon)},
                  {"sources", sources_of(*row, comparison, lexicon)},
                  {"harms", harms_of(*row, lexicon)}});
    }
    return list.take();
}

}  // namespace parallax
