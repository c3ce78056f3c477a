#include "tests/evaluate/targets_actors.hpp"

#include "engine/context/mentions.hpp"
#include "engine/context/warring_sides.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/lexicon/matcher.hpp"
#include "engine/text/parse_text.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace parallax::targets {
namespace {

using Json = nlohmann::json;

/// An actor as a user of the engine would declare one.
struct Actor {
    std::string_view code;  ///< how the coders call it
    std::vector<std::string> aliases;
    std::vector<std::string> generic;
};

const std::vector<Actor>& known_actors() {
    static const std::vector<Actor> actors{
        {"Abe",
         {"Shinzo Abe", "Abe"},
         {"{the|} Japanese {prime minister|leader}", "the prime minister"}},
        {"Clinton",
         {"Hillary Clinton", "Hillary Rodham Clinton", "Clinton"},
         {"the former secretary of state", "the Democratic nominee"}},
        {"Comey",
         {"James Comey", "James B Comey", "Comey"},
         {"the {former|fired|ousted|} {FBI|F.B.I.} director", "the former director",
          "the director"}},
        {"Flynn",
         {"Michael Flynn", "Michael T Flynn", "Mike Flynn", "Flynn"},
         {"the {former|} national security {adviser|advisor}"}},
        {"Jinping", {"Xi Jinping", "Xi"}, {"{the|} Chinese {president|leader}"}},
        {"Xi", {"Xi Jinping", "Xi"}, {"{the|} Chinese {president|leader}"}},
        {"Jong Un",
         {"Kim Jong Un", "Kim"},
         {"{the|} North Korean {leader|dictator|ruler}", "the {dictator|young leader}"}},
        {"Kim",
         {"Kim Jong Un", "Kim"},
         {"{the|} North Korean {leader|dictator|ruler}", "the {dictator|young leader}"}},
        {"Macron",
         {"Emmanuel Macron", "Macron"},
         {"{the|} French {president|leader}", "the young president", "the president"}},
        {"Mike Pompeo",
         {"Mike Pompeo", "Pompeo"},
         {"{the|} {CIA|C.I.A.} director", "the director", "the secretary of state"}},
        {"Moon", {"Moon Jae in", "Moon"}, {"{the|} South Korean {president|leader}"}},
        {"Moon Jae", {"Moon Jae in", "Moon"}, {"{the|} South Korean {president|leader}"}},
        {"Obama", {"Barack Obama", "Obama"}, {"the former president", "his predecessor"}},
        {"Putin",
         {"Vladimir Putin", "Vladimir V Putin", "Putin"},
         {"{the|} Russian {president|leader}"}},
        {"Rouhani", {"Hassan Rouhani", "Rouhani"}, {"{the|} Iranian {president|leader}"}},
        {"Trump",
         {"Donald Trump", "Donald J Trump", "Trump"},
         {"the president", "mr president", "{the|} {U.S.|American|US} {president|leader}",
          "the president elect"}}};
    return actors;
}

struct Coded {
    std::string actor;  ///< empty: not an ACTOR
    std::string mention;
    long paragraph = 0, sentence = 0, start = 0, end = 0;
};

std::vector<std::string> split_words(const std::string& text) {
    std::vector<std::string> words;
    std::size_t at = 0;
    while ((at = text.find_first_not_of(' ', at)) != std::string::npos) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

/// The mentions of one article as a text, with the place of each.
struct Made {
    std::string text;
    std::vector<Span> places;
};

Made make_text(const std::vector<Coded>& coded) {
    Made made;
    made.places.resize(coded.size());
    std::map<std::pair<long, long>, std::vector<std::size_t>> sentences;
    for (std::size_t i = 0; i < coded.size(); ++i) {
        sentences[{coded[i].paragraph, coded[i].sentence}].push_back(i);
    }
    long paragraph = -1;
    for (const auto& [place, inside] : sentences) {
        if (paragraph >= 0) made.text += place.first == paragraph ? " " : "\n\n";
        paragraph = place.first;
        std::map<long, std::string> words;
        for (const std::size_t i : inside) {
            const std::vector<std::string> own = split_words(coded[i].mention);
            for (std::size_t k = 0; k < own.size(); ++k) {
                words.try_emplace(coded[i].start + static_cast<long>(k), own[k]);
            }
        }
        std::map<long, Span> spans;
        long last = -2;
        for (const auto& [at, word] : words) {
            if (last >= 0) made.text += at == last + 1 ? " " : ", ";
            const auto begin = static_cast<std::uint32_t>(made.text.size());
            made.text += word;
            spans[at] = {begin, static_cast<std::uint32_t>(made.text.size())};
            last = at;
        }
        made.text += " .";
        for (const std::size_t i : inside) {
            const long count = static_cast<long>(split_words(coded[i].mention).size());
            made.places[i] = {spans[coded[i].start].begin,
                              spans[coded[i].start + std::max(count, 1L) - 1].end};
        }
    }
    return made;
}

Lexicon make_lexicon(const std::vector<std::string>& actors) {
    std::vector<Target> targets;
    for (const Actor& known : known_actors()) {
        if (std::find(actors.begin(), actors.end(), known.code) == actors.end()) continue;
        Target target;
        target.id = known.code;
        target.name = known.code;
        target.kind = "person";
        target.lexicon = "in-memory";
        target.aliases = known.aliases;
        for (const std::string& phrase : known.generic) {
            // The notation has no empty alternative: write "the X" and "X" apart.
            const std::size_t open = phrase.find("|}");
            if (open == std::string::npos) {
                target.generic.push_back(phrase);
                continue;
            }
            const std::size_t begin = phrase.rfind('{', open);
            target.generic.push_back(phrase.substr(0, open) + phrase.substr(open + 1));
            std::string without = phrase.substr(0, begin) + phrase.substr(open + 2);
            without.erase(0, without.find_first_not_of(' '));
            target.generic.push_back(without);
        }
        targets.push_back(std::move(target));
    }
    std::sort(targets.begin(), targets.end(),
              [](const Target& a, const Target& b) { return a.id < b.id; });
    return Lexicon({}, {}, std::move(targets), {}, {});
}

struct Tally {
    int all = 0, found = 0, right = 0;
    void print(const char* what) const {
        std::printf("%-40s right %4d of %d (recall %.3f), of those resolved %.3f\n", what, right,
                    all, all == 0 ? 0 : static_cast<double>(right) / all,
                    found == 0 ? 0 : static_cast<double>(right) / found);
    }
};

}  // namespace

void measure_actors(const std::filesystem::path& root, const std::filesystem::path& file) {
    std::map<std::pair<std::string, std::string>, std::vector<Coded>> articles;
    std::map<std::string, std::vector<std::string>> actors;  // by event
    const std::string bytes = read_whole_file(file);
    std::string_view rest = bytes;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const Json record = Json::parse(rest.substr(0, end), nullptr, false);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (!record.is_object()) continue;
        const auto text = [&](const char* name) { return record.value(name, std::string{}); };
        const auto number = [&](const char* name) { return std::atol(text(name).c_str()); };
        Coded coded;
        coded.mention = text("mention");
        const std::string code = text("code_name");
        if (text("code_type") == "ACTOR") coded.actor = code.substr(code.rfind('\\') + 1);
        coded.paragraph = number("paragraph");
        coded.sentence = number("sentence");
        coded.start = number("start");
        coded.end = number("end");
        if (coded.mention.find_first_not_of(' ') == std::string::npos) continue;
        if (!coded.actor.empty()) actors[text("event_id")].push_back(coded.actor);
        articles[{text("event_id"), text("publisher_id")}].push_back(std::move(coded));
    }
    const TextRules text_rules(root / "lexicons/style");
    const ContextRules rules(root / "lexicons/style");
    Tally ours, names, full_names;
    std::map<std::string, int> missed;
    for (const auto& [key, coded] : articles) {
        const Lexicon lexicon = make_lexicon(actors[key.first]);
        const Matcher matcher(lexicon);
        const WarringSides sides(lexicon);
        const Made made = make_text(coded);
        Vocabulary vocabulary;
        MatchMemo memo;
        ContextMemo context;
        const ParsedText parsed = parse_text(made.text, "", text_rules, vocabulary);
        const Matches matches = matcher.find(parsed, vocabulary, memo);
        const ContextInput input{made.text, parsed, vocabulary, matches, lexicon, sides};
        const TokenView view(input, rules.lists(), context);
        const std::vector<Mention> mentions = find_mentions(view, lexicon, matches.mentions);
        for (std::size_t i = 0; i < coded.size(); ++i) {
            const auto& one = coded[i];
            if (one.actor.empty()) continue;
            std::string found;
            for (const Mention& mention : mentions) {
                if (!view.span_of(mention.tokens).overlaps(made.places[i])) continue;
                found = lexicon.target(mention.target).id;
            }
            std::string named;
            std::string named_in_full;
            const auto holds = [&one](const std::string& name) {
                return one.mention.find(name) != std::string::npos;
            };
            for (const Target& target : lexicon.targets()) {
                if (std::any_of(target.aliases.begin(), target.aliases.end(), holds)) {
                    named = target.id;
                }
                if (holds(target.aliases.front())) named_in_full = target.id;
            }
            const auto count = [&one](Tally& tally, const std::string& guess) {
                ++tally.all;
                tally.found += guess.empty() ? 0 : 1;
                tally.right += guess == one.actor ? 1 : 0;
            };
            count(ours, found);
            count(names, named);
            count(full_names, named_in_full);
            if (found != one.actor) {
                ++missed[one.mention + " (" + one.actor + ") -> " + found];
            }
        }
    }
    std::printf("NewsWCL50, ACTOR mentions of %zu articles\n", articles.size());
    ours.print("target resolution");
    names.print("baseline: an alias as written");
    full_names.print("baseline: the full name as written");
    std::vector<std::pair<int, std::string>> order;
    for (const auto& [what, times] : missed) order.push_back({-times, what});
    std::sort(order.begin(), order.end());
    std::printf("most frequent misses:");
    for (std::size_t i = 0; i < std::min<std::size_t>(order.size(), 12); ++i) {
        std::printf(" %s %dx;", order[i].second.c_str(), -order[i].first);
    }
    std::printf("\n");
}

}  // namespace parallax::targets
