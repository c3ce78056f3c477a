#include "tests/lexicon/lexicon_folders.hpp"

#include "engine/core/input_error.hpp"

#include <fstream>
#include <random>

namespace parallax::testing {
namespace {

void write_file(const std::filesystem::path& path, std::string_view bytes) {
    std::ofstream out(path, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

const char* const plain_header =
    "phrase\taxis\tweight\ttarget\tchoice\tfunction\tpair\treference\tnote\tsource\n";

TemporaryFolder::TemporaryFolder() {
    std::random_device random;
    do {
        path_ = std::filesystem::temp_directory_path() /
                ("parallax-lexicon-" + std::to_string(random()));
    } while (!std::filesystem::create_directory(path_));
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path TemporaryFolder::add(const std::string& name, std::string_view json,
                                           std::string_view table) const {
    const std::filesystem::path folder = path_ / name;
    std::filesystem::create_directories(folder);
    write_file(folder / "lexicon.json", json);
    write_file(folder / "terms.tsv", table);
    return folder;
}

std::string plain_json(std::string_view id, std::string_view more) {
    std::string json = R"({"format": "parallax-lexicon/1", "kind": "framing",
"id": ")";
    json += id;
    json += R"(",
"title": "A lexicon for tests", "language": "en", "version": "1.0.0",
)";
    json += more;
    json += R"(
"axes": {"legitimacy": {"negative": "delegitimising", "positive": "legitimising"},
         "force": {"negative": "condemning", "positive": "excusing"}},
"targets": {"alpha": {"name": "Alpha", "kind": "armed-group", "side": "north",
                      "aliases": ["Alpha", "Alpha Front"], "generic": ["the group"],
                      "members": ["Jane Roe", "Roe"]},
            "beta": {"name": "Beta", "kind": "state", "side": "south",
                     "aliases": ["Beta", "Republic of Beta"], "generic": ["the country"]}},
"choices": {"group": {"about": "what it is called", "target": null, "kinds": ["armed-group"]},
            "place": {"about": "where", "target": "beta"}}
})";
    return json;
}

std::string faults_of(const TemporaryFolder& folder,
                      const std::vector<std::filesystem::path>& lexicons) {
    try {
        const Lexicon lexicon = read_lexicons(lexicons);
        return {};
    } catch (const InputError& error) {
        std::string out;
        for (Fault fault : error.faults()) {
            fault.excerpt.clear();
            out += describe(fault) + '\n';
        }
        const std::string prefix = folder.path().generic_string() + '/';
        for (std::size_t at = 0; (at = out.find(prefix)) != std::string::npos;) {
            out.erase(at, prefix.size());
        }
        if (!out.empty()) out.pop_back();
        return out;
    }
}

Lexicon read_plain(std::string_view table) {
    const TemporaryFolder folder;
    const std::vector<std::filesystem::path> folders{
        folder.add("plain", plain_json("plain"), std::string(plain_header) + std::string(table))};
    return read_lexicons(folders);
}

}  // namespace parallax::testing
