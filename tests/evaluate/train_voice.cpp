// Trains the voice model (engine/context/voice_model.hpp) on annotated articles: a linear-chain
// conditional random field by AdaGrad (Duchi, Hazan and Singer 2011) with an L2 penalty, weights
// averaged over the later passes. Deterministic: the order of chains comes from a fixed seed.
//
// usage: train_voice REPOSITORY ROWS.tsv [--hold K] [--passes N] [--rate X] [--penalty X]
//                    [--without GROUP] [-o MODEL]
// --hold K leaves every fifth article (number mod 5 = K) out and measures on those.
#include "engine/context/rule_reading.hpp"
#include "engine/context/voice_features.hpp"
#include "engine/context/voice_sentence.hpp"
#include "engine/context/voice_model.hpp"
#include "engine/context/voice_state.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/text/parse_text.hpp"
#include "tests/evaluate/polnear_rows.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace {

using namespace parallax;
using namespace parallax::evaluate;

constexpr std::uint32_t least_count = 20;    // of a word that the model may know
constexpr std::uint32_t least_articles = 10;
constexpr float steps_per_unit = 32;  // of the integers in the file

struct Options {
    std::filesystem::path root;
    std::filesystem::path rows;
    std::filesystem::path model;
    int hold = -1;
    int passes = 8;
    std::uint32_t least = 10;
    double rate = 0.02;
    double penalty = 100;
    double drop = 0.6;
    FeatureGroups groups = all_feature_groups;
};

using Lanes = std::array<float, 8>;

/// A chain of tokens: rows of features end to end, with the states annotated.
struct Chain {
    std::vector<std::uint32_t> rows;
    struct Token {
        std::uint32_t begin = 0;         ///< into rows: token rows, then border rows
        std::uint8_t token_count = 0;
        std::uint8_t border_count = 0;
        std::uint8_t gold = 0;
        std::uint32_t words = 0;
        std::uint32_t content = 0;       ///< words of these annotated as content
    };
    std::vector<Token> tokens;
};

struct Counts {
    double hit = 0, found = 0, wanted = 0;
    void add(bool is_found, bool is_wanted) {
        hit += is_found && is_wanted;
        found += is_found;
        wanted += is_wanted;
    }
    void print(const char* name) const {
        const double p = hit / found, r = hit / wanted;
        std::printf("%s P %.4f R %.4f F1 %.4f", name, p, r, 2 * p * r / (p + r));
    }
};

struct Article {
    std::vector<Chain> chains;
    Counts outside;  ///< of the rules, over sentences that are not read
};

struct Engine {
    explicit Engine(const std::filesystem::path& root)
        : text_rules(root / "lexicons/style"), context_rules(root / "lexicons/style"),
          lexicon({}, {}, {}, {}, {}) {}
    TextRules text_rules;
    ContextRules context_rules;
    Lexicon lexicon;
    Vocabulary vocabulary;
    ContextMemo memo;
};

/// States of tokens as annotated: content before cue before speaker where they overlap.
std::vector<VoiceState> read_gold(const ParsedText& parsed, const PolnearRow& row) {
    std::vector<VoiceState> states(parsed.tokens.size(), VoiceState::own);
    const auto inside = [&](const Span& span, auto&& take) {
        auto first = std::partition_point(
            parsed.tokens.begin(), parsed.tokens.end(),
            [&](const Token& token) { return token.begin < span.begin; });
        for (; first != parsed.tokens.end() && first->end <= span.end; ++first) {
            take(static_cast<std::uint32_t>(first - parsed.tokens.begin()));
        }
    };
    for (const GoldAttribution& given : row.attributions) {
        if (given.content.empty()) continue;
        const bool behind =
            !given.cue.empty() && given.content.front().begin < given.cue.front().begin;
        for (const Span& span : given.source) {
            inside(span, [&](std::uint32_t at) {
                if (states[at] == VoiceState::own)
                    states[at] = behind ? VoiceState::speaker_behind : VoiceState::speaker_ahead;
            });
        }
        for (const Span& span : given.cue) {
            inside(span, [&](std::uint32_t at) {
                if (!is_content(states[at]))
                    states[at] = behind ? VoiceState::cue_behind : VoiceState::cue_ahead;
            });
        }
        std::set<std::uint32_t> with_cue;
        for (const Span& span : given.cue) {
            inside(span, [&](std::uint32_t at) { with_cue.insert(sentence_of(parsed, at)); });
        }
        for (const Span& span : given.content) {
            inside(span, [&](std::uint32_t at) {
                if (with_cue.count(sentence_of(parsed, at)) == 0) {
                    states[at] = VoiceState::content_alone;
                } else {
                    states[at] = parsed.tokens[at].begin < given.cue.front().begin
                                     ? VoiceState::content_before
                                     : VoiceState::content_after;
                }
            });
        }
    }
    // Marks between content and the cue behind it lead over; the last marks of a sentence carry
    // what came before them into the next.
    for (const Sentence& sentence : parsed.sentences) {
        for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
            if (parsed.tokens[at].is_word() || states[at] != VoiceState::own) continue;
            std::uint32_t next = at;
            while (next < sentence.tokens.end && !parsed.tokens[next].is_word()) ++next;
            if (next == sentence.tokens.end) {
                if (at > sentence.tokens.begin) states[at] = states[at - 1];
            } else if (states[next] == VoiceState::speaker_behind ||
                       states[next] == VoiceState::cue_behind) {
                states[at] = states[next];
            }
        }
    }
    return states;
}

