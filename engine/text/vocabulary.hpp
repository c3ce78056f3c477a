#pragma once

#include "engine/core/ids.hpp"
#include "engine/core/span.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace parallax {

class WordBreaker;

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

    /// The same for many words of one text (none empty): ids[i] is that of words[i]. Faster,
    /// because it fetches the table's entries ahead and may look at (never depend on) the bytes of
    /// `text` behind a word. Requires ids.size() == words.size().
    void intern(std::string_view text, std::span<const Span> words, std::span<WordId> ids);

    /// Requires an id that this vocabulary gave. The views live as long as the vocabulary.
    [[nodiscard]] Word word(WordId id) const;
    [[nodiscard]] std::string_view normalised(WordId id) const { return word(id).normalised; }

    /// Number of distinct surface forms; every id is smaller.
    [[nodiscard]] std::size_t size() const;

    /// ICU's word rules, for tokenise(): kept here because they are dear to load and, like the
    /// vocabulary, belong to one thread. Loaded when first asked for.
    [[nodiscard]] WordBreaker& word_breaker();

private:
    struct Tables;
    std::unique_ptr<Tables> tables_;
};

}  // namespace parallax
