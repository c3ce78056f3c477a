#include "engine/model/induce.hpp"

#include "engine/model/expected_events.hpp"
#include "engine/model/induced_lexicon.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace parallax;

namespace {

/// A text of one sentence of a class: words by spaces, "|" a break, capitals as written; "+" before
/// a word of the lexicons, "*" before one of a style lexicon.
struct Written {
    std::string text;
    std::uint32_t class_index = 0;
    std::uint32_t event = 0;
    std::uint32_t topic = 0;
};

PhraseTexts make_texts(const std::vector<Written>& written, std::uint32_t classes) {
    const std::set<std::string> function_words{"the", "of", "in", "a", "an", "and", "to"};
    const auto plain = [](const std::string& word) {
        return word.substr(word.find_first_not_of("+*"));
    };
    const auto lower = [&](const std::string& marked) {
        std::string word = plain(marked);
        for (char& c : word) {
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        }
        return word;
    };
    std::map<std::string, std::uint32_t> numbers;
    for (const Written& one : written) {
        std::istringstream words(one.text);
        for (std::string word; words >> word;) {
            if (word != "|") numbers.emplace(lower(word), 0);
        }
    }
    PhraseTexts texts;
    std::uint32_t topics = 1;
    for (auto& [word, number] : numbers) {
        number = static_cast<std::uint32_t>(texts.words.size());
        texts.words.push_back(word);
        texts.function_words.push_back(function_words.contains(word));
    }
    for (std::uint32_t c = 0; c < classes; ++c)
        texts.classes.push_back("outlet" + std::to_string(c));
    for (std::size_t i = 0; i < written.size(); ++i) {
        PhraseText text;
        text.key = std::to_string(100000 + i);
        text.id = "d" + std::to_string(i);
        text.class_index = written[i].class_index;
        text.event = written[i].event;
        text.topic = written[i].topic;
        text.scored_sentences = 1;
        text.sentences.push_back(0);
        topics = std::max(topics, text.topic + 1);
        texts.events = std::max(texts.events, text.event + 1);
        std::istringstream words(written[i].text);
        bool initial = true;
        std::uint32_t at = 0;
        for (std::string word; words >> word; ++at) {
            PhraseWordUse use;
            if (word == "|") {
                use.stop = BreakKind::colon;
            } else {
                use.word = numbers.at(lower(word));
                text.about.push_back(use.word);
                use.capitalised = plain(word) != lower(word);
                use.style = word[0] == '*';
                use.listed = use.style || word[0] == '+';
                use.initial = initial;
                use.place.span = {at * 10, at * 10 + 9};
            }
            initial = word == "|";
            text.words.push_back(use);
        }
        texts.texts.push_back(std::move(text));
    }
    for (std::uint32_t t = 0; t < topics; ++t) texts.topics.push_back(std::to_string(t));
    return texts;
}

bool has(const PhraseTexts& texts, const Candidates& candidates, const std::string& phrase) {
    return std::any_of(candidates.phrases.begin(), candidates.phrases.end(),
                       [&](const Candidate& one) { return write_phrase(texts, one) == phrase; });
}

/// Two outlets write about the same events: one says "armed gang", the other "armed group".
std::vector<Written> two_wordings() {
    std::vector<Written> out;
    const std::vector<std::string> fillers{"river",   "school",  "market", "bridge",
                                           "harbour", "station", "garden", "tower"};
    for (std::uint32_t i = 0; i < 80; ++i) {
        const std::string a = fillers[i % fillers.size()];
        const std::string b = fillers[(i * 3 + 1) % fillers.size()];
        out.push_back(
            {"the armed gang took the " + a + " and the " + b + " in day" + std::to_string(i), 0,
             i / 4, i % 2});
        out.push_back(
            {"an armed group holds a " + b + " and a " + a + " of day" + std::to_string(i), 1,
             i / 4, i % 2});
    }
    return out;
}

CandidateOptions few_topics() {
    CandidateOptions options;
    options.largest_topic_share = 0.9;
    return options;
}

}  // namespace

