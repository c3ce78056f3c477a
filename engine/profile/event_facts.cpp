#include "engine/profile/event_facts.hpp"

#include "engine/profile/disjoint_sets.hpp"
#include "engine/profile/match_facts.hpp"
#include "engine/profile/shared_runs.hpp"
#include "engine/profile/unclear_facts.hpp"
#include "engine/profile/written_words.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

constexpr std::uint32_t words_around_quote = 2;

/// With which outlets the words of each document's places are shared.
class SharedText {
public:
    explicit SharedText(const StoryEvent& event) : event_(event) {
        for (std::uint32_t number = 0; number < event.documents.size(); ++number) {
            const StoryDocument& document = event.documents[number];
            if (document.trace == nullptr) continue;
            text_of_[number] = static_cast<std::uint32_t>(texts_.size());
            texts_.push_back(
                make_story_text(*document.trace, document.outlet, number, *document.row));
        }
        index_.emplace(texts_);
    }

    /// Other outlets in whose documents this word stands in a run of shared words.
    [[nodiscard]] std::set<std::uint32_t> outlets_of(std::uint32_t document,
                                                     std::uint32_t word) const {
        std::set<std::uint32_t> outlets;
        const auto text = text_of_.find(document);
        if (text == text_of_.end()) return outlets;
        const auto windows = index_->windows_of(text->second);
        auto window = std::partition_point(
            windows.begin(), windows.end(),
            [&](const SharedWindow& w) { return w.begin + shortest_run <= word; });
        for (; window != windows.end() && window->begin <= word; ++window) {
            for (const WindowPlace place : index_->places_of(window->kind)) {
                outlets.insert(texts_[place.text].outlet);
            }
        }
        outlets.erase(event_.documents[document].outlet);
        return outlets;
    }

private:
    const StoryEvent& event_;
    std::vector<StoryText> texts_;
    std::map<std::uint32_t, std::uint32_t> text_of_;  ///< by number of the document
    std::optional<ShingleIndex> index_;
};

template <class Item, class OrderBy>
void keep_once(std::vector<Item>& items, OrderBy order_by) {
    std::sort(items.begin(), items.end(),
              [&](const Item& a, const Item& b) { return order_by(a) < order_by(b); });
    items.erase(std::unique(items.begin(), items.end()), items.end());
}

/// One fact while its cells are made.
class FactComparer {
public:
    FactComparer(const StoryEvent& event, const SharedText& shared, const UnclearFacts& unclear,
                 std::size_t outlets, const MatchedFact& matched)
        : event_(event), shared_(shared), unclear_(unclear), outlets_(outlets), matched_(matched) {}

    EventFact compare() {
        for (std::uint32_t o = 0; o < outlets_; ++o) {
            fact_.outlets.emplace_back(event_.covers[o] ? std::optional(FactCell{}) : std::nullopt);
        }
        describe();
        for (const GivenFact& given : matched_.given) add(given);
        group_outlets();
        for (std::uint32_t o = 0; o < outlets_; ++o) {
            auto& cell = fact_.outlets[o];
            if (!cell || cell->status == FactStatus::given) continue;
            if (fact_.independent < least_outlets) continue;
            cell->status =
                unclear_.may_tell(o, matched_) ? FactStatus::unclear : FactStatus::not_mentioned;
        }
        return std::move(fact_);
    }

private:
    /// The longer, then the later in order of bytes, so that small letters go before capitals:
    /// never the one of the first outlet.
    static bool tells_more(const std::string& text, const std::string& other) {
        return text.size() != other.size() ? text.size() > other.size() : text > other;
    }

    /// What is said is headed by the least that all give: of a quotation the words between marks of
    /// the shortest, of a demand the shortest wording, without an outlet's label where there is
    /// one.
    [[nodiscard]] bool heads_rather(const StoryFact& one) const {
        const bool is_said = one.kind == FactKind::quote || one.kind == FactKind::demand;
        if (!is_said) return tells_more(one.text, fact_.text);
        if (one.labelled != is_labelled_) return is_labelled_;
        return tells_more(fact_.text, one.text);
    }