/// The state of most words of a chunk; of a mark its own.
VoiceState state_of(const TokenView& view, TokenRange tokens, const std::vector<VoiceState>& gold) {
    std::array<int, voice_states> votes{};
    for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
        votes[static_cast<std::size_t>(gold[at])] += view.is_word(at) ? 100 : 1;
    }
    return static_cast<VoiceState>(std::max_element(votes.begin(), votes.end()) - votes.begin());
}

Article read_article(Engine& engine, const PolnearRow& row, const VoiceWords& words,
                     VoiceWordMemo& word_memo, FeatureGroups groups) {
    Article article;
    const ParsedText parsed = parse_text(row.text, "", engine.text_rules, engine.vocabulary);
    const Matches nothing;
    const ContextInput input{row.text, parsed, engine.vocabulary, nothing, engine.lexicon};
    const TokenView view(input, engine.context_rules.lists(), engine.memo);
    const RuleReading reading = read_by_rules(view, engine.memo, engine.vocabulary);
    VoiceSentenceReader reader(view, reading, words, word_memo);
    VoiceSentence sentence;
    const std::vector<VoiceState> gold = read_gold(parsed, row);
    VoiceKeys keys;
    bool running = false;
    for (std::uint32_t index = 0; index < parsed.sentences.size(); ++index) {
        const TokenRange range = parsed.sentences[index].tokens;
        if (!reader.is_read(index)) {
            running = false;
            for (std::uint32_t at = range.begin; at < range.end; ++at) {
                if (!view.is_word(at)) continue;
                article.outside.add(reading.voices[at] != Voice::own, is_content(gold[at]));
            }
            continue;
        }
        if (!running) article.chains.emplace_back();
        running = true;
        Chain& chain = article.chains.back();
        reader.read(index, sentence);
        for (std::size_t at = 0; at < sentence.chunks.size(); ++at) {
            const TokenRange tokens = sentence.chunks[at].tokens;
            Chain::Token token;
            token.begin = static_cast<std::uint32_t>(chain.rows.size());
            const auto put = [&] {
                chain.rows.insert(chain.rows.end(), keys.keys.begin(),
                                  keys.keys.begin() + static_cast<std::ptrdiff_t>(keys.count));
                return static_cast<std::uint8_t>(keys.count);
            };
            list_word_features(sentence, at, groups, keys);
            token.token_count = put();
            list_place_features(sentence, at, groups, keys);
            token.token_count = static_cast<std::uint8_t>(token.token_count + put());
            list_border_features(sentence, at, groups, keys);
            token.border_count = put();
            token.gold = static_cast<std::uint8_t>(state_of(view, tokens, gold));
            for (std::uint32_t each = tokens.begin; each < tokens.end; ++each) {
                if (!view.is_word(each)) continue;
                ++token.words;
                token.content += is_content(gold[each]) ? 1 : 0;
            }
            chain.tokens.push_back(token);
        }
    }
    return article;
}