TEST_CASE("log-odds of one topic are Monroe's") {
    const double prior = 2.0;
    const double prior_words = 1000.0;
    const std::vector<PhraseCounts> one{{30, 5000, 20, 9000, prior, prior_words}};
    const LogOdds odds = log_odds_ratio(one);
    CHECK(odds.value ==
          Approx(std::log(32.0 / (6000.0 - 32.0)) - std::log(22.0 / (10000.0 - 22.0))));
    CHECK(odds.sd == Approx(std::sqrt(1 / 32.0 + 1 / 22.0 + 1 / 5968.0 + 1 / 9978.0)));
    // Writing more about a topic is no wording: the rates on each topic are the same.
    const std::vector<PhraseCounts> two{{90, 9000, 10, 1000, 0.1, 10}, {1, 1000, 9, 9000, 0.1, 10}};
    CHECK(std::abs(log_odds_ratio(two).value) < 0.05);
}

TEST_CASE("what is no candidate") {
    std::vector<Written> written;
    for (std::uint32_t i = 0; i < 12; ++i) {
        const std::string n = std::to_string(i);
        written.push_back(
            {"Analysis | the quick raid of Harrow Ridge began item" + n, i % 2, i, 0});
        written.push_back({"a quick raid of the Harrow Ridge ended thing" + n, i % 2, i, 0});
        written.push_back({"read all of our stories here", i % 2, i, 0});
    }
    const PhraseTexts texts = make_texts(written, 2);
    const Candidates candidates = find_candidates(texts, few_topics());
    CHECK(has(texts, candidates, "quick raid"));
    CHECK_FALSE(has(texts, candidates, "raid of"));       // ends with a function word
    CHECK_FALSE(has(texts, candidates, "harrow ridge"));  // a name
    CHECK_FALSE(has(texts, candidates, "harrow"));
    CHECK_FALSE(has(texts, candidates, "analysis"));  // a kicker
    CHECK_FALSE(has(texts, candidates, "stories"));   // printed again and again
    CHECK_FALSE(has(texts, candidates, "quick"));     // always in "quick raid"
    CHECK(candidates.left_out.repeated_sentences == 12);
}

TEST_CASE("a phrase that keeps to one topic is no wording") {
    std::vector<Written> written = two_wordings();
    for (std::uint32_t i = 0; i < 20; ++i)
        written.push_back({"oil prices rise on word" + std::to_string(i), 0, i, 2});
    const PhraseTexts texts = make_texts(written, 2);
    const Candidates candidates = find_candidates(texts, few_topics());
    CHECK(has(texts, candidates, "armed gang took"));
    CHECK_FALSE(has(texts, candidates, "oil prices rise"));
    CHECK(candidates.left_out.topical > 0);
}

TEST_CASE("wording is found, weighed, and tells held-out texts apart") {
    PhraseTexts texts = make_texts(two_wordings(), 2);
    InduceOptions options;
    options.candidates = few_topics();
    options.entries.samples = 30;
    const Induction induction = induce(texts, options);
    std::map<std::string, std::uint32_t> found;
    for (const PhraseEvidence& entry : induction.entries) {
        found[write_phrase(texts, induction.candidates.phrases[entry.candidate])] =
            entry.class_index;
        CHECK(entry.q <= options.entries.q);
        CHECK(entry.documents >= options.entries.min_documents);
        CHECK(entry.selected >= options.entries.min_selected);
    }
    REQUIRE(found.contains("armed gang took"));
    CHECK(found["armed gang took"] == 0);
    REQUIRE(found.contains("armed group holds"));
    CHECK(found["armed group holds"] == 1);
    CHECK_FALSE(found.contains("river"));
    for (const double affinity : induction.model.affinities) CHECK(affinity > 0.0);
    REQUIRE(induction.attributions.size() == 3);
    for (const HeldOutAttribution& one : induction.attributions) {
        CHECK(one.texts == texts.texts.size());
        CHECK(one.right > one.right_commonest);
        CHECK(one.log_loss < one.log_loss_shares);
    }
    CHECK(induction.cross_fitted.texts.size() == texts.texts.size());
}

