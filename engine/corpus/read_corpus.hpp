#pragma once

#include "engine/corpus/document.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace parallax {

/// An input as it is named in a manifest: never a path of this machine.
struct InputFile {
    std::string name;    ///< base name, "<folder>/<file>" below a folder, or "-"
    std::string sha256;  ///< of the bytes as they lie on disk (compressed where they are)
    std::uint64_t bytes = 0;
};

/// By name, then SHA-256.
void sort_inputs(std::vector<InputFile>& inputs);

/// All that was read. `documents.size() + rejects.size() == read` always holds.
struct Corpus {
    std::vector<Document> documents;  ///< in input order
    std::vector<Reject> rejects;      ///< in input order
    std::vector<InputFile> inputs;    ///< in input order
    std::uint64_t read = 0;           ///< records met
};

/// Which of the readable records are wanted; what does not fit is neither read nor rejected, and
/// the number is returned by apply_filter.
struct CorpusFilter {
    std::string from;                  ///< YYYY-MM-DD, inclusive; empty = any
    std::string to;                    ///< YYYY-MM-DD, inclusive; empty = any
    std::vector<std::string> outlets;  ///< empty = all
    std::vector<std::string> events;   ///< empty = all
};

/// Reads corpora: a folder with corpus.json, a folder of <outlet>/*.txt, .jsonl, .csv, .tsv, each
/// of these files also .gz or .zst, and "-" (JSONL on standard input). Records that cannot be used
/// become rejects and reading goes on; RejectReason lists why. White space around labels (all
/// fields but title and text) is dropped. Compressed files are known by their first bytes. Of
/// records with one id the one with the smallest content key stays; the others are rejects. Same
/// documents whatever the number of threads. Throws InputError if a path does not exist, is of no
/// known kind, if a corpus.json or a header row is unusable as a whole, or if a folder holds
/// nothing to read; SystemError if the system cannot read.
[[nodiscard]] Corpus read_corpus(const std::vector<std::string>& paths, unsigned threads = 1);

/// Takes the documents that do not fit out of `corpus`; returns how many. They leave `read` too.
/// Days are compared as they are written, whatever their zone; with a bound, a document without a
/// date does not fit. Rejects stay: what does not parse cannot be filtered.
/// Throws InputError if `from` or `to` is no date.
std::uint64_t apply_filter(Corpus& corpus, const CorpusFilter& filter);

}  // namespace parallax