std::map<std::string, std::uint32_t> count_words(Engine& engine, const std::vector<PolnearRow>& rows) {
    struct Count { std::uint32_t count = 0, articles = 0, capitals = 0; std::size_t last = ~std::size_t{0}; };
    std::map<std::string, Count> counts;
    for (std::size_t index = 0; index < rows.size(); ++index) {
        const ParsedText parsed = parse_text(rows[index].text, "", engine.text_rules, engine.vocabulary);
        for (const Sentence& sentence : parsed.sentences) {
            for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
                const Word word = engine.vocabulary.word(parsed.tokens[at].word);
                if (parsed.tokens[at].kind == TokenKind::number) continue;
                Count& count = counts[std::string(word.normalised)];
                ++count.count;
                if (word.shape.capitalised && at > sentence.tokens.begin) ++count.capitals;
                if (count.last != index) ++count.articles;
                count.last = index;
            }
        }
    }
    std::map<std::string, std::uint32_t> known;
    for (const auto& [word, count] : counts) {
        // Words that mostly stand with a capital are names.
        if (count.count >= least_count && count.articles >= least_articles &&
            count.capitals * 3 < count.count) {
            known[word] = count.count;
        }
    }
    return known;
}

constexpr std::size_t S = voice_states;

struct Weights {
    std::vector<Lanes> rows;
    std::array<Lanes, S> moves{};
};

/// The features that are not too rare, numbered in ascending order of their keys.
class KeyTable {
public:
    KeyTable(const std::vector<const Chain*>& chains, std::uint32_t least) {
        std::unordered_map<std::uint32_t, std::uint32_t> counts;
        counts.reserve(8'000'000);
        for (const Chain* chain : chains) {
            for (const std::uint32_t key : chain->rows) ++counts[key];
        }
        for (const auto& [key, count] : counts) {
            if (count >= least) keys_.push_back(key);
        }
        std::sort(keys_.begin(), keys_.end());
        for (std::size_t index = 0; index < keys_.size(); ++index) {
            counts_.push_back(counts[keys_[index]]);
            numbers_[keys_[index]] = static_cast<std::uint32_t>(index);
        }
    }

    [[nodiscard]] const std::vector<std::uint32_t>& keys() const { return keys_; }
    [[nodiscard]] const std::vector<std::uint32_t>& counts() const { return counts_; }

    /// Puts numbers in the place of keys and drops those that are too rare.
    void make_dense(Chain& chain) const {
        std::vector<std::uint32_t> kept;
        for (Chain::Token& token : chain.tokens) {
            const std::size_t begin = kept.size();
            std::uint8_t counts[2] = {0, 0};
            for (std::size_t i = 0; i < std::size_t{token.token_count} + token.border_count; ++i) {
                const auto found = numbers_.find(chain.rows[token.begin + i]);
                if (found == numbers_.end()) continue;
                kept.push_back(found->second);
                ++counts[i < token.token_count ? 0 : 1];
            }
            token.begin = static_cast<std::uint32_t>(begin);
            token.token_count = counts[0];
            token.border_count = counts[1];
        }
        chain.rows = std::move(kept);
    }

private:
    std::vector<std::uint32_t> keys_, counts_;
    std::unordered_map<std::uint32_t, std::uint32_t> numbers_;
};

class Trainer {
public:
    Trainer(double rate, double penalty) : rate_(static_cast<float>(rate)), penalty_(static_cast<float>(penalty)) {
        for (std::size_t from = 0; from < S; ++from)
            for (std::size_t to = 0; to < S; ++to)
                step_[from][to] = static_cast<std::size_t>(step_of(static_cast<VoiceState>(from), static_cast<VoiceState>(to)));
    }

    Weights weights;
    float bias = 0;  ///< for content, when decoding

    /// The penalty of a weight is shared out among the places that touch it.
    void start(const std::vector<std::uint32_t>& counts) {
        weights.rows.assign(counts.size(), Lanes{});
        squares_.assign(counts.size(), Lanes{});
        for (const std::uint32_t count : counts) {
            share_.push_back(penalty_ / static_cast<float>(count));
        }
    }

    void score(const Chain& chain) {
        const std::size_t n = chain.tokens.size();
        token_.resize(n);
        border_.resize(n);
        for (std::size_t at = 0; at < n; ++at) {
            const Chain::Token& token = chain.tokens[at];
            token_[at] = sum(chain, token.begin, token.token_count);
            border_[at] = sum(chain, token.begin + token.token_count, token.border_count);
        }
    }

