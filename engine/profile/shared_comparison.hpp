#pragma once

#include "engine/profile/share_estimate.hpp"
#include "engine/profile/shared_runs.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parallax {

using WordsByVoice = std::array<std::uint64_t, all_voices.size()>;

/// Words in documents that name an agency as their origin.
struct WireWords {
    std::string agency;
    std::uint64_t words = 0;
    std::uint64_t documents = 0;
};

/// What of one outlet's words also stands in documents of another: those in runs of at least
/// shortest_run words. How much of A stands in B is not how much of B stands in A.
struct SharedPair {
    std::uint32_t other = 0;         ///< index of the other outlet
    ShareEstimate words;             ///< of the outlet's words on events that the other covers too
    WordsByVoice voices{};           ///< the shared words by the voice they stand in here
    std::vector<WireWords> wire;     ///< shared words where this or the other document is wire copy
    std::uint64_t documents = 0;     ///< with shared words
    std::uint64_t of_documents = 0;  ///< on events that the other covers too
    std::uint64_t longest = 0;       ///< words of the longest run
    std::uint64_t runs = 0;
    std::uint64_t shown = 0;  ///< of them in SharedComparison::runs
};

struct SharedOutlet {
    ShareEstimate words;            ///< in a run with any other outlet, of all words of the outlet
    WordsByVoice voices{};          ///< the shared words by voice
    std::uint64_t documents = 0;    ///< with shared words
    std::uint64_t left_out = 0;     ///< words not counted in the profile, if repeats are left out
    std::vector<WireWords> copies;  ///< documents whose text says that it is an agency's, by name
    std::vector<WireWords> material;  ///< documents whose text says that an agency had a part
    std::vector<SharedPair> with;     ///< by words falling, then the other's index
};

/// Bytes of a document.
struct SharedExcerpt {
    Field field = Field::text;
    Span span;       ///< the run
    Span sentences;  ///< from the beginning of its first to the end of its last sentence
    std::string
        text;  ///< of `sentences`, at most `longest_excerpt` bytes; empty where articles show it
};

inline constexpr std::size_t longest_excerpt = 1200;

/// One place of a run.
struct SharedPlace {
    std::string key;          ///< of the document
    std::uint32_t begin = 0;  ///< in its trace
    /// Where the document is at hand; else one sentence of the run, where the facts keep one.
    std::optional<SharedExcerpt> excerpt;
};

/// The same words in two outlets' documents.
struct SharedRun {
    std::uint32_t outlet = 0;
    std::uint32_t other = 0;
    SharedPlace here;
    SharedPlace there;
    std::uint32_t words = 0;
    WordsByVoice voices{};  ///< by the voice they stand in here
};

/// A document that shares words or credits an agency.
struct SharedDocument {
    std::string key;
    std::uint64_t words = 0;   ///< all
    std::uint64_t shared = 0;  ///< in a run with another outlet
    std::vector<CreditedAgency> credits;
    std::vector<SharedExcerpt> left_out;  ///< not counted in the profile, because repeats are not
};

/// Text that several outlets print: a pure function of the traces of a table.
struct SharedComparison {
    std::vector<SharedOutlet> outlets;  ///< as Comparison::outlets
    /// Of each ordered pair the longest, at most `runs_shown`, at most `all_runs_shown` together;
    /// by outlet, other, words falling, key, place.
    std::vector<SharedRun> runs;
    std::vector<SharedDocument> documents;  ///< as Comparison::documents; only those with something
};

inline constexpr std::size_t runs_shown = 10;
inline constexpr std::size_t all_runs_shown = 2000;

struct ProfileTable;
struct OutletIndex;

/// Where a run of a document's trace stands in the document; without text. A run lies in one field.
[[nodiscard]] SharedExcerpt find_excerpt(const ParsedText& title, const ParsedText& text,
                                         std::uint32_t begin, std::uint32_t words);

/// Where the documents are not at hand, as in a table merged of others: a sentence of each run that
/// the facts of its document keep, if they keep one.
void quote_facts(SharedComparison& shared, const ProfileTable& table);

/// Rows without a trace are compared with nothing.
[[nodiscard]] SharedComparison compare_shared(const ProfileTable& table, const OutletIndex& index);

}  // namespace parallax
