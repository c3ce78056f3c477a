#include "engine/model/feature_reader.hpp"

#include <string_view>

namespace parallax {
namespace {

constexpr double words_of_a_count = 10.0;
constexpr std::uint32_t long_word_bytes = 10;

std::string_view name_of_mark(const Token& token, std::string_view bytes) {
    const std::string_view mark = bytes.substr(token.begin, token.end - token.begin);
    switch (token.kind) {
        case TokenKind::stop:
            if (mark.find('!') != std::string_view::npos) return "style:exclamation";
            if (mark.find('?') != std::string_view::npos) return "style:question";
            return mark == "." ? "" : "style:ellipsis";
        case TokenKind::dash:
            return "style:dash";
        case TokenKind::bracket:
            return "style:bracket";
        case TokenKind::colon:
            return "style:colon";
        case TokenKind::semicolon:
            return "style:semicolon";
        case TokenKind::comma:
            return "style:comma";
        case TokenKind::quote:
            return "style:quotation-mark";
        case TokenKind::number:
            return "style:number";
        default:
            return "";
    }
}

std::string_view name_of_passage(Voice voice) {
    switch (voice) {
        case Voice::quoted:
            return "style:words-quoted";
        case Voice::reported:
            return "style:words-reported";
        case Voice::scare:
            return "style:words-scare";
        case Voice::borrowed:
            return "style:words-borrowed";
        case Voice::own:
            break;
    }
    return "style:words-own";
}

}  // namespace

void read_style(const AnnotatedField& field, const Vocabulary& vocabulary,
                std::span<const std::string_view> shown, const MeetFeature& meet) {
    const ParsedText& parsed = *field.parsed;
    const auto meet_at = [&](std::string_view name, double amount, Span span) {
        meet(name, Family::style, amount, {field.field, span});
    };
    for (const Sentence& sentence : parsed.sentences) {
        if (sentence.section == Section::furniture) continue;
        std::uint32_t words = 0;
        for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
            const Token& token = parsed.tokens[t];
            words += token.is_word() ? 1U : 0U;
            const std::string_view mark = name_of_mark(token, field.bytes);
            if (!mark.empty()) meet_at(mark, 1.0, token.span());
            if (token.kind != TokenKind::word || shown[t].empty() || is_stand_in(shown[t]))
                continue;
            const WordShape shape = vocabulary.word(token.word).shape;
            if (shape.all_capitals) meet_at("style:all-capitals", 1.0, token.span());
            if (shape.capitalised && !shape.all_capitals && t > sentence.tokens.begin)
                meet_at("style:capitalised", 1.0, token.span());
            if (token.end - token.begin >= long_word_bytes)
                meet_at("style:long-word", 1.0, token.span());
        }
        if (words > 0) meet_at("style:words", words / words_of_a_count, sentence.span);
    }
    for (const Passage& passage : field.annotation->passages) {
        std::uint32_t words = 0;
        for (std::uint32_t t = passage.tokens.begin; t < passage.tokens.end; ++t)
            words += parsed.tokens[t].is_word() ? 1U : 0U;
        if (words > 0)
            meet_at(name_of_passage(passage.voice), words / words_of_a_count, passage.span);
        if (passage.endorsement == Endorsement::factive)
            meet_at("style:factive", 1.0, passage.cue.value_or(passage.span));
        if (passage.endorsement == Endorsement::doubtful)
            meet_at("style:doubtful", 1.0, passage.cue.value_or(passage.span));
    }
}

}  // namespace parallax
