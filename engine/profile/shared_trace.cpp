#include "engine/profile/shared_trace.hpp"

#include <algorithm>
#include <cassert>

namespace parallax {
namespace {

/// The words of one field, with a break where furniture lies between.
void list_field(Field field, const ParsedText& parsed, std::vector<TracedToken>& list) {
    bool is_broken = !list.empty();
    for (const Sentence& sentence : parsed.sentences) {
        if (sentence.section == Section::furniture) {
            is_broken = !list.empty();
            continue;
        }
        for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
            if (!parsed.tokens[at].is_word()) continue;
            if (is_broken) list.push_back({field, at, false});
            is_broken = false;
            list.push_back({field, at, true});
        }
    }
}

void add_voices(WordTrace& trace, const AnalysedDocument& analysed,
                const std::vector<TracedToken>& places) {
    std::uint32_t at = 0;
    const auto count = static_cast<std::uint32_t>(places.size());
    for (const Field field : all_fields) {
        for (const Passage& passage : analysed.annotation(field).passages) {
            const auto is_before = [&](std::uint32_t token) {
                return at < count && (places[at].field != field ? field == Field::text
                                                                : places[at].token < token);
            };
            while (is_before(passage.tokens.begin)) ++at;
            const std::uint32_t begin = at;
            while (is_before(passage.tokens.end)) ++at;
            if (at > begin) trace.voices.push_back({begin, at, passage.voice});
        }
    }
}

}  // namespace

/// FNV-1a (Fowler, Noll, Vo), its upper half folded in; never 0, which stands for no word.
std::uint32_t number_of_word(std::string_view normalised) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : normalised) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ULL;
    }
    const auto folded = static_cast<std::uint32_t>(hash ^ (hash >> 32U));
    return folded == 0 ? 1 : folded;
}

std::vector<TracedToken> list_traced_tokens(const ParsedText& title, const ParsedText& text) {
    std::vector<TracedToken> list;
    list.reserve(text.tokens.size());
    list_field(Field::title, title, list);
    list_field(Field::text, text, list);
    return list;
}

WordTrace trace_words(const ParsedText& title, const ParsedText& text,
                      const Vocabulary& vocabulary) {
    WordTrace trace;
    const std::vector<TracedToken> places = list_traced_tokens(title, text);
    trace.words.reserve(places.size());
    for (const TracedToken& place : places) {
        const ParsedText& parsed = place.field == Field::title ? title : text;
        trace.words.push_back(
            place.is_word ? number_of_word(vocabulary.normalised(parsed.tokens[place.token].word))
                          : 0);
    }
    return trace;
}

WordTrace trace_document(const AnalysedDocument& analysed, const std::vector<WireCredit>& credits,
                         const Vocabulary& vocabulary) {
    WordTrace trace = trace_words(analysed.title, analysed.text, vocabulary);
    trace.key = content_key(analysed.document);
    add_voices(trace, analysed, list_traced_tokens(analysed.title, analysed.text));
    for (const WireCredit& credit : credits) {
        trace.credits.push_back(
            {credit.agency, credit.kind, std::string(slice(analysed.document.text, credit.span))});
    }
    return trace;
}

std::uint64_t count_words(const WordTrace& trace) {
    const auto breaks = std::count(trace.words.begin(), trace.words.end(), 0U);
    return trace.words.size() - static_cast<std::size_t>(breaks);
}

std::vector<Voice> list_voices(const WordTrace& trace) {
    std::vector<Voice> voices(trace.words.size(), Voice::own);
    for (const VoiceStretch& stretch : trace.voices) {
        assert(stretch.begin <= stretch.end && stretch.end <= voices.size());
        std::fill(voices.begin() + stretch.begin, voices.begin() + stretch.end, stretch.voice);
    }
    return voices;
}

std::string_view wire_of(const WordTrace& trace) {
    for (const CreditedAgency& credit : trace.credits) {
        if (credit.kind == CreditKind::copy) return credit.agency;
    }
    return {};
}

}  // namespace parallax