TEST_CASE("classes that word things alike get no entries") {
    std::vector<Written> written = two_wordings();
    for (std::size_t i = 0; i < written.size(); ++i) written[i].class_index = (i / 2) % 2;
    PhraseTexts texts = make_texts(written, 2);
    InduceOptions options;
    options.candidates = few_topics();
    options.entries.samples = 20;
    CHECK(induce(texts, options).entries.empty());
}

TEST_CASE("one text, and one event, never make an entry") {
    std::vector<Written> written = two_wordings();
    for (std::uint32_t i = 0; i < 8; ++i)
        written.push_back({"grim harvest came to village" + std::to_string(i), 0, 3, i % 2});
    written.push_back(
        {"dire straits dire straits dire straits dire straits dire straits dire straits", 1, 2, 0});
    const PhraseTexts texts = make_texts(written, 2);
    const Candidates candidates = find_candidates(texts, few_topics());
    const std::vector<std::uint8_t> all(texts.texts.size(), 1);
    for (const PhraseEvidence& entry : find_entries(texts, candidates, all, {}).entries) {
        const std::string phrase = write_phrase(texts, candidates.phrases[entry.candidate]);
        CHECK(phrase.find("harvest") == std::string::npos);
        CHECK(phrase.find("dire") == std::string::npos);
    }
}

TEST_CASE("what tells a story, and what a series always says, is no wording") {
    // Both outlets tell each day's story. One says "grim", the other "sad"; both say what broke;
    // one has a series of its own, and covers fairs that the other leaves out. A third outlet tells
    // of events that nobody else does.
    std::vector<Written> written;
    const std::vector<std::string> broken{"dam", "pier", "mast", "weir", "crane", "lock"};
    for (std::uint32_t i = 0; i < 90; ++i) {
        const std::string day = std::to_string(i);
        const std::string thing = broken[i / 15];
        written.push_back(
            {"the grim hours of village" + day + " and the " + thing + " broke", 0, i, 0});
        written.push_back({"a sad scene in village" + day + " and a " + thing + " broke", 1, i, 0});
        if (i % 3 == 0) written.push_back({"a fine tide of the week in coast" + day, 0, i, 0});
        if (i % 2 == 0) written.push_back({"a splendid fair ends in hamlet" + day, 0, i, 0});
        if (i % 2 == 0)
            written.push_back({"choirs sing a gallant hymn to valley" + day, 2, 100 + i, 0});
    }
    PhraseTexts texts = make_texts(written, 3);
    derive_stories(texts);
    const Candidates candidates = find_candidates(texts, few_topics());
    const std::vector<std::uint8_t> all(texts.texts.size(), 1);
    EntryOptions options;
    options.samples = 0;
    const FoundEntries found = find_entries(texts, candidates, all, options);
    CHECK(found.stories.compared);
    CHECK(found.stories.stories == 90);
    CHECK(found.stories.looked_at);
    // An outlet with too few texts in such stories is judged by topic alone, whatever the others.
    REQUIRE(found.stories.classes.size() == 3);
    CHECK(found.stories.classes[0].compared);
    CHECK(found.stories.classes[1].compared);
    CHECK_FALSE(found.stories.classes[2].compared);
    CHECK(found.stories.classes[2].in_stories == 0);
    CHECK(found.stories.classes[2].texts == 45);
    std::set<std::string> entries;
    for (const PhraseEvidence& entry : found.entries) {
        entries.insert(write_phrase(texts, candidates.phrases[entry.candidate]));
        if (entry.class_index == 2) {
            CHECK_FALSE(entry.story_z);
            continue;
        }
        REQUIRE(entry.story_z);
        CHECK(*entry.story_z >= options.min_story_z);
        CHECK(entry.story_documents >= options.min_story_documents);
    }
    const auto is_entry = [&](const std::string& word) {
        return std::any_of(entries.begin(), entries.end(), [&](const std::string& entry) {
            return entry.find(word) != std::string::npos;
        });
    };
    CHECK(is_entry("grim"));
    CHECK(is_entry("sad"));
    CHECK(is_entry("gallant"));
    CHECK_FALSE(is_entry("splendid"));  // nobody else tells of fairs
    CHECK_FALSE(is_entry("tide"));      // a series: always "of the", and nobody else has it
    CHECK_FALSE(is_entry("dam"));
    CHECK(found.left_out.not_in_stories > 0);
    CHECK(found.left_out.told_by_others > 0);

    // Without stories that both tell there is nothing to hold them against.
    for (std::uint32_t t = 0; t < texts.texts.size(); ++t) texts.texts[t].story = t;
    texts.stories = static_cast<std::uint32_t>(texts.texts.size());
    const FoundEntries alone = find_entries(texts, candidates, all, options);
    CHECK_FALSE(alone.stories.compared);
    CHECK(alone.left_out.told_by_others + alone.left_out.few_events == 0);
    CHECK(std::any_of(alone.entries.begin(), alone.entries.end(), [&](const PhraseEvidence& entry) {
        return write_phrase(texts, candidates.phrases[entry.candidate]).find("splendid") !=
               std::string::npos;
    }));
}

