#include "tests/bench/generate_news.hpp"

#include <array>
#include <cmath>
#include <string_view>

namespace parallax::bench {
namespace {

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers on every machine.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }
    bool chance(unsigned percent) { return below(100) < percent; }

private:
    std::uint64_t state_;
};

constexpr std::array<std::string_view, 60> function_words{
    "the",  "of",   "and",   "to",    "a",     "in",    "that", "is",    "was",   "for",
    "it",   "with", "as",    "his",   "on",    "be",    "at",   "by",    "had",   "not",
    "are",  "but",  "from",  "or",    "have",  "an",    "they", "which", "one",   "were",
    "all",  "her",  "she",   "there", "would", "their", "we",   "him",   "been",  "has",
    "when", "who",  "will",  "more",  "no",    "if",    "out",  "so",    "said",  "what",
    "up",   "its",  "about", "into",  "than",  "them",  "can",  "only",  "other", "new"};

constexpr std::array<std::string_view, 12> cues{
    "said",  "told reporters", "added", "warned",   "argued",    "claimed",
    "noted", "insisted",       "wrote", "declared", "explained", "admitted"};

std::string make_word(Random& random) {
    constexpr std::array<std::string_view, 20> starts{"ba",  "co", "de",  "fi", "go",  "ha", "ju",
                                                      "ka",  "li", "mo",  "na", "pre", "re", "sta",
                                                      "tri", "un", "ver", "wi", "con", "ser"};
    constexpr std::array<std::string_view, 16> ends{"tion", "ment", "ed", "ing", "er", "al",
                                                    "ity",  "ous",  "ly", "s",   "ne", "rd",
                                                    "st",   "mp",   "ck", "ble"};
    std::string word(starts[random.below(starts.size())]);
    for (std::size_t parts = random.below(3); parts > 0; --parts) {
        word += starts[random.below(starts.size())];
    }
    word += ends[random.below(ends.size())];
    return word;
}

class Writer {
public:
    Writer(std::uint64_t seed, const std::vector<std::string>& phrases)
        : random_(seed), phrases_(phrases) {
        for (int index = 0; index < 30000; ++index) words_.push_back(make_word(random_));
        for (int index = 0; index < 2000; ++index) {
            std::string name = make_word(random_);
            name[0] = static_cast<char>(name[0] - 'a' + 'A');
            names_.push_back(std::move(name));
        }
    }

    Document write(std::size_t number) {
        Document document;
        document.outlet = "outlet" + std::to_string(random_.below(20));
        document.id = "generated-" + std::to_string(number);
        document.title = sentence(7);
        const std::size_t length = 1500 + random_.below(3000);
        while (document.text.size() < length) {
            if (!document.text.empty()) document.text += "\n\n";
            for (std::size_t left = 1 + random_.below(4); left > 0; --left) {
                document.text += full_sentence();
                if (left > 1) document.text += ' ';
            }
        }
        return document;
    }

private:
    std::string_view word() {
        if (random_.chance(45)) return function_words[skewed(function_words.size())];
        return words_[skewed(words_.size())];
    }
    /// An index below `size`, small ones far commoner.
    std::size_t skewed(std::size_t size) {
        const double unit = static_cast<double>(random_.next() >> 11) * 0x1.0p-53;
        return static_cast<std::size_t>(std::pow(static_cast<double>(size), unit)) - 1;
    }
    std::string sentence(std::size_t length) {
        std::string text;
        for (std::size_t index = 0; index < length; ++index) {
            if (index > 0) text += random_.chance(6) ? ", " : " ";
            if (random_.chance(2)) {
                text += names_[skewed(names_.size())];
            } else if (random_.chance(1) && !phrases_.empty()) {
                text += phrases_[random_.below(phrases_.size())];
            } else if (random_.chance(1)) {
                text += std::to_string(random_.below(5000));
            } else {
                text += word();
            }
        }
        if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
        return text;
    }
    std::string full_sentence() {
        const std::size_t length = 7 + random_.below(24);
        if (random_.chance(18)) {
            return "“" + sentence(length) + ",” " + std::string(cues[random_.below(cues.size())]) +
                   " " + names_[skewed(names_.size())] + ".";
        }
        if (random_.chance(20)) {
            return names_[skewed(names_.size())] + " " +
                   std::string(cues[random_.below(cues.size())]) + " that " + sentence(length) +
                   ".";
        }
        return sentence(length) + ".";
    }

    Random random_;
    const std::vector<std::string>& phrases_;
    std::vector<std::string> words_;
    std::vector<std::string> names_;
};

}  // namespace

std::vector<Document> generate_news(std::size_t bytes, std::uint64_t seed,
                                    const std::vector<std::string>& phrases) {
    Writer writer(seed, phrases);
    std::vector<Document> documents;
    for (std::size_t written = 0; written < bytes;) {
        documents.push_back(writer.write(documents.size()));
        written += documents.back().text.size() + documents.back().title.size();
    }
    return documents;
}

}  // namespace parallax::bench
