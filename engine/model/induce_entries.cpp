#include "engine/model/induce_entries.hpp"

#include "engine/model/story_comparison.hpp"
#include "engine/numeric/dispersion.hpp"
#include "engine/numeric/multiple_testing.hpp"
#include "engine/numeric/resampling.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace parallax {
namespace {

/// Words looked at, or uses of one phrase: in all, by class, by topic, and by class and topic.
struct Totals {
    explicit Totals(const PhraseTexts& texts)
        : by_class(texts.classes.size()),
          by_topic(texts.topics.size()),
          by_class_and_topic(texts.classes.size() * texts.topics.size()) {}

    void clear() {
        all = 0.0;
        std::fill(by_class.begin(), by_class.end(), 0.0);
        std::fill(by_topic.begin(), by_topic.end(), 0.0);
        std::fill(by_class_and_topic.begin(), by_class_and_topic.end(), 0.0);
    }

    void add(const PhraseText& text, double count) {
        all += count;
        by_class[text.class_index] += count;
        by_topic[text.topic] += count;
        by_class_and_topic[text.class_index * by_topic.size() + text.topic] += count;
    }

    double all = 0.0;
    std::vector<double> by_class;
    std::vector<double> by_topic;
    std::vector<double> by_class_and_topic;  ///< class · topics + topic
};

class EntryFinder {
public:
    EntryFinder(const PhraseTexts& texts, const Candidates& candidates,
                std::span<const std::uint8_t> used, const EntryOptions& options)
        : texts_(texts),
          candidates_(candidates),
          used_(used.begin(), used.end()),
          options_(options),
          is_matter_(candidates.phrases.size(), false),
          stories_(texts, candidates, used_, options) {}

    FoundEntries find() {
        test_all();
        hold_false_discoveries();
        drop_thin();
        drop_unworded();
        drop_parts();
        count_selections();
        keep_best();
        return {std::move(entries_), left_out_, stories_.cover(), family_};
    }

private:
    void test_all() {
        const Totals totals = count_words(used_);
        Totals uses(texts_);
        std::vector<std::uint32_t> documents(texts_.classes.size());
        const std::vector<ClassCover>& covers = stories_.cover().classes;
        const std::vector<bool> enough = find_classes();
        for (std::uint32_t c = 0; c < candidates_.phrases.size(); ++c) {
            const Candidate& phrase = candidates_.phrases[c];
            const bool is_told = tells_stories(phrase);
            is_matter_[c] = is_told || phrase.topical;
            const bool is_shut = is_told && !phrase.listed;
            count_uses(phrase, used_, uses);
            std::fill(documents.begin(), documents.end(), 0U);
            std::uint32_t all_documents = 0;
            for (const CandidateUse& use : phrase.uses) {
                if (used_[use.text] == 0) continue;
                ++documents[texts_.texts[use.text].class_index];
                ++all_documents;
            }
            bool tested = false;
            for (std::uint32_t k = 0; k < documents.size(); ++k) {
                // Without stories to hold it against, what keeps to few topics is left out.
                if (!enough[k] || (covers[k].compared ? is_shut : phrase.topical)) continue;
                tested = true;
                const double share = totals.by_class[k] / totals.all;
                if (uses.all * std::log(share) > std::log(options_.largest_least_p)) continue;
                ++family_;
                if (documents[k] == 0) continue;
                PhraseEvidence entry;
                entry.candidate = c;
                entry.class_index = k;
                entry.count = static_cast<std::uint64_t>(uses.by_class[k]);
                entry.others = static_cast<std::uint64_t>(uses.all - uses.by_class[k]);
                entry.documents = documents[k];
                entry.other_documents = all_documents - documents[k];
                weigh(entry, uses, totals);
                entries_.push_back(entry);
            }
            if (phrase.topical && !is_shut && !tested) ++left_out_.topical;
        }
    }

    /// By class: whether it has texts enough for entries.
    [[nodiscard]] std::vector<bool> find_classes() const {
        std::vector<std::uint32_t> texts(texts_.classes.size(), 0);
        for (std::size_t t = 0; t < used_.size(); ++t)
            texts[texts_.texts[t].class_index] += used_[t];
        std::vector<bool> enough;
        for (const std::uint32_t count : texts) enough.push_back(count >= options_.min_class_texts);
        return enough;
    }

    /// Then it is no wording of a class that can be compared within stories, unless it is listed
    /// and that class chooses it there all the same.
    bool tells_stories(const Candidate& phrase) {
        if (!stories_.cover().compared) return false;
        const StoryComparison::Matter matter = stories_.find_matter(phrase);
        if (matter == StoryComparison::Matter::none) return false;
        if (!phrase.listed) {
            ++(matter == StoryComparison::Matter::few_events ? left_out_.few_events
                                                             : left_out_.told_by_others);
        }
        return true;
    }

