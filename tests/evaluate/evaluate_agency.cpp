// Who is harmed, by whom, and in which form, against sentences labelled by others, with baselines
// in the same run.
//
// usage: evaluate_agency REPOSITORY ROWS.tsv [--half 0|1] [--errors voice|victim|responsible N]
// A row: set, article, half, voice (active, passive, empty), victim and responsible side (israeli,
// palestinian, both, neither, empty = not labelled), title, sentence. scripts/evaluate makes the
// rows.
#include "engine/context/annotate_text.hpp"
#include "engine/context/warring_sides.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/lexicon/matcher.hpp"
#include "engine/text/parse_text.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace parallax;

struct Row {
    std::string set, article, half, voice, victim, responsible, title, sentence;
};

std::vector<Row> read_rows(const std::string& bytes) {
    std::vector<Row> rows;
    std::string_view rest = bytes;
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        std::string_view line = rest.substr(0, end);
        Row row;
        for (std::string* cell : {&row.set, &row.article, &row.half, &row.voice, &row.victim,
                                  &row.responsible, &row.title, &row.sentence}) {
            const std::size_t tab = line.find('\t');
            *cell = line.substr(0, tab);
            line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
        }
        rows.push_back(std::move(row));
        if (end == std::string_view::npos) break;
        rest.remove_prefix(end + 1);
    }
    return rows;
}

/// Counts of one task by class.
class Scores {
public:
    void add(const std::string& wanted, const std::string& found) {
        ++counts_[{wanted, found}];
        ++total_;
        right_ += wanted == found ? 1 : 0;
    }
    void print(const char* name) const {
        std::set<std::string> classes;
        for (const auto& [pair, count] : counts_) classes.insert(pair.first);
        double sum = 0.0;
        std::string detail;
        for (const std::string& one : classes) {
            double hit = 0, found = 0, wanted = 0;
            for (const auto& [pair, count] : counts_) {
                if (pair.first == one) wanted += count;
                if (pair.second == one) found += count;
                if (pair.first == one && pair.second == one) hit += count;
            }
            const double f1 = found + wanted > 0 ? 2 * hit / (found + wanted) : 0.0;
            sum += f1;
            char text[80];
            std::snprintf(text, sizeof text, "  %s %.3f (%d)", one.c_str(), f1,
                          static_cast<int>(wanted));
            detail += text;
        }
        std::printf("%-44s macro-F1 %.3f  accuracy %.3f  n %d %s\n", name,
                    sum / static_cast<double>(std::max<std::size_t>(classes.size(), 1)),
                    static_cast<double>(right_) / std::max(total_, 1), total_, detail.c_str());
    }

private:
    std::map<std::pair<std::string, std::string>, int> counts_;
    int total_ = 0;
    int right_ = 0;
};

std::string join_sides(bool israeli, bool palestinian) {
    return israeli && palestinian ? "both"
           : israeli              ? "israeli"
           : palestinian          ? "palestinian"
                                  : "neither";
}

/// What the records of a sentence say in the terms of the labels.
struct Answer {
    std::string victim, responsible, voice;
};

/// The sets count what the war since October 2023 has done. "Since 2002" and "the 1970s" date no
/// deed.
bool is_other_time(std::string_view sentence) {
    for (std::size_t at = 0; at + 4 <= sentence.size(); ++at) {
        const std::string_view year = sentence.substr(at, 4);
        const bool digits =
            std::all_of(year.begin(), year.end(), [](char c) { return c >= '0' && c <= '9'; });
        const bool edge =
            (at == 0 || sentence[at - 1] < '0' || sentence[at - 1] > '9') &&
            (at == 0 || sentence[at - 1] != ',') &&
            (at + 4 == sentence.size() || sentence[at + 4] < '0' || sentence[at + 4] > '9');
        const bool decade = at + 4 < sentence.size() && sentence[at + 4] == 's';
        const bool since = at >= 6 && sentence.substr(at - 6, 6) == "since ";
        if (decade || since) continue;
        if (digits && edge && year >= "1900" && year <= "2022") return true;
    }
    return false;
}

