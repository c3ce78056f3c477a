#pragma once

#include "engine/core/input_error.hpp"
#include "engine/corpus/read_corpus.hpp"
#include "tests/catch.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

/// A folder of its own for one test, removed with all that is in it.
class CorpusFolder {
public:
    CorpusFolder() {
        std::string name =
            (std::filesystem::temp_directory_path() / "parallax-corpus-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = std::filesystem::path(name) / "news";
        std::filesystem::create_directory(path_);
    }
    CorpusFolder(const CorpusFolder&) = delete;
    CorpusFolder& operator=(const CorpusFolder&) = delete;
    ~CorpusFolder() { std::filesystem::remove_all(path_.parent_path()); }

    /// Its base name is "news".
    [[nodiscard]] std::string path() const { return path_.string(); }

    /// Writes a file at a path below the folder; returns its whole path.
    std::string write(const std::string& name, std::string_view bytes) const {
        const std::filesystem::path file = path_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << bytes;
        return file.string();
    }

private:
    std::filesystem::path path_;
};

/// Reads `bytes` as a file of that name.
inline parallax::Corpus read_bytes(const std::string& name, std::string_view bytes,
                                   unsigned threads = 1) {
    const CorpusFolder folder;
    return parallax::read_corpus({folder.write(name, bytes)}, threads);
}

/// Every reject as it is shown, in order.
inline std::vector<std::string> described_rejects(const parallax::Corpus& corpus) {
    std::vector<std::string> lines;
    for (const parallax::Reject& reject : corpus.rejects) lines.push_back(describe(reject));
    return lines;
}

/// The texts of the documents, in order.
inline std::vector<std::string> texts(const parallax::Corpus& corpus) {
    std::vector<std::string> all;
    for (const parallax::Document& document : corpus.documents) all.push_back(document.text);
    return all;
}

/// "line:column: message" of the first fault that reading these paths throws.
inline std::string fault_of(const std::vector<std::string>& paths) {
    try {
        (void)parallax::read_corpus(paths);
    } catch (const parallax::InputError& error) {
        const parallax::Fault& fault = error.faults().front();
        return std::to_string(fault.line) + ":" + std::to_string(fault.column) + ": " +
               fault.message;
    }
    return "no InputError";
}

inline std::string fault_of_bytes(const std::string& name, std::string_view bytes) {
    const CorpusFolder folder;
    return fault_of({folder.write(name, bytes)});
}