    /// One step on one chain; returns its negative log-likelihood.
    double learn(const Chain& whole) {
        const Chain& chain = thin_out(whole);
        score(chain);
        const std::size_t n = chain.tokens.size();
        alpha_.resize(n); beta_.resize(n); factor_.resize(n);
        // scaled forward-backward
        double log_z = 0;
        std::array<double, S> last{};
        last[0] = 1;
        for (std::size_t t = 0; t < n; ++t) {
            double m = -1e30;
            for (std::size_t a = 0; a < S; ++a)
                for (std::size_t b = 0; b < S; ++b) {
                    factor_[t][a][b] = weights.moves[a][b] + border_[t][step_[a][b]] + token_[t][b];
                    m = std::max(m, static_cast<double>(factor_[t][a][b]));
                }
            for (auto& f : factor_[t]) for (auto& x : f) x = std::exp(x - static_cast<float>(m));
            double z = 0;
            for (std::size_t b = 0; b < S; ++b) {
                double s = 0;
                for (std::size_t a = 0; a < S; ++a) s += last[a] * static_cast<double>(factor_[t][a][b]);
                alpha_[t][b] = s;
                z += s;
            }
            for (double& x : alpha_[t]) x /= z;
            log_z += m + std::log(z);
            scale_.resize(n);
            scale_[t] = z;
            last = alpha_[t];
        }
        beta_[n - 1].fill(1);
        for (std::size_t t = n - 1; t > 0; --t)
            for (std::size_t a = 0; a < S; ++a) {
                double s = 0;
                for (std::size_t b = 0; b < S; ++b) s += static_cast<double>(factor_[t][a][b]) * beta_[t][b];
                beta_[t - 1][a] = s / scale_[t];
            }
        double gold = 0;
        std::array<double, S> first{};
        first[0] = 1;
        Lanes move_g[S] = {};
        for (std::size_t t = 0; t < n; ++t) {
            const auto& prev = t == 0 ? first : alpha_[t - 1];
            Lanes token_g{}, border_g{};
            for (std::size_t a = 0; a < S; ++a)
                for (std::size_t b = 0; b < S; ++b) {
                    const double p = prev[a] * static_cast<double>(factor_[t][a][b]) * beta_[t][b] / scale_[t];
                    token_g[b] += static_cast<float>(p);
                    border_g[step_[a][b]] += static_cast<float>(p);
                    move_g[a][b] += static_cast<float>(p);
                }
            const std::size_t from = t == 0 ? 0 : chain.tokens[t - 1].gold;
            const std::size_t to = chain.tokens[t].gold;
            token_g[to] -= 1;
            border_g[step_[from][to]] -= 1;
            move_g[from][to] -= 1;
            gold += static_cast<double>(weights.moves[from][to] + border_[t][step_[from][to]] + token_[t][to]);
            const Chain::Token& token = chain.tokens[t];
            for (std::size_t i = 0; i < token.token_count; ++i) apply(chain.rows[token.begin + i], token_g);
            for (std::size_t i = 0; i < token.border_count; ++i)
                apply(chain.rows[token.begin + token.token_count + i], border_g);
        }
        for (std::size_t a = 0; a < S; ++a) step(weights.moves[a], squares_moves_[a], move_g[a], 0);
        return log_z - gold;
    }

    void decode(const Chain& chain, std::vector<std::uint8_t>& states) {
        score(chain);
        const std::size_t n = chain.tokens.size();
        std::vector<std::array<std::uint8_t, S>> back(n);
        std::array<float, S> best;
        best.fill(-1e9f);
        best[0] = 0;
        for (std::size_t t = 0; t < n; ++t) {
            std::array<float, S> next;
            for (std::size_t b = 0; b < S; ++b) {
                float m = -1e30f;
                for (std::size_t a = 0; a < S; ++a) {
                    const float s = best[a] + weights.moves[a][b] + border_[t][step_[a][b]];
                    if (s > m) { m = s; back[t][b] = static_cast<std::uint8_t>(a); }
                }
                next[b] = m + token_[t][b] + (is_content(static_cast<VoiceState>(b)) ? bias : 0);
            }
            best = next;
        }
        states.resize(n);
        std::uint8_t state = static_cast<std::uint8_t>(std::max_element(best.begin(), best.end()) - best.begin());
        for (std::size_t t = n; t-- > 0;) { states[t] = state; state = back[t][state]; }
    }

