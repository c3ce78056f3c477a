#include "engine/model/story_comparison.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace parallax {

StoryComparison::StoryComparison(const PhraseTexts& texts, const Candidates& candidates,
                                 std::span<const std::uint32_t> used, const EntryOptions& options)
    : texts_(texts),
      candidates_(candidates),
      used_(used),
      options_(options),
      stories_(texts.stories),
      told_(texts.classes.size()),
      expected_(texts) {
    cover_.looked_at = texts.stories != 0;
    cover_.classes.resize(texts.classes.size());
    for (std::uint32_t t = 0; t < texts.texts.size(); ++t) {
        if (!counts(t)) continue;
        ++cover_.classes[texts.texts[t].class_index].texts;
        words_ += candidates.words[t];
        if (texts.stories == 0) continue;
        Story& story = stories_[texts.texts[t].story];
        ++story.texts;
        story.words += candidates.words[t];
        const std::uint32_t class_index = texts.texts[t].class_index;
        auto part = std::find_if(story.parts.begin(), story.parts.end(),
                                 [&](const Part& one) { return one.class_index == class_index; });
        if (part == story.parts.end()) part = story.parts.insert(part, Part{class_index, 0, 0.0});
        ++part->texts;
        part->words += candidates.words[t];
    }
    for (std::uint32_t s = 0; s < stories_.size(); ++s) {
        if (stories_[s].parts.size() < 2) continue;
        ++cover_.stories;
        cover_.texts += stories_[s].texts;
        for (const Part& part : stories_[s].parts) {
            told_[part.class_index].push_back(s);
            cover_.classes[part.class_index].in_stories += part.texts;
        }
    }
    // Of fewer texts than an entry must stand in there none could pass.
    for (ClassCover& one : cover_.classes) {
        one.compared = one.in_stories > 0 && one.in_stories >= options.min_story_documents &&
                       static_cast<double>(one.in_stories) >=
                           options.least_cover * static_cast<double>(one.texts);
        cover_.compared = cover_.compared || one.compared;
    }
}

/// A copy has no words of its own.
bool StoryComparison::counts(std::uint32_t text) const {
    return used_[text] != 0 && candidates_.words[text] > 0.0;
}

const StoryComparison::Part* StoryComparison::part_of(const Story& story,
                                                      std::uint32_t class_index) const {
    const auto part = std::find_if(story.parts.begin(), story.parts.end(),
                                   [&](const Part& one) { return one.class_index == class_index; });
    return part == story.parts.end() ? nullptr : &*part;
}

StoryComparison::Matter StoryComparison::find_matter(const Candidate& phrase) {
    constexpr std::uint32_t fewest = 5;
    std::map<std::uint32_t, std::map<std::uint32_t, std::uint32_t>> holding;  // story, class: texts
    std::set<std::uint32_t> events;
    std::vector<std::uint32_t> drawn(texts_.classes.size(), 0);
    std::uint32_t texts_with_it = 0;
    for (const CandidateUse& use : phrase.uses) {
        if (!counts(use.text)) continue;
        const PhraseText& text = texts_.texts[use.text];
        ++holding[text.story][text.class_index];
        events.insert(text.event);
        ++drawn[text.class_index];
        ++texts_with_it;
    }
    if (texts_with_it >= fewest &&
        std::log(expected_.of(drawn)) > std::log(events.size()) + options_.largest_clumping)
        return Matter::few_events;
    std::uint32_t compared = 0;
    double shares = 0.0;
    for (const auto& [number, by_class] : holding) {
        const Story& story = stories_[number];
        std::uint32_t all = 0;
        for (const auto& [class_index, texts] : by_class) all += texts;
        for (const auto& [class_index, texts] : by_class) {
            const std::uint32_t others = story.texts - part_of(story, class_index)->texts;
            if (others == 0) continue;
            compared += texts;
            shares += static_cast<double>(texts) * (all - texts) / others;
        }
    }
    return compared >= fewest && shares > options_.largest_story_share * compared
               ? Matter::told_by_others
               : Matter::none;
}

bool StoryComparison::confirm(PhraseEvidence& entry, bool is_matter) const {
    std::map<std::uint32_t, std::pair<double, double>> uses;  // by story: the class's, the others'
    double all = 0.0;
    entry.story_documents = 0;
    for (const CandidateUse& use : candidates_.phrases[entry.candidate].uses) {
        if (!counts(use.text)) continue;
        const PhraseText& text = texts_.texts[use.text];
        const bool is_own = text.class_index == entry.class_index;
        auto& [own, others] = uses[text.story];
        (is_own ? own : others) += use.count;
        all += use.count;
        if (is_own && stories_[text.story].parts.size() > 1) ++entry.story_documents;
    }
    std::vector<PhraseCounts> strata;
    for (const std::uint32_t number : told_[entry.class_index]) {
        const Story& story = stories_[number];
        const double words = part_of(story, entry.class_index)->words;
        const auto found = uses.find(number);
        const auto [own, others] = found == uses.end() ? std::pair(0.0, 0.0) : found->second;
        const double prior_words = options_.prior_share * story.words;
        strata.push_back(
            {own, words, others, story.words - words, prior_words * all / words_, prior_words});
    }
    const LogOdds odds = log_odds_ratio(strata);
    entry.story_z = odds.value / odds.sd;
    const double bar = is_matter                                    ? options_.min_story_z_of_matter
                       : candidates_.phrases[entry.candidate].style ? options_.min_story_z_of_style
                                                                    : options_.min_story_z;
    return entry.story_documents >= options_.min_story_documents && *entry.story_z >= bar;
}

bool is_format(const PhraseTexts& texts, const Candidate& phrase, std::uint32_t class_index,
               std::span<const std::uint32_t> used, const EntryOptions& options) {
    std::uint32_t all = 0;
    std::uint32_t first = 0;
    std::map<std::tuple<bool, std::uint32_t, std::uint32_t>, std::uint32_t> frames;
    for (const CandidateUse& use : phrase.uses) {
        const PhraseText& text = texts.texts[use.text];
        if (used[use.text] == 0 || text.class_index != class_index) continue;
        ++all;
        const auto begin = text.words.begin();
        if (std::all_of(begin, begin + use.first,
                        [](const PhraseWordUse& one) { return one.stop != BreakKind::none; }))
            ++first;
        const auto word_at = [&](std::ptrdiff_t offset) -> const PhraseWordUse* {
            const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(use.first) + offset;
            if (at < 0 || at >= static_cast<std::ptrdiff_t>(text.words.size())) return nullptr;
            const PhraseWordUse& word = text.words[static_cast<std::size_t>(at)];
            return word.stop == BreakKind::none ? &word : nullptr;
        };
        const auto n = static_cast<std::ptrdiff_t>(phrase.words.size());
        // No candidate takes in function words at its ends; other words would make a longer one.
        for (const std::ptrdiff_t left : {std::ptrdiff_t{-2}, n}) {
            const PhraseWordUse* const a = word_at(left);
            const PhraseWordUse* const b = word_at(left + 1);
            if (a != nullptr && b != nullptr && texts.function_words[a->word] &&
                texts.function_words[b->word])
                ++frames[{left < 0, a->word, b->word}];
        }
    }
    std::uint32_t most = 0;
    for (const auto& [frame, texts_in_it] : frames) most = std::max(most, texts_in_it);
    return most > options.largest_frame_share * all || first > options.largest_first_share * all;
}

}  // namespace parallax
