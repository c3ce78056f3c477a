// Learns by which answers (engine/context/speaker_weights.hpp) a noun phrase is known for who says
// a stretch of content, and adds the weights to a voice model. What the model takes for content is
// read in each article with a model that was trained without it. Deterministic.
//
// usage: train_speakers REPOSITORY ROWS.tsv FOLD0.model … FOLD4.model [--base MODEL -o MODEL]
//        [--hold K] [--rows N] [--penalty P]
// FOLDk.model is train_voice's with --hold k; MODEL is --base's with the weights added. --hold K
// learns without the articles of that fold and measures on them; --rows N also prints the N
// heaviest weights. scripts/train-voice calls it.
#include "engine/context/decode_voices.hpp"
#include "engine/context/part_content.hpp"
#include "engine/context/rule_reading.hpp"
#include "engine/context/settle_voices.hpp"
#include "engine/context/speaker_weights.hpp"
#include "engine/context/voice_model.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/numeric/minimise.hpp"
#include "engine/text/parse_text.hpp"
#include "tests/evaluate/polnear_rows.hpp"
#include "tests/evaluate/voice_examples.hpp"
#include "tests/evaluate/voice_scores.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <Eigen/Core>

namespace {

using namespace parallax;
using namespace parallax::evaluate;

constexpr std::size_t folds = 5;
constexpr double steps_per_unit = 256;

struct Options {
    std::vector<std::filesystem::path> paths;
    std::filesystem::path base;
    std::filesystem::path model;
    int hold = -1;
    int rows = 0;
    double penalty = 3;  ///< half of it times the sum of squares; chosen on folds
};

/// A stretch of content with those who may say it; the candidate known so far comes first.
struct Example {
    std::vector<SpeakerCandidate> candidates;
    std::vector<bool> is_right;
    std::size_t right = 0;  ///< the first that is
};

/// The attribution that most words of the content belong to.
std::optional<std::size_t> find_attribution(const TokenView& view, const GoldTokens& gold,
                                            TokenRange content, std::size_t count) {
    std::vector<std::uint32_t> words(count);
    std::uint32_t all = 0;
    for (std::uint32_t at = content.begin; at < content.end; ++at) {
        if (!view.is_word(at)) continue;
        ++all;
        if (gold.is_content(at)) ++words[gold.attribution_of(at)];
    }
    const auto most = std::max_element(words.begin(), words.end());
    if (most == words.end() || *most * 2 < all || *most == 0) return std::nullopt;
    return static_cast<std::size_t>(most - words.begin());
}

/// An article as the model of another fold reads it.
struct Reader {
    Reader(RuleEngine& engine, const PolnearRow& row, const VoiceModel& model)
        : parsed(parse_text(row.text, "", engine.text_rules, engine.vocabulary)),
          input{row.text, parsed, engine.vocabulary, nothing, engine.lexicon, engine.sides},
          view(input, engine.context_rules.lists(), engine.memo),
          reading(read_by_rules(view, engine.memo, engine.vocabulary)),
          gold(view, row, reading.cues),
          decoded(decode_voices(view, reading, engine.words, model)) {}

