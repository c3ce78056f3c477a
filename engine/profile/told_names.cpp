#include "engine/profile/told_names.hpp"

#include "engine/profile/name_parts.hpp"
#include "engine/text/text_lists.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace parallax {
namespace {

constexpr std::size_t shortest_city = 4;  // letters in capitals: "UN" opens no dateline

class NameTeller {
public:
    NameTeller(const AnalysedDocument& analysed, Field field, const TextRules& rules,
               const Vocabulary& vocabulary)
        : bytes_(analysed.bytes(field)),
          parsed_(analysed.parsed(field)),
          names_(analysed.annotation(field).names),
          lists_(rules.lists()),
          vocabulary_(vocabulary) {}

    std::vector<NameMention> tell() {
        for (const NameMention& name : names_) {
            if (name.tokens.size() == 1 && opens_sentence(name)) continue;
            alone_.insert(word_of(name.tokens.end - 1));
        }
        std::vector<NameMention> told;
        for (std::size_t at = 0; at < names_.size(); ++at) {
            const NameMention& name = names_[at];
            if (!name.target && (is_grammatical(name) || is_calendar_word(name) ||
                                 is_affiliation(name) || is_unsure(name) || is_added(at))) {
                continue;
            }
            told.push_back(name);
            if (opens_dateline(name)) told.back().behind_place_word = true;
        }
        return told;
    }

private:
    [[nodiscard]] std::string_view surface(std::uint32_t token) const {
        if (token >= parsed_.tokens.size()) return {};
        const Token& at = parsed_.tokens[token];
        return bytes_.substr(at.begin, at.end - at.begin);
    }
    [[nodiscard]] std::string_view word_of(std::uint32_t token) const {
        return vocabulary_.normalised(parsed_.tokens[token].word);
    }
    [[nodiscard]] std::string_view before(const NameMention& name) const {
        return name.tokens.begin == 0 ? std::string_view() : surface(name.tokens.begin - 1);
    }

    [[nodiscard]] bool opens_sentence(const NameMention& name) const {
        std::uint32_t at = parsed_.sentences[name.sentence].tokens.begin;
        while (at < name.tokens.begin && !parsed_.tokens[at].is_word()) ++at;
        return at == name.tokens.begin;
    }

    /// "I'd", "There".
    [[nodiscard]] bool is_grammatical(const NameMention& name) const {
        // "US" is not "us".
        if (name.tokens.size() != 1 || is_all_capitals(surface(name.tokens.begin))) return false;
        std::string_view word = word_of(name.tokens.begin);
        word = word.substr(0, word.find('\''));
        const auto found = lists_.function_words.find(word);
        return found != lists_.function_words.end() && found->second.is_own;
    }

    /// "Nov. 3": a month or weekday that no date took.
    [[nodiscard]] bool is_calendar_word(const NameMention& name) const {
        if (name.tokens.size() != 1 || name.is_person) return false;
        const WordRole role = lists_.role_of(surface(name.tokens.begin));
        return role == WordRole::month || role == WordRole::weekday ||
               role == WordRole::month_name || role == WordRole::weekday_name;
    }

    /// "Ana Velandi, R-Ohio," or "(D-Sorel)".
    [[nodiscard]] bool is_affiliation(const NameMention& name) const {
        const bool is_letter = surface(name.tokens.begin).size() == 1 && name.tokens.size() > 1 &&
                               parsed_.tokens[name.tokens.begin + 1].kind == TokenKind::hyphen;
        return is_letter && (before(name) == "," || before(name) == "(" || before(name) == "[");
    }

    /// A capital that only the beginning of a sentence explains.
    [[nodiscard]] bool is_unsure(const NameMention& name) const {
        return name.tokens.size() == 1 && opens_sentence(name) &&
               !alone_.contains(word_of(name.tokens.begin));
    }

    [[nodiscard]] bool is_added(std::size_t at) const {
        if (at + 1 >= names_.size()) return false;
        const NameMention& name = names_[at];
        const std::string_view close = surface(name.tokens.end);
        return (close == ")" || close == "]") && names_[at + 1].tokens.begin == name.tokens.end + 1;
    }

    /// "SOREL, Dravia, March 3 (SRA) -": capitals that open a paragraph, before a sign.
    [[nodiscard]] bool opens_dateline(const NameMention& name) const {
        const Sentence& sentence = parsed_.sentences[name.sentence];
        const bool opens_paragraph =
            name.sentence == 0 ||
            parsed_.sentences[name.sentence - 1].paragraph != sentence.paragraph;
        const std::string_view city = surface(name.tokens.begin);
        if (!opens_paragraph || !opens_sentence(name) || city.size() < shortest_city ||
            !is_all_capitals(city)) {
            return false;
        }
        const std::string_view sign = surface(name.tokens.end);
        return sign == "," || sign == "(" || sign == ":" || sign == "-" || sign == "\u2013" ||
               sign == "\u2014";
    }

    std::string_view bytes_;
    const ParsedText& parsed_;
    const std::vector<NameMention>& names_;
    const TextRules::Lists& lists_;
    const Vocabulary& vocabulary_;
    std::set<std::string_view> alone_;  ///< words that end a name inside a sentence
};

}  // namespace

bool is_all_capitals(std::string_view word) {
    std::size_t letters = 0;
    for (const char c : word) {
        if (c >= 'a' && c <= 'z') return false;
        if (c >= 'A' && c <= 'Z') ++letters;
    }
    return letters >= 2;
}

std::vector<NameMention> list_told_names(const AnalysedDocument& analysed, Field field,
                                         const TextRules& rules, const Vocabulary& vocabulary) {
    return NameTeller(analysed, field, rules, vocabulary).tell();
}

std::vector<Acronym> list_acronyms(const AnalysedDocument& analysed, Field field) {
    const std::string_view bytes = analysed.bytes(field);
    const std::vector<Token>& tokens = analysed.parsed(field).tokens;
    const std::vector<NameMention>& names = analysed.annotation(field).names;
    const auto is_sign = [&](std::uint32_t at, std::string_view sign) {
        return at < tokens.size() &&
               bytes.substr(tokens[at].begin, tokens[at].end - tokens[at].begin) == sign;
    };
    std::vector<Acronym> acronyms;
    for (std::size_t at = 1; at < names.size(); ++at) {
        const NameMention& name = names[at - 1];
        const NameMention& initials = names[at];
        const std::string_view letters = slice(bytes, initials.span);
        if (initials.tokens.begin != name.tokens.end + 1 || !is_sign(name.tokens.end, "(") ||
            !is_sign(initials.tokens.end, ")") || letters.size() > longest_initials ||
            !is_all_capitals(letters) || slice(bytes, name.span).front() != letters.front()) {
            continue;
        }
        acronyms.push_back({name_words(slice(bytes, name.span)), name_words(letters)});
    }
    return acronyms;
}

}  // namespace parallax
