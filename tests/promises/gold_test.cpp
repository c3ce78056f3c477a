// Twelve articles of the example corpus against what a person found in them. Every disagreement is
// an open case with a cause; a new one fails, and so does one that is no longer there.
#include "engine/core/input_error.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/pipeline.hpp"
#include "tests/catch.hpp"
#include "tests/promises/example_paths.hpp"
#include "tests/promises/gold_disagreements.hpp"
#include "tests/promises/open_cases.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace parallax;
using namespace parallax::test;

const std::filesystem::path gold_folder = root / "tests/golden/annotations";

struct ReadArticle {
    GoldArticle gold;
    AnalysedDocument engine;
};

/// The annotated articles by name, each with what the engine finds in it.
std::vector<ReadArticle> read_articles(const Resources& resources) {
    Corpus corpus = read_corpus({(root / "reports/example/corpus").string()});
    std::vector<std::filesystem::path> folders;
    for (const auto& entry : std::filesystem::directory_iterator(gold_folder)) {
        if (entry.is_directory()) folders.push_back(entry.path());
    }
    std::sort(folders.begin(), folders.end());
    std::vector<ReadArticle> articles;
    Workspace workspace;
    for (const std::filesystem::path& folder : folders) {
        const std::string text = read_whole_file(root / "reports/example/corpus" /
                                                 (folder.filename().string() + ".txt"));
        const auto document = std::find_if(corpus.documents.begin(), corpus.documents.end(),
                                           [&](const Document& one) { return one.text == text; });
        INFO(folder);
        REQUIRE(document != corpus.documents.end());
        GoldArticle gold = read_gold_article(folder, *document);
        Analysis analysis = analyse(*document, resources, workspace);
        REQUIRE_FALSE(analysis.reject);
        articles.push_back({std::move(gold), std::move(analysis.analysed)});
    }
    return articles;
}

std::string join(const std::vector<std::string>& rows) {
    std::string text;
    for (const std::string& row : rows) text.append("\n  ").append(row);
    return text;
}

/// Words of each gold voice, how many the engine gives the same voice, and how many it gives it to.
std::string describe_agreement(const VoiceTable& table) {
    std::string text = "words by voice (gold, engine, both):";
    std::uint32_t all = 0;
    std::uint32_t same = 0;
    for (const Voice voice : all_voices) {
        const auto at = static_cast<std::size_t>(voice);
        std::uint32_t gold = 0;
        std::uint32_t engine = 0;
        for (std::size_t other = 0; other < all_voices.size(); ++other) {
            gold += table[at][other];
            engine += table[other][at];
        }
        text.append("\n  ").append(name_of(voice)).append(" ").append(std::to_string(gold));
        text.append(" ").append(std::to_string(engine)).append(" ");
        text.append(std::to_string(table[at][at]));
        all += gold;
        same += table[at][at];
    }
    return text.append("\n  all ")
        .append(std::to_string(all))
        .append(", the same ")
        .append(std::to_string(same));
}

}  // namespace

