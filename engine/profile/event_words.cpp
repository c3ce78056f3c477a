#include "engine/profile/event_words.hpp"

#include "engine/profile/calendar_date.hpp"
#include "engine/text/text_lists.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace parallax {
namespace {

/// Counts the words of one document.
class WordCounter {
public:
    WordCounter(const Lexicon& lexicon, const TextRules& rules, const Vocabulary& vocabulary)
        : lexicon_(lexicon), rules_(rules), vocabulary_(vocabulary) {}

    /// Words up to the `most`-th, each counting `weight` times. In a title capitals tell nothing.
    void add(const ParsedText& parsed, const Matches& matches, std::uint32_t most,
             std::uint32_t weight, bool capitals_tell) {
        std::uint32_t read = 0;
        std::uint32_t end = 0;
        for (const Sentence& sentence : parsed.sentences) {
            if (sentence.section == Section::furniture) continue;
            bool is_first = true;
            for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
                if (!parsed.tokens[at].is_word()) continue;
                if (read == most) break;
                ++read;
                end = at + 1;
                add_word(vocabulary_.word(parsed.tokens[at].word), weight,
                         capitals_tell && !std::exchange(is_first, false));
            }
        }
        for (const MentionMatch& mention : matches.mentions) {
            if (mention.tokens.end <= end && mention.kind != MentionKind::generic) {
                EventWord& name = at("@" + lexicon_.target(mention.target).id);
                name.weight += weight;
                name.as_name += 1;
            }
        }
    }

    [[nodiscard]] std::vector<EventWord> take() {
        std::vector<EventWord> words;
        for (auto& [word, counts] : words_) words.push_back(std::move(counts));
        return words;
    }

private:
    void add_word(const Word& word, std::uint32_t weight, bool is_telling) {
        const auto& function_words = rules_.lists().function_words;
        const auto function = function_words.find(word.normalised);
        if (function != function_words.end() && function->second.is_own) return;
        EventWord& counts = at(std::string(word.normalised));
        counts.weight += weight;
        if (!is_telling) return;
        const bool is_name = word.shape.capitalised || !word.shape.has_letter;
        ++(is_name ? counts.as_name : counts.as_word);
    }

    EventWord& at(const std::string& word) {
        EventWord& counts = words_[word];
        if (counts.weight == 0) counts.word = word;
        return counts;
    }

    const Lexicon& lexicon_;
    const TextRules& rules_;
    const Vocabulary& vocabulary_;
    std::map<std::string, EventWord> words_;
};

}  // namespace

std::vector<EventWord> list_event_words(const ParsedText& title, const Matches& title_matches,
                                        const ParsedText& text, const Matches& text_matches,
                                        const Lexicon& lexicon, const TextRules& rules,
                                        const Vocabulary& vocabulary) {
    WordCounter counter(lexicon, rules, vocabulary);
    counter.add(title, title_matches, lead_words, title_weight, false);
    counter.add(text, text_matches, lead_words, 1, true);
    return counter.take();
}

std::optional<int> day_number(std::string_view date) {
    const auto day = read_day(date);
    if (!day) return std::nullopt;
    return static_cast<int>(day->time_since_epoch().count());
}

}  // namespace parallax
