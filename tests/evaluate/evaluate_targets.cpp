// Polarity toward a named target: macro-F1 against NewsMTSC's labels, from hits that the engine
// attaches to the target (untrained) and from a logistic model over features of the engine
// (trained), with baselines and ablations in the same run. Choices (thresholds, penalty) are made
// on folds of the training file; the measured file is only predicted.
//
// usage: evaluate_targets REPOSITORY TRAIN.jsonl [MEASURED.jsonl] [--vectors FILE] [--alike SD]
//            [--penalty LAMBDA] [--errors N] [--ablation] [--untrained]
//        evaluate_targets --actors REPOSITORY ANNOTATIONS.jsonl
// Without MEASURED only the folds are shown.
#include "engine/core/whole_file.hpp"
#include "engine/model/word_vectors.hpp"
#include "tests/evaluate/targets_actors.hpp"
#include "tests/evaluate/targets_classifier.hpp"
#include "tests/evaluate/targets_features.hpp"
#include "tests/evaluate/targets_like_words.hpp"
#include "tests/evaluate/targets_reading.hpp"
#include "tests/evaluate/targets_rows.hpp"
#include "tests/evaluate/targets_sums.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace parallax::targets;

constexpr std::size_t folds = 5;
constexpr double free_share = 0.5;  // of a hit attached to nobody
constexpr std::size_t most_vectors = 50000;
constexpr std::array names{"negative", "neutral", "positive"};

/// All that is known of one row.
struct Example {
    Row row;
    double attached = 0;
    double all = 0;
    double free = 0;  ///< weights of hits attached to nobody
    NamedFeatures features;
    std::string trace;  ///< hits attached to the target, for --errors
    std::size_t fold = 0;
    bool shares_sentence = false;  ///< another row judges somebody else in the same sentence
};

std::string trace_hits(const Reader& reader, const Row& row, const Reading& reading) {
    std::string out;
    for (const parallax::Hit& hit : reading.annotation.hits) {
        const parallax::Term& term = reader.lexicon().term(hit.term);
        if (!term.axis) continue;
        const std::string& axis = reader.lexicon().axis(*term.axis).id;
        if (axis != "regard" && axis != "evaluation") continue;
        out += " ";
        out += slice(row.text, hit.span);
        out += '(';
        out += hit.target ? (reader.is_given(*hit.target) ? "T" : "other") : "-";
        out += ' ';
        out += name_of(hit.link);
        out += hit.flags.negated ? " not" : "";
        out += term.weight < 0 ? " -)" : " +)";
    }
    return out;
}

void mark_shared(std::vector<Example>& examples) {
    std::map<std::string, int> count;
    for (const Example& example : examples) ++count[example.row.text];
    for (Example& example : examples) example.shares_sentence = count[example.row.text] > 1;
}

std::vector<Example> read_examples(Reader& reader, std::vector<Row> rows) {
    std::array<int, 4> pronouns{};
    std::vector<Example> examples;
    for (Row& row : rows) {
        Example example;
        const Reading reading = reader.read(row);
        example.attached = sum_attached(reader, reading);
        example.all = sum_all(reader, reading);
        example.free = sum_free(reader, reading);
        for (std::size_t i = 0; i < pronouns.size(); ++i) {
            pronouns[i] += count_pronouns(reader, row, reading)[i];
        }
        example.features = make_features(reader, row, reading);
        example.trace = trace_hits(reader, row, reading);
        std::uint64_t hash = 1469598103934665603ULL;
        for (const char c : row.article) {
            hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
        }
        example.fold = static_cast<std::size_t>((hash >> 20U) % folds);
        example.row = std::move(row);
        examples.push_back(std::move(example));
    }
    mark_shared(examples);
    std::printf(
        "pronouns annotated as the target: %d, found %d, given to another %d, left %d; found "
        "where none is annotated %d\n",
        pronouns[0] + pronouns[1] + pronouns[2], pronouns[0], pronouns[1], pronouns[2],
        pronouns[3]);
    return examples;
}