Answer answer_of(std::span<const AgencyRecord> records, const Lexicon& lexicon,
                 std::string_view sentence) {
    std::set<std::string> harmed, acting;
    bool passive = false;
    // Of sentences without a word of death the labels look at what was done ("was shot").
    const bool deaths = std::any_of(records.begin(), records.end(), [](const AgencyRecord& record) {
        return record.kind == HarmKind::death;
    });
    const bool other_time = is_other_time(sentence);
    for (const AgencyRecord& record : records) {
        if (record.kind == HarmKind::death ||
            (!deaths && (record.kind == HarmKind::attack || record.kind == HarmKind::injury))) {
            const bool form = record.form == HarmFormKind::passive ||
                              record.form == HarmFormKind::passive_agentless;
            passive = passive || (form && !record.reduced);
        }
        if ((record.kind != HarmKind::death && record.kind != HarmKind::injury) ||
            record.flags.any() || other_time) {
            continue;
        }
        const auto side = [&](const AgencyParty& party) {
            return party.target ? lexicon.target(*party.target).side : std::string();
        };
        if (record.kind == HarmKind::death) harmed.insert(side(record.affected));
        const std::string actor = side(record.agent);
        if (actor != side(record.affected)) acting.insert(actor);
    }
    // Whoever the sentence names as attacking those who died.
    if (acting.count("israeli") + acting.count("palestinian") == 0 && !other_time) {
        for (const AgencyRecord& record : records) {
            if (record.kind != HarmKind::attack || !record.agent.target) continue;
            const std::string actor = lexicon.target(*record.agent.target).side;
            const std::string other = actor == "israeli" ? "palestinian" : "israeli";
            if (!actor.empty() && harmed.count(other) > 0) acting.insert(actor);
        }
    }
    Answer answer;
    answer.victim = join_sides(harmed.count("israeli") > 0, harmed.count("palestinian") > 0);
    answer.responsible = join_sides(acting.count("israeli") > 0, acting.count("palestinian") > 0);
    answer.voice = passive ? "passive" : "active";
    return answer;
}

/// Words of a text as the engine normalises them.
struct Baseline {
    bool death = false, israeli = false, palestinian = false, be_killed = false;
};