    [[nodiscard]] Totals count_words(const std::vector<std::uint32_t>& times) const {
        Totals totals(texts_);
        for (std::size_t t = 0; t < texts_.texts.size(); ++t) {
            const double words = candidates_.words[t] * times[t];
            if (words != 0.0) totals.add(texts_.texts[t], words);
        }
        return totals;
    }

    void count_uses(const Candidate& phrase, const std::vector<std::uint32_t>& times,
                    Totals& uses) const {
        uses.clear();
        for (const CandidateUse& use : phrase.uses)
            uses.add(texts_.texts[use.text], static_cast<double>(use.count) * times[use.text]);
    }

    /// Topic by topic, so that what a class writes about does not pass for how it writes.
    void weigh(PhraseEvidence& entry, const Totals& uses, const Totals& totals) {
        const std::size_t topics = texts_.topics.size();
        const std::size_t first = entry.class_index * topics;
        strata_.clear();
        for (std::size_t t = 0; t < topics; ++t) {
            const double words = totals.by_class_and_topic[first + t];
            const double uses_here = uses.by_class_and_topic[first + t];
            if (totals.by_topic[t] <= 0.0) continue;
            const double prior_words = options_.prior_share * totals.by_topic[t];
            strata_.push_back({uses_here, words, uses.by_topic[t] - uses_here,
                               totals.by_topic[t] - words, prior_words * uses.all / totals.all,
                               prior_words});
        }
        const LogOdds odds = log_odds_ratio(strata_);
        entry.log_odds = odds.value;
        entry.log_odds_sd = odds.sd;
        entry.z = odds.value / odds.sd;
    }

    /// Phrases a class never uses belong to the family too; their p values are 1, which only makes
    /// the family larger.
    void hold_false_discoveries() {
        std::vector<double> p;
        for (const PhraseEvidence& entry : entries_) p.push_back(normal_p_value(entry.z));
        const std::vector<double> q = adjust_benjamini_hochberg(p);
        const auto family = static_cast<double>(family_);
        const double larger =
            entries_.empty() ? 1.0 : family / static_cast<double>(entries_.size());
        for (std::size_t i = 0; i < entries_.size(); ++i)
            entries_[i].q = std::min(1.0, q[i] * larger);
        const auto rejected =
            std::count_if(entries_.begin(), entries_.end(),
                          [&](const PhraseEvidence& entry) { return entry.q <= options_.q; });
        greatest_p_ = family > 0.0 ? options_.q * static_cast<double>(rejected) / family : 0.0;
        std::erase_if(entries_, [&](const PhraseEvidence& entry) {
            return entry.z <= 0.0 || entry.q > options_.q;
        });
    }

    /// One article never makes an entry.
    void drop_thin() {
        std::vector<std::vector<double>> sizes(texts_.classes.size());
        std::vector<std::uint32_t> place(texts_.texts.size());
        for (std::size_t t = 0; t < texts_.texts.size(); ++t) {
            if (used_[t] == 0 || candidates_.words[t] == 0.0) continue;
            std::vector<double>& of_class = sizes[texts_.texts[t].class_index];
            place[t] = static_cast<std::uint32_t>(of_class.size());
            of_class.push_back(candidates_.words[t]);
        }
        std::vector<double> counts;
        std::erase_if(entries_, [&](PhraseEvidence& entry) {
            if (entry.documents < options_.min_documents) return true;
            counts.assign(sizes[entry.class_index].size(), 0.0);
            std::set<std::uint32_t> events;
            double most = 0.0;
            for (const CandidateUse& use : candidates_.phrases[entry.candidate].uses) {
                const PhraseText& text = texts_.texts[use.text];
                if (used_[use.text] == 0 || text.class_index != entry.class_index) continue;
                events.insert(text.event);
                counts[place[use.text]] = use.count;
                most = std::max(most, static_cast<double>(use.count));
            }
            entry.events = static_cast<std::uint32_t>(events.size());
            entry.dispersion = deviation_of_proportions(counts, sizes[entry.class_index]);
            return entry.events < options_.min_events ||
                   most > options_.largest_text_share * static_cast<double>(entry.count);
        });
    }

    /// What differs because the stories do, or because a series always says it, is no wording.
    void drop_unworded() {
        std::erase_if(entries_, [&](PhraseEvidence& entry) {
            if (is_format(texts_, candidates_.phrases[entry.candidate], entry.class_index, used_,
                          options_)) {
                ++left_out_.formats;
                return true;
            }
            if (!stories_.cover().classes[entry.class_index].compared ||
                stories_.confirm(entry, is_matter_[entry.candidate]))
                return false;
            ++left_out_.not_in_stories;
            return true;
        });
    }

