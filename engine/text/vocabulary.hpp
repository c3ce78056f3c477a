#pragma once

#include "engine/core/ids.hpp"
#include "engine/core/span.hpp"

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace parallax {

class WordBreaker;
struct Token;
struct WordKey;

/// What the letters of one distinct surface form show.
struct WordShape {
    bool capitalised : 1 = false;  ///< first letter is upper or title case
    bool all_capitals : 1 =
        false;  ///< at least two letters, all upper case, a dropped 's left aside
    bool has_letter : 1 = false;
    bool has_digit : 1 = false;
    bool possessive : 1 = false;  ///< a final 's was dropped in the normalised form
};

/// A distinct surface form, e.g. surface "Israel’s", normalised "israel".
struct Word {
    std::string_view surface;
    /// Unicode case fold, NFKC, curly marks folded, possessive 's dropped but not that of a
    /// contraction ("it's", "let's", "who's" stay).
    std::string_view normalised;
    WordShape shape;
};

/// Interns surface forms to dense ids, normalising each distinct form once. Grows; one a thread.
/// Ids depend on the order of interning and must never reach an output.
class Vocabulary {
public:
    Vocabulary();
    ~Vocabulary();
    Vocabulary(Vocabulary&&) noexcept;
    Vocabulary& operator=(Vocabulary&&) noexcept;

    /// The id of `surface` (valid UTF-8, not empty); the same bytes always give the same id.
    WordId intern(std::string_view surface);

    /// Gives each token of the text (none empty) the id of its bytes. Faster, because it fetches
    /// the table's entries ahead and may look at (never depend on) the bytes behind a word.
    void intern(std::string_view text, std::span<Token> tokens);

    /// Requires an id that this vocabulary gave. The word stays where it is until the next one is
    /// interned, its views as long as the vocabulary.
    [[nodiscard]] const Word& word(WordId id) const {
        assert(id.index() < words_.size());
        return words_[id.index()];
    }
    [[nodiscard]] std::string_view normalised(WordId id) const { return word(id).normalised; }

    /// Number of distinct surface forms; every id is smaller.
    [[nodiscard]] std::size_t size() const { return words_.size(); }

    /// ICU's word rules, for tokenise(): kept here because they are dear to load and, like the
    /// vocabulary, belong to one thread. Loaded when first asked for.
    [[nodiscard]] WordBreaker& word_breaker();

private:
    struct Tables;

    WordId find_or_add(std::string_view surface, const WordKey& key, std::uint64_t hash);
    Word make_word(std::string_view surface);

    std::unique_ptr<Tables> tables_;
    std::vector<Word> words_;  ///< here rather than in the tables: rules look at words all the time
};

}  // namespace parallax
