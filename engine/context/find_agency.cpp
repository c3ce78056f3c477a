#include "engine/context/find_agency.hpp"

#include "engine/context/agency_details.hpp"
#include "engine/context/agency_parties.hpp"
#include "engine/context/casualty_figures.hpp"
#include "engine/context/harm_reading.hpp"
#include "engine/context/items_in.hpp"
#include "engine/context/opportunities.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace parallax {
namespace {

constexpr std::array<std::string_view, all_harm_forms.size()> form_names{
    "active",  "passive",       "passive-agentless", "intransitive",
    "nominal", "event-subject", "causal-nominal"};
constexpr std::array<std::string_view, 10> link_names{"none",    "named",    "pronoun",  "scene",
                                                      "event",   "role",     "opponent", "source",
                                                      "foreign", "neighbour"};

/// Sentences in which a story stays with the same people: relatives and named victims.
constexpr std::uint32_t personal_reach = 4;

/// "Hamas launched an attack on X, resulting in", "a raid by Y, which killed": the attack stands in
/// a clause of its own that tells who attacks; what came of it is another clause.
bool is_told_apart(const HarmSentence& sentence, const HarmReading& attack,
                   const HarmReading& outcome) {
    const bool acts = !attack.doer.empty() || !attack.agent.empty();
    if (attack.word->frame != HarmFrame::attack || !acts) return false;
    if (outcome.form == HarmFormKind::causal_nominal) return !attack.doer.empty();
    const bool by = attack.agent.begin > attack.tokens.end;
    if (outcome.form != HarmFormKind::event_subject || !by) return false;
    for (std::uint32_t at = attack.tokens.end; at < outcome.tokens.begin; ++at) {
        if (sentence.is(at, WordClass::relative) || sentence.word(at) == "that") return true;
    }
    return false;
}

/// Attacks that are the subject or cause of another word of harm are part of that record.
bool is_told_already(const HarmSentence& sentence, const HarmReading& reading,
                     std::span<const HarmReading> all) {
    if (is_verb(reading.word->frame)) return false;
    return std::any_of(all.begin(), all.end(), [&](const HarmReading& other) {
        if (&other == &reading || other.tokens == reading.tokens) return false;
        if (tells_attack(reading.word->frame) && reading.tokens.overlaps(other.event)) {
            return !is_told_apart(sentence, reading, other);
        }
        const bool people = reading.word->frame == HarmFrame::people;
        return people && reading.tokens.overlaps(other.affected);
    });
}

void include(Span& whole, const std::optional<Span>& part) {
    if (!part) return;
    whole.begin = std::min(whole.begin, part->begin);
    whole.end = std::max(whole.end, part->end);
}

/// Whether a record that leaves open who is affected can be about those of its neighbours: not a
/// noun for a deed ("the massacre"), but "the boy's death", "the death toll", "the dead".
bool goes_on(const HarmSentence& sentence, const HarmReading& reading) {
    if (reading.form != HarmFormKind::nominal) return true;
    const HarmFrame frame = reading.word->frame;
    if (frame == HarmFrame::toll || frame == HarmFrame::state) return true;
    if (frame != HarmFrame::fate && !is_deed(frame)) return false;
    for (std::uint32_t at = reading.affected.begin; at < reading.affected.end; ++at) {
        if (sentence.is_possessive(at) || sentence.is(at, WordClass::possessive)) return true;
    }
    return false;
}

/// "the war on X", unlike "the war on drugs".
bool names_somebody(const NamedInSentence& named, TokenRange phrase) {
    const auto inside = [&](const auto& mention) { return phrase.contains(mention.tokens); };
    return std::any_of(named.mentions.begin(), named.mentions.end(), inside) ||
           std::any_of(named.adjectives.begin(), named.adjectives.end(), inside) ||
           std::any_of(named.scenes.begin(), named.scenes.end(), inside);
}

void add_records(const HarmSentence& sentence, const HarmReading& reading,
                 const PartyFinder& parties, const NamedInSentence& named,
                 const TokenVoices& voices, std::uint32_t index, std::vector<AgencyRecord>& records,
                 std::vector<bool>& goes_on_from) {
    const TokenView& view = sentence.view();
    AgencyRecord record;
    record.verb = view.span_of(reading.tokens);
    record.lemma = reading.word->lemma;
    record.sentence = index;
    record.kind = reading.word->kind;
    record.form = reading.form;
    record.reduced = reading.reduced;
    record.force = reading.word->force;
    record.flags = reading.flags;
    // "It is estimated that": the outlet says so, on nobody's authority.
    const bool own = is_impersonal(sentence, reading.tokens, voices);
    record.voice = own ? Voice::own : voice_of(voices, reading.tokens);
    record.agent = parties.find_agent(reading);
    const std::optional<TokenRange> source = find_source(sentence, reading.tokens, voices);
    if (source) record.attribution = view.span_of(*source);
    add_cause(sentence, reading, record);
    std::vector<AffectedParty> affected_parties =
        parties.find_affected(reading, record.agent, source);
    // "hostages were seized …, including 33 who are dead": a part of those told of before.
    const bool part = !reading.affected.empty() &&
                      sentence.word(reading.affected.begin - 1) == "including" &&
                      !records.empty() && records.back().sentence == index;
    if (part) {
        affected_parties.resize(1);
        AgencyParty& party = affected_parties.front().party;
        party.target = records.back().affected.target;
        party.link = party.target ? PartyLink::neighbour : PartyLink::none;
    }
    for (const AffectedParty& affected : affected_parties) {
        if (record.lemma == "war" && !names_somebody(named, reading.affected)) continue;
        AgencyRecord& added = records.emplace_back(record);
        added.affected = affected.party;
        const TokenRange counted = affected.counted.empty() ? reading.affected : affected.counted;
        if (!affected.shared) added.figure = find_figure(sentence, counted);
        if (!added.figure && !affected.counted.empty()) {
            added.figure = find_one(sentence, affected.counted);
        }
        add_victims(sentence, counted, named, added);
        added.span = added.verb;
        include(added.span, added.agent.span);
        include(added.span, added.affected.span);
        goes_on_from.push_back(goes_on(sentence, reading));
    }
}

/// Mentions and labels that stand for a target ("the terror group"), in order of place.
std::vector<Mention> add_labels(std::span<const Mention> mentions, std::span<const Hit> hits,
                                const Lexicon& lexicon) {
    std::vector<Mention> all(mentions.begin(), mentions.end());
    for (const Hit& hit : hits) {
        if (hit.target && hit.in_choice && lexicon.names_somebody(lexicon.term(hit.term))) {
            all.push_back({*hit.target, hit.tokens, MentionKind::alias});
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Mention& a, const Mention& b) {
        return a.tokens.begin < b.tokens.begin;
    });
    return all;
}

/// The sided target named last before the token, else the first one after it.
std::optional<TargetId> find_sided(const ContextInput& input, std::span<const Mention> mentions,
                                   std::uint32_t token) {
    std::optional<TargetId> found;
    for (const Mention& mention : mentions) {
        if (found && mention.tokens.begin > token) break;
        if (!input.lexicon.target(mention.target).side.empty()) found = mention.target;
    }
    for (const MentionMatch& adjective : input.matches.adjectives) {
        if (found) break;
        if (!input.lexicon.target(adjective.target).side.empty()) found = adjective.target;
    }
    return found;
}

bool has_side(const AgencyRecord& record, const Lexicon& lexicon) {
    return record.affected.target && !lexicon.target(*record.affected.target).side.empty();
}

/// The record next to this one, in its own sentence or a neighbouring one, that is about the dead
/// or hurt of a known side; one before it ranks first.
const AgencyRecord* find_neighbour(std::span<const AgencyRecord> records, std::size_t index,
                                   std::uint32_t reach, const Lexicon& lexicon) {
    const std::uint32_t sentence = records[index].sentence;
    const auto fits = [&](const AgencyRecord& other) {
        return (other.kind == HarmKind::death || other.kind == HarmKind::injury) &&
               has_side(other, lexicon);
    };
    for (std::size_t back = index; back > 0; --back) {
        if (records[back - 1].sentence + reach < sentence) break;
        if (fits(records[back - 1])) return &records[back - 1];
    }
    for (std::size_t next = index + 1; next < records.size(); ++next) {
        if (sentence + reach < records[next].sentence) break;
        if (fits(records[next])) return &records[next];
    }
    return nullptr;
}

/// "Three of her cousins were killed": whom a verb leaves open, its neighbour tells.
void settle_by_neighbours(std::vector<AgencyRecord>& records, const std::vector<bool>& goes_on_from,
                          const Lexicon& lexicon) {
    const std::vector<AgencyRecord> known = records;
    for (std::size_t index = 0; index < records.size(); ++index) {
        AgencyRecord& record = records[index];
        const bool open = !record.affected.target && record.affected.span && goes_on_from[index] &&
                          (record.kind == HarmKind::death || record.kind == HarmKind::injury);
        const bool general = record.form == HarmFormKind::intransitive && !record.figure &&
                             !record.family && !record.victims_named && !record.age;
        if (!open || general || record.affected.link == PartyLink::foreign) continue;
        const bool person = record.family || record.victims_named || record.age;
        const std::uint32_t reach = person ? personal_reach : 1;
        if (const AgencyRecord* const other = find_neighbour(known, index, reach, lexicon)) {
            record.affected.target = other->affected.target;
            record.affected.link = PartyLink::neighbour;
        }
    }
}

}  // namespace

