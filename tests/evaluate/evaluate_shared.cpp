// Time, memory and results of the search for shared text on a corpus, at growing sizes, with the
// comparison of every two documents of an event, place by place, as baseline.
//   evaluate_shared ROOT CORPUS [--no-events]
#include "engine/corpus/read_corpus.hpp"
#include "engine/profile/outlet_index.hpp"
#include "engine/profile/profile_table.hpp"
#include "engine/profile/shared_comparison.hpp"
#include "engine/profile/shared_repeats.hpp"
#include "engine/text/parse_text.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <malloc.h>

namespace {

using namespace parallax;

struct TracedCorpus {
    std::vector<DocumentRow> rows;
    std::vector<WordTrace> traces;
    std::uint64_t words = 0;
};

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double megabytes_in_use() {
    return static_cast<double>(mallinfo2().uordblks) / 1e6;
}

TracedCorpus trace(const Corpus& corpus, const TextRules& rules, bool with_events) {
    TracedCorpus traced;
    Vocabulary vocabulary;
    for (const Document& document : corpus.documents) {
        const ParsedText title = parse_title(document.title, rules, vocabulary);
        const ParsedText text = parse_text(document.text, document.title, rules, vocabulary);
        WordTrace words = trace_words(title, text, vocabulary);
        DocumentRow row;
        row.key = words.key = content_key(document);
        row.id = document.id;
        row.outlet = document.outlet;
        row.date = document.date;
        if (with_events) row.event = document.event;
        row.words[0] = static_cast<std::uint32_t>(count_words(words));
        traced.words += row.words[0];
        traced.rows.push_back(std::move(row));
        traced.traces.push_back(std::move(words));
    }
    return traced;
}

/// Of `all` the first `part` of 4 quarters; beyond 4, more copies of all in other words, so that a
/// copy shares with itself what the corpus does, and nothing with the others.
ProfileTable make_size(const TracedCorpus& all, std::size_t quarters) {
    std::vector<DocumentRow> rows;
    std::vector<WordTrace> traces;
    const std::size_t wanted = all.rows.size() * quarters / 4;
    for (std::size_t at = 0; at < wanted; ++at) {
        const std::size_t copy = at / all.rows.size();
        DocumentRow row = all.rows[at % all.rows.size()];
        WordTrace words = all.traces[at % all.rows.size()];
        if (copy > 0) {
            row.id += '#';
            row.id += std::to_string(copy);
            if (!row.event.empty()) row.event += '#' + std::to_string(copy);
            row.key[0] = static_cast<char>('g' + copy);
            words.key = row.key;
            for (std::uint32_t& word : words.words) {
                if (word == 0) continue;
                word = word * 2654435761U + static_cast<std::uint32_t>(copy);
                if (word == 0) word = 1;
            }
        }
        rows.push_back(std::move(row));
        traces.push_back(std::move(words));
    }
    return make_table(std::move(rows), {}, 1, 0, std::move(traces));
}

/// Shared words of all documents, by trying every two places of every two documents of an event.
std::uint64_t count_naively(const ProfileTable& table) {
    std::map<std::string_view, std::vector<std::size_t>> events;
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        events[table.rows[row].event].push_back(row);
    std::uint64_t shared = 0;
    for (const auto& [event, rows] : events) {
        for (const std::size_t a : rows) {
            const auto& here = table.traces[a].words;
            std::vector<bool> is_shared(here.size());
            for (const std::size_t b : rows) {
                if (table.rows[a].outlet == table.rows[b].outlet) continue;
                const auto& there = table.traces[b].words;
                std::vector<std::uint32_t> lengths(there.size() + 1);
                for (std::size_t i = here.size(); i-- > 0;) {
                    // lengths[j] becomes the length of the run that begins at i and j.
                    for (std::size_t j = 0; j < there.size(); ++j) {
                        const bool same = here[i] != 0 && here[i] == there[j];
                        lengths[j] = same ? lengths[j + 1] + 1 : 0;
                        for (std::uint32_t n = 0; lengths[j] >= shortest_run && n < lengths[j]; ++n)
                            is_shared[i + n] = true;
                    }
                }
            }
            shared +=
                static_cast<std::uint64_t>(std::count(is_shared.begin(), is_shared.end(), true));
        }
    }
    return shared;
}

void measure(const TracedCorpus& all, std::size_t quarters, bool with_baseline) {
    const ProfileTable table = make_size(all, quarters);
    const OutletIndex index = index_outlets(table.rows);
    std::uint64_t words = 0;
    for (const WordTrace& words_of : table.traces) words += count_words(words_of);
    const auto start = std::chrono::steady_clock::now();
    const SharedComparison shared = compare_shared(table, index);
    const double seconds = seconds_since(start);
    std::uint64_t found = 0;
    std::uint64_t pairs = 0;
    std::uint64_t longest = 0;
    for (const SharedOutlet& outlet : shared.outlets) {
        found += outlet.words.count;
        pairs += outlet.with.size();
        for (const SharedPair& pair : outlet.with) longest = std::max(longest, pair.longest);
    }
    std::vector<StoryText> texts;
    for (std::uint32_t row = 0; row < table.rows.size(); ++row) {
        texts.push_back({&table.traces[row], 0, row, table.rows[row].event, table.rows[row].date,
                         table.rows[row].id, table.rows[row].url});
    }
    const auto duplicates_start = std::chrono::steady_clock::now();
    const auto duplicates = find_near_duplicates(texts);
    const double duplicates_seconds = seconds_since(duplicates_start);
    const auto dropped = std::count_if(duplicates.begin(), duplicates.end(),
                                       [](const auto& duplicate) { return duplicate.has_value(); });
    std::printf(
        "%6.2fx %8zu documents %9llu words  %.3f s  %5.0f ns a word; shared %llu (%.2f %%), "
        "%llu pairs, longest run %llu; near duplicates %ld in %.3f s",
        static_cast<double>(quarters) / 4.0, table.rows.size(),
        static_cast<unsigned long long>(words), seconds,
        1e9 * seconds / static_cast<double>(std::max<std::uint64_t>(words, 1)),
        static_cast<unsigned long long>(found),
        100.0 * static_cast<double>(found) / static_cast<double>(std::max<std::uint64_t>(words, 1)),
        static_cast<unsigned long long>(pairs), static_cast<unsigned long long>(longest),
        static_cast<long>(dropped), duplicates_seconds);
    if (with_baseline) {
        const auto naive_start = std::chrono::steady_clock::now();
        const std::uint64_t naive = count_naively(table);
        std::printf("; every two places: %llu shared (%s) in %.1f s",
                    static_cast<unsigned long long>(naive),
                    naive == found ? "the same" : "DIFFERENT", seconds_since(naive_start));
    }
    std::printf("\n");
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::fprintf(stderr, "usage: evaluate_shared ROOT CORPUS [--no-events]\n");
        return 2;
    }
    const std::filesystem::path root(arguments[1]);
    const bool with_events = count < 4 || std::string_view(arguments[3]) != "--no-events";
    const TextRules rules(root / "lexicons/style");
    const Corpus corpus = read_corpus({arguments[2]});
    const double before = megabytes_in_use();
    const auto start = std::chrono::steady_clock::now();
    const TracedCorpus all = trace(corpus, rules, with_events);
    std::printf("parsing and tracing: %.2f s; traces %.1f bytes a word\n", seconds_since(start),
                1e6 * (megabytes_in_use() - before) / static_cast<double>(all.words));
    for (const std::size_t quarters :
         {std::size_t{1}, std::size_t{2}, std::size_t{4}, std::size_t{8}, std::size_t{16}}) {
        measure(all, quarters, with_events && quarters == 4);
    }
    return 0;
}
