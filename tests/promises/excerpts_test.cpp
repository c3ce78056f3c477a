// With --excerpts-only no file of a report holds more of an article than limit_excerpts() says,
// measured on the finished files and not on what the engine counted.
#include "engine/excerpt_limits.hpp"
#include "tests/catch.hpp"
#include "tests/promises/example_paths.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace {

using namespace parallax;
using namespace parallax::test;

using Words = std::vector<std::string>;

/// Fewer words in a row are a name or a common phrase.
constexpr std::size_t copied_run = 8;

Words split_words(const std::string& text) {
    Words words(1);
    for (const char c : text) {
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
            words.back() += c;
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

std::string join(const Words& words, std::size_t begin) {
    std::string run;
    for (std::size_t at = begin; at < begin + copied_run; ++at) run += words[at] + " ";
    return run;
}

void add_runs(std::set<std::string>& runs, const std::string& text) {
    const Words words = split_words(text);
    for (std::size_t at = 0; at + copied_run <= words.size(); ++at) runs.insert(join(words, at));
}

/// Every run of words in any text of the JSON.
void add_runs(std::set<std::string>& runs, const nlohmann::json& json) {
    if (json.is_string()) add_runs(runs, json.get<std::string>());
    if (!json.is_structured()) return;
    for (const nlohmann::json& part : json) add_runs(runs, part);
}

/// Words of the article that stand in one of the runs. Free are its title, which its text may
/// repeat, and what another article has word for word: a quotation that both print may be the
/// other's excerpt.
std::size_t count_copied(const Words& words, const std::set<std::string>& runs,
                         const std::set<std::string>& free = {}) {
    std::vector<bool> copied(words.size());
    for (std::size_t at = 0; at + copied_run <= words.size(); ++at) {
        const std::string run = join(words, at);
        if (!runs.contains(run) || free.contains(run)) continue;
        std::fill_n(copied.begin() + static_cast<std::ptrdiff_t>(at), copied_run, true);
    }
    return static_cast<std::size_t>(std::count(copied.begin(), copied.end(), true));
}

/// Words of the article's three longest sentences.
std::size_t count_three_longest(const Document& document, const Resources& resources) {
    Workspace workspace;
    const Analysis analysis = analyse(document, resources, workspace);
    std::vector<std::size_t> lengths;
    for (const Sentence& sentence : analysis.analysed.text.sentences) {
        lengths.push_back(split_words(std::string(slice(document.text, sentence.span))).size());
    }
    std::sort(lengths.rbegin(), lengths.rend());
    lengths.resize(std::min<std::size_t>(lengths.size(), fewest_excerpt_sentences));
    std::size_t sum = 0;
    for (const std::size_t length : lengths) sum += length;
    return sum;
}

}  // namespace

TEST_CASE("in a report of excerpts no name is as long as a sentence", "[promises]") {
    const Resources& resources = styled_resources();
    const auto longest_name = [&](bool excerpts_only) {
        ReportOptions options;
        options.excerpts_only = excerpts_only;
        const Report report = make_report(read_corpus({(root / "reports/example/corpus").string()}),
                                          resources, options);
        std::size_t longest = 0;
        const std::set<std::string> names{"speaker",       "written", "agent_text",
                                          "affected_text", "figure",  "source"};
        const std::function<void(const nlohmann::json&, bool)> visit =
            [&](const nlohmann::json& json, bool is_name) {
                if (json.is_string() && is_name)
                    longest = std::max(longest, split_words(json.get<std::string>()).size());
                if (!json.is_structured()) return;
                for (const auto& [key, part] : json.items())
                    visit(part, json.is_array() ? is_name : names.contains(key));
            };
        // The sources of entries are those of the lexicon.
        nlohmann::json json =
            nlohmann::json::parse(render_report_json(report, resources.lexicon()).whole);
        json.erase("lexicon");
        visit(json, false);
        return longest;
    };
    CHECK(longest_name(false) > 10);
    CHECK(longest_name(true) <= 8);  // seven words and an ellipsis
}

TEST_CASE("a report of excerpts holds a quarter of an article or three sentences, in every file",
          "[promises]") {
    const Resources& resources = styled_resources();
    Corpus corpus = read_corpus({(root / "reports/example/corpus").string()});
    const std::vector<Document> documents = corpus.documents;
    ReportOptions options;
    const auto copied_by = [&](const Report& report) {
        const Lexicon& lexicon = resources.lexicon();
        const ReportJson json = render_report_json(report, lexicon);
        std::set<std::string> runs;
        add_runs(runs, nlohmann::json::parse(json.page));
        add_runs(runs, nlohmann::json::parse(json.whole));
        for (const std::string& text :
             {render_evidence_jsonl(report, lexicon), render_markdown(report, lexicon),
              render_breaches_csv(report), render_profiles_csv(report, lexicon),
              render_differences_csv(report, lexicon), render_facts_csv(report, lexicon)}) {
            add_runs(runs, text);
        }
        return runs;
    };
    const auto whole = copied_by(make_report(corpus, resources, options));
    options.excerpts_only = true;
    const Report report = make_report(std::move(corpus), resources, options);
    const auto excerpts = copied_by(report);

    std::set<std::string> met;
    std::set<std::string> common;  // runs of two articles or more
    for (const Document& document : documents) {
        std::set<std::string> runs;
        add_runs(runs, document.text);
        for (const std::string& run : runs) {
            if (!met.insert(run).second) common.insert(run);
        }
    }
    std::size_t shown = 0;
    for (const Document& document : documents) {
        INFO(document.id << ", " << document.outlet << ", " << document.event);
        const Words words = split_words(document.text);
        CHECK(count_copied(words, whole) == words.size());
        std::set<std::string> free = common;
        add_runs(free, document.title);
        const std::size_t copied = count_copied(words, excerpts, free);
        const auto quarter =
            static_cast<std::size_t>(largest_excerpt_share * static_cast<double>(words.size()));
        CHECK(copied <= std::max(quarter, count_three_longest(document, resources)));
        shown += copied;
    }
    CHECK(shown > 500);

    // Nothing of what is counted is lost: what is not shown keeps its place.
    CHECK_FALSE(report.comparison.evidence.empty());
    for (const Evidence& evidence : report.comparison.evidence) {
        REQUIRE(evidence.sentence.contains(evidence.span));
        REQUIRE(evidence.text.size() == evidence.sentence.size());
    }
}