std::string_view name_of(HarmFormKind form) {
    return form_names[static_cast<std::size_t>(form)];
}
std::string_view name_of(PartyLink link) {
    return link_names[static_cast<std::size_t>(link)];
}

std::vector<AgencyRecord> find_agency(const TokenView& view, const ContextInput& input,
                                      ContextMemo& memo, const TokenVoices& voices,
                                      std::span<const Mention> names, std::span<const Hit> hits) {
    const std::vector<HarmMatch> matches = find_harm_words(view, memo, input.vocabulary);
    std::vector<AgencyRecord> records;
    std::vector<bool> goes_on_from;  // by record
    if (matches.empty()) return records;
    const std::vector<Mention> all = add_labels(names, hits, input.lexicon);
    const std::span<const Mention> mentions(all);
    for (std::size_t first = 0; first < matches.size();) {
        const std::uint32_t index = sentence_of(view, matches[first].tokens.begin);
        const TokenRange tokens = view.parsed().sentences[index].tokens;
        const auto here = items_in(std::span<const HarmMatch>(matches), tokens);
        first += here.size();
        const HarmSentence sentence(view, input.vocabulary, tokens, here, memo.casualties);
        const NamedInSentence named{items_in(mentions, tokens),
                                    items_in(std::span(input.matches.adjectives), tokens),
                                    items_in(std::span(input.matches.scenes), tokens),
                                    find_sided(input, mentions, tokens.begin)};
        const PartyFinder parties(sentence, input.lexicon, input.sides, named);
        std::vector<HarmReading> readings;
        for (const HarmMatch& match : here) {
            if (auto reading = read_harm(sentence, match)) readings.push_back(*reading);
        }
        for (const HarmReading& reading : readings) {
            if (is_told_already(sentence, reading, readings)) continue;
            add_records(sentence, reading, parties, named, voices, index, records, goes_on_from);
        }
    }
    settle_by_neighbours(records, goes_on_from, input.lexicon);
    return records;
}

}  // namespace parallax
