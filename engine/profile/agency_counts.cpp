#include "engine/profile/agency_counts.hpp"

#include "engine/profile/analysed_document.hpp"

#include <algorithm>

namespace parallax {
namespace {

HarmCount describe(const AgencyRecord& record) {
    HarmCount count;
    count.target = record.affected.target;
    count.lemma = record.lemma;
    count.voice = record.voice;
    count.kind = record.kind;
    count.form = record.form;
    count.force = record.force;
    count.agent_named = record.agent.target.has_value() || record.agent.span.has_value();
    count.victims_named = record.victims_named;
    if (record.figure) {
        count.figure = record.attribution ? FigureUse::attributed : FigureUse::bare;
    }
    count.flagged = record.flags.any();
    count.count = 1;
    return count;
}

}  // namespace

std::string_view name_of(FigureUse use) {
    constexpr std::array<std::string_view, 3> names{"none", "attributed", "bare"};
    return names[static_cast<std::size_t>(use)];
}

std::vector<HarmCount> count_harms(const AnalysedDocument& analysed) {
    std::vector<HarmCount> counts;
    for (const Field field : all_fields) {
        const std::vector<Sentence>& sentences = analysed.parsed(field).sentences;
        for (const AgencyRecord& record : analysed.annotation(field).agency) {
            if (sentences[record.sentence].section == Section::furniture) continue;
            counts.push_back(describe(record));
        }
    }
    std::sort(counts.begin(), counts.end(),
              [](const HarmCount& a, const HarmCount& b) { return key_of(a) < key_of(b); });
    std::vector<HarmCount> merged;
    for (const HarmCount& count : counts) {
        if (!merged.empty() && key_of(merged.back()) == key_of(count)) {
            ++merged.back().count;
        } else {
            merged.push_back(count);
        }
    }
    return merged;
}

}  // namespace parallax