    /// Of "pause in fighting" and "fighting" the longer one tells more, if the shorter one seldom
    /// stands without it.
    void drop_parts() {
        constexpr double mostly = 0.7;
        std::map<std::pair<std::uint32_t, std::vector<std::uint32_t>>, std::uint64_t> longest;
        for (const PhraseEvidence& entry : entries_) {
            const std::vector<std::uint32_t>& words = candidates_.phrases[entry.candidate].words;
            for (std::size_t length = 1; length < words.size(); ++length) {
                for (std::size_t from = 0; from + length <= words.size(); ++from) {
                    const auto begin = words.begin() + static_cast<std::ptrdiff_t>(from);
                    std::uint64_t& most = longest[{
                        entry.class_index, {begin, begin + static_cast<std::ptrdiff_t>(length)}}];
                    most = std::max(most, entry.count);
                }
            }
        }
        std::erase_if(entries_, [&](const PhraseEvidence& entry) {
            const auto found =
                longest.find({entry.class_index, candidates_.phrases[entry.candidate].words});
            return found != longest.end() &&
                   static_cast<double>(found->second) >= mostly * static_cast<double>(entry.count);
        });
    }

    /// Draws events with all their texts, and asks which entries would have passed.
    void count_selections() {
        if (options_.samples == 0 || entries_.empty()) return;
        std::vector<std::uint32_t> group;
        for (const PhraseText& text : texts_.texts) group.push_back(text.event);
        std::vector<std::uint32_t> passed(entries_.size(), 0);
        resample_groups(group, texts_.events, options_.samples, options_.seed,
                        [&](const std::vector<std::uint32_t>& times) {
                            std::vector<std::uint32_t> drawn(times);
                            for (std::size_t t = 0; t < drawn.size(); ++t) drawn[t] *= used_[t];
                            const Totals totals = count_words(drawn);
                            Totals uses(texts_);
                            for (std::size_t i = 0; i < entries_.size(); ++i) {
                                PhraseEvidence entry = entries_[i];
                                count_uses(candidates_.phrases[entry.candidate], drawn, uses);
                                if (uses.by_class[entry.class_index] == 0.0) continue;
                                weigh(entry, uses, totals);
                                if (entry.z > 0.0 && normal_p_value(entry.z) <= greatest_p_)
                                    ++passed[i];
                            }
                        });
        for (std::size_t i = 0; i < entries_.size(); ++i)
            entries_[i].selected = static_cast<double>(passed[i]) / options_.samples;
        std::erase_if(entries_, [&](const PhraseEvidence& entry) {
            return entry.selected < options_.min_selected;
        });
    }

    void keep_best() {
        std::sort(entries_.begin(), entries_.end(),
                  [](const PhraseEvidence& a, const PhraseEvidence& b) {
                      return std::tuple(a.class_index, -a.z, a.candidate) <
                             std::tuple(b.class_index, -b.z, b.candidate);
                  });
        std::vector<std::uint32_t> kept(texts_.classes.size(), 0);
        std::erase_if(entries_, [&](const PhraseEvidence& entry) {
            return ++kept[entry.class_index] > options_.most_per_class;
        });
    }

    const PhraseTexts& texts_;
    const Candidates& candidates_;
    std::vector<std::uint32_t> used_;
    const EntryOptions& options_;
    std::vector<PhraseEvidence> entries_;
    std::uint64_t family_ = 0;          ///< tests, also of phrases that a class never uses
    std::vector<bool> is_matter_;       ///< by candidate: seems to tell what texts are about
    double greatest_p_ = 0.0;           ///< that passed among all tests: the bar for every sample
    std::vector<PhraseCounts> strata_;  ///< kept for its memory
    StoryComparison stories_;
    LeftOutEntries left_out_;
};

}  // namespace

LogOdds log_odds_ratio(std::span<const PhraseCounts> strata) {
    double r = 0.0;
    double s = 0.0;
    double pr = 0.0;
    double ps_qr = 0.0;
    double qs = 0.0;
    for (const PhraseCounts& one : strata) {
        const double a = one.uses_a + one.prior;
        const double b = one.uses_b + one.prior;
        const double not_a = one.words_a + one.prior_words - a;
        const double not_b = one.words_b + one.prior_words - b;
        const double all = a + b + not_a + not_b;
        const double r_here = a * not_b / all;
        const double s_here = b * not_a / all;
        const double p = (a + not_b) / all;
        const double q = (b + not_a) / all;
        r += r_here;
        s += s_here;
        pr += p * r_here;
        ps_qr += p * s_here + q * r_here;
        qs += q * s_here;
    }
    return {std::log(r / s), std::sqrt(0.5 * (pr / (r * r) + ps_qr / (r * s) + qs / (s * s)))};
}

FoundEntries find_entries(const PhraseTexts& texts, const Candidates& candidates,
                          std::span<const std::uint8_t> used, const EntryOptions& options) {
    return EntryFinder(texts, candidates, used, options).find();
}

}  // namespace parallax
