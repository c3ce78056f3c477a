#include "engine/corpus/read_articles.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/utf8.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/corpus/input_records.hpp"
#include "engine/corpus/record.hpp"
#include "engine/corpus/table_source.hpp"
#include "engine/corpus/unpack.hpp"

#include <filesystem>
#include <iterator>
#include <string_view>
#include <system_error>
#include <utility>

namespace parallax {
namespace {

namespace fs = std::filesystem;

bool is_corpus(const std::string& path) {
    if (path == standard_input) return false;
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) return true;
    const std::string_view plain = strip_packing(path);
    for (const std::string_view ending : {".jsonl", ".csv", ".tsv", ".json"}) {
        if (plain.ends_with(ending)) return true;
    }
    return false;
}

std::string read_bytes(const std::string& path) {
    if (path != standard_input) return read_whole_file(path);
    constexpr std::size_t piece = 1U << 16U;
    FileReader reader = FileReader::of_standard_input();
    std::string bytes;
    while (reader.append_next(bytes, piece) == piece) {
    }
    return bytes;
}

Record make_article(const std::string& path, std::string&& packed) {
    Origin origin{path, 0};
    Unpacked file = unpack(std::move(packed), path);
    if (!file.damage.empty()) {
        return Reject{std::move(origin), RejectReason::truncated,
                      "the compressed file ends early or is damaged, so its text is not whole"};
    }
    if (const auto bad = find_invalid_utf8(file.bytes)) {
        return make_reject(describe_invalid_utf8("text", *bad, "the file"), std::move(origin));
    }
    RawRecord record;
    record.id = path;
    record.outlet = path;
    record.text = std::move(file.bytes);
    record.has_text = true;
    return make_record(std::move(record), std::move(origin));
}

void add_article(const std::string& path, Corpus& into) {
    std::string bytes = read_bytes(path);
    into.inputs.push_back(describe_input(path, bytes));
    ++into.read;
    Record record = make_article(path, std::move(bytes));
    if (auto* document = std::get_if<Document>(&record)) {
        into.documents.push_back(std::move(*document));
    } else {
        into.rejects.push_back(std::get<Reject>(std::move(record)));
    }
}

/// A record's file by its place below what the user named, instead of by its base name.
std::string place_below(const std::string& path, const std::string& shown) {
    std::error_code ignored;
    if (!fs::is_directory(path, ignored)) return path;
    const std::size_t slash = shown.find('/');
    if (slash == std::string::npos) return path;
    return (fs::path(path) / shown.substr(slash + 1)).generic_string();
}

void add_corpus(const std::string& path, unsigned threads, Corpus& into) {
    Corpus corpus = read_corpus({path}, threads);
    const auto place = [&](Origin& origin) { origin.file = place_below(path, origin.file); };
    for (Document& document : corpus.documents) place(document.origin);
    for (Reject& reject : corpus.rejects) place(reject.origin);
    into.read += corpus.read;
    std::move(corpus.documents.begin(), corpus.documents.end(), std::back_inserter(into.documents));
    std::move(corpus.rejects.begin(), corpus.rejects.end(), std::back_inserter(into.rejects));
    std::move(corpus.inputs.begin(), corpus.inputs.end(), std::back_inserter(into.inputs));
}

}  // namespace

Corpus read_articles(const std::vector<std::string>& paths, unsigned threads) {
    Corpus articles;
    for (const std::string& path : paths) {
        if (is_corpus(path)) {
            add_corpus(path, threads, articles);
        } else {
            add_article(path, articles);
        }
    }
    return articles;
}

}  // namespace parallax
