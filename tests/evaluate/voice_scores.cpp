#include "tests/evaluate/voice_scores.hpp"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string_view>

namespace parallax::evaluate {
namespace {

constexpr std::array<double, 2> overlaps{0.3, 0.8};

/// Tokens inside the span, in order.
template <class Take>
void for_tokens(const TokenView& view, const Span& span, const Take& take) {
    const auto& tokens = view.parsed().tokens;
    auto token = std::partition_point(tokens.begin(), tokens.end(),
                                      [&](const Token& each) { return each.begin < span.begin; });
    for (; token != tokens.end() && token->end <= span.end; ++token) {
        take(static_cast<std::uint32_t>(token - tokens.begin()));
    }
}

/// A stretch of content: the words of one attribution or passage that stand together.
struct Stretch {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// Runs of attributed words; only words count, and a run ends with its paragraph's `key`.
template <class Key>
std::vector<Stretch> find_stretches(const TokenView& view, const Key& key_of) {
    std::vector<Stretch> stretches;
    std::uint64_t open = 0;
    for (std::uint32_t at = 0; at < view.size(); ++at) {
        if (!view.is_word(at)) continue;
        const std::uint64_t key = key_of(at);
        if (key != 0 && key == open) {
            stretches.back().end = at + 1;
        } else if (key != 0) {
            stretches.push_back({at, at + 1});
        }
        open = key;
    }
    return stretches;
}

std::uint32_t count_words(const TokenView& view, std::uint32_t begin, std::uint32_t end) {
    std::uint32_t words = 0;
    for (std::uint32_t at = begin; at < end; ++at) words += view.is_word(at) ? 1 : 0;
    return words;
}

double overlap_of(const TokenView& view, const Stretch& a, const Stretch& b) {
    const std::uint32_t begin = std::max(a.begin, b.begin);
    const std::uint32_t end = std::min(a.end, b.end);
    if (begin >= end) return 0;
    const double both = count_words(view, begin, end);
    return both / (count_words(view, a.begin, a.end) + count_words(view, b.begin, b.end) - both);
}

void match_spans(const TokenView& view, const std::vector<Stretch>& from,
                 const std::vector<Stretch>& to, std::array<Share, 2>& shares) {
    std::size_t first = 0;
    for (const Stretch& stretch : from) {
        while (first < to.size() && to[first].end <= stretch.begin) ++first;
        double best = 0;
        for (std::size_t at = first; at < to.size() && to[at].begin < stretch.end; ++at) {
            best = std::max(best, overlap_of(view, stretch, to[at]));
        }
        for (std::size_t level = 0; level < overlaps.size(); ++level) {
            ++shares[level].of;
            shares[level].hit += best >= overlaps[level] ? 1 : 0;
        }
    }
}

/// The word that carries a noun phrase: the last before "of", "who", a comma or another border.
std::optional<Span> find_head(const TokenView& view, const Span& phrase) {
    std::optional<Span> head;
    bool ended = false;
    for_tokens(view, phrase, [&](std::uint32_t at) {
        if (ended) return;
        const bool ends = !view.is_word(at) || view.is(at, WordClass::relative) ||
                          (view.is(at, WordClass::preposition) && head);
        if (ends && head) {
            ended = view[at].kind != TokenKind::hyphen && view[at].kind != TokenKind::quote &&
                    view[at].kind != TokenKind::stop && view[at].kind != TokenKind::symbol;
            return;
        }
        if (view.is_word(at)) head = view[at].span();
    });
    return head;
}

/// Whether the annotated source is a relative pronoun that follows directly upon the phrase.
bool stands_for(const TokenView& view, const Span& phrase, const Span& source) {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    for_tokens(view, source, [&](std::uint32_t at) {
        if (count++ == 0) first = at;
    });
    if (count != 1 || !view.is(first, WordClass::relative) || first == 0) return false;
    std::uint32_t before = first;
    while (before > 0 && !view.is_word(before - 1) && view[before - 1].begin >= phrase.end) {
        --before;
    }
    return before > 0 && view[before - 1].end == phrase.end;
}

/// Who speaks to the reader: what stands inside another's words is not annotated apart.
OuterVoice find_outermost(const Passage& passage) {
    return passage.chain.empty() ? OuterVoice{passage.speaker, passage.cue} : passage.chain.back();
}

/// "he" of "he's", "Verrin" of "Verrin's": annotators cut words there, tokens do not.
Span cut_clitic(const TokenView& view, const Span& word) {
    const std::string_view text = view.text(word);
    const std::size_t mark = std::min(text.find('\''), text.find("\xe2\x80\x99"));
    if (mark == std::string_view::npos || mark == 0) return word;
    return {word.begin, word.begin + static_cast<std::uint32_t>(mark)};
}

bool lies_in(const Span& place, const std::vector<Span>& spans) {
    return std::any_of(spans.begin(), spans.end(),
                       [&](const Span& span) { return span.contains(place); });
}

}  // namespace

bool names_source(const TokenView& view, const Span& speaker, const GoldAttribution& given) {
    if (given.source.empty()) return false;
    const auto head = find_head(view, speaker);
    // "voters, who said": annotated is the pronoun, found may be what it stands for.
    return (head && lies_in(cut_clitic(view, *head), given.source)) ||
           stands_for(view, speaker, given.source.front());
}

GoldTokens::GoldTokens(const TokenView& view, const PolnearRow& row, std::span<const CueMatch> cues)
    : attribution_of_(view.size()), is_speech_(row.attributions.size()) {
    std::vector<bool> spoken(view.size());
    for (const CueMatch& match : cues) {
        if (!view.lists().cues[match.cue].speech) continue;
        for (std::uint32_t at = match.tokens.begin; at < match.tokens.end; ++at) spoken[at] = true;
    }
    for (std::size_t index = 0; index < row.attributions.size(); ++index) {
        const GoldAttribution& given = row.attributions[index];
        for (const Span& span : given.content) {
            for_tokens(view, span, [&](std::uint32_t at) {
                attribution_of_[at] = static_cast<std::uint32_t>(index + 1);
            });
        }
        for (const Span& span : given.cue) {
            for_tokens(view, span, [&](std::uint32_t at) {
                if (spoken[at]) is_speech_[index] = true;
            });
        }
    }
}

std::vector<bool> find_attributed(const TokenVoices& voices) {
    std::vector<bool> found;
    for (const Voice voice : voices.voices) found.push_back(voice != Voice::own);
    return found;
}

void WordCounts::add(const TokenView& view, const std::vector<bool>& is_found,
                     const GoldTokens& gold) {
    for (std::uint32_t at = 0; at < view.size(); ++at) {
        if (!view.is_word(at)) continue;
        ++words;
        const bool is_wanted = gold.is_content(at);
        hit += is_found[at] && is_wanted ? 1 : 0;
        found += is_found[at] ? 1 : 0;
        wanted += is_wanted ? 1 : 0;
    }
}

void WordCounts::print(const char* name) const {
    const double precision = Share{hit, found}.value();
    const double recall = Share{hit, wanted}.value();
    std::printf("%-34s P %.3f  R %.3f  F1 %.3f  (%llu words found, %llu annotated)\n", name,
                precision, recall, 2 * precision * recall / (precision + recall),
                static_cast<unsigned long long>(found), static_cast<unsigned long long>(wanted));
}

double Share::value() const {
    return of == 0 ? 0 : static_cast<double>(hit) / static_cast<double>(of);
}

void VoiceScores::add(const TokenView& view, const TokenVoices& voices, const GoldTokens& gold,
                      const PolnearRow& row) {
    const std::vector<bool> found = find_attributed(voices);
    words.add(view, found, gold);
    for (std::uint32_t at = 0; at < view.size(); ++at) {
        if (!view.is_word(at) || !gold.is_content(at)) continue;
        const std::size_t attribution = gold.attribution_of(at);
        recall[row.attributions[attribution].type].add(found[at]);
        recall[gold.is_speech(attribution) ? "act of speech" : "other cue"].add(found[at]);
    }
    add_causes(view, voices, gold, row);
    add_spans(view, voices, gold);
    add_speakers(view, voices, gold, row);
}

void VoiceScores::add_causes(const TokenView& view, const TokenVoices& voices,
                             const GoldTokens& gold, const PolnearRow& row) {
    for (std::uint32_t at = 0; at < view.size(); ++at) {
        if (!view.is_word(at)) continue;
        const bool is_found = voices.passage_of[at] != 0;
        if (is_found == gold.is_content(at)) continue;
        if (is_found) {
            const Passage& passage = voices.passages[voices.passage_of[at] - 1];
            std::string cue(name_of(passage.voice));
            if (passage.cue) cue.append(" ").append(view.text(*passage.cue));
            ++words_by_wrong_cue[cue];
        } else {
            std::string cue;
            for (const Span& span : row.attributions[gold.attribution_of(at)].cue) {
                cue.append(cue.empty() ? "" : " … ").append(view.text(span));
            }
            ++words_by_missed_cue[cue];
        }
    }
}

void VoiceScores::print_causes() const {
    const auto list = [](const char* name, const std::map<std::string, std::uint64_t>& by_cue) {
        std::vector<std::pair<std::uint64_t, std::string>> sorted;
        for (const auto& [cue, count] : by_cue) sorted.emplace_back(count, cue);
        std::sort(sorted.rbegin(), sorted.rend());
        std::printf("%s\n", name);
        for (std::size_t at = 0; at < sorted.size() && at < 60; ++at) {
            std::printf("  %6llu %s\n", static_cast<unsigned long long>(sorted[at].first),
                        sorted[at].second.c_str());
        }
    };
    std::printf("wrong speakers: annotated | found | cue annotated | cue found | passage\n");
    for (std::size_t at = 0; at < wrong_speakers.size(); at += 1 + wrong_speakers.size() / 200) {
        std::printf("  %s\n", wrong_speakers[at].c_str());
    }
    list("annotated words missed, by cue of the annotation", words_by_missed_cue);
    list("words found that are not annotated, by cue of the passage", words_by_wrong_cue);
}

void VoiceScores::add_spans(const TokenView& view, const TokenVoices& voices,
                            const GoldTokens& gold) {
    const auto paragraph = [&](std::uint32_t at) {
        return std::uint64_t{view.parsed().sentences[sentence_of(view.parsed(), at)].paragraph};
    };
    const auto wanted = find_stretches(view, [&](std::uint32_t at) -> std::uint64_t {
        return gold.is_content(at) ? (gold.attribution_of(at) + 1) << 32 | paragraph(at) : 0;
    });
    // A partial quotation and the indirect speech around it are one stretch: same cue and speaker.
    const auto found = find_stretches(view, [&](std::uint32_t at) -> std::uint64_t {
        if (voices.passage_of[at] == 0) return 0;
        const Passage& passage = voices.passages[voices.passage_of[at] - 1];
        const auto [said_by, said_with] = find_outermost(passage);
        const std::uint64_t cue = said_with ? said_with->begin + 1 : 0;
        const std::uint64_t speaker = said_by ? said_by->begin + 1 : 0;
        return (cue * 1000003 + speaker + 1) << 20 | (paragraph(at) & 0xfffff);
    });
    match_spans(view, found, wanted, spans_found);
    match_spans(view, wanted, found, spans_wanted);
}

void VoiceScores::add_speakers(const TokenView& view, const TokenVoices& voices,
                               const GoldTokens& gold, const PolnearRow& row) {
    for (std::size_t index = 0; index < row.attributions.size(); ++index) {
        const GoldAttribution& given = row.attributions[index];
        if (given.source.empty()) continue;
        std::map<std::uint32_t, std::uint32_t> words_by_passage;
        std::uint32_t all = 0;
        for (const Span& span : given.content) {
            for_tokens(view, span, [&](std::uint32_t at) {
                if (!view.is_word(at)) return;
                ++all;
                if (voices.passage_of[at] != 0) ++words_by_passage[voices.passage_of[at] - 1];
            });
        }
        std::uint32_t covered = 0;
        for (const auto& [passage, count] : words_by_passage) covered += count;
        // The passage with most of the words speaks for the attribution; the first of equals.
        const auto most =
            std::max_element(words_by_passage.begin(), words_by_passage.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        bool fits = false;
        if (most != words_by_passage.end()) {
            const auto speaker = find_outermost(voices.passages[most->first]).speaker;
            fits = speaker && names_source(view, *speaker, given);
        }
        speakers.add(fits);
        if (covered * 10 < all * 3) continue;
        speakers_of_found.add(fits);
        if (!fits) {
            const auto& passage = voices.passages[most->first];
            std::string line(view.text(given.source.front()));
            line.append(" | ").append(passage.speaker ? view.text(*passage.speaker) : "-");
            line.append(" | ").append(given.cue.empty() ? "-" : view.text(given.cue.front()));
            line.append(" | ").append(passage.cue ? view.text(*passage.cue) : "-");
            const std::uint32_t at = sentence_of(view.parsed(), passage.tokens.begin);
            const TokenRange sentence = view.parsed().sentences[at].tokens;
            line.append(" | ").append(view.text(passage.span).substr(0, 60));
            line.append(" | ").append(view.text(view.span_of(sentence)));
            wrong_speakers.push_back(std::move(line));
        }
        if (gold.is_speech(index)) speakers_spoken.add(fits);
        speakers_by_type[given.type].add(fits);
    }
}

void VoiceScores::print(const char* name) const {
    words.print(name);
    for (const auto& [type, share] : recall) {
        std::printf("  recall, %-26s %.3f of %llu words\n", type.c_str(), share.value(),
                    static_cast<unsigned long long>(share.of));
    }
    for (std::size_t level = 0; level < overlaps.size(); ++level) {
        const double precision = spans_found[level].value();
        const double reached = spans_wanted[level].value();
        std::printf("  spans at overlap %.1f               P %.3f  R %.3f  F1 %.3f\n",
                    overlaps[level], precision, reached,
                    2 * precision * reached / (precision + reached));
    }
    std::printf("  speaker, content found (>= .3)     %.3f of %llu attributions with a source\n",
                speakers_of_found.value(), static_cast<unsigned long long>(speakers_of_found.of));
    std::printf("  speaker, of these acts of speech   %.3f of %llu\n", speakers_spoken.value(),
                static_cast<unsigned long long>(speakers_spoken.of));
    for (const auto& [type, share] : speakers_by_type) {
        std::printf("  speaker, of these %-17s %.3f of %llu\n", type.c_str(), share.value(),
                    static_cast<unsigned long long>(share.of));
    }
    std::printf("  speaker, found or not              %.3f of %llu\n", speakers.value(),
                static_cast<unsigned long long>(speakers.of));
}

}  // namespace parallax::evaluate
