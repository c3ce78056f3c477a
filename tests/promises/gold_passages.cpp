#include "tests/promises/gold_disagreements.hpp"
#include "tests/promises/gold_words.hpp"

#include <algorithm>
#include <optional>

namespace parallax::test {
namespace {

/// A passage, or one sentence of it: from its first to its last word or mark.
struct Piece {
    TokenRange tokens;
    std::string voice;
    std::size_t source = 0;  ///< index of the row or passage it was cut from
};

bool is_edge(const Token& token) {
    return !token.is_word() && token.kind != TokenKind::quote;
}

/// The tokens of the range without the punctuation at its ends; nothing if no word is left.
std::optional<TokenRange> trim(const ParsedText& parsed, TokenRange range) {
    while (!range.empty() && is_edge(parsed.tokens[range.begin])) ++range.begin;
    while (!range.empty() && is_edge(parsed.tokens[range.end - 1])) --range.end;
    for (std::uint32_t token = range.begin; token < range.end; ++token) {
        if (parsed.tokens[token].is_word()) return range;
    }
    return std::nullopt;
}

/// Cuts indirect speech and blocks at the ends of sentences; a quotation is one piece.
void append_pieces(const ParsedText& parsed, TokenRange range, const std::string& voice,
                   std::size_t source, std::vector<Piece>& pieces) {
    const auto add = [&](TokenRange part) {
        if (const auto trimmed = trim(parsed, part)) pieces.push_back({*trimmed, voice, source});
    };
    if (voice == "quoted" || voice == "scare") {
        add(range);
        return;
    }
    for (const Sentence& sentence : parsed.sentences) {
        const TokenRange part{std::max(range.begin, sentence.tokens.begin),
                              std::min(range.end, sentence.tokens.end)};
        if (part.begin < part.end && sentence.section != Section::furniture) add(part);
    }
}

std::uint32_t overlap_of(TokenRange left, TokenRange right) {
    const std::uint32_t begin = std::max(left.begin, right.begin);
    const std::uint32_t end = std::min(left.end, right.end);
    return begin < end ? end - begin : 0;
}

/// The piece that shares most tokens, the first of equals; nothing if none shares any.
std::optional<std::size_t> find_nearest(const std::vector<Piece>& pieces, TokenRange range) {
    std::optional<std::size_t> nearest;
    std::uint32_t most = 0;
    for (std::size_t index = 0; index < pieces.size(); ++index) {
        const std::uint32_t shared = overlap_of(pieces[index].tokens, range);
        if (shared > most) {
            most = shared;
            nearest = index;
        }
    }
    return nearest;
}

/// Compares the passages of one field; `add` takes what, place, gold, engine.
class FieldComparison {
public:
    FieldComparison(const GoldArticle& gold, const AnalysedDocument& article, Field field)
        : gold_(gold), article_(article), field_(field) {
        const ParsedText& parsed = article.parsed(field);
        for (std::size_t row = 0; row < gold.passages.size(); ++row) {
            const GoldRow& passage = gold.passages[row];
            if (passage.place.field != field) continue;
            append_pieces(parsed, tokens_in(parsed, passage.place.span), passage.asked[0], row,
                          wanted_);
        }
        const std::vector<Passage>& passages = article.annotation(field).passages;
        for (std::size_t index = 0; index < passages.size(); ++index) {
            append_pieces(parsed, tokens_in(parsed, passages[index].span),
                          std::string(name_of(passages[index].voice)), index, found_);
        }
    }

    std::vector<Disagreement> compare() {
        std::vector<bool> met(found_.size(), false);
        for (const Piece& piece : wanted_) {
            const auto nearest = find_nearest(found_, piece.tokens);
            if (!nearest) {
                add("passage", piece, piece.voice, "own");
                continue;
            }
            met[*nearest] = true;
            const Piece& found = found_[*nearest];
            if (found.tokens != piece.tokens) add("span", piece, words(piece), words(found));
            if (found.voice != piece.voice) add("voice", piece, piece.voice, found.voice);
            compare_source(piece, article_.annotation(field_).passages[found.source]);
        }
        for (std::size_t index = 0; index < found_.size(); ++index) {
            if (met[index]) continue;
            const auto nearest = find_nearest(wanted_, found_[index].tokens);
            add("passage", found_[index], nearest ? "part of " + words(wanted_[*nearest]) : "own",
                found_[index].voice);
        }
        return std::move(disagreements_);
    }

private:
    [[nodiscard]] std::string words(const Piece& piece) const {
        const ParsedText& parsed = article_.parsed(field_);
        return shorten(slice(article_.bytes(field_), {parsed.tokens[piece.tokens.begin].begin,
                                                      parsed.tokens[piece.tokens.end - 1].end}));
    }

    void add(std::string what, const Piece& piece, std::string gold, std::string engine) {
        disagreements_.push_back(
            {gold_.name, std::move(what), words(piece), std::move(gold), std::move(engine)});
    }

    void compare_source(const Piece& piece, const Passage& passage) {
        const std::vector<std::string>& asked = gold_.passages[piece.source].asked;
        const auto text_of = [&](const std::optional<Span>& span) {
            return span ? std::string(slice(article_.bytes(field_), *span)) : std::string("-");
        };
        const std::string speaker = text_of(passage.speaker);
        if (!answers(asked[1], speaker)) add("speaker", piece, asked[1], shorten(speaker));
        const std::string cue = text_of(passage.cue);
        if (!answers(asked[2], cue)) add("cue", piece, asked[2], shorten(cue));
        const std::string endorsement(name_of(passage.endorsement));
        if (!asked[3].empty() && asked[3] != endorsement) {
            add("endorsement", piece, asked[3], endorsement);
        }
    }

    const GoldArticle& gold_;
    const AnalysedDocument& article_;
    Field field_;
    std::vector<Piece> wanted_;
    std::vector<Piece> found_;
    std::vector<Disagreement> disagreements_;
};

Voice voice_named(std::string_view name) {
    return *std::find_if(all_voices.begin(), all_voices.end(),
                         [&](Voice voice) { return name_of(voice) == name; });
}

}  // namespace

std::vector<Disagreement> compare_passages(const GoldArticle& gold,
                                           const AnalysedDocument& article) {
    std::vector<Disagreement> all;
    for (const Field field : all_fields) {
        for (Disagreement& one : FieldComparison(gold, article, field).compare()) {
            all.push_back(std::move(one));
        }
    }
    return all;
}

void count_words(const GoldArticle& gold, const AnalysedDocument& article, VoiceTable& table) {
    for (const Field field : all_fields) {
        const ParsedText& parsed = article.parsed(field);
        for (const Sentence& sentence : parsed.sentences) {
            if (sentence.section == Section::furniture) continue;
            for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
                const Token& token = parsed.tokens[at];
                if (!token.is_word()) continue;
                Voice wanted = Voice::own;
                for (const GoldRow& row : gold.passages) {
                    if (row.place.field == field && row.place.span.contains(token.span())) {
                        wanted = voice_named(row.asked[0]);
                    }
                }
                Voice found = Voice::own;
                for (const Passage& passage : article.annotation(field).passages) {
                    if (passage.span.contains(token.span())) found = passage.voice;
                }
                ++table[static_cast<std::size_t>(wanted)][static_cast<std::size_t>(found)];
            }
        }
    }
}

}  // namespace parallax::test
