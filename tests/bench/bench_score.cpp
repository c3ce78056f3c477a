// How many sentences a trained model scores in a second of one core's processor time: each sentence
// is a text of its own. Apart: reading (text, lexicon, context), and the model, with all
// contributions and their places.
//
// usage: bench_score REPOSITORY [CORPUS MODEL]
// Without a corpus and a model: generated news, and a model of the 50,000 commonest n-grams in it.
#include "engine/corpus/read_corpus.hpp"
#include "engine/pipeline.hpp"
#include "tests/bench/generate_news.hpp"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace {

using namespace parallax;

constexpr std::size_t most_sentences = 20'000;
constexpr std::size_t most_features = 50'000;

double seconds_since(std::clock_t start) {
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void print_rate(const char* what, std::size_t sentences, double seconds) {
    std::printf("%-42s %9.0f sentences/s\n", what, static_cast<double>(sentences) / seconds);
}

/// A document for each sentence that is long enough to be one.
std::vector<Document> cut_sentences(const std::vector<Document>& documents,
                                    const Resources& resources) {
    constexpr std::uint32_t fewest_bytes = 40;
    Vocabulary vocabulary;
    std::vector<Document> cut;
    for (const Document& document : documents) {
        const ParsedText parsed =
            parse_text(document.text, document.title, resources.text_rules(), vocabulary);
        for (const Sentence& sentence : parsed.sentences) {
            const std::uint32_t begin = parsed.tokens[sentence.tokens.begin].begin;
            const std::uint32_t end = parsed.tokens[sentence.tokens.end - 1].end;
            if (end - begin < fewest_bytes || sentence.section != Section::body) continue;
            Document one;
            one.outlet = document.outlet;
            one.id = std::to_string(cut.size());
            one.text = document.text.substr(begin, end - begin);
            cut.push_back(std::move(one));
            if (cut.size() == most_sentences) return cut;
        }
    }
    return cut;
}

std::vector<ReadDocument> read_all(const std::vector<Document>& documents,
                                   const Resources& resources, Workspace& workspace) {
    std::vector<ReadDocument> read;
    read.reserve(documents.size());
    for (const Document& document : documents) {
        read.push_back(
            read_document(document, resources, workspace, AnnotationDepth::hits));  // as `score`
        if (read.back().analysis.reject) read.pop_back();
    }
    return read;
}

Model make_model(const std::vector<ReadDocument>& texts, const Lexicon& lexicon,
                 const Vocabulary& vocabulary) {
    Model model;
    model.id = "bench";
    model.classes = {"no", "yes"};
    model.reading.families = {Family::lexicon, Family::axes, Family::style, Family::words,
                              Family::characters};
    model.reading.scaling = Scaling::unit;
    const FeatureReader reader(model.reading, lexicon);
    FeatureMemo memo;
    std::unordered_map<std::string, std::size_t> counts;
    for (const ReadDocument& text : texts) {
        reader.read(text.fields(), vocabulary, memo,
                    [&](std::string_view name, Family, double, const Place&) {
                        ++counts[std::string(name)];
                    });
    }
    std::vector<std::pair<std::string, std::size_t>> order(counts.begin(), counts.end());
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    order.resize(std::min(order.size(), most_features));
    std::sort(order.begin(), order.end());
    for (const auto& [name, count] : order) {
        ModelFeature feature;
        feature.name = name;
        feature.weight = 0.001 * static_cast<double>(count % 997) - 0.5;
        model.features.push_back(std::move(feature));
    }
    return model;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2 && argc != 4) {
        std::fprintf(stderr, "usage: bench_score REPOSITORY [CORPUS MODEL]\n");
        return 2;
    }
    const std::filesystem::path root = argv[1];
    const std::filesystem::path lexicons = root / "lexicons";
    const std::vector<std::filesystem::path> shipped{
        lexicons / "style", lexicons / "conflict", lexicons / "israel-palestine",
        lexicons / "russia-ukraine", lexicons / "us-politics"};
    std::vector<std::filesystem::path> models;
    if (argc == 4) models.emplace_back(argv[3]);
    const Resources rules({lexicons / "style", shipped, models});
    const Resources full({lexicons / "style", shipped, models, root / "models/voice/voice.model"});
    const std::vector<Document> documents =
        argc == 4 ? read_corpus({argv[2]}, 1).documents : bench::generate_news(5'000'000, 1, {});
    const std::vector<Document> sentences = cut_sentences(documents, rules);
    std::size_t bytes = 0;
    for (const Document& sentence : sentences) bytes += sentence.text.size();

    Workspace workspace;
    static_cast<void>(read_all(sentences, rules, workspace));  // words get known
    std::clock_t start = std::clock();
    static_cast<void>(read_all(sentences, full, workspace));
    const double with_voice_model = seconds_since(start);
    start = std::clock();
    const std::vector<ReadDocument> texts = read_all(sentences, rules, workspace);
    const double reading = seconds_since(start);

    const Model model = argc == 4 ? rules.models().back().model
                                  : make_model(texts, rules.lexicon(), workspace.vocabulary);
    const Scorer scorer(model, rules.lexicon(), false);
    std::size_t contributions = 0;
    FeatureMemo memo;
    start = std::clock();
    for (const ReadDocument& text : texts) {
        const auto fields = text.fields();
        for (const Score& score :
             scorer.score(count_features(fields), fields, workspace.vocabulary, memo)) {
            contributions += score.contributions.size();
        }
    }
    const double scoring = seconds_since(start);
    std::printf("%zu sentences of %zu bytes on average, %zu features, %zu of them in a sentence\n",
                texts.size(), bytes / sentences.size(), model.features.size(),
                contributions / texts.size());
    print_rate("reading, voice by rules", texts.size(), reading);
    print_rate("reading, voice by rules and model", texts.size(), with_voice_model);
    print_rate("the model, with contributions and places", texts.size(), scoring);
    print_rate("both, voice by rules", texts.size(), reading + scoring);
    print_rate("both, voice by rules and model", texts.size(), with_voice_model + scoring);
    return 0;
}
