#include "engine/profile/compliance.hpp"

#include "engine/profile/compare_parts.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace parallax {
namespace {

void add_field(StyleFindings& findings, std::map<std::uint32_t, StyleCount>& counts, Field field,
               std::string_view bytes, std::span<const StyleUse> uses) {
    for (const StyleUse& use : uses) {
        StyleCount& count = counts[use.rule];
        count.rule = use.rule;
        ++count.uses;
        if (!use.is_breach) continue;
        ++count.breaches;
        StyleBreach breach;
        breach.key = findings.key;
        breach.field = field;
        breach.use = use;
        breach.surface = slice(bytes, use.span);
        breach.sentence = slice(bytes, use.sentence);
        if (use.speaker) breach.speaker = slice(bytes, *use.speaker);
        findings.breaches.push_back(std::move(breach));
    }
}

/// Uses and breaches of one outlet and one rule, cluster by cluster.
struct ClusteredUses {
    ClusterTotals clusters;
    std::uint64_t documents = 0;
    std::uint64_t with_breach = 0;

    void add(std::uint32_t cluster, const StyleCount& count) {
        clusters[cluster].exposure += count.uses;
        clusters[cluster].count += count.breaches;
        ++documents;
        if (count.breaches > 0) ++with_breach;
    }

    [[nodiscard]] ComplianceCell cell() const {
        return {estimate_clustered_share(clusters), documents, with_breach};
    }
};

bool has_dates(const HouseStyle& style) {
    return std::any_of(style.rules.begin(), style.rules.end(), [](const StyleRule& rule) {
        return !rule.from.empty() || !rule.to.empty();
    });
}

}  // namespace

StyleFindings count_style_uses(const AnalysedDocument& analysed, const DocumentUses& uses) {
    StyleFindings findings;
    findings.key = content_key(analysed.document);
    std::map<std::uint32_t, StyleCount> counts;
    add_field(findings, counts, Field::title, analysed.document.title, uses.title);
    add_field(findings, counts, Field::text, analysed.document.text, uses.text);
    for (const auto& [rule, count] : counts) findings.counts.push_back(count);
    return findings;
}

Compliance summarise_compliance(const HouseStyle& style, const ProfileTable& table,
                                std::vector<StyleFindings> findings) {
    std::unordered_map<std::string_view, StyleFindings*> by_key;
    for (StyleFindings& document : findings) by_key[document.key] = &document;

    const OutletIndex index = index_outlets(table.rows);
    const std::size_t rules = style.rules.size();
    // The last row is that of all rules together.
    std::vector<std::vector<ClusteredUses>> sums(rules + 1,
                                                 std::vector<ClusteredUses>(index.names.size()));
    Compliance compliance;
    compliance.style = style;
    const bool dated = has_dates(style);
    for (const std::uint32_t row : index.rows) {
        if (dated && table.rows[row].date.empty()) ++compliance.undated;
        const auto found = by_key.find(table.rows[row].key);
        if (found == by_key.end()) continue;
        StyleFindings& document = *found->second;
        const std::uint32_t outlet = index.outlets[row];
        StyleCount all;
        for (const StyleCount& count : document.counts) {
            sums[count.rule][outlet].add(index.clusters[row], count);
            all.uses += count.uses;
            all.breaches += count.breaches;
        }
        if (all.uses > 0) sums[rules][outlet].add(index.clusters[row], all);
        std::move(document.breaches.begin(), document.breaches.end(),
                  std::back_inserter(compliance.breaches));
    }
    const auto add_row = [&](std::optional<std::uint32_t> rule, std::size_t at) {
        ComplianceRow& row = compliance.rows.emplace_back();
        row.rule = rule;
        for (const ClusteredUses& outlet : sums[at]) row.outlets.push_back(outlet.cell());
    };
    add_row(std::nullopt, rules);
    for (std::uint32_t rule = 0; rule < rules; ++rule) add_row(rule, rule);
    return compliance;
}

}  // namespace parallax
