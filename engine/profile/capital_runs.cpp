#include "engine/profile/capital_runs.hpp"

#include "engine/core/ascii_case.hpp"
#include "engine/profile/name_parts.hpp"
#include "engine/profile/story_facts.hpp"
#include "engine/profile/told_names.hpp"
#include "engine/profile/written_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <set>

namespace parallax {
namespace {

constexpr std::size_t longest_part = 6;     // words
constexpr std::size_t shortest_stem = 4;    // letters
constexpr std::size_t fewest_initials = 3;  // "US" is not every "Upper Sorel"
constexpr std::array<std::string_view, 10> people_endings{"ians", "ian", "ans", "ese", "ish",
                                                          "an",   "ns",  "i",   "n",   "s"};

bool is_joint(std::string_view word) {
    return word == "of" || word == "and" || word == "for" || word == "the";
}

/// One text while its runs are listed.
class RunLister {
public:
    RunLister(const AnalysedDocument& analysed, Field field)
        : bytes_(analysed.bytes(field)), parsed_(analysed.parsed(field)) {}

    void list(std::set<std::string>& runs) const {
        for (const Sentence& sentence : parsed_.sentences) {
            if (sentence.section == Section::furniture) continue;
            for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end;) {
                if (!is_capital(at)) {
                    ++at;
                    continue;
                }
                const std::uint32_t begin = at;
                at = end_of_run(at, sentence.tokens.end);
                const std::size_t first = parsed_.tokens[begin].begin;
                const std::size_t last = parsed_.tokens[at - 1].end;
                std::string words = name_words(bytes_.substr(first, last - first));
                if (!words.empty()) runs.insert(std::move(words));
            }
        }
    }

private:
    [[nodiscard]] std::string_view surface(std::uint32_t at) const {
        const Token& token = parsed_.tokens[at];
        return bytes_.substr(token.begin, token.end - token.begin);
    }

    [[nodiscard]] bool is_capital(std::uint32_t at) const {
        if (parsed_.tokens[at].kind != TokenKind::word) return false;
        const char first = surface(at).front();
        return !(first >= 'a' && first <= 'z');
    }

    [[nodiscard]] std::uint32_t end_of_run(std::uint32_t at, std::uint32_t end) const {
        std::uint32_t last = at + 1;
        for (std::uint32_t next = last; next < end; ++next) {
            if (is_capital(next)) {
                last = next + 1;
                continue;
            }
            const TokenKind kind = parsed_.tokens[next].kind;
            const bool initial = kind == TokenKind::stop && surface(next - 1).size() == 1;
            if (kind == TokenKind::hyphen || initial) continue;
            if (kind != TokenKind::word || !is_joint(surface(next))) break;
        }
        return last;
    }

    std::string_view bytes_;
    const ParsedText& parsed_;
};

bool is_initials(std::string_view word) {
    return word.size() <= longest_initials && is_all_capitals(word);
}

std::string join(std::span<const std::string_view> words) {
    std::string text;
    for (const std::string_view word : words) text.append(text.empty() ? "" : " ").append(word);
    return text;
}

std::string initials_of(std::span<const std::string_view> words) {
    std::string initials;
    for (const std::string_view word : words) {
        if (!is_joint(word)) initials.push_back(word.front());
    }
    return initials.size() >= fewest_initials ? lower_ascii_letters(initials) : std::string();
}

/// What is left of the last word without each of the endings that it may have.
std::vector<std::string> list_stems(const std::string& words) {
    std::vector<std::string> stems;
    const std::string_view last = last_word(words);
    for (const std::string_view ending : people_endings) {
        if (last.ends_with(ending) && last.size() >= ending.size() + shortest_stem) {
            stems.push_back(words.substr(0, words.size() - ending.size()));
        }
    }
    return stems;
}

}  // namespace

std::vector<std::string> list_capital_runs(const AnalysedDocument& analysed) {
    std::set<std::string> runs;
    for (const Field field : all_fields) RunLister(analysed, field).list(runs);
    return {runs.begin(), runs.end()};
}

void SeenCapitals::add(std::span<const std::string> runs) {
    for (const std::string& run : runs) {
        const std::vector<std::string_view> words = cut_words(run);
        for (std::size_t begin = 0; begin < words.size(); ++begin) {
            if (is_initials(words[begin])) capitals_.insert(lower_ascii_letters(words[begin]));
            const std::size_t most = std::min(words.size(), begin + longest_part);
            for (std::size_t end = begin + 1; end <= most; ++end) {
                const auto part = std::span(words).subspan(begin, end - begin);
                const auto [place, is_new] = parts_.insert(lower_ascii_letters(join(part)));
                if (!is_new) continue;
                for (std::string& stem : list_stems(*place)) stems_.insert(std::move(stem));
                if (std::string initials = initials_of(part); !initials.empty()) {
                    initials_.insert(std::move(initials));
                }
            }
        }
    }
}

bool SeenCapitals::may_hold(std::string_view name) const {
    const std::vector<std::string_view> words = cut_words(name);
    if (words.empty()) return false;
    const std::string small = lower_ascii_letters(name);
    if (parts_.contains(small) || stems_.contains(small)) return true;
    if (words.size() == 1 && is_initials(name) && initials_.contains(small)) return true;
    const std::string initials = initials_of(words);
    if (!initials.empty() && capitals_.contains(initials)) return true;
    const std::vector<std::string> stems = list_stems(small);
    return std::any_of(stems.begin(), stems.end(),
                       [&](const std::string& stem) { return parts_.contains(stem); });
}

}  // namespace parallax
