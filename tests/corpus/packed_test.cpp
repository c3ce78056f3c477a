#include "tests/corpus/corpus_files.hpp"

#include <cstdio>

#include <boost/iostreams/device/back_inserter.hpp>
#include <boost/iostreams/filter/gzip.hpp>
#include <boost/iostreams/filtering_stream.hpp>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zstd.h>

using parallax::Corpus;
using parallax::read_corpus;
using Lines = std::vector<std::string>;

namespace {

std::string gzip(const std::string& bytes) {
    namespace io = boost::iostreams;
    std::string packed;
    io::filtering_ostream out;
    out.push(io::gzip_compressor());
    out.push(io::back_inserter(packed));
    out << bytes;
    out.reset();
    return packed;
}

std::string zstd(const std::string& bytes) {
    std::string packed(ZSTD_compressBound(bytes.size()), '\0');
    packed.resize(ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), 3));
    return packed;
}

struct Packing {
    std::string ending;
    std::string (*pack)(const std::string&);
};

const std::vector<Packing> packings = {{".gz", gzip}, {".zst", zstd}};

std::string record(const std::string& text) {
    return R"({"outlet":"A","text":")" + text + "\"}\n";
}

/// Records whose bytes hardly compress, so that every cut of the stream cuts records.
std::string many_records(int count) {
    std::string bytes;
    unsigned state = 1;
    for (int i = 0; i < count; ++i) {
        std::string text;
        for (int k = 0; k < 400; ++k) {
            state = state * 1664525U + 1013904223U;
            text += static_cast<char>('a' + (state >> 24U) % 26);
        }
        bytes += record(text);
    }
    return bytes;
}

}  // namespace

TEST_CASE("compressed files are read, several members or frames too") {
    for (const Packing& p : packings) {
        INFO(p.ending);
        CHECK(texts(read_bytes("a.jsonl" + p.ending, p.pack(record("1")))) == Lines{"1"});
        CHECK(texts(read_bytes("a.jsonl" + p.ending, p.pack(record("1")) + p.pack("") +
                                                         p.pack(record("2")))) == Lines{"1", "2"});
        CHECK(texts(read_bytes("a.csv" + p.ending, p.pack("outlet,text\nA,1\n"))) == Lines{"1"});
        CHECK(read_bytes("a.jsonl" + p.ending, p.pack("")).read == 0);
        const std::string large = many_records(3000);
        CHECK(texts(read_bytes("a.jsonl" + p.ending, p.pack(large))) ==
              texts(read_bytes("a.jsonl", large)));
    }
}

TEST_CASE("what is compressed is known by its bytes, not by its name") {
    for (const Packing& p : packings) {
        INFO(p.ending);
        CHECK(texts(read_bytes("a.jsonl", p.pack(record("1")))) == Lines{"1"});
        CHECK(texts(read_bytes("a.jsonl" + p.ending, record("1"))) == Lines{"1"});
    }
}

TEST_CASE("a stream cut anywhere yields the records before the cut and one reject") {
    const std::string bytes = many_records(60);
    const Lines all = texts(read_bytes("a.jsonl", bytes));
    REQUIRE(all.size() == 60);
    for (const Packing& p : packings) {
        // Two frames, so that something can be read of a cut that lies in the second.
        const std::size_t half = bytes.size() / 2;
        const std::string first = p.pack(bytes.substr(0, half));
        const std::string packed = first + p.pack(bytes.substr(half));
        for (std::size_t size = first.size() + 1; size < packed.size(); size += 97) {
            INFO(p.ending << " cut at " << size << " of " << packed.size());
            const Corpus corpus = read_bytes("a.jsonl" + p.ending, packed.substr(0, size));
            REQUIRE(corpus.rejects.size() == 1);
            CHECK(corpus.rejects.front().reason == parallax::RejectReason::truncated);
            CHECK(corpus.rejects.front().origin.line == corpus.documents.size() + 1);
            CHECK(corpus.documents.size() >= 29);
            const Lines read = texts(corpus);
            CHECK(std::equal(read.begin(), read.end(), all.begin()));
            CHECK(corpus.read == corpus.documents.size() + 1);
        }
    }
}

TEST_CASE("a stream cut at the end of a line has lost the next record") {
    for (const Packing& p : packings) {
        INFO(p.ending);
        const std::string first = p.pack(record("1"));
        const std::string cut = first + p.pack(many_records(2)).substr(0, 9);
        const Corpus corpus = read_bytes("a.jsonl" + p.ending, cut);
        CHECK(texts(corpus) == Lines{"1"});
        REQUIRE(corpus.rejects.size() == 1);
        CHECK(corpus.rejects.front().origin.line == 2);
    }
}