TEST_CASE("twelve articles read as a person read them, but for the open cases", "[gold]") {
    const Resources resources(
        {root / "lexicons/style",
         {root / "lexicons/style", root / "lexicons/us-politics", root / "reports/example/lexicon"},
         {},
         root / "models/voice/voice.model"});
    const std::vector<ReadArticle> articles = read_articles(resources);
    REQUIRE(articles.size() == 12);
    // While the engine records no harm at all there is nothing to compare.
    const bool records_harm = std::any_of(
        articles.begin(), articles.end(),
        [](const ReadArticle& article) { return !article.engine.text_annotation.agency.empty(); });

    std::vector<Disagreement> found;
    VoiceTable words{};
    const auto append = [&](std::vector<Disagreement> more) {
        std::move(more.begin(), more.end(), std::back_inserter(found));
    };
    for (const ReadArticle& article : articles) {
        append(compare_passages(article.gold, article.engine));
        append(compare_hits(article.gold, article.engine, resources.lexicon()));
        if (records_harm) append(compare_harm(article.gold, article.engine));
        count_words(article.gold, article.engine, words);
    }
    WARN(describe_agreement(words));

    const std::filesystem::path file = gold_folder / "open-cases.tsv";
    const OpenCases known(file);
    if (std::getenv("PARALLAX_APPROVE") != nullptr) write_whole_file(file, known.render(found));
    const OpenCases open(file);
    const std::vector<std::string> unseen = open.find_new(found);
    INFO(
        "new disagreements (scripts/approve lists them; then write their causes):" << join(unseen));
    CHECK(unseen.empty());
    const std::vector<std::string> gone = open.find_gone(found);
    INFO("open cases that are no more (scripts/approve removes them):" << join(gone));
    CHECK(gone.empty());
    const std::vector<std::string> without_cause = open.find_without_cause();
    INFO("open cases without a cause (write engine: … or judgement: …):" << join(without_cause));
    CHECK(without_cause.empty());
}

TEST_CASE("a gold row that its article does not hold is a fault with its line", "[gold]") {
    Document article;
    article.title = "Nothing happened";
    article.text = "Nobody spoke in Kell, and nobody in Lissen answered.";
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / "parallax-gold-rows";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    write_whole_file(folder / "hits.tsv", "text\tfield\tvoice\twording\ttarget\tflags\n");
    write_whole_file(folder / "harm.tsv",
                     "text\tfield\tform\tagent\taffected\nspoke\t\tsideways\t-\t-\n");
    write_whole_file(folder / "passages.tsv",
                     "text\tfield\tvoice\tspeaker\tcue\tendorsement\n"
                     "[Nobody] spoke … answered\t\treported\t\t\t\n"
                     "somebody spoke\t\treported\t\t\t\n"
                     "in\t\tquoted\t\t\t\n");
    std::vector<std::string> messages;
    try {
        (void)read_gold_article(folder, article);
    } catch (const InputError& error) {
        for (const Fault& fault : error.faults()) {
            messages.push_back(std::filesystem::path(fault.file).filename().string() + ":" +
                               std::to_string(fault.line));
        }
    }
    std::filesystem::remove_all(folder);
    CHECK(messages == std::vector<std::string>{"passages.tsv:3", "passages.tsv:4", "harm.tsv:2"});
}

TEST_CASE("open cases: new, gone, without a cause, and what approving writes", "[gold]") {
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / "parallax-open-cases.tsv";
    const std::string header = "article\twhat\tplace\tgold\tengine\tcause\n";
    write_whole_file(file, header + "a\tspeaker\tone\tLeck\t-\tengine: missed\n" +
                               "a\tcue\ttwo\tsaid\t-\tperhaps\n" +
                               "a\tvoice\tthree\tscare\tquoted\tjudgement: either\n");
    const OpenCases cases(file);
    std::filesystem::remove(file);
    const std::vector<Disagreement> found{{"a", "speaker", "one", "Leck", "-"},
                                          {"a", "cue", "two", "said", "claimed"},
                                          {"b", "span", "four", "more", "less"}};
    CHECK(cases.find_new(found) ==
          std::vector<std::string>{"a\tcue\ttwo\tsaid\tclaimed", "b\tspan\tfour\tmore\tless"});
    CHECK(cases.find_gone(found) ==
          std::vector<std::string>{"a\tcue\ttwo\tsaid\t-", "a\tvoice\tthree\tscare\tquoted"});
    CHECK(cases.find_without_cause() == std::vector<std::string>{"a\tcue\ttwo\tsaid\t-"});
    CHECK(cases.render(found) == header + "a\tspeaker\tone\tLeck\t-\tengine: missed\n" +
                                     "a\tcue\ttwo\tsaid\tclaimed\tperhaps\n" +
                                     "b\tspan\tfour\tmore\tless\t\n");
}
