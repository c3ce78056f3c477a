#include "engine/lexicon/dictionary_pattern.hpp"

#include "engine/lexicon/dictionary_lines.hpp"

#include <cstddef>

namespace parallax {

std::string read_pattern(std::string_view pattern, DictionaryFormat format, std::string& phrase) {
    const bool has_question_marks =
        format == DictionaryFormat::yaml || format == DictionaryFormat::cat;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        const char before = i == 0 ? ' ' : pattern[i - 1];
        const char after = i + 1 == pattern.size() ? ' ' : pattern[i + 1];
        if (c == '*') {
            if (before == '*') continue;
            if (before == ' ' || before == '-') return "\"*\" follows no letter";
            if (after != ' ' && after != '-' && after != '_' && after != '*')
                return "\"*\" stands inside a word";
            phrase += c;
        } else if (c == '?' && has_question_marks) {
            return "\"?\" stands for any letter";
        } else if (c == '_' && format == DictionaryFormat::cat) {
            phrase += ' ';
        } else {
            if (std::string_view("#{}|^\\").find(c) != std::string_view::npos) phrase += '\\';
            phrase += c;
        }
    }
    return {};
}

DictionaryPattern write_pattern(const PhraseExpansion& expansion, DictionaryFormat format) {
    DictionaryPattern pattern;
    const std::string& text = expansion.text;
    const auto refuse = [&](const char* why) { pattern.why_not = why; };
    if (text.find('*') != std::string::npos) refuse("the format cannot say the sign \"*\" itself");
    if (text.find('?') != std::string::npos &&
        (format == DictionaryFormat::yaml || format == DictionaryFormat::cat))
        refuse("the format cannot say the sign \"?\" itself");
    if (text.find('_') != std::string::npos && format == DictionaryFormat::cat)
        refuse("the format reads \"_\" as a space");
    const bool has_marked_comments = format != DictionaryFormat::ykd &&
                                     format != DictionaryFormat::lcd &&
                                     format != DictionaryFormat::yaml;
    const bool is_more_than_a_tag = format == DictionaryFormat::lc3 && text.starts_with('#') &&
                                    text.find(' ') != std::string::npos;
    if ((is_comment(text) && has_marked_comments) || is_more_than_a_tag ||
        (text.starts_with('+') && format == DictionaryFormat::lc3))
        refuse("the format reads a line that begins so otherwise");
    std::size_t at = 0;
    for (const PhraseMark& mark : expansion.marks) {
        if (!mark.is_star) {
            pattern.loses_case = true;
            continue;
        }
        if (holds_one_axis(format)) refuse("the format cannot say \"any ending\"");
        pattern.text += text.substr(at, mark.offset - at) + '*';
        at = mark.offset;
    }
    pattern.text += text.substr(at);
    return pattern;
}

}  // namespace parallax