TEST_CASE("a compressed file that ends early or is damaged says so") {
    const std::string good = many_records(200);
    const std::string gz = gzip(good);
    CHECK(described_rejects(read_bytes("a.jsonl.gz", gz.substr(0, gz.size() - 4))) ==
          Lines{"a.jsonl.gz:201: truncated: the compressed file ends early; what came before was "
                "read, copy the file again for the rest"});
    std::string wrong_sum = gz;
    wrong_sum[gz.size() - 6] = static_cast<char>(wrong_sum[gz.size() - 6] ^ 1);
    const std::string damaged =
        "truncated: the compressed file is damaged from here on; what came before was read, copy "
        "the file again for the rest";
    CHECK(read_bytes("a.jsonl.gz", wrong_sum).rejects.size() == 1);
    CHECK(describe(read_bytes("a.jsonl.gz", wrong_sum).rejects.back()).find(damaged) !=
          std::string::npos);
    CHECK(described_rejects(read_bytes("a.jsonl.zst", zstd(good) + "garbage")) ==
          Lines{"a.jsonl.zst:201: " + damaged});
    CHECK(fault_of_bytes("a.jsonl.gz", gz.substr(0, 12)) ==
          "0:0: this looks like a gzip file, but nothing could be read of it; fetch or compress it "
          "again");
    CHECK(fault_of_bytes("a.jsonl.zst", zstd(good).substr(0, 12)) ==
          "0:0: this looks like a Zstandard file, but nothing could be read of it; fetch or "
          "compress it again");
}

TEST_CASE("the last row of a CSV file that ends early is what was lost") {
    const std::string head = zstd("outlet,text\nA,one\nA,\"two\nlines");
    const std::string cut = head + zstd(many_records(2)).substr(0, 9);
    const Corpus corpus = read_bytes("a.csv.zst", cut);
    CHECK(texts(corpus) == Lines{"one"});
    REQUIRE(corpus.rejects.size() == 1);
    CHECK(corpus.rejects.front().reason == parallax::RejectReason::truncated);
    CHECK(corpus.rejects.front().origin.line == 3);
}

TEST_CASE("a compressed text of a folder is read whole or not at all") {
    for (const Packing& p : packings) {
        INFO(p.ending);
        const CorpusFolder folder;
        const std::string packed = p.pack("A whole article.");
        folder.write("A/1.txt" + p.ending, packed);
        folder.write("A/2.txt" + p.ending, p.pack("first part") + packed.substr(0, 14));
        folder.write("A/3.txt" + p.ending, packed.substr(0, 8));
        const Corpus corpus = read_corpus({folder.path()});
        CHECK(texts(corpus) == Lines{"A whole article."});
        REQUIRE(corpus.rejects.size() == 2);
        CHECK(describe(corpus.rejects[0]) ==
              "news/A/2.txt" + p.ending +
                  ": truncated: the compressed file ends early or is damaged, so its text is not "
                  "whole");
        CHECK(corpus.rejects[1].reason == parallax::RejectReason::truncated);
        CHECK(corpus.inputs.size() == 3);
    }
}

TEST_CASE("standard input is JSONL, compressed or not") {
    for (const std::string& bytes : {record("1"), gzip(record("1")), zstd(record("1"))}) {
        const CorpusFolder folder;
        const std::string file = folder.write("piped", bytes);
        const int saved = ::dup(STDIN_FILENO);
        std::FILE* const opened = std::fopen(file.c_str(), "rb");
        REQUIRE(opened != nullptr);
        ::dup2(::fileno(opened), STDIN_FILENO);
        const Corpus corpus = read_corpus({"-"});
        ::dup2(saved, STDIN_FILENO);
        ::close(saved);
        std::fclose(opened);
        CHECK(texts(corpus) == Lines{"1"});
        REQUIRE(corpus.inputs.size() == 1);
        CHECK(corpus.inputs.front().name == "-");
        CHECK(corpus.documents.front().origin.file == "-");
        CHECK(corpus.documents.front().origin.line == 1);
    }
}

TEST_CASE("standard input may be a socket, and is read from where it stands") {
    const std::string lines = record("read before") + "\n" + record("left") + "\n";
    const auto read_from = [](int descriptor) {
        const int saved = ::dup(STDIN_FILENO);
        ::dup2(descriptor, STDIN_FILENO);
        Corpus corpus = read_corpus({"-"});
        ::dup2(saved, STDIN_FILENO);
        ::close(saved);
        return corpus;
    };
    SECTION("a socket") {
        int ends[2];
        REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
        REQUIRE(::write(ends[1], lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()));
        ::close(ends[1]);
        CHECK(texts(read_from(ends[0])) == Lines{"read before", "left"});
        ::close(ends[0]);
    }
    SECTION("a file of which a line was read") {
        const CorpusFolder folder;
        const std::string file = folder.write("piped", lines);
        const int descriptor = ::open(file.c_str(), O_RDONLY);
        REQUIRE(::lseek(descriptor, static_cast<off_t>(record("read before").size() + 1),
                        SEEK_SET) > 0);
        CHECK(texts(read_from(descriptor)) == Lines{"left"});
        ::close(descriptor);
    }
}
