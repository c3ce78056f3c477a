#pragma once

#include "engine/corpus/read_corpus.hpp"

#include <vector>

namespace parallax {

/// apply_filter() for who wants to know which documents do not fit: returns them, in order.
[[nodiscard]] std::vector<Document> take_left_out(Corpus& corpus, const CorpusFilter& filter);

}  // namespace parallax