    void describe() {
        fact_.kind = matched_.kind;
        const StoryFact& first = *matched_.given.front().fact;
        fact_.unit = first.unit;
        fact_.vague = first.vague;
        fact_.date = first.date;
        fact_.low = first.low;
        fact_.high = first.high.value_or(first.low);
        bool open = false;
        std::map<TargetId, std::uint32_t> targets;
        for (const GivenFact& given : matched_.given) {
            const StoryFact& one = *given.fact;
            if (!one.indirect && (fact_.text.empty() || heads_rather(one))) {
                fact_.text = one.text;
                is_labelled_ = one.labelled;
            }
            fact_.presumed = one.presumed;
            if (one.target) targets[*one.target] += one.count;
            if (one.doer && (!fact_.doer || *one.doer < *fact_.doer)) fact_.doer = one.doer;
            fact_.low = std::min(fact_.low, one.low);
            fact_.high = std::max(*fact_.high, one.high.value_or(one.low));
            open = open || !one.high;
        }
        if (open) fact_.high.reset();
        // Of soldiers and civilians of one side the group that is named most.
        const auto most =
            std::max_element(targets.begin(), targets.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        if (most != targets.end()) fact_.target = most->first;
        // A name is told as no single outlet writes it, be it a label.
        const bool speaks = fact_.kind == FactKind::quote || fact_.kind == FactKind::demand;
        if (speaks) {
            fact_.speaker = matched_.heading;
        } else if (!matched_.heading.empty()) {
            fact_.text = matched_.heading;
        }
        if (matched_.source_target) fact_.target = matched_.source_target;
    }

    /// Other outlets that print the place too. Who quotes the same words has not copied them: for a
    /// quotation it is the words around it that tell.
    [[nodiscard]] std::set<std::uint32_t> outlets_of(const GivenFact& given,
                                                     const FactPlace& place) const {
        if (given.fact->kind != FactKind::quote) {
            return shared_.outlets_of(given.document, place.word);
        }
        const std::uint32_t before = place.word - std::min(place.word, words_around_quote);
        const auto words = static_cast<std::uint32_t>(cut_words(given.fact->text).size());
        std::set<std::uint32_t> outlets = shared_.outlets_of(given.document, before);
        outlets.merge(shared_.outlets_of(given.document, place.word + words + words_around_quote));
        return outlets;
    }

    void add(const GivenFact& given) {
        const StoryDocument& document = event_.documents[given.document];
        FactCell& cell = *fact_.outlets[document.outlet];
        cell.status = FactStatus::given;
        cell.count += given.fact->count;
        // Shared with others: only if every place is, so far as places are kept.
        std::optional<std::set<std::uint32_t>> everywhere;
        for (const FactPlace& place : given.fact->places) {
            std::set<std::uint32_t> outlets = outlets_of(given, place);
            if (!everywhere) {
                everywhere = std::move(outlets);
                continue;
            }
            std::erase_if(*everywhere, [&](std::uint32_t o) { return !outlets.contains(o); });
        }
        auto [kept, is_new] = shared_with_.try_emplace(document.outlet, *everywhere);
        if (!is_new) {
            std::erase_if(kept->second, [&](std::uint32_t o) { return !everywhere->contains(o); });
        }
        const std::string_view wire =
            document.trace != nullptr ? wire_of(*document.trace) : std::string_view();
        auto [agency, first] = wires_.try_emplace(document.outlet, wire);
        if (!first && agency->second != wire) agency->second = {};
        if (cell.places.size() < places_shown) show(given, document, cell);
    }

    void show(const GivenFact& given, const StoryDocument& document, FactCell& cell) {
        ShownFactPlace& shown = cell.places.emplace_back();
        shown.key = document.row->key;
        shown.place = given.fact->places.front();
        shown.content = given.fact->text;
        for (const FactSentence& sentence : document.facts->sentences) {
            if (sentence.field == shown.place.field && sentence.span == shown.place.sentence) {
                shown.text = sentence.text;
            }
        }
        documents_shown_[document.outlet].push_back(given.document);
    }

    void group_outlets() {
        DisjointSets sets(outlets_);
        for (const auto& [outlet, others] : shared_with_) {
            for (const std::uint32_t other : others) {
                if (shared_with_.contains(other)) sets.join(outlet, other);
            }
        }
        for (const auto& [outlet, wire] : wires_) {
            if (wire.empty()) continue;
            for (const auto& [other, same] : wires_) {
                if (other < outlet && same == wire) sets.join(outlet, other);
            }
        }
        std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
        for (const auto& [outlet, others] : shared_with_) {
            groups[sets.find(outlet)].push_back(outlet);
        }
        for (auto& [first, members] : groups) fact_.groups.push_back(std::move(members));
        fact_.independent = static_cast<std::uint32_t>(fact_.groups.size());
        if (shared_with_.size() == 1 && !may_be_told_elsewhere())
            fact_.only_here = shared_with_.begin()->first;
        mark_shared();
    }

    [[nodiscard]] bool may_be_told_elsewhere() const {
        for (std::uint32_t o = 0; o < outlets_; ++o) {
            if (event_.covers[o] && !shared_with_.contains(o) && unclear_.may_tell(o, matched_))
                return true;
        }
        return false;
    }

    void mark_shared() {
        for (const auto& [outlet, documents] : documents_shown_) {
            for (std::size_t i = 0; i < documents.size(); ++i) {
                ShownFactPlace& shown = fact_.outlets[outlet]->places[i];
                const auto others = shared_.outlets_of(documents[i], shown.place.word);
                shown.shared = std::any_of(others.begin(), others.end(), [&](std::uint32_t other) {
                    return shared_with_.contains(other);
                });
            }
        }
    }

    const StoryEvent& event_;
    const SharedText& shared_;
    const UnclearFacts& unclear_;
    std::size_t outlets_;
    const MatchedFact& matched_;
    EventFact fact_;
    bool is_labelled_ = false;  ///< the heading of a demand
    /// Of an outlet that gives the fact, the outlets that print each of its places too.
    std::map<std::uint32_t, std::set<std::uint32_t>> shared_with_;
    std::map<std::uint32_t, std::string_view> wires_;  ///< agency of whose copies all of them are
    std::map<std::uint32_t, std::vector<std::uint32_t>> documents_shown_;  ///< by outlet, as places
};

}  // namespace

