#include "engine/profile/shared_repeats.hpp"

#include <algorithm>
#include <array>

namespace parallax {
namespace {

/// Which tokens of a field are left out.
using LeftOut = std::vector<bool>;

/// Whether words begin in the span and all of them are left out.
bool is_left_out(const ParsedText& parsed, const LeftOut& left_out, Span span) {
    auto token = std::partition_point(parsed.tokens.begin(), parsed.tokens.end(),
                                      [&](const Token& t) { return t.begin < span.begin; });
    bool has_words = false;
    for (; token != parsed.tokens.end() && token->begin < span.end; ++token) {
        if (!token->is_word()) continue;
        if (!left_out[static_cast<std::size_t>(token - parsed.tokens.begin())]) return false;
        has_words = true;
    }
    return has_words;
}

/// The items that are not left out, and where each of the old ones went.
template <class Item>
std::vector<std::optional<std::uint32_t>> drop_left_out(std::vector<Item>& items,
                                                        const ParsedText& parsed,
                                                        const LeftOut& left_out,
                                                        Span (*span_of)(const Item&)) {
    std::vector<std::optional<std::uint32_t>> moved;
    std::vector<Item> kept;
    for (Item& item : items) {
        if (is_left_out(parsed, left_out, span_of(item))) {
            moved.emplace_back();
        } else {
            moved.emplace_back(static_cast<std::uint32_t>(kept.size()));
            kept.push_back(std::move(item));
        }
    }
    items = std::move(kept);
    return moved;
}

void subtract_words(Annotation& annotation, const LeftOut& left_out, const ParsedText& parsed) {
    std::vector<Voice> voices(parsed.tokens.size(), Voice::own);
    for (const Passage& passage : annotation.passages) {
        for (std::uint32_t at = passage.tokens.begin; at < passage.tokens.end; ++at)
            voices[at] = passage.voice;
    }
    for (std::size_t at = 0; at < left_out.size(); ++at) {
        if (left_out[at]) --annotation.words[static_cast<std::size_t>(voices[at])];
    }
}

void leave_out(ParsedText& parsed, Annotation& annotation, const LeftOut& left_out) {
    subtract_words(annotation, left_out, parsed);
    const auto hits = drop_left_out<Hit>(annotation.hits, parsed, left_out,
                                         [](const Hit& hit) { return hit.span; });
    for (Opportunity& opportunity : annotation.opportunities) {
        if (opportunity.hit) opportunity.hit = hits[*opportunity.hit];
    }
    drop_left_out<AgencyRecord>(annotation.agency, parsed, left_out,
                                [](const AgencyRecord& record) { return record.verb; });
    drop_left_out<Opportunity>(annotation.opportunities, parsed, left_out,
                               [](const Opportunity& opportunity) { return opportunity.span; });
    // What is no word counts nowhere, and a passage without words is nobody's statement.
    for (std::size_t at = 0; at < left_out.size(); ++at) {
        if (left_out[at]) parsed.tokens[at].kind = TokenKind::symbol;
    }
    annotation.scored_sentences = count_scored_sentences(parsed);
}

}  // namespace

AnalysedDocument leave_out(AnalysedDocument analysed, const std::vector<WordRange>& ranges) {
    if (ranges.empty()) return analysed;
    LeftOut title(analysed.title.tokens.size());
    LeftOut text(analysed.text.tokens.size());
    const std::vector<TracedToken> places = list_traced_tokens(analysed.title, analysed.text);
    for (const WordRange& range : ranges) {
        for (std::uint32_t at = range.begin; at < range.end; ++at) {
            (places[at].field == Field::title ? title : text)[places[at].token] = true;
        }
    }
    leave_out(analysed.title, analysed.title_annotation, title);
    leave_out(analysed.text, analysed.text_annotation, text);
    return analysed;
}

}  // namespace parallax