struct Thresholds {
    double low = 0;
    double high = 0;
    [[nodiscard]] int apply(double score) const {
        return score < low ? negative : score > high ? positive : neutral;
    }
};

/// Those that give the best macro-F1 on the rows; the smallest of equally good ones.
template <class Score>
Thresholds choose_thresholds(const std::vector<Example>& examples, Score score) {
    Thresholds best;
    double most = -1;
    for (int low = 0; low <= 14; ++low) {
        for (int high = 0; high <= 14; ++high) {
            const Thresholds tried{-0.05 - 0.1 * low, 0.05 + 0.1 * high};
            Confusion confusion;
            for (const Example& example : examples) {
                if (example.row.polarity < 0) continue;
                confusion.add(example.row.polarity, tried.apply(score(example)));
            }
            if (confusion.macro_f1() <= most) continue;
            most = confusion.macro_f1();
            best = tried;
        }
    }
    return best;
}

void print(const char* what, const Confusion& confusion) {
    std::printf("%-52s macro-F1 %.3f  (neg %.3f neu %.3f pos %.3f)  accuracy %.3f\n", what,
                confusion.macro_f1(), confusion.f1(0), confusion.f1(1), confusion.f1(2),
                confusion.accuracy());
}

/// Features of the groups named by their first letters.
NamedFeatures keep(const NamedFeatures& features, const std::string& groups) {
    NamedFeatures kept;
    for (const auto& feature : features) {
        if (groups.find(feature.first.front()) != std::string::npos) kept.push_back(feature);
    }
    return kept;
}

/// The labelled rows of training by the features of some groups, compared with each other once for
/// all folds and penalties.
class TrainingRows {
public:
    TrainingRows(const std::vector<Example>& examples, const LikeWords& like,
                 const std::string& groups)
        : like_(like), groups_(groups), columns_(list_labelled(examples, groups)) {
        for (const Example& example : examples) {
            if (example.row.polarity < 0) continue;
            labels_.push_back(example.row.polarity);
            folds_.push_back(example.fold);
        }
        rows_ = make_rows(examples);
        likeness_ = compare_rows(rows_, rows_, columns_.size());
    }

    /// By labelled row, predicted from the rows of the other folds.
    [[nodiscard]] std::vector<int> cross_validate(double lambda) const {
        std::vector<int> predictions(labels_.size(), neutral);
        for (std::size_t fold = 0; fold < folds; ++fold) {
            std::vector<Eigen::Index> rest;
            std::vector<Eigen::Index> held;
            std::vector<int> labels;
            for (std::size_t i = 0; i < labels_.size(); ++i) {
                (folds_[i] == fold ? held : rest).push_back(static_cast<Eigen::Index>(i));
                if (folds_[i] != fold) labels.push_back(labels_[i]);
            }
            if (held.empty() || rest.empty()) continue;
            const std::vector<int> predicted =
                Classifier(likeness_(rest, rest), labels, lambda).predict(likeness_(held, rest));
            for (std::size_t i = 0; i < held.size(); ++i) {
                predictions[static_cast<std::size_t>(held[i])] = predicted[i];
            }
        }
        return predictions;
    }

    /// By labelled row of another file, predicted from all rows.
    [[nodiscard]] std::vector<int> predict(const std::vector<Example>& measured,
                                           double lambda) const {
        return Classifier(likeness_, labels_, lambda)
            .predict(compare_rows(make_rows(measured), rows_, columns_.size()));
    }

private:
    [[nodiscard]] static Columns list_labelled(const std::vector<Example>& examples,
                                               const std::string& groups) {
        std::vector<NamedFeatures> kept;
        for (const Example& example : examples) {
            if (example.row.polarity >= 0) kept.push_back(keep(example.features, groups));
        }
        std::vector<const NamedFeatures*> views;
        for (const NamedFeatures& features : kept) views.push_back(&features);
        return Columns(views, 2);
    }

    [[nodiscard]] std::vector<SparseRow> make_rows(const std::vector<Example>& examples) const {
        std::vector<SparseRow> rows;
        for (const Example& example : examples) {
            if (example.row.polarity < 0) continue;
            const NamedFeatures kept = keep(example.features, groups_);
            rows.push_back(columns_.make_row(kept));
            rows.back().alike = like_.sums_of(kept);
        }
        return rows;
    }