TEST_CASE("events are expected of each class by its own") {
    // One outlet tells each event in one text, another five events in twenty texts each, a third
    // and a fourth the same four events.
    std::vector<Written> written;
    for (std::uint32_t i = 0; i < 100; ++i) {
        written.push_back({"one", 0, i, 0});
        written.push_back({"two", 1, 100 + i % 5, 0});
        written.push_back({"three", 2, 105 + i % 4, 0});
        written.push_back({"four", 3, 105 + i % 4, 0});
    }
    const PhraseTexts texts = make_texts(written, 4);
    ExpectedEvents expected(texts);
    const auto of = [&](std::vector<std::uint32_t> drawn) { return expected.of(drawn); };
    CHECK(of({10, 0, 0, 0}) == Approx(100.0 * (1.0 - std::pow(0.99, 10))));
    CHECK(of({0, 10, 0, 0}) == Approx(5.0 * (1.0 - std::pow(0.8, 10))));
    CHECK(of({10, 10, 0, 0}) == Approx(of({10, 0, 0, 0}) + of({0, 10, 0, 0})));
    // What two outlets tell is one event.
    CHECK(of({0, 0, 3, 2}) == Approx(4.0 * (1.0 - std::pow(0.75, 5))));
    CHECK(of({0, 0, 0, 0}) == 0.0);
    const PhraseTexts alone = make_texts({{"one", 0, 0, 0}, {"two", 0, 0, 0}}, 1);
    ExpectedEvents of_one(alone);
    CHECK(of_one.of(std::vector<std::uint32_t>{2}) == Approx(1.0));
}

TEST_CASE("an outlet with an event for each text makes nobody else's wording look like matter") {
    // Two outlets tell the stories of five days, one of them saying "grim" on each; a third has
    // hundreds of events of its own, among which so many texts would hardly meet twice.
    std::vector<Written> written;
    for (std::uint32_t i = 0; i < 60; ++i) {
        const std::string day = std::to_string(i % 5);
        const std::string item = std::to_string(i);
        written.push_back({"the grim hours of village" + day + " in item" + item, 0, i % 5, 0});
        written.push_back({"a sad scene of village" + day + " in thing" + item, 1, i % 5, 0});
    }
    for (std::uint32_t i = 0; i < 600; ++i)
        written.push_back({"choirs sing to valley" + std::to_string(i), 2, 10 + i, 0});
    PhraseTexts texts = make_texts(written, 3);
    derive_stories(texts);
    const Candidates candidates = find_candidates(texts, few_topics());
    const std::vector<std::uint8_t> all(texts.texts.size(), 1);
    EntryOptions options;
    options.samples = 0;
    const FoundEntries found = find_entries(texts, candidates, all, options);
    CHECK(std::any_of(found.entries.begin(), found.entries.end(), [&](const PhraseEvidence& entry) {
        return write_phrase(texts, candidates.phrases[entry.candidate]).find("grim") !=
               std::string::npos;
    }));
}