    float dropped = 0;  ///< share of features left out at random, each time anew

private:
    const Chain& thin_out(const Chain& whole) {
        if (dropped <= 0) return whole;
        thin_.rows.clear();
        thin_.tokens = whole.tokens;
        const auto limit = static_cast<std::uint32_t>(dropped * 65536.0f);
        for (Chain::Token& token : thin_.tokens) {
            const std::size_t begin = thin_.rows.size();
            std::uint8_t counts[2] = {0, 0};
            for (std::size_t i = 0; i < std::size_t{token.token_count} + token.border_count; ++i) {
                random_ = random_ * 6364136223846793005ULL + 1442695040888963407ULL;
                if ((random_ >> 40 & 0xffff) < limit) continue;
                thin_.rows.push_back(whole.rows[token.begin + i]);
                ++counts[i < token.token_count ? 0 : 1];
            }
            token.begin = static_cast<std::uint32_t>(begin);
            token.token_count = counts[0];
            token.border_count = counts[1];
        }
        return thin_;
    }

    Lanes sum(const Chain& chain, std::size_t begin, std::size_t count) const {
        Lanes total{};
        for (std::size_t i = 0; i < count; ++i) {
            const Lanes& lanes = weights.rows[chain.rows[begin + i]];
            for (std::size_t lane = 0; lane < 8; ++lane) total[lane] += lanes[lane];
        }
        return total;
    }
    void apply(std::uint32_t row, const Lanes& gradient) { step(weights.rows[row], squares_[row], gradient, share_[row]); }
    void step(Lanes& weight, Lanes& squares, const Lanes& gradient, float penalty) const {
        for (std::size_t lane = 0; lane < 8; ++lane) {
            const float g = gradient[lane] + penalty * weight[lane];
            squares[lane] += g * g;
            weight[lane] -= rate_ * g / std::sqrt(squares[lane] + 1e-6f);
        }
    }

    float rate_, penalty_;
    std::uint64_t random_ = 7;
    Chain thin_;
    std::vector<float> share_;  ///< of the penalty, by row
    std::size_t step_[S][S]{};
    std::vector<Lanes> squares_;
    std::array<Lanes, S> squares_moves_{};
    std::vector<Lanes> token_, border_;
    std::vector<std::array<double, S>> alpha_, beta_;
    std::vector<std::array<std::array<float, S>, S>> factor_;
    std::vector<double> scale_;
};

