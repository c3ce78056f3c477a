#include "engine/model/induce.hpp"
#include "engine/model/weighted_word.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <string>

namespace parallax {
namespace {

/// Unit vectors of tf-idf; words of fewer than 3 texts, or of more than a twentieth of them, tell
/// no topic apart.
std::vector<std::vector<WeightedWord>> weigh_words(const PhraseTexts& texts) {
    std::vector<std::uint32_t> documents(texts.words.size(), 0);
    std::vector<std::vector<WeightedWord>> rows(texts.texts.size());
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
            rows[t].push_back({words[i], 1.0 + std::log(static_cast<double>(end - i))});
            ++documents[words[i]];
            i = end;
        }
    }
    const auto all = static_cast<double>(rows.size());
    for (std::vector<WeightedWord>& row : rows) {
        std::erase_if(row, [&](const WeightedWord& one) {
            return documents[one.word] < 3 || static_cast<double>(documents[one.word]) > all / 20.0;
        });
        for (WeightedWord& one : row)
            one.weight *= std::log(all / static_cast<double>(documents[one.word]));
        scale_to_unit(row);
    }
    return rows;
}

}  // namespace

void derive_topics(PhraseTexts& texts, std::uint32_t wanted) {
    const auto rows = weigh_words(texts);
    const std::size_t words = texts.words.size();
    // Seeds: texts in the order of their keys, which are hashes.
    std::vector<std::vector<double>> centres;
    for (std::size_t t = 0; t < rows.size() && centres.size() < wanted; ++t) {
        if (rows[t].size() < 3) continue;
        std::vector<double>& centre = centres.emplace_back(words, 0.0);
        for (const WeightedWord& one : rows[t]) centre[one.word] = one.weight;
    }
    std::vector<std::uint32_t> of(rows.size(), 0);
    constexpr int rounds = 12;
    for (int round = 0; round < rounds && !centres.empty(); ++round) {
        for (std::size_t t = 0; t < rows.size(); ++t) {
            double best = -1.0;
            for (std::uint32_t k = 0; k < centres.size(); ++k) {
                double likeness = 0.0;
                for (const WeightedWord& one : rows[t])
                    likeness += one.weight * centres[k][one.word];
                if (likeness > best) {
                    best = likeness;
                    of[t] = k;
                }
            }
        }
        for (std::vector<double>& centre : centres) std::fill(centre.begin(), centre.end(), 0.0);
        for (std::size_t t = 0; t < rows.size(); ++t) {
            for (const WeightedWord& one : rows[t]) centres[of[t]][one.word] += one.weight;
        }
        for (std::vector<double>& centre : centres) {
            const double length =
                std::sqrt(std::inner_product(centre.begin(), centre.end(), centre.begin(), 0.0));
            if (length > 0.0) {
                for (double& one : centre) one /= length;
            }
        }
    }
    texts.topics.clear();
    for (std::size_t k = 0; k < std::max<std::size_t>(centres.size(), 1); ++k)
        texts.topics.push_back(std::to_string(k));
    for (std::size_t t = 0; t < rows.size(); ++t) texts.texts[t].topic = of[t];
}

}  // namespace parallax