TEST_CASE("what a lexicon lists is known to be chosen") {
    // Both outlets tell each day's story; of the truce both tell, one of them more often.
    const auto write = [](const std::string& mark) {
        const std::vector<std::string> frames{" and the ", " to a ", " in an "};
        std::vector<Written> written;
        for (std::uint32_t i = 0; i < 90; ++i) {
            const std::string village = "village" + std::to_string(i);
            const std::string truce = frames[i / 3 % 3] + mark + "truce came";
            written.push_back({"the " + mark + "grim hours of " + village + truce, 0, i, 0});
            written.push_back(
                {"a sad scene in " + village + (i % 3 == 0 ? truce : " and night came"), 1, i, 0});
        }
        return written;
    };
    struct Case {
        const char* name;
        const char* mark;
        double plain, style, matter;
        bool grim, truce;
    };
    constexpr double never = 1e6;
    const std::vector<Case> cases{
        {"not listed: what others of the story say too is its matter", "", 1.0, 1.0, 1.0, true,
         false},
        {"listed: a choice, if it is chosen within stories", "+", 1.0, 1.0, 1.0, true, true},
        {"what seems to be matter must pass a bar of its own", "+", 1.0, 1.0, never, true, false},
        {"a listed term that is none of style has no other bar", "+", never, 1.0, never, false,
         false},
        {"a term of style has a bar of its own", "*", never, 1.0, never, true, false},
    };
    for (const Case& c : cases) {
        INFO(c.name);
        PhraseTexts texts = make_texts(write(c.mark), 2);
        derive_stories(texts);
        const Candidates candidates = find_candidates(texts, few_topics());
        const std::vector<std::uint8_t> all(texts.texts.size(), 1);
        EntryOptions options;
        options.samples = 0;
        options.min_story_z = c.plain;
        options.min_story_z_of_style = c.style;
        options.min_story_z_of_matter = c.matter;
        std::set<std::string> found;
        for (const PhraseEvidence& entry : find_entries(texts, candidates, all, options).entries) {
            if (entry.class_index == 0)
                found.insert(write_phrase(texts, candidates.phrases[entry.candidate]));
        }
        CHECK(found.contains("grim hours") == c.grim);
        CHECK(std::any_of(found.begin(), found.end(), [](const std::string& phrase) {
                  return phrase.find("truce") != std::string::npos;
              }) == c.truce);
    }
}

TEST_CASE(
    "a test that could tell nothing makes the family no larger, and a small class keeps its own") {
    // A small outlet uses none of the others' words.
    std::vector<Written> written = two_wordings();
    const std::vector<std::string> places{"near", "by", "at", "behind"};
    for (std::uint32_t i = 0; i < 24; ++i)
        written.push_back({"pond" + std::to_string(i) + " saw botched giveaway " + places[i % 4] +
                               " reed" + std::to_string(i),
                           2, i, i % 2});
    const PhraseTexts texts = make_texts(written, 3);
    const Candidates candidates = find_candidates(texts, few_topics());
    const std::vector<std::uint8_t> all(texts.texts.size(), 1);
    EntryOptions options;
    options.samples = 0;
    const FoundEntries found = find_entries(texts, candidates, all, options);
    CHECK(std::any_of(found.entries.begin(), found.entries.end(), [&](const PhraseEvidence& entry) {
        return entry.class_index == 2 &&
               write_phrase(texts, candidates.phrases[entry.candidate]).find("giveaway") !=
                   std::string::npos;
    }));
    options.largest_least_p = 1.0;
    const std::uint64_t tests = find_entries(texts, candidates, all, options).tests;
    CHECK(tests == 3 * candidates.phrases.size());
    CHECK(found.tests <= tests);
    options.largest_least_p = 1e-9;
    CHECK(find_entries(texts, candidates, all, options).tests < found.tests);
}

TEST_CASE("slugs are unique and plain") {
    CHECK(make_slugs({"The Daily, Mail", "the daily mail", "dw.com", "…"}) ==
          std::vector<std::string>{"the-daily-mail", "the-daily-mail-2", "dw-com", "class"});
}
