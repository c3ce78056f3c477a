#include "tests/evaluate/simulated_rows.hpp"

#include "engine/core/sha256.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

std::vector<TermCount> count_terms(Newsroom& newsroom, const SimulatedEntries& entries,
                                   const SimulatedDesign& design, std::size_t outlet,
                                   double effect) {
    const bool others_less = design.factor > 3.0;
    const double times = outlet == 0 ? (others_less ? 1.0 : design.factor)
                                     : (others_less ? 1.0 / design.factor : 1.0);
    std::vector<TermCount> counts;
    for (const std::vector<TermId>& group : entries.groups) {
        for (std::uint32_t target = 0; target < 2; ++target) {
            const bool planted = &group == &entries.groups.front() && target == 0;
            const double mean = (planted ? times : 1.0) * true_rate(design.hits) * effect /
                                static_cast<double>(group.size());
            for (const TermId term : group) {
                const double count = newsroom.hits(mean);
                if (count == 0.0) continue;
                TermCount counted;
                counted.term = term;
                counted.target = TargetId{target};
                counted.hits = counted.on_axis = static_cast<std::uint32_t>(count);
                counts.push_back(counted);
            }
        }
    }
    std::sort(counts.begin(), counts.end(), [](const TermCount& a, const TermCount& b) {
        return std::tie(a.term, a.target) < std::tie(b.term, b.target);
    });
    return counts;
}

/// Two of five mentions of the first target are labelled, by labels of which the story makes some
/// likelier.
void add_labels(Newsroom& newsroom, const SimulatedEntries& entries, double effect,
                const std::vector<double>& shares, DocumentRow& row) {
    const double mentions = newsroom.hits(true_rate(8.0) * effect);
    if (mentions == 0.0) return;
    row.opportunities = {{TargetId{0}, OpportunityKind::bare, Wording::outlet,
                          static_cast<std::uint32_t>(mentions)}};
    double left = newsroom.part(mentions, std::min(1.0, 0.4 * newsroom.effect()));
    double left_share = 1.0;
    for (std::size_t i = 0; i < entries.labels.size(); ++i) {
        const bool last = i + 1 == entries.labels.size();
        const double share = last ? 1.0 : std::min(1.0, shares[i] / left_share);
        const double count = newsroom.part(left, share);
        left -= count;
        left_share -= shares[i];
        if (count == 0.0) continue;
        row.labels.push_back({entries.choice, TargetId{0}, entries.labels[i], Wording::outlet,
                              "label", static_cast<std::uint32_t>(count)});
    }
}

std::vector<double> draw_shares(Newsroom& newsroom, std::size_t labels) {
    std::vector<double> shares;
    double sum = 0.0;
    for (std::size_t i = 0; i < labels; ++i) {
        shares.push_back(newsroom.effect());
        sum += shares.back();
    }
    for (double& share : shares) share /= sum;
    return shares;
}

}  // namespace

double Newsroom::effect() {
    return std::gamma_distribution<double>(4.0, 0.25)(random_);
}

double Newsroom::words() {
    return std::round(std::max(
        60.0, std::lognormal_distribution<double>(std::log(mean_words) - 0.08, 0.4)(random_)));
}

double Newsroom::hits(double mean) {
    return mean > 0.0 ? static_cast<double>(std::poisson_distribution<long>(mean)(random_)) : 0.0;
}

double Newsroom::part(double of, double share) {
    return static_cast<double>(
        std::binomial_distribution<long>(static_cast<long>(of), share)(random_));
}

SimulatedEntries choose_entries(const Lexicon& lexicon, std::size_t most_groups) {
    constexpr std::size_t of_each = 4;
    SimulatedEntries entries;
    entries.lexicon = &lexicon;
    std::map<std::pair<std::size_t, bool>, std::vector<TermId>> chosen;
    std::map<ChoiceId, std::vector<TermId>> labels;
    for (std::uint32_t i = 0; i < lexicon.terms().size(); ++i) {
        const Term& term = lexicon.term(TermId{i});
        if (term.choice && lexicon.names_targets(*term.choice))
            labels[*term.choice].push_back(TermId{i});
        if (!term.axis || term.weight == 0.0) continue;
        if (lexicon.axis(*term.axis).kind != LexiconKind::framing) continue;
        std::vector<TermId>& group = chosen[{term.axis->index(), term.weight > 0.0}];
        if (group.size() < of_each) group.push_back(TermId{i});
    }
    for (auto& [key, group] : chosen) {
        if (entries.groups.size() < most_groups && group.size() == of_each)
            entries.groups.push_back(std::move(group));
    }
    for (auto& [choice, of_choice] : labels) {
        if (of_choice.size() < of_each) continue;
        entries.choice = choice;
        entries.labels.assign(of_choice.begin(), of_choice.begin() + of_each);
        break;
    }
    return entries;
}

ProfileTable simulate_table(Newsroom& newsroom, const SimulatedEntries& entries,
                            const SimulatedDesign& design) {
    std::vector<DocumentRow> rows;
    for (std::size_t event = 0; event < design.events; ++event) {
        const double story = newsroom.effect();
        const std::vector<double> shares = draw_shares(newsroom, entries.labels.size());
        for (std::size_t at = 0; at < design.outlets * design.articles; ++at) {
            const std::size_t outlet = at / design.articles;
            DocumentRow row;
            row.id = std::to_string(event) + "-" + std::to_string(at);
            row.key = sha256_hex(row.id);
            row.outlet = "Outlet " + std::to_string(100 + outlet);
            row.event = std::to_string(event);
            const double words = newsroom.words() * (design.unequal && outlet == 0 ? 5.0 : 1.0);
            row.words[0] = static_cast<std::uint32_t>(words);
            const double effect = words * story * newsroom.effect();
            row.terms = count_terms(newsroom, entries, design, outlet, effect);
            add_labels(newsroom, entries, effect, shares, row);
            rows.push_back(std::move(row));
        }
    }
    return make_table(std::move(rows), {}, 1, 0);
}

}  // namespace parallax
