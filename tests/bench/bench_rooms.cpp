// Speed of each room and of the whole `score` path on generated news text, on one thread, as a
// ratio to A: a trivial loop that cuts the same bytes at everything that is no letter or digit,
// lower-cases and hashes each word. A runs before every room; quote the ratios, not the MB/s.
//
// usage: bench_rooms REPOSITORY [MEGABYTES] [REPETITIONS] [WORDS]
// Only the rows whose name holds WORDS are timed, for a profiler to watch.
#include "engine/corpus/read_corpus.hpp"
#include "engine/corpus/write_jsonl.hpp"
#include "engine/pipeline.hpp"
#include "engine/report/lines.hpp"
#include "engine/text/parse_text.hpp"
#include "tests/bench/generate_news.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace parallax;

/// Of processor time, all threads: other programs on the machine show less in it than in the clock.
double seconds_of(const std::function<std::uint64_t()>& work, std::uint64_t& check) {
    const std::clock_t begin = std::clock();
    check = work();
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// A: the yardstick.
std::uint64_t hash_words(const std::vector<Document>& documents) {
    std::uint64_t total = 0;
    for (const Document& document : documents) {
        std::uint64_t hash = 0;
        bool inside = false;
        for (const char raw : document.text) {
            const auto byte = static_cast<unsigned char>(raw);
            const unsigned char lower =
                byte >= 'A' && byte <= 'Z' ? static_cast<unsigned char>(byte + 32) : byte;
            const bool letter =
                (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') || lower >= 0x80;
            if (letter) {
                hash = (hash ^ lower) * 0x100000001b3ULL;
                inside = true;
            } else if (inside) {
                total += hash;
                hash = 0xcbf29ce484222325ULL;
                inside = false;
            }
        }
    }
    return total;
}

class Bench {
public:
    Bench(const std::vector<Document>& documents, int repetitions, std::string_view only)
        : documents_(documents), repetitions_(repetitions), only_(only) {
        for (const Document& document : documents) bytes_ += document.text.size();
    }

    void run(const char* name, const std::function<std::uint64_t()>& work) const {
        if (std::string_view(name).find(only_) == std::string_view::npos) return;
        std::vector<double> ratios;
        std::vector<double> speeds;
        std::uint64_t check = 0;
        std::uint64_t unused = 0;
        for (int index = 0; index < repetitions_; ++index) {
            const double yardstick = seconds_of([&] { return hash_words(documents_); }, unused);
            const double taken = seconds_of(work, check);
            ratios.push_back(yardstick / taken);
            speeds.push_back(static_cast<double>(bytes_) / 1e6 / taken);
        }
        std::sort(ratios.begin(), ratios.end());
        std::sort(speeds.begin(), speeds.end());
        std::printf("%-34s %6.3f x A   (%.3f to %.3f)   %8.1f MB/s   check %llu\n", name,
                    ratios[ratios.size() / 2], ratios.front(), ratios.back(),
                    speeds[speeds.size() / 2], static_cast<unsigned long long>(check));
        std::fflush(stdout);
    }

private:
    const std::vector<Document>& documents_;
    int repetitions_;
    std::string_view only_;
    std::uint64_t bytes_ = 0;
};

/// Literal phrases of the lexicon, for the generated text.
std::vector<std::string> list_phrases(const Lexicon& lexicon) {
    std::vector<std::string> phrases;
    for (const Term& term : lexicon.terms()) {
        if (term.phrase.find_first_of("{*^\\") == std::string::npos) phrases.push_back(term.phrase);
    }
    return phrases;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_rooms REPOSITORY [MEGABYTES] [REPETITIONS] [WORDS]\n");
        return 2;
    }
    const std::filesystem::path root = argv[1];
    const double megabytes = argc > 2 ? std::atof(argv[2]) : 20.0;
    const int repetitions = argc > 3 ? std::atoi(argv[3]) : 5;
    const std::filesystem::path lexicons = root / "lexicons";
    const std::vector<std::filesystem::path> shipped{
        lexicons / "style", lexicons / "conflict", lexicons / "israel-palestine",
        lexicons / "russia-ukraine", lexicons / "us-politics"};
    const Resources resources({lexicons / "style", shipped, {}});
    const Resources full({lexicons / "style", shipped, {}, root / "models/voice/voice.model"});
    const std::vector<Document> documents = bench::generate_news(
        static_cast<std::size_t>(megabytes * 1e6), 1, list_phrases(resources.lexicon()));
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / "parallax-bench.jsonl";
    {
        std::ofstream out(file, std::ios::binary);
        for (const Document& document : documents) out << write_jsonl(document);
    }
    std::printf("%zu documents, %.1f MB, %zu terms, one thread, %d repetitions, medians\n",
                documents.size(), megabytes, resources.lexicon().terms().size(), repetitions);

    const Bench timing(documents, repetitions, argc > 4 ? argv[4] : "");
    Workspace workspace;
    timing.run("A itself", [&] { return hash_words(documents); });
    timing.run("corpus: read JSONL", [&] { return read_corpus({file.string()}, 1).read; });
    timing.run("text: tokens", [&] {
        std::uint64_t tokens = 0;
        for (const Document& document : documents) {
            tokens += tokenise(document.text, workspace.vocabulary).size();
        }
        return tokens;
    });
    timing.run("text: sentences and sections too", [&] {
        std::uint64_t sentences = 0;
        for (const Document& document : documents) {
            sentences += parse_text(document.text, document.title, resources.text_rules(),
                                    workspace.vocabulary)
                             .sentences.size();
        }
        return sentences;
    });
    std::vector<ParsedText> parsed;
    for (const Document& document : documents) {
        parsed.push_back(parse_text(document.text, document.title, resources.text_rules(),
                                    workspace.vocabulary));
    }
    timing.run("lexicon: matches", [&] {
        std::uint64_t matches = 0;
        for (const ParsedText& text : parsed) {
            matches += resources.matcher()
                           .find(text, workspace.vocabulary, workspace.matches)
                           .terms.size();
        }
        return matches;
    });
    std::vector<Matches> matches;
    for (const ParsedText& text : parsed) {
        matches.push_back(resources.matcher().find(text, workspace.vocabulary, workspace.matches));
    }
    timing.run("context: voices, wording, targets", [&] {
        std::uint64_t passages = 0;
        for (std::size_t index = 0; index < parsed.size(); ++index) {
            passages += annotate_text({documents[index].text, parsed[index], workspace.vocabulary,
                                       matches[index], resources.lexicon(), resources.sides()},
                                      resources.context_rules(), workspace.context)
                            .passages.size();
        }
        return passages;
    });
    timing.run("the same with the voice model", [&] {
        std::uint64_t passages = 0;
        for (std::size_t index = 0; index < parsed.size(); ++index) {
            passages += annotate_text({documents[index].text, parsed[index], workspace.vocabulary,
                                       matches[index], resources.lexicon(), resources.sides()},
                                      full.context_rules(), workspace.context)
                            .passages.size();
        }
        return passages;
    });
    std::vector<AnalysedDocument> analysed;
    for (const Document& document : documents) {
        analysed.push_back(analyse(document, resources, workspace).analysed);
    }
    timing.run("model: features and scores", [&] {
        std::uint64_t scores = 0;
        for (const AnalysedDocument& document : analysed) {
            scores +=
                resources.models().front().scorer.score(count_features(fields_of(document))).size();
        }
        return scores;
    });
    timing.run("profile: rows", [&] {
        std::uint64_t rows = 0;
        for (const AnalysedDocument& document : analysed) {
            rows += make_row(document, resources.lexicon()).axes.size();
        }
        return rows;
    });
    timing.run("report: score lines", [&] {
        std::uint64_t bytes = 0;
        for (const AnalysedDocument& document : analysed) {
            bytes += render_score(document, resources.lexicon()).size();
        }
        return bytes;
    });
    analysed.clear();
    const auto score_all = [&](const Resources& with) {
        std::uint64_t bytes = 0;
        Corpus corpus = read_corpus({file.string()}, 1);
        render_documents(
            std::move(corpus.documents), with, AnnotationDepth::hits, 1,
            [&](const AnalysedDocument& document, Workspace&) {
                return render_score(document, with.lexicon());
            },
            [&](std::string_view line) { bytes += line.size(); });
        return bytes;
    };
    timing.run("the whole score path, voice rules", [&] { return score_all(resources); });
    timing.run("the whole score path, voice full", [&] { return score_all(full); });
    std::filesystem::remove(file);
    return 0;
}
