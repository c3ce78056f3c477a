// Readers of articles, examples and ratings. The first byte of an input says which, the rest is the
// file. What was read and what was rejected must add up to the records there were.
#include "engine/core/input_error.hpp"
#include "engine/corpus/pack.hpp"
#include "engine/corpus/read_corpus.hpp"
#include "engine/corpus/read_examples.hpp"
#include "engine/corpus/read_ratings.hpp"
#include "tests/fuzz/fuzz_target.hpp"

#include <array>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace parallax::fuzz {
namespace {

namespace fs = std::filesystem;

/// By the first byte. A file "corpus.json" is read as the folder it lies in.
constexpr std::array<std::string_view, 8> files{"a.jsonl",     "a.csv",   "a.tsv", "a.jsonl.zst",
                                                "corpus.json", "e.jsonl", "e.csv", "r.csv"};

class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "parallax-fuzz-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = name;
        std::ofstream(path_ / "one.txt") << "The council of Teln voted on the harbour tax.\n";
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

void require(bool holds, const char* what) {
    if (!holds) throw std::logic_error(what);
}

void read_articles(const std::string& path) {
    const Corpus corpus = read_corpus({path});
    require(corpus.documents.size() + corpus.rejects.size() == corpus.read,
            "documents and rejects are not what was read");
    for (const Document& document : corpus.documents) {
        require(!document.outlet.empty() && !document.text.empty() && !document.id.empty(),
                "a document lacks outlet, text or id");
    }
    for (const Reject& reject : corpus.rejects)
        require(!reject.message.empty() && !reject.origin.file.empty(), "a reject says nothing");
}

void read_labelled(const std::string& path) {
    const Examples examples = read_examples({path});
    require(examples.examples.size() + examples.rejects.size() == examples.read,
            "examples and rejects are not what was read");
    for (const Example& example : examples.examples) {
        require(!example.votes.empty(), "an example has no label");
        for (const auto& [name, votes] : example.votes)
            require(votes > 0.0, "a label without a vote");
    }
}

void read_coders(const std::string& path) {
    const Ratings ratings = read_ratings({path});
    require(ratings.ratings.size() + ratings.blank == ratings.read,
            "ratings and blanks are not what was read");
}

}  // namespace

std::vector<std::string> make_corpus_seeds() {
    const std::string lines =
        "{\"id\":\"a\",\"outlet\":\"Post\",\"title\":\"T\",\"date\":\"2025-02-28\",\"text\":\"The "
        "mayor \\u201cspoke\\u201d of it. \\ud83d\\ude00\"}\n{\"outlet\":\"Echo\",\"text\":\"Two "
        "men were held.\",\"lang\":\"en\",\"event\":\"e\",\"url\":\"https://example.org\"}\n";
    const std::string table =
        "outlet,text,date,id\nPost,\"He said \"\"no\"\", twice.\",2025-03-01T10:00:00+02:00,1\n"
        "\"Echo\n\",The bridge is shut.,,2\n";
    std::string tabs = table;
    for (char& c : tabs) c = c == ',' ? '\t' : c;
    return {std::string(1, '\0') + lines,
            std::string(1, '\1') + table,
            std::string(1, '\2') + tabs,
            std::string(1, '\3') + pack(lines) + pack(lines),
            std::string(1, '\4') +
                "{\"format\":\"parallax-corpus/1\",\"documents\":[{\"file\":\"one.txt\","
                "\"outlet\":\"Post\",\"title\":\"T\",\"date\":\"2025-03-01\"},{\"file\":"
                "\"two.txt\",\"outlet\":\"Echo\"}]}",
            std::string(1, '\5') +
                "{\"text\":\"A plain line.\",\"label\":\"plain\"}\n{\"text\":\"Loaded!\",\"label\":"
                "{\"plain\":1,\"loaded\":2.5},\"marked\":[\"Loaded\"],\"group\":\"g\"}\n",
            std::string(1, '\6') +
                "text,label,outlet\n\"A, b\",plain,Post\nC,\"{\"\"plain\"\":1}\",Echo\n",
            std::string(1, '\7') + "unit,coder,rating\nu1,ann,-1\nu1,ben,2.5\nu2,ann,\n"};
}

void feed_corpus(std::string_view input) {
    static const Folder folder;
    if (input.empty()) return;
    const auto kind = static_cast<unsigned char>(input.front()) % files.size();
    const fs::path file = folder.path() / files[kind];
    const fs::path named = files[kind] == "corpus.json" ? folder.path() : file;
    {
        std::ofstream out(file, std::ios::binary);
        out.write(input.data() + 1, static_cast<std::streamsize>(input.size() - 1));
    }
    try {
        if (kind < 5) {
            read_articles(named.string());
        } else if (kind < 7) {
            read_labelled(named.string());
        } else {
            read_coders(named.string());
        }
    } catch (const InputError& error) {
        require(!error.faults().empty(), "an error without a fault");
    }
    fs::remove(file);
}

}  // namespace parallax::fuzz
