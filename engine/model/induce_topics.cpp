#include "engine/model/induce.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <string>

namespace parallax {
namespace {

struct Weighted {
    std::uint32_t word = 0;
    float weight = 0.0F;
};

/// Unit vectors of tf-idf; words of fewer than 3 texts, or of more than a twentieth of them, tell
/// no topic apart.
std::vector<std::vector<Weighted>> weigh_words(const PhraseTexts& texts) {
    std::vector<std::uint32_t> documents(texts.words.size(), 0);
    std::vector<std::vector<Weighted>> rows(texts.texts.size());
    for (std::size_t t = 0; t < rows.size(); ++t) {
        std::vector<std::uint32_t> words;
        for (const PhraseWordUse& use : texts.texts[t].words) {
            if (use.stop == BreakKind::none && !texts.function_words[use.word])
                words.push_back(use.word);
        }
        std::sort(words.begin(), words.end());
        for (std::size_t i = 0; i < words.size();) {
            std::size_t end = i;
            while (end < words.size() && words[end] == words[i]) ++end;
            rows[t].push_back({words[i], 1.0F + std::log(static_cast<float>(end - i))});
            ++documents[words[i]];
            i = end;
        }
    }
    const auto all = static_cast<float>(rows.size());
    for (std::vector<Weighted>& row : rows) {
        std::erase_if(row, [&](const Weighted& one) {
            return documents[one.word] < 3 || static_cast<float>(documents[one.word]) > all / 20.0F;
        });
        float length = 0.0F;
        for (Weighted& one : row) {
            one.weight *= std::log(all / static_cast<float>(documents[one.word]));
            length += one.weight * one.weight;
        }
        for (Weighted& one : row) one.weight /= std::sqrt(length);
    }
    return rows;
}

}  // namespace

void derive_topics(PhraseTexts& texts, std::uint32_t wanted) {
    const auto rows = weigh_words(texts);
    const std::size_t words = texts.words.size();
    // Seeds: texts in the order of their keys, which are hashes.
    std::vector<std::vector<float>> centres;
    for (std::size_t t = 0; t < rows.size() && centres.size() < wanted; ++t) {
        if (rows[t].size() < 3) continue;
        std::vector<float>& centre = centres.emplace_back(words, 0.0F);
        for (const Weighted& one : rows[t]) centre[one.word] = one.weight;
    }
    std::vector<std::uint32_t> of(rows.size(), 0);
    constexpr int rounds = 12;
    for (int round = 0; round < rounds && !centres.empty(); ++round) {
        for (std::size_t t = 0; t < rows.size(); ++t) {
            float best = -1.0F;
            for (std::uint32_t k = 0; k < centres.size(); ++k) {
                float likeness = 0.0F;
                for (const Weighted& one : rows[t]) likeness += one.weight * centres[k][one.word];
                if (likeness > best) {
                    best = likeness;
                    of[t] = k;
                }
            }
        }
        for (std::vector<float>& centre : centres) std::fill(centre.begin(), centre.end(), 0.0F);
        for (std::size_t t = 0; t < rows.size(); ++t) {
            for (const Weighted& one : rows[t]) centres[of[t]][one.word] += one.weight;
        }
        for (std::vector<float>& centre : centres) {
            const float length =
                std::sqrt(std::inner_product(centre.begin(), centre.end(), centre.begin(), 0.0F));
            if (length > 0.0F) {
                for (float& one : centre) one /= length;
            }
        }
    }
    texts.topics.clear();
    for (std::size_t k = 0; k < std::max<std::size_t>(centres.size(), 1); ++k)
        texts.topics.push_back(std::to_string(k));
    for (std::size_t t = 0; t < rows.size(); ++t) texts.texts[t].topic = of[t];
}

}  // namespace parallax