    ParsedText parsed;
    Matches nothing;
    ContextInput input;
    TokenView view;
    RuleReading reading;
    GoldTokens gold;
    DecodedVoices decoded;
};

/// Whether the annotation has content that begins behind this cue: "neither" where the cue is the
/// outlet's and belongs to nothing that follows.
enum class Parting : std::uint8_t { stays, parts, neither };

Parting find_parting(const Reader& reader, const PolnearRow& row, TokenRange cue) {
    if (reader.gold.is_content(cue.begin)) return Parting::stays;
    const Span span = reader.view.span_of(cue);
    for (const GoldAttribution& given : row.attributions) {
        const bool named = std::any_of(given.cue.begin(), given.cue.end(), [&](const Span& part) {
            return part.begin < span.end && span.begin < part.end;
        });
        if (named && !given.content.empty() && given.content.front().begin >= span.begin) {
            return Parting::parts;
        }
    }
    return Parting::neither;
}

/// Each cue inside content: the first candidate says that the content goes on, the second that it
/// parts.
void collect_partings(RuleEngine& engine, const PolnearRow& row, const VoiceModel& model,
                      std::vector<Example>& examples) {
    Reader reader(engine, row, model);
    part_contents(reader.view, reader.reading, reader.decoded, [&](const PartingCue& asked) {
        const Parting parting = find_parting(reader, row, asked.cue);
        const std::size_t right = parting == Parting::parts ? 1 : 0;
        examples.push_back({{SpeakerCandidate{}, asked.answers}, {right == 0, right == 1}, right});
        return right == 1;
    });
}

void collect(RuleEngine& engine, const PolnearRow& row, const VoiceModel& model,
             const SpeakerWeights& partings, std::vector<Example>& examples) {
    Reader reader(engine, row, model);
    part_contents(reader.view, reader.reading, reader.decoded,
                  [&](const PartingCue& asked) { return partings.parts(asked.answers); });
    const TokenView& view = reader.view;
    static_cast<void>(settle_voices(
        view, std::move(reader.reading), reader.decoded,
        [&](const SpeakerSearch& search, std::span<const SpeakerCandidate> all) -> std::size_t {
            const auto given =
                find_attribution(view, reader.gold, search.content, row.attributions.size());
            if (!given) return 0;
            const GoldAttribution& wanted = row.attributions[*given];
            Example example;
            std::optional<std::size_t> right;
            for (std::size_t index = 0; index < all.size(); ++index) {
                const auto& phrase = all[index].phrase;
                example.is_right.push_back(phrase
                                               ? names_source(view, view.span_of(*phrase), wanted)
                                               : wanted.source.empty());
                if (example.is_right.back() && !right) right = index;
            }
            example.candidates.assign(all.begin(), all.end());
            example.right = right.value_or(all.size());
            examples.push_back(std::move(example));
            return 0;
        }));
}

Eigen::Index place_of(std::size_t question, std::uint8_t answer) {
    return static_cast<Eigen::Index>(question * speaker_answers + answer);
}

/// −log-likelihood of the right candidates (McFadden 1974) with a penalty on large weights.
Eigen::VectorXd learn(const std::vector<Example>& examples, double penalty) {
    const Objective objective = [&](const Eigen::VectorXd& x, Eigen::VectorXd& gradient) {
        double value = penalty / 2 * x.squaredNorm();
        gradient = penalty * x;
        std::vector<double> shares;
        for (const Example& example : examples) {
            if (example.right == example.candidates.size()) continue;
            shares.clear();
            for (const SpeakerCandidate& candidate : example.candidates) {
                double sum = 0;
                for (std::size_t q = 0; q < speaker_questions; ++q) {
                    sum += x[place_of(q, candidate.answers[q])];
                }
                shares.push_back(sum);
            }
            const double highest = *std::max_element(shares.begin(), shares.end());
            const double wanted = shares[example.right] - highest;
            double total = 0;
            for (double& share : shares) total += share = std::exp(share - highest);
            value += std::log(total) - wanted;
            for (std::size_t index = 0; index < shares.size(); ++index) {
                const double share = shares[index] / total - (index == example.right ? 1.0 : 0.0);
                const auto& answers = example.candidates[index].answers;
                for (std::size_t q = 0; q < speaker_questions; ++q) {
                    gradient[place_of(q, answers[q])] += share;
                }
            }
        }
        return value;
    };
    const auto size = static_cast<Eigen::Index>(speaker_questions * speaker_answers);
    MinimiseOptions options;
    options.relative_tolerance = 1e-4;
    return minimise(objective, Eigen::VectorXd::Zero(size), options).x;
}

std::vector<SpeakerWeights::Row> rows_of(const Eigen::VectorXd& weights) {
    std::vector<SpeakerWeights::Row> rows;
    for (std::size_t question = 0; question < speaker_questions; ++question) {
        for (std::size_t answer = 0; answer < speaker_answers; ++answer) {
            const double weight =
                weights[place_of(question, static_cast<std::uint8_t>(answer))] * steps_per_unit;
            const auto rounded =
                static_cast<std::int16_t>(std::lround(std::clamp(weight, -32767.0, 32767.0)));
            if (rounded == 0) continue;
            rows.push_back({static_cast<SpeakerQuestion>(question),
                            static_cast<std::uint8_t>(answer), rounded});
        }
    }
    return rows;
}

void measure(const std::vector<Example>& examples, const SpeakerWeights& weights) {
    std::size_t known = 0;
    std::size_t chosen = 0;
    std::size_t reachable = 0;
    for (const Example& example : examples) {
        known += example.is_right[0] ? 1 : 0;
        chosen += example.is_right[weights.choose(example.candidates)] ? 1 : 0;
        reachable += example.right < example.candidates.size() ? 1 : 0;
    }
    const auto share = [&](std::size_t count) {
        return static_cast<double>(count) / static_cast<double>(examples.size());
    };
    std::printf("speakers of %zu stretches: before %.4f, chosen %.4f, listed %.4f\n",
                examples.size(), share(known), share(chosen), share(reachable));
}

void measure_partings(const char* name, const std::vector<Example>& examples,
                      const SpeakerWeights& weights) {
    std::size_t wanted = 0;
    std::size_t found = 0;
    std::size_t both = 0;
    for (const Example& example : examples) {
        const bool parts = weights.parts(example.candidates[1]);
        wanted += example.right;
        found += parts ? 1 : 0;
        both += parts && example.right == 1 ? 1 : 0;
    }
    std::printf("%s: %zu cues inside content, %zu part it, %zu found, %zu rightly\n", name,
                examples.size(), wanted, found, both);
}

void print_heaviest(std::vector<SpeakerWeights::Row> rows, int count) {
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
        return std::abs(int{a.weight}) > std::abs(int{b.weight});
    });
    for (int at = 0; at < count && static_cast<std::size_t>(at) < rows.size(); ++at) {
        const SpeakerWeights::Row& row = rows[static_cast<std::size_t>(at)];
        std::printf("  %-14s %3d %+.2f\n", std::string(name_of(row.question)).c_str(),
                    int{row.answer}, row.weight / steps_per_unit);
    }
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    for (int at = 1; at < argc; ++at) {
        const bool more = at + 1 < argc;
        if (std::strcmp(argv[at], "--hold") == 0 && more) {
            options.hold = std::atoi(argv[++at]);
        } else if (std::strcmp(argv[at], "--rows") == 0 && more) {
            options.rows = std::atoi(argv[++at]);
        } else if (std::strcmp(argv[at], "--penalty") == 0 && more) {
            options.penalty = std::atof(argv[++at]);
        } else if (std::strcmp(argv[at], "--base") == 0 && more) {
            options.base = argv[++at];
        } else if (std::strcmp(argv[at], "-o") == 0 && more) {
            options.model = argv[++at];
        } else {
            options.paths.emplace_back(argv[at]);
        }
    }
    if (options.paths.size() != 2 + folds || (options.base.empty() != options.model.empty())) {
        std::fprintf(stderr,
                     "usage: train_speakers REPOSITORY ROWS.tsv FOLD0.model … FOLD4.model "
                     "[--base MODEL -o MODEL] [--hold K] [--rows N] "
                     "[--penalty P]\n");
        return 2;
    }
    RuleEngine engine(options.paths[0]);
    const std::vector<PolnearRow> rows = read_polnear_rows(read_whole_file(options.paths[1]));
    const auto for_articles = [&](const auto& take) {
        for (std::size_t fold = 0; fold < folds; ++fold) {
            const VoiceModel model(options.paths[2 + fold]);
            engine.words.clear();
            const bool is_held =
                options.hold >= 0 && fold == static_cast<std::size_t>(options.hold);
            for (std::size_t index = fold; index < rows.size(); index += folds) {
                take(rows[index], model, is_held);
            }
        }
    };
    std::vector<Example> partings;
    std::vector<Example> held_partings;
    for_articles([&](const PolnearRow& row, const VoiceModel& model, bool is_held) {
        collect_partings(engine, row, model, is_held ? held_partings : partings);
    });
    std::vector<SpeakerWeights::Row> weights = rows_of(learn(partings, options.penalty));
    const SpeakerWeights parting(weights);
    measure_partings("partings learned from", partings, parting);
    if (!held_partings.empty()) measure_partings("held out", held_partings, parting);
    std::vector<Example> examples;
    std::vector<Example> held;
    for_articles([&](const PolnearRow& row, const VoiceModel& model, bool is_held) {
        collect(engine, row, model, parting, is_held ? held : examples);
    });
    for (const SpeakerWeights::Row& row : rows_of(learn(examples, options.penalty))) {
        weights.push_back(row);
    }
    const SpeakerWeights choice(weights);
    std::printf("learned from ");
    measure(examples, choice);
    if (!held.empty()) {
        std::printf("held out: ");
        measure(held, choice);
    }
    print_heaviest(weights, options.rows);
    if (options.model.empty()) return 0;
    VoiceModelParts parts =
        read_voice_model(read_whole_file(options.base), options.base.generic_string());
    parts.speakers = weights;
    const std::string bytes = write_voice_model(parts);
    write_whole_file(options.model, bytes);
    std::printf("%zu weights of speakers, %zu bytes\n", weights.size(), bytes.size());
    return 0;
}
