#include "engine/model/induce_candidates.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace parallax {
namespace {

/// Whether capitals inside the sentence tell a name: most of its longer words have none.
bool tells_names(const PhraseTexts& texts, const PhraseText& text, std::size_t begin,
                 std::size_t end) {
    std::size_t plain = 0;
    std::size_t capitals = 0;
    for (std::size_t i = begin; i < end; ++i) {
        const PhraseWordUse& use = text.words[i];
        if (use.stop != BreakKind::none || use.initial || texts.function_words[use.word]) continue;
        ++(use.capitalised ? capitals : plain);
    }
    return plain > capitals;
}

struct Capitals {
    std::uint32_t inside = 0;  ///< with a capital in a sentence where that tells
    std::uint32_t plain = 0;
    std::uint32_t listed = 0;
    std::uint32_t all = 0;
};

/// Texts are sorted by key, then class: whether the one before is the same text of the same class.
bool is_copy(const PhraseTexts& texts, std::size_t t) {
    return t > 0 && texts.texts[t].key == texts.texts[t - 1].key &&
           texts.texts[t].class_index == texts.texts[t - 1].class_index;
}

/// Where a sentence stands: how often, and in which classes.
struct Printed {
    std::uint32_t texts = 0;
    std::uint32_t class_index = 0;
    bool several_classes = false;
    std::uint32_t last_text = 0;
};

}  // namespace

std::vector<bool> find_names(const PhraseTexts& texts) {
    std::vector<Capitals> met(texts.words.size());
    for (const PhraseText& text : texts.texts) {
        for (std::size_t s = 0; s < text.sentences.size(); ++s) {
            const auto [begin, end] = bounds_of(text, s);
            const bool telling = tells_names(texts, text, begin, end);
            for (std::size_t i = begin; i < end; ++i) {
                const PhraseWordUse& use = text.words[i];
                if (use.stop != BreakKind::none) continue;
                Capitals& word = met[use.word];
                ++word.all;
                if (use.listed) ++word.listed;
                if (!use.capitalised) ++word.plain;
                if (use.capitalised && telling && !use.initial) ++word.inside;
            }
        }
    }
    std::vector<bool> names(met.size(), false);
    for (std::size_t w = 0; w < met.size(); ++w) {
        const Capitals& word = met[w];
        if (word.all == 0 || texts.function_words[w] || 2 * word.listed >= word.all) continue;
        names[w] = word.plain == 0 || word.inside > word.plain;
    }
    return names;
}

std::vector<std::vector<bool>> find_own_sentences(const PhraseTexts& texts) {
    std::unordered_map<std::string, Printed> printed;
    std::vector<std::vector<std::string>> keys(texts.texts.size());
    for (std::uint32_t t = 0; t < texts.texts.size(); ++t) {
        const PhraseText& text = texts.texts[t];
        if (is_copy(texts, t)) continue;
        for (std::size_t s = 0; s < text.sentences.size(); ++s) {
            const auto [begin, end] = bounds_of(text, s);
            std::string key;
            for (std::size_t i = begin; i < end; ++i) {
                const PhraseWordUse& use = text.words[i];
                const std::uint32_t number =
                    use.stop == BreakKind::none ? use.word + 1 : std::uint32_t{0};
                key.append(reinterpret_cast<const char*>(&number), sizeof number);
            }
            const auto [at, is_new] =
                printed.try_emplace(key, Printed{1, text.class_index, false, t});
            Printed& one = at->second;
            if (!is_new) {
                if (one.class_index != text.class_index) one.several_classes = true;
                if (one.last_text != t) ++one.texts;
                one.last_text = t;
            }
            keys[t].push_back(std::move(key));
        }
    }
    constexpr std::uint32_t most_texts = 2;
    std::vector<std::vector<bool>> own(texts.texts.size());
    for (std::size_t t = 0; t < texts.texts.size(); ++t) {
        own[t].reserve(texts.texts[t].sentences.size());
        if (is_copy(texts, t)) own[t].assign(texts.texts[t].sentences.size(), false);
        for (const std::string& key : keys[t]) {
            Printed& one = printed.at(key);
            own[t].push_back(!one.several_classes && one.texts != 0 && one.texts <= most_texts);
            // The second of two does not count.
            if (one.texts == most_texts) one.texts = 0;
        }
    }
    return own;
}

}  // namespace parallax
