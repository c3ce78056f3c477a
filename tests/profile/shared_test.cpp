#include "engine/profile/comparison.hpp"
#include "engine/profile/outlet_index.hpp"
#include "engine/profile/table_json.hpp"
#include "tests/catch.hpp"
#include "tests/profile/shared_sample.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace parallax {
namespace {

SharedComparison compare_documents(const std::vector<NumberedDocument>& documents) {
    const ProfileTable table = table_of(documents);
    return compare_shared(table, index_outlets(table.rows));
}

/// Which words of `here` stand in a run of at least shortest_run words that `there` has, and the
/// longest such run: by trying every two places.
std::uint32_t mark_shared(const std::vector<std::uint32_t>& here,
                          const std::vector<std::uint32_t>& there, std::vector<bool>& is_shared) {
    std::uint32_t longest = 0;
    for (std::size_t a = 0; a < here.size(); ++a) {
        for (std::size_t b = 0; b < there.size(); ++b) {
            std::uint32_t length = 0;
            while (a + length < here.size() && b + length < there.size() && here[a + length] != 0 &&
                   here[a + length] == there[b + length]) {
                ++length;
            }
            if (length < shortest_run) continue;
            longest = std::max(longest, length);
            for (std::uint32_t at = 0; at < length; ++at) is_shared[a + at] = true;
        }
    }
    return longest;
}

struct NaivePair {
    std::uint64_t words = 0;
    std::uint64_t quoted = 0;
    std::uint64_t of = 0;
    std::uint64_t documents = 0;
    std::uint32_t longest = 0;
};

NaivePair compare_naively(const std::vector<NumberedDocument>& documents, const std::string& outlet,
                          const std::string& other) {
    NaivePair pair;
    for (const NumberedDocument& a : documents) {
        if (a.row.outlet != outlet) continue;
        std::vector<bool> is_shared(a.trace.words.size());
        bool is_covered = false;
        for (const NumberedDocument& b : documents) {
            if (b.row.outlet != other || b.row.event != a.row.event) continue;
            is_covered = true;
            pair.longest =
                std::max(pair.longest, mark_shared(a.trace.words, b.trace.words, is_shared));
        }
        const auto words =
            static_cast<std::uint64_t>(std::count(is_shared.begin(), is_shared.end(), true));
        pair.words += words;
        if (words > 0) ++pair.documents;
        if (is_covered) pair.of += count_words(a.trace);
        const std::vector<Voice> voices = list_voices(a.trace);
        for (std::size_t at = 0; at < voices.size(); ++at)
            pair.quoted += is_shared[at] && voices[at] == Voice::quoted ? 1 : 0;
    }
    return pair;
}

/// Everything that a comparison says of shared text, with outlets by the names given.
std::string tell(const SharedComparison& shared, const std::vector<std::string>& names) {
    std::string text;
    std::map<std::string, std::string> by_name;
    for (std::size_t o = 0; o < shared.outlets.size(); ++o) {
        const SharedOutlet& outlet = shared.outlets[o];
        std::string line = std::to_string(outlet.words.count) + "/" +
                           std::to_string(outlet.words.of) + " in " +
                           std::to_string(outlet.documents);
        std::map<std::string, std::string> with;
        for (const SharedPair& pair : outlet.with) {
            with[names[pair.other]] =
                std::to_string(pair.words.count) + "/" + std::to_string(pair.words.of) + " runs " +
                std::to_string(pair.runs) + " longest " + std::to_string(pair.longest) +
                " quoted " + std::to_string(pair.voices[1]);
        }
        for (const auto& [name, words] : with) line += "; " + name + ": " + words;
        by_name[names[o]] = line;
    }
    for (const auto& [name, line] : by_name) text += name + " " + line + "\n";
    return text;
}

std::vector<std::string> names_of(const std::vector<NumberedDocument>& documents) {
    return index_outlets(table_of(documents).rows).names;
}

TEST_CASE("shared words are those that trying every two places finds") {
    REQUIRE(rc::check("naive twin", [] {
        const auto documents = any_numbered();
        const SharedComparison shared = compare_documents(documents);
        const std::vector<std::string> names = names_of(documents);
        for (std::size_t o = 0; o < names.size(); ++o) {
            std::map<std::size_t, const SharedPair*> with;
            for (const SharedPair& pair : shared.outlets[o].with) with[pair.other] = &pair;
            for (std::size_t other = 0; other < names.size(); ++other) {
                if (other == o) continue;
                const NaivePair naive = compare_naively(documents, names[o], names[other]);
                const SharedPair none;
                const SharedPair& found = with.contains(other) ? *with[other] : none;
                RC_ASSERT(found.words.count == naive.words);
                RC_ASSERT(found.longest == naive.longest);
                RC_ASSERT(found.documents == naive.documents);
                RC_ASSERT(found.voices[1] == naive.quoted);
                if (naive.words > 0) RC_ASSERT(found.words.of == naive.of);
            }
        }
    }));
}

TEST_CASE("each run shown stands in both documents and cannot go on") {
    REQUIRE(rc::check("runs", [] {
        const auto documents = any_numbered();
        std::map<std::string, const NumberedDocument*> by_key;
        for (const NumberedDocument& document : documents) by_key[document.row.key] = &document;
        const std::vector<std::string> names = names_of(documents);
        for (const SharedRun& run : compare_documents(documents).runs) {
            const NumberedDocument& a = *by_key[run.here.key];
            const NumberedDocument& b = *by_key[run.there.key];
            RC_ASSERT(a.row.outlet == names[run.outlet]);
            RC_ASSERT(b.row.outlet == names[run.other]);
            RC_ASSERT(a.row.event == b.row.event);
            RC_ASSERT(run.words >= shortest_run);
            const auto word = [](const NumberedDocument& document, std::size_t at) {
                return at < document.trace.words.size() ? document.trace.words[at] : 0U;
            };
            for (std::uint32_t at = 0; at < run.words; ++at) {
                RC_ASSERT(word(a, run.here.begin + at) != 0U);
                RC_ASSERT(word(a, run.here.begin + at) == word(b, run.there.begin + at));
            }
            const std::uint32_t behind = word(a, run.here.begin + run.words);
            RC_ASSERT(behind == 0 || behind != word(b, run.there.begin + run.words));
            RC_ASSERT(std::accumulate(run.voices.begin(), run.voices.end(), std::uint64_t{0}) ==
                      run.words);
        }
    }));
}

TEST_CASE("neither the order of documents nor the outlets' names make a difference") {
    REQUIRE(rc::check("order and names", [] {
        const auto documents = any_numbered();
        const std::string told = tell(compare_documents(documents), names_of(documents));
        std::vector<NumberedDocument> reversed(documents.rbegin(), documents.rend());
        RC_ASSERT(tell(compare_documents(reversed), names_of(documents)) == told);

        // Other names sort the other way round; keys of rows change with them.
        const std::map<std::string, std::string> renamed = {
            {"Ærø Posten", "A"}, {"Beacon", "zebra"}, {"courier", "Morning Line"}};
        std::map<std::string, std::string> back;
        for (const auto& [name, other] : renamed) back[other] = name;
        for (NumberedDocument& document : reversed) {
            document.row.outlet = renamed.at(document.row.outlet);
            document.row.key = sample_key(document.row.id + document.row.outlet);
            document.trace.key = document.row.key;
        }
        std::vector<std::string> names;
        for (const std::string& name : names_of(reversed)) names.push_back(back[name]);
        RC_ASSERT(tell(compare_documents(reversed), names) == told);
    }));
}

TEST_CASE("merged tables share what one table shares, byte for byte") {
    REQUIRE(rc::check("merge", [] {
        const auto documents = any_numbered();
        std::vector<NumberedDocument> left;
        std::vector<NumberedDocument> right;
        for (const NumberedDocument& document : documents)
            (*rc::gen::arbitrary<bool>() ? left : right).push_back(document);
        const Lexicon lexicon = make_sample_lexicon();
        const std::string whole = write_table(table_of(documents), lexicon);
        RC_ASSERT(write_table(merge(table_of(left), table_of(right)), lexicon) == whole);
        const ProfileTable again = read_table(whole, "part.jsonl", lexicon);
        RC_ASSERT(again.traces == table_of(documents).traces);
        RC_ASSERT(write_table(again, lexicon) == whole);
    }));
}

TEST_CASE("eleven words are no run, and none goes on over a break or to another event") {
    const auto common = numbers(100, 12);
    const auto eleven = numbers(100, 11);
    const auto broken = join({numbers(100, 6), {0}, numbers(106, 6)});
    struct Case {
        const char* name;
        std::vector<NumberedDocument> documents;
        std::uint64_t words;
    };
    const Case cases[] = {
        {"twelve", {make_numbered("a", "A", common), make_numbered("b", "B", common)}, 12},
        {"eleven", {make_numbered("a", "A", eleven), make_numbered("b", "B", eleven)}, 0},
        {"broken", {make_numbered("a", "A", broken), make_numbered("b", "B", broken)}, 0},
        {"same outlet", {make_numbered("a", "A", common), make_numbered("b", "A", common)}, 0},
        {"other event",
         {make_numbered("a", "A", common, "flood"), make_numbered("b", "B", common, "vote")},
         0},
        {"no event",
         {make_numbered("a", "A", common, ""), make_numbered("b", "B", common, "", "2031-12-24")},
         12},
        {"no event and one",
         {make_numbered("a", "A", common, ""), make_numbered("b", "B", common, "flood")},
         0},
    };
    for (const Case& c : cases) {
        INFO(c.name);
        CHECK(compare_documents(c.documents).outlets[0].words.count == c.words);
    }
}

TEST_CASE("the share of A with B differs from the share of B with A") {
    NumberedDocument a = make_numbered("a", "A", join({numbers(100, 20), numbers(500, 80)}));
    NumberedDocument b = make_numbered("b", "B", join({numbers(100, 20), {7}, numbers(100, 20)}));
    a.trace.voices = {{0, 15, Voice::quoted}};
    a.trace.credits = {{"Reuters", CreditKind::copy, "By Reuters"}};
    const NumberedDocument elsewhere = make_numbered("c", "A", numbers(900, 50), "vote");
    const SharedComparison shared = compare_documents({a, b, elsewhere});

    const SharedPair& of_a = shared.outlets[0].with.at(0);
    CHECK(of_a.words.count == 20);
    CHECK(of_a.words.of == 100);  // B does not cover the vote
    CHECK(shared.outlets[0].words.of == 150);
    CHECK(of_a.voices[0] == 5);
    CHECK(of_a.voices[1] == 15);
    CHECK(of_a.longest == 20);
    REQUIRE(of_a.wire.size() == 1);
    CHECK(of_a.wire[0].agency == "Reuters");
    CHECK(of_a.wire[0].words == 20);
    REQUIRE(shared.outlets[0].copies.size() == 1);
    CHECK(shared.outlets[0].copies[0].documents == 1);
    CHECK(shared.outlets[0].copies[0].words == 100);

    const SharedPair& of_b = shared.outlets[1].with.at(0);
    CHECK(of_b.words.count == 40);
    CHECK(of_b.words.of == 41);
    CHECK(of_b.runs == 2);
    CHECK(of_b.voices[0] == 40);
    REQUIRE(of_b.wire.size() == 1);
    CHECK(of_b.wire[0].words == 40);
    CHECK(of_b.wire[0].documents == 1);
    CHECK(shared.outlets[1].copies.empty());
}

TEST_CASE("the longest run counts, whichever document of the other outlet holds it") {
    const NumberedDocument here = make_numbered("a", "A", numbers(100, 40));
    const SharedComparison shared =
        compare_documents({here, make_numbered("b1", "B", numbers(100, 20), "flood", "2024-12-30"),
                           make_numbered("b2", "B", join({numbers(700, 9), numbers(100, 40)}))});
    CHECK(shared.outlets[0].with.at(0).longest == 40);
    CHECK(shared.outlets[0].with.at(0).words.count == 40);
    CHECK(shared.outlets[1].with.at(0).words.count == 60);
}

TEST_CASE("of many runs the longest are shown, with their number") {
    std::vector<NumberedDocument> documents;
    for (std::uint32_t n = 0; n < 15; ++n) {
        const auto words = numbers(1000 * (n + 1), 12 + n);
        documents.push_back(make_numbered("a" + std::to_string(n), "A", words));
        documents.push_back(make_numbered("b" + std::to_string(n), "B", words));
    }
    const SharedComparison shared = compare_documents(documents);
    CHECK(shared.outlets[0].with.at(0).runs == 15);
    CHECK(shared.outlets[0].with.at(0).shown == runs_shown);
    REQUIRE(shared.runs.size() == 2 * runs_shown);
    CHECK(shared.runs.front().words == 26);
    CHECK(shared.runs[runs_shown - 1].words == 17);
}

}  // namespace
}  // namespace parallax
