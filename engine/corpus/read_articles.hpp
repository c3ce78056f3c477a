#pragma once

#include "engine/corpus/read_corpus.hpp"

#include <string>
#include <vector>

namespace parallax {

/// Reads files of plain text, each one article, and corpora: a folder, .jsonl, .csv or .tsv (also
/// .gz or .zst). "-" is one article on standard input. Articles of plain text have no title, no
/// date, and the file's name as id and outlet. Origin::file is the path by which the file can be
/// opened, as the user named it or below the folder named. What cannot be used becomes a reject;
/// records with one id in different files all stay. Throws as read_corpus.
[[nodiscard]] Corpus read_articles(const std::vector<std::string>& paths, unsigned threads = 1);

}  // namespace parallax
