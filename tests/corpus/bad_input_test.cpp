#include "tests/corpus/corpus_files.hpp"

using parallax::Corpus;
using parallax::name_of;

TEST_CASE("each of the bad inputs has its one fault, and the rest is read") {
    struct Case {
        std::string input;
        std::string reason;  ///< "" where the readers of corpora find no fault
        std::size_t documents;
    };
    const std::vector<Case> cases = {
        {"01_invalid_json.jsonl", "invalid_json", 2},
        {"02_duplicate_key.jsonl", "duplicate_key", 2},
        {"03_missing_outlet.csv", "missing_outlet", 2},
        {"04_empty_text.jsonl", "empty_text", 2},
        {"05_invalid_utf8.jsonl", "invalid_utf8", 2},
        {"06_duplicate_id.jsonl", "duplicate_id", 2},
        {"07_impossible_date.csv", "impossible_date", 2},
        {"08_wrong_language.jsonl", "", 3},
        {"09_unclosed_quote.csv", "malformed_row", 2},
        {"10_truncated.jsonl.zst", "truncated", 1},
        {"11_missing_file", "missing_file", 2},
    };
    for (const Case& c : cases) {
        INFO(c.input);
        const Corpus corpus =
            parallax::read_corpus({std::string(PARALLAX_SOURCE_DIR "/tests/bad_input/") + c.input});
        CHECK(corpus.documents.size() == c.documents);
        CHECK(corpus.rejects.size() == (c.reason.empty() ? 0U : 1U));
        if (!corpus.rejects.empty()) CHECK(name_of(corpus.rejects.front().reason) == c.reason);
    }
}
