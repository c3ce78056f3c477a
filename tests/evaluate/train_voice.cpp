// Trains the voice model (engine/context/voice_model.hpp) on annotated articles and writes it, or
// measures what each group of features brings. Deterministic: the order of chains and the features
// left out come from fixed seeds. Weights are averaged over the second half of the passes.
//
// usage: train_voice REPOSITORY ROWS.tsv [-o MODEL] [--hold K] [--ablation]
// --hold K leaves every fifth article (number mod 5 = K) out and measures on those; --ablation does
// so once with all features and once without each group. scripts/train-voice calls it.
#include "engine/context/voice_model.hpp"
#include "engine/core/whole_file.hpp"
#include "tests/evaluate/chain_trainer.hpp"
#include "tests/evaluate/voice_examples.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace {

using namespace parallax;
using namespace parallax::evaluate;

constexpr int passes = 10;
constexpr std::uint32_t rarest = 12;  // how often a feature must stand in the examples
constexpr float steps_per_unit = 32;  // of the integers in the file
constexpr std::size_t folds = 5;

struct Options {
    std::vector<std::filesystem::path> paths;
    std::filesystem::path model;
    int hold = -1;
    bool ablation = false;
};

/// Puts numbers, in ascending order of their hashes, in the place of features that are not rare and
/// drops the others.
class FeatureNumbers {
public:
    explicit FeatureNumbers(const std::vector<ExampleChain*>& chains) {
        std::unordered_map<std::uint32_t, std::uint32_t> counts;
        for (const ExampleChain* chain : chains) {
            for (const std::uint32_t key : chain->features) ++counts[key];
        }
        for (const auto& [key, count] : counts) {
            if (count >= rarest) keys_.push_back(key);
        }
        std::sort(keys_.begin(), keys_.end());
        for (const std::uint32_t key : keys_) {
            numbers_[key] = static_cast<std::uint32_t>(counts_.size());
            counts_.push_back(counts[key]);
        }
    }

    [[nodiscard]] const std::vector<std::uint32_t>& keys() const { return keys_; }
    [[nodiscard]] const std::vector<std::uint32_t>& counts() const { return counts_; }

    void apply(ExampleChain& chain) const {
        std::vector<std::uint32_t> kept;
        for (ExampleChain::Chunk& chunk : chain.chunks) {
            const std::size_t begin = kept.size();
            std::array<std::uint8_t, 2> counts{};
            const std::size_t all = std::size_t{chunk.state_count} + chunk.border_count;
            for (std::size_t at = 0; at < all; ++at) {
                const auto found = numbers_.find(chain.features[chunk.begin + at]);
                if (found == numbers_.end()) continue;
                kept.push_back(found->second);
                ++counts[at < chunk.state_count ? 0 : 1];
            }
            chunk.begin = static_cast<std::uint32_t>(begin);
            chunk.state_count = counts[0];
            chunk.border_count = counts[1];
        }
        chain.features = std::move(kept);
    }

private:
    std::vector<std::uint32_t> keys_;
    std::vector<std::uint32_t> counts_;
    std::unordered_map<std::uint32_t, std::uint32_t> numbers_;
};

void add(ChainWeights& to, const ChainWeights& from, float factor) {
    const auto add_lanes = [&](ChainWeights::Lanes& sum, const ChainWeights::Lanes& lanes) {
        for (std::size_t lane = 0; lane < lanes.size(); ++lane) sum[lane] += factor * lanes[lane];
    };
    for (std::size_t at = 0; at < from.features.size(); ++at) {
        add_lanes(to.features[at], from.features[at]);
    }
    for (std::size_t at = 0; at < from.moves.size(); ++at) add_lanes(to.moves[at], from.moves[at]);
}

ChainWeights train(std::vector<ExampleChain*> chains, const std::vector<std::uint32_t>& counts) {
    ChainTrainer trainer({}, counts);
    ChainWeights mean;
    mean.features.resize(counts.size());
    std::uint64_t random = 20240401;
    for (int pass = 0; pass < passes; ++pass) {
        for (std::size_t left = chains.size(); left > 1; --left) {
            random = random * 6364136223846793005ULL + 1442695040888963407ULL;
            std::swap(chains[left - 1], chains[(random >> 33) % left]);
        }
        for (const ExampleChain* chain : chains) static_cast<void>(trainer.learn(*chain));
        if (pass >= passes / 2) add(mean, trainer.weights(), 2.0f / passes);
    }
    return mean;
}

