#include "engine/profile/part_counts.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace parallax {
namespace {

using Key = std::tuple<std::optional<TermId>, std::optional<TargetId>, Wording>;

std::uint32_t count_words(const ParsedText& parsed, TokenRange tokens) {
    return static_cast<std::uint32_t>(
        std::count_if(parsed.tokens.begin() + tokens.begin, parsed.tokens.begin() + tokens.end,
                      [](const Token& token) { return token.is_word(); }));
}

/// The parts of one document and how many words stand before each sentence.
class PartCounter {
public:
    explicit PartCounter(const AnalysedDocument& analysed) : analysed_(analysed) {
        const ParsedText& text = analysed.text;
        for (const Paragraph& paragraph : text.paragraphs) {
            // A date line may share the first paragraph.
            std::uint32_t at = paragraph.sentences.begin;
            while (at < paragraph.sentences.end &&
                   text.sentences[at].section == Section::furniture) {
                ++at;
            }
            if (at == paragraph.sentences.end) continue;
            const Sentence& first = text.sentences[at];
            if (first.section != Section::body) continue;
            if (count_words(text, paragraph.tokens) < fewest_words_of_lead) continue;
            lead_ = first.paragraph;
            break;
        }
        std::uint32_t words = 0;
        for (const Sentence& sentence : text.sentences) {
            words_before_.push_back(words);
            const bool below =
                sentence.section == Section::body || sentence.section == Section::caption;
            if (below) words += count_words(text, sentence.tokens);
        }
    }

    DocumentParts count() {
        DocumentParts parts;
        for (const Field field : all_fields) {
            const ParsedText& parsed = analysed_.parsed(field);
            for (const Sentence& sentence : parsed.sentences) {
                if (sentence.section == Section::furniture) continue;
                parts.words[place_of(part_of(field, sentence))] +=
                    count_words(parsed, sentence.tokens);
            }
            const Annotation& annotation = analysed_.annotation(field);
            for (const Opportunity& named : annotation.opportunities) {
                add(field, {std::nullopt, named.target, named.wording}, named.sentence, named.span);
            }
            for (const Hit& hit : annotation.hits) {
                if (!hit.in_choice || hit.flags.any()) continue;
                add(field, {hit.term, hit.target, hit.wording}, hit.sentence, hit.span);
            }
        }
        for (auto& [key, count] : counts_) {
            std::tie(count.term, count.target, count.wording) = key;
            parts.counts.push_back(count);
        }
        return parts;
    }

    [[nodiscard]] std::vector<TextPart> list(Field field) const {
        std::vector<TextPart> parts;
        for (const Sentence& sentence : analysed_.parsed(field).sentences) {
            parts.push_back(part_of(field, sentence));
        }
        return parts;
    }

private:
    static std::size_t place_of(TextPart part) { return static_cast<std::size_t>(part); }

    [[nodiscard]] TextPart part_of(Field field, const Sentence& sentence) const {
        if (field == Field::title || sentence.section == Section::headline) {
            return TextPart::headline;
        }
        const bool leads =
            lead_ && sentence.paragraph == *lead_ && sentence.section == Section::body;
        return leads ? TextPart::lead : TextPart::rest;
    }

    void add(Field field, const Key& key, std::uint32_t index, Span span) {
        const ParsedText& parsed = analysed_.parsed(field);
        const Sentence& sentence = parsed.sentences[index];
        if (sentence.section == Section::furniture) return;
        const TextPart part = part_of(field, sentence);
        PartCount& count = counts_[key];
        ++count.counts[place_of(part)];
        if (part == TextPart::headline) return;
        const auto& tokens = parsed.tokens;
        const auto at = std::partition_point(
            tokens.begin() + sentence.tokens.begin, tokens.begin() + sentence.tokens.end,
            [&](const Token& token) { return token.begin < span.begin; });
        const auto before = static_cast<std::uint32_t>(at - tokens.begin());
        const std::uint32_t words =
            words_before_[index] + count_words(parsed, {sentence.tokens.begin, before});
        if (!count.first || words < *count.first) count.first = words;
    }

    const AnalysedDocument& analysed_;
    std::optional<std::uint32_t> lead_;        ///< number of the first paragraph
    std::vector<std::uint32_t> words_before_;  ///< by sentence of the text, below the headline
    std::map<Key, PartCount> counts_;
};

}  // namespace

std::string_view name_of(TextPart part) {
    constexpr std::array<std::string_view, all_text_parts.size()> names{"headline", "lead", "rest"};
    return names[static_cast<std::size_t>(part)];
}

std::vector<TextPart> list_parts(const AnalysedDocument& analysed, Field field) {
    return PartCounter(analysed).list(field);
}

DocumentParts count_parts(const AnalysedDocument& analysed) {
    return PartCounter(analysed).count();
}

}  // namespace parallax
