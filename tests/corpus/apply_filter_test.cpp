#include "tests/corpus/corpus_files.hpp"

using parallax::apply_filter;
using parallax::Corpus;
using parallax::CorpusFilter;
using Lines = std::vector<std::string>;

namespace {

Corpus sample() {
    return read_bytes("a.csv",
                      "outlet,event,date,text\n"
                      "A,e1,2025-01-01,1\n"
                      "B,e1,2025-01-02T23:30:00-05:00,2\n"
                      "A,e2,2025-01-03,3\n"
                      "B,,,4\n"
                      "B,e2,2025-01-03\n");
}

}  // namespace

TEST_CASE("a filter takes out what does not fit and keeps the books") {
    struct Case {
        std::string name;
        CorpusFilter filter;
        Lines kept;
    };
    const std::vector<Case> cases = {
        {"nothing asked", {"", "", {}, {}}, {"1", "2", "3", "4"}},
        {"from, inclusive", {"2025-01-02", "", {}, {}}, {"2", "3"}},
        {"to, inclusive", {"", "2025-01-02", {}, {}}, {"1", "2"}},
        {"a day, as it is written", {"2025-01-02", "2025-01-02", {}, {}}, {"2"}},
        {"outlets", {"", "", {"B", "C"}, {}}, {"2", "4"}},
        {"events", {"", "", {}, {"e1", "e2"}}, {"1", "2", "3"}},
        {"all together", {"2025-01-01", "2025-01-02", {"A"}, {"e1"}}, {"1"}},
        {"an outlet by its whole name", {"", "", {"a"}, {}}, {}},
    };
    for (const Case& c : cases) {
        INFO(c.name);
        Corpus corpus = sample();
        REQUIRE(corpus.read == 5);
        const std::uint64_t removed = apply_filter(corpus, c.filter);
        CHECK(texts(corpus) == c.kept);
        CHECK(removed == 4 - c.kept.size());
        CHECK(corpus.rejects.size() == 1);
        CHECK(corpus.documents.size() + corpus.rejects.size() == corpus.read);
    }
}

TEST_CASE("a bound that is no date is refused") {
    const auto message = [](const CorpusFilter& filter) -> std::string {
        Corpus corpus = sample();
        try {
            (void)apply_filter(corpus, filter);
        } catch (const parallax::InputError& error) {
            return describe(error.faults().front());
        }
        return "no InputError";
    };
    CHECK(message({"2025-02-30", "", {}, {}}) ==
          "--from: \"2025-02-30\" is no date; write one as YYYY-MM-DD");
    CHECK(message({"", "2025", {}, {}}) == "--to: \"2025\" is no date; write one as YYYY-MM-DD");
}