WordShares measure(const ChainWeights& weights, const std::vector<ExampleArticle*>& articles) {
    WordShares shares;
    for (const ExampleArticle* article : articles) {
        shares.hit += article->outside.hit;
        shares.found += article->outside.found;
        shares.wanted += article->outside.wanted;
        for (const ExampleChain& chain : article->chains) {
            const std::vector<VoiceState> states = decode_chain(weights, chain);
            for (std::size_t at = 0; at < states.size(); ++at) {
                const ExampleChain::Chunk& chunk = chain.chunks[at];
                shares.wanted += chunk.content;
                if (!is_content(states[at])) continue;
                shares.hit += chunk.content;
                shares.found += chunk.words;
            }
        }
    }
    return shares;
}

void write_model(const std::filesystem::path& file, const std::vector<std::string>& words,
                 const FeatureNumbers& numbers, const ChainWeights& weights) {
    VoiceModelParts parts;
    parts.words = words;
    for (std::size_t at = 0; at < numbers.keys().size(); ++at) {
        VoiceModelParts::Row row{numbers.keys()[at], {}};
        for (std::size_t lane = 0; lane < row.lanes.size(); ++lane) {
            const long weight = std::lround(weights.features[at][lane] * steps_per_unit);
            row.lanes[lane] = static_cast<std::int8_t>(std::clamp(weight, -127L, 127L));
        }
        if (row.lanes != VoiceLanes{}) parts.rows.push_back(row);
    }
    for (std::size_t from = 0; from < voice_states; ++from) {
        for (std::size_t to = 0; to < voice_states; ++to) {
            parts.moves[from][to] =
                static_cast<std::int16_t>(std::lround(weights.moves[from][to] * steps_per_unit));
        }
    }
    const std::string bytes = write_voice_model(parts);
    write_whole_file(file, bytes);
    std::printf("%zu words, %zu features, %zu bytes\n", words.size(), parts.rows.size(),
                bytes.size());
}

void run(RuleEngine& engine, const std::vector<PolnearRow>& rows, const Options& options,
         FeatureGroups groups, const char* name) {
    const std::vector<std::string> known = find_known_words(engine, rows);
    std::vector<std::uint32_t> forms;
    for (const std::string& word : known) forms.push_back(hash_form(word));
    const VoiceWords words(std::move(forms));
    engine.words.clear();
    std::vector<ExampleArticle> articles;
    for (const PolnearRow& row : rows) {
        articles.push_back(make_examples(engine, row, words, groups));
    }
    std::vector<ExampleArticle*> held;
    std::vector<ExampleChain*> chains;
    for (std::size_t index = 0; index < articles.size(); ++index) {
        if (options.hold >= 0 && index % folds == static_cast<std::size_t>(options.hold)) {
            held.push_back(&articles[index]);
            continue;
        }
        for (ExampleChain& chain : articles[index].chains) chains.push_back(&chain);
    }
    const FeatureNumbers numbers(chains);
    for (ExampleArticle& article : articles) {
        for (ExampleChain& chain : article.chains) numbers.apply(chain);
    }
    const ChainWeights weights = train(chains, numbers.counts());
    if (!held.empty()) measure(weights, held).print(name);
    if (!options.model.empty()) write_model(options.model, known, numbers, weights);
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    for (int at = 1; at < argc; ++at) {
        if (std::strcmp(argv[at], "--hold") == 0 && at + 1 < argc) {
            options.hold = std::atoi(argv[++at]);
        } else if (std::strcmp(argv[at], "-o") == 0 && at + 1 < argc) {
            options.model = argv[++at];
        } else if (std::strcmp(argv[at], "--ablation") == 0) {
            options.ablation = true;
        } else {
            options.paths.emplace_back(argv[at]);
        }
    }
    if (options.paths.size() != 2) {
        std::fprintf(stderr,
                     "usage: train_voice REPOSITORY ROWS.tsv [-o MODEL] [--hold K] "
                     "[--ablation]\n");
        return 2;
    }
    RuleEngine engine(options.paths[0]);
    const std::vector<PolnearRow> rows = read_polnear_rows(read_whole_file(options.paths[1]));
    if (options.ablation && options.hold < 0) options.hold = 0;
    run(engine, rows, options, all_feature_groups, "all features            ");
    if (!options.ablation) return 0;
    options.model.clear();
    constexpr std::array names{"without words           ", "without cues            ",
                               "without the rules' voice", "without quotation marks ",
                               "without clauses         ", "without sentences around"};
    for (std::size_t group = 0; group < names.size(); ++group) {
        run(engine, rows, options, all_feature_groups & ~(1u << group), names[group]);
    }
    return 0;
}
