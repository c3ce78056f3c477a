#include "engine/profile/source_names.hpp"

#include "engine/profile/event_facts.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

/// The names of one event's sources, by document.
class EventSources {
public:
    EventSources(const StoryEvent& event, const TargetWords& targets) {
        const StoryFacts story = list_story_facts(event.documents);
        const StoryNames names(story.facts, story.forms, targets);
        for (std::uint32_t i = 0; i < story.facts.size(); ++i) {
            if (names.source_of(i).empty()) continue;
            const GivenFact& given = story.facts[i];
            SourceName name{names.heading_of_source(i), names.side_of_source(i)};
            any_.try_emplace({given.document, given.fact->name}, name);
            exact_.try_emplace({given.document, given.fact->name, given.fact->target},
                               std::move(name));
        }
    }

    [[nodiscard]] SourceName name(std::uint32_t document, const SourceCount& count) const {
        const std::string words = name_words(count.speaker);
        const auto exact = exact_.find({document, words, count.target});
        if (exact != exact_.end()) return exact->second;
        const auto any = any_.find({document, words});
        return any != any_.end() ? any->second : SourceName{count.speaker, count.target};
    }

private:
    std::map<std::tuple<std::uint32_t, std::string, std::optional<TargetId>>, SourceName> exact_;
    std::map<std::pair<std::uint32_t, std::string>, SourceName> any_;
};

}  // namespace

SourceNames name_sources(const ProfileTable& table, const Lexicon& lexicon,
                         const OutletIndex& index) {
    SourceNames names(table.rows.size());
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (const SourceCount& count : table.rows[row].sources) {
            names[row].push_back({count.speaker, count.target});
        }
    }
    const TargetWords targets(lexicon);
    for (const StoryEvent& event : list_story_events(table, index, 1)) {
        const EventSources sources(event, targets);
        for (std::uint32_t number = 0; number < event.documents.size(); ++number) {
            const StoryDocument& document = event.documents[number];
            if (document.facts == nullptr) continue;
            const auto row = static_cast<std::size_t>(document.row - table.rows.data());
            for (std::size_t s = 0; s < document.row->sources.size(); ++s) {
                const SourceCount& count = document.row->sources[s];
                if (!count.speaker.empty()) names[row][s] = sources.name(number, count);
            }
        }
    }
    return names;
}

std::vector<RenamedSource> list_renamed(const ProfileTable& table, const SourceNames& names) {
    std::vector<RenamedSource> renamed;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (std::size_t s = 0; s < names[row].size(); ++s) {
            const SourceCount& count = table.rows[row].sources[s];
            const SourceName& name = names[row][s];
            if (name.speaker == count.speaker && name.target == count.target) continue;
            renamed.push_back({table.rows[row].key, {count.speaker, count.target}, name});
        }
    }
    sort_renamed(renamed);
    return renamed;
}

void sort_renamed(std::vector<RenamedSource>& renamed) {
    const auto order = [](const RenamedSource& a, const RenamedSource& b) {
        return std::tie(a.key, a.written.speaker, a.written.target) <
               std::tie(b.key, b.written.speaker, b.written.target);
    };
    std::sort(renamed.begin(), renamed.end(), order);
    const auto same = [](const RenamedSource& a, const RenamedSource& b) {
        return a.key == b.key && a.written == b.written;
    };
    renamed.erase(std::unique(renamed.begin(), renamed.end(), same), renamed.end());
}

SourceName find_source_name(const Comparison& comparison, std::string_view key,
                            SourceName written) {
    const auto& renamed = comparison.renamed_sources;
    const auto found =
        std::partition_point(renamed.begin(), renamed.end(), [&](const RenamedSource& source) {
            const std::string_view source_key = source.key;
            return std::tie(source_key, source.written.speaker, source.written.target) <
                   std::tie(key, written.speaker, written.target);
        });
    const bool is_it = found != renamed.end() && found->key == key && found->written == written;
    return is_it ? found->name : written;
}

}  // namespace parallax