Baseline baseline_of(const ParsedText& parsed, const Vocabulary& vocabulary, const Matches& matches,
                     const Lexicon& lexicon) {
    static const std::set<std::string_view> deaths{
        "kill",     "kills",     "killed",    "killing",     "killings",   "dead",      "death",
        "deaths",   "die",       "died",      "dies",        "dying",      "murder",    "murdered",
        "massacre", "massacred", "slaughter", "slaughtered", "casualties", "fatalities"};
    static const std::set<std::string_view> be{"is", "are", "was", "were", "be", "been", "being"};
    Baseline found;
    std::size_t last_be = ~std::size_t{0};
    for (std::size_t at = 0; at < parsed.tokens.size(); ++at) {
        const std::string_view word = vocabulary.normalised(parsed.tokens[at].word);
        found.death = found.death || deaths.count(word) > 0;
        if (be.count(word) > 0) last_be = at;
        const bool participle = word.size() > 3 && word.substr(word.size() - 2) == "ed";
        if (participle && last_be != ~std::size_t{0} && at - last_be <= 2) found.be_killed = true;
    }
    for (const std::vector<MentionMatch>* list : {&matches.mentions, &matches.adjectives}) {
        for (const MentionMatch& mention : *list) {
            const std::string& side = lexicon.target(mention.target).side;
            found.israeli = found.israeli || side == "israeli";
            found.palestinian = found.palestinian || side == "palestinian";
        }
    }
    return found;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr,
                     "usage: evaluate_agency REPOSITORY ROWS.tsv [--half 0|1] [--errors TASK N]\n");
        return 2;
    }
    const std::filesystem::path root = argv[1];
    std::string half, task;
    int errors = 0;
    for (int at = 3; at + 1 < argc; ++at) {
        if (std::strcmp(argv[at], "--half") == 0) half = argv[at + 1];
        if (std::strcmp(argv[at], "--errors") == 0 && at + 2 < argc) {
            task = argv[at + 1];
            errors = std::atoi(argv[at + 2]);
        }
    }
    const std::vector<Row> rows = read_rows(read_whole_file(argv[2]));
    const TextRules text_rules(root / "lexicons/style");
    const ContextRules rules(root / "lexicons/style");
    const std::vector<std::filesystem::path> folders{root / "lexicons/israel-palestine"};
    const Lexicon lexicon = read_lexicons(folders);
    const Matcher matcher(lexicon);
    const WarringSides sides(lexicon);
    Vocabulary vocabulary;
    ContextMemo memo;
    MatchMemo match_memo;
    std::map<std::string, Scores> scores;
    std::map<std::string, int> majority;
    int number = 0;
    for (std::size_t first = 0; first < rows.size();) {
        // The sentences of one article in their order make up one text, a paragraph each.
        std::size_t last = first;
        std::string text;
        std::vector<std::uint32_t> begins;
        while (last < rows.size() && rows[last].set == rows[first].set &&
               rows[last].article == rows[first].article) {
            begins.push_back(static_cast<std::uint32_t>(text.size()));
            text += rows[last++].sentence;
            text += '\n';
        }
        const ParsedText whole = parse_text(text, "", text_rules, vocabulary);
        const Matches whole_matches = matcher.find(whole, vocabulary, match_memo);
        const Annotation article =
            annotate_text({text, whole, vocabulary, whole_matches, lexicon, sides}, rules, memo);
        for (std::size_t index = first; index < last; ++index) {
            const Row& row = rows[index];
            ++number;
            if (!half.empty() && row.half != half) continue;
            const ParsedText parsed = parse_text(row.sentence, "", text_rules, vocabulary);
            const Matches matches = matcher.find(parsed, vocabulary, match_memo);
            std::vector<AgencyRecord> records;
            const std::uint32_t begin = begins[index - first];
            const std::uint32_t end = begin + static_cast<std::uint32_t>(row.sentence.size());
            for (const AgencyRecord& record : article.agency) {
                if (record.verb.begin >= begin && record.verb.end <= end) records.push_back(record);
            }
            const Answer answer = answer_of(records, lexicon, row.sentence);
            const Baseline baseline = baseline_of(parsed, vocabulary, matches, lexicon);
            const std::string words =
                baseline.death ? join_sides(baseline.israeli, baseline.palestinian) : "neither";
            const auto score = [&](const std::string& name, const std::string& wanted,
                                   const std::string& found, const std::string& naive,
                                   const char* naive_name, const char* most) {
                if (wanted.empty()) return;
                scores[row.set + " " + name].add(wanted, found);
                scores[row.set + " " + name + ", baseline: " + naive_name].add(wanted, naive);
                scores[row.set + " " + name + ", baseline: majority"].add(wanted, most);
                if (row.set != "bbc" || name != "voice") scores["both " + name].add(wanted, found);
                if (task != name || wanted == found || errors <= 0) return;
                --errors;
                std::printf("%s %d wanted %s found %s | %s\n", row.set.c_str(), number,
                            wanted.c_str(), found.c_str(), row.sentence.c_str());
                for (const AgencyRecord& r : records) {
                    const auto party = [&](const AgencyParty& p) {
                        std::string shown = p.span ? std::string(slice(text, *p.span)) : "-";
                        shown += " =";
                        shown += p.target ? lexicon.target(*p.target).id : "?";
                        shown += '/';
                        shown += name_of(p.link);
                        return shown;
                    };
                    std::printf("      %s [%s] %s%s agent(%s) affected(%s)%s\n",
                                std::string(name_of(r.kind)).c_str(),
                                std::string(slice(text, r.verb)).c_str(),
                                std::string(name_of(r.form)).c_str(), r.reduced ? " reduced" : "",
                                party(r.agent).c_str(), party(r.affected).c_str(),
                                r.flags.any() ? " flagged" : "");
                }
            };
            score("voice", row.voice, answer.voice, baseline.be_killed ? "passive" : "active",
                  "be + -ed", "passive");
            score("victim", row.victim, answer.victim, words, "aliases with a death word",
                  row.set == "bbc" ? "palestinian" : "palestinian");
            score("responsible", row.responsible, answer.responsible, words,
                  "aliases with a death word", "neither");
        }
        first = last;
    }
    for (const auto& [name, counts] : scores) counts.print(name.c_str());
    return 0;
}
