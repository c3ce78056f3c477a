#include "engine/profile/count_sources.hpp"

#include "engine/core/ascii_case.hpp"
#include "engine/profile/written_words.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

std::uint32_t count_passage_words(const ParsedText& parsed, const Passage& passage) {
    const Sentence& sentence = parsed.sentences[sentence_of(parsed, passage.tokens.begin)];
    if (sentence.section == Section::furniture) return 0;
    std::uint32_t words = 0;
    for (std::uint32_t at = passage.tokens.begin; at < passage.tokens.end; ++at) {
        words += parsed.tokens[at].is_word() ? 1 : 0;
    }
    return words;
}

std::vector<Statement> read_passages(const AnalysedDocument& analysed) {
    std::vector<Statement> all;
    for (const Field field : all_fields) {
        std::set<std::uint32_t> used_cues;  // by first byte
        const std::string_view bytes = analysed.bytes(field);
        const std::vector<Passage>& passages = analysed.annotation(field).passages;
        for (std::size_t index = 0; index < passages.size(); ++index) {
            const Passage& passage = passages[index];
            if (passage.voice == Voice::scare) continue;
            const std::uint32_t words = count_passage_words(analysed.parsed(field), passage);
            if (words == 0) continue;
            Statement& said = all.emplace_back();
            said.field = field;
            said.passage = index;
            if (passage.speaker_name)
                said.speaker = tidy_words(slice(bytes, *passage.speaker_name));
            said.target = passage.speaker_target;
            said.voice = passage.voice;
            said.endorsement = passage.endorsement;
            if (passage.cue) {
                const Span counted = passage.plain_cue.value_or(*passage.cue);
                said.cue = lower_ascii_letters(tidy_words(slice(bytes, counted)));
                said.goes_on = !used_cues.insert(passage.cue->begin).second;
            }
            said.words = words;
        }
    }
    return all;
}

/// The only other name that ends in this one's words, or the name itself.
const std::string& find_longer(const std::string& name, const std::set<std::string>& names) {
    const std::string* longer = &name;
    for (const std::string& other : names) {
        const bool ends_so = other.size() > name.size() + 1 && other.ends_with(name) &&
                             other[other.size() - name.size() - 1] == ' ';
        if (!ends_so) continue;
        if (longer != &name && !other.ends_with(*longer) && !longer->ends_with(other)) return name;
        if (other.size() > longer->size()) longer = &other;
    }
    return *longer;
}

bool begins_with_capital(const std::string& name) {
    return !name.empty() && !(name.front() >= 'a' && name.front() <= 'z');
}

void merge_names(std::vector<Statement>& all) {
    std::set<std::string> names;
    for (const Statement& said : all) {
        if (begins_with_capital(said.speaker)) names.insert(said.speaker);
    }
    for (Statement& said : all) {
        if (begins_with_capital(said.speaker)) said.speaker = find_longer(said.speaker, names);
    }
}

/// "Netanyahu said" tells no more than "the Israeli prime minister, Benjamin Netanyahu" before it.
void share_targets(std::vector<Statement>& all) {
    std::map<std::string, std::map<TargetId, std::uint32_t>> words;
    for (const Statement& said : all) {
        if (said.target) words[said.speaker][*said.target] += said.words;
    }
    for (Statement& said : all) {
        const auto found = words.find(said.speaker);
        if (said.speaker.empty() || found == words.end()) continue;
        said.target =
            std::max_element(found->second.begin(), found->second.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; })
                ->first;
    }
}

}  // namespace

std::vector<Statement> list_statements(const AnalysedDocument& analysed) {
    std::vector<Statement> all = read_passages(analysed);
    merge_names(all);
    share_targets(all);
    return all;
}

std::vector<SourceCount> count_sources(const AnalysedDocument& analysed) {
    using Key = std::tuple<std::string, std::optional<TargetId>, Voice, Endorsement, std::string>;
    std::map<Key, std::pair<std::uint32_t, std::uint32_t>> counts;
    for (Statement& said : list_statements(analysed)) {
        auto& [passages, words] = counts[{std::move(said.speaker), said.target, said.voice,
                                          said.endorsement, std::move(said.cue)}];
        passages += said.goes_on ? 0 : 1;
        words += said.words;
    }
    std::vector<SourceCount> sources;
    for (const auto& [key, count] : counts) {
        const auto& [speaker, target, voice, endorsement, cue] = key;
        sources.push_back({speaker, target, voice, endorsement, cue, count.first, count.second});
    }
    return sources;
}

}  // namespace parallax