    const LikeWords& like_;
    std::string groups_;
    Columns columns_;
    std::vector<int> labels_;
    std::vector<std::size_t> folds_;
    std::vector<SparseRow> rows_;
    Eigen::MatrixXf likeness_;
};

/// `shared_only`: only rows whose sentence another row judges somebody else in.
Confusion count(const std::vector<Example>& examples, const std::vector<int>& predictions,
                bool shared_only = false) {
    Confusion confusion;
    std::size_t labelled = 0;
    for (const Example& example : examples) {
        if (example.row.polarity < 0) continue;
        const int predicted = predictions[labelled++];
        if (shared_only && !example.shares_sentence) continue;
        confusion.add(example.row.polarity, predicted);
    }
    return confusion;
}

void show_errors(const std::vector<Example>& examples, const std::vector<int>& predictions,
                 int count) {
    int shown = 0;
    std::size_t labelled = 0;
    for (std::size_t i = 0; i < examples.size() && shown < count; ++i) {
        const Row& row = examples[i].row;
        if (row.polarity < 0) continue;
        const int predicted = predictions[labelled++];
        if (predicted == row.polarity || !examples[i].shares_sentence) continue;
        ++shown;
        std::string text = row.text;
        text.insert(row.mention.end, "]]");
        text.insert(row.mention.begin, "[[");
        std::printf("%s, found %s: %s\n   %s\n", names[static_cast<std::size_t>(row.polarity)],
                    names[static_cast<std::size_t>(predicted)], text.c_str(),
                    examples[i].trace.c_str());
    }
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> files;
    int errors = 0;
    bool ablation = false;
    bool untrained_only = false;
    double penalty = 0;
    double alike = 1;
    std::string vectors;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--errors" && i + 1 < argc) {
            errors = std::atoi(argv[++i]);
        } else if (argument == "--penalty" && i + 1 < argc) {
            penalty = std::atof(argv[++i]);
        } else if (argument == "--vectors" && i + 1 < argc) {
            vectors = argv[++i];
        } else if (argument == "--alike" && i + 1 < argc) {
            alike = std::atof(argv[++i]);
        } else if (argument == "--actors" && i + 2 < argc) {
            measure_actors(argv[i + 1], argv[i + 2]);
            return 0;
        } else if (argument == "--ablation") {
            ablation = true;
        } else if (argument == "--untrained") {
            untrained_only = true;
        } else {
            files.push_back(argument);
        }
    }
    if (files.size() < 2) {
        std::fprintf(stderr,
                     "usage: evaluate_targets REPOSITORY TRAIN.jsonl [MEASURED.jsonl] "
                     "[--vectors FILE] [--alike SD] [--penalty LAMBDA] [--errors N] [--ablation] "
                     "[--untrained]\n");
        return 2;
    }
    std::size_t skipped = 0;
    std::vector<Row> rows = read_rows(files[1], skipped);
    const std::filesystem::path lists =
        std::filesystem::path(files[1]).parent_path().parent_path() / "lexicons";
    Reader reader(files[0], collect_small_words(rows), read_word_lists(lists));
    const std::vector<Example> training = read_examples(reader, std::move(rows));
    std::printf("train: %zu rows, %zu lines without a row\n", training.size(), skipped);
    std::vector<Example> measured;
    if (files.size() > 2) {
        measured = read_examples(reader, read_rows(files[2], skipped));
        std::printf("measured: %zu rows, %zu lines without a row\n", measured.size(), skipped);
    }

    const auto attached = [](const Example& example) { return example.attached; };
    const auto softly = [](const Example& example) {
        return example.attached + free_share * example.free;
    };
    const auto all = [](const Example& example) { return example.all; };
    const Thresholds on_attached = choose_thresholds(training, attached);
    const Thresholds on_softly = choose_thresholds(training, softly);
    const Thresholds on_all = choose_thresholds(training, all);
    const auto show_untrained = [&](const std::vector<Example>& examples) {
        std::array<Confusion, 9> confusions;
        for (const Example& example : examples) {
            const int truth = example.row.polarity;
            if (truth < 0) continue;
            for (int label = 0; label < 3; ++label) {
                confusions[static_cast<std::size_t>(label)].add(truth, label);
            }
            confusions[3].add(truth, on_all.apply(example.all));
            confusions[4].add(truth, on_attached.apply(example.attached));
            confusions[7].add(truth, on_softly.apply(softly(example)));
            if (!example.shares_sentence) continue;
            confusions[8].add(truth, on_softly.apply(softly(example)));
            confusions[5].add(truth, on_all.apply(example.all));
            confusions[6].add(truth, on_attached.apply(example.attached));
        }
        print("baseline: always negative", confusions[0]);
        print("baseline: always neutral", confusions[1]);
        print("baseline: all hits of the sentence", confusions[3]);
        print("untrained: hits attached to the target", confusions[4]);
        print("untrained: and half of those attached to nobody", confusions[7]);
        print("  all hits, sentences with several targets", confusions[5]);
        print("  attached, sentences with several targets", confusions[6]);
        print("  and half of the others, the same", confusions[8]);
    };
    std::printf("\nthresholds from train: attached %.2f %.2f, sentence %.2f %.2f\non train\n",
                on_attached.low, on_attached.high, on_all.low, on_all.high);
    show_untrained(training);
    if (!measured.empty()) {
        std::printf("measured file\n");
        show_untrained(measured);
    }
    if (untrained_only) {
        std::vector<int> predictions;
        for (const Example& example : training) {
            if (example.row.polarity < 0) continue;
            predictions.push_back(on_softly.apply(softly(example)));
        }
        show_errors(training, predictions, errors);
        return 0;
    }

    const LikeWords like =
        vectors.empty() ? LikeWords({{}, Eigen::MatrixXd(), ""}, 0)
                        : LikeWords(parallax::read_word_vectors(parallax::read_whole_file(vectors),
                                                                vectors, most_vectors),
                                    alike);
    const std::string full = "wncshl";
    const TrainingRows rows_of_all(training, like, full);
    double best_penalty = penalty;
    std::vector<int> predictions;
    if (penalty > 0) {
        predictions = rows_of_all.cross_validate(penalty);
    } else {
        double most = 0;
        std::printf("\npenalty, by folds of articles\n");
        for (const double lambda : {0.3, 0.6, 1.2}) {
            std::vector<int> tried = rows_of_all.cross_validate(lambda);
            const Confusion confusion = count(training, tried);
            char what[64];
            std::snprintf(what, sizeof what, "  %.1f", lambda);
            print(what, confusion);
            if (confusion.macro_f1() <= most) continue;
            most = confusion.macro_f1();
            best_penalty = lambda;
            predictions = std::move(tried);
        }
    }
    std::printf("\ntrained, folds of train\n");
    print("all features", count(training, predictions));
    print("  sentences with several targets", count(training, predictions, true));
    if (!measured.empty()) {
        std::printf("trained, measured file\n");
        print("all features", count(measured, rows_of_all.predict(measured, best_penalty)));
    }
    if (ablation) {
        for (const auto& [groups, what] :
             {std::pair{"w", "words of the sentence only"}, std::pair{"wn", "and near words"},
              std::pair{"wnc", "and clause, sides"}, std::pair{"wncs", "and structure (no hits)"},
              std::pair{"h", "hits only"}, std::pair{"sh", "structure and hits"},
              std::pair{"wncsh", "all but lists by others"},
              std::pair{"ncshl", "all but words of the sentence"},
              std::pair{"wncshlm", "all and the target's name (not symmetric)"}}) {
            const TrainingRows rows_of_some(training, like, groups);
            print(what, count(training, rows_of_some.cross_validate(best_penalty)));
            if (!measured.empty()) {
                print("   measured", count(measured, rows_of_some.predict(measured, best_penalty)));
            }
        }
    }
    show_errors(training, predictions, errors);
    return 0;
}
