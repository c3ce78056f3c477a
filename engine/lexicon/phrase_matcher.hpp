#pragma once

#include "engine/lexicon/phrase.hpp"
#include "engine/text/parsed_text.hpp"
#include "engine/text/vocabulary.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace parallax {

struct PhraseTrie;

/// A phrase found: the payload it was compiled with and the tokens it covers, first to last word.
struct PhraseMatch {
    std::uint32_t payload = 0;
    TokenRange tokens;

    friend auto operator<=>(const PhraseMatch&, const PhraseMatch&) = default;
};

/// A phrase to be compiled and the number by which matches name it.
struct PhraseEntry {
    Phrase phrase;
    std::uint32_t payload = 0;
};

/// What a thread remembers of the words it met (case, wildcards and alternatives are resolved once
/// for each distinct word). Belongs to one vocabulary and one matcher; makes no difference to
/// results.
class MatchMemo {
public:
    MatchMemo();
    ~MatchMemo();
    MatchMemo(MatchMemo&&) noexcept;
    MatchMemo& operator=(MatchMemo&&) noexcept;

    struct Tables;
    [[nodiscard]] Tables& tables() { return *tables_; }

private:
    std::unique_ptr<Tables> tables_;
};

/// Immutable set of phrases over interned words; shared by threads.
///
/// Words of a phrase match consecutive word tokens of one sentence. Between them may stand hyphens,
/// quotation marks and the stop of an abbreviation (`cease-fire` = `cease fire`, `"resistance"
/// movement`, `U.S. forces`); any other token ends a match, unless the phrase itself has it there
/// (`9/11`). Furniture is never searched.
class PhraseMatcher {
public:
    explicit PhraseMatcher(std::span<const PhraseEntry> entries);
    ~PhraseMatcher();
    PhraseMatcher(PhraseMatcher&&) noexcept;
    PhraseMatcher& operator=(PhraseMatcher&&) noexcept;

    /// All matches, overlapping ones too, sorted by first token, then longest first, then payload.
    /// Does not depend on the order of entries. `out` is emptied first.
    void find_all(const ParsedText& parsed, const Vocabulary& vocabulary, MatchMemo& memo,
                  std::vector<PhraseMatch>& out) const;

private:
    std::unique_ptr<const PhraseTrie> trie_;
};

}  // namespace parallax
