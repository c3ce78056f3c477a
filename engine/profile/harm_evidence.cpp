#include "engine/profile/harm_evidence.hpp"

#include "engine/profile/profile_table.hpp"

namespace parallax {
namespace {

std::string text_of(std::string_view bytes, const std::optional<Span>& span) {
    return span ? std::string(slice(bytes, *span)) : std::string();
}

}  // namespace

std::vector<HarmEvidence> collect_harm_evidence(const AnalysedDocument& analysed,
                                                std::uint64_t seed) {
    std::vector<HarmEvidence> found;
    std::string key;
    for (const Field field : all_fields) {
        const std::vector<Sentence>& sentences = analysed.parsed(field).sentences;
        const std::string_view bytes = analysed.bytes(field);
        for (const AgencyRecord& record : analysed.annotation(field).agency) {
            const Sentence& sentence = sentences[record.sentence];
            if (sentence.section == Section::furniture) continue;
            if (key.empty()) key = content_key(analysed.document);
            HarmEvidence evidence;
            evidence.key = key;
            evidence.field = field;
            evidence.span = record.verb;
            evidence.sentence = sentence.span;
            evidence.text = slice(bytes, sentence.span);
            evidence.lemma = record.lemma;
            evidence.kind = record.kind;
            evidence.form = record.form;
            evidence.force = record.force;
            evidence.voice = record.voice;
            evidence.agent = record.agent.target;
            evidence.agent_text = text_of(bytes, record.agent.span);
            evidence.affected = record.affected.target;
            evidence.affected_text = text_of(bytes, record.affected.span);
            evidence.link = record.affected.link;
            evidence.victims_named = record.victims_named;
            if (record.figure) evidence.figure = slice(bytes, record.figure->span);
            evidence.source = text_of(bytes, record.attribution);
            evidence.flags = record.flags;
            evidence.rank = evidence_rank(seed, key, field, record.verb, TermId{0});
            found.push_back(std::move(evidence));
        }
    }
    return found;
}

}  // namespace parallax