Counts measure(Trainer& trainer, const std::vector<const Article*>& articles, bool oracle = false) {
    Counts counts;
    std::vector<std::uint8_t> states;
    for (const Article* article : articles) {
        counts.hit += article->outside.hit;
        counts.found += article->outside.found;
        counts.wanted += article->outside.wanted;
        for (const Chain& chain : article->chains) {
            trainer.decode(chain, states);
            for (std::size_t t = 0; t < states.size(); ++t) {
                const Chain::Token& token = chain.tokens[t];
                counts.wanted += token.content;
                if (!is_content(static_cast<VoiceState>(oracle ? token.gold : states[t]))) continue;
                counts.hit += token.content;
                counts.found += token.words;
            }
        }
    }
    return counts;
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    std::vector<std::string> plain;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const auto value = [&] { return i + 1 < argc ? argv[++i] : ""; };
        if (word == "--hold") options.hold = std::atoi(value());
        else if (word == "--passes") options.passes = std::atoi(value());
        else if (word == "--rate") options.rate = std::atof(value());
        else if (word == "--penalty") options.penalty = std::atof(value());
        else if (word == "--drop") options.drop = std::atof(value());
        else if (word == "--least") options.least = static_cast<std::uint32_t>(std::atoi(value()));
        else if (word == "--groups") options.groups = static_cast<FeatureGroups>(std::atoi(value()));
        else if (word == "-o") options.model = value();
        else plain.push_back(word);
    }
    if (plain.size() != 2) return 2;
    Engine engine(plain[0]);
    const std::vector<PolnearRow> rows = read_polnear_rows(read_whole_file(plain[1]));
    const auto known = count_words(engine, rows);
    std::vector<std::uint32_t> forms;
    for (const auto& entry : known) forms.push_back(hash_form(entry.first));
    const VoiceWords words(forms);
    VoiceWordMemo memo;
    std::vector<Article> articles;
    for (const PolnearRow& row : rows) articles.push_back(read_article(engine, row, words, memo, options.groups));
    std::vector<const Article*> held;
    std::vector<const Chain*> chains;
    std::size_t tokens = 0;
    for (std::size_t index = 0; index < articles.size(); ++index) {
        if (options.hold >= 0 && index % 5 == static_cast<std::size_t>(options.hold)) {
            held.push_back(&articles[index]);
            continue;
        }
        for (const Chain& chain : articles[index].chains) { chains.push_back(&chain); tokens += chain.tokens.size(); }
    }
    std::printf("%zu articles, %zu words known, %zu chains, %zu tokens\n", articles.size(), known.size(), chains.size(), tokens);
    Trainer trainer(options.rate, options.penalty);
    const KeyTable table(chains, options.least);
    for (Article& article : articles) {
        for (Chain& chain : article.chains) table.make_dense(chain);
    }
    trainer.start(table.counts());
    trainer.dropped = static_cast<float>(options.drop);
    std::printf("%zu features\n", table.keys().size());
    Weights sum;
    sum.rows.assign(table.keys().size(), Lanes{});
    int summed = 0;
    std::uint64_t random = 20240401;
    for (int pass = 0; pass < options.passes; ++pass) {
        for (std::size_t i = chains.size(); i > 1; --i) {
            random = random * 6364136223846793005ULL + 1442695040888963407ULL;
            std::swap(chains[i - 1], chains[(random >> 33) % i]);
        }
        double loss = 0;
        for (const Chain* chain : chains) loss += trainer.learn(*chain);
        std::printf("pass %d loss %.4f ", pass + 1, loss / static_cast<double>(tokens));
        if (pass + 1 > options.passes / 2) {
            ++summed;
            for (std::size_t r = 0; r < sum.rows.size(); ++r)
                for (std::size_t l = 0; l < 8; ++l) sum.rows[r][l] += trainer.weights.rows[r][l];
            for (std::size_t r = 0; r < S; ++r)
                for (std::size_t l = 0; l < 8; ++l) sum.moves[r][l] += trainer.weights.moves[r][l];
        }
        if (!held.empty()) measure(trainer, held).print(" held");
        std::printf("\n");
        std::fflush(stdout);
    }
    for (auto& row : sum.rows) for (float& w : row) w /= static_cast<float>(summed);
    for (auto& row : sum.moves) for (float& w : row) w /= static_cast<float>(summed);
    trainer.weights = sum;
    if (!held.empty()) { measure(trainer, held).print("averaged: held"); std::printf("\n");
        for (const float bias : {0.05f, 0.1f, 0.2f, 0.3f}) { trainer.bias = bias; std::printf("bias %.2f ", static_cast<double>(bias)); measure(trainer, held).print("held"); std::printf("\n"); }
    }
    if (!held.empty()) { trainer.bias = 0; measure(trainer, held, true).print("oracle of chunks: held"); std::printf("\n"); }
    if (!options.model.empty()) {
        VoiceModelParts parts;
        for (const auto& entry : known) parts.words.push_back(entry.first);
        for (std::size_t r = 0; r < sum.rows.size(); ++r) {
            VoiceModelParts::Row row{table.keys()[r], {}};
            for (std::size_t l = 0; l < 8; ++l) {
                row.lanes[l] = static_cast<std::int8_t>(std::clamp(std::lround(sum.rows[r][l] * steps_per_unit), -127L, 127L));
            }
            if (row.lanes != VoiceLanes{}) parts.rows.push_back(row);
        }
        for (std::size_t r = 0; r < S; ++r)
            for (std::size_t l = 0; l < 8; ++l)
                parts.moves[r][l] = static_cast<std::int16_t>(std::lround(sum.moves[r][l] * steps_per_unit));
        const std::string bytes = write_voice_model(parts);
        write_whole_file(options.model, bytes);
        std::printf("%zu rows, %zu bytes\n", parts.rows.size(), bytes.size());
    }
    return 0;
}
