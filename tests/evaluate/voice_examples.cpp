#include "tests/evaluate/voice_examples.hpp"

#include "engine/context/rule_reading.hpp"
#include "engine/context/voice_sentence.hpp"
#include "engine/context/voice_state.hpp"
#include "engine/text/parse_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <map>
#include <set>

namespace parallax::evaluate {
namespace {

constexpr std::uint32_t least_count = 20;
constexpr std::uint32_t least_articles = 10;

template <class Take>
void for_tokens(const ParsedText& parsed, const Span& span, const Take& take) {
    auto token = std::partition_point(parsed.tokens.begin(), parsed.tokens.end(),
                                      [&](const Token& each) { return each.begin < span.begin; });
    for (; token != parsed.tokens.end() && token->end <= span.end; ++token) {
        take(static_cast<std::uint32_t>(token - parsed.tokens.begin()));
    }
}

/// Content ranks before cue, cue before speaker, where they overlap.
void lay_attribution(const ParsedText& parsed, const GoldAttribution& given,
                     std::vector<VoiceState>& states) {
    if (given.content.empty()) return;
    const bool behind = !given.cue.empty() && given.content.front().begin < given.cue.front().begin;
    std::set<std::uint32_t> with_cue;  // sentences
    for (const Span& span : given.source) {
        for_tokens(parsed, span, [&](std::uint32_t at) {
            if (states[at] != VoiceState::own) return;
            states[at] = behind ? VoiceState::speaker_behind : VoiceState::speaker_ahead;
        });
    }
    for (const Span& span : given.cue) {
        for_tokens(parsed, span, [&](std::uint32_t at) {
            with_cue.insert(sentence_of(parsed, at));
            if (is_content(states[at])) return;
            states[at] = behind ? VoiceState::cue_behind : VoiceState::cue_ahead;
        });
    }
    for (const Span& span : given.content) {
        for_tokens(parsed, span, [&](std::uint32_t at) {
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

/// Marks between content and the cue behind it lead over to it; the last marks of a sentence carry
/// what came before them into the next.
void lay_marks(const ParsedText& parsed, std::vector<VoiceState>& states) {
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
}

std::vector<VoiceState> read_gold(const ParsedText& parsed, const PolnearRow& row) {
    std::vector<VoiceState> states(parsed.tokens.size(), VoiceState::own);
    for (const GoldAttribution& given : row.attributions) lay_attribution(parsed, given, states);
    lay_marks(parsed, states);
    return states;
}

/// The state of most words of a chunk; of marks alone that of most marks.
VoiceState state_of(const TokenView& view, TokenRange tokens, const std::vector<VoiceState>& gold) {
    std::array<std::uint32_t, voice_states> votes{};
    for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
        votes[static_cast<std::size_t>(gold[at])] += view.is_word(at) ? 100 : 1;
    }
    return static_cast<VoiceState>(std::max_element(votes.begin(), votes.end()) - votes.begin());
}

void append_chunks(const TokenView& view, const VoiceSentence& sentence,
                   const std::vector<VoiceState>& gold, FeatureGroups groups, ExampleChain& chain) {
    VoiceKeys keys;
    const auto put = [&] {
        chain.features.insert(chain.features.end(), keys.keys.begin(),
                              keys.keys.begin() + static_cast<std::ptrdiff_t>(keys.count));
        return static_cast<std::uint8_t>(keys.count);
    };
    for (std::size_t index = 0; index < sentence.chunks.size(); ++index) {
        const TokenRange tokens = sentence.chunks[index].tokens;
        ExampleChain::Chunk chunk;
        chunk.begin = static_cast<std::uint32_t>(chain.features.size());
        list_word_features(sentence, index, groups, keys);
        chunk.state_count = put();
        list_place_features(sentence, index, groups, keys);
        chunk.state_count = static_cast<std::uint8_t>(chunk.state_count + put());
        list_border_features(sentence, index, groups, keys);
        chunk.border_count = put();
        chunk.gold = static_cast<std::uint8_t>(state_of(view, tokens, gold));
        for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
            if (!view.is_word(at)) continue;
            ++chunk.words;
            chunk.content += is_content(gold[at]) ? 1 : 0;
        }
        chain.chunks.push_back(chunk);
    }
}

}  // namespace

void WordShares::print(const char* name) const {
    const double precision = hit / found;
    const double recall = hit / wanted;
    std::printf("%s P %.4f R %.4f F1 %.4f\n", name, precision, recall,
                2 * precision * recall / (precision + recall));
}

std::vector<std::string> find_known_words(RuleEngine& engine, const std::vector<PolnearRow>& rows) {
    struct Count {
        std::uint32_t all = 0, articles = 0, capitals = 0;
        std::size_t last = ~std::size_t{0};
    };
    std::map<std::string, Count> counts;
    for (std::size_t index = 0; index < rows.size(); ++index) {
        const ParsedText parsed =
            parse_text(rows[index].text, "", engine.text_rules, engine.vocabulary);
        for (const Sentence& sentence : parsed.sentences) {
            for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
                if (parsed.tokens[at].kind == TokenKind::number) continue;
                const Word word = engine.vocabulary.word(parsed.tokens[at].word);
                Count& count = counts[std::string(word.normalised)];
                ++count.all;
                count.capitals += word.shape.capitalised && at > sentence.tokens.begin ? 1 : 0;
                count.articles += count.last != index ? 1 : 0;
                count.last = index;
            }
        }
    }
    std::vector<std::string> known;
    for (const auto& [word, count] : counts) {
        if (count.all >= least_count && count.articles >= least_articles &&
            count.capitals * 3 < count.all) {
            known.push_back(word);
        }
    }
    return known;
}

ExampleArticle make_examples(RuleEngine& engine, const PolnearRow& row, const VoiceWords& words,
                             FeatureGroups groups) {
    ExampleArticle article;
    const ParsedText parsed = parse_text(row.text, "", engine.text_rules, engine.vocabulary);
    const Matches nothing;
    const ContextInput input{row.text, parsed,         engine.vocabulary,
                             nothing,  engine.lexicon, engine.sides};
    const TokenView view(input, engine.context_rules.lists(), engine.memo);
    const RuleReading reading = read_by_rules(view, engine.memo, engine.vocabulary);
    const std::vector<VoiceState> gold = read_gold(parsed, row);
    VoiceSentenceReader reader(view, reading, words, engine.words);
    VoiceSentence sentence;
    bool running = false;
    for (std::uint32_t index = 0; index < parsed.sentences.size(); ++index) {
        const TokenRange range = parsed.sentences[index].tokens;
        if (reader.is_read(index)) {
            if (!running) article.chains.emplace_back();
            running = true;
            reader.read(index, sentence);
            append_chunks(view, sentence, gold, groups, article.chains.back());
            continue;
        }
        running = false;
        for (std::uint32_t at = range.begin; at < range.end; ++at) {
            if (!view.is_word(at)) continue;
            const bool found = reading.voices[at] != Voice::own;
            const bool wanted = is_content(gold[at]);
            article.outside.hit += found && wanted ? 1 : 0;
            article.outside.found += found ? 1 : 0;
            article.outside.wanted += wanted ? 1 : 0;
        }
    }
    return article;
}

}  // namespace parallax::evaluate