std::vector<StoryEvent> list_story_events(const ProfileTable& table, const OutletIndex& index,
                                          std::ptrdiff_t fewest_outlets) {
    std::map<std::string_view, StoryEvent> by_name;
    for (const std::uint32_t at : index.rows) {
        const DocumentRow& row = table.rows[at];
        if (row.event.empty()) continue;
        StoryEvent& event = by_name[row.event];
        event.name = row.event;
        event.covers.resize(index.names.size());
        event.covers[index.outlets[at]] = true;
        event.documents.push_back({&row, find_by_key(table.facts, row.key),
                                   find_by_key(table.traces, row.key), index.outlets[at]});
        if (row.date.empty()) continue;
        if (event.first_date.empty() || row.date < event.first_date) event.first_date = row.date;
        if (event.last_date.empty() || row.date > event.last_date) event.last_date = row.date;
    }
    std::vector<StoryEvent> events;
    for (auto& [name, event] : by_name) {
        if (std::count(event.covers.begin(), event.covers.end(), true) < fewest_outlets) continue;
        events.push_back(std::move(event));
    }
    return events;
}

StoryFacts list_story_facts(std::span<const StoryDocument> documents) {
    StoryFacts story;
    for (std::uint32_t number = 0; number < documents.size(); ++number) {
        const StoryDocument& document = documents[number];
        if (document.facts == nullptr) continue;
        for (const StoryFact& fact : document.facts->facts) {
            story.facts.push_back({number, &fact, document.outlet});
        }
        const auto add = [](auto& all, const auto& of_document) {
            all.insert(all.end(), of_document.begin(), of_document.end());
        };
        add(story.forms.acronyms, document.facts->acronyms);
        add(story.forms.spellings, document.facts->spellings);
    }
    keep_once(story.forms.acronyms,
              [](const Acronym& acronym) { return std::tie(acronym.name, acronym.initials); });
    keep_once(story.forms.spellings, [](const WordSpelling& spelling) {
        return std::tie(spelling.word, spelling.standard);
    });
    return story;
}

std::vector<EventFact> compare_event(const StoryEvent& event, std::size_t outlets,
                                     const TargetWords& targets) {
    const StoryFacts story = list_story_facts(event.documents);
    const SharedText shared(event);
    const UnclearFacts unclear(event.documents, outlets, story.forms, targets);
    std::vector<EventFact> compared;
    for (const MatchedFact& matched : match_facts(story.facts, story.forms, targets)) {
        compared.push_back(FactComparer(event, shared, unclear, outlets, matched).compare());
    }
    return compared;
}

std::uint32_t count_others(const EventFact& fact, std::uint32_t outlet) {
    return static_cast<std::uint32_t>(std::count_if(
        fact.groups.begin(), fact.groups.end(),
        [&](const auto& group) { return group.size() > 1 || group.front() != outlet; }));
}

}  // namespace parallax
